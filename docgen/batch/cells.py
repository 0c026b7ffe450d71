"""One cell to one typed value: read by its column's kind, or refused with the sentence to mend it.

What can be read in two ways is asked, never guessed: a code whose zeros may be lost, a sum of
money that an English Excel may have divided by a thousand, a number in a column of dates.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from math import isnan
from typing import TYPE_CHECKING, Any

from docgen.suggest import nearest
from docgen.vietnamese import (
    AdministrativeUnit,
    PartialDate,
    TextFault,
    clean_text,
    format_number,
    parse_number,
)

if TYPE_CHECKING:
    from docgen.batch.columns import Column

__all__ = ["NUMBERS", "CellFault", "fold", "plain_value", "read_cell", "read_plain"]

NUMBERS = frozenset({"so", "thap_phan", "dong", "phan_tram"})
MAX_TEXT = 1_000
MAX_EXACT = 2**53
"""Beyond it a float, which is all that Excel has, no longer holds every whole number."""

_SMALLEST_SUM = 1_000
_YES_NO = {"có": True, "co": True, "true": True, "không": False, "khong": False, "false": False}
_MARKS = {"x", "v", "1", "✓", "✔", "☑", "☒", "yes", "y", "đúng", "c"}
# ECMA-376 part 1, 18.17.3, and the newer ones that Excel writes.
_ERRORS = {"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!"} | {
    "#GETTING_DATA",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
}
_ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_")


class CellFault(ValueError):  # noqa: N818 (one among the faults of a row, not an error yet)
    """A cell that cannot be used; ``code`` names the kind of fault."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code: str = f"rows/{code}"


def plain_value(value: Any) -> Any:
    """A cell as a plain Python value; None where it is blank, however its source says so.

    >>> plain_value(float("nan")), plain_value("  "), plain_value(4500000.0)
    (None, None, 4500000)
    """
    if isinstance(value, str):
        return value if value and not value.isspace() else None
    if type(value) is int:
        return value
    if hasattr(value, "dtype") and hasattr(value, "item"):
        value = value.item()  # numpy's own
    if type(value).__name__ in {"NAType", "NaTType"}:  # pandas' blanks
        return None
    if isinstance(value, float | Decimal):
        if value.is_nan() if isinstance(value, Decimal) else isnan(value):
            return None
        return int(value) if -MAX_EXACT < value < MAX_EXACT and value == int(value) else value
    return value


def read_cell(column: Column, value: Any, *, bounded: bool = True) -> Any:
    """The value that a cell of ``column`` means; CellFault where it means none.

    A blank is not for this function: whether it may be is told by ``required`` and ``default``.

    >>> from docgen.batch.columns import Column
    >>> money = Column(name="kinh_phi", title="Kinh phí", kind="dong")
    >>> read_cell(money, "4.500.000"), read_cell(money, 3000000.0)
    (4500000, 3000000)
    >>> read_cell(money, "4.5")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    docgen.batch.cells.CellFault: “4.5” có thể hiểu hai cách: ...
    """
    return read_plain(column, plain_value(value), bounded=bounded)


def read_plain(column: Column, value: Any, *, bounded: bool = True) -> Any:
    """The same of a value that ``plain_value`` gave."""
    if isinstance(value, str):
        value = _clean(value)
    try:
        typed = _READERS[column.kind](column, value)
        if bounded:
            _check_bounds(column, typed)
    except CellFault:
        raise
    except ValueError as fault:  # a number or a date beyond what can be written
        raise CellFault("value", str(fault)) from None
    return typed


def _clean(value: str) -> str:
    try:
        text = clean_text(value)
    except TextFault as fault:
        raise CellFault("text", str(fault)) from None
    if text in _ERRORS or (text.startswith("#") and text.upper() in _ERRORS):
        raise CellFault(
            "error-value",
            f"Ô này là lỗi {text} của Excel, không phải giá trị: sửa công thức, hoặc gõ thẳng "
            "giá trị.",
        )
    if _ESCAPE.search(text):
        raise CellFault(
            "escape", "Ô này có mã ký tự dạng _x…_ của Excel, dấu hiệu ký tự ẩn: gõ lại ô."
        )
    return text


