"""What an author typed, or pasted from Word, that docgen prints itself or would print as it is.

``1. 1. Phạm vi`` is what comes out of a khoản that was typed with its number. Such a beginning is
refused with the characters to delete: to take it away unasked would be a guess. A beginning that
may be the words themselves (``2025. …``, ``1.200 hộ``, ``-5 độ``, ``V. I. Lê-nin``) is left alone.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal

__all__ = ["FIRST", "NOWHERE", "SIGNS", "WORD", "Lead", "led", "markup_in", "repeated"]

Lead = Literal["item", "line", "head", "dash", ""]
"""What docgen prints before a text: the mark of a list or of a line, a head's number, a dash."""

_DASHES: Final = "-–—−•●○◦▪■□►➢❖✓✔☑§·*+"
FIRST: Final = _DASHES
"""What such a beginning begins with, or else…"""
WORD: Final = ".)/"
"""…it has one of these in its first word; other texts need not be looked at."""
NOWHERE: Final = "*_<&#|"
"""What Markdown and the web's blanks are written with; texts without it need not be looked at."""

SIGNS: Final = re.compile(f"[{NOWHERE}]")
"""One of these characters."""

_LETTER = "[^\\W\\d_]"
_CAPITAL = "[A-ZĐÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ]"
_OPENING = f"(?={_LETTER}|[“\"'‘(\\[])"
_NO_INITIAL = rf"(?!{_CAPITAL}{{1,2}}\.)"  # V. I. Lê-nin
_DASH = rf"[{re.escape(_DASHES)}]+\s+|[–—•●○◦▪■□►➢❖✓✔☑§·]+|[-+]+(?={_LETTER})"
_NUMBER = (
    rf"\d{{1,2}}[.)/]\s+{_OPENING}|\d{{1,2}}[.)](?={_CAPITAL})"
    rf"|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}(?:[.)]\s*{_OPENING}|\s+(?={_CAPITAL}))"
)
_SMALL = rf"[a-zđ](?:\)\s*|[./]\s+){_OPENING}"
_ROMAN = rf"[IVXL]{{2,6}}[.)/]\s*{_OPENING}"
_GREAT = rf"[A-ZĐ][.)/]\s+{_NO_INITIAL}{_OPENING}|[IVX][.)/]{_NO_INITIAL}(?={_CAPITAL})"
_PATTERNS: Final[dict[str, str]] = {
    "item": f"{_DASH}|{_NUMBER}|{_SMALL}|{_ROMAN}",
    "line": f"{_DASH}|{_NUMBER}|{_SMALL}|{_ROMAN}",
    "head": f"{_DASH}|{_NUMBER}|{_SMALL}|{_ROMAN}|{_GREAT}",
    "dash": _DASH,
}
_WHY: Final[dict[Lead, str]] = {
    "item": (
        "docgen tự in số và dấu đầu dòng theo khóa của danh sách: khoan in 1., diem in a), gach in "
        "-, cong in +"
    ),
    "line": "docgen tự in số hoặc dấu đầu dòng ở đây",
    "head": "docgen tự đánh số; muốn đúng số khác thì ghi số ấy ở khóa so",
    "dash": "câu này không in dấu đầu dòng, hoặc docgen tự in dấu ấy",
}


@cache
def _pattern(lead: Lead) -> re.Pattern[str]:
    return re.compile(_PATTERNS[lead])


def repeated(lead: Lead, text: str) -> str:
    """What is wrong with the beginning of a text that docgen leads in; empty where nothing is.

    >>> repeated("dash", "- Luật Đất đai")
    'Xóa “- ” ở đầu: câu này không in dấu đầu dòng, hoặc docgen tự in dấu ấy.'
    >>> repeated("item", "1.200 hộ"), repeated("head", "V. I. Lê-nin")
    ('', '')
    """
    found = _pattern(lead).match(text) if lead else None
    if found is None or found.end() == len(text):
        return ""
    return f"Xóa “{found[0]}” ở đầu: {_WHY[lead]}."


