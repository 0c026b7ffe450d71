"""Who does the work: this process, a crew of processes of our own, or someone else's executor.

The standard library's pool breaks as a whole when one process dies, and can't be told which of its
rows hangs. A crew knows what each of its processes is doing, ends the one that is over its time,
and puts another in its place.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    wait,
)
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as wait_for_any
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Protocol

from docgen.batch.outcome import Made, Task
from docgen.batch.worker import Job, work
from docgen.errors import OutputError, Problem

__all__ = ["Alone", "Borrowed", "Crew", "Died", "Hung", "Pool"]


@dataclass(frozen=True, slots=True)
class Died:
    """The process that had the tasks is gone."""


@dataclass(frozen=True, slots=True)
class Hung:
    """The tasks took longer than they may."""

    seconds: float


Answer = list[Made] | Died | Hung


class Pool(Protocol):
    """Tasks go in under a number, answers come out in any order."""

    width: int  # how many sets of tasks it works on at a time

    def submit(self, number: int, tasks: list[Task]) -> None:
        """Put tasks in line."""

    def collect(self) -> tuple[int, Answer]:
        """Wait for the next answer."""

    def close(self) -> None:
        """End everything at once; what is half done leaves no file."""


def time_limit(job: Job, tasks: list[Task]) -> float:
    """How long a set of tasks may take as a whole: one may be slow, not all."""
    return job.row_seconds * (1.2 + len(tasks) / 10)


class Alone:
    """Works in this process, when asked for an answer."""

    width = 1

    def __init__(self, job: Job) -> None:
        self._job = job
        self._line: deque[tuple[int, list[Task]]] = deque()

    def submit(self, number: int, tasks: list[Task]) -> None:
        """Put tasks in line."""
        self._line.append((number, tasks))

    def collect(self) -> tuple[int, Answer]:
        """Do the next tasks."""
        number, tasks = self._line.popleft()
        return number, work(self._job, tasks)

    def close(self) -> None:
        """Nothing is under way."""


class Borrowed:
    """Any executor. It is the caller's: it is neither closed nor mended here."""

    def __init__(self, executor: Executor, job: Job, width: int) -> None:
        self.width = width
        self._executor, self._job = executor, job
        self._futures: dict[Future[list[Made]], tuple[int, list[Task]]] = {}

    def submit(self, number: int, tasks: list[Task]) -> None:
        """Hand the tasks, and what they share, to the executor."""
        try:
            future = self._executor.submit(work, self._job, tasks)
        except (BrokenExecutor, RuntimeError) as error:
            raise _broken(error) from None
        self._futures[future] = number, tasks

    def collect(self) -> tuple[int, Answer]:
        """The next that is done; where none is for too long, the oldest hangs."""
        limit = max(time_limit(self._job, tasks) for _, tasks in self._futures.values())
        done, _ = wait(self._futures, timeout=limit, return_when=FIRST_COMPLETED)
        future = next(iter(done or self._futures))
        number, _tasks = self._futures.pop(future)
        if not done:
            future.cancel()
            return number, Hung(limit)
        try:
            return number, future.result()
        except (BrokenExecutor, CancelledError) as error:
            raise _broken(error) from None
        except Exception:
            return number, Died()

    def close(self) -> None:
        """Take back what has not begun."""
        for future in self._futures:
            future.cancel()


def _broken(error: BaseException) -> OutputError:
    sentence = (
        f"Nơi chạy các việc đã ngừng ({type(error).__name__}): khởi động lại nó, rồi chạy lại với "
        "--resume; những văn bản đã xong vẫn còn nguyên."
    )
    return OutputError(Problem("batch/executor", sentence))


@dataclass(slots=True)
class _Hand:
    """One process of the crew and what it is doing."""

    process: BaseProcess
    line: Connection
    number: int | None = None
    limit: float = 0.0
    deadline: float = 0.0
    ready: bool = False


