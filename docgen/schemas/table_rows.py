"""Rows of a table against its columns: where each cell stands, and what does not fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from docgen.schemas.cells import NUMERIC, Cell, CellsRow, Column, GroupRow, spans, value_of
from docgen.schemas.rich import words_of
from docgen.schemas.values import thousands
from docgen.suggest import nearest
from docgen.vietnamese import format_number, parse_number

__all__ = ["Placed", "number_in", "placed_rows", "row_faults"]

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
) -> Iterator[str]:
    """What is wrong with the rows, each fault a sentence that names its row."""
    keys = {leaf.key for leaf in leaves if leaf.key}
    numeric = [at for at, leaf in enumerate(leaves) if leaf.kind in NUMERIC]
    covered = [0] * len(leaves)
    for number, (row, placed) in enumerate(zip(rows, grid, strict=True), start=1):
        if isinstance(row, dict) and not row.keys() <= keys:
            yield from _unknown_keys(number, row, keys, hidden)
        if isinstance(placed, GroupRow):
            covered = [max(0, left - 1) for left in covered]
            continue
        cells = [cell for _, cell in placed]
        if len(cells) == len(leaves) and not any(covered) and Cell not in map(type, cells):
            for at in numeric:
                if fault := _cell_fault(leaves[at], cells[at]):
                    yield f"Hàng {number}, cột {words_of(leaves[at].heading)}: {fault}"
            continue
        width = sum(spans(cell)[0] for _, cell in placed) + sum(1 for left in covered if left)
        if width != len(leaves):
            yield (
                f"Hàng {number} có {width} ô mà bảng có {len(leaves)} cột: "
                'thêm ô trống "" hoặc bớt ô cho đủ.'
            )
            return
        covered = [max(0, left - 1) for left in covered]
        for at, cell in placed:
            across, down = spans(cell)
            for column in range(at, at + across):
                covered[column] = max(covered[column], down - 1)
            if fault := _cell_fault(leaves[at], cell):
                yield f"Hàng {number}, cột {words_of(leaves[at].heading)}: {fault}"
    if any(covered):
        yield "Ô gộp dọc cuối bảng dài quá số hàng còn lại: giảm gop_doc."


def _unknown_keys(
    number: int, row: dict[str, Any], keys: set[str], hidden: Sequence[str]
) -> Iterator[str]:
    for key in row:
        if key not in keys and key not in hidden:
            hint = nearest(key, sorted(keys))
            yield (
                f"Hàng {number} có khóa {key} mà bảng không có cột ấy"
                + (f" (có phải {hint}?)" if hint else "")
                + ": thêm cột, hoặc ghi khóa vào bo_qua nếu không in."
            )


def number_in(leaf: Column, cell: Any) -> int | Decimal | None:
    """The number in a cell of a numeric column; None where it holds words or nothing.

    >>> number_in(Column(heading="Kinh phí", kind="dong"), "3.000.000")
    3000000
    """
    value = value_of(cell)
    if isinstance(value, int | Decimal):
        return value
    if leaf.kind in NUMERIC and isinstance(value, str) and value[:1].isdigit():
        try:
            return parse_number(value)
        except ValueError:
            return None
    return None


def _cell_fault(leaf: Column, cell: Any) -> str:
    """What is wrong with the number in a cell, as a sentence; empty when nothing is."""
    value = value_of(cell)
    if leaf.kind not in NUMERIC:
        return ""
    if isinstance(value, str) and value[:1].isdigit():
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
