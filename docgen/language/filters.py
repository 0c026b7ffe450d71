"""The filters: what each is called, what it does in one Vietnamese sentence, and its function.

A filter takes a value and constants or values; it raises RefusalError with a sentence when they do
not fit. Money and sums are exact: int or Decimal, never float.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, Inexact, InvalidOperation, localcontext
from typing import Any

from docgen.language.faults import AbsentError, Fault, RefusalError
from docgen.language.judge import unknown
from docgen.language.values import (
    MAX_TEXT,
    Number,
    as_date,
    as_list,
    as_number,
    as_text,
    describe,
    same,
    text_of,
)

__all__ = ["FILTERS", "Filter"]

_EXACT = Context(prec=200, traps=[Inexact, InvalidOperation])


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter; ``required`` of its ``arguments`` must be given."""

    name: str
    description: str
    function: Callable[..., Any]
    arguments: tuple[str, ...] = ()
    required: int = 0


def _vietnamese() -> Any:
    from docgen import vietnamese

    return vietnamese


def _guard(function: Callable[..., str], *args: Any, **options: Any) -> str:
    """Call a writer of docgen.vietnamese, whose ValueError says in Vietnamese what is wrong."""
    try:
        return function(*args, **options)
    except ValueError as error:
        raise RefusalError(Fault("language/value", str(error))) from None


def _so(value: object) -> str:
    return _guard(_vietnamese().format_number, as_number(value))


def _so_dem(value: object) -> str:
    number = as_number(value)
    if number < 0 or number != int(number):
        raise RefusalError(
            Fault("language/value", f"Số đếm phải là số nguyên, không phải {_so(number)}.")
        )
    return _guard(_vietnamese().format_number, int(number), pad=True)


def _dong(value: object) -> str:
    return _guard(_vietnamese().format_money, as_number(value))


def _trieu_dong(value: object) -> str:
    return _guard(_vietnamese().format_money, as_number(value), rounded=True)


def _trieu_dong_dem(value: object) -> str:
    return _guard(_vietnamese().format_money, as_number(value), rounded=True, pad=True)


def _bang_chu(value: object) -> str:
    return _guard(_vietnamese().spell_number, as_number(value))


def _tien_bang_chu(value: object) -> str:
    return _guard(_vietnamese().spell_money, as_number(value))


def _phan_tram(value: object) -> str:
    return _guard(_vietnamese().format_percent, as_number(value))


def _ngay(value: object) -> str:
    return _guard(_vietnamese().format_date, as_date(value))


def _ngay_ngan(value: object) -> str:
    return _guard(_vietnamese().format_date, as_date(value), short=True)


def _chu_hoa(value: object) -> str:
    return str(_vietnamese().upper(as_text(value)))


def _chu_thuong(value: object) -> str:
    return str(_vietnamese().lower(as_text(value)))


def _viet_hoa_dau(value: object) -> str:
    return str(_vietnamese().capitalize_first(as_text(value)))


def _cell(row: object, column: object, index: int) -> object:
    name = as_text(column)
    if not isinstance(row, Mapping):
        raise RefusalError(
            Fault("language/value", f"Dòng {index + 1} là {describe(row)}, không có cột “{name}”.")
        )
    if row.get(name) is None:
        message = f"Dòng {index + 1}: {unknown('cột', name, list(row))}"
        raise AbsentError(Fault("language/absent", message))
    return row[name]


def _tong(value: object, cot: object = None) -> Number:
    total: Number = 0
    with localcontext(_EXACT):
        for index, row in enumerate(as_list(value)):
            item = row if cot is None else _cell(row, cot, index)
            total = total + as_number(item)
    return total


def _dem(value: object) -> int:
    return len(as_list(value))


def _ty_le(value: object, mau: object, le: object = 2) -> Decimal:
    part, whole = as_number(value), as_number(mau)
    if whole == 0:
        raise RefusalError(Fault("language/value", "Không tính được tỷ lệ vì mẫu số bằng 0."))
    if isinstance(le, bool) or not isinstance(le, int) or not 0 <= le <= 6:
        raise RefusalError(Fault("language/value", "Số chữ số lẻ của ty_le phải từ 0 đến 6."))
    with localcontext(prec=120, rounding=ROUND_HALF_UP):
        share = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal(1).scaleb(-le))
        # Without trailing zeros, yet not 1E+2 for 100.
        return (
            share.quantize(Decimal(1)) if share == share.to_integral_value() else share.normalize()
        )


