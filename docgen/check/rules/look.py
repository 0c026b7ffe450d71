"""How components look: size, weight, slant, case, alignment, indent. One function a property.

The standard says which component must have what; these functions judge any of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from docgen.check.components import Block, Document
from docgen.check.pieces import Piece, pieces_of
from docgen.check.rules.core import JUDGES, Fault, Judge
from docgen.check.texts import dotted, is_upper
from docgen.standard.model import Fix, Level, Rule

__all__ = ["INDENT_UNIT", "TEXT_KEYS", "first_indent", "looked_at", "register"]

INDENT_UNIT: Final = 25.4 / 72
_DEFAULT_TAB: Final = 36.0

# Components made of running text, where words may stand out and custom goes further than the text.
TEXT_KEYS: Final = frozenset(("noi-dung", "khoan", "diem", "can-cu", "dieu"))
_NAMES: Final = {
    "both": "canh đều hai lề",
    "left": "canh trái",
    "center": "canh giữa",
    "right": "canh phải",
    "justify": "canh đều hai lề",
}
# What stands in one half of the page: centred there, not on the page.
_HALVES: Final = frozenset(
    ("quoc-hieu", "tieu-ngu", "chu-quan", "co-quan", "so-ky-hieu", "trich-yeu-cong-van")
) | {"dia-danh-ngay", "quyen-han", "chu-vu", "ho-ten", "khan", "luu-hanh"}
_ARTICLE: Final = re.compile(r"Điều", re.IGNORECASE)
_BLANK: Final = re.compile(r"\.{4}|…")
_UNSEEN: Final = 0.04  # of its column: what a line that is in the middle to the eye leaves free
_ASIDE: Final = re.compile(
    r"^\s*(\(|\*|Ghi chú|Lưu ý|Chú thích|Nguồn|Ví dụ|ĐVT|Đơn vị)", re.IGNORECASE
)


def looked_at(document: Document, rule: Rule) -> Iterator[Piece]:
    """Pieces of the rule's component that a look can be judged on: not the blanks of a form."""
    for piece in document.of(rule.component):
        if piece.worded or (rule.component == "so-trang" and piece.text):
            yield piece


def _title(document: Document, rule: Rule) -> str:
    title = document.standard.component(rule.component).title
    return title[:1].upper() + title[1:]


def _points(size: float) -> str:
    return f"{size:g}".replace(".", ",")


def _size(document: Document, rule: Rule) -> Iterator[Fault]:
    span = rule.range
    if span is None:
        return
    wanted = f"{span.low:g}" if span.low == span.high else f"{span.low:g} đến {span.high:g}"
    for piece in looked_at(document, rule):
        wrong = sorted(size for size in piece.sizes() if size not in span)
        if wrong:
            shown = ", ".join(map(_points, wrong))
            yield Fault(
                f"{_title(document, rule)} có cỡ chữ {shown}.",
                f"cỡ chữ {wanted}",
                f"cỡ chữ {shown}",
                piece,
            )


def _flag(document: Document, rule: Rule) -> Iterator[Fault]:
    name = rule.property
    wanted = bool(rule.pick)
    words = {
        ("bold", True): "in đậm",
        ("bold", False): "không đậm",
        ("italic", True): "kiểu chữ nghiêng",
        ("italic", False): "kiểu chữ đứng",
    }
    running = rule.component in TEXT_KEYS
    heads = _heads(document) if rule.id == "noi-dung/bold" else set()
    articles = _blocks(document) if rule.id == "dieu/bold" else {}
    for looked in looked_at(document, rule):
        piece = _titled(articles[id(looked)]) if articles else looked
        share = piece.share(name)
        # Word's own number before a text: it is all to look at
        automatic = piece.start == piece.end
        if automatic:
            marker, piece = piece.paragraph.marker_format, looked
            share = float(marker is not None and marker.bold)
        # In running text a word or a sentence may stand out; the whole paragraph may not.
        limit = 0.9 if running else (0.5 if name == "italic" else 0.01)
        right = share > (0.9 if running else 0.99) if wanted else share <= limit
        if right or id(piece) in heads:
            continue
        level = _flag_level(document, rule, piece)
        # Few words after a number may be a text as well as a title: which is for the author.
        unsure = level is not None or rule.id == "tieu-de-khoan/bold" or automatic
        unsure = unsure or (piece is not looked and _parted(piece))
        partly = 0.01 < share < 0.99
        actual = words[name, not wanted] + (" một phần" if partly else "")
        yield Fault(
            f"{_title(document, rule)} phải {words[name, wanted]}.".replace(
                "phải kiểu", "phải dùng kiểu"
            ),
            words[name, wanted],
            actual,
            piece,
            level,
            "none" if unsure else None,
        )


