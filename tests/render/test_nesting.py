"""No data may tear the markup: each tag stands at the depth of the tag it goes with."""

from __future__ import annotations

import itertools
import re

import pytest

from docgen.errors import TemplateError
from docgen.render.nesting import refuse_torn_tags
from tests.hostile.files import with_body
from tests.hostile.judging import vietnamese

RIGHT = {
    "an angle bracket quoted in a value": "<b><p>{% if a %}{{ ten | mac_dinh('<chưa rõ>') }}"
    "{% endif %}</p></b>",
    "no tags": "<b><p/></b>",
    "in one text": "<b><t>{% if a %}x{% endif %}</t></b>",
    "in two texts of one paragraph": "<p><r><t>{% if a %}x</t></r><r><t>y{% endif %}</t></r></p>",
    "over paragraphs": "<b>{% if a %}<p/><p/>{% endif %}</b>",
    "half a paragraph each": "<b><p><t>{% if a %}</t></p><p><t>{% endif %}</t></p></b>",
    "all branches": "<b>{% if a %}<p/>{% elif b %}<q/>{% else %}{% endif %}</b>",
    "a loop in a branch": "<b>{% if a %}<p>{% for c in d %}<r/>{% endfor %}</p>{% endif %}</b>",
    "blanks trimmed": "<b>{%- if a -%}<p/>{%- endif -%}</b>",
    "a sign in a condition": "<b>{% if a < b and c > d %}<p/>{% endif %}</b>",
    "an attribute of its own": "<b><p n='{% if a %}x{% else %}y{% endif %}'/></b>",
    "an expression in an attribute": "<b><p n='{{ a }}'/></b>",
    "a comment between": "<b>{% if a %}<!-- </p> --><p/>{% endif %}</b>",
    "an instruction before": "<?xml version='1.0'?><b>{% if a %}<p/>{% endif %}</b>",
    "the same name, another element": "<b><p>{% if a %}</p><p>{% endif %}</p></b>",
}
TORN = {
    "an end outside": ("<b><p>{% if a %}</p>{% endif %}</b>", "{% endif %}", "{% if a %}"),
    "an end inside": ("<b>{% if a %}<p>{% endif %}</p></b>", "{% endif %}", "{% if a %}"),
    "in an element of another name": (
        "<b><p>{% if a %}</p><q>{% endif %}</q></b>", "{% endif %}", "{% if a %}"),
    "an else inside": (
        "<b>{% if a %}<p>{% else %}</p>{% endif %}</b>", "{% else %}", "{% if a %}"),
    "an elif inside": (
        "<b>{% if a %}<p>{% elif b %}</p>{% endif %}</b>", "{% elif b %}", "{% if a %}"),
    "a loop": ("<b>{% for c in d %}<p>{% endfor %}</p></b>", "{% endfor %}", "{% for c in d %}"),
    "a loop in a branch": (
        "<b>{% if a %}<p>{% for c in d %}</p>{% endfor %}{% endif %}</b>",
        "{% endfor %}", "{% for c in d %}"),
    "the outer one": (
        "<b>{% if a %}<p>{% for c in d %}{% endfor %}{% endif %}</p></b>",
        "{% endif %}", "{% if a %}"),
    "out of an attribute": (
        "<b><p n='{% if a %}'/><p/>{% endif %}</b>", "{% end… %}", "{% if a %}"),
    "into an attribute": ("<b>{% if a %}<p n='{% endif %}'/></b>", "{% endif %}", "{% if … %}"),
    "an else in an attribute": ("<b>{% if a %}<p n='{% else %}'/></b>", "{% else %}", "{% if … %}"),
}  # fmt: skip


@pytest.mark.parametrize("name", RIGHT)
def test_what_stands_level_is_taken(name: str) -> None:
    refuse_torn_tags(RIGHT[name], "a.xml")


@pytest.mark.parametrize("name", TORN)
def test_what_does_not_is_told_with_its_partner(name: str) -> None:
    source, tag, partner = TORN[name]
    with pytest.raises(TemplateError) as caught:
        refuse_torn_tags(source, "a.xml")
    (problem,) = caught.value.problems
    assert (problem.code, problem.path) == ("template/torn", "a.xml")
    assert problem.message.startswith(
        f"Thẻ “{tag}” không đứng ngang với thẻ “{partner}” của nó (một thẻ ở trong, một thẻ ở "
        "ngoài bảng, ô hay khung), Word sẽ báo tệp hỏng; hãy đặt cả hai cùng trong một đoạn, "
    )
    assert problem.message.endswith(
        "hoặc mỗi thẻ một đoạn riêng ({%p … %}) hay một dòng bảng riêng ({%tr … %}) ở cùng một chỗ."
    )
    assert vietnamese(problem.message)


def test_a_long_tag_is_cut() -> None:
    tag = "{% if a == 'b<i>" + "c" * 99 + "' %}"
    with pytest.raises(TemplateError) as caught:
        refuse_torn_tags(f"<b>{tag}<p>{{% endif %}}</p></b>", "a.xml")
    shown = tag.replace("<i>", "")[:60]
    assert f"“{shown}”" in caught.value.problems[0].message


PIECES = ["<p>", "</p>", "<q/>", "{% if a %}", "{% else %}", "{% endif %}"]


def _walks(source: str) -> set[str]:
    """The texts that a source of one ``if`` without another in it can print."""
    found = re.fullmatch(
        r"(.*)\{% if a %\}(.*?)(?:\{% else %\}(.*?))?\{% endif %\}(.*)", source, re.DOTALL
    )
    if found is None:
        return {source}
    before, one, other, after = (piece or "" for piece in found.groups())
    return {before + one + after, before + other + after}


def _well_formed(text: str) -> bool:
    while (less := re.sub(r"<q/>|<(p)></\1>", "", text)) != text:
        text = less
    return not text


def test_a_taken_source_prints_nothing_torn_whatever_the_data() -> None:
    """All sources of six pieces with one condition: what is taken is whole in every walk."""
    taken = 0
    for pieces in itertools.product(PIECES, repeat=6):
        marks = [piece for piece in pieces if "%" in piece]
        if marks not in (PIECES[3:], [PIECES[3], PIECES[5]]):
            continue
        source = "".join(pieces)
        if not _well_formed(re.sub(r"\{%.*?%\}", "", source)):
            continue  # not what a part can hold
        try:
            refuse_torn_tags(f"<b>{source}</b>", "a.xml")
        except TemplateError:
            assert not all(_well_formed(walk) for walk in _walks(source)), source
        else:
            taken += 1
            assert all(_well_formed(walk) for walk in _walks(source)), source
    assert taken > 100


def test_a_template_that_tears_is_refused_when_it_is_compiled() -> None:
    from docgen.render import compile_template
    from docgen.templates import read_template

    table = (
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{%p if drafter %}</w:t></w:r></w:p><w:p/></w:tc></w:tr>"
        "</w:tbl><w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p>"
    )
    with pytest.raises(TemplateError) as caught:
        compile_template(with_body(read_template(), table))
    assert [problem.code for problem in caught.value.problems] == ["template/torn"]
