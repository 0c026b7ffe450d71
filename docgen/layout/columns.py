"""How wide a table's columns are: as the author says, the rest by what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from docgen.layout.document import TABLE_SIZE
from docgen.metrics import POINTS_PER_MM, extents
from docgen.schemas.cells import Column

__all__ = ["Claim", "claim", "fitting", "needed_by", "twips", "widths_of"]

_PADDING = 2 * 85 / 20 + 1.0  # points: a cell's margins, 85 twentieths each, and its border
_MOST = 0.6  # of the table: no column claims more by the length of its text alone
_SMALL = 60.0  # points: about ten letters
# Sizes that offices take for a table whose words have no room on the page at its own.
_SMALLER = (12.0, 11.0, 10.0, 9.0, 8.0)


class Claim(NamedTuple):
    """What a column asks for, in points.

    ``given`` by its author, and then all that counts; else ``least`` for its longest word, and
    ``most`` for its longest paragraph on one line.
    """

    given: float | None
    least: float
    most: float


def claim(leaf: Column, texts: Sequence[str]) -> Claim:
    """The claim of a column in whose cells, head included, these texts stand.

    >>> claim(Column(heading="STT", width=10), ["STT", "1"]).given
    28.3...
    """
    if leaf.width is not None:
        return Claim(float(leaf.width) * POINTS_PER_MM, 0.0, 0.0)
    least, most = extents(dict.fromkeys(texts), TABLE_SIZE)
    return Claim(None, least + _PADDING, max(least, most) + _PADDING)


def needed_by(claims: Sequence[Claim]) -> float:
    """Points that the widths given and the longest words take side by side."""
    return sum(_leasts(claims))


def _leasts(claims: Sequence[Claim]) -> list[float]:
    return [one.least if one.given is None else one.given for one in claims]


def fitting(claims: Sequence[Claim], width: float) -> tuple[float, list[Claim]]:
    """The largest size at which no word is cut within ``width`` points, and the claims at it.

    The smallest where none is; widths that the author gave are no reason for a smaller one.

    >>> fitting([Claim(None, 110, 200)] * 3, 300)[0], fitting([Claim(None, 90, 200)] * 3, 300)[0]
    (11.0, 13.0)
    """
    found = list(claims)
    size = TABLE_SIZE
    for smaller in _SMALLER:
        if needed_by(found) <= width or all(one.given is not None for one in found):
            break
        size = smaller
        found = [_scaled(one, size / TABLE_SIZE) for one in claims]
    return size, found


def _scaled(one: Claim, share: float) -> Claim:
    least, most = [(points - _PADDING) * share + _PADDING for points in one[1:]]
    return one if one.given is not None else Claim(None, least, most)


def twips(points: float) -> int:
    """Whole twentieths of a point, what Word keeps."""
    return round(points * 20)


def widths_of(claims: Sequence[Claim], width: float) -> list[float]:
    """Widths in points that add up to ``width``, or less where the author gave every one.

    A column is at least as wide as its longest word; what room is left goes where the texts are
    long. Widths that the author gave are kept, or shrunk alike where all is too much.

    >>> widths_of([Claim(None, 20, 30), Claim(100.0, 20, 200), Claim(None, 40, 60)], 300)
    [66.6..., 100.0, 133.3...]
    """
    least = _leasts(claims)
    needed = sum(least)
    if needed >= width:
        return [one * width / needed for one in least]
    if all(one.given is not None for one in claims):
        return least
    room = width - sum(one.given for one in claims if one.given is not None)
    wishes = [_wish(one, room) if one.given is None else 0.0 for one in claims]
    spare = width - needed
    if sum(wishes) <= spare:  # every text fits on one line: what is left is shared in proportion
        stretch = room / sum(
            one.least + wish for one, wish in zip(claims, wishes, strict=True) if one.given is None
        )
        return [
            one.given or (one.least + wish) * stretch
            for one, wish in zip(claims, wishes, strict=True)
        ]
    granted = _granted(wishes, spare)
    return [one.given or one.least + more for one, more in zip(claims, granted, strict=True)]


def _wish(one: Claim, room: float) -> float:
    """What a column would like beyond its longest word."""
    return max(0.0, min(one.most, room * _MOST) - one.least)


def _granted(wishes: Sequence[float], spare: float) -> list[float]:
    """Small wishes whole, so that a short text stays on its line; the rest in proportion."""
    small = min(_SMALL, spare / max(1, sum(1 for wish in wishes if wish)))
    left = spare - sum(wish for wish in wishes if wish <= small)
    large = sum(wish for wish in wishes if wish > small)
    return [wish if wish <= small else wish * left / large for wish in wishes]
