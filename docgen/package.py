"""The one door to zip and XML: nothing else in docgen opens a zip or parses markup.

What comes in is hostile until shown otherwise, so every limit holds before memory is spent and no
header is believed. What goes out is a function of its parts alone: order, stamp and level are
fixed.
"""

from __future__ import annotations

import posixpath
import re
import struct
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from os import PathLike, fspath
from typing import TYPE_CHECKING, Literal, NamedTuple, NoReturn
from urllib.parse import unquote

from docgen.errors import InputError, PackageError, Problem

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

    from lxml.etree import _Element

__all__ = [
    "CONTENT_TYPES",
    "DOCX_LIMITS",
    "Compressor",
    "Limits",
    "Member",
    "Package",
    "Relationship",
]
__all__ += ["assemble", "decode_xml", "deflate", "open_package", "pack", "parse_xml", "serialize"]
__all__ += ["write_package"]

MEBIBYTE = 1024 * 1024
CONTENT_TYPES = "[Content_Types].xml"
TYPES_NS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONS_NS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
OFFICE_DOCUMENT = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
)
STRICT_OFFICE_DOCUMENT = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"

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
    """How much a package may hold; the ratio counts only above ``ratio_floor``, because an honest
    styles.xml shrinks more than a hundredfold."""

    members: int = 1_000
    member_bytes: int = 16 * MEBIBYTE
    total_bytes: int = 64 * MEBIBYTE
    ratio: int = 100
    ratio_floor: int = MEBIBYTE


DOCX_LIMITS = Limits()


class Relationship(NamedTuple):
    """One line of a ``.rels`` part; ``target`` is a part's name, or what is written if external."""

    id: str
    type: str
    target: str
    external: bool


def _refuse(code: str, message: str, *, part: str = "", source: str = "") -> NoReturn:
    raise PackageError(Problem(f"package/{code}", message, path=part, source=source))


# --- XML ---------------------------------------------------------------------------------------

_DECLARED_ENCODING = re.compile(rb"^<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})")


