"""The template's main part: every component in its cell of the position map, in docxtpl's language.

Tags stand in text alone, each in one run of its own paragraph, so that Word opens the file and a
person can restyle or move what is there.
"""

from __future__ import annotations

from collections.abc import Iterable

from docgen.layout.document import HEADER_COLUMNS_MM, SECTIONS, SIGNATURE_COLUMN_MM
from docgen.standard import load
from docgen.templates.ml import declare, paragraph, twips
from docgen.templates.styles import STYLE_OF

__all__ = ["SECTION_PARTS", "circulation", "document_part", "each"]

PAGE = load().page
TEXT_WIDTH_MM = PAGE.width - PAGE.left.pick - PAGE.right.pick
# The page number stands in the middle of the top margin (khoản 7 Mục I).
HEADER_DISTANCE_MM = 10
FOOTER_DISTANCE_MM = 10
ACROSS_WIDTH_MM = PAGE.height - PAGE.left.pick - PAGE.right.pick
# Cells 10a and 10b are as wide as the number above them in the commonest header.
MARKS_MM = 70.0
# Room for a signature and the stamp beside it; a stamp is 36 mm across and covers a third of it.
SIGNING_ROOM = '<w:spacing w:before="0" w:after="0" w:line="1440" w:lineRule="exact"/>'
SECRECY_ROOM = '<w:spacing w:before="120" w:after="0" w:line="567" w:lineRule="exact"/>'
BEFORE_SIGNATURE = (
    '<w:keepNext/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="exact"/>'
)
# Air between the title and the text, as in the form (Mẫu 1.4).
TITLE_RULE = '<w:keepNext/><w:spacing w:before="60" w:after="120"/>'
# Between a head and the border of its table, and on the page of both.
BEFORE_TABLE = '<w:keepNext/><w:spacing w:before="0" w:after="0" w:line="80" w:lineRule="exact"/>'
TINY = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
KEEP_NEXT = "<w:keepNext/>"

# Relationship ids of the parts that a section refers to.
SECTION_PARTS = {
    "page_number": "rIdPageNumber",
    "first_header": "rIdFirstHeader",
    "first_footer": "rIdFirstFooter",
    "blank_header": "rIdBlankHeader",
    "blank_footer": "rIdBlankFooter",
}

# The last texts of the main body, kept with the signature that follows.
ENDS = ("paragraph", "bullet", "clause", "point", "subclause", "plus", "basis", "note")


def tag(text: str) -> str:
    """A paragraph that holds a paragraph tag and vanishes with it."""
    return f"<w:p><w:r><w:t>{{%p {text} %}}</w:t></w:r></w:p>"


def when(condition: str, *content: str) -> str:
    """Content that is there only under a condition."""
    return tag(f"if {condition}") + "".join(content) + tag("endif")


def each(name: str, names: str, *content: str) -> str:
    """Content once for each of many."""
    return tag(f"for {name} in {names}") + "".join(content) + tag("endfor")


def choose(branches: Iterable[tuple[str, str]]) -> str:
    """One branch of many; the commonest stand first, because they are tried in order."""
    out: list[str] = []
    for condition, content in branches:
        out.append(tag(f"{'elif' if out else 'if'} {condition}") + content)
    return "".join(out) + tag("endif")


def table(widths_mm: Iterable[float], *rows: str) -> str:
    """A borderless table of fixed columns without cell margins: what holds cells of the map."""
    widths = [twips(width) for width in widths_mm]
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="nil"/>' for side in sides)
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f"<w:tblBorders>{borders}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row(*cells: tuple[float, str], bottom: bool = False, torn: bool = False) -> str:
    """A row, ``torn`` apart by a page's end or never; ``bottom`` sets its texts on one line."""
    align = '<w:vAlign w:val="bottom"/>' if bottom else ""
    content = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{align}</w:tcPr>{inner}</w:tc>'
        for width, inner in cells
    )
    return f"<w:tr>{'' if torn else '<w:trPr><w:cantSplit/></w:trPr>'}{content}</w:tr>"


def _header(left: float, right: float) -> str:
    """Cells 1 to 4; the number and the date stand in one row, hence on one line."""
    issuer = (
        each("line", "header.parent_runs", paragraph("ParentBody", "{{r line }}"))
        + each("line", "header.issuer_runs", paragraph("IssuingBody", "{{r line }}"))
        + paragraph("RuledLine", "{{r header.issuer_rule }}")
    )
    nation = (
        paragraph("NationalName", "{{r header.national_runs }}")
        + paragraph("Motto", "{{r header.motto_runs }}")
        + paragraph("RuledLine", "{{r header.motto_rule }}")
    )
    number = paragraph("DocumentNumber", "{{ header.number }}")
    date = paragraph("PlaceAndDate", "{{r header.place_date_runs }}")
    return table(
        (left, right),
        row((left, issuer), (right, nation)),
        row((left, number), (right, date), bottom=True),
    )


