"""Writes examples/giam_ngheo/rows.xlsx: the row of Tân Khai and plainly fictional samples.

Names of communes and all figures but those of Tân Khai are invented. Run from the checkout:
    python scripts/make_giam_ngheo_rows.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docgen.batch.blueprint import Blueprint
from docgen.batch.rows import Row, read_rows, write_rows

FOLDER = Path(__file__).resolve().parent.parent / "examples" / "giam_ngheo"

Record = dict[str, Any]


def _place(name: str, households: int) -> Record:
    return {"ten": name, "so_ho": households}


def _need(name: str, called: str, count: int, money: int, **more: Any) -> Record:
    return {"ten": name, "goi": called, "so_luong": count, "kinh_phi": money} | more


WATER = {"nhom": "nước sinh hoạt"}
HOUSING = {"nhom": "nhà ở", "nguon": "Ngân sách tỉnh"}

TAN_KHAI: Record = {
    "ma": "90001",
    "don_vi": "Thị trấn Tân Khai",
    "tinh": "Tỉnh Bình Phước",
    "cap_tren": "Huyện Hớn Quản",
    "van_ban_cap_tren": "190/KH-UBND",
    "ngay_cap_tren": "24/6/2024",
    "nam": "2024",
    "ngay_ban_hanh": "6/2024",
    "khu_pho": [_place("Khu phố 1", 1), _place("Khu phố 3", 1)],
    "nhu_cau": [
        _need("Bồn chứa nước", "nước sinh hoạt (bồn chứa nước)", 2, 3_000_000, **WATER),
        _need("Ti vi", "nhu cầu tivi", 2, 8_000_000, muc_toi_da=4_000_000),
    ],
}

OLD: Record = {
    "tinh": "Tỉnh Bình Mẫu",
    "cap_tren": "Huyện Mẫu Sơn",
    "van_ban_cap_tren": "88/KH-UBND",
    "ngay_cap_tren": "05/6/2024",
    "nam": "2024",
    "ngay_ban_hanh": "7/2024",
}
NEW: Record = {
    "tinh": "Tỉnh Bình Mẫu",
    "cap_tren": "Tỉnh Bình Mẫu",
    "van_ban_cap_tren": "123/KH-UBND",
    "ngay_cap_tren": "15/01/2026",
    "nam": "2026",
    "ngay_ban_hanh": "02/2026",
}


def records() -> Iterator[Record]:
    """Tân Khai, then samples of both eras: none, few, many."""
    yield TAN_KHAI
    yield OLD | {
        "ma": "90002",
        "don_vi": "Xã Mẫu Một",
        "khu_pho": [_place("Ấp Đầu", 2), _place("Ấp Giữa", 0), _place("Ấp Cuối", 1)],
        "nhu_cau": [_need("Bò giống", "bò giống sinh sản", 3, 45_000_000, muc_toi_da=15_000_000)],
    }
    # nothing to support, no poor household left, no tổ vay vốn
    yield OLD | {"ma": "90003", "don_vi": "Xã Mẫu Hai", "co_to_vay_von": "không"}
    yield OLD | {
        "ma": "90004",
        "don_vi": "Thị trấn Mẫu Ba",
        "co_tram_y_te": "không",
        "khu_pho": [_place("Khu phố Mẫu", 4)],
    }
    yield OLD | {
        "ma": "90005",
        "don_vi": "Xã Mẫu Bốn",
        "khu_dan_cu": "bản",
        "khu_pho": [_place("Bản Mẫu Thượng", 5), _place("Bản Mẫu Hạ", 12)],
        "nhu_cau": [
            _need("Giếng khoan", "nước sinh hoạt (giếng khoan)", 4, 60_000_000, **WATER),
            _need("Bồn chứa nước", "bồn chứa nước", 13, 19_500_000, **WATER),
            _need("Sửa nhà ở", "sửa chữa nhà ở", 6, 120_000_000, **HOUSING),
        ],
    }
    yield NEW | {
        "ma": "90006",
        "don_vi": "Xã Mẫu Năm",
        "nguoi_ky": "Trần Thị Mẫu",
        "khu_pho": [_place("Thôn 1", 3), _place("Thôn 2", 1)],
        "nhu_cau": [_need("Xây nhà ở", "nhà ở", 2, 120_000_000, **HOUSING)],
    }
    yield NEW | {
        "ma": "90007",
        "don_vi": "Phường 1",
        "so": "07",
        "ngay_ban_hanh": "03/02/2026",
        "khu_pho": [_place("Khu phố 2", 1)],
        "nhu_cau": [_need("Máy may", "máy may", 1, 6_500_000)],
    }
    yield NEW | {
        "ma": "90008",
        "don_vi": "Phường Điện Biên Phủ",
        "mang_ten_nguoi": "có",
        "khu_dan_cu": "tổ dân phố",
        "khu_pho": [_place("Tổ dân phố 5", 2), _place("Tổ dân phố 9", 2)],
        "nhu_cau": [_need("Thẻ bảo hiểm y tế", "thẻ bảo hiểm y tế", 4, 3_600_000)],
    }
    yield NEW | {
        "ma": "90009",
        "don_vi": "Xã Mẫu Sáu",
        "co_tram_y_te": "không",
        "khu_dan_cu": "ấp",
        "khu_pho": [_place("Ấp Mẫu", 1)],
        "nhu_cau": [_need("Ti vi", "ti vi", 1, 4_000_000, muc_toi_da=4_000_000)],
    }
    yield NEW | {"ma": "90010", "don_vi": "Đặc khu Mẫu Đảo", "co_to_vay_von": "không"}
    yield NEW | {
        "ma": "90011",
        "don_vi": "Phường Mẫu Tám",
        "khu_pho": [_place("Khu phố Đông", 8), _place("Khu phố Tây", 15)],
        "nhu_cau": [
            _need("Đào tạo nghề", "học nghề", 9, 27_000_000, nguon="Chương trình MTQG"),
            _need("Ti vi", "ti vi", 14, 56_000_000, muc_toi_da=4_000_000),
        ],
    }
    yield _many()
    yield NEW | {
        "ma": "90013",
        "don_vi": "Xã Mẫu Mười",
        "mau_ho_so": "xa_tu_7_2025",
        "khu_pho": [_place("Thôn Mẫu", 1)],
        "nhu_cau": [_need("Bồn chứa nước", "bồn chứa nước", 1, 1_500_000, **WATER)],
    }


def _many() -> Record:
    """Thirty thôn and twenty needs: a long list, and an appendix of more than a page."""
    things = ("Bồn chứa nước", "Giếng khoan", "Ti vi", "Bò giống", "Dê giống")
    return NEW | {
        "ma": "90012",
        "don_vi": "Xã Mẫu Chín",
        "khu_pho": [_place(f"Thôn {number}", number % 7 + 1) for number in range(1, 31)],
        "nhu_cau": [
            _need(
                f"{thing}, đợt {turn}",
                f"{thing.lower()} đợt {turn}",
                turn * 3,
                turn * 4_500_000,
                nhom="nước sinh hoạt" if index < 2 else "khác",
            )
            for turn in range(1, 5)
            for index, thing in enumerate(things)
        ],
    }


def main() -> None:
    """Read the records as any rows are read, and write them as the sheet handed out."""
    blueprint = Blueprint.load(FOLDER / "blueprint.yaml")
    rows = list(read_rows(records(), blueprint))
    for row in rows:
        assert isinstance(row, Row), row
        blueprint.fill(row)
    write_rows(blueprint, FOLDER / "rows.xlsx", rows=[row for row in rows if isinstance(row, Row)])


if __name__ == "__main__":
    main()
