"""When docgen itself breaks, or the system refuses: a sentence, and what to report."""

from __future__ import annotations

import errno
import os
import platform
import re
import tempfile
import traceback
from collections.abc import Sequence

import docgen
from docgen.cli import BUG
from docgen.cli.console import say_error

__all__ = ["refused_by_system", "tell_bug"]

# What a system refuses to any program, with what to do about it.
_REFUSED = {
    errno.ENOSPC: "đĩa đã đầy: dọn bớt hoặc chọn chỗ khác",
    errno.EDQUOT: "đã hết phần đĩa được dùng: dọn bớt hoặc chọn chỗ khác",
    errno.EROFS: "chỗ này chỉ cho đọc: chọn chỗ khác",
    errno.EACCES: "không có quyền: kiểm tra quyền của tệp, thư mục",
    errno.EPERM: "không có quyền: kiểm tra quyền của tệp, thư mục",
    errno.EFBIG: "hệ thống không cho ghi tệp lớn như vậy: chọn chỗ khác",
    errno.ENAMETOOLONG: "tên tệp dài quá mức hệ thống cho phép: đặt tên ngắn hơn",
    errno.ELOOP: "đường dẫn đi vòng tròn: kiểm tra các liên kết trong đó",
    errno.EIO: "đĩa hoặc mạng có lỗi khi đọc, ghi: kiểm tra rồi chạy lại",
    errno.EMFILE: "đang mở quá nhiều tệp: đóng bớt chương trình rồi chạy lại",
    errno.ENFILE: "máy đang mở quá nhiều tệp: đóng bớt chương trình rồi chạy lại",
    errno.ENOMEM: "máy hết bộ nhớ: đóng bớt chương trình rồi chạy lại",
}


def refused_by_system(error: OSError) -> str | None:
    """The sentence for what the system refuses; None where the fault may be docgen's.

    >>> refused_by_system(OSError(28, "No space left on device"))
    'Không làm tiếp được: đĩa đã đầy: dọn bớt hoặc chọn chỗ khác.'
    """
    reason = _REFUSED.get(error.errno or 0)
    if reason is None:
        return None
    where = f" ({error.filename})" if isinstance(error.filename, str) else ""
    return f"Không làm tiếp được{where}: {reason}."


def tell_bug(error: BaseException, arguments: Sequence[str]) -> int:
    """Say that docgen broke and what to report, without the traceback; its exit code."""
    if os.environ.get("DOCGEN_DEBUG"):
        traceback.print_exception(error)
        return BUG
    if isinstance(error, MemoryError):
        say_error("Máy hết bộ nhớ khi đang làm: đóng bớt chương trình, hoặc chia nhỏ đầu vào.")
    else:
        say_error(
            f"docgen gặp lỗi của chính nó ({type(error).__name__}) nên dừng lại; tệp đang có "
            "không bị sửa dở dang."
        )
    say_error(
        "Xin báo cho người phát triển ba điều sau: "
        f"(1) docgen {docgen.__version__}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}; (2) lệnh: {_nameless(arguments)}; "
        f"(3) vết lỗi: {_keep(error)}"
    )
    return BUG


def _keep(error: BaseException) -> str:
    """Where the traceback was written, for its owner's eyes alone."""
    try:
        handle, name = tempfile.mkstemp(prefix="docgen-loi-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            traceback.print_exception(error, file=file)
    except OSError:
        return "chạy lại lệnh với DOCGEN_DEBUG=1 rồi chép những gì được in ra."
    return f"{name} (đọc lại trước khi gửi: có thể có chữ trong văn bản của bạn)."


def _nameless(arguments: Sequence[str]) -> str:
    """The command with no name of a file, a place or a person in it.

    >>> _nameless(["make", "ke_hoach_xa_A.yaml", "-o", "mat.docx", "--check=all", "--port", "80"])
    'docgen make ….yaml -o ….docx --check=… --port …'
    """
    from docgen.cli.parser import build_parser

    known = set(build_parser().commands())
    words = ["docgen"]
    for place, word in enumerate(arguments):
        if place == 0 and word in known:
            words.append(word)
        elif word.startswith("-"):
            name, equals, _ = word.partition("=")
            words.append(name + (equals and "=…"))
        else:
            suffix = re.search(r"\.[A-Za-z]{2,5}$", word)
            words.append("…" + (suffix[0].lower() if suffix else ""))
    return " ".join(words)
