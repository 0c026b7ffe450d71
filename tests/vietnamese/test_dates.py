"""Dates: padding by the decree, blanks, and only days that exist."""

from __future__ import annotations

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.vietnamese import PartialDate, format_date, format_date_line

DAYS = st.dates(datetime.date(1000, 1, 1))
PARTIAL = st.builds(
    lambda day, keep: PartialDate(*(day.year, day.month, day.day)[:keep]), DAYS, st.integers(1, 3)
)


@pytest.mark.parametrize(
    ("value", "prose", "short", "line"),
    [
        (PartialDate(2024, 6, 24), "ngày 24 tháng 6 năm 2024", "24/6/2024", None),
        (PartialDate(2024, 1, 5), "ngày 05 tháng 01 năm 2024", "05/01/2024", None),
        (PartialDate(2024, 2, 10), "ngày 10 tháng 02 năm 2024", "10/02/2024", None),
        (PartialDate(2024, 3, 9), "ngày 09 tháng 3 năm 2024", "09/3/2024", None),
        (PartialDate(2024, 12, 31), "ngày 31 tháng 12 năm 2024", "31/12/2024", None),
        (PartialDate(2024, 6), "tháng 6 năm 2024", "6/2024", "ngày      tháng 6 năm 2024"),
        (PartialDate(2024), "năm 2024", "2024", "ngày      tháng      năm 2024"),
    ],
)  # fmt: skip
def test_forms(value: PartialDate, prose: str, short: str, line: str | None) -> None:
    line = line or prose  # nothing is blank
    assert format_date(value) == prose
    assert format_date(value, short=True) == short
    assert format_date_line(value) == line
    for written in (prose, short, line):
        assert PartialDate.parse(written) == value


@given(PARTIAL)
def test_every_form_reads_back(value: PartialDate) -> None:
    for written in (format_date(value), format_date(value, short=True), format_date_line(value)):
        assert PartialDate.parse(written) == value


@given(DAYS)
def test_iso_reads_back_and_a_day_is_written_like_its_partial_date(day: datetime.date) -> None:
    value = PartialDate.of(day)
    assert PartialDate.parse(day.isoformat()) == value
    assert value.complete
    assert value.to_date() == day
    assert format_date(day) == format_date(value)
    assert format_date_line(day) == format_date_line(value)


@given(PARTIAL, PARTIAL)
def test_order_is_of_time_with_the_blank_first(one: PartialDate, other: PartialDate) -> None:
    keys = [(value.year, value.month or 0, value.day or 0) for value in (one, other)]
    assert (one < other, one <= other, one == other) == (
        keys[0] < keys[1],
        keys[0] <= keys[1],
        keys[0] == keys[1],
    )


@given(st.integers(1000, 9999), st.integers(1, 12))
def test_the_day_after_the_last_of_the_month_does_not_exist(year: int, month: int) -> None:
    last = calendar.monthrange(year, month)[1]
    PartialDate(year, month, last)
    with pytest.raises(ValueError, match=f"chỉ có {last} ngày"):
        PartialDate(year, month, last + 1)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31/6", "thiếu năm và tháng 6 chỉ có 30 ngày"),
        ("30/2", "thiếu năm và tháng 2 chỉ có 29 ngày"),
        ("24/6", "thiếu năm"),
        ("31/6/2024", "tháng này chỉ có 30 ngày"),
        ("29/2/2023", "tháng này chỉ có 28 ngày"),
        ("0/6/2024", "Không có ngày 0"),
        ("6/24/2024", "Ngày viết trước tháng: 24/6/2024"),
        ("13/2024", "Không có tháng 13"),
        ("24/6/24", "hai chữ số"),
        ("ngày mai", "Không đọc được"),
        ("24/6-2024", "Không đọc được"),
        ("", "Không đọc được"),
        ("ngày" + " " * 30_000 + "tháng", "quá dài"),
        ("٢٤/٦/٢٠٢٤", "Không đọc được"),
        ("0024", "bốn chữ số"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        PartialDate.parse(text)


def test_a_day_needs_its_month() -> None:
    with pytest.raises(ValueError, match="phải có tháng"):
        PartialDate(2024, None, 3)


def test_a_partial_date_is_no_calendar_day() -> None:
    with pytest.raises(ValueError, match="chưa đủ"):
        PartialDate(2024, 6).to_date()


def test_what_is_no_date_is_not_formatted() -> None:
    with pytest.raises(TypeError, match="Cần một ngày"):
        format_date("24/6/2024")  # type: ignore[arg-type]
