"""A .zip: documents come home from the workers and are appended in the order of their rows.

They are stored, for a .docx is deflated already. The archive grows under another name and takes
its own when it is whole; ZIP64 (APPNOTE.TXT 4.3.14, 4.5.3) is written only where 4 GiB or 65,535
members are exceeded.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, NamedTuple

from docgen.batch.journal import Entry, Journal
from docgen.batch.manifest import CSV, JSONL, read_entries
from docgen.batch.outcome import Known, Made
from docgen.batch.outputs.base import discard, lost, refuse_used
from docgen.errors import OutputError, Problem

__all__ = ["Archive"]

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")
_END = struct.Struct("<4s4H2LH")
_STAMP = (0, 0x21)  # 1980-01-01 00:00:00: the same rows, the same bytes
_MOST, _MANY = 0xFFFFFFFF, 0xFFFF
_BLOCK = 1 << 20


class _Member(NamedTuple):
    name: bytes
    crc: int
    size: int
    packed: int
    at: int


@dataclass(frozen=True, slots=True)
class ArchiveSink:
    """Sends documents home."""

    def holds(self, name: str, known: Known) -> bool:
        """Only the parent knows."""
        return False

    def put(self, name: str, data: bytes, known: Known | None) -> bytes:
        """Nothing is written here."""
        return data


class Archive:
    """One .zip of all documents and their manifest, which stands beside it too."""

    def __init__(self, place: Path) -> None:
        self.place: Path = Path(os.path.realpath(place))
        self.work: Path = self.place.with_name(f".{self.place.name}.docgen")
        self._prefix = f"{self.place.stem}."
        self._journal: Journal | None = None
        self._file: BinaryIO | None = None
        self._end = 0  # of what is whole and in order
        self._following = False  # what an earlier run has put in is kept up to the first change

    @property
    def sink(self) -> ArchiveSink:
        """What workers write to."""
        return ArchiveSink()

    @property
    def _members(self) -> BinaryIO:
        assert self._file is not None, "opened first"
        return self._file

    def open(self, *, resume: bool, overwrite: bool) -> Journal:
        """Take the archive's name; one that is whole stays until another is."""
        if (self.place.exists() or self.work.exists()) and not (resume or overwrite):
            raise refuse_used(str(self.place))
        if resume and self.place.exists() and not overwrite and not self._ours():
            raise _foreign(self.place)
        new = not self.work.exists()
        try:
            self.work.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise lost(error, str(self.place)) from None
        try:
            journal = self._journal = Journal(self.work / "journal.sqlite")
            self._begin(journal, resume)
        except OSError as error:
            self.close()
            if new:
                discard(self.work)
            raise (
                error if isinstance(error, OutputError) else lost(error, str(self.place))
            ) from None
        return journal

    def _ours(self) -> bool:
        return self.place.with_name(self._prefix + JSONL).exists()

    def _begin(self, journal: Journal, resume: bool) -> None:
        growing = self.work / "members"
        if resume:
            if not growing.exists() and self.place.exists():
                shutil.copyfile(self.place, growing)
            journal.begin()
            journal.remember(_placed(read_entries(self.place.parent, self._prefix)))
            self._following = growing.exists()
        else:
            journal.forget()
        self._file = open(growing, "r+b" if self._following else "w+b")  # noqa: SIM115

    def keep(self, entry: Entry | None) -> Entry | None:
        """A member that follows those kept so far, and is whole, stays where it is."""
        if not self._following or entry is None:
            self._following = False  # what follows is written anew, to stand in its order
            return None
        made = entry.made
        start = entry.at + _LOCAL.size + len((made.name or "").encode())
        self._members.seek(start)
        data = self._members.read(made.size)
        if entry.at != self._end or hashlib.sha256(data).hexdigest() != made.sha256:
            self._following = False
            return None
        self._end = start + made.size
        return replace(entry, crc=zlib.crc32(data))

    def settled(self, entry: Entry) -> bool:
        """A row that failed for good leaves no gap, so that what follows can be kept."""
        return self._following and entry.made.lasting

    def accept(self, made: Made) -> tuple[int, int]:
        """Append a document; where it stands, and its CRC."""
        data = made.data or b""
        crc = zlib.crc32(data)
        member = _Member((made.name or "").encode(), crc, len(data), len(data), self._end)
        try:
            self._members.seek(self._end)
            self._members.write(_local(member, 0))
            self._members.write(data)
        except OSError as error:
            raise lost(error, str(self.place)) from None
        self._end += _LOCAL.size + len(member.name) + len(data)
        return member.at, crc

    def flush(self, entries: list[Entry]) -> None:
        """Hand what was written to the system, which outlives this process."""
        try:
            self._members.flush()
        except OSError as error:
            raise lost(error, str(self.place)) from None

    def finish(self, journal: Journal, manifests: list[Path]) -> None:
        """Put the manifest and the directory behind the documents; then the archive is whole."""
        file = self._members
        try:
            file.seek(self._end)
            file.truncate()
            extra = [self._deflated(path) for path in manifests if path.name in {JSONL, CSV}]
            _write_directory(file, journal, extra)
            file.flush()
            os.fsync(file.fileno())
            file.close()
            for path in manifests:
                os.replace(path, self.place.with_name(self._prefix + path.name))
            os.replace(self.work / "members", self.place)
        except OSError as error:
            raise lost(error, str(self.place)) from None
        journal.close()
        discard(self.work)

    def _deflated(self, path: Path) -> _Member:
        """Append a file of any length, deflated; its sizes are filled in afterwards."""
        file = self._members
        at, crc, size = file.tell(), 0, 0
        empty = _Member(path.name.encode(), 0, 0, 0, at)
        file.write(_local(empty, zlib.DEFLATED))
        start = file.tell()
        machine = zlib.compressobj(6, zlib.DEFLATED, -15)
        with open(path, "rb") as source:
            while block := source.read(_BLOCK):
                crc = zlib.crc32(block, crc)
                size += len(block)
                file.write(machine.compress(block))
        file.write(machine.flush())
        end = file.tell()
        member = empty._replace(crc=crc, size=size, packed=end - start)
        file.seek(at)
        file.write(_local(member, zlib.DEFLATED))
        file.seek(end)
        return member

    def close(self) -> None:
        """Let go; what has grown stays, to be resumed."""
        if self._file:
            with suppress(OSError):  # what a full disk did not take is not recorded either
                self._file.close()
        if self._journal:
            self._journal.close()

    def path(self, name: str) -> Path:
        """Where a document stands: the archive's path and the member's name."""
        return self.place / name


