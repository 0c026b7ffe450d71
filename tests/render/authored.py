"""docxtpl templates as people make them: python-docx's own base, tags where docxtpl allows them."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache

import docx
from docx.document import Document
from markupsafe import Markup

from docgen.package import open_package, write_package

__all__ = ["AUTHORED", "CONTEXT", "saved", "with_part"]

CONTEXT = {
    "ten": "R&D <Mẫu> \"A\" & 'B'",
    "so": 7,
    "co": True,
    "khong": False,
    "chay": Markup("<w:r><w:rPr><w:b/></w:rPr><w:t>đậm</w:t></w:r>"),
    "xa": [
        {"ten": "Xã Một", "ho": [{"chu": "Ông A", "tien": 5}, {"chu": "Bà B & C", "tien": 12}]},
        {"ten": "Xã Hai < Ba", "ho": []},
        {"ten": "Xã Bốn", "ho": [{"chu": "Ông D", "tien": 0}]},
    ],
    "cot": ["Cột 1", "Cột 2", "Cột 3"],
}


def saved(document: Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same file with one part changed."""
    parts = dict(open_package(data).parts)
    parts[name] = change(parts.get(name, b""))
    return write_package(parts)


def _rows(document: Document, *rows: list[str]) -> None:
    table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text


def plain() -> bytes:
    document = docx.Document()
    document.add_heading("Kế hoạch {{ ten }}", 1)
    document.add_paragraph(
        "Có {{ so }} xã; {{ ten|upper }}; {% if co %}có{% else %}không{% endif %}."
    )
    document.add_paragraph("Chữ “thẳng”, không phải thẻ: { x } 100 %.")
    return saved(document)


def loops_in_tables() -> bytes:
    document = docx.Document()
    _rows(
        document,
        ["TT", "Xã", "Hộ"],
        ["{%tr for x in xa %}", "", ""],
        ["{{ loop.index }}", "{{ x.ten }}", "{% for h in x.ho %}{{ h.chu }}; {% endfor %}"],
        ["{%tr endfor %}", "", ""],
    )
    return saved(document)


def nested_loops() -> bytes:
    document = docx.Document()
    for text in (
        "{%p for x in xa %}",
        "{{ loop.index }}. {{ x.ten }}",
        "{%p for h in x.ho %}",
        "- {{ h.chu }}: {{ h.tien }} triệu",
        "{%p else %}",
        "- Không có hộ nào",
        "{%p endfor %}",
        "{%p endfor %}",
        "Hết.",
    ):
        document.add_paragraph(text)
    return saved(document)


def conditions() -> bytes:
    document = docx.Document()
    for text in (
        "{%p if khong %}",
        "Không in",
        "{%p elif so > 5 and co %}",
        "In đoạn này",
        "{%p else %}",
        "Cũng không in",
        "{%p endif %}",
    ):
        document.add_paragraph(text)
    _rows(
        document,
        ["Đầu", "bảng"],
        ["{%tr if khong %}", ""],
        ["bỏ", "bỏ"],
        ["{%tr endif %}", ""],
        ["{%tr if co %}", ""],
        ["giữ", "{{ ten }}"],
        ["{%tr endif %}", ""],
    )
    return saved(document)


def split_runs() -> bytes:
    document = docx.Document()
    paragraph = document.add_paragraph("Trước ")
    for text, bold in (("{", False), ("{ te", True), ("n ", False), ("}", True), ("} sau", False)):
        paragraph.add_run(text).bold = bold
    paragraph = document.add_paragraph()
    for text in ("{% i", "f c", "o %}đúng{", "% endif %", "}"):
        paragraph.add_run(text)
    paragraph = document.add_paragraph()
    run = paragraph.add_run("{{r chay }}")
    run.italic = True
    return saved(document)


def headers_and_footers() -> bytes:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Đầu trang {{ ten }}"
    section.footer.paragraphs[0].text = "{% for c in cot %}{{ c }} {% endfor %}"
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Trang đầu không có thẻ"
    document.add_paragraph("{{ so }}")
    document.add_section().header.paragraphs[0].text = "Phần hai {{ so }}"
    return saved(document)


def filters() -> bytes:
    document = docx.Document()
    for text in (
        "{{ xa | length }} xã, {{ cot | join(' - ') }}",
        "{{ khong_co | default('mặc định') }}",
        "{{ ten | lower | replace('r', '<b>') }}",
        "{{ xa | map(attribute='ten') | first }}",
        "{{ '%02d' | format(so) }} và {{ ten[:3] }}",
    ):
        document.add_paragraph(text)
    return saved(document)


def column_loops() -> bytes:
    document = docx.Document()
    _rows(document, ["Đầu", "{%tc for c in cot %}", "{{ c }}", "{%tc endfor %}"])
    return saved(document)


def merged_and_coloured_cells() -> bytes:
    document = docx.Document()
    _rows(document, ["{% colspan 2 %}{{ ten }}", "b"], ["{% cellbg 'FFCC00' %}a", "b"])
    _rows(
        document,
        ["{%tr for x in xa %}", ""],
        ["{% vm %}gộp", "{{ x.ten }}"],
        ["{%tr endfor %}", ""],
    )
    return saved(document)


def line_breaks() -> bytes:
    document = docx.Document()
    document.add_paragraph("{{ nhieu_dong }}")
    return saved(document)


AUTHORED: dict[str, Callable[[], bytes]] = {
    make.__name__: cache(make)
    for make in (
        plain,
        loops_in_tables,
        nested_loops,
        conditions,
        split_runs,
        headers_and_footers,
        filters,
        column_loops,
        merged_and_coloured_cells,
        line_breaks,
    )
}
