"""The run: rows in, outcomes out, everything recorded in between.

What the caller has been told of is on disk: an outcome is given after its document has its final
name and its record is kept. So whatever ends a run, the next one goes on from there.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from typing import Any, Literal

import docgen
from docgen.batch.blueprint import Blueprint
from docgen.batch.crew import Pool, pool_of
from docgen.batch.journal import Entry, Journal
from docgen.batch.manifest import write_manifest
from docgen.batch.names import safe_name
from docgen.batch.ordered import Item, Settled, chunks, in_order
from docgen.batch.outcome import Made, Outcome, Task
from docgen.batch.outputs import Output, open_output
from docgen.batch.outputs.base import lost
from docgen.batch.rows import Row, RowProblems, read_rows
from docgen.batch.spool import reread
from docgen.batch.worker import Job
from docgen.errors import DocgenError, InputError, Problem
from docgen.standard import load as load_standard
from docgen.templates import read_template

__all__ = ["Check", "Survey", "batch", "survey"]

Check = Literal["all", "sample", "none"]
ROW_SECONDS = 60.0
SAMPLE = 20  # with check="sample": the first so many documents, then each so many-th


def batch(
    blueprint: Blueprint | str | os.PathLike[str],
    rows: Any,
    into: str | os.PathLike[str] = "out/",
    *,
    executor: Executor | None = None,
    workers: int | None = None,
    check: Check = "all",
    resume: bool = False,
    strict: bool = False,
    keep_going: bool = True,
    overwrite: bool = False,
    row_seconds: float = ROW_SECONDS,
) -> Generator[Outcome, None, None]:
    """Make one document for each row, ``into`` a folder, a .zip or a URL that fsspec opens.

    An iterator of outcomes, in the order of the rows; memory stays the same for any number of them.
    A row that is wrong is an outcome with ``errors`` and harms no other. ``strict`` looks at all
    rows first and raises InputError with every problem, before anything is written;
    ``keep_going=False`` raises at the first row that fails, after its outcome.

    Work is done by processes, one for each processor, unless ``workers`` says how many (0: none,
    all in this process) or ``executor`` is given (any ``concurrent.futures.Executor``). A row that
    takes longer than ``row_seconds`` fails alone.

    What was done is recorded as it is done: after a run that ended early, even by ``kill -9``,
    ``resume=True`` goes on and ends with the same bytes. Without it and without ``overwrite``,
    a place that holds an earlier run's work is refused, and no file is ever written over.

    Raises InputError for what is wrong from the start, OutputError where the output is full or out
    of reach.
    """
    if check not in ("all", "sample", "none"):
        sentence = f"Không có cách kiểm tra “{check}”: chọn all, sample hoặc none."
        raise InputError(Problem("batch/check", sentence))
    if isinstance(blueprint, str | os.PathLike):
        blueprint = Blueprint.load(blueprint)
    output = open_output(into)
    if strict:
        rows = reread(rows)
        if problems := survey(blueprint, rows, executor=executor, workers=workers).problems:
            raise InputError(problems)
    run = _Run(blueprint, output, check, keep_going=keep_going)
    hire = partial(pool_of, executor=executor, workers=workers)
    return run.outcomes(rows, hire, row_seconds, resume=resume, overwrite=overwrite)


@dataclass(frozen=True, slots=True)
class Survey:
    """What all rows are like before anything is made: how many, and the problems, of which those
    of the source as a whole come first; of very many only the first."""

    rows: int
    problems: tuple[Problem, ...]


MOST_PROBLEMS = 1_000
_OF_ALL = ("rows/duplicate-key", "rows/orphan")  # seen only where all rows are


def survey(
    blueprint: Blueprint,
    rows: Any,
    *,
    executor: Executor | None = None,
    workers: int | None = None,
    row_seconds: float = ROW_SECONDS,
    seen: Callable[[int], object] | None = None,
    laid_out: bool = False,
) -> Survey:
    """Look at every row, as far as a finished plan, and write nothing.

    ``laid_out``: as far as a finished document, which takes longer and shows what has no room.

    ``seen`` is told how many rows more have been looked at, as it goes on.
    """
    problems: list[Problem] = []
    count = 0
    source = read_rows(rows, blueprint)
    pool = pool_of(
        Job(blueprint, _Nowhere(), row_seconds, dry=True, laid_out=laid_out), executor, workers
    )
    try:
        for answers in in_order(pool, chunks(map(_task, source))):
            count += len(answers)
            if seen is not None:
                seen(len(answers))
            found = chain.from_iterable(one.errors for one, _ in answers if isinstance(one, Made))
            problems += islice(found, MOST_PROBLEMS - len(problems))
    finally:
        pool.close()
    if not count:
        sentence = "Bảng không có dòng dữ liệu nào: điền mỗi đơn vị một dòng."
        name = os.fspath(rows) if isinstance(rows, str | os.PathLike) else ""
        problems = [Problem("rows/empty", sentence, source=name)]
    return Survey(count, tuple(sorted(problems, key=lambda problem: problem.code not in _OF_ALL)))


def _task(row: Row | RowProblems) -> Item:
    return _unread(row) if isinstance(row, RowProblems) else Task(row, "", check=False)


def _unread(row: RowProblems) -> Made:
    return Made(row.number, row.key or "", errors=tuple(row.problems))


class _Nowhere:
    """A sink for runs that make nothing."""

    def holds(self, name: str, known: object) -> bool:
        return False

    def put(self, name: str, data: bytes, known: object) -> None:
        raise AssertionError("nothing is written")


def row_digest(row: Row) -> str:
    """A digest of all that a row says, by which a later run sees that it has changed.

    The number of the row is not in it: a row that has only moved is the same row.
    """
    told = json.dumps([row.key, row.values, row.children], default=_plain, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    return [type(value).__name__, repr(value)]


class _Run:
    def __init__(
        self, blueprint: Blueprint, output: Output, check: Check, *, keep_going: bool
    ) -> None:
        self._blueprint, self._output = blueprint, output
        self._check, self._keep_going = check, keep_going
        self._stamp = stamp(blueprint)
        self._journal: Journal
        self._position = 0

    def outcomes(
        self,
        rows: Any,
        hire: Callable[[Job], Pool],
        row_seconds: float,
        *,
        resume: bool,
        overwrite: bool,
    ) -> Generator[Outcome, None, None]:
        source = read_rows(rows, self._blueprint)  # whole-file problems come before any output
        self._journal = self._output.open(resume=resume, overwrite=overwrite)
        try:
            pool = hire(Job(self._blueprint, self._output.sink, row_seconds))
            try:
                for answers in in_order(pool, chunks(self._items(source))):
                    yield from self._record(answers)
            finally:
                pool.close()
            self._finish()
        finally:
            self._output.close()

    def _items(self, source: Iterable[Row | RowProblems]) -> Iterator[Item]:
        for position, row in enumerate(source):
            yield _unread(row) if isinstance(row, RowProblems) else self._item(position, row)

    def _item(self, position: int, row: Row) -> Item:
        try:
            wanted = safe_name(self._blueprint.file_name(row))
        except DocgenError as error:
            self._output.keep(None)
            return Made(row.number, row.key, errors=tuple(error.problems))
        name = self._journal.name(wanted, row.key, row.number)
        task = Task(row, name, self._checks(position), row_digest(row))
        before = self._journal.before(name)
        if before is None:
            self._output.keep(None)
            return task
        before = replace(before, made=replace(before.made, row=row.number, key=row.key, kept=True))
        mine = before.input == task.input and before.stamp == self._stamp
        if before.made.errors:
            if mine and self._output.settled(before):
                return before
            self._output.keep(None)
            return task
        mine = mine and (before.made.findings is not None) == task.check
        kept = self._output.keep(before if mine else None)
        return kept or replace(task, known=before.known, mine=mine)

    def _checks(self, position: int) -> bool:
        if self._check == "sample":
            return position < SAMPLE or position % SAMPLE == 0
        return self._check == "all"

    def _record(self, answers: list[tuple[Settled, Task | None]]) -> Iterator[Outcome]:
        """Record a chunk as a whole, then tell of it."""
        told: list[Outcome] = []
        entries: list[Entry] = []
        with self._journal.together():
            for answer, task in answers:
                entry = answer if isinstance(answer, Entry) else self._accepted(answer, task)
                self._journal.add(self._position, entry)
                self._position += 1
                entries.append(entry)
                told.append(self._outcome(entry.made))
            self._output.flush(entries)
        for outcome in told:
            yield outcome
            if outcome.errors and not self._keep_going:
                raise InputError(outcome.errors)

    def _accepted(self, made: Made, task: Task | None) -> Entry:
        at = crc = 0
        if not made.errors:
            at, crc = self._output.accept(made)
        given = task.input if task else ""
        return Entry(replace(made, data=None), given, self._stamp, at, crc)

    def _outcome(self, made: Made) -> Outcome:
        path = self._output.path(made.name) if made.name and not made.errors else None
        return Outcome(
            row=made.row,
            key=made.key,
            path=path,
            errors=made.errors,
            sha256=made.sha256,
            findings=made.findings,
            seconds=made.seconds,
            kept=made.kept,
        )

    def _finish(self) -> None:
        try:
            manifests = write_manifest(self._journal.entries(), self._output.work)
        except OSError as error:
            raise lost(error, str(self._output.work)) from None
        self._output.finish(self._journal, manifests)


def stamp(blueprint: Blueprint) -> str:
    """The versions that a document depends on: engine, standard, template, blueprint."""
    template = hashlib.sha256(read_template()).hexdigest()[:16]
    parts = (f"docgen-{docgen.__version__}", load_standard().name, template, blueprint.digest)
    return " ".join(part.replace(" ", "-") for part in parts)
