"""The benchmark runs, compares like with like, sees a text that differs; none judges time."""

from __future__ import annotations

import pytest

from benchmarks.__main__ import main
from benchmarks.engines import Here, docgen_engines
from benchmarks.single import paragraphs, same_texts
from benchmarks.workload import enlarged, seed, variant


def test_quick_run_prints_every_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--quick"]) == 0
    printed = capsys.readouterr().out
    assert "same paragraphs in every engine: yes" in printed
    titles = [line for line in printed.splitlines() if line.startswith("### ")]
    assert len(titles) == 9
    for engine in ("docgen", "docxtpl", "docxtpl, sped up"):
        assert f"\n| {engine} |" in printed


def test_an_engine_that_says_something_else_is_told() -> None:
    docgen = docgen_engines()[0]
    late = Here("late", lambda plan: docgen.run([variant(plan, 99)])[1], takes_plan=True)
    said = same_texts([docgen, late], seed())
    assert len(said) == 1
    assert said[0].startswith("late: lost ")


def test_no_two_variants_share_their_prose() -> None:
    docgen = docgen_engines()[0]
    first, second = (set(paragraphs(docgen.run([variant(seed(), number)])[1])) for number in (1, 2))
    long = {text for text in first & second if len(text) > 150}
    assert not long


def test_the_large_plan_is_about_ten_times_as_long() -> None:
    docgen = docgen_engines()[0]
    one, ten = (len("".join(paragraphs(docgen.run([plan])[1]))) for plan in (seed(), enlarged()))
    assert 7 < ten / one < 10
