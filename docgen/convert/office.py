"""Processes that hold LibreOffice, kept warm and handed out one document at a time."""

from __future__ import annotations

import atexit
import contextlib
import os
import queue
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from docgen.convert.fonts import require_embedded, require_times, substituted
from docgen.convert.looks import looks_of
from docgen.convert.process import Process, broken, too_late
from docgen.convert.safe import fonts_asked, safe_copy
from docgen.errors import InputError, Problem

__all__ = ["Office", "Picture", "Place", "Printer", "shared_office"]

RENEW_AFTER = 500  # documents: a library that leaks slowly is replaced in time
MOST_PAGES = 200


@dataclass(frozen=True, slots=True)
class Picture:
    """A page: ``name`` tells its looks, ``png`` is empty where the asker had it already."""

    name: str
    width: int
    height: int
    png: bytes


@dataclass(frozen=True, slots=True)
class Place:
    """Where words are printed: the page from 0, boxes as fractions (left, top, width, height)."""

    page: int
    boxes: tuple[tuple[float, float, float, float], ...]


def _require_pdfium() -> None:
    if find_spec("pypdfium2") is None:
        raise InputError(
            Problem(
                "convert/no-pdfium",
                "Ảnh trang cần gói pypdfium2: chạy pip install 'docgen-vn[web]' rồi thử lại.",
            )
        )


class Printer(ABC):
    """What may be asked for, whoever does it."""

    @abstractmethod
    def _ask(self, header: dict[str, Any], data: bytes, timeout: float) -> tuple[Any, bytes]:
        """One question to a process that holds LibreOffice."""

    def to_pdf(
        self, docx: bytes, *, title: str | None = None, timeout: float = 60, strict: bool = True
    ) -> bytes:
        """As ``docgen.convert.to_pdf``; ``strict`` off lets documents in other fonts through."""
        require_times()
        copy, package = safe_copy(docx, title)
        pdf = self._ask({"do": "pdf"}, copy, timeout)[1]
        if strict:
            asked = fonts_asked(package)
            if others := substituted(pdf, asked):
                raise InputError(
                    Problem(
                        "convert/substituted",
                        f"Máy này phải lấy phông {', '.join(sorted(others))} thay cho phông của "
                        f"văn bản ({', '.join(sorted(asked))}) nên bản in sẽ khác: hãy cài phông "
                        "ấy, hoặc bỏ những chữ mà phông ấy không có.",
                    )
                )
        require_embedded(pdf)
        return pdf

    def pictures(
        self,
        pdf: bytes,
        *,
        dpi: int = 96,
        known: Sequence[str] = (),
        seen: Sequence[int] | None = None,
        most: int = MOST_PAGES,
        timeout: float = 60,
    ) -> list[Picture]:
        """The pages as PNG; without their bytes those whose name is ``known`` and those beyond
        ``seen``, the numbers of the pages that are looked at."""
        _require_pdfium()
        names = [f"{dpi}-{looks}" for looks in looks_of(pdf) or ()]
        wanted = sorted({*seen}) if seen is not None and names else None
        header = {"do": "pictures", "dpi": dpi, "known": list(known), "most": most}
        about, data = self._ask(header | {"names": names, "seen": wanted}, pdf, timeout)
        found, start = [], 0
        for page in about["pages"]:
            png = data[start : start + page["bytes"]]
            start += page["bytes"]
            found.append(Picture(page["name"], page["width"], page["height"], png))
        return found

    def places(
        self, pdf: bytes, texts: Sequence[str], *, most: int = MOST_PAGES, timeout: float = 60
    ) -> list[Place | None]:
        """Where each text is printed; None for one that is not found."""
        _require_pdfium()
        about, _ = self._ask({"do": "places", "texts": list(texts), "most": most}, pdf, timeout)
        return [
            None if entry is None else Place(entry["page"], tuple(map(tuple, entry["boxes"])))
            for entry in about["places"]
        ]


class Office(Printer):
    """LibreOffice in ``workers`` processes, started when first asked.

    Safe to use from several threads: each document has a process to itself while it is printed.
    Close it, or use it in a ``with`` statement.
    """

    def __init__(self, workers: int = 1) -> None:
        self._idle: queue.LifoQueue[Process | None] = queue.LifoQueue()
        for _ in range(workers):
            self._idle.put(None)
        self._workers = workers
        self._closed = False
        self._owner = os.getpid()

    def __enter__(self) -> Office:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def warm(self) -> None:
        """Start the processes now, so that the first document needn't wait."""
        require_times()
        taken = [self._idle.get() for _ in range(self._workers)]
        try:
            for index, worker in enumerate(taken):
                if worker is None:
                    taken[index] = Process()
        finally:
            for worker in taken:
                self._idle.put(worker)

    @contextlib.contextmanager
    def seat(self, timeout: float = 60) -> Iterator[Printer]:
        """One process for several questions about a document: it waits for its turn once."""
        limit = time.monotonic() + timeout
        try:
            worker = self._idle.get(timeout=timeout)
        except queue.Empty:
            raise too_late(timeout) from None
        try:
            if self._closed:
                raise broken("đã đóng")
            if worker is not None and (not worker.alive or worker.served >= RENEW_AFTER):
                worker.close()
                worker = None
            if worker is None:
                worker = Process()
                limit = max(limit, time.monotonic() + min(timeout, 30))
            yield _Seat(worker, limit)
        finally:
            if worker is not None and (self._closed or not worker.alive):
                worker.close()
                worker = None
            self._idle.put(worker)

    def _ask(self, header: dict[str, Any], data: bytes, timeout: float) -> tuple[Any, bytes]:
        with self.seat(timeout) as seat:
            return seat._ask(header, data, timeout)

    def close(self) -> None:
        """End the idle processes; a busy one ends with its document."""
        if self._owner != os.getpid():
            return  # a forked child: the processes are its parent's
        self._closed = True
        taken = []
        with contextlib.suppress(queue.Empty):
            while True:
                taken.append(self._idle.get_nowait())
        for worker in taken:
            if worker is not None:
                worker.close()
            self._idle.put(None)


class _Seat(Printer):
    """One process, held until the document is done."""

    def __init__(self, worker: Process, limit: float) -> None:
        self._worker = worker
        self._limit = limit

    def _ask(self, header: dict[str, Any], data: bytes, timeout: float) -> tuple[Any, bytes]:
        return self._worker.ask(header, data, max(0.1, self._limit - time.monotonic()))


_shared: dict[int, Office] = {}
_lock = threading.Lock()


def shared_office() -> Office:
    """The office of this process, with one worker; a forked child gets its own."""
    with _lock:
        office = _shared.get(os.getpid())
        if office is None:
            _shared.clear()  # the parent's, after a fork: not ours to close
            office = _shared[os.getpid()] = Office()
            atexit.register(office.close)
        return office
