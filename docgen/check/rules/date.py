"""Mục II khoản 4: place and date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from docgen.check.components import Document
from docgen.check.rules.core import Fault, judge
from docgen.check.rules.heading import issuer_name
from docgen.check.texts import dotted, letters
from docgen.standard.model import Rule
from docgen.vietnamese import PartialDate

__all__ = ["DateLine", "date_line", "issued"]

_LINE: Final = re.compile(
    r"^(?P<place>(?:.*?\S)??)(?P<comma>(?:\s*[,;.:])?\s*)\bng[àa]y\b(?P<day>.{0,40}?)\bth[áa]ng\b"
    r"(?P<month>.{0,40}?)\bn[ăa]m\b(?P<year>.{0,30})$",
    re.IGNORECASE | re.DOTALL,
)
_SHORT: Final = re.compile(
    r"^(?P<place>(?:.*?\S)??)(?P<comma>(?:\s*[,;:])?\s*)(?:ng[àa]y\s*)?(?P<day>\d{1,2})\s*[/.-]\s*"
    r"(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})$",
    re.IGNORECASE,
)
# Second syllables of the kinds of unit stay small: Thành phố, Thị xã, Thị trấn, Đặc khu.
_SMALL: Final = frozenset(("phố", "xã", "trấn", "khu", "và"))
_NUMBERED: Final = re.compile(r"\b(PHƯỜNG|QUẬN|XÃ)\s+(\d+)\b")


class DateLine(NamedTuple):
    place: str
    comma: str
    day: str
    month: str
    year: str
    short: bool

    def figures(self) -> list[str]:
        """Day, month and year as they are written."""
        return [self.day, self.month, self.year]


def _bare(text: str) -> str:
    return text.strip(" ._…\u00a0\t,;")


def date_line(document: Document) -> DateLine | None:
    """The parts of the line of place and date; blanks are empty strings."""
    piece = document.first("dia-danh-ngay")
    if piece is None:
        return None
    text = piece.text.strip()
    found = _LINE.match(text)
    short = found is None
    found = found or _SHORT.match(text)
    if found is None:
        return None
    parts = [_bare(found[name]) for name in ("day", "month", "year")]
    return DateLine(_bare(found["place"]), found["comma"], parts[0], parts[1], parts[2], short)


def issued(document: Document) -> PartialDate | None:
    """The day of issue, or its month or year where the rest is left open."""
    line = date_line(document)
    if line is None or not line.year.isdigit():
        return None
    try:
        month = int(line.month) if line.month.isdigit() else None
        day = int(line.day) if line.day.isdigit() and month else None
        return PartialDate(int(line.year), month, day)
    except ValueError:
        return None


@judge("dia-danh-ngay/present")
def present(document: Document, rule: Rule) -> Iterator[Fault]:
    undated = document.kind is not None and not document.kind.dated
    if not document.of("dia-danh-ngay") and not document.annexed and not undated:
        yield Fault(
            "Không tìm thấy địa danh và thời gian ban hành.",
            rule.demand,
            "không có",
            document.first("tieu-ngu"),
        )


@judge("dia-danh-ngay/full")
def full(document: Document, rule: Rule) -> Iterator[Fault]:
    line = date_line(document)
    if line is not None and line.short:
        piece = document.first("dia-danh-ngay")
        yield Fault(
            "Thời gian ban hành chưa viết đủ “ngày … tháng … năm …”.",
            "ngày … tháng … năm …",
            piece.text if piece else "",
            piece,
        )


@judge("dia-danh-ngay/numeral")
def numeral(document: Document, rule: Rule) -> Iterator[Fault]:
    line = date_line(document)
    for figure in line.figures() if line is not None else []:
        if figure and not dotted(figure) and not re.fullmatch(r"[\d\s.…]*", figure):
            yield Fault(
                "Ngày, tháng, năm không viết bằng chữ số Ả Rập.",
                "chữ số Ả Rập",
                figure,
                document.first("dia-danh-ngay"),
            )


@judge("dia-danh-ngay/padding")
def padding(document: Document, rule: Rule) -> Iterator[Fault]:
    line = date_line(document)
    if line is None:
        return
    for name, figure, least in (("Ngày", line.day, 9), ("Tháng", line.month, 2)):
        if re.fullmatch(r"[1-9]", figure) and int(figure) <= least:
            yield Fault(
                f"{name} {figure} chưa ghi thêm số 0 phía trước.",
                f"0{figure}",
                figure,
                document.first("dia-danh-ngay"),
            )


@judge("dia-danh-ngay/extra-zero")
def extra_zero(document: Document, rule: Rule) -> Iterator[Fault]:
    line = date_line(document)
    if line is not None and re.fullmatch(r"0[3-9]", line.month):
        yield Fault(
            f"Tháng {line.month} ghi thừa số 0.",
            line.month[1:],
            line.month,
            document.first("dia-danh-ngay"),
        )


@judge("dia-danh-ngay/day-exists")
def day_exists(document: Document, rule: Rule) -> Iterator[Fault]:
    line = date_line(document)
    if line is None or not all(figure.isdigit() for figure in line.figures()):
        return
    day, month, year = map(int, line.figures())
    try:
        PartialDate(year, month, day)
    except ValueError as error:
        yield Fault(
            f"Ngày ban hành không có trong lịch. {error}",
            "ngày có thật",
            f"{day}/{month}/{year}",
            document.first("dia-danh-ngay"),
        )


@judge("dia-danh-ngay/blank")
def blank(document: Document, rule: Rule) -> Iterator[Fault]:
    line = date_line(document)
    if line is None:
        return
    empty = [
        name
        for name, figure in zip(("ngày", "tháng", "năm"), line.figures(), strict=True)
        if not any(c.isalnum() for c in figure)
    ]
    if empty:
        shown = ", ".join(empty)
        yield Fault(
            f"Thời gian ban hành còn để trống {shown}.",
            "đủ ngày, tháng, năm",
            f"trống {shown}",
            document.first("dia-danh-ngay"),
        )


@judge("dia-danh-ngay/comma")
def comma(document: Document, rule: Rule) -> Iterator[Fault]:
    line = date_line(document)
    if line is not None and line.place and not line.comma.strip().startswith(","):
        yield Fault(
            "Sau địa danh không có dấu phẩy.",
            f"{line.place},",
            line.place,
            document.first("dia-danh-ngay"),
        )


@judge("dia-danh-ngay/place-case")
def place_case(document: Document, rule: Rule) -> Iterator[Fault]:
    line = date_line(document)
    if line is None:
        return
    words = [w for w in re.split(r"[\s-]+", line.place) if w[:1].isalpha()]
    small = [w for at, w in enumerate(words) if w[:1].islower() and (at == 0 or w not in _SMALL)]
    if small:
        right = " ".join(
            w if w in _SMALL and i else w[:1].upper() + w[1:]
            for i, w in enumerate(line.place.split())
        )
        yield Fault(
            "Chữ cái đầu của địa danh chưa viết hoa.",
            right,
            line.place,
            document.first("dia-danh-ngay"),
        )


def _unit(document: Document) -> re.Match[str] | None:
    """The administrative unit in the name of a People's Committee or Council."""
    name = issuer_name(document)
    return re.match(
        r"^(?:ỦY BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)\s+"
        r"(TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s+(.+)$",
        name,
    )


