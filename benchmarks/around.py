"""What stands around a render: docgen's stages, its floor, its start, its check."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from benchmarks import floor
from benchmarks.workload import SEED, seed, variant

__all__ = ["checks", "cold", "steps"]


def steps() -> dict[str, Callable[[Any], Any]]:
    """Each stage alone, of two plans and a plain one; it works on what the one before has made."""

    from docgen import Plan, render
    from docgen.layout import lay_out
    from docgen.package import deflate
    from docgen.render import load_template
    from docgen.templates import read_compiled, read_template

    template = load_template(read_compiled(), read_template())
    bare = floor.bare()
    made: dict[str, Any] = {}
    folder = Path(tempfile.mkdtemp())

    def validate(plans: Any) -> None:
        made["plan"] = Plan.model_validate(plans[1])

    def layout(_: Any) -> None:
        made["context"] = dict(lay_out(made["plan"]))

    def text(_: Any) -> None:
        made["xml"] = template.render_parts(made["context"])[template.main_part]

    def write(_: Any) -> None:
        target = folder / "plan.docx"
        new = folder / "plan.tmp"
        new.write_bytes(made["xml"])
        os.replace(new, target)

    def whole(plans: Any) -> None:  # of a plan of its own: words seen just before are quicker
        render(Plan.model_validate(plans[0]))

    return {
        "whole": whole,
        "validate": validate,
        "layout": layout,
        "render: text of the parts": text,
        "floor: pydantic, nothing judged": lambda plans: bare(plans[2]),
        "floor: deflate of the main part": lambda _: deflate(made["xml"]),
        "floor: a file of that size created, renamed": write,
    }


def cold(times: int) -> list[tuple[str, float, float]]:
    """CPU time of a new process, the least of several in turn."""
    with tempfile.TemporaryDirectory() as folder:
        target = str(Path(folder) / "plan.docx")
        make = [sys.executable, "-m", "docgen", "make", str(SEED), "-o", target]
        commands = {
            "import pydantic, jinja2": [sys.executable, "-c", "import pydantic, jinja2"],
            "import docgen": [sys.executable, "-c", "import docgen"],
            "docgen make --no-check": [*make, "--no-check"],
            "docgen make": make,
        }
        took: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(times):
            for name, command in commands.items():
                before = _children()
                subprocess.run(command, check=True, capture_output=True)
                took[name].append(_children() - before)
    least = {name: min(seconds) for name, seconds in took.items()}
    base = least["import pydantic, jinja2"]
    return [(name, 1000 * seconds, seconds / base) for name, seconds in least.items()]


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def checks(times: int) -> list[tuple[str, float, float]]:
    """``docgen.check`` beside the render of the same plan, in turn."""
    from docgen import Plan, check, render

    took: dict[str, list[float]] = {"render": [], "check": []}
    for number in range(times):
        plan = variant(seed(), 20_000 + number)
        start = process_time()
        document = render(Plan.model_validate(plan))
        made = process_time()
        report = check(document)
        took["check"].append(process_time() - made)
        took["render"].append(made - start)
        assert report.ok, report.findings[:2]
    base = median(took["render"])
    return [(name, 1000 * median(all_), median(all_) / base) for name, all_ in took.items()]
