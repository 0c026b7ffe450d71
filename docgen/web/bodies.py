"""What a request may say beside its document: known keys, each of its kind, none passed over.

A key mistyped, or a value of another kind, would be work done otherwise than was asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen.errors import InputError, Problem
from docgen.suggest import nearest

__all__ = ["Kinds", "choice", "hold_to", "whole_number"]

Kinds = Mapping[str, type]
_WORDS: dict[type, str] = {
    str: "một chuỗi",
    list: "một danh sách",
    dict: "các cặp khóa: giá trị",
    bool: "true hoặc false",
}


def hold_to(body: Mapping[str, Any], kinds: Kinds) -> None:
    """Raise InputError with every key of ``body`` that is not known or of another kind; null is
    as good as no key. ``object`` is any kind.

    >>> hold_to({"check": "all", "keep_going": True}, {"check": str, "keep_going": bool})
    """
    problems: list[Problem] = []
    for key, value in body.items():
        if key not in kinds:
            near = nearest(key, kinds)
            hint = f"có phải {near}?" if near else f"ở đây dùng được: {', '.join(kinds)}."
            problems.append(Problem("body/key", f"Không có khóa {key[:80]}: {hint}", path=key))
        elif not (value is None or _is(value, kinds[key])):
            problems.append(Problem("body/value", f"{key} phải là {_WORDS[kinds[key]]}.", path=key))
    if problems:
        raise InputError(problems)


def _is(value: Any, kind: type) -> bool:
    return kind is object or (isinstance(value, bool) is (kind is bool) and isinstance(value, kind))


def whole_number(value: Any, name: str, low: int, high: int) -> int:
    """A number from ``low`` to ``high``; raises InputError where it is none.

    >>> whole_number("96", "dpi", 48, 192)
    96
    """
    text = str(value)
    if not (text.isascii() and text.isdecimal() and len(text) < 10 and low <= int(text) <= high):
        raise InputError(
            Problem("body/value", f"{name} phải là số nguyên từ {low} đến {high}.", path=name)
        )
    return int(text)


def choice(value: str, name: str, allowed: tuple[str, ...]) -> str:
    """One of the ``allowed``; raises InputError where it is none."""
    if value not in allowed:
        raise InputError(
            Problem("body/value", f"{name} chỉ nhận {' hoặc '.join(allowed)}.", path=name)
        )
    return value
