"""Data to try a template with, in plainly made-up words: as little as may be, and of everything."""

from __future__ import annotations

from typing import Any

from docgen.schemas import Plan

__all__ = ["samples"]

_FRAME: dict[str, Any] = {
    "co_quan": {"ten": "Ủy ban nhân dân xã Mẫu Một"},
    "ky_hieu": "KH-UBND",
    "dia_danh": "Mẫu Một",
    "ngay_ban_hanh": "6/2026",
    "trich_yeu": "Trồng cây năm 2026",
    "cac_muc": [{"tieu_de": "Mục tiêu", "noi_dung": "Trồng cây ở các thôn."}],
    "nguoi_ky": {"quyen_han": "TM. ỦY BAN NHÂN DÂN", "chuc_vu": "CHỦ TỊCH"},
    "noi_nhan": ["Các thôn", {"luu": "VT"}],
}
_TABLE: dict[str, Any] = {
    "tieu_de": "Số cây của các thôn",
    "don_vi_tinh": "cây",
    "cot": [
        {"ten": "TT", "kieu": "stt"},
        {"ten": "Thôn", "khoa": "thon"},
        {"ten": "Số cây", "khoa": "so", "kieu": "so"},
    ],
    "hang": [{"thon": "Thôn Mẫu", "so": 400}, {"thon": "Thôn Thử", "so": 600}],
    "tong_cong": {},
}
_EVERYTHING: dict[str, Any] = _FRAME | {
    "so": "31",
    "ngay_ban_hanh": "24/6/2026",
    "mo_dau": [
        {
            "can_cu": (
                "Kế hoạch số 12/KH-UBND ngày 05 tháng 6 năm 2026 của Ủy ban nhân dân tỉnh về "
                "trồng cây năm 2026"
            )
        },
        "Ủy ban nhân dân xã ban hành Kế hoạch trồng cây, cụ thể như sau:",
    ],
    "cac_muc": [
        {
            "muc": "muc_dich_yeu_cau",
            "muc_dich": {"gach": ["Tăng diện tích cây xanh.", "Giữ nguồn nước."]},
            "yeu_cau": "Việc trồng cây phải đúng thời vụ.",
        },
        {
            "muc": "noi_dung",
            "noi_dung": [
                {
                    "khoan": [
                        {
                            "tieu_de": "Chuẩn bị",
                            "noi_dung": [{"diem": ["Chọn giống.", "Làm đất."]}],
                        },
                        {"dinh_dang": "Trồng **trước ngày 15/8**[^Theo lịch thời vụ.]."},
                    ]
                },
                {"bang": _TABLE},
                "Nhu cầu nêu tại Phụ lục.",
            ],
        },
        {
            "muc": "to_chuc_thuc_hien",
            "phan_cong": [{"don_vi": "Phòng Kinh tế", "nhiem_vu": "Chủ trì thực hiện."}],
        },
    ],
    "ket_thuc": "Trên đây là Kế hoạch trồng cây năm 2026 của Ủy ban nhân dân xã.",
    "nguoi_ky": {
        "quyen_han": ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"],
        "chuc_vu": "PHÓ CHỦ TỊCH",
        "ho_ten": "Người Ký Mẫu",
    },
    "phu_luc": [{"tieu_de": "Nhu cầu cây giống", "noi_dung": [{"bang": _TABLE}]}],
}


def samples() -> dict[str, Plan]:
    """Plans by what they are called in a report; the last is the fullest.

    >>> list(samples())
    ['kế hoạch ngắn nhất', 'kế hoạch đủ thành phần']
    """
    return {
        "kế hoạch ngắn nhất": Plan.model_validate(_FRAME),
        "kế hoạch đủ thành phần": Plan.model_validate(_EVERYTHING),
    }
