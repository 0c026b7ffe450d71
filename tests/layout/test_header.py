"""The head of the first page fits whatever the names, and breaks where a reader expects it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import InputError
from docgen.layout.breaking import break_lines
from docgen.layout.document import HEADER_COLUMNS_MM, Header
from docgen.layout.header import MOTTO, NATIONAL_NAME, head_of_page, issuer_lines
from docgen.layout.lines import rule
from docgen.layout.sizes import page_width, size_choices
from docgen.metrics import POINTS_PER_MM, text_width

(SIZES,) = size_choices()  # the standard's picks are the smallest it allows
LONGEST_DAY = "ngày 30 tháng 12 năm 2024"

# Units of the time before July 2025, and bodies of both: what no list of communes holds.
OLD = [
    ("Ủy ban nhân dân thị trấn Tân Khai", "Tân Khai"),
    ("Ủy ban nhân dân thị trấn Nông trường Liên Sơn", "Nông trường Liên Sơn"),
    ("Ủy ban nhân dân huyện Hớn Quản", "Hớn Quản"),
    ("Ủy ban nhân dân thành phố Phan Rang - Tháp Chàm", "Phan Rang - Tháp Chàm"),
    ("Ủy ban nhân dân thị xã Phước Long", "Phước Long"),
    ("Ủy ban nhân dân Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
    ("Hội đồng nhân dân tỉnh Bà Rịa - Vũng Tàu", "Bà Rịa - Vũng Tàu"),
    ("Sở Giáo dục và Đào tạo", "Đồng Tháp"),
    ("Sở Văn hóa, Thể thao và Du lịch", "Thành phố Hồ Chí Minh"),
    ("Ban Chỉ huy Phòng thủ dân sự xã Đồng Tâm", "Đồng Tâm"),
    ("Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh Đắk Lắk", "Buôn Ma Thuột"),
]


def _assert_fits(head: Header) -> None:
    right = HEADER_COLUMNS_MM[head["columns"]] * POINTS_PER_MM
    left = page_width() - right
    assert text_width(NATIONAL_NAME, SIZES.national, bold=True) < right
    assert text_width(MOTTO, SIZES.motto, bold=True) < right
    assert text_width(head["place_date"], SIZES.place_date, italic=True) < right
    assert text_width(head["number"], SIZES.number) < left
    for line in head["issuer"]:
        assert text_width(line, SIZES.issuer, bold=True) < left
    for line in head["parent"]:
        assert text_width(line, SIZES.issuer) < left


@pytest.mark.parametrize(("issuer", "place"), OLD)
def test_names_of_both_times_fit(issuer: str, place: str) -> None:
    head = head_of_page(
        parent=[],
        issuer=[issuer],
        number="Số: 1234/KH-UBND",
        place_date=f"{place}, {LONGEST_DAY}",
    )
    _assert_fits(head)
    assert " ".join(head["issuer"]) == issuer.upper()


def test_every_commune_fits_with_its_full_name_on_the_longest_day() -> None:
    """A unit named by a person takes its kind into the place: điểm a khoản 4 Mục II Phần I."""
    provinces = pytest.importorskip("vietnam_provinces")
    parted = set()
    communes = [" ".join(ward.name.split()) for ward in provinces.Ward.iter_all()]
    assert len(communes) == 3_321
    for name in communes:
        head = head_of_page(
            parent=[],
            issuer=[f"Ủy ban nhân dân {name}"],
            number="Số:      /KH-UBND",
            place_date=f"{name}, {LONGEST_DAY}",
        )
        _assert_fits(head)
        assert head["issuer"][0] == "ỦY BAN NHÂN DÂN"
        assert " ".join(head["issuer"][1:]) == name.upper()
        if len(head["issuer"]) > 2:
            parted.add(name)
    # A name parts only where it and the date line are wider than the page together.
    for name in parted:
        beside = text_width(name.upper(), SIZES.issuer, bold=True) + text_width(
            f"{name}, {LONGEST_DAY}", SIZES.place_date, italic=True
        )
        assert beside > page_width() - 2, name
    assert len(parted) < 10


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Hội đồng nhân dân xã Hội An", ("HỘI ĐỒNG NHÂN DÂN", "XÃ HỘI AN")),
        (
            "Phòng Văn hóa - Xã hội phường Xuân Hương - Đà Lạt",
            ("PHÒNG VĂN HÓA - XÃ HỘI", "PHƯỜNG XUÂN HƯƠNG - ĐÀ LẠT"),
        ),
        (
            "Ban Chỉ đạo các Chương trình mục tiêu quốc gia thị trấn Tân Khai",
            ("BAN CHỈ ĐẠO", "CÁC CHƯƠNG TRÌNH", "MỤC TIÊU QUỐC GIA", "THỊ TRẤN TÂN KHAI"),
        ),
        (
            "Sở Nông nghiệp và Phát triển nông thôn",
            ("SỞ NÔNG NGHIỆP", "VÀ PHÁT TRIỂN NÔNG THÔN"),
        ),
        (  # where the name is, its capitals as typed tell
            "Ban Quản lý dự án đầu tư xây dựng khu vực Long Thành - Nhơn Trạch",
            ("BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ", "XÂY DỰNG KHU VỰC", "LONG THÀNH - NHƠN TRẠCH"),
        ),
    ],
)
def test_a_name_breaks_between_its_words(name: str, lines: tuple[str, ...]) -> None:
    assert issuer_lines([name], 200, SIZES.issuer, bold=True)[0] == lines


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Xây dựng 25 căn nhà, kinh phí 1.250 triệu đồng cho hộ nghèo", "1.250 triệu đồng"),
        ("Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị", "ngày 22 tháng 12"),
        ("Đại hội Hội Phụ nữ xã Nguyễn Thị Minh Khai lần thứ XII", "Nguyễn Thị Minh Khai"),
        ("Các chương trình mục tiêu quốc gia giai đoạn 2021 - 2025 của tỉnh", "2021 - 2025"),
        ("Góp ý mục I, mục II của dự thảo và phần III của phụ lục IV", "mục II"),
    ],
)
def test_what_belongs_together_stands_on_one_line(text: str, whole: str) -> None:
    """Figures with what they count, days with their month, names, spans of years."""
    for width in range(300, 470, 5):
        lines, _ = break_lines(text, float(width), 14, bold=True)
        assert any(whole in line for line in lines), (width, lines)


def test_lines_that_the_author_broke_are_kept() -> None:
    head = head_of_page(
        parent=["UBND xã Đồng Tâm"],
        issuer=["Trường Mầm non", "Hoa Sen"],
        number="Số: 05/KH-MN",
        place_date=f"Đồng Tâm, {LONGEST_DAY}",
    )
    assert head["parent"] == ["UBND XÃ ĐỒNG TÂM"]
    assert head["issuer"] == ["TRƯỜNG MẦM NON", "HOA SEN"]


def test_a_drawn_line_says_what_it_is_to_those_who_hear_the_page() -> None:
    drawn = rule(100, 1)
    assert drawn.count('descr="Đường kẻ ngang"') == drawn.count('alt="Đường kẻ ngang"') == 1


def test_rules_are_as_long_as_the_decree_says() -> None:
    head = head_of_page(
        parent=[],
        issuer=["Ủy ban nhân dân xã Đồng Tâm"],
        number="Số: 05/KH-UBND",
        place_date=f"Đồng Tâm, {LONGEST_DAY}",
    )
    widest = max(text_width(line, SIZES.issuer, bold=True) for line in head["issuer"])
    assert 1 / 3 <= _length(head["issuer_rule"]) / widest <= 1 / 2
    motto = text_width(MOTTO, SIZES.motto, bold=True)
    assert _length(head["motto_rule"]) == pytest.approx(motto, abs=0.01)
    ids = re.findall(r'<wp:docPr id="(\d+)"', head["issuer_rule"] + head["motto_rule"])
    assert len(set(ids)) == 2


def _length(rule: str) -> float:
    found = re.search(r'<wp:extent cx="(\d+)" cy="0"/>', rule)
    assert found is not None
    return int(found[1]) / 12_700


@pytest.mark.parametrize(
    ("number", "place", "key"),
    [
        ("Số: 1/KH-" + "BCĐ" * 20, "Đồng Tâm", "ky_hieu"),
        ("Số: 1/KH-UBND", "Đồng Tâm " * 6, "dia_danh"),
    ],
)
def test_a_line_that_no_column_holds_is_named(number: str, place: str, key: str) -> None:
    with pytest.raises(InputError) as caught:
        head_of_page(
            parent=[], issuer=["UBND"], number=number, place_date=f"{place}, {LONGEST_DAY}"
        )
    assert [problem.path for problem in caught.value.problems] == [key]


words = st.text(
    st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxy0123456789-,"), min_size=1, max_size=9
)


@given(st.lists(words, min_size=1, max_size=40), st.floats(60, 460), st.booleans())
def test_lines_hold_every_word_in_order_within_the_width(
    said: list[str], width: float, units: bool
) -> None:
    text = " ".join(said)
    lines, _ = break_lines(text, width, 14, bold=True, units=units)
    assert " ".join(lines) == text
    for line in lines:
        assert text_width(line, 14, bold=True) <= width + 1e-6 or " " not in line
