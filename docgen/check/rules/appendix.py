"""Mục III khoản 1: appendices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.check.components import Appendix, Document
from docgen.check.components.body import roman_value
from docgen.check.pieces import Piece
from docgen.check.rules.core import Fault, judge
from docgen.check.rules.date import issued
from docgen.check.rules.heading import issuer_name
from docgen.check.rules.number import number_line
from docgen.check.texts import dotted, fold, letters
from docgen.standard.model import Rule
from docgen.vietnamese import PartialDate

__all__ = ["MENTION", "mentions"]

MENTION: Final = re.compile(
    r"\bphụ lục\s*(?:số\s*)?(?P<first>[IVXLC]+\b|\d+\b)?(?P<more>(?:\s*(?:,|và|đến|"
    r"-)\s*(?:[IVXLC]+\b|\d+\b))*)",
    re.IGNORECASE,
)

# Words that speak of appendices without their numbers, folded.
_SEVERAL: Final = re.compile(
    r"cac phu luc|bieu kem theo|kem theo (ke hoach|van ban)|phu luc kem theo|mau bieu"
)


def _value(number: str) -> int | None:
    return int(number) if number.isdigit() else roman_value(number.upper())


def mentions(document: Document) -> tuple[set[int], bool, list[tuple[int, str, Piece]]]:
    """Numbers of appendices that the text names, whether it names any, and where."""
    numbers: set[int] = set()
    places: list[tuple[int, str, Piece]] = []
    spoken = False
    for block in document.blocks:
        text = block.piece.text
        if block.table is not None:
            text = "\n".join(cell.text for cell in block.table.cells())
        if "phụ" not in text.lower():
            continue
        for match in MENTION.finditer(text):
            # The appendix of another document ("Phụ lục I Nghị định 30/2020/NĐ-CP") is not ours.
            rest = text[match.end() : match.end() + 60]
            if re.match(
                r"[^.;]{0,30}\b(Nghị định|Thông tư|Quyết định số|Công văn|Nghị quyết)\b", rest
            ):
                continue
            spoken = True
            found = list(
                re.findall(r"[IVXLCivxlc]+\b|\d+", (match["first"] or "") + (match["more"] or ""))
            )
            values = [v for v in map(_value, found) if v is not None]
            if len(values) == 2 and re.search(r"đến|-", match["more"] or ""):
                values = list(range(values[0], values[1] + 1))
            for value in values:
                numbers.add(value)
                places.append((value, match[0].strip(), block.piece))
    return numbers, spoken, places


@judge("phu-luc/mention")
def mention(document: Document, rule: Rule) -> Iterator[Fault]:
    if document.appended:
        return  # what names it is in another file
    numbers, spoken, _ = mentions(document)
    if spoken and not numbers:
        return
    unnamed = []
    for appendix in document.appendices:
        value = _value(appendix.number) if appendix.number else None
        if not (value in numbers if value else spoken):
            unnamed.append((appendix, value))
    if unnamed and not _SEVERAL.search(" ".join(fold(b.piece.text) for b in document.blocks)):
        for appendix, value in unnamed:
            shown = appendix.label.text
            yield Fault(
                f"Trong văn bản không có chỉ dẫn về {shown if value else 'Phụ lục này'}.",
                f"lời văn nhắc đến {shown}",
                "không nhắc đến",
                appendix.label,
            )


@judge("phu-luc/number")
def number(document: Document, rule: Rule) -> Iterator[Fault]:
    if len(document.appendices) > 1:
        for appendix in document.appendices:
            if not appendix.number:
                yield Fault(
                    "Có từ hai Phụ lục trở lên mà Phụ lục này không có số.",
                    "Phụ lục I, II, …",
                    appendix.label.text,
                    appendix.label,
                )


@judge("phu-luc/numeral")
def numeral(document: Document, rule: Rule) -> Iterator[Fault]:
    # A single appendix needs no number and may keep the one that its text uses.
    if len(document.appendices) > 1:
        for appendix in document.appendices:
            if (
                appendix.number
                and fold(appendix.label.text).startswith("phu luc")  # forms have their own numbers
                and roman_value(appendix.number.upper()) is None
                and appendix.number.strip(".…")
            ):
                yield Fault(
                    "Số thứ tự của Phụ lục không phải chữ số La Mã.",
                    "chữ số La Mã",
                    appendix.number,
                    appendix.label,
                )


@judge("phu-luc/sequence")
def sequence(document: Document, rule: Rule) -> Iterator[Fault]:
    if len(document.appendices) < 2:
        return
    counted: dict[str, int] = {}  # forms have their own numbers
    for appendix in document.appendices:
        value = _value(appendix.number) if appendix.number else None
        if value is not None:
            word = fold(appendix.label.text.partition(appendix.number)[0]).strip()
            last = counted.get(word, 0)
            if value != last + 1:
                yield Fault(
                    f"{appendix.label.text} sai thứ tự.",
                    f"số {last + 1}",
                    appendix.number,
                    appendix.label,
                )
            counted[word] = value


@judge("phu-luc/own-line")
def own_line(document: Document, rule: Rule) -> Iterator[Fault]:
    for appendix in document.appendices:
        if appendix.glued and not dotted(re.sub(r"^\w+\s+\w+", "", appendix.label.text)):
            yield Fault(
                "Tên Phụ lục viết cùng dòng với từ “Phụ lục”.",
                "tên ở dòng dưới",
                appendix.label.text[:60],
                appendix.label,
            )


def _reference(appendix: Appendix) -> str:
    return re.sub(r"\s+", " ", " ".join(piece.text for piece in appendix.reference))


@judge("kem-theo/present")
def reference_present(document: Document, rule: Rule) -> Iterator[Fault]:
    for appendix in document.appendices:
        if not appendix.reference:
            yield Fault(
                "Dưới tên Phụ lục không có dòng “(Kèm theo …)”.",
                rule.demand,
                "không có",
                appendix.label,
            )


@judge("kem-theo/format")
def reference_format(document: Document, rule: Rule) -> Iterator[Fault]:
    for appendix in document.appendices:
        if not appendix.reference:
            continue
        text = fold(_reference(appendix))
        missing = [
            name
            for name, pattern in (
                ("số", r"\bso\b"),
                ("ngày", r"\bngay\b"),
                ("cơ quan ban hành", r"\bcua\b"),
            )
            if not re.search(pattern, text)
        ]
        if missing:
            yield Fault(
                f"Dòng “Kèm theo” thiếu {', '.join(missing)}.",
                rule.demand,
                f"thiếu {', '.join(missing)}",
                appendix.reference[0],
            )


@judge("kem-theo/match")
def reference_match(document: Document, rule: Rule) -> Iterator[Fault]:
    line, day = number_line(document), issued(document)
    issuer = letters(issuer_name(document))
    for appendix in document.appendices:
        if not appendix.reference:
            continue
        text = _reference(appendix)
        piece = appendix.reference[0]
        found = re.search(r"số\s*:?\s*(\d+)?\s*/\s*([\w-]+)", text)
        if found and line is not None:
            other = found[1] is not None and line.filled and int(found[1]) != _digits(line.number)
            if other or (line.shaped and letters(found[2]) != letters(line.symbol)):
                yield Fault(
                    "Số, ký hiệu ở dòng “Kèm theo” khác số, ký hiệu văn bản.",
                    f"{line.number}/{line.symbol}",
                    found[0],
                    piece,
                )
        when = re.search(
            r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})|ngày\s+(\d{1,2})/(\d{1,2})/(\d{4})",
            text,
        )
        if when and day is not None and day.day is not None:
            d, m, y = (int(g) for g in when.groups() if g)
            try:
                same = PartialDate(y, m, d) == day
            except ValueError:
                same = False
            if not same:
                yield Fault(
                    "Ngày ở dòng “Kèm theo” khác ngày ban hành văn bản.",
                    f"{day.day}/{day.month}/{day.year}",
                    when[0],
                    piece,
                )
        body = re.search(r"\bcủa\s+([^)]+)", text)
        if (
            body
            and issuer
            and re.search(r"\w", body[1])
            and "…" not in body[1]
            and "..." not in body[1]
        ):
            name = letters(re.sub(r"\bUBND\b", "Ủy ban nhân dân", body[1]))
            if name not in issuer and issuer not in name:
                yield Fault(
                    "Cơ quan ở dòng “Kèm theo” khác cơ quan ban hành.",
                    document.text("co-quan"),
                    body[1].strip(),
                    piece,
                )


def _digits(text: str) -> int:
    return int(re.sub(r"\D", "", text) or 0)


@judge("phu-luc/new-page")
def new_page(document: Document, rule: Rule) -> Iterator[Fault]:
    paragraphs = document.view.paragraphs
    for appendix in document.appendices[document.appended :]:
        at = appendix.first
        broken = paragraphs[at].page_break
        while not broken and at > 0 and paragraphs[at - 1].blank:
            at -= 1
            broken = (
                paragraphs[at].page_break or paragraphs[at].section != paragraphs[at + 1].section
            )
        if not broken and at > 0 and paragraphs[at - 1].section == paragraphs[at].section:
            yield Fault(
                "Phụ lục không bắt đầu ở trang mới.", "trang mới", "liền trang trên", appendix.label
            )


@judge("phu-luc/page-number")
def page_number(document: Document, rule: Rule) -> Iterator[Fault]:
    if not document.page_numbers:
        return
    paragraphs = document.view.paragraphs
    for appendix in document.appendices:
        section = document.view.sections[
            min(paragraphs[appendix.first].section, len(document.view.sections) - 1)
        ]
        before = paragraphs[appendix.first - 1].section if appendix.first else -1
        own = before != paragraphs[appendix.first].section or _blank_before(document, appendix)
        # The first of a file of its own is numbered from 1 unless told otherwise.
        begins = document.appended and appendix is document.appendices[0]
        if begins and section.page_start is None:
            continue
        if not own or section.page_start != 1:
            yield Fault(
                "Số trang của Phụ lục không đánh riêng từ số 1.",
                "đánh từ số 1",
                "đánh tiếp văn bản"
                if section.page_start is None
                else f"từ số {section.page_start}",
                appendix.label,
            )


def _blank_before(document: Document, appendix: Appendix) -> bool:
    """Only blank paragraphs of the appendix's own section stand before its label."""
    paragraphs = document.view.paragraphs
    at = appendix.first
    while at > 0 and paragraphs[at - 1].blank:
        at -= 1
        if paragraphs[at].section != paragraphs[appendix.first].section:
            return True
    return at == 0


@judge("phu-luc/ending")
def ending(document: Document, rule: Rule) -> Iterator[Fault]:
    for appendix in document.appendices:
        last = appendix.blocks[-1] if appendix.blocks else None
        if last is not None and last.kind != "table" and not last.text.rstrip().endswith("./."):
            # A remark under a table is no end of a text.
            if any(b.kind == "table" for b in appendix.blocks):
                continue
            yield Fault(
                "Phụ lục không kết thúc bằng dấu “./.”.", "./.", last.text[-12:], last.piece
            )
