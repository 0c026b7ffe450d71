"""JSON to a tree: numbers exact, keys once, nothing that JSON itself does not have."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any, NoReturn

from docgen.errors import InputError, Problem
from docgen.reading.source import Path, Source, Tree, format_path

__all__ = ["MAX_DEPTH", "build"]

MAX_DEPTH = 40
_LONGEST_NUMBER = 40
"""Characters of a number: beyond any sum of money, below what makes arithmetic slow."""


class _Doubled(dict[str, Any]):
    """An object in which a key stands twice; refused with its path by the walk."""

    keys_twice: list[str]


class _Unfit:
    """A number that is none (NaN) or too long."""

    def __init__(self, spelling: str) -> None:
        self.spelling = spelling


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    seen: set[str] = set()
    doubled = _Doubled(plain)
    doubled.keys_twice = list(
        dict.fromkeys(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    )
    return doubled


def _integer(spelling: str) -> int | _Unfit:
    return int(spelling) if len(spelling) <= _LONGEST_NUMBER else _Unfit(spelling)


def _decimal(spelling: str) -> Decimal | _Unfit:
    value = Decimal(spelling)
    fits = len(spelling) <= _LONGEST_NUMBER and abs(value.adjusted()) <= _LONGEST_NUMBER
    return value if fits else _Unfit(spelling)


def _stop(name: str, code: str, message: str, line: int | None = None) -> NoReturn:
    raise InputError(Problem(f"reading/{code}", message, source=name, line=line)) from None


_WHY = {
    "Expecting value": "chỗ này phải là một giá trị (chuỗi trong dấu ngoặc kép, số, […] hay {…})",
    "Expecting property name": "chỗ này phải là tên khóa trong dấu ngoặc kép, và sau mục cuối "
    "không có dấu phẩy",
    "Expecting ',' delimiter": "thiếu dấu phẩy, hoặc thiếu dấu ngoặc đóng",
    "Expecting ':' delimiter": "thiếu dấu hai chấm sau tên khóa",
    "Extra data": "còn nội dung thừa sau khi dữ liệu đã hết",
    "Illegal trailing comma": "sau mục cuối không có dấu phẩy",
    "Invalid control character": "chuỗi không được xuống dòng hay chứa dấu Tab; viết \\n, \\t",
    "Invalid \\": "sau dấu \\ là ký hiệu không có trong JSON; muốn ghi dấu \\ thì viết \\\\",
    "Unterminated string": "chuỗi bắt đầu ở đây chưa có dấu ngoặc kép đóng",
}


def _why(told: str) -> str:
    """What Python's reader says in English, for who wrote the file."""
    known = (sentence for start, sentence in _WHY.items() if told.startswith(start))
    return next(known, "hãy kiểm tra dấu phẩy, dấu ngoặc kép và dấu ngoặc ở chỗ này")


def build(text: str, name: str) -> Source:
    """Parse JSON; null means absent, as an empty value does in YAML."""
    try:
        raw = json.loads(
            text,
            parse_float=_decimal,
            parse_int=_integer,
            parse_constant=_Unfit,
            object_pairs_hook=_pairs,
        )
    except json.JSONDecodeError as fault:
        raise InputError(
            Problem(
                "reading/syntax",
                f"Không phải JSON đúng cú pháp: {_why(fault.msg)}.",
                source=name,
                line=fault.lineno,
                column=fault.colno,
            )
        ) from fault
    except RecursionError:
        _stop(name, "depth", f"Dữ liệu lồng nhau quá {MAX_DEPTH} cấp.")
    problems: list[Problem] = []
    tree = _walk(raw, (), name, problems)
    if problems:
        raise InputError(problems)
    if tree is None:
        _stop(name, "empty", "Tệp trống, chưa có nội dung nào.")
    return Source(name, tree)


def _walk(value: Any, path: Path, name: str, problems: list[Problem]) -> Tree | None:
    def report(code: str, message: str) -> None:
        problems.append(Problem(f"reading/{code}", message, format_path(path), name))

    if len(path) > MAX_DEPTH:
        _stop(name, "depth", f"Dữ liệu lồng nhau quá {MAX_DEPTH} cấp.")
    if isinstance(value, dict):
        if isinstance(value, _Doubled):
            for key in value.keys_twice:
                report("duplicate-key", f"Khóa “{key}” được viết hai lần; hãy giữ lại một.")
        found = ((key, _walk(item, (*path, key), name, problems)) for key, item in value.items())
        return {key: item for key, item in found if item is not None}
    if isinstance(value, list):
        items: list[Tree] = []
        for index, item in enumerate(value):
            below = _walk(item, (*path, index), name, problems)
            if below is not None:
                items.append(below)
            elif item is None:
                at = format_path((*path, index))
                message = "Mục này trống (null); hãy điền nội dung hoặc xóa mục."
                problems.append(Problem("reading/empty-item", message, at, name))
        return items
    if isinstance(value, _Unfit):
        shown = value.spelling[:30]
        report("number", f"“{shown}” không phải là số dùng được trong văn bản.")
        return None
    return value  # type: ignore[no-any-return]
