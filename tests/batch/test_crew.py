"""Processes that die, hang or fail take down only their own row; answers keep their order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from docgen.batch import worker
from docgen.batch.crew import Alone, Borrowed, Crew, Pool
from docgen.batch.ordered import chunks, in_order
from docgen.batch.outcome import Made, Task
from docgen.batch.outputs.archive import ArchiveSink
from docgen.batch.worker import Job
from docgen.errors import OutputError
from tests.support.batches import DIES, DIES_ONCE, HANGS, WRONG, SampleBlueprint, rows


def job(folder: Path, seconds: float = 30.0) -> Job:
    return Job(SampleBlueprint(str(folder)), ArchiveSink(), seconds)  # type: ignore[arg-type]


def tasks(count: int, **special: Any) -> Iterator[Task]:
    for row in rows(count, **special):
        yield Task(row, f"{row.key}.docx", check=False)


def run(pool: Pool, items: Iterator[Task]) -> list[Made]:
    try:
        return [made for chunk in in_order(pool, chunks(items)) for made, _ in chunk]
    finally:
        pool.close()


def codes(made: list[Made]) -> dict[int, str]:
    return {one.row: one.errors[0].code for one in made if one.errors}


@pytest.mark.parametrize("width", [1, 3])
def test_answers_come_in_the_order_of_the_rows(tmp_path: Path, width: int) -> None:
    made = run(Crew(job(tmp_path), width), tasks(130))
    assert [one.row for one in made] == list(range(1, 131))
    assert all(one.data and one.data[:2] == b"PK" for one in made)


def test_every_pool_gives_the_same_bytes(tmp_path: Path) -> None:
    alone = run(Alone(job(tmp_path)), tasks(20))
    with ThreadPoolExecutor(2) as threads, ProcessPoolExecutor(2) as processes:
        for pool in (
            Crew(job(tmp_path), 2),
            *(Borrowed(e, job(tmp_path), 2) for e in (threads, processes)),
        ):
            assert [one.sha256 for one in run(pool, tasks(20))] == [one.sha256 for one in alone]


def test_one_bad_row_harms_no_other(tmp_path: Path) -> None:
    made = run(Crew(job(tmp_path), 2), tasks(60, n3=WRONG, n40="hỏng"))
    assert codes(made) == {3: "demo/wrong", 40: "batch/internal"}
    assert str(made[2].errors[0]).startswith("mau.jsonl, dòng 3: ")
    assert "bí mật" not in str(made[39].errors[0])  # a fault of ours tells no value of the row's


def test_a_process_that_dies_takes_down_one_row(tmp_path: Path) -> None:
    made = run(Crew(job(tmp_path), 2), tasks(60, n5=DIES, n33=DIES_ONCE))
    assert codes(made) == {5: "batch/worker-died"}
    assert [one.row for one in made] == list(range(1, 61))


def test_a_row_that_hangs_is_given_up(tmp_path: Path) -> None:
    # a limit that no innocent row reaches beside other work; the row would hang for ever
    made = run(Crew(job(tmp_path, seconds=3), 2), tasks(30, n7=HANGS))
    assert codes(made) == {7: "batch/too-slow"}


def test_a_row_that_hangs_where_no_timer_reaches_it_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "_HAS_TIMER", False)  # as on Windows
    # long enough for a worker to start beside other work: an innocent row is not to be given up
    made = run(Crew(job(tmp_path, seconds=5), 2), tasks(12, n7=HANGS))
    assert codes(made) == {7: "batch/too-slow"}


def test_processes_end_with_the_one_that_hired_them(tmp_path: Path) -> None:
    pool = Crew(job(tmp_path), 2)
    for number, task in enumerate(tasks(2, n2=HANGS)):
        pool.submit(number, [task])
    assert pool.collect()[0] == 0
    pids = [hand.process.pid for hand in pool._hands]
    pool.close()
    for pid in pids:
        assert pid is not None
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_broken_executor_ends_the_run_with_a_sentence(tmp_path: Path) -> None:
    with ProcessPoolExecutor(1) as processes:
        pool = Borrowed(processes, job(tmp_path), 1)
        with pytest.raises(OutputError, match="--resume"):
            run(pool, tasks(6, n2=DIES))
