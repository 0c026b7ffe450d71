"""Bodies that work and answers as they come, for whoever reads the description."""

from __future__ import annotations

from typing import Any

__all__ = ["COLUMN", "EXAMPLE_PLAN", "EXAMPLE_YAML", "MENDED", "REPORT", "ROW"]

EXAMPLE_PLAN: dict[str, Any] = {
    "loai": "ke_hoach",
    "co_quan": {"ten": "Ủy ban nhân dân xã Đồng Tâm"},
    "ky_hieu": "KH-UBND",
    "dia_danh": "Đồng Tâm",
    "ngay_ban_hanh": "6/2026",
    "trich_yeu": "Trồng cây năm 2026",
    "cac_muc": [{"muc": "muc_tieu", "tong_quat": "Trồng 1.000 cây xanh."}],
    "nguoi_ky": {"quyen_han": "TM. ỦY BAN NHÂN DÂN", "chuc_vu": "CHỦ TỊCH"},
    "noi_nhan": ["Các thôn", {"luu": "VT"}],
}
EXAMPLE_YAML = """\
co_quan: {ten: Ủy ban nhân dân xã Đồng Tâm}
ky_hieu: KH-UBND
dia_danh: Đồng Tâm
ngay_ban_hanh: 6/2026
trich_yeu: Trồng cây năm 2026
cac_muc:
  - {muc: muc_tieu, tong_quat: Trồng 1.000 cây xanh.}
nguoi_ky: {quyen_han: TM. ỦY BAN NHÂN DÂN, chuc_vu: CHỦ TỊCH}
noi_nhan: [Các thôn, {luu: VT}]
"""
REPORT: dict[str, Any] = {
    "standard": "nd30-2020",
    "files": [
        {
            "file": "ke_hoach.docx",
            "ok": False,
            "findings": [
                {
                    "rule": "quoc-hieu/text",
                    "clause": "điểm a khoản 1 Mục II Phần I Phụ lục I",
                    "level": "error",
                    "message": "Quốc hiệu viết chưa đúng.",
                    "expected": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                    "actual": "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                    "where": {"part": "word/document.xml", "paragraph": 1},
                    "fix": "safe",
                }
            ],
        }
    ],
}
MENDED: dict[str, Any] = {
    "file": "ke_hoach (đã sửa).docx",
    "docx": "UEsDBBQ…",
    "done": [REPORT["files"][0]["findings"][0]],
    "left": [],
}
COLUMN: dict[str, Any] = {
    "name": "don_vi",
    "title": "Đơn vị",
    "kind": "don_vi",
    "required": True,
    "default": "",
    "choices": [],
    "note": "Loại và tên",
    "example": "Xã An Bình",
}
ROW: dict[str, Any] = {
    "ma": "90001",
    "don_vi": "Xã Mẫu Một",
    "tinh": "Tỉnh Bình Mẫu",
    "cap_tren": "Tỉnh Bình Mẫu",
    "van_ban_cap_tren": "88/KH-UBND",
    "ngay_cap_tren": "05/6/2026",
    "nam": "2026",
    "ngay_ban_hanh": "7/2026",
    "khu_pho": [{"ten": "Thôn 1", "so_ho": 2}],
    "nhu_cau": [
        {"ten": "Ti vi", "goi": "ti vi", "so_luong": 2, "kinh_phi": "8.000.000"},
    ],
}
