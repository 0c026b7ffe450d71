"""The views that builders and checkers read, held against the decree's own table and lists."""

from __future__ import annotations

import re
import unicodedata

import pytest

from docgen.standard import load
from docgen.standard.model import Range
from tests.reference import require_reference

STANDARD = load()

# The rows of the table in Mục V: its words for a row, and our component.
TABLE = {
    "- Quốc hiệu": "quoc-hieu",
    "- Tiêu ngữ": "tieu-ngu",
    "- Tên cơ quan, tổ chức chủ quản trực tiếp": "chu-quan",
    "- Tên cơ quan, tổ chức ban hành văn bản": "co-quan",
    "Số, ký hiệu của văn bản": "so-ky-hieu",
    "Địa danh và thời gian ban hành văn bản": "dia-danh-ngay",
    "- Tên loại văn bản": "ten-loai",
    "- Trích yếu nội dung": "trich-yeu",
    "Trích yếu nội dung": "trich-yeu-cong-van",
    "Nội dung văn bản": "noi-dung",
    "- Từ “Phần”, “Chương” và số thứ tự của phần, chương": "phan-chuong",
    "- Tiêu đề của phần, chương": "tieu-de-phan-chuong",
    "- Từ “Mục” và số thứ tự": "muc",
    "- Tiêu đề của mục": "tieu-de-muc",
    "- Từ “Tiểu mục” và số thứ tự": "muc",
    "- Tiêu đề của tiểu mục": "tieu-de-muc",
    "- Điều": "dieu",
    "- Khoản": "khoan",
    "- Điểm": "diem",
    "- Từ “Phần” và số thứ tự": "phan-chuong",
    "- Tiêu đề của phần": "tieu-de-phan-chuong",
    "- Số thứ tự và tiêu đề của mục": "muc-la-ma",
    "Trường hợp có tiêu đề": "tieu-de-khoan",
    "Trường hợp không có tiêu đề": "khoan",
    "- Quyền hạn của người ký": "quyen-han",
    "- Chức vụ của người ký": "chu-vu",
    "- Họ tên của người ký": "ho-ten",
    "Từ “Kính gửi” và tên cơ quan, tổ chức, cá nhân nhận văn bản": "kinh-gui",
    "- Từ “Nơi nhận”": "noi-nhan",
    "- Tên cơ quan, tổ chức, cá nhân nhận văn bản": "danh-sach-noi-nhan",
    "- Từ “Phụ lục” và số thứ tự của phụ lục": "phu-luc",
    "- Tiêu đề của phụ lục": "tieu-de-phu-luc",
    "Dấu chỉ mức độ khẩn": "khan",
    "Ký hiệu người soạn thảo văn bản và số lượng bản phát hành": "ky-hieu-soan-thao",
    "Địa chỉ cơ quan, tổ chức; thư điện tử; trang thông tin điện tử; số điện thoại; số Fax": (
        "dia-chi"
    ),
    "Chỉ dẫn về phạm vi lưu hành": "luu-hanh",
    "Số trang": "so-trang",
}
# Headings of the table that state no style, and the head rows of its three pages.
NO_STYLE = {"", "Cỡ chữ"}


def table_rows() -> list[tuple[str, str, str, str, str]]:
    """(row, letters, sizes, style, size of the example) of each row that states a style."""
    text = require_reference("nd30/phu-luc-I.md").read_text("utf-8")
    rows = []
    for line in text.splitlines():
        cells = [" ".join(cell.split()) for cell in line.strip("|").split("|")]
        if len(cells) == 9 and cells[3] not in NO_STYLE and not cells[0].startswith("---"):
            rows.append((cells[1], cells[2], cells[3], cells[4], cells[8]))
    return rows


def test_the_table_of_styles_is_known_whole() -> None:
    assert {row[0] for row in table_rows()} == set(TABLE)


def test_sizes_and_picks_are_the_tables() -> None:
    for name, _, sizes, _, example in table_rows():
        view = STANDARD.component(TABLE[name])
        low, _, high = sizes.partition(" - ")
        expected = Range(float(low), float(high or low), float(example), "pt")
        assert view.size == expected, name


def test_letters_and_styles_are_the_tables() -> None:
    # The whole row "Số, ký hiệu" is "in thường" in the table, the symbol in capitals in the text.
    for name, letters, _, style, _ in table_rows():
        view = STANDARD.component(TABLE[name])
        if view.case is not None:
            assert view.case == ("upper" if letters == "In hoa" else "normal"), name
        assert view.italic is ("Nghiêng" in style), name
        if view.bold is not None:
            assert view.bold is ("đậm" in style), name


