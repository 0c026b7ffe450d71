"""Workbooks of LibreOffice (.ods, ISO/IEC 26300): values and what hides them, read in one pass.

Our own reader of the part that holds the cells, row by row: what is looked through is what is read,
and rows or cells that are said to come a million times are never written out.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docgen.batch.rows.model import letters_of
from docgen.batch.rows.sheet import MAX_COLUMNS, Room, Seen, Sheet
from docgen.errors import InputError, Problem
from docgen.package import MEBIBYTE, Limits, iter_xml, open_package

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["OPENDOCUMENT_LIMITS", "is_one", "sheets_of"]

OPENDOCUMENT_LIMITS = Limits(
    members=1_000,
    member_bytes=256 * MEBIBYTE,
    total_bytes=512 * MEBIBYTE,
    elements=25_000_000,
    ratio=200,
)
_KIND = b"application/vnd.oasis.opendocument.spreadsheet"
_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"

_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_OFFICE, _TABLE, _TEXT, _STYLE = (_SPACE % one for one in ("office", "table", "text", "style"))
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_ROW, _COLUMN, _SHEET = f"{_TABLE}table-row", f"{_TABLE}table-column", f"{_TABLE}table"
_CELLS = {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}
_ZERO = re.compile(r"0(?:\.0+)?[a-z]*")
_TIME = re.compile(r"PT(\d{1,6})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S")


def is_one(data: bytes) -> bool:
    """Whether a file says at its beginning that it is a workbook of this kind, as all of them do
    (ISO/IEC 26300 part 2, 3.3)."""
    return data.startswith(b"PK") and _KIND in data[:200]


def sheets_of(data: bytes, name: str) -> list[Sheet]:
    """Every sheet with its cells; PackageError or InputError where the file cannot be used."""
    package = open_package(data, OPENDOCUMENT_LIMITS, name=name, needed=_CONTENT)
    if b"encryption-data" in package.parts.get(_MANIFEST, b""):
        message = "Tệp có mật khẩu: mở bằng LibreOffice, bỏ mật khẩu rồi lưu lại."
        raise InputError(Problem("package/encrypted", message, source=name))
    content = package.parts[_CONTENT]
    del package
    work = _Work(name)
    for element in iter_xml(content, _CONTENT, (f"{_STYLE}style", _COLUMN, _ROW, _SHEET)):
        work.see(element)
    return work.sheets


@dataclass(slots=True)
class _Open:
    """A sheet of which more is to come."""

    cells: list[list[Any]] = field(default_factory=list)
    seen: Seen = field(default_factory=Seen)
    row: int = 0
    column: int = 0


class _Work:
    def __init__(self, name: str) -> None:
        self._name = name
        self._room = Room(name)
        self.sheets: list[Sheet] = []
        self._hiding: set[str | None] = set()  # styles
        self._open = _Open()

    def see(self, element: _Element) -> None:
        """Read the next piece of the part."""
        if element.tag == f"{_STYLE}style":
            self._style(element)
        elif not self._of_a_sheet(element):
            return
        elif element.tag == _COLUMN:
            self._columns(element)
        elif element.tag == _ROW:
            self._rows(element)
        else:
            self._close(element)

    def _of_a_sheet(self, element: _Element) -> bool:
        """Not of a table inside a picture or a chart, nor of a copy kept of another file's."""
        tables = [element] if element.tag == _SHEET else []
        tables += element.iterancestors(_SHEET)
        if len(tables) != 1:
            return False
        parent = tables[0].getparent()
        title = tables[0].get(f"{_TABLE}name", "")
        return (
            parent is not None
            and parent.tag == f"{_OFFICE}spreadsheet"
            and not title.startswith("'file:")
        )

    def _style(self, element: _Element) -> None:
        for properties in element:
            hidden = properties.get(f"{_TABLE}display") == "false" or any(
                _ZERO.fullmatch(properties.get(f"{_STYLE}{one}", ""))
                for one in ("row-height", "column-width")
            )
            if hidden:
                self._hiding.add(element.get(f"{_STYLE}name"))

    def _is_hidden(self, element: _Element) -> bool:
        return (
            element.get(f"{_TABLE}visibility", "visible") != "visible"
            or element.get(f"{_TABLE}style-name") in self._hiding
            or any(one.get(f"{_TABLE}display") == "false" for one in _groups(element))
        )

    def _columns(self, element: _Element) -> None:
        first = self._open.column + 1
        self._open.column += _times(element, "columns")
        if self._is_hidden(element):
            last = min(self._open.column, MAX_COLUMNS)
            self._open.seen.hidden_columns += range(first, last + 1)

    def _rows(self, element: _Element) -> None:
        work = self._open
        times = _times(element, "rows")
        first, work.row = work.row + 1, work.row + times
        cells: list[Any] = []
        width = 0
        for cell in element:
            if cell.tag not in _CELLS:
                continue
            again = _times(cell, "columns")
            width += again
            value = self._value(cell, first, width)
            down, across = _spanned(cell, "rows"), _spanned(cell, "columns")
            if down > 1 or across > 1:
                work.seen.merge(first, width, first + down - 1, width + across - 1)
            if value != "":
                work.seen.columns = max(work.seen.columns, width)
                self._refuse_too_big(element, first)
                cells += [""] * (width - again - len(cells)) + [value] * again
        if not cells:
            return
        self._refuse_too_big(element, work.row)
        work.cells += ([] for _ in range(first - 1 - len(work.cells)))
        work.cells += (list(cells) for _ in range(times))
        if self._is_hidden(element):
            work.seen.hidden_rows += range(first, work.row + 1)

    def _refuse_too_big(self, element: _Element, row: int) -> None:
        seen = self._open.seen
        seen.rows = max(seen.rows, row)
        title = next(one.get(f"{_TABLE}name", "") for one in element.iterancestors(_SHEET))
        self._room.hold(title, seen)

    def _value(self, cell: _Element, row: int, column: int) -> Any:
        """What a cell shows; a blank is an empty text."""
        kind = cell.get(f"{_OFFICE}value-type")
        if kind is None:
            # where a formula gives an empty text, that stands there
            if cell.get(f"{_TABLE}formula") and cell.find(f"{_TEXT}p") is None:
                self._open.seen.uncalculated.append(f"{letters_of(column - 1)}{row}")
            return ""
        if cell.get(f"{_CALC}value-type") == "error":
            shown = _text(cell)
            return shown if shown.startswith("#") else "#VALUE!"  # Err:502 and the like
        attribute, read = _KINDS.get(kind, _NUMBER)
        raw = cell.get(f"{_OFFICE}{attribute}")
        if raw is None:
            return _text(cell)
        try:
            return read(raw)
        except ValueError:
            return raw

    def _close(self, element: _Element) -> None:
        work, self._open = self._open, _Open()
        title = element.get(f"{_TABLE}name", "")
        self._room.take(title, work.seen)
        for cells in work.cells:
            cells.extend([""] * (work.seen.columns - len(cells)))
        visible = element.get(f"{_TABLE}style-name") not in self._hiding
        if any(one.title == title for one in self.sheets):
            message = "Tệp có hai trang tính trùng tên: mở bằng LibreOffice rồi lưu lại."
            raise InputError(Problem("rows/ambiguous-sheet", message, source=self._name))
        self.sheets.append(Sheet(title, work.cells, work.seen, visible))


