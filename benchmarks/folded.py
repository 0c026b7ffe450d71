"""Rows of one blueprint to bytes on one core: folded, unfolded, and docxtpl with finished texts."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from statistics import median
from time import process_time
from typing import Any

from benchmarks.engines import Engine
from benchmarks.workload import BLUEPRINT, content_of_document, rows

__all__ = ["by_row"]


def by_row(engines: list[Engine], rounds: int, each: int) -> list[tuple[str, float, float, float]]:
    """Median processor milliseconds a row, and how many times the two docxtpls that is.

    Every row is new to whoever gets it; rows are read beforehand, as a batch reads them once.
    """
    from docgen import Blueprint, render
    from docgen.batch.fold import Fold
    from docgen.batch.rows import Row, read_rows

    blueprint = Blueprint.load(BLUEPRINT)
    read = (
        row for row in read_rows(rows((rounds + 1) * each * 6), blueprint) if isinstance(row, Row)
    )
    ways: dict[str, Callable[[Any], object]] = {
        "docgen, folded": Fold(blueprint),
        "docgen, folded, isal": Fold(blueprint, compressor="isal"),
        "docgen, unfolded": lambda row: render(blueprint.fill(row)),
    }
    peers = {one.name: one for one in engines if one.name.startswith("docxtpl")}
    seconds: dict[str, list[float]] = {name: [] for name in (*ways, *peers)}
    for turn in range(rounds + 1):
        for name, way in ways.items():
            taken = list(itertools.islice(read, each))
            took = []
            for row in taken:
                start = process_time()
                way(row)
                took.append(process_time() - start)
            seconds[name] += took if turn else []  # the first round warms up
        contents = [
            content_of_document(blueprint.fill(row)) for row in itertools.islice(read, each)
        ]
        for name, engine in peers.items():
            took, _ = engine.run(contents)
            seconds[name] += took if turn else []
    middle = {name: median(took) for name, took in seconds.items()}
    base, usual = middle["docxtpl"], middle["docxtpl, set by hand"]
    return [(name, 1000 * took, base / took, usual / took) for name, took in middle.items()]
