"""What holds of any plan and of any damaged file, not only of those that someone thought of."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, example, given, settings
from hypothesis import strategies as st

import docgen
from docgen.check import annotate, check, fix
from docgen.errors import DocgenError, InputError
from docgen.package import open_package, parse_xml
from docgen.reading import parse
from docgen.schemas.rich import Formatted, words_of
from docgen.vietnamese import read_number_words, spell_number
from tests.hostile.files import document
from tests.hostile.plans import plans
from tests.reference import ROOT, reference_dir
from tests.support.damage import cut, flipped, swapped_members, with_mutated_part
from tests.support.examples import TAN_KHAI, rendered
from tests.test_same_bytes import ANOTHER_DAY

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# In tests/conftest.py: a run of all tests tries few, --hypothesis-profile=deep many.
MANY = settings().max_examples // 4
slow = settings(max_examples=MANY, deadline=None, suppress_health_check=list(HealthCheck))
seeds = st.integers(0, 2**32).map(Random)


def _plan(mapping: dict[str, Any]) -> docgen.Plan:
    try:
        return docgen.Plan.model_validate(mapping)
    except InputError as error:  # words that chance made into a total, a mention, an old encoding
        assume(not {p.code.split("/")[0] for p in error.problems} <= {"text", "total", "appendix"})
        raise


def _said(data: bytes) -> str:
    texts = []
    for name, content in open_package(data).parts.items():
        if re.fullmatch(r"word/(document|foot\w+|head\w+)\.xml", name):
            root = parse_xml(content, name)
            texts += ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p")]
    return re.sub(r"\s+", " ", " ".join(texts))


def _typed(value: Any, key: str = "") -> Iterator[str]:
    """Every text of the mapping that is printed, in the order it is typed, without its notes."""
    if isinstance(value, dict):
        if {"dinh_dang"} == value.keys():
            yield words_of(Formatted(formatted=value["dinh_dang"]))
            return
        for name in sorted(value, key=_PRINTED.find):
            yield from _typed(value[name], name)
    elif isinstance(value, list):
        for item in value:
            yield from _typed(item, key)
    elif isinstance(value, str) and key not in {"khoa", "kieu"}:
        yield value


_PRINTED = "tieu_de don_vi_tinh cot hang noi_dung tong_cong"  # the order in which keys are printed


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


@slow
@given(plans())
def test_any_plan_renders_and_every_word_of_it_stands_there(mapping: dict[str, Any]) -> None:
    plan = _plan(mapping)
    data = docgen.render(plan)
    for name, content in open_package(data).parts.items():
        if name.endswith((".xml", ".rels")):
            parse_xml(content, name)
    text = _said(data).casefold()
    for given_text in _typed(mapping["cac_muc"]):
        wanted = re.sub(r"\s+", " ", given_text).strip().casefold().rstrip(" .;:,/")
        assert wanted in text, given_text
    # in order: the words of all sections as one text are a subsequence of the document's
    spoken = iter(_words(text))
    for given_text in _typed(mapping["cac_muc"]):
        assert all(word in spoken for word in _words(given_text)), given_text


@slow
@given(plans(orderly=True))
def test_any_plan_is_right_by_the_decree(mapping: dict[str, Any]) -> None:
    report = check(docgen.render(_plan(mapping)))
    errors = [finding for finding in report.findings if finding.level == "error"]
    assert not errors, [str(finding) for finding in errors]
    assert not any(finding.failed for finding in report.findings)


@slow
@given(plans())
def test_any_order_of_levels_that_the_schema_takes_is_right(mapping: dict[str, Any]) -> None:
    """Lists side by side, levels left out, bullets that hold numbers."""
    report = check(docgen.render(_plan(mapping)))
    assert not [finding for finding in report.findings if finding.level == "error"], str(report)
    assert not any(finding.failed for finding in report.findings)


@slow
@given(plans())
def test_any_plan_is_valid_by_the_schemas(mapping: dict[str, Any]) -> None:
    from tests.support.xsd import schema_faults

    if reference_dir() is None:
        pytest.skip("no reference material")
    assert schema_faults(docgen.render(_plan(mapping))) == []


@slow
@given(plans())
def test_any_plan_dumps_and_loads_the_same(mapping: dict[str, Any]) -> None:
    plan = _plan(mapping)
    dumped = plan.model_dump(mode="json", by_alias=True)
    again = docgen.Plan.model_validate(json.loads(json.dumps(dumped)))
    assert again == plan
    assert again.model_dump(mode="json", by_alias=True) == dumped
    assert docgen.render(again) == docgen.render(plan)


ELSEWHERE = (
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Kiritimati"},
    {"PYTHONHASHSEED": "4242", "LC_ALL": "C.UTF-8", "TZ": "America/Noronha", "PYTHONUTF8": "0"},
)
DIGESTS = f"""{ANOTHER_DAY}
import hashlib, json, sys
import docgen
for mapping in json.loads(sys.stdin.buffer.read()):
    data = docgen.render(docgen.Plan.model_validate(mapping))
    print(hashlib.sha256(data).hexdigest())