def _head() -> str:
    branches = (
        (f'header.columns == "{name}"', _header(TEXT_WIDTH_MM - width, width))
        for name, width in HEADER_COLUMNS_MM.items()
    )
    half = ACROSS_WIDTH_MM / 2
    head = choose((("not header.across", choose(branches)), ("header", _header(half, half))))
    # LibreOffice 7.4 puts an empty line before a table that begins a document with footnotes.
    return when("header", when("footnotes", paragraph("AfterTable")), head)


def _marks() -> str:
    """Cells 10a and 10b, at the left under the number; and the word DỰ THẢO."""
    urgency = when("marks.urgency", paragraph("AfterTable"), tag_value("marks.urgency"))
    left = (
        when("marks.secrecy", paragraph("SecrecyRoom", properties=SECRECY_ROOM))
        + when("marks.draft", paragraph("DraftMark", "{{ marks.draft }}"))
        + urgency
        + paragraph("AfterTable")
    )
    widths = (MARKS_MM, TEXT_WIDTH_MM - MARKS_MM)
    cells = row((widths[0], left), (widths[1], paragraph("AfterTable")))
    return when(
        "marks.secrecy or marks.urgency or marks.draft",
        paragraph("AfterTable"),
        table(widths, cells),
    )


def tag_value(name: str) -> str:
    """A paragraph that gives way to block-level markup: a table."""
    return f"<w:p><w:r><w:t>{{{{p {name} }}}}</w:t></w:r></w:p>"


def circulation() -> str:
    """Cell 11, at the right over the Quốc hiệu: in the top margin, hence in a header."""
    marks = each("mark", "marks.circulation", paragraph("AfterTable"), tag_value("mark"))

    def over(left: float, right: float) -> str:
        cells = (left, paragraph("AfterTable")), (right, marks + paragraph("AfterTable"))
        return table((left, right), row(*cells))

    right, half = HEADER_COLUMNS_MM["narrow"], ACROSS_WIDTH_MM / 2
    branches = (
        ("header and header.across", over(half, half)),
        ("marks", over(TEXT_WIDTH_MM - right, right)),
    )
    return when("marks.circulation", choose(branches))


def _title() -> str:
    return (
        when("title.name", paragraph("TypeName", "{{ title.name }}"))
        + each("line", "title.subject", paragraph("Subject", "{{ line }}"))
        + when("title.reference", paragraph("AnnexReference", "{{r title.reference_runs }}"))
        + when("title.rule", paragraph("RuledLine", "{{r title.rule }}", properties=TITLE_RULE))
    )


def _addressees() -> str:
    """One on the line of “Kính gửi”, several each on a line under its colon."""
    return each(
        "addressee",
        "addressees",
        choose(
            (
                ("loop.first and loop.last", paragraph("Addressee", "Kính gửi: {{ addressee }}")),
                (
                    "loop.first",
                    paragraph("AddresseeHead", "Kính gửi:")
                    + paragraph("AddresseeItem", "{{ addressee }}"),
                ),
                ("addressee", paragraph("AddresseeItem", "{{ addressee }}")),
            )
        ),
    )


