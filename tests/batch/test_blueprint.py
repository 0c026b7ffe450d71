"""Blueprints: what stands when, what they say, and every mistake told when they are loaded."""

from __future__ import annotations

import pickle
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import docgen
from docgen.batch.blueprint import Blueprint
from docgen.batch.rows import Row, read_rows
from tests.batch.blueprints import DATA, FRAME, PROFILES, ROW, SECTIONS, SMALL, small


def body(sections: str, row: dict[str, object] | None = None, **options: str) -> list[object]:
    """What the first section's body is for a row."""
    plan = small(sections, **options).fill(ROW | (row or {}))
    return plan.model_dump(mode="json", by_alias=True)["cac_muc"][0]["noi_dung"]


def section(text: str) -> str:
    """A section whose body is ``text``."""
    lines = "\n".join("      " + line for line in text.strip().splitlines())
    return f"cac_muc:\n  - tieu_de: Nội dung\n    noi_dung:\n{lines}\n"


# What stands ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "row", "expected"),
    [
        pytest.param("- Có {{ so_cay | so }} cây.", {}, ["Có 1.500 cây."], id="a figure"),
        pytest.param("- Loại {{ don_vi.loai }}.", {}, ["Loại xã."], id="the kind of unit in prose"),
        pytest.param(
            "- {khi: so_cay > 10, cau: Nhiều.}\n- {khi: so_cay <= 10, cau: Ít.}",
            {},
            ["Nhiều."],
            id="a sentence under a condition",
        ),
        pytest.param(
            "- {khi: so_cay > 10, cau: Nhiều., neu_khong: Ít.}",
            {"so_cay": 3},
            ["Ít."],
            id="otherwise",
        ),
        pytest.param(
            "- gach:\n    - {lap: thon, la: t, cau: '{{ t.ten }}: {{ t.so_cay | so }} cây.'}",
            {},
            [{"gach": ["Thôn 1: 1.000 cây.", "Thôn 2: 500 cây."]}],
            id="a bullet for each child row",
        ),
        pytest.param(
            "- gach:\n    - {lap: thon, la: t, khi: t.so_cay > 600, cau: '{{ t.ten }}.'}",
            {},
            [{"gach": ["Thôn 1."]}],
            id="each child row that fits",
        ),
        pytest.param(
            "- Mở.\n- gach:\n    - {lap: thon, la: t, cau: '{{ t.ten }}.'}",
            {"thon": []},
            ["Mở."],
            id="a list of nothing does not stand",
        ),
        pytest.param(
            "- khi: danh_nhan == false\n  nhieu_muc:\n    - Một.\n    - Hai.\n- Ba.",
            {},
            ["Một.", "Hai.", "Ba."],
            id="several items under one condition",
        ),
        pytest.param(
            "- lap: thon\n  la: t\n  nhieu_muc:\n    - '{{ t.ten }}.'\n    - Hết.",
            {},
            ["Thôn 1.", "Hết.", "Thôn 2.", "Hết."],
            id="several items for each child row",
        ),
        pytest.param(
            "- {khi: co.ghi_chu, cau: '{{ ghi_chu }}.'}\n- Hết.", {}, ["Hết."], id="a blank column"
        ),
        pytest.param(
            "- {khi: co.ghi_chu, cau: '{{ ghi_chu }}.'}\n- Hết.",
            {"ghi_chu": "Có ghi"},
            ["Có ghi.", "Hết."],
            id="a column that was filled",
        ),
        pytest.param(
            "- Chiếm {{ ty_le | mac_dinh(50) | phan_tram }}.",
            {"ty_le": "12,5"},
            ["Chiếm 12,5%."],
            id="a percentage",
        ),
        pytest.param(
            "- dinh_dang: Ghi **{{ ghi_chu }}**.",
            {"ghi_chu": "5*3*2"},
            [{"dinh_dang": "Ghi **5\\*3\\*2**."}],
            id="a value's stars are no marks",
        ),
    ],
)
def test_parts_stand_by_the_data(text: str, row: dict[str, object], expected: list[object]) -> None:
    assert body(section(text), row) == expected


