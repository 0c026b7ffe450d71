"""The empty sheet to hand out: heads, notes, lists to choose from, an example, child sheets."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from docgen.batch.columns import Column
from docgen.batch.rows.communes import Commune, communes_of
from docgen.batch.rows.model import Row, letters_of
from docgen.batch.rows.sheets import EXAMPLE
from docgen.batch.rows.workbook import Paper, put, workbook

if TYPE_CHECKING:
    from docgen.batch.blueprint import Blueprint

__all__ = ["write_rows"]

_GUIDE = "Hướng dẫn"
_LAST = 5_000
"""The last row that lists to choose from reach."""

_KINDS = {
    "chu": "chữ",
    "so": "số nguyên",
    "thap_phan": "số, phần lẻ sau dấu phẩy",
    "dong": "số tiền, tính bằng đồng",
    "phan_tram": "tỷ lệ phần trăm, chỉ ghi số: 12,5",
    "ngay": "ngày: 24/6/2024; chưa có ngày thì 6/2024",
    "co_khong": "có hoặc không",
    "lua_chon": "chọn trong danh sách",
    "don_vi": "loại và tên đơn vị hành chính: Xã An Bình",
}
# Dates are kept as typed: Excel would make 6/2024 the first of June.
_FORMATS = {"so": "#,##0", "dong": "#,##0", "thap_phan": "#,##0.####", "phan_tram": "0.####"}
_ALLOWED = (
    "format_cells",
    "format_columns",
    "format_rows",
    "insert_rows",
    "delete_rows",
    "sort",
    "autofilter",
    "select_locked_cells",
    "select_unlocked_cells",
)


def write_rows(
    blueprint: Blueprint,
    path: str | os.PathLike[str],
    *,
    communes: str | None = None,
    rows: Iterable[Row] = (),
) -> None:
    """Write the spreadsheet that asks for a blueprint's data.

    ``communes``: a province whose communes, with their codes, already stand in the rows.
    ``rows``: data to put in, for a sheet that is to be gone over again.

    The example row begins with ``Ví dụ:`` and is never read as data.
    """
    known = communes_of(communes) if communes is not None else []
    given = list(rows)
    with workbook(path) as paper:
        columns = blueprint.columns
        main = [_commune_cells(blueprint, one) for one in known]
        main += [[row.values.get(one.name) for one in columns] for row in given]
        _sheet(paper, blueprint, blueprint.sheet, columns, main)
        key = blueprint.key_column
        for table in blueprint.children:
            cells = [
                [row.key, *(child.get(one.name) for one in table.columns)]
                for row in given
                for child in row.children.get(table.name, ())
            ]
            _sheet(paper, blueprint, table.title, [key, *table.columns], cells, child=True)
        _guide(paper, blueprint)


def _commune_cells(blueprint: Blueprint, commune: Commune) -> list[Any]:
    """Code, name and province, each in the column that is for it."""
    units = [one.name for one in blueprint.columns if one.kind == "don_vi"]
    values: dict[str, Any] = {blueprint.key_column.name: commune.code}
    if units:
        values[units[0]] = commune.name
    values |= {one.name: commune.province for one in blueprint.columns if one.name == "tinh"}
    return [values.get(one.name) for one in blueprint.columns]


def _sheet(
    paper: Paper,
    blueprint: Blueprint,
    title: str,
    columns: Sequence[Column],
    rows: list[list[Any]],
    *,
    child: bool = False,
) -> None:
    sheet = paper.book.add_worksheet(title)
    # all may be typed into but the heads; rows may come and go
    sheet.set_column(0, 16_383, None, paper.format(locked=False))
    # XlsxWriter would walk all 16,384 columns of each row: only those with cells are used
    sheet.dim_colmin = sheet.dim_colmax = None
    head = paper.format(bold=True, text_wrap=True, border=1, bg_color="#DDEBF7", locked=True)
    for index, column in enumerate(columns):
        look = paper.format(locked=False, num_format=_FORMATS.get(column.kind, "@"))
        sheet.set_column(index, index, _width(column), look)
        sheet.write_string(0, index, column.title, head)
        sheet.write_comment(0, index, _note(column), {"x_scale": 2, "y_scale": 1.5})
        _offer(sheet, blueprint, column, index, child=child)
    sheet.set_row(0, 48)
    sheet.freeze_panes(1, 2 if child else min(2, len(columns)))
    _example(paper, sheet, columns)
    for number, cells in enumerate(rows, start=2):
        for index, (column, value) in enumerate(zip(columns, cells, strict=True)):
            if value is not None:
                look = paper.format(locked=False, num_format=_FORMATS.get(column.kind, "@"))
                put(sheet, number, index, value, look)
    sheet.protect("", dict.fromkeys(_ALLOWED, True))


def _example(paper: Paper, sheet: Any, columns: Sequence[Column]) -> None:
    look = paper.format(italic=True, font_color="#808080", locked=False, num_format="@")
    for index, column in enumerate(columns):
        text = column.example or column.default or (column.choices[0] if column.choices else "")
        if column.kind == "co_khong":
            text = column.default or "có"
        put(sheet, 1, index, f"{EXAMPLE} {text}".strip() if index == 0 else text, look)


def _width(column: Column) -> float:
    longest = max(len(column.title), *(len(one) for one in column.choices), 0)
    return min(40, max(12, longest + 3, 28 if column.kind == "don_vi" else 0))


def _note(column: Column) -> str:
    """What the head's note says: kind, whether it may stay blank, bounds, meaning, example."""
    lines = [f"Kiểu: {_KINDS[column.kind]}."]
    if column.digits is not None:
        lines[0] = f"Kiểu: mã, đúng {column.digits} chữ số, kể cả số 0 ở đầu."
    if column.default is not None:
        lines.append(f"Bỏ trống thì là: {column.default}.")
    else:
        lines.append("Bắt buộc điền." if column.required else "Được bỏ trống.")
    bounds = [f"từ {column.low}" if column.low else "", f"đến {column.high}" if column.high else ""]
    if any(bounds):
        what = "Số ký tự" if column.kind == "chu" else "Giá trị"
        lines.append(f"{what} {' '.join(one for one in bounds if one)}.")
    if column.note:
        lines.append(column.note.rstrip(".") + ".")
    if column.choices:
        lines.append("Chọn: " + ", ".join(column.choices) + ".")
    if column.example:
        lines.append(f"Ví dụ: {column.example}")
    return "\n".join(lines)


