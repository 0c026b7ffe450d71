"""Workbooks (.xlsx): looked through for what may not be used unseen, then read by calamine.

calamine reads a sheet whole, in Rust, as values. It does not say which rows are hidden or which
formulas were never calculated, and a single cell in the last corner makes it take memory for all
the cells before; so the parts are looked through first, within limits.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.batch.cells import fold
from docgen.batch.rows.dialect import sheet_parts, straighten
from docgen.batch.rows.model import CellProblem, letters_of, show
from docgen.batch.rows.sheets import Table
from docgen.errors import InputError, PackageError, Problem
from docgen.package import MEBIBYTE, Limits, Package, open_package, write_package
from docgen.suggest import nearest

if TYPE_CHECKING:
    from docgen.batch.blueprint import Blueprint

__all__ = ["MAX_CELLS", "WORKBOOK_LIMITS", "open_workbook"]

WORKBOOK_LIMITS = Limits(
    members=1_000, member_bytes=256 * MEBIBYTE, total_bytes=512 * MEBIBYTE, ratio=200
)
MAX_ROWS = 200_000
MAX_COLUMNS = 1_000
MAX_CELLS = 5_000_000

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# Start tags as Excel and all writers of .xlsx write them, and as ``dialect`` makes the others;
# each pattern is linear in the part.
_ROW = re.compile(rb"<(?:\w{1,20}:)?row\b([^<>]*)>")
_NUMBER = re.compile(rb'\br="(\d{1,10})"')
_HIDDEN = re.compile(rb'\b(?:hidden="(?:1|true)"|(?:ht|width)="0(?:\.0{1,9})?")')
_PLACED = rb'<(?:\w{1,20}:)?c\b(?>[^<>]*?\br="([A-Za-z]{1,9})(\d{1,10})")[^<>]*+'  # never back
_CELL = re.compile(_PLACED + rb"(?<!/)>")
_PLAIN_CELL = re.compile(rb'<(?:\w{1,20}:)?c(?=[ />])(?![^<>]*\br=")[^<>]*>')
_ROW_END = re.compile(rb"</(?:\w{1,20}:)?row>")
_COL = re.compile(rb"<(?:\w{1,20}:)?col\b([^<>]*)>")
_MIN = re.compile(rb'\bmin="(\d{1,6})"')
_MAX = re.compile(rb'\bmax="(\d{1,6})"')
_UNCALCULATED = re.compile(
    _PLACED + rb">\s*"
    rb"<(?:\w{1,20}:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w{1,20}:)?f>)\s*"
    rb"(?:<(?:\w{1,20}:)?v\b[^<>]*(?:/>|>\s*</(?:\w{1,20}:)?v>)\s*)?</(?:\w{1,20}:)?c>"
)
_FAULTY = re.compile(
    rb'<(?:\w{1,20}:)?c\b([^<>]*\bt="e"[^<>]*)>\s*'
    rb"(?:<(?:\w{1,20}:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w{1,20}:)?f>)\s*)?"
    rb"(?:<(?:\w{1,20}:)?v\b[^<>]*>([^<]{0,30}))?"
)
_AT = re.compile(rb'\br="([A-Za-z]{1,9})(\d{1,10})"')


@dataclass(slots=True)
class _Seen:
    """What a look through a sheet's part shows."""

    rows: int = 0
    columns: int = 0
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    uncalculated: list[str] = field(default_factory=list)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)


def open_workbook(
    path: str | os.PathLike[str], blueprint: Blueprint
) -> tuple[Table, dict[str, Table]]:
    """The main table and the child tables of a workbook; InputError with what is wrong as a whole.

    The first sheet is the main table; child tables are found by the titles of their sheets.
    """
    name = Path(path).name
    sheets = read_sheets(path)
    problems: list[Problem] = []
    main = sheets[0]
    found: dict[str, Table] = {}
    by_title = {fold(sheet.title): sheet for sheet in sheets[1:]}
    used = [main]
    for table in blueprint.children:
        sheet = by_title.get(fold(table.title)) or by_title.get(fold(table.name))
        if sheet is None:
            others = [one.title for one in sheets[1:]]
            near = nearest(table.title, others)
            message = f"Thiếu trang tính “{table.title}”" + (
                f"; có phải trang “{near}” viết sai tên?" if near else ": thêm trang này."
            )
            problems.append(Problem("rows/missing-sheet", message, source=name))
            continue
        used.append(sheet)
        found[table.name] = sheet.table(name)
    for sheet in used:
        problems += sheet.faults(name)
    if problems:
        raise InputError(problems)
    return main.table(name), found


