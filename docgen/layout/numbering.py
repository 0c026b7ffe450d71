"""The printed numbers: I., 1., 1.1., a), Điều 1., Phần I. Numbers are text, not Word's lists."""

from __future__ import annotations

from collections.abc import Callable

from docgen.vietnamese import point_letter, roman, upper

__all__ = ["Counter"]


class Counter:
    """Numbers of the levels within one parent; each level goes on counting in it.

    ``prefix`` is what a number of the level ``1.1.`` begins with: the parent's own number.
    """

    __slots__ = ("_counts", "prefix")

    def __init__(self, prefix: str = "") -> None:
        self.prefix: str = prefix
        self._counts: dict[str, int] = {}

    def next(self, level: str, given: str | None = None) -> str:
        """The marker of the next item of ``level``; ``given`` is printed instead, and counts.

        >>> counter = Counter("2")
        >>> [counter.next("diem") for _ in range(5)]
        ['a)', 'b)', 'c)', 'd)', 'đ)']
        >>> counter.next("khoan_con"), [counter.next("muc", given) for given in (None, "I.", None)]
        ('2.1.', ['I.', 'I.', 'III.'])
        """
        counts = self._counts
        number = counts[level] = counts.get(level, 0) + 1
        if given is not None:
            return given
        return f"{number}." if level == "khoan" else _MARKERS[level](number, self.prefix)

    def count(self, level: str) -> int:
        """How many items of ``level`` there have been."""
        return self._counts.get(level, 0)


def _subclause(number: int, prefix: str) -> str:
    return f"{prefix}.{number}." if prefix else f"{number}."


_MARKERS: dict[str, Callable[[int, str], str]] = {
    "muc": lambda number, prefix: f"{roman(number)}.",
    "dieu": lambda number, prefix: f"Điều {number}.",
    "khoan_con": _subclause,
    # a 24th is refused by the schema: the alphabet has no letter for it
    "diem": lambda number, prefix: f"{point_letter(number)})",
    "gach": lambda number, prefix: "-",
    "cong": lambda number, prefix: "+",
    "phan": lambda number, prefix: roman(number),
    "chuong": lambda number, prefix: roman(number),
    "tieu_muc": lambda number, prefix: str(number),
    "muc_lon": lambda number, prefix: str(number),
    "chu": lambda number, prefix: f"{upper(point_letter(number))}.",
}
