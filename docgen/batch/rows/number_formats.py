"""Which numbers of a spreadsheet are days: only their format tells."""

from __future__ import annotations

import datetime
import re

__all__ = ["day_of", "is_day_format"]

# ECMA-376 part 1, 18.8.30: what the numbers of built-in formats mean, in any country.
_BUILT_IN_DAYS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_FIRST_OWN = 164
# Literal text, escaped or padding signs, colours and countries; but [h] counts hours.
_NO_SIGN = re.compile(
    r'"[^"]{0,255}"|\\.|_.|\*.|\[(?!h{1,9}\]|m{1,9}\]|s{1,9}\])[^\]]{0,99}\]', re.IGNORECASE
)
_EPOCH = datetime.datetime(1899, 12, 30)
_DAYS_BEFORE_1904 = 1462


def is_day_format(number: int, pattern: str | None) -> bool:
    """Whether a cell of this format shows a day or a time of day.

    >>> is_day_format(14, None), is_day_format(164, "dd/mm/yyyy;@"), is_day_format(165, '#,##0 "đ"')
    (True, True, False)
    """
    if pattern is None:
        return number in _BUILT_IN_DAYS
    first = pattern[:255].partition(";")[0]  # no format is longer
    if first.lower() == "general":
        return False
    return any(sign in "dmyhs" for sign in _NO_SIGN.sub("", first).lower())


def day_of(number: float, *, from_1904: bool) -> object:
    """What a number shows in a cell of days: a day, a moment, or a time of day.

    >>> day_of(45467.0, from_1904=False), day_of(0.5, from_1904=False)
    (datetime.date(2024, 6, 24), datetime.time(12, 0))
    """
    days = number + (_DAYS_BEFORE_1904 if from_1904 else 0)
    try:
        moment = _EPOCH + datetime.timedelta(days=days)
    except OverflowError:
        return number
    moment = (moment + datetime.timedelta(microseconds=500)).replace(microsecond=0)
    if 0 <= number < 1:
        return moment.time() if number else number
    return moment.date() if moment.time() == datetime.time() else moment
