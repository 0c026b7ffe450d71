"""The engine's own source, read as syntax: what it imports, what it names, how it is told."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from tests.reference import ROOT

__all__ = ["Module", "modules"]


@dataclass(frozen=True)
class Module:
    """One module of the engine."""

    path: Path

    @property
    def name(self) -> str:
        """Dotted name: ``docgen.layout.document``."""
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def room(self) -> str:
        """The part right under the package: ``layout``; the package itself is ``docgen``."""
        return self.name.split(".")[1] if "." in self.name else "docgen"

    @property
    def place(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    def imports(self) -> tuple[tuple[int, str], ...]:
        """Line and full dotted name of everything imported, at any depth of the code."""
        return self._imports

    @cached_property
    def _imports(self) -> tuple[tuple[int, str], ...]:
        return tuple(self._find_imports())

    def _find_imports(self) -> Iterator[tuple[int, str]]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{self.place}:{node.lineno}: a relative import"
                yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)

    @cached_property
    def _own_names(self) -> dict[str, str]:
        """What each imported name is in full; builtins stand for themselves."""
        known = {name: name for name in dir(builtins)}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    top = alias.name.partition(".")[0]
                    known[alias.asname or top] = alias.name if alias.asname else top
            elif isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    known[alias.asname or alias.name] = f"{node.module}.{alias.name}"
        return known

    def _full(self, node: ast.expr) -> str | None:
        dotted = _dotted(node)
        head, _, rest = (dotted or "").partition(".")
        full = self._own_names.get(head)
        return full if not full or not rest else f"{full}.{rest}"

    def names(self) -> tuple[tuple[int, str], ...]:
        """Line and full dotted name of everything used that is imported or built in."""
        return self._names

    @cached_property
    def _names(self) -> tuple[tuple[int, str], ...]:
        return tuple(self._find_names())

    def _find_names(self) -> Iterator[tuple[int, str]]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Name | ast.Attribute) and (full := self._full(node)):
                yield node.lineno, full

    def calls(self) -> Iterator[tuple[int, str]]:
        """Line and full dotted name of everything called that is imported or built in."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and (full := self._full(node.func)):
                yield node.lineno, full


def _dotted(node: ast.expr) -> str | None:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        owner = _dotted(node.value)
        return f"{owner}.{node.attr}" if owner else None
    return None


@cache
def modules() -> tuple[Module, ...]:
    """All modules of the engine, in order of their paths."""
    return tuple(Module(path) for path in sorted((ROOT / "docgen").rglob("*.py")))
