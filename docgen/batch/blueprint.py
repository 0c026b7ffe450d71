"""A blueprint (kế hoạch mẫu): a plan with blanks, compiled once and filled in for each row."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any

from docgen.batch.columns import ChildTable, Column
from docgen.batch.compiled import Compiled, File, compile_blueprint
from docgen.batch.folding import folded
from docgen.batch.names import safe_name
from docgen.batch.nodes import StopError
from docgen.batch.profile import ProfileFault
from docgen.batch.rows.model import Row, RowProblems
from docgen.batch.samples import try_out
from docgen.batch.trees import Path
from docgen.errors import InputError, Problem, format_path
from docgen.loading import document_model
from docgen.reading import Source, read
from docgen.schemas import NamedDocument
from docgen.schemas.document import Found, check_input
from docgen.vietnamese import AdministrativeUnit

__all__ = ["Blueprint"]

Check = Callable[[type[NamedDocument], Any], tuple[NamedDocument | None, list[Found]]]
"""What makes a document of a tree, or says every problem with its path."""


class Blueprint:
    """A plan with blanks, and the data it asks for.

    >>> blueprint = Blueprint.parse('''
    ... du_lieu:
    ...   khoa: ma
    ...   cot:
    ...     - {ten: ma, tieu_de: Mã xã, so_chu_so: 5}
    ...     - {ten: don_vi, tieu_de: Đơn vị, kieu: don_vi}
    ...     - {ten: so_cay, tieu_de: Số cây, kieu: so}
    ... co_quan: {ten: "{{ don_vi.uy_ban }}"}
    ... ky_hieu: KH-UBND
    ... dia_danh: "{{ don_vi.dia_danh }}"
    ... ngay_ban_hanh: 6/2026
    ... trich_yeu: Trồng cây năm 2026
    ... cac_muc:
    ...   - muc: muc_tieu
    ...     tong_quat: "Trồng {{ so_cay | so }} cây trên địa bàn {{ don_vi.loai }}."
    ... nguoi_ky: {quyen_han: TM. ỦY BAN NHÂN DÂN, chuc_vu: CHỦ TỊCH}
    ... noi_nhan: [{luu: VT}]
    ... ''', "mau.yaml")
    >>> plan = blueprint.fill({"ma": "01234", "don_vi": "Xã Đồng Tâm", "so_cay": 1000})
    >>> plan.sections[0].general
    ['Trồng 1.000 cây trên địa bàn xã.']
    """

    def __init__(self, file: File, profiles: File | None = None, *, checked: bool = False) -> None:
        self._files = file, profiles
        compiled, problems = compile_blueprint(file, profiles)
        if compiled is not None and not problems and not checked:
            problems = try_out(compiled)
        if compiled is None or problems:
            raise InputError(sorted(problems, key=lambda one: (one.source, one.line or 0)))
        self._compiled: Compiled = compiled
        self._check: Check = check_input
        self.name: str = file.name

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Blueprint:
        """Read a blueprint and the profiles it names; InputError with every problem, placed."""
        source = read(path)
        file = File(os.fspath(path), FilePath(path).read_bytes())
        named = _profile_name(source)
        if named is None:
            return cls(file)
        beside = FilePath(path).parent / named
        try:
            read(beside)
        except InputError as error:
            if any(one.line is not None for one in error.problems):
                raise
            # the file itself is missing or no YAML: said at the line that names it
            first = error.problems[0]
            message = f"Tệp hồ sơ {named}: {first.message}"
            raise InputError(source.problem(first.code, message, ("ho_so", "tep"))) from None
        return cls(file, File(os.fspath(beside), beside.read_bytes()))

    @classmethod
    def parse(cls, data: bytes | str, name: str, profiles: bytes | str | None = None) -> Blueprint:
        """A blueprint at hand as text; ``profiles``: the text of the file that ``ho_so`` names."""
        second = None if profiles is None else File("ho_so.yaml", _bytes(profiles))
        return cls(File(name, _bytes(data)), second)

    def folded(self, check: Check) -> Blueprint:
        """The same blueprint for many rows: what they agree in is worked out once, and is the same
        object in the trees that ``check`` makes documents of."""
        twin = copy(self)
        twin._compiled = replace(self._compiled, body=folded(self._compiled.body))
        twin._check = check
        return twin

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, self._files

    def __repr__(self) -> str:
        return f"<Blueprint {self.name!r}>"

    @property
    def digest(self) -> str:
        """What tells this blueprint from another: the SHA-256 of its files' bytes."""
        file, profiles = self._files
        whole = hashlib.sha256(file.data)
        if profiles is not None:
            whole.update(b"\0ho_so\0" + profiles.data)
        return whole.hexdigest()

    @property
    def columns(self) -> list[Column]:
        """The columns of the first sheet, in their order."""
        return self._compiled.data.columns

    @property
    def children(self) -> list[ChildTable]:
        """The child tables, in their order."""
        return self._compiled.data.children

    @property
    def key_column(self) -> Column:
        """The column that tells rows apart."""
        return next(column for column in self.columns if column.name == self._compiled.data.key)

    @property
    def sheet(self) -> str:
        """The title of the first sheet."""
        return self._compiled.data.sheet

    @property
    def ignored(self) -> list[str]:
        """Heads of columns that a sheet may have beside the declared ones."""
        return self._compiled.data.ignored

    def file_name(self, row: Row) -> str:
        """The name of a row's document: ``a-z 0-9 -`` alone, at most 120 bytes."""
        pattern = self._compiled.name_pattern
        if pattern is None:
            return safe_name(row.key)
        try:
            return safe_name(str(pattern.evaluate(self._compiled.columns_of(row))))
        except InputError:
            return safe_name(row.key)  # a blank that the pattern speaks of: the key always stands

    def fill(self, row: Row | Mapping[str, Any]) -> NamedDocument:
        """The plan of a row; InputError with every problem, each with the row's place.

        A mapping is read as a row of its own first.
        """
        if not isinstance(row, Row):
            row = self._read(row)
        faults: list[tuple[Problem, Path]] = []
        compiled = self._compiled
        try:
            scope = compiled.scope(row, lambda problem, path: faults.append((problem, path)))
            if faults:
                raise InputError([self._at_row(row, *fault) for fault in faults])
            tree = compiled.settled(scope, lambda problem, path: faults.append((problem, path)))
        except StopError as stop:
            raise InputError(
                [self._at_row(row, problem, stop.path) for problem in stop.problems]
            ) from None
        except ProfileFault as fault:
            raise InputError(self._no_profile(row, fault)) from None
        document, found = self._check(document_model(tree), tree)
        problems = [self._at_row(row, *fault) for fault in faults]
        if found:
            origin = compiled.origins(scope)
            told = {path for _, path in faults}
            placed = [(problem, origin(path)) for path, problem in found]
            problems += [self._at_row(row, *one) for one in placed if one[1] not in told]
        if document is None or problems:
            raise InputError(problems)
        return document

    def _read(self, values: Mapping[str, Any]) -> Row:
        from docgen.batch.rows import read_rows

        row = next(iter(read_rows([values], self)))
        if isinstance(row, RowProblems):
            raise InputError(row.problems)
        return row

    def _no_profile(self, row: Row, fault: ProfileFault) -> Problem:
        title = next((one.title for one in self.columns if one.name == fault.column), "")
        value = row.values.get(fault.column)
        shown = value.full_name if isinstance(value, AdministrativeUnit) else value
        return row.place.problem("rows/profile", str(fault), fault.column, title=title, value=shown)

    def _at_row(self, row: Row, problem: Problem, path: Path) -> Problem:
        source, path = self._compiled.located(path)
        at = source.where(path)
        line = f"dòng {at[0]}, " if at else ""
        message = f"{problem.message} ({FilePath(source.name).name}, {line}{format_path(path)})"
        return row.place.problem(problem.code, message)


def _rebuild(file: File, profiles: File | None) -> Blueprint:
    """In another process: what was checked once is compiled without a second trial."""
    return Blueprint(file, profiles, checked=True)


def _bytes(data: bytes | str) -> bytes:
    return data.encode() if isinstance(data, str) else data


def _profile_name(source: Source) -> str | None:
    block = source.tree.get("ho_so") if isinstance(source.tree, dict) else None
    named = block.get("tep") if isinstance(block, dict) else None
    return named if isinstance(named, str) else None
