"""Tables: columns with nested heads, rows by key or by cell, groups, merged cells, totals."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from docgen.schemas.base import Model, nothing
from docgen.schemas.rich import Formatted, RichLine, RichText, words_of
from docgen.schemas.text import CellText, Code, Line, Name, TextFirst, TextRule
from docgen.schemas.values import Count, Figure, Flag, Millimetres
from docgen.suggest import nearest
from docgen.vietnamese import format_number, parse_number

__all__ = ["NUMERIC", "SUMMED", "Cell", "CellEntry", "CellsRow", "Column", "GroupRow", "Row"]
__all__ += ["Table", "TotalRow", "Value", "number_in", "spans", "value_of"]

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
    key: Code | None = Field(
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
    column_span: Count = Field(default=1, alias="gop_ngang", title="Số cột gộp", ge=1, le=30)
    row_span: Count = Field(default=1, alias="gop_doc", title="Số hàng gộp", ge=1, le=500)
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


Keyed = dict[Code, CellEntry]


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
    columns: list[Code] = Field(
        default_factory=nothing,
        alias="cot",
        title="Các cột được cộng",
        description="Khóa của các cột cần cộng; bỏ trống thì cộng mọi cột kiểu so và dong.",
        examples=[["so_luong", "kinh_phi"]],
    )
    values: dict[Code, Figure] = Field(
        default_factory=dict,
        alias="gia_tri",
        title="Số ghi sẵn",
        description="Số tổng đã biết theo khóa của cột; sai với các hàng thì docgen báo lỗi.",
    )


class Table(Model):
    """Một bảng."""

    caption: RichLine | None = Field(
        default=None, alias="tieu_de", title="Tên bảng", examples=["Dự toán kinh phí"]
    )
    unit: Name | None = Field(
        default=None,
        alias="don_vi_tinh",
        title="Đơn vị tính",
        description="In nghiêng bên phải, trên bảng: ĐVT: đồng.",
        examples=["đồng"],
    )
    columns: list[Column] = Field(alias="cot", title="Các cột", min_length=1, max_length=30)
    rows: list[Row] = Field(
        default_factory=nothing,
        alias="hang",
        title="Các hàng",
        description=(
            "Mỗi hàng là một danh sách ô theo thứ tự cột, hoặc các khóa của cột, "
            "hoặc nhom: tên nhóm."
        ),
        max_length=5_000,
    )
    hidden: list[Code] = Field(
        default_factory=nothing,
        alias="bo_qua",
        title="Khóa không in",
        description="Các khóa có trong hàng mà bảng không in.",
        max_length=50,
    )
    total: TotalRow | None = Field(default=None, alias="tong_cong", title="Dòng tổng cộng")
    note: RichText | None = Field(default=None, alias="ghi_chu", title="Ghi chú dưới bảng")
    landscape: Flag = Field(
        default=False,
        alias="trang_ngang",
        title="Trang ngang",
        description="Đặt bảng trên trang giấy ngang riêng (khoản 2 Mục I Phần I Phụ lục I).",
    )

    @cached_property
    def leaves(self) -> tuple[Column, ...]:
        """The columns that hold cells, left to right."""
        return tuple(leaf for column in self.columns for leaf in column.leaves())

    @cached_property
    def grid(self) -> tuple[GroupRow | tuple[tuple[int, Any], ...], ...]:
        """Each row as pairs of column index and cell, merged cells taken into account.

        A keyed row has an empty text where it says nothing; a group row stands for itself.
        """
        rows: list[GroupRow | tuple[tuple[int, Any], ...]] = []
        covered: dict[int, int] = {}  # column → rows still under a merged cell from above
        for row in self.rows:
            if isinstance(row, GroupRow):
                rows.append(row)
                covered = {at: left - 1 for at, left in covered.items() if left > 1}
                continue
            cells = self._cells(row)
            if not covered and Cell not in map(type, cells):  # nothing is merged: most rows
                rows.append(tuple(enumerate(cells)))
                continue
            placed: list[tuple[int, Any]] = []
            below: dict[int, int] = {}
            at = 0
            for cell in cells:
                while at in covered:
                    at += 1
                placed.append((at, cell))
                width, height = spans(cell)
                if height > 1:
                    below |= dict.fromkeys(range(at, at + width), height - 1)
                at += width
            covered = {at: left - 1 for at, left in covered.items() if left > 1} | below
            rows.append(tuple(placed))
        return tuple(rows)

    def _cells(self, row: Any) -> list[Any]:
        if isinstance(row, CellsRow):
            return row.cells
        if isinstance(row, dict):
            return [row.get(leaf.key, "") if leaf.key else "" for leaf in self.leaves]
        return list(row)

    @cached_property
    def totals(self) -> dict[str, int | Decimal]:
        """Exact sums of the summed columns by key, over all rows but subtotals."""
        chosen = self.total.columns if self.total else []
        sums: dict[str, int | Decimal] = {
            leaf.key: 0
            for leaf in self.leaves
            if leaf.key and (leaf.key in chosen if chosen else leaf.kind in SUMMED)
        }
        for row, placed in zip(self.rows, self.grid, strict=True):
            if isinstance(placed, GroupRow) or (isinstance(row, CellsRow) and row.subtotal):
                continue
            for at, cell in placed:
                leaf = self.leaves[at]
                if leaf.key in sums and (number := number_in(leaf, cell)) is not None:
                    sums[leaf.key] += number
        return sums

    @model_validator(mode="after")
    def _columns_are_told_apart(self) -> Table:
        keys = [leaf.key for leaf in self.leaves if leaf.key]
        for key in keys:
            if keys.count(key) > 1:
                raise PydanticCustomError(
                    "table/key-twice",
                    "Hai cột cùng khóa {key}: đặt cho mỗi cột một khóa riêng.",
                    {"key": key},
                )
        return self

    @model_validator(mode="after")
    def _rows_fit_columns(self) -> Table:
        problems = list(self._row_problems())
        if problems:
            raise PydanticCustomError("table/rows", "{all}", {"all": " ".join(problems)})
        return self

    def _row_problems(self) -> Iterator[str]:
        leaves = self.leaves
        keys = {leaf.key for leaf in leaves if leaf.key}
        numeric = [at for at, leaf in enumerate(leaves) if leaf.kind in NUMERIC]
        covered = [0] * len(leaves)
        for number, (row, placed) in enumerate(zip(self.rows, self.grid, strict=True), start=1):
            if isinstance(row, dict) and not row.keys() <= keys:
                yield from self._unknown_keys(number, row, keys)
            if isinstance(placed, GroupRow):
                covered = [max(0, left - 1) for left in covered]
                continue
            cells = [cell for _, cell in placed]
            if len(cells) == len(leaves) and not any(covered) and Cell not in map(type, cells):
                for at in numeric:
                    if fault := cell_fault(leaves[at], cells[at]):
                        yield f"Hàng {number}, cột {words_of(leaves[at].heading)}: {fault}"
                continue
            width = sum(spans(cell)[0] for _, cell in placed) + sum(1 for left in covered if left)
            if width != len(leaves):
                yield (
                    f"Hàng {number} có {width} ô mà bảng có {len(leaves)} cột: "
                    'thêm ô trống "" hoặc bớt ô cho đủ.'
                )
                return
            covered = [max(0, left - 1) for left in covered]
            for at, cell in placed:
                across, down = spans(cell)
                for column in range(at, at + across):
                    covered[column] = max(covered[column], down - 1)
                if fault := cell_fault(leaves[at], cell):
                    yield f"Hàng {number}, cột {words_of(leaves[at].heading)}: {fault}"
        if any(covered):
            yield "Ô gộp dọc cuối bảng dài quá số hàng còn lại: giảm gop_doc."

    def _unknown_keys(self, number: int, row: dict[str, Any], keys: set[str]) -> Iterator[str]:
        for key in row:
            if key not in keys and key not in self.hidden:
                hint = nearest(key, sorted(keys))
                yield (
                    f"Hàng {number} có khóa {key} mà bảng không có cột ấy"
                    + (f" (có phải {hint}?)" if hint else "")
                    + ": thêm cột, hoặc ghi khóa vào bo_qua nếu không in."
                )

    @model_validator(mode="after")
    def _typed_totals_agree(self) -> Table:
        if self.total is None:
            return self
        for key in (*self.total.columns, *self.total.values):
            if key not in self.totals:
                raise PydanticCustomError(
                    "table/total-column",
                    "Dòng tổng cộng gọi cột {key} nhưng bảng không có cột số mang khóa ấy.",
                    {"key": key},
                )
        if self.leaves[0].key in self.totals:
            raise PydanticCustomError(
                "table/total-label",
                "Cột đầu của bảng được cộng nên nhãn “{label}” không có chỗ in: thêm trước nó một "
                "cột chữ, hoặc ghi ở cot của tong_cong chỉ các cột sau.",
                {"label": self.total.label},
            )
        for key, typed in self.total.values.items():
            if typed != self.totals[key]:
                raise PydanticCustomError(
                    "table/total",
                    "Dòng tổng cộng ghi {typed} ở cột {key} nhưng cộng các hàng được {sum}: "
                    "sửa một trong hai, hoặc bỏ số ghi sẵn để docgen tự cộng.",
                    {
                        "typed": format_number(typed),
                        "key": key,
                        "sum": format_number(self.totals[key]),
                    },
                )
        return self


def spans(cell: Any) -> tuple[int, int]:
    """Columns and rows that a cell takes."""
    return (cell.column_span, cell.row_span) if isinstance(cell, Cell) else (1, 1)


def value_of(cell: Any) -> Any:
    """What a cell says, whether or not it is wrapped in a ``Cell``."""
    return cell.value if isinstance(cell, Cell) else cell


def number_in(leaf: Column, cell: Any) -> int | Decimal | None:
    """The number in a cell of a numeric column; None where it holds words or nothing.

    >>> number_in(Column(heading="Kinh phí", kind="dong"), "3.000.000")
    3000000
    """
    value = value_of(cell)
    if isinstance(value, int | Decimal):
        return value
    if leaf.kind in NUMERIC and isinstance(value, str) and value[:1].isdigit():
        try:
            return parse_number(value)
        except ValueError:
            return None
    return None


def cell_fault(leaf: Column, cell: Any) -> str:
    """What is wrong with the number in a cell, as a sentence; empty when nothing is."""
    value = value_of(cell)
    if leaf.kind not in NUMERIC:
        return ""
    if isinstance(value, str) and value[:1].isdigit():
        try:
            value = parse_number(value)
        except ValueError as fault:
            return str(fault)
    if leaf.kind == "dong" and isinstance(value, int | Decimal):
        if value < 0:
            return f"số tiền âm ({format_number(value)})."
        if value != int(value):
            return f"số đồng có phần lẻ ({format_number(value)})."
    return ""
