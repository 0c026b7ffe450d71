"""Nghị định 30/2020/NĐ-CP, in force from 5 March 2020 (Điều 37): one module for each subject."""

from __future__ import annotations

from docgen.standard.model import Sentence, Standard
from docgen.standard.nd30_2020 import (
    appendix,
    body,
    capitals,
    header,
    marks,
    page,
    presumed,
    recipients,
    scope,
    signature,
    structure,
    title,
    types,
)

__all__ = ["standard"]

# In the order in which the decree speaks, and a reader meets, the parts of a document.
_PARTS = (scope, page, header, title, body, structure, signature, recipients, appendix, marks)
_PARTS_OF_TEXT = (capitals, presumed)


def standard() -> Standard:
    """The decree, put together from its parts."""
    parts = (*_PARTS, *_PARTS_OF_TEXT)
    return Standard(
        name="nd30-2020",
        title="Nghị định về công tác văn thư",
        citation="Nghị định 30/2020/NĐ-CP",
        since="2020-03-05",
        until="",
        language="vi-VN",
        rules=tuple(rule for part in parts for rule in part.RULES),
        subjects=tuple(subject for part in parts for subject in part.SUBJECTS),
        document_types=types.DOCUMENT_TYPES,
        copy_types=types.COPY_TYPES,
        urgency=marks.URGENCY,
        secrecy=marks.SECRECY,
        circulation=marks.CIRCULATION,
        authorities=signature.AUTHORITIES,
        cells=page.CELLS,
        size_pairs=header.SIZE_PAIRS,
        point_letters=structure.POINT_LETTERS,
        numbering=structure.NUMBERING,
        titled_levels=structure.TITLED_LEVELS,
        fixed_names=capitals.FIXED_NAMES,
        academic_titles=signature.ACADEMIC_TITLES,
        abolished_units=presumed.ABOLISHED_UNITS,
        basis_words=body.BASIS_WORDS,
        read_sentences=_sentences,
    )


def _sentences() -> tuple[Sentence, ...]:
    from docgen.standard.nd30_2020.coverage import SENTENCES

    return SENTENCES
