"""Every source gives the same rows; hostile ones are refused by name; streams stay flat."""

from __future__ import annotations

import csv
import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

import docgen
from docgen.batch.blueprint import Blueprint
from docgen.batch.cells import _known, fold
from docgen.batch.rows import Row, RowProblems, check_rows, read_rows
from docgen.vietnamese import AdministrativeUnit, PartialDate
from tests.batch.blueprints import DATA, FRAME, SECTIONS, small

HEADS = ["Mã xã", "Đơn vị", "Số cây", "Ngày ban hành", "Kinh phí", "Mùa", "Tỷ lệ"]
HEADS += ["Mang tên người", "Ghi chú", "Hồ sơ riêng"]
CELLS = ["00125", "Xã Mẫu", "1.500", "24/6/2026", "4.500.000", "Thu", "12,5", "", "=1+1", ""]
THON = [["00125", "Thôn 1", "1.000"], ["00125", "Thôn 2", "500"]]
RECORD = dict(zip(HEADS, CELLS, strict=True)) | {
    "Thôn": [{"Tên thôn": "Thôn 1", "Số cây": 1000}, {"ten": "Thôn 2", "so_cay": "500"}]
}
VALUES = {
    "ma": "00125",
    "don_vi": AdministrativeUnit("xã", "Mẫu"),
    "danh_nhan": False,
    "so_cay": 1500,
    "kinh_phi": 4_500_000,
    "ngay": PartialDate(2026, 6, 24),
    "mua": "thu",
    "ghi_chu": "=1+1",
    "ho_so_rieng": None,
}


def _xlsx(path: Path, heads: list[str] = HEADS, *rows: list[Any], thon: Any = THON) -> Path:
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False})
    sheet = book.add_worksheet("Dữ liệu")
    for number, row in enumerate([heads, *(rows or (CELLS,))]):
        for index, cell in enumerate(row):
            if cell != "":
                sheet.write(number, index, cell)
    child = book.add_worksheet("thôn")
    for number, row in enumerate([["Mã xã", "Tên thôn", "Số cây"], *thon]):
        child.write_row(number, 0, row)
    book.close()
    return path


def _csv(path: Path, *, sign: str = ",", mark: bool = False) -> Path:
    encoding = "utf-8-sig" if mark else "utf-8"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=sign).writerows([HEADS, CELLS])
    with path.with_name(f"{path.stem}.thon.csv").open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=sign).writerows([["Mã xã", "Tên thôn", "Số cây"], *THON])
    return path


def _sources(folder: Path) -> Iterator[tuple[str, Any]]:
    yield "xlsx", _xlsx(folder / "a.xlsx")
    yield "csv", _csv(folder / "a.csv")
    yield "csv with ; and a mark", _csv(folder / "b.csv", sign=";", mark=True)
    yield "csv with tabs", _csv(folder / "c.csv", sign="\t")
    (folder / "a.jsonl").write_text(json.dumps(RECORD) + "\n\n", encoding="utf-8")
    yield "jsonl", folder / "a.jsonl"
    (folder / "a.json").write_text(json.dumps([RECORD]), encoding="utf-8")
    yield "json", folder / "a.json"
    lines = [f'  "{key}": "{value}"' for key, value in RECORD.items() if isinstance(value, str)]
    lines += ['  "Thôn":', "    - {ten: Thôn 1, so_cay: 1.000}", "    - {ten: Thôn 2, so_cay: 500}"]
    (folder / "a.yaml").write_text("-\n" + "\n".join(lines) + "\n", encoding="utf-8")
    yield "yaml", folder / "a.yaml"
    yield "list", [RECORD]
    yield "generator", (one for one in [RECORD])


def test_every_source_gives_the_same_row(tmp_path: Path) -> None:
    blueprint = small()
    plans = {}
    for name, source in _sources(tmp_path):
        (row,) = read_rows(source, blueprint)
        assert isinstance(row, Row), (name, row)
        assert {key: row.values[key] for key in VALUES} == VALUES, name
        assert str(row.values["ty_le"]) == "12.5"
        assert row.children == {
            "thon": [{"ten": "Thôn 1", "so_cay": 1000}, {"ten": "Thôn 2", "so_cay": 500}]
        }, name
        assert row.key == "00125"
        plans[name] = blueprint.fill(row)
    assert len({plan.model_dump_json() for plan in plans.values()}) == 1


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_frames_are_read(library: str) -> None:
    frames = pytest.importorskip(library)
    blueprint = small()
    frame = frames.DataFrame(
        {
            "Mã xã": ["00125", "00126"],
            "Đơn vị": ["Xã Mẫu", "Xã Mẫu Hai"],
            "Số cây": [1500, 3],
            "Kinh phí": [4_500_000.0, None],
            "Ngày ban hành": ["6/2026", "6/2026"],
        }
    )
    rows = list(read_rows(frame, blueprint))
    assert [row.values["so_cay"] for row in rows if isinstance(row, Row)] == [1500, 3]
    # a blank in a frame is a blank, whatever it is called there
    assert [row.values["kinh_phi"] for row in rows if isinstance(row, Row)] == [4_500_000] * 2


