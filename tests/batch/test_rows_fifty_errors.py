"""A spreadsheet with fifty planted errors, and the list that it gets."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from docgen.batch.rows import CellProblem, check_rows, write_errors
from tests.batch.blueprints import small

HEADS = ["Mã xã", "Đơn vị", "Mang tên người", "Số cây", "Kinh phí", "Tỷ lệ"]
HEADS += ["Ngày bán hành", "Mùa", "Ghi chú", "Hồ sơ riêng"]
CHILD_HEADS = ["Mã xã", "Tên thôn", "Số cây"]
GOOD: list[Any] = ["00001", "Xã Mẫu", None, 10, 5_000_000, 12.5, "24/6/2026", "thu", None, None]

# (column letter, value, code, part of the sentence); each in a row of its own
CELLS: list[tuple[str, Any, str, str]] = [
    ("A", 125, "code", "00125"),
    ("A", "125", "digits", "00125"),
    ("A", "1234567", "digits", "đúng 5 chữ số"),
    ("A", "A0001", "digits", "đúng 5 chữ số"),
    ("A", "OO125", "digits", "đúng 5 chữ số"),
    ("A", 12345.5, "code", "chứa số"),
    ("B", None, "missing", "còn trống"),
    ("B", "Mẫu", "unit", "Không rõ loại đơn vị"),
    ("B", "Xa Mẫu", "unit", "Không rõ loại đơn vị"),
    ("B", "Xã mẫu", "unit", "viết hoa"),
    ("B", "Xã MẪU SỐ", "unit", "toàn chữ hoa"),
    ("B", 7, "unit", "Cần tên đơn vị"),
    ("C", "ừ", "flag", "“có” hoặc “không”"),
    ("C", 1, "flag", "“có” hoặc “không”"),
    ("D", None, "missing", "còn trống"),
    ("D", "ba", "number", "không phải là số"),
    ("D", "4.5", "number", "có thể hiểu hai cách"),
    ("D", "1,234.5", "number", "kiểu Anh"),
    ("D", 1.5, "whole", "1.500"),
    ("D", "1,5", "whole", "phần lẻ"),
    ("D", -1, "bounds", "Nhỏ hơn mức"),
    ("D", 100_001, "bounds", "100.000"),
    ("D", "#REF!", "error-value", "#REF!"),
    ("D", "#N/A", "error-value", "#N/A"),
    ("D", datetime.date(2026, 1, 5), "number", "ô này là ngày"),
    ("D", True, "number", "có/không"),
    ("E", 45, "small-sum", "45.000"),
    ("E", -5_000, "bounds", "Số tiền âm"),
    ("E", "4.500.00", "number", "dấu"),
    ("E", "5 triệu", "number", "viết đủ các chữ số"),
    ("E", 4_500.75, "whole", "phần lẻ"),
    ("F", 0.125, "percent", "12,5%"),
    ("F", "12.5", "number", "có thể hiểu hai cách"),
    ("G", None, "missing", "còn trống"),
    ("G", "31/6/2026", "date", "chỉ có 30 ngày"),
    ("G", "6/24/2026", "date", "Không có tháng 24"),
    ("G", "24/6/26", "date", "hai chữ số"),
    ("G", 46_000, "date", "Cần một ngày"),
    ("G", datetime.datetime(2026, 1, 5, 7, 30), "date", "có cả giờ"),
    ("H", "thuu", "choice", "có phải “thu”"),
    ("H", "đông giá rét", "choice", "xuân, thu"),
    ("I", "x" * 41, "long", "quá 40 ký tự"),
    ("I", "hai\ndòng", "text", "xuống dòng"),
    ("I", "ẩn\u200bký tự", "text", "không nhìn thấy được"),
    ("I", "KÕ ho¹ch", "text", "TCVN3"),
    ("I", 42, "code", "định dạng ô là Text"),
]
# (row of the child sheet, column letter, code, part of the sentence)
CHILD_CELLS = [
    (2, "B", "missing", "còn trống"),
    (3, "C", "number", "không phải là số"),
]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "rows.xlsx"
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    main = book.add_worksheet("Dữ liệu")
    main.write_row(0, 0, [head.replace("bán", "ban") for head in HEADS])
    for number, (letter, value, _, _) in enumerate(CELLS, start=1):
        cells = [f"{number:05d}", *GOOD[1:]]
        cells[ord(letter) - 65] = value
        for index, cell in enumerate(cells):
            if isinstance(cell, datetime.datetime):
                main.write_datetime(number, index, cell, moment)
            elif isinstance(cell, datetime.date):
                main.write_datetime(number, index, cell, day)
            elif cell is not None:
                main.write(number, index, cell)
    last = len(CELLS) + 1
    main.write_row(last, 0, ["90001", *GOOD[1:]])  # a right row …
    main.write_row(last + 1, 0, ["90001", *GOOD[1:]])  # … and its key again
    child = book.add_worksheet("Thôn")
    child.write_row(0, 0, CHILD_HEADS)
    child.write_row(1, 0, ["90001", None, 5])
    child.write_row(2, 0, ["90001", "Thôn 2", "năm"])
    child.write_row(3, 0, ["77777", "Thôn lạc", 5])  # belongs to no row
    book.close()
    return path


def test_each_planted_error_is_told_once_with_its_cell(sheet: Path) -> None:
    problems = check_rows(sheet, small())
    expected = {
        (f"Dữ liệu!{letter}{row}", f"rows/{code}")
        for row, (letter, _, code, _) in enumerate(CELLS, start=2)
    }
    expected |= {(f"Thôn!{letter}{row}", f"rows/{code}") for row, letter, code, _ in CHILD_CELLS}
    expected |= {
        (f"Dữ liệu!A{len(CELLS) + 3}", "rows/duplicate-key"),
        ("Thôn!A4", "rows/orphan"),
    }
    assert len(expected) == 50
    found = [(problem.path, problem.code) for problem in problems]
    assert len(found) == len(set(found))
    assert set(found) == expected
    # what concerns the file as a whole comes first
    assert {code for _, code in found[:2]} == {"rows/duplicate-key", "rows/orphan"}


def test_each_sentence_says_what_to_mend(sheet: Path) -> None:
    by_path = {problem.path: problem for problem in check_rows(sheet, small())}
    for row, (letter, value, _, sentence) in enumerate(CELLS, start=2):
        problem = by_path[f"Dữ liệu!{letter}{row}"]
        assert sentence in problem.message, problem.message
        assert isinstance(problem, CellProblem)
        assert problem.source == "rows.xlsx"
        assert problem.title == HEADS[ord(letter) - 65].replace("bán", "ban")
        assert (problem.line, problem.column) == (row, ord(letter) - 64)
        assert bool(problem.value) == (value is not None)


def test_sheet_sent_back_marks_the_cells_and_can_be_read_again(sheet: Path, tmp_path: Path) -> None:
    problems = check_rows(sheet, small())
    back = tmp_path / "loi.xlsx"
    write_errors(problems, sheet, back)
    again = check_rows(back, small())
    assert {one.path for one in again} == {one.path for one in problems}
    listed = CalamineWorkbook.from_path(back).get_sheet_by_name("Danh sách lỗi").to_python()
    assert len(listed) == 51
    assert listed[1][5] == problems[0].message


def test_marked_cells_have_their_notes(sheet: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    problems = check_rows(sheet, small())
    write_errors(problems, sheet, tmp_path / "loi.xlsx")
    book = openpyxl.load_workbook(tmp_path / "loi.xlsx")
    for problem in problems:
        assert isinstance(problem, CellProblem)
        cell = book[problem.sheet].cell(problem.line, problem.column)
        assert problem.message in cell.comment.text
        assert cell.fill.fgColor.rgb == "FFFFC7CE"


def test_errors_of_the_heads_come_first_and_alone(tmp_path: Path) -> None:
    path = tmp_path / "rows.xlsx"
    book = xlsxwriter.Workbook(path)
    main = book.add_worksheet("Dữ liệu")
    heads = [*HEADS, "Mùa", "Lạ"]  # “Ngày bán hành” is mistyped, “Mùa” doubled, “Lạ” unknown
    heads.remove("Tỷ lệ")
    main.write_row(0, 0, heads)
    main.write_row(1, 0, ["x"])
    book.add_worksheet("Thônn").write_row(0, 0, CHILD_HEADS)
    book.close()
    told = [str(one) for one in check_rows(path, small())]
    assert told == [
        "rows.xlsx: Thiếu trang tính “Thôn”; có phải trang “Thônn” viết sai tên?",
    ]
    book = xlsxwriter.Workbook(path)
    main = book.add_worksheet("Dữ liệu")
    main.write_row(0, 0, heads)
    book.add_worksheet("Thôn").write_row(0, 0, CHILD_HEADS[:2])
    book.close()
    told = [f"{one.path} {one.code} {one.message}" for one in check_rows(path, small())]
    assert [one.split(" rows/")[0] for one in told] == [
        "Dữ liệu!J1",
        "Dữ liệu!1",
        "Dữ liệu!F1",
        "Dữ liệu!K1",
        "Thôn!1",
    ]
    assert "có hai lần (cột G cũng vậy)" in told[0]
    assert "Thiếu cột “Tỷ lệ”" in told[1]
    assert "Thiếu cột “Ngày ban hành”: có phải cột này viết sai tên?" in told[2]
