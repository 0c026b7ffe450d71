"""Texts with ``{{ … }}``: compiled once, filled in often, never filled in twice.

The text is cut by hand and only the expressions are given to Jinja's parser: what stands between
them is never anything but text, whatever braces or percent signs it holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from docgen.errors import InputError, Problem
from docgen.language.environment import MAX_LENGTH, parse_template
from docgen.language.evaluate import Evaluate, build
from docgen.language.faults import Fault, RefusalError
from docgen.language.filters import FILTERS
from docgen.language.judge import Path, judge, unknown
from docgen.language.values import MAX_TEXT, text_of

__all__ = ["Template", "compile_expression", "compile_text", "has_marks"]

_MAX_EXPRESSION = 2000
_SCAN = re.compile(r"[\"']|\}\}|\{\{")


@dataclass(frozen=True, slots=True)
class _Expression:
    """One compiled expression and where its ``{{`` stands in the text."""

    source: str
    evaluate: Evaluate
    names: frozenset[str]
    paths: frozenset[Path]
    position: int = 0


class Template:
    """A compiled text. ``names``: root names it uses; ``path_tuples``: the data it speaks of.

    >>> template = compile_text("Giảm {{ ho.so | so_dem }} hộ")
    >>> sorted(template.names), sorted(template.paths)
    (['ho'], ['ho.so'])
    >>> template.evaluate({"ho": {"so": 2}})
    'Giảm 02 hộ'
    >>> compile_text("{{ tong }}").evaluate({"tong": 11_000_000})
    11000000
    """

    __slots__ = ("_parts", "_raw", "names", "path_tuples", "source", "whole")

    def __init__(self, source: str, parts: tuple[str | _Expression, ...], *, raw: bool) -> None:
        self.source: str = source
        self._parts = parts
        self._raw = raw
        expressions = [part for part in parts if isinstance(part, _Expression)]
        self.names: frozenset[str] = frozenset(name for one in expressions for name in one.names)
        self.path_tuples: frozenset[Path] = frozenset(
            path for one in expressions for path in one.paths
        )
        # The one expression whose raw value is the result, where the text is nothing else.
        self.whole: _Expression | None = (
            expressions[0]
            if len(expressions) == 1
            and all(isinstance(part, _Expression) or not part.strip() for part in parts)
            else None
        )

    def __reduce__(self) -> tuple[Callable[[str], Template], tuple[str]]:
        return (compile_expression if self._raw else compile_text), (self.source,)

    def __repr__(self) -> str:
        return f"<Template {self.source[:60]!r}>"

    @property
    def paths(self) -> frozenset[str]:
        """The data it speaks of, dotted; ``[*]`` stands for any item."""
        return frozenset(dotted(path) for path in self.path_tuples)

    def evaluate(
        self, scope: Mapping[str, Any], *, escape: Callable[[str], str] | None = None
    ) -> Any:
        """Fill in the text from plain data; raise InputError with every problem.

        ``escape`` is applied to each inserted text, never to the text around it.
        """
        faults: list[Fault] = []
        out: list[str] = []
        size = 0
        for part in self._parts:
            if isinstance(part, str):
                piece = part
            else:
                try:
                    value = part.evaluate(scope)
                    if part is self.whole:
                        return escape(value) if escape and isinstance(value, str) else value
                    piece = value if value.__class__ is str else text_of(value)
                except RefusalError as refusal:
                    faults.append(_placed(refusal.fault, part.source, part.position))
                    continue
                if escape is not None:
                    piece = escape(piece)
            size += len(piece)
            if size > MAX_TEXT:
                faults.append(Fault("language/too-long", "Câu dài quá mức cho phép."))
                break
            out.append(piece)
        if faults:
            raise InputError([_problem(fault, self.source) for fault in faults])
        return "".join(out)


def has_marks(text: str) -> bool:
    """Say whether a text holds anything of the language.

    >>> has_marks("{{ x }}"), has_marks("{% if %}"), has_marks("a {b} 5%")
    (True, True, False)
    """
    return "{{" in text or "{%" in text or "}}" in text


def dotted(path: Path) -> str:
    """Return a path of data as an author writes it.

    >>> dotted(("rows", "*", "so")), dotted(("rows", 0))
    ('rows[*].so', 'rows[0]')
    """
    out = ""
    for step in path:
        if isinstance(step, int) or step == "*":
            out += f"[{step}]"
        else:
            out += f".{step}" if out else step
    return out


def compile_text(text: str, *, names: Collection[str] | None = None) -> Template:
    """Compile a text; raise InputError with every problem (``names``: the known root names)."""
    parts: list[str | _Expression] = []
    faults: list[Fault] = []
    for piece, position in _cut(text, faults):
        if position is None:
            if piece:
                parts.append(piece)
            continue
        try:
            expression = replace(_compile(piece), position=position)
            parts.append(expression)
            faults += [
                _placed(fault, piece, position) for fault in _unknown_names(expression, names)
            ]
        except InputError as error:
            faults += [
                _placed(Fault(one.code, one.message), piece, position) for one in error.problems
            ]
    if faults:
        raise InputError([_problem(fault, text) for fault in faults])
    return Template(text, tuple(parts), raw=False)


def compile_expression(text: str, *, names: Collection[str] | None = None) -> Template:
    """Compile an expression that stands without braces, as conditions do.

    >>> compile_expression("so_ho > 0").evaluate({"so_ho": 2})
    True
    """
    expression = _compile(text)
    faults = [_placed(fault, text, 0) for fault in _unknown_names(expression, names)]
    if faults:
        raise InputError([_problem(fault, text) for fault in faults])
    return Template(text, (expression,), raw=True)


def _unknown_names(expression: _Expression, names: Collection[str] | None) -> list[Fault]:
    if names is None:
        return []
    return [
        Fault("language/unknown-name", unknown("số liệu", name, names))
        for name in sorted(expression.names)
        if name not in names
    ]


@lru_cache(maxsize=4096)
def _compile(source: str) -> _Expression:
    """Parse, judge and build one expression; raise InputError with its problems, unplaced."""
    if len(source) > _MAX_EXPRESSION:
        message = f"Biểu thức dài quá {_MAX_EXPRESSION} ký tự."
        raise InputError(Problem("language/too-long", message))
    try:
        return _built(source)
    except RefusalError as refusal:
        raise InputError(Problem(refusal.fault.code, refusal.fault.message)) from None


def _built(source: str) -> _Expression:
    tree = parse_template("{{ " + source + " }}")
    verdict = judge(tree, filters=FILTERS)
    if verdict.faults:
        raise InputError([Problem(fault.code, fault.message) for fault in verdict.faults])
    # One tag, one expression: a source that closes the tag itself leaves more than that.
    expressions: list[Any] = [node for output in tree.body for node in getattr(output, "nodes", ())]
    if len(tree.body) != 1 or len(expressions) != 1:
        raise RefusalError(Fault("language/syntax", "Mỗi cặp {{ … }} chỉ chứa một biểu thức."))
    return _Expression(source, build(expressions[0]), verdict.names, verdict.paths)


def _cut(text: str, faults: list[Fault]) -> list[tuple[str, int | None]]:
    """Cut a text into fixed pieces (position None) and expressions, in one pass."""
    if len(text) > MAX_LENGTH:
        faults.append(Fault("language/too-long", f"Câu dài quá {MAX_LENGTH} ký tự."))
        return []
    pieces: list[tuple[str, int | None]] = []
    at = 0
    while (start := text.find("{{", at)) >= 0:
        _fixed(text, at, start, pieces, faults)
        end = _end(text, start + 2)
        if end is None:
            message = "“{{” không có “}}” đóng lại, hoặc có dấu ngoặc kép chưa đóng bên trong."
            faults.append(Fault("language/braces", message, position=start))
            return pieces
        pieces.append((text[start + 2 : end], start))
        at = end + 2
    _fixed(text, at, len(text), pieces, faults)
    return pieces


def _end(text: str, at: int) -> int | None:
    """Return where the ``}}`` of an expression stands, quoted texts inside it passed over."""
    while found := _SCAN.search(text, at):
        if found.group() == "}}":
            return found.start()
        if found.group() == "{{":
            return None
        at = text.find(found.group(), found.end()) + 1
        if at == 0:
            return None
    return None


def _fixed(
    text: str, start: int, end: int, pieces: list[tuple[str, int | None]], faults: list[Fault]
) -> None:
    statement = text.find("{%", start, end)
    if statement >= 0:
        message = (
            "“{% … %}” không dùng được trong câu; trong kế hoạch mẫu, điều kiện viết bằng “khi:”, "
            "lặp lại viết bằng “lap:”."
        )
        faults.append(Fault("language/statement", message, position=statement))
    stray = text.find("}}", start, end)
    if stray >= 0:
        message = "Thừa “}}”, không có “{{” mở trước đó."
        faults.append(Fault("language/braces", message, position=stray))
    pieces.append((text[start:end], None))


def _placed(fault: Fault, source: str, position: int) -> Fault:
    shown = source.strip()
    shown = shown if len(shown) <= 60 else shown[:60] + "…"
    return replace(fault, message=f"Trong “{shown}”: {fault.message}", position=position)


def _problem(fault: Fault, text: str) -> Problem:
    column = None
    if fault.position is not None:
        column = fault.position - text.rfind("\n", 0, fault.position)
    return Problem(fault.code, fault.message, column=column)