def test_nested_repetition_sees_both_names() -> None:
    text = """
- gach:
    - lap: thon
      la: a
      noi_dung:
        - "{{ a.ten }}:"
        - cong:
            - {lap: thon, la: b, khi: b.ten != a.ten, cau: "cạnh {{ b.ten }}."}
"""
    found = small(section(text)).fill(ROW).sections[0].body[0].bullets  # type: ignore[union-attr]
    assert [item.body[1].pluses for item in found] == [["cạnh Thôn 2."], ["cạnh Thôn 1."]]


def test_numbering_and_mentions_follow_what_stands() -> None:
    text = section(
        "- {khi: so_cay > 2000, cau: 'Xem {{ phu_luc.dau }}.'}\n"
        "- Xem {{ phu_luc.giua }}, {{ phu_luc.cuoi }}."
    ) + (
        "phu_luc:\n"
        "  - {khi: so_cay > 2000, ma: dau, tieu_de: Đầu, noi_dung: Một.}\n"
        "  - {ma: giua, tieu_de: Giữa, noi_dung: Hai.}\n"
        "  - {ma: cuoi, tieu_de: Cuối, noi_dung: Ba.}\n"
    )
    assert body(text) == ["Xem Phụ lục I, Phụ lục II."]
    assert body(text, {"so_cay": 3000}) == ["Xem Phụ lục I.", "Xem Phụ lục II, Phụ lục III."]


def test_mention_of_an_appendix_that_does_not_stand_is_the_rows_problem() -> None:
    text = section("- Xem {{ phu_luc.dau }}, {{ phu_luc.giua }}.") + (
        "phu_luc:\n"
        "  - {khi: so_cay > 2000, ma: dau, tieu_de: Đầu, noi_dung: Một.}\n"
        "  - {ma: giua, tieu_de: Giữa, noi_dung: Hai.}\n"
    )
    with pytest.raises(docgen.InputError, match=r"Không có mục “dau”.*mau\.yaml, dòng"):
        small(text).fill(ROW)


def test_an_appendix_that_no_text_mentions_is_the_blueprints_problem() -> None:
    text = section("- Xem bảng.") + "phu_luc:\n  - {ma: dau, tieu_de: Đầu, noi_dung: Một.}\n"
    with pytest.raises(
        docgen.InputError, match=r"^mau\.yaml, dòng \d+, phu_luc\[0\]: Phụ lục chưa"
    ):
        small(text)


@pytest.mark.parametrize(
    ("line", "instead", "said"),
    [
        ("ky_hieu: KH-UBND", "loai: quyet_dinh\nky_hieu: QĐ-UBND", "loai: docgen chưa soạn Quyết"),
        ("noi_nhan: [{luu: VT}]\n", "", "noi_nhan: Thiếu nơi nhận"),
        ("noi_nhan: [{luu: VT}]", "noi_nhan: [Các thôn]", "noi_nhan: Nơi nhận chưa có dòng Lưu"),
    ],
)
def test_what_no_row_can_mend_is_the_blueprints_problem(line: str, instead: str, said: str) -> None:
    assert line in SMALL
    with pytest.raises(docgen.InputError) as caught:
        Blueprint.parse(SMALL.replace(line, instead), "mau.yaml")
    assert said in str(caught.value)


def test_an_appendix_that_the_other_branch_mentions_is_mentioned() -> None:
    text = (
        section("- {khi: so_cay > 2000, cau: Không có bảng., neu_khong: 'Xem {{ phu_luc.dau }}.'}")
        + "phu_luc:\n  - {khi: so_cay <= 2000, ma: dau, tieu_de: Đầu, noi_dung: Một.}\n"
    )
    assert small(text).fill(ROW)


def test_figures_are_computed_in_their_order() -> None:
    extra = (
        "so_lieu:\n"
        "  phan: '{{ tong | ty_le(so_cay) }}'\n"
        "  tong: \"{{ thon | tong('so_cay') }}\"\n"
        "  mot: {gia: 15.000}\n"
    )
    text = section("- '{{ tong | so }}, {{ phan | phan_tram }}, {{ mot.gia | so }}.'")
    assert body(text, extra=extra) == ["1.500, 100%, 15.000."]