@judge("dia-danh-ngay/place")
def place(document: Document, rule: Rule) -> Iterator[Fault]:
    line, unit = date_line(document), _unit(document)
    if (
        line is None
        or unit is None
        or not any(c.isalnum() for c in line.place)
        or dotted(line.place)
    ):
        return
    mine = letters(line.place)
    if letters(unit[2]) not in mine and mine not in letters(unit[0]):
        yield Fault(
            "Địa danh không phải nơi cơ quan ban hành đóng trụ sở.",
            unit[2].title(),
            line.place,
            document.first("dia-danh-ngay"),
        )


@judge("dia-danh-ngay/place-full")
def place_full(document: Document, rule: Rule) -> Iterator[Fault]:
    line = date_line(document)
    numbered = _NUMBERED.search(issuer_name(document))
    if line is None or numbered is None or not line.place:
        return
    if re.search(rf"\b{numbered[2]}\b", line.place) and letters(numbered[1]) not in letters(
        line.place
    ):
        right = f"{numbered[1].capitalize()} {numbered[2]}"
        yield Fault(
            "Đơn vị hành chính đặt theo chữ số phải ghi tên đầy đủ.",
            right,
            line.place,
            document.first("dia-danh-ngay"),
        )


@judge("dia-danh-ngay/same-line")
def same_line(document: Document, rule: Rule) -> Iterator[Fault]:
    number, date = document.first("so-ky-hieu"), document.first("dia-danh-ngay")
    if number is None or date is None:
        return
    if any(p.paragraph.box or p.paragraph.frame for p in (number, date)):
        return  # how high a box stands on the page is not known
    mine, other = number.paragraph.cell, date.paragraph.cell
    if mine is not None and other is not None and mine.table is other.table:
        # In one row each cell has its own lines; in two rows the decree's line is broken.
        apart = mine.row != other.row or mine is other
    else:
        apart = number.paragraph is not date.paragraph
    if apart:
        yield Fault(
            "Địa danh, thời gian không cùng một dòng với số, ký hiệu.",
            "cùng một dòng",
            "khác dòng",
            date,
        )
