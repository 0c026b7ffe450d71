"""Whoever writes against docgen sees its types: in an editor, in pyright and in mypy."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reference import ROOT
from tests.support.cache import run_folder
from tests.support.installed import fresh_python

CONSUMER = ROOT / "tests" / "types" / "consumer.py"


def _run(tool: str, *arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name(tool)
    if not program.exists():
        pytest.skip(f"{tool} is not installed")
    done = subprocess.run(
        [program, *arguments],
        cwd=cwd,  # a folder without the sources: what is seen is what is installed
        env={**os.environ, "PATH": f"{fresh_python().parent}:{os.environ['PATH']}"},
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
        stdin=subprocess.DEVNULL,
    )
    if tool == "pyright" and "libatomic" in done.stderr:
        pytest.skip("node, which runs pyright, needs libatomic1")
    return done


def test_every_public_name_has_a_known_type(tmp_path: Path) -> None:
    done = _run(
        "pyright", "--verifytypes", "docgen", "--ignoreexternal", "--outputjson", cwd=tmp_path
    )
    seen = json.loads(done.stdout)["typeCompleteness"]
    assert Path(seen["pyTypedPath"]).is_relative_to(run_folder())
    wrong = [
        f"{symbol['name']}: {one['message']}"
        for symbol in seen["symbols"]
        if not symbol["isTypeKnown"] or symbol["isTypeAmbiguous"]
        for one in symbol["diagnostics"]
        if one["message"]
    ]
    assert not wrong, "\n".join(wrong)
    assert seen["completenessScore"] == 1
    assert seen["exportedSymbolCounts"]["withKnownType"] > 1_000


@pytest.mark.parametrize("tool", ["pyright", "mypy"])
def test_type_checkers_see_through_the_door(tool: str, tmp_path: Path) -> None:
    """Types are inferred as the file asserts, and its three mistakes are seen."""
    copy = tmp_path / "consumer.py"
    copy.write_bytes(CONSUMER.read_bytes())
    options = {
        "pyright": [copy],
        "mypy": ["--strict", "--python-executable", fresh_python(), "--cache-dir=cache", copy],
    }
    done = _run(tool, *options[tool], cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_lazy_door_and_the_typed_door_are_one() -> None:
    """What a type checker is told that docgen holds is what it holds."""
    import ast

    import docgen

    tree = ast.parse((ROOT / "docgen" / "__init__.py").read_text(encoding="utf-8"))
    (block,) = (
        node
        for node in tree.body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    )
    told = {
        (node.module, alias.asname or alias.name)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert told == {(room, name) for room, names in docgen._ROOMS.items() for name in names}
    assert {name for _, name in told} | {"__version__"} == set(docgen.__all__)
