"""Widths are those of the font whose advances the data repeats."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.metrics import text_width, times

FONTS = Path("/usr/share/fonts/truetype/liberation2")
FACES = {
    "Regular": (False, False),
    "Bold": (True, False),
    "Italic": (False, True),
    "BoldItalic": (True, True),
}
OFFICE = (
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
    "0123456789 .,;:!?()[]/-–—…“”‘’%+=×÷±≤≥²³°€₫§•→½"
)
known = st.text(st.sampled_from(OFFICE + OFFICE.upper()), max_size=60)


@pytest.mark.parametrize("face", FACES)
def test_every_letter_has_the_advance_of_the_font(face: str) -> None:
    ttlib = pytest.importorskip("fontTools.ttLib")
    file = FONTS / f"LiberationSerif-{face}.ttf"
    if not file.exists():
        pytest.skip("fonts-liberation2 is not installed")
    bold, italic = FACES[face]
    with ttlib.TTFont(file) as font:
        names, widths = font.getBestCmap(), font["hmtx"]
        em = font["head"].unitsPerEm
        for character in OFFICE + OFFICE.upper():
            if ord(character) in names:
                advance = widths[names[ord(character)]][0] / em
                assert text_width(character, 1, bold=bold, italic=italic) == advance, character


@given(known, known, st.booleans(), st.booleans())
def test_a_text_is_as_wide_as_its_parts(one: str, two: str, bold: bool, italic: bool) -> None:
    apart = text_width(one, 14, bold=bold, italic=italic) + text_width(
        two, 14, bold=bold, italic=italic
    )
    assert text_width(one + two, 14, bold=bold, italic=italic) == pytest.approx(apart)


@given(known, st.integers(8, 20))
def test_width_grows_with_the_size(text: str, size: int) -> None:
    assert text_width(text, 2 * size) == pytest.approx(2 * text_width(text, size))


def test_an_unknown_character_counts_as_the_widest() -> None:
    assert text_width("漢", 10) == 10.0


def test_the_data_say_where_they_come_from() -> None:
    assert "SIL Open Font License" in (times.__doc__ or "")
