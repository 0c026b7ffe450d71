"""Appendices: their labels, titles and references, after the signature."""

from __future__ import annotations

import re
from typing import Final

from docgen.check.components.body import read_blocks
from docgen.check.components.model import Appendix, Document
from docgen.check.pieces import Piece, lines_of
from docgen.check.texts import fold, is_upper, typed_line
from docgen.check.view import Paragraph

__all__ = ["find_appendices", "first_appendix"]

_LABEL: Final = re.compile(
    r"^\s*(?:phụ\s*lục|mẫu\s+biểu|biểu\s+mẫu|biểu\s+số|mẫu\s+số)\s*(?:số)?\s*[:.]?\s*"
    r"([IVXLC]{1,6}\b|\d{1,3}\b|[A-ZĐ]\b|…|\.{3})?\s*[.:)-]?\s*(.*)$",
    re.IGNORECASE | re.DOTALL,
)

_FIRST: Final = ("phụ", "mẫu", "biểu")


def _label(paragraph: Paragraph) -> re.Match[str] | None:
    text = paragraph.text.lower()
    if not any(map(text.__contains__, _FIRST)) or paragraph.box is not None:
        return None
    if paragraph.cell is not None and paragraph.cell.table.bordered:
        return None
    lines = lines_of(paragraph)
    found = _LABEL.match(lines[0].text) if lines else None
    if found is None:
        return None
    apart = paragraph.format.align == "center" or paragraph.page_break
    strong = lines[0].share("bold") > 0.5
    if found[2] and not (apart and strong):
        return None  # a sentence that speaks of an appendix
    return found if apart or (strong and len(lines[0].text) < 40) else None


def first_appendix(document: Document, start: int) -> int:
    """Index of the paragraph where the first appendix begins, or the number of paragraphs."""
    paragraphs = document.view.paragraphs
    for at in range(start, len(paragraphs)):
        if _label(paragraphs[at]) is not None:
            return at
    return len(paragraphs)


def find_appendices(document: Document, start: int) -> None:
    """All appendices from ``start`` on."""
    paragraphs = document.view.paragraphs
    starts = [at for at in range(start, len(paragraphs)) if _label(paragraphs[at]) is not None]
    for at, following in zip(starts, [*starts, len(paragraphs)][1:], strict=True):
        document.appendices.append(_appendix(paragraphs, at, following))
    keys: dict[str, list[Piece]] = {"phu-luc": [], "tieu-de-phu-luc": [], "kem-theo": []}
    for appendix in document.appendices:
        keys["phu-luc"].append(appendix.label)
        keys["tieu-de-phu-luc"] += appendix.title
        keys["kem-theo"] += appendix.reference
    document.pieces.update({key: pieces for key, pieces in keys.items() if pieces})


def _like_title(piece: Piece) -> bool:
    align = piece.paragraph.format.align
    return align == "center" or (is_upper(piece.text) and piece.share("bold") > 0.5)


def _appendix(paragraphs: list[Paragraph], at: int, end: int) -> Appendix:
    lines = lines_of(paragraphs[at])
    found = _label(paragraphs[at])
    assert found is not None
    appendix = Appendix(lines[0], found[1] or "", bool(found[2].strip()), first=at, last=end - 1)
    appendix.title = lines[1:]
    index = at + 1
    while index < end and index < at + 14:
        paragraph = paragraphs[index]
        if paragraph.cell is not None and paragraph.cell.table.bordered:
            break
        lines = [line for line in lines_of(paragraph) if not typed_line(line.raw)]
        if not lines:
            index += 1
            continue
        folded = fold(lines[0].text)
        open_reference = appendix.reference and ")" not in " ".join(
            piece.text for piece in appendix.reference
        )
        if re.match(r"^\(?\s*(ban hanh )?kem theo", folded) or open_reference:
            appendix.reference += lines
        elif (
            appendix.reference
            or not _like_title(lines[0])
            or re.match(r"^\(?(dvt|don vi( tinh)?)\b", folded)
        ):
            break
        else:
            appendix.title += lines
        index += 1
    appendix.blocks = read_blocks(paragraphs[index:end])
    return appendix
