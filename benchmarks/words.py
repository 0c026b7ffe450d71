"""Templates as users of the other engines make them: one layout, tags in each engine's language.

All but one stand on the parts of docgen's own template (styles, headers, footers): a slim file. The
one stands on the file that python-docx starts from, with the styles and the theme of Word's own.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from html import escape
from typing import Protocol

import docx

from docgen.package import open_package, write_package
from docgen.templates import read_template

__all__ = ["Carbone", "Docxtemplater", "Docxtpl", "MailMerge", "on_stock", "template"]

MAIN = "word/document.xml"
SIDES = [3969, 5387]
COLUMNS = [700, 2800, 1200, 2000, 2656]
HEADS = ["STT", "Nhu cầu", "Số lượng", "Kinh phí dự kiến", "Nguồn kinh phí"]


class Field(Protocol):
    """The run of a field of the item at hand, by its name."""

    def __call__(self, name: str, *, bold: bool = False) -> str: ...


def run(text: str, *, bold: bool = False) -> str:
    """A run of text."""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def para(style: str, *runs: str) -> str:
    """A paragraph in a style of docgen's template."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(runs)}</w:p>'


def table(widths: list[int], *rows: list[str]) -> str:
    """A table; each row is the content of its cells."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
            for width, content in zip(widths, cells, strict=False)
        )
        + "</w:tr>"
        for cells in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


class Language(Protocol):
    """How an engine writes a value, paragraphs that repeat, and a row that repeats."""

    def value(self, name: str, *, bold: bool = False) -> str: ...

    def each(self, name: str, content: Callable[[Field, Language], str]) -> str: ...

    def rows(self, name: str, fields: list[str]) -> list[list[str]]: ...


class Docxtpl:
    """Jinja tags, as docxtpl's manual shows them."""

    def __init__(self, owner: str = "", depth: int = 0) -> None:
        self.owner, self.depth = owner, depth

    def value(self, name: str, *, bold: bool = False) -> str:
        return run(f"{{{{ {self.owner}{name} }}}}", bold=bold)

    def each(self, name: str, content: Callable[[Field, Language], str]) -> str:
        item = f"x{self.depth}"
        inner = Docxtpl(f"{item}.", self.depth + 1)
        return (
            para("BodyParagraph", run(f"{{%p for {item} in {self.owner}{name} %}}"))
            + content(inner.value, inner)
            + para("BodyParagraph", run("{%p endfor %}"))
        )

    def rows(self, name: str, fields: list[str]) -> list[list[str]]:
        return [
            [para("TableText", run(f"{{%tr for x in {name} %}}"))],
            [para("TableText", run(f"{{{{ x.{field} }}}}")) for field in fields],
            [para("TableText", run("{%tr endfor %}"))],
        ]


class Docxtemplater:
    """Tags of docxtemplater with ``paragraphLoop``."""

    def value(self, name: str, *, bold: bool = False) -> str:
        return run(f"{{{name}}}", bold=bold)

    def each(self, name: str, content: Callable[[Field, Language], str]) -> str:
        before, after = run(f"{{#{name}}}"), run(f"{{/{name}}}")
        inside = content(self.value, self)
        return para("BodyParagraph", before) + inside + para("BodyParagraph", after)

    def rows(self, name: str, fields: list[str]) -> list[list[str]]:
        texts = [f"{{{field}}}" for field in fields]
        texts[0], texts[-1] = f"{{#{name}}}{texts[0]}", f"{texts[-1]}{{/{name}}}"
        return [[para("TableText", run(text)) for text in texts]]


class Carbone:
    """Tags of Carbone: a list is said by its first item and the start of its second."""

    def __init__(self, owner: str = "d.") -> None:
        self.owner = owner

    def value(self, name: str, *, bold: bool = False) -> str:
        return run(f"{{{self.owner}{name}}}", bold=bold)

    def each(self, name: str, content: Callable[[Field, Language], str]) -> str:
        one, next_ = (Carbone(f"{self.owner}{name}[{at}].") for at in ("i", "i+1"))
        first = {"doan": "dam", "mo_dau": "dam", "cac_muc": "tieu_de"}.get(name, "v")
        return content(one.value, one) + para("BodyParagraph", next_.value(first))

    def rows(self, name: str, fields: list[str]) -> list[list[str]]:
        return [
            [para("TableText", run(f"{{d.{name}[{at}].{field}}}")) for field in fields]
            for at in ("i", "i+1")
        ]


