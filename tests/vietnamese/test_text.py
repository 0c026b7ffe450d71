"""Clean text: what is refused, by code and place; what must come through untouched."""

from __future__ import annotations

import pickle
import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.vietnamese import TextFault, clean_text, looks_legacy
from docgen.vietnamese.syllables import is_syllable

REFUSED = {
    "control-character": ["\x00", "\x07", "\x0b", "\x0c", "\x1f", "\x7f", "\x85", "\x9f"],
    "tab": ["\t"],
    "line-break": ["\n", "\r", "\u2028", "\u2029"],
    "surrogate": ["\ud800", "\udbff", "\udc00", "\udfff"],
    "noncharacter": ["\ufffe", "\uffff", "\ufdd0", "\ufdef", "\U0001fffe", "\U0010ffff"],
    "bidi-control": ["\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069", "\u061c"],
    "zero-width": ["\u200b", "\u200d", "\u2060", "\u00ad", "\u034f", "\u3164", "\U000e0100"],
    "byte-order-mark": ["\ufeff"],
    "tag-character": ["\U000e0001", "\U000e0041", "\U000e007f"],
    "replacement-character": ["\ufffd"],
    "private-use": ["\ue000", "\uf0b7", "\U000f0000", "\U00100000"],
    "look-alike": ["Ð", "ð", "Ɖ", "Ａ", "１", "𝐀", "а", "Α", "о"],
}  # fmt: skip
CASES = [(code, character) for code, characters in REFUSED.items() for character in characters]


@pytest.mark.parametrize(
    ("code", "character"), CASES, ids=lambda value: value if len(value) > 1 else f"{ord(value):04X}"
)
@pytest.mark.parametrize("before", ["K", "Kế", "  Kế hoạch số 1 – quý IV, x", "Ke\u0302\u0301"])
def test_refused_with_its_code_and_place(code: str, character: str, before: str) -> None:
    with pytest.raises(TextFault) as caught:
        clean_text(f"{before}{character}x")
    fault = caught.value
    assert (fault.code, fault.character, fault.position) == (code, character, len(before) + 1)
    assert f"U+{ord(character):04X}" in str(fault)
    assert f"thứ {fault.position}" in str(fault)


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch hỗ trợ hộ nghèo",
        "hòa hoà thủy thuỷ ủy uỷ",
        "R&D <b> </w:t> ]]> {{ 7*7 }} {% x %}",
        "12 m², 5 × 3, ±2 °C, 10 µm, 3 ≤ x ≥ 2, ½, → §",
        "“ngoặc kép”, ‘ngoặc đơn’, «Pháp», – — … •",
        "hai  dấu cách   giữ nguyên",
        "dấu cách\u00a0không ngắt",
        "α, β-caroten, Ω, tia γ, π",
        "Москва",
        "Müller, Noël, Curaçao, Malmö, señor, Zürich, façade, être",
        "☎ 0271, ✓, 😀",
        "Xã Đăk H'Bông, Ea Kly, Pờ Y",
        "50.000đ/người/năm; 7h30'; 3/4; 100%",
        "có được không?",
        "http://a.vn/x?y=1 và http://b.vn/c?d=2",
        "http://a.vn/x?y=1, http://b.vn/c?d=2; why? how?",
        "＝1+1",
        "",
    ],
)
def test_comes_through_untouched(text: str) -> None:
    assert clean_text(text) == text
    assert clean_text(f" \u3000{text}\u00a0\n") == text


@given(st.text())
def test_whatever_is_accepted_is_nfc_and_stable(raw: str) -> None:
    try:
        text = clean_text(raw)
    except TextFault as fault:
        assert raw[fault.position - 1] == fault.character  # noqa: PT017 (both ways are legitimate)
    else:
        assert unicodedata.is_normalized("NFC", text)
        assert clean_text(text) == text
        assert text == text.strip(" \t\r\n")


def test_decomposed_text_is_composed() -> None:
    text = "Ủy ban nhân dân thị trấn Tân Khai, huyện Hớn Quản"
    assert clean_text(unicodedata.normalize("NFD", text)) == text


TONES = "\u0300\u0301\u0303\u0309\u0323"


