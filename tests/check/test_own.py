"""What docgen's own keys make is right by the checker, in every one of its shapes."""

from __future__ import annotations

from typing import Any

import pytest

from docgen import GeneralDocument, check, render
from tests.layout.samples import GIVEN, plan

ROWS = [
    {"nhom": "Nhóm một"},
    {"viec": "Cây xanh", "so": 1},
    {"viec": "Cây ăn quả", "so": 2},
    {"o": ["Cộng nhóm một", "3"], "dong_cong": "có"},
    {"nhom": "Nhóm hai"},
    {"viec": "Cây rừng", "so": 4},
    {"o": ["Cộng nhóm hai", "4"], "dong_cong": "có"},
]
COLUMNS = [{"ten": "Việc", "khoa": "viec"}, {"ten": "Số cây", "khoa": "so", "kieu": "so"}]
SHAPES: dict[str, dict[str, Any]] = {
    "letters over sections": {
        "cac_muc": [
            {
                "cap": "chu",
                "tieu_de": title,
                "cac_muc": [{"tieu_de": "Kết quả", "noi_dung": "Đã trồng 1.000 cây."}],
            }
            for title in ("Tình hình chung", "Kế hoạch năm 2026")
        ]
    },
    "forms as appendices": {
        "cac_muc": [{"tieu_de": "Nội dung", "noi_dung": "Theo Mẫu biểu số 01, Mẫu biểu số 02."}],
        "phu_luc": [
            {"nhan": f"Mẫu biểu số 0{number}", "tieu_de": "Báo cáo", "noi_dung": "Nội dung mẫu."}
            for number in (1, 2)
        ],
    },
    "forms among numbered appendices": {
        "cac_muc": [
            {"tieu_de": "Nội dung", "noi_dung": "Theo Phụ lục I, Phụ lục II, Mẫu số 01, Mẫu số 02."}
        ],
        "phu_luc": [
            label | {"tieu_de": "Danh mục", "noi_dung": "Nội dung mẫu."}
            for label in ({}, {"nhan": "Mẫu số 01"}, {}, {"nhan": "Mẫu số 02"})
        ],
    },
    "another position of the signer": {
        "nguoi_ky": {
            "quyen_han": "TM. ỦY BAN NHÂN DÂN",
            "chuc_vu": "CHỦ TỊCH",
            "chuc_vu_khac": "Trưởng ban Chỉ đạo phòng, chống thiên tai và phòng thủ dân sự xã",
            "ho_ten": "Nguyễn Văn A",
        }
    },
    "a part at the beginning": {
        "cac_muc": [
            {
                "cap": "phan",
                "tieu_de": "Một số kết quả",
                "cac_muc": [{"tieu_de": "Kết quả", "noi_dung": "Đã trồng 1.000 cây."}],
            }
        ]
    },
    "sums of groups": {
        "cac_muc": [
            {
                "tieu_de": "Nội dung",
                "noi_dung": [
                    "Các việc như sau:",
                    {"bang": {"cot": COLUMNS, "hang": ROWS, "tong_cong": {"cot": ["so"]}}},
                ],
            }
        ]
    },
}


@pytest.mark.parametrize("shape", SHAPES)
def test_it_has_no_finding_but_blanks(shape: str) -> None:
    report = check(render(plan(**SHAPES[shape])))
    assert [one for one in report.findings if one.level != "note"] == []


def test_the_name_of_a_table_that_begins_the_text_is_no_part_of_the_title() -> None:
    table = {"tieu_de": "Kết quả trồng cây", "cot": COLUMNS, "hang": ROWS[1:3]}
    text = {"loai": "bao_cao", "ky_hieu": "BC-UBND", "cac_muc": [], "noi_dung": [{"bang": table}]}
    report = check(render(GeneralDocument.model_validate(GIVEN | text)))
    assert [one.rule for one in report.findings if one.level == "error"] == []
