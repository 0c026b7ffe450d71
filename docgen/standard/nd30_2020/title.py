"""Mục II, khoản 5: the name of the type and the trích yếu, of a named document or a công văn."""

from __future__ import annotations

from docgen.standard.model import Rule, Subject
from docgen.standard.phrases import look, ruled_line

__all__ = ["RULES", "SUBJECTS"]

TEN_LOAI = Subject("ten-loai", "tên loại văn bản", "5a")
TRICH_YEU = Subject("trich-yeu", "trích yếu nội dung", "5a")
TRICH_YEU_CONG_VAN = Subject("trich-yeu-cong-van", "trích yếu công văn", "5b")
SUBJECTS = (TEN_LOAI, TRICH_YEU, TRICH_YEU_CONG_VAN)

_LA_GI = "điểm a khoản 5 Mục II Phần I Phụ lục I"
_DANG = "điểm b khoản 5 Mục II Phần I Phụ lục I"

RULES = (
    Rule(
        "ten-loai/present",
        _LA_GI,
        "Có tên loại văn bản",
        "Văn bản không phải công văn có tên loại dưới phần đầu.",
    ),
    Rule(
        "ten-loai/known",
        "Điều 7 Nghị định 30/2020/NĐ-CP",
        "Loại văn bản hành chính",
        "Tên loại là một trong các loại văn bản hành chính của Nghị định.",
        level="warning",
    ),
    *look(
        TEN_LOAI,
        _DANG,
        case="upper",
        size=(13, 14, 14),
        bold=True,
        italic=False,
        align="center",
    ),
    Rule(
        "trich-yeu/present",
        _LA_GI,
        "Có trích yếu",
        "Ngay dưới tên loại có trích yếu nội dung văn bản.",
    ),
    Rule(
        "trich-yeu/ending",
        _LA_GI,
        "Trích yếu không có dấu chấm",
        "Trích yếu là một câu ngắn hay một cụm từ làm đầu đề, cuối không có dấu chấm.",
        level="note",
    ),
    *look(
        TRICH_YEU,
        _DANG,
        case="normal",
        size=(13, 14, 14),
        bold=True,
        italic=False,
        align="center",
    ),
    *ruled_line(TRICH_YEU, _DANG, "từ 1/3 đến 1/2", low=1 / 3, high=1 / 2, pick=0.42),
    Rule(
        "trich-yeu-cong-van/present",
        _DANG,
        "Có trích yếu công văn",
        "Dưới số và ký hiệu của công văn có trích yếu.",
    ),
    Rule(
        "trich-yeu-cong-van/text",
        _DANG,
        "Chữ “V/v”",
        "Trích yếu công văn bắt đầu bằng chữ “V/v”.",
        pick="V/v",
        allowed=("V/v",),
    ),
    *look(
        TRICH_YEU_CONG_VAN,
        _DANG,
        case="normal",
        size=(12, 13, 12),
        bold=False,
        italic=False,
        align="center",
    ),
    Rule(
        "trich-yeu-cong-van/spacing",
        _DANG,
        "Khoảng cách trên trích yếu công văn",
        "Trích yếu công văn cách số và ký hiệu 6 pt.",
        fix="safe",
        low=6.0,
        high=6.0,
        pick=6.0,
        unit="pt",
    ),
    Rule(
        "trich-yeu-cong-van/only",
        _DANG,
        "“V/v” chỉ dùng cho công văn",
        "Văn bản có tên loại đặt trích yếu dưới tên loại, không đặt dưới số và ký hiệu.",
        level="warning",
    ),
)