def _offer(sheet: Any, blueprint: Blueprint, column: Column, index: int, *, child: bool) -> None:
    """A list to choose from, or bounds that Excel itself watches."""
    rule: dict[str, Any] | None = None
    choices = ["có", "không"] if column.kind == "co_khong" else column.choices
    if child and index == 0:
        at = letters_of(blueprint.columns.index(column))
        title = blueprint.sheet.replace("'", "''")
        rule = {"validate": "list", "source": f"='{title}'!${at}$3:${at}${_LAST}"}
        rule |= {"error_type": "warning"}
    # Excel takes at most 255 characters, and a comma in a choice would part it
    elif choices and len(",".join(choices)) <= 255 and not any("," in one for one in choices):
        rule = {"validate": "list", "source": choices}
    elif column.kind in {"so", "dong"}:
        low, high = column.bounds
        rule = {
            "validate": "integer",
            "criteria": "between",
            "minimum": -(10**15) if low is None and column.kind == "so" else int(low or 0),
            "maximum": 10**15 if high is None else int(high),
        }
    elif column.digits is not None:
        rule = {"validate": "length", "criteria": "==", "value": column.digits}
    if rule is not None:
        title = column.title if len(column.title) <= 32 else column.title[:31] + "…"
        message = _note(column)
        message = message if len(message) <= 225 else message[:224] + "…"
        # the example row is exempt: it is no data
        sheet.data_validation(
            2, index, _LAST - 1, index, rule | {"error_title": title, "error_message": message}
        )


def _guide(paper: Paper, blueprint: Blueprint) -> None:
    titles = {blueprint.sheet, *(one.title for one in blueprint.children)}
    if _GUIDE in titles:
        return
    sheet = paper.book.add_worksheet(_GUIDE)
    bold = paper.format(bold=True, text_wrap=True, border=1, bg_color="#DDEBF7")
    plain = paper.format(text_wrap=True, border=1)
    lines = [
        f"Mỗi đơn vị một dòng ở trang “{blueprint.sheet}”; mỗi dòng con ở các trang sau ghi đúng "
        f"“{blueprint.key_column.title}” của đơn vị. Dòng bắt đầu bằng “{EXAMPLE}” là ví dụ, "
        "không tính. Không đổi tên cột, không ẩn dòng.",
    ]
    sheet.merge_range(0, 0, 0, 3, "", plain)
    sheet.write_string(0, 0, lines[0], plain)
    sheet.set_row(0, 52)
    for index, (head, width) in enumerate(
        (("Trang", 20), ("Cột", 30), ("Cách ghi", 60), ("Ví dụ", 24))
    ):
        sheet.set_column(index, index, width)
        sheet.write_string(1, index, head, bold)
    number = 2
    tables = [(blueprint.sheet, list(blueprint.columns))]
    tables += [(one.title, [blueprint.key_column, *one.columns]) for one in blueprint.children]
    for title, columns in tables:
        for column in columns:
            note = _note(column).partition("\nVí dụ: ")[0]
            for index, text in enumerate((title, column.title, note, column.example or "")):
                sheet.write_string(number, index, text, plain)
            number += 1
    sheet.protect("", {"select_locked_cells": True})
