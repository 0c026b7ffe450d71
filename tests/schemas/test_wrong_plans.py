"""Every wrong input gets every problem at once, each with its path and a sentence."""

from __future__ import annotations

from typing import Any

import pytest
from plans import plan

from docgen.errors import InputError
from docgen.schemas import Plan
from docgen.schemas.survey import Survey


def problems(data: Any) -> dict[str, str]:
    """Path → sentence."""
    with pytest.raises(InputError) as caught:
        Plan.model_validate(data)
    return {problem.path: problem.message for problem in caught.value.problems}


def section(*blocks: Any) -> list[dict[str, Any]]:
    return [{"tieu_de": "Nội dung", "noi_dung": list(blocks)}]


def table(rows: list[Any], **changes: Any) -> dict[str, Any]:
    columns = [
        {"ten": "Việc", "khoa": "viec"},
        {"ten": "Kinh phí", "khoa": "kinh_phi", "kieu": "dong"},
    ]
    return {"bang": {"cot": columns, "hang": rows} | changes}


CASES = {
    "a plan without sections": (plan(cac_muc=None), "cac_muc", "chưa có mục nào"),
    "an empty list of sections": (plan(cac_muc=[]), "cac_muc", "chưa có mục nào"),
    "an unknown key": (plan(trich_yue="x"), "trich_yue", "có phải trich_yeu?"),
    "a day that does not exist": (plan(ngay_ban_hanh="31/6/2026"), "ngay_ban_hanh", "31 tháng 6"),
    "a missing key": (plan(dia_danh=None), "dia_danh", "Thiếu Địa danh"),
    "no signer": (plan(nguoi_ky=None), "nguoi_ky", "Thiếu người ký"),
    "no recipients": (plan(noi_nhan=None), "noi_nhan", "Thiếu nơi nhận"),
    "recipients without Lưu": (plan(noi_nhan=["Các thôn"]), "noi_nhan", "luu: VT"),
    "Lưu before the end": (plan(noi_nhan=[{"luu": "VT"}, "Các thôn"]), "noi_nhan", "dòng cuối"),
    "a symbol of another type": (plan(ky_hieu="TB-UBND"), "ky_hieu", "bắt đầu bằng KH-"),
    "a number with its symbol": (plan(so="12/KH-UBND"), "so", "so: 12; docgen tự in ký hiệu"),
    "a text that is blank": (plan(trich_yeu="  "), "trich_yeu", "còn trống"),
    "a control character": (plan(dia_danh="An\x07Bình"), "dia_danh", "U+0007"),
    "a text that is a number": (plan(trich_yeu=12), "trich_yeu", ""),
    "an unknown kind of section": (
        plan(cac_muc=[{"muc": "muc_tieuu", "tong_quat": "x"}]),
        "cac_muc[0]",
        "có phải muc_tieu?",
    ),
    "a section that says nothing": (
        plan(cac_muc=[{"muc": "muc_dich_yeu_cau"}]),
        "cac_muc[0]",
        "trống",
    ),
    "an unquoted sentence with a colon": (
        plan(cac_muc=section({"gach": [{"Khu phố 1": "01 hộ"}]})),
        "cac_muc[0].noi_dung[0].gach[0]['Khu phố 1']",
        "dấu ngoặc kép",
    ),
    "an unknown kind of block": (
        plan(cac_muc=section({"khoann": ["x"]})),
        "cac_muc[0].noi_dung[0]",
        "có phải khoan?",
    ),
    "an item of a number alone": (
        plan(cac_muc=section({"khoan": [{"noi_dung": [{"gach": ["x"]}]}]})),
        "cac_muc[0].noi_dung[0].khoan[0]",
        "bắt đầu bằng một câu",
    ),
    "a run-in head without text": (
        plan(cac_muc=section({"khoan": [{"tieu_de": "A", "viet_lien": "có"}]})),
        "cac_muc[0].noi_dung[0].khoan[0]",
        "viet_lien",
    ),
    "a mark that is not closed": (
        plan(cac_muc=section({"dinh_dang": "một **chữ đậm"})),
        "cac_muc[0].noi_dung[0].dinh_dang",
        "mở mà không đóng",
    ),
    "a negative sum": (
        plan(cac_muc=[{"muc": "kinh_phi", "tong": -5}]),
        "cac_muc[0].tong",
        "số âm",
    ),
    "a fraction of a đồng": (
        plan(cac_muc=[{"muc": "kinh_phi", "tong": "4.500,5"}]),
        "cac_muc[0].tong",
        "phần lẻ",
    ),
    "English thousands": (
        plan(cac_muc=[{"muc": "kinh_phi", "tong": "45,000"}]),
        "cac_muc[0].tong",
        "viết “45.000” nếu là hàng nghìn",
    ),
    "English thousands in a table": (
        plan(cac_muc=section(table([["A", "45,000"]]))),
        "cac_muc[0].noi_dung[0].bang.hang[0]",
        "viết “45.000” nếu là hàng nghìn",
    ),
    "money in words": (
        plan(cac_muc=[{"muc": "kinh_phi", "tong": "4,5 triệu"}]),
        "cac_muc[0].tong",
        "viết đủ các chữ số, “4.500.000”",
    ),
    "a day that does not exist in a column of days": (
        plan(
            cac_muc=section(
                {"bang": {"cot": [{"ten": "Hạn", "kieu": "ngay"}], "hang": [["31/2/2026"]]}}
            )
        ),
        "cac_muc[0].noi_dung[0].bang.hang[0]",
        "Không có ngày 31 tháng 2",
    ),
    "a negative sum that is a text": (
        plan(cac_muc=section(table([["A", "-5"]]))),
        "cac_muc[0].noi_dung[0].bang.hang[0]",
        "số tiền âm (-5)",
    ),
    "a total typed and computed": (
        plan(cac_muc=section(table([["A", "5"], ["Tổng cộng:", "5"]], tong_cong={}))),
        "cac_muc[0].noi_dung[0].bang",
        "Hàng cuối đã là dòng tổng cộng",
    ),
    "a total of nothing": (
        plan(cac_muc=section({"bang": {"cot": [{"ten": "A"}], "hang": [["x"]], "tong_cong": {}}})),
        "cac_muc[0].noi_dung[0].bang",
        "không có cột nào để cộng",
    ),
    "a merged cell of no columns": (
        plan(cac_muc=section(table([[{"noi_dung": "x", "gop_ngang": 0}, 5]]))),
        "cac_muc[0].noi_dung[0].bang.hang[0][0].gop_ngang",
        "nhỏ hơn 1",
    ),
    "a merged cell of very many columns": (
        plan(cac_muc=section(table([[{"noi_dung": "x", "gop_ngang": 10**15, "gop_doc": 2}]]))),
        "cac_muc[0].noi_dung[0].bang.hang[0][0].gop_ngang",
        "lớn quá mức",
    ),
    "rows by headings without keys": (
        plan(cac_muc=section({"bang": {"cot": [{"ten": "Việc"}], "hang": [{"Việc": "x"}]}})),
        "cac_muc[0].noi_dung[0].bang.hang[0]",
        "thêm khoa vào cột",
    ),
    "a section that is a text": (
        plan(cac_muc=["Mục đích"]),
        "cac_muc[0]",
        "“- tieu_de: Mục đích”",
    ),
    "a sum that its words contradict": (
        plan(cac_muc=section("Kinh phí 10.000.000 đồng (Bằng chữ: Chín triệu đồng).")),
        "cac_muc[0].noi_dung[0]",
        "Số ghi 10.000.000 đồng nhưng bằng chữ lại là 9.000.000 đồng",
    ),
    "a time that ends before it begins": (
        plan(
            cac_muc=[
                {
                    "muc": "tien_do",
                    "moc": [{"thoi_gian": "30/6/2026 - 01/6/2026", "cong_viec": "A."}],
                }
            ]
        ),
        "cac_muc[0].moc[0].thoi_gian",
        "kết thúc trước khi bắt đầu",
    ),
    "a fifth quarter": (
        plan(cac_muc=[{"muc": "tien_do", "moc": [{"thoi_gian": "Quý V/2026", "cong_viec": "A."}]}]),
        "cac_muc[0].moc[0].thoi_gian",
        "bốn quý",
    ),
    "money as a float": (
        plan(cac_muc=[{"muc": "kinh_phi", "tong": 4500.0}]),
        "cac_muc[0].tong",
        "dấu phẩy động",
    ),
    "sources that do not add up": (
        plan(
            cac_muc=[
                {
                    "muc": "kinh_phi",
                    "tong": 11_000_000,
                    "nguon": [
                        {"ten": "Ngân sách xã", "so_tien": 3_000_000},
                        {"ten": "Xã hội hóa", "so_tien": 7_000_000},
                    ],
                }
            ]
        ),
        "cac_muc[0]",
        "11.000.000 đồng nhưng các nguồn cộng lại là 10.000.000 đồng",
    ),
    "a typed total that contradicts the rows": (
        plan(
            cac_muc=section(
                table([["A", 3_000_000], ["B", 8_000_000]], tong_cong={"gia_tri": {"kinh_phi": 12}})
            )
        ),
        "cac_muc[0].noi_dung[0].bang",
        "ghi 12 ở cột kinh_phi nhưng cộng các hàng được 11.000.000",
    ),
    "prose that contradicts a table": (
        plan(
            cac_muc=section(
                "Tổng kinh phí dự kiến là 12 triệu đồng.",
                table([["A", 3_000_000], ["B", 8_000_000]], tong_cong={}),
            )
        ),
        "cac_muc[0].noi_dung[0]",
        "cộng được 11.000.000 đồng",
    ),
    "a row with too few cells": (
        plan(cac_muc=section(table([["A"]]))),
        "cac_muc[0].noi_dung[0].bang.hang[0]",
        "Hàng 1 có 1 ô mà bảng có 2 cột",
    ),
    "a row with an unknown key": (
        plan(cac_muc=section(table([{"viecc": "A"}]))),
        "cac_muc[0].noi_dung[0].bang.hang[0]",
        "có phải viec?",
    ),
    "a mention of an appendix that is not there": (
        plan(cac_muc=section("Số liệu kèm theo (Kèm Phụ lục 1).")),
        "cac_muc[0].noi_dung[0]",
        "không có phụ lục ấy",
    ),
    "an appendix that nothing mentions": (
        plan(phu_luc=[{"tieu_de": "A", "noi_dung": "x"}]),
        "phu_luc[0]",
        "chưa được nhắc",
    ),
    "an assignee without tasks": (
        plan(cac_muc=[{"muc": "to_chuc_thuc_hien", "phan_cong": [{"don_vi": "Phòng Kinh tế"}]}]),
        "cac_muc[0].phan_cong[0]",
        "nhiem_vu",
    ),
    "a list where a group belongs": (plan(co_quan=["UBND"]), "co_quan", "nhóm khóa"),
    "a text where a list belongs": (plan(cac_muc="x"), "cac_muc", "danh sách"),
    "a group where the kind of a section belongs": (
        plan(cac_muc=[{"muc": {"tieu_de": "A"}}]),
        "cac_muc[0]",
        "Không có mục (một nhóm khóa);",
    ),
    "a list where a choice belongs": (
        plan(muc_do_khan=["khan"]),
        "muc_do_khan",
        "Giá trị “(một danh sách)” không có",
    ),
    "a choice that is not offered": (plan(muc_do_khan="khn"), "muc_do_khan", "có phải khan?"),
}