@dataclass(slots=True)
class Sheet:
    """One sheet: its title, its cells from A1 on, and what the look through it showed."""

    title: str
    cells: list[list[Any]]
    seen: _Seen
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
        read = (one for one in self.seen.uncalculated if self._headed(_index(_letters(one))))
        for cell in islice(read, 100):
            yield CellProblem(
                "rows/uncalculated",
                "Ô này là công thức chưa được tính: mở tệp bằng Excel rồi lưu lại, hoặc gõ thẳng "
                "giá trị.",
                f"{self.title}!{cell}",
                source,
                int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
                _index(_letters(cell)),
                self.title,
            )
        stray = self._stray()
        if stray is not None:
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


def _letters(cell: str) -> bytes:
    return cell.rstrip("0123456789").encode()


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


def read_sheets(path: str | os.PathLike[str]) -> list[Sheet]:
    """Every sheet of a workbook with its cells; InputError where the file cannot be used."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    name = Path(path).name
    try:
        data = Path(path).read_bytes()
        package = open_package(data, WORKBOOK_LIMITS, name=name)
        if straighten(package):
            data = write_package(package.parts)
        seen = _look_through(package, name)
    except OSError as error:
        message = f"Không mở được tệp ({error.strerror}): kiểm tra tên tệp và quyền đọc."
        raise InputError(Problem("rows/unreadable", message, source=name)) from None
    except PackageError as error:
        raise InputError(_as_workbook(error, name)) from None
    del package
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        shown = {
            one.name: one.visible == SheetVisibleEnum.Visible for one in workbook.sheets_metadata
        }
        sheets = [
            Sheet(
                title,
                _with_errors(
                    workbook.get_sheet_by_name(title).to_python(skip_empty_area=False),
                    seen[title].errors,
                ),
                seen[title],
                shown.get(title, True),
            )
            for title in workbook.sheet_names
            if title in seen
        ]
    except (CalamineError, ValueError, OverflowError, MemoryError):
        message = "Tệp Excel bị hỏng, không đọc được: mở bằng Excel rồi lưu lại dạng .xlsx."
        raise InputError(Problem("rows/broken", message, source=name)) from None
    if not sheets:
        message = "Tệp Excel không có trang tính nào."
        raise InputError(Problem("rows/no-sheet", message, source=name))
    return sheets


def _with_errors(cells: list[list[Any]], errors: dict[tuple[int, int], str]) -> list[list[Any]]:
    """The cells with ``#REF!`` and its like where calamine gives a blank, which a default fills."""
    for (row, column), text in errors.items():
        cells += ([] for _ in range(row - len(cells)))
        cells[row - 1] += [""] * (column - len(cells[row - 1]))
        cells[row - 1][column - 1] = text
    return cells


def _as_workbook(error: PackageError, name: str) -> list[Problem]:
    """The refusal of a package in the words of a workbook."""
    words = {
        "package/legacy-doc": "Tệp dạng Excel cũ (.xls): mở bằng Excel và lưu lại thành .xlsx.",
        "package/encrypted": "Tệp có mật khẩu: mở bằng Excel, bỏ mật khẩu rồi lưu lại.",
        "package/not-zip": "Tệp không phải .xlsx: mở bằng Excel và lưu lại thành .xlsx.",
        "package/not-office": "Tệp là tệp nén zip, không phải .xlsx.",
    }
    return [
        Problem(one.code, words.get(one.code, one.message), one.path, name)
        for one in error.problems
    ]


