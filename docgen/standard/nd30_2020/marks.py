"""Mục III, khoản 2 to 4: secrecy, urgency, circulation, the drafter's code, the address."""

from __future__ import annotations

from docgen.standard.model import Mark, Rule, Subject
from docgen.standard.phrases import look

__all__ = ["CIRCULATION", "RULES", "SECRECY", "SUBJECTS", "URGENCY"]

MAT = Subject("mat", "dấu chỉ độ mật", "10a")
KHAN = Subject("khan", "dấu chỉ mức độ khẩn", "10b")
LUU_HANH = Subject("luu-hanh", "chỉ dẫn phạm vi lưu hành", "11")
SOAN_THAO = Subject("ky-hieu-soan-thao", "ký hiệu người soạn thảo và số lượng bản", "12")
DIA_CHI = Subject("dia-chi", "địa chỉ cơ quan", "13")
SUBJECTS = (MAT, KHAN, LUU_HANH, SOAN_THAO, DIA_CHI)

_MAT = "điểm a khoản 2 Mục III Phần I Phụ lục I"
_KHAN = "điểm b khoản 2 Mục III Phần I Phụ lục I"
_LUU_HANH = "điểm c khoản 2 Mục III Phần I Phụ lục I"
_SOAN_THAO = "khoản 3 Mục III Phần I Phụ lục I"
_DIA_CHI = "khoản 4 Mục III Phần I Phụ lục I"

SECRECY = (
    Mark("tuyet-mat", ("TUYỆT MẬT",)),
    Mark("toi-mat", ("TỐI MẬT",)),
    Mark("mat", ("MẬT",)),
)
URGENCY = (
    Mark("hoa-toc", ("HỎA TỐC", "HOẢ TỐC"), (30.0, 8.0)),
    Mark("thuong-khan", ("THƯỢNG KHẨN",), (40.0, 8.0)),
    Mark("khan", ("KHẨN",), (20.0, 8.0)),
)
# The decree gives these two as examples ("như"): others are possible.
CIRCULATION = (
    Mark("xem-xong-tra-lai", ("XEM XONG TRẢ LẠI",)),
    Mark("luu-hanh-noi-bo", ("LƯU HÀNH NỘI BỘ",)),
)

RULES = (
    Rule(
        "mat/text",
        _MAT,
        "Lời của dấu chỉ độ mật",
        "Độ mật ghi TUYỆT MẬT, TỐI MẬT hoặc MẬT.",
        allowed=("TUYỆT MẬT", "TỐI MẬT", "MẬT"),
    ),
    Rule(
        "mat/position",
        _MAT,
        "Vị trí dấu chỉ độ mật",
        "Dấu chỉ độ mật ở bên trái, dưới số, ký hiệu hoặc trích yếu công văn.",
        level="warning",
    ),
    Rule(
        "khan/text",
        _KHAN,
        "Lời của dấu chỉ mức độ khẩn",
        "Mức độ khẩn ghi HỎA TỐC, THƯỢNG KHẨN hoặc KHẨN.",
        allowed=("HỎA TỐC", "HOẢ TỐC", "THƯỢNG KHẨN", "KHẨN"),
    ),
    Rule(
        "khan/position",
        _KHAN,
        "Vị trí dấu chỉ mức độ khẩn",
        "Dấu chỉ mức độ khẩn ở bên trái, dưới số, ký hiệu và dấu chỉ độ mật nếu có.",
        level="warning",
    ),
    Rule(
        "khan/frame",
        _KHAN,
        "Khung dấu chỉ mức độ khẩn",
        "Dấu chỉ mức độ khẩn nằm trong khung chữ nhật viền đơn.",
    ),
    Rule(
        "khan/frame-size",
        _KHAN,
        "Cỡ khung dấu chỉ mức độ khẩn",
        "Khung HỎA TỐC 30 x 8 mm, THƯỢNG KHẨN 40 x 8 mm, KHẨN 20 x 8 mm.",
        level="warning",
        unit="mm",
        allowed=((30.0, 8.0), (40.0, 8.0), (20.0, 8.0)),
    ),
    *look(KHAN, _KHAN, case="upper", size=(13, 14, 13), bold=True, italic=False, align="center"),
    Rule(
        "luu-hanh/text",
        _LUU_HANH,
        "Lời chỉ dẫn phạm vi lưu hành",
        "Chỉ dẫn phạm vi lưu hành ghi như XEM XONG TRẢ LẠI, LƯU HÀNH NỘI BỘ.",
        level="note",
        allowed=("XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ"),
    ),
    Rule(
        "luu-hanh/frame",
        _LUU_HANH,
        "Khung chỉ dẫn phạm vi lưu hành",
        "Chỉ dẫn phạm vi lưu hành nằm trong khung chữ nhật viền đơn.",
    ),
    *look(
        LUU_HANH,
        _LUU_HANH,
        case="upper",
        size=(13, 14, 13),
        bold=True,
        italic=False,
        align="center",
    ),
    Rule(
        "ky-hieu-soan-thao/format",
        _SOAN_THAO,
        "Cách ghi ký hiệu người soạn thảo",
        "Ký hiệu người soạn thảo in hoa, số lượng bản bằng chữ số Ả Rập, như PL.(300).",
        level="warning",
    ),
    *look(SOAN_THAO, _SOAN_THAO, size=(11, 11, 11), bold=False, italic=False),
    Rule(
        "dia-chi/position",
        _DIA_CHI,
        "Vị trí địa chỉ cơ quan",
        "Địa chỉ, thư điện tử, điện thoại, Fax ở cuối trang thứ nhất.",
    ),
    Rule(
        "dia-chi/line",
        _DIA_CHI,
        "Đường kẻ trên địa chỉ cơ quan",
        "Trên địa chỉ cơ quan có đường kẻ nét liền hết chiều ngang vùng trình bày.",
        fix="safe",
    ),
    *look(DIA_CHI, _DIA_CHI, case="normal", size=(11, 12, 11), bold=False, italic=False),
)
