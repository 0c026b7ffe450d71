"""Figures: against CLDR's own formatter, and back to the value."""

from __future__ import annotations

import inspect
from decimal import Decimal
from pathlib import Path

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from docgen.vietnamese import format_number, format_percent, import_symbols, parse_number, symbols

INTEGERS = st.integers(-(10**24), 10**24)
DECIMALS = st.decimals(
    allow_nan=False, allow_infinity=False, places=6, min_value=-(10**15), max_value=10**15
)


@given(INTEGERS | DECIMALS)
def test_figures_are_those_of_cldr(value: int | Decimal) -> None:
    if value == 0:
        value = 0  # Babel writes the minus of a negative zero
    assert format_number(value) == format_decimal(value, locale="vi", decimal_quantization=False)


@given(st.floats(1e-60, 1e15) | st.floats(-1e15, -1e-60) | st.just(-0.0))
def test_a_float_is_written_as_it_prints(value: float) -> None:
    assert parse_number(format_number(value)) == Decimal(repr(value))


@given(INTEGERS | DECIMALS)
def test_figures_read_back(value: int | Decimal) -> None:
    assert parse_number(format_number(value)) == value


def test_the_symbols_are_cldrs() -> None:
    source = Path(inspect.getfile(symbols)).read_text("utf-8")
    assert import_symbols.rewritten(source) == source


def test_a_changed_symbol_would_be_seen() -> None:
    assert import_symbols.rewritten('DECIMAL = "."\n') == 'DECIMAL = ","\n'


@pytest.mark.parametrize(
    ("value", "padded"),
    [
        (0, "00"),
        (2, "02"),
        (9, "09"),
        (10, "10"),
        (-3, "-03"),
        (Decimal("4.0"), "04"),
        (Decimal("4.5"), "4,5"),
    ],
)
def test_counts_below_ten_are_padded(value: int | Decimal, padded: str) -> None:
    assert format_number(value, pad=True) == padded


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (12.5, "12,5%"),
        (Decimal("34.86"), "34,86%"),
        (100, "100%"),
        (0.1, "0,1%"),
        (1234, "1.234%"),
        (-2.5, "-2,5%"),
    ],
)
def test_percent(value: float | Decimal, written: str) -> None:
    assert format_percent(value) == written


@pytest.mark.parametrize("value", [True, "5", None, 1j])
def test_what_is_no_number_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="Cần một số"):
        format_number(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN"), Decimal("Infinity")])
def test_what_is_not_finite_is_refused(value: float | Decimal) -> None:
    with pytest.raises(ValueError, match="hữu hạn"):
        format_number(value)


@pytest.mark.parametrize("value", [Decimal("1E+999999"), Decimal("1E-999999"), 10**100])
def test_a_number_that_would_fill_pages_is_refused(value: int | Decimal) -> None:
    with pytest.raises(ValueError, match="Số quá dài"):
        format_number(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("02", 2),
        ("1234567", 1234567),
        ("4.500.000", 4500000),
        ("1.234.567,5", Decimal("1234567.5")),
        ("0,05", Decimal("0.05")),
        ("1,234", Decimal("1.234")),
        ("-12,5", Decimal("-12.5")),
        ("−3", -3),
        ("+7", 7),
        (" 12 ", 12),
    ],
)
def test_parse(text: str, value: int | Decimal) -> None:
    parsed = parse_number(text)
    assert (parsed, type(parsed)) == (value, type(value))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("4.5", "“4,5” nếu là số thập phân"),
        ("0.125", "“0,125” nếu là số thập phân"),
        ("12.5000", "có thể hiểu hai cách"),
        ("1,234,567", "kiểu Việt là “1.234.567”"),
        ("1,234.5", "kiểu Việt là “1.234,5”"),
        ("1.23.456", "sai chỗ"),
        ("1.234,", "sai chỗ"),
        ("5 triệu", "viết đủ các chữ số, “5.000.000”"),
        ("4,5 tỷ đồng", "viết đủ các chữ số, “4.500.000.000”"),
        ("4.5 triệu", "viết tắt bằng chữ: viết đủ các chữ số."),
        ("4.500.000 đồng", "có đơn vị “đồng”: chỉ viết số, “4.500.000”"),
        ("4500000đ", "có đơn vị “đ”: chỉ viết số, “4500000”"),
        ("12%", "có đơn vị “%”: chỉ viết số, “12”"),
        ("4 500 000", "bằng dấu cách: viết “4.500.000”"),
        ("", "Thiếu số"),
        ("١٢", "không phải là số"),
        ("1e5", "không phải là số"),
        ("9" * 101, "Số quá dài"),
    ],
)
def test_parse_refuses_and_says_why(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_number(text)
