"""The components found, under the keys that the standard gives them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal

from docgen.check.pieces import Piece
from docgen.check.texts import dotted, is_upper
from docgen.check.view import Paragraph, Table, View
from docgen.standard.model import DocumentType, Standard

__all__ = ["TEXT", "Appendix", "Block", "BlockKind", "Document"]

TEXT: Final = ("noi-dung", "khoan", "diem", "dieu", "tieu-de-khoan")
"""Components whose size is the size of the text."""

BlockKind = Literal[
    "paragraph",
    "phan",
    "chuong",
    "muc",
    "tieu-muc",
    "title",  # title of a part, chapter or mục, on the line below it
    "letter",  # A.
    "section",  # I.
    "article",  # Điều 1.
    "clause",  # 1.
    "subclause",  # 1.1.
    "point",  # a)
    "bullet",  # -
    "plus",  # +
    "order",  # QUYẾT ĐỊNH:
    "caption",  # over a table: its name, its unit
    "table",
]


@dataclass(slots=True)
class Block:
    """One paragraph or table of a text, with what its beginning says it is."""

    kind: BlockKind
    paragraph: Paragraph
    piece: Piece
    marker: str = ""  # as printed: "I.", "1.1", "a)"
    label: str = ""  # the counter in it: "I", "1.1", "a"
    count: int | None = None
    separator: str = ""  # what follows the counter: ".", ")", ""
    text: str = ""  # after the marker
    head: str = ""  # bold beginning after the marker
    run_in: bool = False  # text goes on after the head in the same paragraph
    table: Table | None = None

    @property
    def headed(self) -> bool:
        """A heading alone on its line."""
        return bool(self.head) and not self.run_in


@dataclass(slots=True)
class Appendix:
    """One appendix: its head and its text."""

    label: Piece
    number: str = ""  # as printed: "I", "1", ""
    glued: bool = False  # the title stands on the label's line
    title: list[Piece] = field(default_factory=list)
    reference: list[Piece] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    first: int = 0  # index of its first paragraph in the view
    last: int = 0


@dataclass
class Document:
    """A view with its components. ``pieces`` maps a component's key to what was found."""

    view: View
    standard: Standard
    pieces: dict[str, list[Piece]] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    appendices: list[Appendix] = field(default_factory=list)
    kind: DocumentType | None = None  # None: a tên loại that the decree does not know
    annexed: bool = False  # issued with a decision: no header and no signature of its own
    draft: bool = False
    reference: list[Piece] = field(default_factory=list)  # (Kèm theo Quyết định ...)
    header: list[Paragraph] = field(default_factory=list)  # the paragraphs of cells 1 to 4
    ending: list[Paragraph] = field(default_factory=list)  # signature and recipients
    page_numbers: list[Piece] = field(default_factory=list)

    @cached_property
    def prose(self) -> list[Piece]:
        """The running text: căn cứ, blocks, those of appendices; tables and capitals left out."""
        return [
            block.piece
            for blocks in (self.blocks, *(appendix.blocks for appendix in self.appendices))
            for block in blocks
            if block.table is None and not is_upper(block.text)
        ]

    @cached_property
    def sections(self) -> dict[int, list[Paragraph]]:
        """The paragraphs of each section."""
        found: dict[int, list[Paragraph]] = {}
        for paragraph in self.view.paragraphs:
            found.setdefault(paragraph.section, []).append(paragraph)
        return found

    @cached_property
    def text_pieces(self) -> list[Piece]:
        """The lines of the text whose size is the text's, those with words."""
        found = [p for key in TEXT for p in self.of(key) if any(c.isalpha() for c in p.text)]
        return sorted(found, key=lambda p: p.paragraph.number)

    @cached_property
    def text_sizes(self) -> list[float]:
        """Sizes of the text that the decree allows, the commonest first."""
        count: Counter[float] = Counter()
        for piece in self.text_pieces:
            for span in piece.spans if not dotted(piece.text) else ():
                count[span.format.size] += len(span.text.strip())
        allowed = self.standard.rule("noi-dung/size").range
        return [size for size, _ in count.most_common() if allowed is None or size in allowed]

    @cached_property
    def text_indents(self) -> Counter[int]:
        """How many lines of the text begin how far in, in whole points."""
        formats = (p.paragraph.format for key in TEXT for p in self.of(key))
        return Counter(round(form.first) for form in formats if form.left == 0)

    @cached_property
    def canonical(self) -> str:
        """The running text whole, as names are sought in it, a line for each piece."""
        return "\n".join([piece.canonical for piece in self.prose])

    def of(self, key: str) -> list[Piece]:
        """Pieces of a component; empty when it was not found."""
        return self.pieces.get(key, [])

    def first(self, key: str) -> Piece | None:
        """The first piece of a component, None when it was not found."""
        found = self.pieces.get(key)
        return found[0] if found else None

    def text(self, key: str) -> str:
        """What a component says, its lines joined by spaces."""
        return " ".join(piece.text for piece in self.of(key))

    @cached_property
    def appended(self) -> bool:
        """An appendix in a file of its own (forms 2.1 and 2.2): no text stands before it."""
        return self.annexed and not self.blocks and bool(self.appendices)

    @property
    def letter(self) -> bool:
        """An official letter (công văn)."""
        return self.kind is not None and self.kind.key == "cong-van"
