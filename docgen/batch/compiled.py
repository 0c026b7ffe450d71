"""A blueprint after compiling: its parts, and how a row's values become a plan's tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any, NamedTuple, TypeVar, cast

from pydantic import ValidationError

from docgen.batch.building import Builder
from docgen.batch.columns import DataBlock, ProfileBlock
from docgen.batch.figures import Figures, build_figures, value_of
from docgen.batch.nodes import Node
from docgen.batch.profile import Profiles, build_profiles
from docgen.batch.rows.model import Row
from docgen.batch.trees import ABSENT, Path, Report, Scope, Trace, settle
from docgen.errors import InputError, Problem
from docgen.language import Template, compile_text
from docgen.loading import appendix_names
from docgen.reading import Source, parse
from docgen.reading.files import FORMATS
from docgen.schemas.base import Model
from docgen.schemas.problems import problems_of
from docgen.vietnamese import AdministrativeUnit

__all__ = ["APPENDIX_KEYS", "Compiled", "File", "at", "compile_blueprint"]

APPENDIX_KEYS = ("phu_luc", "appendices")
_OWN = ("du_lieu", "ho_so", "so_lieu")
_PROFILES = "\0"
"""The first step of a path in the file of profiles, so that it is told from the blueprint's."""

M = TypeVar("M", bound=Model)


class File(NamedTuple):
    """A file as it was read: enough to build the blueprint again in another process."""

    name: str
    data: bytes

    def source(self) -> Source:
        """Its tree."""
        suffix = FilePath(self.name).suffix.lower()
        return parse(self.data, self.name, FORMATS.get(suffix, "yaml"))


@dataclass(frozen=True, slots=True)
class Compiled:
    """The parts of a blueprint; nothing in it changes after compiling."""

    source: Source
    profile_source: Source | None
    data: DataBlock
    name_pattern: Template | None
    profiles: Profiles | None
    figures: Figures
    body: Node

    def columns_of(self, row: Row) -> Scope:
        """A row's own values as texts speak of them."""
        return {name: _spoken(value) for name, value in row.values.items()}

    def values_of(self, row: Row) -> Scope:
        """A row's values, its child rows, and which of the optional values are there (``co``)."""
        scope = self.columns_of(row)
        for table in self.data.children:
            scope[table.name] = [
                {name: _spoken(value) for name, value in child.items()}
                for child in row.children.get(table.name, ())
            ]
        scope["co"] = {
            one.name: scope.get(one.name) is not None for one in self.data.columns if one.optional
        }
        return scope

    def scope(self, row: Row, report: Report) -> Scope:
        """All that texts may speak of, but for the labels of appendices."""
        scope = self.values_of(row)
        if self.profiles is not None:
            chosen = self.profiles.select(row.values)
            scope["ho_so"] = value_of(chosen.node, scope, report)
        self.figures.add_to(scope, report)
        return scope

    def settled(self, scope: Scope, report: Report, trace: Trace | None = None) -> Any:
        """The plan's tree for the values of ``scope``."""
        labels: dict[str, str] = {}
        tree = self.body.expand({**scope, "phu_luc": labels}, trace, ())
        if tree is ABSENT:
            return {}
        for key in APPENDIX_KEYS:
            if isinstance(tree.get(key), list):
                labels.update(appendix_names({key: [_head(entry) for entry in tree[key]]}))
        return settle(tree, report)

    def origins(self, scope: Scope, *, every: bool = False) -> Callable[[Path], Path]:
        """A function from a path in the plan to the path in the blueprint it comes from."""
        trace = Trace(every=every)
        self.body.expand({**scope, "phu_luc": {}}, trace, ())
        return trace.source

    def located(self, path: Path) -> tuple[Source, Path]:
        """The file of a path, and the path in it."""
        if path[:1] == (_PROFILES,) and self.profile_source is not None:
            return self.profile_source, path[1:]
        return self.source, path


def _spoken(value: Any) -> Any:
    return _forms(value) if type(value) is AdministrativeUnit else value


@lru_cache(maxsize=256)
def _forms(unit: AdministrativeUnit) -> dict[str, str]:
    """A unit's forms; a province is the same in thousands of rows."""
    return unit.forms()


