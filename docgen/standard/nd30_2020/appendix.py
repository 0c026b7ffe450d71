"""Mục III, khoản 1, and forms 2.1, 2.2: appendices."""

from __future__ import annotations

from docgen.standard.model import Rule, Subject
from docgen.standard.phrases import look

__all__ = ["RULES", "SUBJECTS"]

PHU_LUC = Subject("phu-luc", "từ “Phụ lục” và số thứ tự")
TIEU_DE = Subject("tieu-de-phu-luc", "tiêu đề của Phụ lục")
KEM_THEO = Subject("kem-theo", "dòng chỉ dẫn “Kèm theo”")
SUBJECTS = (PHU_LUC, TIEU_DE, KEM_THEO)

_CHI_DAN = "điểm a khoản 1 Mục III Phần I Phụ lục I"
_TEN = "điểm b khoản 1 Mục III Phần I Phụ lục I"
_KEM_THEO = "điểm c khoản 1 Mục III Phần I Phụ lục I"
_MAU = "Mẫu 2.1 Mục II Phụ lục III"

RULES = (
    Rule(
        "phu-luc/mention",
        _CHI_DAN,
        "Chỉ dẫn về Phụ lục",
        "Trong văn bản có chỉ dẫn về mỗi Phụ lục kèm theo.",
        level="warning",
    ),
    Rule(
        "phu-luc/number",
        _CHI_DAN,
        "Số thứ tự của Phụ lục",
        "Văn bản có từ hai Phụ lục trở lên thì mỗi Phụ lục có số thứ tự.",
    ),
    Rule(
        "phu-luc/numeral",
        _CHI_DAN,
        "Chữ số của Phụ lục",
        "Số thứ tự của Phụ lục dùng chữ số La Mã.",
        fix="unsafe",
        pick="roman",
        allowed=("roman",),
    ),
    Rule(
        "phu-luc/sequence",
        _CHI_DAN,
        "Thứ tự của Phụ lục",
        "Số thứ tự của các Phụ lục liên tục, không nhảy, không lặp.",
    ),
    Rule(
        "phu-luc/own-line",
        _TEN,
        "Dòng riêng của “Phụ lục”",
        "Từ “Phụ lục” và số thứ tự đứng trên một dòng riêng, tên Phụ lục ở dòng dưới.",
        fix="unsafe",
    ),
    *look(
        PHU_LUC,
        _TEN,
        case="normal",
        size=(14, 14, 14),
        bold=True,
        italic=False,
        align="center",
    ),
    *look(
        TIEU_DE,
        _TEN,
        case="upper",
        size=(13, 14, 14),
        bold=True,
        italic=False,
        align="center",
    ),
    Rule(
        "kem-theo/present",
        _KEM_THEO,
        "Có dòng “Kèm theo”",
        "Dưới tên Phụ lục có dòng chỉ dẫn “(Kèm theo … số … ngày … tháng … năm … của …)”.",
        level="warning",
    ),
    Rule(
        "kem-theo/format",
        _KEM_THEO,
        "Thành phần của dòng “Kèm theo”",
        "Dòng “Kèm theo” gồm số, ký hiệu, thời gian ban hành và tên cơ quan ban hành văn bản.",
        level="warning",
    ),
    Rule(
        "kem-theo/match",
        _KEM_THEO,
        "Dòng “Kèm theo” khớp với văn bản",
        "Số, ký hiệu, ngày và cơ quan ở dòng “Kèm theo” là của chính văn bản này.",
        level="warning",
    ),
    *look(
        KEM_THEO,
        _KEM_THEO,
        case="normal",
        size=(13, 14, 14),
        bold=False,
        italic=True,
        align="center",
    ),
    Rule(
        "kem-theo/line",
        _MAU,
        "Đường kẻ dưới dòng “Kèm theo”",
        "Dưới dòng “Kèm theo” có đường kẻ ngang ngắn, canh giữa.",
        level="note",
    ),
    Rule(
        "phu-luc/new-page",
        _MAU,
        "Phụ lục ở trang mới",
        "Mỗi Phụ lục bắt đầu ở một trang mới.",
        level="warning",
    ),
    Rule(
        "phu-luc/page-number",
        "điểm đ khoản 1 Mục III Phần I Phụ lục I",
        "Số trang của Phụ lục",
        "Số trang của mỗi Phụ lục đánh riêng, từ số 1.",
    ),
    # An appendix that is a table ends with its table: the forms show only appendices of text.
    Rule(
        "phu-luc/ending",
        _MAU,
        "Dấu kết thúc Phụ lục",
        "Phụ lục là lời văn kết thúc bằng dấu “./.”.",
        level="note",
    ),
)
