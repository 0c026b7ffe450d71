"""Threat 2: the known ways out of Jinja's sandbox, each by its CVE; and the versions mended."""

from __future__ import annotations

from functools import cache

import pytest

from tests.hostile.files import placed
from tests.hostile.judging import refused
from tests.hostile.runner import Verdict, verdicts

ESCAPES = {
    "CVE-2016-10745 format": "{{ '{0.__class__.__mro__}'.format(title) }}",
    "CVE-2016-10745 format on a value": "{{ drafter.format(x=title) }}",
    "CVE-2019-10906 format_map": "{{ '{a.__class__}'.format_map(title) }}",
    "CVE-2019-8341 template from string": "{{ ''.join(title).__class__ }}",
    "CVE-2024-22195 xmlattr": "{{ {'a onload=x': 1}|xmlattr }}",
    "CVE-2024-34064 xmlattr": "{{ {'a/onload': 1}|xmlattr }}",
    "CVE-2024-56201 template name": "{% import '{self.__init__}' as x %}{{ x }}",
    "CVE-2024-56326 stored format": "{% set f = '{0.__class__}'.format %}{{ f(title) }}",
    "CVE-2024-56326 filter": "{{ '{0.__class__}'|map('format') }}",
    "CVE-2025-27516 attr filter": "{{ '{0.__class__}'|attr('format') }}",
    "CVE-2025-27516 attr then call": "{{ ('{0.__class__}'|attr('format'))(title) }}",
    "percent format": "{{ '%(a)s' % title }}",
    "format filter": "{{ '%s'|format(title) }}",
    "reverse of a name": "{{ title['__ssalc__'[::-1]] }}",
    "joined name": "{{ title['__cl' ~ 'ass__'] }}",
    "safe": "{{ title.name|safe }}",
    "autoescape off": "{% autoescape false %}{{ title.name }}{% endautoescape %}",
}
INPUTS = placed(ESCAPES)


@cache
def _verdicts() -> dict[str, Verdict]:
    return verdicts("template", INPUTS)


@pytest.mark.parametrize("name", INPUTS)
def test_the_way_out_is_shut(name: str) -> None:
    refused(_verdicts()[name])
