"""Mục II khoản 7 and Điều 13: who signs, and in whose name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from docgen.check.components import Document
from docgen.check.pieces import Piece
from docgen.check.rules.core import Fault, judge
from docgen.check.rules.heading import issuer_name
from docgen.check.texts import dotted, letters
from docgen.check.view import Paragraph
from docgen.standard.model import Level, Rule

__all__: list[str] = []

_AUTHORITY: Final = re.compile(
    r"^\s*(TM|TUQ|KT|TL|Q|T/M|K/T|T/L)\s*([.,:/]?)\s*(.*)$", re.IGNORECASE
)
_POSITION: Final = re.compile(
    r"^(PHÓ\s+|QUYỀN\s+)?(CHỦ TỊCH|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|BỘ TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|TRƯỞNG|"
    r"HIỆU TRƯỞNG|"
    r"CHÁNH|BÍ THƯ|VIỆN TRƯỞNG|CHI CỤC TRƯỞNG|HẠT TRƯỞNG|THỦ TRƯỞNG|CHỦ NHIỆM|THỐNG ĐỐC|"
    r"TỔNG CỤC TRƯỞNG)\b"
)
_BODY: Final = re.compile(
    r"^(ỦY BAN|UỶ BAN|HỘI ĐỒNG|UBND|HĐND|BAN CHẤP HÀNH|BAN THƯỜNG VỤ|BAN CHỈ ĐẠO|THƯỜNG TRỰC|SỞ|"
    r"PHÒNG|BỘ|"
    r"ĐẢNG ỦY|ĐOÀN|TẬP THỂ|BAN GIÁM)\b"
)
_DEPUTY: Final = re.compile(r"^(PHÓ|THỨ TRƯỞNG|PHỤ TRÁCH|HIỆU PHÓ|CẤP PHÓ)\b|\bPHÓ\b")
# Bodies whose own ministry may let a rank or degree stand before the name (điểm c khoản 7).
_MAY_TITLE: Final = re.compile(
    r"\b(TRƯỜNG|ĐẠI HỌC|HỌC VIỆN|BỆNH VIỆN|VIỆN|CÔNG AN|BỘ CHỈ HUY|QUÂN|TRUNG TÂM Y TẾ|TRẠM Y TẾ)\b"
)


def _parts(piece: Piece) -> tuple[str, str, str]:
    found = _AUTHORITY.match(piece.text)
    return ("", "", piece.text) if found is None else (found[1].upper(), found[2], found[3].strip())


def _authorities(document: Document) -> Iterator[tuple[Piece, str, str, str]]:
    for piece in document.of("quyen-han"):
        short, mark, rest = _parts(piece)
        if short:
            yield piece, short.replace("/", ""), mark, rest


def _formed(document: Document) -> bool:
    """A form's own words stand where a signer's position will be."""
    return any(letters(p.text).startswith("quyenhanchucvu") for p in document.of("chu-vu"))


@judge("quyen-han/abbreviation")
def abbreviation(document: Document, rule: Rule) -> Iterator[Fault]:
    for piece, short, mark, rest in _authorities(document):
        slashed = "/" in piece.text.split(" ")[0]
        glued = re.match(r"^\w+\.\w", piece.text.strip()) is not None
        if mark != "." or slashed or short + "." not in rule.allowed:
            yield Fault(
                "Chữ viết tắt quyền hạn ghi sai.",
                f"{short}. {rest.upper()}",
                piece.text,
                piece,
            )
        elif glued:  # the decree prints a space there (Mục V) and asks for none in words
            yield Fault(
                f"Sau “{short}.” không có cách chữ.",
                f"{short}. {rest.upper()}",
                piece.text,
                piece,
                "warning",
            )


@judge("quyen-han/tm-collective")
def collective(document: Document, rule: Rule) -> Iterator[Fault]:
    for piece, short, _, rest in _authorities(document):
        if short == "TM" and _POSITION.match(rest.upper()):
            yield Fault(
                "Sau “TM.” là chức vụ, không phải tên tập thể.",
                "TM. + tên tập thể hoặc cơ quan",
                piece.text,
                piece,
            )


@judge("quyen-han/head-position")
def head_position(document: Document, rule: Rule) -> Iterator[Fault]:
    for piece, short, _, rest in _authorities(document):
        if short in ("Q", "KT", "TL", "TUQ") and _BODY.match(rest.upper()):
            yield Fault(
                f"Sau “{short}.” là tên cơ quan, không phải chức vụ người đứng đầu.",
                f"{short}. + chức vụ người đứng đầu",
                piece.text,
                piece,
            )


def _own_power(document: Document) -> bool:
    """Issued by the head, not by the body: what the line of authority (form 1.2, note 6) or the
    sender of a công điện (form 1.6, note 6) says, or minutes, which their chair signs (form 1.9).
    """
    kind = document.kind.key if document.kind else ""
    authority = document.first("tham-quyen")
    if authority is not None:
        return bool(_POSITION.match(authority.text.upper()))
    if kind == "cong-dien":
        first = next((b.text.strip() for b in document.blocks if b.text), "")
        return bool(_POSITION.match(first.upper())) and first.endswith(":")
    return kind == "bien-ban"


@judge("quyen-han/ubnd-tm")
def council_collective(document: Document, rule: Rule) -> Iterator[Fault]:
    name = issuer_name(document)
    signed = document.of("quyen-han") or document.of("chu-vu")
    if not name.startswith("ỦY BAN NHÂN DÂN") or not signed or _own_power(document):
        return
    if not any(short == "TM" for _, short, _, _ in _authorities(document)):
        yield Fault(
            "Văn bản của Ủy ban nhân dân không ký “TM. ỦY BAN NHÂN DÂN”.",
            "TM. ỦY BAN NHÂN DÂN",
            signed[0].text,
            signed[0],
        )


@judge("quyen-han/issuer")
def of_issuer(document: Document, rule: Rule) -> Iterator[Fault]:
    name = letters(issuer_name(document))
    for piece, short, _, rest in _authorities(document):
        if short != "TM" or not name or not rest or _POSITION.match(rest.upper()):
            continue
        mine = letters(rest)
        # Leaders sign for their body's standing committee too (Thường trực HĐND, Ban Thường vụ).
        if (
            mine not in name
            and name not in mine
            and not mine.startswith(("thuongtruc", "banthuongvu"))
        ):
            yield Fault(
                "Tập thể ghi sau “TM.” không phải cơ quan ban hành.",
                document.text("co-quan"),
                rest,
                piece,
            )


@judge("quyen-han/kt-deputy")
def deputy(document: Document, rule: Rule) -> Iterator[Fault]:
    lines = [*document.of("quyen-han"), *document.of("chu-vu")]
    for at, piece in enumerate(lines):
        short, _, _ = _parts(piece)
        if short == "KT" and at + 1 < len(lines):
            under = lines[at + 1].text.upper()
            if not _DEPUTY.search(under):
                yield Fault(
                    "Dưới “KT.” không phải chức vụ cấp phó.",
                    "chức vụ cấp phó",
                    lines[at + 1].text,
                    lines[at + 1],
                )


@judge("chu-vu/present")
def position_present(document: Document, rule: Rule) -> Iterator[Fault]:
    if document.annexed or document.of("chu-vu") or document.of("quyen-han"):
        return
    yield Fault(
        "Cuối văn bản không có chức vụ người ký.",
        rule.demand,
        "không có",
        document.first("noi-nhan"),
    )


@judge("chu-vu/own")
def position_own(document: Document, rule: Rule) -> Iterator[Fault]:
    authority = document.of("quyen-han")
    # “Q. GIÁM ĐỐC” is the signer's own position: who is given the head's power signs by it.
    if authority and not document.of("chu-vu") and _parts(authority[-1])[0] != "Q":
        yield Fault(
            f"Dưới dòng “{authority[-1].text}” không có chức vụ của chính người ký.",
            "chức vụ của người ký",
            "không có",
            authority[-1],
        )


def _height(paragraph: Paragraph) -> float:
    """Height of a blank line."""
    form = paragraph.format
    return 16.0 * form.line if form.line_rule == "auto" else form.line


def _between(document: Document, last: Paragraph, following: Piece | Paragraph) -> float | None:
    """Points of empty height between a text of the signature and the next; None: not told."""
    below = following if isinstance(following, Paragraph) else following.paragraph
    if last is below:
        start = 0 if isinstance(following, Paragraph) else following.start
        return last.text[:start].rstrip(" \t").count("\n") * 14.0
    between = [p for p in document.view.paragraphs if last.number < p.number < below.number]
    if (
        any(p.pictures or p.text.strip() for p in between)
        or last.pictures
        or below.pictures
        or last.cell is not below.cell
    ):
        return None
    height = sum(_height(p) + p.format.before + p.format.after for p in between)
    return height + last.format.after + below.format.before


@judge("chu-ky/room")
def room(document: Document, rule: Rule) -> Iterator[Fault]:
    name = document.first("ho-ten")
    above = [*document.of("quyen-han"), *document.of("chu-vu")]
    if name is None or not above or _formed(document):
        return
    by_number = {p.paragraph.number: p.paragraph for p in above}
    order = [by_number[number] for number in sorted(by_number)]
    height = _between(document, order[-1], name)
    if height is None:
        return
    for one, two in pairwise(order):  # another position stands below the room (cell 7b)
        height = max(height, _between(document, one, two) or 0.0)
    if height < 28.0:
        yield Fault(
            "Giữa chức vụ và họ tên không có chỗ cho chữ ký và dấu.",
            "vài dòng trống",
            f"{height:.0f} pt",
            name,
        )


@judge("ho-ten/blank")
def name_blank(document: Document, rule: Rule) -> Iterator[Fault]:
    signed = document.of("chu-vu")
    if signed and not document.of("ho-ten") and not _formed(document):
        yield Fault("Họ tên người ký còn để trống.", "họ và tên người ký", "để trống", signed[-1])


@judge("ho-ten/academic-title")
def academic(document: Document, rule: Rule) -> Iterator[Fault]:
    name = document.first("ho-ten")
    if name is None or dotted(name.text):
        return
    folded = name.text.replace(" ", "").casefold()
    for title in sorted(document.standard.academic_titles, key=len, reverse=True):
        short = title.replace(" ", "").casefold()
        bare = short.rstrip(".")
        spelt = name.text.casefold().startswith(title.casefold() + " ")
        if spelt or (title.endswith(".") and folded.startswith((short, bare + "."))):
            level: Level | None = "note" if _MAY_TITLE.search(issuer_name(document)) else None
            yield Fault(
                f"Trước họ tên người ký có ghi “{title}”.", "chỉ họ và tên", name.text, name, level
            )
            return
