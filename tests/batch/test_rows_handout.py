"""The sheet handed out: what it asks, what it offers, and that it comes back as it was filled."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

import docgen
from docgen.batch.blueprint import Blueprint
from docgen.batch.rows import Row, check_rows, read_rows, write_rows
from docgen.batch.rows.communes import communes_of
from tests.batch.blueprints import ROW, small
from tests.reference import ROOT

openpyxl = pytest.importorskip("openpyxl")
EXAMPLE = ROOT / "examples" / "giam_ngheo"


def test_empty_sheet_has_heads_notes_lists_and_an_example(tmp_path: Path) -> None:
    path = tmp_path / "rows.xlsx"
    write_rows(small(), path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Dữ liệu", "Thôn", "Hướng dẫn"]
    main = book["Dữ liệu"]
    heads = [cell.value for cell in main[1]]
    assert heads[:4] == ["Mã xã", "Đơn vị", "Mang tên người", "Số cây"]
    assert all(cell.comment.text for cell in main[1])
    assert "đúng 5 chữ số" in main["A1"].comment.text
    assert main["A1"].protection.locked
    assert not main["A2"].protection.locked
    assert main.protection.sheet
    assert main.freeze_panes == "C2"
    lists = {str(rule.sqref): rule.formula1 for rule in main.data_validations.dataValidation}
    assert lists["C3:C5000"] == '"có,không"'
    assert lists["H3:H5000"] == '"xuân,thu"'
    assert main.column_dimensions["E"].width > 0
    assert [cell.value for cell in book["Thôn"][1]] == ["Mã xã", "Tên thôn", "Số cây"]
    assert main["A2"].value.startswith("Ví dụ:")


def test_empty_sheet_has_no_rows_yet(tmp_path: Path) -> None:
    path = tmp_path / "rows.xlsx"
    write_rows(small(), path)
    (problem,) = check_rows(path, small())
    assert problem.code == "rows/empty"


def test_same_sheet_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_rows(small(), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_what_was_put_in_comes_back(tmp_path: Path) -> None:
    blueprint = small()
    (row,) = read_rows([ROW | {"ghi_chu": "=cmd|' /C calc'!A0", "ty_le": "12,5"}], blueprint)
    assert isinstance(row, Row)
    path = tmp_path / "rows.xlsx"
    write_rows(blueprint, path, rows=[row])
    (again,) = read_rows(path, blueprint)
    assert isinstance(again, Row), again
    assert (again.key, again.values, again.children) == (row.key, row.values, row.children)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "＝1", "  =1", "http://x.example"])
def test_text_that_looks_like_a_formula_is_written_as_text(tmp_path: Path, text: str) -> None:
    blueprint = small()
    (row,) = read_rows([ROW | {"ghi_chu": text}], blueprint)
    assert isinstance(row, Row)
    write_rows(blueprint, tmp_path / "rows.xlsx", rows=[row])
    cell = openpyxl.load_workbook(tmp_path / "rows.xlsx")["Dữ liệu"]["I3"]
    assert cell.value == text.strip()
    assert cell.data_type == "s"
    assert cell.hyperlink is None


def test_communes_of_a_province_stand_in_the_sheet(tmp_path: Path) -> None:
    pytest.importorskip("vietnam_provinces")
    blueprint = Blueprint.load(EXAMPLE / "blueprint.yaml")
    path = tmp_path / "rows.xlsx"
    write_rows(blueprint, path, communes="Lâm Đồng")
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[2:]
    communes = communes_of("tỉnh lâm đồng")
    assert communes_of("Thành phố Lâm Đồng") == communes_of("68") == communes
    assert len(rows) == len(communes) > 100
    assert {one.province for one in communes} == {"Tỉnh Lâm Đồng"}
    assert [row[:3] for row in rows] == [list(one) for one in communes]
    assert all(len(one.code) == 5 for one in communes)


def test_province_mistyped_is_told() -> None:
    pytest.importorskip("vietnam_provinces")
    with pytest.raises(docgen.InputError, match="có phải “Tỉnh Lâm Đồng”"):
        communes_of("Lâm Đôngg")


def test_every_commune_of_the_country_has_a_code_of_its_own() -> None:
    provinces = pytest.importorskip("vietnam_provinces")
    names = [one.name for one in provinces.Province.iter_all()]
    codes = [commune.code for name in names for commune in communes_of(name)]
    assert len(codes) == len(set(codes)) == 3321
