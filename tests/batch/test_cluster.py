"""A real Dask scheduler with two worker processes, one of them killed in mid-run."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from docgen.batch import run
from docgen.batch.engines import executor_on
from docgen.errors import InputError
from tests.reference import ROOT
from tests.support.batches import SLOW, WRONG, SampleBlueprint, rows

pytest.importorskip("distributed")

pytestmark = pytest.mark.slow
COUNT = 200
SLOWLY = {f"n{number}": SLOW for number in range(1, COUNT + 1)}


@pytest.fixture(autouse=True)
def rows_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "read_rows", lambda source, _blueprint: iter(source))


def launch(module: str, *options: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.{module}", *options],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


class Cluster:
    """A scheduler and two workers, each a process."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as line:
            line.bind(("127.0.0.1", 0))
            port = line.getsockname()[1]
        self.address = f"127.0.0.1:{port}"
        self.scheduler = launch(
            "dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"
        )
        plain = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
        self.workers = [
            launch(
                "dask_worker", f"tcp://{self.address}", *plain, "--local-directory", str(folder / n)
            )
            for n in ("a", "b")
        ]

    def stop(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path)
    try:
        from distributed import Client

        with Client(f"tcp://{cluster.address}", timeout=30, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
        yield cluster
    finally:
        cluster.stop()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_a_cluster_that_loses_a_worker_loses_no_row(
    cluster: Cluster, tmp_path: Path, name: str
) -> None:
    blueprint: Any = SampleBlueprint()
    options: Any = {"check": "none"}
    special = {**SLOWLY, "n150": WRONG}
    told = []
    with executor_on(f"dask://{cluster.address}") as executor:
        for outcome in run.batch(
            blueprint, rows(COUNT, **special), tmp_path / name, executor=executor, **options
        ):
            told.append(outcome)
            if outcome.row == 10:
                cluster.workers[0].kill()
    assert [outcome.row for outcome in told] == list(range(1, COUNT + 1))
    assert [outcome.row for outcome in told if outcome.errors] == [150]
    assert cluster.workers[0].poll() is not None
    list(run.batch(blueprint, rows(COUNT, **special), tmp_path / f"own-{name}", **options))
    assert contents(tmp_path / name) == contents(tmp_path / f"own-{name}")


def contents(place: Path) -> dict[str, bytes]:
    files = [place] if place.is_file() else list(place.iterdir())
    return {
        "zip" if path == place else path.name: path.read_bytes()
        for path in files
        if path.name != "timings.csv"
    }


def test_a_cluster_that_is_not_there_is_told() -> None:
    began = time.monotonic()
    told = pytest.raises(InputError, match="bộ điều phối Dask")
    with told, executor_on("dask://127.0.0.1:9", patience=1.0):
        pass
    assert time.monotonic() - began < 30


@pytest.mark.parametrize("url", ["ray://may:1", "dask://", "127.0.0.1:8786"])
def test_another_engine_is_refused(url: str) -> None:
    with pytest.raises(InputError, match="dask://"), executor_on(url):
        pass