def test_types_and_abbreviations_are_the_decrees() -> None:
    text = require_reference("nd30/phu-luc-III.md").read_text("utf-8")
    found = dict(re.findall(r"^\| +\| ([^|]+?) \| (\w+) \|$", text, re.MULTILINE))
    assert len(found) == 30
    ours = STANDARD.document_types + STANDARD.copy_types
    by_title = {_tone(one.title): one.abbreviation for one in ours if one.abbreviation}
    assert {_tone(k.removesuffix(" (cá biệt)")): v for k, v in found.items()} == by_title


def test_types_stand_in_the_order_of_article_7() -> None:
    text = require_reference("nd30/nghi-dinh-30-2020.md").read_text("utf-8")
    start = "Văn bản hành chính gồm các loại văn bản sau: "
    sentence = re.search(rf"^{start}(.+)\.$", text, re.MULTILINE)
    assert sentence
    listed = [_tone(one.removesuffix(" (cá biệt)").casefold()) for one in sentence[1].split(", ")]
    assert listed == [_tone(one.title.casefold()) for one in STANDARD.document_types]
    assert len(listed) == 29


def test_every_form_exists() -> None:
    text = require_reference("nd30/phu-luc-III.md").read_text("utf-8")
    forms = set(re.findall(r"^\| (Mẫu \d\.\d+) \|", text, re.MULTILINE))
    named = {one.form for one in STANDARD.document_types + STANDARD.copy_types if one.form}
    named |= {r.clause.split(" Mục")[0] for r in STANDARD.rules if r.clause.startswith("Mẫu")}
    assert named <= forms


def _tone(text: str) -> str:
    """Both placements of a tone mark are right: uỷ and ủy are one word."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(sorted(parts)) if "y" in parts.casefold() else text


def test_the_page() -> None:
    page = STANDARD.page
    assert (page.width, page.height) == (210, 297)
    assert page.top == (20, 25, 20, "mm")
    assert page.right.low <= page.right.pick <= page.right.high
    assert (page.font, page.colour, page.language) == ("Times New Roman", "000000", "vi-VN")


def test_sizes_of_the_header_suit_each_other() -> None:
    picks = [STANDARD.component(name).size for name in ("quoc-hieu", "tieu-ngu", "co-quan")]
    quoc_hieu, tieu_ngu, co_quan = (one.pick for one in picks if one is not None)
    assert (quoc_hieu, tieu_ngu) in STANDARD.size_pairs
    assert co_quan == quoc_hieu


@pytest.mark.parametrize("name", ["can-cu", "noi-dung", "muc-la-ma", "dieu", "khoan", "diem"])
def test_first_lines_begin_1_or_1_27_cm_in(name: str) -> None:
    view = STANDARD.component(name)
    assert view.indents == (10.0, 12.7)
    assert view.indent in view.indents


def test_points_are_lettered_as_the_decree_letters_itself() -> None:
    assert len(STANDARD.point_letters) == 23
    assert "".join(STANDARD.point_letters).startswith("abcdđeghik")
    assert not set(STANDARD.point_letters) & set("ăâêôơưfjwz")


def test_frames_of_urgency_are_the_decrees() -> None:
    assert {mark.texts[0]: mark.frame for mark in STANDARD.urgency} == {
        "HỎA TỐC": (30, 8),
        "THƯỢNG KHẨN": (40, 8),
        "KHẨN": (20, 8),
    }


def test_a_type_is_found_however_it_is_capitalised() -> None:
    for one in STANDARD.document_types:
        assert STANDARD.document_type(one.title.upper()) is one
        assert STANDARD.document_type(one.key) is one
    assert STANDARD.document_type("Thông tư") is None


def test_text_is_in_composed_unicode() -> None:
    for rule in STANDARD.rules:
        for text in (rule.clause, rule.title, rule.demand):
            assert unicodedata.is_normalized("NFC", text)


def test_fixed_names_have_their_rules() -> None:
    ids = {rule.id for rule in STANDARD.rules}
    for name in STANDARD.fixed_names:
        assert name.rule in ids
        assert all(phrase == phrase.casefold() for phrase in name.unless + name.only)
        assert all(name.right.casefold() in phrase for phrase in name.unless + name.only)
