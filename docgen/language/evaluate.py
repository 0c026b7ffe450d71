"""Judged syntax trees to plain functions, so that a text is parsed once and filled in often."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeAlias

from docgen.language.faults import AbsentError, Fault, RefusalError, UnknownError
from docgen.language.filters import FILTERS
from docgen.language.judge import unknown
from docgen.language.values import as_bool, compare, describe, present

__all__ = ["Evaluate", "build"]

Evaluate: TypeAlias = Callable[[Mapping[str, Any]], Any]


def build(node: Any) -> Evaluate:
    """Return the function of a node that the judge allowed."""
    return _BUILDERS[type(node).__name__](node)


def _const(node: Any) -> Evaluate:
    value = node.value
    return lambda scope: value


def _name(node: Any) -> Evaluate:
    name = node.name

    def evaluate(scope: Mapping[str, Any]) -> Any:
        value = scope.get(name)
        if value is not None:
            return value
        if name not in scope:
            raise UnknownError(partial(unknown, "số liệu", name, list(scope)))
        return present(value, name)

    return evaluate


def _getattr(node: Any) -> Evaluate:
    return _member(build(node.node), node.attr)


def _getitem(node: Any) -> Evaluate:
    base, key = build(node.node), node.arg.value
    if isinstance(key, str):
        return _member(base, key)

    def evaluate(scope: Mapping[str, Any]) -> Any:
        value = base(scope)
        if not isinstance(value, (list, tuple)):
            raise RefusalError(
                Fault(
                    "language/value",
                    f"Chỉ danh sách mới có mục thứ [{key}], không phải {describe(value)}.",
                )
            )
        if not 0 <= key < len(value):
            raise AbsentError(
                Fault("language/absent", f"Danh sách có {len(value)} mục, không có mục [{key}].")
            )
        return present(value[key], f"[{key}]")

    return evaluate


def _member(base: Evaluate, name: str) -> Evaluate:
    def evaluate(scope: Mapping[str, Any]) -> Any:
        value = base(scope)
        if value.__class__ is not dict and not isinstance(value, Mapping):
            raise RefusalError(
                Fault("language/value", f"{describe(value).capitalize()} không có mục “{name}”.")
            )
        member = value.get(name)
        if member is not None:
            return member
        if name not in value:
            raise UnknownError(partial(unknown, "mục", name, list(value)))
        return present(member, name)

    return evaluate


def _compare(node: Any) -> Evaluate:
    first = build(node.expr)
    rest = [(operand.op, _operand(operand.expr)) for operand in node.ops]
    if len(rest) == 1:
        ((only, other),) = rest
        return lambda scope: compare(only, first(scope), other(scope))

    def evaluate(scope: Mapping[str, Any]) -> bool:
        left = first(scope)
        for operation, right in rest:
            value = right(scope)
            if not compare(operation, left, value):
                return False
            left = value
        return True

    return evaluate


def _operand(node: Any) -> Evaluate:
    if type(node).__name__ in ("List", "Tuple"):
        items = [build(item)({}) for item in node.items]
        return lambda scope: items
    return build(node)


def _and(node: Any) -> Evaluate:
    left, right = build(node.left), build(node.right)
    return lambda scope: as_bool(left(scope)) and as_bool(right(scope))


def _or(node: Any) -> Evaluate:
    left, right = build(node.left), build(node.right)
    return lambda scope: as_bool(left(scope)) or as_bool(right(scope))


def _not(node: Any) -> Evaluate:
    value = build(node.node)
    return lambda scope: not as_bool(value(scope))


def _filter(node: Any) -> Evaluate:
    spec = FILTERS[node.name]
    value = build(node.node)
    positional = [build(one) for one in node.args]
    named = {pair.key: build(pair.value) for pair in node.kwargs}
    function = spec.function
    if spec.name == "mac_dinh":
        default = positional[0] if positional else named["gia_tri"]

        def evaluate_default(scope: Mapping[str, Any]) -> Any:
            try:
                return value(scope)
            except AbsentError:
                return default(scope)

        return evaluate_default

    if not positional and not named:
        return lambda scope: function(value(scope))

    def evaluate(scope: Mapping[str, Any]) -> Any:
        options = {key: one(scope) for key, one in named.items()}
        return function(value(scope), *(one(scope) for one in positional), **options)

    return evaluate


_BUILDERS: dict[str, Callable[[Any], Evaluate]] = {
    "Const": _const,
    "Name": _name,
    "Getattr": _getattr,
    "Getitem": _getitem,
    "Compare": _compare,
    "And": _and,
    "Or": _or,
    "Not": _not,
    "Filter": _filter,
}
