"""Any văn bản có tên loại (Mẫu 1.4 Phụ lục III) as a Document."""

from __future__ import annotations

from functools import cache

from docgen.layout.appendices import add_appendices
from docgen.layout.document import Document, Fragment, Header, Title
from docgen.layout.flow import Flow
from docgen.layout.framing import marks_of
from docgen.layout.header import head_of_page
from docgen.layout.items import Items
from docgen.layout.lines import part_of
from docgen.layout.memory import Memory
from docgen.layout.numbering import Counter
from docgen.layout.opening import add_opening
from docgen.layout.properties import properties_of
from docgen.layout.references import attached_lines, attached_to, number_line
from docgen.layout.runs import on_lines, to_runs
from docgen.layout.sections import add_sections
from docgen.layout.signing import addressee_lines, drafter_mark, recipient_lines, signature_of
from docgen.layout.sizes import page_width, pick_of
from docgen.layout.subject import subject_lines
from docgen.metrics import text_width
from docgen.schemas.document import NamedDocument
from docgen.standard import load
from docgen.vietnamese import format_date_line, upper

__all__ = ["lay_out_named"]

_HEADER_RULES = 2  # under the issuer and under Tiêu ngữ


def lay_out_named(document: NamedDocument, memory: Memory | None = None) -> Document:
    """The context of a template: header, title, the stream of blocks, signature, appendices."""
    flow = Flow(_HEADER_RULES + 1, memory)
    type_title = _type_title(document.type_name)
    title = _title(document, flow, type_title)
    items = Items(flow, document)
    add_opening(flow, document.opening)
    items.body(document.text_body, Counter())
    add_sections(items, document.sections)
    items.body(document.closing, Counter())
    flow.close()
    if document.signer is not None or document.recipients:
        flow.keep_with_signature()
        flow.insert("signature", "", Fragment(""))
    across = flow.section.endswith("landscape")
    add_appendices(items, document, type_title)
    recipients = recipient_lines(document.recipients)
    return {
        "header": None
        if document.annexed_to is not None
        else _header(document, flow.begins_across),
        "marks": marks_of(document),
        "title": title,
        "addressees": addressee_lines(document.addressees),
        "blocks": flow.blocks,
        "last_section": flow.section,
        "signature": signature_of(document.signer, recipients, across=across),
        "recipients": recipients,
        "drafter": drafter_mark(document.drafter, document.issued_amount),
        "footnotes": flow.footnotes,
        "properties": properties_of(document, type_title),
    }


@cache
def _type_title(type_name: str) -> str:
    found = load().document_type(type_name.replace("_", "-"))
    if found is None:
        raise KeyError(type_name)  # the schema lets no other through
    return found.title


def _header(document: NamedDocument, across: bool) -> Header | None:
    if document.annexed_to is not None:
        return None
    return head_of_page(
        parent=document.issuer.parent,
        issuer=document.issuer.organ_name,
        number=number_line(document.code_number, document.code_notation),
        place_date=f"{document.place}, {format_date_line(document.issued_date)}",
        across=across,
    )


def _title(document: NamedDocument, flow: Flow, type_title: str) -> Title:
    size = pick_of("trich-yeu")
    lines = subject_lines(document.subject, page_width(), size)
    widths = [text_width(line, size, bold=True) for line in lines]
    parent = document.annexed_to
    reference = ""
    runs = Fragment("")
    if parent is not None:
        reference = attached_to(
            parent.type_name,
            parent.code_number,
            parent.code_notation,
            parent.issued_date,
            parent.organ_name,
        )
        lines_below = attached_lines(reference, parent.organ_name, page_width())
        runs = to_runs(on_lines(lines_below, italic=True), italic=True)
    return {
        "name": upper(type_title),
        "subject": lines,
        "rule": flow.next_rule(part_of(widths, "trich-yeu")),
        "reference": reference,
        "reference_runs": runs,
    }
