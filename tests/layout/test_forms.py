"""The forms of real plans come out in the right kinds, with the right markers."""

from __future__ import annotations

import re
from typing import Any

import pytest

from docgen.errors import InputError
from docgen.layout import lay_out
from docgen.schemas import GeneralDocument
from tests.layout.samples import blocks_of, context, kinds_and_texts

BOLD, ITALIC = "<w:b/>", "<w:i/>"


def test_six_levels_below_a_section_are_numbered_each_in_its_way() -> None:
    body = {
        "khoan": {
            "tieu_de": "Một",
            "noi_dung": {
                "khoan_con": {
                    "tieu_de": "Hai",
                    "noi_dung": {
                        "diem": {
                            "tieu_de": "Ba",
                            "noi_dung": {
                                "gach": {
                                    "noi_dung": ["Bốn", {"cong": ["Năm", "Sáu"]}],
                                }
                            },
                        }
                    },
                }
            },
        }
    }
    assert kinds_and_texts(body) == [
        ("clause_head", "1. Một"),
        ("subclause_head", "1.1. Hai"),
        ("point_head", "a) Ba"),
        ("bullet", "- Bốn"),
        ("plus", "+ Năm"),
        ("plus_end", "+ Sáu./."),
    ]


def test_any_level_may_be_skipped() -> None:
    assert kinds_and_texts([{"gach": ["Một", "Hai"]}, {"diem": "Ba"}]) == [
        ("bullet", "- Một"),
        ("bullet", "- Hai"),
        ("point_end", "a) Ba./."),
    ]


def test_forms_of_items_mix_in_one_list() -> None:
    body = {
        "khoan": [
            {"tieu_de": "Đầu riêng dòng", "noi_dung": "Lời văn."},
            {"tieu_de": "Đầu viết liền", "viet_lien": "có", "noi_dung": "Từ tháng 6."},
            {"noi_dung": "Chỉ số đậm.", "so_dam": "có"},
            "Số và lời văn thường.",
        ]
    }
    blocks = blocks_of(body)
    assert [(block["kind"], block["text"]) for block in blocks] == [
        ("clause_head", "1. Đầu riêng dòng"),
        ("paragraph", "Lời văn."),
        ("clause", "2. Đầu viết liền: Từ tháng 6."),
        ("clause", "3. Chỉ số đậm."),
        ("clause_end", "4. Số và lời văn thường./."),
    ]
    head, _, run_in, number, bare = (block["runs"] for block in blocks)
    assert BOLD not in head  # the style has it
    assert run_in.index(BOLD) < run_in.index("2. Đầu viết liền:") < run_in.index("Từ tháng 6.")
    assert run_in.count(BOLD) == number.count(BOLD) == 1
    assert BOLD not in bare


def test_an_italic_run_in_head_of_a_bullet_leaves_its_dash_upright() -> None:
    item = {"tieu_de": "Nhóm 1", "kieu_tieu_de": "nghieng", "viet_lien": "có", "noi_dung": "A."}
    (block,) = blocks_of({"gach": item})
    assert block["text"] == "- Nhóm 1: A./."
    assert block["runs"].index(">- <") < block["runs"].index(ITALIC) < block["runs"].index("Nhóm 1")


def test_a_head_set_plain_says_so_against_its_bold_style() -> None:
    (head, _) = blocks_of(
        {"khoan": {"tieu_de": "Đầu", "kieu_tieu_de": "thuong", "noi_dung": "Lời."}}
    )
    assert '<w:b w:val="0"/>' in head["runs"]


def test_a_printed_marker_replaces_the_number_and_counts() -> None:
    body = {"khoan": ["Một.", {"noi_dung": "Hai.", "so": "1."}, "Ba."]}
    assert [text for _, text in kinds_and_texts(body)] == ["1. Một.", "1. Hai.", "3. Ba./."]


