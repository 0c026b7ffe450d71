"""Core properties after the metadata of Phụ lục VI."""

from __future__ import annotations

from docgen.layout.document import Properties
from docgen.layout.references import number_text, organ_in_prose
from docgen.schemas.document import NamedDocument
from docgen.vietnamese import PartialDate

__all__ = ["properties_of"]


def properties_of(document: NamedDocument, type_title: str) -> Properties:
    """TypeName, Subject, OrganName, CodeNumber and CodeNotation where Word shows them."""
    subject = " ".join(document.subject)
    number = document.code_number
    notation = document.code_notation
    return {
        "title": f"{type_title} {subject}",
        "subject": subject,
        "creator": organ_in_prose(document.issuer.organ_name, document.place),
        "keywords": notation if number is None else number_text(number, notation),
        "category": type_title,
        "created": _stamp(document.issued_date),
    }


def _stamp(date: PartialDate) -> str:
    # a blank day or month is the first: never the clock, so that the same plan gives the same bytes
    return f"{date.year:04d}-{date.month or 1:02d}-{date.day or 1:02d}T00:00:00Z"
