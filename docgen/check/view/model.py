"""What a reader of the page sees, as plain objects. Lengths are points, page sizes millimetres."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from lxml import etree

from docgen.check.view.names import W

__all__ = ["Box", "Cell", "Frame", "Line", "Paragraph", "ParagraphFormat", "Run", "RunFormat"]
__all__ += ["Alignment", "Section", "Story", "Table", "View"]

_TEXT: Final = W + "t"
_WORDS: Final = frozenset((W + "rPr", _TEXT))
Alignment = Literal["left", "center", "right", "both"]


@dataclass(frozen=True, slots=True)
class RunFormat:
    """Effective character formatting after every level of inheritance."""

    ascii: str = "Times New Roman"
    high: str = "Times New Roman"  # the hAnsi slot: letters beyond ASCII, all of Vietnamese
    east: str = "Times New Roman"
    complex: str = "Times New Roman"
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    caps: bool = False
    small_caps: bool = False
    strike: bool = False
    hidden: bool = False
    underline: str = "none"
    color: str = "000000"
    vertical: str = "baseline"
    spacing: float = 0.0
    scale: float = 100.0

    @property
    def legacy(self) -> bool:
        """Whether its font shows other letters than the characters are: one of TCVN3 or VNI."""
        return self.ascii.startswith((".Vn", "VNI-"))


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """Effective paragraph formatting."""

    align: Alignment = "left"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0  # first line against ``left``; negative when it hangs
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0  # multiple of a single line, or points when ``line_rule`` is not auto
    line_rule: str = "auto"
    keep_next: bool = False
    page_break_before: bool = False
    contextual: bool = False
    outline: int | None = None
    borders: frozenset[str] = frozenset()
    tabs: tuple[tuple[float, str], ...] = ()


@dataclass(slots=True)
class Run:
    """Characters of one formatting, as shown; ``node`` is its ``w:r``."""

    text: str
    format: RunFormat
    node: etree._Element | None = None
    field: str = ""  # instruction of the field whose result this is
    note: bool = False  # mark of a footnote or endnote

    @property
    def simple(self) -> bool:
        """Whether its element holds words alone, as they are shown: it can be cut in two."""
        if self.node is None or not all(child.tag in _WORDS for child in self.node):
            return False
        return self.text == "".join(t.text or "" for t in self.node.iterfind(_TEXT))


@dataclass(slots=True)
class Line:
    """A line drawn on the page by whatever means."""

    kind: Literal["shape", "border", "cell", "typed"]
    length: float
    solid: bool = True
    start: float | None = None  # from the left edge of the text column it is anchored in
    centered: bool | None = None
    offset: float = 0.0  # below the top of its paragraph
    node: etree._Element | None = None  # the shape, where it is one


@dataclass(slots=True)
class Cell:
    """A cell of a table, with where it stands."""

    table: Table
    row: int
    column: int
    span: int
    width: float
    paragraphs: list[Paragraph] = field(default_factory=list)
    merged: bool = False  # continues the cell above
    start: float = 0.0
    top: bool = False
    bottom: bool = False

    @property
    def text(self) -> str:
        return "\n".join(p.text for p in self.paragraphs).strip()


@dataclass(slots=True)
class Table:
    node: etree._Element
    rows: list[list[Cell]] = field(default_factory=list)
    bordered: bool = False
    framed: bool = False  # ruled all round
    depth: int = 0
    width: float = 0.0
    fitted: bool = False  # no width is written: Word fits the columns to their words

    def cells(self) -> Iterator[Cell]:
        """All cells, row by row."""
        for row in self.rows:
            yield from row


@dataclass(slots=True)
class Box:
    """A text box or a frame."""

    width: float = 0.0
    height: float = 0.0
    outlined: bool = False
    host: Paragraph | None = None
    padding: float = 14.4  # left and right together


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a frame of the older kind (``w:framePr``) stands."""

    align: str  # "left", "center", "right"
    start: float | None = None  # from the left edge of the text column, where it is said
    width: float | None = None

    def right(self, column: float) -> bool:
        """Whether it stands in the right half of a column so wide."""
        if self.align in ("right", "outside"):
            return True
        return self.start is not None and self.start + (self.width or 0.0) / 2 > column * 0.4


@dataclass(slots=True)
class Paragraph:
    """One ``w:p``. ``number`` counts all of them in the part, from 1."""

    node: etree._Element
    part: str
    number: int
    format: ParagraphFormat
    style: str = ""
    runs: list[Run] = field(default_factory=list)
    marker: str = ""  # printed by Word's automatic numbering
    marker_format: RunFormat | None = None
    cell: Cell | None = None
    box: Box | None = None
    frame: Frame | None = None
    lines: list[Line] = field(default_factory=list)
    width: float = 0.0  # of the column, cell or box that holds it
    section: int = 0
    notes: list[int] = field(default_factory=list)
    pictures: int = 0
    page_break: bool = False  # a page begins with or in it
    fields: list[str] = field(default_factory=list)  # instructions of fields that end here
    text: str = ""  # shown text without the automatic marker, in composed characters
    decomposed: bool = False  # written in the file as letters and marks apart

    @property
    def full(self) -> str:
        """The text a reader sees, automatic marker included."""
        return f"{self.marker} {self.text}" if self.marker else self.text

    @property
    def blank(self) -> bool:
        return not self.text.strip() and not self.marker


@dataclass(slots=True)
class Section:
    """One section's page."""

    node: etree._Element | None
    width: float = 210.0  # millimetres
    height: float = 297.0
    top: float = 25.4
    bottom: float = 25.4
    left: float = 25.4
    right: float = 25.4
    header_distance: float = 12.7
    gutter: float = 0.0
    landscape: bool = False
    title_page: bool = False
    starts_page: bool = True
    page_start: int | None = None
    page_format: str = "decimal"
    headers: dict[str, str] = field(default_factory=dict)  # first, default, even -> part
    footers: dict[str, str] = field(default_factory=dict)
    paragraph: int = 0  # the w:p that carries it; the last one of the part for the last section
    columns: int = 1

    @property
    def text_width(self) -> float:
        return max(0.0, (self.width - self.left - self.right - self.gutter) * 72 / 25.4)


@dataclass(slots=True)
class Story:
    """One part with text: the body, a header, the footnotes."""

    part: str
    root: etree._Element
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


@dataclass(slots=True)
class View:
    """A document as shown."""

    main: Story
    sections: list[Section]
    headers: dict[str, Story]
    notes: list[Story]
    even_odd: bool = False
    tracked: bool = False
    protected: bool = False
    signed: bool = False
    comments: bool = False

    @property
    def paragraphs(self) -> list[Paragraph]:
        return self.main.paragraphs

    @property
    def stories(self) -> list[Story]:
        return [self.main, *self.headers.values(), *self.notes]
