"""Cells 7 and 9 of the map: who signs and who receives, wherever they are put on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from docgen.check.components.model import Document
from docgen.check.pieces import Piece, lines_of, pieces_of
from docgen.check.texts import dotted, fold, is_upper, letters, typed_line
from docgen.check.view import Cell, Paragraph

__all__ = ["find_ending"]

_LONGEST: Final = 200  # no line of a signature is longer
_HEAD: Final = re.compile(r"^n[oơ]i nh[aậâ]n\b", re.IGNORECASE)
_AUTHORITY: Final = re.compile(
    r"^\s*(TM|KT|TL|TUQ|Q|T/M|K/T|T/L)(?:\s*[.,/:]\s*|\s+)[^\W\d_]", re.IGNORECASE
)
_POSITION: Final = re.compile(
    r"^(QUYỀN |PHÓ |PHỤ TRÁCH |QUYỀN HẠN|CHỨC VỤ)?"
    r"(CHỦ TỊCH|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|TRƯỞNG|"
    r"HIỆU TRƯỞNG|"
    r"CHÁNH|BÍ THƯ|VIỆN TRƯỞNG|CHI CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|HẠT TRƯỞNG|HIỆU PHÓ|THỦ TRƯỞNG|"
    r"THỐNG ĐỐC|TỔNG THANH TRA|CHỦ NHIỆM|ĐỘI TRƯỞNG|TỔ TRƯỞNG|CHỦ TỌA|CHỦ TOẠ|CHỦ TRÌ|THƯ KÝ)\b"
)
_DRAFTER: Final = re.compile(r"^[^\W\d_][^\W\d_.]{0,12}[\s.,]*\(?\d{1,5}\)?\.?$")
_HINT: Final = re.compile(
    r"^\(.*(chữ ký|đã ký|dấu)|^\[?đã ký\]?$|(chữ ký|dấu).{0,200}\)$", re.IGNORECASE
)
_NAME: Final = re.compile(r"^[^\W\d_]+(?:[ .'-]{1,2}[^\W\d_.]+){0,7}\.?$")


def find_ending(document: Document, start: int, end: int) -> int:
    """Looks in the view's paragraphs from ``start`` to ``end``; returns where the text ends."""
    paragraphs = document.view.paragraphs
    for at in range(start, end):
        paragraph = paragraphs[at]
        text = paragraph.text.lower()
        if "nh" not in text or ("nơi" not in text and "noi" not in text):
            continue
        for piece in pieces_of(paragraph):
            if _HEAD.match(piece.text) and len(letters(piece.text)) < 40:
                return _with_recipients(document, at, piece, start, end)
    return _without_recipients(document, start, end)


def _with_recipients(document: Document, at: int, head: Piece, start: int, end: int) -> int:
    paragraphs = document.view.paragraphs
    document.pieces["noi-nhan"] = [head]
    cell = head.paragraph.cell
    if cell is not None:
        table = cell.table
        inside = [p for p in paragraphs[start:end] if p.cell is not None and p.cell.table is table]
        own = [
            p for p in inside if p.number > head.paragraph.number and _column(p.cell) == cell.column
        ]
        _recipients(document, [line for p in own for line in lines_of(p)])
        right = [p for p in inside if _column(p.cell) > cell.column]
        if not any(not p.blank for p in right):
            right = [p for p in inside if _column(p.cell) < cell.column]
        _signature(document, [line for p in right for line in lines_of(p)])
        document.ending = inside
        first = paragraphs.index(inside[0])
        if not document.of("ho-ten") and not document.of("chu-vu"):
            _signature_below(document, paragraphs[at + 1 : end], inside)
        return first
    return _loose(document, at, head, start, end)


def _column(cell: Cell | None) -> int:
    return -1 if cell is None else cell.column


def _loose(document: Document, at: int, head: Piece, start: int, end: int) -> int:
    """Recipients and signature typed with tabs, in boxes, or one under the other."""
    paragraphs = document.view.paragraphs
    listed: list[Piece] = []
    signed: list[Piece] = []
    last = at
    for index in range(at, end):
        paragraph = paragraphs[index]
        for piece in pieces_of(paragraph):
            if piece is head or piece.text == head.text:
                continue
            text = piece.full.strip()
            beside = piece.start > 0 and not piece.alone
            if (
                not beside
                and (re.match(r"^[-–—+•]", text) or fold(text).startswith(("nhu tren", "luu")))
            ) or (not beside and _DRAFTER.match(text) and listed):
                listed.append(piece)
                last = index
            else:
                signed.append(piece)
    # A signature typed above “Nơi nhận”, or the same line's first half.
    above: list[Piece] = []
    first = at
    for index in range(at - 1, max(start, at - 14) - 1, -1):
        paragraph = paragraphs[index]
        if paragraph.blank:
            continue
        lines = lines_of(paragraph)
        if all(_signing(line) for line in lines):
            above = lines + above
            first = index
        else:
            break
    if not above or not any(_AUTHORITY.match(p.text) or _POSITION.match(p.text) for p in above):
        above, first = [], at
    _recipients(document, listed)
    _signature(document, above + signed)
    document.ending = paragraphs[first : max(last + 1, end)]
    return first


