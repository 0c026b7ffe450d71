"""Hostile inputs tried in a process of their own, with little memory and little time.

``verdicts("check", {"bomb": data})`` gives every input's verdict; a process that dies takes the
verdict of its input with it, and the rest go on in another.
"""

from __future__ import annotations

import base64
import contextlib
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["MEBIBYTES", "SECONDS", "Verdict", "verdicts"]

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 2.0  # of processor time, for an input
MEBIBYTES = 512  # of address space, for the whole process
READY = "ready"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one input: ``answered``, ``refused`` or ``failed``."""

    outcome: str
    problems: tuple[dict[str, Any], ...] = ()
    told: str = ""  # what was printed, or the exception that should not be
    seconds: float = 0.0
    left: tuple[str, ...] = ()  # files that were not there before

    @property
    def code(self) -> str:
        """The first problem's code."""
        return str(self.problems[0]["code"]) if self.problems else ""

    @property
    def message(self) -> str:
        """All that a person reads."""
        return "\n".join(str(problem["message"]) for problem in self.problems) or self.told


def verdicts(door: str, inputs: Mapping[str, bytes]) -> dict[str, Verdict]:
    """Try each input at a door."""
    waiting = dict(inputs)
    found: dict[str, Verdict] = {}
    while waiting:
        told, trouble = _child(door, waiting)
        for line in told:
            entry = json.loads(line)
            entry["problems"] = tuple(entry["problems"])
            entry["left"] = tuple(entry["left"])
            name = entry.pop("name")
            found[name] = Verdict(**entry)
        waiting = {name: data for name, data in waiting.items() if name not in found}
        if waiting:
            victim = next(iter(waiting))
            found[victim] = Verdict("failed", told=f"the process died: {trouble[-2000:]}")
            del waiting[victim]
    return found


def _child(door: str, inputs: Mapping[str, bytes]) -> tuple[list[str], str]:
    sent = "\n".join(
        json.dumps([name, base64.b64encode(data).decode()]) for name, data in inputs.items()
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.hostile.runner", door],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        out, err = process.communicate(sent, timeout=60 + 4 * SECONDS * len(inputs))
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
        err += "(it took too long)"
    ready, *lines = out.splitlines() or [""]
    if ready != READY:
        raise RuntimeError(f"the process never began: {err}")
    return lines, err or f"exit {process.returncode}"


# --- Inside the process ---------------------------------------------------------------------------


def _plan() -> Any:
    from docgen.loading import load_source
    from docgen.reading import parse
    from tests.support.plans import RIGHT

    return load_source(parse(RIGHT, "right.yaml"))


def _check(data: bytes, folder: Path) -> None:
    import docgen

    docgen.check(data)


def _fix(data: bytes, folder: Path) -> None:
    from docgen.check import annotate, check, fix

    annotate(data, check(data))
    fix(data)


def _template(data: bytes, folder: Path) -> None:
    import docgen

    docgen.render(_plan(), template=data)


def _printing(data: bytes, folder: Path) -> None:
    from docgen.convert.safe import safe_copy

    safe_copy(data)


def _load(suffix: str) -> Callable[[bytes, Path], None]:
    def load(data: bytes, folder: Path) -> None:
        import docgen

        path = folder / f"input{suffix}"
        path.write_bytes(data)
        docgen.load(path)

    return load


def _mapping(data: bytes, folder: Path) -> None:
    import docgen

    docgen.Plan.model_validate(json.loads(data))


def _blueprint(data: bytes, folder: Path) -> None:
    from docgen.batch.blueprint import Blueprint

    path = folder / "input.yaml"
    path.write_bytes(data)
    Blueprint.load(path)


def _rows(data: bytes, folder: Path) -> None:
    from docgen.batch.blueprint import Blueprint
    from docgen.batch.rows import read_rows
    from tests.hostile.test_18_rows_and_runs import BLUEPRINT

    (folder / "input.yaml").write_text(BLUEPRINT, encoding="utf-8")
    (folder / "input.xlsx").write_bytes(data)
    for _ in read_rows(folder / "input.xlsx", Blueprint.load(folder / "input.yaml")):
        pass


def _command(data: bytes, folder: Path, name: str, *arguments: str) -> None:
    """The command line; exit 2 counts as refused, with what it said."""
    from docgen.cli import main
    from tests.support.plans import RIGHT

    (folder / name).write_bytes(data)
    (folder / "input.plan.yaml").write_text(RIGHT, encoding="utf-8")
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(arguments)
    if code == 2:
        raise _ToldError(err.getvalue())
    if code not in (0, 1) or "Traceback" in err.getvalue():
        raise AssertionError(err.getvalue())


class _ToldError(Exception):
    """The command line refused."""


def _commands(name: str, *arguments: str) -> Callable[[bytes, Path], None]:
    return lambda data, folder: _command(data, folder, name, *arguments)


DOORS: dict[str, Callable[[bytes, Path], None]] = {
    "check": _check,
    "fix": _fix,
    "template": _template,
    "printing": _printing,
    "yaml": _load(".yaml"),
    "json": _load(".json"),
    "mapping": _mapping,
    "blueprint": _blueprint,
    "rows": _rows,
    "docgen check": _commands("input.docx", "check", "input.docx"),
    "docgen make --template": _commands(
        "input.docx", "make", "input.plan.yaml", "--template", "input.docx", "-o", "out.docx"
    ),
    "docgen make .yaml": _commands("input.yaml", "make", "input.yaml", "-o", "out.docx"),
    "docgen make .json": _commands("input.json", "make", "input.json", "-o", "out.docx"),
}


_NETWORK = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}


def _offline(event: str, _: object) -> None:
    if event in _NETWORK:
        raise SystemExit(f"asks the network: {event}")  # no except of the engine stops it


def _try(door: str, data: bytes) -> dict[str, Any]:
    from docgen.errors import DocgenError

    entry: dict[str, Any] = {"outcome": "answered", "problems": [], "told": ""}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        begun = time.process_time()
        try:
            DOORS[door](data, folder)
        except DocgenError as error:
            entry["outcome"] = "refused"
            entry["problems"] = [
                {field: getattr(problem, field) for field in ("code", "message", "path", "line")}
                for problem in error.problems
            ]
            entry["told"] = str(error)
        except _ToldError as error:
            entry |= {"outcome": "refused", "told": str(error)}
        except BaseException as error:
            entry |= {"outcome": "failed", "told": f"{type(error).__name__}: {error}"[:2000]}
        entry["seconds"] = time.process_time() - begun
        files = {path.name for path in folder.rglob("*")}
        entry["left"] = sorted(file for file in files if not file.startswith("input"))
    return entry


def main(door: str) -> None:
    """Read inputs, one a line; write verdicts, one a line."""
    # What every run needs is loaded first: the limits are for the input.
    import docgen.cli.parser
    import docgen.convert  # noqa: F401
    from docgen.check import check
    from docgen.rendering import render

    check(render(_plan()))
    if door == "rows":
        import tests.hostile.test_18_rows_and_runs  # noqa: F401
    sys.addaudithook(_offline)
    given = [json.loads(line) for line in sys.stdin]
    limit = MEBIBYTES << 20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    out = sys.stdout
    print(READY, file=out, flush=True)
    for name, data in given:
        entry = _try(door, base64.b64decode(data))
        print(json.dumps({"name": name, **entry}), file=out, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
