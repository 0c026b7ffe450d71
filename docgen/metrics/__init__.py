"""How wide a text is in Times New Roman, measured without a font on the machine.

Widths are data (``times.py``, written by ``scripts/make_metrics.py``) of Liberation Serif, whose
advance widths are those of Times New Roman. Kerning is left out: Word does not apply it unless a
style asks for it.
"""

from __future__ import annotations

from functools import lru_cache

from docgen.metrics import times

__all__ = ["POINTS_PER_MM", "text_width"]

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


_FACES = tuple(map(_face, (times.REGULAR, times.BOLD, times.ITALIC, times.BOLD_ITALIC)))


@lru_cache(maxsize=4096)
def _width(text: str, face: int) -> float:
    return sum(map(_FACES[face].__getitem__, text), 0.0)


def text_width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Width of ``text`` in points, set on one line at ``size`` points.

    >>> round(text_width("Độc lập - Tự do - Hạnh phúc", 13, bold=True), 1)
    159.1
    >>> text_width("", 14)
    0.0
    """
    return size * _width(text, bold + 2 * italic)
