"""Workbooks of other kinds than .xlsx say the same, hide nothing, and cost no more than they are.

The files in ``books`` are one workbook, saved by LibreOffice in each of its kinds.
"""

from __future__ import annotations

import datetime
import io
import re
import struct
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.batch.cells import plain_value
from docgen.batch.rows import check_rows, read_rows, write_errors
from docgen.batch.rows.sheet import Sheet
from docgen.batch.rows.workbooks import read_sheets
from docgen.errors import InputError
from tests.batch.blueprints import small

BOOKS = Path(__file__).parent / "books"
XLSX, XLS, ODS = (BOOKS / f"office{suffix}" for suffix in (".xlsx", ".xls", ".ods"))


def _values(sheet: Sheet) -> dict[tuple[int, int], Any]:
    return {
        (row, column): plain
        for row, cells in enumerate(sheet.cells, 1)
        for column, value in enumerate(cells, 1)
        if (plain := plain_value(value)) is not None
    }


@pytest.mark.parametrize("path", [XLS, ODS], ids=lambda path: path.suffix)
def test_every_cell_is_that_of_the_xlsx(path: Path) -> None:
    wanted, found = read_sheets(XLSX), read_sheets(path)
    assert [(one.title, one.visible) for one in found] == [
        ("Dữ liệu", True),
        ("Thôn", True),
        ("Nháp", False),
    ]
    for one, other in zip(wanted, found, strict=True):
        assert _values(other) == _values(one)
        assert {place: type(value) for place, value in _values(other).items()} == {
            place: type(value) for place, value in _values(one).items()
        }
        assert not other.seen.uncalculated


@pytest.mark.parametrize("path", [XLSX, XLS, ODS], ids=lambda path: path.suffix)
def test_the_rows_are_the_same(path: Path) -> None:
    rows = list(read_rows(path, small()))
    assert [row.key for row in rows] == ["00125", "00126", "00127", "00128"]
    wanted = list(read_rows(XLSX, small()))
    assert [(row.values, row.children) for row in rows] == [  # type: ignore[union-attr]
        (row.values, row.children)  # type: ignore[union-attr]
        for row in wanted
    ]


@pytest.mark.parametrize("path", [XLS, ODS], ids=lambda path: path.suffix)
def test_a_copy_with_the_faults_can_be_made_of_it(path: Path, tmp_path: Path) -> None:
    problem = next(read_rows(path, small())).place.problem("rows/x", "Sai.", "so_cay")
    write_errors([problem], path, tmp_path / "loi.xlsx")
    again = read_sheets(tmp_path / "loi.xlsx")
    assert _values(again[1]) == _values(read_sheets(XLSX)[1])


def test_what_it_is_counts_and_not_how_it_is_called(tmp_path: Path) -> None:
    for path in (XLSX, XLS, ODS):
        for suffix in (".xlsx", ".xls", ".ods", ".xlsm"):
            (tmp_path / f"a{suffix}").write_bytes(path.read_bytes())
            assert check_rows(tmp_path / f"a{suffix}", small()) == []


def _typed(cell: Any) -> str:
    """What stands in a cell of delimited text."""
    if isinstance(cell, datetime.date):
        return cell.strftime("%d/%m/%Y")
    value = plain_value(cell)
    return "" if value is None else str(value)


def test_unicode_text_of_excel_is_read(tmp_path: Path) -> None:
    for name, title in (("a.txt", "Dữ liệu"), ("a.thon.txt", "Thôn")):
        sheet = next(one for one in read_sheets(XLSX) if one.title == title)
        lines = ("\t".join(map(_typed, cells)) for cells in sheet.cells)
        text = "\r\n".join(lines).replace("12.5", "12,5")
        (tmp_path / name).write_bytes(text.encode("utf-16"))
    assert check_rows(tmp_path / "a.txt", small()) == []
    found, wanted = (list(read_rows(one, small())) for one in (tmp_path / "a.txt", XLSX))
    assert [row.children for row in found] == [row.children for row in wanted]  # type: ignore[union-attr]
    assert [row.key for row in found] == [row.key for row in wanted]


# --- .ods, written by hand -------------------------------------------------------------------

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
    for short in ("office", "table", "text", "style")
)
NAMES += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
HEAD = (
    "<table:table-row>"
    + "".join(
        f'<table:table-cell office:value-type="string"><text:p>{one}</text:p></table:table-cell>'
        for one in ("Mã xã", "Tên thôn", "Số cây")
    )
    + "</table:table-row>"
)


def _cell(text: str, more: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p>'
        "</table:table-cell>"
    )


def _ods(path: Path, rows: str, *, styles: str = "", columns: str = "", sheet: str = "") -> Path:
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{styles}"
        "</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="Thôn" {sheet}>{columns}{HEAD}{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        kind = "application/vnd.oasis.opendocument.spreadsheet"
        file.writestr("mimetype", kind, zipfile.ZIP_STORED)
        file.writestr("content.xml", content)
    return path


