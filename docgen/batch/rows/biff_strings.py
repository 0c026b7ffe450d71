"""Texts in records of .xls ([MS-XLS] 2.5.293–2.5.298): one byte or two a character, in pieces."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from docgen.batch.rows.compound import BrokenFileError

__all__ = ["shared_strings", "text_at", "text_of"]

_WIDE, _EXTENDED, _RICH = 0x01, 0x04, 0x08


def text_at(data: bytes, at: int, *, short: bool = False) -> str:
    """The text that begins at ``at`` of one record; ``short``: its length is one byte.

    >>> text_at(bytes([2, 0, 0]) + b"ma", 0), text_at(bytes([1, 1]) + "ã".encode("utf-16-le"), 0,
    ...                                               short=True)
    ('ma', 'ã')
    """
    return text_of([data[at:]], short=short)


def text_of(pieces: Sequence[bytes], *, short: bool = False) -> str:
    """The text that a record and its continuations are."""
    reader = _Pieces(pieces)
    length = reader.take(1)[0] if short else reader.number("<H", 2)
    return reader.text(length)


def shared_strings(pieces: Sequence[bytes]) -> list[str]:
    """The texts that all sheets share. How many there are is counted, not believed."""
    reader = _Pieces(pieces)
    reader.take(4)
    count = reader.number("<I", 4)
    found: list[str] = []
    while len(found) < count and not reader.at_end:
        found.append(reader.text(reader.number("<H", 2)))
    return found


class _Pieces:
    """A record and its continuations, read as one. Where characters go on in the next piece, it
    begins with a byte that says anew how wide they are."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces = pieces
        self._piece = 0
        self._at = 0

    @property
    def at_end(self) -> bool:
        """Whether nothing is left."""
        return self._piece >= len(self._pieces) - 1 and self._at >= len(self._pieces[-1])

    def _next(self) -> None:
        self._piece, self._at = self._piece + 1, 0
        if self._piece >= len(self._pieces):
            raise BrokenFileError("a text is cut short")

    def take(self, count: int) -> bytes:
        """So many bytes, wherever the pieces part."""
        taken = b""
        while True:
            here = self._pieces[self._piece][self._at : self._at + count - len(taken)]
            self._at += len(here)
            taken += here
            if len(taken) == count:
                return taken
            self._next()

    def skip(self, count: int) -> None:
        """Leave so many bytes out."""
        while count > (room := len(self._pieces[self._piece]) - self._at):
            count -= room
            self._next()
        self._at += count

    def number(self, form: str, size: int) -> int:
        """A whole number of this form."""
        value: int = struct.unpack(form, self.take(size))[0]
        return value

    def text(self, length: int) -> str:
        """A text of so many characters, without what is said of its looks."""
        flags = self.take(1)[0]
        runs = self.number("<H", 2) if flags & _RICH else 0
        extra = self.number("<I", 4) if flags & _EXTENDED else 0
        parts: list[str] = []
        while True:
            width = 2 if flags & _WIDE else 1
            here = self._pieces[self._piece]
            count = min(length, (len(here) - self._at) // width)
            raw = here[self._at : self._at + count * width]
            parts.append(raw.decode("utf-16-le" if width == 2 else "latin-1", "surrogatepass"))
            self._at += count * width
            length -= count
            if not length:
                break
            self._next()
            flags = self.take(1)[0]
        self.skip(4 * runs + extra)
        return "".join(parts)
