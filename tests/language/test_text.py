"""Texts: what they say when filled in, and what they may never do."""

from __future__ import annotations

import contextlib
import pickle
import time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import InputError
from docgen.language import FILTERS, compile_expression, compile_text
from docgen.vietnamese import PartialDate

ROWS: list[dict[str, Any]] = [
    {"ten": "Bồn chứa nước", "so": 2, "tien": 3_000_000, "nguon": "xã hội hóa"},
    {"ten": "Ti vi", "so": 2, "tien": 8_000_000, "nguon": "xã hội hóa"},
    {"ten": "Nhà ở", "so": 1, "tien": Decimal("0.5"), "nguon": "ngân sách", "ghi_chu": None},
]
SCOPE: dict[str, Any] = {
    "rows": ROWS,
    "ho": {"so": 2, "ten": "Tân Khai"},
    "so": [1, Decimal("2.5")],
    "tien": 4_500_000,
    "lon": 1234567,
    "le": Decimal("12.5"),
    "ngay": PartialDate(2024, 6, 24),
    "ngay_chu": "24/6/2024",
    "nam": "2024",
    "dung": True,
    "vang": None,
    "rong": [],
    "ba": 3,
}


def codes(text: str, scope: dict[str, Any] | None = None) -> list[str]:
    """The problems of a text that must be refused, compiled or filled in."""
    with pytest.raises(InputError) as caught:
        compile_text(text).evaluate(SCOPE if scope is None else scope)
    assert all(problem.message for problem in caught.value.problems)
    return [problem.code.removeprefix("language/") for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("không có gì", "không có gì"),
        ("{ten} 5% {# #} # \\", "{ten} 5% {# #} # \\"),
        ("Giảm {{ ho.so | so_dem }} hộ", "Giảm 02 hộ"),
        ("{{ ho['ten'] }}.", "Tân Khai."),
        ("có {{ lon }} và {{ le }}", "có 1.234.567 và 12,5"),
        ("{{ tien | dong }}", "4.500.000 đồng"),
        ("{{ tien | so_tien }}", "4.500.000"),
        ("{{ tien | trieu_dong }}", "4,5 triệu đồng"),
        ("{{ 3000000 | trieu_dong_dem }}", "03 triệu đồng"),
        ("{{ 11 | bang_chu }}", "mười một"),
        ("{{ 11000000 | tien_bang_chu }}", "Mười một triệu đồng"),
        ("{{ le | phan_tram }}", "12,5%"),
        ("{{ ngay | ngay }}", "ngày 24 tháng 6 năm 2024"),
        ("{{ ngay_chu | ngay }}", "ngày 24 tháng 6 năm 2024"),
        ("{{ ngay | ngay_ngan }}", "24/6/2024"),
        ("{{ 'đại hội' | chu_hoa }}", "ĐẠI HỘI"),
        ("{{ 'Đại HỘI' | chu_thuong }}", "đại hội"),
        ("{{ 'ấp đặc khu' | viet_hoa_dau }}", "Ấp đặc khu"),
        ("năm {{ nam }}", "năm 2024"),
        ("{{ rows | noi('; ', 'ten') }}", "Bồn chứa nước; Ti vi; Nhà ở"),
        ("{{ rows | noi(cot='so') }}", "2, 2, 1"),
        ("{{ rows | dem | so_dem }} nhu cầu", "03 nhu cầu"),
        ("{{ vang | mac_dinh('chưa có') }}", "chưa có"),
        ("{{ ho.xa | mac_dinh(ho.ten) }}", "Tân Khai"),
        ("{{ rong | dau | mac_dinh('không') }}", "không"),
        ("{{ (rows | cuoi).ten }}", "Nhà ở"),
        ("{{ rows[1].ten }}", "Ti vi"),
        ("{{ '{{ 7*7 }}' }}", "{{ 7*7 }}"),
        ('{{ "a}}b" }}', "a}}b"),
    ],
)
def test_a_text_is_filled_in(text: str, expected: str) -> None:
    assert compile_text(text).evaluate(SCOPE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ rows | tong('so') }}", 5),
        ("{{ rows | tong('tien') }}", Decimal("11000000.5")),
        ("{{ so | tong }}", Decimal("3.5")),
        ("{{ rong | tong }}", 0),
        (" {{ rows | loc('nguon', 'ngân sách') | dem }}\n", 1),
        ("{{ 1 | ty_le(3) }}", Decimal("33.33")),
        ("{{ 1 | ty_le(3, 0) }}", Decimal(33)),
        ("{{ 1 | ty_le(8, le=1) }}", Decimal("12.5")),
        ("{{ 3 | ty_le(ba) }}", Decimal(100)),
        ("{{ 1 | ty_le(200, 0) }}", Decimal(1)),
        ("{{ rows | dau }}", ROWS[0]),
    ],
)
def test_a_text_that_is_one_expression_gives_the_value_itself(text: str, expected: object) -> None:
    value = compile_text(text).evaluate(SCOPE)
    assert value == expected
    assert not isinstance(value, float)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ho.so > 1", True),
        ("1 < ho.so <= 2", True),
        ("ho.so == 3 or dung", True),
        ("not dung and ho.so > 1", False),
        ("nam == '2024'", True),
        ("nam != '2025'", True),
        ("'ti' in nam", False),
        ("ho.ten in ['Tân Khai', 'Minh Đức']", True),
        ("ho.so not in (1, 3)", True),
        ("ho.so in so", False),
        ("rows | dem >= 3", True),
        ("vang | mac_dinh(false)", False),
        ("dung == true", True),
    ],
)
def test_conditions(text: str, expected: bool) -> None:
    assert compile_expression(text).evaluate(SCOPE) is expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("{{ xa }}", "unknown-name", id="unknown name"),
        pytest.param("{{ ho.soo }}", "unknown-name", id="unknown attribute"),
        pytest.param("{{ rows[0].x }}", "unknown-name", id="unknown column"),
        pytest.param("{{ rows[9].ten }}", "absent", id="beyond the list"),
        pytest.param("{{ vang }}", "absent", id="absent"),
        pytest.param("{{ vang | so }}", "absent", id="absent into a filter"),
        pytest.param("{{ rong | dau }}", "absent", id="first of nothing"),
        pytest.param("{{ rows | tong('ghi_chu') }}", "absent", id="sum over absent cells"),
        pytest.param("{{ rows | loc('nguonn', 'a') }}", "absent", id="column that no row has"),
        pytest.param("a {{ dung }}", "value", id="yes in a sentence"),
        pytest.param("a {{ rows }}", "value", id="a list in a sentence"),
        pytest.param("a {{ ho }}", "value", id="a group in a sentence"),
        pytest.param("a {{ ngay }}", "value", id="a date without its form"),
        pytest.param("{{ nam | so }}", "value", id="a text as a number"),
        pytest.param("{{ ho.ten.x }}", "value", id="attribute of a text"),
        pytest.param("{{ ho[0] }}", "value", id="index into a group"),
        pytest.param("{{ rows | tong }}", "value", id="sum of rows without a column"),
        pytest.param("{{ 1 | ty_le(0) }}", "value", id="share of nothing"),
        pytest.param("{{ 1 | ty_le(3, 9) }}", "value", id="too many decimals"),
        pytest.param("{{ le | so_dem }}", "value", id="a count with decimals"),
        pytest.param("{{ '31/6/2024' | ngay }}", "value", id="a day that does not exist"),
        pytest.param("{{ nam == 2024 }}", "compare", id="text against number"),
        pytest.param("{{ dung == 1 }}", "compare", id="yes against number"),
        pytest.param("{{ nam > '2' }}", "value", id="order of texts"),
        pytest.param("{{ ho.so and dung }}", "value", id="a number as a condition"),
        pytest.param("{{ not rong }}", "value", id="a list as a condition"),
    ],
)
def test_what_does_not_fit_is_refused(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("{{", "braces", id="never closed"),
        pytest.param("a }}", "braces", id="never opened"),
        pytest.param("{{ 'a }}", "braces", id="quote never closed"),
        pytest.param("{{ {{ a }} }}", "braces", id="braces in braces"),
        pytest.param("{{}}", "syntax", id="empty"),
        pytest.param("{{ so ho }}", "syntax", id="a space in a name"),
        pytest.param("{{ a = 1 }}", "syntax", id="assignment"),
        pytest.param("{{ a | }}", "syntax", id="filter without a name"),
        pytest.param("{{- x }}", "construct", id="whitespace control"),
        pytest.param("{% if a %}", "statement", id="statement"),
        pytest.param("{{ tien | donng }}", "unknown-filter", id="mistyped filter"),
        pytest.param("{{ tien | dong(1) }}", "argument", id="argument too many"),
        pytest.param("{{ rows | loc('a') }}", "argument", id="argument missing"),
        pytest.param("{{ rows | tong(x='a') }}", "argument", id="argument unknown"),
        pytest.param("{{ rows | tong('a', cot='b') }}", "argument", id="argument twice"),
        pytest.param("{{ 1e9 }}", "number", id="exponent"),
        pytest.param("{{ 4.500 }}", "number", id="a point that can be read in two ways"),
        pytest.param("{{ 1e999 }}", "number", id="infinity"),
        pytest.param("{{ " + "9" * 1500 + " }}", "number", id="a long number"),
        pytest.param("{{ " + "not " * 200 + "dung }}", "depth", id="nested"),
        pytest.param("{{ " + "(" * 900 + "1" + ")" * 900 + " }}", "depth", id="parentheses"),
        pytest.param("{{ a" + " " * 3000 + "}}", "too-long", id="a long expression"),
        pytest.param("x" * 100_001, "too-long", id="a long text"),
        pytest.param("{{ x | noi(x) }}", "value", id="joined by a list"),
    ],
)
def test_what_is_written_wrongly_is_refused(text: str, code: str) -> None:
    assert codes(text, {"x": ["a"]}) == [code]


