"""Ruled lines under (and over) components, however they were made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docgen.check.components import Document
from docgen.check.pieces import Piece
from docgen.check.rules.core import JUDGES, Fault, judge
from docgen.check.rules.heading import fitted
from docgen.check.texts import dotted, typed_line
from docgen.check.view import Line, Paragraph
from docgen.check.view.lines import measure
from docgen.standard.model import Fix, Rule

__all__ = ["below", "measured", "register"]

_NAMES: Final = {"tieu-ngu", "co-quan", "trich-yeu", "kem-theo"}
_LEVEL: Final = 6.0  # a line so far below its paragraph's top still belongs to what is above


def _underlined(piece: Piece) -> bool:
    total = sum(len(s.text.strip()) for s in piece.spans)
    having = sum(len(s.text.strip()) for s in piece.spans if s.format.underline != "none")
    return bool(total) and having > 0.9 * total


def _typed(paragraph: Paragraph) -> list[Line]:
    """Lines of dashes on a printed line of their own inside a paragraph."""
    found = []
    at = 0
    for text in paragraph.text.split("\n"):
        if typed_line(text) and "\n" in paragraph.text:
            length = 0.0
            pos = 0
            for run in paragraph.runs:
                low, high = max(at, pos), min(at + len(text), pos + len(run.text))
                if low < high:
                    length += measure(run.text[low - pos : high - pos], run.format)
                pos += len(run.text)
            centered = paragraph.format.align == "center"
            found.append(Line("typed", length, "_" in text or "─" in text, centered=centered))
        at += len(text) + 1
    return found


def below(document: Document, pieces: list[Piece]) -> list[Line]:
    """Lines that rule off a component: in its paragraphs, or before the next text."""
    last = pieces[-1]
    host = last.paragraph
    found = [*(line for line in host.lines if _beside(last, line)), *_typed(host)]
    for piece in pieces[:-1]:
        if piece.paragraph is not host:
            found += [line for line in piece.paragraph.lines if line.kind == "shape"]
    if _underlined(last):
        found.append(Line("typed", last.width, centered=None))
    for paragraph in _following(document, host):
        here = [*paragraph.lines, *_typed(paragraph)]
        if paragraph.blank or typed_line(paragraph.text):
            found += here
            continue
        # The line may hang on the next text, drawn above it or at its top.
        found += [x for x in here if x.kind == "shape" and x.offset <= _LEVEL]
        found += [x for x in here if x.kind == "border" and "top" in paragraph.format.borders]
        break
    return found


def _beside(piece: Piece, line: Line) -> bool:
    """Where two texts share a line, whether a drawn line is on this one's half of the page."""
    if piece.alone or not piece.side or line.start is None:
        return True
    return (line.start + line.length / 2 < piece.paragraph.width / 2) == (piece.side == "left")


def _following(document: Document, host: Paragraph) -> Iterator[Paragraph]:
    story = document.view.main.paragraphs
    if host.cell is not None:
        inside = host.cell.paragraphs
        yield from inside[inside.index(host) + 1 :]
        table = host.cell.table
        for row in table.rows[host.cell.row + 1 :]:
            for cell in row:
                if cell.column == host.cell.column:
                    yield from cell.paragraphs
        return
    at = story.index(host)
    yield from story[at + 1 : at + 8]


def _spare(document: Document) -> list[Line]:
    """Lines of the head that hang on a paragraph from which nothing can be told."""
    tied = {id(p.box.host): p.box.host for p in document.header if p.box and p.box.host}
    holders = {id(p): p for p in document.header} | tied  # boxes are tied to the line below, too
    return [line for p in holders.values() for line in p.lines if line.kind == "shape"]


def _lines(document: Document, key: str) -> tuple[list[Piece], list[Line]]:
    pieces = document.of(key)
    if key == "kem-theo" or not pieces:
        return pieces, []
    if key == "trich-yeu" and document.reference:  # form 1.3: the line is under “(Kèm theo …)”
        pieces = [*pieces, *document.reference]
    found = below(document, pieces)
    if not found and key in ("tieu-ngu", "co-quan"):
        width = measured(pieces)
        own = _spare(document)
        # Two lines drawn anywhere in the head are the two that the head needs.
        if len(own) >= 2 or (own and own[0].length > 0.7 * width) == (key == "tieu-ngu"):
            found = sorted(own, key=lambda line: line.length, reverse=key == "tieu-ngu")[:1]
    return pieces, found


def measured(pieces: list[Piece]) -> float:
    """Length of the longest printed line of a component."""
    longest = 0.0
    for piece in pieces:
        room = piece.paragraph.width
        longest = max(longest, min(piece.width, room) if room and piece.alone else piece.width)
    return longest


def _judged(pieces: list[Piece]) -> bool:
    return bool(pieces)


