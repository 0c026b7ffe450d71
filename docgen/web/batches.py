"""A batch over HTTP: a blueprint and a filled sheet in; progress, documents and faults out.

Everything lives in one request: its files stand in a folder of its own, which goes with it.
"""

from __future__ import annotations

import base64
import re
import shutil
import time
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from docgen.batch import Blueprint, Outcome, batch
from docgen.batch.rows import write_errors, write_rows
from docgen.batch.rows.kinds import TEXTS
from docgen.batch.run import survey
from docgen.errors import DocgenError, InputError, Problem
from docgen.output import scratch_folder
from docgen.web.bodies import Kinds, hold_to
from docgen.web.examples import BLUEPRINTS, read_example
from docgen.web.problems import problem_entry
from docgen.web.settings import Settings

__all__ = ["Event", "Order", "read_order"]

Event = tuple[str, dict[str, Any]]
CHUNK = 384 * 1024  # of a file on its way, before base64
TELL_EVERY = 0.15  # seconds between two words about progress
MOST_TOLD = 1_000  # failed rows told one by one; the manifest in the .zip has all
WORKERS = 2
SMALL_ROWS, SMALL_BYTES = 100, 64 * 1024
"""Up to here the work is done sooner in this process than others start: a server has threads, and
beside threads a process can't be forked but begins anew."""
_KINDS: Kinds = {
    "example": str,
    "blueprint": str,
    "profiles": str,
    "rows": list,
    "row": dict,
    "sheet": str,
    "sheet_name": str,
    "check": str,
    "keep_going": bool,
}
_WORKBOOKS = (b"PK", bytes.fromhex("d0cf11e0a1b11ae1"))  # .xlsx and .ods, .xls: told by content


@contextmanager
def _folder() -> Iterator[Path]:
    """A place for one request's files, gone after it."""
    made = scratch_folder("batch")
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Order:
    """What a request asks to be made."""

    blueprint: Blueprint
    rows: list[Any] | None
    sheet: bytes
    suffix: str
    check: Literal["all", "sample", "none"]
    keep_going: bool

    @contextmanager
    def source(self) -> Iterator[tuple[Any, Path]]:
        """The rows, as a file where they came as one, and the folder of this request."""
        with _folder() as folder:
            if self.rows is not None:
                yield self.rows, folder
                return
            path = folder / f"bang{self.suffix}"
            path.write_bytes(self.sheet)
            yield path, folder

    def _refuse_one_table(self) -> None:
        """Files beside this one, which the reader would ask for, can't be sent."""
        if self.rows is None and self.suffix in TEXTS and self.blueprint.children:
            tables = ", ".join(f"“{table.title}”" for table in self.blueprint.children)
            raise InputError(
                Problem(
                    "batch/one-table",
                    f"Kế hoạch mẫu này có bảng con {tables}, mà tệp {self.suffix} chỉ chứa được "
                    "một bảng: gửi bảng tính có mỗi bảng một trang (.xlsx).",
                )
            )

    @property
    def hands(self) -> int:
        """Processes to look at the rows with, before they are counted."""
        rows = self.rows or ()
        small = len(self.sheet) <= SMALL_BYTES and len(rows) <= SMALL_ROWS
        small = small and sum(len(repr(row)) for row in rows) <= SMALL_BYTES
        return 0 if small else WORKERS

    def survey(self, settings: Settings) -> dict[str, Any]:
        """Every row looked at, nothing made: how many rows, and every problem with its cell."""
        with self.source() as (rows, _):
            return self._seen(rows, settings)

    def _seen(self, rows: Any, settings: Settings) -> dict[str, Any]:
        try:
            self._refuse_one_table()
            seen = survey(self.blueprint, rows, workers=self.hands)
        except InputError as error:
            return {"rows": 0, "problems": [problem_entry(one) for one in error.problems]}
        if seen.rows > settings.batch_rows:
            raise InputError(
                Problem(
                    "batch/too-many",
                    f"Bảng có {seen.rows} dòng, quá {settings.batch_rows} dòng mà trang này nhận "
                    "một lần: chia bảng ra, hoặc dùng lệnh docgen batch.",
                )
            )
        return {"rows": seen.rows, "problems": [problem_entry(one) for one in seen.problems]}

    def marked(self) -> bytes:
        """The sheet with its faulty cells marked."""
        if self.rows is not None:
            raise InputError(Problem("batch/no-sheet", "Chỉ bảng gửi dạng tệp mới đánh dấu được."))
        with self.source() as (rows, folder):
            try:
                problems = list(survey(self.blueprint, rows, workers=self.hands).problems)
            except InputError as error:
                problems = list(error.problems)
            target = folder / "loi.xlsx"
            write_errors(problems, rows, target)
            return target.read_bytes()

    def empty_sheet(self) -> bytes:
        """The sheet to hand out."""
        with _folder() as folder:
            target = folder / "bang.xlsx"
            write_rows(self.blueprint, target)
            return target.read_bytes()

    def archiving(self, settings: Settings) -> Generator[bytes, None, None]:
        """All documents as one .zip, after nothing at all as often as there is progress: closing
        it ends the work. InputError with every problem of a sheet with faults, unless it is to
        keep going."""
        with self.source() as (rows, folder):
            seen = self._seen(rows, settings)
            if seen["problems"] and not (self.keep_going and seen["rows"]):
                raise InputError(Problem(**_only_problem(one)) for one in seen["problems"])
            target = folder / "van-ban.zip"
            for _ in self._made(rows, target, seen["rows"]):
                yield b""
            yield target.read_bytes()

    def events(self, settings: Settings) -> Generator[Event, None, None]:
        """What happens, as it happens: ``survey``, ``progress``, ``row`` for each that failed,
        ``file`` in pieces, ``done``. Closing it ends the work and leaves nothing."""
        try:
            with self.source() as (rows, folder):
                seen = self._seen(rows, settings)
                yield "survey", seen
                if not seen["rows"] or (seen["problems"] and not self.keep_going):
                    yield "done", {"made": 0, "failed": 0, "faulty": 0}
                    return
                target = folder / "van-ban.zip"
                tally = yield from self._made(rows, target, seen["rows"])
                if tally["made"]:
                    yield from _pieces(target)
                yield "done", tally
        except DocgenError as error:
            yield "failed", {"problems": [problem_entry(one) for one in error.problems]}

    def _outcomes(self, rows: Any, target: Path, count: int) -> Generator[Outcome, None, None]:
        workers = 0 if count <= SMALL_ROWS else WORKERS
        return batch(self.blueprint, rows, target, workers=workers, check=self.check)

    def _made(self, rows: Any, target: Path, total: int) -> Generator[Event, None, dict[str, int]]:
        tally = {"made": 0, "failed": 0, "faulty": 0}
        outcomes = self._outcomes(rows, target, total)
        told = 0.0
        try:
            for outcome in outcomes:
                tally["failed" if outcome.errors else "made"] += 1
                tally["faulty"] += not outcome.errors and not outcome.ok
                if outcome.errors and tally["failed"] <= MOST_TOLD:
                    yield "row", _failed(outcome)
                if time.monotonic() - told >= TELL_EVERY:
                    told = time.monotonic()
                    yield "progress", tally | {"rows": total}
        finally:
            outcomes.close()
        yield "progress", tally | {"rows": total}
        return tally