def _noi(value: object, dau_noi: object = ", ", cot: object = None) -> str:
    rows = as_list(value)
    parts = [
        text_of(row if cot is None else _cell(row, cot, index)) for index, row in enumerate(rows)
    ]
    between = as_text(dau_noi)
    if sum(map(len, parts)) + len(between) * len(parts) > MAX_TEXT:
        raise RefusalError(Fault("language/too-long", "Danh sách nối lại dài quá mức cho phép."))
    return between.join(parts)


def _liet_ke(value: object, cot: object = None) -> str:
    rows = as_list(value)
    parts = [
        text_of(row if cot is None else _cell(row, cot, index)) for index, row in enumerate(rows)
    ]
    return _noi([f"({index}) {part}" for index, part in enumerate(parts, start=1)], "; ")


def _end(value: object, index: int) -> object:
    rows = as_list(value)
    if not rows or rows[index] is None:
        raise AbsentError(Fault("language/absent", "Danh sách trống, không có mục nào để lấy."))
    return rows[index]


def _dau(value: object) -> object:
    return _end(value, 0)


def _cuoi(value: object) -> object:
    return _end(value, -1)


def _loc(value: object, cot: object, gia_tri: object) -> list[Any]:
    rows, column = as_list(value), as_text(cot)
    # A row without the cell does not match; a column that no row has is a mistyped name.
    if rows and not any(isinstance(row, Mapping) and column in row for row in rows):
        _cell(rows[0], column, 0)
    return [
        row
        for row in rows
        if isinstance(row, Mapping) and row.get(column) is not None and same(row[column], gia_tri)
    ]


def _mac_dinh(value: object, gia_tri: object) -> object:
    return value  # an absent value never arrives here: evaluate answers it with gia_tri


FILTERS: dict[str, Filter] = {
    one.name: one
    for one in (
        Filter("so", "Số có dấu chấm phân nhóm: 1.234.567", _so),
        Filter("so_dem", "Số đếm, dưới 10 thêm số 0 ở trước: 02", _so_dem),
        Filter("dong", "Tiền ghi đủ: 4.500.000 đồng", _dong),
        Filter("so_tien", "Tiền không kèm chữ đồng, cho bảng: 4.500.000", _so),
        Filter("trieu_dong", "Tiền viết gọn: 11 triệu đồng; 4,5 triệu đồng", _trieu_dong),
        Filter("trieu_dong_dem", "Tiền viết gọn, thêm số 0: 03 triệu đồng", _trieu_dong_dem),
        Filter("bang_chu", "Số bằng chữ: mười một", _bang_chu),
        Filter("tien_bang_chu", "Tiền bằng chữ: Mười một triệu đồng", _tien_bang_chu),
        Filter("phan_tram", "Tỷ lệ: 12,5%", _phan_tram),
        Filter("ngay", "Ngày viết đủ: ngày 24 tháng 6 năm 2024", _ngay),
        Filter("ngay_ngan", "Ngày viết gọn: 24/6/2024", _ngay_ngan),
        Filter("chu_hoa", "Viết hoa toàn bộ", _chu_hoa),
        Filter("chu_thuong", "Viết thường toàn bộ", _chu_thuong),
        Filter("viet_hoa_dau", "Viết hoa chữ cái đầu", _viet_hoa_dau),
        Filter("tong", "Tổng của một cột, hoặc của một danh sách số", _tong, ("cot",)),
        Filter("dem", "Số mục của danh sách", _dem),
        Filter("ty_le", "Tỷ lệ phần trăm so với một số khác", _ty_le, ("mau", "le"), 1),
        Filter("noi", "Nối các mục của danh sách thành câu", _noi, ("dau_noi", "cot")),
        Filter("liet_ke", "Đánh số các mục trong câu: (1) …; (2) …", _liet_ke, ("cot",)),
        Filter("dau", "Mục đầu của danh sách", _dau),
        Filter("cuoi", "Mục cuối của danh sách", _cuoi),
        Filter("loc", "Các dòng có cột bằng một giá trị", _loc, ("cot", "gia_tri"), 2),
        Filter("mac_dinh", "Giá trị dùng khi số liệu vắng mặt", _mac_dinh, ("gia_tri",), 1),
    )
}
"""Every filter of the language by its name."""
