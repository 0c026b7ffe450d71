"""Every problem code that docgen can raise, found by a walk over the code.

A code is a text such as ``text/empty`` outside docstrings, or is made by a *door*: a function or
exception that puts a family before the name it is called with (``f"reading/{code}"``). Then the
calls of the door tell the names. Ids of rules have a page of their own and are no codes.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from docgen.standard import load

__all__ = ["ELSEWHERE", "FAMILIES", "Use", "uses"]

ROOT: Final = Path(__file__).resolve().parents[2]
CODE: Final = re.compile(r"[a-z]+(?:-[a-z]+)*/[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_DOOR = re.compile(r"([a-z]+)/\{\}\Z")
_MEDIA: Final = frozenset({"application", "message", "image", "font"})
_NO_CODES: Final = frozenset(
    {"text/html", "text/plain", "text/yaml", "text/event-stream", "document/faults"}
)
"""Media types, and the envelope whose content is told instead of it."""
FAMILIES: Final[dict[str, str]] = {
    "form": "docgen/rendering.py",  # the id of the rule that the document breaks
    "template": "docgen/render/program.py",  # what is language/… in a text
    "value": "docgen/schemas/problems.py",  # a kind of error of pydantic's that has no sentence
}
"""Families whose names come from elsewhere, by the module that makes them: told as ``form/…``."""

ELSEWHERE: Final[dict[str, tuple[str, ...]]] = {
    "docgen/check/mend/mend.py": ("fix/protected", "fix/signed", "fix/tracked"),
    "docgen/vietnamese/text.py": (
        "text/bidi-control",
        "text/byte-order-mark",
        "text/control-character",
        "text/legacy-encoding",
        "text/line-break",
        "text/look-alike",
        "text/noncharacter",
        "text/private-use",
        "text/replacement-character",
        "text/surrogate",
        "text/tab",
        "text/tag-character",
        "text/zero-width",
    ),
}
"""Codes whose names stand in a table of the module; the tests compare the two."""


@dataclass(frozen=True, slots=True)
class Use:
    """A place that raises a code; ``said`` is its sentence where it stands beside it."""

    code: str
    where: str
    said: str = ""


@cache
def uses() -> tuple[Use, ...]:
    """All uses, by code and place."""
    rules = {rule.id for rule in load().rules}
    trees = {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / "docgen").rglob("*.py"))
        if "standard" not in path.parts
    }
    own = {name.removesuffix(".py").replace("/", "."): _doors(tree) for name, tree in trees.items()}
    # exceptions that are doors, raised in other modules
    shared = {
        name: door for doors in own.values() for name, door in doors.items() if name[0].isupper()
    }
    found = [
        use
        for name, tree in trees.items()
        for use in _of(tree, name, shared | _imported(tree, own))
    ]
    kept = {use for use in found if use.code not in rules and not _is_media(use.code)}
    families = {Use(f"{family}/…", where) for family, where in FAMILIES.items()}
    listed = {Use(code, where) for where, codes in ELSEWHERE.items() for code in codes}
    return tuple(sorted(kept | families | listed, key=lambda use: (use.code, use.where, use.said)))


def _imported(
    tree: ast.Module, own: dict[str, dict[str, tuple[str, int]]]
) -> dict[str, tuple[str, int]]:
    """The doors of other modules that this one opens by their own names."""
    return {
        alias.name: own[node.module][alias.name]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in own
        for alias in node.names
        if alias.name in own[node.module]
    }


def _is_media(code: str) -> bool:
    return code in _NO_CODES or code.partition("/")[0] in _MEDIA


def _of(tree: ast.Module, name: str, shared: dict[str, tuple[str, int]]) -> Iterator[Use]:
    doors = shared | _doors(tree)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for function, node in _with_function(tree):
        if isinstance(node, ast.Constant) and id(node) not in docstrings:
            if isinstance(node.value, str) and CODE.match(node.value):
                yield Use(node.value, f"{name}:{node.lineno}")
        elif isinstance(node, ast.Call):
            place, made = 0, [_text(node.args[0])] if node.args else []
            if (door := doors.get(_called(node))) and len(node.args) > door[1]:
                place = door[1]
                made = [f"{door[0]}/{one}" for one in _texts(node.args[place], function)]
            for one in made:
                if CODE.match(one):
                    for said in _beside(node, place, function):
                        yield Use(one, f"{name}:{node.lineno}", said)


def _with_function(tree: ast.Module) -> Iterator[tuple[ast.AST, ast.AST]]:
    """Every node with the outermost function around it."""
    waiting: list[tuple[ast.AST, ast.AST]] = [(tree, tree)]
    while waiting:
        around, node = waiting.pop()
        yield around, node
        inner = node if around is tree and isinstance(node, ast.FunctionDef) else around
        waiting += [(inner, child) for child in ast.iter_child_nodes(node)]


def _doors(tree: ast.Module) -> dict[str, tuple[str, int]]:
    """Functions (and exceptions, by their __init__) → their family and the place of the name."""
    found: dict[str, tuple[str, int]] = {}
    for outer in ast.walk(tree):
        for node in ast.iter_child_nodes(outer):
            if not isinstance(node, ast.FunctionDef):
                continue
            names = [argument.arg for argument in node.args.args if argument.arg != "self"]
            for text in ast.walk(node):
                if isinstance(text, ast.JoinedStr) and (family := _DOOR.match(_spelled(text))):
                    shown = text.values[-1]
                    assert isinstance(shown, ast.FormattedValue)
                    if isinstance(shown.value, ast.Name) and shown.value.id in names:
                        is_init = node.name == "__init__" and isinstance(outer, ast.ClassDef)
                        name = (
                            outer.name if is_init and isinstance(outer, ast.ClassDef) else node.name
                        )
                        found.setdefault(name, (family[1], names.index(shown.value.id)))
    return found


def _texts(node: ast.AST, function: ast.AST) -> list[str]:
    """What an argument may be: a text, either of two, or what its name is given around here."""
    if isinstance(node, ast.IfExp):
        return [*_texts(node.body, function), *_texts(node.orelse, function)]
    if not isinstance(node, ast.Name):
        return [one] if (one := _text(node)) else []
    return [
        one
        for found in ast.walk(function)
        if isinstance(found, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == node.id for target in found.targets)
        for one in _texts(found.value, found)
    ]


def _beside(call: ast.Call, place: int, function: ast.AST) -> list[str]:
    """The sentences that may stand after the code, their blanks as ``…``; one empty if unknown."""
    for node in call.args[place + 1 :]:
        said = [one for one in _texts(node, function) if " " in one]
        if said:
            return said
    return [""]


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return _spelled(node).replace("{}", "…")
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _called(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _spelled(text: ast.JoinedStr) -> str:
    return "".join(
        part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else "{}"
        for part in text.values
    )
