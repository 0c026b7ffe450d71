"""Threats 1, 2 and 3: what would run, escape or exhaust, written into plan files and blueprints."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache

import pytest

from tests.hostile import test_01_code_in_templates as code
from tests.hostile import test_02_sandbox_escapes as escapes
from tests.hostile import test_03_exhausting_templates as exhausting
from tests.hostile.judging import refused
from tests.hostile.runner import Verdict, verdicts
from tests.hostile.test_18_rows_and_runs import BLUEPRINT
from tests.support.plans import RIGHT

PAYLOADS = {**code.ESCAPES, **escapes.ESCAPES, **exhausting.HUNGRY}
OLD = "Trồng 1.000 cây xanh."


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _in_text(text: str) -> str:
    return RIGHT.replace(OLD, _quoted(f"Trồng {text} cây."))


def _in_figure(text: str) -> str:
    return RIGHT.replace(OLD, "'{{ a }}'") + f"so_lieu: {{a: {_quoted(text)}}}\n"


def _in_blueprint(text: str) -> str:
    return BLUEPRINT.replace('"Ở {{ thon }} trồng {{ so_cay | so }} cây xanh."', _quoted(text))


def _in_name(text: str) -> str:
    return BLUEPRINT.replace('"{{ thon }}"', _quoted(text))


def _in_condition(text: str) -> str:
    bare = text.replace("{{", "").replace("}}", "")
    return BLUEPRINT.replace("{muc: muc_tieu, ", f"{{muc: muc_tieu, khi: {_quoted(bare)}, ")


def _in_loop(text: str) -> str:
    bare = text.replace("{{", "").replace("}}", "")
    return BLUEPRINT.replace("{muc: muc_tieu, ", f"{{muc: muc_tieu, lap: {_quoted(bare)}, ")


PLACES: dict[str, tuple[str, Callable[[str], str]]] = {
    "a text of a plan": ("yaml", _in_text),
    "a figure": ("yaml", _in_figure),
    "a text of a blueprint": ("blueprint", _in_blueprint),
    "the name of a file": ("blueprint", _in_name),
    "a condition": ("blueprint", _in_condition),
    "a loop": ("blueprint", _in_loop),
}


@cache
def _verdicts(place: str) -> dict[str, Verdict]:
    door, put = PLACES[place]
    return verdicts(door, {name: put(text).encode() for name, text in PAYLOADS.items()})


@pytest.mark.parametrize("name", PAYLOADS)
@pytest.mark.parametrize("place", PLACES)
def test_it_is_refused_by_its_line(place: str, name: str) -> None:
    verdict = _verdicts(place)[name]
    refused(verdict)
    assert "dòng" in verdict.told, verdict


@cache
def _by_command() -> dict[str, Verdict]:
    inputs = {name: _in_text(text).encode() for name, text in list(PAYLOADS.items())[::6]}
    return verdicts("docgen make .yaml", inputs)


@pytest.mark.parametrize("name", list(PAYLOADS)[::6])
def test_the_command_refuses_it_too(name: str) -> None:
    refused(_by_command()[name])