def _groups(element: _Element) -> Iterator[_Element]:
    yield from element.iterancestors(f"{_TABLE}table-row-group", f"{_TABLE}table-column-group")


def _times(element: _Element, what: str) -> int:
    text = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 1


def _spanned(cell: _Element, what: str) -> int:
    text = cell.get(f"{_TABLE}number-{what}-spanned", "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 1


def _text(cell: _Element) -> str:
    """The paragraphs of a cell; notes on it are no part of it."""
    return "\n".join(_line(one) for one in cell if one.tag == f"{_TEXT}p")


def _line(element: _Element) -> str:
    parts = [_runs(element.text)]
    for one in element:
        if one.tag == f"{_TEXT}s":
            parts.append(" " * min(_count(one), 1_000))
        elif one.tag == f"{_TEXT}tab":
            parts.append("\t")
        elif one.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif one.tag != f"{_OFFICE}annotation":
            parts.append(_line(one))
        parts.append(_runs(one.tail))
    return "".join(parts)


def _runs(text: str | None) -> str:
    """Blanks that come together are one (ISO/IEC 26300 part 1, 6.1.2)."""
    return re.sub(r"[ \t\r\n]+", " ", text or "")


def _count(element: _Element) -> int:
    text = element.get(f"{_TEXT}c", "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _moment(raw: str) -> datetime.date:
    if "T" not in raw:
        return datetime.date.fromisoformat(raw)
    moment = datetime.datetime.fromisoformat(raw.partition(".")[0])
    return moment.date() if moment.time() == datetime.time() else moment


def _time(raw: str) -> datetime.time | datetime.timedelta:
    found = _TIME.fullmatch(raw)
    if found is None:
        raise ValueError(raw)
    hours, minutes, seconds = map(int, found.groups())
    if hours < 24:
        return datetime.time(hours, minutes, seconds)
    return datetime.timedelta(hours=hours, minutes=minutes, seconds=seconds)


_NUMBER = "value", float  # and shares, and sums of money
_KINDS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "string": ("string-value", str),
    "boolean": ("boolean-value", "true".__eq__),
    "date": ("date-value", _moment),
    "time": ("time-value", _time),
}
