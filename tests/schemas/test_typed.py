"""What docgen prints itself is not typed; what only looks like it may stand."""

from __future__ import annotations

from typing import Any

import pytest
from plans import plan

from docgen.errors import InputError
from docgen.package import open_package
from docgen.rendering import render
from docgen.schemas import GeneralDocument, NamedDocument, Plan
from docgen.schemas.typed import Lead, markup_in, repeated
from docgen.standard import load


def told(data: Any, model: type[NamedDocument] = Plan) -> dict[str, str]:
    """Path → code and sentence of every problem."""
    with pytest.raises(InputError) as caught:
        model.model_validate(data)
    return {problem.path: f"{problem.code} {problem.message}" for problem in caught.value.problems}


def text(block: Any) -> dict[str, Any]:
    return plan(cac_muc=[{"tieu_de": "Nội dung", "noi_dung": [block]}])


BLOCK = "cac_muc[0].noi_dung[0]"


@pytest.mark.parametrize(
    ("data", "path", "mark"),
    [
        (text({"gach": ["- Tổ chức."]}), f"{BLOCK}.gach[0]", "- "),
        (text({"gach": ["-Tổ chức."]}), f"{BLOCK}.gach[0]", "-"),
        (text({"gach": ["– Tổ chức."]}), f"{BLOCK}.gach[0]", "– "),
        (text({"gach": ["• Tổ chức."]}), f"{BLOCK}.gach[0]", "• "),
        (text({"gach": ["✓ Tổ chức."]}), f"{BLOCK}.gach[0]", "✓ "),
        (text({"cong": ["+ Tổ chức."]}), f"{BLOCK}.cong[0]", "+ "),
        (text({"khoan": ["1. Tổ chức."]}), f"{BLOCK}.khoan[0]", "1. "),
        (text({"khoan": ["1.Tổ chức."]}), f"{BLOCK}.khoan[0]", "1."),
        (text({"khoan": ["2/ Tổ chức."]}), f"{BLOCK}.khoan[0]", "2/ "),
        (text({"khoan": [{"tieu_de": "1) Tổ chức"}]}), f"{BLOCK}.khoan[0].tieu_de", "1) "),
        (text({"khoan": [{"noi_dung": "1. Tổ chức"}]}), f"{BLOCK}.khoan[0]", "1. "),
        (
            text({"khoan": [{"dinh_dang": "**1. Tổ chức**"}]}),
            f"{BLOCK}.khoan[0].dinh_dang",
            "1. ",
        ),
        (text({"khoan_con": ["1.1. Tổ chức."]}), f"{BLOCK}.khoan_con[0]", "1.1. "),
        (text({"khoan_con": ["1.1 Tổ chức."]}), f"{BLOCK}.khoan_con[0]", "1.1 "),
        (text({"diem": ["a) Tổ chức."]}), f"{BLOCK}.diem[0]", "a) "),
        (text({"diem": ["đ) Tổ chức."]}), f"{BLOCK}.diem[0]", "đ) "),
        (text({"diem": ["a. “Tổ chức”."]}), f"{BLOCK}.diem[0]", "a. "),
        (plan(cac_muc=[{"tieu_de": "I. MỤC ĐÍCH"}]), "cac_muc[0].tieu_de", "I. "),
        (plan(cac_muc=[{"tieu_de": "I.MỤC ĐÍCH"}]), "cac_muc[0].tieu_de", "I."),
        (plan(cac_muc=[{"tieu_de": "VIII/ Mục đích"}]), "cac_muc[0].tieu_de", "VIII/ "),
        (plan(cac_muc=[{"tieu_de": "1. Mục đích"}]), "cac_muc[0].tieu_de", "1. "),
        (plan(cac_muc=[{"tieu_de": "A. Mục đích"}]), "cac_muc[0].tieu_de", "A. "),
        (plan(mo_dau=[{"can_cu": "- Căn cứ Luật Đất đai;"}]), "mo_dau[0].can_cu", "- "),
    ],
)
def test_a_mark_that_docgen_prints_is_not_typed(data: Any, path: str, mark: str) -> None:
    found = told(data)
    assert list(found) == [path]
    assert found[path].startswith(f"text/lead Xóa “{mark}” ở đầu: "), found


