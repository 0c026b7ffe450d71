"""Threats 9, 10, 11, 12, 19 and 21: workbooks that are said in ways that no writer says them.

The look through a sheet and the reader of its cells must see the same: a cell in the last corner
takes all the memory there is, a hidden row is a value that nobody has seen.
"""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from docgen.batch.rows import dialect, excel
from docgen.package import open_package
from tests.hostile.files import raw_zip
from tests.hostile.judging import CANARY, answered, refused
from tests.hostile.runner import Verdict, verdicts
from tests.hostile.test_09_entities import SUBSETS
from tests.hostile.test_11_zip_bombs import CLIMBING, _overlapping, _patched
from tests.hostile.test_18_rows_and_runs import SHEET, spoilt, workbook

END = b"</sheetData>"
FAR = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _cells(row: str, a: str = 'r="A3"', b: str = 'r="B3"', c: str = 'r="C3"') -> bytes:
    text = '<c {} t="inlineStr"><is><t>{}</t></is></c>'
    first, second = text.format(a, "x3"), text.format(b, "Thôn 3")
    return f"<row {row}>{first}{second}<c {c}><v>3</v></c></row>".encode()


def _ended(extra: bytes) -> bytes:
    return spoilt(SHEET, END, extra + END)


def _coded(encoding: str) -> bytes:
    source, target = io.BytesIO(_ended(FAR)), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as made:
        for name in old.namelist():
            data = old.read(name)
            if name == SHEET:
                text = re.sub(r"^<\?xml[^>]*>", "", data.decode())
                data = text.encode(encoding)
            made.writestr(name, data)
    return target.getvalue()


def _far() -> Iterator[tuple[str, bytes]]:
    yield "as it is written", _ended(FAR)
    yield "single quotes", _ended(FAR.replace(b'"', b"'"))
    yield "blanks round the sign", _ended(FAR.replace(b'r="XFD', b'r = "XFD'))
    yield "a line break", _ended(FAR.replace(b'c r="XFD', b'c\nr="XFD'))
    yield "two blanks", _ended(FAR.replace(b'c r="XFD', b'c  r="XFD'))
    yield "a reference", _ended(FAR.replace(b"XFD1048576", b"&#88;FD1048576"))
    yield "lower case", _ended(FAR.replace(b"XFD", b"xfd"))
    yield "an angle in an attribute", _ended(FAR.replace(b"c r=", b'c s=">" r='))
    yield "a comment in it", _ended(FAR.replace(b"><v>", b"><!-- x --><v>"))
    yield "no column", _ended(b'<row r="1048576"><c><v>1</v></c></row>')
    yield "no places", _ended(b'<row r="190000">' + b"<c><v>1</v></c>" * 900 + b"</row>")
    prefix = b"x" * 30
    named = re.sub(rb"(</?)(row|c|v)\b", rb"\1" + prefix + rb":\2", FAR)
    yield (
        "a long prefix",
        _ended(named.replace(b":row ", b":row xmlns:" + prefix + b'="' + X.encode() + b'" ', 1)),
    )
    yield (
        "a prefix of other letters",
        _ended(
            named.replace(prefix, "ệ".encode()).replace(
                b":row ", ":row xmlns:ệ=".encode() + b'"' + X.encode() + b'" ', 1
            )
        ),
    )
    yield (
        "a sheet that another id points to",
        spoilt("xl/workbook.xml", b"<sheet ", b'<sheet xmlns:q="urn:x" q:id="rId9" '),
    )
    for encoding in ("utf-16", "utf-16-be", "utf-16-le"):
        yield encoding, _coded(encoding)


def _hidden() -> Iterator[tuple[str, bytes]]:
    for name, row in {
        "as it is written": 'r="3" hidden="1"',
        "single quotes": "r=\"3\" hidden='1'",
        "a word": 'r="3" hidden="true"',
        "blanks": 'r="3" hidden = "1"',
        "no height": 'r="3" ht="0" customHeight="1"',
        "no height in fractions": 'r="3" ht="0.0"',
        "no number": 'hidden="1"',
    }.items():
        yield f"row, {name}", _ended(_cells(row))
    for name, attributes in {
        "as it is written": 'min="2" max="2" hidden="1"',
        "single quotes": "min='2' max='2' hidden='1'",
        "no width": 'min="2" max="2" width="0"',
    }.items():
        cols = f"<cols><col {attributes}/></cols><sheetData>".encode()
        yield f"column, {name}", spoilt(SHEET, b"<sheetData>", cols)


def _uncalculated() -> Iterator[tuple[str, bytes]]:
    for name, cell in {
        "as it is written": '<c r="C3"><f>1+1</f></c>',
        "an empty value": '<c r="C3"><f>1+1</f><v></v></c>',
        "a blank value": '<c r="C3"><f>1+1</f><v> </v></c>',
        "a value of its space": '<c r="C3"><f>1+1</f><v xml:space="preserve"/></c>',
        "single quotes": "<c r='C3'><f>1+1</f></c>",
        "a comment": '<c r="C3"><f>1+1</f><!-- a --><v/></c>',
        "CDATA": '<c r="C3"><f><![CDATA[1+1]]></f></c>',
    }.items():
        row = _cells('r="3"').decode().replace('<c r="C3"><v>3</v></c>', cell)
        yield name, _ended(row.encode())


