"""Rows of a table against its columns: where each cell stands, and what does not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from docgen.schemas.cells import NUMERIC, Cell, CellsRow, Column, GroupRow, spans, value_of
from docgen.schemas.rich import words_of
from docgen.schemas.values import thousands
from docgen.suggest import nearest
from docgen.vietnamese import PartialDate, format_number, parse_number

__all__ = ["Placed", "RowFault", "number_in", "placed_rows", "row_faults"]

_FEW = 3  # rows that may be wrong alike by chance

RowFault: TypeAlias = tuple[int, str]
"""The index of a row, and what is wrong with it."""

Placed: TypeAlias = GroupRow | tuple[tuple[int, Any], ...]
"""A row as pairs of column index and cell; a group row stands for itself."""


def placed_rows(rows: Sequence[Any], leaves: Sequence[Column]) -> tuple[Placed, ...]:
    """Each row with its cells in their columns, merged cells taken into account.

    A keyed row has an empty text where it says nothing.
    """
    found: list[Placed] = []
    covered: dict[int, int] = {}  # column → rows still under a merged cell from above
    for row in rows:
        if isinstance(row, GroupRow):
            found.append(row)
            covered = {at: left - 1 for at, left in covered.items() if left > 1}
            continue
        cells = _cells(row, leaves)
        if not covered and Cell not in map(type, cells):  # nothing is merged: most rows
            found.append(tuple(enumerate(cells)))
            continue
        placed: list[tuple[int, Any]] = []
        below: dict[int, int] = {}
        at = 0
        for cell in cells:
            while at in covered:
                at += 1
            placed.append((at, cell))
            width, height = spans(cell)
            if height > 1:
                below |= dict.fromkeys(range(at, at + width), height - 1)
            at += width
        covered = {at: left - 1 for at, left in covered.items() if left > 1} | below
        found.append(tuple(placed))
    return tuple(found)


def _cells(row: Any, leaves: Sequence[Column]) -> list[Any]:
    if isinstance(row, CellsRow):
        return row.cells
    if isinstance(row, dict):
        return [row.get(leaf.key, "") if leaf.key else "" for leaf in leaves]
    return list(row)


def row_faults(
    rows: Sequence[Any], grid: Sequence[Placed], leaves: Sequence[Column], hidden: Sequence[str]
) -> Iterator[RowFault]:
    """What is wrong with the rows: the row's index, and a sentence that names it."""
    keys = {leaf.key for leaf in leaves if leaf.key}
    checked = [at for at, leaf in enumerate(leaves) if leaf.kind in _CHECKED]
    covered = [0] * len(leaves)
    for index, (row, placed) in enumerate(zip(rows, grid, strict=True)):
        if isinstance(row, dict) and not row.keys() <= keys:
            yield from _unknown_keys(index, row, leaves, hidden)
        if isinstance(placed, GroupRow):
            covered = [max(0, left - 1) for left in covered]
            continue
        cells = [cell for _, cell in placed]
        if len(cells) == len(leaves) and not any(covered) and Cell not in map(type, cells):
            for at in checked:
                if fault := _cell_fault(leaves[at], cells[at]):
                    yield index, _at(index, leaves[at], fault)
            continue
        own = [column for at, cell in placed for column in range(at, at + spans(cell)[0])]
        if fault := _room_fault(own, covered, leaves):
            alike = "" if index else _alike(grid, leaves)
            yield index, alike or f"Hàng {index + 1} {fault}"
            if alike or any(covered) or Cell in map(type, cells):
                return  # which cell stands in which column below is anyone's guess
            continue
        covered = [max(0, left - 1) for left in covered]
        for at, cell in placed:
            across, down = spans(cell)
            for column in range(at, at + across):
                covered[column] = max(covered[column], down - 1)
            if fault := _cell_fault(leaves[at], cell):
                yield index, _at(index, leaves[at], fault)
    if any(covered):
        last = len(rows) - 1
        yield last, "Ô gộp dọc cuối bảng dài quá số hàng còn lại: giảm gop_doc."


