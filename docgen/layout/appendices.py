"""Appendices: each on pages of its own and tied to its document (khoản 1 Mục III Phần I)."""

from __future__ import annotations

from docgen.layout.breaking import break_lines
from docgen.layout.flow import Flow
from docgen.layout.items import Items
from docgen.layout.numbering import Counter
from docgen.layout.references import attached_lines, attached_to, organ_in_prose
from docgen.layout.runs import capitals, on_lines, spans_of
from docgen.layout.sizes import landscape_width, page_width, pick_of
from docgen.layout.table_blocks import lies_across
from docgen.metrics import POINTS_PER_MM
from docgen.schemas.appendix import Appendix
from docgen.schemas.blocks import TableBlock
from docgen.schemas.document import NamedDocument
from docgen.vietnamese import upper

__all__ = ["add_appendices"]

_RULE = 20 * POINTS_PER_MM  # as drawn in Mẫu 2.1 Phụ lục III; no clause measures it


def add_appendices(items: Items, document: NamedDocument, type_title: str) -> None:
    """Every appendix, with its label, title, the line that ties it, and its own end."""
    for label, appendix in zip(document.appendix_labels, document.appendices, strict=True):
        flow = items.flow
        flow.turn("appendix_landscape" if _is_across(flow, appendix) else "appendix_portrait")
        flow.text("appendix_label", label)
        _title(flow, appendix)
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


def _title(flow: Flow, appendix: Appendix) -> None:
    title = appendix.title
    if title is None:
        return
    if not isinstance(title, str):
        spans = capitals(spans_of(title, bold=True))
        if len(spans) > 1:
            flow.add("appendix_title", spans)
            return
        title = spans[0].text
    size = pick_of("tieu-de-phu-luc")
    lines, _ = break_lines(upper(title), _width(flow), size, bold=True)
    flow.add("appendix_title", on_lines(lines, bold=True))


def _width(flow: Flow) -> float:
    return (landscape_width() if flow.landscape else page_width()) * 0.9


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
    flow.add("appendix_reference", on_lines(attached_lines(text, organ, _width(flow)), italic=True))