@pytest.mark.parametrize(("data", "path", "words"), CASES.values(), ids=CASES.keys())
def test_a_wrong_plan_says_where_and_what(data: dict[str, Any], path: str, words: str) -> None:
    found = problems(data)
    path = path.replace("['", '["').replace("']", '"]')
    assert path in found, found
    assert words in found[path]


def test_every_problem_comes_at_once() -> None:
    found = problems(
        plan(
            ngay_ban_hanh="31/6/2026",
            ky_hieu="TB-UBND",
            noi_nhan=["Các thôn"],
            nguoi_ky=None,
            trich_yue="x",
            cac_muc=[{"muc": "kinh_phi", "tong": -1}, {"tieu_de": ""}],
        )
    )
    assert set(found) == {
        "ngay_ban_hanh",
        "ky_hieu",
        "noi_nhan",
        "nguoi_ky",
        "trich_yue",
        "cac_muc[0].tong",
        "cac_muc[1].tieu_de",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện theo Phụ lục I Nghị định số 30/2020/NĐ-CP.",
        "Theo Phụ lục 2 ban hành kèm theo Quyết định số 15/QĐ-UBND.",
        "Các phụ lục được gửi sau.",
    ],
)
def test_appendices_of_other_documents_may_be_mentioned(text: str) -> None:
    Plan.model_validate(plan(cac_muc=section(text)))


