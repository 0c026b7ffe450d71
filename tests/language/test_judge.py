"""The same walk over whole templates, statements allowed."""

from __future__ import annotations

import time

import pytest

from docgen.language import FILTERS, judge_template


def codes(text: str, names: set[str] | None = None) -> list[str]:
    verdict = judge_template(text, filters=FILTERS, names=names)
    return [fault.code.removeprefix("language/") for fault in verdict.faults]


@pytest.mark.parametrize(
    "text",
    [
        "{% if a %}x{% elif b > 1 %}y{% else %}z{% endif %}",
        "{% for r in rows %}{{ loop.index }}{% if not loop.last %}, {% endif %}{% endfor %}",
        "{% for r in rows %}{% for c in r.cells %}{{ c.text | chu_hoa }}{% endfor %}{% endfor %}",
        "{% for r in rows %}{% for c in cols %}{{ c }}{% endfor %}{% else %}-{% endfor %}",
        "{# ghi chú #}{{ a['b'] }} { } % #",
    ],
)
def test_what_templates_need_is_allowed(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{% set a = 1 %}", "construct"),
        ("{% set a %}x{% endset %}", "construct"),
        ("{% macro m() %}{% endmacro %}", "construct"),
        ("{% call m() %}{% endcall %}", "construct"),
        ("{% include 'a' %}", "construct"),
        ("{% import 'a' as b %}", "construct"),
        ("{% from 'a' import b %}", "construct"),
        ("{% extends 'a' %}", "construct"),
        ("{% block a %}{% endblock %}", "construct"),
        ("{% filter chu_hoa %}x{% endfilter %}", "construct"),
        ("{% with %}{% endwith %}", "construct"),
        ("{% autoescape false %}{{ a }}{% endautoescape %}", "construct"),
        ("{{ a() }}", "construct"),
        ("{{ a | safe }}", "unknown-filter"),
        ("{{ a.__class__ }}", "underscore"),
        ("{{ loop.index }}", "name"),
        ("{% for a in b recursive %}{% endfor %}", "loop"),
        ("{% for a in b if a %}{% endfor %}", "loop"),
        ("{% for a, c in b %}{% endfor %}", "loop"),
        ("{% for loop in b %}{% endfor %}", "name"),
        ("{% for _a in b %}{% endfor %}", "name"),
        ("{% for a in b %}{{ loop.cycle }}{% endfor %}", "loop"),
        ("{% for a in b %}{{ loop(a) }}{% endfor %}", "construct"),
        (
            "{% for a in b %}{% for c in b %}{% for d in b %}{% endfor %}{% endfor %}{% endfor %}",
            "loop",
        ),
        ("{% for a in [1, 2] %}{% endfor %}", "construct"),
        ("{% do a %}", "syntax"),
        ("{% if a %}", "syntax"),
        ("{% raw %}x", "syntax"),
        ("{{ a", "syntax"),
        ("{{ caller }}", "name"),
    ],
)
def test_everything_else_is_refused(text: str, code: str) -> None:
    assert code in codes(text)


def test_loop_variables_lead_back_to_the_data() -> None:
    text = (
        "{% for r in bang.rows %}{% for c in r.cells %}{{ c.text }}{{ a }}{% endfor %}{% endfor %}"
    )
    verdict = judge_template(text, filters=())
    assert verdict.names == {"bang", "a"}
    assert verdict.paths == {
        ("bang", "rows"),
        ("bang", "rows", "*", "cells"),
        ("bang", "rows", "*", "cells", "*", "text"),
        ("a",),
    }


def test_a_loop_variable_is_unknown_outside_its_loop() -> None:
    assert codes("{% for r in a %}{{ r }}{% endfor %}{{ r }}", {"a"}) == ["unknown-name"]


def test_all_faults_are_told_with_their_lines() -> None:
    verdict = judge_template(
        "{{ x }}\n{{ aa.b | don }}\n{% set c = 1 %}", filters=FILTERS, names={"a"}
    )
    assert [(fault.code, fault.line) for fault in verdict.faults] == [
        ("language/unknown-name", 1),
        ("language/unknown-filter", 2),
        ("language/unknown-name", 2),
        ("language/construct", 3),
    ]


@pytest.mark.parametrize("text", ["{{ a" + ".b" * 5000 + " }}", "{{ " + "(" * 20_000, "{%" * 9000])
def test_deep_templates_are_refused_quickly(text: str) -> None:
    codes("{{ a }}")
    started = time.process_time()
    assert codes(text)
    assert time.process_time() - started < 2
