"""A template compiled: all that does not depend on the data is done once and kept.

A document then costs one render of the parts that change, one deflate of each, one concatenation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from docgen.errors import InputError, Problem
from docgen.package import Compressor, Member, assemble, deflate, pack
from docgen.render.finish import close_last_section, fix_tables, resolve_breaks
from docgen.render.footnotes import add_footnotes, with_footnotes_part
from docgen.render.generator import NeedsDocxtpl
from docgen.render.program import Program
from docgen.render.properties import CORE_NAME, core_part

__all__ = ["CompiledTemplate"]

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(eq=False)
class CompiledTemplate:
    """A Word template ready to be filled any number of times, from any thread.

    Sent to another process it travels as what it was made of (``origin``: a function and its
    arguments), and is made there once.
    """

    origin: tuple[Callable[..., CompiledTemplate], tuple[Any, ...]]
    main_part: str
    footnotes_part: str  # empty: the template has none
    core: str | None  # the template's own properties, where a context has none
    programs: list[Program]
    static: list[Member]  # what never changes, ready to be written
    fixes_tables: bool  # the data decides how many columns a table has
    closes: bool  # the data decides the last section's page
    # The last rendering of each small part: headers and notes seldom change in a batch.
    _last: dict[str, tuple[str, str, Member]] = field(default_factory=dict, repr=False)

    def __reduce__(self) -> tuple[Callable[..., CompiledTemplate], tuple[Any, ...]]:
        return self.origin

    def render_parts(self, context: Mapping[str, Any]) -> dict[str, str]:
        """The parts that depend on the context, as text."""
        footnotes = context.get("footnotes")
        parts: dict[str, str] = {}
        for program in self.programs:
            main = program.part == self.main_part
            text = resolve_breaks(program.render(context, numbered=main))
            if main:
                if self.fixes_tables:
                    text = fix_tables(text, program.part)
                if self.closes:
                    text = close_last_section(text)
            elif footnotes and program.part == self.footnotes_part:
                text = add_footnotes(text, footnotes)
            parts[program.part] = DECLARATION + text
        properties = context.get("properties")
        if self.core is not None:
            own = isinstance(properties, Mapping)
            parts[CORE_NAME] = core_part(context["properties"]) if own else self.core
        return parts

    def render(self, context: Mapping[str, Any], *, compressor: Compressor = "zlib") -> bytes:
        """A whole .docx."""
        if context.get("footnotes") and not self.footnotes_part:
            make, (data, *_) = self.origin
            return make(with_footnotes_part(data)).render(context, compressor=compressor)
        try:
            parts = self.render_parts(context)
        except NeedsDocxtpl as need:
            from docgen.render.fallback import render_by_docxtpl

            return render_by_docxtpl(need.value.tpl, context)
        members = self.static + [
            self._member(name, text, compressor) for name, text in parts.items()
        ]
        return assemble(members)

    def _member(self, name: str, text: str, compressor: Compressor) -> Member:
        last = self._last.get(name)
        if last is not None and last[0] == text and last[1] == compressor:
            return last[2]
        try:
            data = text.encode()
        except UnicodeEncodeError as error:  # half of a character: no XML can hold it
            shown = f"U+{ord(text[error.start]):04X}"
            message = f"Dữ liệu có ký tự hỏng {shown}, không ghi được vào văn bản."
            raise InputError(Problem("text/surrogate", message, path=name)) from None
        member = pack(name, data, partial(deflate, compressor=compressor))
        if name != self.main_part:
            self._last[name] = text, compressor, member
        return member
