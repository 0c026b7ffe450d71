"""What will be seen: the context every template receives, as plain typed dictionaries.

Plain dictionaries, not objects: a template in the small language can reach nothing else through
them, and reading a key is the cheapest thing a compiled template can do.
"""

from __future__ import annotations

from typing import Final, Literal, NotRequired, TypedDict

__all__ = ["BOLD_KINDS", "FOOTNOTE_STYLE", "HEADER_COLUMNS_MM", "ITALIC_KINDS", "SECTIONS"]
__all__ += ["SIGNATURE_COLUMN_MM"]
__all__ += ["TABLE_HEAD_STYLE", "TABLE_SIZE", "TABLE_TEXT_STYLE", "Block", "Columns", "Document"]
__all__ += ["Drawing", "Footnote", "Fragment"]
__all__ += ["Header", "Kind", "Marks", "Properties", "RecipientLine", "Section", "Signature"]
__all__ += ["Title"]


class Fragment(str):
    """WordprocessingML of our own making, inserted as it is; never made from a person's markup."""

    __slots__ = ()

    def __html__(self) -> Fragment:
        return self


class Drawing(Fragment):
    """A Fragment that may hold drawings; all others hold none, so that nobody looks for any."""

    __slots__ = ()


# A kind is the name of a paragraph style in the template; one paragraph of the template prints it.
TextKind = Literal[
    "basis",  # căn cứ, italic
    "paragraph",
    "division",  # "Phần I", "Chương I", "Mục 1": centred, bold, a line of its own
    "division_title",  # its title: centred, bold, capitals
    "letter",  # "A. ...": bold capitals, above sections
    "section",  # "I. ...": bold capitals
    "article",  # "Điều 1. ...": bold
    "clause_head",  # "1. ..." alone on its line: bold
    "clause",  # "1. ..." with text, maybe after a run-in head
    "subclause_head",  # "1.1. ..." alone on its line
    "subclause",
    "point_head",  # "a) ..." as a head alone, kept with what follows
    "point",
    "bullet",  # "- ..."
    "plus",  # "+ ..."
    "note",  # "Lưu ý: ...", "Ghi chú: ..."
    "caption",  # title over a table, centred bold
    "unit",  # "ĐVT: đồng", right, italic, over a table
]
Kind = (
    TextKind
    # the last text of the main body, kept on one page with the signature
    | Literal[
        "basis_end",
        "paragraph_end",
        "clause_end",
        "subclause_end",
        "point_end",
        "bullet_end",
        "plus_end",
        "note_end",
    ]
    | Literal[
        "table",  # runs holds the whole w:tbl
        "signature",  # the block of Nơi nhận and signature: the template's own table
        "appendix_label",  # "Phụ lục I"
        "appendix_title",
        "appendix_reference",  # "(Kèm theo Kế hoạch số ...)"
        "rule",  # a drawn line centred under what precedes; runs holds the drawing's run
        # A section ends here. main: the first page has no number; cont: numbering goes on;
        # appendix: numbered anew from 1, the number of its first page not shown.
        "break_main_portrait",
        "break_main_landscape",
        "break_cont_portrait",
        "break_cont_landscape",
        "break_appendix_portrait",
        "break_appendix_landscape",
    ]
)


# How the head of the first page is divided. The right-hand column holds Quốc hiệu, Tiêu ngữ and the
# place and date; the left-hand one takes the rest of the text's width. Neither has cell margins.
Columns = Literal["narrow", "medium", "wide"]
HEADER_COLUMNS_MM: Final[dict[Columns, float]] = {"narrow": 95.0, "medium": 103.5, "wide": 120.6}
# The right-hand column of who signs, beside Nơi nhận; the narrower one of the position map holds
# the recipients (Mục IV).
SIGNATURE_COLUMN_MM: Final = 93.0

# What a section of pages can be, as in the kinds "break_...".
Section = Literal[
    "main_portrait",
    "main_landscape",
    "cont_portrait",
    "cont_landscape",
    "appendix_portrait",
    "appendix_landscape",
]
SECTIONS: Final[tuple[Section, ...]] = (
    "main_portrait",
    "main_landscape",
    "cont_portrait",
    "cont_landscape",
    "appendix_portrait",
    "appendix_landscape",
)