class Crew:
    """Processes of our own, each with a line to this one."""

    def __init__(self, job: Job, width: int) -> None:
        self.width = width
        self._job = job
        self._context = _context()
        self._waiting: deque[tuple[int, list[Task]]] = deque()
        self._hands: list[_Hand] = []

    def submit(self, number: int, tasks: list[Task]) -> None:
        """Put tasks in line; a process starts when there is work for it."""
        self._waiting.append((number, tasks))
        self._hand_out()

    def collect(self) -> tuple[int, Answer]:
        """The next answer, or what became of the process that owes it."""
        while True:
            self._hand_out()
            busy = [hand for hand in self._hands if hand.number is not None]
            patience = max(0.0, min(hand.deadline for hand in busy) - monotonic())
            ready = wait_for_any([hand.line for hand in busy], patience)
            for hand in busy:
                if hand.line in ready:
                    answer = self._hear(hand)
                elif monotonic() > hand.deadline:
                    answer = self._end(hand, Hung(self._job.row_seconds))
                else:
                    continue
                if answer is not None:
                    return answer

    def _hand_out(self) -> None:
        while self._waiting:
            free = next((hand for hand in self._hands if hand.number is None), None)
            if free is None:
                if len(self._hands) >= self.width:
                    return
                free = self._start()
            number, tasks = self._waiting.popleft()
            free.number = number
            free.limit = time_limit(self._job, tasks)
            free.deadline = monotonic() + (free.limit if free.ready else _START_SECONDS)
            with suppress(BrokenPipeError, ConnectionResetError):  # its line will tell
                free.line.send(tasks)

    def _start(self) -> _Hand:
        here, there = self._context.Pipe()
        others = [hand.line for hand in self._hands] + [here]
        inherited = others if self._context.get_start_method() == "fork" else []
        process = self._context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(there, self._job, inherited), daemon=True
        )
        process.start()
        there.close()
        hand = _Hand(process, here)
        self._hands.append(hand)
        return hand

    def _hear(self, hand: _Hand) -> tuple[int, Answer] | None:
        try:
            said = hand.line.recv()
        except (EOFError, OSError):
            if not hand.ready:
                raise _never_began() from None
            return self._end(hand, Died())
        if not hand.ready:
            hand.ready = True
            hand.deadline = monotonic() + hand.limit
            return None
        number, hand.number = hand.number, None
        assert number is not None
        return number, said

    def _end(self, hand: _Hand, fault: Died | Hung) -> tuple[int, Answer]:
        self._hands.remove(hand)
        _kill(hand)
        assert hand.number is not None
        return hand.number, fault

    def close(self) -> None:
        """End all processes; a file half written has no final name."""
        for hand in self._hands:
            _kill(hand)
        self._hands.clear()
        self._waiting.clear()


def _kill(hand: _Hand) -> None:
    hand.line.close()
    hand.process.kill()
    hand.process.join()


_START_SECONDS = 60.0


def _never_began() -> OutputError:
    sentence = (
        "Không khởi động được tiến trình phụ: chương trình gọi docgen.batch phải nằm trong "
        "if __name__ == '__main__', hoặc dùng workers=0 để chạy trong một tiến trình."
    )
    return OutputError(Problem("batch/workers", sentence))


def _context() -> BaseContext:
    """Forking is cheapest, and safe only where no other thread may hold a lock."""
    methods = multiprocessing.get_all_start_methods()
    alone = threading.active_count() == 1 and sys.platform == "linux"
    name = next(m for m in (["fork"] if alone else []) + ["forkserver", "spawn"] if m in methods)
    return multiprocessing.get_context(name)


def _serve(line: Connection, job: Job, inherited: list[Connection]) -> None:
    """A process's life: hear of tasks, do them, answer; end when nobody is there any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    for other in inherited:
        other.close()
    parent = multiprocessing.parent_process()
    assert parent is not None
    with suppress(EOFError, OSError):
        line.send(None)
        while line in wait_for_any([line, parent.sentinel]):
            line.send(work(job, line.recv(), alarm=True, wanted=parent.is_alive))


def pool_of(job: Job, executor: Executor | None, workers: int | None) -> Pool:
    """The pool that the caller asks for; as many processes as there are processors by default."""
    if executor is not None:
        return Borrowed(executor, job, workers or 2 * _processors())
    if workers == 0:
        return Alone(job)
    return Crew(job, workers or _processors())


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
