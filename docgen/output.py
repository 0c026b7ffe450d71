"""Files that exist are whole: written under a temporary name, then renamed.

What is temporary is its owner's alone, and names the machine and the process that made it: what a
killed process left is taken away by the next one.
"""

from __future__ import annotations

import errno
import os
import platform
import re
import shutil
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Lock

from docgen.errors import OutputError, Problem

__all__ = ["scratch_folder", "write_whole"]

_MADE_BY = re.compile(r"-(?P<machine>[0-9a-f]{8})-(?P<process>\d{1,9})-\w{1,16}(\.tmp)?")
_UMASK = Lock()


def write_whole(path: str | os.PathLike[str], data: bytes) -> None:
    """Write ``data`` to ``path``, whole or not at all; an old file stays until the new is whole.

    Raises OutputError, with a Vietnamese sentence, where it can't be written.
    """
    target = Path(path)
    for left in _left_behind(target.parent, ".docgen-"):
        with suppress(OSError):
            left.unlink()
    temporary = target.with_name(f".docgen{_signature()}{os.urandom(4).hex()}.tmp")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.chmod(temporary, 0o666 & ~_umask())
            os.replace(temporary, target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(
            Problem("output/unwritable", _sentence(target, error), source=str(target))
        ) from None


def scratch_folder(kind: str) -> Path:
    """A new folder for this process's work, its owner's alone, in the system's place for such.

    The caller removes it; what killed processes left of the same kind goes first.
    """
    import tempfile  # with secrets, 7 ms of a cold start that needs neither

    for left in _left_behind(Path(tempfile.gettempdir()), f"docgen-{kind}-"):
        shutil.rmtree(left, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"docgen-{kind}{_signature()}"))


def _signature() -> str:
    return f"-{_machine()}-{os.getpid()}-"


@cache
def _machine() -> str:
    """Two machines may share a folder, and the number of a process; so may two containers."""
    try:
        numbering = os.readlink("/proc/self/ns/pid")
    except OSError:
        numbering = ""
    return f"{zlib.crc32(f'{platform.node()} {numbering}'.encode()):08x}"


def _umask() -> int:
    with _UMASK:  # it can only be read by being set
        mask = os.umask(0o077)
        os.umask(mask)
    return mask


def _left_behind(folder: Path, prefix: str) -> Iterator[Path]:
    """What processes of this machine made, and did not live to take away."""
    with suppress(OSError):
        for name in os.listdir(folder):
            if not name.startswith(prefix):
                continue
            found = _MADE_BY.fullmatch(name, len(prefix) - 1)
            if found and found["machine"] == _machine() and not _alive(int(found["process"])):
                yield folder / name


def _alive(process: int) -> bool:
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _sentence(target: Path, error: OSError) -> str:
    if error.errno == errno.ENAMETOOLONG:
        return "Tên tệp dài quá mức hệ thống cho phép: đặt tên ngắn hơn."
    folder = target.parent
    if target.is_dir():
        return "Đây là một thư mục, không phải tệp: ghi thêm tên tệp."
    if not folder.exists():
        return f"Chưa có thư mục {folder}: tạo thư mục ấy trước, hoặc chọn chỗ khác."
    if not folder.is_dir():
        return f"{folder} không phải là thư mục: chọn chỗ khác."
    if isinstance(error, PermissionError):
        return (
            f"Không ghi được vào thư mục {folder}: tệp đang mở trong Word thì đóng lại; "
            "thư mục không cho ghi thì chọn chỗ khác."
        )
    return f"Không ghi được tệp ({error.strerror or error}): kiểm tra chỗ trống trên đĩa."
