"""Every rule is silent on a right document and fires on one that is spoilt for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from docgen.check import Report, check
from docgen.check.rules import JUDGES
from docgen.standard import load
from tests.check.builder import Paper, R, letter, plan, regulation
from tests.check.spoils import SPOILS

PAPERS = [plan, letter, regulation]


@cache
def _right(base: Callable[[], Paper]) -> Report:
    return check(base().data())


@pytest.mark.parametrize("base", PAPERS, ids=lambda base: base.__name__)
def test_a_right_document_has_no_finding(base: Callable[[], Paper]) -> None:
    assert _right(base).findings == ()


@pytest.mark.parametrize("rule", SPOILS)
def test_a_rule_fires_on_what_is_spoilt_for_it_and_not_before(rule: str) -> None:
    base, change = SPOILS[rule]
    assert rule not in {finding.rule for finding in _right(base).findings}
    paper = base()
    change(paper)
    fired = [finding for finding in check(paper.data()).findings if finding.rule == rule]
    assert fired, f"{rule} saw nothing"
    demand = load().rule(rule)
    grave = ("note", "warning", "error")
    for finding in fired:
        assert not finding.failed
        assert finding.clause == demand.clause
        assert grave.index(finding.level) <= grave.index(demand.level)
        assert finding.message.endswith((".", "”"))
        assert finding.expected


def test_every_rule_has_a_function_a_firing_test_and_a_silent_one() -> None:
    """The silent test is the same right document before it is spoilt."""
    wanted = {rule.id for rule in load().rules}
    assert set(JUDGES) == wanted
    assert set(SPOILS) == wanted


@pytest.mark.parametrize(
    ("runs", "rules"),
    [
        # as forms 1.2 and 1.3 of the decree have it: number in bold, then a text
        ([("Điều 1.", True), (" Quyết định này có hiệu lực từ ngày ký.", False)], {"dieu/title"}),
        ([("Điều 1. Hiệu lực:", True), (" Quyết định này có hiệu lực từ ngày ký.", False)], set()),
        ([("Điều 1. hiệu lực", True)], set()),
        ([("Điều 1. Phạm vi điều chỉnh", False)], {"dieu/bold", "dieu/title"}),
        ([("Điều 1. ", True), ("Phạm vi điều chỉnh", False)], {"dieu/bold", "dieu/title"}),
        ([("Điều 1. Quyết định này có hiệu lực.", False)], {"dieu/bold", "dieu/title"}),
    ],
)
def test_an_article_is_bold_as_far_as_its_title(
    runs: list[tuple[str, bool]], rules: set[str]
) -> None:
    paper = regulation()
    paper["dieu"].text = [R(text, bold=bold) for text, bold in runs]
    told = {one.rule for one in check(paper.data()).findings}
    assert {rule for rule in told if rule.startswith("dieu/")} == rules