def test_sums_below_the_total_may_be_named() -> None:
    Plan.model_validate(
        plan(
            cac_muc=section(
                "Tổng kinh phí dự kiến là 11 triệu đồng, trong đó ngân sách 3 triệu đồng.",
                table([["A", "3.000.000"], ["B", "8.000.000"]], tong_cong={}),
            )
        )
    )


def test_a_missing_key_is_shown_as_the_group_it_belongs_to_writes_it() -> None:
    """A plan and the decision that it is annexed to both have a ky_hieu."""
    with pytest.raises(InputError) as caught:
        Plan.model_validate({"trich_yeu": "Trồng cây", "kem_theo": {"so": "15"}})
    told = {problem.path: problem.message for problem in caught.value.problems}
    assert "KH-UBND" in told["ky_hieu"]
    assert "QĐ-UBND" in told["kem_theo.ky_hieu"]


SECTION = "cac_muc[0].noi_dung[0]"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param(
            plan(cac_muc=section({"gach": ["x"], "khoan": ["y"]})),
            {f"{SECTION}.khoan": "Khóa khoan không đứng chung với gach: tách thành “- khoan: …”"},
            id="two kinds of lists in one block",
        ),
        pytest.param(
            plan(cac_muc=section({"gach": [{"tieu_de": "A", "cong": ["x"]}]})),
            {f"{SECTION}.gach[0].cong": "Khóa cong nằm trong noi_dung"},
            id="a list beside the head of its item",
        ),
        pytest.param(
            plan(cac_muc=[{"tong": 5, "noi_dung": "Câu."}]),
            {"cac_muc[0].tong": "“muc: kinh_phi”: thêm dòng ấy"},
            id="the kind of a section forgotten",
        ),
        pytest.param(
            plan(cac_muc=[{"muc": "noi_dung", "noi_dung": "Câu.", "phan_cong": []}]),
            {"cac_muc[0].phan_cong": "“muc: to_chuc_thuc_hien”: sửa dòng muc"},
            id="a key of another section",
        ),
        pytest.param(
            plan(co_quan=None, ten="Ủy ban nhân dân xã Đồng Tâm"),
            {"ten": "Khóa ten nằm trong co_quan"},
            id="a group that is not indented",
        ),
        pytest.param(
            plan(nguoi_ky={"chuc_vu": "Chủ tịch", "noi_nhan": ["A", {"luu": "VT"}]}, noi_nhan=None),
            {"nguoi_ky.noi_nhan": "bớt thụt đầu dòng", "noi_nhan": "Thiếu nơi nhận"},
            id="a group that is indented too deep",
        ),
        pytest.param(
            plan(trich_yeu=None, Trich_yeu="Trồng cây"),
            {"Trich_yeu": "có phải trich_yeu?"},
            id="a key in capitals",
        ),
        pytest.param(
            plan(nguoi_ky=None, nguoi_ki={"chuc_vu": "Chủ tịch"}),
            {"nguoi_ki": "có phải nguoi_ky?"},
            id="a mistyped key of the frame",
        ),
        pytest.param(
            plan(cac_muc=section(table([]) | {}, {"bang": {"cot": [{"tieu_de": "Việc"}]}})),
            {
                "cac_muc[0].noi_dung[1].bang.cot[0].ten": "Thiếu Tên cột",
                "cac_muc[0].noi_dung[1].bang.cot[0].tieu_de": "ở đây dùng được: ten, khoa",
            },
            id="a column by another key",
        ),
        pytest.param(
            plan(co_quan="Ủy ban nhân dân xã Đồng Tâm"),
            {"co_quan": "như “ten: Ủy ban nhân dân xã Đồng Tâm”"},
            id="a name where its group belongs",
        ),
    ],
)
def test_a_key_in_the_wrong_place_is_told_once_and_by_its_right_place(
    data: dict[str, Any], told: dict[str, str]
) -> None:
    found = problems(data)
    assert set(found) == set(told), found
    for path, words in told.items():
        assert words in found[path]


