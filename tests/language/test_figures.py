"""A plan file's figures: typed, computed in order, put into the texts once."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from docgen.errors import Problem
from docgen.language import evaluate_tree, type_figure
from docgen.reading import parse


def evaluate(text: str, **extra: Any) -> tuple[dict[str, Any], list[Problem]]:
    return evaluate_tree(parse(text, "a.yaml"), extra=extra)


def faults(text: str, **extra: Any) -> list[tuple[str, int | None, str]]:
    return [
        (one.code.removeprefix("language/"), one.line, one.path)
        for one in evaluate(text, **extra)[1]
    ]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("4.500.000", 4_500_000),
        ("2", 2),
        ("0", 0),
        ("0,5", Decimal("0.5")),
        ("12,5", Decimal("12.5")),
        ("4.500", 4500),
        ("2.024", 2024),
        ("1899", 1899),
        ("2024", "2024"),
        ("0125", "0125"),
        ("01", "01"),
        ("0912.345.678", "0912.345.678"),
        ("24/6/2024", "24/6/2024"),
        ("7:30", "7:30"),
        ("12,5%", "12,5%"),
        ("no", "no"),
        ("190/KH-UBND", "190/KH-UBND"),
    ],
)
def test_an_unquoted_figure_is_typed(typed: str, value: object) -> None:
    found = type_figure(typed)
    assert found == value
    assert isinstance(found, type(value))
    tree, problems = evaluate(
        f"so_lieu:\n  a: {typed}\n  b: '{typed}'\nx: '{{{{ a }}}}'\ny: '{{{{ b }}}}'\n"
    )
    assert not problems
    assert tree == {"x": value, "y": typed}


@pytest.mark.parametrize("typed", ["4.5", "1,234,567", "4.50.000", "1.234.56", "1,2,3"])
def test_an_ambiguous_figure_is_asked_about(typed: str) -> None:
    assert faults(f"so_lieu:\n  a: {typed}\nx: '{{{{ a }}}}'\n") == [("number", 2, "so_lieu.a")]


def test_figures_are_computed_in_the_order_of_their_needs() -> None:
    text = """\
so_lieu:
  tong: "{{ nhom | tong }}"
  nhom: ["{{ a.so }}", "{{ b }}"]
  a: {so: "{{ b }}", ten: "{{ tong }} triệu"}
  b: 3
x: "{{ tong }}; {{ a.ten }}; {{ nhom | noi }}"
"""
    assert evaluate(text) == ({"x": "6; 6 triệu; 3, 3"}, [])


def test_figures_inside_one_group_may_need_each_other() -> None:
    assert evaluate('so_lieu:\n  a: {x: "{{ a.y }}", y: 2}\nz: "{{ a.x }}"\n') == ({"z": 2}, [])


@pytest.mark.parametrize(
    ("figures", "ring", "place"),
    [
        ('x: "{{ y }}"\n  y: "{{ x }}"', ("x → y → x", "y → x → y"), "so_lieu.x"),
        ('x: "{{ x }}"', ("x → x",), "so_lieu.x"),
        ('a: ["{{ a | tong }}"]', ("a[0] → a[0]",), "so_lieu.a[0]"),
    ],
)
def test_a_cycle_is_named(figures: str, ring: tuple[str, ...], place: str) -> None:
    _, problems = evaluate(f"so_lieu:\n  {figures}\nt: x\n")
    (problem,) = problems
    assert problem.code == "language/cycle"
    assert problem.path == place
    assert any(one in problem.message for one in ring)


def test_a_cycle_reads_along_the_needs() -> None:
    _, (problem,) = evaluate('so_lieu:\n  a: "{{ b }}"\n  b: "{{ c }}"\n  c: "{{ a }}"\n')
    assert any(
        ring in problem.message for ring in ("a → b → c → a", "b → c → a → b", "c → a → b → c")
    )


def test_all_cycles_are_told() -> None:
    text = 'so_lieu:\n  a: "{{ b }}"\n  b: "{{ a }}"\n  c: "{{ d }}"\n  d: "{{ c }}"\n'
    assert [code for code, _, _ in faults(text)] == ["cycle", "cycle"]


def test_one_mistake_is_told_once() -> None:
    """A figure that depends on a wrong one, and the texts that speak of it, add no problems."""
    text = """\
so_lieu:
  a: 4.5
  b: "{{ a | so }}"
  c: {d: "{{ b }}"}
x: "{{ a }} {{ b }} {{ c.d }}"
y: "{{ c | noi }}"
"""
    assert faults(text) == [("number", 2, "so_lieu.a")]


def test_a_text_with_a_problem_stays_as_typed() -> None:
    tree, problems = evaluate('x: "a {{ b }}"\ny: [1]\n')
    assert tree == {"x": "a {{ b }}", "y": ["1"]}
    assert problems


def test_every_problem_of_a_file_is_told_with_its_place() -> None:
    text = """\
so_lieu:
  tong_so: 2
  trong:
noi_dung:
  - doan: "{{ tong_soo }} {{ tong_so | donng }}"
  - doan: "{{ trong }}"
  - doan: "{% if x %}"
