"""Workbooks as they come back from offices: nothing is lost unseen, one mistake is told once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
import xlsxwriter

from docgen.batch.blueprint import Blueprint
from docgen.batch.rows import RowProblems, check_rows, read_rows, write_errors
from docgen.errors import Problem
from tests.batch.blueprints import DATA, FRAME, SECTIONS, small

HEADS = ["Mã xã", "Đơn vị", "Mang tên người", "Số cây", "Kinh phí", "Tỷ lệ", "Ngày ban hành"]
HEADS += ["Mùa", "Ghi chú", "Hồ sơ riêng"]
FIRST = ["00125", "Xã Mẫu Một", None, 1500, 4_500_000, None, "6/2026", "Thu"]
SECOND = ["00126", "Xã Mẫu Hai", None, 700, 1_500_000, None, "6/2026", "Xuân"]
CHILDREN = [["Mã xã", "Tên thôn", "Số cây"], ["00125", "Thôn 1", 1500], ["00126", "Thôn 2", 700]]

Spoil = Callable[[Any, Any], object]


def _told(folder: Path, spoil: Spoil) -> list[Problem]:
    return check_rows(_book(folder, spoil), small(), fill=True)


def _book(folder: Path, spoil: Spoil) -> Path:
    book = openpyxl.Workbook()
    main, child = book.worksheets[0], book.create_sheet("Thôn")
    main.title = "Dữ liệu"
    for row in (HEADS, FIRST, SECOND):
        main.append(row)
    for row in CHILDREN:
        child.append(row)
    spoil(main, child)
    book.save(folder / "rows.xlsx")
    return folder / "rows.xlsx"


def _where(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.path, problem.code) for problem in problems]


def test_what_is_right_is_right(tmp_path: Path) -> None:
    assert _told(tmp_path, lambda main, child: None) == []


@pytest.mark.parametrize("cell", ["A2", "C2", "D2", "E2", "F3", "H2", "I3"])
def test_an_error_of_excel_is_never_a_blank(tmp_path: Path, cell: str) -> None:
    """calamine gives a blank for it, which a default or an optional column would take."""

    def spoil(main: Any, child: Any) -> None:
        main[cell] = "#REF!"
        assert main[cell].data_type == "e"

    problems = _told(tmp_path, spoil)
    assert (f"Dữ liệu!{cell}", "rows/error-value") in _where(problems)
    told = next(str(one) for one in problems if one.code == "rows/error-value")
    assert "“#REF!”" in told


def test_the_copy_with_faults_shows_the_error(tmp_path: Path) -> None:
    def spoil(main: Any, child: Any) -> None:
        child["C2"] = "#N/A"

    path = _book(tmp_path, spoil)
    problems = check_rows(path, small())
    assert _where(problems) == [("Thôn!C2", "rows/error-value")]
    write_errors(problems, path, tmp_path / "loi.xlsx")
    assert openpyxl.load_workbook(tmp_path / "loi.xlsx")["Thôn"]["C2"].value == "#N/A"


def test_a_formula_under_no_head_stops_nobody_but_its_value_is_told(tmp_path: Path) -> None:
    def formula(main: Any, child: Any) -> None:
        main["M2"] = "=D2*2"

    assert _told(tmp_path, formula) == []

    def used(main: Any, child: Any) -> None:
        main["D2"] = "=700*2"

    assert _where(_told(tmp_path, used)) == [("Dữ liệu!D2", "rows/uncalculated")]


def test_values_under_no_head_are_not_dropped_unseen(tmp_path: Path) -> None:
    def spoil(main: Any, child: Any) -> None:
        child["D3"], child["D2"] = "cần thêm nước", " "

    assert _where(_told(tmp_path, spoil)) == [("Thôn!D3", "rows/no-head")]


def test_a_title_above_the_heads_is_one_mistake(tmp_path: Path) -> None:
    def spoil(main: Any, child: Any) -> None:
        main.insert_rows(1, 2)
        main["A1"] = "BẢNG TỔNG HỢP SỐ LIỆU"
        main.merge_cells("A1:F1")

    (problem,) = _told(tmp_path, spoil)
    assert (problem.path, problem.code) == ("Dữ liệu!1", "rows/no-heads")
    assert "tiêu đề nằm ở dòng 3: xóa các dòng phía trên nó." in problem.message


def test_a_sheet_before_the_main_one_is_one_mistake(tmp_path: Path) -> None:
    def spoil(main: Any, child: Any) -> None:
        main.title = "Trang 2"
        main.parent.create_sheet("Ghi chép", 0)["A1"] = "Người lập: văn thư"

    (problem,) = _told(tmp_path, spoil)
    assert problem.code == "rows/no-heads"
    assert problem.message.endswith("và bảng chính ở trang tính đầu tiên.")


@pytest.mark.parametrize("column", ["A", "B"])
def test_a_total_below_the_rows_is_one_mistake(tmp_path: Path, column: str) -> None:
    def spoil(main: Any, child: Any) -> None:
        main[f"{column}4"], main["D4"] = "Tổng cộng", 2200
        child["A4"], child["C4"] = "TỔNG  CỘNG", 2200

    told = _where(_told(tmp_path, spoil))
    assert told == [(f"Dữ liệu!{column}4", "rows/stray-row"), ("Thôn!A4", "rows/stray-row")]


def test_words_below_the_table_are_one_mistake(tmp_path: Path) -> None:
    def spoil(main: Any, child: Any) -> None:
        main["B6"] = "Người lập bảng"

    assert _where(_told(tmp_path, spoil)) == [("Dữ liệu!B6", "rows/stray-row")]


def test_no_break_spaces_in_a_unit_are_spaces(tmp_path: Path) -> None:
    def spoil(main: Any, child: Any) -> None:
        main["B2"] = "Thị\xa0trấn\xa0Mẫu\xa0"
        main["A2"] = "00125\xa0"

    assert _told(tmp_path, spoil) == []


def test_a_day_shown_as_a_number_is_asked(tmp_path: Path) -> None:
    def spoil(main: Any, child: Any) -> None:
        main["G2"] = 45467

    (problem,) = _told(tmp_path, spoil)
    assert "nếu là 24/6/2024 mà Excel" in problem.message


def test_a_child_table_left_behind_is_not_an_empty_one(tmp_path: Path) -> None:
    """A file that was sent without its second one would make plans that say there are none."""
    main, child = tmp_path / "so.csv", tmp_path / "so.thon.csv"
    main.write_text(
        "\n".join(",".join(map(_text, row)) for row in (HEADS, [*FIRST, "", ""])), "utf-8"
    )
    (problem,) = check_rows(main, small())
    assert (problem.code, problem.source) == ("rows/missing-sheet", "so.csv")
    assert "Thiếu tệp so.thon.csv cho bảng con “Thôn”" in problem.message
    child.write_text("Mã xã,Tên thôn,Số cây\n", "utf-8")
    assert check_rows(main, small()) == []


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)


NEEDED = DATA.replace("      den: 50\n", "      den: 50\n      tu: 1\n") + FRAME + SECTIONS


@pytest.mark.parametrize("key", [125, "0125", "00125 (xã)", None])
def test_a_faulty_key_is_told_once_and_its_child_rows_are_no_orphans(
    tmp_path: Path, key: object
) -> None:
    def spoil(main: Any, child: Any) -> None:
        main["A2"] = key

    blueprint = Blueprint.parse(NEEDED, "mau.yaml")
    told = check_rows(_book(tmp_path, spoil), blueprint)
    assert [one.path for one in told] == ["Dữ liệu!A2"]


def test_an_orphan_beside_a_faulty_key_is_told_all_the_same(tmp_path: Path) -> None:
    def spoil(main: Any, child: Any) -> None:
        main["A2"] = 125
        child.append(["00999", "Thôn 9", "chín"])

    told = check_rows(_book(tmp_path, spoil), small())
    assert _where(told) == [
        ("Thôn!A4", "rows/orphan"),
        ("Dữ liệu!A2", "rows/code"),
        ("Thôn!C4", "rows/number"),
    ]


def test_a_child_row_whose_key_lost_its_zeros_keeps_back_the_document_it_belongs_to(
    tmp_path: Path,
) -> None:
    def spoil(main: Any, child: Any) -> None:
        child["A2"] = 125

    path = _book(tmp_path, spoil)
    for blueprint in (small(), Blueprint.parse(NEEDED, "mau.yaml")):
        found = list(read_rows(path, blueprint))
        told = [
            problem for row in found if isinstance(row, RowProblems) for problem in row.problems
        ]
        assert _where(told) == [("Thôn!A2", "rows/code")]
        assert [row.key for row in found] == ["00125", "00126"]


NUMBERED = ["(A)", "(B)", 1, "2", "3=1+2", 4, "5", 6, "7", None]
UNITS = [None, None, None, "cây", "đồng", "%"]


@pytest.mark.parametrize("cells", [NUMBERED, UNITS], ids=["numbers of columns", "units"])
def test_a_second_row_of_heads_is_told_in_one_sentence(tmp_path: Path, cells: list[Any]) -> None:
    def spoil(main: Any, child: Any) -> None:
        main.insert_rows(2)
        for column, value in enumerate(cells, start=1):
            main.cell(2, column, value)

    (told,) = _told(tmp_path, spoil)
    assert told.code == "rows/stray-row"
    assert told.line == 2
    assert "tiêu đề thứ hai" in told.message


def test_heads_in_two_lines_are_told_in_one_sentence(tmp_path: Path) -> None:
    def spoil(main: Any, child: Any) -> None:
        main.insert_rows(2)
        main["D1"], main["E1"], main["D2"], main["E2"] = "Năm 2026", None, HEADS[3], HEADS[4]
        main.merge_cells("D1:E1")
        for letter in "ABCFGHIJ":
            main.merge_cells(f"{letter}1:{letter}2")

    (told,) = _told(tmp_path, spoil)
    assert (told.code, told.path) == (
        "rows/merged",
        "Dữ liệu!A1:A2, B1:B2, C1:C2, D1:E1, F1:F2, …",
    )


def test_cells_made_one_are_told_and_a_title_or_a_note_made_wide_is_not(tmp_path: Path) -> None:
    def spoil(main: Any, child: Any) -> None:
        child["A3"] = None
        child.merge_cells("A2:A3")
        main["I2"], main["I3"] = "Cùng ghi chú", None
        main.merge_cells("I2:I3")
        main["A5"] = "Số liệu đến 30/6"
        main.merge_cells("A5:J5")

    assert _where(_told(tmp_path, spoil)) == [
        ("Dữ liệu!I2:I3", "rows/merged"),
        ("Thôn!A2:A3", "rows/merged"),
    ]


@pytest.mark.parametrize("mark", ["x", "X", 1, "✓"])
def test_a_mark_for_yes_is_asked_about(tmp_path: Path, mark: object) -> None:
    def spoil(main: Any, child: Any) -> None:
        main["C2"] = mark

    (told,) = _told(tmp_path, spoil)
    assert f"nếu “{mark}” nghĩa là có thì ghi “có”" in told.message


@pytest.mark.parametrize(("value", "said"), [("1,500", "dấu phẩy là"), (1.5, "Excel đã hiểu")])
def test_thousands_lost_are_told_by_how_they_were_typed(
    tmp_path: Path, value: object, said: str
) -> None:
    def spoil(main: Any, child: Any) -> None:
        main["D2"] = value

    (told,) = _told(tmp_path, spoil)
    assert "nếu là 1.500 thì " + said in told.message


def test_a_formula_that_gives_an_empty_text_is_a_blank(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    for title, rows in (("Dữ liệu", (HEADS, FIRST)), ("Thôn", CHILDREN[:2])):
        sheet = book.add_worksheet(title)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.worksheets()[0].write_formula("I2", '=IF(D2>0,"","thiếu")', None, "@")
    book.close()
    part = "xl/worksheets/sheet1.xml"
    with ZipFile(tmp_path / "a.xlsx") as old, ZipFile(tmp_path / "b.xlsx", "w") as new:
        for one in old.namelist():
            data = old.read(one)
            if one == part:
                assert b"<v>@</v>" in data
                data = data.replace(b"<v>@</v>", b"<v></v>")
            new.writestr(one, data)
    assert check_rows(tmp_path / "b.xlsx", small()) == []


def test_the_main_table_is_found_by_its_title_wherever_its_sheet_stands(tmp_path: Path) -> None:
    def spoil(main: Any, child: Any) -> None:
        main.parent.create_sheet("Trang bìa", 0).append(["Biểu tổng hợp"])

    assert _told(tmp_path, spoil) == []


def test_rows_on_a_sheet_that_nobody_reads_are_told(tmp_path: Path) -> None:
    """One sheet for each district: only the first would have been made into documents."""

    def spoil(main: Any, child: Any) -> None:
        more = main.parent.create_sheet("Dữ liệu (2)")
        more.append(HEADS)
        more.append(["00127", *SECOND[1:]])
        main.parent.create_sheet("Nháp").append(["Mã xã", "nhớ hỏi lại"])

    (told,) = _told(tmp_path, spoil)
    assert (told.code, told.path) == ("rows/unread-sheet", "Dữ liệu (2)")
