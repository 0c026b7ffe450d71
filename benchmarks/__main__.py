"""``python -m benchmarks [--quick] [--full]``: tables of ratios from one run."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from benchmarks import around, folded, many
from benchmarks.engines import Engine, available
from benchmarks.floor import plain
from benchmarks.single import compare, same_texts, timed
from benchmarks.workload import content_of, enlarged, seed, variant


def main(arguments: list[str] | None = None) -> int:
    """Measure, print; 1 when an engine's document says something else."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few repetitions, no other engines")
    parser.add_argument("--full", action="store_true", help="memory at 33,210 rows too")
    options = parser.parse_args(arguments)
    rounds, each, rows = (2, 1, 4) if options.quick else (8, 6, 3321)
    one = variant(seed(), 1)
    engines = available((one, content_of(one)), others=not options.quick)
    differing = same_texts(engines, seed())
    print("same paragraphs in every engine:", "; ".join(differing) or "yes")
    _engines("seed plan, one core", engines, seed(), rounds, each)
    _engines(
        "plan ten times as large, one core",
        engines,
        enlarged(),
        max(2, rounds // 2),
        max(1, each // 2),
    )
    _stages(rounds * each)
    _table(
        "rows of a blueprint, one core",
        ("way", "CPU ms", "x docxtpl", "x set by hand"),
        folded.by_row(engines, rounds, 4 * each),
    )
    _table(
        f"{rows} rows on two processes",
        ("what", "s", "ratio", "CPU s", "CPU ratio"),
        many.batches(rows),
    )
    counts = (3, 6) if options.quick else (300, 3321, 33210) if options.full else (300, 3321)
    _table("memory of a batch", ("rows", "MB, parent", "MB, larger worker"), many.memory(counts))
    _table("start", ("what", "CPU ms", "ratio"), around.cold(1 if options.quick else 7))
    _table("check, warm", ("what", "CPU ms", "renders"), around.checks(2 if options.quick else 15))
    return 1 if differing else 0


def _engines(
    title: str, engines: list[Engine], plan: dict[str, object], rounds: int, each: int
) -> None:
    found = compare(engines, plan, rounds, each)
    base, usual = found["docxtpl"][0], found["docxtpl, set by hand"][0]
    _table(
        title,
        ("engine", "CPU ms", "x docxtpl", "x set by hand", "kB"),
        [
            (name, 1000 * took, base / took, usual / took, size / 1000)
            for name, (took, size) in found.items()
        ],
    )


def _stages(count: int) -> None:
    for title, plan in (("seed plan", seed()), ("ten times as large", enlarged())):
        taken = [
            (variant(plan, number), variant(plan, number + 1), plain(variant(plan, number + 2)))
            for number in range(30_000, 30_000 + 3 * max(2, count), 3)
        ]
        found = timed(around.steps(), taken)
        whole = found["whole"]
        _table(
            f"docgen's stages, {title}",
            ("stage", "CPU ms", "% of whole"),
            [(name, 1000 * took, 100 * took / whole) for name, took in found.items()],
        )
        count //= 4


def _table(title: str, heads: Iterable[str], lines: Iterable[tuple[object, ...]]) -> None:
    """Print a table in Markdown."""
    heads = list(heads)
    print(f"\n### {title}\n\n| {' | '.join(heads)} |\n|{' --- |' * len(heads)}")
    for line in lines:
        cells = (f"{cell:,.2f}" if isinstance(cell, float) else str(cell) for cell in line)
        print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
