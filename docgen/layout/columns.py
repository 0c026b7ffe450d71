"""How wide a table's columns are: as the author says, the rest by what stands in them."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.layout.document import TABLE_SIZE
from docgen.metrics import POINTS_PER_MM, text_width
from docgen.schemas.tables import Table

__all__ = ["PADDING", "needs_landscape", "twips", "widths_of"]

PADDING = 2 * 85 / 20 + 1.0
"""Points that a cell's margins and border take from its text (85 twentieths on each side)."""

_MOST = 0.6  # of the table: no column claims more by the length of its text alone


def twips(points: float) -> int:
    """Whole twentieths of a point, what Word keeps."""
    return round(points * 20)


def widths_of(table: Table, values: Sequence[Sequence[str]], width: float) -> list[float]:
    """Widths in points that add up to ``width``, or less where the author gave every one.

    A column is at least as wide as its longest word; what room is left goes where the texts
    are long. Widths that the author gave are kept, or shrunk alike where they are too much.
    """
    given = [
        None if leaf.width is None else float(leaf.width) * POINTS_PER_MM for leaf in table.leaves
    ]
    fixed = sum(one for one in given if one is not None)
    open_columns = [at for at, one in enumerate(given) if one is None]
    least = [_least(values[at]) for at in open_columns]
    if not open_columns or fixed + sum(least) > width:
        wanted = [one if one is not None else _least(values[at]) for at, one in enumerate(given)]
        shrink = min(1.0, width / sum(wanted))
        return [one * shrink for one in wanted]
    room = width - fixed
    most = [
        max(low, min(_most(values[at]), room * _MOST))
        for at, low in zip(open_columns, least, strict=True)
    ]
    shares = _shared(least, most, room)
    for at, share in zip(open_columns, shares, strict=True):
        given[at] = share
    return [one for one in given if one is not None]


def needs_landscape(table: Table, values: Sequence[Sequence[str]], width: float) -> bool:
    """Whether the table's words do not fit an upright page ``width`` points wide."""
    total = 0.0
    for leaf, texts in zip(table.leaves, values, strict=True):
        given = leaf.width
        total += _least(texts) if given is None else float(given) * POINTS_PER_MM
    return total > width


def _shared(least: Sequence[float], most: Sequence[float], room: float) -> list[float]:
    spread = sum(most) - sum(least)
    if sum(most) <= room:
        # every text fits on one line: the rest is shared in proportion
        return [one * room / sum(most) for one in most]
    factor = (room - sum(least)) / spread
    return [low + (high - low) * factor for low, high in zip(least, most, strict=True)]


def _least(texts: Sequence[str]) -> float:
    words = {word for text in texts for word in text.split(" ")}
    return max((text_width(word, TABLE_SIZE, bold=True) for word in words), default=0.0) + PADDING


def _most(texts: Sequence[str]) -> float:
    return max((text_width(text, TABLE_SIZE) for text in texts), default=0.0) + PADDING
