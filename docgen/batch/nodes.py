"""A blueprint's tree: compiled once with its conditions and repetitions, filled in for each row.

Any value may be written as a mapping with one of these keys, and any item of a list with both:

- ``khi: biểu thức``: it stands only where the condition holds (``neu_khong``: what stands there
  otherwise);
- ``lap: danh_sach`` and ``la: ten``: it stands once for each item, which ``ten`` calls.

The rest of the mapping is the value itself; a value that is no mapping is written after ``cau``
(a text) or ``nhieu_muc`` (a list: its items stand in the list around). A list whose items all fail
to stand does not stand itself, nor does a mapping of which nothing is left.

Two steps, because appendices are numbered only once it is known which of them stand: ``expand``
decides what stands, then ``settle`` evaluates the texts, each once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from docgen.errors import InputError, Problem
from docgen.language import Template, compile_expression, compile_text, has_marks
from docgen.language.figures import MARKUP_KEYS, escape_markup

__all__ = [
    "ABSENT",
    "NOT_A_CONDITION",
    "NOT_A_LIST",
    "Builder",
    "Node",
    "Pending",
    "Report",
    "StopError",
    "Trace",
    "fixed",
    "is_fixed",
    "settle",
]

Path = tuple[str | int, ...]
Scope = dict[str, Any]
Report = Callable[[Problem, Path], None]

ABSENT: Any = type("Absent", (), {"__repr__": lambda self: "ABSENT"})()
"""What stands where nothing does."""

_WORDS = ("khi", "lap", "la", "neu_khong", "cau", "nhieu_muc")
MAX_ITEMS = 20_000
NOT_A_CONDITION = "khi phải là một điều kiện (so sánh bằng ==, >, <, in), không phải giá trị."
NOT_A_LIST = "lap phải là một danh sách: tên bảng con, hoặc một danh sách của so_lieu."


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


def _copy(value: Any) -> Any:
    """Containers anew, without what is left blank: a table has an empty cell there."""
    if isinstance(value, str | int):
        return value
    if isinstance(value, Mapping):
        return {key: _copy(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_copy(item) for item in value if item is not None]
    return value


class Builder:
    """Compiles a tree; every fault goes to ``report`` with its path."""

    def __init__(self, names: Collection[str], report: Report) -> None:
        self.names: frozenset[str] = frozenset(names)
        self.report = report

    def node(self, value: Any, path: Path, *, names: frozenset[str] | None = None) -> Node:
        """The node of a value."""
        return self._node(value, path, self.names if names is None else names, False, False)

    def _node(
        self, value: Any, path: Path, names: frozenset[str], markup: bool, item: bool
    ) -> Node:
        if isinstance(value, dict):
            if "khi" in value or "lap" in value:
                return self._choice(value, path, names, markup, item)
            for word in ("la", "neu_khong", "cau", "nhieu_muc"):
                if word in value:
                    message = f"“{word}” chỉ dùng cùng với khi hoặc lap."
                    self.report(Problem("blueprint/word", message), (*path, word))
            return self._group(value, path, names, markup)
        if isinstance(value, list):
            nodes = [
                self._node(one, (*path, index), names, markup, True)
                for index, one in enumerate(value)
            ]
            if all(isinstance(node, Constant) for node in nodes):
                return Constant(path, value)
            return Items(path, nodes)
        if isinstance(value, str) and has_marks(value):
            template = self._compile(compile_text, value, path, names | {"phu_luc"})
            return Constant(path, "") if template is None else Text(path, template, markup)
        return Constant(path, value)

    def _group(
        self, value: dict[str, Any], path: Path, names: frozenset[str], markup: bool
    ) -> Node:
        parts = [
            (key, self._node(one, (*path, key), names, markup or key in MARKUP_KEYS, False))
            for key, one in value.items()
        ]
        if all(isinstance(node, Constant) for _, node in parts):
            return Constant(path, value)
        return Group(path, parts)

    def _choice(
        self, value: dict[str, Any], path: Path, names: frozenset[str], markup: bool, item: bool
    ) -> Node:
        over = name = None
        inner = names
        if "lap" in value:
            over = self._expression(value["lap"], (*path, "lap"), names)
            name = self._loop_name(value, path, names, item)
            inner = names | {name}
        elif "la" in value:
            self._wrong("“la” chỉ dùng cùng với lap.", (*path, "la"))
        condition = otherwise = None
        if "khi" in value:
            condition = self._expression(value["khi"], (*path, "khi"), inner)
            if "neu_khong" in value:
                otherwise = self._node(
                    value["neu_khong"], (*path, "neu_khong"), inner, markup, False
                )
        elif "neu_khong" in value:
            self._wrong("“neu_khong” chỉ dùng cùng với khi.", (*path, "neu_khong"))
        rest = {key: one for key, one in value.items() if key not in _WORDS}
        bare = [word for word in ("cau", "nhieu_muc") if word in value]
        if (len(bare) + bool(rest)) != 1:
            self._wrong(
                "Cùng với khi, lap chỉ ghi một trong ba: cau (một câu), nhieu_muc (một danh sách), "
                "hoặc chính các khóa của mục."
                + (f" Ở đây có: {', '.join([*bare, *rest])}." if bare or rest else ""),
                path,
            )
            return Constant(path, ABSENT)
        if bare == ["nhieu_muc"] and not (item and isinstance(value["nhieu_muc"], list)):
            self._wrong(
                "nhieu_muc là một danh sách đặt trong danh sách khác.", (*path, "nhieu_muc")
            )
        if bare:
            word = bare[0]
            inside = self._node(value[word], (*path, word), inner, markup, False)
            if word == "nhieu_muc" and isinstance(inside, Constant):
                inside = Items(
                    inside.path,
                    [Constant((*inside.path, i), v) for i, v in enumerate(value["nhieu_muc"])],
                )
        else:
            inside = self._group(rest, path, inner, markup)
        return Choice(
            path,
            inside,
            condition=condition,
            otherwise=otherwise,
            over=over,
            name=name or "",
            spliced=bare == ["nhieu_muc"],
        )

    def _loop_name(
        self, value: dict[str, Any], path: Path, names: frozenset[str], item: bool
    ) -> str:
        if not item:
            self._wrong("lap chỉ dùng cho mục của một danh sách (sau dấu gạch).", (*path, "lap"))
        name = value.get("la")
        if not isinstance(name, str):
            self._wrong("lap cần “la: tên” để gọi từng mục, ví dụ la: kp.", (*path, "lap"))
            return "muc_dang_lap"
        if not (name.isidentifier() and name.isascii()) or name.startswith("_"):
            self._wrong(f"“{name}” không đặt làm tên được.", (*path, "la"))
        elif name in names or name == "phu_luc":
            self._wrong(f"Tên “{name}” đã có: đặt tên khác sau la.", (*path, "la"))
        return str(name)

    def _expression(self, value: Any, path: Path, names: frozenset[str]) -> Template | None:
        if isinstance(value, bool):
            value = "true" if value else "false"
        if not isinstance(value, str):
            self._wrong("Chỗ này phải là một biểu thức, ví dụ so_ho > 0.", path)
            return None
        text = value.strip()
        if text.startswith("{{") and text.endswith("}}"):
            text = text[2:-2]
        return self._compile(compile_expression, text, path, names)

    def _compile(
        self, compile_: Callable[..., Template], text: str, path: Path, names: frozenset[str]
    ) -> Template | None:
        try:
            return compile_(text, names=names)
        except InputError as error:
            for problem in error.problems:
                self.report(problem, path)
            return None

    def _wrong(self, message: str, path: Path) -> None:
        self.report(Problem("blueprint/word", message), path)