def _parted(piece: Piece) -> bool:
    """Whether the piece ends inside a run that can't be cut in two: a field, a drawing in it."""
    at = 0
    for run in piece.paragraph.runs:
        low, at = at, at + len(run.text)
        if low < piece.end < at:
            return not run.simple and bool(run.text[piece.end - low :].strip())
    return False


def _blocks(document: Document) -> dict[int, Block]:
    """The blocks by their pieces, which are known by identity."""
    return {id(block.piece): block for block in document.blocks}


def _titled(block: Block) -> Piece:
    """The number and title of an article: a text on the same line, or in place of a title as in
    forms 1.2 and 1.3 of the decree, is set as texts are.
    """
    article = block.piece
    text = block.text.rstrip()
    if dotted(block.label) or dotted(text):  # “Điều ... ........” of a form: its word alone
        word = _ARTICLE.search(article.raw)
        end = word.end() if word else len(article.raw)
        return Piece(article.paragraph, article.start, article.start + end)
    as_title = not text.endswith((".", ";", ":")) and len(text.split()) <= _LONGEST_TITLE
    automatic = bool(article.paragraph.marker) and article.start == 0
    start = article.start if automatic else article.raw.find(block.marker)
    if start < 0 or not text or block.headed or (as_title and not block.run_in):
        return article
    end = start + (0 if automatic else len(block.marker))
    if block.run_in:
        end = article.raw.find(block.head, end) + len(block.head)
    return Piece(article.paragraph, article.start, article.start + end)


_LONGEST_TITLE: Final = 20  # words


def _heads(document: Document) -> set[int]:
    """Items below khoản, and lines without a full stop, may be headings: bold is their look."""
    return {
        id(b.piece)
        for b in document.blocks
        if b.kind != "paragraph" or not b.text.rstrip().endswith((".", ";", "./."))
    }


def _flag_level(document: Document, rule: Rule, piece: Piece) -> Level | None:
    if rule.component == "noi-dung" and rule.property == "italic":
        if _ASIDE.match(piece.text):
            return "note"
        heads = [b for b in document.blocks if b.kind in ("section", "article", "clause", "phan")]
        if heads and piece.paragraph.number < heads[0].paragraph.number:
            return "note"  # the opening, which some offices print as căn cứ
        return "warning" if piece.text.endswith(":") else None
    return None


def _case(document: Document, rule: Rule) -> Iterator[Fault]:
    upper = rule.pick == "upper"
    # "A. TÌNH HÌNH" over mục I, II: the decree has no such level, offices set it as they set a mục
    blocks = _blocks(document) if rule.component == "noi-dung" else {}
    for piece in looked_at(document, rule):
        if id(piece) in blocks and blocks[id(piece)].kind == "letter":
            continue
        text = piece.text
        if rule.component == "muc-la-ma" or rule.component.startswith("tieu-de-muc"):
            text = re.sub(r"^\w+[.)]\s*", "", piece.full)
            text = re.sub(r"\(.*?\)", "", text)  # a remark in brackets may be in small letters
        if upper and any(c.isalpha() for c in text) and not is_upper(text):
            yield Fault(
                f"{_title(document, rule)} phải viết bằng chữ in hoa.",
                text.upper(),
                text,
                piece,
            )
        elif not upper and is_upper(text) and len(re.findall(r"\w+", text)) > 1:
            level: Level | None = "warning" if rule.component in TEXT_KEYS else None
            yield Fault(
                f"{_title(document, rule)} phải viết bằng chữ in thường.",
                "chữ in thường",
                text[:60],
                piece,
                level,
            )


def _align(document: Document, rule: Rule) -> Iterator[Fault]:
    opening = _opening(document) if rule.component == "noi-dung" else None
    allowed = {"both" if way == "justify" else str(way) for way in (rule.allowed or (rule.pick,))}
    for piece in looked_at(document, rule):
        paragraph = piece.paragraph
        align = paragraph.format.align
        if align in allowed or not piece.alone or piece is opening:
            continue  # what tabs or spaces put beside another text has no alignment of its own
        framed = paragraph.frame is not None and paragraph.frame.align == "center"
        if rule.component == "so-trang" and (framed or _tabbed(piece)):
            continue
        if align in ("left", "both") and allowed & {"left", "both"}:
            # One short line looks the same flush left and justified.
            room = paragraph.width - paragraph.format.left - paragraph.format.right
            if piece.width + max(0.0, paragraph.format.first) <= room or "both" not in allowed:
                continue
            if _BLANK.search(piece.raw):
                continue  # dots to be written over have no end of their own
        if allowed == {"center"} and 0 <= 1 - piece.width / max(1.0, _room(piece)) <= _UNSEEN:
            continue
        wanted = " hoặc ".join(dict.fromkeys(_NAMES[way] for way in sorted(allowed)))
        fix: Fix | None = None if _alignable(rule, piece) else "none"
        told = f"{_title(document, rule)} phải {wanted}."
        yield Fault(told, wanted, _NAMES[align], piece, fix=fix)


