"""Numbers in words: the rules one by one, and the way back for every integer below 10²¹."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docgen.vietnamese import read_number_words, spell_number
from docgen.vietnamese.words import LIMIT, Four, Thousand, Zero

# Values with many zero groups are where readings go wrong, so half are built of such groups.
GROUPS = st.lists(st.sampled_from([0, 0, 1, 4, 5, 10, 15, 21, 24, 100, 105, 110, 999]), max_size=7)
SPARSE = GROUPS.map(lambda groups: int("".join(f"{group:03d}" for group in groups) or "0"))
BELOW_LIMIT = st.integers(-LIMIT + 1, LIMIT - 1) | SPARSE | SPARSE.map(lambda value: -value)

RULES = {
    0: "không",
    1: "một",
    4: "bốn",
    10: "mười",
    11: "mười một",
    14: "mười bốn",
    15: "mười lăm",
    20: "hai mươi",
    21: "hai mươi mốt",
    24: "hai mươi tư",
    25: "hai mươi lăm",
    100: "một trăm",
    104: "một trăm linh bốn",
    105: "một trăm linh năm",
    110: "một trăm mười",
    131: "một trăm ba mươi mốt",
    555: "năm trăm năm mươi lăm",
    1_000: "một nghìn",
    1_005: "một nghìn không trăm linh năm",
    1_010: "một nghìn không trăm mười",
    1_001_000: "một triệu không trăm linh một nghìn",
    1_000_005: "một triệu không trăm linh năm",
    11_000_000: "mười một triệu",
    2_000_000_000: "hai tỷ",
    1_000_000_005: "một tỷ không trăm linh năm",
    1_200_000_000_000: "một nghìn hai trăm tỷ",
    1_005_000_000_000: "một nghìn không trăm linh năm tỷ",
    10**12: "một nghìn tỷ",
    10**15: "một triệu tỷ",
    10**18: "một tỷ tỷ",
    10**18 + 10**9: "một tỷ không trăm linh một tỷ",
    10**18 + 1: "một tỷ tỷ không trăm linh một",
    -24: "âm hai mươi tư",
}


@pytest.mark.parametrize(("value", "words"), RULES.items())
def test_rules(value: int, words: str) -> None:
    assert spell_number(value) == words
    assert read_number_words(words) == value


@given(
    BELOW_LIMIT,
    st.sampled_from(["nghìn", "ngàn"]),
    st.sampled_from(["linh", "lẻ"]),
    st.sampled_from(["tư", "bốn"]),
)
@example(LIMIT - 1, "ngàn", "lẻ", "bốn")
@example(10**18 + 10**9, "nghìn", "linh", "tư")
def test_words_read_back(value: int, thousand: Thousand, zero: Zero, four: Four) -> None:
    words = spell_number(value, thousand=thousand, zero=zero, four=four)
    assert read_number_words(words) == value
    assert read_number_words(words.upper()) == value


def test_all_small_numbers_differ() -> None:
    assert len({spell_number(value) for value in range(100_000)}) == 100_000


def test_options_change_only_their_words() -> None:
    value = 24_024_104
    assert spell_number(value) == "hai mươi tư triệu không trăm hai mươi tư nghìn một trăm linh bốn"
    assert (
        spell_number(value, thousand="ngàn", zero="lẻ", four="bốn")
        == "hai mươi bốn triệu không trăm hai mươi bốn ngàn một trăm lẻ bốn"
    )


@pytest.mark.parametrize("option", ["thousand", "zero", "four"])
def test_an_unknown_option_is_refused(option: str) -> None:
    with pytest.raises(ValueError, match=option):
        spell_number(1, **{option: "khác"})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("0.05", "không phẩy không năm"),
        ("12.5", "mười hai phẩy năm"),
        ("1.25", "một phẩy hai mươi lăm"),
        ("-3.105", "âm ba phẩy một trăm linh năm"),
        ("-0.5", "âm không phẩy năm"),
        ("2.50", "hai phẩy năm"),
        ("7.00", "bảy"),
    ],
)
def test_decimals(value: str, words: str) -> None:
    assert spell_number(Decimal(value)) == words


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_different_fractions_have_different_words(one: int, other: int) -> None:
    first, second = (Decimal(value).scaleb(-7) for value in (one, other))
    assert (spell_number(first) == spell_number(second)) == (first == second)


@pytest.mark.parametrize("value", [LIMIT, -LIMIT, Decimal(10) ** 30])
def test_beyond_the_limit_is_refused(value: int | Decimal) -> None:
    with pytest.raises(ValueError, match=r"nhỏ hơn 10\^21"):
        spell_number(value)


@pytest.mark.parametrize(
    "words",
    [
        "một nghìn tỷ hai trăm tỷ",
        "hai mươi một",
        "hai mươi năm",
        "một nghìn năm",
        "mười mốt",
        "không trăm linh năm",
        "linh năm",
        "một một",
        "âm không",
        "âm",
        "triệu",
        "một phẩy năm",
        "một nghìn đồng",
        "",
        "một " * 100,
        "tỷ " * 60,
        "chín " * 30_000,
    ],
)
def test_what_is_no_number_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"[Đđ]ọc|Thiếu"):
        read_number_words(words)


@pytest.mark.parametrize("words", ["Hai  mươi bốn", " hai mươi tư ", "HAI MƯƠI TƯ", "hai mươi tư"])
def test_case_spaces_and_composition_do_not_matter(words: str) -> None:
    assert read_number_words(words) == 24


def test_both_spellings_of_billion_are_read() -> None:
    assert read_number_words("hai tỉ") == 2 * 10**9
