"""Figures as official texts write them, and back.

The symbols are CLDR's (``symbols.py``); the formatting is our own because it runs thousands of
times in a batch. A test compares every pattern with Babel's over random values.
"""

from __future__ import annotations

import re
from decimal import Decimal

from docgen.vietnamese.symbols import DECIMAL, GROUP, PERCENT

__all__ = ["Number", "exact_number", "format_number", "format_percent", "parse_number"]

Number = int | Decimal | float

# Decimal("1E+999999999") is a short text that would print as a gigabyte.
MAX_DIGITS = 100
_TOO_LONG = 10**MAX_DIGITS

_SWAP = str.maketrans({",": GROUP, ".": DECIMAL})
_VIETNAMESE = re.compile(r"([+\-−]?)([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]+))?")


def exact_number(value: Number) -> int | Decimal:
    """``value`` as an exact number: a float becomes the decimal that it prints as.

    >>> exact_number(12.5), exact_number(Decimal("3.0")), exact_number(7)
    (Decimal('12.5'), Decimal('3.0'), 7)
    """
    if type(value) is int:
        return value
    if isinstance(value, bool) or not isinstance(value, int | Decimal | float):
        raise TypeError(f"Cần một số, không phải {value!r} ({type(value).__name__}).")
    if isinstance(value, int):
        return int(value)
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    if not exact.is_finite():
        raise ValueError(f"Cần một số hữu hạn, không phải {value}.")
    _, digits, exponent = exact.as_tuple()
    assert isinstance(exponent, int)
    if len(digits) > MAX_DIGITS or abs(exponent) > MAX_DIGITS:
        raise ValueError(f"Số quá dài: quá {MAX_DIGITS} chữ số.")
    return exact


def format_number(value: Number, *, pad: bool = False) -> str:
    """``value`` with dots between thousands and a decimal comma; nothing is rounded.

    ``pad`` writes a count of things below ten with two digits, as offices do so that nobody can
    add a figure in front. A fraction is not a count and is not padded.

    >>> format_number(1234567), format_number(Decimal("1234567.50")), format_number(2, pad=True)
    ('1.234.567', '1.234.567,5', '02')
    """
    if type(value) is not int:
        value = exact_number(value)
    if isinstance(value, Decimal):
        if value != value.to_integral_value():
            return f"{value:,f}".rstrip("0").translate(_SWAP)
        value = int(value)
    if pad and -10 < value < 10:
        return f"{value:02d}" if value >= 0 else f"-{-value:02d}"
    if not -_TOO_LONG < value < _TOO_LONG:
        raise ValueError(f"Số quá dài: quá {MAX_DIGITS} chữ số.")
    return f"{value:,}".replace(",", GROUP)


def format_percent(value: Number) -> str:
    """A percentage, without a space before the sign; 12.5 means 12,5%.

    >>> format_percent(12.5), format_percent(Decimal("34.86")), format_percent(100)
    ('12,5%', '34,86%', '100%')
    """
    return format_number(value) + PERCENT


def parse_number(text: str) -> int | Decimal:
    """The number that a Vietnamese author means; refuses what can be read in two ways.

    >>> parse_number("4.500.000"), parse_number("12,5"), parse_number("02"), parse_number("-3")
    (4500000, Decimal('12.5'), 2, -3)
    >>> parse_number("4.5")
    Traceback (most recent call last):
    ValueError: “4.5” có thể hiểu hai cách: viết “4,5” nếu là số thập phân, bỏ dấu chấm hoặc \
nhóm đủ ba chữ số (như 4.500) nếu là hàng nghìn.
    """
    stripped = text.strip()
    if len(stripped) > MAX_DIGITS:
        raise ValueError(f"Số quá dài: quá {MAX_DIGITS} ký tự.")
    match = _VIETNAMESE.fullmatch(stripped)
    if match is None or (match[2][0] == "0" and "." in match[2]):
        raise ValueError(_explain(stripped))
    sign, whole, fraction = match.groups()
    figure = ("" if sign in {"", "+"} else "-") + whole.replace(".", "")
    return int(figure) if fraction is None else Decimal(f"{figure}.{fraction}")


def _explain(text: str) -> str:
    """Why ``text`` is not a number, and what to write instead."""
    shown = f"“{text}”"
    if not text:
        return "Thiếu số."
    if re.fullmatch(r"[+\-−]?[0-9]+\.[0-9]+", text):
        return (
            f"{shown} có thể hiểu hai cách: viết “{text.replace('.', ',')}” nếu là số thập phân, "
            "bỏ dấu chấm hoặc nhóm đủ ba chữ số (như 4.500) nếu là hàng nghìn."
        )
    if re.fullmatch(r"[+\-−]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", text):
        vietnamese = text.translate(str.maketrans(",.", ".,"))
        return f"{shown} viết theo kiểu Anh; kiểu Việt là “{vietnamese}”."
    if re.fullmatch(r"[+\-−]?[0-9][0-9.,]*", text):
        return (
            f"{shown} có dấu chấm, dấu phẩy sai chỗ: dấu chấm ngăn từng nhóm ba chữ số, "
            "dấu phẩy đứng trước phần thập phân (1.234.567,5)."
        )
    return _explain_words(text) or (
        f"{shown} không phải là số: chỉ dùng chữ số, dấu chấm và dấu phẩy (1.234.567,5)."
    )


def _explain_words(text: str) -> str:
    """What to write for figures parted by spaces, or with a unit behind them."""
    shown = f"“{text}”"
    if re.fullmatch(r"[+\-−]?[0-9]{1,3}(?:[ \u00a0][0-9]{3})+", text):
        dotted = text.replace(" ", ".").replace("\u00a0", ".")
        return f"{shown} ngăn hàng nghìn bằng dấu cách: viết “{dotted}”."
    counted = _COUNTED.fullmatch(text)
    if counted is None:
        return ""
    if counted[2]:
        return f"{shown} viết tắt bằng chữ: viết đủ các chữ số{_written_out(counted)}."
    return f"{shown} có đơn vị “{counted[3]}”: chỉ viết số, “{counted[1]}”." if counted[3] else ""


_COUNTED = re.compile(
    r"([+\-−]?[0-9][0-9.,]{0,30})\s{0,3}(?:(nghìn|ngàn|triệu|tỷ|tỉ)\s{0,3})?(đồng|đ|vnđ|vnd|%)?\.?",
    re.IGNORECASE,
)
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}


def _written_out(counted: re.Match[str]) -> str:
    """What a figure with triệu or tỷ means, where that is sure."""
    try:
        value = parse_number(counted[1]) * _SCALES[counted[2].lower()]
    except ValueError:
        return ""
    return f", “{format_number(int(value) if value == int(value) else value)}”"
