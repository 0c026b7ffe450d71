"""Workbooks of Excel 97 to 2003 (.xls, [MS-XLS]): values and what hides them, read in one pass.

Our own reader, because one for .xls that tells which rows are hidden has to read every record
anyway, and because libraries take memory for as many strings as the file says that it has.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, NoReturn

from docgen.batch.rows.biff_strings import shared_strings, text_at, text_of
from docgen.batch.rows.compound import BrokenFileError, streams_of
from docgen.batch.rows.number_formats import day_of, is_day_format
from docgen.batch.rows.sheet import MAX_COLUMNS, Room, Seen, Sheet
from docgen.errors import InputError, Problem

__all__ = ["sheets_of"]

# Kinds of records ([MS-XLS] 2.3.2).
_BOF, _EOF, _CONTINUE = 0x0809, 0x000A, 0x003C
_FILEPASS, _DATEMODE, _FORMAT, _XF, _BOUNDSHEET, _SST = 0x2F, 0x22, 0x41E, 0xE0, 0x85, 0xFC
_ROW, _COLINFO, _MERGED = 0x208, 0x7D, 0xE5
_NUMBER, _RK, _MULRK, _LABELSST, _LABEL, _RSTRING, _BOOLERR, _FORMULA, _STRING = (
    *(0x203, 0x27E, 0xBD, 0xFD, 0x204, 0xD6, 0x205, 0x06, 0x207),
)
_VERSION_8, _GLOBALS, _WORKSHEET = 0x0600, 0x0005, 0x0010
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!"} | {
    42: "#N/A"
}


class _Bound(NamedTuple):
    """Where a sheet begins, whether it is shown, and its title."""

    at: int
    visible: bool
    title: str


@dataclass(slots=True)
class _Book:
    """What the sheets share."""

    sheets: list[_Bound] = field(default_factory=list)
    strings: list[str] = field(default_factory=list)
    formats: dict[int, str] = field(default_factory=dict)
    looks: list[int] = field(default_factory=list)
    days: list[bool] = field(default_factory=list)
    from_1904: bool = False

    def number(self, value: float, look: int) -> object:
        """A number as its cell shows it."""
        if look < len(self.days) and self.days[look]:
            return day_of(value, from_1904=self.from_1904)
        return value


def sheets_of(data: bytes, name: str) -> list[Sheet]:
    """Every sheet with its cells; InputError where the file cannot be used."""
    try:
        streams = streams_of(data, ("Workbook", "Book", "EncryptedPackage"))
        if "EncryptedPackage" in streams:
            _refuse_password(name)
        if "Workbook" not in streams:
            _refuse_kind(name, "Book" in streams)
        stream = streams["Workbook"]
        book = _book(stream, name)
        return _sheets(stream, book, name)
    except (BrokenFileError, struct.error, IndexError):
        message = "Tệp .xls bị hỏng, không đọc được: mở bằng Excel rồi lưu lại dạng .xlsx."
        raise InputError(Problem("rows/broken", message, source=name)) from None


def _refuse_password(name: str) -> NoReturn:
    message = "Tệp có mật khẩu: mở bằng Excel, bỏ mật khẩu rồi lưu lại."
    raise InputError(Problem("package/encrypted", message, source=name))


def _refuse_kind(name: str, old: bool) -> NoReturn:
    what = "Tệp Excel 95 hoặc cũ hơn" if old else "Tệp không phải bảng tính Excel"
    message = f"{what}: mở bằng Excel hoặc LibreOffice, chọn Save As rồi lưu dạng .xlsx."
    raise InputError(Problem("rows/not-workbook", message, source=name))


def _records(stream: bytes, at: int) -> Iterator[tuple[int, list[bytes], int]]:
    """Each record of a part of the stream with its continuations, and where the next one begins;
    parts inside it are left out."""
    depth = 0
    end = len(stream)
    while at + 4 <= end:
        kind, length = struct.unpack_from("<HH", stream, at)
        at += 4
        pieces = [stream[at : at + length]]
        at += length
        while stream[at : at + 2] == b"\x3c\0":  # a continuation
            length = int.from_bytes(stream[at + 2 : at + 4], "little")
            pieces.append(stream[at + 4 : at + 4 + length])
            at += 4 + length
        if kind == _BOF:
            depth += 1
        if depth == 1:
            yield kind, pieces, at
        if kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
    raise BrokenFileError("the stream is cut short")


def _book(stream: bytes, name: str) -> _Book:
    book = _Book()
    for kind, pieces, _ in _records(stream, 0):
        data = pieces[0]
        if kind == _BOF and struct.unpack_from("<HH", data) != (_VERSION_8, _GLOBALS):
            _refuse_kind(name, True)
        elif kind == _FILEPASS:
            _refuse_password(name)
        elif kind == _BOUNDSHEET:
            at, hidden, what = struct.unpack_from("<IBB", data)
            if what == 0:  # others are charts and macros
                title = text_at(data, 6, short=True)
                book.sheets.append(_Bound(at, not hidden & 3, title))
        elif kind == _SST:
            book.strings = shared_strings(pieces)
        elif kind == _FORMAT:
            book.formats[int.from_bytes(data[:2], "little")] = text_at(data, 2)
        elif kind == _XF:
            book.looks.append(int.from_bytes(data[2:4], "little"))
        elif kind == _DATEMODE:
            book.from_1904 = data[0] == 1
    book.days = [is_day_format(one, book.formats.get(one)) for one in book.looks]
    if len({title for _, _, title in book.sheets}) < len(book.sheets):
        message = "Tệp Excel có hai trang tính trùng tên: mở bằng Excel rồi lưu lại."
        raise InputError(Problem("rows/ambiguous-sheet", message, source=name))
    return book


def _sheets(stream: bytes, book: _Book, name: str) -> list[Sheet]:
    found: dict[_Bound, Sheet] = {}
    room = Room(name)
    end = 0
    for bound in sorted(book.sheets):
        if bound.at < end:  # a part is read once, however many sheets say that it is theirs
            raise BrokenFileError("two sheets share a part")
        found[bound], end = _sheet(stream, book, bound, room)
    return [found[bound] for bound in book.sheets]


def _sheet(stream: bytes, book: _Book, bound: _Bound, room: Room) -> tuple[Sheet, int]:
    """A sheet, and where its part of the stream ends."""
    start, visible, title = bound
    end = start
    work = _Cells(book)
    for kind, pieces, end in _records(stream, start):  # noqa: B007 (the last one counts)
        data = pieces[0]
        if kind == _BOF and struct.unpack_from("<HH", data) != (_VERSION_8, _WORKSHEET):
            raise BrokenFileError("no sheet where one should be")
        if kind == _FORMULA:
            work.formula(data)
        elif kind == _STRING:
            work.result(text_of(pieces))
        elif kind in _READERS:
            _READERS[kind](work, data)
    seen = work.seen
    seen.rows = max(work.rows, default=-1) + 1
    seen.columns = max((max(row) for row in work.rows.values()), default=-1) + 1
    room.take(title, seen)
    cells: list[list[Any]] = [[""] * seen.columns for _ in range(seen.rows)]
    for number, row in work.rows.items():
        for column, value in row.items():
            cells[number][column] = value
    return Sheet(title, cells, seen, visible), end


class _Cells:
    """The cells of one sheet, by row and column from 0, as its records tell of them."""

    def __init__(self, book: _Book) -> None:
        self.book = book
        self.seen = Seen()
        self.rows: dict[int, dict[int, Any]] = {}
        self._waiting: tuple[int, int] | None = None

    def put(self, row: int, column: int, value: Any) -> None:
        self.rows.setdefault(row, {})[column] = value

    def number(self, data: bytes) -> None:
        row, column, look, value = struct.unpack_from("<HHHd", data)
        self.put(row, column, self.book.number(value, look))

    def rk(self, data: bytes) -> None:
        row, column, look, packed = struct.unpack_from("<HHHI", data)
        self.put(row, column, self.book.number(_unpacked(packed), look))

    def many_rk(self, data: bytes) -> None:
        row, column = struct.unpack_from("<HH", data)
        for step in range((len(data) - 6) // 6):
            look, packed = struct.unpack_from("<HI", data, 4 + 6 * step)
            self.put(row, column + step, self.book.number(_unpacked(packed), look))

    def shared(self, data: bytes) -> None:
        row, column, _, index = struct.unpack_from("<HHHI", data)
        self.put(row, column, self.book.strings[index])

    def label(self, data: bytes) -> None:
        row, column = struct.unpack_from("<HH", data)
        self.put(row, column, text_at(data, 6))

    def flag_or_error(self, data: bytes) -> None:
        row, column, _, value, wrong = struct.unpack_from("<HHHBB", data)
        self._flag_or_error(row, column, value, wrong == 1)

    def _flag_or_error(self, row: int, column: int, value: int, wrong: bool) -> None:
        self.put(row, column, _ERRORS.get(value, "#VALUE!") if wrong else bool(value))

    def formula(self, data: bytes) -> None:
        """A formula's last result; a text stands in the record that follows, but for a blank."""
        row, column, look, result = struct.unpack_from("<HHH8s", data)
        if result[6:] != b"\xff\xff":
            value = struct.unpack("<d", result)[0]
            self.put(row, column, self.book.number(value, look))
        elif result[0] == 0:
            self._waiting = row, column
        elif result[0] in (1, 2):
            self._flag_or_error(row, column, result[2], result[0] == 2)

    def result(self, text: str) -> None:
        if self._waiting is not None:
            self.put(*self._waiting, text)
            self._waiting = None

    def row(self, data: bytes) -> None:
        number, height, options = struct.unpack_from("<H4xH4xI", data)
        if options & 0x20 or not height & 0x7FFF:
            self.seen.hidden_rows.append(number + 1)

    def column_look(self, data: bytes) -> None:
        first, last, width, _, options = struct.unpack_from("<HHHHH", data)
        if options & 1 or not width:
            self.seen.hidden_columns += range(first + 1, min(last + 1, MAX_COLUMNS) + 1)

    def merged(self, data: bytes) -> None:
        for at in range(2, len(data) - 7, 8):
            top, bottom, left, right = struct.unpack_from("<HHHH", data, at)
            self.seen.merge(top + 1, left + 1, bottom + 1, right + 1)


def _unpacked(packed: int) -> float:
    """A number in four bytes ([MS-XLS] 2.5.122): whole or the head of a double."""
    if packed & 2:
        value: float = (packed >> 2) - (1 << 30 if packed & 0x80000000 else 0)
    else:
        value = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0]
    return value / 100 if packed & 1 else value


_READERS = {
    _NUMBER: _Cells.number,
    _RK: _Cells.rk,
    _MULRK: _Cells.many_rk,
    _LABELSST: _Cells.shared,
    _LABEL: _Cells.label,
    _RSTRING: _Cells.label,
    _BOOLERR: _Cells.flag_or_error,
    _MERGED: _Cells.merged,
    _ROW: _Cells.row,
    _COLINFO: _Cells.column_look,
}
