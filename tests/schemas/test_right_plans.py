"""What real plans say can be said, and comes back the same after dump and load."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from plans import plan

import docgen
from docgen.schemas import GeneralDocument, NamedDocument, Plan
from docgen.schemas.base import Model
from docgen.schemas.document import check_input
from docgen.schemas.text import TextRule
from docgen.schemas.typed import Lead

EXAMPLES = Path(__file__).parents[2] / "examples"

DEEP = {
    "khoan": [
        {
            "tieu_de": "Khoản",
            "noi_dung": [
                {
                    "khoan_con": [
                        {
                            "tieu_de": "Khoản con",
                            "noi_dung": [
                                {
                                    "diem": [
                                        {
                                            "noi_dung": [
                                                "Điểm:",
                                                {
                                                    "gach": [
                                                        {"noi_dung": ["Ý:", {"cong": ["Nhỏ."]}]}
                                                    ]
                                                },
                                            ]
                                        }
                                    ]
                                }
                            ],
                        }
                    ]
                }
            ],
        }
    ]
}

RIGHT: dict[str, dict[str, Any]] = {
    "the smallest plan": plan(),
    "six levels": plan(cac_muc=[{"tieu_de": "A", "noi_dung": [DEEP]}]),
    "a level skipped": plan(cac_muc=[{"tieu_de": "A", "noi_dung": [{"gach": ["Một ý."]}]}]),
    "parts above sections": plan(
        cac_muc=[
            {"cap": "phan", "tieu_de": "Chung", "cac_muc": [{"tieu_de": "A", "noi_dung": "x"}]}
        ]
    ),
    "known sections in any order": plan(
        cac_muc=[
            {"muc": "kinh_phi", "noi_dung": "Ngân sách xã."},
            {"muc": "muc_tieu", "cu_the": ["Một.", {"gach": ["Hai."]}]},
            {"muc": "tien_do", "moc": [{"thoi_gian": "Quý IV", "cong_viec": "Tổng kết."}]},
            {"muc": "muc_dich_yeu_cau", "yeu_cau": "Đúng hạn."},
        ]
    ),
    "a list that mixes forms of items": plan(
        cac_muc=[
            {
                "tieu_de": "A",
                "noi_dung": {
                    "khoan": [
                        "Một câu.",
                        {"tieu_de": "Sở Tài chính", "noi_dung": [{"gach": ["Việc."]}]},
                        {"tieu_de": "Thời gian", "viet_lien": "có", "noi_dung": "Từ tháng 6."},
                        {"so": "15.", "so_dam": "có", "noi_dung": "Chỉ số đậm."},
                        {
                            "tieu_de": "Nhóm 1",
                            "kieu_tieu_de": "nghieng",
                            "viet_lien": "có",
                            "noi_dung": {"dinh_dang": "trước **19h00'** hằng ngày"},
                        },
                    ]
                },
            }
        ]
    ),
    "every form of opening": plan(
        mo_dau=[
            {"can_cu": "Luật Đất đai ngày 18 tháng 01 năm 2024"},
            {"thuc_hien": "Kế hoạch số 190/KH-UBND ngày 24/6/2024"},
            "Do hậu quả của bão số 3, Ủy ban nhân dân xã ban hành Kế hoạch như sau:",
        ]
    ),
    "signed in someone's stead, name known": plan(
        nguoi_ky={
            "quyen_han": ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"],
            "chuc_vu": "PHÓ CHỦ TỊCH",
            "ho_ten": "Nguyễn Văn A",
        }
    ),
    "recipients with notes and lines below": plan(
        noi_nhan=[
            {"ten": "Ủy ban nhân dân tỉnh", "ghi_chu": "để b/c"},
            {"ten": "Các đơn vị", "gom": ["Phòng Kinh tế", "Công an xã"]},
            {"luu": ["VT", "KT"]},
        ]
    ),
    "annexed to a decision": plan(
        nguoi_ky=None,
        noi_nhan=None,
        kem_theo={
            "ky_hieu": "QĐ-UBND",
            "ngay_ban_hanh": "2026",
            "co_quan": "Ủy ban nhân dân xã An Bình",
        },
    ),
    "marks of the decree": plan(
        muc_do_khan="hoa_toc",
        cho_dau_mat="có",
        pham_vi_luu_hanh="LƯU HÀNH NỘI BỘ",
        ky_hieu_soan_thao="PL",
        so_ban=300,
        dia_chi=["Số 01", "Điện thoại 0123"],
        du_thao=True,
    ),
    "a table of every kind": plan(
        cac_muc=[
            {
                "tieu_de": "A",
                "noi_dung": [
                    {
                        "bang": {
                            "tieu_de": "Dự toán",
                            "don_vi_tinh": "đồng",
                            "cot": [
                                {"ten": "STT", "kieu": "stt"},
                                {"ten": "Việc", "khoa": "v"},
                                {
                                    "ten": "Tiền",
                                    "cot_con": [
                                        {"ten": "Xã", "khoa": "x", "kieu": "dong"},
                                        {"ten": "Khác", "khoa": "k", "kieu": "dong"},
                                    ],
                                },
                            ],
                            "hang": [
                                {"nhom": "A. Cấp xã"},
                                {"v": "Một", "x": 1000, "k": "2.000"},
                                ["", {"noi_dung": "Gộp", "gop_doc": 2}, 5, ""],
                                ["", "", {"dinh_dang": "**6**"}],
                                {"o": ["", "Cộng", 1005, 2000], "dong_cong": "có"},
                                ["", ["Đoạn một", "Đoạn hai"], "", ""],
                            ],
                            "tong_cong": {"gia_tri": {"x": 1005, "k": 2000}},
                            "ghi_chu": "Ghi chú.",
                            "trang_ngang": "có",
                        }
                    }
                ],
            }
        ]
    ),
}


@pytest.mark.parametrize("data", RIGHT.values(), ids=RIGHT.keys())
def test_a_right_plan_loads_and_comes_back_the_same(data: dict[str, Any]) -> None:
    first = Plan.model_validate(data)
    dumped = first.model_dump(mode="json", by_alias=True)
    assert Plan.model_validate(json.loads(json.dumps(dumped))) == first


@pytest.mark.parametrize("name", ["tan_khai", "xa_2025"])
def test_an_example_comes_back_the_same(name: str) -> None:
    first = docgen.load(EXAMPLES / name / "ke_hoach.yaml")
    assert Plan.model_validate(first.model_dump(mode="json", by_alias=True)) == first


def test_english_names_load_too() -> None:
    english = Plan.model_validate(
        {
            "type_name": "ke_hoach",
            "issuer": {"organ_name": "Ủy ban nhân dân xã An Bình"},
            "code_notation": "KH-UBND",
            "place": "An Bình",
            "issued_date": "6/2026",
            "subject": "Trồng cây năm 2026",
            "sections": [{"title": "Mục tiêu", "body": "Trồng 1.000 cây xanh."}],
            "signer": {"authority": "TM. ỦY BAN NHÂN DÂN", "position": "CHỦ TỊCH"},
            "recipients": ["Các thôn", {"archive": "VT"}],
        }
    )
    assert english == Plan.model_validate(plan())


def test_braces_are_typed_text_in_a_mapping() -> None:
    found = Plan.model_validate(plan(trich_yeu="In {{ 7*7 }} nguyên văn"))
    assert found.subject == ["In {{ 7*7 }} nguyên văn"]


def test_another_named_document_needs_no_sections() -> None:
    notice = GeneralDocument.model_validate(
        plan(loai="thong_bao", ky_hieu="TB-UBND", cac_muc=None, noi_dung=["Nghỉ lễ từ 02/9."])
    )
    assert notice.text_body == ["Nghỉ lễ từ 02/9."]


def _models(model: type[Model]) -> set[type[Model]]:
    below = {found for child in model.__subclasses__() for found in _models(child)}
    return below | {model}


def test_every_field_has_a_vietnamese_key_and_title() -> None:
    models = [model for model in _models(Model) if model.model_fields]
    assert NamedDocument in models
    for model in models:
        for name, field in model.model_fields.items():
            assert field.alias, (model, name)
            assert field.alias.isascii(), (model, name)
            assert field.title, (model, name)


def test_no_text_is_without_a_rule() -> None:
    rules = [
        TextRule(1, blank=blank, lead=lead, marks=marks, key=key)
        for blank in (False, True)
        for lead in get_args(Lead)
        for marks in (False, True)
        for key in (False, True)
    ]
    patterns = {rule.quick_schema().get("pattern") for rule in rules}

    def strings(schema: Any, path: str = "") -> list[str]:
        if isinstance(schema, dict):
            if schema.get("type") == "str":
                # the quick way of a rule takes only what needs no cleaning
                quick = schema["strict"] and schema["pattern"] in patterns
                return [] if quick else [path]
            return [
                found
                for key, value in schema.items()
                if key not in ("metadata", "serialization")
                for found in strings(value, f"{path}/{key}")
            ]
        if isinstance(schema, list | tuple):
            return [
                found
                for index, value in enumerate(schema)
                for found in strings(value, f"{path}/{index}")
            ]
        return []

    for model in (Plan, GeneralDocument):
        assert strings(model.__pydantic_core_schema__) == []
    assert TextRule(5).validate(" a ") == "a"


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Kèm các Phụ lục I, II và III.", []),
        ("Kèm Phụ lục I đến Phụ lục III.", []),
        ("Kèm Phụ lục I - III.", []),
        ("Kèm Phụ lục I; III.", ["phu_luc[1]"]),
        ("Kèm Phụ lục I, 2 bản.", ["phu_luc[1]", "phu_luc[2]"]),
        ("Kèm Phụ lục III.", ["phu_luc[0]", "phu_luc[1]"]),
    ],
)
def test_appendices_may_be_counted_up(said: str, left: list[str]) -> None:
    data = plan(ket_thuc=said, phu_luc=[{"noi_dung": "Câu."}] * 3)
    document, found = check_input(Plan, data)
    assert [problem.path for _, problem in found] == left
    assert (document is None) == bool(left)