def test_values_are_never_evaluated() -> None:
    """What a cell holds is text, whatever it looks like."""
    hostile = "{{ so_cay }} {{ 7*7 }} {% x %}"
    assert body(section("- Ghi {{ ghi_chu }}."), {"ghi_chu": hostile}) == [f"Ghi {hostile}."]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_text_comes_back_or_is_refused(value: str) -> None:
    blueprint = small(section("- 'Ghi: {{ ghi_chu | mac_dinh(\"\") }}'"))
    (row,) = read_rows([ROW | {"ghi_chu": value}], blueprint)
    if isinstance(row, Row):
        (text,) = blueprint.fill(row).sections[0].body  # type: ignore[union-attr]
        assert text == f"Ghi: {row.values['ghi_chu'] or ''}".rstrip()


# Units and profiles --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "named", "place", "title"),
    [
        ("Xã Đồng Mẫu", "không", "Đồng Mẫu", "xã Đồng Mẫu"),
        ("Phường 1", "không", "Phường 1", "Phường 1"),
        ("phường Điện Biên Phủ", "có", "Phường Điện Biên Phủ", "Phường Điện Biên Phủ"),
        ("phường Điện Biên Phủ", "không", "Điện Biên Phủ", "phường Điện Biên Phủ"),
        ("TT. Mẫu", "không", "Mẫu", "thị trấn Mẫu"),
    ],
)
def test_unit_runs_through_the_plan(unit: str, named: str, place: str, title: str) -> None:
    plan = small().fill(ROW | {"don_vi": unit, "danh_nhan": named})
    assert plan.place == place
    assert plan.subject == [f"Trồng cây năm 2026 trên địa bàn {title}"]


PROFILED = section("- Giao {{ ho_so.can_bo }}.\n- {khi: ho_so.co_van_phong, cau: Văn phòng.}")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"don_vi": "Xã Mẫu", "ngay": "6/2025"}, ["Giao Công chức xã."]),
        ({"don_vi": "Thị trấn Mẫu", "ngay": "24/6/2024"}, ["Giao Công chức thị trấn."]),
        ({"don_vi": "Xã Mẫu", "ngay": "01/7/2025"}, ["Giao Phòng Kinh tế.", "Văn phòng."]),
        ({"don_vi": "Xã Mẫu", "ngay": "2026"}, ["Giao Phòng Kinh tế.", "Văn phòng."]),
        ({"don_vi": "Xã Mẫu", "ngay": "2026", "ho_so_rieng": "cu"}, ["Giao Công chức xã."]),
    ],
)
def test_profile_is_chosen_by_kind_and_era(row: dict[str, object], expected: list[str]) -> None:
    assert body(PROFILED, row, profiles=PROFILES) == expected


@pytest.mark.parametrize(
    ("row", "sentence", "cell"),
    [
        ({"don_vi": "Thị trấn Mẫu", "ngay": "8/2025"}, "từ 01/7/2025 không còn thị trấn", "ngay"),
        ({"don_vi": "Xã Mẫu", "ngay": "2025"}, "Chưa rõ trước hay sau mốc", "ngay"),
        ({"don_vi": "Quận 1", "ngay": "2026"}, "Chưa có hồ sơ cho loại đơn vị quận", "don_vi"),
        ({"ho_so_rieng": "moii"}, "có phải “moi”", "ho_so_rieng"),
    ],
)
def test_row_that_no_profile_fits_is_told(row: dict[str, object], sentence: str, cell: str) -> None:
    blueprint = small(PROFILED, profiles=PROFILES)
    with pytest.raises(docgen.InputError, match=sentence) as caught:
        blueprint.fill(ROW | row)
    assert caught.value.problems[0].path.endswith(cell)


# As an object --------------------------------------------------------------------------------


def test_file_names_are_safe_and_carry_the_key() -> None:
    blueprint = small()
    (row,) = read_rows([ROW | {"don_vi": "Xã ĐỨC ../Phú  CON"}], blueprint)
    assert isinstance(row, Row)
    assert blueprint.file_name(row) == "01234-xa-duc-phu-con.docx"


def test_travels_to_another_process() -> None:
    blueprint = small(PROFILED, profiles=PROFILES)
    other = pickle.loads(pickle.dumps(blueprint))
    assert other.digest == blueprint.digest
    assert other.fill(ROW) == blueprint.fill(ROW)
    assert small().digest != blueprint.digest


def test_columns_are_known() -> None:
    blueprint = small()
    assert blueprint.key_column.name == "ma"
    assert [column.name for column in blueprint.columns][:2] == ["ma", "don_vi"]
    assert [table.name for table in blueprint.children] == ["thon"]


