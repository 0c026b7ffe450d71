"""A sheet of a workbook, whatever kind of file it stood in, and what must be mended before use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from docgen.batch.rows.model import CellProblem, letters_of, number_of, show
from docgen.batch.rows.sheets import Table
from docgen.errors import InputError, Problem

__all__ = ["MAX_CELLS", "MAX_COLUMNS", "MAX_ROWS", "Room", "Seen", "Sheet"]

MAX_ROWS = 200_000
MAX_COLUMNS = 1_000
MAX_CELLS = 5_000_000
_BLOCKS = 10_000
_MOST = 100  # of one fault in one sheet
_LEAST = 3  # cells filled in a row of the table


@dataclass(slots=True)
class Seen:
    """What a look through a sheet shows, rows and columns counted from 1."""

    rows: int = 0
    columns: int = 0
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    uncalculated: list[str] = field(default_factory=list)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, first column, last row, last column of each block of cells made one."""

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Note a block; of very many the first, for one is enough to be told."""
        if len(self.merged) < _BLOCKS:
            self.merged.append((top, left, bottom, right))


class Room:
    """Room for the cells of all sheets of a workbook, those before its last cells among them."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._left = MAX_CELLS

    def hold(self, title: str, seen: Seen) -> None:
        """Raise InputError where the last cell stands so far away that there is no room."""
        rows, columns = seen.rows, seen.columns
        if rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > self._left:
            message = (
                f"Trang “{title}” có ô ở tận dòng {rows}, cột {letters_of(columns - 1)}, quá "
                f"{MAX_ROWS} dòng, {MAX_COLUMNS} cột hoặc {MAX_CELLS} ô của cả tệp: xóa các ô thừa "
                "ở xa và các trang thừa, hoặc dùng tệp .csv, .jsonl."
            )
            raise InputError(Problem("rows/too-big", message, title, self._source))

    def take(self, title: str, seen: Seen) -> None:
        """The same, and so much less is left for the sheets that follow."""
        self.hold(title, seen)
        self._left -= seen.rows * seen.columns


