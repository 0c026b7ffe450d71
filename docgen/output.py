"""Files that exist are whole: written under a temporary name, then renamed."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path

from docgen.errors import OutputError, Problem

__all__ = ["write_whole"]


def write_whole(path: str | os.PathLike[str], data: bytes) -> None:
    """Write ``data`` to ``path``, whole or not at all; an old file stays until the new is whole.

    Raises OutputError, with a Vietnamese sentence, where it can't be written.
    """
    target = Path(path)
    # readable by its owner alone until it is whole, then with the rights new files have
    temporary = target.with_name(f".{os.getpid()}-{secrets.token_hex(4)}.tmp")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.replace(temporary, target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(
            Problem("output/unwritable", _sentence(target, error), source=str(target))
        ) from None


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
