"""Threat 21: every pattern of the engine, used as it is used, takes time in step with its text.

``test_21_slow_texts.py`` goes through the doors; here each pattern is met alone, with the texts
that its own words and the usual runs make the hardest for it.
"""

from __future__ import annotations

import ast
import importlib
import re
import signal
import time
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from tests.support.source import modules

LONG = 30_000
LIMIT = 0.05  # seconds of processor time for a text of that length
PROBE = 3_000  # a pattern that squares its time shows it here already
SUSPECT = LIMIT / 100 * 1.2  # linear would be a tenth of the limit, a square a hundredth
RUNS = [" ", "(", "[", "{", "{{", "{%", "}", "1", "1.", "1/", "a", "a ", "A", "A ", "I", "-", "- "]
RUNS += [".", ",", ", ", ";", "/", "_", "<w:p>", "<", "\\", "*", "[^", "?", "a?", "Ế", "\t", "\n"]
RUNS += ["\u00a0", '"', "'", " số", "a,", "1 "]
END = "\x1e"  # what few patterns end with: hope is kept to the last
METHODS = {"match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split", "scanner"}


def _exhaust(pattern: re.Pattern[str], method: str, text: str) -> None:
    if method in {"match", "fullmatch", "search"}:
        getattr(pattern, method)(text)
    else:
        for _ in pattern.finditer(text):
            pass


@cache
def _uses() -> dict[tuple[str, str], set[str]]:
    """How each name is used that is asked as a pattern is: ``_LINE.match(…)``."""
    found: dict[tuple[str, str], set[str]] = {}
    for module in modules():
        for node in ast.walk(module.tree):
            if (
                isinstance(node, ast.Attribute)
                and node.attr in METHODS
                and isinstance(node.value, ast.Name)
            ):
                name = node.value.id
                owner = module.name if name.startswith("_") else ""
                found.setdefault((owner, name), set()).add(node.attr)
    return found


def _held(value: Any, name: str, depth: int = 0) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield name, value
    elif depth < 3 and isinstance(value, list | tuple | set | frozenset):
        for index, item in enumerate(value):
            yield from _held(item, f"{name}[{index}]", depth + 1)
    elif depth < 3 and isinstance(value, dict):
        for key, item in value.items():
            yield from _held(item, f"{name}[{key!r}]", depth + 1)


def _patterns() -> Iterator[tuple[str, re.Pattern[str], tuple[str, ...]]]:
    seen: set[re.Pattern[str]] = set()
    for module in modules():
        if "re.compile(" not in module.text or module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for place, pattern in _held(value, name) if not name.startswith("__") else ():
                if pattern not in seen:
                    seen.add(pattern)
                    owner = module.name if name.startswith("_") else ""
                    known = _uses().get((owner, name), set()) if place == name else set()
                    yield f"{module.name}.{place}", pattern, tuple(sorted(known)) or ("finditer",)


CASES = {name: (pattern, methods) for name, pattern, methods in _patterns()}


class _LateError(Exception):
    pass


def _late(*_: object) -> None:
    raise _LateError


def _seconds(run: Callable[[], None], limit: float = 1.0) -> float:
    """Of processor time, the least of three; a text that is past the limit is let go."""
    best = limit
    old = signal.signal(signal.SIGVTALRM, _late)
    try:
        for _ in range(3):
            begun = time.process_time()
            signal.setitimer(signal.ITIMER_VIRTUAL, limit)
            try:
                run()
            except _LateError:
                return limit
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            best = min(best, time.process_time() - begun)
            if best < LIMIT / 100:
                break
    finally:
        signal.signal(signal.SIGVTALRM, old)
    return best


def _texts(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    words = re.findall(r"[^\W\d_][\w ]+", re.sub(r"\\.", "", pattern.pattern))[:6]
    own = [*words, *(f"{word} " for word in words)]
    for start in ("", *own):
        for unit in (*RUNS, *own):
            yield start, unit


def _slow(pattern: re.Pattern[str], method: str) -> str:
    for start, unit in _texts(pattern):
        text = start + unit * (PROBE // len(unit)) + END
        if _seconds(lambda text=text: _exhaust(pattern, method, text)) > SUSPECT:
            text = start + unit * (LONG // len(unit)) + END
            taken = _seconds(lambda text=text: _exhaust(pattern, method, text))
            if taken > LIMIT:
                return f"{method} of {start!r} and {unit!r} again and again: {taken:.2f} s"
    return ""


@pytest.mark.parametrize("name", CASES)
def test_a_pattern_takes_time_in_step_with_its_text(name: str) -> None:
    pattern, methods = CASES[name]
    assert not [found for method in methods if (found := _slow(pattern, method))], pattern.pattern


def test_the_eye_sees_a_square() -> None:
    assert _slow(re.compile(r"\s*x"), "search")
    assert not _slow(re.compile(r"\s*x"), "match")
    assert _slow(re.compile(r"Luật\s+[^;]*?\s+số"), "match")
    assert _slow(re.compile(r"(?:a+)+$"), "match")


def test_enough_patterns_are_seen() -> None:
    assert len(CASES) > 120
