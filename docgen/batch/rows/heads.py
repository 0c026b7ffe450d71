"""The heads of a table against the columns that a blueprint declares."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from docgen.batch.cells import fold
from docgen.batch.columns import Column
from docgen.batch.rows.model import CellProblem, letters_of, show
from docgen.errors import Problem
from docgen.suggest import nearest

__all__ = ["match_heads"]

# Columns that everybody adds and nobody means as data.
_BOOKKEEPING = {"stt", "tt", "số tt", "số thứ tự"}


def match_heads(
    heads: Sequence[Any],
    columns: Iterable[Column],
    *,
    source: str,
    sheet: str,
    row: int = 1,
    ignored: Iterable[str] = (),
) -> tuple[dict[str, int], list[Problem]]:
    """The index of each column by name, and every column that is missing, doubled or unknown."""
    wanted = list(columns)
    by_head = {fold(one.title): one for one in wanted} | {fold(one.name): one for one in wanted}
    skipped = {fold(one) for one in ignored} | _BOOKKEEPING
    found: dict[str, int] = {}
    problems: list[Problem] = []
    unknown: dict[str, int] = {}

    def problem(code: str, message: str, index: int | None = None, value: str = "") -> Problem:
        prefix = f"{sheet}!" if sheet else ""
        path = f"{prefix}{'' if index is None else letters_of(index)}{row}"
        number = None if index is None else index + 1
        return CellProblem(
            f"rows/{code}", message, path, source, row, number, sheet, value=show(value)
        )

    for index, head in enumerate(heads):
        text = "" if head is None else str(head).strip()
        if not text:
            continue
        column = by_head.get(fold(text))
        if column is None:
            if fold(text) not in skipped:
                unknown[text] = index
        elif column.name in found:
            first = letters_of(found[column.name])
            message = f"Cột này có hai lần (cột {first} cũng vậy): xóa một cột."
            problems.append(problem("doubled-column", message, index, text))
        else:
            found[column.name] = index
    for column in wanted:
        if column.name in found:
            continue
        near = nearest(column.title, unknown)
        if near is not None:
            index = unknown.pop(near)
            message = f"Thiếu cột “{column.title}”: có phải cột này viết sai tên?"
            problems.append(problem("missing-column", message, index, near))
        else:
            problems.append(
                problem("missing-column", f"Thiếu cột “{column.title}”: thêm cột này vào dòng đầu.")
            )
    for text, index in unknown.items():
        message = (
            "Cột này không có trong kế hoạch mẫu: xóa cột, hoặc khai báo thêm (bo_qua nếu không "
            "dùng)."
        )
        problems.append(problem("unknown-column", message, index, text))
    return found, problems
