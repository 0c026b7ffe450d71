"""Processes that hold LibreOffice, kept warm and handed out one document at a time."""

from __future__ import annotations

import atexit
import contextlib
import math
import os
import queue
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

from docgen.convert.fonts import require_embedded, require_times, substituted
from docgen.convert.safe import fonts_asked, safe_copy
from docgen.convert.worker import FRAME, write_frame
from docgen.errors import InputError, Problem

__all__ = ["Office", "Picture", "Place", "shared_office"]

WORKER = Path(__file__).with_name("worker.py")
START_LIMIT = 60.0  # seconds until LibreOffice is ready; about one on an idle machine
RENEW_AFTER = 500  # documents: a library that leaks slowly is replaced in time
MOST_PAGES = 200
# Nothing that a document asks for is fetched, no macro runs, no one is asked anything.
_SETTINGS = {
    "/org.openoffice.Office.Writer/Content/Update": {"Link": "2", "Field": "false"},
    "/org.openoffice.Office.Common/Security/Scripting": {
        "MacroSecurityLevel": "3",
        "DisableMacrosExecution": "true",
        "BlockUntrustedRefererLinks": "true",
    },
    "/org.openoffice.Office.Common/Misc": {"FirstRun": "false", "CollectUsageInformation": "false"},
}


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


@cache
def program_folder() -> Path:
    """The folder of LibreOffice's programs; raises InputError where there is none."""
    names = ["soffice", "libreoffice"]
    mac = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
    for name in names:
        if found := shutil.which(name):
            folder = Path(found).resolve().parent
            if list(folder.glob("lib*lo.so")) or list(folder.glob("libsofficeapp*")):
                return folder
    if mac.exists():
        return mac.parent
    raise InputError(
        Problem(
            "convert/no-office",
            "Máy này chưa có LibreOffice nên không làm được PDF và ảnh trang: hãy cài gói "
            "libreoffice-writer (sudo apt-get install libreoffice-writer) rồi chạy lại. "
            "Tệp .docx không cần LibreOffice.",
        )
    )