def test_frame_with_lost_zeros_is_asked() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"ma": [125], "don_vi": ["Xã A"], "so_cay": [1], "ngay": ["2026"]})
    (problem,) = check_rows(frame, small())
    assert "Có phải là 00125?" in problem.message


def test_bad_row_of_an_iterable_disturbs_no_other() -> None:
    good = {"ma": "00001", "don_vi": "Xã A", "so_cay": 1, "ngay": "2026"}
    records = [good, good | {"ma": "00002", "so_cay": "x"}, "no row", good | {"ma": "00003"}, good]
    rows = list(read_rows(iter(records), small()))
    assert [type(row) for row in rows] == [Row, RowProblems, RowProblems, Row, RowProblems]
    assert [row.number for row in rows] == [1, 2, 3, 4, 5]
    assert rows[1].key == "00002"
    assert "đã có ở dòng 1" in rows[4].problems[0].message  # type: ignore[union-attr]


def test_problem_of_a_child_of_a_record_has_its_path() -> None:
    record = RECORD | {"Thôn": [{"ten": "Thôn 1", "so_cay": "hai"}, {"tenn": "x", "so_cay": 1}]}
    (row,) = read_rows([record], small())
    assert isinstance(row, RowProblems)
    assert [one.path for one in row.problems] == [
        "dòng 1, thon[0].so_cay",
        "dòng 1, thon[1].tenn",
        "dòng 1, thon[1].ten",
    ]


def test_line_that_is_no_json_is_one_rows_problem(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    good = json.dumps(RECORD)
    path.write_bytes(f'{good}\n{{"ma": \n{{"ma": "1", "ma": "2"}}\n'.encode() + b"\xff\n")
    rows = list(read_rows(path, small()))
    assert [type(row) for row in rows] == [Row] + [RowProblems] * 3
    assert [row.number for row in rows] == [1, 2, 3, 4]
    assert "viết hai lần" in rows[2].problems[0].message  # type: ignore[union-attr]


# Hostile sources -----------------------------------------------------------------------------


def _refused(path: Path, blueprint: Blueprint | None = None) -> str:
    with pytest.raises(docgen.InputError) as caught:
        list(read_rows(path, blueprint or small()))
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        pytest.param("a.csv", b"", "Dòng đầu phải là tiêu đề", id="empty csv"),
        pytest.param("a.csv", b"\xff\xfeM", "bị hỏng", id="utf-16 cut short"),
        pytest.param("a.csv", "Mã xã,Đơn vị\n1\n".encode("utf-16-le"), "UTF-16", id="utf-16"),
        pytest.param("a.csv", "Mã xã\nx\n".encode("latin-1"), "UTF-8", id="other bytes"),
        pytest.param("a.csv", b'ma,"x\n', "dấu ngoặc kép", id="open quote"),
        pytest.param("a.xlsx", b"", "rỗng", id="empty xlsx"),
        pytest.param("a.xlsx", b"PK\3\4 not a zip", "hỏng", id="broken xlsx"),
        pytest.param("a.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + b"x", ".xls", id="old xls"),
        pytest.param("a.json", b"{}", "danh sách", id="no list"),
        pytest.param("a.json", b"[" * 5000 + b"]" * 5000, "lồng nhau", id="deep json"),
        pytest.param("a.yaml", b"- &a [*a]\n", "YAML", id="yaml alias"),
        pytest.param("a.docx", b"x", "loại tệp", id="other suffix"),
        pytest.param("a.xlsb", b"x", "Excel Workbook (*.xlsx)", id="a kind to be saved anew"),
        pytest.param("a.xls", b"<html><table>", "Excel Workbook (*.xlsx)", id="a page as .xls"),
    ],
)
def test_hostile_file_is_refused_by_name(
    tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert sentence in _refused(tmp_path / name)


def test_missing_file_is_told(tmp_path: Path) -> None:
    assert "Không tìm thấy tệp" in _refused(tmp_path / "no.xlsx")


@pytest.mark.parametrize(("row", "told"), [(["a", "b", "c"], "3 ô"), (["a"], "chỉ có 1 ô")])
def test_ragged_csv_row_is_named_by_its_line(tmp_path: Path, row: list[str], told: str) -> None:
    blueprint = Blueprint.parse(
        "du_lieu:\n  khoa: ma\n  cot: [{ten: ma, tieu_de: A}, {ten: b, tieu_de: B}]\n"
        + FRAME.replace("don_vi.uy_ban", "b")
        .replace("don_vi.dia_danh", "b")
        .replace("{{ ngay }}", "2026")
        .replace("{{ don_vi.ten_day_du }}", "")
        + "cac_muc: [{muc: muc_tieu, tong_quat: Một.}]\n",
        "mau.yaml",
    )
    path = tmp_path / "a.csv"
    path.write_text("A,B\n1,2\n" + ",".join(row) + "\n", encoding="utf-8")
    message = _refused(path, blueprint)
    assert "dòng 3" in message
    assert told in message


def _patched(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """The workbook with a piece of one part replaced."""
    from docgen.package import open_package, write_package

    parts = dict(open_package(path.read_bytes()).parts)
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new, 1)
    path.write_bytes(write_package(parts))
    return path


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        pytest.param(b'<row r="2"', b'<row hidden="1" r="2"', "1 dòng bị ẩn (2)", id="hidden row"),
        pytest.param(
            b"<sheetData>",
            b'<cols><col min="3" max="3" width="9" hidden="1"/></cols><sheetData>',
            "cột bị ẩn (C)",
            id="hidden column",
        ),
        pytest.param(
            b"</sheetData>",
            b'<row r="9"><c r="C9"><f>1+1</f></c></row></sheetData>',
            "công thức chưa được tính",
            id="formula without a value",
        ),
        pytest.param(
            b"</sheetData>",
            b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
            "cột XFD",
            id="a cell in the far corner",
        ),
        pytest.param(
            b"<worksheet", b"<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet", "DOCTYPE", id="doctype"
        ),
    ],
)
def test_hostile_workbook_is_refused(tmp_path: Path, old: bytes, new: bytes, sentence: str) -> None:
    path = _patched(_xlsx(tmp_path / "a.xlsx"), SHEET, old, new)
    assert sentence in _refused(path)


