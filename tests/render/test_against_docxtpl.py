"""The same parts as docxtpl, and every difference by name."""

from __future__ import annotations

import re
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markupsafe import Markup

from docgen.package import open_package
from docgen.render import compile_template
from docgen.templates import read_template
from tests.render.authored import AUTHORED, CONTEXT, saved, with_part
from tests.render.compare import W, by_docxtpl, canonical_parts, texts
from tests.render.sample import every_kind, sample

MAIN = "word/document.xml"


def _assert_same(template: bytes, context: dict[str, Any], *, trusted: bool = True) -> None:
    ours = canonical_parts(compile_template(template, trusted=trusted).render(context))
    theirs = canonical_parts(by_docxtpl(template, context))
    assert set(ours) == set(theirs)
    for name in theirs:
        assert ours[name] == theirs[name], name


@pytest.mark.parametrize("name", AUTHORED)
def test_authored_templates(name: str) -> None:
    _assert_same(AUTHORED[name](), {**CONTEXT, "nhieu_dong": "một\nhai\tba"})


@pytest.mark.parametrize("context", [sample(appendices=()), sample(appendices=(), size=9)])
def test_the_shipped_template(context: Any) -> None:
    _assert_same(read_template(), context, trusted=False)


def test_the_shipped_template_with_every_kind() -> None:
    """All but the footnotes, which a tag can't make: their elements carry ids."""
    context = {**every_kind(), "footnotes": []}
    _assert_same(read_template(), context, trusted=False)


_DRAWING = Markup('<w:drawing><wp:inline><wp:docPr id="5" name="Hình"/></wp:inline></w:drawing>')


@pytest.mark.parametrize(
    "tags",
    [
        "{{r hinh }}",
        "{% set lai = hinh %}{{r lai }}",
        "{% macro ve(x) %}{{ x }}{% endmacro %}{{r ve(hinh) }}",
        "{% for mot in [hinh, hinh] %}{{r mot }}{% endfor %}",
        "{{r hinh ~ hinh }}",
    ],
)
@pytest.mark.parametrize("own", [False, True])
def test_drawings_are_numbered_however_they_come(tags: str, own: bool) -> None:
    document = docx.Document()
    for _ in range(2):
        document.add_paragraph(tags)
    template = saved(document)
    if own:  # the template draws, too

        def draw(part: bytes) -> bytes:
            drawn = b'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="5" name="a"/></wp:inline>'
            return part.replace(b"<w:body>", b"<w:body>" + drawn + b"</w:drawing></w:r></w:p>")

        template = with_part(template, MAIN, draw)
    _assert_same(template, {"hinh": Markup("<w:r>") + _DRAWING + Markup("</w:r>")})
    data = compile_template(template, trusted=True).render({"hinh": _DRAWING})
    found = re.findall(rb'<wp:docPr id="(\d+)"', open_package(data).parts[MAIN])
    assert [int(one) for one in found] == list(range(1001, 1001 + len(found)))
    assert len(found) >= 2


@pytest.mark.parametrize("section", ["appendix_portrait", "appendix_landscape", "cont_landscape"])
def test_difference_the_last_section_is_the_bodys_own(section: Any) -> None:
    """docxtpl leaves the break at the end, and Word would add an empty page after it."""
    context = dict(sample(appendices=(section,)))
    ours = etree.fromstring(
        canonical_parts(compile_template(read_template()).render(context))[MAIN]
    )
    theirs = etree.fromstring(canonical_parts(by_docxtpl(read_template(), context))[MAIN])
    *_, break_, own = theirs.iter(f"{W}sectPr")
    own.getparent().replace(own, break_)  # type: ignore[union-attr]
    assert etree.tostring(ours, method="c14n") == etree.tostring(theirs, method="c14n")


def test_difference_braces_in_a_value_are_text() -> None:
    """docxtpl turns ``{_{`` into ``{{`` after rendering, in the values too."""
    document = docx.Document()
    document.add_paragraph("{{ ten }} và {_{ mẫu }_}")
    context = {"ten": "{_{ 7*7 }_} {{ 7*7 }}"}
    data = compile_template(saved(document), trusted=True).render(context)
    assert texts(data) == ["{_{ 7*7 }_} {{ 7*7 }} và {{ mẫu }}"]
    assert texts(by_docxtpl(saved(document), context)) == ["{{ 7*7 }} {{ 7*7 }} và {{ mẫu }}"]


def test_difference_a_key_is_found_before_a_method() -> None:
    """Stock Jinja prints the dictionary's own method."""
    document = docx.Document()
    document.add_paragraph("{{ a.items }}")
    context = {"a": {"items": "các mục"}}
    assert texts(compile_template(saved(document), trusted=True).render(context)) == ["các mục"]
    assert "built-in method" in texts(by_docxtpl(saved(document), context))[0]


def test_difference_properties_are_never_executed() -> None:
    """docxtpl runs the template's own title and escapes it twice; ours come from the context."""
    document = docx.Document()
    document.core_properties.title = "A & B"
    data = compile_template(saved(document), trusted=True).render(
        {"properties": {"title": "C & D {{ 1 }}"}}
    )
    core = open_package(data).parts["docProps/core.xml"].decode()
    assert "C &amp; D {{ 1 }}" in core
    assert "A &amp; B" not in core


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=40
).map(lambda text: re.sub(r"\{_\{|\}_\}|\{_%|%_\}", "", text))


@settings(max_examples=20, deadline=None)
@given(
    ten=WORDS,
    xa=st.lists(
        st.fixed_dictionaries(
            {
                "ten": WORDS,
                "ho": st.lists(
                    st.fixed_dictionaries({"chu": WORDS, "tien": st.integers()}), max_size=3
                ),
            }
        ),
        max_size=4,
    ),
    so=st.integers(),
    co=st.booleans(),
    name=st.sampled_from(["nested_loops", "conditions", "loops_in_tables", "split_runs"]),
)
def test_random_data(name: str, **values: Any) -> None:
    _assert_same(AUTHORED[name](), {**CONTEXT, **values})