def test_every_wrong_row_is_told_at_its_own_place() -> None:
    rows: list[Any] = [["A"], ["B", "3.000"], ["C", "4.5"], ["D", "1", "2"], {"viecc": "E"}]
    found = problems(plan(cac_muc=section(table(rows))))
    place = f"{SECTION}.bang.hang"
    assert list(found) == [f"{place}[{index}]" for index in (0, 2, 3, 4)]
    assert found[f"{place}[2]"].startswith("Hàng 3, cột Kinh phí: “4.5” có thể hiểu hai cách")
    many = problems(plan(cac_muc=section(table([["A"], ["B", "x", "y"]] * 1_000))))
    assert len(many) == 100
    alike = problems(plan(cac_muc=section(table([["A", "1", "2"]] * 1_000))))
    assert list(alike) == [f"{place}[0]"]
    assert "Hàng nào cũng có 3 ô mà bảng có 2 cột" in alike[f"{place}[0]"]
    numbered = {"bang": {"cot": [{"ten": "STT", "kieu": "stt"}, {"ten": "A"}], "hang": [["x"]] * 3}}
    told = problems(plan(cac_muc=section(numbered)))
    assert "cột kiểu stt cũng cần một ô" in told[f"{place}[0]"]


def test_a_negative_figure_is_summed_like_any_other() -> None:
    columns = [{"ten": "Việc"}, {"ten": "Tăng giảm", "khoa": "x", "kieu": "so"}]
    rows = {"bang": {"cot": columns, "hang": [["A", "-5"], ["B", "8"], ["C", "-"]]}}
    found = Plan.model_validate(plan(cac_muc=section(rows)))
    assert Survey(found).tables[0].totals == {"x": 3}


