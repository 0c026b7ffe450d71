"""What every output does: its parent's side, and the side that travels to workers."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import Protocol

from docgen.batch.journal import Entry, Journal
from docgen.batch.outcome import Known, Made
from docgen.errors import InputError, OutputError, Problem

__all__ = ["LostOutputError", "Output", "Sink", "discard", "lost", "refuse_used"]


class LostOutputError(OutputError):
    """The output itself is at fault: full, gone, out of reach. The run stops and can be resumed."""


class Sink(Protocol):
    """The worker's side; it is pickled."""

    def holds(self, name: str, known: Known) -> bool:
        """The file is there, with the bytes that are known."""

    def put(self, name: str, data: bytes, known: Known | None) -> bytes | None:
        """Write a file whole under its final name, or return its bytes for the parent to write.

        A file that is there already stays, unless it is ``known`` as one of ours.
        """


class Output(Protocol):
    """The parent's side. Rows come to it in their order."""

    @property
    def sink(self) -> Sink:
        """What workers write to."""

    def open(self, *, resume: bool, overwrite: bool) -> Journal:
        """Take the place, or refuse to; nothing of another run is lost."""

    def keep(self, entry: Entry | None) -> Entry | None:
        """The entry as it is to be recorded, where the file needs no worker to be kept. Asked for
        each row in order; None where the row is new or has changed."""

    def settled(self, entry: Entry) -> bool:
        """A row that failed for good before need not be tried again."""

    def accept(self, made: Made) -> tuple[int, int]:
        """Take a row's bytes, if the parent writes; where they stand, and their CRC."""

    def flush(self, entries: list[Entry]) -> None:
        """What was accepted must outlive this process; called before it is recorded."""

    def finish(self, journal: Journal, manifests: list[Path]) -> None:
        """All is done: the manifest and, for an archive, the archive take their names."""

    def close(self) -> None:
        """Let go; what an unfinished run has made stays, to be resumed."""

    def path(self, name: str) -> Path | str:
        """Where a document stands."""

    @property
    def work(self) -> Path:
        """A folder for what is under way."""


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_GONE = {errno.EIO, errno.EROFS, errno.ENODEV, errno.ESTALE, errno.ENOENT, errno.ENOTDIR}


def lost(error: OSError, place: str) -> OutputError:
    """What went wrong with a file, as an error that stops the run or only fails the row."""
    if error.errno in _FULL:
        sentence = (
            "Hết chỗ trên đĩa hoặc tệp vượt hạn mức: dọn bớt, rồi chạy lại với --resume để làm "
            "tiếp; những văn bản đã xong vẫn còn nguyên."
        )
        return LostOutputError(Problem("output/full", sentence, source=place))
    if error.errno in _GONE:
        sentence = (
            f"Không còn ghi được vào đây ({error.strerror}): kiểm tra thư mục và ổ đĩa, "
            "rồi chạy lại với --resume."
        )
        return LostOutputError(Problem("output/gone", sentence, source=place))
    sentence = (
        f"Không ghi được tệp ({error.strerror or type(error).__name__}): tệp đang mở trong Word "
        "thì đóng lại; thư mục không cho ghi thì chọn chỗ khác."
    )
    return OutputError(Problem("output/unwritable", sentence, source=place))


def refuse_used(place: str) -> InputError:
    """The place holds another run's work, and nobody said what to do with it."""
    sentence = (
        "Ở đây đã có kết quả của lần chạy trước: thêm --resume để làm tiếp, --overwrite để làm "
        "lại từ đầu, hoặc chọn chỗ khác."
    )
    return InputError(Problem("output/used", sentence, source=place))


def discard(work: Path) -> None:
    """Remove a working folder; one that can't be removed harms nothing."""
    shutil.rmtree(work, ignore_errors=True)