def _room(piece: Piece) -> float:
    form = piece.paragraph.format
    return piece.paragraph.width - form.left - form.right - max(0.0, form.first)


def _alignable(rule: Rule, piece: Piece) -> bool:
    """Whether the paragraph's alignment can be set without moving what stands right: not that of
    a line pushed along by tabs, nor to the middle of the page what belongs to one half of it.
    """
    paragraph = piece.paragraph
    if not all(other.alone for other in pieces_of(paragraph)):
        return False
    placed = any(x is not None for x in (paragraph.cell, paragraph.box, paragraph.frame))
    return rule.component not in _HALVES or placed or paragraph.format.left > 0


def _opening(document: Document) -> Piece | None:
    """“… điện:”, “… trân trọng giới thiệu:”, “… cấp cho:”: set apart in forms 1.6, 1.8 and 1.10."""
    kind = document.kind.key if document.kind else ""
    if kind not in ("cong-dien", "giay-gioi-thieu", "giay-nghi-phep"):
        return None
    return next((b.piece for b in document.blocks[:3] if b.text.rstrip().endswith(":")), None)


def _tabbed(piece: Piece) -> bool:
    """Centred by a tab stop in the middle of the line."""
    before = piece.paragraph.text[: piece.start]
    stops = [kind for _, kind in piece.paragraph.format.tabs if kind != "clear"]
    at = before.count("\t") - 1
    return 0 <= at < len(stops) and stops[at] == "center"


def first_indent(piece: Piece) -> float:
    """Where the first character stands, in millimetres from the edge of the text."""
    paragraph = piece.paragraph
    form = paragraph.format
    at = form.left + form.first
    if not paragraph.marker:
        for character in _lead(piece):
            if character == "\t":
                stops = [stop for stop, kind in form.tabs if stop > at + 0.5 and kind != "clear"]
                at = min(stops) if stops else (int(at / _DEFAULT_TAB + 0.001) + 1) * _DEFAULT_TAB
            else:
                at += form_space(piece)
    return at * INDENT_UNIT


def _lead(piece: Piece) -> str:
    """The blanks that a line begins with; raised characters and marks of notes come first too."""
    begun = next((run for run in piece.paragraph.runs if run.text or run.note), None)
    if begun is not None and begun.note and piece.start == 0:
        return ""
    said = piece.paragraph.text[piece.start : piece.end]
    return said[: len(said) - len(said.lstrip("\t \u00a0"))]


def form_space(piece: Piece) -> float:
    """Width of a space in the piece's first format."""
    return piece.spans[0].format.size / 4 if piece.spans else 3.5


def _indent(document: Document, rule: Rule) -> Iterator[Fault]:
    blocks = _blocks(document)
    opening = _opening(document) if rule.component == "noi-dung" else None
    for piece in looked_at(document, rule):
        if piece is opening:
            continue
        paragraph = piece.paragraph
        if paragraph.format.align in ("center", "right"):
            continue
        at = first_indent(piece)
        if rule.accepts(at):
            continue
        block = blocks.get(id(piece))
        custom = block is not None and block.kind in ("bullet", "plus", "subclause", "letter")
        hanging = paragraph.format.first < 0
        level: Level | None = "note" if custom else ("warning" if hanging else None)
        shown = f"{at / 10:.2f} cm".replace(".", ",")
        yield Fault(
            f"{_title(document, rule)} có chữ đầu dòng lùi vào {shown}.",
            "1 cm hoặc 1,27 cm",
            shown,
            piece,
            level,
            "none" if custom or hanging else None,
        )


_PROPERTIES: Final[dict[str, Callable[[Document, Rule], Iterator[Fault]]]] = {
    "size": _size,
    "bold": _flag,
    "italic": _flag,
    "case": _case,
    "align": _align,
    "indent": _indent,
}


def register(rules: tuple[Rule, ...]) -> None:
    """Gives every rule of these properties its function, unless it has one of its own."""
    for rule in rules:
        function: Judge | None = _PROPERTIES.get(rule.property)
        if function is not None:
            JUDGES.setdefault(rule.id, function)
