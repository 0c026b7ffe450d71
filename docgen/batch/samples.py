"""A blueprint tried on invented values, so that its mistakes are found before the first row.

Every expression of every branch is evaluated for a row that has a value of the right kind in each
column. What fails for such a row fails for its kind, not for its value: a sum of texts, a date
without its filter, an attribute that a unit does not have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from docgen.batch.cells import read_cell
from docgen.batch.columns import Column, DataBlock
from docgen.batch.compiled import APPENDIX_KEYS, Compiled, at
from docgen.batch.figures import value_of
from docgen.batch.nodes import NOT_A_CONDITION, NOT_A_LIST, Node
from docgen.batch.profile import Profile
from docgen.batch.rows.model import Row
from docgen.batch.trees import Path, Report, Scope, Trace
from docgen.errors import InputError, Problem
from docgen.language import Template, has_marks
from docgen.language.judge import unknown
from docgen.loading import document_model
from docgen.schemas.document import check_input
from docgen.vietnamese import AdministrativeUnit, PartialDate

__all__ = ["sample_rows", "try_out"]

# Faults that a sample shows for certain; what depends on which branches stand is left to rows.
_CERTAIN: tuple[str, ...] = (
    *("key/", "value/", "item/", "assignment/", "section/unknown", "table/rows", "text/type"),
    "type/unknown",
)
# Certain where no branch is left out: there all stands that may be what is missing.
_MISSING: tuple[str, ...] = (
    "appendix/unmentioned",
    "recipients/missing",
    "recipients/archive",
    "signer/missing",
)


def sample_rows(data: DataBlock) -> Iterator[Row]:
    """Two invented rows: all yes, and all no."""
    for truth in (True, False):
        values = {one.name: _sample(one, truth, 0 if truth else -1) for one in data.columns}
        tables = {}
        for table in data.children:
            count = max(2, *(len(one.choices) for one in table.columns))
            tables[table.name] = [
                {one.name: _sample(one, truth, index) for one in table.columns}
                for index in range(count)
            ]
        yield Row(0, str(values[data.key]), values, tables)


def _sample(column: Column, truth: bool, index: int) -> Any:
    low, high = column.bounds
    if column.kind == "lua_chon":
        value: Any = column.choices[index % len(column.choices)]
    elif column.kind == "co_khong":
        value = truth
    elif column.example is not None:
        value = read_cell(column, column.example)
    elif column.kind == "don_vi":
        value = AdministrativeUnit("xã", "Mẫu")
    elif column.kind == "ngay":
        value = low or high or PartialDate(2024, 6, 24)
    elif column.kind == "chu":
        value = "1" * column.digits if column.digits else "Mẫu"
    else:
        value = _number(column)
    return value


def _number(column: Column) -> int | Decimal:
    low, high = column.bounds
    value: int | Decimal = 2_000_000 if column.kind == "dong" else 2
    if column.kind in {"thap_phan", "phan_tram"}:
        value = Decimal("2.5")  # a fraction, so that a filter for whole numbers shows
    if low is not None and value < low:
        return low  # type: ignore[no-any-return]
    return high if high is not None and value > high else value


def try_out(compiled: Compiled) -> list[Problem]:
    """Every fault that shows on invented rows, once."""
    found: dict[tuple[Path, str], Problem] = {}

    def report(problem: Problem, path: Path) -> None:
        placed = at(compiled, problem, path)
        found.setdefault((path, placed.message), placed)

    profiles = compiled.profiles
    chosen = [None] if profiles is None else list(profiles.profiles.values())
    for profile in chosen:
        for row in sample_rows(compiled.data):
            _Trial(compiled, report).run(row, profile)
    return list(found.values())


class _Trial:
    """One invented row with one profile."""

    def __init__(self, compiled: Compiled, report: Report) -> None:
        self.compiled = compiled
        self._report = report
        self.failed = False

    def report(self, problem: Problem, path: Path) -> None:
        self.failed = True
        self._report(problem, path)

    def run(self, row: Row, profile: Profile | None) -> None:
        """Profile, figures, texts; each only where what it speaks of is right."""
        compiled = self.compiled
        scope = compiled.values_of(row)
        if profile is not None and not self._add(scope, "ho_so", profile.node):
            return
        for name, node in compiled.figures.nodes.items():
            if not self._add(scope, name, node):
                return
        if compiled.name_pattern is not None:
            self.see(compiled.name_pattern, ("du_lieu", "ten_tep"), scope)
        labels = _labels(compiled.source.tree)
        compiled.body.visit({**scope, "phu_luc": labels}, self.see)
        if not self.failed:
            self._judge(scope)

    def _add(self, scope: Scope, name: str, node: Node) -> bool:
        node.visit(scope, self.see)
        if not self.failed:
            try:
                scope[name] = value_of(node, scope, _quiet)
            except InputError:
                self.failed = True  # by the sample's value alone
        return not self.failed

    def see(self, template: Template | None, path: Path, scope: Scope) -> Any:
        """Evaluate one expression; report what is certainly wrong."""
        if template is None:
            return None
        try:
            value = template.evaluate(scope)
        except InputError as error:
            for problem in error.problems:
                # a value missing by chance says nothing about the blueprint; a column that the
                # filled cells of a sample do not have is mistyped
                if problem.code != "language/absent" or "Không có cột" in problem.message:
                    self.report(problem, path)
            return None
        word = path[-1] if path else ""
        if word == "khi" and not isinstance(value, bool):
            self.report(Problem("blueprint/condition", NOT_A_CONDITION), path)
        elif word == "lap" and not isinstance(value, list | tuple):
            self.report(Problem("blueprint/loop", NOT_A_LIST), path)
        for used in template.path_tuples:
            fault = _missing(used, scope)
            if fault is not None:
                self.report(fault, path)
        return value

    def _judge(self, scope: Scope) -> None:
        """What the schema says of the plan with all that may ever stand in it."""
        try:
            tree = self.compiled.settled(scope, _quiet, Trace(every=True))
        except InputError:
            return  # a list that only a row's own values give
        _, found = check_input(document_model(tree), tree)
        codes = _CERTAIN
        if not _has_otherwise(self.compiled.source.tree):
            codes += _MISSING
        certain = [one for one in found if one[1].code.startswith(codes)]
        if certain:
            origin = self.compiled.origins(scope, every=True)
            for path, problem in certain:
                self.report(problem, origin(path))


def _has_otherwise(tree: Any) -> bool:
    """Whether a text of the blueprint stands only where a condition fails."""
    if isinstance(tree, dict):
        return "neu_khong" in tree or any(map(_has_otherwise, tree.values()))
    return isinstance(tree, list) and any(map(_has_otherwise, tree))


def _quiet(problem: Problem, path: Path) -> None:
    """What fails by a sample's value is no fault of the blueprint."""