@pytest.mark.parametrize("lead", ["item", "line", "head", "dash"])
@pytest.mark.parametrize(
    "words",
    [
        "2025. Năm bản lề",
        "1.200 hộ thoát nghèo",
        "4.5 triệu đồng",
        "100% hộ nghèo có nhà",
        "01 hộ nghèo",
        "24/6/2024: khai mạc",
        "1/2 diện tích rừng",
        "-5 độ C trở xuống",
        "+84 là mã quốc gia",
        "V. I. Lê-nin",
        "A. B. Nguyễn",
        "v/v trồng cây",
        "TP. Hồ Chí Minh",
        "(Kèm theo Phụ lục I)",
        "“1. Trồng cây” là khẩu hiệu",
        "VI PHẠM HÀNH CHÍNH",
        "X",
        "a",
        "-",
    ],
)
def test_words_that_only_look_like_a_mark_may_stand(lead: Lead, words: str) -> None:
    assert repeated(lead, words) == ""


def test_the_name_of_a_person_is_no_letter_of_a_list() -> None:
    Plan.model_validate(text({"gach": ["A. Nguyễn Văn Bình phụ trách.", "V. Lê-nin toàn tập."]}))


@pytest.mark.parametrize(
    ("words", "code", "shown"),
    [
        ("Nộp **trước ngày 15/11** hằng năm", "text/markdown", "Dấu ** của “**trước ngày 15/11**”"),
        ("Nộp *đúng hạn*.", "text/markdown", "Dấu * của “*đúng hạn*”"),
        ("Nộp __đúng hạn__.", "text/markdown", "Dấu __ của “__đúng hạn__”"),
        ("Nộp _đúng hạn_.", "text/markdown", "Dấu _ của “_đúng hạn_”"),
        ("## Mục đích", "text/markdown", "“##” ở đầu"),
        ("| Việc | Tiền |", "text/markdown", "Dòng này là hàng của bảng Markdown"),
        ("Nộp<br/>đúng hạn", "text/tags", "“<br/>” là mã"),
        ("Nộp&nbsp;đúng hạn", "text/tags", "“&nbsp;” là mã"),
    ],
)
@pytest.mark.parametrize("where", ["paragraph", "title", "cell", "place"])
def test_signs_of_markdown_and_of_the_web_are_told(
    where: str, words: str, code: str, shown: str
) -> None:
    table = {"bang": {"cot": [{"ten": "Việc"}], "hang": [[words]]}}
    data = {
        "paragraph": text(words),
        "title": plan(cac_muc=[{"tieu_de": words}]),
        "cell": text(table),
        "place": plan(dia_danh=words),
    }[where]
    ((path, found),) = told(data).items()
    assert found.startswith(f"{code} {shown}"), (path, found)


@pytest.mark.parametrize(
    "words",
    [
        "số (*), (**) và 2*3*4 = 24",
        "(**) Số liệu ước tính (**)",
        "* Tổng số * Nam",
        "Họ tên: ________ ngày __ tháng __",
        "ten_tep_moi và a__b__c",
        "R&D, S&P; <10 tuổi và >5 tuổi",
        "lớp 6<7<8, x < b > y",
        "Điều #1",
        "C# và F#",
        "Số | ký hiệu",
        "thẻ <b>đậm</b> và mã &amp; của HTML",
    ],
)
def test_signs_that_are_words_themselves_may_stand(words: str) -> None:
    assert markup_in(words) is None
    Plan.model_validate(text(words))


def test_marked_text_may_hold_marks() -> None:
    Plan.model_validate(text({"dinh_dang": "Nộp **đúng** *hạn* và # ghi."}))
    found = told(text({"dinh_dang": "Nộp<br>đúng hạn"}))
    assert found[f"{BLOCK}.dinh_dang"].startswith("text/tags")


