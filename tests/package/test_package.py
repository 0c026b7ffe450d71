"""The door to zip and XML: what is let in, what is turned away, what goes out."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import InputError, PackageError
from docgen.package import (
    DOCX_LIMITS,
    Limits,
    deflate,
    open_package,
    parse_xml,
    serialize,
    write_package,
)

TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="xml" ContentType="application/xml"/>'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    b'relationships+xml"/>'
    b'<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    b'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="{}"/></Relationships>'
)
GOOD = {
    "[Content_Types].xml": TYPES,
    "_rels/.rels": RELS.format("word/document.xml").encode(),
    "word/document.xml": b"<document/>",
}


def zipped(*members: tuple[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (*GOOD.items(), *members):
            archive.writestr(name, data)
    return target.getvalue()


def code(data: bytes, limits: Limits = DOCX_LIMITS) -> str:
    with pytest.raises(PackageError) as caught:
        open_package(data, limits)
    return caught.value.problems[0].code


def test_a_good_file_is_read_with_its_types_and_relationships() -> None:
    package = open_package(zipped())
    assert package.parts == GOOD
    assert package.main_part == "word/document.xml"
    assert package.content_type("word/document.xml").endswith("document.main+xml")
    assert package.content_type("word/other.XML") == "application/xml"
    assert package.relationships("word/document.xml") == ()
    assert package.xml("word/document.xml").tag == "document"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"", "package/empty", id="empty file"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "package/legacy-doc", id=".doc"
        ),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "package/encrypted",
            id="password",
        ),
        pytest.param(b"%PDF-1.7", "package/not-zip", id="pdf"),
        pytest.param(b"hello", "package/not-zip", id="text"),
        pytest.param(zipped()[:-40], "package/broken", id="truncated"),
        pytest.param(zipped()[:60], "package/broken", id="only a beginning"),
        pytest.param(zipped(("../evil.xml", b"<a/>")), "package/member-name", id="climbing name"),
        pytest.param(zipped(("/etc/x", b"a")), "package/member-name", id="absolute name"),
        pytest.param(zipped(("c:/x", b"a")), "package/member-name", id="disk letter"),
        pytest.param(zipped(("a\\b.xml", b"a")), "package/member-name", id="backslash"),
        pytest.param(
            zipped(("WORD/Document.xml", b"a")), "package/duplicate", id="same but for case"
        ),
        pytest.param(
            zipped(("a.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")),
            "package/doctype",
            id="doctype",
        ),
        pytest.param(
            zipped(("a.bin", "<!DOCTYPE a><a/>".encode("utf-16"))), "package/doctype", id="utf-16"
        ),
        pytest.param(
            zipped(("a.xml", "<!DOCTYPE a><a/>".encode("utf-16-be"))),
            "package/doctype",
            id="utf-16 without a mark",
        ),
        pytest.param(
            zipped(("a.xml", "<!DOCTYPE a><a/>".encode("utf-32"))), "package/encoding", id="utf-32"
        ),
        pytest.param(
            zipped(("a.xml", b"<?xml version='1.0' encoding='utf-7'?>+ADw-a/>")),
            "package/encoding",
            id="utf-7",
        ),
    ],
)
def test_what_is_turned_away(data: bytes, expected: str) -> None:
    assert code(data) == expected


def test_a_zip_without_content_types_is_no_word_file() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.txt", "a")
    assert code(target.getvalue()) == "package/not-office"


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_a_member_twice_is_refused() -> None:
    assert code(zipped(("a.xml", b"<a/>"), ("a.xml", b"<b/>"))) == "package/duplicate"


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(zipped())
    entry = data.rindex(b"PK\1\2")
    data[entry + 8] |= 1
    assert code(bytes(data)) == "package/encrypted"


def test_a_size_that_lies_is_not_believed() -> None:
    data = bytearray(zipped(("a.xml", b"<a>" + b"x" * 5000 + b"</a>")))
    entry = data.rindex(b"PK\1\2")
    data[entry + 24 : entry + 28] = struct.pack("<L", 4)
    assert code(bytes(data)) == "package/broken"


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (Limits(members=3), "package/members"),
        (Limits(member_bytes=4000), "package/too-large"),
        (Limits(total_bytes=4500), "package/too-large"),
        (Limits(ratio=10, ratio_floor=1000), "package/ratio"),
        (Limits(elements=2), "package/too-large"),
    ],
)
def test_each_limit_holds(limits: Limits, expected: str) -> None:
    bloated = zipped(("a.xml", b"<a>" + b"x" * 5000 + b"</a>"))
    open_package(bloated)
    assert code(bloated, limits) == expected


def test_the_ratio_is_of_all_members_together() -> None:
    ten = zipped(*((f"{n}.bin", bytes(10 << 20)) for n in range(10)))
    assert code(ten) == "package/ratio"


def test_rows_that_are_all_but_equal_are_no_bomb() -> None:
    row = (
        "<w:tr><w:tc><w:p><w:r><w:t>Hộ số {}, đã trồng 100 cây keo</w:t></w:r></w:p></w:tc></w:tr>"
    )
    rows = "".join(row.format(n) * 20 for n in range(1500)).encode()
    table = b"<w:tbl xmlns:w='urn:w'>" + rows + b"</w:tbl>"
    data = zipped(("word/rows.xml", table))
    assert len(table) > 100 * len(data)
    assert open_package(data).parts["word/rows.xml"] == table


def test_a_bomb_is_refused_before_it_is_inflated_whole() -> None:
    import tracemalloc

    bomb = zipped(("a.xml", b"<a>" + bytes(DOCX_LIMITS.member_bytes + 10)))
    tracemalloc.start()
    try:
        assert code(bomb) == "package/too-large"
        assert tracemalloc.get_traced_memory()[1] < 20 << 20
    finally:
        tracemalloc.stop()


def test_a_relationship_that_climbs_out_is_refused() -> None:
    members = {**GOOD, "_rels/.rels": RELS.format("../../etc/passwd").encode()}
    with pytest.raises(PackageError, match="trỏ ra ngoài"):
        _ = open_package(write_package(members)).main_part


def test_a_workbook_is_no_document() -> None:
    members = {**GOOD, "[Content_Types].xml": TYPES.replace(b"wordprocessingml", b"spreadsheetml")}
    with pytest.raises(PackageError, match="không phải văn bản Word"):
        _ = open_package(write_package(members)).main_part


def test_entities_are_neither_resolved_nor_let_in() -> None:
    with pytest.raises(PackageError, match="DOCTYPE"):
        parse_xml(b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", "a.xml")
    with pytest.raises(PackageError, match="hỏng"):
        parse_xml(b"<a>&b;</a>", "a.xml")


def test_a_missing_file_is_named() -> None:
    with pytest.raises(PackageError, match=r"khong-co\.docx: Không tìm thấy"):
        open_package("khong-co.docx")


@given(
    st.dictionaries(
        st.text("abcđ0123456789-_.", min_size=1).filter(lambda name: set(name) - {"."}),
        st.binary(),
        max_size=5,
    )
)
def test_what_is_written_reads_back(parts: dict[str, bytes]) -> None:
    whole = {**parts, "[Content_Types].xml": TYPES}
    data = write_package(whole)
    assert data == write_package(whole)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {name: archive.read(name) for name in archive.namelist()} == whole
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_xml_comes_back_as_it_went() -> None:
    root = parse_xml("<a xmlns:b='c'><b:d e='&lt;'>ệ</b:d></a>".encode(), "a.xml")
    assert parse_xml(serialize(root), "a.xml")[0].text == "ệ"


@pytest.mark.parametrize("compressor", ["zlib", "isal", "zlib-ng"])
def test_every_compressor_gives_plain_deflate(compressor: str) -> None:
    if compressor != "zlib":
        pytest.importorskip({"isal": "isal", "zlib-ng": "zlib_ng"}[compressor])
    squeeze: Callable[..., bytes] = deflate
    data = b"Can cu Luat " * 500
    assert zlib.decompress(squeeze(data, compressor), -15) == data


def test_an_unknown_compressor_is_named() -> None:
    with pytest.raises(InputError, match="lzma"):
        deflate(b"", "lzma")  # type: ignore[arg-type]
