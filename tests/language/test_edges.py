"""Edges that a small change of the language would move."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from docgen.errors import InputError
from docgen.language import FILTERS, compile_expression, compile_text, has_marks, judge_template
from docgen.language.environment import parse_template
from docgen.language.figures import evaluate_tree
from docgen.language.judge import judge
from docgen.language.values import kind_of
from docgen.reading import parse


def value(text: str, **scope: Any) -> Any:
    return compile_text("{{ " + text + " }}").evaluate(scope)


def told(text: str, **scope: Any) -> list[tuple[str, int | None, str]]:
    with pytest.raises(InputError) as caught:
        compile_text(text).evaluate(scope)
    return [(one.code, one.column, one.message) for one in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a | so_dem", "00"),
        ("1 | ty_le(3, 6)", Decimal("33.333333")),
        ("200 | ty_le(100)", Decimal(200)),
        ("12345678901234567890123456789 | ty_le(1, 0)", Decimal(1234567890123456789012345678900)),
        ("1 | ty_le(8, 3)", Decimal("12.5")),
        ("ds | liet_ke", "(1) một; (2) hai"),
        ("rong | liet_ke", ""),
        ("rong | loc('x', 1)", []),
        ("b | mac_dinh(gia_tri='c')", "c"),
        ("ds | noi(dau_noi=dau)", "một - hai"),
        ("1 < 2 < 3", True),
        ("1 < 2 < 2", False),
        ("2 < 2 < 3", False),
        ("a < 1 < c", True),
        ("nhom.x", 1),
        ("'a{{b' | chu_hoa", "A{{B"),
        ("'x' | mac_dinh(\"}}\")", "x"),
    ],
    ids=map(str, range(17)),
)
def test_a_value_is_what_it_is(text: str, found: object) -> None:
    scope = {"a": 0, "ds": ["một", "hai"], "rong": [], "dau": " - ", "c": 5}
    assert value(text, **scope, nhom={"x": 1}) == found


def test_a_whole_share_has_no_exponent() -> None:
    assert str(value("200 | ty_le(100)")) == "200"
    assert str(value("1 | ty_le(8, 6)")) == "12.5"


def test_a_mapping_of_another_class_has_members_too() -> None:
    from types import MappingProxyType

    assert value("a.b", a=MappingProxyType({"b": 5})) == 5
    assert kind_of(True) == "bool"


def test_what_cannot_be_spelt_is_told() -> None:
    ((code, column, message),) = told("x {{ a | bang_chu }}", a=10**400)
    assert (code, column) == ("language/value", 3)
    assert message.startswith("Trong “a | bang_chu”: ")
    assert len(message) > 30


@pytest.mark.parametrize(
    ("text", "code", "sentence"),
    [
        ("{{ " + "9" * 5_000 + " }}", "number", "Con số trong biểu thức quá dài."),
        ("{{ " + "(" * 20_000 + " }}", "depth", "Biểu thức lồng nhau quá nhiều cấp."),
        ("{{ a == 4 = }}", "syntax", "Dấu “=” không dùng được ở đây; so sánh bằng viết “==”."),
        ("{% if a b %}", "syntax", "Gặp “b” ở chỗ phải là “%}”."),
        ("x\n{{ a b }}", "syntax", "Không hiểu được chỗ bắt đầu từ “b”; tên viết liền không dấu "
                                   "cách (dùng dấu _), bộ lọc đứng sau dấu “|”."),
    ],
    ids=["digits", "brackets", "equals", "block", "second line"],
)  # fmt: skip
def test_what_the_parser_refuses_is_told(text: str, code: str, sentence: str) -> None:
    (fault,) = judge_template(text, filters=FILTERS).faults
    assert (fault.code, fault.message) == (f"language/{code}", sentence)
    assert fault.line == (2 if text.startswith("x") else 1)


@pytest.mark.parametrize(
    "text", ["{% if a %}{% endif %}", "{% for a in b %}{% endfor %}"], ids=["if", "for"]
)
def test_statements_are_for_templates_alone(text: str) -> None:
    (fault,) = judge(parse_template(text), filters=()).faults
    assert (fault.code, fault.line) == ("language/construct", 1)
    assert fault.message == "Không được dùng {% %}; trong kế hoạch mẫu, viết “khi:” và “lap:”."
    assert judge(parse_template(text), filters=(), statements=True).faults == ()


def test_what_has_no_sentence_is_named() -> None:
    from jinja2 import nodes

    tree = nodes.Template([nodes.Output([nodes.MarkSafe(nodes.Const(1))])])
    tree.set_lineno(7)
    (fault,) = judge(tree, filters=()).faults
    assert (fault.line, fault.message) == (7, "Không được dùng “MarkSafe”.")
    bare = nodes.Template([nodes.Continue()])
    (fault,) = judge(bare, filters=(), statements=True).faults
    assert (fault.line, fault.message) == (1, "Không được dùng “Continue”.")
    odd = nodes.Compare(nodes.Const(1), [nodes.Operand("like", nodes.Const(2))])
    odd.set_lineno(3)
    (fault,) = judge(nodes.Template([nodes.Output([odd])]), filters=()).faults
    assert (fault.code, fault.line) == ("language/construct", 3)
    assert fault.message == "Không được dùng phép so sánh “like”."
    alone = nodes.Filter(None, "so", [], [], None, None)
    alone.set_lineno(4)
    (fault,) = judge(nodes.Template([nodes.Output([alone])]), filters=["so"]).faults
    assert (fault.code, fault.line) == ("language/construct", 4)
    assert fault.message == "Bộ lọc phải đứng sau một giá trị."


def test_an_index_is_a_constant_of_a_whole_number_or_a_name() -> None:
    assert value("a[1]", a=[5, 6]) == 6
    assert [code for code, _, _ in told("{{ a[b] }}", a=[5], b=0)] == ["language/index"]
    tail = "{% for a in b %}{{ a[loop.index] }}{% endfor %}"
    (fault,) = judge_template(tail, filters=()).faults
    assert fault.code == "language/index"


def test_marks_are_seen() -> None:
    assert [has_marks(one) for one in ("{{", "{%", "}}", "%}", "{", "")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip


SAID = "“{% … %}” không dùng được trong câu; trong kế hoạch mẫu, điều kiện viết bằng “khi:”, lặp "
SAID += "lại viết bằng “lap:”."


def test_the_first_of_what_is_stray_is_told_by_its_column() -> None:
    assert told("a {% b %} {% c %}") == [("language/statement", 3, SAID)]
    stray = "Thừa “}}”, không có “{{” mở trước đó."
    assert told("}} a }}") == [("language/braces", 1, stray)]
    assert told("x\ny }} a }}") == [("language/braces", 3, stray)]
    assert told("x\n\n{{ a }}", b=1)[0][1] == 1
    assert told("\n{{ a }}", b=1)[0][1] == 1
    assert told("{{ a }}\nx", b=1)[0][1] == 1
    assert told("xy {{ a }}\nx {{ b }}", c=1)[1][1] == 3


def test_what_is_shown_is_cut_past_sixty() -> None:
    for length, mark in ((59, ""), (60, ""), (61, "…")):
        name = "q" * length
        assert told("{{ " + name + " }}")[0][2].startswith(f"Trong “{name[:60]}{mark}”: ")


def test_quotes_in_an_expression_hide_its_end() -> None:
    assert value("'}}'") == "}}"
    assert value("'a' == \"a\"") is True
    assert compile_text("{{ '}}' }}{{ \"'\" }}").evaluate({}) == "}}'"
    assert told("{{ 'a }} {{ b }}")[0][:2] == ("language/braces", 1)
    assert told("{{ a {{ b }} }}")[0][:2] == ("language/braces", 1)


def test_two_tags_are_two_and_a_bare_source_has_one_expression() -> None:
    assert compile_text("{{ 1 }}{{ 2 }}").evaluate({}) == "12"
    with pytest.raises(InputError) as caught:
        compile_expression("a }}{% if b %}x{% endif %}{{ c")
    assert caught.value.problems[0].code in {"language/construct", "language/syntax"}
    with pytest.raises(InputError) as caught:
        compile_expression("zz", names={"a"})
    assert [one.column for one in caught.value.problems] == [1]


def test_rings_are_told_from_their_first_name_on() -> None:
    text = (
        "so_lieu:\n  c: '{{ a }}'\n  a: '{{ b }}'\n  b: '{{ c }}'\n  nhom: {x: '{{ nhom.x }}'}\n"
        "  d: '{{ sai }} {{ a }}'\nx: '{{ nhom.x }} {{ a }}'\ny: '{{ nhom }}'\nz: '{{ d }}'"
    )
    tree, problems = evaluate_tree(parse(text, "a.yaml"))
    found = [(one.code, one.path, one.line, one.message) for one in problems]
    assert found[0][:3] == ("language/unknown-name", "so_lieu.d", 6)
    rings = {one[1]: one for one in found[1:]}
    assert set(rings) == {"so_lieu.a", "so_lieu.nhom.x"}
    assert {one[0] for one in rings.values()} == {"language/cycle"}
    start = "Các số liệu cần lẫn nhau nên không tính được: "
    end = "; hãy ghi thẳng một trong số đó."
    ring = rings["so_lieu.a"][3].removeprefix(start).removesuffix(end).split(" → ")
    assert ring[0] == ring[-1]
    assert sorted(ring[:-1]) == ["a", "b", "c"]
    assert rings["so_lieu.nhom.x"][3] == f"{start}nhom.x → nhom.x{end}"
    assert tree == {"x": "{{ nhom.x }} {{ a }}", "y": "{{ nhom }}", "z": "{{ d }}"}


def test_a_figure_in_a_list_fails_alone() -> None:
    text = "so_lieu: {ds: [{a: '{{ sai }}', b: 1}, {a: 2, b: 3}]}\nx: '{{ ds[1].a }}'\n"
    text += "y: '{{ ds[0].b }}'\nz: '{{ ds[0].a }}'\nw: '{{ ds | dem }}'"
    tree, problems = evaluate_tree(parse(text, "a.yaml"))
    assert [one.path for one in problems] == ["so_lieu.ds[0].a"]
    assert tree == {"x": 2, "y": 1, "z": "{{ ds[0].a }}", "w": "{{ ds | dem }}"}


def test_too_many_problems_have_their_own_code() -> None:
    rows = "\n".join(f"  k{n}: 4.5" for n in range(510))
    _, problems = evaluate_tree(parse(f"so_lieu:\n{rows}", "a.yaml"))
    assert problems[-1].code == "language/too-many"
    assert problems[0].message.startswith("Số “4.5”") or "4.5" in problems[0].message


def test_the_place_of_a_wrong_text_counts_in_its_own_column() -> None:
    _, problems = evaluate_tree(parse("x: [a, 'b {{ c() }}']", "a.yaml"))
    ((line, column),) = {(one.line, one.column) for one in problems}
    assert (line, column) == (1, 8)
