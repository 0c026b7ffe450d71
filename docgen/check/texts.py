"""Comparing what people typed: without marks, without case, without spaces."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

__all__ = [
    "PLACEMENTS",
    "canonical",
    "dotted",
    "fold",
    "is_upper",
    "letters",
    "shorten",
    "similar",
    "typed_line",
]

_SPACES: Final = re.compile(r"\s+")
_MARKS: Final = re.compile("[\u0300-\u034e\u0350-\u036f]+")
PLACEMENTS: Final = (("uỷ", "ủy"), ("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"))
"""Both placements of tone marks are right: Uỷ and Ủy, Hoà and Hòa; the second is the one sought."""
_DOTS: Final = re.compile(r"^[\s.…_\d/\-–(),;:*]*$")
_LINE: Final = re.compile(r"^\s*[_\-–—―─━=‗¯][_\-–—―─━=‗¯\s]{2,}$")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Without tone marks, lower case, single spaces.

    >>> fold("  Độc lập –  Tự do ")
    'doc lap – tu do'
    """
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    kept = _MARKS.sub("", plain)
    if not kept.isascii():  # other marks than those of Vietnamese
        kept = "".join([c for c in kept if not unicodedata.combining(c)])
    return _SPACES.sub(" ", kept).strip()


def canonical(text: str) -> str:
    """In small letters, single spaces and one of the two placements of tone marks.

    >>> canonical("Uỷ  ban Hoà giải")
    'ủy ban hòa giải'
    """
    text = " ".join(text.lower().split())
    for other, one in PLACEMENTS:
        if other in text:
            text = text.replace(other, one)
    return text


@lru_cache(maxsize=8192)
def letters(text: str) -> str:
    """Folded letters and digits alone.

    >>> letters("CỘNG HOÀ  XÃ HỘI")
    'conghoaxahoi'
    """
    return "".join(c for c in fold(text) if c.isalnum())


def similar(text: str, wanted: str, least: float = 0.8) -> bool:
    """Whether a text is plainly meant to be another.

    >>> similar("Độc lập Tự do Hạnh phúc", "Độc lập - Tự do - Hạnh phúc")
    True
    """
    mine, other = letters(text), letters(wanted)
    if mine == other:
        return True
    # Far lengths cannot reach the ratio, and matching is quadratic.
    if not mine or abs(len(mine) - len(other)) > len(other) * (1 - least) * 1.5:
        return False
    return SequenceMatcher(None, mine, other, autojunk=False).ratio() >= least


def is_upper(text: str) -> bool:
    """Whether the letters are capitals; a text without letters is not.

    >>> is_upper("UBND XÃ 1"), is_upper("Kế hoạch"), is_upper("...")
    (True, False, False)
    """
    return text.upper() == text and any(map(str.isalpha, text))


def dotted(text: str) -> bool:
    """A blank of a form: nothing but dots, numbers of notes and punctuation.

    >>> dotted("......... 7 ........"), dotted("2024"), dotted("Số: ...")
    (True, False, False)
    """
    return bool(_DOTS.match(text)) and ("..." in text or "…" in text)


def typed_line(text: str) -> bool:
    """A line made of underscores or dashes."""
    return bool(_LINE.match(text))


def shorten(text: str, most: int = 60) -> str:
    """The words a finding shows.

    >>> shorten("Căn cứ Luật Tổ chức chính quyền địa phương", 20)
    'Căn cứ Luật Tổ chức…'
    """
    clean = _SPACES.sub(" ", text).strip()
    if len(clean) <= most:
        return clean
    return clean[:most].rsplit(" ", 1)[0] + "…"
