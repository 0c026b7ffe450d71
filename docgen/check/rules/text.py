"""Mục II khoản 6 điểm e: the text, its spacing, and how it ends."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from docgen.check.components import Block, Document
from docgen.check.rules.core import Fault, judge
from docgen.check.texts import dotted
from docgen.check.view import Paragraph
from docgen.standard.model import Rule

__all__ = ["gap", "line_spacing"]

# A line of Times New Roman set single takes this many times its size.
_SINGLE: Final = 1.15
_CENTRED: Final = frozenset(("phan", "chuong", "muc", "tieu-muc", "title", "order"))


@judge("noi-dung/uniform-size")
def uniform(document: Document, rule: Rule) -> Iterator[Fault]:
    right = document.text_sizes  # a size that is never right is told by the rule of sizes
    if len(right) < 2:
        return
    common = right[0]
    for piece in document.text_pieces:
        if dotted(piece.text):
            continue
        other = sorted(piece.sizes() & set(right[1:]))
        if other:
            shown = ", ".join(f"{size:g}" for size in other).replace(".", ",")
            yield Fault(
                f"Đoạn này có cỡ chữ {shown}, khác cỡ {common:g} của lời văn.",
                f"{common:g}",
                shown,
                piece,
            )


def gap(upper: Paragraph, lower: Paragraph) -> float:
    """Points between two paragraphs as Word puts them: the larger of the two, not the sum."""
    above, under = upper.format, lower.format
    same = upper.style == lower.style
    after = 0.0 if above.contextual and same else above.after
    before = 0.0 if under.contextual and same else under.before
    return max(after, before)


@judge("noi-dung/spacing")
def spacing(document: Document, rule: Rule) -> Iterator[Fault]:
    span = rule.range
    if span is None:
        return
    blocks = [b for b in document.blocks if b.kind not in ("caption", "table")]
    for upper, lower in pairwise(blocks):
        if _CENTRED & {upper.kind, lower.kind}:
            continue  # a heading and its title are two lines of one thing
        neighbours = lower.paragraph.number == upper.paragraph.number + 1
        if not neighbours or not _worded(upper) or not _worded(lower):
            continue
        space = gap(upper.paragraph, lower.paragraph)
        if space not in span:
            shown = f"{space:g} pt".replace(".", ",")
            yield Fault(f"Đoạn này cách đoạn trên {shown}.", "ít nhất 6 pt", shown, lower.piece)


def _worded(block: Block) -> bool:
    return any(map(str.isalpha, block.piece.text)) and not dotted(block.piece.text)


def line_spacing(paragraph: Paragraph) -> float:
    """Line spacing in lines, whatever way it was set."""
    form = paragraph.format
    if form.line_rule == "auto":
        return form.line
    size = max((run.format.size for run in paragraph.runs), default=14.0)
    lines = form.line / (size * _SINGLE)
    return max(1.0, lines) if form.line_rule == "atLeast" else lines


@judge("noi-dung/line-spacing")
def lines(document: Document, rule: Rule) -> Iterator[Fault]:
    span = rule.range
    pieces = [*document.of("can-cu"), *document.of("muc-la-ma"), *document.text_pieces]
    for piece in sorted(pieces, key=lambda p: p.paragraph.number):
        value = line_spacing(piece.paragraph)
        exact = piece.paragraph.format.line_rule == "exact"
        # Points given exactly are rounded: 16 pt for 14 is single spacing to the eye.
        if span is not None and value not in span and not (exact and 0.95 <= value <= 1.52):
            shown = f"{value:.2f} dòng".replace(".", ",")
            yield Fault(
                f"Khoảng cách dòng của đoạn này là {shown}.", "dòng đơn đến 1,5 dòng", shown, piece
            )


def _last(document: Document) -> Block | None:
    return next((b for b in reversed(document.blocks) if b.kind != "order"), None)


@judge("ket-thuc/text")
def ending(document: Document, rule: Rule) -> Iterator[Fault]:
    last = _last(document)
    if last is None or (
        document.kind and document.kind.key in ("bien-ban", "hop-dong", "giay-moi")
    ):
        return
    if last.kind == "table":
        texts = [cell.text for cell in last.table.cells()] if last.table else []
        if not any(text.endswith("./.") for text in texts):
            yield Fault(
                "Nội dung văn bản không kết thúc bằng dấu “./.”.", "./.", "bảng", last.piece, "note"
            )
    elif not last.text.rstrip().endswith("./."):
        tail = last.text.rstrip()[-12:]
        yield Fault(
            "Nội dung văn bản không kết thúc bằng dấu “./.”.", "./.", f"…{tail}", last.piece
        )


@judge("ket-thuc/once")
def once(document: Document, rule: Rule) -> Iterator[Fault]:
    last = _last(document)
    for block in document.blocks:
        if block is last or block.kind == "table":
            continue
        if block.text.rstrip().endswith("./."):
            yield Fault(
                "Dấu “./.” đứng giữa văn bản.", "chỉ ở cuối nội dung", "giữa nội dung", block.piece
            )