def _told(sheet: Sheet) -> list[tuple[str, str]]:
    return [(one.path, one.code) for one in sheet.faults("a.ods")]


WIDE = 'table:number-columns-repeated="%s"'
SPAN = 'table:number-columns-spanned="3"'
ROW = f"<table:table-row %s>{_cell('00125')}{_cell('Thôn 1')}{_cell('5')}</table:table-row>"
HIDING = (
    '<style:style style:name="h" style:family="table-row"><style:table-row-properties '
    'style:row-height="0cm"/></style:style>'
    '<style:style style:name="c" style:family="table-column"><style:table-column-properties '
    'style:column-width="0in"/></style:style>'
    '<style:style style:name="s" style:family="table"><style:table-properties '
    'table:display="false"/></style:style>'
)


@pytest.mark.parametrize(
    "rows",
    [
        ROW % 'table:visibility="collapse"',
        ROW % 'table:visibility="filter"',
        ROW % 'table:style-name="h"',
        f'<table:table-row-group table:display="false">{ROW % ""}</table:table-row-group>',
    ],
    ids=["hidden", "filtered", "of no height", "folded in"],
)
def test_hidden_rows_of_an_ods_are_told(tmp_path: Path, rows: str) -> None:
    (sheet,) = read_sheets(_ods(tmp_path / "a.ods", rows, styles=HIDING))
    assert _told(sheet) == [("Thôn!2", "rows/hidden-rows")]


@pytest.mark.parametrize("look", ['table:visibility="collapse"', 'table:style-name="c"'])
def test_hidden_columns_of_an_ods_are_told(tmp_path: Path, look: str) -> None:
    columns = f'<table:table-column/><table:table-column table:number-columns-repeated="2" {look}/>'
    (sheet,) = read_sheets(_ods(tmp_path / "a.ods", ROW % "", columns=columns, styles=HIDING))
    assert _told(sheet) == [("Thôn!B, C", "rows/hidden-columns")]


def test_hidden_sheets_of_an_ods_are_told(tmp_path: Path) -> None:
    path = _ods(tmp_path / "a.ods", ROW % "", styles=HIDING, sheet='table:style-name="s"')
    assert ("Thôn", "rows/hidden-sheet") in _told(read_sheets(path)[0])


def test_values_of_an_ods_are_what_they_are(tmp_path: Path) -> None:
    note = "<office:annotation><text:p>ghi chú</text:p></office:annotation>"
    rows = (
        "<table:table-row>"
        f'<table:table-cell office:value-type="string">{note}<text:p>a<text:s text:c="2"/>b\n  c'
        "<text:line-break/>d</text:p><text:p>e</text:p></table:table-cell>"
        '<table:table-cell office:value-type="string" calcext:value-type="error" '
        'office:string-value="" table:formula="of:=1/0"><text:p>#DIV/0!</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string" calcext:value-type="error" '
        'table:formula="of:=1/0"><text:p>Err:502</text:p></table:table-cell></table:table-row>'
        "<table:table-row>"
        '<table:table-cell office:value-type="date" office:date-value="2026-06-24T07:30:00.000"/>'
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
        '<table:table-cell table:formula="of:=A1"/></table:table-row>'
    )
    (sheet,) = read_sheets(_ods(tmp_path / "a.ods", rows))
    assert sheet.cells[1] == ["a  b c\nd\ne", "#DIV/0!", "#VALUE!"]
    assert [str(one) for one in sheet.cells[2]] == ["2026-06-24 07:30:00", "True", ""]
    assert _told(sheet) == [("Thôn!C3", "rows/uncalculated")]


def test_blanks_that_come_a_million_times_cost_nothing(tmp_path: Path) -> None:
    blank = '<table:table-cell table:number-columns-repeated="16381"/>'
    rows = ROW.replace("</table:table-row>", blank + "</table:table-row>") % ""
    rows += f'<table:table-row table:number-rows-repeated="1048570">{blank}</table:table-row>'
    (sheet,) = read_sheets(_ods(tmp_path / "a.ods", rows))
    assert len(sheet.cells) == 2
    assert list(map(len, sheet.cells)) == [3, 3]


@pytest.mark.parametrize(
    "row",
    [
        ROW % 'table:number-rows-repeated="1048570"',
        f"<table:table-row>{_cell('x', WIDE % 16384)}</table:table-row>",
    ],
    ids=["rows", "columns"],
)
def test_values_that_come_a_million_times_are_refused(tmp_path: Path, row: str) -> None:
    with pytest.raises(InputError) as caught:
        read_sheets(_ods(tmp_path / "a.ods", row))
    assert [one.code for one in caught.value.problems] == ["rows/too-big"]


