"""Tables to rows: a main table with one row a document, child tables joined to it by its key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from docgen.batch.cells import fold, plain_value
from docgen.batch.columns import ChildTable, Column
from docgen.batch.rows.heads import match_heads
from docgen.batch.rows.model import CellProblem, Place, Row, RowProblems, show
from docgen.batch.rows.shape import Keys, Reader, finish, read_key
from docgen.errors import InputError, Problem

if TYPE_CHECKING:
    from docgen.batch.blueprint import Blueprint

__all__ = ["EXAMPLE", "Table", "table_rows"]

EXAMPLE = "Ví dụ:"
"""What the key's cell begins with in the example row of a sheet handed out; never read as data."""

_Children = dict[str, dict[str, list[dict[str, object]]]]
_Places = dict[str, list[tuple[Place, str]]]


@dataclass(slots=True)
class Table:
    """A table as it was read: its heads, and its further rows with their numbers."""

    source: str
    sheet: str
    heads: Sequence[Any]
    rows: Iterable[tuple[int, Sequence[Any]]]


def table_rows(
    blueprint: Blueprint, main: Table, children: dict[str, Table]
) -> Iterator[Row | RowProblems]:
    """The rows of a table, typed; InputError for what is wrong with the tables as a whole.

    Child tables (by name) are read first and kept; the main table streams.
    """
    indices, problems = _heads(main, blueprint.columns, blueprint.ignored)
    joined: _Children = {}
    faults: dict[str, list[Problem]] = {}
    places: _Places = {}
    homeless: list[_Homeless] = []
    for table in blueprint.children:
        if table.name not in children:
            joined[table.name] = {}
            continue
        read = _Joined(blueprint, table, children[table.name], problems)
        joined[table.name] = read.rows
        homeless += read.homeless
        for one, found in read.faults.items():
            faults.setdefault(one, []).extend(found)
        for one, place in read.places.items():
            places.setdefault(one, []).append((place, table.title))
    if problems:
        raise InputError(problems)
    return _rows(
        blueprint, main, indices, joined=joined, faults=faults, places=places, homeless=homeless
    )


_LOOK_DOWN = 20  # rows in which heads are looked for where the first has none


def _heads(
    table: Table, columns: Sequence[Column], ignored: Sequence[str]
) -> tuple[dict[str, int], list[Problem]]:
    """The index of each column and the problems; where no head is known, that alone is told."""
    indices, problems = match_heads(
        table.heads, columns, source=table.source, sheet=table.sheet, ignored=ignored
    )
    near = any(one.code == "rows/missing-column" and one.column for one in problems)
    if indices or near or not problems:
        return indices, problems
    place = Place(table.source, table.sheet, 1, {"": 0})
    wanted = ", ".join(f"“{one.title}”" for one in columns[:3]) + ", …" * (len(columns) > 3)
    message = f"Dòng đầu không phải tiêu đề các cột ({wanted})"
    try:
        for number, cells in islice(table.rows, _LOOK_DOWN):
            found, _ = match_heads(cells, columns, source="", sheet="")
            if 2 * len(found) > len(columns):
                message += f"; tiêu đề nằm ở dòng {number}: xóa các dòng phía trên nó."
                return {}, [place.problem("rows/no-heads", message)]
    except InputError:
        pass  # rows of another width than the first, which is no row of heads
    message += ": để tiêu đề ở dòng 1" + (
        ", và bảng chính ở trang tính đầu tiên." if table.sheet else "."
    )
    return {}, [place.problem("rows/no-heads", message)]


def _rows(
    blueprint: Blueprint,
    main: Table,
    indices: dict[str, int],
    *,
    joined: _Children,
    faults: dict[str, list[Problem]],
    places: _Places,
    homeless: list[_Homeless],
) -> Iterator[Row | RowProblems]:
    key = blueprint.key_column
    reader, keys = Reader(blueprint.columns), Keys()
    columns = {name: index + 1 for name, index in indices.items()}
    keyless: list[str] = []
    for number, cells in main.rows:
        raw = _by_name(indices, cells)
        if _skip(raw, raw.get(key.name)):
            continue
        place = Place(main.source, main.sheet, number, columns)
        problems: list[Problem] = []
        values = reader.read(raw, place, problems)
        if problems and (stray := _stray(key, raw, place, problems)):
            yield RowProblems.of(place, show(raw.get(key.name)), [stray])
            continue
        name = str(values.get(key.name) or "")
        # of a row without a key nobody knows which child rows are its own
        tables = {table: rows.get(name, []) for table, rows in joined.items()} if name else {}
        places.pop(name, None)
        problems += faults.pop(name, [])
        if not name:
            keyless.append(_likeness(raw.get(key.name)))
        elif homeless:  # without them its document would lack rows
            homeless, own = _parted(homeless, _likeness(name))
            for one in own:
                tables.pop(one.table, None)
                problems += one.told.problems
        yield finish(
            blueprint,
            place,
            values=values,
            children=tables,
            problems=problems,
            keys=keys,
            raw_key=raw.get(key.name),
        )
    yield from (one.told for one in homeless)
    orphans = _orphans(places, keyless)
    for name, found in places.items():
        told: list[Problem] = [
            place.problem(
                "rows/orphan",
                f"Bảng “{title}” có dòng của khóa này nhưng bảng chính không có: sửa khóa, hoặc "
                "thêm đơn vị vào bảng chính.",
                key.name,
                title=key.title,
                value=name,
            )
            for place, title in orphans.get(name, ())
        ]
        told += faults.get(name, [])
        if told:
            yield RowProblems.of(found[0][0], name, told)


