"""Every threat of the table has tests of its number, and what is promised of each has a place."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).parent
# The table of threats: what each number is about.
THREATS = {
    1: "code in templates",
    2: "escapes from the sandbox",
    3: "templates that exhaust",
    4: "data run as a template",
    5: "markup in data",
    6: "characters that no XML holds",
    7: "hidden and look-alike text",
    8: "legacy encodings",
    9: "external entities",
    10: "entity bombs",
    11: "zip bombs",
    12: "climbing names in an archive",
    13: "climbing names of outputs",
    14: "half-written outputs",
    15: "what reaches outside",
    16: "macros and embedded things",
    17: "active fields",
    18: "formulas in tables",
    19: "hostile workbooks",
    20: "hostile CSV, JSON, YAML",
    21: "slow patterns",
    22: "huge inputs",
    23: "one bad row",
    24: "the web",
    25: "LibreOffice",
    26: "logs that leak or forge",
    27: "supply chain",
}


def _numbers(sentence: str) -> set[int]:
    """The numbers that a module's first line names: ``Threats 4 to 8``, ``Threats 13, 14 and 18``.

    >>> sorted(_numbers("Threats 4 to 6, 9 and 12: texts of 100 kinds"))
    [4, 5, 6, 9, 12]
    """
    found = re.match(r"Threats? ([\d, toand]+):", sentence)
    if not found:
        return set()
    numbers = set(map(int, re.findall(r"\d+", found[1])))
    for low, high in re.findall(r"(\d+) to (\d+)", found[1]):
        numbers |= set(range(int(low), int(high) + 1))
    return numbers


@cache
def _tested() -> dict[int, list[str]]:
    by_number: dict[int, list[str]] = {}
    for path in sorted(HERE.glob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        tests = [
            node.name
            for node in tree.body
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        ]
        for number in _numbers(ast.get_docstring(tree) or ""):
            by_number.setdefault(number, []).extend(tests)
    return by_number


@pytest.mark.parametrize("number", THREATS)
def test_a_threat_has_tests_of_its_number(number: int) -> None:
    assert len(_tested().get(number, [])) >= 1, THREATS[number]


def test_no_module_speaks_of_a_threat_that_is_none() -> None:
    assert set(_tested()) <= set(THREATS)
