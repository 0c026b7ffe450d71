"""What the law presumes of any text: real characters, real days, sums that add up, real units.

Whoever drafts and checks a document answers for its content (Điều 10 and 12 of the decree); a
program can say where a text contradicts itself or the calendar, never what it should say.
"""

from __future__ import annotations

from docgen.standard.model import Rule, Subject

__all__ = ["ABOLISHED_UNITS", "RULES", "SUBJECTS"]

SUBJECTS = (
    Subject("ky-tu", "ký tự"),
    Subject("ngay", "ngày tháng trong lời văn"),
    Subject("so-lieu", "số liệu"),
    Subject("don-vi", "đơn vị hành chính"),
)

_UNICODE = "khoản 4 Mục I Phần I Phụ lục I"
_NOI_DUNG = "khoản 1 Điều 12 Nghị định 30/2020/NĐ-CP"
_HAI_CAP = "Điều 1 Luật Tổ chức chính quyền địa phương số 72/2025/QH15"

# Kinds of administrative unit that ended on 1 July 2025.
ABOLISHED_UNITS = ("huyện", "quận", "thị xã", "thị trấn", "thành phố thuộc tỉnh")

RULES = (
    Rule(
        "ky-tu/nfc",
        _UNICODE,
        "Unicode dựng sẵn",
        "Chữ tiếng Việt là ký tự Unicode dựng sẵn (NFC) theo TCVN 6909:2001.",
        fix="unsafe",
    ),
    Rule(
        "ky-tu/legacy",
        _UNICODE,
        "Bộ mã cũ",
        "Văn bản không dùng bộ mã cũ như TCVN3, VNI.",
    ),
    Rule(
        "ky-tu/lookalike",
        _UNICODE,
        "Ký tự trông giống nhau",
        "Chữ Việt không lẫn ký tự trông giống mà khác (chữ Hy Lạp, Kirin, ð thay cho đ).",
        level="warning",
        fix="unsafe",
    ),
    Rule(
        "ky-tu/invisible",
        _UNICODE,
        "Ký tự không nhìn thấy",
        "Lời văn không lẫn ký tự không nhìn thấy.",
        level="warning",
        fix="unsafe",
    ),
    Rule(
        "noi-dung/blank",
        _NOI_DUNG,
        "Chỗ còn bỏ trống",
        "Văn bản đã ban hành không còn chỗ chấm chấm chờ điền.",
        level="note",
    ),
    Rule(
        "ngay/exists",
        _NOI_DUNG,
        "Ngày nêu trong văn bản có thật",
        "Ngày tháng nêu trong lời văn có trong lịch.",
        level="warning",
    ),
    Rule(
        "so-lieu/table-total",
        _NOI_DUNG,
        "Tổng trong bảng",
        "Dòng, cột tổng của bảng bằng tổng các số hạng.",
        level="warning",
    ),
    Rule(
        "so-lieu/prose-sum",
        _NOI_DUNG,
        "Tổng trong lời văn",
        "Tổng nêu trong lời văn bằng tổng các phần kể ra ngay đó.",
        level="warning",
    ),
    Rule(
        "so-lieu/prose-table",
        _NOI_DUNG,
        "Lời văn khớp với bảng",
        "Số liệu cùng tên trong lời văn và trong bảng bằng nhau.",
        level="warning",
    ),
    Rule(
        "phu-luc/missing",
        "điểm a khoản 1 Mục III Phần I Phụ lục I",
        "Phụ lục được nhắc đến có thật",
        "Phụ lục mà lời văn nhắc đến có kèm theo văn bản.",
        level="warning",
    ),
    Rule(
        "don-vi/abolished",
        _HAI_CAP,
        "Cấp hành chính không còn",
        "Từ 01/7/2025 chỉ còn cấp tỉnh và cấp xã (xã, phường, đặc khu): không còn huyện, quận, "
        "thị xã, thị trấn.",
        level="warning",
        since="2025-07-01",
    ),
)
