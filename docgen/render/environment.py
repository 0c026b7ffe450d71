"""The one place where Jinja environments are made: escaping always on, unknown names are errors."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from docgen.language import FILTERS
from docgen.render.generator import DirectGenerator

__all__ = ["environment"]


class _KeysFirst(Environment):
    """``a.b`` reads a key of a dictionary before an attribute: contexts are dictionaries, and a
    key named ``items`` must not be hidden by the method."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, dict):
            try:
                return obj[attribute]
            except KeyError:
                pass
        return super().getattr(obj, attribute)


class _Trusted(_KeysFirst):
    """All of docxtpl's language, for templates that the caller vouches for."""


class _Sandboxed(_KeysFirst, ImmutableSandboxedEnvironment):
    """For every other template: the small language, judged before, and a sandbox behind it."""


def _default(value: Any, fallback: Any) -> Any:
    """``mac_dinh``: evaluation answers an absent value, not the filter's own function."""
    return fallback if isinstance(value, Undefined) else value


@cache
def environment(*, trusted: bool, direct: bool) -> Environment:
    """An environment; ``direct`` ones generate code that takes every value to be a dictionary."""
    made = (_Trusted if trusted else _Sandboxed)(autoescape=True, undefined=StrictUndefined)
    if direct:
        made.code_generator_class = DirectGenerator
    if not trusted:
        made.globals.clear()
        made.filters.clear()
        made.tests.clear()
    made.filters |= {name: one.function for name, one in FILTERS.items()} | {"mac_dinh": _default}
    return made