@dataclass(slots=True)
class Sheet:
    """One sheet: its title, its cells from A1 on, and what the look through it showed."""

    title: str
    cells: list[list[Any]]
    seen: Seen
    visible: bool = True

    def table(self, source: str) -> Table:
        """The sheet as a table whose first row is its heads."""
        heads: Sequence[Any] = self.cells[0] if self.cells else []
        return Table(source, self.title, heads, _numbered(self.cells))

    def faults(self, source: str) -> Iterator[Problem]:
        """What must be mended before any value of the sheet is used."""
        if not self.visible:
            message = f"Trang tính “{self.title}” bị ẩn: bỏ ẩn (Unhide) hoặc xóa."
            yield Problem("rows/hidden-sheet", message, self.title, source)
        if not self.cells:
            message = f"Trang tính “{self.title}” trống: dòng đầu phải là tiêu đề các cột."
            yield Problem("rows/no-heads", message, self.title, source)
        filled = [
            row
            for row in self.seen.hidden_rows
            if row <= len(self.cells) and any(one not in (None, "") for one in self.cells[row - 1])
        ]
        if filled:
            message = (
                f"Trang “{self.title}” có {len(filled)} dòng bị ẩn ({_ranges(filled)}): bỏ lọc, bỏ "
                "ẩn (Unhide) để thấy hết số liệu, hoặc xóa các dòng ấy."
            )
            yield Problem("rows/hidden-rows", message, f"{self.title}!{filled[0]}", source)
        width = len(self.cells[0]) if self.cells else 0
        hidden = [
            one
            for one in self.seen.hidden_columns
            if one <= width and self.cells[0][one - 1] not in (None, "")
        ]
        if hidden:
            letters = ", ".join(letters_of(one - 1) for one in hidden[:20])
            message = f"Trang “{self.title}” có cột bị ẩn ({letters}): bỏ ẩn hoặc xóa."
            yield Problem("rows/hidden-columns", message, f"{self.title}!{letters}", source)
        # what stands under no head is read by nobody
        read = (one for one in self.seen.uncalculated if self._headed(_column(one)))
        for cell in islice(read, _MOST):
            yield CellProblem(
                "rows/uncalculated",
                "Ô này là công thức chưa được tính: mở tệp bằng Excel rồi lưu lại, hoặc gõ thẳng "
                "giá trị.",
                f"{self.title}!{cell}",
                source,
                int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
                _column(cell),
                self.title,
            )
        merged = list(self._merged(source))
        yield from merged
        stray = self._stray()
        if stray is not None and not any(one.line == 1 for one in merged):
            row, column = stray
            message = (
                "Ô này có giá trị nhưng cột không có tiêu đề, nên sẽ không được đọc: ghi tiêu đề "
                "của cột, hoặc xóa giá trị."
            )
            where = f"{self.title}!{letters_of(column)}{row + 1}"
            value = show(self.cells[row][column])
            yield CellProblem(
                "rows/no-head", message, where, source, row + 1, column + 1, self.title, "", value
            )

    def _merged(self, source: str) -> Iterator[Problem]:
        """Cells made one: what shows over all of them is the value of the first alone."""
        blocks = [one for one in sorted(self.seen.merged) if one[0] <= len(self.cells)]
        heads = [one for one in blocks if one[0] == 1 and self._counts(one)]
        if heads:
            message = (
                "Hàng tiêu đề có ô gộp (Merge): bỏ gộp (Unmerge Cells), ghi tiêu đề của từng cột "
                "vào dòng 1 và xóa các dòng tiêu đề khác."
            )
            yield self._at_block(heads, message, source)
        for block in [one for one in blocks if one[0] > 1 and self._counts(one)][:_MOST]:
            message = (
                "Các ô này bị gộp (Merge) nên chỉ ô đầu có giá trị: bỏ gộp (Unmerge Cells) rồi "
                "ghi giá trị vào từng ô."
            )
            yield self._at_block([block], message, source)

    def _counts(self, block: tuple[int, int, int, int]) -> bool:
        """Whether a block is one of the table's own, and no title or note beside it."""
        top, left, bottom, right = block
        row = self.cells[top - 1]
        filled = len(row) - sum(map(_blank, row))
        heads = sum(map(self._headed, range(left, min(right, MAX_COLUMNS) + 1)))
        if not heads or _blank(row[left - 1]):
            return False
        return filled >= _LEAST or (top > 1 and bottom > top)

    def _at_block(
        self, blocks: list[tuple[int, int, int, int]], message: str, source: str
    ) -> Problem:
        top, left, _, _ = blocks[0]
        shown = [f"{letters_of(b - 1)}{a}:{letters_of(d - 1)}{c}" for a, b, c, d in blocks[:5]]
        where = f"{self.title}!{', '.join(shown)}{', …' * (len(blocks) > len(shown))}"
        value = show(self.cells[top - 1][left - 1]) if len(blocks) == 1 else ""
        return CellProblem("rows/merged", message, where, source, top, left, self.title, "", value)

    def _headed(self, column: int) -> bool:
        heads = self.cells[0] if self.cells else []
        return column <= len(heads) and heads[column - 1] not in (None, "")

    def _stray(self) -> tuple[int, int] | None:
        """The first cell, by row and column from 0, that has a value and no head above it."""
        heads = self.cells[0] if self.cells else []
        width = max(map(len, self.cells), default=0)
        bare = [one for one in range(width) if one >= len(heads) or _blank(heads[one])]
        if not bare or 2 * len(bare) > width:  # a title: that the heads are missing is told
            return None
        for row, cells in enumerate(self.cells[1:], start=1):
            for one in bare:
                if one < len(cells) and not _blank(cells[one]):
                    return row, one
        return None


def _column(cell: str) -> int:
    return number_of(cell.rstrip("0123456789"))


def _blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _numbered(cells: list[list[Any]]) -> Iterator[tuple[int, list[Any]]]:
    yield from enumerate(cells[1:], start=2)


def _ranges(numbers: list[int]) -> str:
    """Row numbers in short: ``3–5, 9``."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][1] == number - 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    shown = [str(a) if a == b else f"{a}–{b}" for a, b in parts[:10]]
    return ", ".join(shown) + (", …" if len(parts) > 10 else "")
