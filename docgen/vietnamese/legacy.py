"""Text in a pre-Unicode Vietnamese encoding, or decoded by the wrong one.

Old files are typed in TCVN3 (the fonts .VnTime) or VNI (VNI-Times): seen without those fonts they
are Latin-1 letters that mean nothing. TCVN 6909:2001 (khoản 4 Mục I Phần I Phụ lục I) wants
Unicode. We only say what it looks like; converting is the author's decision.
"""

from __future__ import annotations

import re
import unicodedata

from docgen.vietnamese.syllables import is_syllable

__all__ = ["BEYOND", "BEYOND_LATIN_1", "ORDINARY", "VISIBLE_BEYOND_ASCII", "looks_legacy"]

# What nearly every Vietnamese text is made of, in NFC: one pass over it and it is through.
_VIETNAMESE = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ"
VISIBLE_BEYOND_ASCII = f"{_VIETNAMESE}°²³–—‘’“”…•"
VISIBLE = rf"\x21-\x7e{VISIBLE_BEYOND_ASCII}"
ORDINARY = re.compile(f"[ \u00a0{VISIBLE}]*")
# No encoding of one byte a letter gives these; all but the shortest Unicode texts hold one.
BEYOND = "ĂăĐđĨĩŨũƠơƯưẠ-ỹ"
BEYOND_LATIN_1 = re.compile(f"[{BEYOND}]")

TCVN3 = "chữ gõ theo bảng mã TCVN3 (phông .VnTime); hãy chuyển sang Unicode rồi nhập lại"
VNI = "chữ gõ theo bảng mã VNI (phông VNI-Times); hãy chuyển sang Unicode rồi nhập lại"
MOJIBAKE = "chữ UTF-8 bị mở bằng bảng mã khác; hãy mở lại tệp gốc bằng UTF-8 rồi nhập lại"
LOST = "chữ đã mất dấu thành dấu hỏi khi chuyển mã; hãy lấy lại từ tệp gốc"

# TCVN 5712:1993 VN3: bytes in order, and the letters that they stand for.
_TCVN3_BYTES = (
    "a1a2a3a4a5a6a7a8a9aaabacadaeb5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcdddedf"
    "e1e2e3e4e5e6e7e8e9eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfe"
)
_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_FROM_TCVN3 = str.maketrans(bytes.fromhex(_TCVN3_BYTES).decode("latin-1"), _TCVN3_LETTERS)

# VNI: a letter and after it a character for its mark and tone; a few letters stand alone.
_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309",
    "ã": "\u0302\u0303", "ä": "\u0302\u0323", "ê": "\u0306", "é": "\u0306\u0301",
    "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_ALONE = {"ö": "ư", "ô": "ơ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ"}
_VNI = re.compile(f"([aeiouyôö])([{''.join(_VNI_MARKS)}])|([{''.join(_VNI_ALONE)}])")

# A word of ASCII and Latin-1 letters alone, no longer than a syllable in two characters a vowel.
_WORD = re.compile(r"(?<![^\W\d_])[A-Za-z\xa1-\xff]{2,9}(?![^\W\d_])")
# Bytes 80 to BF as Windows-1252 shows them, or Latin-1: what follows a lead byte of UTF-8.
_TAIL = "\x80-\xbfŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™"
_MOJIBAKE = re.compile(f"Ã[{_TAIL}]|Ä[\x80-\x91‘’‚ƒ]|Æ[ ¡¯°]|á[º»][{_TAIL}]|â€[{_TAIL}]")
_LOST = re.compile(r"\b[A-Za-z]{1,5}\?[a-z]{1,4}\b(?![/=?])")


def looks_legacy(text: str) -> str | None:
    """The likely cause, as a Vietnamese clause, if ``text`` is in a legacy encoding; else None.

    >>> looks_legacy("KÕ ho¹ch"), looks_legacy("Keá hoaïch"), looks_legacy("Káº¿ hoáº¡ch")
    ... # doctest: +ELLIPSIS
    ('...TCVN3...', '...VNI...', '...UTF-8...')
    >>> looks_legacy("Kế hoạch hòa giải của ông Müller, 12 m²") is None
    True
    """
    if text.isascii():
        return LOST if "?" in text and len(_LOST.findall(text)) > 1 else None
    # Marks typed after their letters ("Unicode tổ hợp") leave letters of Latin-1 before them.
    text = unicodedata.normalize("NFC", text)
    if BEYOND_LATIN_1.search(text) and ORDINARY.fullmatch(text):
        return None
    if _MOJIBAKE.search(text):
        return MOJIBAKE
    words = _WORD.findall(text)
    # Where every letter is a Vietnamese one, an odd word may be a name (Kông Chro, Sông Kôn).
    ordinary = ORDINARY.fullmatch(text) is not None
    # One odd word in a long text may be a name or a footnote sign; in a short one it is the text.
    enough = 1 if len(words) <= 4 and not ordinary else 2
    tcvn3 = vni = 0
    for word in words:
        if word.isascii():
            continue
        if is_syllable(word):
            if ordinary:
                return None
            continue
        tcvn3 += word[0] != "µ" and is_syllable(word.translate(_FROM_TCVN3))  # µm is a unit
        vni += is_syllable(_from_vni(word))
        if max(tcvn3, vni) >= enough and tcvn3 != vni:
            return TCVN3 if tcvn3 > vni else VNI
    return VNI if vni >= enough else None


def _from_vni(word: str) -> str:
    """The word in Unicode, were it VNI."""

    def letter(match: re.Match[str]) -> str:
        base, marks, alone = match.groups()
        return _VNI_ALONE[alone] if alone else _VNI_ALONE.get(base, base) + _VNI_MARKS[marks]

    return unicodedata.normalize("NFC", _VNI.sub(letter, word.lower()))
