"""A template compiled: all that does not depend on the data is done once and kept.

A document then costs one render of the parts that change, one deflate of each, one concatenation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Any

from docgen.errors import Problem, TemplateError
from docgen.package import Compressor, Member, assemble, deflate, open_package, pack
from docgen.render.finish import (
    close_last_section,
    ends_in_tag,
    fix_tables,
    number_drawings,
    resolve_breaks,
)
from docgen.render.footnotes import add_footnotes
from docgen.render.generator import NeedsDocxtpl
from docgen.render.program import Program
from docgen.render.properties import APP, core_part
from docgen.render.source import (
    FOOTNOTES,
    has_tags,
    patched,
    refuse_unrendered_tags,
    rendered_parts,
)

__all__ = ["CompiledTemplate", "compile_template"]

CORE_NAME = "docProps/core.xml"
APP_NAME = "docProps/app.xml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# Tags that let the data decide how many columns a table has.
_COLUMN_TAGS = re.compile(r"\{[{%]\s*(?:tc|colspan|hm)\s")


class CompiledTemplate:
    """A Word template ready to be filled any number of times, from any thread.

    Sent to another process it travels as the file it was made of, and is compiled there once.
    """

    def __init__(self, data: bytes, *, trusted: bool = False) -> None:
        self.data = data
        self.trusted = trusted
        package = open_package(data)
        if not trusted:
            from docgen.render.active_content import refuse_active_content

            refuse_active_content(package)
        names = rendered_parts(package)
        refuse_unrendered_tags(package, names)
        self.main_part = names[0]
        self._footnotes = ""
        self._closes = False
        self._programs: list[Program] = []
        self._fix_tables = bool(
            _COLUMN_TAGS.search(package.parts[names[0]].decode("utf-8", "replace"))
        )
        self._plain: dict[str, bytes] = {}
        for name in names:
            source = patched(package, name)
            if package.content_type(name) == FOOTNOTES:
                self._footnotes = name
            if name == self.main_part:
                self._closes = ends_in_tag(source)
            if name in {self.main_part, self._footnotes} or has_tags(source):
                self._programs.append(Program(name, source, trusted=trusted))
            else:
                self._plain[name] = (DECLARATION + source).encode()
        changing = {program.part for program in self._programs}
        for name, content in package.parts.items():
            if name not in changing:
                self._plain.setdefault(name, content)
        if CORE_NAME in self._plain and APP_NAME in self._plain:
            self._plain[APP_NAME] = APP.encode()
        # The file begins with its table of contents, as Word writes it.
        order = sorted(package.parts, key=lambda name: name != "[Content_Types].xml")
        self._plain = {name: self._plain[name] for name in order if name in self._plain}
        self._static: dict[str, Member] = {
            name: pack(name, content) for name, content in self._plain.items() if name != CORE_NAME
        }
        # The last rendering of each small part: headers and notes seldom change in a batch.
        self._last: dict[str, tuple[str, str, Member]] = {}

    def __reduce__(self) -> tuple[Callable[..., CompiledTemplate], tuple[bytes]]:
        return partial(compile_template, trusted=self.trusted), (self.data,)

    def render_parts(self, context: Mapping[str, Any]) -> dict[str, str]:
        """The parts that depend on the context, as text."""
        parts: dict[str, str] = {}
        for program in self._programs:
            text = resolve_breaks(program.render(context))
            if program.part == self.main_part:
                if self._fix_tables:
                    text = fix_tables(text, program.part)
                text = number_drawings(text)
                if self._closes:
                    text = close_last_section(text)
            elif program.part == self._footnotes:
                text = add_footnotes(text, context.get("footnotes") or ())
            parts[program.part] = DECLARATION + text
        if context.get("footnotes") and not self._footnotes:
            message = "Mẫu không có phần chú thích cuối trang (footnotes) mà văn bản cần."
            raise TemplateError(Problem("template/footnotes", message))
        properties = context.get("properties")
        if isinstance(properties, Mapping) and CORE_NAME in self._plain:
            parts[CORE_NAME] = core_part(properties)
        return parts

    def render(self, context: Mapping[str, Any], *, compressor: Compressor = "zlib") -> bytes:
        """A whole .docx."""
        try:
            parts = self.render_parts(context)
        except NeedsDocxtpl as need:
            from docgen.render.fallback import render_by_docxtpl

            return render_by_docxtpl(need.value.tpl, context)
        members = list(self._static.values())
        if CORE_NAME not in parts and CORE_NAME in self._plain:
            parts[CORE_NAME] = self._plain[CORE_NAME].decode()
        members += [self._member(name, text, compressor) for name, text in parts.items()]
        return assemble(members)

    def _member(self, name: str, text: str, compressor: Compressor) -> Member:
        last = self._last.get(name)
        if last is not None and last[0] == text and last[1] == compressor:
            return last[2]
        member = pack(name, text.encode(), partial(deflate, compressor=compressor))
        if name != self.main_part:
            self._last[name] = text, compressor, member
        return member


@lru_cache(maxsize=32)
def compile_template(data: bytes, *, trusted: bool = False) -> CompiledTemplate:
    """Compile a template, or give the one already compiled from the same bytes.

    ``trusted`` lets it use all of docxtpl's language; any other is held to the small one, and
    refused with every tag and every active content that goes beyond it.
    """
    return CompiledTemplate(data, trusted=trusted)