def test_sections_keep_the_numbers_that_their_author_printed() -> None:
    sections = [
        {"tieu_de": "Một", "noi_dung": "A."},
        {"tieu_de": "Hai", "so": "I.", "noi_dung": "B."},
        {"tieu_de": "Ba", "noi_dung": "C."},
    ]
    heads = [b["text"] for b in context(cac_muc=sections)["blocks"] if b["kind"] == "section"]
    assert heads == ["I. MỘT", "I. HAI", "III. BA"]


def test_points_run_through_the_vietnamese_alphabet_and_end_at_y() -> None:
    texts = [text for _, text in kinds_and_texts({"diem": [f"ý {n}" for n in range(23)]})]
    letters = [text.split(")")[0] for text in texts]
    assert "".join(letters) == "abcdđeghiklmnopqrstuvxy"


def test_a_24th_point_is_an_error_that_proposes_a_deeper_level() -> None:
    with pytest.raises(InputError, match="khoan_con") as caught:
        kinds_and_texts(["Lời dẫn:", {"diem": [f"ý {n}" for n in range(24)]}])
    (problem,) = caught.value.problems
    assert problem.path == "cac_muc[0].noi_dung[1].diem[23]"


def test_numbers_go_on_after_a_paragraph_between() -> None:
    body = [{"khoan": "Một."}, "Lời giữa.", {"khoan": "Hai."}]
    assert [text for _, text in kinds_and_texts(body)][-1] == "2. Hai./."


def test_parts_and_letters_stand_above_sections() -> None:
    section = {"tieu_de": "Nội dung", "noi_dung": "A."}
    entries = [
        {"cap": "phan", "tieu_de": "Tình hình", "cac_muc": [section, section]},
        {"cap": "phan", "tieu_de": "Nhiệm vụ", "cac_muc": [section]},
        {"cap": "chu", "tieu_de": "Cấp xã", "cac_muc": [section]},
    ]
    found = [(b["kind"], b["text"]) for b in context(cac_muc=entries)["blocks"]]
    assert found[:6] == [
        ("division", "Phần I"),
        ("division_title", "TÌNH HÌNH"),
        ("section", "I. NỘI DUNG"),
        ("paragraph", "A."),
        ("section", "II. NỘI DUNG"),
        ("paragraph", "A."),
    ]
    assert found[6:9] == [
        ("division", "Phần II"),
        ("division_title", "NHIỆM VỤ"),
        ("section", "I. NỘI DUNG"),
    ]
    assert found[10] == ("letter", "A. CẤP XÃ")


def test_the_opening_closes_each_basis_and_leads_where_the_author_did_not() -> None:
    opening = [
        {"can_cu": "Luật Trồng trọt."},
        {"can_cu": "Căn cứ Nghị định số 30/2020/NĐ-CP"},
        {"thuc_hien": "Kế hoạch số 1/KH-UBND"},
        "Ủy ban nhân dân xã ban hành Kế hoạch như sau:",
    ]
    blocks = context(mo_dau=opening)["blocks"][:4]
    assert [(block["kind"], block["text"]) for block in blocks] == [
        ("basis", "Căn cứ Luật Trồng trọt;"),
        ("basis", "Căn cứ Nghị định số 30/2020/NĐ-CP;"),
        ("paragraph", "Thực hiện Kế hoạch số 1/KH-UBND."),
        ("paragraph", "Ủy ban nhân dân xã ban hành Kế hoạch như sau:"),
    ]


def test_a_citation_that_runs_on_into_the_sentence_of_issuing_keeps_its_end() -> None:
    opening = [
        {"can_cu": "Luật Trồng trọt;"},
        {"thuc_hien": "Kế hoạch số 1/KH-UBND, Ủy ban nhân dân xã ban hành Kế hoạch như sau:"},
    ]
    assert [block["text"] for block in context(mo_dau=opening)["blocks"][:2]] == [
        "Căn cứ Luật Trồng trọt.",
        "Thực hiện Kế hoạch số 1/KH-UBND, Ủy ban nhân dân xã ban hành Kế hoạch như sau:",
    ]


