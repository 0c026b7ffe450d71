"""Office files written: a function of the parts alone, for order, stamp and level are fixed."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Literal, NamedTuple

from docgen.errors import InputError, Problem
from docgen.package.model import CONTENT_TYPES

__all__ = ["ONCE_LEVEL", "Compressor", "Member", "assemble", "deflate", "pack", "write_package"]

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
        message = f"Chưa cài bộ nén “{compressor}”. Hãy chạy: pip install {compressor}"
        raise InputError(Problem("package/compressor", message)) from None
    message = f"Không có bộ nén “{compressor}”; hãy chọn zlib, zlib-ng hoặc isal."
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

    >>> from docgen.package import open_package
    >>> data = write_package({"a.xml": b"<a/>", "[Content_Types].xml": b"<Types/>"})
    >>> list(open_package(data).parts)
    ['[Content_Types].xml', 'a.xml']
    """
    names = sorted(parts, key=lambda name: name != CONTENT_TYPES)
    return assemble(pack(name, parts[name], deflate) for name in names)
