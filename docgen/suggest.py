"""The nearest right word to one that is not known: for keys, names, filters, choices."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

__all__ = ["folded", "nearest"]

_LONGEST = 80
"""A longer word is no mistyped name, and comparing it would take time."""

_MOST = 1000
"""Choices looked at: no file that a person typed has more names at one place."""


def folded(word: str) -> str:
    """A word as a key is written: keys carry no diacritics, yet people type them.

    >>> folded("Địa danh")
    'dia_danh'
    """
    bare = unicodedata.normalize("NFD", word.casefold().replace("đ", "d"))
    kept = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return kept.replace(" ", "_").replace("-", "_")


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice most like ``word``, or None when none is near enough.

    >>> nearest("trich_yue", ["trich_yeu", "muc_dich"])
    'trich_yeu'
    >>> nearest("Trích yếu", ["trich_yeu", "muc_dich"])
    'trich_yeu'
    >>> nearest("xyz", ["trich_yeu"]) is None
    True
    """
    if len(word) > _LONGEST:
        return None
    from difflib import get_close_matches
    from itertools import islice

    names: dict[str, str] = {}
    for choice in islice(choices, _MOST):
        names.setdefault(folded(choice), choice)
    found = get_close_matches(folded(word), names, n=1, cutoff=0.6)
    return names[found[0]] if found else None
