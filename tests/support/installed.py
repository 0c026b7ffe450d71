"""The wheel and the sdist of this checkout, and a fresh environment that holds the wheel."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.reference import ROOT
from tests.support.cache import once, run_folder

__all__ = ["built", "fresh_python", "run"]


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints, run without anything of this environment; it must end well."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={"PATH": "/usr/bin:/bin", "HOME": str(cwd), "PYTHONNOUSERSITE": "1"},
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def built(what: str) -> Path:
    """The ``wheel`` or the ``sdist``, built once in a run, offline."""
    pytest.importorskip("hatchling", reason="hatchling, which builds the wheel, is not installed")

    def build(partial: Path) -> None:
        partial.mkdir(exist_ok=True)
        code = f"import sys; from hatchling.build import build_{what} as b; b(sys.argv[1])"
        run(sys.executable, "-c", code, partial, cwd=ROOT)

    (path,) = once(run_folder() / what, build).iterdir()
    return path


def fresh_python() -> Path:
    """Python of a fresh environment that holds the wheel, made once in a run.

    The libraries it stands on are lent by this run's environment: no network, the same versions.
    """
    wheel = built("wheel")

    def make(partial: Path) -> None:
        partial.mkdir()

    folder = once(run_folder() / "fresh-folder", make) / "env"  # a venv can't be renamed

    def fill(partial: Path) -> None:
        venv.create(folder, symlinks=True, with_pip=False, clear=True)
        site = next(folder.glob("lib/python*/site-packages"))
        # A .pth file inside a lent folder is not read: an editable docgen stays unseen.
        (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
        pip = [sys.executable, "-m", "pip", "--python", folder / "bin" / "python", "install"]
        run(*pip, "-q", "--no-deps", "--no-index", "--ignore-installed", wheel, cwd=folder)
        partial.touch()

    once(run_folder() / "fresh-filled", fill)
    return folder / "bin" / "python"
