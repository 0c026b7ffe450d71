"""Small pieces of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

__all__ = ["code", "table"]

_CODE = re.compile(r"(`+[^`]+`+)")  # bars in code divide no cells, and a backslash would be shown


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""A table; a cell's line breaks and bars are written so that it stays one cell.

    >>> print(table(["a", "b"], [["1|2", "x\ny"], ["`1|2`", ""]]))
    | a | b |
    | --- | --- |
    | 1\|2 | x y |
    | `1|2` |  |
    """
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(_cell(one) for one in line) + " |" for line in lines)


def _cell(text: str) -> str:
    parts = _CODE.split(" ".join(text.split()))
    return "".join(part if part[:1] == "`" else part.replace("|", "\\|") for part in parts)


def code(text: object) -> str:
    """Text as code, whatever stands in it.

    >>> code("a`b"), code("")
    ('``a`b``', '')
    """
    shown = str(text)
    if not shown:
        return ""
    return f"``{shown}``" if "`" in shown else f"`{shown}`"
