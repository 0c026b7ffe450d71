"""What the law presumes: real characters, real days, units that exist, no blanks left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.check.components import Document
from docgen.check.rules.appendix import mentions
from docgen.check.rules.core import Fault, judge
from docgen.check.rules.date import issued
from docgen.check.rules.heading import issuer_name
from docgen.check.texts import shorten
from docgen.check.view import Paragraph
from docgen.standard.model import Rule
from docgen.vietnamese import TWO_LEVELS_SINCE, PartialDate, character_name, looks_legacy

__all__: list[str] = []

_LATIN: Final = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_LOOKALIKE: Final = re.compile(
    rf"[ÐðƉɖ\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]"
    rf"|(?<=[{_LATIN}])[\u0400-\u04ffΑΒΕΖΗΙΚΜΝΟΡΤΥΧο]|[\u0400-\u04ffΑΒΕΖΗΙΚΜΝΟΡΤΥΧο](?=[{_LATIN}])"
)
# Any of those characters: one search tells of nearly all paragraphs that none is there.
_STRANGE: Final = re.compile(
    "[ÐðƉɖ\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff\u0400-\u04ffΑΒΕΖΗΙΚΜΝΟΡΤΥΧο]"
)
_INVISIBLE: Final = re.compile(
    "[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
_BLANK: Final = re.compile(r"\.{4,}|…{2,}|_{4,}")
_FILLERS: Final = ("....", "……", "____")
_DAY: Final = re.compile(
    r"\bngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s+năm\s+(?P<y>\d{4})\b"
    r"|(?<![\d/.,-])(?P<d2>\d{1,2})/(?P<m2>\d{1,2})/(?P<y2>(?:19|20)\d{2})(?![\d/])"
    r"|\bngày\s+(?P<d3>\d{1,2})/(?P<m3>\d{1,2})(?![\d/])"
)
_SINCE: Final = PartialDate.parse(TWO_LEVELS_SINCE.isoformat())


def _shown(document: Document) -> Iterator[Paragraph]:
    for story in document.view.stories:
        yield from story.paragraphs


@judge("ky-tu/nfc")
def nfc(document: Document, rule: Rule) -> Iterator[Fault]:
    for paragraph in _shown(document):
        if paragraph.decomposed:
            word = next((w for w in paragraph.text.split() if not w.isascii()), "")
            yield Fault(
                "Chữ có dấu là ký tự tổ hợp, không phải Unicode dựng sẵn.",
                "ký tự dựng sẵn (NFC)",
                "ký tự tổ hợp (NFD)",
                paragraph,
                words=word,
            )


@judge("ky-tu/legacy")
def legacy(document: Document, rule: Rule) -> Iterator[Fault]:
    for paragraph in _shown(document):
        cause = looks_legacy(paragraph.text) if len(paragraph.text) > 2 else None
        old = next(
            (r.format.ascii for r in paragraph.runs if r.format.legacy and r.text.strip()), None
        )
        if cause or old:
            told = cause or f"phông chữ của bộ mã cũ ({old})"
            yield Fault(f"Đoạn này dùng bộ mã cũ: {told}.", "Unicode", told, paragraph)


@judge("ky-tu/lookalike")
def lookalike(document: Document, rule: Rule) -> Iterator[Fault]:
    for paragraph in _shown(document):
        if _STRANGE.search(paragraph.text) is None:
            continue
        found = _LOOKALIKE.search(paragraph.text)
        if found:
            near = shorten(paragraph.text[max(0, found.start() - 10) : found.end() + 10], 40)
            yield Fault(
                "Trong chữ có ký tự trông giống chữ Việt mà không phải.",
                "chữ cái tiếng Việt",
                character_name(found[0]),
                paragraph,
                words=near,
            )


@judge("ky-tu/invisible")
def invisible(document: Document, rule: Rule) -> Iterator[Fault]:
    for paragraph in _shown(document):
        if paragraph.text.isascii():
            continue
        found = _INVISIBLE.search(paragraph.text)
        if found:
            near = paragraph.text[max(0, found.start() - 15) : found.end() + 15].replace(
                found[0], ""
            )
            yield Fault(
                "Trong lời văn có ký tự không nhìn thấy.",
                "không có",
                f"U+{ord(found[0]):04X}",
                paragraph,
                words=shorten(near, 40),
            )


@judge("noi-dung/blank")
def blank(document: Document, rule: Rule) -> Iterator[Fault]:
    for block in document.blocks:
        text = block.piece.text
        if block.table is not None or not any(map(text.__contains__, _FILLERS)):
            continue
        found = _BLANK.search(text)
        if found:
            yield Fault(
                "Trong lời văn còn chỗ trống chờ điền.", "đã điền", found[0][:20], block.piece
            )


@judge("ngay/exists")
def exists(document: Document, rule: Rule) -> Iterator[Fault]:
    for piece in document.prose:
        if "/" not in piece.text and "ngày" not in piece.text:
            continue
        for match in _DAY.finditer(piece.text):
            day, month, year = (
                next(
                    (
                        match[n]
                        for n in (name, f"{name}2", f"{name}3")
                        if n in match.groupdict() and match[n]
                    ),
                    None,
                )
                for name in ("d", "m", "y")
            )
            try:
                # A leap year, so that 29/02 without its year is a day.
                PartialDate(int(year or 2024), int(month or 1), int(day or 1))
            except ValueError as error:
                yield Fault(
                    f"“{match[0]}” không có trong lịch. {error}",
                    "ngày có thật",
                    match[0],
                    piece,
                    words=match[0],
                )


@judge("phu-luc/missing")
def missing(document: Document, rule: Rule) -> Iterator[Fault]:
    from docgen.check.components.body import roman_value

    _, _, places = mentions(document)
    values = set()
    for at, appendix in enumerate(document.appendices, 1):
        number = appendix.number
        value = int(number) if number.isdigit() else roman_value(number.upper())
        values.add(value if value is not None else at)
    told: set[int] = set()
    for value, words, piece in places:
        if value not in values and value not in told:
            told.add(value)
            yield Fault(
                f"Văn bản nhắc đến {words} mà không kèm theo Phụ lục này.",
                f"có {words}",
                "không có",
                piece,
                words=words,
            )


@judge("don-vi/abolished")
def abolished(document: Document, rule: Rule) -> Iterator[Fault]:
    day = issued(document)
    if day is None or day < _SINCE:
        return
    kinds = "|".join(k for k in document.standard.abolished_units if " thuộc " not in k)
    pattern = re.compile(
        rf"(?<![^\W_])({kinds})(?=\s+[A-ZĐÀ-Ỹ\d])|\b(?:UBND|HĐND|Ủy ban nhân dân) ({kinds})\b"
    )
    name = issuer_name(document)
    found = re.search(rf"\b({kinds.upper()})\b", name)
    if found:
        yield Fault(
            f"Tên cơ quan có cấp “{found[1].lower()}” không còn từ 01/7/2025.",
            "xã, phường hoặc đặc khu",
            document.text("co-quan"),
            document.first("co-quan"),
        )
    bases = {id(p) for p in document.of("can-cu")}
    for piece in document.prose:
        match = pattern.search(piece.text)
        if match is None or id(piece) in bases:
            continue  # a căn cứ may be older than the reform
        around = piece.text[max(0, match.start() - 40) : match.start()]
        if re.search(
            r"\b(cũ|trước đây|trước sắp xếp|năm 20(1\d|2[0-4]))\b",
            around + piece.text[match.end() : match.end() + 30],
        ):
            continue
        yield Fault(
            f"Nhắc đến cấp “{match[1] or match[2]}” không còn từ 01/7/2025.",
            "xã, phường hoặc đặc khu",
            match[0],
            piece,
            words=piece.text[match.start() : match.start() + 30],
        )