def _signature() -> str:
    """Cells 7a to 7c, 9b and 12 in one row that can't be torn apart.

    A long list of recipients goes on in a row below, over pages if it must: a row that no page
    has room for would leave its signature alone and the page before empty.
    """
    line = choose(
        (
            ('line.kind == "item"', paragraph("Recipient", "{{ line.text }}")),
            ('line.kind == "sub"', paragraph("RecipientSub", "{{ line.text }}")),
        )
    )
    head = paragraph("RecipientsHead", "Nơi nhận:")
    drafter = when("drafter", paragraph("DrafterCode", "{{ drafter }}"))
    end = paragraph("AfterTable")  # a cell never ends without a paragraph
    listed = when("recipients", head, each("line", "recipients", line))
    first, rest = (
        each("line", "recipients", when(f"loop.index {sign} signature.beside", line))
        for sign in ("&lt;=", "&gt;")
    )
    signer = (
        each("line", "signature.capacity_runs", paragraph("Capacity", "{{r line }}"))
        + paragraph("SigningRoom", properties=SIGNING_ROOM)
        + when(
            "signature.other_position",
            paragraph("OtherPosition", "{{r signature.other_position_runs }}"),
        )
        + paragraph("SignerName", "{{ signature.name }}")
    )
    before = paragraph("AfterTable", properties=BEFORE_SIGNATURE)

    def block(width: float, *, parted: bool) -> str:
        right = SIGNATURE_COLUMN_MM
        left = width - right
        if not parted:
            return table((left, right), row((left, listed + drafter + end), (right, signer)))
        begun = row((left, head + first + end), (right, signer))
        below = row((left, rest + drafter + end), (right, end), torn=True)
        return table((left, right), begun, below)

    upright, across = TEXT_WIDTH_MM, ACROSS_WIDTH_MM
    return before + choose(
        (
            ("not signature.beside and not signature.across", block(upright, parted=False)),
            ("signature.beside and not signature.across", block(upright, parted=True)),
            ("not signature.beside", block(across, parted=False)),
            ("signature.beside", block(across, parted=True)),
        )
    )


def section(name: str) -> str:
    """The page of a section: ``main``, ``cont`` or ``appendix``, upright or across."""
    kind, _, orientation = name.partition("_")
    first = {"main": ("first_header", "first_footer"), "appendix": ("blank_header", "blank_footer")}
    refer = f'<w:headerReference w:type="default" r:id="{SECTION_PARTS["page_number"]}"/>'
    if kind in first:
        header, footer = first[kind]
        refer += f'<w:headerReference w:type="first" r:id="{SECTION_PARTS[header]}"/>'
        refer += f'<w:footerReference w:type="first" r:id="{SECTION_PARTS[footer]}"/>'
    width, height = twips(PAGE.width), twips(PAGE.height)
    size = f'w:w="{width}" w:h="{height}"'
    if orientation == "landscape":
        size = f'w:w="{height}" w:h="{width}" w:orient="landscape"'
    margins = " ".join(
        f'w:{side}="{twips(getattr(PAGE, side).pick)}"'
        for side in ("top", "right", "bottom", "left")
    )
    # Numbered anew from 1, the first number not shown (khoản 7 Mục I; điểm đ khoản 1 Mục III).
    start = ' w:start="1"' if kind in first else ""
    return (
        f'<w:sectPr>{refer}<w:type w:val="nextPage"/><w:pgSz {size}/>'
        f'<w:pgMar {margins} w:header="{twips(HEADER_DISTANCE_MM)}" '
        f'w:footer="{twips(FOOTER_DISTANCE_MM)}" w:gutter="0"/>'
        f'<w:pgNumType w:fmt="decimal"{start}/><w:cols w:space="720"/>'
        f"{'<w:titlePg/>' if kind in first else ''}</w:sectPr>"
    )


def _break(name: str) -> str:
    return paragraph("AfterTable", properties=TINY + section(name))


def _blocks() -> str:
    branches = [
        (f'block.kind == "{kind}"', paragraph(style, "{{r block.runs }}"))
        for kind, style in STYLE_OF.items()
    ]
    # A paragraph after each table: two tables that touch become one in Word. It keeps with what
    # follows, so that a row which does so does it in truth.
    table_alone = tag_value("block.runs") + paragraph("AfterTable", properties=KEEP_NEXT)
    above = paragraph("AfterTable", properties=BEFORE_TABLE)
    branches.append(('block.kind == "table"', above + table_alone))
    branches.append(('block.kind == "signature"', _signature()))
    branches += [
        (
            f'block.kind == "{kind}_end"',
            paragraph(STYLE_OF[kind], "{{r block.runs }}", properties=KEEP_NEXT),
        )
        for kind in ENDS
    ]
    branches += [(f'block.kind == "break_{name}"', _break(name)) for name in SECTIONS]
    return each("block", "blocks", choose(branches))


def _last_section() -> str:
    """The last section's page, said by a break at the very end, which rendering makes the body's
    own; the body's page as it stands here is that of a document of one upright section."""
    branches = [
        (f'last_section == "{name}"', _break(name)) for name in SECTIONS if name != SECTIONS[0]
    ]
    return choose(branches)


def document_part() -> str:
    """The part ``word/document.xml``."""
    content = _head() + _marks() + _title() + _addressees() + _blocks() + _last_section()
    return f"<w:document {declare()}><w:body>{content}{section(SECTIONS[0])}</w:body></w:document>"
