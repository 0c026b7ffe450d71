"""How wide a text is in Times New Roman, measured without a font on the machine.

Widths are data (``times.py``, written by ``scripts/make_metrics.py``) of Liberation Serif, whose
advance widths are those of Times New Roman. Kerning is left out: Word does not apply it unless a
style asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable

from docgen.metrics import times

__all__ = ["POINTS_PER_MM", "extents", "text_width", "word_widths"]

POINTS_PER_MM = 72 / 25.4


class _Face(dict[str, float]):
    """Widths in em by character; a character without data counts as one em, the widest letter.

    Too wide is the safe side: a line that is measured too long is broken early, never cut off.
    """

    def __missing__(self, character: str) -> float:
        return 1.0


def _face(groups: dict[int, str]) -> _Face:
    face = _Face()
    for units, characters in groups.items():
        face.update(dict.fromkeys(characters, units / times.UNITS_PER_EM))
    return face


class _Words(dict[str, float]):
    """Widths in em by word: documents say new things in the same words."""

    def __init__(self, face: _Face) -> None:
        super().__init__()
        self.face = face

    def __missing__(self, word: str) -> float:
        width = sum(map(self.face.__getitem__, word), 0.0)
        if len(self) >= _MOST_WORDS:
            self.clear()
        if len(word) <= _LONGEST_WORD:
            self[word] = width
        return width


_MOST_WORDS = 20_000
_LONGEST_WORD = 40
_FACES = tuple(map(_face, (times.REGULAR, times.BOLD, times.ITALIC, times.BOLD_ITALIC)))
_WORDS = tuple(map(_Words, _FACES))
_SPACE = 0.25  # em, in all four faces


def text_width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Width of ``text`` in points, set on one line at ``size`` points.

    >>> round(text_width("Độc lập - Tự do - Hạnh phúc", 13, bold=True), 1)
    159.1
    >>> text_width("", 14)
    0.0
    """
    # ems are whole 2048ths, so that sums are exact in whatever order
    words = text.split(" ")
    known = _WORDS[bold + 2 * italic]
    return size * (sum(map(known.__getitem__, words)) + _SPACE * (len(words) - 1))


def extents(texts: Iterable[str], size: float) -> tuple[float, float]:
    """Width in points of the widest word of ``texts`` in bold, and of the widest text.

    >>> extents(["trồng cây", "năm"], 12) == (
    ...     text_width("trồng", 12, bold=True), text_width("trồng cây", 12))
    True
    """
    regular, bold = _WORDS[0], _WORDS[1]
    word = longest = 0.0
    for text in texts:
        words = text.split(" ")
        longest = max(longest, sum(map(regular.__getitem__, words)) + _SPACE * (len(words) - 1))
        word = max(word, *map(bold.__getitem__, words))
    return size * word, size * longest


def word_widths(
    words: Iterable[str], size: float, *, bold: bool = False, italic: bool = False
) -> list[float]:
    """Width in points of each of ``words``.

    >>> word_widths(["trồng", "cây"], 12) == [text_width("trồng", 12), text_width("cây", 12)]
    True
    """
    known = _WORDS[bold + 2 * italic]
    return [size * known[word] for word in words]
