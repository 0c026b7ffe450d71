"""The figures of a plan file (``so_lieu``) and the texts that speak of them.

Figures are said once: typed, computed in the order they need each other, then put into the rest of
the file, each text evaluated once and no value evaluated ever.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any

from docgen.errors import InputError, Problem
from docgen.language.judge import Path
from docgen.language.text import Template, compile_text, dotted, has_marks

if TYPE_CHECKING:
    from docgen.reading import Source

__all__ = ["MARKUP_KEYS", "escape_markup", "evaluate_tree", "type_figure"]

MARKUP_KEYS = frozenset({"dinh_dang"})
"""Keys whose texts carry marks for bold, italics, raised and struck text."""

_MARKUP = re.compile(r"([*^~\[\]\\])")
_NUMBER = re.compile(r"[+-]?\d[\d.,]*\Z")
_LEADING_ZERO = re.compile(r"[+-]?0\d")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_RESERVED = frozenset({"true", "false", "none", "loop", "self", "recursive"}) | {
    word.lower() for word in keyword.kwlist
}
_MOST_CYCLES = 20
_MOST_PROBLEMS = 500


def escape_markup(text: str) -> str:
    r"""Return a value so that none of its characters acts as a mark.

    >>> escape_markup("5*3 [a]")
    '5\\*3 \\[a\\]'
    """
    return _MARKUP.sub(r"\\\1", text)


def type_figure(value: str) -> int | Decimal | str:
    """Type one unquoted figure: a number in Vietnamese spelling, or the text as it stands.

    A leading zero is a code (``0125``), and four bare digits from 1900 to 2099 are a year: as a
    number the year would be printed ``2.024``. Used as a number, either is refused with a sentence.

    >>> type_figure("4.500.000"), type_figure("0125"), type_figure("2024")
    (4500000, '0125', '2024')
    """
    if not _NUMBER.match(value) or _LEADING_ZERO.match(value) or _YEAR.match(value):
        return value
    from docgen.vietnamese import parse_number

    return parse_number(value)


def evaluate_tree(
    source: Source,
    scope_key: str = "so_lieu",
    *,
    extra: Mapping[str, Any] | None = None,
    markup_keys: Collection[str] = MARKUP_KEYS,
) -> tuple[dict[str, Any], list[Problem]]:
    """Evaluate a plan file; return the new tree without its figures, and every problem.

    ``extra`` holds further names for the texts. A text that has a problem stands in
    the tree as it was typed.

    >>> from docgen.reading import parse
    >>> text = 'so_lieu: {ds: [1, 2.000], c: "{{ ds | tong }}"}\\nx: "{{ c }} hộ"'
    >>> evaluate_tree(parse(text, "a.yaml"))
    ({'x': '2.001 hộ'}, [])
    """
    tree = source.tree
    if not isinstance(tree, dict):
        message = "Tệp phải gồm các dòng “khóa: giá trị”, ví dụ “trich_yeu: …”."
        return {}, [source.problem("language/not-a-mapping", message)]
    work = _Work(source, scope_key, extra or {}, markup_keys)
    rest: dict[str, Any] = {key: value for key, value in tree.items() if key != scope_key}
    figures = tree.get(scope_key, {})
    if not isinstance(figures, dict):
        work.report((scope_key,), "figures", f"“{scope_key}” phải gồm các dòng “tên: giá trị”.")
        return rest, work.problems
    try:
        work.take_figures(figures)
        for key, value in rest.items():
            rest[key] = work.fill(value, (key,), key in markup_keys)
    except _EnoughError:
        message = "Tệp có quá nhiều lỗi; hãy sửa các lỗi trên rồi chạy lại để xem tiếp."
        work.problems.append(source.problem("language/too-many", message))
    return rest, work.problems


class _EnoughError(Exception):
    """More problems than anyone reads: finding further ones would only take time."""


class _Work:
    """One evaluation: the scope being built, and the problems found on the way."""

    def __init__(
        self,
        source: Source,
        scope_key: str,
        extra: Mapping[str, Any],
        markup_keys: Collection[str],
    ) -> None:
        self.source = source
        self.scope_key = scope_key
        self.extra = extra
        self.markup_keys = markup_keys
        self.scope: dict[str, Any] = dict(extra)
        self.names: set[str] = set(extra)
        self.problems: list[Problem] = []
        # Figures with a problem: texts that need them are left alone, one mistake is told once.
        self.failed: set[Path] = set()
        self.failed_groups: set[Path] = set()
        self.computed: dict[Path, Template] = {}

    def report(self, path: Path, code: str, message: str, *, key: bool = False) -> None:
        """Note a problem at a path of the file."""
        self._note(self.source.problem(f"language/{code}", message, path, key=key))

    def _note(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= _MOST_PROBLEMS:
            raise _EnoughError

    def _take(self, error: InputError, path: Path) -> None:
        for one in error.problems:
            at = self.source.problem(one.code, one.message, path)
            self._note(replace(at, column=at.column or one.column))

    # Figures --------------------------------------------------------------------------------

    def take_figures(self, tree: dict[str, Any]) -> None:
        """Type the figures, compute the computed ones, and make them the scope."""
        self._check_names(tree)
        # What is declared but left empty is known, yet absent.
        place = self.source.place
        below = place.children.get(self.scope_key) if place and place.children else None
        declared = [key for key in (below.children or {}) if isinstance(key, str)] if below else []
        self.names |= {*declared, *tree}
        self.scope.update(dict.fromkeys(declared))
        self.scope.update({key: self._type(value, (key,)) for key, value in tree.items()})
        self._compute()

    def _check_names(self, tree: dict[str, Any]) -> None:
        for key in tree:
            if not key.isidentifier() or key.startswith("_") or key.lower() in _RESERVED:
                self.report(
                    (self.scope_key, key),
                    "name",
                    f"Không đặt tên số liệu là “{key}” được; tên gồm chữ cái, chữ số và dấu _, "
                    "bắt đầu bằng chữ cái.",
                    key=True,
                )
            if key in self.extra:
                self.report(
                    (self.scope_key, key),
                    "name",
                    f"Tên “{key}” đã có sẵn; hãy đặt tên khác cho số liệu này.",
                    key=True,
                )

    def _type(self, value: Any, path: Path) -> Any:
        if isinstance(value, dict):
            return {key: self._type(item, (*path, key)) for key, item in value.items()}
        if isinstance(value, list):
            return [self._type(item, (*path, index)) for index, item in enumerate(value)]
        if isinstance(value, str):
            return self._type_text(value, path)
        return value

    def _type_text(self, value: str, path: Path) -> Any:
        try:
            if has_marks(value):
                self.computed[path] = compile_text(value, names=self.names)
                return None
            return type_figure(value) if self.source.is_plain(value) else value
        except InputError as error:
            self._take(error, (self.scope_key, *path))
        except ValueError as error:
            hint = "nếu đây không phải là số, hãy đặt trong dấu ngoặc kép."
            message = f"{str(error).rstrip('.')}; {hint}"
            self.report((self.scope_key, *path), "number", message)
        self._fail(path)
        return None

    def _fail(self, path: Path) -> None:
        self.failed.add(path)
        self.failed_groups.update(path[:length] for length in range(1, len(path)))

    def _needs_failed(self, used: Path) -> bool:
        """Say whether a path lies on, under or above a figure that has a problem."""
        return used in self.failed_groups or any(
            used[:length] in self.failed for length in range(1, len(used) + 1)
        )

    def _compute(self) -> None:
        graph = self._graph()
        order: list[Path] = []
        for _ in range(_MOST_CYCLES):
            try:
                order = list(TopologicalSorter(graph).static_order())
                break
            except CycleError as error:
                self._cycle(error.args[1], graph)
        else:  # more cycles than anyone reads about: none of the rest can be trusted
            for path in self.computed:
                self._fail(path)
        for path in order:
            template = self.computed.get(path)
            if template is None or path in self.failed:
                continue
            value = self._evaluate(template, (self.scope_key, *path), None)
            if value is _SKIPPED:
                self._fail(path)
                continue
            holder: Any = self.scope
            for step in path[:-1]:
                holder = holder[step]
            holder[path[-1]] = value

    def _graph(self) -> dict[Path, set[Path]]:
        """Return what each computed figure needs; a group needs the computed figures inside it."""
        graph: dict[Path, set[Path]] = {}
        for path in self.computed:
            graph.setdefault(path, set())
            for length in range(len(path) - 1, 0, -1):
                graph.setdefault(path[:length], set()).add(path[: length + 1])
        for path, template in self.computed.items():
            for used in template.path_tuples:
                for length in range(1, len(used) + 1):
                    # A path that goes through a computed figure needs that figure.
                    if used[:length] in self.computed or (length == len(used) and used in graph):
                        graph[path].add(used[:length])
        return graph

    def _cycle(self, found: list[Path], graph: dict[Path, set[Path]]) -> None:
        # Read along the needs: graphlib lists a cycle from the needed to the one that needs it.
        ring = [path for path in reversed(found) if path in self.computed]
        shown = " → ".join(dotted(path) for path in ring)
        if len(ring) == 1 or ring[0] != ring[-1]:
            shown += f" → {dotted(ring[0])}"
        self.report(
            (self.scope_key, *min(ring, key=str)),
            "cycle",
            f"Các số liệu cần lẫn nhau nên không tính được: {shown}; "
            "hãy ghi thẳng một trong số đó.",
        )
        for path in ring:
            self._fail(path)
            graph[path] = set()

    # Texts ----------------------------------------------------------------------------------

    def fill(self, value: Any, path: Path, markup: bool) -> Any:
        """Return ``value`` with every text evaluated once."""
        if isinstance(value, dict):
            return {
                key: self.fill(item, (*path, key), markup or key in self.markup_keys)
                for key, item in value.items()
            }
        if isinstance(value, list):
            return [self.fill(item, (*path, index), markup) for index, item in enumerate(value)]
        if not isinstance(value, str) or not has_marks(value):
            return value
        try:
            template = compile_text(value, names=self.names)
        except InputError as error:
            self._take(error, path)
            return value
        found = self._evaluate(template, path, escape_markup if markup else None)
        return value if found is _SKIPPED else _copy(found)

    def _evaluate(self, template: Template, path: Path, escape: Any) -> Any:
        if self.failed and any(map(self._needs_failed, template.path_tuples)):
            return _SKIPPED
        try:
            return template.evaluate(self.scope, escape=escape)
        except InputError as error:
            self._take(error, path)
            return _SKIPPED


_SKIPPED = object()


def _copy(value: Any) -> Any:
    """Return containers anew: two places of a tree never share one."""
    if isinstance(value, Mapping):
        return {key: _copy(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_copy(item) for item in value]
    return value
