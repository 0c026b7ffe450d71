"""Delimited text (.csv): one row at a time, ``;`` or ``,`` or tab, in UTF-8 with or without its
mark, or in UTF-16 with it, which is what Excel calls Unicode Text (.txt).

Child tables stand in files beside it: ``rows.csv`` has its khu phố in ``rows.khu_pho.csv``.
"""

from __future__ import annotations

import csv
import os
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from docgen.batch.rows.sheets import Table
from docgen.errors import InputError, Problem

if TYPE_CHECKING:
    from docgen.batch.blueprint import Blueprint

__all__ = ["open_delimited", "records_of"]


def open_delimited(
    path: str | os.PathLike[str], blueprint: Blueprint
) -> tuple[Table, dict[str, Table]]:
    """The main table and the child tables; each streams from its file."""
    main = Path(path)
    rows = _table(main)
    children: dict[str, Table] = {}
    missing: list[Problem] = []
    for table in blueprint.children:
        beside = main.with_name(f"{main.stem}.{table.name}{main.suffix}")
        if beside.exists():
            children[table.name] = _table(beside)
        else:  # like a missing sheet: documents that say “none” are no guess to make
            message = (
                f"Thiếu tệp {beside.name} cho bảng con “{table.title}”: đặt cạnh tệp này; không có "
                "dòng con nào thì tệp ấy chỉ có dòng tiêu đề."
            )
            missing.append(Problem("rows/missing-sheet", message, source=main.name))
    if missing:
        raise InputError(missing)
    return rows, children


def _table(path: Path) -> Table:
    rows = records_of(path)
    _, heads = next(rows, (1, []))
    if not any(heads):
        _refuse(path, "no-heads", "Dòng đầu phải là tiêu đề các cột.")
    return Table(path.name, "", heads, _even(path, rows, len(heads)))


def records_of(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Each record with its number as a spreadsheet would count it."""
    try:
        with path.open(encoding=_encoding(path), newline="", errors="strict") as file:
            first = file.readline(100_000)
            file.seek(0)
            # csv's own limit of 131,072 characters a field stands
            reader = csv.reader(file, delimiter=_delimiter(first), strict=True)
            yield from enumerate(reader, start=1)
    except UnicodeError:
        if _encoding(path) == "utf-16":
            _refuse(path, "encoding", "Tệp bị hỏng hoặc bị cắt ngắn: lưu lại dạng “CSV UTF-8”.")
        _say_encoding(path)
    except csv.Error as error:
        message = f"Không đọc được tệp csv ({error}): kiểm tra dấu ngoặc kép và dấu ngăn cột."
        _refuse(path, "syntax", message)
    except OSError as error:
        message = f"Không mở được tệp ({error.strerror}): kiểm tra tên tệp và quyền đọc."
        _refuse(path, "unreadable", message)


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        return "utf-16" if file.read(2) in (BOM_UTF16_LE, BOM_UTF16_BE) else "utf-8-sig"


def _delimiter(first: str) -> str:
    """The sign that stands most in the heads; Excel set to Vietnamese writes ``;``."""
    return max(";,\t", key=first.count)


def _even(
    path: Path, rows: Iterator[tuple[int, list[str]]], width: int
) -> Iterator[tuple[int, list[str]]]:
    for number, cells in rows:
        if len(cells) > width and any(cells[width:]):
            message = (
                f"Dòng {number} có {len(cells)} ô mà dòng tiêu đề có {width}: ô có dấu ngăn cột "
                "bên trong phải đặt trong dấu ngoặc kép."
            )
            _refuse(path, "ragged", message, number)
        if 0 < len(cells) < width and any(cells):
            message = f"Dòng {number} chỉ có {len(cells)} ô mà dòng tiêu đề có {width}: thêm ô."
            _refuse(path, "ragged", message, number)
        yield number, cells


def _say_encoding(path: Path) -> NoReturn:
    from docgen.reading.decode import MAX_BYTES, decode

    with path.open("rb") as file:
        decode(file.read(MAX_BYTES), path.name, printable=False)
    _refuse(path, "encoding", "Chữ trong tệp bị hỏng: lưu lại dạng “CSV UTF-8”.")


def _refuse(path: Path, code: str, message: str, line: int | None = None) -> NoReturn:
    raise InputError(Problem(f"rows/{code}", message, source=path.name, line=line)) from None
