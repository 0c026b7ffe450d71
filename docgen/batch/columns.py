"""What a blueprint declares about its data: columns, child tables, key, file name, profiles."""

from __future__ import annotations

import keyword
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.batch.cells import NUMBERS, CellFault, fold, read_cell
from docgen.schemas.base import Model
from docgen.schemas.text import Code, Line, Name, TextRule
from docgen.schemas.values import Count, Flag

__all__ = ["ChildTable", "Column", "DataBlock", "ProfileBlock"]

Raw = Annotated[str, TextRule(1_000, numbers=True)]
"""A value as it would stand in a cell; the column's kind types it."""

# What the language keeps for itself, and the names that a blueprint adds to the columns.
_TAKEN = {"true", "false", "none", "loop", "self", "recursive", "phu_luc", "ho_so", "co"} | {
    word.lower() for word in keyword.kwlist
}


def _check_name(name: str) -> None:
    if not (name.isidentifier() and name.isascii()) or name.startswith("_") or name in _TAKEN:
        raise PydanticCustomError(
            "column/name",
            "Không đặt tên là “{name}” được: tên gồm chữ không dấu, chữ số và dấu _, bắt đầu bằng "
            "chữ, và khác các tên có sẵn (phu_luc, ho_so, co).",
            {"name": name},
        )


class Column(Model):
    """Một cột của bảng số liệu."""

    name: Code = Field(alias="ten", title="Tên cột", description="Tên mà lời văn gọi đến.")
    title: Line = Field(alias="tieu_de", title="Tiêu đề cột", description="In ở đầu cột.")
    kind: Literal[
        "chu",
        "so",
        "thap_phan",
        "dong",
        "phan_tram",
        "ngay",
        "co_khong",
        "lua_chon",
        "don_vi",
    ] = Field(
        default="chu",
        alias="kieu",
        title="Kiểu",
        description=(
            "chu: chữ, mã; so: số nguyên; thap_phan: số có phần lẻ; dong: tiền; phan_tram: tỷ lệ; "
            "ngay: ngày; co_khong: có hoặc không; lua_chon: một trong các giá trị của chon; "
            "don_vi: tên đơn vị hành chính, ví dụ Xã Tân Khai."
        ),
    )
    required: Flag = Field(
        default=True,
        alias="bat_buoc",
        title="Bắt buộc",
        description="không: được để trống; cột có mac_dinh thì để trống là dùng giá trị ấy.",
    )
    default: Raw | None = Field(default=None, alias="mac_dinh", title="Giá trị mặc định")
    low: Raw | None = Field(
        default=None,
        alias="tu",
        title="Từ",
        description="Giá trị nhỏ nhất; với cột chữ là số ký tự ít nhất.",
    )
    high: Raw | None = Field(
        default=None,
        alias="den",
        title="Đến",
        description="Giá trị lớn nhất; với cột chữ là số ký tự nhiều nhất.",
    )
    digits: Count | None = Field(
        default=None,
        alias="so_chu_so",
        title="Số chữ số",
        description="Dùng cho mã: đúng chừng ấy chữ số, kể cả số 0 ở đầu.",
    )
    choices: list[Line] = Field(
        default_factory=list, alias="chon", title="Các lựa chọn", max_length=200
    )
    named: Code | None = Field(
        default=None,
        alias="mang_ten",
        title="Cột mang tên",
        description=(
            "Chỉ cho kiểu don_vi: tên cột có/không cho biết đơn vị mang tên người hay sự kiện, "
            "để viết hoa cả loại: Phường Điện Biên Phủ (điểm b khoản 1 Mục III Phụ lục II)."
        ),
    )
    note: Raw | None = Field(default=None, alias="mo_ta", title="Mô tả")
    example: Raw | None = Field(default=None, alias="vi_du", title="Ví dụ")

    @property
    def optional(self) -> bool:
        """Whether a blank cell stays without any value."""
        return not self.required and self.default is None

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        _check_name(self.name)
        if (self.kind == "lua_chon") != bool(self.choices):
            raise PydanticCustomError(
                "column/choices",
                "chon đi với kieu: lua_chon; cột kiểu này phải có, cột kiểu khác thì bỏ.",
            )
        if self.named is not None and self.kind != "don_vi":
            raise PydanticCustomError(
                "column/named", "mang_ten chỉ dùng cho cột kiểu don_vi: bỏ dòng này."
            )
        if self.digits is not None and self.kind != "chu":
            raise PydanticCustomError(
                "column/digits", "so_chu_so chỉ dùng cho cột kiểu chu: bỏ dòng này."
            )
        self._check_bounds()
        for key, value in (("mac_dinh", self.default), ("vi_du", self.example)):
            if value is None:
                continue
            try:
                read_cell(self, value)
            except CellFault as fault:
                raise PydanticCustomError(
                    "column/value", "{key}: {fault}", {"key": key, "fault": str(fault)}
                ) from None
        return self

    def _check_bounds(self) -> None:
        allowed = {*NUMBERS, "chu", "ngay"}
        given = [value for value in (self.low, self.high) if value is not None]
        if given and self.kind not in allowed:
            raise PydanticCustomError(
                "column/bounds", "tu, den chỉ dùng cho cột số, ngày hoặc chữ: bỏ dòng này."
            )
        try:
            low, high = self.bounds
        except CellFault as fault:
            raise PydanticCustomError(
                "column/bounds", "tu, den: {fault}", {"fault": str(fault)}
            ) from None
        if low is not None and high is not None and high < low:
            raise PydanticCustomError("column/bounds", "den nhỏ hơn tu: sửa lại hai giới hạn.")

    @cached_property
    def bounds(self) -> tuple[Any, Any]:
        """The least and the greatest value, typed; of a text, its numbers of characters."""
        kind = "so" if self.kind == "chu" else self.kind
        bare = Column.model_construct(name=self.name, title=self.title, kind=kind)
        low, high = (
            None if value is None else read_cell(bare, value, bounded=False)
            for value in (self.low, self.high)
        )
        return low, high


