"""English for what the code says in Vietnamese: titles and help of fields, options, filters.

``english.toml`` holds each Vietnamese sentence with its English; a sentence that has none yet is
shown as it stands, and the tests count these and those that nothing says any more.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

__all__ = ["ASKED", "say", "sentences"]

DATA: Final = Path(__file__).with_name("english.toml")
ASKED: Final[set[str]] = set()
"""Every sentence that was asked for: what the tests compare with the data."""


@cache
def sentences() -> dict[str, str]:
    """Vietnamese to English."""
    found: dict[str, str] = tomllib.loads(DATA.read_text(encoding="utf-8"))["sentences"]
    return found


def say(text: str, language: str) -> str:
    """A sentence of the code in the language of the page."""
    if not text or language == "vi":
        return text
    ASKED.add(text)
    return sentences().get(text, text)
