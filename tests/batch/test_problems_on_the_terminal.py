"""A fault that many rows share is one sentence on the terminal; the list of faults has them all."""

from __future__ import annotations

from docgen.batch.rows import CellProblem
from docgen.cli.batch_problems import told
from docgen.errors import Problem


def _cell(row: int, message: str = "Ô này còn trống.", value: str = "") -> CellProblem:
    place = f"Dữ liệu!C{row}"
    return CellProblem("rows/x", message, place, "a.xlsx", row, 3, "Dữ liệu", "Số hộ", value)


def test_few_are_told_one_by_one() -> None:
    problems = [_cell(2), _cell(3), _cell(4, "Khác."), _cell(5)]
    assert list(told(problems)) == [str(one) for one in problems]


def test_many_are_told_where_the_first_stands() -> None:
    problems = [Problem("a", "Trước."), _cell(2), _cell(3, "Khác."), *map(_cell, range(4, 1_500))]
    assert list(told(problems)) == [
        "Trước.",
        "a.xlsx, Dữ liệu!C2, C4, C5 và 1.494 chỗ nữa, cột “Số hộ”: Ô này còn trống.",
        "a.xlsx, Dữ liệu!C3, cột “Số hộ”: Khác.",
    ]


def test_a_value_is_told_where_all_have_it() -> None:
    same = [_cell(row, value="x") for row in range(2, 8)]
    (sentence,) = told(same)
    assert "giá trị “x”" in sentence
    (sentence,) = told([*same, _cell(9, value="y")])
    assert "giá trị" not in sentence
