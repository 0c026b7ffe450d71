"""Appendices: each on pages of its own and tied to its document (khoản 1 Mục III Phần I)."""

from __future__ import annotations

from docgen.layout.flow import Flow
from docgen.layout.items import Items
from docgen.layout.numbering import Counter
from docgen.layout.references import attached_lines, attached_to, organ_in_prose
from docgen.layout.runs import on_lines
from docgen.layout.table_blocks import lies_across
from docgen.metrics import POINTS_PER_MM
from docgen.schemas.appendix import Appendix
from docgen.schemas.blocks import TableBlock
from docgen.schemas.document import NamedDocument

__all__ = ["add_appendices"]

_RULE = 20 * POINTS_PER_MM  # as drawn in Mẫu 2.1 Phụ lục III; no clause measures it
_SHARE = 0.9  # of the text's width, for the line that ties it to its document


def add_appendices(items: Items, document: NamedDocument, type_title: str) -> None:
    """Every appendix, with its label, title, the line that ties it, and its own end."""
    for label, appendix in zip(document.appendix_labels, document.appendices, strict=True):
        flow = items.flow
        flow.turn("appendix_landscape" if _is_across(flow, appendix) else "appendix_portrait")
        flow.text("appendix_label", label)
        if appendix.title is not None:
            flow.centred("appendix_title", appendix.title)
        if appendix.reference:
            _reference(flow, document, type_title)
        if appendix.title is not None or appendix.reference:
            flow.rule(_RULE)
        items.body(appendix.body, Counter())
        flow.close_if_text()


def _is_across(flow: Flow, appendix: Appendix) -> bool:
    """Whether the whole of it lies across: a head alone on an upright page would look lost."""
    first = appendix.body[0]
    return appendix.landscape or (isinstance(first, TableBlock) and lies_across(flow, first.table))


def _reference(flow: Flow, document: NamedDocument, type_title: str) -> None:
    parent = document.annexed_to
    if parent is not None:
        # what is issued with a decision is called by the decision's number and day
        organ = parent.organ_name
        text = attached_to(
            parent.type_name,
            parent.code_number,
            parent.code_notation,
            parent.issued_date,
            organ,
        )
    else:
        organ = organ_in_prose(document.issuer.organ_name, document.place)
        text = attached_to(
            type_title,
            document.code_number,
            document.code_notation,
            document.issued_date,
            organ,
        )
    flow.add(
        "appendix_reference",
        on_lines(attached_lines(text, organ, flow.width * _SHARE), italic=True),
    )
