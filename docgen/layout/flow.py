"""The stream of blocks as it grows: kinds, footnotes, sections of pages, drawn lines."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any, cast

from docgen.layout.breaking import break_lines
from docgen.layout.document import BOLD_KINDS, ITALIC_KINDS, Block, Footnote, Fragment, Section
from docgen.layout.lines import rule
from docgen.layout.memory import Memory
from docgen.layout.punctuation import END, ended, with_end
from docgen.layout.runs import (
    Notes,
    Span,
    capitals,
    on_lines,
    plain_run,
    spans_of,
    text_run,
    to_runs,
    words,
)
from docgen.layout.sizes import landscape_width, page_width, pick_of
from docgen.layout.tables import Prepared, held
from docgen.schemas.markup import Piece
from docgen.schemas.rich import Formatted
from docgen.vietnamese import upper

__all__ = ["Flow"]

# Text kinds that have a twin kept on one page with the signature.
_ENDS = frozenset({"basis", "paragraph", "clause", "subclause", "point", "bullet", "plus", "note"})
# Kinds that can be the last of a text. Notes say themselves whether they are of a table.
_TEXTS = (_ENDS - {"note"}) | {"clause_head", "subclause_head", "point_head", "article"}
# Heads alone on their line, which lead on to what follows.
_HEADS = BOLD_KINDS - {"caption"}

# Letters of a text of about twelve lines, and of two thirds of a page.
_SHORT, _LONG = 1_000, 2_300

# Titles that stand centred, and whose size they are measured with.
_SIZES = {
    "division_title": "tieu-de-phan-chuong",
    "appendix_title": "tieu-de-phu-luc",
    "caption": "noi-dung",
}
_CENTRED = 0.9  # of the text's width: as wide as the text they would look like a paragraph of it

_ACROSS: dict[Section, Section] = {
    "main_portrait": "main_landscape",
    "cont_portrait": "cont_landscape",
    "appendix_portrait": "appendix_landscape",
}
_EMPTY = Fragment("")


class Flow:
    """Collects blocks in printed order."""

    def __init__(self, first_rule: int = 1, memory: Memory | None = None) -> None:
        self.blocks: list[Block] = []
        self.memory = memory
        self.footnotes: list[Footnote] = []
        self.tables: dict[int, Prepared] = {}  # by identity, so that each is read once
        self._rules = first_rule
        self._section: Section = "main_portrait"
        # where, what (a head and its text: a pair), footnotes before
        self._last: tuple[int, str | tuple[str, str] | list[Span], int] | None = None
        self.begins_across: bool = False  # the first page already
        self._turned = False  # across for the sake of a table alone
        self._returning = False

    def remembered(
        self,
        part: Any,
        place: tuple[Any, ...],
        write: Callable[[], None],
        alone: Callable[[], bool],
    ) -> None:
        """What ``write`` adds for ``part``, from memory if it was written in the same ``place``.

        ``place``: all that the part's look depends on besides the part and the flow: its number,
        mostly. What counts something of the whole document (footnotes, drawings, pages laid
        across, what ``alone`` denies) is never kept.
        """
        memory = self.memory
        if memory is None or not memory.shared.holds(part):
            write()
            return
        before = (len(self.footnotes), self._rules, self._section, self._turned, self._returning)
        key = (id(part), place, self._section, self._turned, self._returning)
        kept = memory.written.get(key)
        if kept is not None and kept.part is part:
            start = len(self.blocks)
            self.blocks += kept.blocks
            if kept.last is not None:
                self._last = (start + kept.last[0], kept.last[1], len(self.footnotes))
            return
        start, last = len(self.blocks), self._last
        self._last = None
        write()
        after = (len(self.footnotes), self._rules, self._section, self._turned, self._returning)
        found = self._last
        if after == before and alone():
            memory.keep(
                key,
                part,
                self.blocks[start:],
                None if found is None else (found[0] - start, found[1]),
            )
        if found is None:
            self._last = last

    @property
    def section(self) -> Section:
        """What the section of pages is that is being filled."""
        return self._section

    @property
    def landscape(self) -> bool:
        """Whether what comes next stands on a page that lies across."""
        return self._section.endswith("landscape") and not self._returning

    @property
    def width(self) -> float:
        """Points of the text's width on the page that is being filled."""
        return landscape_width() if self.landscape else page_width()

    def add(self, kind: str, spans: list[Span]) -> None:
        """One paragraph of ``kind``."""
        before = len(self.footnotes)
        self._append(_block(kind, spans, self.footnote))
        if kind in _TEXTS:
            self._last = (len(self.blocks) - 1, spans, before)

    def text(self, kind: str, value: str | Formatted) -> None:
        """One paragraph of ``kind`` that looks as its style says, but for marks in the text."""
        if isinstance(value, str):
            self.plain(kind, value)
            return
        self.add(kind, spans_of(value, bold=kind in BOLD_KINDS, italic=kind in ITALIC_KINDS))

    def centred(self, kind: str, title: str | Formatted, *, capital: bool = True) -> None:
        """One bold paragraph of ``kind``, which breaks well where it is plain and has to."""
        if not isinstance(title, str):
            spans = spans_of(title, bold=True)
            if len(spans) > 1 or spans[0] != Span(spans[0].text, True):
                self.add(kind, capitals(spans) if capital else spans)
                return
            title = spans[0].text
        text = upper(title) if capital else title
        room, size = self.width * _CENTRED, pick_of(_SIZES[kind])
        lines, _ = break_lines(text, room, size, bold=True, typed=title)
        if len(lines) == 1:
            self.plain(kind, text)
        else:
            self.add(kind, on_lines(lines, bold=True))

    def led(self, kind: str, head: str, text: str) -> None:
        """A text of upright ``kind`` after a bold head on the same line."""
        runs = Fragment(f"{plain_run(head, True, False)}{text_run(f' {text}')}")
        self._append({"kind": kind, "text": f"{head} {text}", "runs": runs})
        if kind in _TEXTS:
            self._last = (len(self.blocks) - 1, (head, text), len(self.footnotes))

    def plain(self, kind: str, text: str) -> None:
        """One paragraph of ``kind`` that looks as its style says: most of all paragraphs."""
        if self._returning:
            self.turn("cont_portrait")
        self.blocks.append({"kind": kind, "text": text, "runs": text_run(text)})
        if kind in _TEXTS:
            self._last = (len(self.blocks) - 1, text, len(self.footnotes))

    def note(self, label: str, value: str | Formatted, *, of_table: bool = False) -> None:
        """A note after its label, which plans set in italics; one of a table ends no text."""
        before = len(self.footnotes)
        spans = [Span(f"{label}:", False, True), Span(" "), *spans_of(value)]
        self.add("note", spans)
        if not of_table:
            self._last = (len(self.blocks) - 1, spans, before)

    def insert(self, kind: str, text: str, fragment: Fragment) -> None:
        """A block whose WordprocessingML is ready: a table, a drawn line."""
        self._append({"kind": kind, "text": text, "runs": fragment})

    def _append(self, block: Block) -> None:
        # The signature stays on the page of what it closes, were that one across.
        if self._returning and block["kind"] != "signature":
            self.turn("cont_portrait")
        self.blocks.append(block)

    def rule(self, length: float) -> None:
        """A drawn line ``length`` points long."""
        self.insert("rule", "", self.next_rule(length))

    def next_rule(self, length: float) -> Fragment:
        """The run of a drawn line, numbered in the order of the document."""
        fragment = rule(round(length, 2), self._rules)
        self._rules += 1
        return fragment

    def footnote(self, note: tuple[Piece, ...]) -> int:
        """Take in a footnote and give its id; ids 0 and -1 are Word's separators."""
        number = len(self.footnotes) + 1
        spans = [Span(piece.text, piece.bold, piece.italic, piece.vertical) for piece in note]
        self.footnotes.append({"id": number, "runs": to_runs(spans)})
        return number

    def turn_across(self) -> None:
        """What comes next stands on pages of its own that lie across."""
        if self.landscape:
            return
        if self._returning:  # the page before lies across too: go on there
            self._returning = False
            return
        heads = self._take_heads()
        start = len(self.blocks)
        last = self.blocks[-1]["kind"] if self.blocks else ""
        if self._section == "cont_portrait" and last.startswith("break_"):
            # nothing but these heads parts it from a table across: go on there
            self._section = cast("Section", last.removeprefix("break_"))
            del self.blocks[-1]
        else:
            begun = bool(last) and not last.startswith("break_")
            self.begins_across |= not begun and self._section == "main_portrait"
            self.turn("cont_landscape" if begun else _ACROSS[self._section])
        self._turned = True
        moved = len(self.blocks) - start
        self.blocks += heads
        if self._last is not None and self._last[0] >= start:
            self._last = (self._last[0] + moved, *self._last[1:])

    def _take_heads(self) -> list[Block]:
        """The heads that stand last, which go with what they lead on to."""
        at = len(self.blocks)
        while at and self.blocks[at - 1]["kind"] in _HEADS:
            at -= 1
        heads = self.blocks[at:]
        del self.blocks[at:]
        return heads

    def turn_back(self) -> None:
        """The upright pages come back with the next text, if there is one."""
        self._returning = self._turned

    def turn(self, following: Section) -> None:
        """End the section of pages being filled, unless it is still empty, and begin another."""
        if self.blocks and not self.blocks[-1]["kind"].startswith("break_"):
            self.blocks.append({"kind": f"break_{self._section}", "text": "", "runs": _EMPTY})
        self._section = following
        self._turned = self._returning = False

    def close(self) -> None:
        """Put ``./.`` at the end of the last text: once, where the main text ends.

        A text or a head that leads on to a table that ends the document has nothing to end, nor has
        a text under an earlier head; the note under such a table is the last text.
        """
        last_block = len(self.blocks) - 1
        at, last, before = self._last or (-1, "", 0)
        if at < last_block and self.blocks[-1]["kind"] == "note":
            self._close_note()
            return
        if at < 0:
            return
        kind = self.blocks[at]["kind"]
        if isinstance(last, str):
            spans = spans_of(last, bold=kind in BOLD_KINDS, italic=kind in ITALIC_KINDS)
        elif isinstance(last, tuple):
            spans = [Span(last[0], True), Span(f" {last[1]}")]
        else:
            spans = last
        if at < last_block and (ended(spans) == ":" or self._headed(at)):
            return
        numbers = itertools.count(before + 1)
        self.blocks[at] = _block(kind, with_end(spans), lambda note: next(numbers))

    def _headed(self, at: int) -> bool:
        """Whether a head is the block ``at`` or stands after it."""
        return any(block["kind"] in _HEADS for block in self.blocks[at:])

    def _close_note(self) -> None:
        """End a note that may be a table's, hence is not kept as the last of the text."""
        last = self.blocks[-1]
        text = last["text"].rstrip(".;, ")
        if text.endswith("./"):
            return
        cut = len(last["text"]) - len(text)
        before, tag, after = last["runs"].rpartition("</w:t>")
        runs = f"{before[: len(before) - cut]}{tag}{after}{text_run(END)}"
        self.blocks[-1] = {"kind": "note", "text": f"{text}{END}", "runs": Fragment(runs)}

    def close_if_text(self) -> None:
        """Put ``./.`` where an appendix ends in a text; one that ends in a table has none."""
        if self._last is not None and self._last[0] == len(self.blocks) - 1:
            self.close()

    def _too_long(self, text: str) -> bool:
        """Whether to keep the last text whole beside the signature would leave a page empty.

        Word would part it over the pages; LibreOffice moves all of it and the heads over it, to
        the title if there is nothing else.
        """
        if len(text) <= _SHORT:  # nearly all
            return False
        return len(text) > _LONG or all(b["kind"] in _HEADS for b in self.blocks[:-1])

    def keep_with_signature(self) -> None:
        """Give the last block the kind whose style holds it on the signature's page."""
        if not self.blocks:
            return
        last = self.blocks[-1]
        kind, runs = last["kind"], last["runs"]
        if kind in _ENDS and not self._too_long(last["text"]):
            kind += "_end"
        elif kind == "table":
            runs = held(runs)
        # a new block: the one at hand may stand in other documents too
        self.blocks[-1] = {"kind": kind, "text": last["text"], "runs": runs}


def _block(kind: str, spans: list[Span], notes: Notes) -> Block:
    runs = to_runs(spans, bold=kind in BOLD_KINDS, italic=kind in ITALIC_KINDS, notes=notes)
    return {"kind": kind, "text": words(spans), "runs": runs}
