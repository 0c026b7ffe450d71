"""Rows that are no table: mappings with their child rows inside, from files, memory or frames."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.batch.cells import fold
from docgen.batch.rows.model import Place, Row, RowProblems, show
from docgen.batch.rows.shape import Keys, Reader, finish
from docgen.errors import InputError, Problem
from docgen.suggest import nearest

if TYPE_CHECKING:
    from docgen.batch.blueprint import Blueprint

__all__ = ["frame_records", "is_frame", "json_lines", "read_records", "whole_file"]

MAX_FILE = 256 * 1024 * 1024
MAX_LINE = 4 * 1024 * 1024


def read_records(
    records: Iterable[Any], blueprint: Blueprint, source: str = ""
) -> Iterator[Row | RowProblems]:
    """One row or its problems for each record, as they come.

    A record is a mapping by names or titles of columns, a pair of its number and a mapping, or a
    ``Row`` that was read before.
    """
    work = _Records(blueprint, source)
    for count, record in enumerate(records, start=1):
        if isinstance(record, Row | RowProblems):
            yield record
            continue
        number, raw = record if isinstance(record, tuple) and len(record) == 2 else (count, record)
        yield work.row(number, raw)


class _Records:
    def __init__(self, blueprint: Blueprint, source: str) -> None:
        self.blueprint = blueprint
        self.source = source
        self.reader = Reader(blueprint.columns)
        self.names = {fold(one.title): one.name for one in blueprint.columns}
        self.names |= {fold(one.name): one.name for one in blueprint.columns}
        self.tables = {fold(one.title): one for one in blueprint.children}
        self.tables |= {fold(one.name): one for one in blueprint.children}
        self.readers = {one.name: Reader(one.columns) for one in blueprint.children}
        self.child_names = {
            one.name: {fold(column.title): column.name for column in one.columns}
            | {fold(column.name): column.name for column in one.columns}
            for one in blueprint.children
        }
        key = blueprint.key_column
        self.ignored = {fold(one) for one in blueprint.ignored}
        self.ignored_in_children = {*self.ignored, fold(key.title), fold(key.name)}
        self.keys = Keys()

    def row(self, number: int, raw: Any) -> Row | RowProblems:
        place = Place(self.source, "", number)
        if isinstance(raw, Problem):  # a line that could not be read at all
            return RowProblems.of(place, "", [raw])
        if not isinstance(raw, Mapping):
            message = "Mỗi dòng phải là một nhóm “tên cột: giá trị”."
            return RowProblems.of(place, "", [place.problem("rows/kind", message)])
        problems: list[Problem] = []
        cells: dict[str, Any] = {}
        children: dict[str, list[dict[str, object]]] = {
            table.name: [] for table in self.blueprint.children
        }
        for key, value in raw.items():
            word = fold(str(key))
            name, table = self.names.get(word), self.tables.get(word)
            if table is not None:
                children[table.name] = self._children(place, table, value, problems)
            elif name is None:
                if word not in self.ignored:
                    problems.append(self._unknown(place, str(key), [*self.names, *self.tables]))
            elif name in cells:
                message = "Cột này có hai lần trong dòng: bỏ một."
                problems.append(place.problem("rows/doubled-column", message, name))
            else:
                cells[name] = value
        values = self.reader.read(cells, place, problems)
        key_cell = cells.get(self.blueprint.key_column.name)
        return finish(
            self.blueprint,
            place,
            values=values,
            children=children,
            problems=problems,
            keys=self.keys,
            raw_key=key_cell,
        )

    def _children(
        self, place: Place, table: Any, raw: Any, problems: list[Problem]
    ) -> list[dict[str, object]]:
        if raw is None:
            return []
        if not isinstance(raw, list | tuple):
            message = f"“{table.name}” phải là một danh sách các dòng."
            problems.append(place.problem("rows/kind", message, table.name))
            return []
        names = self.child_names[table.name]
        found = []
        for index, one in enumerate(raw):
            at = Place(place.source, "", place.row, prefix=f"{table.name}[{index}]")
            if not isinstance(one, Mapping):
                message = "Mỗi dòng con phải là một nhóm “tên cột: giá trị”."
                problems.append(at.problem("rows/kind", message))
                continue
            cells = {}
            for word, value in one.items():
                folded = fold(str(word))
                name = names.get(folded)
                if name is not None:
                    cells[name] = value
                elif folded not in self.ignored_in_children:
                    problems.append(self._unknown(at, str(word), names))
            found.append(self.readers[table.name].read(cells, at, problems))
        return found

    def _unknown(self, place: Place, key: str, names: Iterable[str]) -> Problem:
        hint = nearest(key, names)
        message = "Không có cột này trong kế hoạch mẫu" + (
            f"; có phải “{hint}”?" if hint else ": bỏ đi, hoặc khai báo thêm."
        )
        return place.problem("rows/unknown-column", message, show(key))


def is_frame(source: Any) -> bool:
    """Whether ``source`` is a pandas or polars frame, told by what it can do.

    >>> is_frame([{"ma": "1"}])
    False
    """
    return hasattr(source, "columns") and (
        hasattr(source, "itertuples") or hasattr(source, "iter_rows")
    )


def frame_records(frame: Any) -> Iterator[dict[str, Any]]:
    """The rows of a frame as mappings, without importing its library."""
    heads = [str(one) for one in frame.columns]
    if len(set(heads)) < len(heads):
        doubled = sorted({one for one in heads if heads.count(one) > 1})
        message = f"Bảng có hai cột cùng tên: {', '.join(doubled)}."
        raise InputError(Problem("rows/doubled-column", message))
    rows = (
        frame.iter_rows()
        if hasattr(frame, "iter_rows")
        else frame.itertuples(index=False, name=None)
    )
    for row in rows:
        yield dict(zip(heads, row, strict=True))


def json_lines(path: str | os.PathLike[str]) -> Iterator[tuple[int, Any]]:
    """Each line of a .jsonl file with its number; a line that is no JSON is its own problem."""
    from docgen.reading.decode import decode
    from docgen.reading.json_tree import build

    name = Path(path).name
    with _open(path) as file:
        number = 0
        while line := file.readline(MAX_LINE + 1):
            number += 1
            if len(line) > MAX_LINE:
                message = f"Dòng {number} dài quá {MAX_LINE >> 20} MiB."
                raise InputError(Problem("rows/too-big", message, source=name, line=number))
            if not line.strip():
                continue
            try:
                text = decode(line, name, printable=False)
                yield number, build(text, name).tree
            except InputError as error:
                first = error.problems[0]
                path_ = f"dòng {number}" + (f", {first.path}" if first.path else "")
                yield number, Problem(first.code, first.message, path_, name, number, first.column)


def _open(path: str | os.PathLike[str]) -> Any:
    try:
        return Path(path).open("rb")
    except OSError as error:
        message = f"Không mở được tệp ({error.strerror}): kiểm tra tên tệp và quyền đọc."
        raise InputError(Problem("rows/unreadable", message, source=Path(path).name)) from None


def whole_file(path: str | os.PathLike[str]) -> Iterator[tuple[int, Any]]:
    """Each entry of the list in a .json or .yaml file, numbered by its line where it has one."""
    from docgen.reading import parse
    from docgen.reading.json_tree import build

    name = Path(path).name
    with _open(path) as file:
        data = file.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        message = f"Tệp lớn hơn {MAX_FILE >> 20} MiB: dùng .jsonl hoặc .csv."
        raise InputError(Problem("rows/too-big", message, source=name))
    if Path(path).suffix.lower() == ".json":
        try:
            source = build(data.decode("utf-8-sig"), name)
        except UnicodeDecodeError:
            message = "Tệp không phải UTF-8: lưu lại theo mã UTF-8."
            raise InputError(Problem("rows/encoding", message, source=name)) from None
    else:
        source = parse(data, name, "yaml")
    if not isinstance(source.tree, list):
        message = "Tệp phải là một danh sách, mỗi đơn vị một mục (sau dấu gạch)."
        raise InputError(source.problem("rows/kind", message))
    for index, entry in enumerate(source.tree):
        at = source.where((index,))
        yield (at[0] if at else index + 1), entry
