"""A plan in which every text that a model knows is given: the fields that a stranger fills in.

``FREE`` marks a text that anyone may type and that must come back as typed; ``texts()`` finds their
places, and ``with_text`` puts another text in one of them.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

__all__ = ["FULL", "Free", "Path", "control", "texts", "with_text"]

Path = tuple[str | int, ...]


class Free(str):
    """A text of the author's; ``before`` is what a hostile one must keep in front."""

    before = ""
    marked = False  # read for marks: * ^ ~ [ ] are escaped


class _Marked(Free):
    marked = True


class _Notation(Free):
    before = "KH-"


F, M = Free, _Marked
_TABLE: dict[str, Any] = {
    "tieu_de": F("Dự toán"),
    "don_vi_tinh": F("cây"),
    "cot": [
        {"ten": F("Nội dung"), "khoa": "viec"},
        {"ten": F("Số lượng"), "khoa": "so", "kieu": "so"},
        {"ten": F("Cột chung"), "cot_con": [{"ten": F("Cột con"), "khoa": "con"}]},
    ],
    "hang": [
        {"nhom": F("Nhóm một")},
        {"viec": F("Ô theo khóa"), "so": 1, "con": [F("Đoạn một"), F("Đoạn hai")]},
        [F("Ô theo thứ tự"), 2, {"noi_dung": F("Ô có kiểu"), "dam": True}],
        {"o": [F("Ô trong hàng"), 3, {"dinh_dang": M("Ô có dấu")}]},
    ],
    "tong_cong": {"nhan": F("Cộng tất cả")},
    "ghi_chu": F("Chú thích của bảng"),
}
FULL: dict[str, Any] = {
    "co_quan": {"chu_quan": [F("Ủy ban cấp trên")],
                "ten": [F("Ủy ban nhân dân"), F("xã Đồng Tâm")]},
    "so": "31",  # may hold no slash
    "ky_hieu": _Notation("KH-UBND"),
    "dia_danh": F("Đồng Tâm"),
    "ngay_ban_hanh": "24/6/2026",
    "trich_yeu": [F("Trồng cây"), F("năm 2026")],
    "kinh_gui": [F("Các thôn"), F("Các đoàn thể")],
    "mo_dau": [
        {"can_cu": F("Căn cứ văn bản một")},
        {"thuc_hien": F("Thực hiện văn bản hai")},
        F("Ủy ban nhân dân xã ban hành Kế hoạch"),
        {"dinh_dang": M("Câu có dấu")},
    ],
    "cac_muc": [
        {"muc": "muc_dich_yeu_cau", "tieu_de": F("Mục một"), "so": F("I."),
         "muc_dich": [F("Mục đích")], "yeu_cau": [F("Yêu cầu")]},
        {"muc": "muc_tieu", "noi_dung": F("Chung"), "tong_quat": F("Tổng quát"),
         "cu_the": F("Cụ thể")},
        {"muc": "noi_dung", "tieu_de": {"dinh_dang": M("Mục có dấu")}, "noi_dung": [
            {"dieu": [{"tieu_de": F("Một điều"), "noi_dung": F("Lời của điều")}]},
            {"khoan": [F("Một khoản"), {"tieu_de": F("Tiêu đề"), "viet_lien": True, "so": F("9."),
                                        "noi_dung": [F("Viết liền"), {"diem": [F("Một điểm")]}]}]},
            {"khoan_con": [F("Một khoản con")]},
            {"gach": [F("Một gạch"), {"dinh_dang": M("Gạch có dấu")}]},
            {"cong": [F("Một cộng")]},
            {"luu_y": F("Một lưu ý")},
            {"ghi_chu": F("Một ghi chú")},
            {"bang": _TABLE},
        ]},
        {"muc": "kinh_phi", "noi_dung": F("Kinh phí"), "tong": 3,
         "nguon": [{"ten": F("Nguồn một"), "so_tien": 3}]},
        {"muc": "tien_do", "noi_dung": F("Tiến độ"), "moc": [
            {"thoi_gian": F("Tháng 6"), "cong_viec": F("Việc một"), "don_vi": F("Đơn vị một")}]},
        {"muc": "to_chuc_thuc_hien", "mo_dau": F("Mở đầu mục"), "phan_cong": [
            {"don_vi": F("Phòng Kinh tế"), "nhiem_vu": F("Một nhiệm vụ")},
            {"don_vi": [F("Hội một"), F("Hội hai")], "hinh_thuc": "de_nghi",
             "noi_dung": [F("Nội dung của hội")]}], "ket": F("Lời kết mục")},
        {"cap": "phan", "so": F("Thứ nhất"), "tieu_de": F("Phần lớn"),
         "noi_dung": F("Lời của phần"),
         "cac_muc": [{"tieu_de": F("Mục tự do"), "noi_dung": [F("Lời của mục"), "Xem Phụ lục."]}]},
    ],
    "ket_thuc": F("Trên đây là Kế hoạch"),
    "nguoi_ky": {"quyen_han": [F("TM. ỦY BAN NHÂN DÂN")], "chuc_vu": F("CHỦ TỊCH"),
                 "chuc_vu_khac": F("GIÁM ĐỐC"), "ho_ten": F("Người Ký Mẫu")},
    "noi_nhan": [F("Các thôn"), {"ten": F("Thường trực"), "ghi_chu": F("để b/c"),
                                 "gom": [F("Đơn vị con")]}, {"luu": [F("VT"), F("VX")]}],
    "phu_luc": [{"tieu_de": F("Tên phụ lục"), "noi_dung": [F("Lời phụ lục")]}],
    "pham_vi_luu_hanh": [F("LƯU HÀNH NỘI BỘ")],
    "ky_hieu_soan_thao": F("PL"),
    "so_ban": 3,
    "dia_chi": [F("Số 1, đường Mẫu")],
}  # fmt: skip


def texts(value: Any = None, path: Path = ()) -> Iterator[tuple[Path, Free]]:
    """Every free text and where it stands."""
    value = FULL if value is None else value
    if isinstance(value, Free):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from texts(item, (*path, index))


def with_text(path: Path, text: str) -> dict[str, Any]:
    """The plan with another text in one place."""
    from docgen.language.figures import escape_markup

    made = copy.deepcopy(FULL)
    holder: Any = made
    for step in path[:-1]:
        holder = holder[step]
    old = holder[path[-1]]
    holder[path[-1]] = old.before + (escape_markup(text) if old.marked else text)
    return made


def control(path: Path, text: str) -> dict[str, Any]:
    """The same with a harmless text of the same words' lengths."""
    return with_text(path, re.sub(r"\S", "a", text))