def test_marks_in_a_text_and_a_footnote() -> None:
    source = "Nộp **trước 15/11** cho *Sở*; CO~2~, m^2^[^Theo *Luật*.]."
    found = context(cac_muc=[{"tieu_de": "A", "noi_dung": [{"dinh_dang": source}, "Hết."]}])
    block = found["blocks"][1]
    assert block["text"] == "Nộp trước 15/11 cho Sở; CO2, m2."
    for wanted in (BOLD, ITALIC, '"subscript"', '"superscript"', '<w:footnoteReference w:id="1"/>'):
        assert wanted in block["runs"]
    (note,) = found["footnotes"]
    assert note["id"] == 1
    assert "Theo " in note["runs"]
    assert ITALIC in note["runs"]


def test_the_end_of_a_text_keeps_its_footnotes_numbered_once() -> None:
    body = [{"dinh_dang": "Một[^a]."}, {"dinh_dang": "Hai[^b] và ba[^c];"}]
    found = context(cac_muc=[{"tieu_de": "A", "noi_dung": body}])
    last = found["blocks"][2]
    assert last["text"] == "Hai và ba./."
    assert 'w:id="2"' in last["runs"]
    assert 'w:id="3"' in last["runs"]
    assert len(found["footnotes"]) == 3


def test_an_italic_word_stands_upright_in_a_basis() -> None:
    block = context(mo_dau=[{"can_cu": {"dinh_dang": "Căn cứ *Luật* ấy"}}])["blocks"][0]
    assert block["runs"].count('<w:i w:val="0"/>') == 1


def test_notes_stand_under_their_label() -> None:
    assert kinds_and_texts([{"luu_y": "Nộp sớm."}, {"gach": "Một."}]) == [
        ("note", "Lưu ý: Nộp sớm."),
        ("bullet_end", "- Một./."),
    ]


ASSIGNED: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    (
        {"don_vi": "Phòng Kinh tế", "nhiem_vu": "Chủ trì."},
        [("clause_end", "1. Phòng Kinh tế: Chủ trì./.")],
    ),
    (
        {"don_vi": "Phòng Kinh tế", "nhiem_vu": ["Chủ trì;", "Báo cáo."]},
        [
            ("clause_head", "1. Phòng Kinh tế"),
            ("bullet", "- Chủ trì;"),
            ("bullet_end", "- Báo cáo./."),
        ],
    ),
    (
        {"don_vi": ["Hội A", "Hội B"], "hinh_thuc": "de_nghi", "nhiem_vu": "Phối hợp."},
        [("clause_end", "1. Đề nghị Hội A, Hội B: Phối hợp./.")],
    ),
    (
        {"don_vi": "Đề nghị Hội A", "hinh_thuc": "de_nghi", "nhiem_vu": "Phối hợp."},
        [("clause_end", "1. Đề nghị Hội A: Phối hợp./.")],
    ),
    (
        {
            "don_vi": "Công an xã",
            "hinh_thuc": "giao",
            "viet_lien": "có",
            "nhiem_vu": ["Tuần tra.", "Báo cáo."],
        },
        [("clause", "1. Giao Công an xã: Tuần tra."), ("bullet_end", "- Báo cáo./.")],
    ),
]


