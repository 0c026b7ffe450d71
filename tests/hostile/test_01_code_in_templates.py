"""Threat 1: a template that would run code. Nothing of it runs, wherever the tag stands."""

from __future__ import annotations

import os
from functools import cache

import pytest

from tests.hostile.files import placed
from tests.hostile.judging import refused
from tests.hostile.runner import Verdict, verdicts

# The families that are known against Jinja; each reaches the same end by another way.
ESCAPES = {
    "class walk": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "class walk by item": "{{ title['__class__']['__base__'] }}",
    "hex escapes": "{{ title['\\x5f\\x5fclass\\x5f\\x5f'] }}",
    "joined name": "{{ title[['__cla','ss__']|join] }}",
    "attr filter": "{{ title|attr('__class__') }}",
    "map attribute": "{{ [title]|map(attribute='__class__')|list }}",
    "globals of a helper": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "globals of joiner": "{{ joiner.__init__.__globals__.os.getcwd() }}",
    "globals of lipsum": "{{ lipsum.__globals__['os'].getcwd() }}",
    "self": "{{ self._TemplateReference__context.cycler.__init__.__globals__.os }}",
    "self by item": "{{ self['__init__'] }}",
    "builtins": "{{ __builtins__ }}",
    "import by name": "{{ __import__('os').getcwd() }}",
    "config": "{{ config.items() }}",
    "request": "{{ request.application.__globals__ }}",
    "url_for": "{{ url_for.__globals__ }}",
    "namespace": "{% set ns = namespace(x=1) %}{{ ns.x }}",
    "call block": "{% call title() %}{% endcall %}",
    "macro globals": "{% macro m() %}{% endmacro %}{{ m.__globals__ }}",
    "generator frame": "{{ (blocks|map('upper')).gi_frame }}",
    "include": "{% include '/etc/passwd' %}",
    "import": "{% import 'os' as os %}",
    "from import": "{% from 'x' import y %}",
    "extends": "{% extends 'x' %}",
    "statement call": "{% if blocks.append(1) %}x{% endif %}",
    "loop call": "{% for a in blocks.copy() %}x{% endfor %}",
    "loop over subclasses": "{% for c in ().__class__.__base__.x() %}{{ c }}{% endfor %}",
    "filter block": "{% filter upper %}x{% endfilter %}",
    "method of a text": "{{ title.name.encode() }}",
    "do": "{% do blocks.clear() %}",
    "print tag": "{% print(title.clear()) %}",
    "paragraph tag": "{{p title.__class__ }}",
    "run tag": "{{r title.__init__ }}",
    "comparison": "{{ title.__class__ == 1 }}",
    "argument of a filter": "{{ drafter|mac_dinh(title.__class__) }}",
    "inside a condition": "{% if title.__class__ %}x{% endif %}",
}  # fmt: skip
INPUTS = placed(ESCAPES)
BODIES = {name: data for name, data in INPUTS.items() if name.endswith("@ body")}


@cache
def _by_library() -> dict[str, Verdict]:
    return verdicts("template", INPUTS)


@cache
def _by_command() -> dict[str, Verdict]:
    return verdicts("docgen make --template", BODIES)


@pytest.mark.parametrize("name", INPUTS)
def test_code_is_refused_at_compile(name: str) -> None:
    verdict = _by_library()[name]
    refused(verdict)
    assert os.getcwd() not in verdict.told
    part = "docProps/core.xml" if name.endswith("properties") else "word/"
    assert part in verdict.told, verdict
    assert all(problem["path"] for problem in verdict.problems)


@pytest.mark.parametrize("name", BODIES)
def test_the_command_refuses_it_too(name: str) -> None:
    refused(_by_command()[name])


def test_what_the_language_offers_still_works() -> None:
    """The same places take a tag that is allowed: the refusals above are not for the place."""
    right = placed({"name": "{{ title.name | chu_thuong }}"})
    found = verdicts("template", right)
    for name, verdict in found.items():
        wanted = "refused" if name.endswith("properties") else "answered"
        assert verdict.outcome == wanted, (name, verdict)
