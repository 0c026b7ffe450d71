"""What a file said: a tree of texts that knows where each of them stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from docgen.errors import Problem, format_path

__all__ = ["Path", "Place", "Plain", "Source", "Tree", "format_path"]

Path: TypeAlias = tuple[str | int, ...]
Tree: TypeAlias = "dict[str, Tree] | list[Tree] | str | int | Decimal | bool"


class Plain(str):
    """A text that stood without quotes in YAML: it may be meant as a number.

    >>> Plain("0125") == "0125"
    True
    """

    __slots__ = ()


class Place(NamedTuple):
    """Where a value stands, where its key stands, and the places of what it holds."""

    line: int
    column: int
    key: tuple[int, int] | None = None
    children: dict[str | int, Place] | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A file's tree and the places of its parts.

    >>> from docgen.reading import parse
    >>> source = parse("so: 0125\\nnoi_nhan:\\n  - Như trên\\n", "a.yaml")
    >>> source.tree
    {'so': '0125', 'noi_nhan': ['Như trên']}
    >>> source.where(("noi_nhan", 0)), source.where_key(("noi_nhan",))
    ((3, 5), (2, 1))
    """

    name: str
    tree: Tree
    place: Place | None = field(default=None, repr=False)

    def where(self, path: Path) -> tuple[int, int] | None:
        """Line and column (from 1) of the value at ``path``, or of its nearest ancestor.

        None where the format keeps no places (JSON).
        """
        found = self._nearest(path)[0]
        return None if found is None else (found.line, found.column)

    def where_key(self, path: Path) -> tuple[int, int] | None:
        """Line and column of the key at ``path``; of the value where there is no key."""
        found, exact = self._nearest(path)
        if found is None:
            return None
        return found.key if exact and found.key is not None else (found.line, found.column)

    def names(self, path: Path) -> bool:
        """Whether the file writes the key at ``path``, if only with nothing after it.

        >>> from docgen.reading import parse
        >>> parse("so:\\n", "a.yaml").names(("so",)), parse("so:\\n", "a.yaml").names(("loai",))
        (True, False)
        """
        found, exact = self._nearest(path)
        return exact and found is not None

    @staticmethod
    def is_plain(value: object) -> bool:
        """Say whether a value stood without quotes in YAML, and so may be meant as a number.

        >>> Source.is_plain(Plain("4.500")), Source.is_plain("4.500")
        (True, False)
        """
        return isinstance(value, Plain)

    def problem(self, code: str, message: str, path: Path = (), *, key: bool = False) -> Problem:
        """Return a problem that names this file and the line of ``path`` (of its key on wish)."""
        at = self.where_key(path) if key else self.where(path)
        line, column = at or (None, None)
        return Problem(code, message, format_path(path), self.name, line, column)

    def _nearest(self, path: Path) -> tuple[Place | None, bool]:
        here = self.place
        for step in path:
            below = here.children.get(step) if here is not None and here.children else None
            if below is None:
                return here, False
            here = below
        return here, True
