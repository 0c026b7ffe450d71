"""What will be seen: the context every template receives, as plain typed dictionaries.

Plain dictionaries, not objects: a template in the small language can reach nothing else through
them, and reading a key is the cheapest thing a compiled template can do.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

__all__ = ["Block", "Document", "Footnote", "Fragment", "Header", "Kind", "Marks", "Properties"]
__all__ += ["RecipientLine", "Signature", "Title"]


class Fragment(str):
    """WordprocessingML of our own making, inserted as it is; never made from a person's markup."""

    __slots__ = ()

    def __html__(self) -> Fragment:
        return self


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


class Block(TypedDict):
    """One paragraph (or table) of the flat stream, in printed order."""

    kind: str
    text: str  # plain text, marker included: what templates from elsewhere print
    runs: Fragment  # the same as runs with their bold, italic, footnotes; or a whole w:tbl


class Header(TypedDict):
    """The head of the first page, cells 1 to 4 of the map (Mục IV Phần I Phụ lục I)."""

    columns: Literal["narrow", "medium", "wide"]  # width of the right-hand column
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


class Signature(TypedDict):
    """Cells 7a, 7b; empty lists and strings print nothing."""

    capacity: list[str]  # "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"
    other_position: str  # cell 7b, above the name
    name: str


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
    signature: Signature
    recipients: list[RecipientLine]  # empty: no "Nơi nhận"
    drafter: str  # cell 12, "PL.(300)"
    footnotes: list[Footnote]
    properties: Properties
    van_ban: NotRequired[dict[str, object]]  # the input by its Vietnamese keys, for other templates
