"""The kinds of files that hold a table, and how another is made one of them."""

from __future__ import annotations

__all__ = ["OTHER_WORKBOOKS", "SAVE_AS", "TEXTS", "WORKBOOKS"]

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
TEXTS = (".csv", ".tsv", ".txt")
OTHER_WORKBOOKS = (".xlsb", ".xltx", ".xltm", ".xlt", ".ots", ".fods", ".sxc", ".numbers", ".et")
SAVE_AS = (
    "mở bằng Excel, chọn File > Save As, ở ô Save as type chọn Excel Workbook (*.xlsx); bằng "
    "LibreOffice thì File > Save As, ở ô File type chọn Excel 2007–365 (.xlsx)"
)
