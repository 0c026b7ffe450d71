"""Documents that a text cites: type, number, symbol, date, issuer, as they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

__all__ = ["Citation", "abbreviation", "citations"]

# Types of legal documents stand outside the decree's table; their symbols are fixed by law.
_LEGAL: Final = {
    "Nghị định": ("NĐ",),
    "Thông tư": ("TT",),
    "Thông tư liên tịch": ("TTLT",),
    "Lệnh": ("L",),
    "Pháp lệnh": ("UBTVQH",),
    "Nghị quyết liên tịch": ("NQLT",),
}
_TYPES: Final = (
    "Nghị định|Nghị quyết liên tịch|Nghị quyết|Quyết định|Thông tư liên tịch|Thông tư|Chỉ thị|"
    "Kế hoạch|Công văn|"
    "Chương trình|Hướng dẫn|Thông báo|Tờ trình|Báo cáo|Quy định|Quy chế|Công điện|Kết luận|Đề án|"
    "Phương án|Văn bản"
)
_CITED: Final = re.compile(
    rf"\b(?P<type>{_TYPES})\s+(?:liên tịch\s+)?(?:số\s*:?\s*)?(?P<number>\d{{1,5}}[A-Za-z]?)\s*/\s*"
    r"(?P<symbol>[^\s,;.()“”\"]{2,30})"
)
_SPACES: Final = re.compile(r"\s+")
_DATE: Final = re.compile(
    r"^[\s,]*(?:ngày\s+)?(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"
    r"|ngày[\s.…]{0,20}tháng)",
)


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation; ``key`` is the same for all citations of one document."""

    type: str
    number: str
    symbol: str
    dated: bool
    issuer: bool
    subject: bool
    at: int
    text: str

    @property
    def key(self) -> str:
        return f"{self.number}/{self.symbol}".upper()

    @property
    def first_group(self) -> str:
        """The group of the symbol that names the type: after a year if there is one."""
        groups = [g for g in re.split(r"[/-]", self.symbol) if g and not g.isdigit()]
        return groups[0] if groups else ""


@lru_cache(maxsize=1024)  # several rules ask of the same text
def citations(text: str) -> tuple[Citation, ...]:
    """Every citation with a number in a text.

    >>> [c.key for c in citations("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020")]
    ['30/2020/NĐ-CP']
    """
    found: list[Citation] = []
    if "/" not in text:
        return ()
    text = _SPACES.sub(" ", text)
    for match in _CITED.finditer(text):
        rest = text[match.end() : match.end() + 220]
        following = re.search(rf"\b(?:{_TYPES})\s+(?:số\s*)?\d", rest)
        rest = rest[: following.start()] if following else rest
        dated = _DATE.match(rest)
        # What the law numbers with its year needs no day to be found, but the decree wants it.
        after = rest[dated.end() :] if dated else rest
        issuer = re.match(r"[^;.]{0,40}?\bcủa\s+[\w“]", after)
        subject = re.search(
            r"\b(về|quy định|ban hành|hướng dẫn|phê duyệt|sửa đổi|quy chế)\b", after, re.IGNORECASE
        )
        found.append(
            Citation(
                match["type"],
                match["number"],
                match["symbol"].rstrip(".,;:"),
                bool(dated),
                bool(issuer),
                bool(subject),
                match.start(),
                match[0],
            )
        )
    return tuple(found)


def abbreviation(kind: str, known: dict[str, str]) -> tuple[str, ...]:
    """What the symbol of a document of this type begins with; empty if nothing is fixed."""
    if kind in _LEGAL:
        return _LEGAL[kind]
    return tuple(short for short, title in known.items() if title == kind)
