"""Examples in docstrings begin with ``>>>``, which Markdown takes for quotations: here fenced."""

from __future__ import annotations

import re
from typing import Any

import griffe

__all__ = ["FencedDoctests", "fenced"]

# From a prompt to the next blank line: the statements and what they print.
_EXAMPLE = re.compile(r"^>>> .*(?:\n(?!\s*\n).+)*", re.MULTILINE)
_FLAG = re.compile(r"\s+# doctest: .*")


def fenced(text: str) -> str:
    r"""The text with each run of examples as a block of its own.

    >>> fenced("Adds.\n\n>>> 1 + 1  # doctest: +SKIP\n2\n")
    'Adds.\n\n```pycon\n>>> 1 + 1\n2\n```\n'
    """
    return _EXAMPLE.sub(lambda found: f"```pycon\n{_FLAG.sub('', found[0])}\n```", text)


class FencedDoctests(griffe.Extension):
    """What mkdocstrings calls for every object that it reads."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Fence the examples of one docstring."""
        if obj.docstring is not None:
            obj.docstring.value = fenced(obj.docstring.value)
