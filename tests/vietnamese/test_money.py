"""Money: never a đồng lost, in figures or in words."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.vietnamese import format_money, parse_number, read_money_words, spell_money

SCALES = {"tỷ": 10**9, "triệu": 10**6, "nghìn": 10**3}
AMOUNTS = st.builds(
    lambda value, zeros: value * 10**zeros, st.integers(-(10**7), 10**7), st.integers(0, 9)
)


@pytest.mark.parametrize(
    ("value", "exact", "rounded"),
    [
        (4_500_000, "4.500.000 đồng", "4,5 triệu đồng"),
        (11_000_000, "11.000.000 đồng", "11 triệu đồng"),
        (1_250_000_000, "1.250.000.000 đồng", "1,25 tỷ đồng"),
        (12_345_000, "12.345.000 đồng", "12.345 nghìn đồng"),
        (1_234_567, "1.234.567 đồng", "1.234.567 đồng"),
        (4_500_000_000_000, "4.500.000.000.000 đồng", "4.500 tỷ đồng"),
        (999, "999 đồng", "999 đồng"),
        (0, "0 đồng", "0 đồng"),
        (-3_000_000, "-3.000.000 đồng", "-3 triệu đồng"),
        (Decimal("2500000.00"), "2.500.000 đồng", "2,5 triệu đồng"),
        (Decimal("0.5"), "0,5 đồng", "0,5 đồng"),
    ],
)
def test_forms(value: int | Decimal, exact: str, rounded: str) -> None:
    assert format_money(value) == exact
    assert format_money(value, rounded=True) == rounded


def test_small_counts_are_padded_on_request() -> None:
    assert format_money(3_000_000, rounded=True, pad=True) == "03 triệu đồng"
    assert format_money(4_500_000, rounded=True, pad=True) == "4,5 triệu đồng"
    assert format_money(5, pad=True) == "05 đồng"


@given(AMOUNTS)
def test_rounding_loses_nothing_and_takes_the_largest_unit(amount: int) -> None:
    match = re.fullmatch(r"(\S+) (?:(tỷ|triệu|nghìn) )?đồng", format_money(amount, rounded=True))
    assert match is not None
    scale = SCALES.get(match[2], 1)
    assert parse_number(match[1]) * scale == amount
    for larger in SCALES.values():
        if scale < larger <= abs(amount):
            assert amount * 100 % larger != 0


@given(st.integers(-(10**21) + 1, 10**21 - 1))
def test_words_read_back(amount: int) -> None:
    words = spell_money(amount)
    assert words[0].isupper()
    assert read_money_words(words) == amount


def test_in_words() -> None:
    assert spell_money(11_000_000) == "Mười một triệu đồng"
    assert spell_money(Decimal("11000000.00")) == "Mười một triệu đồng"


@pytest.mark.parametrize("value", [4.5, 4_500_000.0, float("nan")])
def test_float_is_no_money(value: float) -> None:
    for write in (format_money, spell_money):
        with pytest.raises(TypeError, match="làm mất đồng"):
            write(value)  # type: ignore[arg-type]


def test_words_must_say_the_currency() -> None:
    with pytest.raises(ValueError, match="kết thúc bằng “đồng”"):
        read_money_words("mười một triệu")
