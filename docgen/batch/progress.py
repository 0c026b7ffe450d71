"""One line that tells how far a run is; nothing where nobody watches."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TextIO

__all__ = ["Progress"]

WIDTH = 24
EVERY = 0.1  # seconds between two drawings


class Progress:
    """A bar with the rate and the time left, on a terminal; silent in a file or a pipe.

    >>> import io
    >>> out = io.StringIO()
    >>> with Progress(2, out) as progress:
    ...     progress.advance()
    >>> out.getvalue()
    ''
    """

    def __init__(self, total: int, stream: TextIO | None = None, *, quiet: bool = False) -> None:
        self._total = total
        self._stream = stream or sys.stderr
        self._shown = not quiet and self._stream.isatty()
        self._start = self._last = monotonic()
        self._done = self._failed = self._kept = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *exception: object) -> None:
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def advance(self, *, failed: bool = False, kept: bool = False) -> None:
        """One row more is done."""
        self._done += 1
        self._failed += failed
        self._kept += kept
        now = monotonic()
        if self._shown and (now - self._last >= EVERY or self._done == self._total):
            self._last = now
            self._stream.write(f"\r\x1b[K{self.line(now - self._start)}")
            self._stream.flush()

    def line(self, seconds: float) -> str:
        """What stands on the terminal after so many seconds.

        >>> progress = Progress(200, quiet=True)
        >>> for _ in range(50):
        ...     progress.advance()
        >>> progress.line(5.0)
        '██████░░░░░░░░░░░░░░░░░░ 50/200 · 10 văn bản/giây · còn 0:15'
        """
        full = WIDTH * self._done // self._total if self._total else WIDTH
        # what an earlier run had made says nothing of the pace
        rate = (self._done - self._kept) / seconds if seconds > 0 else 0.0
        parts = [f"{'█' * full}{'░' * (WIDTH - full)} {self._done}/{self._total}"]
        if rate:
            minutes, rest = divmod(round((self._total - self._done) / rate), 60)
            parts += [f"{rate:.0f} văn bản/giây", f"còn {minutes}:{rest:02}"]
        if self._failed:
            parts.append(f"{self._failed} dòng lỗi")
        return " · ".join(parts)
