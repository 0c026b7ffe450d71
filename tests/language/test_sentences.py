"""Every refusal of the language as it is read: its code, its place, its sentence, to the letter."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from docgen.errors import InputError
from docgen.language import FILTERS, compile_expression, compile_text, judge_template

Told = list[list[Any]]  # code, line or column, sentence

SENTENCES = json.loads(Path(__file__).with_name("sentences.json").read_text(encoding="utf-8"))
TEMPLATES, NAMED = SENTENCES["templates"], SENTENCES["names"]
TEXTS, CONDITIONS = SENTENCES["texts"], SENTENCES["conditions"]
ROWS: list[dict[str, Any]] = [
    {"ten": "Bồn", "so": 2, "tien": 3_000_000, "nguon": "xã hội hóa"},
    {"ten": "Nhà", "so": 1, "tien": Decimal("0.5"), "ghi_chu": None},
]
SCOPE: dict[str, Any] = {
    "rows": ROWS,
    "ho": {"so": 2, "ten": "Tân Khai"},
    "tien": 4_500_000,
    "le": Decimal("12.5"),
    "am": -3,
    "nam": "2024",
    "dung": True,
    "vang": None,
    "rong": [],
    "so": [1, Decimal("2.5")],
    "dai": "d" * 50,
    "hai": [{"a": 1}, 5],
    "khong": 0,
}


def _told(error: InputError) -> Told:
    return [[p.code.removeprefix("language/"), p.column, p.message] for p in error.problems]


@pytest.mark.parametrize("text", TEMPLATES)
def test_a_template_is_told(text: str) -> None:
    faults = judge_template(text, filters=FILTERS).faults
    found = [[f.code.removeprefix("language/"), f.line, f.message] for f in faults]
    assert found == TEMPLATES[text]


@pytest.mark.parametrize(("text", "names", "told"), NAMED)
def test_a_name_is_told(text: str, names: list[str], told: Told) -> None:
    faults = judge_template(text, filters=FILTERS, names=names).faults
    assert [[f.code.removeprefix("language/"), f.line, f.message] for f in faults] == told


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_told(text: str) -> None:
    with pytest.raises(InputError) as caught:
        compile_text(text).evaluate(SCOPE)
    assert _told(caught.value) == TEXTS[text]


@pytest.mark.parametrize("text", CONDITIONS)
def test_a_condition_is_told(text: str) -> None:
    with pytest.raises(InputError) as caught:
        compile_expression(text).evaluate(SCOPE)
    assert _told(caught.value) == CONDITIONS[text]


def test_a_name_may_be_known_when_a_text_is_compiled() -> None:
    assert compile_text("{{ a }}", names={"a"}).names == {"a"}
    for compile_ in (compile_text, compile_expression):
        with pytest.raises(InputError) as caught:
            compile_("{{ xa }} {{ zz }}" if compile_ is compile_text else "zz == xa", names={"xa1"})
        assert [one.code for one in caught.value.problems] == ["language/unknown-name"] * 2
        assert "có phải ý bạn là “xa1”?" in str(caught.value)
        assert "Không có số liệu “zz”; đang có: xa1." in str(caught.value)
        assert all("Trong “" in one.message for one in caught.value.problems)


NEST = 49  # levels of a tree that a text may have


@pytest.mark.parametrize(("levels", "told"), [(NEST - 1, []), (NEST + 3, ["language/depth"])])
def test_a_tower_has_a_top(levels: int, told: list[str]) -> None:
    verdict = judge_template("{{ " + "not " * levels + "a }}", filters=FILTERS)
    assert [fault.code for fault in verdict.faults] == told
    if told:
        assert verdict.faults[0].message == "Biểu thức lồng nhau quá nhiều cấp."
        assert verdict.faults[0].line == 1


def _nest(depth: int, free: int) -> str:
    """Loops in one another: the first ``free`` over lists of their own."""
    names = [f"v{n}" for n in range(depth)]
    lists = [f"l{n}" if n < free else f"v{n - 1}.x" for n in range(depth)]
    opened = "".join(f"{{% for {a} in {b} %}}" for a, b in zip(names, lists, strict=True))
    return opened + "{% endfor %}" * depth


@pytest.mark.parametrize(
    ("depth", "free", "right"),
    [(1, 1, True), (2, 2, True), (3, 3, False), (5, 2, True), (5, 1, True), (6, 1, False)],
)
def test_loops_in_loops_have_an_end(depth: int, free: int, right: bool) -> None:
    faults = judge_template(_nest(depth, free), filters=()).faults
    assert (faults == ()) is right
    assert {f.message for f in faults} <= {"Quá nhiều vòng lặp lồng nhau."}


LONG = "q" * 2_000


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ " + LONG + "q }}", "Trong “" + "q" * 60 + "…”: Biểu thức dài quá 2000 ký tự."),
        ("x" * 100_001, "Câu dài quá 100000 ký tự."),
        ("{{ a }}" + "x" * 99_990 + "{{ a }}", "Câu dài quá 100000 ký tự."),
    ],
)
def test_what_is_too_long_is_told(text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        compile_text(text)
    assert [(one.code, one.message) for one in caught.value.problems] == [
        ("language/too-long", message)
    ]


def test_what_is_just_short_enough_is_taken() -> None:
    assert compile_text("x" * 100_000).evaluate({}) == "x" * 100_000
    name = "q" * 1_996
    assert compile_text("{{  " + name + "  }}").evaluate({name: 1}) == 1


def test_what_grows_too_long_is_told() -> None:
    texts = {"a": "x" * 50_000}
    assert len(compile_text("{{ a }}{{ a }}").evaluate(texts)) == 100_000
    for text in ("{{ a }}{{ a }}.", "{{ ds | noi('') }}", "{{ ds | noi }}"):
        with pytest.raises(InputError) as caught:
            compile_text("x" + text).evaluate(texts | {"ds": ["x" * 50_000] * 2})
        assert [one.code for one in caught.value.problems] == ["language/too-long"]
        assert caught.value.problems[0].message.endswith("dài quá mức cho phép.")