def test_merged_cells_are_told_where_they_stand(tmp_path: Path) -> None:
    down = 'table:number-rows-spanned="2" table:number-columns-spanned="1"'
    rows = (
        f"<table:table-row>{_cell('00125', down)}{_cell('Thôn 1')}{_cell('5')}</table:table-row>"
        f"<table:table-row><table:covered-table-cell/>{_cell('Thôn 2')}{_cell('6')}"
        "</table:table-row>"
        f"<table:table-row>{_cell('Ghi chú', SPAN)}"
        "</table:table-row>"
    )
    (sheet,) = read_sheets(_ods(tmp_path / "a.ods", rows))
    assert _told(sheet) == [("Thôn!A2:A3", "rows/merged")]


# --- .xls, patched ---------------------------------------------------------------------------


def _record(kind: int, *start: int) -> bytes:
    return struct.pack(f"<{len(start) + 1}H", kind, *start)


def _patched(path: Path, old: bytes, new: bytes) -> Path:
    data = XLS.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))
    return path


def test_a_hidden_row_of_an_xls_is_told(tmp_path: Path) -> None:
    data = bytearray(XLS.read_bytes())
    at = data.index(_record(0x208, 16, 2))  # the third row of the first sheet
    data[at + 4 + 12] |= 0x20
    (tmp_path / "a.xls").write_bytes(data)
    told = check_rows(tmp_path / "a.xls", small())
    assert [(one.path, one.code) for one in told] == [("Dữ liệu!3", "rows/hidden-rows")]


def test_an_xls_with_a_password_or_of_excel_95_says_so(tmp_path: Path) -> None:
    data = XLS.read_bytes()
    at = data.index(struct.pack("<HHHH", 0x809, 16, 0x600, 5))
    locked = data[: at + 20] + _record(0x2F, 0) + data[at + 24 :]
    old = data[: at + 4] + b"\x00\x05" + data[at + 6 :]
    for content, code in ((locked, "package/encrypted"), (old, "rows/not-workbook")):
        (tmp_path / "a.xls").write_bytes(content)
        assert [one.code for one in check_rows(tmp_path / "a.xls", small())] == [code]


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_a_damaged_xls_is_refused_or_read_and_never_a_fault_of_ours(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    content = bytearray(XLS.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content))) :]
    path = tmp_path_factory.getbasetemp() / "damaged.xls"
    path.write_bytes(content)
    with suppress(InputError):
        read_sheets(path)


def test_a_table_of_sectors_that_runs_in_a_ring_ends(tmp_path: Path) -> None:
    content = bytearray(XLS.read_bytes())
    table = struct.unpack_from("<I", content, 76)[0]
    start = (table + 1) * 512
    for number in range(128):
        struct.pack_into("<I", content, start + 4 * number, number)
    (tmp_path / "a.xls").write_bytes(content)
    assert [one.code for one in check_rows(tmp_path / "a.xls", small())] == ["rows/broken"]


def test_two_sheets_of_one_part_are_refused(tmp_path: Path) -> None:
    """Else a thousand names of one large sheet would take hours."""
    content = XLS.read_bytes()
    bounds = [one.start() + 4 for one in re.finditer(rb"\x85\0[\x0a-\x30]\0", content)][:2]
    first, second = (content[at : at + 4] for at in bounds)
    assert first[::-1] < second[::-1]
    broken = content[: bounds[1]] + first + content[bounds[1] + 4 :]
    (tmp_path / "a.xls").write_bytes(broken)
    assert [one.code for one in check_rows(tmp_path / "a.xls", small())] == ["rows/broken"]


def test_an_encrypted_ods_says_so(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(ODS) as old, zipfile.ZipFile(data, "w") as new:
        for one in old.infolist():
            content = old.read(one)
            if one.filename == "META-INF/manifest.xml":
                content = content.replace(b"</", b"<manifest:encryption-data/></", 1)
            new.writestr(one.filename, content)
    (tmp_path / "a.ods").write_bytes(data.getvalue())
    assert [one.code for one in check_rows(tmp_path / "a.ods", small())] == ["package/encrypted"]


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_many_sheets_share_the_room_for_cells(tmp_path: Path, suffix: str) -> None:
    """Each sheet of one far cell is small in the file, and 40 MiB in memory."""
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    for _ in range(3):
        book.add_worksheet().write(4_000, 500, "x")
    book.close()
    path = tmp_path / "a.xlsx"
    if suffix == ".ods":
        far = _cell("") + '<table:table-cell table:number-columns-repeated="498"/>' + _cell("x")
        rows = f'<table:table-row table:number-rows-repeated="4000"/><table:table-row>{far}'
        more = "".join(
            f'<table:table table:name="{n}">{rows}</table:table-row></table:table>'
            for n in range(3)
        )
        path = _ods(tmp_path / "a.ods", f'</table:table>{more}<table:table table:name="x">')
    with pytest.raises(InputError) as caught:
        read_sheets(path)
    assert [one.code for one in caught.value.problems] == ["rows/too-big"]
