"""Small pieces of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["code", "table"]


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""A table; a cell's line breaks and bars are written so that it stays one cell.

    >>> print(table(["a", "b"], [["1|2", "x\ny"]]))
    | a | b |
    | --- | --- |
    | 1\|2 | x y |
    """
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(_cell(one) for one in line) + " |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def code(text: object) -> str:
    """Text as code, whatever stands in it.

    >>> code("a`b"), code("")
    ('``a`b``', '')
    """
    shown = str(text)
    if not shown:
        return ""
    return f"``{shown}``" if "`" in shown else f"`{shown}`"