so: "{{ tong_so"
"""
    assert faults(text) == [
        ("unknown-name", 5, "noi_dung[0].doan"),
        ("unknown-filter", 5, "noi_dung[0].doan"),
        ("absent", 6, "noi_dung[1].doan"),
        ("statement", 7, "noi_dung[2].doan"),
        ("braces", 8, "so"),
    ]


def test_an_empty_figure_is_known_but_absent() -> None:
    text = "so_lieu:\n  a:\nx: \"{{ a | mac_dinh('chưa có') }}\"\n"
    assert evaluate(text) == ({"x": "chưa có"}, [])


@pytest.mark.parametrize("name", ["2024", "a-b", "_a", "loop", "true", "not"])
def test_a_figure_has_a_name_that_a_text_can_say(name: str) -> None:
    assert faults(f"so_lieu:\n  {name}: 1\n")[0][0] == "name"


def test_a_figure_does_not_hide_a_name_that_is_there() -> None:
    assert [code for code, _, _ in faults("so_lieu:\n  xa: 1\n", xa="Tân Khai")] == ["name"]


def test_values_in_marked_up_texts_are_escaped() -> None:
    text = """\
so_lieu: {a: "5*3 [b] c^2~d\\\\"}
x: "{{ a }}"
dinh_dang: "**{{ a }}** [x]"
muc: [{dinh_dang: ["{{ a }}"], khac: "{{ a }}"}]
"""
    tree, problems = evaluate(text)
    assert not problems
    raw, escaped = "5*3 [b] c^2~d\\", "5\\*3 \\[b\\] c\\^2\\~d\\\\"
    assert tree == {
        "x": raw,
        "dinh_dang": f"**{escaped}** [x]",
        "muc": [{"dinh_dang": [escaped], "khac": raw}],
    }


def test_a_figure_is_never_evaluated_twice() -> None:
    """A computed figure that spells an expression is a text like any other."""
    text = 'so_lieu:\n  a: "{{ \'{{ b }}\' }}"\n  b: 1\nx: "{{ a }}"\n'
    assert evaluate(text) == ({"x": "{{ b }}"}, [])
    assert evaluate('x: "{{ ten }}"\n', ten="{{ 7*7 }}") == ({"x": "{{ 7*7 }}"}, [])


def test_two_places_never_share_a_list() -> None:
    tree, _ = evaluate('so_lieu: {a: [{b: 1}]}\nx: "{{ a }}"\ny: "{{ a }}"\n')
    assert tree["x"] == tree["y"] == [{"b": 1}]
    assert tree["x"] is not tree["y"]
    assert tree["x"][0] is not tree["y"][0]


def test_json_figures_are_typed_already() -> None:
    source = parse(
        '{"so_lieu": {"a": 1.50, "b": "4.500"}, "x": "{{ a }} {{ b }}"}', "a.json", "json"
    )
    assert evaluate_tree(source) == ({"x": "1,5 4.500"}, [])


@pytest.mark.parametrize("text", ["- a\n", "a\n", "so_lieu: [1]\n", "so_lieu: 1\nx: '{{ y }}'\n"])
def test_what_is_no_mapping_is_refused(text: str) -> None:
    assert len(faults(text)) == 1


def test_the_figures_of_the_seed_plan() -> None:
    text = """\
so_lieu:
  ho: [{khu_pho: Khu phố 1, so: 1}, {khu_pho: Khu phố 3, so: 1}]
  nhu_cau:
    - {ten: Bồn chứa nước, so: 2, kinh_phi: 3.000.000}
    - {ten: Ti vi, so: 2, kinh_phi: 8.000.000}
  tong: "{{ nhu_cau | tong('kinh_phi') }}"
a: "giảm {{ ho | tong('so') | so_dem }} hộ nghèo"
b: "{{ nhu_cau | tong('so') | so_dem }} nhu cầu, tổng kinh phí {{ tong | trieu_dong }}"
c: "kinh phí {{ nhu_cau[0].kinh_phi | trieu_dong_dem }}"
d: "{{ tong | tien_bang_chu }}"
"""
    assert evaluate(text) == (
        {
            "a": "giảm 02 hộ nghèo",
            "b": "04 nhu cầu, tổng kinh phí 11 triệu đồng",
            "c": "kinh phí 03 triệu đồng",
            "d": "Mười một triệu đồng",
        },
        [],
    )


def test_a_thousand_computed_figures_are_no_burden() -> None:
    chain = "\n".join(f'  a{n}: "{{{{ a{n - 1} }}}}"' for n in range(1, 1000))
    rows = ", ".join('"{{ a0 }}"' for _ in range(1000))
    said = 'x: "{{ a999 }}, {{ rows | tong }}"'
    text = f"so_lieu:\n  a0: 7\n{chain}\n  rows: [{rows}]\n{said}\n"
    assert evaluate(text) == ({"x": "7, 7.000"}, [])


@pytest.mark.parametrize(
    "line",
    [
        pytest.param('b{0}: "{{{{ c{0} }}}}"', id="unknown names"),
        pytest.param('b{0}: "{{{{ a{0} | x }}}}"', id="unknown filters"),
        pytest.param("so_lieu{0}: {{x: '{{%'}}", id="statements"),
    ],
)
def test_a_file_full_of_mistakes_is_not_searched_for_ever(line: str) -> None:
    figures = "".join(f"  a{n}: {n}\n" for n in range(1000))
    text = f"so_lieu:\n{figures}" + "\n".join(line.format(n) for n in range(1500))
    tree, problems = evaluate(text)
    assert len(problems) == 501
    assert problems[-1].code == "language/too-many"
    assert len(tree) == 1500


def test_more_cycles_than_are_told_leave_nothing_half_done() -> None:
    cycles = "".join(f'  a{n}: "{{{{ a{n} }}}}"\n' for n in range(60))
    text = f"so_lieu:\n{cycles}" + "".join(f'b{n}: "{{{{ a{n} }}}}"\n' for n in range(60))
    assert {code for code, _, _ in faults(text)} == {"cycle"}
