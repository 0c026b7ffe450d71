"""Workbooks (.xlsx): looked through for what may not be used unseen, then read by calamine.

calamine reads a sheet whole, in Rust, as values. It does not say which rows are hidden or which
formulas were never calculated, and a single cell in the last corner makes it take memory for all
the cells before; so the parts are looked through first, within limits.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from docgen.batch.rows.dialect import sheet_parts, straighten
from docgen.batch.rows.model import number_of
from docgen.batch.rows.sheet import MAX_COLUMNS, Room, Seen, Sheet
from docgen.errors import InputError, Problem
from docgen.package import MEBIBYTE, Limits, Package, open_package, write_package

__all__ = ["WORKBOOK_LIMITS", "sheets_of"]

WORKBOOK_LIMITS = Limits(
    members=1_000,
    member_bytes=256 * MEBIBYTE,
    total_bytes=512 * MEBIBYTE,
    elements=25_000_000,  # MAX_CELLS below, each of them up to five
    ratio=200,
)

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
    rb"(<(?:\w{1,20}:)?v\b[^<>]*(?:/>|>\s*</(?:\w{1,20}:)?v>)\s*)?</(?:\w{1,20}:)?c>"
)
_FAULTY = re.compile(
    rb'<(?:\w{1,20}:)?c\b([^<>]*\bt="e"[^<>]*)>\s*'
    rb"(?:<(?:\w{1,20}:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w{1,20}:)?f>)\s*)?"
    rb"(?:<(?:\w{1,20}:)?v\b[^<>]*>([^<]{0,30}))?"
)
_MERGED = re.compile(
    rb'<(?:\w{1,20}:)?mergeCell\b[^<>]*\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"'
)
_AT = re.compile(rb'\br="([A-Za-z]{1,9})(\d{1,10})"')


def sheets_of(data: bytes, name: str) -> list[Sheet]:
    """Every sheet of a workbook with its cells; PackageError or InputError where that can't be."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    package = open_package(data, WORKBOOK_LIMITS, name=name)
    if straighten(package):
        data = write_package(package.parts)
    seen = _look_through(package, name)
    del package
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        shown = {
            one.name: one.visible == SheetVisibleEnum.Visible for one in workbook.sheets_metadata
        }
        return [
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


def _with_errors(cells: list[list[Any]], errors: dict[tuple[int, int], str]) -> list[list[Any]]:
    """The cells with ``#REF!`` and its like where calamine gives a blank, which a default fills."""
    for (row, column), text in errors.items():
        cells += ([] for _ in range(row - len(cells)))
        cells[row - 1] += [""] * (column - len(cells[row - 1]))
        cells[row - 1][column - 1] = text
    return cells


def _look_through(package: Package, name: str) -> dict[str, Seen]:
    part = next((one for one in package.parts if one.lower() == "xl/workbook.xml"), None)
    if part is None:
        message = "Tệp không phải bảng tính Excel (.xlsx)."
        raise InputError(Problem("rows/not-workbook", message, source=name))
    links = package.relationships(part)
    targets = {one.id: one.target for one in links}
    seen: dict[str, Seen] = {}
    found = list(package.xml(part).iter(f"{_MAIN}sheet"))
    # Two readers may take the one or the other of two that bear one name.
    twice = len(targets) < len(links) or len({one.get("name") for one in found}) < len(found)
    if twice or any(sum(key.endswith("id") for key in map(str, one.attrib)) != 1 for one in found):
        message = "Tệp Excel có hai trang tính trùng tên hay trùng mã: mở bằng Excel rồi lưu lại."
        raise InputError(Problem("rows/ambiguous-sheet", message, source=name))
    titles = {targets.get(one.get(_ID, ""), ""): one.get("name", "") for one in found}
    # Every sheet, whoever points to it: another reader may find a way to it that this one does not.
    room = Room(name)
    for part in sheet_parts(package):
        look = _look(package.parts[part], titles.get(part, part), name, room)
        if part in titles and "/worksheets/" in part:
            seen[titles[part]] = look
    return seen


def _look(data: bytes, title: str, name: str, room: Room) -> Seen:
    seen = Seen()
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
    seen.columns = max((number_of(one.decode()) for one in widest), default=0)
    if _PLAIN_CELL.search(data):
        _count_unplaced(data, seen)
    room.take(title, seen)
    for found in _MERGED.finditer(data):
        left, top, right, bottom = (one.decode() for one in found.groups())
        seen.merge(int(top), number_of(left), int(bottom), number_of(right))
    if b't="e"' in data:
        for attributes, value in _FAULTY.findall(data):
            at = _AT.search(attributes)
            if at is None:  # no writer of errors leaves out where a cell stands
                message = (
                    f"Trang “{title}” có ô lỗi ({value.decode('utf-8', 'replace')}): mở tệp bằng "
                    "Excel, sửa công thức rồi lưu lại."
                )
                raise InputError(Problem("rows/error-value", message, title, name))
            place = int(at[2]), number_of(at[1].decode())
            seen.errors[place] = value.decode("utf-8", "replace") or "#VALUE!"
    seen.uncalculated = [
        f"{found[1].decode()}{found[2].decode()}"
        for found in _UNCALCULATED.finditer(data)
        # the text that =IF(B2="","",…) gives is an empty one
        if not (found[3] and b't="str"' in found[0].partition(b">")[0])
    ]
    return seen


def _count_unplaced(data: bytes, seen: Seen) -> None:
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
