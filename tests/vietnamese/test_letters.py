"""Letters: case, order, lettered points, Roman numbers."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.vietnamese import (
    POINT_LETTERS,
    capitalize_first,
    lower,
    point_letter,
    point_number,
    roman,
    sort_key,
    upper,
)

VIETNAMESE = st.text(
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ "
)


@given(VIETNAMESE)
def test_case_goes_there_and_back(text: str) -> None:
    assert lower(upper(text)) == text
    assert len(upper(text)) == len(text)


def test_case_keeps_the_authors_tone_placement() -> None:
    assert upper("hoà bình, hòa bình, đường") == "HOÀ BÌNH, HÒA BÌNH, ĐƯỜNG"


def test_only_the_first_letter_is_raised() -> None:
    assert capitalize_first("đặc khu Phú Quốc") == "Đặc khu Phú Quốc"
    assert capitalize_first("") == ""


ORDERED = [
    # letters
    ["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i", "k", "l", "m", "n"],
    ["n", "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "x", "y"],
    # tones: ngang, huyền, hỏi, ngã, sắc, nặng
    ["ma", "mà", "mả", "mã", "má", "mạ"],
    # a letter weighs more than a tone
    ["mạ", "mai", "măn"],
    # syllable by syllable
    ["ba", "ba mươi", "bà con"],
    ["An", "Ánh", "Ân", "Duy", "Đức"],
    # numbers as numbers
    ["Khu phố 2", "Khu phố 10", "Khu phố Tân"],
]  # fmt: skip


@pytest.mark.parametrize("ordered", ORDERED, ids=lambda ordered: ordered[0])
def test_alphabetical_order(ordered: list[str]) -> None:
    shuffled = random.Random(1).sample(ordered, len(ordered))
    assert sorted(shuffled, key=sort_key) == ordered


@given(st.lists(st.text(max_size=20), max_size=10))
def test_order_depends_on_the_texts_alone(texts: list[str]) -> None:
    backwards = list(reversed(texts))
    assert sorted(texts, key=sort_key) == sorted(backwards, key=sort_key)


def test_points_are_lettered_as_the_decree_letters_its_own() -> None:
    letters = [point_letter(number) for number in range(1, 24)]
    assert " ".join(letters) == "a b c d đ e g h i k l m n o p q r s t u v x y"
    assert [point_number(letter) for letter in letters] == list(range(1, 24))
    assert sorted(POINT_LETTERS, key=sort_key) == list(POINT_LETTERS)


@pytest.mark.parametrize("number", [0, -1, 24])
def test_there_is_no_other_point(number: int) -> None:
    with pytest.raises(ValueError, match="cấp sâu hơn"):
        point_letter(number)


@pytest.mark.parametrize("letter", ["f", "ă", "A", "ab", ""])
def test_no_other_letter_is_a_point(letter: str) -> None:
    with pytest.raises(ValueError, match="không phải là chữ cái của điểm"):
        point_number(letter)


@given(st.integers(1, 3999))
def test_roman_reads_back(number: int) -> None:
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    figures = [values[letter] for letter in roman(number)]
    following = [*figures[1:], 0]
    assert sum(-a if a < b else a for a, b in zip(figures, following, strict=True)) == number


@pytest.mark.parametrize(
    ("number", "written"), [(4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1994, "MCMXCIV")]
)
def test_roman(number: int, written: str) -> None:
    assert roman(number) == written


@pytest.mark.parametrize("number", [0, 4000])
def test_roman_has_bounds(number: int) -> None:
    with pytest.raises(ValueError, match="La Mã"):
        roman(number)


def test_sorting_a_long_text_is_linear() -> None:
    start = time.perf_counter()
    for text in ("1" * 30_000, "à1" * 15_000, " " * 30_000):
        sort_key(text)
    assert time.perf_counter() - start < 5
