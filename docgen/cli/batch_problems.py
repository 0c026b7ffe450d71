"""The problems of many rows on a terminal: one that many cells of a column share is told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from docgen.batch.rows.model import CellProblem
from docgen.errors import Problem
from docgen.vietnamese import format_number

__all__ = ["told"]

_FEW = 3  # places named, and problems that are told one by one


def told(problems: Iterable[Problem]) -> Iterator[str]:
    """A sentence for each problem, in their order; of one that comes again and again, for all.

    >>> blanks = [CellProblem("rows/missing", "Ô này còn trống.", f"Dữ liệu!C{row}", "a.xlsx",
    ...                       row, 3, "Dữ liệu", "Số hộ") for row in range(3, 9)]
    >>> list(told(blanks))
    ['a.xlsx, Dữ liệu!C3, C4, C5 và 3 chỗ nữa, cột “Số hộ”: Ô này còn trống.']
    """
    listed = list(problems)
    groups: dict[tuple[object, ...], list[Problem]] = defaultdict(list)
    for problem in listed:
        groups[_likeness(problem)].append(problem)
    for problem in listed:
        group = groups[_likeness(problem)]
        if len(group) <= _FEW:
            yield str(problem)
        elif group[0] is problem:
            yield str(_joined(group))


def _likeness(problem: Problem) -> tuple[object, ...]:
    if not isinstance(problem, CellProblem):
        return (id(problem),)
    return problem.message, problem.source, problem.sheet, problem.column, problem.title


def _joined(group: list[Problem]) -> Problem:
    first = group[0]
    assert isinstance(first, CellProblem)
    prefix = f"{first.sheet}!"
    paths = [first.path, *(one.path.removeprefix(prefix) for one in group[1:_FEW])]
    path = f"{', '.join(paths)} và {format_number(len(group) - _FEW)} chỗ nữa"
    same = all(isinstance(one, CellProblem) and one.value == first.value for one in group)
    return replace(first, path=path, value=first.value if same else "")
