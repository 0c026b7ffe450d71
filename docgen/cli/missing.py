"""The file that was probably meant, where there is none of the name that was typed."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from docgen.errors import Problem
from docgen.suggest import nearest

__all__ = ["told"]


def told(problem: Problem, options: argparse.Namespace) -> str:
    """The problem's sentence; of an input that is not there, with the nearest name that is."""
    sentence = str(problem)
    for name in _inputs(options):
        # a problem of a spreadsheet names it without its folder
        if problem.source in (name, Path(name).name) and not os.path.exists(name):
            near = nearest_file(Path(name))
            return f"{sentence} Có phải {near}?" if near else sentence
    return sentence


def _inputs(options: argparse.Namespace) -> list[str]:
    given = [getattr(options, name, None) for name in getattr(options, "inputs", ())]
    return [name for one in given for name in (one if isinstance(one, list) else [one]) if name]


def nearest_file(path: Path) -> Path | None:
    """What stands in the folder under a name like this one, of the same kind.

    Where a folder of the path is mistyped, the nearest folder is taken.

    >>> nearest_file(Path("docgen/clii/misssing.py")) if Path("docgen/cli/missing.py").exists() \\
    ...     else Path("docgen/cli/missing.py")
    PosixPath('docgen/cli/missing.py')
    """
    try:
        folder = path.parent
        if not folder.is_dir():
            near_folder = nearest_file(folder) if folder.name else None
            if near_folder is None or not near_folder.is_dir():
                return None
            folder = near_folder
            if (folder / path.name).exists():
                return folder / path.name
        # the suffix says what kind of file it is; it makes no two names alike
        stems = {
            entry.stem: entry.name
            for entry in sorted(folder.iterdir())
            if not entry.name.startswith(".") and entry.suffix.lower() == path.suffix.lower()
        }
        near = nearest(path.stem, stems)
    except (OSError, ValueError):
        return None
    return folder / stems[near] if near else None
