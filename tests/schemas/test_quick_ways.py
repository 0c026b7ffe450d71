"""The quick ways through validation: what they let through is what the full way says."""

from __future__ import annotations

import re
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from docgen.errors import InputError
from docgen.schemas import Plan
from docgen.schemas.blocks import Block
from docgen.schemas.survey import Survey
from docgen.schemas.text import CellText, Code, Text, TextRule
from docgen.vietnamese import UNCHANGED, TextFault, clean_text

UNCHANGED_WHOLE = re.compile(UNCHANGED)
LETTERS = "aăâbđêôơưếẫ éÉ?KÕ¹1.)/IV*_#<&; \u00a0\t\n\x07\u0301\u200b\ufeffÐα1-–“”…²!~\x7f"
texts = st.text(LETTERS, max_size=12) | st.text(max_size=20)


@given(texts)
def test_a_text_that_the_pattern_knows_comes_back_as_it_is(text: str) -> None:
    if UNCHANGED_WHOLE.fullmatch(text):
        assert clean_text(text) == text


RULES = (
    TextRule(20_000),
    TextRule(5_000, blank=True),
    TextRule(1_000, lead="item"),
    TextRule(1_000, lead="head"),
    TextRule(1_000, marks=True),
    TextRule(60, key=True),
)
ADAPTERS: list[TypeAdapter[str]] = [TypeAdapter(Annotated[str, rule]) for rule in RULES]


@given(texts)
def test_the_schema_says_of_a_text_what_its_rule_says(text: str) -> None:
    for rule, adapter in zip(RULES, ADAPTERS, strict=True):
        try:
            wanted: str | None = rule.validate(text)
        except Exception:
            wanted = None
        try:
            found: str | None = adapter.validate_python(text)
        except ValidationError:
            found = None
        assert found == wanted


def test_nearly_every_text_takes_the_quick_way() -> None:
    for text in ("Ủy ban nhân dân xã", "KẾ HOẠCH", "UBND", "3.000.000", "12,5 m² – “một”", "ấ"):
        assert UNCHANGED_WHOLE.fullmatch(text), text
    for text in ("", " a", "a ", "a\x07", "Ke\u0302", "a?b", "KÕ ho¹ch", "café"):
        assert not UNCHANGED_WHOLE.fullmatch(text), text


class Odd(str):
    __slots__ = ()


@pytest.mark.parametrize("annotation", [Text, CellText, Block])
def test_no_other_kind_of_text_slips_through(annotation: Any) -> None:
    adapter = TypeAdapter(annotation)
    assert type(adapter.validate_python(Odd("xã"))) is str
    for value in (b"x", 5, None, "a\ud800", "\ud800", object()):
        with pytest.raises(ValidationError):
            adapter.validate_python(value)


def test_the_longest_text_is_still_the_rule_s() -> None:
    short = TypeAdapter(Annotated[str, TextRule(3)])
    assert short.validate_python("xãấ") == "xãấ"
    with pytest.raises(ValidationError, match="Dài 4 ký tự"):
        short.validate_python("xãấa")
    assert TypeAdapter(Code).validate_python(15) == "15"


def test_a_refused_text_is_told_once() -> None:
    with pytest.raises(InputError) as caught:
        Plan.model_validate(_plan([{"khoan": ["a\x07", {"dinh_dang": "b\x07"}]}, "c\x07", 5]))
    assert [problem.path for problem in caught.value.problems] == [
        "cac_muc[0].noi_dung[0].khoan[0]",
        "cac_muc[0].noi_dung[0].khoan[1].dinh_dang",
        "cac_muc[0].noi_dung[1]",
        "cac_muc[0].noi_dung[2]",
    ]


def test_a_fault_of_the_whole_is_told_where_it_stands() -> None:
    body = [
        "Xem Phụ lục.",
        {"khoan": [{"tieu_de": "Một", "noi_dung": ["Hai", {"gach": ["a", "Theo Phụ lục IX"]}]}]},
        {"bang": {"cot": [{"ten": "Một"}], "hang": [["Phụ lục VII"]]}},
        {"dinh_dang": "Theo Phụ lục **VIII**"},
    ]
    with pytest.raises(InputError) as caught:
        Plan.model_validate(_plan(body))
    assert [problem.path for problem in caught.value.problems] == [
        "cac_muc[0].noi_dung[1].khoan[0].noi_dung[1].gach[1]",
        "cac_muc[0].noi_dung[2].bang.hang[0][0]",
        "cac_muc[0].noi_dung[3].dinh_dang",
    ]


def test_the_two_walks_agree() -> None:
    body = ["a", {"diem": ["b", {"tieu_de": "c", "noi_dung": ["d", {"luu_y": "e"}]}]}, "Phụ lục"]
    plan = Plan.model_validate(_plan(body))
    survey = Survey(plan)
    assert [text for text in survey.texts if len(text) == 1] == list("abcde")
    assert len(survey._places[0]) == len(survey.texts)
    for place, text in survey.every_text():
        found: Any = plan.model_dump(by_alias=True)
        for step in survey.path(place):
            found = found[step]
        assert found == text
    for word in ("a", "Phụ lục", "Đồng"):
        assert [(place, text) for place, text in survey.every_text() if word in text] == list(
            survey.texts_with(word)
        )
        assert all(text.startswith(word, at) for _, text, at in survey.hits(word))


def _plan(body: list[Any]) -> dict[str, Any]:
    return {
        "co_quan": {"ten": "Ủy ban nhân dân xã Đồng Tâm"},
        "ky_hieu": "KH-UBND",
        "dia_danh": "Đồng Tâm",
        "ngay_ban_hanh": "6/2026",
        "trich_yeu": "Trồng cây năm 2026",
        "cac_muc": [{"tieu_de": "Nội dung", "noi_dung": body}],
        "nguoi_ky": {"quyen_han": "TM. ỦY BAN NHÂN DÂN", "chuc_vu": "CHỦ TỊCH"},
        "noi_nhan": ["Các thôn", {"luu": "VT"}],
        "phu_luc": [{"tieu_de": "Theo Phụ lục XX", "noi_dung": ["Phụ lục XXI"]}],
    }


def test_what_the_pattern_knows_has_no_fault() -> None:
    with pytest.raises(TextFault):
        clean_text("Ban ho?ch tri?n")
    assert not UNCHANGED_WHOLE.fullmatch("Ban ho?ch tri?n")


def test_a_fault_is_told_in_the_column_that_it_stands_in() -> None:
    columns = [{"ten": name, "khoa": name} for name in ("full", "quick")]
    for wrong, right in (("full", "quick"), ("quick", "full")):
        table = {"cot": columns, "hang": [{wrong: "a\x07", right: "b"}]}
        with pytest.raises(InputError) as caught:
            Plan.model_validate(_plan(["Xem Phụ lục.", {"bang": table}]))
        assert [problem.path for problem in caught.value.problems] == [
            f"cac_muc[0].noi_dung[1].bang.hang[0].{wrong}"
        ]