def _check_columns(columns: list[Column], taken: dict[str, str]) -> None:
    """Names and heads once each; ``taken``: names already used and what for."""
    heads: dict[str, str] = {}
    seen = dict(taken)
    for column in columns:
        if column.name in seen:
            raise PydanticCustomError(
                "column/twice",
                "Tên “{name}” đã dùng cho {what}: đặt tên khác.",
                {"name": column.name, "what": seen[column.name]},
            )
        seen[column.name] = "một cột khác"
        head = fold(column.title)
        if head in heads:
            raise PydanticCustomError(
                "column/twice", "Hai cột cùng tiêu đề “{title}”.", {"title": column.title}
            )
        heads[head] = column.name
    for column in columns:
        if column.named is None:
            continue
        flag = next((one for one in columns if one.name == column.named), None)
        if flag is None or flag.kind != "co_khong":
            raise PydanticCustomError(
                "column/named",
                "mang_ten của cột {name} phải là tên một cột kiểu co_khong.",
                {"name": column.name},
            )


class ChildTable(Model):
    """Một bảng con: mỗi đơn vị có nhiều dòng (khu phố, nhu cầu, hộ…), nối bằng khóa."""

    name: Code = Field(alias="ten", title="Tên bảng con")
    title: Annotated[str, TextRule(31)] = Field(
        alias="tieu_de", title="Tiêu đề bảng con", description="Tên trang tính, tối đa 31 ký tự."
    )
    columns: list[Column] = Field(alias="cot", title="Các cột", min_length=1, max_length=100)
    low: Count = Field(default=0, alias="tu", title="Số dòng ít nhất của mỗi đơn vị")
    high: Count = Field(default=500, alias="den", title="Số dòng nhiều nhất của mỗi đơn vị")

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        _check_name(self.name)
        _check_sheet(self.title)
        _check_columns(self.columns, {})
        return self


