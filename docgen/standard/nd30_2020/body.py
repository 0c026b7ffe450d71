"""Mục II, khoản 6, điểm a, b, e: căn cứ, cited documents, the text and how it ends."""

from __future__ import annotations

from docgen.standard.model import Rule, Subject
from docgen.standard.phrases import indent, look

__all__ = ["BASIS_WORDS", "RULES", "SUBJECTS"]

THAM_QUYEN = Subject("tham-quyen", "thẩm quyền ban hành", "6")
CAN_CU = Subject("can-cu", "căn cứ ban hành", "6")
LENH = Subject("lenh", "lời “QUYẾT ĐỊNH:”", "6")
NOI_DUNG = Subject("noi-dung", "nội dung văn bản", "6")
VIEN_DAN = Subject("vien-dan", "viện dẫn văn bản", "6")
KET_THUC = Subject("ket-thuc", "chỗ kết thúc văn bản", "6")
SUBJECTS = (THAM_QUYEN, CAN_CU, LENH, NOI_DUNG, VIEN_DAN, KET_THUC)

_CAN_CU = "điểm a khoản 6 Mục II Phần I Phụ lục I"
_VIEN_DAN = "điểm b khoản 6 Mục II Phần I Phụ lục I"
_NOI_DUNG = "điểm e khoản 6 Mục II Phần I Phụ lục I"

# Form 1.2 has the first two; offices write the others for the second.
BASIS_WORDS = ("Căn cứ", "Theo đề nghị", "Xét đề nghị", "Xét Tờ trình", "Theo Tờ trình")

RULES = (
    # Opening of a nghị quyết or quyết định, as in their forms
    Rule(
        "tham-quyen/present",
        "Mẫu 1.2 Mục II Phụ lục III",
        "Dòng thẩm quyền ban hành",
        "Nghị quyết, quyết định ghi chức vụ hoặc tên cơ quan có thẩm quyền trên phần căn cứ.",
        level="warning",
    ),
    Rule(
        "lenh/text",
        "Mẫu 1.2 Mục II Phụ lục III",
        "Lời quyết định",
        "Sau căn cứ, nghị quyết có dòng “QUYẾT NGHỊ:”, quyết định có dòng “QUYẾT ĐỊNH:”.",
        level="warning",
        pick="QUYẾT ĐỊNH:",
        allowed=("QUYẾT ĐỊNH:", "QUYẾT NGHỊ:"),
    ),
    # Căn cứ
    Rule(
        "can-cu/position",
        _CAN_CU,
        "Vị trí căn cứ",
        "Căn cứ đặt dưới tên loại và trích yếu, trước phần nội dung.",
        level="warning",
    ),
    Rule(
        "can-cu/own-line",
        _CAN_CU,
        "Mỗi căn cứ một dòng",
        "Sau mỗi căn cứ phải xuống dòng.",
        level="warning",
        fix="unsafe",
    ),
    Rule(
        "can-cu/semicolon",
        _CAN_CU,
        "Dấu chấm phẩy sau căn cứ",
        "Cuối mỗi căn cứ, trừ căn cứ cuối cùng, có dấu chấm phẩy (;).",
        fix="unsafe",
        pick=";",
        allowed=(";",),
    ),
    Rule(
        "can-cu/period",
        _CAN_CU,
        "Dấu chấm sau căn cứ cuối",
        "Căn cứ cuối cùng kết thúc bằng dấu chấm (.).",
        fix="unsafe",
        pick=".",
        allowed=(".",),
    ),
    Rule(
        "can-cu/full-citation",
        _CAN_CU,
        "Căn cứ ghi đầy đủ",
        "Căn cứ ghi đủ tên loại, số, ký hiệu, cơ quan ban hành, ngày tháng năm và trích yếu.",
        level="warning",
    ),
    Rule(
        "can-cu/law",
        _CAN_CU,
        "Căn cứ là Luật, Pháp lệnh",
        "Luật, Pháp lệnh làm căn cứ không ghi số, ký hiệu, cơ quan ban hành.",
        level="warning",
    ),
    *look(CAN_CU, _CAN_CU, case="normal", size=(13, 14, 14), italic=True),
    *look(CAN_CU, _NOI_DUNG, align="justify"),
    indent(CAN_CU, _NOI_DUNG),
    # Nội dung
    *look(
        NOI_DUNG,
        _NOI_DUNG,
        case="normal",
        size=(13, 14, 14),
        italic=False,
        align="justify",
    ),
    Rule(
        "noi-dung/bold",
        _NOI_DUNG,
        "Nét đậm của lời văn",
        "Đoạn lời văn không phải đề mục in chữ thường, không in đậm cả đoạn.",
        level="note",
        pick=False,
        allowed=(False,),
    ),
    Rule(
        "noi-dung/uniform-size",
        "điểm đ khoản 6 Mục II Phần I Phụ lục I",
        "Một cỡ chữ cho lời văn",
        "Điều, khoản, điểm và lời văn cùng một cỡ chữ.",
        level="warning",
        fix="safe",
    ),
    indent(NOI_DUNG, _NOI_DUNG),
    Rule(
        "noi-dung/spacing",
        _NOI_DUNG,
        "Khoảng cách giữa các đoạn",
        "Các đoạn văn cách nhau ít nhất 6 pt.",
        fix="safe",
        low=6.0,
        high=1584.0,  # no upper limit in the decree; the most that Word can hold
        pick=6.0,
        unit="pt",
    ),
    Rule(
        "noi-dung/line-spacing",
        _NOI_DUNG,
        "Khoảng cách giữa các dòng",
        "Khoảng cách dòng từ dòng đơn đến 1,5 dòng.",
        fix="safe",
        low=1.0,
        high=1.5,
        pick=1.0,
        unit="line",
    ),
    # Viện dẫn
    Rule(
        "vien-dan/first",
        _VIEN_DAN,
        "Viện dẫn lần đầu",
        "Lần đầu viện dẫn ghi đủ tên loại, số, ký hiệu, thời gian, cơ quan ban hành, trích yếu.",
        level="warning",
    ),
    Rule(
        "vien-dan/later",
        _VIEN_DAN,
        "Viện dẫn các lần sau",
        "Từ lần thứ hai chỉ ghi tên loại và số, ký hiệu của văn bản.",
        level="note",
    ),
    Rule(
        "vien-dan/law",
        _VIEN_DAN,
        "Viện dẫn Luật, Pháp lệnh",
        "Luật, Pháp lệnh chỉ ghi tên loại và tên của Luật, Pháp lệnh.",
        level="note",
    ),
    Rule(
        "vien-dan/type",
        "Mục I Phụ lục III",
        "Ký hiệu của văn bản viện dẫn",
        "Ký hiệu của văn bản viện dẫn hợp với tên loại đã gọi.",
        level="warning",
    ),
    # Kết thúc: the decree's prose does not name the sign, its forms all print it.
    Rule(
        "ket-thuc/text",
        "Mẫu 1.4 Mục II Phụ lục III",
        "Dấu kết thúc văn bản",
        "Nội dung văn bản kết thúc bằng dấu “./.”.",
        fix="unsafe",
        pick="./.",
        allowed=("./.",),
    ),
    Rule(
        "ket-thuc/once",
        "Mẫu 1.4 Mục II Phụ lục III",
        "Dấu kết thúc chỉ một lần",
        "Dấu “./.” chỉ đứng một lần, ở cuối nội dung văn bản.",
        level="warning",
    ),
)
