"""Footnotes: their number is the data's, so their elements are ours and a template styles them.

A tag could only stand inside one footnote's text; the element with its id comes from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["add_footnotes"]

_END = "</w:footnotes>"
_MARK = (
    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/><w:vertAlign w:val="superscript"/></w:rPr>'
    '<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
)


def add_footnotes(xml: str, footnotes: Iterable[Mapping[str, Any]]) -> str:
    """The part with the document's footnotes after those it has.

    >>> '<w:footnote w:id="1">' in add_footnotes("<w:footnotes></w:footnotes>",
    ...     [{"id": 1, "runs": "<w:r/>"}])
    True
    """
    start, end, tail = xml.rpartition(_END)
    added = "".join(
        f'<w:footnote w:id="{int(note["id"])}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        f"{_MARK}{note['runs']}</w:p></w:footnote>"
        for note in footnotes
    )
    return f"{start}{added}{end}{tail}"
