"""The parts of a blueprint's tree: each says what stands in its place for a row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docgen.batch.trees import ABSENT, Path, Pending, Scope, Trace, fixed
from docgen.errors import InputError, Problem
from docgen.language import Template

__all__ = [
    "NOT_A_CONDITION",
    "NOT_A_LIST",
    "Choice",
    "Constant",
    "Group",
    "Items",
    "Node",
    "StopError",
    "Text",
]

MAX_ITEMS = 20_000
NOT_A_CONDITION = "khi phải là một điều kiện (so sánh bằng ==, >, <, in), không phải giá trị."
NOT_A_LIST = "lap phải là một danh sách: tên bảng con, hoặc một danh sách của so_lieu."


class Node:
    """A part of the tree. ``path`` is where it stands in the blueprint."""

    __slots__ = ("path",)

    def __init__(self, path: Path) -> None:
        self.path: Path = path

    def expand(self, scope: Scope, trace: Trace | None, at: Path) -> Any:
        """What stands here for the values of ``scope``; ABSENT where nothing does."""
        raise NotImplementedError

    def entries(self, scope: Scope, trace: Trace | None, at: Path, start: int) -> list[Any]:
        """What it adds to the list it is an item of, whose next index is ``start``."""
        value = self.expand(scope, trace, (*at, start))
        return [] if value is ABSENT else [value]

    def visit(self, scope: Scope, see: Callable[[Template, Path, Scope], Any]) -> None:
        """Show every expression of every branch to ``see``, with sample values in scope."""


class Constant(Node):
    """What is the same for every row."""

    __slots__ = ("value",)

    def __init__(self, path: Path, value: Any) -> None:
        super().__init__(path)
        self.value: Any = fixed(value)

    def expand(self, scope: Scope, trace: Trace | None, at: Path) -> Any:
        """The value itself: whoever reads the tree changes nothing in it."""
        if trace is not None:
            trace.origins[at] = self.path
        return self.value


class Text(Node):
    """A text with ``{{ … }}``."""

    __slots__ = ("markup", "template")

    def __init__(self, path: Path, template: Template, markup: bool) -> None:
        super().__init__(path)
        self.template: Template = template
        self.markup: bool = markup

    def expand(self, scope: Scope, trace: Trace | None, at: Path) -> Any:
        """The text, not yet filled in."""
        if trace is not None:
            trace.origins[at] = self.path
        return Pending(self.template, scope, self.path, self.markup)

    def visit(self, scope: Scope, see: Callable[[Template, Path, Scope], Any]) -> None:
        """Show the text."""
        see(self.template, self.path, scope)


class Group(Node):
    """A mapping."""

    __slots__ = ("parts",)

    def __init__(self, path: Path, parts: list[tuple[str, Node]]) -> None:
        super().__init__(path)
        self.parts: list[tuple[str, Node]] = parts

    def expand(self, scope: Scope, trace: Trace | None, at: Path) -> Any:
        """The keys whose values stand."""
        if trace is not None:
            trace.origins[at] = self.path
        found = {}
        for key, node in self.parts:
            value = node.expand(scope, trace, (*at, key))
            if value is not ABSENT:
                found[key] = value
        return found or ABSENT

    def visit(self, scope: Scope, see: Callable[[Template, Path, Scope], Any]) -> None:
        """Show all values."""
        for _, node in self.parts:
            node.visit(scope, see)


class Items(Node):
    """A list."""

    __slots__ = ("nodes",)

    def __init__(self, path: Path, nodes: list[Node]) -> None:
        super().__init__(path)
        self.nodes: list[Node] = nodes

    def expand(self, scope: Scope, trace: Trace | None, at: Path) -> Any:
        """The items that stand, or ABSENT."""
        if trace is not None:
            trace.origins[at] = self.path
        return self.spread(scope, trace, at, 0) or ABSENT

    def spread(self, scope: Scope, trace: Trace | None, at: Path, start: int) -> list[Any]:
        """The items that stand, from index ``start`` of the list at ``at``."""
        found: list[Any] = []
        for node in self.nodes:
            found += node.entries(scope, trace, at, start + len(found))
        return found

    def visit(self, scope: Scope, see: Callable[[Template, Path, Scope], Any]) -> None:
        """Show all items."""
        for node in self.nodes:
            node.visit(scope, see)


class Choice(Node):
    """A value under a condition, a repetition, or both."""

    __slots__ = ("condition", "many", "name", "otherwise", "over", "spliced", "value")

    def __init__(
        self,
        path: Path,
        value: Node,
        *,
        condition: Template | None = None,
        otherwise: Node | None = None,
        over: Template | None = None,
        name: str = "",
        spliced: bool = False,
    ) -> None:
        super().__init__(path)
        self.value: Node = value
        self.condition: Template | None = condition
        self.otherwise: Node | None = otherwise
        self.over: Template | None = over
        self.name: str = name
        self.spliced: bool = spliced

    def _chosen(self, scope: Scope, trace: Trace | None) -> Node | None:
        if self.condition is None or (trace is not None and trace.every):
            return self.value
        found = _evaluate(self.condition, scope, (*self.path, "khi"))
        if not isinstance(found, bool):
            raise StopError(Problem("blueprint/condition", NOT_A_CONDITION), (*self.path, "khi"))
        return self.value if found else self.otherwise

    def expand(self, scope: Scope, trace: Trace | None, at: Path) -> Any:
        """The value chosen."""
        chosen = self._chosen(scope, trace)
        return ABSENT if chosen is None else chosen.expand(scope, trace, at)

    def entries(self, scope: Scope, trace: Trace | None, at: Path, start: int) -> list[Any]:
        """The items it stands for: none, one, one for each item, or those it is made of."""
        if self.over is None:
            return self._entries(scope, trace, at, start)
        rows = _evaluate(self.over, scope, (*self.path, "lap"))
        if not isinstance(rows, list | tuple):
            raise StopError(Problem("blueprint/loop", NOT_A_LIST), (*self.path, "lap"))
        if len(rows) > MAX_ITEMS:
            message = f"lap lặp quá {MAX_ITEMS} lần."
            raise StopError(Problem("blueprint/loop", message), (*self.path, "lap"))
        found: list[Any] = []
        for row in rows:
            inner = {**scope, self.name: row}
            found += self._entries(inner, trace, at, start + len(found))
        return found

    def _entries(self, scope: Scope, trace: Trace | None, at: Path, start: int) -> list[Any]:
        chosen = self._chosen(scope, trace)
        if chosen is None:
            return []
        if self.spliced and isinstance(chosen, Items):
            return chosen.spread(scope, trace, at, start)
        return chosen.entries(scope, trace, at, start)

    def visit(self, scope: Scope, see: Callable[[Template, Path, Scope], Any]) -> None:
        """Show the condition, the list, and both branches."""
        inner = scope
        if self.over is not None:
            rows = see(self.over, (*self.path, "lap"), scope)
            if not isinstance(rows, list | tuple) or not rows:
                return  # told, or empty by chance: what an item holds is not known
            inner = {**scope, self.name: rows[0]}
        if self.condition is not None:
            see(self.condition, (*self.path, "khi"), inner)
        self.value.visit(inner, see)
        if self.otherwise is not None:
            self.otherwise.visit(inner, see)


class StopError(InputError):
    """A condition or a list that cannot be evaluated for this row; ``path`` is in the blueprint."""

    def __init__(self, problems: Problem | tuple[Problem, ...], path: Path = ()) -> None:
        super().__init__(problems)
        self.path: Path = path


def _evaluate(template: Template, scope: Scope, path: Path) -> Any:
    try:
        return template.evaluate(scope)
    except InputError as error:
        raise StopError(error.problems, path) from None
