"""Numbers in words, for every integer below 10²¹, and the way back.

Groups of three digits below a billion; from 10⁹ on the number of *tỷ* is itself read as a
number. Different numbers never give the same words, which `read_number_words` proves.
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from functools import cache
from typing import Literal

from docgen.vietnamese.numbers import Number, exact_number

__all__ = ["LIMIT", "Four", "Thousand", "Zero", "read_number_words", "spell_number"]

Thousand = Literal["nghìn", "ngàn"]
Zero = Literal["linh", "lẻ"]
Four = Literal["tư", "bốn"]

LIMIT = 10**21

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 10**9
_TOO_LARGE = "Chỉ đọc thành chữ số có trị tuyệt đối nhỏ hơn 10^21 (một nghìn tỷ tỷ)."
_OPTIONS = {"thousand": ("nghìn", "ngàn"), "zero": ("linh", "lẻ"), "four": ("tư", "bốn")}


@cache
def _group(value: int, full: bool, zero: str, four: str) -> str:
    """Three digits; ``full`` says the hundreds even when they are zero (1.005)."""
    hundreds, rest = divmod(value, 100)
    tens, unit = divmod(rest, 10)
    words = []
    if hundreds or full:
        words += [_DIGITS[hundreds], "trăm"]
    if tens == 0:
        if unit:
            words += ([zero] if words else []) + [_DIGITS[unit]]
        return " ".join(words)
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if unit == 1 and tens > 1:
        words.append("mốt")
    elif unit == 4 and tens > 1:
        words.append(four)
    elif unit == 5:
        words.append("lăm")
    elif unit:
        words.append(_DIGITS[unit])
    return " ".join(words)


def _spell(value: int, full: bool, options: tuple[str, str, str]) -> str:
    """A positive integer; ``full`` when something larger was said before it."""
    thousand, zero, four = options
    words = []
    billions, rest = divmod(value, _BILLION)
    if billions:
        words.append(f"{_spell(billions, full, options)} tỷ")
    millions, rest = divmod(rest, 1_000_000)
    thousands, units = divmod(rest, 1_000)
    for group, name in ((millions, " triệu"), (thousands, f" {thousand}"), (units, "")):
        if group:
            words.append(_group(group, full or bool(words), zero, four) + name)
    return " ".join(words)


def spell_number(
    value: Number, *, thousand: Thousand = "nghìn", zero: Zero = "linh", four: Four = "tư"
) -> str:
    """``value`` in words, lower case.

    >>> spell_number(1005), spell_number(24), spell_number(-131)
    ('một nghìn không trăm linh năm', 'hai mươi tư', 'âm một trăm ba mươi mốt')
    >>> spell_number(1_200_000_000_000), spell_number(Decimal("0.05"))
    ('một nghìn hai trăm tỷ', 'không phẩy không năm')
    """
    options: tuple[str, str, str] = (thousand, zero, four)
    for (name, allowed), given in zip(_OPTIONS.items(), options, strict=True):
        if given not in allowed:
            raise ValueError(f"{name} phải là “{allowed[0]}” hoặc “{allowed[1]}”.")
    value = exact_number(value)
    if not -LIMIT < value < LIMIT:
        raise ValueError(_TOO_LARGE)
    sign = "âm " if value < 0 else ""
    whole = abs(int(value))
    words = sign + (_spell(whole, False, options) if whole else _DIGITS[0])
    if isinstance(value, Decimal) and value != value.to_integral_value():
        words += f" phẩy {_fraction(f'{value:f}'.partition('.')[2].rstrip('0'), options)}"
    return words


def _fraction(digits: str, options: tuple[str, str, str]) -> str:
    """The digits after the comma: zeros one by one, then the rest as a number (0,05)."""
    significant = digits.lstrip("0")
    value = int(significant)
    if value >= LIMIT:
        raise ValueError(_TOO_LARGE)
    zeros = [_DIGITS[0]] * (len(digits) - len(significant))
    return " ".join([*zeros, _spell(value, False, options)])


_UNITS = {word: value for value, word in enumerate(_DIGITS)} | {"mốt": 1, "tư": 4, "lăm": 5}
_SAME = {"ngàn": "nghìn", "lẻ": "linh", "tỉ": "tỷ", "bẩy": "bảy"}
_MAX_WORDS = 64  # the longest number below the limit has fewer


def read_number_words(text: str) -> int:
    """The integer that words say, in any of the usual variants and in either case.

    Words are first added up, then the sum is spelled again and must give the same words, so
    that a slip such as ``một nghìn tỷ hai trăm tỷ`` is refused rather than guessed at.

    >>> read_number_words("Một ngàn không trăm lẻ năm"), read_number_words("hai mươi bốn")
    (1005, 24)
    """
    words = unicodedata.normalize("NFC", text[:1000]).lower().split()
    if not words or len(text) > 1000 or len(words) > _MAX_WORDS:
        raise ValueError("Thiếu số viết bằng chữ." if not words else _TOO_LARGE)
    words = [_SAME.get(word, word) for word in words]
    for place in range(1, len(words)):
        if words[place] == "bốn" and words[place - 1] == "mươi":
            words[place] = "tư"
    negative = words[0] == "âm"
    value = _add_up(words[1:] if negative else words, text)
    value = -value if negative else value
    if abs(value) >= LIMIT or spell_number(value) != " ".join(words):
        raise ValueError(f"“{text.strip()}” không phải là cách đọc của một số.")
    return value


def _add_up(words: list[str], text: str) -> int:
    """The sum that the words amount to, whether or not they are in order."""
    billions = below = group = digit = 0
    for word in words:
        if word in _UNITS:
            digit = _UNITS[word]
        elif word == "trăm":
            group, digit = group + digit * 100, 0
        elif word == "mươi":
            group, digit = group + digit * 10, 0
        elif word == "mười":
            group += 10
        elif word in {"nghìn", "triệu"}:
            below += (group + digit) * (1_000 if word == "nghìn" else 1_000_000)
            group = digit = 0
        elif word == "tỷ":
            billions = (billions + below + group + digit) * _BILLION
            below = group = digit = 0
        elif word != "linh":
            raise ValueError(f"Không đọc được chữ “{word}” trong số “{text.strip()}”.")
    return billions + below + group + digit
