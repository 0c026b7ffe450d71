"""The figures of a blueprint (``so_lieu``): typed once, computed for each row in their order."""

from __future__ import annotations

import keyword
from collections.abc import Callable
from graphlib import CycleError, TopologicalSorter
from typing import Any

from docgen.batch.building import Builder
from docgen.batch.nodes import Node
from docgen.batch.profile import typed_tree
from docgen.batch.trees import ABSENT, Path, Report, Scope, settle
from docgen.language import Template
from docgen.reading import Source

__all__ = ["Figures", "build_figures", "needs", "value_of"]

Tell = Callable[[str, str, Path], None]


class Figures:
    """Nodes of the figures in the order in which they need each other."""

    def __init__(self, nodes: dict[str, Node]) -> None:
        self.nodes = nodes

    def add_to(self, scope: Scope, report: Report) -> None:
        """Compute every figure for the values of ``scope`` and put it there."""
        for name, node in self.nodes.items():
            scope[name] = value_of(node, scope, report)


def value_of(node: Node, scope: Scope, report: Report) -> Any:
    """What one figure is for the values of ``scope``: a list that has no items is an empty one."""
    value = settle(node.expand(scope, None, ()), report)
    return [] if value is ABSENT else value


def build_figures(source: Source, names: set[str], report: Report, tell: Tell) -> Figures:
    """The figures of ``source``; ``names``: what a row gives them. Adds their names to it."""
    tree = source.tree.get("so_lieu") if isinstance(source.tree, dict) else None
    if tree is None:
        return Figures({})
    if not isinstance(tree, dict):
        tell("language/figures", "“so_lieu” phải gồm các dòng “tên: giá trị”.", ("so_lieu",))
        return Figures({})
    for name in tree:
        path = ("so_lieu", name)
        if name in names or name == "phu_luc":
            tell("language/name", f"Tên “{name}” đã có sẵn: đặt tên khác cho số liệu này.", path)
        elif not name.isidentifier() or name.startswith("_") or keyword.iskeyword(name):
            tell("language/name", f"Không đặt tên số liệu là “{name}” được.", path)
    builder = Builder({*names, *tree}, report)
    nodes = {
        name: builder.node(
            typed_tree(value, ("so_lieu", name), source, tell, flags=False), ("so_lieu", name)
        )
        for name, value in tree.items()
    }
    names |= set(tree)
    return Figures({name: nodes[name] for name in _order(nodes, tell)})


def _order(nodes: dict[str, Node], tell: Tell) -> list[str]:
    graph = {name: needs(node) & nodes.keys() for name, node in nodes.items()}
    for _ in range(20):
        try:
            return list(TopologicalSorter(graph).static_order())
        except CycleError as error:
            # graphlib lists a cycle from the needed to the one that needs it
            ring = list(reversed(error.args[1]))
            tell(
                "language/cycle",
                f"Các số liệu cần lẫn nhau nên không tính được: {' → '.join(ring)}; hãy tách phần "
                "được gọi thành một số liệu riêng.",
                ("so_lieu", min(ring)),
            )
            for name in ring:
                graph[name] = set()
    return []


def needs(node: Node) -> set[str]:
    """The names that any text, condition or list below a node speaks of."""
    found: set[str] = set()

    def see(template: Template, path: Path, scope: Scope) -> Any:
        found.update(template.names)
        return [{}]

    node.visit({}, see)
    return found