_LEDS: Final[dict[str, str]] = {
    "note": r"lưu ý\s*:\s*",
    "remark": r"ghi chú\s*:\s*",
    "unit": r"(?:đvt|đơn vị(?: tính)?)\s*:\s*",
    "addressee": r"kính gửi\s*:?\s*",
    "article": r"điều\s+\d{1,3}[a-zđ]?\s*[.:]?\s+",
    "division": (
        r"(?:phần|chương|mục|tiểu mục)\s+(?:thứ\s+\w{1,6}|[ivxlc]{1,6}|\d{1,3})"
        r"(?:\s*[.:–-]\s*|\s*\Z)"
    ),
    "appendix": r"phụ lục(?:\s+(?:số\s+)?(?:[ivxlc]{1,6}|\d{1,3}))?(?:\s*[.:–-]\s*|\s*\Z)",
    "appendix number": r"phụ lục(?:\s+số)?\s*",
}


@cache
def _led(what: str) -> re.Pattern[str]:
    return re.compile(_LEDS[what], re.IGNORECASE)


def led(what: str, text: str) -> str:
    """What is wrong with a text that begins with a word which docgen prints before it.

    >>> led("note", "Lưu ý: không tự sửa")
    'Xóa “Lưu ý:” ở đầu: docgen tự in chữ ấy.'
    >>> led("article", "Điều kiện hỗ trợ"), led("division", "Phần mềm quản lý")
    ('', '')
    """
    found = _led(what).match(text)
    return "" if found is None else f"Xóa “{found[0].strip()}” ở đầu: docgen tự in chữ ấy."


_Code = Literal["text/markdown", "text/tags"]


@cache
def _markup() -> re.Pattern[str]:
    word = "[^\\W_]"
    return re.compile(
        rf"(?P<bold>\*\*(?=[\w“\"'(])[^*]{{1,300}}\*\*)"
        rf"|(?P<under>(?<!\w)__(?={word})[^_]{{1,300}}__(?!\w))"
        rf"|(?P<italic>(?<![\w*])\*(?={word})[^*]{{1,300}}(?<=[\w.,;:!?”])\*(?![\w*]))"
        rf"|(?P<slanted>(?<!\w)_(?={word})[^_]{{1,300}}(?<={word})_(?!\w))"
        r"|(?P<heading>\A#{1,6}\s)|(?P<table>\A\|.{0,2000}\|\Z)"
        r"|(?P<code><br ?/?>|&nbsp;)",
        re.IGNORECASE,
    )


def markup_in(text: str, *, marks: bool = False) -> tuple[_Code, str] | None:
    """The code and the sentence of Markdown in a text, or of a blank as the web writes it.

    ``marks``: it may hold marks. Other tags and entities are words like any other, printed as
    they are typed: a text may speak of them.

    >>> markup_in("Nộp **trước ngày 15/11** hằng năm")[0], markup_in("số (*) và 2*3 và R&D")
    ('text/markdown', None)
    """
    for found in _markup().finditer(text):
        kind, shown = found.lastgroup, _short(found[0])
        if kind == "code":
            return "text/tags", (
                f"“{shown}” là mã của trang web, sẽ in ra nguyên văn: thay bằng dấu cách, hoặc "
                "tách thành hai đoạn."
            )
        if kind == "table":
            return "text/markdown", (
                "Dòng này là hàng của bảng Markdown, sẽ in ra nguyên văn: dùng khóa bang với cot "
                "và hang."
            )
        if kind == "heading":
            return "text/markdown", (
                f"“{shown.strip()}” ở đầu là dấu tiêu đề của Markdown, sẽ in ra nguyên văn: xóa "
                "dấu ấy; tiêu đề thì ghi ở tieu_de."
            )
        if not marks:
            sign = "**" if kind == "bold" else "__" if kind == "under" else found[0][0]
            return "text/markdown", (
                f"Dấu {sign} của “{shown}” sẽ in ra nguyên văn: xóa các dấu ấy; muốn chữ đậm, "
                "nghiêng trong lời văn thì viết dinh_dang: trước câu, dùng dấu **đậm**, *nghiêng*."
            )
    return None


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"
