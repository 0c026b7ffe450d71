"""One line that tells how far a run is; nothing where nobody watches."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TextIO

from docgen.vietnamese import format_number

__all__ = ["Progress"]

WIDTH = 24
EVERY = 0.1  # seconds between two drawings


class Progress:
    """What is done, with the rate and, where the end is known, a bar and the time left.

    It is drawn from the start and wiped at the end, on a terminal; silent in a file or a pipe.

    >>> import io
    >>> out = io.StringIO()
    >>> with Progress("Đang làm", 2, out) as progress:
    ...     progress.advance()
    >>> out.getvalue()
    ''
    """

    def __init__(
        self,
        doing: str,
        total: int | None = None,
        stream: TextIO | None = None,
        *,
        quiet: bool = False,
    ) -> None:
        self._stream = stream or sys.stderr
        self._shown = not quiet and self._stream.isatty()
        self._done = self._failed = self._kept = 0
        self._doing, self._total = doing, total
        self._start = self._last = monotonic()

    def __enter__(self) -> Progress:
        self._draw(0.0)
        return self

    def __exit__(self, *exception: object) -> None:
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def advance(self, rows: int = 1, *, failed: bool = False, kept: bool = False) -> None:
        """So many rows more are done."""
        self._done += rows
        self._failed += failed
        self._kept += kept
        now = monotonic()
        if now - self._last >= EVERY or self._done == self._total:
            self._last = now
            self._draw(now - self._start)

    def _draw(self, seconds: float) -> None:
        if self._shown:
            self._stream.write(f"\r\x1b[K{self.line(seconds)}")
            self._stream.flush()

    def line(self, seconds: float) -> str:
        """What stands on the terminal after so many seconds.

        >>> progress = Progress("Đang kiểm tra", quiet=True)
        >>> progress.line(0.0)
        'Đang kiểm tra…'
        >>> progress.advance(1500)
        >>> progress.line(3.0)
        'Đang kiểm tra: 1.500 dòng · 500 dòng/giây'
        >>> progress = Progress("Đang làm", 200, quiet=True)
        >>> progress.advance(50)
        >>> progress.line(5.0)
        'Đang làm ██████░░░░░░░░░░░░░░░░░░ 50/200 · 10 văn bản/giây · còn 0:15'
        """
        # what an earlier run had made says nothing of the pace
        rate = (self._done - self._kept) / seconds if seconds > 0 else 0.0
        if self._total is None:
            if not self._done:
                return f"{self._doing}…"
            parts = [f"{self._doing}: {format_number(self._done)} dòng"]
            if rate:
                parts.append(f"{rate:.0f} dòng/giây")
            return " · ".join(parts)
        full = WIDTH * self._done // self._total if self._total else WIDTH
        bar = "█" * full + "░" * (WIDTH - full)
        parts = [f"{self._doing} {bar} {self._done}/{self._total}"]
        if rate:
            minutes, rest = divmod(round((self._total - self._done) / rate), 60)
            parts += [f"{rate:.0f} văn bản/giây", f"còn {minutes}:{rest:02}"]
        if self._failed:
            parts.append(f"{self._failed} dòng lỗi")
        return " · ".join(parts)
