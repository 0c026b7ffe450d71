"""Every sentence of Phụ lục I Phần I has its rules or its reason, and the page says so."""

from __future__ import annotations

import importlib.util
from collections import Counter

import pytest

from docgen.standard import load
from docgen.standard.model import Sentence
from tests.reference import ROOT, require_reference
from tests.standard import decree

STANDARD = load()


def test_a_sentence_has_rules_or_a_reason() -> None:
    for one in STANDARD.sentences:
        assert bool(one.rules) != bool(one.reason), one


def test_rules_named_exist() -> None:
    ids = {rule.id for rule in STANDARD.rules}
    assert {rule for one in STANDARD.sentences for rule in one.rules} <= ids


def test_each_rule_judges_a_sentence_of_its_clause() -> None:
    judged: dict[str, set[str]] = {}
    for one in STANDARD.sentences:
        judged.setdefault(one.clause, set()).update(one.rules)
    for rule in STANDARD.rules:
        if rule.clause.endswith("Phần I Phụ lục I"):
            assert rule.id in judged.get(rule.clause, ()), rule.id


def test_coverage_counts() -> None:
    judged, unjudgeable, total = STANDARD.coverage()
    assert judged + unjudgeable == total == len(STANDARD.sentences)
    assert judged > total / 2


def test_no_sentence_of_the_decree_is_left_out() -> None:
    text = require_reference("nd30/phu-luc-I.md").read_text("utf-8")
    theirs = Counter(
        place for place, _ in decree.sentences(text) if place.endswith(" Phần I Phụ lục I")
    )
    ours = Counter(one.clause for one in STANDARD.sentences if " Mục IV" not in one.clause)
    del ours["Mục V Phần I Phụ lục I"]  # a table: one line here for each of its 14 rows
    assert ours == theirs


def test_the_sentences_of_one_clause_stand_together() -> None:
    order = list(dict.fromkeys(one.clause for one in STANDARD.sentences))
    runs = [
        one.clause
        for before, one in zip((None, *STANDARD.sentences), STANDARD.sentences, strict=False)
        if not isinstance(before, Sentence) or before.clause != one.clause
    ]
    assert runs == order


@pytest.mark.parametrize("kind", ["Phần I Phụ lục I", "Nghị định 30/2020/NĐ-CP"])
def test_every_clause_cited_exists(kind: str) -> None:
    existing = decree.clauses(require_reference("nd30"))
    cited = {rule.clause for rule in STANDARD.rules} | {one.clause for one in STANDARD.sentences}
    ours = {clause for clause in cited if clause.endswith(kind)}
    assert ours
    assert ours - existing - {"Mục V Phần I Phụ lục I"} == set()


def test_every_clause_of_annex_2_cited_exists() -> None:
    text = require_reference("nd30/phu-luc-II.md").read_text("utf-8")
    existing = {
        place.replace(" Phần II Phụ lục I", " Phụ lục II")
        for place, _ in decree.paragraphs("**Phần II**\n" + text)
    }
    ours = {rule.clause for rule in STANDARD.rules if rule.clause.endswith(" Phụ lục II")}
    assert ours
    assert ours - existing == set()


def test_the_page_is_current() -> None:
    path = ROOT / "scripts" / "make_nd30_page.py"
    spec = importlib.util.spec_from_file_location("make_nd30_page", path)
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.PAGE.read_text("utf-8") == script.page(STANDARD)
    assert script.main(["--check"]) == 0
