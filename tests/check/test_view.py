"""The view shows what Word shows: inheritance, toggles, themes, numbering, fields, changes."""

from __future__ import annotations

import pytest

from docgen.check.view import Paragraph, View, read_view
from docgen.check.view.styles import StyleSheet
from docgen.package import open_package, write_package
from tests.check.builder import NS, OFFICE, P, Paper, R, T, boxed, plan, rule
from tests.check.builder import Box as MarkBox

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def view(body: str, **parts: str) -> View:
    """The view of a body of plain markup, with more parts by their kind."""
    lines = "".join(
        f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    data = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="xml" '
        f'ContentType="{WORD}.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{lines}'
        "</Relationships>",
        "word/document.xml": f"<w:document {NS}><w:body>{body}</w:body></w:document>",
        **{f"word/{kind}.xml": text for kind, text in parts.items()},
    }
    return read_view(open_package(write_package({n: t.encode() for n, t in data.items()})))


def styles(*inner: str, defaults: str = "") -> str:
    return f"<w:styles {NS}><w:docDefaults>{defaults}</w:docDefaults>{''.join(inner)}</w:styles>"


def style(name: str, properties: str, *, kind: str = "paragraph", based: str = "") -> str:
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}">{parent}{properties}</w:style>'


def one(found: View) -> Paragraph:
    return found.paragraphs[0]


BOLD = "<w:rPr><w:b/></w:rPr>"


@pytest.mark.parametrize(
    ("paragraph", "character", "direct", "shown"),
    [
        ("", "", "", False),
        (BOLD, "", "", True),
        (BOLD, BOLD, "", False),
        ("", BOLD, "", True),
        (BOLD, BOLD, BOLD, True),
        (BOLD, "", '<w:rPr><w:b w:val="0"/></w:rPr>', False),
        (BOLD, "", '<w:rPr><w:b w:val="false"/></w:rPr>', False),
    ],
    ids=["none", "style", "twice is off", "character", "direct is on", "off", "off in words"],
)
def test_bold_toggles_at_each_level(
    paragraph: str, character: str, direct: str, shown: bool
) -> None:
    direct = direct.replace("<w:rPr>", '<w:rPr><w:rStyle w:val="C"/>') or (
        '<w:rPr><w:rStyle w:val="C"/></w:rPr>'
    )
    found = view(
        f'<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr><w:r>{direct}<w:t>a</w:t></w:r></w:p>',
        styles=styles(style("P", paragraph), style("C", character, kind="character")),
    )
    assert one(found).runs[0].format.bold is shown


def test_the_nearest_style_of_a_chain_says_the_size_and_loops_end() -> None:
    found = view(
        '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>',
        styles=styles(
            style("A", "<w:rPr><w:i/></w:rPr>", based="B"),
            style("B", '<w:rPr><w:sz w:val="26"/></w:rPr>', based="A"),
        ),
    )
    form = one(found).runs[0].format
    assert (form.size, form.italic) == (13, True)


def test_a_theme_font_is_the_font_it_stands_for() -> None:
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:minorFont>'
        '<a:latin typeface="Cambria"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont>'
        "</a:theme>"
    )
    defaults = (
        '<w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
        "</w:rPr></w:rPrDefault>"
    )
    body = '<w:p><w:r><w:rPr><w:rFonts w:ascii="Times New Roman"/></w:rPr><w:t>aế</w:t></w:r></w:p>'
    found = view(body, theme=theme, styles=styles(defaults=defaults))
    form = one(found).runs[0].format
    assert (form.ascii, form.high) == ("Times New Roman", "Cambria")


def test_a_table_style_reaches_the_first_row_and_the_cell_has_its_width() -> None:
    table = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:firstRow="1" w:noVBand="1" '
        'w:noHBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="3000"/>'
        "</w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"
        "<w:tr><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    )
    part = f'<w:tblStylePr w:type="firstRow">{BOLD}</w:tblStylePr>'
    found = view(table, styles=styles(style("T", part, kind="table")))
    first, second, third, _ = found.paragraphs
    assert first.runs[0].format.bold
    assert not third.runs[0].format.bold
    assert second.cell is not None
    assert (second.cell.column, second.cell.start, second.cell.width) == (1, 100, 150)


NUMBERING = (
    f"<w:numbering {NS}><w:abstractNum w:abstractNumId='0'>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperRoman'/>"
    "<w:lvlText w:val='%1.'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
    "<w:lvlText w:val='%2.'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
)


