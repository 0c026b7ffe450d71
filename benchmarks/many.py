"""Many documents: to files and to one .zip, beside docxtpl on as many processes; memory."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks import words
from benchmarks.engines import saved
from benchmarks.workload import BLUEPRINT, content_of_document, rows

__all__ = ["batches", "memory"]

SAMPLE = 200  # documents docxtpl makes; its time is scaled to the number of rows


def batches(count: int) -> list[tuple[str, float, float]]:
    """Seconds for ``count`` rows, and how many times docxtpl's on two processes that is."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        sample = min(SAMPLE, count)
        took = by_docxtpl(sample, place / "docxtpl") / sample * count
        files = by_docgen(count, place / "files")
        archive = by_docgen(count, place / "all.zip")
    return [
        (f"docxtpl to files ({sample} made, scaled)", took, 1.0),
        ("docgen to files", files, took / files),
        ("docgen to one .zip", archive, took / archive),
    ]


def by_docgen(count: int, into: Path) -> float:
    """Rows to documents, all of it: validated, recorded, written; not checked."""
    import docgen

    start = perf_counter()
    made = 0
    for outcome in docgen.batch(BLUEPRINT, rows(count), into=into, check="none", workers=2):
        assert not outcome.errors, outcome.errors
        made += 1
    assert made == count
    return perf_counter() - start


def contents(count: int) -> list[dict[str, Any]]:
    """The finished texts for docxtpl, made beforehand: it has no rows, no blueprint."""
    from docgen import Blueprint
    from docgen.batch.rows import Row, read_rows

    blueprint = Blueprint.load(BLUEPRINT)
    return [
        content_of_document(blueprint.fill(row))
        for row in read_rows(rows(count), blueprint)
        if isinstance(row, Row)
    ]


def by_docxtpl(count: int, into: Path) -> float:
    """Texts to files on two processes, as docxtpl's manual shows for each."""
    into.mkdir()
    template = saved(words.Docxtpl(), slim=True)
    tasks = [
        (str(template), content, str(into / f"{number}.docx"))
        for number, content in enumerate(contents(count))
    ]
    start = perf_counter()
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(write_one, tasks, chunksize=max(1, min(20, count // 4))))
    return perf_counter() - start


def write_one(task: tuple[str, dict[str, Any], str]) -> None:
    """One document by docxtpl."""
    from docxtpl import DocxTemplate

    template, content, target = task
    document = DocxTemplate(template)
    document.render(content, autoescape=True)
    document.save(target)


_MEASURED = """
import json, resource, sys, tempfile
from pathlib import Path
from benchmarks.many import by_docgen
with tempfile.TemporaryDirectory() as folder:
    by_docgen(int(sys.argv[1]), Path(folder) / "all.zip")
# ru_maxrss of a process counts what its parent held when it started it; VmHWM doesn't.
status = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines())
own = int(status["VmHWM"].split()[0]) / 1024
print(json.dumps([own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024]))
"""


def memory(counts: tuple[int, ...]) -> list[tuple[str, float, float]]:
    """Peak memory of the process that leads a batch to a .zip, and of its largest worker."""
    lines = []
    for count in counts:
        done = subprocess.run(
            [sys.executable, "-c", _MEASURED, str(count)],
            check=True,
            capture_output=True,
            text=True,
            cwd=Path(__file__).parent.parent,
        )
        own, worker = json.loads(done.stdout)
        lines.append((f"{count:,}", own, worker))
    return lines
