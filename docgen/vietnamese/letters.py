"""Letters: upper and lower case, alphabetical order, lettered points, Roman numbers."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = [
    "ALPHABET",
    "POINT_LETTERS",
    "SortKey",
    "capitalize_first",
    "lower",
    "point_letter",
    "point_number",
    "roman",
    "sort_key",
    "upper",
]

# The Vietnamese alphabet with the four letters of foreign names in their Latin places.
ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

# The decree letters its own points so: điểm đ khoản 6 Mục II Phần I Phụ lục I asks for the order
# of the Vietnamese alphabet, and its texts leave out ă, â, ê, ô, ơ, ư.
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"

# Ngang, huyền, hỏi, ngã, sắc, nặng: the order of dictionaries and of CLDR's collation for vi.
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")

SortKey = tuple[tuple[tuple[str, str], ...], str]


def upper(text: str) -> str:
    """Capitals by Unicode, đ and toned vowels included; the tone stays where its author put it.

    >>> upper("thị trấn Tân Khai, hoà – hòa, đường")
    'THỊ TRẤN TÂN KHAI, HOÀ – HÒA, ĐƯỜNG'
    """
    return text.upper()


def lower(text: str) -> str:
    """Small letters by Unicode.

    >>> lower("ĐẶC KHU PHÚ QUỐC")
    'đặc khu phú quốc'
    """
    return text.lower()


def capitalize_first(text: str) -> str:
    """The first letter capital, all the rest untouched (``str.capitalize`` lowers the rest).

    >>> capitalize_first("ủy ban nhân dân xã Cát Vân")
    'Ủy ban nhân dân xã Cát Vân'
    """
    return text[:1].upper() + text[1:]


def _tables() -> tuple[dict[int, str], dict[int, str]]:
    """Each letter with any tone to its place in the alphabet, and to its tone's place."""
    places: dict[int, str] = {}
    tones: dict[int, str] = {}
    for place, letter in enumerate(ALPHABET):
        for rank, tone in enumerate(_TONES):
            composed = unicodedata.normalize("NFC", letter + tone)
            if len(composed) == 1:
                places[ord(composed)] = chr(ord("a") + place)
                tones[ord(composed)] = str(rank)
    return places, tones


_PLACES, _TONE_RANKS = _tables()
_PIECE = re.compile(r"[0-9]+|[^\W\d_]+")


def sort_key(text: str) -> SortKey:
    """A key for ``sorted``: the Vietnamese alphabet, syllable by syllable, tones within each.

    As in a dictionary, ``ba mươi`` stands before ``bà con``: the tone of the first syllable
    decides before the second is read. Numbers count as numbers, so 2 comes before 10.

    >>> sorted(["Đức", "Duy", "Ân", "An", "Ánh", "Khu phố 10", "Khu phố 2"], key=sort_key)
    ['An', 'Ánh', 'Ân', 'Duy', 'Đức', 'Khu phố 2', 'Khu phố 10']
    """
    composed = unicodedata.normalize("NFC", text)
    key = []
    for piece in _PIECE.findall(composed.lower()):
        if "0" <= piece[0] <= "9":
            digits = piece.lstrip("0")
            # Longer numbers are larger; control characters stand before every letter.
            key.append(("\x01" + chr(min(len(digits), 0xFFFF)) + digits, ""))
        else:
            key.append((piece.translate(_PLACES), piece.translate(_TONE_RANKS)))
    return tuple(key), composed


def point_letter(number: int) -> str:
    """The letter of the ``number``-th điểm, from 1.

    >>> point_letter(1), point_letter(5), point_letter(23)
    ('a', 'đ', 'y')
    """
    if not 1 <= number <= len(POINT_LETTERS):
        raise ValueError(
            f"Không có chữ cái cho điểm thứ {number}: một khoản có nhiều nhất "
            f"{len(POINT_LETTERS)} điểm, từ a đến y. Hãy chia thành nhiều khoản hoặc gom các điểm "
            "vào một cấp sâu hơn."
        )
    return POINT_LETTERS[number - 1]


def point_number(letter: str) -> int:
    """The place of a điểm's letter, from 1; the way back of `point_letter`.

    >>> point_number("đ")
    5
    """
    if len(letter) != 1 or letter not in POINT_LETTERS:
        raise ValueError(f"“{letter}” không phải là chữ cái của điểm (a, b, c, d, đ, e, g, … y).")
    return POINT_LETTERS.index(letter) + 1


_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


@lru_cache(maxsize=128)
def roman(number: int) -> str:
    """A Roman number, for phần, chương and sections.

    >>> roman(4), roman(19), roman(2024)
    ('IV', 'XIX', 'MMXXIV')
    """
    if not 1 <= number <= 3999:
        raise ValueError(f"Không viết được {number} bằng chữ số La Mã: chỉ từ 1 đến 3999.")
    written = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written.append(letters * count)
    return "".join(written)