def _archives() -> Iterator[tuple[str, bytes]]:
    plain = workbook(["x1", "Thôn 1", 5])
    right = list(open_package(plain).parts.items())
    plain = raw_zip(right)
    yield "2,000 members", raw_zip([*right, *((f"{n}.xml", b"<a/>") for n in range(2000))])
    yield "a member of 300 MiB", raw_zip([*right, ("a.bin", bytes(300 << 20))])
    yield "a member twice", raw_zip([*right, right[0]])
    yield "a member twice but for case", raw_zip([*right, (SHEET.upper(), b"<a/>")])
    yield "size told huge", _patched(plain, SHEET, 24, b"\xff\xff\xff\x7f")
    yield "compressed size told huge", _patched(plain, SHEET, 20, b"\xff\xff\xff\x7f")
    yield "offset out of the file", _patched(plain, SHEET, 42, b"\xff\xff\xff\x7f")
    yield "wrong check sum", _patched(plain, SHEET, 16, b"\0\0\0\0")
    yield "encrypted", _patched(plain, SHEET, 8, b"\1\0")
    yield "method 99 (AES)", _patched(plain, SHEET, 10, b"\x63\0")
    yield "no end", plain[:-22]
    yield "half", plain[: len(plain) // 2]
    yield "overlapping members", _overlapping(200)
    for shown, name in CLIMBING.items():
        if shown != "a stream":
            yield f"name: {shown}", raw_zip([*right, (name, b"<a/>")])
    for part in (SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"):
        for name in ("external entity", "external DTD", "billion laughs"):
            subset = SUBSETS[name].replace("{canary}", "/etc/hostname").encode()
            data = dict(right)[part]
            start = data.index(b"<", data.find(b"?>") + 1)
            for coding in ("utf-8", "utf-16"):
                made = (subset + data[start:]).decode().encode(coding)
                yield (
                    f"{name} in {part}, {coding}",
                    raw_zip([(n, made if n == part else d) for n, d in right]),
                )
    again = spoilt("xl/workbook.xml", b"</sheets>", b'<sheet name="Sheet" sheetId="9" r:id="rId1" '
                   b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
                   b"</sheets>")  # fmt: skip
    yield "two sheets of one name", again


FAMILIES = {"far": _far, "hidden": _hidden, "uncalculated": _uncalculated, "archive": _archives}


@cache
def _inputs() -> dict[str, bytes]:
    return {f"{kind}: {name}": data for kind, make in FAMILIES.items() for name, data in make()}


@cache
def _verdicts() -> dict[str, Verdict]:
    return verdicts("rows", _inputs())


@pytest.mark.parametrize("name", _inputs())
def test_it_is_refused(name: str) -> None:
    verdict = _verdicts()[name]
    refused(verdict)
    assert CANARY not in verdict.told


ODD = {
    "a comment": lambda: _ended(b"<!-- x -->"),
    "single quotes": lambda: _ended(_cells("r='3'", a="r='A3'")),
    "no places": lambda: _ended(_cells("", a="", b="", c="")),
    "a far empty cell": lambda: _ended(b'<row r="2000"><c r="XFD2000"/></row>'),
    "a last empty row": lambda: _ended(b'<row r="1048576" ht="12.8"/>'),
    "a far dimension": lambda: spoilt(
        SHEET, b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>'
    ),
    "a short prefix": lambda: _ended(
        _cells('r="3"').replace(b"<", b"<x:").replace(b"<x:/", b"</x:").replace(
            b"<x:row ", f'<x:row xmlns:x="{X}" '.encode())
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_what_is_odd_and_harmless_is_read(name: str, tmp_path: Path) -> None:
    from docgen.batch.blueprint import Blueprint
    from docgen.batch.rows import read_rows
    from tests.hostile.test_18_rows_and_runs import BLUEPRINT

    (tmp_path / "mau.yaml").write_text(BLUEPRINT, encoding="utf-8")
    (tmp_path / "rows.xlsx").write_bytes(ODD[name]())
    found = list(read_rows(tmp_path / "rows.xlsx", Blueprint.load(tmp_path / "mau.yaml")))
    values = [row.values["thon"] for row in found]  # type: ignore[union-attr]
    wanted = ["Thôn 1", "Thôn 3"] if b"x3" in _sheet(ODD[name]()) else ["Thôn 1"]
    assert values == wanted


def _sheet(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(SHEET)


UNITS = [b"<", b"<c ", b'<c r="A1">', b'<c r="A1"><f>', b"<x:", b"<:c ", b" ", b"\n", b'"', b"<f>"]
UNITS += [b"<v>", b"</v>", b"<!-", b"a", b"<c r=", b'<c r="A1"><f/><v>', b'<row r="1" ', b"</c>"]
UNITS += [b'r="A1" ', b'hidden="1" ', b'min="1" ']
STARTS = [b"", b'<c r="A1">', b'<c r="A1"><f/>', b'<c r="A1"><f>', b"<c ", b"<row ", b"<col "]
PATTERNS = {
    name: value
    for module in (excel, dialect)
    for name, value in vars(module).items()
    if isinstance(value, re.Pattern)
}


@pytest.mark.parametrize("name", PATTERNS)
def test_21_a_look_through_bytes_takes_time_in_step_with_them(name: str) -> None:
    for start in STARTS:
        for unit in UNITS:
            data = start + unit * (30_000 // len(unit))
            begun = time.process_time()
            for _ in PATTERNS[name].finditer(data):
                pass
            assert time.process_time() - begun < 0.1, (start, unit)


def test_a_sheet_as_everybody_writes_it_is_not_written_anew() -> None:
    for data in (workbook(["x1", "Thôn 1", 5]), _handed_out()):
        assert dialect.straighten(open_package(data)) is False
    assert dialect.straighten(open_package(ODD["a comment"]())) is True
    answered(verdicts("rows", {"right": workbook(["x1", "Thôn 1", 5])})["right"])


def _handed_out() -> bytes:
    from fuzz.seeds import workbook as written

    return written()