def _look_through(package: Package, name: str) -> dict[str, _Seen]:
    part = next((one for one in package.parts if one.lower() == "xl/workbook.xml"), None)
    if part is None:
        message = "Tệp không phải bảng tính Excel (.xlsx)."
        raise InputError(Problem("rows/not-workbook", message, source=name))
    links = package.relationships(part)
    targets = {one.id: one.target for one in links}
    seen: dict[str, _Seen] = {}
    found = list(package.xml(part).iter(f"{_MAIN}sheet"))
    # Two readers may take the one or the other of two that bear one name.
    twice = len(targets) < len(links) or len({one.get("name") for one in found}) < len(found)
    if twice or any(sum(key.endswith("id") for key in map(str, one.attrib)) != 1 for one in found):
        message = "Tệp Excel có hai trang tính trùng tên hay trùng mã: mở bằng Excel rồi lưu lại."
        raise InputError(Problem("rows/ambiguous-sheet", message, source=name))
    titles = {targets.get(one.get(_ID, ""), ""): one.get("name", "") for one in found}
    # Every sheet, whoever points to it: another reader may find a way to it that this one does not.
    for part in sheet_parts(package):
        look = _look(package.parts[part], titles.get(part, part), name)
        if part in titles and "/worksheets/" in part:
            seen[titles[part]] = look
    return seen


def _look(data: bytes, title: str, name: str) -> _Seen:
    seen = _Seen()
    row = 0
    for match in _ROW.finditer(data):
        number = _NUMBER.search(match[1])
        row = int(number[1]) if number else row + 1
        if _HIDDEN.search(match[1]):
            seen.hidden_rows.append(row)
    for match in _COL.finditer(data):
        low, high = _MIN.search(match[1]), _MAX.search(match[1])
        if low and high and _HIDDEN.search(match[1]):
            seen.hidden_columns += range(int(low[1]), min(int(high[1]), MAX_COLUMNS) + 1)
    widest: set[bytes] = set()
    for match in _CELL.finditer(data):
        widest.add(match[1])
        seen.rows = max(seen.rows, int(match[2]))
    seen.columns = max(map(_index, widest), default=0)
    if _PLAIN_CELL.search(data):
        _count_unplaced(data, seen)
    if seen.rows > MAX_ROWS or seen.columns > MAX_COLUMNS or seen.rows * seen.columns > MAX_CELLS:
        message = (
            f"Trang “{title}” có ô ở tận dòng {seen.rows}, cột {letters_of(seen.columns - 1)}, quá "
            f"{MAX_ROWS} dòng, {MAX_COLUMNS} cột hoặc {MAX_CELLS} ô: xóa các ô thừa ở xa, hoặc "
            "dùng tệp .csv, .jsonl."
        )
        raise InputError(Problem("rows/too-big", message, title, name))
    if b't="e"' in data:
        for attributes, value in _FAULTY.findall(data):
            at = _AT.search(attributes)
            if at is None:  # no writer of errors leaves out where a cell stands
                message = (
                    f"Trang “{title}” có ô lỗi ({value.decode('utf-8', 'replace')}): mở tệp bằng "
                    "Excel, sửa công thức rồi lưu lại."
                )
                raise InputError(Problem("rows/error-value", message, title, name))
            place = int(at[2]), _index(at[1])
            seen.errors[place] = value.decode("utf-8", "replace") or "#VALUE!"
    seen.uncalculated = [f"{a.decode()}{b.decode()}" for a, b in _UNCALCULATED.findall(data)]
    return seen


def _count_unplaced(data: bytes, seen: _Seen) -> None:
    """Cells that do not say where they stand: each comes after the last one of its row."""
    row = most = 0
    for piece in _ROW_END.split(data):
        for match in _ROW.finditer(piece):
            number = _NUMBER.search(match[1])
            row = int(number[1]) if number else row + 1
        count = sum(1 for _ in _PLAIN_CELL.finditer(piece))
        if count:
            most = max(most, count)
            seen.rows = max(seen.rows, row)
    seen.columns += most


def _index(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
