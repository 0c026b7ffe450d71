"""Puts the finders together, top of the page to bottom."""

from __future__ import annotations

import re
from typing import Final

from docgen.check.components.appendices import find_appendices, first_appendix
from docgen.check.components.body import read_blocks
from docgen.check.components.ending import find_ending
from docgen.check.components.header import find_header
from docgen.check.components.model import Block, Document
from docgen.check.components.title import find_title
from docgen.check.pieces import Piece, in_reading_order, pieces_of, whole
from docgen.check.texts import letters
from docgen.check.view import View
from docgen.standard.model import Standard

__all__ = ["find_components"]

_KINDS: Final = {
    "phan": "phan-chuong",
    "chuong": "phan-chuong",
    "muc": "muc",
    "tieu-muc": "muc",
    "section": "muc-la-ma",
    "article": "dieu",
    "point": "diem",
    "order": "lenh",
}
# A word in a frame that can only be such a mark, were it written right.
_NEAR: Final = {"khan": "khan", "mat": "mat", "luu-hanh": "luuhanh"}
_SMALL: Final = 200  # points: a table no wider holds a mark, not figures
_ADDRESS: Final = re.compile(r"(E-?mail|Website|Điện thoại|ĐT|Fax|Địa chỉ)\s*[:：]", re.IGNORECASE)


def find_components(view: View, standard: Standard) -> Document:
    """The components of a document, each under its key in the standard."""
    document = Document(view, standard)
    find_header(document)
    start = find_title(document)
    if document.reference and not document.of("so-ky-hieu"):
        document.annexed = True  # the decree's form 1.3 gives it a head without number and day
    appendices = first_appendix(document, start)
    end = find_ending(document, start, appendices)
    document.blocks = read_blocks(view.paragraphs[start:end])
    find_appendices(document, appendices)
    _kind(document)
    _text(document)
    _marks(document)
    _address(document)
    _page_numbers(document)
    return document


def _kind(document: Document) -> None:
    title = document.first("ten-loai")
    if title is not None:
        document.kind = document.standard.document_type(title.text.rstrip(" :."))
    elif document.of("trich-yeu-cong-van") or document.of("kinh-gui"):
        document.kind = document.standard.document_type("Công văn")


def _text(document: Document) -> None:
    """Căn cứ, then each block under the key of what it is."""
    pieces = document.pieces
    bases: list[Piece] = []
    basis = re.compile(rf"({'|'.join(document.standard.basis_words)})\b", re.IGNORECASE)
    for block in document.blocks:
        if block.kind not in ("paragraph", "bullet") or not basis.match(block.text):
            break
        bases.append(block.piece)
    if bases:
        pieces["can-cu"] = bases
    taken = set(map(id, bases))
    under = ""
    for block in document.blocks:
        if id(block.piece) in taken or block.kind in ("caption", "table"):
            continue
        key = _KINDS.get(block.kind, "noi-dung")
        if block.kind == "clause":
            key = "tieu-de-khoan" if _is_head(block) else "khoan"
        elif block.kind == "title":
            key = "tieu-de-phan-chuong" if under in ("phan", "chuong") else "tieu-de-muc"
        elif block.kind in ("phan", "chuong", "muc", "tieu-muc"):
            under = block.kind
        pieces.setdefault(key, []).append(block.piece)


def _is_head(block: Block) -> bool:
    """A title of a khoản: few words without a full stop; a bold sentence is a text in bold."""
    text = block.text.rstrip()
    words = len(text.split())
    sentence = text.endswith((".", ";", ","))
    if block.headed:
        return not (sentence and words > 7)
    return not block.head and words <= 8 and not sentence and not text.endswith(":")


def _marks(document: Document) -> None:
    """Urgency, secrecy, circulation, draft: short words on the first page or in boxes."""
    standard = document.standard
    groups = {
        "khan": {letters(t) for m in standard.urgency for t in m.texts} | {"hoatochengio"},
        "mat": {letters(t) for m in standard.secrecy for t in m.texts},
        "luu-hanh": {letters(t) for m in standard.circulation for t in m.texts},
    }
    last = document.header[-1].number if document.header else 0
    title = document.first("ten-loai")
    if title is not None:
        last = title.paragraph.number
    near_head = [
        p
        for p in document.view.paragraphs
        if p.number <= last + 8
        or p.box is not None
        or (p.cell is not None and p.cell.table.width <= _SMALL)
    ]
    for piece in in_reading_order(near_head):
        paragraph = piece.paragraph
        text = letters(piece.text)
        if text.startswith("duthao") and len(text) < 24 and paragraph.number <= last + 4:
            document.draft = True
        for key, words in groups.items():
            near = paragraph.box is not None and len(text) < 24 and _NEAR[key] in text
            if text in words or near:
                document.pieces.setdefault(key, []).append(piece)
                break


def _address(document: Document) -> None:
    """The issuer's address: in the first page's footer, or under a line at its foot."""
    view = document.view
    found: list[Piece] = []
    for section in view.sections[:1]:
        for part in section.footers.values():
            story = view.headers.get(part)
            if story is not None:
                found += [whole(p) for p in story.paragraphs if _ADDRESS.search(p.text)]
    found += [p for p in in_reading_order(document.header) if _ADDRESS.search(p.text)]
    known = {p.number for p in document.ending}
    ending = [p for p in document.ending if _ADDRESS.search(p.text)]
    found += [
        whole(p) for p in ending if p.number in known and not pieces_named(document, p.number)
    ]
    if found:
        document.pieces["dia-chi"] = found


def pieces_named(document: Document, number: int) -> bool:
    """Whether a paragraph already belongs to a component of the ending."""
    keys = ("noi-nhan", "danh-sach-noi-nhan", "quyen-han", "chu-vu", "ho-ten")
    return any(p.paragraph.number == number for key in keys for p in document.of(key))


def _page_numbers(document: Document) -> None:
    view = document.view
    used = {part for s in view.sections for part in (*s.headers.values(), *s.footers.values())}
    for part, story in view.headers.items():
        if part not in used:
            continue
        for paragraph in story.paragraphs:
            if any(code.split()[:1] == ["PAGE"] for code in paragraph.fields):
                pieces = [p for p in pieces_of(paragraph) if any(c.isdigit() for c in p.text)]
                document.page_numbers += pieces or [whole(paragraph)]
    if document.page_numbers:
        document.pieces["so-trang"] = document.page_numbers