def _head(entry: Any) -> Any:
    """What an appendix is called by; what it holds waits for the labels of all."""
    if not isinstance(entry, Mapping):
        return entry
    keys = ("ma", "key", "so", "marker", "nhan", "label")
    return {key: settle(entry[key], _quiet) for key in keys if key in entry}


def _quiet(problem: Problem, path: Path) -> None:
    """Told when the whole tree is settled."""


def compile_blueprint(file: File, profiles: File | None) -> tuple[Compiled | None, list[Problem]]:
    """The blueprint of a file and the file of profiles, or every problem."""
    work = _Compilation(file.source(), None if profiles is None else profiles.source())
    return work.compiled(), work.problems


class _Compilation:
    """One compiling, and the problems found on the way."""

    def __init__(self, source: Source, profile_source: Source | None) -> None:
        self.source = source
        self.profile_source = profile_source
        self.problems: list[Problem] = []

    def report(self, problem: Problem, path: Path) -> None:
        self.problems.append(at(self, problem, path))

    def tell(self, code: str, message: str, path: Path) -> None:
        self.report(Problem(code, message), path)

    def compiled(self) -> Compiled | None:
        tree = self.source.tree
        if not isinstance(tree, dict):
            self.tell("blueprint/kind", "Tệp phải gồm các dòng “khóa: giá trị”.", ())
            return None
        data = self._declared(DataBlock, tree, "du_lieu")
        if data is None:
            return None
        names = {column.name for column in data.columns} | {one.name for one in data.children}
        pattern = self._pattern(data, {column.name for column in data.columns})
        names.add("co")
        profiles = self._profiles(tree, data, names)
        if "ho_so" in tree:
            names.add("ho_so")
        figures = build_figures(self.source, names, self.report, self.tell)
        rest = {key: value for key, value in tree.items() if key not in _OWN}
        body = Builder(names, self.report).node(rest, ())
        return Compiled(self.source, self.profile_source, data, pattern, profiles, figures, body)

    def _declared(self, model: type[M], tree: dict[str, Any], key: str) -> M | None:
        block = tree.get(key)
        if block is None:
            message = (
                f"Thiếu khối {key}: kế hoạch mẫu phải khai báo các cột số liệu, ví dụ "
                "du_lieu: {khoa: ma, cot: [{ten: ma, tieu_de: Mã xã}]}."
            )
            self.tell("blueprint/no-data", message, ())
            return None
        try:
            return model.model_validate(block)
        except ValidationError as error:
            for path, problem in problems_of(error, block, model)[0]:
                self.report(problem, (key, *path))
            return None

    def _pattern(self, data: DataBlock, names: set[str]) -> Template | None:
        if data.file_name is None:
            return None
        try:
            return compile_text(data.file_name, names=names)
        except InputError as error:
            for problem in error.problems:
                self.report(problem, ("du_lieu", "ten_tep"))
            return None

    def _profiles(self, tree: dict[str, Any], data: DataBlock, names: set[str]) -> Profiles | None:
        block = self._declared(ProfileBlock, tree, "ho_so") if "ho_so" in tree else None
        if block is None:
            return None
        source, root = self.source, cast("Path", ("ho_so", "cac_ho_so"))
        held: Any = None
        if block.file is None:
            held = tree["ho_so"]["cac_ho_so"]  # as it was read: unquoted texts are told apart
        elif self.profile_source is None:
            message = "Chưa đọc được tệp hồ sơ: dùng Blueprint.load để đọc từ thư mục."
            self.tell("profile/no-file", message, ("ho_so", "tep"))
            return None
        else:
            source, held, root = self.profile_source, self.profile_source.tree, (_PROFILES,)
        return build_profiles(
            block,
            held,
            root,
            source=source,
            columns={column.name: column for column in data.columns},
            builder=Builder(names, self.report),
            report=self.tell,
        )


def at(parts: Compiled | _Compilation, problem: Problem, path: Path) -> Problem:
    """The problem at its file and line."""
    inside = path[:1] == (_PROFILES,) and parts.profile_source is not None
    source = parts.profile_source if inside else parts.source
    assert source is not None
    return source.problem(problem.code, problem.message, path[1:] if inside else path)