def test_each_of_many_is_told() -> None:
    found = told(
        text({"gach": ["- một", "hai", "+ ba", {"noi_dung": ["bốn", {"cong": ["+ năm"]}]}]})
    )
    assert list(found) == [
        f"{BLOCK}.gach[0]",
        f"{BLOCK}.gach[2]",
        f"{BLOCK}.gach[3].noi_dung[1].cong[0]",
    ]


@pytest.mark.parametrize(
    ("data", "path", "words"),
    [
        (text({"luu_y": "Lưu ý: không tự sửa."}), f"{BLOCK}.luu_y", "Xóa “Lưu ý:” ở đầu"),
        (text({"ghi_chu": "ghi chú : tạm tính."}), f"{BLOCK}.ghi_chu", "Xóa “ghi chú :” ở đầu"),
        (
            text({"dieu": [{"tieu_de": "Điều 1. Phạm vi", "noi_dung": "x"}]}),
            f"{BLOCK}.dieu[0]",
            "Xóa “Điều 1.” ở đầu",
        ),
        (plan(kinh_gui=["Kính gửi: Sở Nội vụ"]), "kinh_gui[0]", "Xóa “Kính gửi:” ở đầu"),
        (
            plan(ket_thuc="Kèm Phụ lục.", phu_luc=[{"tieu_de": "Phụ lục I: A", "noi_dung": "x"}]),
            "phu_luc[0].tieu_de",
            "Xóa “Phụ lục I:” ở đầu",
        ),
        (
            plan(ket_thuc="Kèm Phụ lục.", phu_luc=[{"so": "Phụ lục I", "noi_dung": "x"}]),
            "phu_luc[0].so",
            "Xóa “Phụ lục” ở đầu",
        ),
        (
            plan(cac_muc=[{"cap": "phan", "tieu_de": "Phần I. Chung"}]),
            "cac_muc[0].tieu_de",
            "Xóa “Phần I.” ở đầu: docgen tự in chữ ấy.",
        ),
        (
            plan(cac_muc=[{"tieu_de": "Chương II – Chung", "noi_dung": "x"}]),
            "cac_muc[0].tieu_de",
            "ghi cap: phan hoặc cap: chuong",
        ),
        (plan(trich_yeu="KẾ HOẠCH Trồng cây"), "trich_yeu", "Xóa chữ “KẾ HOẠCH” ở đầu"),
        (plan(trich_yeu=["Kế hoạch", "trồng cây"]), "trich_yeu", "Xóa chữ “Kế hoạch” ở đầu"),
        (plan(dia_danh="An Bình, ngày 5 tháng 6 năm 2026"), "dia_danh", "dia_danh: An Bình;"),
        (plan(dia_danh="An Bình,"), "dia_danh", "dia_danh: An Bình;"),
        (plan(so="Số: 15"), "so", "so: 15; chữ “Số:”"),
        (plan(so="Số 15/KH-UBND"), "so", "so: 15; docgen tự in ký hiệu"),
        (plan(so="1e3"), "so", "chữ số Ả Rập như 15"),
        (plan(ky_hieu="15/KH-UBND"), "ky_hieu", "ky_hieu: KH-UBND; số ghi ở so"),
        (plan(noi_nhan=["Nơi nhận:", {"luu": "VT"}]), "noi_nhan", "Bỏ dòng “Nơi nhận:”"),
        (plan(noi_nhan=["Thôn", "- Lưu: VT, KT."]), "noi_nhan", "thành “- luu: VT, KT”"),
        (plan(noi_nhan=["Thôn", {"Luu": "VT"}]), "noi_nhan[1]", "có phải luu?"),
    ],
)
def test_a_word_that_docgen_prints_is_not_typed(data: Any, path: str, words: str) -> None:
    found = told(data)
    assert list(found) == [path]
    assert words in found[path]


def test_words_that_only_begin_alike_may_stand() -> None:
    Plan.model_validate(
        plan(
            trich_yeu="Kế hoạch hóa gia đình năm 2026",
            dia_danh="Phường 1",
            cac_muc=[
                {"tieu_de": "Phần mềm - dữ liệu", "noi_dung": "x"},
                {
                    "tieu_de": "Chương trình trồng cây",
                    "noi_dung": [
                        {"luu_y": "Lưu ý nhắc người dân."},
                        {"dieu": [{"tieu_de": "Điều kiện hỗ trợ", "noi_dung": "x"}]},
                    ],
                },
            ],
        )
    )


