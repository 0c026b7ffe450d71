"""Texts as escaped runs of WordprocessingML."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from docgen.layout.document import FOOTNOTE_STYLE, Fragment
from docgen.schemas.markup import Piece
from docgen.schemas.rich import Formatted, pieces_of
from docgen.vietnamese import upper

__all__ = [
    "LINE_BREAK",
    "Notes",
    "Span",
    "capitals",
    "escape",
    "on_lines",
    "plain_run",
    "resized",
    "spans_of",
    "text_run",
    "to_runs",
    "words",
]

Notes = Callable[[tuple[Piece, ...]], int]
"""Takes in a footnote's text and gives the id that its reference carries."""


LINE_BREAK = "\n"
"""The text of a Span that begins a new line; no text of the input holds it."""


class Span(NamedTuple):
    """A stretch of text and how it is to look, whatever its paragraph's style; or a footnote."""

    text: str
    bold: bool = False
    italic: bool = False
    vertical: str = ""
    footnote: tuple[Piece, ...] = ()


def spans_of(value: str | Formatted, *, bold: bool = False, italic: bool = False) -> list[Span]:
    """A text of the input, set in a paragraph or head that is ``bold`` or ``italic``.

    A word marked italic within italics stands out by standing upright.

    >>> spans_of("Mục đích", bold=True)
    [Span(text='Mục đích', bold=True, italic=False, vertical='', footnote=())]
    """
    if isinstance(value, str):
        return [Span(value, bold, italic)]
    return [
        Span(piece.text, piece.bold or bold, piece.italic != italic, piece.vertical, piece.footnote)
        for piece in pieces_of(value)
    ]


def capitals(spans: Sequence[Span]) -> list[Span]:
    """The same in capitals."""
    return [Span(upper(span.text), *span[1:]) for span in spans]


def on_lines(lines: Sequence[str], *, bold: bool = False, italic: bool = False) -> list[Span]:
    """One paragraph in lines of our own breaking."""
    spans: list[Span] = []
    for line in lines:
        if spans:
            spans.append(Span(LINE_BREAK))
        spans.append(Span(line, bold, italic))
    return spans


def words(spans: Sequence[Span]) -> str:
    """The words alone, on one line."""
    text = "".join([span[0] for span in spans])
    return text.replace(LINE_BREAK, " ") if LINE_BREAK in text else text


def escape(text: str) -> str:
    """``text`` as character data of XML.

    >>> escape("<select> & co")
    '&lt;select&gt; &amp; co'
    """
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def text_run(text: str, size: float | None = None) -> Fragment:
    """One run that looks as its paragraph's style says, or of ``size`` points.

    >>> text_run("Số: 5")
    '<w:r><w:t xml:space="preserve">Số: 5</w:t></w:r>'
    """
    if "&" in text or "<" in text or ">" in text:
        text = escape(text)
    properties = "" if size is None else f"<w:rPr>{_size(size)}</w:rPr>"
    return Fragment(f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>')


def plain_run(text: str, bold: bool, own: bool) -> str:
    """The run of a text, ``bold`` or not, where its style is bold by its ``own``; none for none.

    >>> plain_run("Tổng", False, False), plain_run("", False, False)
    ('<w:r><w:t xml:space="preserve">Tổng</w:t></w:r>', '')
    """
    if not text:
        return ""
    if "&" in text or "<" in text or ">" in text:
        text = escape(text)
    return f"{_LOOKS[bold, own]}{text}</w:t></w:r>"


_LOOKS = {
    (bold, own): f'<w:r>{look}<w:t xml:space="preserve">'
    for bold, own, look in (
        (False, False, ""),
        (True, True, ""),
        (True, False, "<w:rPr><w:b/><w:bCs/></w:rPr>"),
        (False, True, '<w:rPr><w:b w:val="0"/><w:bCs w:val="0"/></w:rPr>'),
    )
}


def to_runs(
    spans: Sequence[Span],
    *,
    bold: bool = False,
    italic: bool = False,
    notes: Notes | None = None,
) -> Fragment:
    """Runs of a paragraph whose style is already ``bold`` or ``italic``: only differences are said.

    Neighbours that look alike become one run, so that a marker and its text are found together.

    >>> to_runs([Span("1. ", True), Span("Mục đích", True)], bold=True)
    '<w:r><w:t xml:space="preserve">1. Mục đích</w:t></w:r>'
    >>> '<w:i w:val="0"/>' in to_runs([Span("Luật")], italic=True)
    True
    """
    if len(spans) == 1:  # most heads and cells
        text, span_bold, span_italic, vertical, footnote = spans[0]
        if text and not footnote:
            return Fragment(_run(text, (span_bold, span_italic, vertical), bold, italic))
    out: list[str] = []
    pending = ""
    look: tuple[bool, bool, str] = (False, False, "")
    for text, span_bold, span_italic, vertical, footnote in spans:
        if footnote:
            if pending:
                out.append(_run(pending, look, bold, italic))
                pending = ""
            if notes is not None:
                out.append(_reference(notes(footnote)))
        elif text == LINE_BREAK:
            if pending:
                out.append(_run(pending, look, bold, italic))
                pending = ""
            out.append("<w:r><w:br/></w:r>")
        elif text:
            this = (span_bold, span_italic, vertical)
            if pending and this != look:
                out.append(_run(pending, look, bold, italic))
                pending = ""
            look = this
            pending += text
    if pending:
        out.append(_run(pending, look, bold, italic))
    return Fragment("".join(out))


def _run(text: str, look: tuple[bool, bool, str], bold: bool, italic: bool) -> str:
    if look == (bold, italic, ""):
        return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    properties = ""
    if look[0] != bold:
        properties = "<w:b/><w:bCs/>" if look[0] else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    if look[1] != italic:
        properties += "<w:i/><w:iCs/>" if look[1] else '<w:i w:val="0"/><w:iCs w:val="0"/>'
    if look[2]:
        properties += f'<w:vertAlign w:val="{look[2]}"/>'
    if properties:
        properties = f"<w:rPr>{properties}</w:rPr>"
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def resized(fragment: str, size: float) -> str:
    """Runs, and marks of paragraphs without any, set in ``size`` points.

    >>> resized('<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>', 11)
    '<w:r><w:rPr><w:b/><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr><w:t>a</w:t></w:r>'
    """
    own = _size(size)
    sized = _RUN.sub(rf"<w:r><w:rPr>\1{own}\2</w:rPr>", fragment)
    return sized.replace("</w:pPr></w:p>", f"<w:rPr>{own}</w:rPr></w:pPr></w:p>")


# The start of a run: what stands before the size among its properties, and what after it.
_RUN = re.compile(r"<w:r>(?:<w:rPr>(.*?)(<w:vertAlign [^>]*>)?</w:rPr>)?")


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _reference(number: int) -> str:
    # the raised position is said twice: a template from elsewhere may lack the style
    return (
        f'<w:r><w:rPr><w:rStyle w:val="{FOOTNOTE_STYLE}"/>'
        f'<w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
    )
