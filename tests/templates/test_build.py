"""The shipped template is what the standard makes it, and a file that Word opens."""

from __future__ import annotations

import io
import json
import re
from typing import get_args

import docx
import pytest
from lxml import etree

from docgen.layout.document import Kind
from docgen.package import open_package
from docgen.render import compile_template, dump_template, load_template
from docgen.standard import load
from docgen.templates import read_compiled, read_template
from docgen.templates.build import build
from docgen.templates.styles import STYLE_OF, STYLES
from tests.render.compare import texts
from tests.render.sample import block, every_kind, grid, sample
from tests.support.office import round_trip
from tests.support.xsd import schema_faults

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KINDS = [kind for literal in get_args(Kind) for kind in (get_args(literal) or (literal,))]


def test_the_shipped_file_is_a_fresh_build() -> None:
    """After a change of the standard or the builder: ``python -m docgen.templates.build``."""
    assert open_package(read_template()).parts == open_package(build()).parts


def test_the_compiled_form_is_that_of_the_shipped_file() -> None:
    """After a build: ``python -m docgen.render docgen/templates/*.docx``."""
    shipped, fresh = json.loads(read_compiled()), json.loads(dump_template(read_template()))
    if shipped.pop("jinja") != fresh.pop("jinja"):
        pytest.skip("another Jinja is installed than the one that compiled the template")
    # Another machine's zlib may deflate the static parts otherwise; the next test reads them.
    assert shipped.pop("static")[-1][-1] == fresh.pop("static")[-1][-1]
    assert shipped == fresh


def test_the_compiled_form_renders_the_same_parts() -> None:
    loaded = load_template(read_compiled(), read_template())
    for context in (every_kind(), sample()):
        rendered = [one.render(context) for one in (loaded, compile_template(read_template()))]
        first, second = (open_package(data).parts for data in rendered)
        assert list(first.items()) == list(second.items())
    other = read_compiled().replace(b'"jinja": "', b'"jinja": "0.', 1)
    assert load_template(other, read_template()) is compile_template(read_template())


def test_it_is_valid_and_opens() -> None:
    assert schema_faults(read_template()) == []
    assert docx.Document(io.BytesIO(read_template())).sections[0].page_width.mm == pytest.approx(
        load().page.width, abs=0.1
    )


@pytest.mark.parametrize("context", [every_kind(), sample()], ids=["every kind", "a plan"])
def test_what_it_renders_is_valid(context: object) -> None:
    assert schema_faults(compile_template(read_template()).render(context)) == []  # type: ignore[arg-type]


def test_a_template_that_another_program_has_saved_prints_the_same() -> None:
    """Restyled in Writer or Word, runs split and parts dropped: the words stay."""
    saved = compile_template(round_trip(read_template()))
    for context in (every_kind(), sample()):
        printed, ours = (
            texts(one.render(context)) for one in (saved, compile_template(read_template()))
        )
        assert [text for text in printed if text] == [text for text in ours if text]


def test_tags_stand_in_text_alone() -> None:
    for name, data in open_package(read_template()).parts.items():
        for element in etree.fromstring(data).iter(etree.Element):
            assert not any(re.search(r"\{[{%]", str(value)) for value in element.attrib.values())
            if element.text and re.search(r"\{[{%]", element.text):
                assert element.tag == f"{W}t", name


def test_every_kind_prints_in_a_style_of_its_own() -> None:
    """A kind without a branch in the template would vanish from the page without a word."""
    document = every_kind()
    printed = docx.Document(io.BytesIO(compile_template(read_template()).render(document)))
    styles = {
        p.text.partition(":")[0]: p.style.style_id for p in printed.paragraphs if ":" in p.text
    }
    for kind in KINDS:
        if kind in {"table", "signature", "rule"} or kind.startswith("break_"):
            continue
        assert styles[kind] == STYLE_OF[kind.removesuffix("_end")], kind
    assert len({STYLE_OF[kind] for kind in STYLE_OF}) == len(STYLE_OF)
    tables = [table.cell(0, 0).text for table in printed.tables]
    assert "a" in tables
    assert any(text.startswith("Nơi nhận:") for text in tables)
    breaks = sum(kind.startswith("break_") for kind in KINDS)
    assert len(printed.sections) == breaks + 1


def test_styles_are_bold_and_italic_as_the_standard_has_it() -> None:
    """The contract says which kinds are bold or italic; where the decree speaks, it says so too."""
    root = open_package(read_template()).xml("word/styles.xml")
    styles = {style.get(f"{W}styleId"): style for style in root.iter(f"{W}style")}
    for look in STYLES:
        if look.component:
            component = load().component(look.component)
            properties = styles[look.id].find(f"{W}rPr")
            assert properties is not None
            for wanted, element in ((component.bold, "b"), (component.italic, "i")):
                found = properties.find(f"{W}{element}") is not None
                assert wanted is None or found == wanted, (look.id, element)


