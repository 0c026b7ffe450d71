"""The page as printed: a PDF read with pdfplumber, in millimetres from the top left corner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pdfplumber

__all__ = ["Line", "Page", "Rule", "Word", "read_pages"]

MM = 25.4 / 72
SAME_LINE = 0.35  # mm: baselines nearer than this are one line
THIN = 0.8  # mm: a filled box no higher than this is a drawn line
SEGMENT_GAP = 7.0  # mm: a wider gap parts two columns; justified text is set closer


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a space between them, set on one baseline."""

    text: str
    left: float
    right: float
    baseline: float
    size: float  # points
    gap: float  # before it, beyond the blanks that are typed
    font: str
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side on one baseline."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def baseline(self) -> float:
        return self.words[0].baseline

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def italic(self) -> bool:
        return all(word.italic for word in self.words)


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn horizontal line."""

    left: float
    right: float
    y: float

    @property
    def length(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """One page; ``lines`` span the page, ``segments`` are parted where columns are."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]

    @property
    def segments(self) -> list[Line]:
        return [segment for line in self.lines for segment in _segments(line)]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    def find(self, start: str) -> Line:
        """The one segment that begins with ``start``."""
        found = [s for s in self.segments if s.text.startswith(start)]
        assert len(found) == 1, f"{len(found)} segments begin with {start!r} on page {self.number}"
        return found[0]

    def rule_below(self, segment: Line, *, within: float = 6) -> Rule:
        """The one drawn line under ``segment``, nearest to it."""
        below = [
            rule
            for rule in self.rules
            if 0 < rule.y - segment.baseline < within and segment.left < rule.middle < segment.right
        ]
        assert below, f"no line is drawn under {segment.text!r}"
        return min(below, key=lambda rule: rule.y)


def _segments(line: Line) -> Iterator[Line]:
    start = 0
    for i in range(1, len(line.words)):
        if line.words[i].gap > SEGMENT_GAP:
            yield Line(line.words[start:i])
            start = i
    yield Line(line.words[start:])


def _word(chars: list[dict[str, Any]], page_height: float, gap: float) -> Word:
    font = chars[0]["fontname"].rpartition("+")[2]  # "BAAAAA+LiberationSerif-Bold"
    return Word(
        text="".join(char["text"] for char in chars),
        left=chars[0]["x0"] * MM,
        right=chars[-1]["x1"] * MM,
        baseline=(page_height - chars[0]["matrix"][5]) * MM,
        size=round(max(char["size"] for char in chars), 2),
        gap=gap * MM,
        font=font,
        bold="Bold" in font,
        italic="Italic" in font,
    )


def _words(chars: list[dict[str, Any]], page_height: float) -> list[Word]:
    """Words of one baseline, from left to right."""
    words: list[Word] = []
    run: list[dict[str, Any]] = []
    end = gap = 0.0  # where the last character ended, a blank too; the gap before the run
    for char in sorted(chars, key=lambda c: c["x0"]):
        blank = char["text"].isspace()
        if run and (blank or char["x0"] - end > 0.2 * char["size"]):
            words.append(_word(run, page_height, gap))
            run = []
        if not blank:
            gap = gap if run else char["x0"] - end
            run.append(char)
        end = char["x1"]
    if run:
        words.append(_word(run, page_height, gap))
    return words


def _lines(page: Any) -> tuple[Line, ...]:
    height = float(page.height)
    rows: list[list[dict[str, Any]]] = []
    for char in sorted(page.chars, key=lambda c: -c["matrix"][5]):
        y = char["matrix"][5]
        if rows and (rows[-1][0]["matrix"][5] - y) * MM < SAME_LINE:
            rows[-1].append(char)
        else:
            rows.append([char])
    lines = (tuple(_words(row, height)) for row in rows)
    return tuple(Line(words) for words in lines if words)


def _rules(page: Any) -> tuple[Rule, ...]:
    """Strokes, and boxes so thin that they are strokes, joined where they touch."""
    found = [
        Rule(shape["x0"] * MM, shape["x1"] * MM, (shape["top"] + shape["bottom"]) / 2 * MM)
        for shape in [*page.lines, *page.rects, *page.curves]
        if shape["height"] * MM <= THIN and shape["width"] * MM > 2 * THIN
    ]
    joined: list[Rule] = []
    for rule in sorted(found, key=lambda r: (round(r.y, 1), r.left)):
        last = joined[-1] if joined else None
        if last and abs(last.y - rule.y) < 0.1 and rule.left - last.right < 0.1:
            joined[-1] = Rule(last.left, max(last.right, rule.right), last.y)
        else:
            joined.append(rule)
    return tuple(joined)


@lru_cache(maxsize=32)
def read_pages(pdf: Path) -> tuple[Page, ...]:
    """All pages of a PDF."""
    with pdfplumber.open(pdf) as document:
        return tuple(
            Page(
                number=page.page_number,
                width=float(page.width) * MM,
                height=float(page.height) * MM,
                lines=_lines(page),
                rules=_rules(page),
            )
            for page in document.pages
        )
