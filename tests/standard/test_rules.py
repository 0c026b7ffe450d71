"""Each rule is well formed, whatever it demands."""

from __future__ import annotations

import json
import re

import pytest

from docgen.errors import InputError
from docgen.standard import load, names
from docgen.standard.model import Range, Rule

STANDARD = load()
RULES = pytest.mark.parametrize("rule", STANDARD.rules, ids=[rule.id for rule in STANDARD.rules])

SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z][a-z0-9]*(-[a-z0-9]+)*")
PLACE = r"(điểm [a-zđ] )?(khoản \d+ )?(Mục [IVX]+ )?"
CLAUSE = re.compile(
    rf"{PLACE}Phần I Phụ lục I"
    rf"|{PLACE}Phụ lục (II|III)"
    r"|Mẫu \d\.\d+ Mục II Phụ lục III"
    r"|(điểm [a-zđ] )?(khoản \d+ )?Điều \d+ Nghị định 30/2020/NĐ-CP"
    r"|Điều \d+ Luật [^/]+ số \d+/\d{4}/QH\d+"
)
# Of the author's words a program may say that they look wrong, never that they are.
WORDS = ("viet-hoa", "vien-dan", "so-lieu", "ngay", "don-vi")
# What real offices do by custom is worth a note and no more.
CUSTOMS = (
    "tieu-de-khoan/own-line",
    "so-ky-hieu/blank",
    "dia-danh-ngay/blank",
    "ho-ten/blank",
    "noi-dung/blank",
)


def test_ids_are_unique() -> None:
    ids = [rule.id for rule in STANDARD.rules]
    assert len(ids) == len(set(ids))


@RULES
def test_a_rule_is_well_formed(rule: Rule) -> None:
    assert SLUG.fullmatch(rule.id)
    assert CLAUSE.fullmatch(rule.clause), rule.clause
    assert rule.title
    assert not rule.title.endswith(".")
    assert rule.demand.endswith(".")
    assert rule.demand.lstrip("“")[0].isupper(), rule.demand
    assert rule.level in {"error", "warning", "note"}
    assert rule.fix in {"safe", "unsafe", "none"}
    assert rule.component in STANDARD.components
    assert f"{rule.component}/{rule.property}" == rule.id


@RULES
def test_a_pick_is_what_the_rule_accepts(rule: Rule) -> None:
    if rule.low is not None or rule.high is not None:
        assert rule.range is not None
        assert rule.range.low <= rule.range.pick <= rule.range.high
    if rule.pick is not None:
        assert rule.accepts(rule.pick)
    if rule.relative:
        assert STANDARD.component(rule.relative).size == rule.range


@RULES
def test_a_rule_can_be_written_as_json(rule: Rule) -> None:
    json.dumps([rule.low, rule.high, rule.pick, rule.allowed], allow_nan=False)


@pytest.mark.parametrize("component", WORDS)
def test_the_authors_words_are_never_an_error(component: str) -> None:
    rules = [rule for rule in STANDARD.rules if rule.component == component]
    assert rules
    assert all(rule.level != "error" for rule in rules)
    assert all(rule.fix != "safe" for rule in rules)


@pytest.mark.parametrize("rule_id", CUSTOMS)
def test_custom_is_a_note(rule_id: str) -> None:
    assert STANDARD.rule(rule_id).level == "note"


def test_the_signature_of_a_committee_is_a_warning() -> None:
    assert STANDARD.rule("quyen-han/ubnd-tm").level == "warning"


def test_no_fix_turns_a_page() -> None:
    assert STANDARD.rule("trang/orientation").fix == "none"


def test_demands_are_said_once() -> None:
    demands = [rule.demand for rule in STANDARD.rules]
    assert len(demands) == len(set(demands))


@pytest.mark.parametrize(
    ("rule_id", "good", "bad"),
    [
        ("trang/margin-left", 30, 29.5),
        ("trang/margin-left", 35, 35.5),
        ("quoc-hieu/size", 12.5, 13.5),
        ("noi-dung/indent", 10, 11.5),
        ("noi-dung/indent", 12.7, 15),
        ("noi-dung/line-spacing", 1.15, 1.6),
        ("noi-dung/spacing", 12, 3),
        ("tieu-ngu/text", "Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc"),
        ("ten-loai/bold", True, False),
        ("co-quan/line-length", 0.5, 1.0),
        ("khan/frame-size", (20.0, 8.0), (20.0, 9.0)),
        ("tieu-de-khoan/align", "left", "center"),
    ],
)
def test_a_rule_tells_good_from_bad(rule_id: str, good: object, bad: object) -> None:
    rule = STANDARD.rule(rule_id)
    assert rule.accepts(good)  # type: ignore[arg-type]
    assert not rule.accepts(bad)  # type: ignore[arg-type]


def test_a_range_forgives_what_word_rounds() -> None:
    # 15 mm is 850,4 twentieths of a point; Word keeps 850.
    assert 850 / 20 / 72 * 25.4 in Range(15, 20, 15, "mm")


def test_a_rule_holds_within_its_own_period() -> None:
    rule = STANDARD.rule("don-vi/abolished")
    assert not rule.in_force("2025-06-30")
    assert rule.in_force("2025-07-01")
    assert STANDARD.rule("quoc-hieu/text").in_force("2024-06-24")


def test_an_unknown_standard_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(InputError, match="nd30-2020"):
        load("nd110-2004")
    assert names() == ("nd30-2020",)


def test_a_standard_is_read_once() -> None:
    assert load() is load("nd30-2020")