class _AnyLabel(dict[str, str]):
    """Labels of appendices whose ``ma`` only a row tells."""

    def __contains__(self, key: object) -> bool:
        return True

    def __getitem__(self, key: str) -> str:
        return "Phụ lục"


def _labels(tree: Any) -> dict[str, str]:
    """Every ``ma`` of an appendix that may stand."""
    entries = next((tree[key] for key in APPENDIX_KEYS if key in tree), None)
    found: dict[str, str] = {}
    waiting = list(entries) if isinstance(entries, list) else []
    while waiting:
        entry = waiting.pop(0)
        if not isinstance(entry, dict):
            continue
        waiting += entry.get("nhieu_muc", []) if isinstance(entry.get("nhieu_muc"), list) else []
        waiting += [entry["neu_khong"]] if "neu_khong" in entry else []
        key = entry.get("ma", entry.get("key"))
        if isinstance(key, str):
            if has_marks(key):
                return _AnyLabel()
            found[key] = "Phụ lục"
    return found


def _missing(path: Path, scope: Mapping[str, Any]) -> Problem | None:
    """The name in a path that no data has, also where the sample did not come to it."""
    value: Any = scope
    for step in path:
        if not isinstance(value, Mapping) or not isinstance(step, str):
            return None
        if step not in value:
            return Problem("language/unknown-name", unknown("mục", step, list(value)))
        value = value[step]
    return None