"""


def test_any_plan_gives_the_same_bytes_anywhere() -> None:
    """Under another hash seed, locale, time zone and day, in another process."""
    mappings: list[dict[str, Any]] = []
    collect = given(plans())(lambda mapping: mappings.append(mapping) if _plan(mapping) else None)
    settings(slow, max_examples=MANY, phases=[Phase.generate])(collect)()
    assert len(mappings) > MANY // 2
    here = [hashlib.sha256(docgen.render(_plan(one))).hexdigest() for one in mappings]
    assert here == [hashlib.sha256(docgen.render(_plan(one))).hexdigest() for one in mappings]
    for machine in ELSEWHERE:
        done = subprocess.run(
            [sys.executable, "-c", DIGESTS],
            env={**os.environ, "PYTHONPATH": str(ROOT), **machine},
            input=json.dumps(mappings).encode(),
            capture_output=True,
            check=True,
        )
        assert done.stdout.decode().split() == here


def _damaged(data: bytes, random: Random) -> bytes:
    match random.randrange(4):
        case 0:
            return flipped(data, random, random.randrange(1, 6))
        case 1:
            return cut(data, random)
        case 2:
            return swapped_members(data, random)
        case _:
            return with_mutated_part(data, random, random.randrange(1, 12))


@contextmanager
def _in_time() -> Iterator[None]:
    """Of the processor: the clock on the wall is not ours alone."""
    start = time.process_time()
    yield
    assert time.process_time() - start < 4


def _tells(error: DocgenError) -> None:
    if not error.problems or not all(problem.message for problem in error.problems):
        raise AssertionError("a refusal without a sentence") from error


SOUND = [document, lambda: rendered(TAN_KHAI)]


@settings(slow, max_examples=4 * MANY)
@given(seeds, st.sampled_from(SOUND))
def test_any_damaged_file_is_judged_or_refused(random: Random, sound: Any) -> None:
    data = _damaged(sound(), random)
    try:
        with _in_time():
            report = check(data)
    except DocgenError as error:
        _tells(error)
        return
    assert not [finding for finding in report.findings if finding.failed]
    assert str(report)


@slow
@given(seeds)
def test_any_damaged_file_is_annotated_and_mended_or_refused(random: Random) -> None:
    data = with_mutated_part(document(), random, random.randrange(1, 6))
    try:
        assert annotate(data, check(data))[:2] == b"PK"
        assert fix(data)[0][:2] == b"PK"
    except DocgenError as error:
        _tells(error)


@settings(slow, max_examples=2 * MANY)
@given(seeds)
@example(Random(945))  # a condition opened in one depth of the markup and closed in another
def test_any_damaged_template_is_compiled_or_refused(random: Random) -> None:
    from docgen.templates import read_template

    plan = docgen.Plan.model_validate(parse_right())
    template = _damaged(read_template(), random)
    try:
        with _in_time():
            data = docgen.render(plan, template=template)
    except DocgenError as error:
        _tells(error)
        return
    for name, content in open_package(data).parts.items():
        if name.endswith(".xml"):
            parse_xml(content, name)


def parse_right() -> Any:
    from tests.support.plans import RIGHT

    return parse(RIGHT, "right.yaml").tree


@given(st.integers(-(10**20), 10**20))
def test_numbers_in_words_read_back(number: int) -> None:
    assert read_number_words(spell_number(number)) == number