def _check_sheet(title: str) -> None:
    # what Excel refuses in the name of a sheet
    if any(sign in title for sign in "[]:*?/\\") or title.startswith("'") or title.endswith("'"):
        raise PydanticCustomError(
            "table/sheet",
            "Tên trang tính “{title}” không được có các dấu [ ] : * ? / \\ và dấu nháy ở hai đầu.",
            {"title": title},
        )


class DataBlock(Model):
    """Khối du_lieu của kế hoạch mẫu: các cột số liệu của mỗi đơn vị."""

    key: Code = Field(alias="khoa", title="Cột khóa", description="Tên cột phân biệt các đơn vị.")
    file_name: Name | None = Field(
        default=None,
        alias="ten_tep",
        title="Tên tệp",
        description="Mẫu tên tệp của mỗi văn bản, ví dụ {{ ma }}-{{ don_vi.ten }}.",
    )
    sheet: Annotated[str, TextRule(31)] = Field(
        default="Dữ liệu", alias="trang", title="Tên trang tính đầu tiên"
    )
    columns: list[Column] = Field(alias="cot", title="Các cột", min_length=1, max_length=300)
    children: list[ChildTable] = Field(
        default_factory=list, alias="bang_con", title="Các bảng con", max_length=30
    )
    ignored: list[Line] = Field(
        default_factory=list,
        alias="bo_qua",
        title="Cột bỏ qua",
        description="Tiêu đề các cột có trong bảng tính mà kế hoạch không dùng.",
        max_length=300,
    )

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        _check_sheet(self.sheet)
        tables = {table.name: "một bảng con" for table in self.children}
        if len(tables) < len(self.children):
            raise PydanticCustomError("table/twice", "Hai bảng con cùng tên: đặt tên khác.")
        sheets = [fold(title) for title in (self.sheet, *(t.title for t in self.children))]
        if len(set(sheets)) < len(sheets):
            raise PydanticCustomError("table/twice", "Hai trang tính cùng tiêu đề: đặt tên khác.")
        _check_columns(self.columns, tables)
        key = next((column for column in self.columns if column.name == self.key), None)
        if key is None or key.kind not in {"chu", "so"} or not key.required:
            raise PydanticCustomError(
                "column/key",
                "khoa phải là tên một cột kiểu chu hoặc so, bắt buộc điền: hiện ghi “{key}”.",
                {"key": self.key},
            )
        for table in self.children:
            if any(fold(column.title) == fold(key.title) for column in table.columns):
                raise PydanticCustomError(
                    "table/key",
                    "Bảng con {name} không khai báo lại cột khóa: docgen tự thêm cột “{title}”.",
                    {"name": table.name, "title": key.title},
                )
        return self


class ProfileBlock(Model):
    """Khối ho_so: hồ sơ tổ chức của các loại đơn vị, và cách chọn cho mỗi dòng."""

    file: Name | None = Field(default=None, alias="tep", title="Tệp hồ sơ")
    profiles: dict[str, Any] | None = Field(
        default=None, alias="cac_ho_so", title="Các hồ sơ", description="Ghi thẳng thay cho tep."
    )
    by_column: Code | None = Field(
        default=None,
        alias="theo_cot",
        title="Cột ghi tên hồ sơ",
        description="Dòng có điền cột này thì dùng hồ sơ ấy.",
    )
    by_unit: Code | None = Field(
        default=None, alias="theo_don_vi", title="Cột đơn vị", description="So với ap_dung.loai."
    )
    by_date: Code | None = Field(
        default=None,
        alias="theo_ngay",
        title="Cột ngày",
        description="So với ap_dung.tu_ngay và ap_dung.den_ngay.",
    )

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if (self.file is None) == (self.profiles is None):
            raise PydanticCustomError(
                "profile/source", "Ghi tep (tên tệp hồ sơ) hoặc cac_ho_so, đúng một trong hai."
            )
        if not (self.by_column or self.by_unit or self.by_date):
            raise PydanticCustomError(
                "profile/choice",
                "Chưa biết chọn hồ sơ theo gì: ghi theo_cot, theo_don_vi hoặc theo_ngay.",
            )
        return self