def test_merged_cells_do_not_lie_on_each_other() -> None:
    columns = [{"ten": name} for name in ("Một", "Hai", "Ba")]
    tall, wide = {"noi_dung": "x", "gop_doc": 2}, {"noi_dung": "y", "gop_ngang": 2}
    data = {"bang": {"cot": columns, "hang": [["a", tall, "b"], [wide]]}}
    found = problems(plan(cac_muc=section(data)))
    assert list(found) == [f"{SECTION}.bang.hang[1]"]
    assert "đè lên ô gộp dọc của hàng trên ở cột Hai: giảm" in found[f"{SECTION}.bang.hang[1]"]
    short = {"bang": {"cot": columns, "hang": [["a", tall, "b"], ["c"]]}}
    told = problems(plan(cac_muc=section(short)))
    assert "có 2 ô, kể cả ô gộp từ hàng trên, mà bảng" in told[f"{SECTION}.bang.hang[1]"]


@pytest.mark.parametrize(
    "words",
    [
        "Kinh phí 10.000.000 đồng (bằng chữ: mười triệu đồng chẵn).",
        "Kinh phí 10 triệu đồng (Bằng chữ: Mười triệu đồng).",
        "Kinh phí 4,5 tỷ đồng, bằng chữ: bốn tỷ năm trăm triệu đồng.",
        "Số tiền ghi bằng chữ: mười triệu đồng.",
        "Kinh phí 10.000.000 đồng (bằng chữ: ……………… đồng).",
    ],
)
def test_a_sum_may_be_spelled(words: str) -> None:
    Plan.model_validate(plan(cac_muc=section(words)))


@pytest.mark.parametrize(
    "time",
    [
        "Tháng 12/2026",
        "Quý IV/2026",
        "Từ 15/6/2026 đến hết ngày 30/6/2026",
        "Trước 20/12 hằng năm",
        "15/6/2026, 10/6/2026",
        "Tháng 6 - 9/2026",
        "Quý I, II",
        "Từ tháng 10 đến tháng 02",
    ],
)
def test_a_time_may_be_written_freely(time: str) -> None:
    schedule = {"muc": "tien_do", "moc": [{"thoi_gian": time, "cong_viec": "Trồng cây."}]}
    Plan.model_validate(plan(cac_muc=[schedule]))
