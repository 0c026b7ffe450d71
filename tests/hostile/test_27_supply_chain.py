"""Threat 27: what is installed is known by version and hash, and old faults can't come back."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.reference import ROOT

# The first version without the fault that is named.
FLOORS = {
    "jinja2": ("3.1.6", "CVE-2025-27516"),
    "lxml": ("4.9.1", "CVE-2022-2309"),
    "pydantic": ("2.4.0", "CVE-2024-3772"),
    "pyyaml": ("5.4", "CVE-2020-14343"),
    "babel": ("2.9.1", "CVE-2021-42771"),
    "starlette": ("0.49.1", "CVE-2025-62727"),
    "anyio": ("4.4.0", "a race in TLS that crashed"),
}
# Brought by others: the lock keeps them above.
LOCKED_FLOORS = {
    "h11": ("0.16.0", "CVE-2025-43859"),
    "idna": ("3.7", "CVE-2024-3651"),
    "urllib3": ("2.5.0", "CVE-2025-50181"),
    "aiohttp": ("3.12.14", "CVE-2025-53643"),
    "tornado": ("6.5.0", "CVE-2025-47287"),
}
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def _version(text: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", text)))


def _declared() -> dict[str, str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"]]
    lines += [line for group in project["optional-dependencies"].values() for line in group]
    found = {}
    for line in lines:
        name, _, floor = line.partition(">=")
        assert floor, f"{line}: a dependency without a floor"
        found[name.split("[")[0].lower()] = floor
    return found


def _locked(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", FLOORS)
def test_the_floor_is_above_the_fault(name: str) -> None:
    floor, fault = FLOORS[name]
    assert _version(_declared()[name]) >= _version(floor), fault


@pytest.mark.parametrize("name", FLOORS | LOCKED_FLOORS)
def test_the_lock_is_above_the_fault(name: str) -> None:
    floor, fault = (FLOORS | LOCKED_FLOORS)[name]
    assert _version(_locked("requirements.lock")[name]) >= _version(floor), fault


def test_what_is_declared_is_locked() -> None:
    assert set(_declared()) <= set(_locked("requirements.lock"))


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_version_has_its_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z])", text)
    assert len(entries) > 10
    for entry in entries:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry[:80]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_machine(name: str) -> None:
    assert not re.search(r"://|^-|find-links|index", (ROOT / name).read_text(), re.MULTILINE)


def test_the_promise_is_written_down() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    for heading in ("What is promised", "What is not promised", "Reporting"):
        assert f"## {heading}" in text
    for command in re.findall(r"sh (scripts/\S+\.sh)", text):
        assert (ROOT / command).exists(), command


# --- The look-up ---

CLEAN = {"dependencies": [{"name": "jinja2", "version": "3.1.6", "vulns": []}]}
FAULT = {"id": "CVE-2025-0001", "fix_versions": ["3.2"], "aliases": [], "description": "x"}
FAULTY = {"dependencies": [{"name": "jinja2", "version": "3.1.6", "vulns": [FAULT]}]}
UNMENDED = {
    "dependencies": [{"name": "a", "version": "1", "vulns": [FAULT | {"fix_versions": []}]}]
}
SKIPPED = {"dependencies": [{"name": "jinja2", "skip_reason": "not found"}]}
REPORTS = {
    "clean": (json.dumps(CLEAN), 0, ""),
    "faulty": (json.dumps(FAULTY), 1, "jinja2 3.1.6 có lỗ hổng CVE-2025-0001, đã sửa ở bản 3.2."),
    "faulty without a mended version": (json.dumps(UNMENDED), 1, "chưa có bản sửa."),
    "a version not found": (json.dumps(SKIPPED), 2, "Không tra được"),
    "nothing looked up": (json.dumps({"dependencies": []}), 2, "Không tra được"),
    "no report": ("", 2, "Không tra được"),
    "another report": ("[]", 2, "Không tra được"),
}


@pytest.mark.parametrize("name", REPORTS)
def test_faults_are_told_apart_from_no_answer(tmp_path: Path, name: str) -> None:
    """0: none is known; 1: some are; 2: they could not be looked up, in a sentence."""
    report, code, told = REPORTS[name]
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    for file in ("pyproject.toml", *LOCKS):
        shutil.copy(ROOT / file, tmp_path)
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    (tmp_path / "report").write_text(report, encoding="utf-8")
    writes = 'while [ "$1" != --output ]; do shift; done\ncat report >"$2"\nexit 1'
    for program, body in (
        ("pip-audit", writes),
        ("pip-compile", "exit 9"),
        ("python", f'exec "{sys.executable}" "$@"'),
    ):
        (programs / program).write_text(f"#!/bin/sh\n{body}\n")
        (programs / program).chmod(0o755)
    subprocess.run(
        ["sh", "-c", "cd scripts; . ./setup.sh; mark_done package", "./x"], cwd=tmp_path, check=True
    )
    done = subprocess.run(
        ["sh", "scripts/audit.sh"], cwd=tmp_path, check=False, capture_output=True, text=True
    )
    assert (done.returncode, told in done.stderr) == (code, True), done
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == {0: 0, 1: 3, 2: 1}[code]