@pytest.mark.parametrize(
    ("changes", "path", "words"),
    [
        ({"co_quan": {"ten": "UBND xã An Bình"}}, "co_quan.ten", "Ủy ban nhân dân xã An Bình"),
        ({"trich_yeu": "TRỒNG CÂY NĂM 2026"}, "trich_yeu", "chữ in thường"),
        ({"trich_yeu": "Trồng cây năm 2026."}, "trich_yeu", "Bỏ dấu “.” ở cuối"),
        ({"trich_yeu": ["Trồng cây", "năm 2026./."]}, "trich_yeu", "Bỏ dấu “./.” ở cuối"),
        ({"ky_hieu": "kh-ubnd"}, "ky_hieu", "viết KH-UBND, không viết kh-ubnd"),
        ({"mo_dau": "Căn cứ Luật Đất đai;"}, "mo_dau", "“- can_cu: …”"),
        ({"mo_dau": ["Để trồng cây:", "Căn cứ Luật A."]}, "mo_dau[1]", "“- can_cu: …”"),
        ({"cac_muc": [{"tieu_de": "Mục đích"}]}, "cac_muc[0]", "chỉ có tiêu đề"),
        ({"trich_yeu": "V/v trồng cây"}, "trich_yeu", "chỉ trích yếu của công văn"),
        ({"noi_nhan": ["Sở A; Sở B;", {"luu": "VT"}]}, "noi_nhan[0]", "tách ở dấu chấm phẩy"),
        ({"noi_nhan": ["Sở A", {}]}, "noi_nhan[1]", "Nhóm này trống"),
        ({"noi_dung": "x"}, "noi_dung", "nằm trong cac_muc hoặc"),
    ],
)
def test_what_the_checker_would_find_in_the_document_is_told_before_it(
    changes: dict[str, Any], path: str, words: str
) -> None:
    found = told(plan(**changes))
    assert list(found) == [path]
    assert words in found[path]


@pytest.mark.parametrize(
    "changes",
    [
        {"trich_yeu": "Trồng cây, hoa, cỏ, v.v."},
        {"trich_yeu": "ASEAN"},
        {"mo_dau": "Căn cứ Luật Đất đai, Ủy ban nhân dân xã ban hành Kế hoạch như sau:"},
        {"loai": "quy_dinh", "ky_hieu": "QyĐ-UBND"},
    ],
)
def test_what_the_checker_lets_stand_may_stand(changes: dict[str, Any]) -> None:
    GeneralDocument.model_validate(plan(**changes))


def test_a_document_says_something() -> None:
    found = told(plan(loai="thong_bao", ky_hieu="TB-UBND", cac_muc=None), GeneralDocument)
    assert list(found) == [""]
    assert "chưa có nội dung" in found[""]


def test_a_request_is_addressed_to_somebody() -> None:
    request = plan(loai="to_trinh", ky_hieu="TTr-UBND")
    assert "Kính gửi" in told(request, GeneralDocument)["kinh_gui"]
    GeneralDocument.model_validate(request | {"kinh_gui": "Sở Nội vụ"})


SIGNER = {"quyen_han": "TM. ỦY BAN NHÂN DÂN", "chuc_vu": "CHỦ TỊCH"}


@pytest.mark.parametrize(
    ("changes", "path", "words"),
    [
        ({"quyen_han": "TM ỦY BAN NHÂN DÂN"}, "quyen_han", "ghi TM. ỦY BAN NHÂN DÂN,"),
        ({"quyen_han": ["T/M UBND XÃ"]}, "quyen_han", "ghi TM. UBND XÃ,"),
        (
            {"quyen_han": "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"},
            "quyen_han",
            "quyen_han: [TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH]",
        ),
        ({"chuc_vu": "TM. ỦY BAN NHÂN DÂN"}, "chuc_vu", "ghi ở quyen_han"),
        ({"ho_ten": "NGUYỄN VĂN A"}, "ho_ten", "ghi Nguyễn Văn A"),
    ],
)
def test_a_signer_is_written_as_the_decree_does(
    changes: dict[str, Any], path: str, words: str
) -> None:
    found = told(plan(nguoi_ky=SIGNER | changes))
    assert list(found) == [f"nguoi_ky.{path}"]
    assert words in found[f"nguoi_ky.{path}"]