def _local(member: _Member, method: int) -> bytes:
    sizes = (member.crc, member.packed, member.size, len(member.name), 0)
    return _LOCAL.pack(b"PK\3\4", 20, 0, method, *_STAMP, *sizes) + member.name


def _central(member: _Member, method: int) -> bytes:
    wide = member.at >= _MOST
    extra = struct.pack("<2HQ", 1, 8, member.at) if wide else b""
    version = 45 if wide else 20
    sizes = (member.crc, member.packed, member.size, len(member.name), len(extra), 0, 0, 0, 0)
    at = _MOST if wide else member.at
    head = _CENTRAL.pack(b"PK\1\2", version, version, 0, method, *_STAMP, *sizes, at)
    return head + member.name + extra


def _write_directory(file: BinaryIO, journal: Journal, extra: list[_Member]) -> None:
    start = file.tell()
    count = len(extra)
    for member in _documents(journal):
        file.write(_central(member, 0))
        count += 1
    for member in extra:
        file.write(_central(member, zlib.DEFLATED))
    size = file.tell() - start
    if count >= _MANY or start >= _MOST or size >= _MOST:
        end = file.tell()
        file.write(_END64.pack(b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, start))
        file.write(_LOCATOR.pack(b"PK\6\7", 0, end, 1))
    told = min(count, _MANY)
    file.write(_END.pack(b"PK\5\6", 0, 0, told, told, min(size, _MOST), min(start, _MOST), 0))


def _documents(journal: Journal) -> Iterator[_Member]:
    for entry in journal.entries():
        made = entry.made
        if made.name and not made.errors:
            yield _Member(made.name.encode(), entry.crc, made.size, made.size, entry.at)


def _placed(entries: Iterator[Entry]) -> Iterator[Entry]:
    """Where each document of a finished archive stands: one behind the other, in order."""
    at = 0
    for entry in entries:
        yield replace(entry, at=at)
        at += _LOCAL.size + len((entry.made.name or "").encode()) + entry.made.size


def _foreign(place: Path) -> OutputError:
    sentence = (
        "Tệp .zip này không do docgen làm ra: chọn tên khác, hoặc thêm --overwrite để ghi đè."
    )
    return OutputError(Problem("output/exists", sentence, source=str(place)))
