"""Mục II khoản 1 and 2: Quốc hiệu, Tiêu ngữ, names of the parent body and of the issuer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.check.components import Document
from docgen.check.pieces import Piece
from docgen.check.rules.core import Fault, judge
from docgen.check.texts import is_upper
from docgen.check.view import Paragraph
from docgen.standard.model import Level, Rule

__all__ = ["COUNCIL", "issuer_name"]

COUNCIL: Final = re.compile(r"^(ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)\b")
_COUNCILS: Final = (("UBND", "ỦY BAN NHÂN DÂN"), ("HĐND", "HỘI ĐỒNG NHÂN DÂN"))
_SHORT: Final = re.compile(r"\b(UBND|HĐND|MTTQ|TTĐU|UBMTTQ|BCĐ|BCH)\b")
_COMMON: Final = re.compile(r"\b(THPT|THCS|TNHH|MTV|GDNN|GDTX|CP)\b")
_AREA: Final = re.compile(r"\b(TỈNH|THÀNH PHỐ|TP|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\b")
_DASHES: Final = re.compile(r"[ \u00a0]{0,9}[-‐‑‒–—―−]+[ \u00a0]{0,9}")


def issuer_name(document: Document) -> str:
    """The issuer's name on one line, capitals, one placement of tone marks, councils in full."""
    name = document.text("co-quan").upper().replace("UỶ", "ỦY")
    for short, full in _COUNCILS:
        name = re.sub(rf"^{short}\b", full, name)
    return re.sub(r"\s+", " ", name).strip()


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@judge("quoc-hieu/present")
def national_present(document: Document, rule: Rule) -> Iterator[Fault]:
    if not document.of("quoc-hieu") and not document.annexed:
        yield Fault("Không tìm thấy Quốc hiệu ở đầu văn bản.", rule.demand, "không có")


@judge("quoc-hieu/text")
def national_text(document: Document, rule: Rule) -> Iterator[Fault]:
    pieces = document.of("quoc-hieu")
    text = _plain(document.text("quoc-hieu")).upper()
    if pieces and text not in rule.allowed:
        yield Fault("Quốc hiệu ghi sai.", str(rule.pick), document.text("quoc-hieu"), pieces[0])


@judge("quoc-hieu/position")
def national_position(document: Document, rule: Rule) -> Iterator[Fault]:
    piece = document.first("quoc-hieu")
    if piece is None or piece.paragraph.box is not None:
        return
    cell = piece.paragraph.cell
    column = document.view.sections[0].text_width
    if cell is not None:
        right = cell.start + cell.width / 2 > column * 0.4
    elif piece.paragraph.frame is not None:
        right = piece.paragraph.frame.right(column)
    else:
        form = piece.paragraph.format
        right = piece.side == "right" or piece.start > 0 or form.align == "right"
        right = right or form.left > piece.paragraph.width * 0.3
    if not right:
        yield Fault(
            "Quốc hiệu không ở bên phải trang đầu.",
            "trên cùng, bên phải",
            "bên trái hoặc giữa",
            piece,
        )
        return
    marks = {p.paragraph.number for key in ("khan", "mat", "luu-hanh") for p in document.of(key)}
    above = [
        p
        for p in document.header
        if p.number < piece.paragraph.number
        and not p.blank
        and p.box is None
        and p.number not in marks
        and (p.cell is cell if cell is not None else False)
    ]
    if above:
        yield Fault("Phía trên Quốc hiệu còn chữ khác.", "trên cùng", above[0].text[:40], piece)


def fitted(piece: Piece) -> bool:
    """Whether a piece stands in a column whose width only Word knows."""
    cell = piece.paragraph.cell
    return cell is not None and cell.table.fitted


@judge("quoc-hieu/one-line")
def national_one_line(document: Document, rule: Rule) -> Iterator[Fault]:
    for key in ("quoc-hieu", "tieu-ngu"):
        pieces = document.of(key)
        title = document.standard.component(key).title
        if len(pieces) > 1:
            yield Fault(
                f"{title} bị ngắt thành {len(pieces)} dòng.", "một dòng", "nhiều dòng", pieces[0]
            )
        elif pieces and pieces[0].alone and not fitted(pieces[0]):
            form = pieces[0].paragraph.format
            room = pieces[0].paragraph.width - form.left - form.right
            if pieces[0].width > room + 1.0:
                yield Fault(
                    f"{title} dài hơn cột chứa nó nên tràn xuống dòng dưới.",
                    "một dòng",
                    f"chữ dài {pieces[0].width:.0f} pt, cột rộng {room:.0f} pt",
                    pieces[0],
                )


def _single(upper: Paragraph, lower: Paragraph) -> str:
    """What is between two lines if it is not single spacing; empty if it is."""
    if upper is lower:
        return ""
    gap = max(upper.format.after, lower.format.before)
    if gap > 3.0:
        return f"cách nhau thêm {gap:g} pt".replace(".", ",")
    form = lower.format
    size = max((r.format.size for r in lower.runs), default=13.0)
    line = form.line if form.line_rule == "auto" else form.line / (size * 1.15)
    if form.line_rule == "atLeast":
        line = max(1.0, line)
    if 0.85 <= line <= 1.1:
        return ""
    return f"{line:.2f}".rstrip("0").rstrip(".").replace(".", ",") + " dòng"


@judge("quoc-hieu/line-spacing")
def national_spacing(document: Document, rule: Rule) -> Iterator[Fault]:
    upper, lower = document.of("quoc-hieu"), document.first("tieu-ngu")
    if upper and lower is not None:
        between = _single(upper[-1].paragraph, lower.paragraph)
        if between:
            yield Fault(
                "Quốc hiệu và Tiêu ngữ không cách nhau dòng đơn.", "dòng đơn", between, lower
            )