def test_profile_file_is_read_beside_the_blueprint(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    profiles = "\n".join(line[4:] for line in PROFILES.splitlines()[5:])
    (folder / "ho_so.yaml").write_text(profiles, encoding="utf-8")
    head = PROFILES.partition("  cac_ho_so:")[0] + "  tep: ho_so.yaml\n"
    (folder / "mau.yaml").write_text(DATA + head + FRAME + PROFILED, encoding="utf-8")
    assert Blueprint.load(folder / "mau.yaml").fill(ROW).sections[0].body[0] == (  # type: ignore[union-attr]
        "Giao Phòng Kinh tế."
    )
    (folder / "ho_so.yaml").write_text(profiles.replace("| ", "").replace("loai }}", "loaii }}"))
    with pytest.raises(docgen.InputError, match=r"ho_so\.yaml, dòng 3, cu\.can_bo: .*“loai”"):
        Blueprint.load(folder / "mau.yaml")
    (folder / "ho_so.yaml").unlink()
    with pytest.raises(docgen.InputError, match=r"mau\.yaml, dòng \d+, ho_so\.tep: .*Không tìm"):
        Blueprint.load(folder / "mau.yaml")


# Mistakes ------------------------------------------------------------------------------------


def spoiled(old: str, new: str) -> str:
    text = DATA + PROFILES + FRAME + SECTIONS
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("old", "new", "path", "sentence"),
    [
        ("{{ so_cay | so }}", "{{ so_cayy | so }}", "tong_quat", "có phải ý bạn là “so_cay”"),
        ("{{ so_cay | so }}", "{{ so_cay | soo }}", "tong_quat", "bộ lọc “soo”"),
        ("{{ so_cay | so }}", "{{ don_vi | so }}", "tong_quat", "Cần một số"),
        ("{{ so_cay | so }}", "{{ don_vi.loaii }}", "tong_quat", "có phải ý bạn là “loai”"),
        ("{{ so_cay | so }}", "{{ thon | tong('so_ca') }}", "tong_quat", "“so_cay”"),
        ("{{ so_cay | so }}", "{{ thon | tong('ten') }}", "tong_quat", "Cần một số"),
        ("{{ so_cay | so }}", "{{ so_cay + 1 }}", "tong_quat", "phép tính"),
        ("{{ so_cay | so }}", "{{ ngay }}", "tong_quat", "Ngày phải ghi rõ cách viết"),
        ("{{ so_cay | so }}", "{{ danh_nhan }}", "tong_quat", "Đúng/sai không viết được"),
        ("{{ so_cay | so }}", "{{ phu_luc.x }}", "tong_quat", "phu_luc"),
        ("{{ so_cay | so }}", "{{ ho_so.can_boo }}", "tong_quat", "“can_bo”"),
        ("{{ so_cay | so }}", "{{ ty_le | so_dem }}", "tong_quat", "Số đếm phải là số nguyên"),
        ("tong_quat:", "tong_quatt:", "tong_quatt", "có phải tong_quat"),
        ("muc: muc_tieu", "muc: muc_tiu", "cac_muc[0]", "có phải muc_tieu"),
        ("  - muc: muc_tieu", "  - khi: so_cay\n    muc: muc_tieu", "khi", "điều kiện"),
        ("  - muc: muc_tieu", "  - khi: so_cay > 'a'\n    muc: muc_tieu", "khi", "so sánh"),
        ("  - muc: muc_tieu", "  - lap: thon\n    muc: muc_tieu", "lap", "lap cần “la: tên”"),
        ("  - muc: muc_tieu", "  - lap: thonn\n    la: t\n    muc: muc_tieu", "lap", "“thon”"),
        ("  - muc: muc_tieu", "  - lap: so_cay\n    la: t\n    muc: muc_tieu", "lap", "danh sách"),
        ("  - muc: muc_tieu", "  - lap: thon\n    la: ma\n    muc: muc_tieu", "la", "đã có"),
        ("  - muc: muc_tieu", "  - la: x\n    muc: muc_tieu", "la", "cùng với khi hoặc lap"),
        ("trich_yeu: Trồng", "trich_yeu:\n  khi: so_cay > 1\n  x: Trồng", "trich_yeu", ""),
        ("noi_nhan: [{luu: VT}]", "noi_nhan: [{luuu: VT}]", "noi_nhan[0]", "luu"),
        ("kieu: don_vi, mang_ten: danh_nhan", "kieu: don_vi, mang_ten: x", "du_lieu", "co_khong"),
        ("kieu: so, tu: 0, den: 100.000", "kieu: soo", "kieu", "có phải so"),
        ("kieu: so, tu: 0, den: 100.000", "kieu: so, tu: 9, den: 1", "cot[3]", "nhỏ hơn tu"),
        ("mac_dinh: 4.500.000", "mac_dinh: 4.5", "cot[4]", "có thể hiểu hai cách"),
        (
            "ten: so_cay, tieu_de: Số cây, kieu: so, tu",
            "ten: ma, tieu_de: S, tu",
            "du_lieu",
            "“ma”",
        ),
        (
            "chon: [xuân, thu], mac_dinh: xuân",
            "chon: [xuân, thu], mac_dinh: xuan",
            "cot[7]",
            "xuân",
        ),
        ("khoa: ma", "khoa: maa", "du_lieu", "khoa phải là tên một cột"),
        ('ten_tep: "{{ ma }}', 'ten_tep: "{{ maa }}', "ten_tep", "“ma”"),
        ("tu_ngay: 01/7/2025", "tu_ngayy: 01/7/2025", "tu_ngayy", "có phải tu_ngay"),
        ("      can_bo: Phòng Kinh tế\n", "", "moi", "thiếu khóa “can_bo”"),
        ("theo_ngay: ngay", "theo_ngay: ngayy", "theo_ngay", "có phải “ngay”"),
        ("loai: [xã, phường]", "loai: [xã, phừơng]", "loai", "không phải loại đơn vị"),
        ("{{ don_vi.loai }}\n      co_van", "{{ don_vi.lo }}\n      co_van", "can_bo", "“loai”"),
    ],
)
def test_mistake_is_told_at_its_line(old: str, new: str, path: str, sentence: str) -> None:
    text = spoiled(old, new)
    with pytest.raises(docgen.InputError) as caught:
        Blueprint.parse(text, "mau.yaml")
    told = [one for one in caught.value.problems if path in one.path and sentence in one.message]
    assert told, "\n".join(map(str, caught.value.problems))
    lines = text.splitlines()
    # the line it names is the one that was spoiled, or the start of the block it stands in
    changed = (
        next(
            n
            for n, pair in enumerate(zip(lines, spoiled(old, old).splitlines(), strict=False))
            if pair[0] != pair[1]
        )
        + 1
    )
    assert told[0].source == "mau.yaml"
    assert told[0].line is not None
    assert told[0].line <= changed + 3


