"""Cell 5 of the map: tên loại and trích yếu; Kính gửi, and the authority of a decision."""

from __future__ import annotations

import re
from typing import Final

from docgen.check.components.body import is_division
from docgen.check.components.header import BODY, NUMBERED, assign
from docgen.check.components.model import Document
from docgen.check.pieces import Piece, lines_of, pieces_of
from docgen.check.texts import fold, is_upper, letters, typed_line

__all__ = ["find_title"]

_WIRED: Final = re.compile(r"\bđiện\s*:$")


def find_title(document: Document) -> int:
    """Tên loại, trích yếu and Kính gửi; returns the index in the view where the text begins."""
    view = document.view
    start = len(document.header)
    marks = {
        letters(t)
        for m in (
            *document.standard.urgency,
            *document.standard.secrecy,
            *document.standard.circulation,
        )
        for t in m.texts
    }
    at = start
    seen = 0
    while at < len(view.paragraphs):
        paragraph = view.paragraphs[at]
        lines = [line for line in lines_of(paragraph) if not typed_line(line.raw)]
        if (
            not lines
            or letters(lines[0].text) in marks
            or fold(lines[0].text).startswith("du thao")
        ):
            at += 1
            continue
        first = lines[0]
        if fold(first.text).startswith("kinh gui"):
            break
        if document.annexed and fold(first.text).startswith("phu luc"):
            return at  # an appendix in a file of its own has no title but its own
        if _is_title(document, first):
            document.pieces["ten-loai"] = [first]
            return _subject(document, at, lines[1:])
        seen += 1
        if seen > 6 or BODY.match(first.text):
            break
        at += 1
    return _addressees(document, start)


def _is_title(document: Document, piece: Piece) -> bool:
    text = piece.text
    named = document.standard.document_type(text.rstrip(" :.")) is not None
    centred = piece.paragraph.format.align == "center"
    if named:
        return centred or is_upper(text) or piece.share("bold") > 0.5
    return (
        centred
        and is_upper(text)
        and piece.share("bold") > 0.5
        and 3 < len(text) < 120
        and piece.paragraph.cell is None
    )


def _subject(document: Document, at: int, rest: list[Piece]) -> int:
    """The lines of the trích yếu under the tên loại in the view's paragraph ``at``."""
    view = document.view
    subject = list(rest)
    at += 1
    title = document.pieces["ten-loai"][0]
    kind = document.standard.document_type(title.text.rstrip(" :."))
    bare = kind is not None and not kind.summary
    while at < len(view.paragraphs) and len(subject) < 10:
        paragraph = view.paragraphs[at]
        if paragraph.cell is not title.paragraph.cell and paragraph.cell is not None:
            break
        lines = [line for line in lines_of(paragraph) if not typed_line(line.raw)]
        if not lines:
            if subject and any(line.kind == "shape" for line in paragraph.lines):
                break  # a bold centred text under the drawn line is the name of a table
            at += 1
            continue
        if fold(lines[0].text).startswith(("(kem theo", "(ban hanh kem theo")):
            at = _reference(document, at, lines)
            if subject:
                break
            continue
        if _past_subject(lines[0], subject, bare=bare):
            break
        subject += lines
        at += 1
    assign(document, "trich-yeu", subject)
    return _addressees(document, _authority(document, at))


def _past_subject(line: Piece, subject: list[Piece], *, bare: bool) -> bool:
    """Whether a line under the tên loại is no part of the trích yếu; ``bare``: there is none."""
    text = line.text
    if fold(text).startswith("kinh gui"):
        return True
    centred = line.paragraph.format.align == "center"
    bold = line.share("bold") > 0.5
    # “… trân trọng giới thiệu:”, “… điện:” (forms 1.6 and 1.8) begin the text
    if (not bold and (bare or (subject and text.endswith(":")))) or _WIRED.search(text):
        return True
    if (BODY.match(text) and not (centred and bold and not NUMBERED.match(text))) or not (
        centred or (bold and not subject and len(text) < 200)
    ):
        return True
    if subject and is_division(text):
        return True
    return is_upper(text) and bool(subject)  # the authority of a decision, or a heading


def _reference(document: Document, at: int, lines: list[Piece]) -> int:
    """“(Kèm theo …)” up to its closing bracket; returns the index after it."""
    paragraphs = document.view.paragraphs
    document.reference = lines
    while ")" not in " ".join(p.text for p in document.reference) and at + 1 < len(paragraphs):
        at += 1
        document.reference += lines_of(paragraphs[at])
        if len(document.reference) > 6:
            break
    return at + 1


def _authority(document: Document, at: int) -> int:
    """The line of authority between a decision's title and its căn cứ; returns what follows."""
    paragraphs = document.view.paragraphs
    title = document.pieces["ten-loai"][0]
    authority: list[Piece] = []
    while at < len(paragraphs) and len(authority) < 3:
        paragraph = paragraphs[at]
        lines = [line for line in lines_of(paragraph) if not typed_line(line.raw)]
        if lines and not (
            paragraph.format.align == "center"
            and is_upper(lines[0].text)
            and (paragraph.cell is None or paragraph.cell is title.paragraph.cell)
        ):
            break
        if lines and re.match(r"^([IVX]+|[A-ZĐ]|\d+)\.\s|^(PHẦN|CHƯƠNG|MỤC)\b", lines[0].full):
            break
        authority += lines
        at += 1
    assign(document, "tham-quyen", authority)
    return at


def _addressees(document: Document, at: int) -> int:
    """Kính gửi and the lines under it, if they are next; returns where the text begins."""
    view = document.view
    look = at
    while look < len(view.paragraphs) and view.paragraphs[look].blank and look < at + 8:
        look += 1
    if look >= len(view.paragraphs) or not fold(view.paragraphs[look].text).startswith("kinh gui"):
        return at
    found = pieces_of(view.paragraphs[look])
    cell = view.paragraphs[look].cell
    table = None if cell is None else cell.table
    look += 1
    while look < len(view.paragraphs):
        paragraph = view.paragraphs[look]
        text = paragraph.full.strip()
        same = paragraph.cell is not None and paragraph.cell.table is table
        if text and not same and not re.match(r"^[-–—+•]", text):
            break
        if text:
            found += lines_of(paragraph)
        elif not same and found[-1].text.endswith("."):
            break
        look += 1
    document.pieces["kinh-gui"] = found
    return look