@pytest.mark.parametrize("text", ["Mẫu", "Xã Bấc", "Phường Mỗ", "Kế hoạch", "Ấp Cầu Đất"])
def test_tones_typed_after_their_letters_are_no_old_encoding(text: str) -> None:
    """What UniKey calls “Unicode tổ hợp”: ê and its accent, which is neither NFC nor NFD."""
    composite = "".join(
        unicodedata.normalize("NFC", letters) + tone
        for letters, tone in re.findall(f"([^{TONES}]*)([{TONES}]?)", _decomposed(text))
    )
    assert composite != text
    assert clean_text(composite) == text


def _decomposed(text: str) -> str:
    """NFD with each tone last."""
    letters = (unicodedata.normalize("NFD", letter) for letter in text)
    return "".join("".join(sorted(letter, key=TONES.find)) for letter in letters)


def test_line_breaks_where_they_are_allowed() -> None:
    assert clean_text("một\r\nhai\rba\u2028bốn\n", line_breaks=True) == "một\nhai\nba\nbốn"
    with pytest.raises(TextFault, match="điều khiển"):
        clean_text("một\nhai\x0b", line_breaks=True)


def test_a_fault_survives_the_way_back_from_a_worker() -> None:
    with pytest.raises(TextFault) as caught:
        clean_text("a\x07")
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (copy.code, copy.position, copy.character, str(copy)) == (
        caught.value.code,
        2,
        "\x07",
        str(caught.value),
    )


LEGACY = [
    ("TCVN3", "Céng hßa x· héi chñ nghÜa ViÖt Nam"),
    ("TCVN3", "KÕ ho¹ch"),
    ("TCVN3", "Uû ban nh©n d©n thÞ trÊn T©n Khai"),
    ("TCVN3", "®ång"),
    ("TCVN3", "¤ng NguyÔn V¨n A, Chñ tÞch"),
    ("VNI", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"),
    ("VNI", "Keá hoaïch"),
    ("VNI", "UÛy ban nhaân daân thò traán"),
    ("VNI", "Ñöôøng Nguyeãn Hueä"),
    ("UTF-8", "Kế hoạch hỗ trợ".encode().decode("latin-1")),
    ("UTF-8", "Äá»™c láº­p"),
    ("UTF-8", "ThÃ´ng bÃ¡o"),
    ("UTF-8", "nÄƒm 2024 â€“ 2025"),
    ("dấu hỏi", "K? ho?ch gi?m ngh?o"),
]


@pytest.mark.parametrize(("cause", "text"), LEGACY)
def test_legacy_text_is_refused_with_its_cause(cause: str, text: str) -> None:
    assert cause in str(looks_legacy(text))
    with pytest.raises(TextFault, match=cause) as caught:
        clean_text(text)
    assert caught.value.code == "legacy-encoding"


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_every_sentence_of_utf8_read_wrongly_is_seen(encoding: str) -> None:
    for text in (
        "Độc lập - Tự do - Hạnh phúc",
        "Nơi nhận",
        "trích yếu",
        "Đồng Phú",
        "ưu tiên",
        "quý I",
    ):
        garbled = text.encode().decode(encoding, errors="replace")
        with pytest.raises(TextFault):
            clean_text(garbled)


def test_every_commune_passes_and_is_not_legacy() -> None:
    divisions = pytest.importorskip("vietnam_provinces")
    for commune in divisions.Ward.iter_all():
        assert clean_text(commune.name) == commune.name
        assert looks_legacy(commune.name) is None


@pytest.mark.parametrize(
    "word",
    ["nghiêng", "khuya", "uống", "yêu", "giếng", "gì", "Quỳnh", "thuở", "HOẠCH", "uỷ", "ủy"],
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["cê", "nghà", "hoac", "hoàc", "béé", "Müller", "KÕ", "", "b", "x" * 30]
)
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


LONG = [
    "¸", "a", "Ã", "а", "x?", "é ", "aà", "mа", "α", "1", "\n", "á»", "ö", "Æ", " é", "ñöô",
    "\u0301", "a\u0323\u0301",
]  # fmt: skip


@pytest.mark.parametrize("piece", LONG)
def test_time_is_linear(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    start = time.perf_counter()
    for line_breaks in (False, True):
        try:
            clean_text(text, line_breaks=line_breaks)
        except TextFault as fault:
            assert fault.position <= len(text)  # noqa: PT017 (some are refused, some are not)
    looks_legacy(text)
    assert time.perf_counter() - start < 5
