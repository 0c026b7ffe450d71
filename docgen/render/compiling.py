"""From a Word file to a compiled template."""

from __future__ import annotations

import re
from functools import lru_cache, partial

from docgen.package import ONCE_LEVEL, Package, deflate, open_package, pack
from docgen.render.active_content import refuse_active_content
from docgen.render.cells import refuse_hollow_cells
from docgen.render.finish import ends_in_tag
from docgen.render.footnotes import FOOTNOTES
from docgen.render.nesting import refuse_torn_tags
from docgen.render.program import Program
from docgen.render.properties import APP, CORE_NAME, DECLARATION
from docgen.render.source import (
    has_tags,
    patched,
    refuse_runaway_tags,
    refuse_unrendered_tags,
    rendered_parts,
    text_of,
)
from docgen.render.template import CompiledTemplate

__all__ = ["compile_template"]

APP_NAME = "docProps/app.xml"
# Tags that let the data decide how many columns a table has.
_COLUMN_TAGS = re.compile(r"\{[{%]\s*(?:tc|colspan|hm)\s")


@lru_cache(maxsize=32)
def compile_template(data: bytes, *, trusted: bool = False) -> CompiledTemplate:
    """Compile a template, or give the one already compiled from the same bytes.

    ``trusted`` lets it use all of docxtpl's language; any other is held to the small one, and
    refused with every tag and every active content that goes beyond it.
    """
    package = open_package(data)
    if not trusted:
        refuse_active_content(package)
    names = rendered_parts(package)
    refuse_unrendered_tags(package, names)
    if not trusted:
        refuse_runaway_tags(package, names)
    sources = {name: patched(package, name) for name in names}
    if not trusted:
        for name, source in sources.items():
            refuse_torn_tags(source, name)
            refuse_hollow_cells(source, name)
    main = names[0]
    footnotes = next((name for name in names if package.content_type(name) == FOOTNOTES), "")
    programs = [
        Program(name, source, trusted=trusted)
        for name, source in sources.items()
        if name in {main, footnotes} or has_tags(source)
    ]
    changing = {program.part for program in programs} | {CORE_NAME}
    plain = _plain(package, sources)
    return CompiledTemplate(
        origin=(partial(compile_template, trusted=trusted), (data,)),
        main_part=main,
        footnotes_part=footnotes,
        core=plain[CORE_NAME].decode() if CORE_NAME in plain else None,
        programs=programs,
        static=[
            pack(name, content, partial(deflate, level=ONCE_LEVEL))
            for name, content in plain.items()
            if name not in changing
        ],
        fixes_tables=bool(_COLUMN_TAGS.search(text_of(package, main))),
        closes=ends_in_tag(sources[main]),
    )


def _plain(package: Package, sources: dict[str, str]) -> dict[str, bytes]:
    """Every part as it is written when no data changes it, the table of contents first."""
    plain: dict[str, bytes] = {}
    for name in sorted(package.parts, key=lambda name: name != "[Content_Types].xml"):
        source = sources.get(name)
        plain[name] = package.parts[name] if source is None else (DECLARATION + source).encode()
    if APP_NAME in plain:
        plain[APP_NAME] = APP.encode()
    return plain