def _signing(piece: Piece) -> bool:
    text = piece.text
    if len(text) > _LONGEST:
        return False
    if dotted(text) or _HINT.search(text):
        return True
    if is_upper(text) and len(text) < 80:
        return not re.match(r"^([IVX]+|\d+|[A-Z])\.", text)
    form = piece.paragraph.format
    apart = form.align in ("center", "right") or form.left > piece.paragraph.width / 3
    return bool(_NAME.match(text)) and len(text) < 40 and apart


def _without_recipients(document: Document, start: int, end: int) -> int:
    paragraphs = document.view.paragraphs
    for at in range(start, end):
        paragraph = paragraphs[at]
        if paragraph.blank:
            continue
        lines = lines_of(paragraph)
        if not lines or not (_AUTHORITY.match(lines[0].text) or _POSITION.match(lines[0].text)):
            continue
        rest = [p for p in paragraphs[at:end] if not p.blank]
        if len(rest) <= 12 and all(_signing(line) for p in rest for line in lines_of(p)):
            _signature(document, [line for p in rest for line in lines_of(p)])
            document.ending = paragraphs[at:end]
            return at
    return end


def _signature_below(
    document: Document, after: Sequence[Paragraph], inside: Sequence[Paragraph]
) -> None:
    """A signature typed under a table that holds the recipients alone."""
    known = {p.number for p in inside}
    lines = [line for p in after if p.number not in known for line in lines_of(p)]
    if lines and _signing(lines[0]):
        _signature(document, lines[:8])


def _recipients(document: Document, lines: list[Piece]) -> None:
    found: list[Piece] = []
    for line in lines:
        if typed_line(line.raw):
            continue
        archived = bool(found) and fold(found[-1].full).lstrip("-–— ").startswith("luu")
        if archived and _DRAFTER.match(line.text):
            document.pieces["ky-hieu-soan-thao"] = [line]
        elif archived and not re.match(r"^[-–—+]", line.full):
            continue
        else:
            found.append(line)
    if found:
        document.pieces["danh-sach-noi-nhan"] = found


def _signature(document: Document, lines: list[Piece]) -> None:
    authority: list[Piece] = []
    position: list[Piece] = []
    name: list[Piece] = []
    for line in lines:
        text = line.text
        if typed_line(line.raw) or not text:
            continue
        if dotted(text) or len(text) > _LONGEST or _HINT.search(text):
            continue
        capital = is_upper(text) or text.upper() == text
        person = _NAME.match(text) and not capital
        if _AUTHORITY.match(text) and not name:
            authority.append(line)
        elif not name and (capital or not person or _POSITION.match(text.upper())):
            # A capital name under a position: nothing but a position can be in capitals above.
            known = authority or position
            if capital and known and not _POSITION.match(text) and _looks_person(text, line, lines):
                name.append(line)
            elif authority and not position and not _POSITION.match(text.upper()) and capital:
                authority.append(line)  # "TM. ỦY BAN NHÂN DÂN / XÃ TÂN KHAI" on two lines
            else:
                position.append(line)
        elif person and not name:
            name.append(line)
    for key, pieces in (("quyen-han", authority), ("chu-vu", position), ("ho-ten", name)):
        if pieces:
            document.pieces[key] = pieces


def _looks_person(text: str, line: Piece, lines: list[Piece]) -> bool:
    """A name typed in capitals: the last line, two to five words, none of an office."""
    words = text.split()
    office = re.search(
        r"\b(TRƯỞNG|PHÓ|TỊCH|GIÁM|BAN|PHÒNG|SỞ|XÃ|TỈNH|HUYỆN|PHƯỜNG|TRẤN|TÂM|NHIỆM|THƯ|CỤC|VIỆN)\b",
        text,
    )
    return line is lines[-1] and 2 <= len(words) <= 5 and office is None