def _orphans(places: _Places, keyless: list[str]) -> _Places:
    """The keys that no row of the main table has, nor would have if its own were mended."""
    left = dict(places)
    for likeness in filter(None, keyless):
        left.pop(next((name for name in left if _alike(_likeness(name), likeness)), ""), None)
    return {} if len(left) <= keyless.count("") else left


def _alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) > 2 and (one in other or other in one))


def _parted(homeless: list[_Homeless], likeness: str) -> tuple[list[_Homeless], list[_Homeless]]:
    own = [one for one in homeless if one.likeness == likeness]
    return ([one for one in homeless if one.likeness != likeness], own) if own else (homeless, own)


def _likeness(key: Any) -> str:
    """What is left of a key however it was typed: as a number, with dots, without its zeros."""
    return "".join(filter(str.isalnum, fold(show(plain_value(key))))).lstrip("0")


def _by_name(indices: dict[str, int], cells: Sequence[Any]) -> dict[str, Any]:
    width = len(cells)
    return {name: cells[index] for name, index in indices.items() if index < width}


def _skip(raw: dict[str, Any], key: Any) -> bool:
    """Whether a row is blank, or the example that came with the sheet."""
    if isinstance(key, str) and key.lstrip().startswith(EXAMPLE):
        return True
    return all(
        value is None or value == "" or (isinstance(value, str) and value.isspace())
        for value in raw.values()
    )


_TOTALS = {"tổng", "cộng", "tổng cộng", "tổng số", "tổng cộng:", "cộng:", "tổng:", "toàn tỉnh"}


# What numbers the columns of a form: (A), 1, (2), 3=2/1.
_MARK = re.compile(r"\(?(?:[A-Za-z]|[1-9][0-9]?)\)?(?: ?= ?[0-9()+:/x*×-]{3,20})?")


def _stray(
    key: Column, raw: dict[str, Any], place: Place, problems: list[Problem]
) -> CellProblem | None:
    """One problem for a row that is none: a total, or a few words below the table."""
    filled = [(name, value) for name, value in raw.items() if plain_value(value) is not None]
    missing = sum(one.code == "rows/missing" for one in problems)
    keyless = read_key(key, raw.get(key.name)) is None
    for name, value in filled:
        if isinstance(value, str) and fold(value) in _TOTALS and (keyless or name == key.name):
            message = "Đây là dòng tổng cộng, không phải số liệu của một đơn vị: xóa dòng này."
            return place.problem("rows/stray-row", message, name, value=value)
    if keyless and len(filled) > 2:
        marks = all(_MARK.fullmatch(str(plain_value(value))) for _, value in filled)
        if marks or len(filled) == len(problems) - missing:
            message = (
                "Dòng này không phải số liệu của một đơn vị mà là dòng tiêu đề thứ hai (đánh số "
                "cột, đơn vị tính…): xóa dòng này."
            )
            return place.problem("rows/stray-row", message, filled[0][0], value=filled[0][1])
    if keyless and missing > 2 and len(filled) <= 2:
        name, value = filled[0]
        message = (
            "Dòng này không có khóa và gần như trống: xóa dòng, hoặc điền đủ các cột bắt buộc."
        )
        return place.problem("rows/stray-row", message, name, value=value)
    return None


@dataclass(frozen=True, slots=True)
class _Homeless:
    """A child row whose key cannot be read, and what the key looks like."""

    table: str
    likeness: str
    told: RowProblems


class _Joined:
    """A child table, its rows gathered under their keys."""

    def __init__(
        self, blueprint: Blueprint, table: ChildTable, read: Table, problems: list[Problem]
    ) -> None:
        key = blueprint.key_column
        self.rows: dict[str, list[dict[str, object]]] = {}
        self.faults: dict[str, list[Problem]] = {}
        self.places: dict[str, Place] = {}
        self.homeless: list[_Homeless] = []
        indices, found = _heads(read, [key, *table.columns], blueprint.ignored)
        problems += found
        if found:
            return
        columns = {name: index + 1 for name, index in indices.items()}
        # the table may itself name a column like the key of the main one
        reader, keyed = Reader(table.columns), Reader([key])
        for number, cells in read.rows:
            raw = _by_name(indices, cells)
            if _skip(raw, raw.get(key.name)):
                continue
            place = Place(read.source, read.sheet, number, columns)
            faults: list[Problem] = []
            keyed.read({key.name: raw.get(key.name)}, place, faults)
            name = read_key(key, raw.get(key.name))
            values = reader.read(raw, place, faults)
            stray = _stray(key, raw, place, faults) if faults else None
            if stray:
                faults = [stray]
                name = None
            if name is None:
                shown = show(raw.get(key.name))
                told = RowProblems.of(place, shown, faults)
                likeness = "" if stray else _likeness(raw.get(key.name))
                self.homeless.append(_Homeless(table.name, likeness, told))
                continue
            self.places.setdefault(name, place)
            if faults:
                self.faults.setdefault(name, []).extend(faults)
            self.rows.setdefault(name, []).append(values)
