"""The base package round the main part: our own, small, without a library's traces."""

from __future__ import annotations

from docgen.standard import load
from docgen.templates.body import SECTION_PARTS, circulation, each
from docgen.templates.ml import OFFICE, declare, paragraph

__all__ = ["CONTENT_TYPES", "DOCUMENT_RELATIONSHIPS", "PACKAGE_RELATIONSHIPS", "parts"]

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# Part of the document: file, relationship id, kind of relationship and of content.
_RELATED = (
    ("styles.xml", "rIdStyles", "styles"),
    ("settings.xml", "rIdSettings", "settings"),
    ("fontTable.xml", "rIdFonts", "fontTable"),
    ("footnotes.xml", "rIdFootnotes", "footnotes"),
    ("endnotes.xml", "rIdEndnotes", "endnotes"),
    ("header_page.xml", SECTION_PARTS["page_number"], "header"),
    ("header_first.xml", SECTION_PARTS["first_header"], "header"),
    ("header_blank.xml", SECTION_PARTS["blank_header"], "header"),
    ("footer_first.xml", SECTION_PARTS["first_footer"], "footer"),
    ("footer_blank.xml", SECTION_PARTS["blank_footer"], "footer"),
)


def _content_types() -> str:
    overrides = {f"/word/{file}": f"{WORDPROCESSING}.{kind}+xml" for file, _, kind in _RELATED}
    overrides["/word/document.xml"] = f"{WORDPROCESSING}.document.main+xml"
    overrides["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    overrides["/docProps/app.xml"] = (
        "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    )
    lines = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )


def _relationships(*lines: tuple[str, str, str]) -> str:
    content = "".join(
        f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/>' for id_, kind, target in lines
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{content}</Relationships>'


CONTENT_TYPES = _content_types()
PACKAGE_RELATIONSHIPS = _relationships(
    ("rId1", f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
    ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    ("rId3", f"{OFFICE}/relationships/extended-properties", "docProps/app.xml"),
)
DOCUMENT_RELATIONSHIPS = _relationships(
    *((id_, f"{OFFICE}/relationships/{kind}", file) for file, id_, kind in _RELATED)
)


def _part(root: str, content: str) -> str:
    return f"<w:{root} {declare()}>{content}</w:{root}>"


# A viewer that does not compute fields shows what stands in the field: the first number shown.
_PAGE_FIELD = (
    '<w:p><w:pPr><w:pStyle w:val="PageNumber"/></w:pPr>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>'
)


def _notes(root: str, item: str) -> str:
    """The separators alone; Word calls a file without them corrupt once it has a note."""
    spacing = '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    content = "".join(
        f'<w:{item} w:type="{kind}" w:id="{number}"><w:p>{spacing}<w:r><w:{kind}/></w:r></w:p>'
        f"</w:{item}>"
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    return _part(root, content)


def _settings() -> str:
    uri = "http://schemas.microsoft.com/office/word"
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{uri}" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    notes = "".join(
        f'<w:{kind}Pr><w:{kind} w:id="-1"/><w:{kind} w:id="0"/></w:{kind}Pr>'
        for kind in ("footnote", "endnote")
    )
    return (
        f'<w:settings {declare("w")}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{notes}'
        f"<w:compat>{compat}</w:compat>"
        f'<w:themeFontLang w:val="{load().language}"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def _fonts() -> str:
    return (
        f'<w:fonts {declare("w")}><w:font w:name="{load().page.font}">'
        '<w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _blank(root: str) -> str:
    return _part(root, paragraph("PageNumber" if root == "hdr" else "AfterTable"))


def _first_header() -> str:
    return _part("hdr", circulation() + paragraph("AfterTable"))


def _first_footer() -> str:
    """Cell 13: the address at the foot of the first page."""
    lines = each("line", "marks.address", paragraph("Address", "{{ line }}"))
    return _part("ftr", lines + paragraph("AfterTable"))


# Rendering writes the properties anew; these are for who opens the template itself.
_CORE = (
    f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>Văn bản có tên loại</dc:title><dc:creator>docgen</dc:creator>"
    f"<dc:language>{load().language}</dc:language></cp:coreProperties>"
)
_APP = (
    f'<Properties xmlns="{OFFICE}/extended-properties"><Application>docgen</Application>'
    "</Properties>"
)


def parts() -> dict[str, str]:
    """Every part but the main one and the styles, by name."""
    return {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": PACKAGE_RELATIONSHIPS,
        "word/_rels/document.xml.rels": DOCUMENT_RELATIONSHIPS,
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(),
        "word/footnotes.xml": _notes("footnotes", "footnote"),
        "word/endnotes.xml": _notes("endnotes", "endnote"),
        "word/header_page.xml": _part("hdr", _PAGE_FIELD),
        "word/header_first.xml": _first_header(),
        "word/header_blank.xml": _blank("hdr"),
        "word/footer_first.xml": _first_footer(),
        "word/footer_blank.xml": _blank("ftr"),
        "docProps/core.xml": _CORE,
        "docProps/app.xml": _APP,
    }
