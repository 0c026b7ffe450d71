"""The opening: căn cứ, the superior's document, free sentences, in the author's order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docgen.layout.flow import Flow
from docgen.layout.punctuation import ended, with_mark
from docgen.layout.runs import Span, spans_of, words
from docgen.schemas.document import Basis, Pursuant
from docgen.standard import load
from docgen.vietnamese import lower

__all__ = ["add_opening"]

# First words that already say what the sentence is.
_BASIS_WORDS = tuple(map(lower, load().basis_words))
_PURSUANT_WORDS = ("thực hiện", "triển khai", "thi hành", "theo", "tiếp tục", "nhằm")


def add_opening(flow: Flow, entries: Sequence[Any]) -> None:
    """Every entry; of those that cite, each ends in ``;``, the last in ``.`` (điểm a khoản 6).

    A citation that runs on into the sentence of issuing (``… cụ thể như sau:``) keeps its end.
    """
    for at, entry in enumerate(entries):
        if isinstance(entry, Basis):
            kind = "basis"
            spans = _led(spans_of(entry.basis, italic=True), "Căn cứ ", _BASIS_WORDS, italic=True)
        elif isinstance(entry, Pursuant):
            kind = "paragraph"
            spans = _led(spans_of(entry.pursuant), "Thực hiện ", _PURSUANT_WORDS, italic=False)
        else:
            flow.text("paragraph", entry)
            continue
        if ended(spans) != ":":
            more = at + 1 < len(entries) and _cites_alone(entries[at + 1])
            spans = with_mark(spans, ";" if more else ".")
        flow.add(kind, spans)


def _cites_alone(entry: Any) -> bool:
    if isinstance(entry, Basis):
        return ended(spans_of(entry.basis)) != ":"
    return isinstance(entry, Pursuant) and ended(spans_of(entry.pursuant)) != ":"


def _led(spans: list[Span], lead: str, known: tuple[str, ...], *, italic: bool) -> list[Span]:
    if lower(words(spans)).startswith(known):
        return spans
    return [Span(lead, False, italic), *spans]
