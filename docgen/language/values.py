"""The kinds of value the language knows, and the sentences for a value of the wrong kind."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from docgen.language.faults import AbsentError, Fault, RefusalError

__all__ = [
    "MAX_TEXT",
    "Number",
    "as_bool",
    "as_date",
    "as_list",
    "as_number",
    "as_text",
    "compare",
    "describe",
    "kind_of",
    "present",
    "same",
    "text_of",
]

Number: TypeAlias = int | Decimal
MAX_TEXT = 100_000

_KINDS = {
    "bool": "đúng/sai",
    "number": "số",
    "text": "chữ",
    "date": "ngày",
    "list": "danh sách",
    "mapping": "nhóm số liệu",
    "other": "kiểu không dùng được",
}


_BY_CLASS = {
    bool: "bool", int: "number", str: "text", dict: "mapping", list: "list", tuple: "list",
}  # fmt: skip


def kind_of(value: object) -> str:
    """Return the language's kind of a value.

    >>> kind_of(True), kind_of(2), kind_of("2"), kind_of([])
    ('bool', 'number', 'text', 'list')
    """
    known = _BY_CLASS.get(value.__class__)
    if known is not None:
        return known
    if isinstance(value, bool):
        kind = "bool"
    elif isinstance(value, int) or (isinstance(value, Decimal) and value.is_finite()):
        kind = "number"
    elif isinstance(value, str):
        kind = "text"
    elif isinstance(value, Mapping):
        kind = "mapping"
    elif isinstance(value, (list, tuple)):
        kind = "list"
    else:
        kind = "date" if _is_date(value) else "other"
    return kind


def _is_date(value: object) -> bool:
    from docgen.vietnamese import PartialDate

    return isinstance(value, PartialDate) or (
        isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)
    )


def describe(value: object) -> str:
    """Name a value for a sentence: its kind, and a text or number itself."""
    kind = kind_of(value)
    if kind in ("text", "number"):
        shown = str(value)
        return f"{_KINDS[kind]} “{shown if len(shown) <= 40 else shown[:40] + '…'}”"
    return _KINDS[kind]


def present(value: object, name: str) -> object:
    """Return ``value``; None is absent."""
    if value is None:
        raise AbsentError(
            Fault(
                "language/absent",
                f"“{name}” chưa có giá trị; hãy điền, hoặc dùng bộ lọc mac_dinh(…).",
            )
        )
    return value


def _refuse(need: str, value: object, hint: str = "") -> RefusalError:
    return RefusalError(
        Fault("language/value", f"Cần {need} nhưng ở đây là {describe(value)}{hint}.")
    )


def as_number(value: object) -> Number:
    """Return a number, or refuse: a text is never turned into one silently."""
    if kind_of(value) == "number":
        return value  # type: ignore[return-value]
    hint = ""
    if isinstance(value, str) and value[:1].isdigit():
        hint = (
            "; trong so_lieu, hãy viết số không có ngoặc kép, dùng dấu chấm để phân nhóm và "
            "không có số 0 ở đầu (4.500.000; 2.024)"
        )
    raise _refuse("một số", value, hint)


def as_text(value: object) -> str:
    """Return a text, or refuse."""
    if isinstance(value, str):
        return value
    raise _refuse("chữ", value)


def as_list(value: object) -> list[Any] | tuple[Any, ...]:
    """Return a list, or refuse."""
    if isinstance(value, (list, tuple)):
        return value
    raise _refuse("một danh sách", value)


def as_bool(value: object) -> bool:
    """Return yes or no, or refuse: no value counts as true by itself."""
    if isinstance(value, bool):
        return value
    raise _refuse("một điều kiện (so sánh bằng ==, >, <, in)", value)


def as_date(value: object) -> Any:
    """Return a date; a text that is written as one is read."""
    from docgen.vietnamese import PartialDate

    if isinstance(value, str):
        try:
            return PartialDate.parse(value)
        except ValueError as error:
            raise RefusalError(Fault("language/value", str(error))) from None
    if _is_date(value):
        return value
    raise _refuse("một ngày", value)


def same(left: object, right: object) -> bool:
    """Say whether two values are equal; refuse to compare a text with a number."""
    kinds = kind_of(left), kind_of(right)
    if kinds[0] != kinds[1]:
        raise RefusalError(
            Fault(
                "language/compare",
                f"Không so sánh được {describe(left)} với {describe(right)}; hai bên phải cùng "
                "kiểu (số không có ngoặc kép, chữ có ngoặc kép).",
            )
        )
    return bool(left == right)


def compare(operation: str, left: object, right: object) -> bool:
    """Evaluate one comparison of the language."""
    if operation in ("in", "notin"):
        if isinstance(right, str):
            found = as_text(left) in right
        else:
            kind = kind_of(left)
            found = any(kind_of(item) == kind and item == left for item in as_list(right))
        return found is (operation == "in")
    if operation in ("eq", "ne"):
        return same(left, right) is (operation == "eq")
    if kind_of(left) not in ("number", "date"):
        raise _refuse("số hoặc ngày để so sánh lớn bé", left)
    same(left, right)
    smaller, larger = bool(left < right), bool(left > right)  # type: ignore[operator]
    return {
        "lt": smaller,
        "gt": larger,
        "lteq": not larger,
        "gteq": not smaller,
    }[operation]


def text_of(value: object) -> str:
    """Return a value as it stands in a sentence; refuse what has no one form there."""
    if isinstance(value, str):
        return str(value)
    kind = kind_of(value)
    if kind == "number":
        from docgen.vietnamese import format_number

        return str(format_number(value))  # type: ignore[arg-type]
    hints = {
        "bool": "đúng/sai không viết được vào câu; hãy dùng nó trong điều kiện",
        "date": "ngày phải ghi rõ cách viết: | ngay hoặc | ngay_ngan",
        "list": "danh sách không viết được vào câu; hãy dùng | noi(', '), | dem hoặc | tong('cột')",
        "mapping": "đây là một nhóm số liệu; hãy ghi tên từng mục sau dấu chấm",
    }
    message = hints.get(kind, "giá trị này không viết được vào câu")
    raise RefusalError(Fault("language/value", message[0].upper() + message[1:] + "."))
