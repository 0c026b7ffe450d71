"""The opening: căn cứ, the superior's document, free sentences, in the author's order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docgen.layout.flow import Flow
from docgen.layout.punctuation import with_mark
from docgen.layout.runs import Span, spans_of, words
from docgen.schemas.document import Basis, Pursuant
from docgen.vietnamese import lower

__all__ = ["add_opening"]

_CITED = (Basis, Pursuant)
# First words that already say what the sentence is.
_BASIS_WORDS = ("căn cứ",)
_PURSUANT_WORDS = ("thực hiện", "triển khai", "thi hành", "theo", "tiếp tục", "nhằm")


def add_opening(flow: Flow, entries: Sequence[Any]) -> None:
    """Every entry; of those that cite, each ends in ``;``, the last in ``.`` (điểm a khoản 6)."""
    for at, entry in enumerate(entries):
        if not isinstance(entry, _CITED):
            flow.text("paragraph", entry)
            continue
        last = at + 1 == len(entries) or not isinstance(entries[at + 1], _CITED)
        mark = "." if last else ";"
        if isinstance(entry, Basis):
            text = _led(spans_of(entry.basis, italic=True), "Căn cứ ", _BASIS_WORDS, italic=True)
            flow.add("basis", with_mark(text, mark))
        else:
            text = _led(spans_of(entry.pursuant), "Thực hiện ", _PURSUANT_WORDS, italic=False)
            flow.add("paragraph", with_mark(text, mark))


def _led(spans: list[Span], lead: str, known: tuple[str, ...], *, italic: bool) -> list[Span]:
    if lower(words(spans)).startswith(known):
        return spans
    return [Span(lead, False, italic), *spans]
