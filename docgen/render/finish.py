"""What docxtpl does to a part after Jinja, done only where it changes something."""

from __future__ import annotations

import re

from docgen.layout.document import Fragment

__all__ = ["close_last_section", "ends_in_tag", "fix_tables", "has_drawings", "number_drawings"]
__all__ += ["number_pieces", "resolve_breaks"]

_FIRST_DRAWING = 1001  # docxtpl numbers from here
_DRAWING = "<wp:docPr "
_ID = re.compile(r'\sid="([^"]*)"')
_BREAKS = (b"\n", b"\t", b"\a", b"\f")
_SECTION = b"<w:sectPr"
_SECTION_END = b"</w:sectPr></w:pPr></w:p>"


def number_drawings(xml: str, first: int = _FIRST_DRAWING) -> str:
    """Ids of drawings by their order, for two copies of one drawing must not share an id.

    >>> number_drawings('<wp:docPr id="7" name="a"/><wp:docPr id="7" name="b"/>')
    '<wp:docPr id="1001" name="a"/><wp:docPr id="1002" name="b"/>'
    """
    out: list[str] = []
    start, number = 0, first
    while (at := xml.find(_DRAWING, start)) >= 0:
        found = _ID.search(xml, at, xml.index(">", at))
        if found is None:
            out.append(xml[start : at + 1])
            start = at + 1
        else:
            out += (xml[start : found.start(1)], str(number))
            start = found.end(1)
        number += 1
    out.append(xml[start:])
    return "".join(out)


def has_drawings(source: str) -> bool:
    """Whether a template draws by itself, whatever the data.

    >>> has_drawings('<w:drawing><wp:inline><wp:docPr id="7"/></wp:inline></w:drawing>')
    True
    """
    return _DRAWING in source


def number_pieces(pieces: list[str]) -> None:
    """As ``number_drawings``, of a text in pieces: plain ones and mere Fragments hold none.

    >>> from docgen.layout.document import Drawing
    >>> pieces = ["<w:p>", Drawing('<wp:docPr id="7"/>'), "</w:p>"]
    >>> number_pieces(pieces)
    >>> pieces[1]
    '<wp:docPr id="1001"/>'
    """
    number = _FIRST_DRAWING
    for at, piece in enumerate(pieces):
        kind = piece.__class__
        if kind is not str and kind is not Fragment:
            pieces[at] = number_drawings(piece, number)
            number += piece.count(_DRAWING)


def resolve_breaks(part: bytes, start: int = 0) -> bytes:
    """Line breaks, tabs, page and paragraph breaks typed inside a value, as docxtpl has it; from
    ``start`` on, where a declaration with a break of its own stands before.
    """
    if all(part.find(character, start) < 0 for character in _BREAKS):
        return part
    from docxtpl import DocxTemplate

    # docxtpl has dropped these line breaks by the time it looks for others.
    xml = re.sub(r"\n<w:p([ >])", r"<w:p\1", part[start:].decode())
    resolved: str = DocxTemplate.resolve_listing(None, xml)
    return part[:start] + resolved.encode()


def fix_tables(xml: bytes, part: str, start: int = 0) -> bytes:
    """Grids of tables whose number of columns the data decides; ``start``: as above."""
    from docxtpl import DocxTemplate
    from lxml import etree

    from docgen.package import parse_xml

    parse_xml(xml, part)  # docxtpl would mend, and lose text by it
    tree = DocxTemplate.fix_tables(None, xml[start:].decode())
    return xml[:start] + etree.tostring(tree, encoding="unicode").encode()


def ends_in_tag(source: str) -> bool:
    """Whether the data says what stands last before the body's own page.

    >>> ends_in_tag("<w:body>{% if a %}<w:p/>{% endif %}<w:sectPr/></w:body>")
    True
    """
    return source[: source.rfind("<w:sectPr")].rstrip().endswith("%}")


def close_last_section(xml: bytes) -> bytes:
    """A section break at the very end becomes the body's own page.

    In a template the body's ``w:sectPr`` comes after every tag, so no condition reaches it; a
    break that ends the text says instead what the last page must be. Left where it is, it would
    be followed by an empty page.
    """
    end = xml.rfind(_SECTION)
    if end < 0 or not xml.endswith(_SECTION_END, 0, end):
        return xml
    start = xml.rfind(_SECTION, 0, end)
    properties = xml[start : end - len(b"</w:pPr></w:p>")]
    tail = xml.find(b"</w:sectPr>", end) + len(b"</w:sectPr>")
    return b"".join((xml[:start], b"</w:pPr></w:p>", properties, xml[tail:]))
