"""Raw cells to typed rows by a blueprint's columns, whatever kind of source they came from."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from docgen.batch.cells import CellFault, plain_value, read_cell, read_plain
from docgen.batch.columns import Column
from docgen.batch.rows.model import Place, Row, RowProblems, show, show_day
from docgen.errors import Problem
from docgen.vietnamese import AdministrativeUnit

if TYPE_CHECKING:
    from docgen.batch.blueprint import Blueprint

__all__ = ["Keys", "Reader", "finish", "read_key"]


class Reader:
    """Types the cells of one table: each by its column, blanks by its default."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = columns
        self._defaults = {
            one.name: read_cell(one, one.default) for one in columns if one.default is not None
        }
        self._named = {one.name: one.named for one in columns if one.named is not None}

    def read(
        self, raw: Mapping[str, Any], place: Place, problems: list[Problem]
    ) -> dict[str, object]:
        """The typed values by name; faults are added to ``problems``."""
        values: dict[str, object] = {}
        for column in self.columns:
            name = column.name
            value = plain_value(raw.get(name))
            if value is None:
                values[name] = self._defaults.get(name)
                if column.required and column.default is None:
                    problems.append(
                        place.problem(
                            "rows/missing",
                            "Ô này còn trống mà cột bắt buộc: điền giá trị.",
                            name,
                            title=column.title,
                        )
                    )
                continue
            try:
                values[name] = read_plain(column, value)
            except CellFault as fault:
                problems.append(
                    place.problem(
                        fault.code, str(fault), name, title=column.title, value=_shown(value)
                    )
                )
        for name, flag in self._named.items():
            unit = values.get(name)
            if isinstance(unit, AdministrativeUnit) and values.get(flag) is True:
                values[name] = AdministrativeUnit(unit.kind, unit.name, named=True)
        return values


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, float):
        return str(value).replace(".", ",")
    return show_day(value) if isinstance(value, datetime.date) else show(value)


def read_key(column: Column, raw: Any) -> str | None:
    """The key that a cell means, or None where it means none."""
    value = plain_value(raw)
    try:
        return None if value is None else str(read_cell(column, value))
    except CellFault:
        return None


class Keys:
    """The keys seen so far, as hashes: a long stream costs little memory.

    >>> keys = Keys()
    >>> keys.first("25441", 2), keys.first("25441", 9)
    (None, 2)
    """

    def __init__(self) -> None:
        self._seen: dict[int, int] = {}

    def first(self, key: str, number: int) -> int | None:
        """Note the key of row ``number``; the row that had it before, if one had."""
        from hashlib import blake2b

        mark = int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=8).digest())
        return None if (before := self._seen.setdefault(mark, number)) == number else before


def finish(
    blueprint: Blueprint,
    place: Place,
    *,
    values: dict[str, object],
    children: dict[str, list[dict[str, object]]],
    problems: list[Problem],
    keys: Keys,
    raw_key: Any,
) -> Row | RowProblems:
    """The row, or its problems: keys told once, child tables of the length they must have.

    A table that is not among ``children`` has rows that cannot be counted yet.
    """
    column = blueprint.key_column
    key = values.get(column.name)
    if key is not None:
        before = keys.first(str(key), place.row)
        if before is not None:
            problems.append(
                place.problem(
                    "rows/duplicate-key",
                    f"Khóa này đã có ở dòng {before}: mỗi đơn vị chỉ một dòng, sửa hoặc xóa một "
                    "trong hai.",
                    column.name,
                    title=column.title,
                    value=key,
                )
            )
    for table in blueprint.children:
        if table.name not in children:  # not all of its rows are known
            continue
        count = len(children[table.name])
        if not table.low <= count <= table.high:
            wanted = f"ít nhất {table.low}" if count < table.low else f"nhiều nhất {table.high}"
            problems.append(
                place.problem(
                    "rows/child-count",
                    f"Đơn vị này có {count} dòng ở bảng “{table.title}”, cần {wanted} dòng.",
                    column.name,
                    title=column.title,
                    value=show(key),
                )
            )
    if problems or key is None:
        return RowProblems.of(place, show(raw_key) if key is None else str(key), problems)
    return Row(place.row, str(key), values, children, place)