class MailMerge:
    """Merge fields: only rows of a table repeat, so the body is a table of one column."""

    def value(self, name: str, *, bold: bool = False) -> str:
        look = "<w:rPr><w:b/></w:rPr>" if bold else ""
        return (
            f'<w:fldSimple w:instr=" MERGEFIELD {name} \\* MERGEFORMAT "><w:r>{look}'
            f"<w:t>«{name}»</w:t></w:r></w:fldSimple>"
        )

    def each(self, name: str, content: Callable[[Field, Language], str]) -> str:
        def field(inner: str, *, bold: bool = False) -> str:
            return self.value(f"{name}_{inner}", bold=bold)

        return table([sum(SIDES)], [content(field, self)])

    def rows(self, name: str, fields: list[str]) -> list[list[str]]:
        return [[para("TableText", self.value(f"{name}_{field}")) for field in fields]]


def body(tags: Language) -> str:
    """The plan: head, title, opening, sections of paragraphs, signature, an appendix of a table."""

    def lines(style: str, name: str) -> str:
        return tags.each(name, lambda field, inner: para(style, field("v")))

    def paragraph(field: Field, inner: Language) -> str:
        return para("BodyParagraph", field("dam", bold=True), field("chu"))

    def section(field: Field, inner: Language) -> str:
        return para("Section", field("tieu_de")) + inner.each("doan", paragraph)

    flat = isinstance(tags, MailMerge)
    return "".join(
        (
            table(
                SIDES,
                [
                    lines("IssuingBody", "co_quan") + para("DocumentNumber", tags.value("so")),
                    para("NationalName", tags.value("quoc_hieu"))
                    + para("Motto", tags.value("tieu_ngu"))
                    + para("PlaceAndDate", tags.value("ngay")),
                ],
            ),
            para("TypeName", tags.value("ten")),
            lines("Subject", "trich_yeu"),
            tags.each("mo_dau", paragraph),
            tags.each("cac_muc", paragraph if flat else section),
            table(
                SIDES,
                [
                    para("RecipientsHead", run("Nơi nhận:"))
                    + lines("Recipient", "noi_nhan")
                    + para("Recipient"),
                    lines("Capacity", "chuc_vu") + para("Capacity"),
                ],
            ),
            para("AppendixLabel", tags.value("appendix_label")),
            para("AppendixTitle", tags.value("appendix_title")),
            para("AnnexReference", tags.value("appendix_reference")),
            para("UnitOfMeasure", tags.value("unit")),
            table(
                COLUMNS,
                [para("TableHead", run(text)) for text in HEADS],
                *tags.rows("hang", [f"o{at}" for at in range(len(COLUMNS))]),
                [
                    para("TableText"),
                    *(
                        para("TableText", tags.value(name, bold=True))
                        for name in ("cong_nhan", "cong_so", "cong_tien")
                    ),
                    para("TableText"),
                ],
            ),
        )
    )


# What Word writes where a person has set a font, a size and the spacing by hand, as most do.
_RUN_LOOK = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
_RUN_SIZE = '<w:sz w:val="28"/><w:szCs w:val="28"/>'
_PARAGRAPH_LOOK = (
    '<w:spacing w:before="120" w:after="120" w:line="264" w:lineRule="auto"/>'
    f'<w:ind w:firstLine="567"/><w:jc w:val="both"/><w:rPr>{_RUN_LOOK}{_RUN_SIZE}</w:rPr>'
)


def by_hand(xml: str) -> str:
    """The same with every paragraph and run set by hand, not by styles alone."""
    xml = re.sub(r'(<w:pStyle w:val="\w+"/>)', rf"\1{_PARAGRAPH_LOOK}", xml)
    xml = xml.replace("<w:r><w:rPr>", "<w:r>").replace("<w:b/></w:rPr>", "<w:b/>")
    return re.sub(r"<w:r>(<w:b/>)?", rf"<w:r><w:rPr>{_RUN_LOOK}\1{_RUN_SIZE}</w:rPr>", xml)


def template(tags: Language, *, slim: bool = False) -> bytes:
    """The Word file in an engine's language.

    ``slim``: all looks are in styles, so the file is about half as large as what Word saves for
    most people.
    """
    parts = dict(open_package(read_template()).parts)
    for name in ("header", "footer"):  # docgen's own hold its tags
        parts[f"word/{name}_first.xml"] = parts[f"word/{name}_blank.xml"]
    old = parts[MAIN].decode()
    start = old.index("<w:body>") + len("<w:body>")
    parts[MAIN] = (
        old[:start] + (body(tags) if slim else by_hand(body(tags))) + old[old.rindex("<w:sectPr") :]
    ).encode()
    return write_package(parts)


def on_stock(tags: Language) -> bytes:
    """The same, set by hand, in the file that python-docx starts from."""
    file = io.BytesIO()
    docx.Document().save(file)
    parts = dict(open_package(file.getvalue()).parts)
    old = parts[MAIN].decode()
    start, end = old.index("<w:body>") + len("<w:body>"), old.rindex("<w:sectPr")
    parts[MAIN] = (old[:start] + by_hand(body(tags)) + old[end:]).encode()
    return write_package(parts)
