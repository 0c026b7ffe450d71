"""Mục III khoản 2 to 4: secrecy, urgency, circulation, the drafter's code, the address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.check.components import Document
from docgen.check.pieces import Piece
from docgen.check.rules.core import Fault, judge
from docgen.check.rules.page import estimated_pages
from docgen.check.texts import letters
from docgen.standard.model import Rule

__all__: list[str] = []

_SLACK: Final = 2.0  # millimetres: a rubber stamp's frame, drawn by hand
_DRAFTER: Final = re.compile(r"^[A-ZĐ][A-ZĐ.]*\.?\s?\(\d+\)\.?$")


@judge("mat/text", "khan/text", "luu-hanh/text")
def words(document: Document, rule: Rule) -> Iterator[Fault]:
    for piece in document.of(rule.component):
        text = re.sub(r"\s+", " ", piece.text).upper().strip(" .")
        if text not in rule.allowed and not text.startswith("HỎA TỐC HẸN GIỜ"):
            title = document.standard.component(rule.component).title
            yield Fault(
                f"Lời của {title} ghi sai.", ", ".join(map(str, rule.allowed)), piece.text, piece
            )


def _column(document: Document, piece: Piece) -> str:
    """Which half of the head a mark stands in, as far as can be told."""
    paragraph = piece.paragraph
    host = paragraph.box.host if paragraph.box is not None else paragraph
    cell = host.cell if host is not None else None
    number = document.first("so-ky-hieu")
    if cell is None or number is None or number.paragraph.cell is None:
        return ""
    other = number.paragraph.cell
    if cell.table is not other.table:
        return ""
    return "left" if cell.column <= other.column else "right"


@judge("mat/position", "khan/position")
def position(document: Document, rule: Rule) -> Iterator[Fault]:
    number = document.first("so-ky-hieu")
    for piece in document.of(rule.component):
        paragraph = piece.paragraph
        host = paragraph.box.host if paragraph.box and paragraph.box.host else paragraph
        above = (
            number is not None
            and host.number < number.paragraph.number
            and _column(document, piece) != ""
        )
        if _column(document, piece) == "right" or above:
            title = document.standard.component(rule.component).title
            yield Fault(
                f"{title[:1].upper() + title[1:]} không ở bên trái, dưới số và ký hiệu.",
                "bên trái, dưới số, ký hiệu",
                "chỗ khác",
                piece,
            )


def _framed(piece: Piece) -> bool:
    paragraph = piece.paragraph
    if paragraph.box is not None:
        return paragraph.box.outlined
    cell = paragraph.cell
    if cell is not None and (cell.table.framed or cell.table.bordered):
        return True
    return {"top", "bottom", "left", "right"} <= paragraph.format.borders


@judge("khan/frame", "luu-hanh/frame")
def frame(document: Document, rule: Rule) -> Iterator[Fault]:
    for piece in document.of(rule.component):
        if not _framed(piece):
            title = document.standard.component(rule.component).title
            yield Fault(
                f"{title[:1].upper() + title[1:]} không nằm trong khung.",
                "khung chữ nhật viền đơn",
                "không có khung",
                piece,
            )


@judge("khan/frame-size")
def frame_size(document: Document, rule: Rule) -> Iterator[Fault]:
    for piece in document.of("khan"):
        box = piece.paragraph.box
        mark = next(
            (
                m
                for m in document.standard.urgency
                for t in m.texts
                if letters(t) == letters(piece.text)
            ),
            None,
        )
        if box is None or mark is None or mark.frame is None or not box.width or not box.height:
            continue
        size = (box.width * 25.4 / 72, box.height * 25.4 / 72)
        if any(abs(have - want) > _SLACK for have, want in zip(size, mark.frame, strict=True)):
            yield Fault(
                f"Khung của “{piece.text}” sai kích thước.",
                f"{mark.frame[0]:g} x {mark.frame[1]:g} mm",
                f"{size[0]:.0f} x {size[1]:.0f} mm",
                piece,
            )


@judge("ky-hieu-soan-thao/format")
def drafter(document: Document, rule: Rule) -> Iterator[Fault]:
    for piece in document.of("ky-hieu-soan-thao"):
        if not _DRAFTER.match(piece.text):
            yield Fault("Ký hiệu người soạn thảo ghi chưa đúng.", "như PL.(300)", piece.text, piece)


@judge("dia-chi/position")
def address(document: Document, rule: Rule) -> Iterator[Fault]:
    first = document.view.sections[0]
    for piece in document.of("dia-chi"):
        part = piece.paragraph.part
        every = part in first.footers.values() and first.footers.get("first") != part
        shown_everywhere = every and not first.title_page
        hidden = every and first.title_page
        several = estimated_pages(document) > 1.2
        high = part == document.view.main.part and piece.paragraph in document.header
        if (several and (shown_everywhere or hidden)) or high:
            yield Fault(
                "Địa chỉ cơ quan không ở cuối trang thứ nhất.",
                "cuối trang thứ nhất",
                "phần đầu văn bản" if high else "chân các trang khác",
                piece,
            )
