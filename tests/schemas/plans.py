"""A small right plan that each test changes in one place."""

from __future__ import annotations

from typing import Any

__all__ = ["plan"]


def plan(**changes: Any) -> dict[str, Any]:
    """The input of a right plan; a change of None leaves its key out."""
    base: dict[str, Any] = {
        "loai": "ke_hoach",
        "co_quan": {"ten": "Ủy ban nhân dân xã An Bình"},
        "ky_hieu": "KH-UBND",
        "dia_danh": "An Bình",
        "ngay_ban_hanh": "6/2026",
        "trich_yeu": "Trồng cây năm 2026",
        "cac_muc": [{"tieu_de": "Mục tiêu", "noi_dung": "Trồng 1.000 cây xanh."}],
        "nguoi_ky": {"quyen_han": "TM. ỦY BAN NHÂN DÂN", "chuc_vu": "CHỦ TỊCH"},
        "noi_nhan": ["Các thôn", {"luu": "VT"}],
    }
    merged = base | changes
    return {key: value for key, value in merged.items() if value is not None}
