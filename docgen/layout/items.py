"""Blocks of the input, however deep, as the flat stream: numbers, heads, run-in heads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from docgen.layout.document import BOLD_KINDS, ITALIC_KINDS
from docgen.layout.flow import Flow
from docgen.layout.numbering import Counter
from docgen.layout.punctuation import colon, with_colon
from docgen.layout.runs import Span, spans_of
from docgen.layout.table_blocks import add_table
from docgen.schemas.blocks import (
    Articles,
    Bullets,
    Clauses,
    Item,
    ItemList,
    Note,
    Pluses,
    Points,
    Remark,
    Subclauses,
    TableBlock,
)
from docgen.schemas.document import NamedDocument
from docgen.schemas.rich import Formatted

__all__ = ["Items"]

Head = str | list[Span]
"""A head with its marker: a plain text looks as its place wants it, spans look as they say."""

# level, kind of a text beside its marker, kind of a head alone on its line
_LEVELS: dict[type[ItemList], tuple[str, str, str]] = {
    Articles: ("dieu", "clause", "article"),
    Clauses: ("khoan", "clause", "clause_head"),
    Subclauses: ("khoan_con", "subclause", "subclause_head"),
    Points: ("diem", "point", "point_head"),
    Bullets: ("gach", "bullet", "bullet"),
    Pluses: ("cong", "plus", "plus"),
}
_DASHES = {"gach": "-", "cong": "+"}
_HEAD_STYLES = {
    "dam": (True, False),
    "nghieng": (False, True),
    "dam_nghieng": (True, True),
    "thuong": (False, False),
}


class Items:
    """Writes the bodies of a document into a flow."""

    def __init__(self, flow: Flow, document: NamedDocument) -> None:
        self.flow = flow
        self.colon: bool = document.presentation.colon_after_heads
        self._articles = Counter()

    def remembered(self, part: Any, place: tuple[Any, ...], write: Callable[..., None]) -> None:
        """``write(self, part, *place)``, or what it wrote for ``part`` in an earlier document.

        Articles are numbered through a whole document, so parts that hold any are written anew.
        """
        if self.flow.memory is None:
            write(self, part, *place)
            return
        articles = self._articles.count("dieu")
        self.flow.remembered(
            part,
            (*place, articles, self.colon),
            lambda: write(self, part, *place),
            lambda: self._articles.count("dieu") == articles,
        )

    def body(self, blocks: Iterable[Any], counter: Counter) -> None:
        """The blocks of one parent, whose numbers ``counter`` counts."""
        flow = self.flow
        for block in blocks:
            kind = type(block)
            if kind is str or kind is Formatted:
                flow.text("paragraph", block)
            elif kind in _LEVELS:
                self.items(kind, block.items, counter)
            elif kind is TableBlock:
                add_table(flow, block.table)
            elif kind is Note:
                flow.note("Lưu ý", block.note)
            elif kind is Remark:
                flow.note("Ghi chú", block.remark)
            else:
                raise TypeError(f"no such block: {kind.__name__}")

    def items(self, kind: type[ItemList], entries: Sequence[Any], counter: Counter) -> None:
        """The items of one list."""
        level, text_kind, _ = _LEVELS[kind]
        counter = self._articles if level == "dieu" else counter
        dash = _DASHES.get(level)
        flow = self.flow
        for entry in entries:
            if isinstance(entry, Item):
                marker = counter.next(level, entry.marker)
                self._item(entry, marker, level, counter.prefix)
                continue
            marker = dash or counter.next(level)
            if isinstance(entry, str):
                flow.plain(text_kind, f"{marker} {entry}")
            else:
                flow.add(text_kind, [Span(f"{marker} "), *spans_of(entry)])

    def headed(
        self, kind: type[ItemList], head: Head, body: Sequence[Any], marker: str, prefix: str
    ) -> None:
        """A head alone on its line, then its body."""
        if body:
            self.head(kind, head)
        elif isinstance(head, str):
            self.flow.plain(_LEVELS[kind][2], head)
        else:
            self.flow.add(_LEVELS[kind][2], head)
        self.body(body, _below(_LEVELS[kind][0], marker, prefix))

    def head(self, kind: type[ItemList], head: Head) -> None:
        """A head alone on its line that leads on to what follows; a plain one as its style says."""
        if isinstance(head, str):
            self.flow.plain(_LEVELS[kind][2], colon(head) if self.colon else head)
        else:
            self.flow.add(_LEVELS[kind][2], with_colon(head) if self.colon else head)

    def run_in(
        self, kind: type[ItemList], head: Head, body: Sequence[Any], marker: str, prefix: str
    ) -> None:
        """A head, bold if plain, with the first text of its body on its line, then the rest."""
        level, text_kind, _ = _LEVELS[kind]
        first = body[0]
        if isinstance(head, str):
            if isinstance(first, str):
                self.flow.led(text_kind, colon(head), first)
            else:
                self.flow.add(text_kind, [Span(colon(head), True), Span(" "), *spans_of(first)])
        else:
            self.flow.add(text_kind, [*with_colon(head), Span(" "), *spans_of(first)])
        if len(body) > 1:
            self.body(body[1:], _below(level, marker, prefix))

    def _item(self, item: Item, marker: str, level: str, prefix: str) -> None:
        kind = _KINDS[level]
        article = level == "dieu"
        if item.head is None:
            # the schema lets only a text stand first where there is no head
            first: Any = item.body[0]
            spans = [Span(f"{marker} ", item.bold_marker), *spans_of(first)]
            self.flow.add(_LEVELS[kind][1], spans)
            self.body(item.body[1:], _below(level, marker, prefix))
            return
        bullet = level in _DASHES
        if item.head_style is not None:
            bold, italic = _HEAD_STYLES[item.head_style]
        elif item.run_in or bullet:
            bold, italic = True, False
        else:  # as the template's style of such heads is
            head_kind = _LEVELS[kind][2]
            bold, italic = head_kind in BOLD_KINDS, head_kind in ITALIC_KINDS
        heavy = (bold and not bullet) or item.bold_marker or article
        like_marker = (bold, italic) == (heavy, italic and not bullet)
        plain = isinstance(item.head, str) and like_marker
        head: Head
        if plain and item.head_style is None and (bold or not item.run_in):
            head = f"{marker} {item.head}"
        else:
            head = [
                Span(f"{marker} ", heavy, italic and not bullet),
                *spans_of(item.head, bold=bold, italic=italic),
            ]
        if item.run_in:
            self.run_in(kind, head, item.body, marker, prefix)
        else:
            self.headed(kind, head, item.body, marker, prefix)


_KINDS = {level: kind for kind, (level, _, _) in _LEVELS.items()}


def _below(level: str, marker: str, prefix: str) -> Counter:
    """The counter of what stands below an item: 1.1. counts on from its parent's number."""
    if level in ("khoan", "khoan_con"):
        return Counter(marker.rstrip(".)"))
    return Counter("" if level == "dieu" else prefix)
