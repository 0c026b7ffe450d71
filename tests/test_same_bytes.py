"""The same plan gives the same bytes: on any day, locale, hash seed, folder and time zone."""

from __future__ import annotations

import hashlib
import os
import zipfile
from pathlib import Path

import pytest

from tests.support.cli import docgen
from tests.support.examples import BOTH, rendered

# Runs before anything is imported: the clock of another day, for all who would ask.
ANOTHER_DAY = """
import time
_clock, _local, _gm = time.time, time.localtime, time.gmtime
time.time = lambda: _clock() + 5 * 365 * 86400
time.time_ns = lambda: int(time.time() * 10**9)
time.localtime = lambda s=None: _local(time.time() if s is None else s)
time.gmtime = lambda s=None: _gm(time.time() if s is None else s)
"""

MACHINES = {
    "another hash seed": ({"PYTHONHASHSEED": "1"}, ""),
    "yet another hash seed": ({"PYTHONHASHSEED": "4242"}, ""),
    "locale C": ({"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"}, ""),
    "another time zone": ({"TZ": "Pacific/Kiritimati"}, ""),
    "another day": ({}, ANOTHER_DAY),
    "an epoch in the environment": ({"SOURCE_DATE_EPOCH": "1"}, ""),
    "without bytecode, optimised": ({"PYTHONDONTWRITEBYTECODE": "1", "PYTHONOPTIMIZE": "1"}, ""),
}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("plan", sorted(BOTH))
@pytest.mark.parametrize("machine", MACHINES)
def test_the_bytes_are_the_same(plan: str, machine: str, tmp_path: Path) -> None:
    env, first = MACHINES[machine]
    target = tmp_path / "bản thảo.docx"
    arguments = ("make", BOTH[plan], "-o", target, "--no-check")
    done = docgen(*arguments, cwd=tmp_path, env=env, first=first)
    assert done.code == 0, done.err
    assert _digest(target.read_bytes()) == _digest(rendered(BOTH[plan]))


def test_a_relative_path_changes_nothing(tmp_path: Path) -> None:
    plan = BOTH["tan_khai"]
    relative = os.path.relpath(plan, tmp_path)
    done = docgen("make", relative, "-o", "a.docx", "--no-check", cwd=tmp_path)
    assert done.code == 0, done.err
    assert (tmp_path / "a.docx").read_bytes() == rendered(plan)


def test_rendering_twice_in_one_process_is_the_same() -> None:
    import docgen as library

    plan = library.load(BOTH["tan_khai"])
    assert library.render(plan) == library.render(plan) == rendered(BOTH["tan_khai"])


def test_members_carry_no_clock(tan_khai: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(tan_khai)
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"
