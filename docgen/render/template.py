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
from docgen.render.properties import CORE_NAME, DECLARATION, core_part

__all__ = ["CompiledTemplate"]

_START = len(DECLARATION)
# Pieces of text made bytes at a time: more than 128 kB of text are memory that the system gives
# anew for each document, which costs more than the copying.
_AT_ONCE = 250


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
    _last: dict[str, tuple[bytes, str, Member]] = field(default_factory=dict, repr=False)

    def __reduce__(self) -> tuple[Callable[..., CompiledTemplate], tuple[Any, ...]]:
        return self.origin

    def render_parts(self, context: Mapping[str, Any]) -> dict[str, bytes]:
        """The parts that depend on the context."""
        footnotes = context.get("footnotes")
        parts: dict[str, bytes] = {}
        for program in self.programs:
            name = program.part
            main = name == self.main_part
            pieces = program.render(context, numbered=main)
            data = resolve_breaks(_encoded([DECLARATION, *pieces], name), _START)
            if main:
                if self.fixes_tables:
                    data = fix_tables(data, name, _START)
                if self.closes:
                    data = close_last_section(data)
            elif footnotes and name == self.footnotes_part:
                data = _encoded([add_footnotes(data.decode(), footnotes)], name)
            parts[name] = data
        properties = context.get("properties")
        if self.core is not None:
            own = isinstance(properties, Mapping)
            core = core_part(context["properties"]) if own else self.core
            parts[CORE_NAME] = _encoded([core], CORE_NAME)
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
            self._member(name, data, compressor) for name, data in parts.items()
        ]
        return assemble(members)

    def _member(self, name: str, data: bytes, compressor: Compressor) -> Member:
        last = self._last.get(name)
        if last is not None and last[0] == data and last[1] == compressor:
            return last[2]
        member = pack(name, data, partial(deflate, compressor=compressor))
        if name != self.main_part:
            self._last[name] = data, compressor, member
        return member


def _encoded(pieces: list[str], part: str) -> bytes:
    try:
        starts = range(0, len(pieces), _AT_ONCE)
        return b"".join(["".join(pieces[at : at + _AT_ONCE]).encode() for at in starts])
    except UnicodeEncodeError as error:  # half of a character: no XML can hold it
        shown = f"U+{ord(error.object[error.start]):04X}"
        message = f"Dữ liệu có ký tự hỏng {shown}, không ghi được vào văn bản."
        raise InputError(Problem("text/surrogate", message, path=part)) from None