def _present(document: Document, rule: Rule) -> Iterator[Fault]:
    pieces, found = _lines(document, rule.component)
    if not _judged(pieces):
        return
    title = document.standard.component(rule.component).title
    if not found:
        yield Fault(
            f"Dưới {title} không có đường kẻ.",
            "đường kẻ ngang, nét liền",
            "không có",
            pieces[-1],
            fix=_by_hand(pieces[-1]),
        )
    elif not any(line.solid for line in found):
        told = f"Đường kẻ dưới {title} không phải nét liền."
        yield Fault(told, "nét liền", "nét đứt", pieces[-1], fix="none")


def _length(document: Document, rule: Rule) -> Iterator[Fault]:
    pieces, found = _lines(document, rule.component)
    span = rule.range
    pieces = [p for p in pieces if not dotted(p.text)]
    if not found or not pieces or span is None or pieces[-1] in document.reference:
        return  # the line under “(Kèm theo …)” is as short as the forms draw it
    lengths = {round(measured([p]), 1) for p in pieces} - {0.0}
    title = document.standard.component(rule.component).title
    best = min(
        ((line.length / width, line) for line in found for width in lengths),
        key=lambda pair: max(span.low - pair[0], pair[0] - span.high, 0.0),
    )
    ratio, line = best
    # One line of several, or one that hangs elsewhere, is for the eye to set right.
    shapes = [x for x in below(document, document.of(rule.component)) if x.node is not None]
    fix = _by_hand(pieces[-1], line) if len(shapes) == 1 else "none"
    # Lines typed by hand grow by whole characters, and the decree's own forms type them.
    typed = line.kind == "typed" and span.low - 0.15 <= ratio <= span.high + 0.15
    if ratio not in span and not typed:
        wanted = "bằng dòng chữ" if span.low == 1 else "1/3 đến 1/2 dòng chữ"
        yield Fault(
            f"Đường kẻ dưới {title} dài {ratio:.0%} dòng chữ.",
            wanted,
            f"{ratio:.0%}",
            pieces[-1],
            fix=fix,
        )
    elif _askew(pieces[-1], line):
        yield Fault(
            f"Đường kẻ dưới {title} đặt lệch so với dòng chữ.",
            "đặt cân đối",
            "đặt lệch",
            pieces[-1],
            fix=fix,
        )


def _by_hand(piece: Piece, line: Line | None = None) -> Fix | None:
    """What only a person can set right: a line typed or bordered, or beside another text."""
    placed = piece.alone and piece.paragraph.format.align == "center"
    return None if placed and (line is None or line.kind == "shape") else "none"


def _askew(piece: Piece, line: Line) -> bool:
    if line.kind == "typed":
        return line.centered is False and piece.paragraph.format.align == "center"
    if line.kind != "shape" or line.start is None or not piece.alone or fitted(piece):
        return False
    room = piece.paragraph.width
    if piece.paragraph.format.align != "center" or room <= 0:
        return False
    return abs(line.start + line.length / 2 - room / 2) > max(10.0, room * 0.08)


def _drawn(document: Document, rule: Rule) -> Iterator[Fault]:
    pieces, found = _lines(document, rule.component)
    if found and all(line.kind == "typed" for line in found):
        title = document.standard.component(rule.component).title
        how = "gạch chân" if _underlined(pieces[-1]) else "ký tự gõ tay"
        yield Fault(f"Đường kẻ dưới {title} là {how}.", "nét vẽ", how, pieces[-1])


@judge("kem-theo/line")
def reference_line(document: Document, rule: Rule) -> Iterator[Fault]:
    for appendix in document.appendices:
        if appendix.reference and not below(document, appendix.reference):
            yield Fault(
                "Dưới dòng “Kèm theo” không có đường kẻ.",
                "đường kẻ ngang ngắn, canh giữa",
                "không có",
                appendix.reference[-1],
            )


@judge("dia-chi/line")
def address_line(document: Document, rule: Rule) -> Iterator[Fault]:
    pieces = document.of("dia-chi")
    if not pieces:
        return
    first = pieces[0].paragraph
    stories = {story.part: story for story in document.view.stories}
    story = stories[first.part].paragraphs
    at = story.index(first)
    near = [first, *story[max(0, at - 3) : at]]
    found = [line for p in near for line in (*p.lines, *_typed(p))]
    if not found:
        yield Fault(
            "Trên địa chỉ cơ quan không có đường kẻ.",
            "đường kẻ nét liền hết chiều ngang",
            "không có",
            pieces[0],
        )
    elif max(line.length for line in found) < 0.9 * first.width:
        yield Fault(
            "Đường kẻ trên địa chỉ cơ quan không kéo hết chiều ngang.",
            "hết chiều ngang vùng trình bày",
            f"{max(line.length for line in found) / first.width:.0%}",
            pieces[0],
        )


def register(rules: tuple[Rule, ...]) -> None:
    """Gives the three rules of each ruled line their functions."""
    functions = {"line": _present, "line-length": _length, "line-drawn": _drawn}
    for rule in rules:
        if rule.property in functions and rule.component in _NAMES:
            JUDGES.setdefault(rule.id, functions[rule.property])
