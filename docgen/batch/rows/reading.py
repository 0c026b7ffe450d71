"""The door for rows: any source in, rows or their problems out; or the problems of all of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.batch.rows.kinds import OTHER_WORKBOOKS, SAVE_AS, TEXTS, WORKBOOKS
from docgen.batch.rows.model import Row, RowProblems
from docgen.errors import InputError, Problem

if TYPE_CHECKING:
    from docgen.batch.blueprint import Blueprint

__all__ = ["FORMATS", "check_rows", "read_rows"]

FORMATS = (*WORKBOOKS, *TEXTS, ".jsonl", ".json", ".yaml", ".yml")
MOST_PROBLEMS = 1_000
_FIRST = ("rows/duplicate-key", "rows/orphan")


def read_rows(source: Any, blueprint: Blueprint) -> Iterator[Row | RowProblems]:
    """The rows of a file, a frame or an iterable of mappings, in their order.

    A row with faults comes as ``RowProblems`` and disturbs no other. What is wrong with the source
    as a whole raises InputError at once: columns missing, doubled or unknown, hidden rows, an
    unreadable file. Of child rows, those that belong to no row come last.

    .csv, .jsonl, frames and iterables stream; workbooks, .json and .yaml are held in memory.
    """
    from docgen.batch.rows import records

    if isinstance(source, str | os.PathLike):
        return _file(source, blueprint)
    if records.is_frame(source):
        return records.read_records(records.frame_records(source), blueprint)
    if isinstance(source, Mapping) or not isinstance(source, Iterable):
        message = "Cần một tệp, một bảng hoặc một danh sách các dòng."
        raise InputError(Problem("rows/source", message))
    return records.read_records(source, blueprint)


def _file(path: str | os.PathLike[str], blueprint: Blueprint) -> Iterator[Row | RowProblems]:
    from docgen.batch.rows import records

    suffix, name = Path(path).suffix.lower(), Path(path).name
    if suffix not in FORMATS:
        known = f"dùng {', '.join(FORMATS)}."
        message = f"Không đọc được loại tệp “{suffix or 'không có đuôi'}”: " + (
            f"{SAVE_AS}." if suffix in OTHER_WORKBOOKS else known
        )
        raise InputError(Problem("rows/suffix", message, source=name))
    if not Path(path).is_file():
        message = "Không tìm thấy tệp: kiểm tra lại tên và thư mục."
        raise InputError(Problem("rows/missing-file", message, source=name))
    if suffix in WORKBOOKS or suffix in TEXTS:
        from docgen.batch.rows.delimited import open_delimited
        from docgen.batch.rows.sheets import table_rows
        from docgen.batch.rows.workbooks import open_workbook

        opener = open_workbook if suffix in WORKBOOKS else open_delimited
        return table_rows(blueprint, *opener(path, blueprint))
    found = records.json_lines(path) if suffix == ".jsonl" else records.whole_file(path)
    return records.read_records(found, blueprint, name)


def check_rows(source: Any, blueprint: Blueprint, *, fill: bool = False) -> list[Problem]:
    """Every problem of a whole source, those of the file first; empty where all is well.

    ``fill``: each right row is also filled in, which shows what only the plan as a whole tells.
    An iterator is used up. The list ends after a thousand problems and says so.
    """
    try:
        rows = read_rows(source, blueprint)
        first: list[Problem] = []
        later: list[Problem] = []
        count = 0
        for row in rows:
            count += 1
            problems: Iterable[Problem] = ()
            if isinstance(row, RowProblems):
                problems = row.problems
            elif fill:
                try:
                    blueprint.fill(row)
                except InputError as error:
                    problems = error.problems
            for problem in problems:
                (first if problem.code in _FIRST else later).append(problem)
            if len(first) + len(later) > MOST_PROBLEMS:
                message = f"Còn nữa: chỉ kể {MOST_PROBLEMS} lỗi đầu; sửa rồi kiểm tra lại."
                return [*[*first, *later][:MOST_PROBLEMS], Problem("rows/more", message)]
    except InputError as error:
        return list(error.problems)
    if not count:
        name = Path(source).name if isinstance(source, str | os.PathLike) else ""
        return [Problem("rows/empty", "Chưa có dòng số liệu nào.", source=name)]
    return [*first, *later]
