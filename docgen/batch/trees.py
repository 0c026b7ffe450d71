"""What a blueprint's parts give for a row: a tree that waits for the labels of appendices.

Two steps, because appendices are numbered only once it is known which of them stand: ``expand``
(``nodes``) decides what stands, then ``settle`` evaluates the texts, each once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from docgen.errors import InputError, Problem
from docgen.language import Template
from docgen.language.figures import escape_markup

__all__ = ["ABSENT", "Path", "Pending", "Report", "Scope", "Trace", "fixed", "is_fixed", "settle"]

Path = tuple[str | int, ...]
Scope = dict[str, Any]
Report = Callable[[Problem, Path], None]

ABSENT: Any = type("Absent", (), {"__repr__": lambda self: "ABSENT"})()
"""What stands where nothing does."""


@dataclass(slots=True)
class Trace:
    """Where each part of a result came from; kept only when a problem must be placed.

    ``every``: conditions are taken to hold, so that the tree shows all that may ever stand.
    """

    origins: dict[Path, Path] = field(default_factory=dict)
    every: bool = False

    def source(self, path: Path) -> Path:
        """The path in the blueprint of a path in the result."""
        for length in range(len(path), -1, -1):
            origin = self.origins.get(path[:length])
            if origin is not None:
                return (*origin, *path[length:])
        return path


@dataclass(frozen=True, slots=True)
class Pending:
    """A text that stands, with the values it speaks of; evaluated by ``settle``."""

    template: Template
    scope: Scope
    path: Path
    markup: bool

    def value(self) -> Any:
        """The text filled in."""
        return _copy(
            self.template.evaluate(self.scope, escape=escape_markup if self.markup else None)
        )


def _copy(value: Any) -> Any:
    """Containers anew, without what is left blank: a table has an empty cell there."""
    if isinstance(value, str | int):
        return value
    if isinstance(value, Mapping):
        return {key: _copy(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_copy(item) for item in value if item is not None]
    return value


class _FixedDict(dict[str, Any]):
    """A mapping that holds no text to fill, so that nobody looks into it again."""


class _FixedList(list[Any]):
    """A list that holds no text to fill."""


def fixed(value: Any) -> Any:
    """The same, marked as never to change."""
    if type(value) in (_FixedDict, _FixedList):
        return value
    if isinstance(value, dict):
        return _FixedDict({key: fixed(one) for key, one in value.items()})
    return _FixedList(map(fixed, value)) if isinstance(value, list) else value


def is_fixed(value: Any) -> bool:
    """Whether a mapping was marked as never to change."""
    return type(value) is _FixedDict


def settle(tree: Any, report: Report) -> Any:
    """The tree with every text filled in; faults go to ``report`` with their blueprint paths."""
    kind = type(tree)
    if kind is dict:
        return {key: settle(value, report) for key, value in tree.items()}
    if kind is list:
        return [settle(value, report) for value in tree]
    if kind is Pending:
        try:
            return tree.value()
        except InputError as error:
            for problem in error.problems:
                report(problem, tree.path)
            return ""
    return tree
