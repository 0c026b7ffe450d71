"""Appendices: labels, the line that ties them, their pages and ends."""

from __future__ import annotations

from typing import Any

from tests.layout.samples import context

WIDE = {
    "cot": [{"ten": f"Cột {at}"} for at in range(12)],
    "hang": [["x"] * 12],
    "trang_ngang": "có",
}
TEXT = "Trồng cây theo Phụ lục I và Phụ lục II"


def _appendices(*appendices: dict[str, Any], text: str = TEXT) -> Any:
    return context(phu_luc=list(appendices), cac_muc=[{"tieu_de": "A", "noi_dung": text}])


def test_two_appendices_are_numbered_tied_and_closed() -> None:
    found = _appendices({"tieu_de": "Danh sách", "noi_dung": "Một."}, {"noi_dung": {"bang": WIDE}})
    after = found["blocks"][3:]
    assert [(block["kind"], block["text"]) for block in after[:-1]] == [
        ("break_main_portrait", ""),
        ("appendix_label", "Phụ lục I"),
        ("appendix_title", "DANH SÁCH"),
        (
            "appendix_reference",
            "(Kèm theo Kế hoạch số      /KH-UBND ngày      tháng 6 năm 2026 "
            "của Ủy ban nhân dân xã Đồng Tâm)",
        ),
        ("rule", ""),
        ("paragraph", "Một./."),
        ("break_appendix_portrait", ""),
        ("appendix_label", "Phụ lục II"),
        (
            "appendix_reference",
            "(Kèm theo Kế hoạch số      /KH-UBND ngày      tháng 6 năm 2026 "
            "của Ủy ban nhân dân xã Đồng Tâm)",
        ),
        ("rule", ""),
    ]
    assert after[-1]["kind"] == "table"
    assert found["last_section"] == "appendix_landscape"


def test_a_table_across_amid_an_appendix_goes_on_with_its_numbers() -> None:
    found = _appendices(
        {"noi_dung": ["Một.", {"bang": WIDE}, "Hai."]}, text="Trồng cây (Kèm Phụ lục)"
    )
    kinds = [block["kind"] for block in found["blocks"]]
    assert kinds[-5:] == [
        "paragraph",
        "break_appendix_portrait",
        "table",
        "break_cont_landscape",
        "paragraph",
    ]
    assert found["last_section"] == "cont_portrait"


def test_a_form_has_its_own_label_and_may_go_without_the_tie() -> None:
    form = {"nhan": "Mẫu biểu số 01", "kem_theo": "không", "noi_dung": "Một."}
    found = _appendices(form, text="Báo cáo theo Mẫu biểu số 01")
    assert [block["text"] for block in found["blocks"]][-2:] == ["Mẫu biểu số 01", "Một./."]


def test_the_issuer_in_capitals_is_written_as_prose() -> None:
    found = context(
        co_quan={"ten": ["ỦY BAN NHÂN DÂN", "THỊ TRẤN TÂN KHAI"]},
        phu_luc=[{"noi_dung": "Một."}],
        cac_muc=[{"tieu_de": "A", "noi_dung": "Trồng cây (Kèm Phụ lục)"}],
    )
    (tie,) = [b["text"] for b in found["blocks"] if b["kind"] == "appendix_reference"]
    assert tie.endswith("của Ủy ban nhân dân thị trấn Tân Khai)")


def test_a_tie_too_long_for_one_line_says_whose_it_is_on_the_second() -> None:
    found = _appendices({"noi_dung": "Một."}, text="Trồng cây (Kèm Phụ lục)")
    (tie,) = [b["runs"] for b in found["blocks"] if b["kind"] == "appendix_reference"]
    first, second = tie.split("<w:r><w:br/></w:r>")
    assert "tháng 6 năm 2026</w:t>" in first
    assert ">của Ủy ban nhân dân xã Đồng Tâm)</w:t>" in second
