"""Times as a schedule writes them: days that exist, and ends that do not come before beginnings."""

from __future__ import annotations

import re
from typing import Any

from pydantic_core import PydanticCustomError

from docgen.vietnamese import PartialDate

__all__ = ["judge_period", "period_fault"]

_DAY = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}/\d{4}(?![\d/])")
_BETWEEN = re.compile(r"\s{0,3}(?:đến|tới|-|–)\s{0,3}(?:hết\s{1,3})?(?:ngày\s{1,3})?\Z")
_QUARTER = re.compile(r"\b[Qq]uý\s{1,3}(?:VI{0,3}|IX|[5-9])\b")
_MONTH = re.compile(r"\b[Tt]háng\s{1,3}(?:00?|1[3-9]|[2-9]\d)\b")


def period_fault(text: str) -> str:
    """What is wrong with a time; empty where nothing is, or where it holds no days.

    >>> period_fault("Từ 30/6/2026 đến 01/6/2026")
    '“30/6/2026 đến 01/6/2026” kết thúc trước khi bắt đầu: sửa một trong hai ngày.'
    >>> period_fault("31/2/2026"), period_fault("Quý V/2026")[:26]
    ('Không có ngày 31 tháng 2 năm 2026: tháng này chỉ có 28 ngày.', '“Quý V”: một năm chỉ có bố')
    >>> period_fault("Tháng 6 đến tháng 9/2026"), period_fault("Quý IV")
    ('', '')
    """
    if "uý " in text and (odd := _QUARTER.search(text)):
        return f"“{odd[0]}”: một năm chỉ có bốn quý, I đến IV."
    if "háng " in text and (odd := _MONTH.search(text)):
        return f"“{odd[0]}”: một năm chỉ có mười hai tháng."
    if text.count("/") < 2:
        return ""
    before: tuple[re.Match[str], PartialDate] | None = None
    for found in _DAY.finditer(text):
        try:
            day = PartialDate.parse(found[0])
        except ValueError as fault:
            return str(fault)
        if before and day < before[1] and _BETWEEN.match(text, before[0].end(), found.start()):
            return (
                f"“{text[before[0].start() : found.end()]}” kết thúc trước khi bắt đầu: "
                "sửa một trong hai ngày."
            )
        before = found, day
    return ""


def judge_period(value: Any) -> Any:
    """The time of a schedule, or the sentence that says what is wrong with it."""
    sentence = period_fault(value)
    if sentence:
        raise PydanticCustomError("date/period", "{sentence}", {"sentence": sentence})
    return value