def decode_xml(data: bytes, part: str) -> str:
    """The text of an XML part. OPC allows UTF-8 and UTF-16 alone (ECMA-376 part 2, 9.1.2.1): any
    other encoding would be a way round the search for a DOCTYPE."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        encoding = "utf-16"
    elif data[:2] in {b"<\0", b"\0<"}:
        encoding = "utf-16-le" if data[:1] == b"<" else "utf-16-be"
    else:
        encoding = "utf-8-sig"
        declared = _DECLARED_ENCODING.match(data.removeprefix(b"\xef\xbb\xbf"))
        if declared and declared[1].lower() not in {b"utf-8", b"us-ascii", b"ascii"}:
            _refuse("encoding", "Phần này không mã hóa bằng UTF-8 hoặc UTF-16.", part=part)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:  # UTF-32 read as UTF-16 too
        _refuse("encoding", "Phần này không phải UTF-8 hoặc UTF-16 hợp lệ.", part=part)
    return text


def _refuse_doctype(data: bytes, part: str) -> None:
    if "<!DOCTYPE" in decode_xml(data, part):
        _refuse(
            "doctype",
            "Phần này có khai báo DOCTYPE, tệp Word thật không bao giờ có; tệp không an toàn.",
            part=part,
        )


def parse_xml(data: bytes, part: str) -> _Element:
    """The one XML parser: no DTD, no entity, no network, no recovery.

    >>> parse_xml(b"<a><b/></a>", "demo.xml").tag
    'a'
    """
    from lxml import etree

    _refuse_doctype(data, part)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=False, huge_tree=False
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        problem = Problem(
            "package/xml", "Nội dung XML của phần này bị hỏng, không đọc được.", part, line=line
        )
        raise PackageError(problem) from None


def serialize(root: _Element) -> bytes:
    """The bytes of a part, as Word declares them.

    >>> serialize(parse_xml(b"<a/>", "demo.xml"))
    b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\\n<a/>"
    """
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


# --- reading -----------------------------------------------------------------------------------


@dataclass(slots=True)
class Package:
    """The parts of an Office file, in the order they stand in it."""

    parts: dict[str, bytes]
    source: str = ""
    _types: tuple[dict[str, str], dict[str, str]] | None = field(default=None, repr=False)

    def xml(self, name: str) -> _Element:
        """A fresh tree of the part each time: who changes it changes nobody else's."""
        try:
            data = self.parts[name]
        except KeyError:
            _refuse("missing-part", "Tệp thiếu phần này.", part=name, source=self.source)
        return parse_xml(data, name)

    def content_type(self, name: str) -> str:
        """What ``[Content_Types].xml`` says the part is; empty if it says nothing."""
        if self._types is None:
            defaults: dict[str, str] = {}
            overrides: dict[str, str] = {}
            for item in self.xml(CONTENT_TYPES):
                kind = item.get("ContentType", "")
                if item.tag == f"{TYPES_NS}Default":
                    defaults[item.get("Extension", "").lower()] = kind
                elif item.tag == f"{TYPES_NS}Override":
                    overrides[item.get("PartName", "").lstrip("/").lower()] = kind
            self._types = defaults, overrides
        defaults, overrides = self._types
        key = name.lower()
        return overrides.get(key) or defaults.get(key.rpartition(".")[2], "")

    def relationships(self, name: str = "") -> tuple[Relationship, ...]:
        """The relationships of a part, or of the package itself; a target that climbs out of the
        package is refused."""
        folder, _, base = name.rpartition("/")
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if rels not in self.parts:
            return ()
        found = []
        for item in self.xml(rels).iter(f"{RELATIONS_NS}Relationship"):
            external = item.get("TargetMode") == "External"
            target = item.get("Target", "")
            if not external:
                target = self._resolve(folder, target, rels)
            found.append(Relationship(item.get("Id", ""), item.get("Type", ""), target, external))
        return tuple(found)

    def _resolve(self, folder: str, target: str, rels: str) -> str:
        path = unquote(target).partition("#")[0]
        joined = path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)
        resolved = posixpath.normpath(joined) if joined else ""
        if resolved.startswith("..") or "\\" in resolved:
            _refuse(
                "relationship",
                f"Liên kết «{target[:80]}» trỏ ra ngoài tệp; tệp không an toàn.",
                part=rels,
                source=self.source,
            )
        return resolved

    @property
    def main_part(self) -> str:
        """The name of the Word document's main part, usually ``word/document.xml``."""
        for relationship in self.relationships():
            if relationship.type == STRICT_OFFICE_DOCUMENT:
                _refuse(
                    "strict",
                    "Tệp lưu theo dạng Strict Open XML. "
                    "Hãy mở bằng Word và lưu lại theo dạng «Word Document (*.docx)».",
                    source=self.source,
                )
            if relationship.type == OFFICE_DOCUMENT and relationship.target in self.parts:
                kind = self.content_type(relationship.target)
                if "wordprocessingml" in kind or "ms-word" in kind:
                    return relationship.target
        _refuse(
            "not-word",
            "Tệp không phải văn bản Word (.docx). Hãy mở bằng Word và lưu lại dạng .docx.",
            source=self.source,
        )


def _read_source(source: bytes | PathLike[str] | str, limits: Limits) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        data, name = source, ""
    else:
        name = fspath(source)
        try:
            with open(source, "rb") as file:
                data = file.read(limits.total_bytes + 1)
        except FileNotFoundError:
            _refuse("not-found", "Không tìm thấy tệp này.", source=name)
        except OSError as error:
            _refuse("unreadable", f"Không đọc được tệp này ({error.strerror}).", source=name)
    if len(data) > limits.total_bytes:
        limit = limits.total_bytes // MEBIBYTE
        _refuse("too-large", f"Tệp lớn hơn {limit} MiB, quá mức cho phép.", source=name)
    return data, name


