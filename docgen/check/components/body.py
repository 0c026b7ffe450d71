"""The text as blocks: what each paragraph is by how it begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from docgen.check.components.model import Block, BlockKind
from docgen.check.pieces import whole
from docgen.check.texts import is_upper, typed_line
from docgen.check.view import Paragraph

__all__ = ["is_division", "read_blocks", "roman_value"]

_NUMERAL: Final = r"[IVXLCDM]{1,8}|\d{1,3}|[Tt]hứ \w{2,5}|THỨ \w{2,5}"
_DIVISION: Final = re.compile(
    rf"^(Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|TIỂU MỤC)\s+({_NUMERAL})(?!\w)"
    r"\s*([.:)]?)\s*(.*)$",
    re.DOTALL,
)
_ARTICLE: Final = re.compile(
    r"^(Điều|ĐIỀU)\s*(\d{1,3}|[IVXLC]{1,6}|…|\.{3})\s*([.:)]?)\s*(.*)$", re.DOTALL
)
_SECTION: Final = re.compile(r"^([IVXLCDM]{1,8})\s*([./):]|-(?=\s)|(?=\s))\s*(.*)$", re.DOTALL)
_LETTER: Final = re.compile(r"^([A-ZĐ])\s*([.)/])\s*(.*)$", re.DOTALL)
_SUBCLAUSE: Final = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){1,4})([.)]?)\s+(.*)$", re.DOTALL)
_CLAUSE: Final = re.compile(r"^(\d{1,3})\s*([./):]|-(?=\s))(?!\d)\s*(.*)$", re.DOTALL)
_POINT: Final = re.compile(r"^([a-zđăâêôơưA-ZĐ])\s*([)./])(?!\w)\s*(.*)$", re.DOTALL)
_BULLET: Final = re.compile(r"^([-–—•▪➢❖✓*])\s*(.*)$", re.DOTALL)
_PLUS: Final = re.compile(r"^(\+|o(?=\s))\s*(.*)$", re.DOTALL)
_ORDER: Final = re.compile(
    r"^\s{0,9}(QUYẾT\s{0,9}ĐỊNH|QUYẾT\s{0,9}NGHỊ|Quyết định|Quyết nghị)\s{0,9}:?\s{0,9}$"
)
_ONLY_WORD: Final = re.compile(r"^\w{1,8}\s?\./\.$")  # the text's end after one word, no "a."
_UNIT: Final = re.compile(r"^\s{0,9}\(?\s{0,9}(ĐVT|Đơn vị( tính)?)\s{0,9}:", re.IGNORECASE)
_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_DIVISIONS: Final[dict[str, BlockKind]] = {
    "phần": "phan",
    "chương": "chuong",
    "mục": "muc",
    "tiểu mục": "tieu-muc",
}
_ORDINALS: Final = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def roman_value(text: str) -> int | None:
    """The value of a well-formed Roman numeral.

    >>> roman_value("XIV"), roman_value("IIII"), roman_value("AB")
    (14, None, None)
    """
    if not text or set(text) - set(_ROMAN):
        return None
    total = 0
    values = [_ROMAN[c] for c in text]
    for at, value in enumerate(values):
        total += -value if at + 1 < len(values) and value < values[at + 1] else value
    return total if _roman(total) == text else None


def _roman(number: int) -> str:
    steps = "M:1000 CM:900 D:500 CD:400 C:100 XC:90 L:50 XL:40 X:10 IX:9 V:5 IV:4 I:1"
    text = ""
    for step in steps.split():
        letters, _, value = step.partition(":")
        while number >= int(value):
            text += letters
            number -= int(value)
    return text


def _count(label: str) -> int | None:
    if label.isdigit():
        return int(label)
    if label.lower().startswith("thứ "):
        word = label.lower()[4:]
        return _ORDINALS.index(word) + 1 if word in _ORDINALS else None
    return roman_value(label)


def _head(block: Block, lead: int) -> None:
    """The bold beginning of the text after a marker of ``lead`` characters."""
    at = 0
    head = ""
    rest = ""
    for span in block.piece.spans:
        begin = max(0, lead - at)
        text = span.text[begin:]
        at += len(span.text)
        if not text:
            continue
        if not rest.strip() and (span.format.bold or not text.strip()):
            head += text
        else:
            rest += text
    block.head = head.strip()
    block.run_in = bool(block.head) and bool(rest.strip(" .:;"))


def _made(kind: BlockKind, found: re.Match[str], count: int | None) -> Block:
    """A block without its paragraph, of a marker, its separator and the rest."""
    block = Block(kind, None, None)  # type: ignore[arg-type]
    block.label, block.separator, block.text = found[1], found[2], found[3]
    block.marker, block.count = found[1] + found[2], count
    return block


def is_division(text: str) -> bool:
    """Whether a line is the head of a part, chapter or mục.

    >>> is_division("Phần I"), is_division("CHƯƠNG II. TỔ CHỨC"), is_division("Phần mềm quản lý")
    (True, True, False)
    """
    return _division(text) is not None


def _division(text: str) -> Block | None:
    found = _DIVISION.match(text)
    # "Mục 2 của Kế hoạch" in mid-text goes on with a small letter after the number.
    if found is None or found[4][:1].islower() or len(found[4]) > 120:
        return None
    block = Block(_DIVISIONS[found[1].lower()], None, None)  # type: ignore[arg-type]
    block.label, block.separator, block.text = found[2], found[3], found[4]
    block.marker, block.count = f"{found[1]} {found[2]}{found[3]}", _count(found[2])
    return block


def _article(text: str) -> Block | None:
    found = _ARTICLE.match(text)
    # "Điều 5 của Luật" in mid-text goes on with a small letter, and has no full stop.
    if found is None or (found[4][:1].islower() and found[3] != "."):
        return None
    block = Block("article", None, None)  # type: ignore[arg-type]
    block.label, block.separator, block.text = found[2], found[3], found[4]
    block.marker, block.count = text[: found.end(3)], _count(found[2])
    return block


def _listed(text: str, previous: list[Block]) -> Block | None:
    """Sections, clauses and points: a counter, what follows it, and a text."""
    if _ONLY_WORD.match(text):
        return None
    found = _SUBCLAUSE.match(text)
    if found:
        return _made("subclause", found, int(found[1].rpartition(".")[2]))
    found = _SECTION.match(text)
    if found and roman_value(found[1]) is not None and not _lettered(found[1], previous):
        dotted = found[2] == "." or (bool(found[3]) and bool(found[2]))
        if dotted or (found[3] and is_upper(found[3])):
            return _made("section", found, _count(found[1]))
    found = _CLAUSE.match(text)
    if found and found[3]:
        return _made("clause", found, int(found[1]))
    for kind, pattern in (("point", _POINT), ("letter", _LETTER)):
        found = pattern.match(text)
        small = found is not None and (found[2] == ")" or found[1].islower())
        if found and found[3] and (small or kind == "letter"):
            return _made(kind, found, None)  # type: ignore[arg-type]
    return None


def _dashed(text: str, *, automatic: bool) -> Block | None:
    for kind, pattern in (("plus", _PLUS), ("bullet", _BULLET)):
        found = pattern.match(text)
        if found and found[2]:
            block = Block(kind, None, None)  # type: ignore[arg-type]
            block.marker, block.text = found[1], found[2]
            return block
    if _ORDER.match(text):
        return Block("order", None, None, text=text)  # type: ignore[arg-type]
    return Block("bullet", None, None, text=text) if automatic else None  # type: ignore[arg-type]


def _classify(text: str, previous: list[Block], *, automatic: bool) -> Block | None:
    """A block without its paragraph; None for plain text."""
    return (
        _division(text)
        or _article(text)
        or _listed(text, previous)
        or _dashed(text, automatic=automatic)
    )


def _lettered(label: str, previous: list[Block]) -> bool:
    """Whether C or D goes on a list A, B, … and is no Roman numeral."""
    if len(label) != 1 or label not in "CDLM":
        return False
    last = next((b for b in reversed(previous) if b.kind == "letter"), None)
    return last is not None and ord(last.label) + 1 == ord(label)


def _caption(blocks: list[Block]) -> None:
    """The lines right over a table that name it and its unit: they are no text of their own."""
    for block in blocks[:-3:-1]:
        unit = _UNIT.match(block.text)
        if block.kind != "paragraph" or not (unit or block.paragraph.format.align == "center"):
            return
        block.kind = "caption"
        if not unit:
            return


def read_blocks(paragraphs: Sequence[Paragraph]) -> list[Block]:
    """The blocks of a text, tables as one block each, blank lines and drawn ones left out."""
    blocks: list[Block] = []
    tables: set[int] = set()
    for paragraph in paragraphs:
        if paragraph.box is not None:
            continue
        if paragraph.cell is not None:
            table = paragraph.cell.table
            if id(table) not in tables and table.depth == 0:
                tables.add(id(table))
                _caption(blocks)
                blocks.append(Block("table", paragraph, whole(paragraph), table=table))
            continue
        if paragraph.blank or typed_line(paragraph.text):
            continue
        piece = whole(paragraph)
        text = piece.full.strip()
        made = _classify(text, blocks, automatic=bool(paragraph.marker)) if text else None
        if made is None:
            under = blocks[-1] if blocks else None
            titled = (
                under is not None
                and under.kind in ("phan", "chuong", "muc", "tieu-muc", "title")
                and not under.text.strip(" .:")
                and (paragraph.format.align in ("center", "right") or is_upper(text))
            )
            made = Block("title" if titled else "paragraph", paragraph, piece, text=text)
            _head(made, 0)
        else:
            made.paragraph, made.piece = paragraph, piece
            lead = len(text) - len(made.text)
            blanks = len(piece.raw) - len(piece.raw.lstrip())
            own = len(paragraph.marker) + 1 if paragraph.marker else 0
            _head(made, max(0, lead - own) + blanks)
        blocks.append(made)
    return blocks