def test_all_mistakes_are_told_at_once() -> None:
    text = SMALL.replace("{{ so_cay | so }}", "{{ so_ca | so }}")
    text = text.replace("{{ kinh_phi | trieu_dong }}", "{{ kinh_phi | trieu }}")
    text = text.replace("{{ don_vi.uy_ban }}", "{{ donvi.uy_ban }}")
    with pytest.raises(docgen.InputError) as caught:
        Blueprint.parse(text, "mau.yaml")
    assert len(caught.value.problems) == 3


def test_cycle_of_figures_is_told() -> None:
    with pytest.raises(docgen.InputError, match=r"cần lẫn nhau.*(a → b|b → a)"):
        small(extra="so_lieu: {a: '{{ b }}', b: '{{ a }}'}\n")


def test_blueprint_without_data_is_no_blueprint() -> None:
    with pytest.raises(docgen.InputError, match="Thiếu khối du_lieu"):
        Blueprint.parse(FRAME + "cac_muc: []\n", "mau.yaml")


def test_problem_of_a_filled_plan_names_row_and_line() -> None:
    blueprint = small(section("- Tỷ lệ {{ kinh_phi | ty_le(so_cay) }}."))
    with pytest.raises(docgen.InputError) as caught:
        blueprint.fill(ROW | {"so_cay": 0})
    (problem,) = caught.value.problems
    assert problem.path == "dòng 1"
    assert re.search(
        r"mẫu số bằng 0.*\(mau\.yaml, dòng \d+, cac_muc\[0\]\.noi_dung\[0\]\)", str(problem)
    )
