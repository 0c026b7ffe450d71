"""Trích yếu in balanced centred lines."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.layout.breaking import break_lines

__all__ = ["subject_lines"]

# Of the text's width: a title as wide as the text would look like a paragraph of it.
SHARE = 0.88


def subject_lines(
    lines: Sequence[str], width: float, size: float, *, bold: bool = True
) -> list[str]:
    """``lines`` as typed where the author broke them; a line too wide for the page breaks again.

    >>> subject_lines(["Về công tác phòng, chống lụt bão"], 468, 14)
    ['Về công tác phòng, chống lụt bão']
    """
    limit = width * (SHARE if len(lines) == 1 else 1.0)
    return [part for line in lines for part in break_lines(line, limit, size, bold=bold)[0]]
