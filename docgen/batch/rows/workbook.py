"""What the sheets that docgen writes have in common. Texts are always written as texts.

A text that begins with ``=`` is no formula and an address no link, whatever a row says: the cells
of one commune are opened on the machine of another.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from io import BytesIO
from typing import Any

from docgen.batch.rows.model import show, show_day
from docgen.errors import InputError, Problem
from docgen.output import write_whole
from docgen.vietnamese import AdministrativeUnit, PartialDate

__all__ = ["LONGEST_CELL", "Paper", "put", "workbook"]

LONGEST_CELL = 32_767
"""Characters that Excel takes in one cell."""

_STAMP = datetime.datetime(1980, 1, 1)


class Paper:
    """A workbook being written, and its formats by what they say."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def format(self, **properties: Any) -> Any:
        """The format of these properties, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format(
                {"font_name": "Times New Roman", "font_size": 12, "valign": "top"} | properties
            )
        return self._formats[key]


@contextmanager
def workbook(path: str | os.PathLike[str]) -> Iterator[Paper]:
    """A new workbook, written whole to ``path`` when the block ends well."""
    try:
        from xlsxwriter import Workbook  # type: ignore[import-untyped,unused-ignore]
    except ImportError:
        message = "Chưa cài bộ ghi bảng tính: chạy pip install 'docgen-vn[excel]'."
        raise InputError(Problem("rows/no-writer", message)) from None
    data = BytesIO()
    book = Workbook(
        data,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"created": _STAMP})  # the same sheet has the same bytes on any day
    yield Paper(book)
    book.close()
    write_whole(path, data.getvalue())


def put(sheet: Any, row: int, column: int, value: Any, look: Any = None) -> None:
    """Write one value as what it is; a text is never anything but a text."""
    if value is None or value == "":
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, bool):
        sheet.write_string(row, column, "có" if value else "không", look)
    elif isinstance(value, int | float | Decimal) and -(2**53) < value < 2**53:
        sheet.write_number(row, column, value, look)
    elif isinstance(value, AdministrativeUnit):
        sheet.write_string(row, column, value.sentence_start, look)
    elif isinstance(value, datetime.date):
        sheet.write_string(row, column, show_day(value), look)
    elif isinstance(value, str):
        sheet.write_string(row, column, value[:LONGEST_CELL], look)
    else:
        text = str(value) if isinstance(value, PartialDate | int | Decimal) else show(value)
        sheet.write_string(row, column, text, look)
