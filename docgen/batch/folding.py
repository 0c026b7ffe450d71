"""A blueprint in a batch: what the row does not change is worked out once.

Of each part of the blueprint it is known which values it speaks of (``don_vi.loai``). Rows that
agree in them get the very same tree, so that all that follows can tell by its identity that it has
checked and laid it out before. A part that speaks of lists, or whose values seldom come again, is
worked out for each row.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docgen.batch.nodes import Choice, Constant, Group, Items, Node
from docgen.batch.trees import Path, Scope, Trace, fixed, settle
from docgen.errors import Problem
from docgen.language import Template

__all__ = ["folded"]

_LEAST = 2  # texts and conditions: to evaluate fewer costs less than to look for them
_PATIENCE = 64  # rows after which a part whose values seldom come again is given up
_MOST = 256  # trees that a part keeps
_ROOM = 2_000_000  # characters that all parts of a blueprint keep together
_MISSING = object()


class _Room:
    """Room for characters, shared by the parts of a blueprint."""

    def __init__(self) -> None:
        self.left: int = _ROOM


def folded(node: Node, room: _Room | None = None) -> Node:
    """The same tree of nodes, with the parts of lists kept from row to row."""
    room = room or _Room()
    if isinstance(node, Group):
        return Group(node.path, [(key, folded(one, room)) for key, one in node.parts])
    if isinstance(node, Items):
        return Items(node.path, [_kept(one, room) for one in node.nodes])
    return node


def _kept(node: Node, room: _Room) -> Node:
    if isinstance(node, Constant):
        return node
    if isinstance(node, Choice) and node.over is None:
        inner: Node = Choice(
            node.path,
            folded(node.value, room),
            condition=node.condition,
            otherwise=None if node.otherwise is None else folded(node.otherwise, room),
            spliced=node.spliced,
        )
    else:
        inner = folded(node, room)
    paths, count = _spoken_of(node)
    if count < _LEAST or any(path[0] == "phu_luc" for path in paths):  # known when all stand
        return inner
    return _Kept(inner, paths, room)


def _spoken_of(node: Node) -> tuple[list[tuple[Any, ...]], int]:
    """The values that a part speaks of, and in how many texts and conditions."""
    found: dict[tuple[Any, ...], None] = {}
    count = 0

    def see(template: Template, path: Path, scope: Scope) -> Any:
        nonlocal count
        count += 1
        found.update(dict.fromkeys(template.path_tuples))
        return [{}]

    node.visit({}, see)
    return sorted(found, key=repr), count


class _Kept(Node):
    """A part of a list whose items are kept by the values it speaks of."""

    __slots__ = ("_calls", "_hits", "_inner", "_known", "_paths", "_room", "_taken")

    def __init__(self, inner: Node, paths: list[tuple[Any, ...]], room: _Room) -> None:
        super().__init__(inner.path)
        self._inner = inner
        self._paths = paths
        self._known: dict[Any, list[Any]] = {}
        self._room = room
        self._calls = self._hits = self._taken = 0

    def expand(self, scope: Scope, trace: Trace | None, at: Path) -> Any:
        """As the part itself."""
        return self._inner.expand(scope, trace, at)

    def visit(self, scope: Scope, see: Callable[[Template, Path, Scope], Any]) -> None:
        """As the part itself."""
        self._inner.visit(scope, see)

    def entries(self, scope: Scope, trace: Trace | None, at: Path, start: int) -> list[Any]:
        """The items that the part adds to its list; whoever reads them changes nothing."""
        if trace is not None:
            return self._inner.entries(scope, trace, at, start)
        if self._calls > _PATIENCE and self._hits * 4 < self._calls:
            self._forget()
            return self._inner.entries(scope, trace, at, start)
        self._calls += 1
        try:
            key = tuple([_value(scope, path) for path in self._paths])
            known = self._known.get(key)
        except TypeError:  # a list or a mapping
            return self._inner.entries(scope, trace, at, start)
        if known is not None:
            self._hits += 1
            return known
        found = self._inner.entries(scope, trace, at, start)
        faults: list[Problem] = []
        settled = [settle(one, lambda problem, path: faults.append(problem)) for one in found]
        if faults:
            return found  # told where they are when the whole is settled
        if len(self._known) >= _MOST:
            self._forget()
        size = _size(settled) + _size(key)
        if size <= self._room.left:
            self._room.left -= size
            self._taken += size
            settled = self._known[key] = [fixed(one) for one in settled]
        return settled

    def _forget(self) -> None:
        self._known = {}
        self._room.left += self._taken
        self._taken = 0


def _size(value: Any) -> int:
    """About how many characters a tree holds."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return sum(map(_size, value.values())) + 100
    if isinstance(value, list | tuple):
        return sum(map(_size, value)) + 100
    return 10


def _value(scope: Scope, path: tuple[Any, ...]) -> Any:
    """A value and its type, for 1 is not True; a name that a loop inside gives is no value here.

    TypeError where it is part of a list.
    """
    value: Any = scope
    for step in path:
        if not isinstance(value, dict):
            raise TypeError
        value = value.get(step, _MISSING)
        if value is _MISSING:
            break
    return value.__class__, value
