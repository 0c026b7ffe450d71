"""A folder: each worker writes in a temporary folder of its own and renames into the common one."""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from docgen.batch.journal import Entry, Journal
from docgen.batch.manifest import FILES, read_entries
from docgen.batch.outcome import Known, Made
from docgen.batch.outputs.base import discard, lost, refuse_used
from docgen.errors import OutputError, Problem

__all__ = ["Folder", "FolderSink"]

WORK = ".docgen"  # on the same file system as the result, or renaming would copy


@dataclass(frozen=True, slots=True)
class FolderSink:
    """Writes single files, whole or not at all."""

    place: str
    overwrite: bool
    run: str  # tells this run's temporary folders from those of another

    def holds(self, name: str, known: Known) -> bool:
        """The file is there, with the bytes that are known."""
        data = _read(Path(self.place, name), known.size)
        return data is not None and hashlib.sha256(data).hexdigest() == known.sha256

    def put(self, name: str, data: bytes, known: Known | None) -> None:
        """Write the file; one that is there with the same bytes is left alone."""
        target = Path(self.place, name)
        try:
            if os.path.lexists(target):
                if _read(target, len(data)) == data:
                    return
                if not self.overwrite and not (known and self.holds(name, known)):
                    raise _taken(target)
            temporary = self._own_folder() / name
            try:
                temporary.write_bytes(data)
                os.replace(temporary, target)
            except BaseException:
                with suppress(OSError):
                    temporary.unlink(missing_ok=True)
                raise
        except OutputError:
            raise
        except OSError as error:
            raise lost(error, str(target)) from None

    def _own_folder(self) -> Path:
        """This process's folder for what is half written. ext4 locks a folder for each new name,
        so two workers in one folder are no faster than one."""
        key = (os.getpid(), self)
        if key not in _OWN:
            # two machines may share the place, and a number of a process
            name = f"w-{self.run}-{os.getpid()}-{secrets.token_hex(4)}"
            folder = Path(self.place, WORK, name)
            folder.mkdir(mode=0o700)
            _OWN[key] = folder
        return _OWN[key]


_OWN: dict[tuple[int, FolderSink], Path] = {}


def _read(path: Path, size: int) -> bytes | None:
    """The file's bytes if it is an ordinary file of that size, not a link to elsewhere."""
    try:
        about = os.lstat(path)
        if not stat.S_ISREG(about.st_mode) or about.st_size != size:
            return None
        return path.read_bytes()
    except OSError:
        return None


def _taken(target: Path) -> OutputError:
    sentence = (
        "Đã có tệp khác mang tên này: đổi tên hoặc dời tệp ấy đi, hoặc thêm --overwrite để ghi đè."
    )
    return OutputError(Problem("output/exists", sentence, source=str(target)))


class Folder:
    """Every document directly inside the folder, beside the manifest."""

    def __init__(self, place: Path) -> None:
        self.place: Path = Path(os.path.realpath(place))
        self.work: Path = self.place / WORK
        self._overwrite = False
        self._run = secrets.token_hex(4)
        self._journal: Journal | None = None

    @property
    def sink(self) -> FolderSink:
        """What workers write to."""
        return FolderSink(str(self.place), self._overwrite, self._run)

    def open(self, *, resume: bool, overwrite: bool) -> Journal:
        """Take the folder, making it if need be."""
        used = self.work.exists() or any((self.place / name).exists() for name in FILES)
        if used and not (resume or overwrite):
            raise refuse_used(str(self.place))
        new = not self.work.exists()
        try:
            self.work.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _no_folder(self.place, error) from None
        try:
            journal = self._journal = Journal(self.work / "journal.sqlite")
        except OutputError:
            if new:
                discard(self.work)
            raise
        for folder in self.work.glob("w-*"):
            discard(folder)
        if resume:
            journal.begin()
            journal.remember(read_entries(self.place))
            overwrite = overwrite or journal.told("overwrite") == "1"
        else:
            journal.forget()
            for name in FILES:
                (self.place / name).unlink(missing_ok=True)
        journal.tell("overwrite", str(int(overwrite)))
        self._overwrite = overwrite
        return journal

    def keep(self, entry: Entry | None) -> None:
        """Workers look whether a file is still there, many at a time."""

    def settled(self, entry: Entry) -> bool:
        """A row that failed is tried again: nothing hangs on it."""
        return False

    def accept(self, made: Made) -> tuple[int, int]:
        """Workers have written it."""
        return 0, 0

    def flush(self, entries: list[Entry]) -> None:
        """Files are whole as soon as they are there."""

    def finish(self, journal: Journal, manifests: list[Path]) -> None:
        """The manifest takes its place, and what was under way goes."""
        try:
            for path in manifests:
                os.replace(path, self.place / path.name)
        except OSError as error:
            raise lost(error, str(self.place)) from None
        journal.close()
        discard(self.work)

    def close(self) -> None:
        """Let go; the record stays."""
        if self._journal:
            self._journal.close()

    def path(self, name: str) -> Path:
        """Where a document stands."""
        return self.place / name


def _no_folder(place: Path, error: OSError) -> OutputError:
    if place.exists() and not place.is_dir():
        sentence = "Đây là một tệp, không phải thư mục: chọn tên khác cho -o."
    else:
        sentence = f"Không tạo được thư mục ({error.strerror}): kiểm tra quyền ghi và chỗ trống."
    return OutputError(Problem("output/unwritable", sentence, source=str(place)))
