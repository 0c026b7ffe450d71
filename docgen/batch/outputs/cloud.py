"""Any store that fsspec opens (``s3://``, ``gs://``, ``sftp://`` …): whole objects only.

An object store shows an object when all of it is there. Where a store shows files as they grow,
they are written under another name and moved. Workers write; the parent keeps the run's record on
its own disk and leaves a copy beside the documents, so that any machine can resume.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from docgen.batch.journal import Entry, Journal
from docgen.batch.manifest import FILES, JSONL, as_record, from_record, read_entries
from docgen.batch.outcome import Known, Made
from docgen.batch.outputs.base import LostOutputError, discard, refuse_used
from docgen.errors import InputError, OutputError, Problem
from docgen.output import scratch_folder

__all__ = ["Cloud", "CloudSink"]

WORK = ".docgen"
# Where an object is not seen before all of it is there.
_WHOLE = {"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "adl", "oci", "oss", "memory"}


def _store(url: str) -> tuple[Any, str]:
    """The file system of a URL, made anew in each process, and the path in it."""
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        sentence = "Chưa cài phần ghi lên kho: chạy pip install 'docgen-vn[cloud]'."
        raise InputError(Problem("output/extra", sentence, source=shown(url))) from None
    try:
        store, path = url_to_fs(url)
    except (ImportError, ValueError) as error:
        sentence = f"Không mở được loại địa chỉ này ({error}): kiểm tra phần đầu của địa chỉ."
        raise InputError(Problem("output/scheme", sentence, source=shown(url))) from None
    return store, str(path).rstrip("/")


_cached_store = lru_cache(maxsize=8)(_store)


def shown(url: str) -> str:
    """The URL without the password that it may hold.

    >>> shown("sftp://ha:bi-mat@may/thu-muc")
    'sftp://***@may/thu-muc'
    """
    return re.sub(r"://[^/@]*@", "://***@", url)


@contextmanager
def _reaching(url: str) -> Iterator[None]:
    """Whatever a store raises is said once, in a sentence, without what it may quote."""
    try:
        yield
    except (OutputError, InputError):
        raise
    except Exception as error:
        sentence = (
            f"Không ghi hoặc đọc được kho ({type(error).__name__}): kiểm tra mạng, tên kho và "
            "quyền, rồi chạy lại với --resume; những văn bản đã lên kho vẫn còn nguyên."
        )
        raise LostOutputError(Problem("output/unreachable", sentence, source=shown(url))) from error


@dataclass(frozen=True, slots=True)
class CloudSink:
    """Uploads whole objects."""

    url: str

    def holds(self, name: str, known: Known) -> bool:
        """The object is there in its size: it was uploaded whole, so its bytes are known."""
        with _reaching(self.url):
            store, root = _cached_store(self.url)
            try:
                return bool(store.info(f"{root}/{name}", refresh=True)["size"] == known.size)
            except FileNotFoundError:
                return False
            except TypeError:  # a store without a listing cache
                return bool(store.info(f"{root}/{name}")["size"] == known.size)

    def put(self, name: str, data: bytes, known: Known | None) -> None:
        """Upload. The place was empty, or ours to overwrite, when the run began."""
        with _reaching(self.url):
            upload(*_cached_store(self.url), name, data)


def upload(store: Any, root: str, name: str, data: bytes) -> None:
    """Write one object whole."""
    protocols = {store.protocol} if isinstance(store.protocol, str) else set(store.protocol)
    if protocols & _WHOLE:
        store.pipe_file(f"{root}/{name}", data)
        return
    temporary = f"{root}/{WORK}/{hashlib.sha256(name.encode()).hexdigest()[:16]}.tmp"
    store.makedirs(f"{root}/{WORK}", exist_ok=True)
    store.pipe_file(temporary, data)
    store.mv(temporary, f"{root}/{name}")


class Cloud:
    """A prefix in a store; every document directly under it."""

    def __init__(self, url: str) -> None:
        self.url: str = url.rstrip("/")
        self.work: Path = Path()
        self._journal: Journal | None = None
        self._shards = 0

    @property
    def sink(self) -> CloudSink:
        """What workers write to."""
        return CloudSink(self.url)

    def open(self, *, resume: bool, overwrite: bool) -> Journal:
        """Reach the store and take the prefix; one that is not empty needs a word."""
        with _reaching(self.url):
            store, root = _cached_store(self.url)
            if not resume and not overwrite and _inhabited(store, root):
                raise refuse_used(shown(self.url))
            begun = store.exists(f"{root}/{WORK}/run.json")
            finished = store.exists(f"{root}/{JSONL}")
            if resume and not overwrite and not begun and not finished and _inhabited(store, root):
                raise _not_ours(self.url)
            # shows at once whether the place can be written
            upload(store, root, f"{WORK}/run.json", b"{}\n")
        self.work = scratch_folder("cloud")
        journal = self._journal = Journal(self.work / "journal.sqlite")
        with _reaching(self.url):
            shards = [path for path in store.find(f"{root}/{WORK}") if path.endswith(".jsonl")]
            if not resume:
                if shards:
                    store.rm(shards)
                for name in FILES if overwrite else ():
                    if store.exists(f"{root}/{name}"):
                        store.rm_file(f"{root}/{name}")
                return journal
            self._shards = len(shards)
            for path in reversed(shards):  # the newest word on a file counts
                journal.remember(_entries(store.cat_file(path)))
            for name in FILES:
                if store.exists(f"{root}/{name}"):
                    store.get_file(f"{root}/{name}", str(self.work / name))
        journal.remember(read_entries(self.work))
        return journal

    def keep(self, entry: Entry | None) -> None:
        """Workers look whether an object is still there, many at a time."""

    def settled(self, entry: Entry) -> bool:
        """A row that failed is tried again: nothing hangs on it."""
        return False

    def accept(self, made: Made) -> tuple[int, int]:
        """Workers have written it."""
        return 0, 0

    def flush(self, entries: list[Entry]) -> None:
        """Leave the record of a chunk beside the documents."""
        lines = [
            json.dumps(as_record(entry) | {"seconds": entry.made.seconds}, ensure_ascii=False)
            for entry in entries
            if not entry.made.errors
        ]
        if not lines:
            return
        with _reaching(self.url):
            store, root = _cached_store(self.url)
            upload(store, root, f"{WORK}/{self._shards:06}.jsonl", "\n".join(lines).encode())
        self._shards += 1

    def finish(self, journal: Journal, manifests: list[Path]) -> None:
        """Upload the manifest; then the run's record has served."""
        with _reaching(self.url):
            store, root = _cached_store(self.url)
            for path in manifests:
                store.put_file(str(path), f"{root}/{path.name}")
            store.rm(f"{root}/{WORK}", recursive=True)
        self.close()

    def close(self) -> None:
        """Let go; the record in the store stays."""
        if self._journal:
            self._journal.close()
            discard(self.work)

    def path(self, name: str) -> str:
        """Where a document stands."""
        return f"{self.url}/{name}"


def _inhabited(store: Any, root: str) -> bool:
    with suppress(FileNotFoundError):
        return any(path.rstrip("/") != root for path in store.ls(root, detail=False))
    return False


def _entries(data: bytes) -> Iterator[Entry]:
    for line in data.decode().splitlines():
        record = json.loads(line)
        yield from_record(record, record["seconds"])


def _not_ours(url: str) -> InputError:
    sentence = (
        "Ở đây có tệp nhưng không có lần chạy nào để làm tiếp: chọn chỗ trống, hoặc thêm "
        "--overwrite để ghi đè."
    )
    return InputError(Problem("output/exists", sentence, source=shown(url)))
