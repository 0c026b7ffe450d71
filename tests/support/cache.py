"""One folder for all workers of a run, and "make it once" across processes."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["forget_run_folder", "locked", "once", "run_folder"]

_VARIABLE = "DOCGEN_TEST_RUN"  # workers inherit it from the process that starts them


def run_folder() -> Path:
    """The folder of this test run, made on first use."""
    if _VARIABLE not in os.environ:
        os.environ[_VARIABLE] = tempfile.mkdtemp(prefix="docgen-tests-")
    return Path(os.environ[_VARIABLE])


def forget_run_folder() -> None:
    """Remove the run's folder; only the process that started the run calls this."""
    shutil.rmtree(os.environ.pop(_VARIABLE, ""), ignore_errors=True)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold an exclusive lock on ``path`` among all processes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def once(target: Path, make: Callable[[Path], None]) -> Path:
    """``target``, made by the first process that asks, waited for by the others.

    ``make`` writes to the path it is given, which is renamed when it is whole.
    """
    if not target.exists():
        with locked(target.with_name(target.name + ".lock")):
            if not target.exists():
                partial = target.with_name(target.name + ".partial")
                make(partial)
                partial.replace(target)
    return target
