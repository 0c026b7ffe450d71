"""The command line as a user runs it: another process, nothing shared with the test."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.reference import ROOT

__all__ = ["Outcome", "docgen", "docgen_here", "open_terminal"]

_START = "import sys; from docgen.cli import main; sys.exit(main())"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command left on its two channels."""

    code: int
    out: str
    err: str


def docgen(
    *arguments: str | Path,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    encoding: str = "utf-8",
    first: str = "",
) -> Outcome:
    """Run ``docgen ARGUMENTS`` in ``cwd``; ``first`` is Python that runs before it."""
    done = subprocess.run(
        [sys.executable, "-c", f"{first}\n{_START}", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
        check=False,
        capture_output=True,
        timeout=120,
        stdin=subprocess.DEVNULL,
    )
    return Outcome(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))


def docgen_here(*arguments: str | Path, cwd: Path, encoding: str = "utf-8") -> Outcome:
    """The same in this process, its channels in an encoding: many commands in the time of one."""
    from docgen.cli import main

    out, err = (io.TextIOWrapper(io.BytesIO(), encoding, newline="\n") for _ in range(2))
    with contextlib.chdir(cwd), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(word) for word in arguments])
    told = [stream.buffer.getvalue().decode(encoding) for stream in (out, err)]
    return Outcome(code, *told)


def open_terminal() -> tuple[int, int]:
    """Both ends of a terminal; the test is skipped where the machine has none left to give."""
    import pty

    try:
        return pty.openpty()
    except OSError as error:
        pytest.skip(f"no pseudo-terminal: {error}")
