"""Code of someone who uses docgen, never run: type checkers must see through the public door."""
# pyright: strict, reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal, assert_type

import docgen
from docgen.vietnamese import format_date, format_money, spell_money


def one(path: Path) -> bytes:
    """A document from a file, proven."""
    plan = docgen.load(path)
    assert_type(plan, docgen.NamedDocument)
    assert_type(docgen.Plan.model_validate({}), docgen.Plan)
    data = docgen.render(plan, template=Path("my.docx"), trusted=True)
    assert_type(data, bytes)
    report = docgen.check(data)
    assert_type(report, docgen.Report)
    assert_type(report.ok, bool)
    for finding in report.findings:
        assert_type(finding, docgen.Finding)
        assert_type(finding.level, Literal["error", "warning", "note"])
        assert_type(finding.where.paragraph, int | None)
    return docgen.to_pdf(data)


def many(rows: list[dict[str, object]]) -> Iterator[str]:
    """A document for each row."""
    blueprint = docgen.Blueprint.load("blueprint.yaml")
    assert_type(blueprint.fill(rows[0]), docgen.NamedDocument)
    for outcome in docgen.batch(blueprint, rows, into="out/", check="sample"):
        assert_type(outcome, docgen.Outcome)
        assert_type(outcome.errors, tuple[docgen.Problem, ...])
        yield outcome.key


def faults(path: str) -> list[str]:
    """Every fault has a place and a sentence."""
    try:
        docgen.load(path)
    except docgen.InputError as error:
        assert_type(error.problems, tuple[docgen.Problem, ...])
        return [problem.message for problem in error.problems if problem.line is not None]
    return [format_money(4_500_000), spell_money(1), format_date(date(2026, 3, 1), short=True)]


def pages(data: bytes) -> list[bytes]:
    """A picture of each page."""
    return docgen.to_png(data, dpi=100)


def mistakes() -> None:
    """What is wrong is told: an ignore that nothing needs is a mistake too, for both checkers."""
    docgen.render("ke_hoach.yaml")  # type: ignore[arg-type]
    docgen.check(1)  # type: ignore[arg-type]
    docgen.loads  # type: ignore[attr-defined]  # noqa: B018
