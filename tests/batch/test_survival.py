"""What ends a run for real, and what the next one makes of it."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.reference import ROOT
from tests.support.batches import DIES, DIES_ONCE, HANGS, SLOW, WRONG

if sys.platform == "win32":
    pytest.skip("signals and limits of Unix", allow_module_level=True)

pytestmark = pytest.mark.slow
COUNT = 120
SLOWLY = {f"n{number}": SLOW for number in range(1, COUNT + 1, 2)}


def start(into: Path, limit: int | None = None, **options: Any) -> subprocess.Popen[str]:
    """A run in a group of its own, with no file larger than ``limit`` bytes."""
    import resource

    def bound() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    given = {"count": COUNT, "into": str(into), "workers": 2, "check": "none", "special": SLOWLY}
    given |= options
    return subprocess.Popen(
        [sys.executable, "-m", "tests.support.batch_driver", json.dumps(given)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=bound,  # noqa: PLW1509
    )


def finish(process: subprocess.Popen[str]) -> tuple[list[list[Any]], str]:
    with process:  # not communicate: some lines may have been read already
        assert process.stdout is not None
        assert process.stderr is not None
        out, err = process.stdout.read(), process.stderr.read()
    return [json.loads(line) for line in out.splitlines()], err


def complete(into: Path, **options: Any) -> list[list[Any]]:
    told, err = finish(start(into, **options))
    assert not err
    return told


def contents(place: Path) -> dict[str, str]:
    """All that a run has left, by name and digest, but for how long it took."""
    files = [place] if place.is_file() else list(place.rglob("*"))
    if place.is_file():
        files += [path for path in place.parent.glob(f"{place.stem}.*") if path != place]
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if path.is_file() and not path.name.endswith("timings.csv")
    }


@pytest.fixture(scope="module", params=["out", "out.zip"])
def undisturbed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    place = tmp_path_factory.mktemp("undisturbed") / request.param
    complete(place)
    return place


def whole(place: Path) -> None:
    """No file under a final name is a part of a document."""
    if place.is_dir():
        for path in place.glob("*.docx"):
            assert path.read_bytes()[-22:-18] == b"PK\5\6"


def tell(process: subprocess.Popen[str], lines: int) -> None:
    assert process.stdout is not None
    for _ in range(lines):
        assert process.stdout.readline()


def end(process: subprocess.Popen[str]) -> None:
    finish(process)


@pytest.mark.parametrize("after", [0, 1, 30, 90])
def test_a_killed_run_is_resumed_to_the_same_bytes(
    undisturbed: Path, tmp_path: Path, after: int
) -> None:
    place = tmp_path / undisturbed.name
    process = start(place)
    tell(process, after)
    process.kill()
    end(process)
    whole(place)
    assert not (place / "manifest.jsonl").exists()
    process = start(place, resume=True)
    told, err = finish(process)
    assert not err
    assert [row for row, _, _ in told] == list(range(1, COUNT + 1))
    assert all(kept for row, _, kept in told if row <= after)
    assert contents(place) == contents(undisturbed)


def test_what_a_killed_run_had_told_is_not_done_again(tmp_path: Path) -> None:
    for name in ("out", "out.zip"):
        process = start(tmp_path / name)
        tell(process, 70)
        process.kill()
        end(process)
        told = complete(tmp_path / name, resume=True)
        assert all(kept for row, _, kept in told if row <= 70)


def test_killed_again_and_again_it_still_ends_the_same(undisturbed: Path, tmp_path: Path) -> None:
    place = tmp_path / undisturbed.name
    for delay in (0.25, 0.4, 0.5, 0.6, 0.7):
        process = start(place, resume=True)
        time.sleep(delay)
        os.killpg(process.pid, signal.SIGKILL)
        end(process)
        whole(place)
    complete(place, resume=True)
    assert contents(place) == contents(undisturbed)


def test_workers_end_when_the_run_is_killed(tmp_path: Path) -> None:
    process = start(tmp_path / "out")
    tell(process, 5)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    assert len(children) == 2
    process.kill()
    end(process)
    deadline = time.monotonic() + 10
    while any(_alive(int(pid)) for pid in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(_alive(int(pid)) for pid in children)


def _alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_a_killed_worker_costs_no_row(undisturbed: Path, tmp_path: Path) -> None:
    place = tmp_path / undisturbed.name
    process = start(place)
    tell(process, 5)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    os.kill(int(children[0]), signal.SIGKILL)
    told, err = finish(process)
    assert not err
    assert [(row, code) for row, code, _ in told] == [(n, "") for n in range(6, COUNT + 1)]


def test_ctrl_c_leaves_a_run_to_be_resumed(undisturbed: Path, tmp_path: Path) -> None:
    place = tmp_path / undisturbed.name
    process = start(place)
    tell(process, 20)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process of the group
    end(process)
    assert process.returncode != 0
    whole(place)
    complete(place, resume=True)
    assert contents(place) == contents(undisturbed)


def test_rows_that_die_or_hang_fail_alone(tmp_path: Path) -> None:
    special = {"n11": DIES, "n50": HANGS, "n70": WRONG, "n90": DIES_ONCE}
    told = complete(tmp_path / "out", special=special, folder=str(tmp_path), row_seconds=0.6)
    faults = {row: code for row, code, _ in told if code}
    assert faults == {11: "batch/worker-died", 50: "batch/too-slow", 70: "demo/wrong"}
    assert len(list((tmp_path / "out").glob("*.docx"))) == COUNT - 3


@pytest.mark.parametrize("limit", [0, 4096, 60_000])
def test_a_full_disk_is_told_and_the_run_resumed(
    undisturbed: Path, tmp_path: Path, limit: int
) -> None:
    place = tmp_path / undisturbed.name
    process = start(place, limit)
    told, err = finish(process)
    if process.returncode == 0:  # documents in a folder are smaller than the limit
        assert limit == 60_000
        assert place.is_dir()
        return
    assert process.returncode == 3, err
    assert "--resume" in err
    assert "Traceback" not in err
    whole(place)
    if place.suffix == ".zip":
        assert not place.exists()
    again = complete(place, resume=True)
    assert all(kept for row, _, kept in again if row <= len(told))
    assert contents(place) == contents(undisturbed)


def test_two_runs_in_one_place_do_not_mix(tmp_path: Path) -> None:
    place = tmp_path / "out"
    process = start(place, special={"n100": HANGS})
    try:
        tell(process, 1)
        second = start(place, resume=True)
        _, err = finish(second)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        end(process)
    assert second.returncode == 3
    assert "đang ghi vào đây" in err