def _room_fault(own: Sequence[int], covered: Sequence[int], leaves: Sequence[Column]) -> str:
    """Why cells in the columns ``own`` do not fill the room that merged cells from above leave."""
    width = len(own) + sum(1 for left in covered if left)
    if width != len(leaves):
        merged = ", kể cả ô gộp từ hàng trên," if any(covered) else ""
        return (
            f'có {width} ô{merged} mà bảng có {len(leaves)} cột: thêm ô trống "" hoặc bớt ô cho đủ'
            f"{_of_numbers(width, leaves)}."
        )
    for column in own:
        if covered[column]:
            return (
                "có ô gộp ngang đè lên ô gộp dọc của hàng trên ở cột "
                f"{words_of(leaves[column].heading)}: giảm gop_ngang hoặc gop_doc."
            )
    return ""


def _alike(grid: Sequence[Placed], leaves: Sequence[Column]) -> str:
    """What is wrong with a table whose rows all have as many cells, and not as many as columns."""
    widths = {
        sum(spans(cell)[0] for _, cell in row) for row in grid if not isinstance(row, GroupRow)
    }
    if len(grid) < _FEW or len(widths) > 1:
        return ""
    width = widths.pop()
    return (
        f"Hàng nào cũng có {width} ô mà bảng có {len(leaves)} cột: thêm hoặc bớt cột ở cot, "
        f'hoặc thêm ô trống "", bớt ô ở từng hàng{_of_numbers(width, leaves)}.'
    )


def _of_numbers(width: int, leaves: Sequence[Column]) -> str:
    """A word more where it is the cells of numbered columns that lack."""
    lacking = width == sum(1 for leaf in leaves if leaf.kind != "stt")
    return '; cột kiểu stt cũng cần một ô "", docgen điền số vào' if lacking else ""


def _at(index: int, leaf: Column, fault: str) -> str:
    return f"Hàng {index + 1}, cột {words_of(leaf.heading)}: {fault}"


def _unknown_keys(
    index: int, row: dict[str, Any], leaves: Sequence[Column], hidden: Sequence[str]
) -> Iterator[RowFault]:
    keys = {leaf.key for leaf in leaves if leaf.key}
    unnamed = {words_of(leaf.heading).casefold() for leaf in leaves if not leaf.key}
    for key in row:
        if key in keys or key in hidden:
            continue
        if key.casefold() in unnamed:
            yield (
                index,
                f"Hàng {index + 1} gọi cột {key} bằng tên mà cột ấy chưa có khóa: thêm khoa vào "
                "cột (như khoa: so_luong) và ghi khóa ấy ở các hàng, hoặc ghi mỗi hàng là danh "
                "sách ô theo thứ tự cột.",
            )
        else:
            hint = nearest(key, sorted(keys - row.keys()))
            yield (
                index,
                f"Hàng {index + 1} có khóa {key} mà bảng không có cột ấy"
                + (f" (có phải {hint}?)" if hint else "")
                + ": thêm cột, hoặc ghi khóa vào bo_qua nếu không in.",
            )


def number_in(leaf: Column, cell: Any) -> int | Decimal | None:
    """The number in a cell of a numeric column; None where it holds words or nothing.

    >>> number_in(Column(heading="Kinh phí", kind="dong"), "3.000.000")
    3000000
    """
    value = value_of(cell)
    if isinstance(value, int | Decimal):
        return value
    if leaf.kind in NUMERIC and isinstance(value, str) and _FIGURE.match(value):
        try:
            return parse_number(value)
        except ValueError:
            return None
    return None


_FIGURE = re.compile(r"[+\-−]?\d")
_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{1,4}")
_CHECKED = NUMERIC | {"ngay"}


def _day_fault(value: Any) -> str:
    """What is wrong with a cell of a column of days; words may stand in it."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            PartialDate.parse(value)
        except ValueError as fault:
            return str(fault)
    return ""


def _cell_fault(leaf: Column, cell: Any) -> str:
    """What is wrong with the number or the day in a cell, as a sentence; empty when nothing is."""
    value = value_of(cell)
    if leaf.kind not in NUMERIC:
        return _day_fault(value) if leaf.kind == "ngay" else ""
    if isinstance(value, str) and _FIGURE.match(value):
        if leaf.kind == "dong" and "," in value and (doubtful := thousands(value)):
            return doubtful
        try:
            value = parse_number(value)
        except ValueError as fault:
            return str(fault)
    if leaf.kind == "dong" and isinstance(value, int | Decimal):
        if value < 0:
            return f"số tiền âm ({format_number(value)})."
        if value != int(value):
            return f"số đồng có phần lẻ ({format_number(value)})."
    return ""
