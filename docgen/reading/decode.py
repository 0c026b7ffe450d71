"""Bytes to text: UTF-8 or a sentence that names the likely cause."""

from __future__ import annotations

import re
from functools import cache
from typing import NoReturn

from docgen.errors import InputError, Problem

__all__ = ["MAX_BYTES", "decode"]

MAX_BYTES = 4 * 1024 * 1024

_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
# Bytes that Vietnamese text uses most in each encoding (lower case vowels, đ, tone marks).
_LEGACY = {
    "TCVN3 (ABC, phông .VnTime)": frozenset(b"\xa8\xa9\xaa\xab\xac\xad\xae\xb5\xb6\xb7\xb8\xb9"),
    "Windows-1258": frozenset(b"\xcc\xd2\xde\xec\xf2\xf0\xfd\xf5\xe2\xea\xf4\xe3"),
    "VNI": frozenset(b"\xf1\xf8\xf9\xf6\xef\xfb\xe0\xe1\xe4\xe5"),
}
_SAVE = "mở tệp bằng Notepad, chọn Save As, ở ô Encoding chọn UTF-8 rồi lưu lại"
# Everything YAML forbids, and the line breaks that no editor shows (they would be folded away).
_FORBIDDEN = (
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_MOST = 20


def _refuse(name: str, code: str, message: str, line: int | None = None) -> NoReturn:
    raise InputError(Problem(f"reading/{code}", message, source=name, line=line))


def _legacy(data: bytes) -> str:
    # str.count per byte is C; a sample is enough to tell encodings apart.
    sample = data[:65536]
    scores = {name: sum(map(sample.count, heavy)) for name, heavy in _LEGACY.items()}
    return max(scores, key=scores.__getitem__)


def decode(data: bytes | str, name: str, *, printable: bool = True) -> str:
    """Return the text of a file, without its byte order mark.

    ``printable`` refuses characters that a YAML file may not hold, with their places.

    >>> decode(b"\\xef\\xbb\\xbfso: 1", "a.yaml")
    'so: 1'
    """
    if len(data) > MAX_BYTES:
        _refuse(name, "too-big", f"Tệp lớn hơn {MAX_BYTES >> 20} MiB; hãy chia nhỏ tệp.")
    text = data if isinstance(data, str) else _utf8(data, name)
    text = text.removeprefix("\ufeff")
    if not text.strip():
        _refuse(name, "empty", "Tệp trống, chưa có nội dung nào.")
    if printable:
        _check_characters(text, name)
    return text


@cache  # compiled when a file asks for it: no other pattern takes so long (4 ms)
def _forbidden() -> re.Pattern[str]:
    return re.compile(_FORBIDDEN)


def _check_characters(text: str, name: str) -> None:
    if text.replace("\n", "").replace("\r", "").replace("\t", "").isprintable():
        return  # all that is forbidden is unprintable, though not the other way round
    problems = []
    for found in _forbidden().finditer(text):
        at = found.start()
        line = text.count("\n", 0, at) + 1
        code = ord(found.group())
        problems.append(
            Problem(
                "reading/character",
                f"Ký tự không được phép U+{code:04X} (không nhìn thấy được); hãy xóa ký tự này.",
                source=name,
                line=line,
                column=at - text.rfind("\n", 0, at),
            )
        )
        if len(problems) >= _MOST:
            break
    if problems:
        raise InputError(problems)


def _utf8(data: bytes, name: str) -> str:
    if data.startswith(_UTF16_BOMS) or (data and data.count(0) * 4 > len(data)):
        _refuse(name, "encoding", f"Tệp được lưu theo mã UTF-16, không phải UTF-8; {_SAVE}.")
    if data.startswith(b"PK\x03\x04"):
        _refuse(name, "encoding", "Đây là tệp nén (Word, Excel hoặc zip), không phải tệp chữ.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        # Bytes after the fault that are good UTF-8 otherwise: a damaged file, not another encoding.
        if len(data.decode("utf-8", "ignore").encode()) * 50 > len(data) * 49 and len(data) > 200:
            _refuse(
                name,
                "encoding",
                f"Tệp bị hỏng: byte {data[fault.start]:#04x} không phải UTF-8; hãy gõ lại dòng này "
                f"hoặc {_SAVE}.",
                line,
            )
        cause = _legacy(data)
        _refuse(
            name,
            "encoding",
            f"Tệp không phải UTF-8, có lẽ được lưu theo mã {cause}; hãy chuyển mã sang Unicode "
            f"(ví dụ bằng UniKey), rồi {_SAVE}.",
            line,
        )
