"""Many hands, one order: answers are given in the order of the rows, a bounded number under way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from docgen.batch.crew import Answer, Died, Hung, Pool
from docgen.batch.journal import Entry
from docgen.batch.outcome import Made, Task
from docgen.batch.outputs.base import LostOutputError
from docgen.batch.worker import failed, too_slow
from docgen.errors import Problem

__all__ = ["chunks", "in_order"]

T = TypeVar("T")
Settled = Made | Entry  # what was answered, or was settled before it was asked
Item = Task | Settled

LARGEST = 50  # rows that travel together: one by one a batch takes two to three times as long
AHEAD = 4  # chunks under way for each process, so that none waits for a slow one


def chunks(items: Iterable[T]) -> Iterator[list[T]]:
    """Short chunks first, so that a small batch is shared out too and the first answer is soon.

    >>> [len(chunk) for chunk in chunks(range(130))]
    [4, 8, 16, 32, 50, 20]
    """
    size = 4
    chunk: list[T] = []
    for item in items:
        chunk.append(item)
        if len(chunk) == size:
            yield chunk
            chunk, size = [], min(2 * size, LARGEST)
    if chunk:
        yield chunk


@dataclass(slots=True)
class _Chunk:
    items: list[Item]
    answers: dict[int, Made]
    missing: int

    def settled(self) -> list[tuple[Settled, Task | None]]:
        """The items up to the first that has no answer."""
        done: list[tuple[Settled, Task | None]] = []
        for at, item in enumerate(self.items):
            if not isinstance(item, Task):
                done.append((item, None))
            elif at in self.answers:
                done.append((self.answers[at], item))
            else:
                break
        return done


@dataclass(slots=True)
class _Order:
    """Tasks as they were handed in: whose they are, and whether for the second time."""

    chunk: int
    places: list[int]
    again: bool = False


def in_order(pool: Pool, rows: Iterable[list[Item]]) -> Iterator[list[tuple[Settled, Task | None]]]:
    """Each chunk with its tasks answered; what is no task passes through.

    Raises LostOutputError where the output is at fault, after giving what is settled before it.
    """
    return _Coordinator(pool, iter(rows)).run()


class _Coordinator:
    def __init__(self, pool: Pool, source: Iterator[list[Item]]) -> None:
        self._pool, self._source = pool, source
        self._chunks: dict[int, _Chunk] = {}
        self._orders: dict[int, _Order] = {}
        self._taken = self._given = self._numbers = 0
        self._lost: tuple[Problem, ...] = ()

    def run(self) -> Iterator[list[tuple[Settled, Task | None]]]:
        while not self._lost:
            while len(self._chunks) < AHEAD * self._pool.width and self._take():
                pass
            if not self._chunks:
                return
            if self._chunks[self._given].missing:
                self._receive(*self._pool.collect())
                continue
            yield self._chunks.pop(self._given).settled()
            self._given += 1
        while self._given in self._chunks:
            chunk = self._chunks.pop(self._given)
            yield chunk.settled()
            if chunk.missing:
                break
            self._given += 1
        raise LostOutputError(self._lost)

    def _take(self) -> bool:
        items = next(self._source, None)
        if items is None:
            return False
        places = [at for at, item in enumerate(items) if isinstance(item, Task)]
        self._chunks[self._taken] = _Chunk(items, {}, len(places))
        if places:
            self._submit(_Order(self._taken, places))
        self._taken += 1
        return True

    def _tasks(self, order: _Order) -> list[Task]:
        items = self._chunks[order.chunk].items
        return [item for at in order.places if isinstance(item := items[at], Task)]

    def _submit(self, order: _Order) -> None:
        self._orders[self._numbers] = order
        self._pool.submit(self._numbers, self._tasks(order))
        self._numbers += 1

    def _receive(self, number: int, answer: Answer) -> None:
        order = self._orders.pop(number)
        if isinstance(answer, list):
            for at, made in zip(order.places, answer, strict=False):
                if made.fatal:
                    self._lost = made.errors
                else:
                    self._answer(order, at, made)
        elif not order.again:
            # each row alone: only the one that is at fault will fail
            for at in order.places:
                self._submit(_Order(order.chunk, [at], again=True))
        else:
            (task,) = self._tasks(order)
            self._answer(order, order.places[0], self._failed(task, answer))

    def _answer(self, order: _Order, at: int, made: Made) -> None:
        chunk = self._chunks[order.chunk]
        chunk.answers[at] = made
        chunk.missing -= 1

    def _failed(self, task: Task, fault: Died | Hung) -> Made:
        if isinstance(fault, Hung):
            return failed(task, [too_slow(task, fault.seconds)], lasting=False)
        sentence = (
            "Tiến trình làm dòng này đã chết, hai lần liền: xem dòng có gì lạ thường không; các "
            "dòng khác không bị ảnh hưởng."
        )
        problem = task.row.place.problem("batch/worker-died", sentence)
        return failed(task, [problem], lasting=False)
