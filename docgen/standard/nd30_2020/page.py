"""Mục I: paper, margins, font, page numbers; and the cells of the position map (Mục IV)."""

from __future__ import annotations

from docgen.standard.model import Rule, Subject
from docgen.standard.phrases import look

__all__ = ["CELLS", "RULES", "SUBJECTS"]

TRANG = Subject("trang", "trang văn bản")
PHONG_CHU = Subject("phong-chu", "chữ trong văn bản")
SO_TRANG = Subject("so-trang", "số trang")
SUBJECTS = (TRANG, PHONG_CHU, SO_TRANG)

_MARGINS = "khoản 3 Mục I Phần I Phụ lục I"
_NUMBERS = "khoản 7 Mục I Phần I Phụ lục I"


def _margin(side: str, name: str, low: float, high: float, pick: float) -> Rule:
    return Rule(
        f"trang/margin-{side}",
        _MARGINS,
        f"Lề {name}",
        f"Nội dung cách mép {name} {low:g} đến {high:g} mm.",
        fix="safe",
        low=low,
        high=high,
        pick=pick,
        unit="mm",
    )


RULES = (
    Rule(
        "trang/paper",
        "khoản 1 Mục I Phần I Phụ lục I",
        "Khổ giấy",
        "Văn bản trình bày trên khổ A4 (210 mm x 297 mm), dọc hay ngang.",
        fix="safe",
        pick=(210.0, 297.0),
        unit="mm",
        allowed=((210.0, 297.0), (297.0, 210.0)),
    ),
    # A page that is turned is the author's decision for a table: never turned back by a program.
    Rule(
        "trang/orientation",
        "khoản 2 Mục I Phần I Phụ lục I",
        "Chiều giấy",
        "Văn bản trình bày theo chiều dài khổ giấy; chỉ trang có bảng, biểu mới theo chiều rộng.",
        pick="portrait",
        allowed=("portrait",),
    ),
    # The picks are the smallest margins allowed: the text area is then 165 mm wide, and the two
    # columns of the header and wide tables need every millimetre of it.
    _margin("top", "trên", 20, 25, 20),
    _margin("bottom", "dưới", 20, 25, 20),
    _margin("left", "trái", 30, 35, 30),
    _margin("right", "phải", 15, 20, 15),
    Rule(
        "phong-chu/name",
        "khoản 4 Mục I Phần I Phụ lục I",
        "Phông chữ",
        "Toàn văn bản dùng phông chữ Times New Roman.",
        fix="safe",
        pick="Times New Roman",
        allowed=("Times New Roman",),
    ),
    Rule(
        "phong-chu/color",
        "khoản 4 Mục I Phần I Phụ lục I",
        "Màu chữ",
        "Chữ trong văn bản màu đen, trừ dấu chỉ mức độ khẩn.",
        fix="safe",
        pick="000000",
        allowed=("000000", "auto"),
    ),
    Rule(
        "so-trang/present",
        _NUMBERS,
        "Số trang",
        "Từ trang thứ hai, mỗi trang có số trang.",
    ),
    Rule(
        "so-trang/first-page",
        _NUMBERS,
        "Số trang ở trang đầu",
        "Trang thứ nhất không hiển thị số trang.",
    ),
    Rule(
        "so-trang/start",
        _NUMBERS,
        "Số bắt đầu",
        "Số trang đánh liên tục từ số 1.",
        low=1,
        high=1,
        pick=1,
    ),
    Rule(
        "so-trang/numeral",
        _NUMBERS,
        "Chữ số của số trang",
        "Số trang viết bằng chữ số Ả Rập.",
        pick="decimal",
        allowed=("decimal",),
    ),
    Rule(
        "so-trang/position",
        _NUMBERS,
        "Vị trí số trang",
        "Số trang đặt trong phần lề trên của trang.",
        pick="header",
        allowed=("header",),
    ),
    *look(SO_TRANG, _NUMBERS, size=(13, 14, 14), bold=False, italic=False, align="center"),
)

CELLS = {
    "1": "Quốc hiệu và Tiêu ngữ",
    "2": "Tên cơ quan, tổ chức ban hành văn bản",
    "3": "Số, ký hiệu của văn bản",
    "4": "Địa danh và thời gian ban hành văn bản",
    "5a": "Tên loại và trích yếu nội dung văn bản",
    "5b": "Trích yếu nội dung công văn",
    "6": "Nội dung văn bản",
    "7a": "Quyền hạn, chức vụ của người ký",
    "7b": "Họ tên, chức vụ khác của người ký",
    "7c": "Chữ ký của người có thẩm quyền",
    "8": "Dấu, chữ ký số của cơ quan, tổ chức",
    "9a": "Kính gửi",
    "9b": "Nơi nhận",
    "10a": "Dấu chỉ độ mật",
    "10b": "Dấu chỉ mức độ khẩn",
    "11": "Chỉ dẫn về phạm vi lưu hành",
    "12": "Ký hiệu người soạn thảo văn bản và số lượng bản phát hành",
    "13": "Địa chỉ cơ quan, tổ chức",
    "14": "Chữ ký số của cơ quan, tổ chức cho bản sao sang định dạng điện tử",
}