@pytest.mark.parametrize("changes", [{"chuc_vu": "Q. CHỦ TỊCH"}, {"ho_ten": "Nguyễn Văn A"}])
def test_other_signers_may_sign(changes: dict[str, Any]) -> None:
    Plan.model_validate(plan(nguoi_ky=SIGNER | changes))


def test_two_sections_of_a_kind_print_no_head_twice() -> None:
    goals = {"muc": "muc_tieu", "tong_quat": "Trồng cây."}
    found = told(plan(cac_muc=[goals, {"muc": "kinh_phi", "noi_dung": "x"}, goals]))
    assert list(found) == ["cac_muc[2]"]
    assert "in tiêu đề MỤC TIÊU, trùng với cac_muc[0]: gộp hai mục" in found["cac_muc[2]"]
    Plan.model_validate(plan(cac_muc=[goals, goals | {"tieu_de": "Mục tiêu đến 2030"}]))
    parts = [{"cap": "phan", "tieu_de": name, "cac_muc": [goals]} for name in ("Một", "Hai")]
    Plan.model_validate(plan(cac_muc=parts))


@pytest.mark.parametrize("name", ["quyet_dinh", "Quyết định", "cong_van", "bien_ban"])
def test_a_type_that_docgen_does_not_write_is_told_as_such(name: str) -> None:
    found = told(plan(loai=name), GeneralDocument)
    assert found["loai"].startswith("type/unknown docgen chưa soạn ")
    assert "soạn được: chi_thi," in found["loai"]


@pytest.mark.parametrize(
    ("key", "typed", "alone"),
    [("dia_danh", "“An Bình”", "An Bình"), ("ky_hieu", "“KH-UBND”", "KH-UBND"), ("so", "'5'", "5")],
)
def test_quotes_round_a_whole_value_are_told_once(key: str, typed: str, alone: str) -> None:
    (told_of,) = told(plan(**{key: typed})).items()
    assert told_of[0] == key
    assert told_of[1].startswith("text/quoted")
    assert told_of[1].endswith(f"{key}: {alone}.")


def test_a_person_in_place_of_a_signer_is_a_name_and_not_a_position() -> None:
    sentence = told(plan(nguoi_ky="Nguyễn Văn A"))["nguoi_ky"]
    assert sentence.endswith("như “chuc_vu: CHỦ TỊCH” và “ho_ten: Nguyễn Văn A”.")
    assert told(plan(nguoi_ky="CHỦ TỊCH"))["nguoi_ky"].endswith("như “chuc_vu: CHỦ TỊCH”.")


@pytest.mark.parametrize("words", ["Theo đề nghị của", "Xét Tờ trình của", "theo Tờ trình của"])
def test_a_proposal_among_the_bases_is_a_basis(words: str) -> None:
    sentence = f"{words} Phòng Kinh tế;"
    basis = {"can_cu": "Luật Lâm nghiệp ngày 15 tháng 11 năm 2017"}
    assert "opening/basis" in told(plan(mo_dau=[basis, sentence]))["mo_dau[1]"]
    # later on it is what the text says
    Plan.model_validate(plan(mo_dau=["Năm 2026 xã trồng cây.", sentence]))
    Plan.model_validate(plan(mo_dau=[basis, f"{words} Phòng Kinh tế, xã lập Kế hoạch như sau:"]))


@pytest.mark.parametrize("words", load().basis_words)
def test_what_says_itself_what_it_is_is_not_called_so_again(words: str) -> None:
    text = f"{words} số 5/TTr-PKT ngày 02 tháng 3 năm 2026 của Phòng Kinh tế về việc trồng cây"
    document = render(Plan.model_validate(plan(mo_dau=[{"can_cu": text}])))
    xml = open_package(document).parts["word/document.xml"].decode()
    assert f">{text}." in xml
