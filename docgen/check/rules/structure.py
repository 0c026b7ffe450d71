"""Mục II khoản 6 điểm c, d, đ: parts, chapters, sections, articles, clauses, points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.check.components import Block, Document
from docgen.check.rules.core import Fault, judge
from docgen.check.texts import dotted
from docgen.standard.model import Level, Rule

__all__: list[str] = []

# From large to small; a number begins anew under anything larger.
_RANK: Final = {
    "phan": 0,
    "chuong": 1,
    "muc": 2,
    "tieu-muc": 3,
    "letter": 4,
    "section": 5,
    "article": 6,
    "clause": 7,
    "subclause": 8,
    "point": 9,
    "bullet": 10,
    "plus": 11,
}
_WORDS: Final = {
    "phan": "Phần",
    "chuong": "Chương",
    "muc": "Mục",
    "tieu-muc": "Tiểu mục",
    "section": "Mục",
    "article": "Điều",
    "clause": "Khoản",
    "point": "Điểm",
}


def _texts(document: Document) -> list[list[Block]]:
    return [document.blocks, *(appendix.blocks for appendix in document.appendices)]


def _of(document: Document, *kinds: str) -> Iterator[Block]:
    for block in document.blocks:
        if block.kind in kinds:
            yield block


def _roman(number: int) -> str:
    from docgen.vietnamese import roman

    return roman(number)


def _wanted(document: Document, kind: str, place: int) -> str:
    if kind == "point":
        letters = document.standard.point_letters
        return letters[place - 1] + ")" if place <= len(letters) else "?"
    if kind in ("phan", "chuong", "section"):
        return _roman(place)
    return str(place)


def _place(document: Document, block: Block) -> int | None:
    if block.kind != "point":
        return block.count
    letters = document.standard.point_letters
    label = block.label.lower()
    return letters.index(label) + 1 if label in letters else None


def _sequence(document: Document, kinds: tuple[str, ...]) -> Iterator[Fault]:
    """Numbers that skip, repeat or do not begin at the first."""
    for blocks in _texts(document):
        last: dict[str, int] = {}
        for block in blocks:
            if block.kind in ("paragraph", "title", "order", "caption", "table") and not (
                block.headed and _strong(block)
            ):
                continue
            rank = _RANK.get(block.kind, -1)
            # Articles are numbered through a document, whatever stands above them.
            for kind in list(last):
                if _RANK[kind] > rank and kind != "article":
                    del last[kind]
            if block.kind not in kinds:
                continue
            place = _place(document, block)
            wanted = last.get(block.kind, 0) + 1
            if place is None:
                continue
            if place != wanted:
                level: Level | None = None if _certain(document, blocks, block) else "warning"
                said = _wanted(document, block.kind, wanted)
                yield Fault(
                    f"{_named(block)} sai thứ tự.",
                    f"{said} (sau {_wanted(document, block.kind, wanted - 1)})"
                    if wanted > 1
                    else said,
                    block.marker,
                    block.piece,
                    level,
                )
            last[block.kind] = place


def _strong(block: Block) -> bool:
    """An unnumbered heading in bold: what is under it may begin its numbers anew."""
    return (
        block.kind == "paragraph" and block.headed and not block.text.rstrip().endswith((".", ";"))
    )


def _certain(document: Document, blocks: list[Block], block: Block) -> bool:
    """In an appendix, or under a bullet, numbers may follow another custom."""
    return blocks is document.blocks and block.separator in (".", ")", "")


def _named(block: Block) -> str:
    """Its word and marker, the word once: “Chương II”, khoản “2.”."""
    word = _WORDS[block.kind]
    own = block.marker.casefold().startswith(word.casefold())
    return f"“{block.marker}”" if own else f"{word} “{block.marker}”"


@judge("phan-chuong/sequence")
def parts_sequence(document: Document, rule: Rule) -> Iterator[Fault]:
    yield from _sequence(document, ("phan", "chuong"))


@judge("muc/sequence")
def muc_sequence(document: Document, rule: Rule) -> Iterator[Fault]:
    yield from _sequence(document, ("muc", "tieu-muc"))


@judge("muc-la-ma/sequence")
def section_sequence(document: Document, rule: Rule) -> Iterator[Fault]:
    yield from _sequence(document, ("section",))


@judge("dieu/sequence")
def article_sequence(document: Document, rule: Rule) -> Iterator[Fault]:
    yield from _sequence(document, ("article",))


@judge("khoan/sequence")
def clause_sequence(document: Document, rule: Rule) -> Iterator[Fault]:
    yield from _sequence(document, ("clause",))


@judge("diem/sequence")
def point_sequence(document: Document, rule: Rule) -> Iterator[Fault]:
    yield from _sequence(document, ("point",))


def _own_line(document: Document, kinds: tuple[str, ...]) -> Iterator[Fault]:
    for block in _of(document, *kinds):
        if block.text.strip(" .:") and "\n" not in block.piece.text:
            yield Fault(
                f"“{block.marker}” và tiêu đề viết trên một dòng.",
                "tiêu đề ở dòng dưới",
                block.piece.text[:60],
                block.piece,
            )


def _numeral(document: Document, kinds: tuple[str, ...], roman: bool) -> Iterator[Fault]:
    for block in _of(document, *kinds):
        kind = "La Mã" if roman else "Ả Rập"
        right = set(block.label) <= set("IVXLCDM") if roman else block.label.isdigit()
        if not right:
            wanted = _wanted(document, block.kind, block.count) if block.count else "chữ số"
            yield Fault(
                f"Số thứ tự của “{block.marker}” không phải chữ số {kind}.",
                wanted,
                block.label,
                block.piece,
            )


@judge("phan-chuong/own-line")
def parts_own_line(document: Document, rule: Rule) -> Iterator[Fault]:
    yield from _own_line(document, ("phan", "chuong"))


@judge("muc/own-line")
def muc_own_line(document: Document, rule: Rule) -> Iterator[Fault]:
    yield from _own_line(document, ("muc", "tieu-muc"))


@judge("phan-chuong/numeral")
def parts_numeral(document: Document, rule: Rule) -> Iterator[Fault]:
    yield from _numeral(document, ("phan", "chuong"), roman=True)


@judge("muc/numeral")
def muc_numeral(document: Document, rule: Rule) -> Iterator[Fault]:
    yield from _numeral(document, ("muc", "tieu-muc"), roman=False)


def _titled(document: Document, kinds: tuple[str, ...]) -> Iterator[Fault]:
    for at, block in enumerate(document.blocks):
        if block.kind not in kinds or block.text.strip(" .:"):
            continue
        following = document.blocks[at + 1] if at + 1 < len(document.blocks) else None
        if following is None or following.kind != "title":
            yield Fault(
                f"“{block.marker}” không có tiêu đề.", "có tiêu đề", "không có", block.piece
            )


@judge("tieu-de-phan-chuong/present")
def parts_titled(document: Document, rule: Rule) -> Iterator[Fault]:
    yield from _titled(document, ("phan", "chuong"))


@judge("tieu-de-muc/present")
def muc_titled(document: Document, rule: Rule) -> Iterator[Fault]:
    yield from _titled(document, ("muc", "tieu-muc"))


@judge("muc-la-ma/present")
def section_titled(document: Document, rule: Rule) -> Iterator[Fault]:
    for block in _of(document, "section"):
        if not block.text.strip(" .:"):
            yield Fault(
                f"Mục “{block.marker}” không có tiêu đề.", "có tiêu đề", "không có", block.piece
            )


@judge("muc-la-ma/ending")
def section_ending(document: Document, rule: Rule) -> Iterator[Fault]:
    for block in _of(document, "section"):
        text = block.text.rstrip()
        if text.endswith((".", ":", ";")) and not dotted(text):
            yield Fault(
                f"Cuối tiêu đề mục “{block.marker}” có dấu câu.",
                "không có dấu cuối",
                text[-1],
                block.piece,
            )


@judge("dieu/format")
def article_format(document: Document, rule: Rule) -> Iterator[Fault]:
    for block in _of(document, "article"):
        if (
            not re.fullmatch(r"Điều[ \u00a0]\d+\.", block.marker)
            and not dotted(block.piece.text)
            and not {"…", "..."} & {block.label}
        ):
            wanted = f"Điều {block.count}." if block.count else "Điều 1."
            yield Fault(
                f"Số của điều ghi sai: “{block.marker}”.", wanted, block.marker, block.piece
            )


@judge("dieu/title")
def article_title(document: Document, rule: Rule) -> Iterator[Fault]:
    for block in _of(document, "article"):
        first = block.head.strip(" .:")
        if not first or not block.text.startswith(first[:10]):
            yield Fault(
                f"“{block.marker}” không có tiêu đề.", "có tiêu đề", "không có", block.piece
            )


@judge("khoan/format")
def clause_format(document: Document, rule: Rule) -> Iterator[Fault]:
    above = ""
    for block in document.blocks:
        if block.kind == "clause" and block.separator != ".":
            # "1)" under a bullet or a point counts things; it is no khoản.
            level: Level | None = (
                "note" if above in ("bullet", "plus", "point", "subclause") else None
            )
            yield Fault(
                f"Sau số thứ tự của khoản “{block.marker}” không phải dấu chấm.",
                f"{block.label}.",
                block.marker,
                block.piece,
                level,
            )
        elif block.kind in _RANK:
            above = block.kind


@judge("tieu-de-khoan/own-line")
def run_in(document: Document, rule: Rule) -> Iterator[Fault]:
    for block in _of(document, "clause"):
        if block.run_in and block.head.rstrip().endswith((":", ".")):
            yield Fault(
                f"Tiêu đề của khoản “{block.marker}” viết liền với lời văn.",
                "số và tiêu đề trên một dòng riêng",
                block.piece.text[:60],
                block.piece,
            )


@judge("diem/format")
def point_format(document: Document, rule: Rule) -> Iterator[Fault]:
    for block in _of(document, "point"):
        if block.separator != ")" or not block.label.islower():
            yield Fault(
                f"Chữ cái của điểm “{block.marker}” ghi sai.",
                f"{block.label.lower()})",
                block.marker,
                block.piece,
            )


@judge("diem/letter")
def point_letter(document: Document, rule: Rule) -> Iterator[Fault]:
    for block in _of(document, "point"):
        if block.label.lower() not in rule.allowed:
            yield Fault(
                f"“{block.marker}” không có trong thứ tự chữ cái của điểm.",
                ", ".join(map(str, rule.allowed[:8])) + "…",
                block.marker,
                block.piece,
            )


@judge("bo-cuc/order")
def order(document: Document, rule: Rule) -> Iterator[Fault]:
    """A larger level inside a smaller one, with nothing larger still between them."""
    told: set[str] = set()
    for at, block in enumerate(document.blocks):
        if block.kind not in _WORDS or block.kind in told:
            continue
        rank = _RANK[block.kind]
        told.add(block.kind)
        for before in reversed(document.blocks[:at]):
            other = _RANK.get(before.kind)
            if other is None or before.kind not in _WORDS:
                continue
            if other > rank:
                yield Fault(
                    f"{_named(block)} đứng trong {_WORDS[before.kind].lower()} là cấp nhỏ hơn.",
                    "từ lớn đến nhỏ",
                    f"{_WORDS[before.kind].lower()} trước, {_WORDS[block.kind].lower()} sau",
                    block.piece,
                )
            break