@judge("co-quan/line-spacing")
def issuer_spacing(document: Document, rule: Rule) -> Iterator[Fault]:
    upper, lower = document.of("chu-quan"), document.first("co-quan")
    if upper and lower is not None:
        between = _single(upper[-1].paragraph, lower.paragraph)
        if between:
            yield Fault(
                "Tên cơ quan chủ quản và tên cơ quan ban hành không cách nhau dòng đơn.",
                "dòng đơn",
                between,
                lower,
            )


def _one_size(piece: Piece | None) -> float | None:
    sizes = piece.sizes() if piece is not None else set()
    return next(iter(sizes)) if len(sizes) == 1 else None


@judge("quoc-hieu/size-pair")
def national_pair(document: Document, rule: Rule) -> Iterator[Fault]:
    upper, lower = _one_size(document.first("quoc-hieu")), _one_size(document.first("tieu-ngu"))
    if upper is None or lower is None or (upper, lower) in rule.allowed:
        return
    yield Fault(
        "Cỡ chữ của Quốc hiệu và Tiêu ngữ chưa hợp nhau.",
        "12 với 13, hoặc 13 với 14",
        f"{upper:g} với {lower:g}".replace(".", ","),
        document.first("tieu-ngu"),
    )


@judge("tieu-ngu/present")
def motto_present(document: Document, rule: Rule) -> Iterator[Fault]:
    if not document.of("tieu-ngu") and not document.annexed:
        yield Fault(
            "Không tìm thấy Tiêu ngữ dưới Quốc hiệu.",
            rule.demand,
            "không có",
            document.first("quoc-hieu"),
        )


@judge("tieu-ngu/text")
def motto_text(document: Document, rule: Rule) -> Iterator[Fault]:
    piece = document.first("tieu-ngu")
    if piece is None:
        return
    text = _DASHES.sub(" - ", _plain(piece.text)).strip(" -.")
    wanted = str(rule.pick)
    same = text.upper() == wanted.upper() if is_upper(text) else text == wanted
    if not same:
        yield Fault("Tiêu ngữ ghi sai.", wanted, piece.text, piece)


@judge("tieu-ngu/dash")
def motto_dash(document: Document, rule: Rule) -> Iterator[Fault]:
    piece = document.first("tieu-ngu")
    if piece is None:
        return
    found = _DASHES.findall(piece.text)
    wrong = [dash for dash in found if dash not in rule.allowed]
    if wrong:
        yield Fault(
            "Giữa các cụm từ của Tiêu ngữ không phải gạch nối có cách chữ hai bên.",
            "“ - ”",
            f"“{wrong[0]}”",
            piece,
        )


@judge("chu-quan/place")
def parent_place(document: Document, rule: Rule) -> Iterator[Fault]:
    pieces = document.of("chu-quan")
    text = document.text("chu-quan").upper()
    local = re.match(r"^(UBND|HĐND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)\s*", text)
    if pieces and local and not _AREA.search(text[local.end() :]):
        yield Fault(
            "Tên cơ quan chủ quản ở địa phương thiếu tên đơn vị hành chính.",
            f"{local[0].strip()} + tên tỉnh, thành phố, xã, phường …",
            document.text("chu-quan"),
            pieces[0],
        )


@judge("chu-quan/ubnd")
def parent_of_council(document: Document, rule: Rule) -> Iterator[Fault]:
    pieces = document.of("chu-quan")
    if pieces and COUNCIL.match(issuer_name(document)):
        yield Fault(
            "Phía trên tên Ủy ban nhân dân, Hội đồng nhân dân thường không ghi cơ quan chủ quản.",
            "không có dòng chủ quản",
            document.text("chu-quan"),
            pieces[0],
        )


@judge("co-quan/present")
def issuer_present(document: Document, rule: Rule) -> Iterator[Fault]:
    if not document.of("co-quan") and not document.annexed:
        yield Fault(
            "Không tìm thấy tên cơ quan ban hành ở bên trái trang đầu.", rule.demand, "không có"
        )


@judge("co-quan/full-name")
def issuer_full(document: Document, rule: Rule) -> Iterator[Fault]:
    name = document.text("co-quan").upper()
    for pattern, level in ((_SHORT, None), (_COMMON, "note")):
        found = pattern.search(name)
        if found:
            grade: Level | None = "note" if level else None
            yield Fault(
                f"Tên cơ quan ban hành viết tắt “{found[0]}”.",
                "tên đầy đủ",
                document.text("co-quan"),
                document.first("co-quan"),
                grade,
            )


@judge("co-quan/position")
def issuer_position(document: Document, rule: Rule) -> Iterator[Fault]:
    issuer, national = document.first("co-quan"), document.first("quoc-hieu")
    if issuer is None or national is None or issuer.paragraph.box or national.paragraph.box:
        return
    mine, other = issuer.paragraph.cell, national.paragraph.cell
    if mine is not None and other is not None and mine.table is other.table:
        wrong = mine.column >= other.column
    elif mine is None and other is None and issuer.paragraph is not national.paragraph:
        form = issuer.paragraph.format
        wrong = issuer.alone and form.align == "right"
    else:
        wrong = False
    if wrong:
        yield Fault(
            "Tên cơ quan ban hành không ở bên trái, ngang với Quốc hiệu.",
            "bên trái, ngang với Quốc hiệu",
            "bên phải hoặc giữa",
            issuer,
        )
