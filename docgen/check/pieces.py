"""A piece: what stands alone on a printed line, whether a cell, a tab or spaces set it apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Literal

from docgen.check.texts import canonical, dotted, typed_line
from docgen.check.view import Paragraph, RunFormat
from docgen.check.view.lines import measure

__all__ = ["Piece", "in_reading_order", "lines_of", "pieces_of", "whole"]

_SPLIT: Final = re.compile(r"[\t\n]+|[ \u00a0]{4,}")
_GAPS: Final = ("\t", "\n", "    ", "\u00a0")
_BEFORE: Final = re.compile(r"(?:\bngày|\btháng|\bnăm|^\s*Số\s*:?)$", re.IGNORECASE)
_AFTER: Final = re.compile(r"(?:tháng\b|năm\b|/)", re.IGNORECASE)
_BREAK: Final = re.compile(r"\n")

Side = Literal["left", "right", ""]


@dataclass(slots=True, weakref_slot=True)
class Span:
    """Characters of one format."""

    text: str
    format: RunFormat


@dataclass
class Piece:
    """``start`` and ``end`` are offsets in the paragraph's text."""

    paragraph: Paragraph
    start: int
    end: int
    side: Side = ""
    alone: bool = True  # the paragraph holds nothing else on this line
    # These three are read together, when one of them is first asked for:
    spans: list[Span] = field(init=False, repr=False, compare=False)
    """The characters with their formats, raised ones (marks of notes) left out."""
    raw: str = field(init=False, repr=False, compare=False)
    text: str = field(init=False, repr=False, compare=False)

    def __getattr__(self, name: str) -> Any:
        if name not in {"spans", "raw", "text"}:
            raise AttributeError(name)
        self.spans = self._read()
        self.raw = "".join([span.text for span in self.spans])
        self.text = self.raw.strip()
        return self.__dict__[name]

    def _read(self) -> list[Span]:
        found: list[Span] = []
        at = 0
        for run in self.paragraph.runs:
            after = at + len(run.text)
            low = max(at, self.start)
            high = min(after, self.end)
            if low < high and run.format.vertical == "baseline":
                found.append(Span(run.text[low - at : high - at], run.format))
            at = after
        return found

    @cached_property
    def canonical(self) -> str:
        return canonical(self.text)

    @cached_property
    def worded(self) -> bool:
        """Whether it says something: letters, and more than the blank of a form."""
        return any(map(str.isalpha, self.text)) and not dotted(self.text)

    @property
    def full(self) -> str:
        """With the automatic marker, if the piece begins its paragraph."""
        marker = self.paragraph.marker
        return f"{marker} {self.text}" if marker and self.start == 0 else self.text

    def sizes(self) -> set[float]:
        """Sizes of the visible characters, in points."""
        return {s.format.size for s in self.spans if s.text.strip()}

    def share(self, name: str) -> float:
        """Share of the visible characters that have a flag: 1.0 means all are bold."""
        flags = [bool(getattr(span.format, name)) for span in self.spans]
        if True not in flags:
            return 0.0
        if False not in flags:
            return 1.0 if self.text else 0.0
        total = having = 0
        for span in self.spans:
            seen = len("".join(span.text.split()))  # a tab or a firm space has no weight to see
            total += seen
            having += seen if getattr(span.format, name) else 0
        return having / total if total else 0.0

    @cached_property
    def width(self) -> float:
        """Length of the text set on one line."""
        text, lead = self.raw, len(self.raw) - len(self.raw.lstrip())
        keep = len(text.rstrip())
        total, at = 0.0, 0
        for span in self.spans:
            cut = span.text[max(0, lead - at) : max(0, keep - at)]
            total += measure(cut, span.format)
            at += len(span.text)
        return total


def whole(paragraph: Paragraph) -> Piece:
    """A whole paragraph as one piece."""
    return Piece(paragraph, 0, len(paragraph.text))


def _left_open(text: str, gap: re.Match[str]) -> bool:
    """A blank to be filled in (``Số:      /KH-UBND``) is no gap between two texts."""
    before = text[max(0, gap.start() - 16) : gap.start()]
    return bool(_BEFORE.search(before) or _AFTER.match(text, gap.end()))


def _cut(paragraph: Paragraph, pattern: re.Pattern[str]) -> list[Piece]:
    text = paragraph.text
    found: list[Piece] = []
    at = 0
    for match in [*pattern.finditer(text), None]:
        end = match.start() if match else len(text)
        if match and match[0].strip("\t\n") and _left_open(text, match):
            continue
        if text[at:end].strip():
            found.append(Piece(paragraph, at, end))
        at = match.end() if match else end
    return found


def pieces_of(paragraph: Paragraph) -> list[Piece]:
    """A paragraph cut at tabs, line breaks and wide gaps of spaces."""
    if not any(map(paragraph.text.__contains__, _GAPS)):  # as most are
        return [whole(paragraph)] if paragraph.text.strip() else []
    found = _cut(paragraph, _SPLIT)
    # What tabs or spaces push along a line is placed by them, not by its alignment.
    edges = [0, *(piece.end for piece in found)]
    ends = [*(piece.start for piece in found), len(paragraph.text)]
    gaps = [paragraph.text[low:high] for low, high in zip(edges, ends, strict=True)]
    for piece, before, after in zip(found, gaps, gaps[1:], strict=False):
        first = not before.rpartition("\n")[2]
        piece.alone = first and ("\n" in after or piece is found[-1])
    return found


def lines_of(paragraph: Paragraph) -> list[Piece]:
    """A paragraph cut at its line breaks alone; lines of raised characters alone are no text."""
    if "\n" not in paragraph.text:
        only = whole(paragraph)
        return [only] if only.full else []
    return [piece for piece in _cut(paragraph, _BREAK) if piece.text]


def in_reading_order(paragraphs: Iterable[Paragraph]) -> Iterator[Piece]:
    """The pieces of several paragraphs, lines typed of dashes left out."""
    for paragraph in paragraphs:
        for piece in pieces_of(paragraph):
            if piece.text and not typed_line(piece.raw):
                yield piece
