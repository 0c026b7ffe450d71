"""Every example is right, but for the slips in the seed's own words, listed beside it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import docgen

EXAMPLES = Path(__file__).parents[1] / "examples"


def _found(name: str) -> Counter[tuple[str, str, str, str]]:
    report = docgen.check(docgen.render(docgen.load(EXAMPLES / name / "ke_hoach.yaml")))
    return Counter(
        (finding.rule, finding.clause, finding.actual, finding.expected)
        for finding in report.findings
        if finding.level != "note"
    )


def _listed(name: str) -> Counter[tuple[str, str, str, str]]:
    page = EXAMPLES / name / "README.md"
    rows = [
        tuple(cell.strip() for cell in line.strip("|").split("|"))
        for line in (page.read_text(encoding="utf-8").splitlines() if page.exists() else ())
        if line.startswith("|") and "/" in line.split("|")[1]
    ]
    return Counter({(rule, clause, is_, must): int(n) for rule, clause, is_, must, n in rows})


@pytest.mark.parametrize("name", ["tan_khai", "xa_2025"])
def test_an_example_has_the_listed_slips_and_no_other(name: str) -> None:
    assert _found(name) == _listed(name)


def test_the_seed_has_slips_to_list() -> None:
    assert _listed("tan_khai")
