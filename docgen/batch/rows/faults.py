"""The faults of a sheet, written as a sheet to send back: a copy with the faulty cells marked."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from docgen.batch.rows.delimited import records_of
from docgen.batch.rows.kinds import TEXTS, WORKBOOKS
from docgen.batch.rows.model import CellProblem, letters_of
from docgen.batch.rows.workbook import LONGEST_CELL, Paper, put, workbook
from docgen.batch.rows.workbooks import read_sheets
from docgen.errors import Problem

__all__ = ["write_errors"]

_LIST = "Danh sách lỗi"
_HEADS = (("Trang", 18), ("Dòng", 8), ("Cột", 24), ("Ô", 8), ("Giá trị", 24), ("Lỗi", 80))
_LONGEST_NOTE = 2_000

_Sheets = list[tuple[str, Sequence[Sequence[Any]]]]


def write_errors(problems: Iterable[Problem], source: Any, path: str | os.PathLike[str]) -> None:
    """Write a copy of ``source`` as .xlsx: faulty cells marked, each with its note.

    The sheets keep their order, so that the mended copy can be read again; a last sheet lists all.
    A source that is neither a workbook nor delimited text gives the list alone.
    """
    told = list(problems)
    sheets = _copied(source)
    marks: dict[tuple[str, int, int], list[str]] = defaultdict(list)
    for problem in told:
        if isinstance(problem, CellProblem) and problem.line is not None:
            # a fault of the whole row is marked at its first cell
            place = problem.sheet, problem.line, problem.column or 1
            marks[place].append(problem.message)
    with workbook(path) as paper:
        for title, rows in sheets:
            _copy(paper, title, rows, marks)
        _list(paper, told, [title for title, _ in sheets])


def _copied(source: Any) -> _Sheets:
    if not isinstance(source, str | os.PathLike):
        return []
    suffix = Path(source).suffix.lower()
    if suffix in WORKBOOKS:
        return [(sheet.title, sheet.cells) for sheet in read_sheets(source)]
    if suffix in TEXTS:
        return [("", [cells for _, cells in records_of(Path(source))])]
    return []


def _copy(
    paper: Paper,
    title: str,
    rows: Sequence[Sequence[Any]],
    marks: dict[tuple[str, int, int], list[str]],
) -> None:
    sheet = paper.book.add_worksheet(title or "Dữ liệu")
    text, wrong = paper.format(num_format="@"), paper.format(num_format="@", bg_color="#FFC7CE")
    bad_number = paper.format(num_format="#,##0.####", bg_color="#FFC7CE")
    number_look = paper.format(num_format="#,##0.####")
    head = paper.format(bold=True, text_wrap=True, border=1, bg_color="#DDEBF7")
    sheet.set_column(0, 50, 18, text)
    sheet.freeze_panes(1, 1)
    places = {(row, column) for name, row, column in marks if name == title}
    for number, cells in enumerate(rows, start=1):
        for index, value in enumerate(cells, start=1):
            faulty = (number, index) in places
            numeric = isinstance(value, int | float) and not isinstance(value, bool)
            look = (bad_number if faulty else number_look) if numeric else wrong if faulty else text
            if number == 1 and not faulty:
                look = head
            put(sheet, number - 1, index - 1, value, look)
    for row, column in sorted(places):
        if row > len(rows) or column > len(rows[row - 1]):
            sheet.write_blank(row - 1, column - 1, None, wrong)
        note = "\n".join(dict.fromkeys(marks[title, row, column]))[:_LONGEST_NOTE]
        sheet.write_comment(row - 1, column - 1, note, {"x_scale": 2, "y_scale": 1.2})


def _list(paper: Paper, problems: list[Problem], titles: list[str]) -> None:
    title = _LIST if _LIST not in titles else f"{_LIST} {len(titles) + 1}"
    sheet = paper.book.add_worksheet(title)
    head = paper.format(bold=True, border=1, bg_color="#DDEBF7")
    cell = paper.format(text_wrap=True, border=1, num_format="@")
    for index, (name, width) in enumerate(_HEADS):
        sheet.set_column(index, index, width)
        sheet.write_string(0, index, name, head)
    sheet.freeze_panes(1, 0)
    for row, problem in enumerate(problems, start=1):
        where, column, value = problem.path, "", ""
        sheet_title = problem.source
        if isinstance(problem, CellProblem):
            sheet_title, column, value = (
                problem.sheet or problem.source,
                problem.title,
                problem.value,
            )
            if problem.column is not None:
                where = f"{letters_of(problem.column - 1)}{problem.line}"
        line = "" if problem.line is None else str(problem.line)
        shown = (sheet_title, line, column, where, value, problem.message)
        for index, text in enumerate(shown):
            put(sheet, row, index, text[:LONGEST_CELL], cell)
    sheet.autofilter(0, 0, max(1, len(problems)), len(_HEADS) - 1)
