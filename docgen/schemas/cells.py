"""What tables are made of: columns with nested heads, cells, rows of every kind, the total."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from docgen.schemas.base import Model, nothing
from docgen.schemas.rich import Formatted, RichLine, RichText
from docgen.schemas.text import CellText, Key, Line, TextFirst, TextRule
from docgen.schemas.values import Figure, Flag, Millimetres, NumberRule

__all__ = ["NUMERIC", "SUMMED", "Cell", "CellEntry", "CellsRow", "Column", "GroupRow", "Row"]
__all__ += ["TotalRow", "Value", "spans", "value_of"]

Align = Literal["trai", "giua", "phai", "deu"]
Kind = Literal["chu", "so", "dong", "phan_tram", "ngay", "stt"]
SUMMED: frozenset[str] = frozenset({"so", "dong"})
NUMERIC: frozenset[str] = frozenset({"so", "dong", "phan_tram"})


def _value_kind(value: Any) -> str:
    if isinstance(value, int | Decimal | float) and not isinstance(value, bool):
        return "so"
    if isinstance(value, list | tuple):
        return "nhieu_doan"
    if isinstance(value, dict | Formatted):
        return "dinh_dang"
    return "chu"


Value = Annotated[
    Annotated[CellText, Tag("chu")]
    | Annotated[Figure, Tag("so")]
    | Annotated[Formatted, Tag("dinh_dang")]
    | Annotated[list[RichText], Tag("nhieu_doan")],
    Discriminator(_value_kind),
]
"""What a cell says: a text (may be empty), a number, marked text, or several paragraphs."""


class Column(Model):
    """Một cột của bảng; cột có ``cot_con`` là đầu cột chung của các cột ấy."""

    heading: RichLine = Field(alias="ten", title="Tên cột", examples=["Kinh phí"])
    key: Key | None = Field(
        default=None,
        alias="khoa",
        title="Khóa",
        description="Tên ngắn để các hàng gọi đến cột này.",
        examples=["kinh_phi"],
    )
    kind: Kind = Field(
        default="chu",
        alias="kieu",
        title="Kiểu",
        description=(
            "chu: chữ; so: số; dong: tiền đồng; phan_tram: phần trăm; ngay: ngày; "
            "stt: số thứ tự tự đánh."
        ),
        examples=["dong"],
    )
    width: Millimetres | None = Field(
        default=None, alias="rong", title="Bề rộng (mm)", examples=[25]
    )
    align: Align | None = Field(
        default=None,
        alias="can",
        title="Canh",
        description="trai, giua, phai hoặc deu; bỏ trống thì số canh phải, chữ canh trái.",
        examples=["giua"],
    )
    columns: list[Column] = Field(
        default_factory=nothing, alias="cot_con", title="Các cột con", max_length=20
    )

    def leaves(self) -> Iterator[Column]:
        """The columns that hold cells, left to right."""
        if not self.columns:
            yield self
        for column in self.columns:
            yield from column.leaves()


class Cell(Model):
    """Một ô gộp hoặc có kiểu riêng."""

    value: Value = Field(default="", alias="noi_dung", title="Nội dung ô")
    column_span: Annotated[int, NumberRule("Số cột gộp", whole=True, low=1, high=30)] = Field(
        default=1, alias="gop_ngang", title="Số cột gộp"
    )
    row_span: Annotated[int, NumberRule("Số hàng gộp", whole=True, low=1, high=500)] = Field(
        default=1, alias="gop_doc", title="Số hàng gộp"
    )
    align: Align | None = Field(default=None, alias="can", title="Canh")
    bold: Flag = Field(default=False, alias="dam", title="Đậm")


def _cell_kind(value: Any) -> str:
    if isinstance(value, Cell):
        return "o"
    if isinstance(value, dict) and not {"dinh_dang", "formatted"} & value.keys():
        return "o"
    return "gia_tri"


CellEntry = Annotated[
    Annotated[Value, Tag("gia_tri")] | Annotated[Cell, Tag("o")],
    Discriminator(_cell_kind),
    TextFirst(TextRule(5_000, blank=True)),
]


class GroupRow(Model):
    """Hàng chia nhóm, chữ chạy hết bề ngang bảng."""

    group: RichLine = Field(alias="nhom", title="Tên nhóm", examples=["A. Cấp xã"])


class CellsRow(Model):
    """Hàng ghi từng ô; dùng khi hàng in đậm hoặc là dòng cộng của nhóm."""

    cells: list[CellEntry] = Field(alias="o", title="Các ô", max_length=60)
    bold: Flag = Field(default=False, alias="dam", title="In đậm cả hàng")
    subtotal: Flag = Field(
        default=False,
        alias="dong_cong",
        title="Dòng cộng",
        description="Hàng này đã là số cộng, không cộng lại vào tổng của bảng.",
    )


Keyed = dict[Key, CellEntry]


def _row_kind(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "cac_o"
    if isinstance(value, GroupRow) or (
        isinstance(value, dict) and value.keys() & {"nhom", "group"}
    ):
        return "nhom"
    if isinstance(value, CellsRow) or (isinstance(value, dict) and value.keys() & {"o", "cells"}):
        return "hang"
    return "theo_khoa"


Row = Annotated[
    Annotated[list[CellEntry], Tag("cac_o")]
    | Annotated[Keyed, Tag("theo_khoa")]
    | Annotated[GroupRow, Tag("nhom")]
    | Annotated[CellsRow, Tag("hang")],
    Discriminator(_row_kind),
]


class TotalRow(Model):
    """Dòng tổng cộng: docgen tự cộng; số ghi sẵn thì phải khớp."""

    label: Line = Field(default="Tổng cộng", alias="nhan", title="Nhãn", examples=["Tổng cộng"])
    columns: list[Key] = Field(
        default_factory=nothing,
        alias="cot",
        title="Các cột được cộng",
        description="Khóa của các cột cần cộng; bỏ trống thì cộng mọi cột kiểu so và dong.",
        examples=[["so_luong", "kinh_phi"]],
    )
    values: dict[Key, Figure] = Field(
        default_factory=dict,
        alias="gia_tri",
        title="Số ghi sẵn",
        description="Số tổng đã biết theo khóa của cột; sai với các hàng thì docgen báo lỗi.",
    )


def spans(cell: Any) -> tuple[int, int]:
    """Columns and rows that a cell takes."""
    return (cell.column_span, cell.row_span) if isinstance(cell, Cell) else (1, 1)


def value_of(cell: Any) -> Any:
    """What a cell says, whether or not it is wrapped in a ``Cell``."""
    return cell.value if isinstance(cell, Cell) else cell