def _failed(outcome: Outcome) -> dict[str, Any]:
    problems = [problem_entry(problem) for problem in outcome.errors]
    return {"row": outcome.row, "key": outcome.key, "problems": problems}


def _only_problem(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {name: entry[name] for name in ("code", "message", "path", "line") if name in entry}


def _pieces(path: Path) -> Generator[Event, None, None]:
    size = path.stat().st_size
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            yield "file", {"size": size, "data": base64.b64encode(piece).decode()}


def read_order(body: Mapping[str, Any]) -> Order:
    """What a body asks for; raises InputError with what is wrong with it."""
    hold_to(body, _KINDS)
    rows = body.get("rows")
    check: Any = body.get("check") or "all"
    if check not in ("all", "sample", "none"):
        raise InputError(
            Problem("batch/check", "check chỉ nhận all, sample hoặc none.", path="check")
        )
    sheet = _bytes(body, "sheet")
    name = body.get("sheet_name") or ""
    typed = re.search(r"\.[a-z0-9]{1,8}$", name.lower())
    if rows is not None and sheet:
        sentence = "Có cả rows lẫn sheet: chỉ gửi một."
        raise InputError(Problem("batch/rows", sentence, path="rows"))
    return Order(
        blueprint=_blueprint(body),
        rows=rows,
        sheet=sheet,
        suffix=".xlsx" if sheet.startswith(_WORKBOOKS) else typed[0] if typed else ".csv",
        check=check,
        keep_going=body.get("keep_going") is True,
    )


def _blueprint(body: Mapping[str, Any]) -> Blueprint:
    example, text = body.get("example") or "", body.get("blueprint") or ""
    if example in BLUEPRINTS:
        return Blueprint.parse(
            read_example(example, "blueprint.yaml"),
            "blueprint.yaml",
            read_example(example, "ho_so.yaml"),
        )
    if example:
        known = ", ".join(BLUEPRINTS)
        sentence = f"Không có kế hoạch mẫu {example[:80]} kèm theo; có: {known}."
        raise InputError(Problem("batch/blueprint", sentence, path="example"))
    if not text.strip():
        raise InputError(
            Problem("batch/blueprint", "Thiếu kế hoạch mẫu: gửi blueprint, hoặc example.")
        )
    return Blueprint.parse(text, "blueprint.yaml", body.get("profiles"))


def _bytes(body: Mapping[str, Any], name: str) -> bytes:
    try:
        return base64.b64decode(body.get(name) or "", validate=True)
    except ValueError:  # not the letters of base64, or not of ASCII
        raise InputError(
            Problem("batch/sheet", f"{name} phải là tệp ở dạng base64.", path=name)
        ) from None
