"""Many documents: to files and to one .zip, beside docxtpl on as many processes; memory."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from time import perf_counter
from typing import Any, Literal

from benchmarks import words
from benchmarks.engines import saved
from benchmarks.workload import BLUEPRINT, content_of_document, rows

__all__ = ["batches", "memory"]

SAMPLE = 200  # documents docxtpl makes; its time is scaled to the number of rows
CHECKED = 600  # documents that docgen makes and checks, scaled likewise


Took = tuple[float, float]  # seconds on the wall; of the processors, of all processes together


def clocks() -> Took:
    """Both clocks now; processes that have ended count in the second."""
    both = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return perf_counter(), sum(usage.ru_utime + usage.ru_stime for usage in both)


def since(start: Took) -> Took:
    """What has passed."""
    wall, used = clocks()
    return wall - start[0], used - start[1]


def batches(count: int) -> list[tuple[str, float, float, float, float]]:
    """Seconds for ``count`` rows, and how many times docxtpl's on two processes that is."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        few = min(SAMPLE, count)
        wall, used = (one / few * count for one in by_docxtpl(few, place / "docxtpl"))
        files = by_docgen(count, place / "files")
        archive = by_docgen(count, place / "all.zip")
        some = min(CHECKED, count)
        took = by_docgen(some, place / "checked", check="all")
        checked = [one / some * count for one in took]
    each = f"docgen to files, each checked ({some} made, scaled)"
    return [
        (f"docxtpl to files ({few} made, scaled)", wall, 1.0, used, 1.0),
        ("docgen to files", files[0], wall / files[0], files[1], used / files[1]),
        ("docgen to one .zip", archive[0], wall / archive[0], archive[1], used / archive[1]),
        (each, checked[0], wall / checked[0], checked[1], used / checked[1]),
    ]


def by_docgen(count: int, into: Path, check: Literal["all", "none"] = "none") -> Took:
    """Rows to documents, all of it: validated, recorded, written; not checked unless asked."""
    import docgen

    start = clocks()
    made = 0
    for outcome in docgen.batch(BLUEPRINT, rows(count), into=into, check=check, workers=2):
        assert not outcome.errors, outcome.errors
        made += 1
    assert made == count
    return since(start)


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


def by_docxtpl(count: int, into: Path) -> Took:
    """Texts to files on two processes, as docxtpl's manual shows for each."""
    into.mkdir()
    template = saved(words.Docxtpl(), slim=True)
    tasks = [
        (str(template), content, str(into / f"{number}.docx"))
        for number, content in enumerate(contents(count))
    ]
    start = clocks()
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(write_one, tasks, chunksize=max(1, min(20, count // 4))))
    return since(start)


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
