"""Where a rule begins and ends: the sentence on one side of the edge, silence on the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from docgen.vietnamese import (
    AdministrativeUnit,
    PartialDate,
    TextFault,
    clean_text,
    format_money,
    format_number,
    looks_legacy,
    parse_number,
    point_letter,
    read_number_words,
    sort_key,
    spell_number,
)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: PartialDate(2026, 13, 1), "Không có tháng 13. Ngày viết trước tháng: 13/1/2026."),
        (
            lambda: PartialDate(2026, 13, 12),
            "Không có tháng 13. Ngày viết trước tháng: 13/12/2026.",
        ),
        (lambda: PartialDate(2026, 31, 1), "Không có tháng 31. Ngày viết trước tháng: 31/1/2026."),
        (lambda: PartialDate(2026, 13, 13), "Không có tháng 13."),
        (lambda: PartialDate(2026, 32, 1), "Không có tháng 32."),
        (lambda: PartialDate(2026, 13), "Không có tháng 13."),
        (lambda: PartialDate(2026, None, 5), "Có ngày thì phải có tháng."),
        (lambda: PartialDate(10_000), "Năm phải có bốn chữ số, không phải 10000."),
        (lambda: PartialDate(999), "Năm phải có bốn chữ số, không phải 999."),
        (
            lambda: PartialDate.parse("1/1"),
            "“1/1” thiếu năm. Viết đủ ngày/tháng/năm: 1/1/2024.",
        ),
        (
            lambda: PartialDate.parse("31/12"),
            "“31/12” thiếu năm. Viết đủ ngày/tháng/năm: 31/12/2024.",
        ),
        (lambda: PartialDate.parse("30/2"), "“30/2” thiếu năm và tháng 2 chỉ có 29 ngày."),
        (
            lambda: PartialDate.parse("1/13"),
            "“1/13” thiếu năm và không có tháng 13. Viết ngày/tháng/năm: 24/6/2024.",
        ),
        (lambda: PartialDate.parse("x" * 61), f"Không đọc được ngày “{'x' * 60}…”: quá dài."),
        (
            lambda: PartialDate.parse("x" * 60),
            f"Không đọc được ngày “{'x' * 60}”. Viết 24/6/2024, hoặc 6/2024, 2024 nếu để trống "
            "ngày, tháng.",
        ),
        (lambda: read_number_words(""), "Thiếu số viết bằng chữ."),
        (
            lambda: read_number_words("một " * 300),
            "Chỉ đọc thành chữ số có trị tuyệt đối nhỏ hơn 10^21 (một nghìn tỷ tỷ).",
        ),
        (lambda: spell_number(5, thousand="x"), "thousand phải là “nghìn” hoặc “ngàn”."),
        (lambda: parse_number(""), "Thiếu số."),
        (
            lambda: parse_number("4.5"),
            "“4.5” có thể hiểu hai cách: viết “4,5” nếu là số thập phân, bỏ dấu chấm hoặc nhóm đủ "
            "ba chữ số (như 4.500) nếu là hàng nghìn.",
        ),
        (lambda: AdministrativeUnit("xã", ""), "Thiếu tên riêng sau “xã”."),
        (
            lambda: AdministrativeUnit("qqqqqq", "A"),
            "“qqqqqq” không phải là loại đơn vị hành chính (tỉnh, thành phố, huyện, quận, thị xã, "
            "xã, phường, thị trấn, đặc khu).",
        ),
        (
            lambda: AdministrativeUnit.parse("Tân Khai"),
            "Không rõ loại đơn vị hành chính trong “Tân Khai”: ghi loại trước tên, ví dụ "
            "“xã Tân Khai”, “phường 1”.",
        ),
        (
            lambda: AdministrativeUnit("xã", "IAO"),
            "Tên “IAO” viết toàn chữ hoa; hãy viết như trong câu, ví dụ “Tân Khai”.",
        ),
    ],
)
def test_the_sentence_is_told_whole(make: Callable[[], Any], sentence: str) -> None:
    with pytest.raises(ValueError) as caught:
        make()
    assert str(caught.value) == sentence


def test_a_wrong_type_is_named() -> None:
    with pytest.raises(TypeError, match=r"Cần một số, không phải 'x' \(str\)\."):
        format_number("x")  # type: ignore[arg-type]


def test_the_last_that_is_allowed() -> None:
    assert PartialDate(9999).year == 9999
    assert PartialDate(1000).year == 1000
    assert AdministrativeUnit("xã", "IA").name == "IA"
    assert parse_number("1" * 100) == int("1" * 100)
    assert read_number_words(" ".join(["một"] * 1)) == 1
    assert spell_number(10**21 - 1).startswith("chín trăm chín mươi chín")
    with pytest.raises(ValueError):
        spell_number(10**21)
    with pytest.raises(ValueError):
        parse_number("1" * 101)


@pytest.mark.parametrize(
    ("value", "padded"), [(9, "09"), (10, "10"), (0, "00"), (-9, "-09"), (-10, "-10"), (11, "11")]
)
def test_a_zero_stands_before_one_digit_alone(value: int, padded: str) -> None:
    assert format_number(value, pad=True) == padded


def test_large_sums_stay_exact() -> None:
    """Divided as floats they would not."""
    billion = 10**9
    assert format_money(9_007_199_254_740_993 * billion, rounded=True).startswith(
        "9.007.199.254.740.993 tỷ"
    )


def test_the_place_of_a_legacy_letter_is_told() -> None:
    with pytest.raises(TextFault) as caught:
        clean_text("a KÕ ho¹ch")
    assert (caught.value.position, caught.value.character) == (4, "Õ")
    with pytest.raises(TextFault) as caught:
        clean_text("Ban ho?ch tri?n")
    assert (caught.value.position, caught.value.character) == (7, "?")


@pytest.mark.parametrize(
    ("text", "meant"), [("Ðồng", "Đ"), ("Ɖồng", "Đ"), ("Ｋế", "K"), ("𝐊ế", "K"), ("１", "1")]
)
def test_a_look_alike_is_told_with_the_letter_meant(text: str, meant: str) -> None:
    with pytest.raises(TextFault, match=f"“{text[0]}”, chỉ trông giống “{meant}”"):
        clean_text(text)


@pytest.mark.parametrize("space", ["\u3000", "\u2003", "\u00a0", "\u202f", "\u200a"])
def test_wide_and_narrow_spaces_are_trimmed(space: str) -> None:
    assert clean_text(f"{space}xã{space}") == "xã"


@pytest.mark.parametrize("character", "\u2028\u2029\r")
def test_lines_may_break_where_it_is_said(character: str) -> None:
    assert clean_text(f"a{character}b", line_breaks=True) == "a\nb"
    with pytest.raises(TextFault, match="dấu xuống dòng"):
        clean_text(f"a{character}b")


def test_one_question_mark_in_a_word_is_a_question() -> None:
    assert looks_legacy("ho?ch") is None
    assert looks_legacy("ho?ch tri?n") is not None


def test_one_odd_word_counts_in_a_short_text_alone() -> None:
    assert looks_legacy("ho¹ch a b c") is not None
    assert looks_legacy("ho¹ch a b c d") is None or looks_legacy("ho¹ch ab bc cd de") is None
    assert looks_legacy("ho¹ch ho¹ch ab bc cd de") is not None


def test_letters_sort_by_their_place_then_their_tone() -> None:
    words = ["ơ", "ô", "o", "ó", "ò", "đ", "d", "â", "ă", "a", "y", "ý", "x", "ư", "u", "e", "ê"]
    assert "".join(sorted(words, key=sort_key)) == "aăâdđeêoòóôơuưxyý"


def test_point_letters_run_out_with_advice() -> None:
    assert point_letter(23) == "y"
    with pytest.raises((ValueError, IndexError), match=r"vào một cấp sâu hơn\.$"):
        point_letter(24)


@pytest.mark.parametrize("name", ["Kông Chro", "XÃ KÔNG CHRO", "XÃ SÔNG KÔN", "KÔNG CHRO"])
def test_a_name_in_vietnamese_letters_is_no_legacy_text(name: str) -> None:
    assert looks_legacy(name) is None
