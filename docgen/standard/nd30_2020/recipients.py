"""Mục II, khoản 9: Kính gửi and Nơi nhận."""

from __future__ import annotations

from docgen.standard.model import Rule, Subject
from docgen.standard.phrases import look

__all__ = ["RULES", "SUBJECTS"]

KINH_GUI = Subject("kinh-gui", "“Kính gửi” và tên nơi nhận", "9a")
NOI_NHAN = Subject("noi-nhan", "từ “Nơi nhận”", "9b")
DANH_SACH = Subject("danh-sach-noi-nhan", "danh sách nơi nhận", "9b")
SUBJECTS = (KINH_GUI, NOI_NHAN, DANH_SACH)

_CO_KINH_GUI = "điểm b khoản 9 Mục II Phần I Phụ lục I"
_KHONG = "điểm c khoản 9 Mục II Phần I Phụ lục I"
_DANG = "điểm d khoản 9 Mục II Phần I Phụ lục I"

RULES = (
    Rule(
        "kinh-gui/present",
        _CO_KINH_GUI,
        "Có “Kính gửi”",
        "Công văn, tờ trình và báo cáo gửi cấp trên có “Kính gửi” trước nội dung.",
    ),
    Rule(
        "kinh-gui/only",
        _KHONG,
        "“Kính gửi” dùng đúng loại",
        "Chỉ công văn, tờ trình và báo cáo gửi cấp trên có “Kính gửi”.",
        level="warning",
    ),
    Rule(
        "kinh-gui/text",
        _DANG,
        "Dấu hai chấm sau “Kính gửi”",
        "Sau từ “Kính gửi” có dấu hai chấm (:).",
        fix="unsafe",
        pick="Kính gửi:",
        allowed=("Kính gửi:",),
    ),
    Rule(
        "kinh-gui/one-line",
        _DANG,
        "Một nơi nhận, một dòng",
        "Gửi một nơi thì “Kính gửi” và tên nơi nhận trên cùng một dòng.",
        fix="unsafe",
    ),
    Rule(
        "kinh-gui/list",
        _DANG,
        "Nhiều nơi nhận",
        "Gửi nhiều nơi thì mỗi nơi một dòng, đầu dòng gạch (-), cuối dòng chấm phẩy (;), dòng cuối "
        "dấu chấm (.).",
        fix="unsafe",
    ),
    Rule(
        "kinh-gui/dash-align",
        _DANG,
        "Gạch đầu dòng thẳng hàng",
        "Các gạch đầu dòng dưới “Kính gửi” thẳng hàng với nhau dưới dấu hai chấm.",
        level="note",
    ),
    *look(KINH_GUI, _DANG, case="normal", size=(13, 14, 14), bold=False, italic=False),
    Rule(
        "noi-nhan/present",
        "điểm a khoản 9 Mục II Phần I Phụ lục I",
        "Có nơi nhận",
        "Cuối văn bản có phần nơi nhận.",
    ),
    Rule(
        "noi-nhan/text",
        _DANG,
        "Từ “Nơi nhận”",
        "Từ “Nơi nhận” có dấu hai chấm (:) theo sau.",
        fix="unsafe",
        pick="Nơi nhận:",
        allowed=("Nơi nhận:",),
    ),
    Rule(
        "noi-nhan/own-line",
        _DANG,
        "Dòng riêng của “Nơi nhận”",
        "Từ “Nơi nhận” đứng trên một dòng riêng.",
        fix="unsafe",
    ),
    Rule(
        "noi-nhan/position",
        _DANG,
        "Vị trí “Nơi nhận”",
        "Từ “Nơi nhận” ở bên trái, ngang hàng với quyền hạn, chức vụ của người ký.",
        level="warning",
    ),
    *look(
        NOI_NHAN,
        _DANG,
        case="normal",
        size=(12, 12, 12),
        bold=True,
        italic=True,
        align="left",
    ),
    Rule(
        "danh-sach-noi-nhan/own-line",
        _DANG,
        "Mỗi nơi nhận một dòng",
        "Mỗi nơi nhận, hoặc mỗi nhóm nơi nhận, đứng trên một dòng riêng.",
        level="warning",
        fix="unsafe",
    ),
    Rule(
        "danh-sach-noi-nhan/dash",
        _DANG,
        "Gạch đầu dòng nơi nhận",
        "Đầu mỗi dòng nơi nhận có gạch đầu dòng (-).",
        fix="unsafe",
    ),
    Rule(
        "danh-sach-noi-nhan/semicolon",
        _DANG,
        "Dấu chấm phẩy sau nơi nhận",
        "Cuối mỗi dòng nơi nhận, trừ dòng cuối, có dấu chấm phẩy (;).",
        fix="unsafe",
    ),
    Rule(
        "danh-sach-noi-nhan/archive",
        _DANG,
        "Dòng “Lưu”",
        "Dòng cuối của nơi nhận là dòng “Lưu: VT, …”.",
    ),
    Rule(
        "danh-sach-noi-nhan/archive-format",
        _DANG,
        "Cách ghi dòng “Lưu”",
        "Sau “Lưu:” là “VT”, dấu phẩy, chữ viết tắt tên đơn vị soạn thảo và số bản lưu, cuối cùng "
        "là dấu chấm (.).",
        level="warning",
        fix="unsafe",
    ),
    Rule(
        "danh-sach-noi-nhan/as-above",
        _CO_KINH_GUI,
        "Dòng “Như trên”",
        "Văn bản có “Kính gửi” thì dòng đầu của nơi nhận là “Như trên”; văn bản khác thì không.",
        level="warning",
    ),
    *look(
        DANH_SACH,
        _DANG,
        case="normal",
        size=(11, 11, 11),
        bold=False,
        italic=False,
        align=("left", "justify"),
    ),
)
