"""Threats 11 and 12: archives that swell, lie, hide or climb are refused, in time and memory."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from functools import cache

import pytest

from docgen.package import DOCX_LIMITS, open_package
from tests.hostile.files import document, raw_zip, with_parts
from tests.hostile.judging import answered, refused
from tests.hostile.runner import Verdict, verdicts

MIB = 1 << 20


def _members() -> list[tuple[str, bytes]]:
    return list(open_package(document()).parts.items())


def _patched(data: bytes, member: str, offset: int, value: bytes, *, local: bool = False) -> bytes:
    """A field of a member's header overwritten; offsets as in APPNOTE 4.3.7 and 4.3.12."""
    spoilt = bytearray(data)
    name = member.encode()
    sign, size = (b"PK\3\4", 30) if local else (b"PK\1\2", 46)
    at = 0
    while True:
        at = spoilt.index(sign, at)
        if spoilt[at + size : at + size + len(name)] == name:
            break
        at += 4
    spoilt[at + offset : at + offset + len(value)] = value
    return bytes(spoilt)


def _overlapping(copies: int) -> bytes:
    """Many names for one and the same compressed member (Fifield's better zip bomb)."""
    data = raw_zip([*_members(), ("bomb.bin", bytes(8 * MIB))])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start = archive.start_dir
    directory, end = data[start:-22], data[-22:]
    entry = directory[directory.rindex(b"PK\1\2") :]
    extra = b"".join(entry.replace(b"bomb.bin", b"b%03d.bin" % n + b"x" * 0) for n in range(copies))
    count = struct.unpack("<H", end[10:12])[0] + copies
    end = end[:8] + struct.pack("<HHLL", count, count, len(directory + extra), start) + end[20:]
    return data[:start] + directory + extra + end


def _inputs() -> Iterator[tuple[str, bytes]]:
    right = _members()
    plain = raw_zip(right)
    yield "one member of 20 MiB", raw_zip([*right, ("a.bin", bytes(20 * MIB))])
    yield "one member of 300 MiB", raw_zip([*right, ("a.bin", bytes(300 * MIB))])
    yield "text of 300 MiB", raw_zip([*right, ("word/a.xml", b"<a>" + b" " * (300 * MIB))])
    yield (
        "ten members of 10 MiB",
        raw_zip([*right, *((f"{n}.bin", bytes(10 * MIB)) for n in range(10))]),
    )
    yield "2,000 members", raw_zip([*right, *((f"{n}.xml", b"<a/>") for n in range(2000))])
    yield (
        "70,000 members",
        raw_zip([*right, *((str(n), b"") for n in range(70_000))], zipfile.ZIP_STORED),
    )
    yield "overlapping members", _overlapping(200)
    yield "a zip inside 20 MiB", raw_zip([*right, ("a.zip", raw_zip([("a", bytes(20 * MIB))]))])
    yield "a member twice", raw_zip([*right, right[0]])
    yield "a member twice but for case", raw_zip([*right, ("WORD/DOCUMENT.XML", b"<a/>")])
    small = struct.pack("<L", 10)
    yield (
        "size told small",
        _patched(raw_zip([*right, ("z.xml", b"<a>" + b"x" * 9999)]), "z.xml", 24, small),
    )
    yield "size told huge", _patched(plain, "word/document.xml", 24, b"\xff\xff\xff\x7f")
    yield "compressed size told huge", _patched(plain, "word/document.xml", 20, b"\xff\xff\xff\x7f")
    yield "offset out of the file", _patched(plain, "word/document.xml", 42, b"\xff\xff\xff\x7f")
    yield "wrong check sum", _patched(plain, "word/document.xml", 16, b"\0\0\0\0")
    yield "encrypted", _patched(plain, "word/document.xml", 8, b"\1\0")
    yield "strong encryption", _patched(plain, "word/document.xml", 8, b"\x41\0")
    yield "method 99 (AES)", _patched(plain, "word/document.xml", 10, b"\x63\0")
    yield "method 1 (shrunk)", _patched(plain, "word/document.xml", 10, b"\1\0")
    yield "two names for one member", _patched(plain, "word/document.xml", 30, b"xord", local=True)
    yield "bzip2", raw_zip(right, zipfile.ZIP_BZIP2)
    yield "lzma", raw_zip(right, zipfile.ZIP_LZMA)
    yield "empty", b""
    yield "an empty zip", b"PK\5\6" + bytes(18)
    yield "only a sign", b"PK\3\4"
    yield "zeros after the sign", b"PK\3\4" + bytes(5000)
    yield "no end", plain[:-22]
    yield "no directory", plain[: plain.rindex(b"PK\1\2")]
    yield "half", plain[: len(plain) // 2]
    yield "the count told wrong", plain[:-12] + b"\xff\xff" + plain[-10:]
    yield "OLE", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4096)
    yield (
        "OLE with a password",
        bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
    )
    for name, data in (("PDF", b"%PDF-1.7\n"), ("RTF", b"{\\rtf1 "), ("HTML", b"<html><p>x")):
        yield name, data * 100
    yield "gzip", b"\x1f\x8b\x08" + bytes(99)
    yield "without content types", raw_zip([m for m in right if m[0] != "[Content_Types].xml"])
    yield "without a main part", raw_zip([m for m in right if m[0] != "word/document.xml"])
    yield "a workbook", with_parts(
        document(),
        {"[Content_Types].xml": open_package(document()).parts["[Content_Types].xml"].replace(
            b"wordprocessingml.document.main", b"spreadsheetml.sheet.main")},
    )  # fmt: skip
    for shown, name in CLIMBING.items():
        yield f"name: {shown}", raw_zip([*right, (name, b"<a/>")])
    for shown, target in CLIMBING_TARGETS.items():
        rels = open_package(document()).parts["_rels/.rels"].decode()
        yield (
            f"target: {shown}",
            with_parts(
                document(),
                {"_rels/.rels": rels.replace('Target="word/document.xml"', f'Target="{target}"')},
            ),
        )