# Kinds whose style is bold or italic. Runs say only what differs from their paragraph's style, so
# a template's styles and this table have to agree; every other kind is upright and not bold.
BOLD_KINDS: Final[frozenset[str]] = frozenset(
    {
        "division",
        "division_title",
        "letter",
        "section",
        "article",
        "clause_head",
        "subclause_head",
        "point_head",
        "caption",
        "appendix_label",
        "appendix_title",
    }
)
ITALIC_KINDS: Final[frozenset[str]] = frozenset(
    {"basis", "basis_end", "unit", "appendix_reference"}
)

# Ids of the paragraph styles inside tables, and the size that column widths are measured with.
TABLE_HEAD_STYLE: Final = "TableHead"  # bold, centred
TABLE_TEXT_STYLE: Final = "TableText"  # upright, no indent; runs of totals and groups say bold
TABLE_SIZE: Final = 13.0
# Id of the character style of a footnote's raised number.
FOOTNOTE_STYLE: Final = "FootnoteReference"


class Block(TypedDict):
    """One paragraph (or table) of the flat stream, in printed order."""

    kind: str
    text: str  # plain text, marker included: what templates from elsewhere print
    runs: Fragment  # the same as runs with their bold, italic, footnotes; or a whole w:tbl


class Header(TypedDict):
    """The head of the first page, cells 1 to 4 of the map (Mục IV Phần I Phụ lục I).

    The ``..._runs`` say the same as the texts, as runs: they carry a size of their own where the
    size that the style has would not leave every line whole; else the style's size holds.
    """

    columns: Columns  # key of HEADER_COLUMNS_MM
    across: bool  # the first page lies across: two columns of one width, whatever ``columns`` says
    parent_runs: list[Fragment]
    issuer_runs: list[Fragment]
    national_runs: Fragment
    motto_runs: Fragment
    place_date_runs: Fragment
    parent: list[str]  # lines of the cơ quan chủ quản, capitals; may be empty
    issuer: list[str]  # lines of the issuing body, capitals
    issuer_rule: Fragment  # a run holding the drawn line
    number: str  # "Số:      /KH-UBND"
    national_name: str
    motto: str
    motto_rule: Fragment
    place_date: str


class Marks(TypedDict):
    """Cells 10a, 10b, 11 and 13 of the map, and the word DỰ THẢO."""

    draft: str  # "DỰ THẢO" or ""
    secrecy: bool  # leave room for the stamp of secrecy
    urgency: Fragment  # "" or a whole w:tbl: the framed word, of the size the decree gives
    circulation: list[Fragment]  # framed marks over the header, whole w:tbl each
    address: list[str]  # lines at the foot of page 1, under a full-width line


class Title(TypedDict):
    """Tên loại and trích yếu, cell 5a; ``reference`` only in a plan annexed to a decision."""

    name: str
    subject: list[str]
    rule: Fragment
    reference: str
    reference_runs: Fragment  # the same on lines of our own breaking


class Signature(TypedDict):
    """Cells 7a, 7b; empty lists and strings print nothing."""

    capacity_runs: list[Fragment]  # each with line breaks of our own where it is long
    other_position_runs: Fragment
    across: bool  # the page that it stands on lies across
    capacity: list[str]  # "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"
    other_position: str  # cell 7b, above the name
    name: str
    beside: int  # how many recipients stand beside it where all would not; 0: all do


class RecipientLine(TypedDict):
    kind: Literal["item", "sub"]
    text: str


class Footnote(TypedDict):
    id: int
    runs: Fragment


class Properties(TypedDict):
    """Core properties; names after Phụ lục VI."""

    title: str
    subject: str
    creator: str
    keywords: str
    category: str
    created: str  # W3CDTF, from the document's date, never from the clock


class Document(TypedDict):
    """The whole context of a template."""

    header: Header | None  # None: a plan annexed to a decision
    marks: Marks
    title: Title
    addressees: list[str]  # "Kính gửi"
    blocks: list[Block]  # main text, the signature block, appendices
    # A "break_..." block stands between two sections, none after the last: that one's page is the
    # body's own w:sectPr, and this says which it has to be.
    last_section: Section
    signature: Signature
    recipients: list[RecipientLine]  # empty: no "Nơi nhận"
    drafter: str  # cell 12, "PL.(300)"
    footnotes: list[Footnote]
    properties: Properties
    van_ban: NotRequired[dict[str, object]]  # the input by its Vietnamese keys, for other templates