HOSTILE = [
    "{{ ''.__class__ }}",
    "{{ ''['__class__'] }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__['os'] }}",
    "{{ lipsum(n=100000) }}",
    "{{ range(10**9) }}",
    "{{ 'x' * 10**10 }}",
    "{{ 9**(9**9) }}",
    "{{ 7*7 }}",
    "{{ 'x' | center(10**10) }}",
    "{{ 'x' | center(10000000000) }}",
    "{{ 'x' | indent(100000000) }}",
    "{{ '%10000000000d' | format(1) }}",
    "{{ '{0.__class__}'.format(x) }}",
    "{{ ('a{x.__class__}' | attr('format'))(x=1) }}",
    "{{ x | attr('__class__') }}",
    "{{ x | map(attribute='__class__') }}",
    "{{ x | safe }}",
    "{{ '<w:p/>' | safe }}",
    "{{ dict(a=1) }}",
    "{{ namespace() }}",
    "{{ joiner() }}",
    "{{ config }}",
    "{{ request }}",
    "{{ self }}",
    "{{ loop }}",
    "{{ x.items() }}",
    "{{ x['a' ~ 'b'] }}",
    "{{ x[y] }}",
    "{{ x[1:] }}",
    "{{ x[::1] }}",
    "{{ x[-1] }}",
    "{{ [x] }}",
    "{{ {'a': 1} }}",
    "{{ a if b else c }}",
    "{{ a is mapping }}",
    "{{ none }}",
    "{{ -1 }}",
    "{{ a ~ b }}",
    "{{ _a }}",
    "{{ x | tong(*y) }}",
    "{{ x | tong(**y) }}",
    "{{ a in [b] }}",
    "{{ a }} {% set b = 1 %}",
    "{% include '/etc/passwd' %}",
    "{% import 'a' as b %}",
    "{% extends 'a' %}",
    "{% macro m() %}{% endmacro %}",
    "{% autoescape false %}{% endautoescape %}",
    "{% for i in range(9) %}{% endfor %}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_escapes_are_refused_when_compiled(text: str) -> None:
    with pytest.raises(InputError):
        compile_text(text, names={"x", "y", "a", "b", "c"})


@pytest.mark.parametrize("text", [text[2:-2] for text in HOSTILE if text.startswith("{{ ")])
def test_escapes_are_refused_as_conditions(text: str) -> None:
    with pytest.raises(InputError):
        compile_expression(text, names={"x", "y", "a", "b", "c"})


@pytest.mark.parametrize("text", ["a }}{{ b", "a }} {% set x = 1 %} {{ b", "a }}text{{ b", "a #}"])
def test_a_condition_cannot_close_its_own_tag(text: str) -> None:
    with pytest.raises(InputError):
        compile_expression(text)


def test_a_value_is_never_evaluated() -> None:
    """Whatever stands in the data is text, at the first filling in and at the second."""
    value = "{{ 7*7 }}{% set a = 1 %}"
    assert compile_text("x {{ a }}").evaluate({"a": value}) == f"x {value}"
    assert compile_text("{{ a }}").evaluate({"a": value}) == value


def test_all_problems_of_a_text_are_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        compile_text("{{ a b }} và {{ tien | donng }} và {{ tienn }}", names=SCOPE)
    assert [(one.code, one.column) for one in caught.value.problems] == [
        ("language/syntax", 1),
        ("language/unknown-filter", 14),
        ("language/unknown-name", 36),
    ]
    assert "“dong”" in caught.value.problems[1].message
    assert "“tien”" in caught.value.problems[2].message


def test_a_template_says_what_it_uses() -> None:
    template = compile_text("{{ a.b | ty_le(c) }} {{ rows[0].so }} {{ d in ['x'] }}")
    assert template.names == {"a", "c", "rows", "d"}
    assert template.paths == {"a.b", "c", "rows[0].so", "d"}


def test_inserted_values_alone_are_escaped() -> None:
    template = compile_text("**{{ a }}** {{ b }}")
    assert template.evaluate({"a": "x*", "b": 1}, escape=lambda text: text.replace("*", "\\*")) == (
        "**x\\*** 1"
    )
    assert compile_text("{{ a }}").evaluate({"a": "*"}, escape=lambda _: "e") == "e"


def test_a_template_travels_to_another_process() -> None:
    for template in (compile_text("{{ a }} hộ"), compile_expression("a > 1")):
        again = pickle.loads(pickle.dumps(template))
        assert again.evaluate({"a": 2}) == template.evaluate({"a": 2})


def test_sums_of_money_lose_nothing() -> None:
    rows = [{"a": 10**29 + 1}, {"a": Decimal("0.01")}, {"a": Decimal(10) ** 35}]
    total = compile_text("{{ rows | tong('a') }}").evaluate({"rows": rows})
    assert total == Decimal("100000100000000000000000000000000001.01")


def test_a_float_is_no_figure() -> None:
    assert codes("{{ a | dong }}", {"a": 0.1}) == ["value"]
    assert codes("x {{ a }}", {"a": 0.1}) == ["value"]


def test_a_long_list_is_not_joined_without_end() -> None:
    assert codes("{{ a | noi(b) }}", {"a": ["x"] * 2000, "b": "y" * 100}) == ["too-long"]


@pytest.mark.parametrize(
    "unit", ["{", "}", "{{", "}}", "{%", "[", "(", " ", "'", "{{ '", "{{ a }}"]
)
@pytest.mark.parametrize("lead", ["", "{{ ", "{{ '", "{% "])
def test_long_runs_are_judged_quickly(lead: str, unit: str) -> None:
    compile_text("{{ a }}")
    text = lead + unit * (30_000 // len(unit))
    started = time.process_time()
    with contextlib.suppress(InputError):
        compile_text(text)
    assert time.process_time() - started < 1  # far from what backtracking would take


@pytest.mark.parametrize("count", [1000, 10_000])
def test_filling_in_is_linear_in_the_data(count: int) -> None:
    template = compile_text("{{ rows | loc('b', 'x') | tong('a') | so }} {{ rows | dem }}")
    rows = [{"a": 1, "b": "x"}] * count
    started = time.process_time()
    template.evaluate({"rows": rows})
    assert time.process_time() - started < 200e-6 * count + 0.1


@given(st.text(alphabet="{}%|.()[]'\"ab_1 +-*~#=<>,đ\\\n", max_size=60))
def test_any_text_compiles_or_is_an_input_error(text: str) -> None:
    with contextlib.suppress(InputError):
        compile_text(text).evaluate({"a": 1, "b": [1, {"a": "x"}]})


names = st.sampled_from(["a", "b", "rows", "ho.so", "rows[0].so", "'x'", "1", "25", "true", "x.y"])
expressions = st.recursive(
    names,
    lambda inner: st.one_of(
        st.builds("{} | {}".format, inner, st.sampled_from(sorted(FILTERS))),
        st.builds("({} | {}({}))".format, inner, st.sampled_from(sorted(FILTERS)), inner),
        st.builds(
            "({} {} {})".format, inner, st.sampled_from(["==", "<", "in", "and", "or"]), inner
        ),
        st.builds("not {}".format, inner),
    ),
    max_leaves=6,
)
scopes = st.fixed_dictionaries(
    {
        "a": st.integers() | st.text(max_size=5) | st.none() | st.booleans() | st.decimals(),
        "b": st.lists(st.integers() | st.text(max_size=3) | st.none(), max_size=3),
        "rows": st.lists(
            st.dictionaries(st.sampled_from(["so", "x"]), st.integers() | st.none()), max_size=3
        ),
        "ho": st.dictionaries(st.just("so"), st.integers()),
    }
)


@given(expressions, scopes)
def test_any_expression_over_any_data_gives_a_value_or_an_input_error(
    expression: str, scope: dict[str, Any]
) -> None:
    with contextlib.suppress(InputError):
        value = compile_text("{{ " + expression + " }}").evaluate(scope)
        assert value is not None


@given(st.text(max_size=40))
def test_a_text_without_marks_is_itself(text: str) -> None:
    plain = text.replace("{{", "").replace("}}", "").replace("{%", "")
    with contextlib.suppress(InputError):  # removing may join new marks
        assert compile_text(plain).evaluate({}) == plain


def test_a_nearest_name_is_looked_for_only_when_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def unknown(what: str, word: str, choices: object) -> str:
        asked.append(word)
        return f"{what} {word}"

    monkeypatch.setattr("docgen.language.evaluate.unknown", unknown)
    template = compile_text("{{ so_ho | mac_dinh(0) }} {{ a.b | mac_dinh('') }}")
    assert template.evaluate({"a": {}}) == "0 "
    assert asked == []
    with pytest.raises(InputError, match="số liệu so_ho"):
        compile_text("{{ so_ho }}").evaluate({})
    assert asked == ["so_ho"]
