"""Whether the decree speaks of this document at all, and whether there is anything to read."""

from __future__ import annotations

from docgen.standard.model import Rule, Subject

__all__ = ["OTHER_HEADS", "RULES", "SUBJECTS"]

SUBJECTS = (Subject("van-ban", "văn bản"),)

# What stands where Quốc hiệu would, on papers of those who have rules of their own.
OTHER_HEADS = (
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "ĐOÀN TNCS HỒ CHÍ MINH",
    "ĐOÀN THANH NIÊN CỘNG SẢN HỒ CHÍ MINH",
)

RULES = (
    Rule(
        "van-ban/words",
        "khoản 2 Điều 8 Nghị định 30/2020/NĐ-CP",
        "Văn bản có chữ",
        "Văn bản có các thành phần thể thức bằng chữ, không phải ảnh chụp hay bản quét.",
    ),
    Rule(
        "van-ban/scope",
        "khoản 2 Điều 2 Nghị định 30/2020/NĐ-CP",
        "Văn bản thuộc phạm vi của Nghị định",
        "Văn bản của Đảng và của Đoàn còn theo quy định của Đảng nên không xét được chỉ theo Nghị "
        "định.",
        allowed=OTHER_HEADS,
    ),
)