def _text(column: Column, value: Any) -> str:
    if isinstance(value, int | Decimal | float) and not isinstance(value, bool):
        return _text_of_number(column, value)
    if not isinstance(value, str):
        raise CellFault("text", f"Cần chữ nhưng ô này là {_kind(value)}: gõ lại ô dạng chữ (Text).")
    if column.digits is not None and not (
        len(value) == column.digits and value.isascii() and value.isdigit()
    ):
        hint = ""
        if value.isascii() and value.isdigit() and len(value) < column.digits:
            hint = f"; nếu số 0 ở đầu bị mất thì là {value.zfill(column.digits)}"
        raise CellFault("digits", f"Mã phải có đúng {column.digits} chữ số{hint}.")
    return value


def _text_of_number(column: Column, value: Any) -> str:
    digits = str(value)
    if column.digits is not None and isinstance(value, int) and len(digits) == column.digits:
        return digits
    hint = ""
    if isinstance(value, int) and value >= 0 and column.digits is not None:
        hint = f" Có phải là {digits.zfill(column.digits)}?"
    raise CellFault(
        "code",
        "Cột này là chữ nhưng ô chứa số, số 0 ở đầu có thể đã mất: định dạng ô là Text rồi gõ lại "
        f"đầy đủ.{hint}",
    )


def _number(value: Any) -> int | Decimal:
    if isinstance(value, bool):
        raise CellFault("number", "Cần một số nhưng ô này là có/không.")
    if isinstance(value, int):
        if abs(value) >= 10**18:
            raise CellFault("number", "Số lớn quá mức: kiểm tra lại số chữ số.")
        return value
    if isinstance(value, float):
        if value in (float("inf"), float("-inf")):
            raise CellFault("number", "Ô này không phải là một số dùng được.")
        if abs(value) > MAX_EXACT:
            raise CellFault("number", "Số quá lớn nên Excel không giữ đủ chữ số: gõ dạng chữ.")
        return Decimal(repr(value))
    if isinstance(value, Decimal):
        if not value.is_finite() or abs(value) >= 10**18 or len(value.as_tuple().digits) > 30:
            raise CellFault("number", "Số này không dùng được: kiểm tra lại.")
        return value
    if isinstance(value, str):
        try:
            number = parse_number(value)
        except ValueError as fault:
            raise CellFault("number", str(fault)) from None
        return _number(number)
    raise CellFault("number", f"Cần một số nhưng ô này là {_kind(value)}: định dạng ô là Number.")


def _whole(column: Column, value: Any) -> int:
    number = _number(value)
    if isinstance(number, Decimal):
        if number != int(number):
            message = f"{format_number(number)} có phần lẻ mà cột này chỉ nhận số nguyên"
            thousands = number * 1000
            if thousands == int(thousands):
                message += f"; nếu là {format_number(thousands)} thì " + (
                    "dấu phẩy là dấu thập phân, hãy ngăn hàng nghìn bằng dấu chấm"
                    if isinstance(value, str)
                    else "Excel đã hiểu dấu chấm là dấu thập phân, hãy gõ lại không có dấu chấm"
                )
            raise CellFault("whole", f"{message}.")
        number = int(number)
    return number


def _money(column: Column, value: Any) -> int:
    number = _whole(column, value)
    if column.low is None:
        if number < 0:
            raise CellFault("bounds", f"Số tiền âm ({format_number(number)}): kiểm tra lại.")
        if 0 < number < _SMALLEST_SUM:
            raise CellFault(
                "small-sum",
                f"{number} đồng là quá nhỏ: nếu là {format_number(number * 1000)} đồng thì gõ lại "
                "đủ số 0, không có dấu chấm.",
            )
    return number


def _percent(column: Column, value: Any) -> int | Decimal:
    if isinstance(value, str):
        return _number(value.removesuffix("%").rstrip())
    number = _number(value)
    if column.low is None and number and -1 < number < 1:
        # Excel keeps 12,5% as 0.125
        raise CellFault(
            "percent",
            f"Ô này là {format_number(number)}: nếu là {format_number(number * 100)}% thì ghi "
            f"{format_number(number * 100)}, không gõ dấu %.",
        )
    return number


