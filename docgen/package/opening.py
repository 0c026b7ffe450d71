"""Office files read whole, within limits: what comes in is hostile until shown otherwise, so
every limit holds before memory is spent and no header is believed.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from os import PathLike, fspath
from typing import TYPE_CHECKING

from docgen.errors import PackageError
from docgen.package.faults import refuse
from docgen.package.model import CONTENT_TYPES, Package
from docgen.package.xml import refuse_doctype

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

__all__ = ["DOCX_LIMITS", "MEBIBYTE", "Limits", "open_package"]

MEBIBYTE = 1024 * 1024
OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
FOREIGN = {
    b"%PDF": "PDF",
    b"{\\rtf": "RTF",
    b"<!DOC": "HTML",
    b"<html": "HTML",
    b"PK\5\6": "zip rỗng",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a package may hold.

    What protects is how much there is once inflated, in bytes and in elements. The ratio is of all
    that was read so far and counts only above ``ratio_floor``: an honest table of rows that are
    all but equal, or a styles.xml, shrinks more than a hundredfold.
    """

    members: int = 1_000
    member_bytes: int = 16 * MEBIBYTE
    total_bytes: int = 64 * MEBIBYTE
    elements: int = 500_000  # of one part: one of few bytes costs a kilobyte once it is read
    ratio: int = 100
    ratio_floor: int = 32 * MEBIBYTE


DOCX_LIMITS = Limits()


def _read_source(source: bytes | PathLike[str] | str, limits: Limits) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        data, name = source, ""
    else:
        name = fspath(source)
        try:
            with open(source, "rb") as file:
                data = file.read(limits.total_bytes + 1)
        except FileNotFoundError:
            refuse("not-found", "Không tìm thấy tệp này.", source=name)
        except OSError as error:
            refuse("unreadable", f"Không đọc được tệp này ({error.strerror}).", source=name)
    if len(data) > limits.total_bytes:
        limit = limits.total_bytes // MEBIBYTE
        refuse("too-large", f"Tệp lớn hơn {limit} MiB, quá mức cho phép.", source=name)
    return data, name


def _refuse_not_zip(data: bytes, source: str) -> None:
    if data.startswith(b"PK\3\4"):
        return
    if not data:
        refuse("empty", "Tệp rỗng, không có nội dung nào.", source=source)
    if data.startswith(OLE_MAGIC):
        if "EncryptedPackage".encode("utf-16-le") in data:
            refuse(
                "encrypted",
                "Tệp được bảo vệ bằng mật khẩu. Hãy mở bằng Word, bỏ mật khẩu rồi lưu lại.",
                source=source,
            )
        refuse(
            "legacy-doc",
            "Tệp theo dạng Word cũ (.doc). Hãy mở bằng Word và lưu lại thành .docx.",
            source=source,
        )
    kind = next((kind for magic, kind in FOREIGN.items() if data.startswith(magic)), "")
    known = f" (đây là tệp {kind})" if kind else ""
    refuse("not-zip", f"Tệp không phải .docx{known}.", source=source)


def _refuse_name(name: str, source: str) -> None:
    segments = name.split("/")
    if (
        "\\" in name
        or ":" in segments[0]
        or any(ord(character) < 32 for character in name)
        or any(segment in {"", ".", ".."} for segment in segments)
    ):
        shown = name.encode("unicode_escape").decode("ascii")[:80]
        refuse("member-name", f"Tên phần “{shown}” không an toàn.", source=source)


@dataclass(slots=True)
class _Read:
    """What was read so far of all members: bytes in the archive, and inflated."""

    packed: int = 0
    size: int = 0