@pytest.mark.parametrize(("assignment", "expected"), ASSIGNED)
def test_who_does_what(assignment: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    section = {"muc": "to_chuc_thuc_hien", "phan_cong": [assignment]}
    found = [(b["kind"], b["text"]) for b in context(cac_muc=[section])["blocks"]]
    assert found[1:-1] == expected


def test_known_sections_become_heads_clauses_and_bullets() -> None:
    sections = [
        {"muc": "muc_dich_yeu_cau", "muc_dich": "A.", "yeu_cau": "B."},
        {"muc": "muc_tieu", "tong_quat": "C."},
        {
            "muc": "kinh_phi",
            "tong": "3000000",
            "nguon": [{"ten": "Ngân sách xã", "so_tien": 3000000}],
        },
        {
            "muc": "tien_do",
            "moc": [{"thoi_gian": "Quý IV", "cong_viec": "Tổng kết.", "don_vi": "Phòng Kinh tế"}],
        },
    ]
    found = [(b["kind"], b["text"]) for b in context(cac_muc=sections)["blocks"]][:-1]
    assert found == [
        ("section", "I. MỤC ĐÍCH, YÊU CẦU"),
        ("clause_head", "1. Mục đích"),
        ("paragraph", "A."),
        ("clause_head", "2. Yêu cầu"),
        ("paragraph", "B."),
        ("section", "II. MỤC TIÊU"),
        ("paragraph", "C."),
        ("section", "III. KINH PHÍ THỰC HIỆN"),
        ("paragraph", "Tổng kinh phí thực hiện: 3.000.000 đồng, trong đó:"),
        ("bullet", "- Ngân sách xã: 3.000.000 đồng."),
        ("section", "IV. TIẾN ĐỘ THỰC HIỆN"),
        ("bullet_end", "- Quý IV: Tổng kết (Phòng Kinh tế thực hiện)./."),
    ]


def test_heads_take_a_colon_where_the_issuer_wants_it() -> None:
    found = context(
        trinh_bay={"hai_cham_sau_tieu_de": "có"},
        cac_muc=[{"muc": "muc_dich_yeu_cau", "muc_dich": "A.", "yeu_cau": "B."}],
    )
    assert found["blocks"][1]["text"] == "1. Mục đích:"


def test_the_end_mark_stands_once_wherever_the_text_ends() -> None:
    for closing in ("Trên đây là Kế hoạch./.", "Trên đây là Kế hoạch.", "Trên đây là Kế hoạch"):
        blocks = context(ket_thuc=closing)["blocks"]
        assert blocks[-2]["text"] == "Trên đây là Kế hoạch./."
        assert blocks[-2]["kind"] == "paragraph_end"
        assert sum(block["text"].count("./.") for block in blocks) == 1


def test_a_plan_annexed_to_a_decision_has_neither_header_nor_signature() -> None:
    decision = {"ky_hieu": "QĐ-UBND", "ngay_ban_hanh": "6/2026", "co_quan": "UBND xã Đồng Tâm"}
    found = context(kem_theo=decision, nguoi_ky=None, noi_nhan=[])
    assert found["header"] is None
    assert found["title"]["reference"] == (
        "(Kèm theo Quyết định số      /QĐ-UBND ngày      tháng 6 năm 2026 của UBND xã Đồng Tâm)"
    )
    assert "signature" not in [block["kind"] for block in found["blocks"]]


def test_a_report_may_be_text_alone_and_addressed() -> None:
    report = GeneralDocument.model_validate(
        {
            "loai": "bao_cao",
            "co_quan": {"chu_quan": "UBND xã Đồng Tâm", "ten": "Trường Tiểu học Đồng Tâm"},
            "so": "5",
            "ky_hieu": "BC-THĐT",
            "dia_danh": "Đồng Tâm",
            "ngay_ban_hanh": "05/01/2026",
            "trich_yeu": "Kết quả học kỳ I",
            "kinh_gui": ["UBND xã", "Phòng Văn hóa - Xã hội"],
            "noi_dung": ["Một.", {"dieu": {"tieu_de": "Hai", "noi_dung": "Ba"}}],
            "nguoi_ky": {"quyen_han": "KT. HIỆU TRƯỞNG", "chuc_vu": "Phó Hiệu trưởng"},
            "noi_nhan": ["Như trên", {"luu": ["VT", "CM"]}],
        }
    )
    found = lay_out(report)
    header = found["header"]
    assert header is not None
    assert (header["parent"], header["number"]) == (["UBND XÃ ĐỒNG TÂM"], "Số: 05/BC-THĐT")
    assert header["place_date"] == "Đồng Tâm, ngày 05 tháng 01 năm 2026"
    assert found["title"]["name"] == "BÁO CÁO"
    assert found["addressees"] == ["- UBND xã;", "- Phòng Văn hóa - Xã hội."]
    assert [(b["kind"], b["text"]) for b in found["blocks"]] == [
        ("paragraph", "Một."),
        ("article", "Điều 1. Hai"),
        ("paragraph_end", "Ba./."),
        ("signature", ""),
    ]
    assert found["signature"]["capacity"] == ["KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"]
    assert [line["text"] for line in found["recipients"]] == ["- Như trên;", "- Lưu: VT, CM."]


def test_recipients_with_notes_and_members() -> None:
    lines = context(
        noi_nhan=[
            {"ten": "Thường trực Đảng ủy", "ghi_chu": "để b/c"},
            {"ten": "Các đơn vị", "gom": ["Công an xã", "Các thôn;"]},
            "- Cổng thông tin điện tử;",
            {"luu": ["VT", "VHXH (Q-05b)"]},
        ]
    )["recipients"]
    assert [(line["kind"], line["text"]) for line in lines] == [
        ("item", "- Thường trực Đảng ủy (để b/c);"),
        ("item", "- Các đơn vị:"),
        ("sub", "+ Công an xã;"),
        ("sub", "+ Các thôn;"),
        ("item", "- Cổng thông tin điện tử;"),
        ("item", "- Lưu: VT, VHXH (Q-05b)."),
    ]


def test_marks_of_the_first_page() -> None:
    found = context(
        muc_do_khan="thuong_khan",
        pham_vi_luu_hanh="Lưu hành nội bộ",
        du_thao="có",
        ky_hieu_soan_thao="pl",
        so_ban=300,
        dia_chi="Số 1 đường A",
    )
    marks = found["marks"]
    assert marks["draft"] == "DỰ THẢO"
    assert "THƯỢNG KHẨN" in marks["urgency"]
    assert 'w:w="2268"' in marks["urgency"]
    assert 'w:val="454"' in marks["urgency"]
    assert "LƯU HÀNH NỘI BỘ" in marks["circulation"][0]
    assert (found["drafter"], marks["address"]) == ("PL.(300)", ["Số 1 đường A"])


def test_properties_take_their_time_from_the_document_alone() -> None:
    properties = context()["properties"]
    assert properties["created"] == "2026-06-01T00:00:00Z"
    assert properties["creator"] == "Ủy ban nhân dân xã Đồng Tâm"
    assert properties["title"] == "Kế hoạch Trồng cây năm 2026"


def test_a_note_under_a_table_that_ends_the_text_ends_it() -> None:
    table = {"cot": [{"ten": "A"}], "hang": [["1"]], "ghi_chu": "Làm tròn R&D;"}
    note = blocks_of(["Số liệu:", {"bang": table}])[-1]
    assert note["text"] == "Ghi chú: Làm tròn R&D./."
    assert note["runs"].count("./.") == 1
    assert "R&amp;D</w:t>" in note["runs"]
    whole = blocks_of(["Số liệu:", {"bang": table | {"ghi_chu": "Làm tròn./."}}])[-1]
    assert whole["text"] == "Ghi chú: Làm tròn./."
    followed = blocks_of(["Số liệu:", {"bang": table}, "Các thôn thực hiện"])
    assert [block["text"] for block in followed[-2:]] == [
        "Ghi chú: Làm tròn R&D;",
        "Các thôn thực hiện./.",
    ]


def test_another_position_stands_in_capitals() -> None:
    """Điểm đ khoản 7 Mục II Phần I Phụ lục I."""
    signer = {"chuc_vu": "Trưởng ban", "chuc_vu_khac": "Giám đốc Sở Nội vụ"}
    assert context(nguoi_ky=signer)["signature"]["other_position"] == "GIÁM ĐỐC SỞ NỘI VỤ"


def test_the_line_of_an_annexed_plan_breaks_before_whose_decision_it_is() -> None:
    decision = {
        "ky_hieu": "QĐ-UBND",
        "ngay_ban_hanh": "6/2026",
        "co_quan": "Ủy ban nhân dân xã Đồng Tâm",
    }
    title = context(kem_theo=decision, nguoi_ky=None, noi_nhan=[])["title"]
    lines = re.findall(r"<w:t [^>]*>([^<]*)</w:t>", title["reference_runs"])
    assert lines[1] == "của Ủy ban nhân dân xã Đồng Tâm)"
    assert " ".join(lines) == title["reference"]


@pytest.mark.parametrize(
    ("names", "beside"),
    [
        (["Các thôn"] * 5, 0),
        (["Các thôn"] * 29, 0),
        (["Các thôn"] * 30, 15),
        (["Các cơ quan, đơn vị có tên dài hơn một dòng của danh sách"] * 20, 8),
    ],
    ids=["few", "thirty lines with the archive", "more", "twenty of two lines"],
)
def test_a_list_of_recipients_too_long_for_one_page_goes_on_below(
    names: list[str], beside: int
) -> None:
    found = context(noi_nhan=[*names, {"luu": "VT"}])
    assert found["signature"]["beside"] == beside
    assert len(found["recipients"]) == len(names) + 1


def _printed(runs: str) -> list[str]:
    return re.findall(r"<w:t [^>]*>([^<]*)</w:t>", runs)


def test_long_titles_of_parts_and_tables_break_as_a_reader_does() -> None:
    """In lines of about one width, and not inside “tìm kiếm”."""
    title = "Phương án ứng phó thiên tai, bảo đảm công tác phòng, chống thiên tai, tìm kiếm cứu nạn"
    table = {"tieu_de": title, "cot": [{"ten": "A"}], "hang": [["1"]]}
    part = {"cap": "phan", "tieu_de": title, "noi_dung": [{"bang": table}]}
    found = context(cac_muc=[part])["blocks"]
    for kind in ("division_title", "caption"):
        (block,) = (one for one in found if one["kind"] == kind)
        lines = [line.lower() for line in _printed(block["runs"])]
        assert len(lines) == block["runs"].count("<w:br/>") + 1 > 1
        assert " ".join(lines) == title.lower() == block["text"].lower()
        assert any("tìm kiếm" in line for line in lines)
        assert min(map(len, lines)) > 0.6 * max(map(len, lines))


def test_a_long_position_breaks_as_a_reader_does() -> None:
    long = "Phó Chủ tịch Thường trực phụ trách điều hành các dự án đầu tư công trọng điểm"
    signer = {"quyen_han": "KT. CHỦ TỊCH", "chuc_vu": long, "chuc_vu_khac": long}
    signature = context(nguoi_ky=signer)["signature"]
    first, position = map(_printed, signature["capacity_runs"])
    assert first == ["KT. CHỦ TỊCH"]
    assert "PHỤ TRÁCH" in position[1]
    assert " ".join(position) == signature["capacity"][1] == long.upper()
    assert position == _printed(signature["other_position_runs"])


def test_the_signature_knows_the_page_it_stands_on() -> None:
    """After the table that ends the text, on a page across; not where an appendix lies across."""
    table = {"cot": [{"ten": "A"}], "hang": [["1"]], "trang_ngang": "có"}
    assert context(cac_muc=[{"tieu_de": "A", "noi_dung": ["B:", {"bang": table}]}])["signature"][
        "across"
    ]
    after = context(
        cac_muc=[{"tieu_de": "A", "noi_dung": ["Phụ lục:", {"bang": table}, "Hết."]}],
        phu_luc=[{"trang_ngang": "có", "noi_dung": [{"bang": table}]}],
    )
    assert not after["signature"]["across"]


@pytest.mark.parametrize(
    ("before", "lines", "kept"),
    [([], 10, True), ([], 16, False), (["Lời trước."], 16, True), (["Lời trước."], 40, False)],
)
def test_a_long_last_text_may_be_torn_from_the_signature(
    before: list[str], lines: int, kept: bool
) -> None:
    """Moved as a whole, with its title, it would leave the page before empty."""
    long = "Trồng cây xanh quanh nhà văn hóa và dọc các đường liên thôn, liên xã. " * lines
    found = blocks_of([*before, long.strip()])
    assert found[-1]["kind"] == ("paragraph_end" if kept else "paragraph")