def _item(level: int) -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        "<w:r><w:t>x</w:t></w:r></w:p>"
    )


def test_numbers_by_word_are_printed_and_begin_anew_under_a_larger_level() -> None:
    body = "".join(map(_item, (0, 1, 1, 0, 1)))
    found = view(body, numbering=NUMBERING)
    assert [p.marker for p in found.paragraphs] == ["I.", "1.", "2.", "II.", "1."]
    assert found.paragraphs[0].full == "I. x"


def test_a_field_shows_its_result_and_not_its_code() -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert (one(view(body)).text, one(view(body)).fields) == ("7", ["PAGE"])


def test_changes_are_read_as_accepted_and_said() -> None:
    body = (
        '<w:p><w:ins w:id="1"><w:r><w:t>mới</w:t></w:r></w:ins>'
        '<w:del w:id="2"><w:r><w:delText>cũ</w:delText></w:r></w:del></w:p>'
    )
    found = view(body)
    assert (one(found).text, found.tracked) == ("mới", True)


def test_hidden_text_is_not_shown_and_capitals_are() -> None:
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
        "<w:r><w:rPr><w:caps/></w:rPr><w:t>hiện</w:t></w:r></w:p>"
    )
    assert one(view(body)).text == "HIỆN"


def test_every_paragraph_is_counted_though_one_branch_is_shown() -> None:
    """The fallback's copy of a text box holds paragraphs too: the interface counts them all."""
    inside = P("KHẨN")
    box = boxed(MarkBox(20, 8, inside)).replace(
        "<mc:Fallback/>",
        "<mc:Fallback><w:pict><w:p><w:r><w:t>KHẨN</w:t></w:r></w:p></w:pict></mc:Fallback>",
    )
    found = view(f"<w:p>{box}</w:p><w:p><w:r><w:t>sau</w:t></w:r></w:p>")
    assert [(p.number, p.text) for p in found.paragraphs] == [(1, ""), (2, "KHẨN"), (4, "sau")]
    assert found.paragraphs[1].box is not None


@pytest.mark.parametrize(
    ("markup", "kind", "length"),
    [
        (rule(120), "shape", 120),
        (
            '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml">'
            '<v:line from="10pt,0" to="100pt,0"/></w:pict></w:r>',
            "shape",
            90,
        ),
        ("<w:r><w:rPr><w:sz w:val='24'/></w:rPr><w:t>______________</w:t></w:r>", "typed", 84),
    ],
    ids=["DrawingML", "VML", "underscores"],
)
def test_a_line_is_seen_however_it_is_made(markup: str, kind: str, length: float) -> None:
    lines = one(view(f"<w:p>{markup}</w:p>")).lines
    assert [(line.kind, round(line.length)) for line in lines] == [(kind, length)]


def test_a_section_takes_the_header_of_the_one_before() -> None:
    found = read_view(open_package(plan().data()))
    assert [s.headers.get("default") for s in found.sections] == ["word/header1.xml"] * 3
    assert [s.page_start for s in found.sections] == [None, 1, 1]
    assert {round(s.left) for s in found.sections} == {30}


def test_a_nested_table_and_a_content_control_are_read_in_order() -> None:
    inner = T([[[P("trong")]]], [50]).xml()
    control = f"<w:sdt><w:sdtContent>{P('khung').xml()}</w:sdtContent></w:sdt>"
    cell = f"<w:tc><w:p/>{inner}<w:p><w:r><w:t>cuối</w:t></w:r></w:p></w:tc>"
    table = f"<w:tbl><w:tblGrid><w:gridCol w:w='4000'/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>"
    found = view(control + table)
    assert [p.text for p in found.paragraphs] == ["khung", "", "trong", "cuối"]


def test_a_paper_without_styles_or_sections_is_read() -> None:
    found = view("<w:p><w:r><w:t>a</w:t></w:r></w:p>")
    assert one(found).runs[0].format.size == 10
    assert len(found.sections) == 1


def test_a_run_keeps_its_words() -> None:
    paper = Paper([P([R("Một "), R("hai", bold=True)])])
    runs = read_view(open_package(paper.data())).paragraphs[0].runs
    assert [(run.text, run.format.bold) for run in runs] == [("Một ", False), ("hai", True)]


def test_a_shared_sheet_keeps_nothing_of_styles_that_are_not_there() -> None:
    sheet = StyleSheet(None, {})
    for number in range(100):
        sheet.run({"style": f"x{number}"}, paragraph_style=f"y{number}")
    assert not sheet._chains
    assert not sheet._styles