def _read_member(
    archive: ZipFile, info: ZipInfo, limits: Limits, so_far: _Read, source: str
) -> bytes:
    name = info.filename
    allowed = min(limits.member_bytes, limits.total_bytes - so_far.size)
    # A table of contents that tells a size greater than there is room for lies: the ratio below
    # would believe it.
    if info.header_offset + info.compress_size > archive.start_dir:
        refuse("broken", "Tệp bị hỏng: mục lục ghi sai độ dài.", part=name, source=source)
    so_far.packed += info.compress_size
    pieces: list[bytes] = []
    size = 0
    with archive.open(info) as file:
        while piece := file.read(MEBIBYTE):  # what swells is left before it has filled the memory
            size += len(piece)
            if size > allowed:
                refuse("too-large", "Phần này giải nén ra quá lớn.", part=name, source=source)
            whole = so_far.size + size
            if whole > limits.ratio_floor and whole > limits.ratio * so_far.packed:
                refuse(
                    "ratio",
                    "Phần này nén quá mức bình thường (bom nén); tệp không an toàn.",
                    part=name,
                    source=source,
                )
            pieces.append(piece)
    if size != info.file_size:
        refuse("broken", "Tệp bị hỏng: mục lục ghi sai độ dài.", part=name, source=source)
    so_far.size += size
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def _read_members(archive: ZipFile, limits: Limits, source: str) -> dict[str, bytes]:
    infos = archive.infolist()
    if len(infos) > limits.members:
        refuse("members", f"Tệp có hơn {limits.members} phần.", source=source)
    parts: dict[str, bytes] = {}
    seen: set[str] = set()
    so_far = _Read()
    for info in infos:
        name = info.orig_filename
        if info.flag_bits & 0x41:  # bit 0: encrypted; bit 6: strong encryption
            refuse("encrypted", "Phần này bị mã hóa.", part=name, source=source)
        if name.endswith("/") and not info.file_size:
            continue  # some archivers write the folders too
        _refuse_name(name, source)
        # Part names are compared without case (ECMA-376 part 2, 9.1.1.1).
        if name.lower() in seen:
            refuse("duplicate", "Phần này có hai lần trong tệp.", part=name, source=source)
        seen.add(name.lower())
        parts[name] = _read_member(archive, info, limits, so_far, source)
    return parts


def open_package(
    source: bytes | PathLike[str] | str,
    limits: Limits = DOCX_LIMITS,
    *,
    name: str = "",
    needed: str = CONTENT_TYPES,
) -> Package:
    """Read an Office file whole, within ``limits``; anything doubtful raises ``PackageError``.

    ``needed``: the part without which a zip archive is no such file.
    """
    from zipfile import BadZipFile, LargeZipFile, ZipFile

    data, path = _read_source(source, limits)
    name = name or path
    _refuse_not_zip(data, name)
    from io import BytesIO

    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = _read_members(archive, limits, name)
    except PackageError:
        raise
    # A broken archive fails in many ways inside zipfile: bad offsets, bad deflate data, CRC.
    except (BadZipFile, LargeZipFile, zlib.error, EOFError, OSError, ValueError, struct.error):
        refuse("broken", "Tệp bị hỏng hoặc bị cắt ngắn, không giải nén được.", source=name)
    except (NotImplementedError, RuntimeError):
        refuse("method", "Tệp nén theo cách mà Word không dùng.", source=name)
    if needed not in parts:
        refuse("not-office", "Tệp là tệp nén zip, không phải .docx.", source=name)
    for part, content in parts.items():
        if _looks_like_xml(part, content):
            refuse_doctype(content, part)
            _refuse_crowded(content, limits, part, name)
    return Package(parts, name)


def _refuse_crowded(data: bytes, limits: Limits, part: str, source: str) -> None:
    # In UTF-16 the end tags count, too: nobody writes such parts of this size.
    if data.count(b"<") - data.count(b"</") > limits.elements:
        most = f"{limits.elements:,}".replace(",", ".")
        why = f"Phần này có hơn {most} phần tử XML, quá mức cho phép: hãy chia nhỏ tệp."
        refuse("too-large", why, part=part, source=source)


def _looks_like_xml(name: str, data: bytes) -> bool:
    start = data[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
    return start.startswith(b"<") or name.lower().endswith((".xml", ".rels", ".vml", ".svg"))
