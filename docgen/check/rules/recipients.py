"""Mục II khoản 9: Kính gửi and Nơi nhận."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from docgen.check.components import Document
from docgen.check.pieces import Piece
from docgen.check.rules.core import Fault, judge
from docgen.check.texts import dotted, fold
from docgen.standard.model import Rule

__all__: list[str] = []

_DASH: Final = re.compile(r"^\s*-\s*")
_ANY_DASH: Final = re.compile(r"^\s*[-–—•*+]")
_ARCHIVE: Final = re.compile(r"^\s*(?:[-–—•*]\s*)?l[ưu]+\s*[:：]?", re.IGNORECASE)
_ARCHIVE_RIGHT: Final = re.compile(r"^-\s*Lưu:\s*VT(?:[,.;]?\s*[^;]*)?\.$")


@judge("kinh-gui/present")
def addressed(document: Document, rule: Rule) -> Iterator[Fault]:
    if document.kind and document.kind.addressed == "always" and not document.of("kinh-gui"):
        yield Fault(
            f"{document.kind.title} không có “Kính gửi”.",
            rule.demand,
            "không có",
            document.first("ten-loai"),
        )


@judge("kinh-gui/only")
def addressed_only(document: Document, rule: Rule) -> Iterator[Fault]:
    piece = document.first("kinh-gui")
    if piece is not None and document.kind and document.kind.addressed == "never":
        yield Fault(
            f"{document.kind.title} không dùng “Kính gửi”.",
            "không có “Kính gửi”",
            piece.text[:60],
            piece,
        )


@judge("kinh-gui/text")
def addressed_text(document: Document, rule: Rule) -> Iterator[Fault]:
    piece = document.first("kinh-gui")
    if piece is not None and not piece.text.startswith(str(rule.pick)):
        yield Fault("Sau “Kính gửi” không có dấu hai chấm.", "Kính gửi:", piece.text[:30], piece)


def _addressees(document: Document) -> list[Piece]:
    """The pieces that name addressees: what follows the colon on its line counts too."""
    found = document.of("kinh-gui")
    if not found:
        return []
    rest = re.sub(r"^Kính gửi\s*:?\s*", "", found[0].text, flags=re.IGNORECASE)
    return found if rest else found[1:]


@judge("kinh-gui/one-line")
def one_line(document: Document, rule: Rule) -> Iterator[Fault]:
    named = _addressees(document)
    head = document.first("kinh-gui")
    if head is None or len(named) != 1 or named[0] is head:
        return
    if named[0].paragraph is not head.paragraph:
        yield Fault(
            "Chỉ gửi một nơi mà tên nơi nhận ở dòng dưới.",
            "cùng dòng với “Kính gửi:”",
            named[0].text,
            named[0],
        )


@judge("kinh-gui/list")
def listed(document: Document, rule: Rule) -> Iterator[Fault]:
    named = [p for p in _addressees(document) if not dotted(re.sub(r"^[-\s]+", "", p.text))]
    if len(named) < 2:
        return
    for at, piece in enumerate(named):
        last = at == len(named) - 1
        text = re.sub(r"^Kính gửi\s*:?\s*", "", piece.full, flags=re.IGNORECASE)
        if not _DASH.match(text):
            yield Fault(
                "Đầu dòng nơi nhận dưới “Kính gửi” không có gạch (-).",
                "- …",
                piece.text[:40],
                piece,
            )
        elif not piece.text.endswith("." if last else ";"):
            wanted = "dấu chấm (.)" if last else "dấu chấm phẩy (;)"
            yield Fault(
                "Cuối dòng nơi nhận dưới “Kính gửi” sai dấu.", wanted, piece.text[-1:], piece
            )


@judge("kinh-gui/dash-align")
def dash_align(document: Document, rule: Rule) -> Iterator[Fault]:
    lines = [p for p in document.of("kinh-gui") if _DASH.match(p.full) and p.alone]
    places = {
        round(p.paragraph.format.left + p.paragraph.format.first) for p in lines if p.start == 0
    }
    if len(places) > 1:
        yield Fault(
            "Các gạch đầu dòng dưới “Kính gửi” không thẳng hàng.",
            "thẳng hàng",
            "lệch nhau",
            lines[-1],
        )


@judge("noi-nhan/present")
def present(document: Document, rule: Rule) -> Iterator[Fault]:
    minor = document.kind is not None and not document.kind.summary
    if not document.of("noi-nhan") and not document.annexed and not minor:
        yield Fault(
            "Cuối văn bản không có phần nơi nhận.",
            rule.demand,
            "không có",
            document.first("chu-vu"),
        )


@judge("noi-nhan/text")
def text(document: Document, rule: Rule) -> Iterator[Fault]:
    piece = document.first("noi-nhan")
    if piece is not None and not re.match(r"^n[oơ]i nh[aậ]n:", piece.text, re.IGNORECASE):
        yield Fault("Sau từ “Nơi nhận” không có dấu hai chấm.", "Nơi nhận:", piece.text[:30], piece)


@judge("noi-nhan/own-line")
def own_line(document: Document, rule: Rule) -> Iterator[Fault]:
    piece = document.first("noi-nhan")
    if piece is None:
        return
    rest = re.sub(r"^\S+\s+\S+?\s*:?(?=\s|$)", "", piece.text).strip(" :")
    if rest and not rest.startswith("("):
        yield Fault(
            "Từ “Nơi nhận” không đứng trên một dòng riêng.", "Nơi nhận:", piece.text[:60], piece
        )


@judge("noi-nhan/position")
def position(document: Document, rule: Rule) -> Iterator[Fault]:
    piece = document.first("noi-nhan")
    signed = document.first("quyen-han") or document.first("chu-vu")
    if piece is None or signed is None or piece.paragraph.box or signed.paragraph.box:
        return
    mine, other = piece.paragraph.cell, signed.paragraph.cell
    if mine is not None and other is not None and mine.table is other.table:
        wrong = mine.column > other.column or mine.row > other.row
    elif mine is None and other is None:
        wrong = (
            piece.paragraph is not signed.paragraph
            and piece.paragraph.number > signed.paragraph.number
        )
    else:
        wrong = False
    minutes = document.kind is not None and document.kind.key == "bien-ban"
    if wrong and not minutes:  # form 1.9 prints it under the signatures
        yield Fault(
            "Từ “Nơi nhận” không ở bên trái, ngang với quyền hạn, chức vụ người ký.",
            "bên trái, ngang hàng",
            "bên phải hoặc thấp hơn",
            piece,
        )


def _listed(document: Document) -> list[Piece]:
    return [p for p in document.of("danh-sach-noi-nhan") if p.text]


def _blank(piece: Piece) -> bool:
    return dotted(re.sub(r"^[-\s]+", "", piece.text))


@judge("danh-sach-noi-nhan/own-line")
def each_line(document: Document, rule: Rule) -> Iterator[Fault]:
    for piece in _listed(document):
        if re.search(r";\s*-\s*\S", piece.text):
            yield Fault(
                "Nhiều nơi nhận viết trên một dòng.",
                "mỗi nơi nhận một dòng",
                piece.text[:60],
                piece,
            )


@judge("danh-sach-noi-nhan/dash")
def dash(document: Document, rule: Rule) -> Iterator[Fault]:
    for piece in _listed(document):
        if not re.match(r"^\s*[-+]", piece.full):
            yield Fault(
                "Đầu dòng nơi nhận không có gạch đầu dòng (-).",
                f"- {piece.text[:40]}",
                piece.text[:40],
                piece,
            )


@judge("danh-sach-noi-nhan/semicolon")
def semicolon(document: Document, rule: Rule) -> Iterator[Fault]:
    pieces = _listed(document)
    for piece, following in pairwise(pieces):
        sub = following.full.lstrip().startswith("+")
        if piece.text.endswith(";") or (sub and piece.text.endswith((":", ","))) or _blank(piece):
            continue
        # A long name may run on to a line that has no dash of its own.
        if not _ANY_DASH.match(following.full):
            continue
        yield Fault(
            "Cuối dòng nơi nhận không có dấu chấm phẩy.",
            "dấu chấm phẩy (;)",
            piece.text[-12:],
            piece,
        )


@judge("danh-sach-noi-nhan/archive")
def archive(document: Document, rule: Rule) -> Iterator[Fault]:
    pieces = _listed(document)
    if document.of("noi-nhan") and not any(_ARCHIVE.match(p.full) for p in pieces[-2:]):
        yield Fault(
            "Dòng cuối của nơi nhận không phải dòng “Lưu”.",
            "- Lưu: VT, …",
            pieces[-1].text if pieces else "không có",
            pieces[-1] if pieces else document.first("noi-nhan"),
        )


@judge("danh-sach-noi-nhan/archive-format")
def archive_format(document: Document, rule: Rule) -> Iterator[Fault]:
    for piece in _listed(document)[-2:]:
        if _ARCHIVE.match(piece.full) and not _ARCHIVE_RIGHT.match(piece.full.strip()):
            yield Fault("Dòng “Lưu” ghi chưa đúng.", "- Lưu: VT, … .", piece.text, piece)


@judge("danh-sach-noi-nhan/as-above")
def as_above(document: Document, rule: Rule) -> Iterator[Fault]:
    pieces = _listed(document)
    if not pieces:
        return
    above = [p for p in pieces if fold(p.full).lstrip("-–— ").startswith("nhu tren")]
    addressed = document.kind.addressed if document.kind else ""
    if addressed == ("never" if document.of("kinh-gui") else "always"):
        return  # that Kính gửi is there, or is not, is the fault, and told by its own rule
    if document.of("kinh-gui") and above[:1] != pieces[:1]:
        yield Fault(
            "Có “Kính gửi” mà dòng đầu nơi nhận không phải “Như trên”.",
            "- Như trên;",
            pieces[0].text,
            pieces[0],
        )
    elif not document.of("kinh-gui") and above:
        kind = document.kind.key if document.kind else ""
        if kind == "giay-gioi-thieu":
            return  # form 1.8 prints it
        yield Fault(
            "Không có “Kính gửi” mà nơi nhận ghi “Như trên”.",
            "tên nơi nhận",
            above[0].text,
            above[0],
            # Both name in their text whom they go to (forms 1.6 and 1.7).
            "note" if kind in ("giay-moi", "cong-dien") else None,
        )