def test_a_clerk_sees_vietnamese_names_each_once() -> None:
    names = [look.name for look in STYLES]
    assert len(set(names)) == len(names)
    assert len({look.id for look in STYLES}) == len(names)
    assert not [name for name in names if "," in name]  # Word takes what follows for an alias


def test_the_last_text_stays_with_the_signature() -> None:
    """The paragraph before the block keeps with it, and its one row can't split."""
    document = docx.Document(io.BytesIO(compile_template(read_template()).render(sample())))
    (table,) = (t for t in document.tables if t.cell(0, 0).text.startswith("Nơi nhận:"))
    assert len(table.rows) == 1
    assert table.rows[0]._tr.find(f"{W}trPr/{W}cantSplit") is not None
    gap = table._tbl.getprevious()
    last = gap.getprevious()
    assert "".join(last.itertext()).endswith("./.")
    for paragraph in (gap, last):
        assert paragraph.find(f"{W}pPr/{W}keepNext") is not None


def test_a_long_list_of_recipients_goes_on_in_a_row_that_may_be_torn() -> None:
    context = sample()
    context["signature"]["beside"] = 2
    data = compile_template(read_template()).render(context)
    document = docx.Document(io.BytesIO(data))
    (table,) = (t for t in document.tables if t.cell(0, 0).text.startswith("Nơi nhận:"))
    first, rest = ([text for text in row.cells[0].text.split("\n") if text] for row in table.rows)
    names = [line["text"] for line in context["recipients"]]
    assert first == ["Nơi nhận:", *names[:2]]
    assert rest == [*names[2:], context["drafter"]]
    assert context["signature"]["name"] in table.rows[0].cells[1].text
    torn = [row._tr.find(f"{W}trPr/{W}cantSplit") is None for row in table.rows]
    assert torn == [False, True]
    assert schema_faults(data) == []


def test_a_table_keeps_its_distance_from_the_head_above_and_its_page() -> None:
    context = sample()
    table = grid([["a", "b"]], [4000, 5000])
    context["blocks"] = [block("section", "I. NỘI DUNG"), block("table", runs=table)]
    document = docx.Document(io.BytesIO(compile_template(read_template()).render(context)))
    (data,) = (t for t in document.tables if t.cell(0, 0).text == "a")
    gap = data._tbl.getprevious()
    assert gap.find(f"{W}pPr/{W}keepNext") is not None
    assert int(gap.find(f"{W}pPr/{W}spacing").get(f"{W}line")) >= 60
    assert "".join(gap.getprevious().itertext()).startswith("I. NỘI DUNG")


def test_a_row_that_keeps_with_what_follows_its_table_is_heard() -> None:
    """What stands between must keep too, or the page may end right under the table."""
    context = sample()
    context["blocks"] = [block("table", runs=grid([["a"]], [4000])), block("paragraph", "Sau.")]
    document = docx.Document(io.BytesIO(compile_template(read_template()).render(context)))
    (data,) = (t for t in document.tables if t.cell(0, 0).text == "a")
    assert data._tbl.getnext().find(f"{W}pPr/{W}keepNext") is not None


@pytest.mark.parametrize("beside", [0, 2])
def test_on_a_page_across_the_signature_stands_at_its_right_edge(beside: int) -> None:
    context = sample()
    context["signature"] |= {"across": True, "beside": beside}
    document = docx.Document(io.BytesIO(compile_template(read_template()).render(context)))
    (table,) = (t for t in document.tables if t.cell(0, 0).text.startswith("Nơi nhận:"))
    widths = [column.width.mm for column in table.columns]
    assert sum(widths) == pytest.approx(297 - 30 - 15, abs=0.1)
    assert widths[1] == pytest.approx(93, abs=0.1)


def test_the_outline_begins_at_its_first_level_and_leaves_none_out() -> None:
    """As PDF/UA wants the headings of a page: the title, sections or articles, then clauses."""
    levels = [
        next(look.outline for look in STYLES if look.id == name)
        for name in ("TypeName", "Section", "ClauseHead", "SubclauseHead", "PointHead")
    ]
    assert levels == [0, 1, 2, 3, 4]
    assert {look.id: look.outline for look in STYLES}["Article"] == 1


def test_the_head_of_a_page_across_is_two_columns_of_one_width() -> None:
    """Khoản 2 Mục I Phần I Phụ lục I: a document may lie across for its table."""
    context = sample()
    assert context["header"] is not None
    context["header"]["across"] = True
    document = docx.Document(io.BytesIO(compile_template(read_template()).render(context)))
    widths = [column.width.mm for column in document.tables[0].columns]
    assert widths == pytest.approx([126, 126], abs=0.1)
    assert "CỘNG HÒA" in document.tables[0].cell(0, 1).text