def _refuse_not_zip(data: bytes, source: str) -> None:
    if data.startswith(b"PK\3\4"):
        return
    if not data:
        _refuse("empty", "Tệp rỗng, không có nội dung nào.", source=source)
    if data.startswith(OLE_MAGIC):
        if "EncryptedPackage".encode("utf-16-le") in data:
            _refuse(
                "encrypted",
                "Tệp được bảo vệ bằng mật khẩu. Hãy mở bằng Word, bỏ mật khẩu rồi lưu lại.",
                source=source,
            )
        _refuse(
            "legacy-doc",
            "Tệp theo dạng Word cũ (.doc). Hãy mở bằng Word và lưu lại thành .docx.",
            source=source,
        )
    kind = next((kind for magic, kind in FOREIGN.items() if data.startswith(magic)), "")
    known = f" (đây là tệp {kind})" if kind else ""
    _refuse("not-zip", f"Tệp không phải .docx{known}.", source=source)


def _refuse_name(name: str, source: str) -> None:
    segments = name.split("/")
    if (
        "\\" in name
        or ":" in segments[0]
        or any(ord(character) < 32 for character in name)
        or any(segment in {"", ".", ".."} for segment in segments)
    ):
        shown = name.encode("unicode_escape").decode("ascii")[:80]
        _refuse("member-name", f"Tên thành phần «{shown}» không an toàn.", source=source)


def _read_member(archive: ZipFile, info: ZipInfo, limits: Limits, room: int, source: str) -> bytes:
    name = info.filename
    allowed = min(limits.member_bytes, room)
    # A table of contents that tells a size greater than there is room for lies: the ratio below
    # would believe it.
    if info.header_offset + info.compress_size > archive.start_dir:
        _refuse("broken", "Tệp bị hỏng: mục lục ghi sai độ dài.", part=name, source=source)
    pieces: list[bytes] = []
    size = 0
    with archive.open(info) as file:
        while piece := file.read(MEBIBYTE):  # what swells is left before it has filled the memory
            size += len(piece)
            if size > allowed:
                _refuse("too-large", "Phần này giải nén ra quá lớn.", part=name, source=source)
            if size > limits.ratio_floor and size > limits.ratio * info.compress_size:
                _refuse(
                    "ratio",
                    "Phần này nén quá mức bình thường (bom nén); tệp không an toàn.",
                    part=name,
                    source=source,
                )
            pieces.append(piece)
    if size != info.file_size:
        _refuse("broken", "Tệp bị hỏng: mục lục ghi sai độ dài.", part=name, source=source)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def _read_members(archive: ZipFile, limits: Limits, source: str) -> dict[str, bytes]:
    infos = archive.infolist()
    if len(infos) > limits.members:
        _refuse("members", f"Tệp có hơn {limits.members} thành phần.", source=source)
    parts: dict[str, bytes] = {}
    seen: set[str] = set()
    room = limits.total_bytes
    for info in infos:
        name = info.orig_filename
        if info.flag_bits & 0x41:  # bit 0: encrypted; bit 6: strong encryption
            _refuse("encrypted", "Thành phần bị mã hóa.", part=name, source=source)
        if name.endswith("/") and not info.file_size:
            continue  # some archivers write the folders too
        _refuse_name(name, source)
        # Part names are compared without case (ECMA-376 part 2, 9.1.1.1).
        if name.lower() in seen:
            _refuse("duplicate", "Thành phần này có hai lần trong tệp.", part=name, source=source)
        seen.add(name.lower())
        data = _read_member(archive, info, limits, room, source)
        room -= len(data)
        parts[name] = data
    return parts


def open_package(
    source: bytes | PathLike[str] | str, limits: Limits = DOCX_LIMITS, *, name: str = ""
) -> Package:
    """Read an Office file whole, within ``limits``; anything doubtful raises ``PackageError``."""
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
        _refuse("broken", "Tệp bị hỏng hoặc bị cắt ngắn, không giải nén được.", source=name)
    except (NotImplementedError, RuntimeError):
        _refuse("method", "Tệp nén theo cách mà Word không dùng.", source=name)
    if CONTENT_TYPES not in parts:
        _refuse("not-office", "Tệp là tệp nén zip, không phải .docx.", source=name)
    for part, content in parts.items():
        if _looks_like_xml(part, content):
            _refuse_doctype(content, part)
    return Package(parts, name)


