"""A worker's work: a row becomes a plan, a document, a judgment and a file; its errors its own."""

from __future__ import annotations

import hashlib
import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from time import perf_counter
from typing import TYPE_CHECKING, Any

from docgen.batch.fold import Fold
from docgen.batch.outcome import Findings, Made, Task
from docgen.batch.outputs.base import LostOutputError, Sink
from docgen.check import check
from docgen.errors import DocgenError, Problem

if TYPE_CHECKING:
    from docgen.batch.blueprint import Blueprint

__all__ = ["Job", "failed", "too_slow", "work"]


@dataclass(frozen=True, slots=True)
class Job:
    """What all rows of a run share; it reaches a worker once, or with each chunk of rows."""

    blueprint: Blueprint
    sink: Sink
    row_seconds: float
    dry: bool = False  # only see whether each row can be made: as far as its plan …
    laid_out: bool = False  # … or as far as its document

    @property
    def fold(self) -> Fold:
        """The blueprint folded, once in this process."""
        return _fold(self.blueprint)

    def __reduce__(self) -> tuple[Any, ...]:
        """An executor pickles the job with each chunk: its blueprint is compiled once for all."""
        build, parts = _parts(self.blueprint)
        return _job, (build, parts, self.sink, self.row_seconds, self.dry, self.laid_out)


def _parts(blueprint: Blueprint) -> tuple[Callable[..., Blueprint], tuple[Any, ...]]:
    if type(blueprint).__reduce__ is object.__reduce__:  # one that is cheap to copy
        return _itself, (blueprint,)
    build, parts = blueprint.__reduce__()
    return build, parts


def _itself(blueprint: Blueprint) -> Blueprint:
    return blueprint


def _job(build: Callable[..., Blueprint], parts: tuple[Any, ...], *rest: Any) -> Job:
    return Job(_built(build, parts), *rest)


@lru_cache(maxsize=2)  # a process of its own has one; in a server's own process they take turns
def _fold(blueprint: Blueprint) -> Fold:
    return Fold(blueprint)


@lru_cache(maxsize=4)
def _built(build: Callable[..., Blueprint], parts: tuple[Any, ...]) -> Blueprint:
    return build(*parts)


def work(
    job: Job,
    tasks: list[Task],
    *,
    alarm: bool = False,
    wanted: Callable[[], bool] | None = None,
) -> list[Made]:
    """Make the tasks' documents, in order. Stops at a task that the output itself fails, and
    where nobody wants the answers any more.

    ``alarm``: this process is a worker's own, so that a timer may interrupt a row that hangs.
    """
    done: list[Made] = []
    for task in tasks:
        if wanted is not None and not wanted():
            break
        done.append(_one(job, task, alarm))
        if done[-1].fatal:
            break
    return done


class _TimeIsUp(BaseException):
    """Not an Exception: no handler on the way may take it for one of its own."""


def _one(job: Job, task: Task, alarm: bool) -> Made:
    start = perf_counter()
    try:
        with _time_limit(job.row_seconds if alarm else 0):
            made = _kept(job, task) or _made(job, task)
    except LostOutputError as error:
        return failed(task, error.problems, lasting=False, fatal=True)
    except DocgenError as error:
        lasting = not isinstance(error, OSError)
        return failed(task, [_placed(problem, task) for problem in error.problems], lasting=lasting)
    except _TimeIsUp:
        return failed(task, [too_slow(task, job.row_seconds)], lasting=False)
    except Exception as error:
        # A fault of ours: the row is named, its values are not.
        sentence = (
            f"Lỗi bên trong docgen ({type(error).__name__}) khi làm dòng này: các dòng khác không "
            "bị ảnh hưởng; xin báo lỗi kèm tệp mẫu và dòng này."
        )
        problem = task.row.place.problem("batch/internal", sentence)
        return failed(task, [problem], lasting=False)
    return made if made.kept else replace(made, seconds=round(perf_counter() - start, 6))


def _kept(job: Job, task: Task) -> Made | None:
    known = task.known
    if known is None or not task.mine or job.dry or not job.sink.holds(task.name, known):
        return None
    return Made(
        row=task.row.number,
        key=task.row.key,
        name=task.name,
        sha256=known.sha256,
        size=known.size,
        findings=known.findings,
        seconds=known.seconds,
        kept=True,
    )


def _made(job: Job, task: Task) -> Made:
    row = task.row
    plan = job.fold.fill(row)
    if job.dry and not job.laid_out:
        return Made(row.number, row.key, task.name)
    data = job.fold.render(plan)
    if job.dry:
        return Made(row.number, row.key, task.name)
    findings = _judge(data) if task.check else None
    back = job.sink.put(task.name, data, task.known)
    return Made(
        row=row.number,
        key=row.key,
        name=task.name,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        findings=findings,
        data=back,
    )


def _judge(data: bytes) -> Findings:
    found = check(data).findings
    levels = Counter(finding.level for finding in found)
    rules = sorted({finding.rule for finding in found if finding.level != "note"})
    return Findings(levels["error"], levels["warning"], levels["note"], tuple(rules))


def _placed(problem: Problem, task: Task) -> Problem:
    """A problem of the plan, at the row that the plan was filled with."""
    if problem.source:
        return problem
    where = f" (ở {problem.path} của văn bản)" if problem.path else ""
    return task.row.place.problem(problem.code, f"{problem.message.rstrip('.')}{where}.")


def failed(
    task: Task, problems: list[Problem] | tuple[Problem, ...], *, lasting: bool, fatal: bool = False
) -> Made:
    """The answer of a row that gave no document."""
    row = task.row
    return Made(
        row.number, row.key, task.name, errors=tuple(problems), lasting=lasting, fatal=fatal
    )


def too_slow(task: Task, seconds: float) -> Problem:
    """A row that hangs is a row's error, not the run's."""
    sentence = (
        f"Quá {seconds:g} giây chưa làm xong dòng này nên bỏ qua: xem dòng có bảng con quá dài "
        "không, rồi chạy lại với --resume."
    )
    return task.row.place.problem("batch/too-slow", sentence)


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    if not seconds or threading.current_thread() is not threading.main_thread() or not _HAS_TIMER:
        yield
        return

    def ring(_number: int, _frame: Any) -> None:
        raise _TimeIsUp

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


_HAS_TIMER = hasattr(signal, "setitimer")  # not on Windows: there the parent alone keeps the time
