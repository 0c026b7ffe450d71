"""Widths of texts, and the lines that a paragraph draws without a shape."""

from __future__ import annotations

import re
from typing import Final

from docgen.check.view.model import Line, Paragraph, Run, RunFormat
from docgen.metrics import text_width

__all__ = ["measure", "rule_off"]

_SHORTEST: Final = 12.0  # points: underlined blanks no longer than this rule off nothing
_TYPED: Final = re.compile(r"^\s*([_\-–—―─━=‗¯])[_\-–—―─━=‗¯\s]{2,}$")


def measure(text: str, form: RunFormat) -> float:
    """Width of a text in its format; raised characters are two thirds of their size."""
    size = form.size * (1.0 if form.vertical == "baseline" else 2 / 3)
    width = text_width(text, size, bold=form.bold, italic=form.italic)
    return width * form.scale / 100 + form.spacing * len(text)


def rule_off(paragraph: Paragraph) -> None:
    """Notes the lines that a paragraph's own border or characters draw."""
    form = paragraph.format
    borders = form.borders
    if borders and borders & {"bottom", "top", "between"} and not borders & {"left", "right"}:
        length = paragraph.width - form.left - form.right
        paragraph.lines.append(Line("border", max(0.0, length), start=form.left))
    typed = _TYPED.match(paragraph.text)
    if typed and paragraph.runs:
        length = sum(measure(run.text.strip(), run.format) for run in paragraph.runs)
        solid = typed[1] in "_―─━‗—"
        centered = form.align == "center"
        paragraph.lines.append(Line("typed", length, solid, centered=centered))
    elif paragraph.text.isspace():  # blanks underlined are a line to the eye
        under = [run for run in paragraph.runs if run.format.underline != "none"]
        length = sum(_blank_width(run) for run in under)
        if length > _SHORTEST:
            solid = all(run.format.underline == "single" for run in under)
            centered = form.align == "center"
            paragraph.lines.append(Line("typed", length, solid, centered=centered))


def _blank_width(run: Run) -> float:
    """Width of blanks; a tab goes, roughly, to the next of Word's own stops."""
    tabs = run.text.count("\t")
    return measure(run.text.replace("\t", "").replace("\n", ""), run.format) + 36.0 * tabs
