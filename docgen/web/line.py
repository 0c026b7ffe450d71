"""The line before LibreOffice: first come, first served, and nobody waits in vain.

A page takes a tenth of a second of a processor to print, so a crowd that types asks for more than
the machine has. Three things keep it answering: of one editor only the newest page is printed;
whoever would wait too long is told at once, with when to come again; who has left is passed over.
"""

from __future__ import annotations

import math
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio

__all__ = ["CrowdedError", "Line", "SupersededError", "Turn"]

FIRST_GUESS = 0.3  # seconds that a document takes, until it is known
WEIGHT = 0.1  # of the newest document in what the next is expected to take


class SupersededError(Exception):
    """The same editor has asked for something newer."""


class CrowdedError(Exception):
    """The line is longer than the asker's patience."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds: int = max(1, math.ceil(seconds))


class Turn:
    """One asker's place in the line, then at the work."""

    def __init__(self, editor: str) -> None:
        self.editor = editor
        self.superseded = False
        self._called = anyio.Event()

    def go_on(self) -> None:
        """Raise SupersededError where the rest would be for nothing; safe in a thread."""
        if self.superseded:
            raise SupersededError

    def call(self) -> None:
        """Say that its turn has come."""
        self._called.set()

    async def called(self) -> None:
        """Wait for the turn; raise where a newer request has taken it."""
        await self._called.wait()
        self.go_on()


class Line:
    """``hands`` documents at a time."""

    def __init__(self, hands: int) -> None:
        self._hands = self._free = hands
        self._waiting: list[Turn] = []
        self._working: list[Turn] = []
        self._usual = FIRST_GUESS

    @property
    def wait(self) -> float:
        """Seconds that one more would stand here."""
        if self._free > len(self._waiting):
            return 0.0
        return self._usual * (len(self._waiting) + 1) / self._hands

    @asynccontextmanager
    async def turn(self, *, patience: float, editor: str = "") -> AsyncIterator[Turn]:
        """Wait for a turn and hold it.

        ``editor`` names who asks again and again: the newest request takes the place of the one
        before, which ends with SupersededError. Raises CrowdedError where ``patience`` seconds
        don't do.
        """
        mine = Turn(editor)
        self._join(mine, patience)
        try:
            await mine.called()
            start = time.monotonic()
            yield mine
            self._usual += WEIGHT * (time.monotonic() - start - self._usual)
        finally:
            self._leave(mine)

    def _join(self, mine: Turn, patience: float) -> None:
        before = [turn for turn in self._waiting if mine.editor and turn.editor == mine.editor]
        for turn in self._working:
            turn.superseded |= bool(mine.editor) and turn.editor == mine.editor
        if before:
            self._waiting[self._waiting.index(before[0])] = mine
            before[0].superseded = True
            before[0].call()
            return
        if self.wait > patience:
            raise CrowdedError(self.wait)
        self._waiting.append(mine)
        self._call()

    def _leave(self, mine: Turn) -> None:
        if mine in self._waiting:
            self._waiting.remove(mine)
        elif mine in self._working:
            self._working.remove(mine)
            self._free += 1
            self._call()

    def _call(self) -> None:
        while self._free and self._waiting:
            turn = self._waiting.pop(0)
            self._working.append(turn)
            self._free -= 1
            turn.call()
