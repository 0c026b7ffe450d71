"""The catalogue of problem codes: found in the code, explained in ``errors.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from docs.site_build.codes import uses
from docs.site_build.markdown import code

__all__ = ["catalogue", "explained", "families", "raised"]

DATA: Final = Path(__file__).with_name("errors.toml")
_SAID = {"vi": "docgen nói", "en": "docgen says"}


@cache
def explained() -> dict[str, dict[str, str]]:
    """Code → what it means and what to do (``vi``, ``en``), a sentence of it (``said``), and lines
    of a plan file that give it (``wrong``)."""
    found: dict[str, dict[str, str]] = tomllib.loads(DATA.read_text(encoding="utf-8"))["codes"]
    return found


@cache
def families() -> dict[str, dict[str, str]]:
    """What the part before the slash speaks of, in the order of the page."""
    found: dict[str, dict[str, str]] = tomllib.loads(DATA.read_text(encoding="utf-8"))["families"]
    return found


def raised() -> tuple[str, ...]:
    """Every code that can be raised, each once."""
    return tuple(dict.fromkeys(use.code for use in uses()))


def catalogue(language: str) -> str:
    """A definition list of each family; every code can be linked to."""
    return "\n".join(_lines(language))


def _lines(language: str) -> Iterator[str]:
    codes = raised()
    for family, title in families().items():
        yield f"## {title[language]} {{ #{family} }}"
        yield ""
        for one in codes:
            if one.partition("/")[0] == family:
                yield from _entry(one, language)


def _entry(name: str, language: str) -> Iterator[str]:
    told = explained().get(name, {})  # a code that nobody explained fails the tests, not the page
    spoken = next((use.said for use in uses() if use.code == name and use.said), "")
    yield f"{code(name)}{{ #{name.replace('/', '-').replace('…', 'other')} }}"
    yield f":   {told.get(language, '…')}"
    if wrong := told.get("wrong"):
        yield ""
        fence = ("```yaml", *wrong.split("\n"), "```")
        marks = ("merge into ke_hoach.yaml", f"gives {name}")
        yield from (f"    <!-- test: {mark} -->" for mark in marks)
        yield from (f"    {line}" for line in fence)
    if said := told.get("said", re.sub(r"\{\w+\}", "…", spoken)):
        yield ""
        yield f"    <small>{_SAID[language]}: *{_plain(said)}*</small>"
    yield ""


def _plain(text: str) -> str:
    """A sentence that Markdown must not read."""
    return re.sub(r"[\\`*_{}\[\]<>#|&]", lambda sign: f"&#{ord(sign[0])};", text)