def _date(column: Column, value: Any) -> PartialDate:
    if isinstance(value, datetime.datetime) and value.time() != datetime.time():
        raise CellFault("date", "Ô này có cả giờ: chỉ ghi ngày.")
    try:
        if isinstance(value, PartialDate):
            return value
        if isinstance(value, datetime.date):
            return PartialDate(value.year, value.month, value.day)
        if isinstance(value, str):
            return PartialDate.parse(value)
        if isinstance(value, int) and not isinstance(value, bool) and 1900 <= value <= 2199:
            return PartialDate(value)
    except ValueError as fault:
        raise CellFault("date", str(fault)) from None
    if isinstance(value, int) and not isinstance(value, bool) and 36_526 <= value <= 73_050:
        day = datetime.date(1899, 12, 30) + datetime.timedelta(value)  # from 2000 to 2099
        raise CellFault(
            "date",
            f"Cần một ngày nhưng ô này là số; nếu là {PartialDate(day.year, day.month, day.day)} "
            "mà Excel hiện thành số thì định dạng ô là Date.",
        )
    raise CellFault(
        "date",
        f"Cần một ngày nhưng ô này là {_kind(value)}: ghi 24/6/2024, hoặc 6/2024, 2024 nếu để "
        "trống ngày, tháng.",
    )


def _flag(column: Column, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    found = _YES_NO.get(value.lower()) if isinstance(value, str) else None
    if found is None:
        marked = str(value).lower() in _MARKS
        hint = f": nếu “{value}” nghĩa là có thì ghi “có”." if marked else "."
        raise CellFault("flag", f"Cột này chỉ ghi “có” hoặc “không”{hint}")
    return found


def fold(title: str) -> str:
    """How heads and names of sheets are compared: without case and doubled blanks.

    >>> fold("  Số  HỘ ")
    'số hộ'
    """
    return _known(title) if len(title) <= _LONGEST_NAME else _folded(title)


def _folded(title: str) -> str:
    from unicodedata import normalize

    return " ".join(normalize("NFC", title).casefold().split())


_LONGEST_NAME = 200  # a longer one is no name, but whatever somebody sends
_known = lru_cache(maxsize=4096)(_folded)  # every row says the same names


def _choice(column: Column, value: Any) -> str:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if isinstance(text, str):
        for choice in column.choices:
            if fold(choice) == fold(text):
                return choice
        hint = nearest(text, column.choices)
        if hint is not None:
            raise CellFault("choice", f"Không có lựa chọn này; có phải “{hint}”?")
    listed = ", ".join(column.choices[:12])
    raise CellFault("choice", f"Không có lựa chọn này; chọn một trong: {listed}.")


def _unit(column: Column, value: Any) -> AdministrativeUnit:
    if isinstance(value, AdministrativeUnit):
        return value
    if not isinstance(value, str):
        raise CellFault("unit", f"Cần tên đơn vị, ví dụ Xã Tân Khai, không phải {_kind(value)}.")
    try:
        return AdministrativeUnit.parse(value.replace("\xa0", " "))  # as pasted from the web
    except ValueError as fault:
        raise CellFault("unit", str(fault)) from None


_READERS: dict[str, Callable[[Column, Any], Any]] = {
    "chu": _text,
    "so": _whole,
    "thap_phan": lambda column, value: _number(value),
    "dong": _money,
    "phan_tram": _percent,
    "ngay": _date,
    "co_khong": _flag,
    "lua_chon": _choice,
    "don_vi": _unit,
}


def _check_bounds(column: Column, value: Any) -> None:
    if column.kind == "chu":
        low, high = column.bounds if column.low or column.high else (None, None)
        high = MAX_TEXT if high is None else high
        if len(value) > high:
            raise CellFault("long", f"Dài {len(value)} ký tự, quá {high} ký tự cho phép: rút gọn.")
        if low is not None and len(value) < low:
            raise CellFault("short", f"Chỉ có {len(value)} ký tự, cột này cần ít nhất {low}.")
    elif column.low is not None or column.high is not None:
        low, high = column.bounds
        if low is not None and value < low:
            raise CellFault("bounds", f"Nhỏ hơn mức cho phép của cột này ({_shown(low)}).")
        if high is not None and value > high:
            raise CellFault("bounds", f"Lớn hơn mức cho phép của cột này ({_shown(high)}).")


def _shown(bound: Any) -> str:
    return str(bound) if isinstance(bound, PartialDate) else format_number(bound)


_KINDS: tuple[tuple[Any, str], ...] = (
    (bool, "có/không"),
    (int | float | Decimal, "số"),
    (datetime.date | PartialDate, "ngày"),
    (datetime.time | datetime.timedelta, "giờ"),
    (str, "chữ"),
    (list | tuple | dict, "một nhóm dữ liệu"),
)


def _kind(value: Any) -> str:
    return next((word for kind, word in _KINDS if isinstance(value, kind)), "kiểu không đọc được")