def test_hidden_sheet_is_told(tmp_path: Path) -> None:
    path = _xlsx(tmp_path / "a.xlsx")
    path = _patched(path, "xl/workbook.xml", b'sheetId="2"', b'sheetId="2" state="hidden"')
    assert "bị ẩn" in _refused(path)


def test_formula_whose_value_is_there_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Dữ liệu")
    sheet.write_row(0, 0, HEADS)
    sheet.write_row(1, 0, ["00001", "Xã A"])
    sheet.write_formula(1, 2, "=1+1", None, 2)
    sheet.write_row(1, 3, ["2026"])
    book.add_worksheet("Thôn").write_row(0, 0, ["Mã xã", "Tên thôn", "Số cây"])
    book.close()
    (row,) = read_rows(path, small())
    assert isinstance(row, Row), row
    assert row.values["so_cay"] == 2


def test_escaped_character_is_refused_not_lost(tmp_path: Path) -> None:
    path = _xlsx(tmp_path / "a.xlsx")
    strings = "xl/sharedStrings.xml"
    path = _patched(path, strings, b"<t>=1+1</t>", b"<t>a_x000D_b</t>")
    (problem,) = check_rows(path, small())
    assert problem.path == "Dữ liệu!I2"


# Streams -------------------------------------------------------------------------------------


def _peak(count: int, tmp_path: Path) -> int:
    path = tmp_path / f"{count}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADS)
        for number in range(count):
            writer.writerow([f"{number:05d}", *CELLS[1:]])
    path.with_suffix(".thon.csv").write_text("Mã xã,Tên thôn,Số cây\n", "utf-8")
    blueprint = small()
    tracemalloc.start()
    assert sum(isinstance(row, Row) for row in read_rows(path, blueprint)) == count
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_csv_streams(tmp_path: Path) -> None:
    _peak(10, tmp_path)  # imports
    few, many = _peak(100, tmp_path), _peak(10_000, tmp_path)
    # only the hashes of the keys grow: below 200 bytes a row
    assert many - few < 10_000 * 200


def test_endless_iterable_is_read_as_it_comes() -> None:
    def endless() -> Iterator[dict[str, object]]:
        number = 0
        while True:
            number += 1
            yield {"ma": f"{number:05d}", "don_vi": "Xã A", "so_cay": 1, "ngay": "2026"}

    rows = read_rows(endless(), small())
    assert [next(rows).key for _ in range(3)] == ["00001", "00002", "00003"]


cell = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.dates()
)
cell |= st.datetimes() | st.decimals() | st.lists(st.integers(), max_size=2)


@given(st.dictionaries(st.sampled_from([*HEADS, "ma", "Lạ", "Thôn"]), cell, max_size=12))
@settings(max_examples=200, deadline=None)
def test_any_record_is_a_row_or_problems(record: dict[str, object]) -> None:
    (row,) = read_rows([record], BLUEPRINT)
    if isinstance(row, RowProblems):
        assert row.problems
        assert all(problem.message and str(problem) for problem in row.problems)
    else:
        BLUEPRINT.fill(row)


BLUEPRINT = Blueprint.parse(DATA + FRAME + SECTIONS, "mau.yaml")


def test_what_is_no_name_is_not_kept_in_memory() -> None:
    before = _known.cache_info().currsize
    assert fold("  X  " * 1_000) == " ".join(["x"] * 1_000)
    assert _known.cache_info().currsize == before
