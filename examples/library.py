"""How an e-office system writes plans with docgen. Run it: ``python examples/library.py``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import docgen
from docgen.vietnamese import format_date, format_money, spell_money

HERE = Path(__file__).parent


def from_a_file() -> docgen.NamedDocument:
    """A clerk's file: every text checked, every figure computed, at its line when wrong."""
    return docgen.load(HERE / "tan_khai" / "ke_hoach.yaml")


def from_a_mapping() -> docgen.Plan:
    """A record of your own system. Keys are Vietnamese or English; money is whole đồng."""
    budget = 45_000_000
    return docgen.Plan.model_validate(
        {
            "co_quan": {"ten": "Ủy ban nhân dân xã An Bình"},
            "so": "31",
            "ky_hieu": "KH-UBND",
            "dia_danh": "An Bình",
            "ngay_ban_hanh": "05/3/2026",
            "trich_yeu": "Trồng cây phân tán năm 2026 trên địa bàn xã An Bình",
            "mo_dau": [
                {"can_cu": "Luật Lâm nghiệp ngày 15 tháng 11 năm 2017"},
                "Ủy ban nhân dân xã ban hành Kế hoạch trồng cây năm 2026, cụ thể như sau:",
            ],
            "cac_muc": [
                {"muc": "muc_dich_yeu_cau", "muc_dich": "Tăng tỷ lệ che phủ cây xanh của xã."},
                {"muc": "kinh_phi", "noi_dung": f"Dự kiến {format_money(budget)}."},
                {
                    "muc": "to_chuc_thuc_hien",
                    "phan_cong": [
                        {
                            "don_vi": "Phòng Kinh tế",
                            "nhiem_vu": "Chủ trì, hướng dẫn các thôn trồng và chăm sóc cây.",
                        },
                        {
                            "don_vi": "Đoàn Thanh niên xã",
                            "hinh_thuc": "de_nghi",
                            "nhiem_vu": ["Vận động đoàn viên tham gia.", "Chăm sóc cây đã trồng."],
                        },
                    ],
                },
            ],
            "ket_thuc": "Trên đây là Kế hoạch trồng cây năm 2026 của Ủy ban nhân dân xã.",
            "nguoi_ky": {"quyen_han": "TM. ỦY BAN NHÂN DÂN", "chuc_vu": "CHỦ TỊCH"},
            "noi_nhan": ["Các thôn", "Phòng Kinh tế", {"luu": "VT"}],
        }
    )


def what_is_wrong(mapping: dict[str, object]) -> list[docgen.Problem]:
    """Every problem at once, to show beside the fields of your own form."""
    try:
        docgen.Plan.model_validate(mapping)
    except docgen.InputError as error:
        return list(error.problems)
    return []


def main(folder: Path) -> None:
    """Write both plans into ``folder`` and prove them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in (("tan_khai", from_a_file()), ("an_binh", from_a_mapping())):
        data = docgen.render(document)
        (folder / f"{name}.docx").write_bytes(data)
        report = docgen.check(data)
        print(f"{name}.docx: {len(data):,} bytes, ok={report.ok}, {len(report.findings)} findings")
    for problem in what_is_wrong({"trich_yeu": "Thiếu nhiều thứ", "ngay_ban_hanh": "31/6/2026"}):
        print(f"{problem.path}: {problem.message}")
    print(format_money(11_000_000, rounded=True), "|", spell_money(11_000_000))
    print(format_date(from_a_mapping().issued_date))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            main(Path(temporary))
