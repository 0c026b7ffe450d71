"""Workbooks: told apart by what they are, not by their suffix, and joined to a blueprint's tables.

What a workbook says and its author does not see (hidden rows, columns and sheets, formulas never
calculated) is told before any of its values is used, in every kind of file alike.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.batch.cells import fold
from docgen.batch.rows import biff, compound, excel, opendocument
from docgen.batch.rows.kinds import SAVE_AS
from docgen.batch.rows.sheet import Sheet
from docgen.batch.rows.sheets import Table
from docgen.errors import InputError, PackageError, Problem
from docgen.package import MEBIBYTE
from docgen.suggest import nearest

if TYPE_CHECKING:
    from docgen.batch.blueprint import Blueprint

__all__ = ["open_workbook", "read_sheets"]

MAX_FILE = 256 * MEBIBYTE


def open_workbook(
    path: str | os.PathLike[str], blueprint: Blueprint
) -> tuple[Table, dict[str, Table]]:
    """The main table and the child tables of a workbook; InputError with what is wrong as a whole.

    The main table is the sheet of its title, or the first one; child tables are found by the titles
    of their sheets.
    """
    name = Path(path).name
    sheets = read_sheets(path)
    problems: list[Problem] = []
    by_title = {fold(sheet.title): sheet for sheet in reversed(sheets)}
    main = by_title.get(fold(blueprint.sheet), sheets[0])
    others = [one for one in sheets if one is not main]
    found: dict[str, Table] = {}
    used = [main]
    for table in blueprint.children:
        sheet = by_title.get(fold(table.title)) or by_title.get(fold(table.name))
        if sheet is None or sheet is main:
            near = nearest(table.title, [one.title for one in others])
            message = f"Thiếu trang tính “{table.title}”" + (
                f"; có phải trang “{near}” viết sai tên?" if near else ": thêm trang này."
            )
            problems.append(Problem("rows/missing-sheet", message, source=name))
            continue
        used.append(sheet)
        found[table.name] = sheet.table(name)
    for sheet in used:
        problems += sheet.faults(name)
    for sheet in others:
        if not any(sheet is one for one in used) and _is_like(sheet, main):
            message = (
                f"Trang “{sheet.title}” có cùng các cột với trang “{main.title}” nhưng không được "
                f"đọc: chuyển các dòng của nó sang trang “{main.title}”, hoặc xóa trang."
            )
            problems.append(Problem("rows/unread-sheet", message, sheet.title, name))
    if problems:
        raise InputError(problems)
    return main.table(name), found


def _is_like(sheet: Sheet, main: Sheet) -> bool:
    """Whether a sheet that nobody asks for seems to hold rows of the main table."""
    if len(sheet.cells) < 2 or not main.cells:
        return False
    heads, own = ({fold(str(head)) for head in one.cells[0] if head} for one in (main, sheet))
    return 2 * len(heads & own) > len(heads)


def read_sheets(path: str | os.PathLike[str]) -> list[Sheet]:
    """Every sheet of a workbook with its cells; InputError where the file cannot be used."""
    name = Path(path).name
    try:
        with Path(path).open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except OSError as error:
        message = f"Không mở được tệp ({error.strerror}): kiểm tra tên tệp và quyền đọc."
        raise InputError(Problem("rows/unreadable", message, source=name)) from None
    if len(data) > MAX_FILE:
        message = f"Tệp lớn hơn {MAX_FILE // MEBIBYTE} MiB: chia nhỏ, hoặc dùng tệp .csv, .jsonl."
        raise InputError(Problem("rows/too-big", message, source=name))
    try:
        sheets = _sheets(data, name)
    except PackageError as error:
        raise InputError(_as_workbook(error, name)) from None
    if not sheets:
        raise InputError(Problem("rows/no-sheet", "Tệp không có trang tính nào.", source=name))
    return sheets


def _sheets(data: bytes, name: str) -> list[Sheet]:
    if data.startswith(compound.MAGIC):
        return biff.sheets_of(data, name)
    if opendocument.is_one(data):
        return opendocument.sheets_of(data, name)
    return excel.sheets_of(data, name)


def _as_workbook(error: PackageError, name: str) -> list[Problem]:
    """The refusal of a package in the words of a workbook."""
    words = {
        "package/encrypted": "Tệp có mật khẩu: mở bằng Excel, bỏ mật khẩu rồi lưu lại.",
        "package/not-zip": f"Tệp không phải bảng tính, dù có đuôi như vậy: {SAVE_AS}.",
        "package/not-office": "Tệp là tệp nén zip, không phải bảng tính.",
    }
    return [
        Problem(one.code, words.get(one.code, one.message), one.path, name)
        for one in error.problems
    ]
