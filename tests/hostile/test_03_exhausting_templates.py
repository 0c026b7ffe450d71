"""Threat 3: a template that would eat time or memory is refused before it is run."""

from __future__ import annotations

from functools import cache

import pytest

from tests.hostile.files import document, placed, run, with_body
from tests.hostile.judging import answered, refused
from tests.hostile.runner import Verdict, verdicts

HUNGRY = {
    "range": "{% for a in range(10**9) %}x{% endfor %}",
    "range of a constant": "{% for a in range(1000000000) %}x{% endfor %}",
    "nested ranges": "{% for a in range(999) %}{% for b in range(999) %}x{% endfor %}{% endfor %}",
    "power": "{{ 9**(9**9) }}",
    "product of texts": "{{ 'x'*10**10 }}",
    "sum": "{{ 1+1 }}",
    "shift by product": "{{ 2*2*2 }}",
    "center": "{{ drafter|center(10**10) }}",
    "center of a constant": "{{ drafter|center(10000000000) }}",
    "indent": "{{ drafter|indent(10000000000) }}",
    "ljust": "{{ drafter.ljust(10000000000) }}",
    "format width": "{{ '%10000000000d'|format(1) }}",
    "lipsum": "{{ lipsum(n=100000) }}",
    "cycler": "{% set c = cycler('a') %}{{ c.next() }}",
    "batch": "{{ blocks|batch(10000000000) }}",
    "slice filter": "{{ blocks|slice(10000000000) }}",
    "tojson": "{{ van_ban|tojson }}",
    "pprint": "{{ van_ban|pprint }}",
    "recursive loop": "{% for a in blocks recursive %}{{ loop(blocks) }}{% endfor %}",
    "recursive macro": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "concatenation": "{{ drafter ~ drafter ~ drafter }}",
    "three loops over one list": "{% for a in blocks %}{% for b in blocks %}{% for c in blocks %}x"
    "{% endfor %}{% endfor %}{% endfor %}",
    "a number of 5000 digits": "{{ " + "9" * 5000 + " }}",
    "a tower of brackets": "{{ " + "(" * 3000 + "drafter" + ")" * 3000 + " }}",
    "a tower of conditions": "{% if drafter %}" * 400 + "{% endif %}" * 400,
    "a tower of not": "{{ " + "not " * 5000 + "drafter }}",
    "a chain of attributes": "{{ title" + ".a" * 5000 + " }}",
    "a chain of filters": "{{ drafter" + "|chu_hoa" * 5000 + " }}",
}
INPUTS = placed(HUNGRY)


@cache
def _verdicts() -> dict[str, Verdict]:
    return verdicts("template", INPUTS)


@pytest.mark.parametrize("name", INPUTS)
def test_it_is_refused_in_time(name: str) -> None:
    refused(_verdicts()[name])


# Big and honest, or dull and big: an answer either way, but soon and in little memory.
DULL = {
    "a hundred thousand braces": "{" * 100_000,
    "unclosed comments": "{#" * 20_000,
    "unclosed tags": "{{ a " * 20_000,
    "percent signs": "{% " * 20_000,
    "a long word": "x" * 1_000_000,
    "escaped braces": "{_{" * 50_000,
    "spaces in a tag": "{{" + " " * 200_000 + "drafter }}",
    "many tags": "{{ drafter }}" * 5_000,
}


@cache
def _of_the_dull() -> dict[str, Verdict]:
    inputs = {name: with_body(document(), f"<w:p>{run(text)}</w:p>") for name, text in DULL.items()}
    return verdicts("template", inputs)


@pytest.mark.parametrize("name", DULL)
def test_long_texts_of_braces_are_judged_in_time(name: str) -> None:
    answered(_of_the_dull()[name])
