"""Automatic numbering by Word, rendered to the text that is printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

from docgen.check.view.formatting import Properties, paragraph_properties, run_properties
from docgen.check.view.names import W, attribute, number, value

__all__ = ["Level", "Numbering", "format_counter"]

_PLACE: Final = re.compile(r"%([1-9])")
# Symbol fonts map their bullets to the private use area; these are the ones Word itself offers.
_BULLETS: Final = {
    "\uf0b7": "•",
    "\uf02d": "-",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf076": "❖",
    "\uf0fc": "✓",
    "o": "o",
}
_ROMAN: Final = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"))
_ROMAN_LOW: Final = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_WORDS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")


def _roman(count: int) -> str:
    text = ""
    for step, letters in (*_ROMAN, *_ROMAN_LOW):
        while count >= step:
            text += letters
            count -= step
    return text


def format_counter(count: int, kind: str) -> str:
    """A counter in one of Word's number formats.

    >>> format_counter(4, "upperRoman"), format_counter(28, "lowerLetter")
    ('IV', 'bb')
    """
    if kind in ("none", "bullet"):
        return ""
    if kind in ("upperRoman", "lowerRoman") and 0 < count < 4000:
        text = _roman(count)
        return text.upper() if kind == "upperRoman" else text
    if kind in ("upperLetter", "lowerLetter") and count > 0:
        text = chr(97 + (count - 1) % 26) * min(1 + (count - 1) // 26, 20)
        return text.upper() if kind == "upperLetter" else text
    if kind == "decimalZero":
        return f"{count:02d}"
    if kind == "vietnameseCounting" and 0 <= count < len(_WORDS):
        return _WORDS[count]
    return str(count)


class Level:
    """One level of a list."""

    __slots__ = ("indent", "kind", "legal", "restart", "run", "start", "style", "text")

    def __init__(self, node: etree._Element, themes: Mapping[str, str]) -> None:
        self.start: int = int(number(value(node.find(W + "start"))) or 0)
        if node.find(W + "start") is None:
            self.start = 0
        self.kind: str = value(node.find(f".//{W}numFmt")) or "decimal"
        self.text: str = value(node.find(W + "lvlText")) or ""
        restart = node.find(W + "lvlRestart")
        self.restart: int | None = None if restart is None else int(number(value(restart)) or 0)
        self.legal: bool = node.find(W + "isLgl") is not None
        self.style: str | None = value(node.find(W + "pStyle"))
        self.run: Properties = run_properties(node.find(W + "rPr"), themes)
        indent = paragraph_properties(node.find(W + "pPr"))
        self.indent: Properties = {
            k: v for k, v in indent.items() if k in ("left", "first", "right")
        }


class Numbering:
    """Counts while the document is read in order."""

    def __init__(self, root: etree._Element | None, themes: Mapping[str, str]) -> None:
        self._themes = themes
        self._abstract: dict[str, etree._Element] = {}
        self._nums: dict[str, etree._Element] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        self._links: dict[str, str] = {}
        if root is None:
            return
        for node in root:
            if node.tag == W + "abstractNum":
                name = node.get(W + "abstractNumId", "")
                self._abstract[name] = node
                link = value(node.find(W + "styleLink"))
                if link:
                    self._links[link] = name
            elif node.tag == W + "num":
                self._nums[node.get(W + "numId", "")] = node

    def _abstract_of(self, num: str) -> str:
        name = value(self._nums[num].find(W + "abstractNumId")) or ""
        node = self._abstract.get(name)
        link = None if node is None else value(node.find(W + "numStyleLink"))
        return self._links.get(link, name) if link else name

    def levels(self, num: str | None) -> dict[int, Level]:
        """Levels of a list by number; empty for no list (``0``) or an unknown one."""
        if num is None or num not in self._nums:
            return {}
        if num not in self._levels:
            found: dict[int, Level] = {}
            node = self._abstract.get(self._abstract_of(num))
            if node is not None:
                for child in node.iterfind(W + "lvl"):
                    found[int(number(attribute(child, "ilvl")) or 0)] = Level(child, self._themes)
            for override in self._nums[num].iterfind(W + "lvlOverride"):
                at = int(number(attribute(override, "ilvl")) or 0)
                whole = override.find(W + "lvl")
                if whole is not None:
                    found[at] = Level(whole, self._themes)
            self._levels[num] = found
        return self._levels[num]

    def _start(self, num: str, at: int, level: Level) -> int:
        for override in self._nums[num].iterfind(W + "lvlOverride"):
            if int(number(attribute(override, "ilvl")) or 0) == at:
                start = override.find(W + "startOverride")
                if start is not None:
                    return int(number(value(start)) or 0)
        return level.start

    def advance(self, num: str, at: int) -> tuple[str, Level] | None:
        """The next paragraph of a list: its printed marker and its level."""
        levels = self.levels(num)
        level = levels.get(at)
        if level is None:
            return None
        counters = self._counters.setdefault(self._abstract_of(num), {})
        start = self._start(num, at, level)
        # The first use of a list with an override starts it anew though it shares its counters.
        if (num, at) not in self._started and start != level.start:
            counters.pop(at, None)
        self._started.add((num, at))
        counters[at] = counters[at] + 1 if at in counters else start
        for deeper in [d for d in counters if d > at]:
            below = levels.get(deeper)
            if below is None or below.restart is None or 0 < below.restart <= at + 1:
                del counters[deeper]
        if level.kind == "bullet":
            return _BULLETS.get(level.text, level.text), level

        def place(match: re.Match[str]) -> str:
            which = int(match[1]) - 1
            shown = levels.get(which)
            count = counters.get(which)
            if count is None:
                count = shown.start if shown else 1
                counters[which] = count
            kind = shown.kind if shown else "decimal"
            return format_counter(count, "decimal" if level.legal else kind)

        return _PLACE.sub(place, level.text), level