def _looks_like_xml(name: str, data: bytes) -> bool:
    start = data[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
    return start.startswith(b"<") or name.lower().endswith((".xml", ".rels", ".vml", ".svg"))


# --- writing -----------------------------------------------------------------------------------

Compressor = Literal["zlib", "zlib-ng", "isal"]
# A part that changes is deflated for every document: level 3 takes half the time of level 6, and
# the file stays within a twentieth of its size. A part that never changes is deflated once.
LEVEL = 3
ONCE_LEVEL = 9
STAMP = (0, 0x21)  # 1980-01-01 00:00:00, what Word itself writes
LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")


def deflate(data: bytes, compressor: Compressor = "zlib", *, level: int = LEVEL) -> bytes:
    """Raw deflate. The standard library's zlib unless a caller asks for a faster one, whose output
    may differ by machine.

    >>> zlib.decompress(deflate(b"abc" * 9), -15) == b"abc" * 9
    True
    """
    if compressor == "zlib":
        machine = zlib.compressobj(level, zlib.DEFLATED, -15)
        return machine.compress(data) + machine.flush()
    return _fast_deflate(compressor)(data)


def _fast_deflate(compressor: Compressor) -> Callable[[bytes], bytes]:
    try:
        if compressor == "isal":
            from isal import isal_zlib  # type: ignore[import-not-found,unused-ignore]

            return partial(isal_zlib.compress, level=1, wbits=-15)
        if compressor == "zlib-ng":
            from zlib_ng import zlib_ng  # type: ignore[import-not-found,unused-ignore]

            return partial(zlib_ng.compress, level=2, wbits=-15)
    except ImportError:
        message = f"Chưa cài bộ nén «{compressor}». Hãy chạy: pip install {compressor}"
        raise InputError(Problem("package/compressor", message)) from None
    message = f"Không có bộ nén «{compressor}»; hãy chọn zlib, zlib-ng hoặc isal."
    raise InputError(Problem("package/compressor", message))


class Member(NamedTuple):
    """One member ready to be written: all that does not depend on its place in the file."""

    local: bytes
    central: bytes  # up to the offset, which only the assembly knows
    name: bytes


def pack(name: str, data: bytes, compress: Callable[[bytes], bytes] = deflate) -> Member:
    """Compress one part; whoever writes many packages keeps the members that never change."""
    body = compress(data)
    method = zlib.DEFLATED
    if len(body) >= len(data):
        body, method = data, 0
    raw = name.encode()
    flags = 0 if name.isascii() else 0x800
    common = (20, flags, method, *STAMP, zlib.crc32(data), len(body), len(data), len(raw), 0)
    local = LOCAL.pack(b"PK\3\4", *common) + raw + body
    central = CENTRAL.pack(b"PK\1\2", 20, *common, 0, 0, 0, 0, 0)[:-4]
    return Member(local, central, raw)


def assemble(members: Iterable[Member]) -> bytes:
    """Put ready members together into a zip."""
    offset = count = 0
    locals_: list[bytes] = []
    directory: list[bytes] = []
    for local, central, name in members:
        locals_.append(local)
        directory += (central, offset.to_bytes(4, "little"), name)
        offset += len(local)
        count += 1
    index = b"".join(directory)
    end = END.pack(b"PK\5\6", 0, 0, count, count, len(index), offset, 0)
    return b"".join((*locals_, index, end))


def write_package(
    parts: Mapping[str, bytes], *, deflate: Callable[[bytes], bytes] = deflate
) -> bytes:
    """A package of the given parts: ``[Content_Types].xml`` first, the rest in the given order.

    >>> data = write_package({"a.xml": b"<a/>", "[Content_Types].xml": b"<Types/>"})
    >>> list(open_package(data).parts)
    ['[Content_Types].xml', 'a.xml']
    """
    names = sorted(parts, key=lambda name: name != CONTENT_TYPES)
    return assemble(pack(name, parts[name], deflate) for name in names)