CLIMBING = {
    "dots": "../evil.xml",
    "dots inside": "word/../../evil.xml",
    "dots at the end": "word/..",
    "a dot": "./evil.xml",
    "absolute": "/etc/cron.d/evil",
    "a disk": "C:/evil.xml",
    "a stream": "word/document.xml:evil/x",
    "backslash": "..\\evil.xml",
    "backslash inside": "word\\evil.xml",
    "UNC": "//host/share/evil",
    "a control character": "word/e\x01vil.xml",
    "a line break": "word/e\nvil.xml",
    "an empty segment": "word//evil.xml",
}
CLIMBING_TARGETS = {
    "dots": "../word/document.xml",
    "far dots": "../../../../etc/passwd",
    "escaped dots": "%2e%2e/%2e%2e/etc/passwd",
    "escaped twice is a name": "%252e%252e/etc/passwd",
    "backslash": "..\\..\\etc\\passwd",
    "file": "file:///etc/passwd",
    "absolute outside": "/../etc/passwd",
    "nowhere": "",
    "itself": "/",
}
# No fault of their own: what nobody unpacks, counts that nobody reads, other compression.
HARMLESS = {"name: a stream", "a zip inside 20 MiB", "the count told wrong", "bzip2", "lzma"}


@cache
def _all() -> dict[str, bytes]:
    return dict(_inputs())


NAMES = list(_all())


@cache
def _verdicts(door: str) -> dict[str, Verdict]:
    return verdicts(door, _all())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("door", ["check", "template", "docgen check"])
def test_it_is_refused(door: str, name: str) -> None:
    verdict = _verdicts(door)[name]
    if name in HARMLESS:
        answered(verdict)
    else:
        refused(verdict)


def test_the_limits_are_those_that_are_promised() -> None:
    assert DOCX_LIMITS.members == 1_000
    assert DOCX_LIMITS.member_bytes == 16 * MIB
    assert DOCX_LIMITS.total_bytes == 64 * MIB
