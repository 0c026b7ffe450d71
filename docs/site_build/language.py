"""The filters of ``{{ … }}``, read from their registry, each with a value it was tried on."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.language import FILTERS
from docs.site_build.english import say
from docs.site_build.markdown import code, table

__all__ = ["filters"]

_HEADS = {
    "vi": ("Bộ lọc", "Cách viết", "Cho ra"),
    "en": ("Filter", "How it is written", "What it gives"),
}


def filters(language: str) -> str:
    """Every filter, how it is called and what it does."""
    return table(_HEADS[language], _rows(language))


def _rows(language: str) -> Iterator[tuple[str, str, str]]:
    for one in FILTERS.values():
        given = ", ".join(
            name if number < one.required else f"[{name}]"
            for number, name in enumerate(one.arguments)
        )
        called = f"{one.name}({given})" if given else one.name
        yield code(one.name), code(f"{{{{ x | {called} }}}}"), say(one.description, language)
