"""The walk that says what the small language allows; texts, blueprints and templates share it.

Allowed: names, attributes, constants, comparisons, and/or/not, filters from a given list, and in
templates ``if`` and ``for``. Refused is everything else, so that nothing can run, and so that the
work grows no faster than the data (no calls, no arithmetic, no loops over loops over loops).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from docgen.language.faults import Fault, RefusalError
from docgen.suggest import nearest

if TYPE_CHECKING:
    from jinja2 import nodes

__all__ = ["Verdict", "judge", "judge_template"]

Path = tuple[str | int, ...]

_DEPTH = 50
_LOOPS = 5
_FREE_LOOPS = 2
"""Loops inside one another over lists of their own: more would multiply the data with itself."""

_LOOP_ATTRIBUTES = ("first", "last", "index")
_COMPARISONS = {"eq", "ne", "gt", "gteq", "lt", "lteq", "in", "notin"}
# What Jinja itself binds to code, whatever the context holds.
_RESERVED = {"self", "super", "caller", "varargs", "kwargs", "loop"}
_ARITHMETIC = "phép tính (+, -, *, /); hãy tính bằng bộ lọc (tong, ty_le) hoặc ghi vào so_lieu"
_REFUSED = {
    **dict.fromkeys(("Add", "Sub", "Mul", "Div", "FloorDiv", "Mod", "Pow"), _ARITHMETIC),
    **dict.fromkeys(("Neg", "Pos"), "số âm hay dấu cộng ở đầu; hãy ghi số đó vào so_lieu"),
    "Call": "lời gọi hàm “(…)”; hãy dùng bộ lọc sau dấu “|”",
    "Concat": "phép nối “~”; hãy viết các phần cạnh nhau",
    "CondExpr": "“if … else …” bên trong biểu thức",
    "Test": "phép thử “is”; hãy dùng so sánh hoặc bộ lọc mac_dinh",
    "Slice": "cắt đoạn “[a:b]”",
    **dict.fromkeys(("List", "Tuple", "Dict"), "danh sách viết tay, trừ sau “in”"),
    **dict.fromkeys(("Assign", "AssignBlock"), "{% set %}"),
    **dict.fromkeys(("Macro", "CallBlock"), "{% macro %} và {% call %}"),
    **dict.fromkeys(("Include", "Import", "FromImport", "Extends"), "nạp tệp khác"),
    "FilterBlock": "{% filter %}",
    "With": "{% with %}",
    "Block": "{% block %}",
    **dict.fromkeys(("Scope", "EvalContextModifier"), "{% autoescape %}"),
}


class Arguments(Protocol):
    """What the judge asks of a filter, where it is given more than names."""

    @property
    def arguments(self) -> tuple[str, ...]:
        """Names of the arguments, in order."""

    @property
    def required(self) -> int:
        """How many of them must be given."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the walk found: refusals, and the data that the text speaks of.

    A path through a loop names the list with ``*`` for any of its items.
    """

    faults: tuple[Fault, ...]
    names: frozenset[str]
    paths: frozenset[Path]


def judge_template(
    text: str, *, filters: Collection[str], names: Collection[str] | None = None
) -> Verdict:
    """Judge a whole template, statements allowed.

    >>> verdict = judge_template("{% for a in rows %}{{ a.b }}{% endfor %}", filters=())
    >>> verdict.faults, sorted(verdict.names), sorted(verdict.paths)
    ((), ['rows'], [('rows',), ('rows', '*', 'b')])
    >>> judge_template("{{ x.__class__ }}", filters=()).faults[0].code
    'language/underscore'
    """
    from docgen.language.environment import parse_template

    try:
        tree = parse_template(text)
    except RefusalError as refusal:
        return Verdict((refusal.fault,), frozenset(), frozenset())
    return judge(tree, filters=filters, names=names, statements=True)


def judge(
    tree: nodes.Node,
    *,
    filters: Collection[str],
    names: Collection[str] | None = None,
    statements: bool = False,
) -> Verdict:
    """Walk a syntax tree once. ``names``: the known root names (None: any)."""
    walk = _Walk(filters, names, statements)
    try:
        for child in tree.iter_child_nodes():
            walk.visit(child, 0)
    except RefusalError as refusal:
        walk.faults.append(refusal.fault)
    return Verdict(tuple(walk.faults), frozenset(walk.used), frozenset(walk.paths))


@dataclass(slots=True)
class _Loop:
    """An open ``for``: its variable, what it stands for, and whether it is over its own list."""

    variable: str
    path: Path | None
    free: bool


@dataclass(slots=True)
class _Walk:
    filters: Collection[str]
    known: Collection[str] | None
    statements: bool
    faults: list[Fault] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    paths: set[Path] = field(default_factory=set)
    loops: list[_Loop] = field(default_factory=list)

    def visit(self, node: Any, depth: int) -> Path | None:
        """Judge a node; return the path of data it names, if it is one."""
        if depth > _DEPTH:
            raise RefusalError(
                Fault("language/depth", "Biểu thức lồng nhau quá nhiều cấp.", node.lineno)
            )
        kind = type(node).__name__
        method = getattr(self, f"_{kind.lower()}", None) if kind in _ALLOWED else None
        if method is None or (kind in ("If", "For") and not self.statements):
            what = _REFUSED.get(kind, f"“{kind}”")
            if kind in ("If", "For"):
                what = "{% %}; trong kế hoạch mẫu, viết “khi:” và “lap:”"
            self._refuse(node, "construct", f"Không được dùng {what}.")
            return None
        path: Path | None = method(node, depth + 1)
        return path

    def _refuse(self, node: Any, code: str, message: str) -> None:
        lines = (one.lineno for one in (node, *node.iter_child_nodes()) if one.lineno)
        self.faults.append(Fault(f"language/{code}", message, next(lines, 1)))

    def _each(self, found: Iterable[Any], depth: int) -> None:
        for node in found:
            self._value(node, depth)

    def _value(self, node: Any, depth: int) -> None:
        """Judge an expression whose value is used whole."""
        path = self.visit(node, depth)
        if path is not None:
            self.paths.add(path)

    # Statements -----------------------------------------------------------------------------

    def _output(self, node: Any, depth: int) -> None:
        self._each(node.nodes, depth)

    def _templatedata(self, node: Any, depth: int) -> None:
        """Fixed text."""

    def _if(self, node: Any, depth: int) -> None:
        self._value(node.test, depth)
        for part in (*node.body, *node.elif_, *node.else_):
            self.visit(part, depth)

    def _for(self, node: Any, depth: int) -> None:
        if type(node.target).__name__ != "Name":
            self._refuse(node, "loop", "Vòng lặp chỉ có một tên biến: {% for dong in bang %}.")
            return
        if node.recursive:
            self._refuse(node, "loop", "Vòng lặp không được gọi lại chính nó (recursive).")
        if node.test is not None:
            self._refuse(
                node, "loop", "Không được lọc trong vòng lặp; hãy dùng {% if %} bên trong."
            )
        variable = node.target.name
        if variable.startswith("_") or variable in _RESERVED:
            self._refuse(node, "name", f"Không được đặt tên biến lặp là “{variable}”.")
        path = self.visit(node.iter, depth)
        if path is not None:
            self.paths.add(path)
        inner = path is not None and "*" in path
        self.loops.append(_Loop(variable, None if path is None else (*path, "*"), not inner))
        if len(self.loops) > _LOOPS or sum(loop.free for loop in self.loops) > _FREE_LOOPS:
            self._refuse(node, "loop", "Quá nhiều vòng lặp lồng nhau.")
        for part in node.body:
            self.visit(part, depth)
        self.loops.pop()
        for part in node.else_:
            self.visit(part, depth)

    # Expressions ----------------------------------------------------------------------------

    def _const(self, node: Any, depth: int) -> None:
        value = node.value
        if value is None:
            self._refuse(node, "none", "Không được dùng “none”; hãy dùng bộ lọc mac_dinh.")
        elif isinstance(value, float):  # 4.500: four and a half, or four thousand five hundred?
            self._refuse(
                node,
                "number",
                "Số có dấu chấm trong biểu thức có thể hiểu hai cách; hãy ghi số đó vào so_lieu.",
            )
        elif isinstance(value, int) and abs(value) >= 10**30:
            self._refuse(node, "number", "Con số trong biểu thức quá lớn.")

    def _name(self, node: Any, depth: int) -> Path | None:
        name = node.name
        if name.startswith("_"):
            self._refuse(node, "underscore", f"Tên “{name}” không được bắt đầu bằng dấu gạch dưới.")
            return None
        for loop in reversed(self.loops):
            if loop.variable == name:
                return loop.path
        if name in _RESERVED:
            self._refuse(node, "name", f"Không được dùng tên “{name}”.")
            return None
        if self.known is not None and name not in self.known:
            self._refuse(node, "unknown-name", unknown("số liệu", name, self.known))
            return None
        self.used.add(name)
        return (name,)

    def _getattr(self, node: Any, depth: int) -> Path | None:
        attribute = node.attr
        if attribute.startswith("_"):
            self._refuse(
                node, "underscore", f"Tên “{attribute}” không được bắt đầu bằng dấu gạch dưới."
            )
            return None
        base = node.node
        if type(base).__name__ == "Name" and base.name == "loop" and self.loops:
            if attribute not in _LOOP_ATTRIBUTES:
                self._refuse(node, "loop", unknown("mục của loop", attribute, _LOOP_ATTRIBUTES))
            return None
        path = self.visit(base, depth)
        return None if path is None else (*path, attribute)

    def _getitem(self, node: Any, depth: int) -> Path | None:
        key = getattr(node.arg, "value", None) if type(node.arg).__name__ == "Const" else None
        if isinstance(key, bool) or not isinstance(key, (int, str)):
            self._refuse(
                node, "index", "Trong ngoặc vuông chỉ được ghi một số thứ tự hoặc một tên."
            )
            return None
        if isinstance(key, str) and key.startswith("_"):
            self._refuse(node, "underscore", f"Tên “{key}” không được bắt đầu bằng dấu gạch dưới.")
            return None
        path = self.visit(node.node, depth)
        return None if path is None else (*path, key)

    def _compare(self, node: Any, depth: int) -> None:
        self._value(node.expr, depth)
        for operand in node.ops:
            if operand.op not in _COMPARISONS:
                self._refuse(node, "construct", f"Không được dùng phép so sánh “{operand.op}”.")
            right = operand.expr
            if operand.op in ("in", "notin") and type(right).__name__ in ("List", "Tuple"):
                if any(type(item).__name__ != "Const" for item in right.items):
                    self._refuse(node, "construct", "Danh sách sau “in” chỉ được gồm chữ và số.")
                else:
                    self._each(right.items, depth)
            else:
                self._value(right, depth)

    def _and(self, node: Any, depth: int) -> None:
        self._each((node.left, node.right), depth)

    def _or(self, node: Any, depth: int) -> None:
        self._each((node.left, node.right), depth)

    def _not(self, node: Any, depth: int) -> None:
        self._value(node.node, depth)

    def _filter(self, node: Any, depth: int) -> None:
        if node.name not in self.filters:
            self._refuse(node, "unknown-filter", unknown("bộ lọc", node.name, self.filters))
        elif isinstance(self.filters, Mapping):
            self._arguments(node, self.filters[node.name])
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            self._refuse(node, "construct", "Không được dùng “*” trước tham số của bộ lọc.")
        if node.node is None:
            self._refuse(node, "construct", "Bộ lọc phải đứng sau một giá trị.")
        else:
            self._value(node.node, depth)
        self._each(node.args, depth)
        self._each((pair.value for pair in node.kwargs), depth)

    def _arguments(self, node: Any, spec: Arguments) -> None:
        named = [pair.key for pair in node.kwargs]
        given = [*spec.arguments[: len(node.args)], *named]
        form = f"{node.name}({', '.join(spec.arguments)})" if spec.arguments else node.name
        missing = any(name not in given for name in spec.arguments[: spec.required])
        surplus = len(node.args) > len(spec.arguments) or not set(named) <= set(spec.arguments)
        if missing or surplus or len(set(given)) < len(given):
            message = f"Bộ lọc “{node.name}” viết sai tham số; cách viết: {form}."
            self._refuse(node, "argument", message)


_STATEMENTS = frozenset({"Output", "TemplateData", "If", "For"})
_EXPRESSIONS = frozenset(
    {"Const", "Name", "Getattr", "Getitem", "Compare", "And", "Or", "Not", "Filter"}
)
_ALLOWED = _STATEMENTS | _EXPRESSIONS


def unknown(what: str, word: str, choices: Collection[str]) -> str:
    """Return the sentence for an unknown name, with the nearest right one.

    >>> unknown("bộ lọc", "don", ["dong", "so"])
    'Không có bộ lọc “don”; có phải ý bạn là “dong”?'
    """
    shown = word if len(word) <= 60 else word[:60] + "…"
    near = nearest(word, choices)
    if near is not None:
        return f"Không có {what} “{shown}”; có phải ý bạn là “{near}”?"
    listed = ", ".join(sorted(choices)[:12])
    return f"Không có {what} “{shown}”" + (f"; đang có: {listed}." if listed else ".")
