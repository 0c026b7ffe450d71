"""Streams of a compound file, the container of .xls ([MS-CFB]): read within the file's own bounds.

No number in the file is believed before it is held against the length of the file, and no chain of
sectors is followed for longer than there are sectors.
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator
from typing import NamedTuple

__all__ = ["MAGIC", "BrokenFileError", "streams_of"]

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_LAST_SECTOR = 0xFFFFFFFA  # greater numbers mark ends and free sectors
_NONE = 0xFFFFFFFF
_ENTRY = struct.Struct("<64sHBx3I36xIQ")
_STREAM, _ROOT = 2, 5


class BrokenFileError(ValueError):
    """A file that does not hold together."""


class _Entry(NamedTuple):
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


def streams_of(data: bytes, names: Collection[str]) -> dict[str, bytes]:
    """Those of the named streams that stand in the root of a compound file; BrokenFileError where
    it does not hold together.

    Streams inside storages (pictures, other workbooks put in) are left alone.
    """
    try:
        return _Compound(data).streams(names)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise BrokenFileError(str(error)) from None


class _Compound:
    def __init__(self, data: bytes) -> None:
        if data[:8] != MAGIC or len(data) < 512:
            raise BrokenFileError("no compound file")
        major, order, shift, mini_shift = struct.unpack_from("<HHHH", data, 26)
        if (major, shift) not in ((3, 9), (4, 12)) or order != 0xFFFE or mini_shift != 6:
            raise BrokenFileError("unknown version")
        self._data = data
        self._shift = shift
        self._sectors = (len(data) >> shift) + 1
        tables, start, _, self._cutoff, mini, _, more, _ = struct.unpack_from("<IIIIIIII", data, 44)
        self._next = self._table(self._positions(more, tables))
        self._mini_next = self._numbers(self._chain(mini, self._next))
        self._entries = list(self._directory(self._chain(start, self._next)))
        root = self._entries[0]
        if root.kind != _ROOT:
            raise BrokenFileError("no root")
        self._minis = self._chain(root.start, self._next)

    def streams(self, names: Collection[str]) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        for entry in self._of_root():
            if entry.kind == _STREAM and entry.name in names:
                if entry.name in found:
                    raise BrokenFileError("two streams of one name")
                found[entry.name] = self._content(entry)
        return found

    def _of_root(self) -> Iterator[_Entry]:
        line, seen = [self._entries[0].child], set()
        while line:
            number = line.pop()
            if number == _NONE:
                continue
            if number in seen:
                raise BrokenFileError("the directory is a ring")
            seen.add(number)
            entry = self._entries[number]
            yield entry
            line += entry.left, entry.right

    def _content(self, entry: _Entry) -> bytes:
        if not entry.size:
            return b""
        small = entry.size < self._cutoff
        whole = (
            self._chain(entry.start, self._mini_next, self._minis, 6)
            if small
            else self._chain(entry.start, self._next)
        )
        if len(whole) < entry.size:
            raise BrokenFileError("a stream is cut short")
        return whole[: entry.size]

    def _sector(self, number: int) -> bytes:
        at = (number + 1) << self._shift
        return self._data[at : at + (1 << self._shift)]

    def _positions(self, more: int, count: int) -> list[int]:
        """Where the pieces of the table of sectors stand: 109 of them in the header, the others in
        sectors of which each names the next."""
        found = list(struct.unpack_from("<109I", self._data, 76))
        for _ in range(self._sectors):
            if len(found) >= count or more >= _LAST_SECTOR:
                break
            sector = self._numbers(self._sector(more))
            if not sector:
                break
            found += sector[:-1]
            more = sector[-1]
        if count > min(len(found), self._sectors):
            raise BrokenFileError("the table of sectors is cut short")
        return found[:count]

    def _table(self, positions: list[int]) -> tuple[int, ...]:
        return self._numbers(b"".join(map(self._sector, positions)))

    def _numbers(self, data: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])

    def _chain(
        self, start: int, following: tuple[int, ...], within: bytes | None = None, shift: int = 0
    ) -> bytes:
        """The sectors from ``start`` on, put together."""
        pieces: list[bytes] = []
        most = self._sectors if within is None else (len(within) >> shift) + 1
        while start < _LAST_SECTOR:
            if len(pieces) > most:  # the table may be longer than the file has sectors
                raise BrokenFileError("a chain of sectors is a ring")
            if within is None:
                pieces.append(self._sector(start))
            else:
                pieces.append(within[start << shift : (start + 1) << shift])
            start = following[start]
        return b"".join(pieces)

    def _directory(self, data: bytes) -> Iterator[_Entry]:
        for at in range(0, len(data) - 127, 128):
            raw, length, kind, left, right, child, start, size = _ENTRY.unpack_from(data, at)
            name = raw[: max(0, min(length, 64) - 2)].decode("utf-16-le") if kind else ""
            yield _Entry(name, kind, left, right, child, start, size & 0xFFFFFFFF)
