"""Dates as official texts write them, with or without their day and month.

The decree pads days below 10 and months 1 and 2 with a zero, so that no figure can be added in
front: điểm b khoản 4 Mục II Phần I Phụ lục I Nghị định 30/2020/NĐ-CP.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass
from functools import total_ordering
from typing import Self

__all__ = ["BLANK", "PartialDate", "format_date", "format_date_line"]

BLANK = " " * 6  # room for a figure that is filled in by hand or by the system that issues

_DAYS = tuple(f"{day:02d}" for day in range(32))
_MONTHS = tuple(f"{month:02d}" if month < 3 else str(month) for month in range(13))


def _last_day(month: int, year: int = 2000) -> int:
    """How many days a month has; 29 for a February whose year is not known."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date that may lack its day, or its day and its month. Only days that exist.

    Ordered by time; what is missing comes first (``2024`` before ``1/2024``).

    >>> PartialDate.parse("24/6/2024") == PartialDate(2024, 6, 24)
    True
    >>> PartialDate(2024, 6, 31)
    Traceback (most recent call last):
    ValueError: Không có ngày 31 tháng 6 năm 2024: tháng này chỉ có 30 ngày.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not 1000 <= self.year <= 9999:
            raise ValueError(f"Năm phải có bốn chữ số, không phải {self.year}.")
        if self.month is None:
            if self.day is not None:
                raise ValueError("Có ngày thì phải có tháng.")
            return
        if not 1 <= self.month <= 12:
            hint = (
                f" Ngày viết trước tháng: {self.month}/{self.day}/{self.year}."
                if self.day is not None and 1 <= self.day <= 12 and 12 < self.month <= 31
                else ""
            )
            raise ValueError(f"Không có tháng {self.month}.{hint}")
        if self.day is None:
            return
        last = _last_day(self.month, self.year)
        if not 1 <= self.day <= last:
            raise ValueError(
                f"Không có ngày {self.day} tháng {self.month} năm {self.year}: "
                f"tháng này chỉ có {last} ngày."
            )

    @classmethod
    def of(cls, value: datetime.date | PartialDate) -> PartialDate:
        """``value`` itself, or a calendar day as a full date."""
        if isinstance(value, PartialDate):
            return value
        return cls(value.year, value.month, value.day)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The date that ``text`` says, day before month, or ISO.

        >>> PartialDate.parse("ngày      tháng 6 năm 2024"), PartialDate.parse("2024-06-24")
        (PartialDate(year=2024, month=6, day=None), PartialDate(year=2024, month=6, day=24))
        """
        stripped = unicodedata.normalize("NFC", text.strip()).lower()
        if len(stripped) > 60:
            raise ValueError(f"Không đọc được ngày “{stripped[:60]}…”: quá dài.")
        for pattern in _WRITTEN:
            match = pattern.fullmatch(stripped)
            if match is not None:
                parts = match.groupdict()
                year, month, day = (parts.get(name) for name in ("year", "month", "day"))
                return cls(int(year or 0), int(month) if month else None, int(day) if day else None)
        raise ValueError(_explain(text.strip()))

    @property
    def complete(self) -> bool:
        """Whether day and month are known."""
        return self.day is not None

    def to_date(self) -> datetime.date:
        """The calendar day, if it is complete."""
        if self.month is None or self.day is None:
            raise ValueError(f"“{format_date(self)}” chưa đủ ngày, tháng.")
        return datetime.date(self.year, self.month, self.day)

    def _key(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._key() < other._key()

    def __str__(self) -> str:
        return format_date(self, short=True)


_WRITTEN = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(?:ngày )?(?P<day>\d{1,2})(?P<mark>[/-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})",
        r"(?:tháng )?(?P<month>\d{1,2})[/-](?P<year>\d{4})",
        r"(?:năm )?(?P<year>\d{4})",
        r"(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?",
        r"(?:ngày(?: {1,20}(?P<day>\d{1,2}))? {1,20})?"
        r"tháng(?: {1,20}(?P<month>\d{1,2}))? {1,20}năm {1,20}(?P<year>\d{4})",
    )
)


def _explain(text: str) -> str:
    """Why ``text`` is not a date, and what to write."""
    shown = f"“{text}”"
    if match := re.fullmatch(r"(\d{1,2})[/-](\d{1,2})", text, re.ASCII):
        day, month = int(match[1]), int(match[2])
        if not 1 <= month <= 12:
            return f"{shown} thiếu năm và không có tháng {month}. Viết ngày/tháng/năm: 24/6/2024."
        last = _last_day(month)
        if not 1 <= day <= last:
            return f"{shown} thiếu năm và tháng {month} chỉ có {last} ngày."
        return f"{shown} thiếu năm. Viết đủ ngày/tháng/năm: {day}/{month}/2024."
    if re.fullmatch(r"\d{1,2}[/-]\d{1,2}[/-]\d{2}", text, re.ASCII):
        return f"{shown} viết năm chỉ có hai chữ số. Viết đủ bốn chữ số: 24/6/2024."
    return (
        f"Không đọc được ngày {shown}. Viết 24/6/2024, hoặc 6/2024, 2024 nếu để trống ngày, tháng."
    )


def format_date(value: datetime.date | PartialDate, *, short: bool = False) -> str:
    """A date in prose; ``short`` as cited documents write it. What is missing is left out.

    >>> day = datetime.date(2024, 6, 24)
    >>> format_date(day), format_date(day, short=True), format_date(PartialDate(2024, 6))
    ('ngày 24 tháng 6 năm 2024', '24/6/2024', 'tháng 6 năm 2024')
    >>> format_date(datetime.date(2024, 1, 5)), format_date(datetime.date(2024, 1, 5), short=True)
    ('ngày 05 tháng 01 năm 2024', '05/01/2024')
    """
    if not isinstance(value, datetime.date | PartialDate):
        raise TypeError(f"Cần một ngày, không phải {value!r} ({type(value).__name__}).")
    month, day = value.month, value.day
    if short:
        figures = [str(value.year)]
        if month is not None:
            figures.insert(0, _MONTHS[month])
        if day is not None:
            figures.insert(0, _DAYS[day])
        return "/".join(figures)
    if month is None:
        return f"năm {value.year}"
    if day is None:
        return f"tháng {_MONTHS[month]} năm {value.year}"
    return f"ngày {_DAYS[day]} tháng {_MONTHS[month]} năm {value.year}"


def format_date_line(value: datetime.date | PartialDate) -> str:
    """The date of the place-and-date line: what is missing stays as a blank to fill in.

    Điểm b khoản 4 Mục II Phần I Phụ lục I asks for day, month and year in full; in a draft the
    văn thư or the e-office system writes the day, and often the month, when the document is issued.

    >>> format_date_line(PartialDate(2024, 6))
    'ngày      tháng 6 năm 2024'
    >>> format_date_line(PartialDate(2024))
    'ngày      tháng      năm 2024'
    """
    day = BLANK if value.day is None else f" {_DAYS[value.day]} "
    month = BLANK if value.month is None else f" {_MONTHS[value.month]} "
    return f"ngày{day}tháng{month}năm {value.year}"
