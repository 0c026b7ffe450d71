"""One process that holds LibreOffice: how it starts, is asked, is killed and leaves nothing."""

from __future__ import annotations

import contextlib
import math
import os
import select
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import IO, Any

from docgen.convert.worker import FRAME, write_frame
from docgen.errors import InputError, Problem
from docgen.output import scratch_folder

__all__ = ["Process", "broken", "program_folder", "too_late"]

WORKER = Path(__file__).with_name("worker.py")
START_LIMIT = 60.0  # seconds until LibreOffice is ready; about one on an idle machine
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


class Process:
    """One process; used by one thread at a time."""

    def __init__(self) -> None:
        program = program_folder()
        # owner-only: a document passes through this folder
        self._folder = scratch_folder("office")
        _write_profile(self._folder / "profile")
        kept = ("PATH", "LD_LIBRARY_PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "SYSTEMROOT")
        environment = {name: os.environ[name] for name in kept if name in os.environ}
        environment |= {"HOME": str(self._folder), "TMPDIR": str(self._folder), "LC_ALL": "C.UTF-8"}
        environment |= {"SAL_USE_VCLPLUGIN": "svp", "SAL_LOG": "-WARN"}
        self.served: int = 0
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
        with self._gone_if_interrupted():
            ready = self._read(time.monotonic() + START_LIMIT)
        if ready is None:
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
            with self._gone_if_interrupted():
                with _killed_at(self, limit):
                    write_frame(self._process.stdin.fileno(), header, data)
                found = self._read(limit)
        except OSError:
            found = None
        if found is None:
            late = time.monotonic() >= limit
            self.close()
            raise too_late(timeout) if late else broken("dừng đột ngột")
        if fault := found[0].get("fault"):
            raise broken(str(fault))
        return found

    @contextlib.contextmanager
    def _gone_if_interrupted(self) -> Iterator[None]:
        """Ctrl+C in the midst ends this process: its answer would be taken for the next one's."""
        try:
            yield
        except (KeyboardInterrupt, SystemExit):
            self.close()
            raise

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
def _killed_at(worker: Process, limit: float) -> Iterator[None]:
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


def _not_started() -> InputError:
    return InputError(
        Problem(
            "convert/office-start",
            "LibreOffice không khởi động được: hãy thử lệnh soffice --headless --version "
            "và cài lại gói libreoffice-writer nếu lệnh ấy báo lỗi.",
        )
    )


def too_late(timeout: float) -> InputError:
    """What is raised when a document takes too long."""
    return InputError(
        Problem(
            "convert/timeout",
            f"LibreOffice làm quá {math.ceil(timeout)} giây chưa xong nên đã dừng lại: văn bản "
            "quá dài hoặc bị hỏng; hãy chia nhỏ hoặc mở bằng Word rồi lưu lại.",
        )
    )


def broken(detail: str) -> InputError:
    """What is raised when LibreOffice fails over a document."""
    return InputError(
        Problem(
            "convert/broken",
            f"LibreOffice không in được tệp này ({detail}): hãy mở bằng Word và lưu lại dạng "
            ".docx rồi thử lại.",
        )
    )
