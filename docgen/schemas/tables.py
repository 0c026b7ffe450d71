"""A table: its columns, its rows, the sums of both."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.schemas.base import Model, nothing
from docgen.schemas.cells import SUMMED, CellsRow, Column, GroupRow, Row, TotalRow, value_of
from docgen.schemas.rich import RichLine, RichText, Unled
from docgen.schemas.table_rows import Placed, number_in, placed_rows, row_faults
from docgen.schemas.text import Key, Name
from docgen.schemas.values import Flag
from docgen.vietnamese import format_number

__all__ = ["Table"]

_MOST = 100  # faults of rows that are told: a wrong column is wrong in each


class Table(Model):
    """Một bảng."""

    caption: RichLine | None = Field(
        default=None, alias="tieu_de", title="Tên bảng", examples=["Dự toán kinh phí"]
    )
    unit: Annotated[Name | None, Unled("unit")] = Field(
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
    hidden: list[Key] = Field(
        default_factory=nothing,
        alias="bo_qua",
        title="Khóa không in",
        description="Các khóa có trong hàng mà bảng không in.",
        max_length=50,
    )
    total: TotalRow | None = Field(default=None, alias="tong_cong", title="Dòng tổng cộng")
    note: Annotated[RichText | None, Unled("remark")] = Field(
        default=None, alias="ghi_chu", title="Ghi chú dưới bảng"
    )
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
    def grid(self) -> tuple[Placed, ...]:
        """Each row with its cells in their columns."""
        return placed_rows(self.rows, self.leaves)

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
        problems = list(islice(row_faults(self.rows, self.grid, self.leaves, self.hidden), _MOST))
        if problems:
            faults = [(("hang", index), "table/rows", sentence) for index, sentence in problems]
            all_ = " ".join(sentence for _, sentence in problems)
            raise PydanticCustomError("table/rows", "{all}", {"all": all_, "faults": faults})
        return self

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
        if not self.total.columns and not any(leaf.kind in SUMMED for leaf in self.leaves):
            raise PydanticCustomError(
                "table/total-column",
                "Bảng không có cột nào để cộng: ghi kieu: so hoặc kieu: dong ở cột cần cộng, hoặc "
                "bỏ tong_cong.",
            )
        if self._ends_in_total():
            raise PydanticCustomError(
                "table/total-twice",
                "Hàng cuối đã là dòng tổng cộng mà docgen còn in dòng tổng cộng: xóa hàng ấy, hoặc "
                "bỏ tong_cong.",
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

    def _ends_in_total(self) -> bool:
        """Whether the last row is a total typed by hand, which would be added up again."""
        row, placed = (self.rows[-1], self.grid[-1]) if self.rows else (None, ())
        if isinstance(placed, GroupRow) or (isinstance(row, CellsRow) and row.subtotal):
            return False
        texts = [value_of(cell) for _, cell in placed]
        first = next((text for text in texts if isinstance(text, str) and text), "")
        return first.strip(" :.").casefold() in _TOTALS


_TOTALS = frozenset({"tổng cộng", "tổng số", "tổng", "cộng"})