class _Worker:
    """One process; used by one thread at a time."""

    def __init__(self) -> None:
        program = program_folder()
        # owner-only: a document passes through this folder
        self._folder = Path(tempfile.mkdtemp(prefix="docgen-office-"))
        _write_profile(self._folder / "profile")
        kept = ("PATH", "LD_LIBRARY_PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "SYSTEMROOT")
        environment = {name: os.environ[name] for name in kept if name in os.environ}
        environment |= {"HOME": str(self._folder), "TMPDIR": str(self._folder), "LC_ALL": "C.UTF-8"}
        environment |= {"SAL_USE_VCLPLUGIN": "svp", "SAL_LOG": "-WARN"}
        self.served = 0
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-I", str(WORKER), str(program), str(self._folder)],
                bufsize=0,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=self._folder,
                env=environment,
                start_new_session=True,
            )
        except OSError:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise _not_started() from None
        if self._read(time.monotonic() + START_LIMIT) is None:
            self.close()
            raise _not_started()

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, header: dict[str, Any], data: bytes, timeout: float) -> tuple[Any, bytes]:
        """One question, one answer; on a crash or past the limit this worker is gone."""
        self.served += 1
        limit = time.monotonic() + timeout
        assert self._process.stdin is not None
        try:
            # a worker that reads no more is killed by the timer, which ends the write
            with _killed_at(self, limit):
                write_frame(self._process.stdin.fileno(), header, data)
            found = self._read(limit)
        except OSError:
            found = None
        if found is None:
            late = time.monotonic() >= limit
            self.close()
            raise _too_late(timeout) if late else _broken("dừng đột ngột")
        if fault := found[0].get("fault"):
            raise _broken(str(fault))
        return found

    def _read(self, limit: float) -> tuple[dict[str, Any], bytes] | None:
        import json

        assert self._process.stdout is not None
        start = _read_exactly(self._process.stdout, FRAME.size, limit)
        if start is None:
            return None
        head, body = FRAME.unpack(start)
        header = _read_exactly(self._process.stdout, head, limit)
        data = _read_exactly(self._process.stdout, body, limit)
        return None if header is None or data is None else (json.loads(header), data)

    def kill(self) -> None:
        """End the process and all that it started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()

    def close(self) -> None:
        """Kill, and leave nothing on the disk."""
        self.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        shutil.rmtree(self._folder, ignore_errors=True)


@contextlib.contextmanager
def _killed_at(worker: _Worker, limit: float) -> Iterator[None]:
    timer = threading.Timer(max(0.0, limit - time.monotonic()), worker.kill)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _read_exactly(stream: IO[bytes], count: int, limit: float) -> bytes | None:
    """``count`` bytes, or None where the stream ends or the time is over."""
    parts: list[bytes] = []
    while count:
        ready, _, _ = select.select([stream], [], [], max(0.0, limit - time.monotonic()))
        part = os.read(stream.fileno(), min(count, 1 << 20)) if ready else b""
        if not part:
            return None
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _write_profile(profile: Path) -> None:
    user = profile / "user"
    user.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value>'
        "</prop></item>"
        for path, values in _SETTINGS.items()
        for name, value in values.items()
    )
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items '
        'xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>\n'
    )


def _require_pdfium() -> None:
    if find_spec("pypdfium2") is None:
        raise InputError(
            Problem(
                "convert/no-pdfium",
                "Ảnh trang cần gói pypdfium2: chạy pip install 'docgen-vn[web]' rồi thử lại.",
            )
        )


def _not_started() -> InputError:
    return InputError(
        Problem(
            "convert/office-start",
            "LibreOffice không khởi động được: hãy thử lệnh soffice --headless --version "
            "và cài lại gói libreoffice-writer nếu lệnh ấy báo lỗi.",
        )
    )


def _too_late(timeout: float) -> InputError:
    return InputError(
        Problem(
            "convert/timeout",
            f"LibreOffice làm quá {math.ceil(timeout)} giây chưa xong nên đã dừng lại: văn bản "
            "quá dài hoặc bị hỏng; hãy chia nhỏ hoặc mở bằng Word rồi lưu lại.",
        )
    )


def _broken(detail: str) -> InputError:
    return InputError(
        Problem(
            "convert/broken",
            f"LibreOffice không in được tệp này ({detail}): hãy mở bằng Word và lưu lại dạng "
            ".docx rồi thử lại.",
        )
    )


class Office:
    """LibreOffice in ``workers`` processes, started when first asked.

    Safe to use from several threads: each document has a process to itself while it is printed.
    Close it, or use it in a ``with`` statement.
    """

    def __init__(self, workers: int = 1) -> None:
        self._idle: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
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
                    taken[index] = _Worker()
        finally:
            for worker in taken:
                self._idle.put(worker)

    def _ask(self, header: dict[str, Any], data: bytes, timeout: float) -> tuple[Any, bytes]:
        limit = time.monotonic() + timeout
        try:
            worker = self._idle.get(timeout=timeout)
        except queue.Empty:
            raise _too_late(timeout) from None
        try:
            if self._closed:
                raise _broken("đã đóng")
            if worker is not None and (not worker.alive or worker.served >= RENEW_AFTER):
                worker.close()
                worker = None
            if worker is None:
                worker = _Worker()
                limit = max(limit, time.monotonic() + min(timeout, 30))
            return worker.ask(header, data, max(0.1, limit - time.monotonic()))
        finally:
            if worker is not None and (self._closed or not worker.alive):
                worker.close()
                worker = None
            self._idle.put(worker)

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
        most: int = MOST_PAGES,
        timeout: float = 60,
    ) -> list[Picture]:
        """The pages as PNG; those whose name is ``known`` without their bytes."""
        _require_pdfium()
        header = {"do": "pictures", "dpi": dpi, "known": list(known), "most": most}
        about, data = self._ask(header, pdf, timeout)
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
