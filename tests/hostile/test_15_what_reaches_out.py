"""Threats 15 to 17: what a template fetches, runs or embeds, known by type and never by name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from docgen.package import open_package
from docgen.templates import read_template
from tests.hostile.files import document, field, with_body, with_parts, with_relationship
from tests.hostile.judging import answered, refused
from tests.hostile.runner import Verdict, verdicts

FAR = "http://127.0.0.1:9/x"
MS = "http://schemas.microsoft.com/office/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"

# 15: kind of relationship, target
OUTSIDE = {
    "attached template": ("attachedTemplate", FAR + ".dotm"),
    "attached template, strict": (f"{STRICT}/attachedTemplate", FAR + ".dotm"),
    "template by UNC": ("attachedTemplate", "\\\\127.0.0.1\\s\\x.dotm"),
    "template by file": ("attachedTemplate", "file:///tmp/x.dotm"),
    "picture": ("image", FAR + ".png"),
    "picture by UNC": ("image", "\\\\127.0.0.1\\s\\x.png"),
    "picture by WebDAV": ("image", "\\\\127.0.0.1@SSL@443\\DavWWWRoot\\x.png"),
    "OLE link": ("oleObject", FAR + ".xlsx"),
    "frame": ("frame", FAR),
    "subdocument": ("subDocument", FAR + ".docx"),
    "mail merge source": ("mailMergeSource", FAR),
    "external link path": ("externalLinkPath", FAR),
    "video": ("video", FAR),
    "audio": ("audio", FAR),
    "font": ("font", FAR),
    "settings from outside": ("settings", FAR),
    "a kind nobody knows": ("nobodyKnows", FAR),
    "script link": ("hyperlink", "javascript:alert(1)"),
    "script link, case": ("hyperlink", "JaVaScRiPt:alert(1)"),
    "script link, blank before": ("hyperlink", " javascript:alert(1)"),
    "vbscript link": ("hyperlink", "vbscript:x"),
    "data link": ("hyperlink", "data:text/html,x"),
    "file link": ("hyperlink", "file:///etc/passwd"),
    "UNC link": ("hyperlink", "\\\\127.0.0.1\\s"),
    "office protocol": ("hyperlink", "ms-word:ofe|u|http://127.0.0.1:9/x"),
    "diagnostic tool": ("hyperlink", "ms-msdt:/id PCWDiagnostic"),
    "search protocol": ("hyperlink", "search-ms:query=x"),
    "ftp link": ("hyperlink", "ftp://127.0.0.1/"),
}
# 16: kind of relationship to a part inside, the part, its content type
INSIDE = {
    "macros": (f"{MS}/vbaProject", "vbaProject.bin", "application/vnd.ms-office.vbaProject"),
    "macros as a picture": (f"{MS}/vbaProject", "media/a.png", "image/png"),
    "macros' data": (f"{MS}/wordVbaData", "vbaData.xml", "application/vnd.ms-word.vbaData+xml"),
    "key map": (f"{MS}/keyMapCustomizations", "custom.xml",
                "application/vnd.ms-word.keyMapCustomizations+xml"),
    "toolbars": (f"{MS}/attachedToolbars", "bars.bin", "application/vnd.ms-word.attachedToolbars"),
    "OLE object": ("oleObject", "embeddings/a.bin",
                   "application/vnd.openxmlformats-officedocument.oleObject"),
    "OLE object as text": ("oleObject", "a.txt", "text/plain"),
    "workbook": ("package", "embeddings/a.xlsx",
                 "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "ActiveX": ("control", "activeX/a.xml", "application/vnd.ms-office.activeX+xml"),
    "ActiveX data": (f"{MS}/activeXControlBinary", "activeX/a.bin",
                     "application/vnd.ms-office.activeX"),
    "web page as altChunk": ("aFChunk", "a.html", "text/html"),
    "RTF as altChunk": ("aFChunk", "a.rtf", "application/rtf"),
    "document as altChunk": ("aFChunk", "a.docx", "application/octet-stream"),
    "mail as altChunk": ("aFChunk", "a.mht", "message/rfc822"),
    "a program": ("image", "a.exe", "application/x-msdownload"),
}  # fmt: skip
# 17
FIELDS = {
    "DDEAUTO": (' DDEAUTO c:\\\\x "y" ',),
    "DDE": (" DDE x y ",),
    "DDE, case": (" dDeAuTo x ",),
    "INCLUDETEXT": (f' INCLUDETEXT "{FAR}" ',),
    "INCLUDEPICTURE": (f' INCLUDEPICTURE "{FAR}" \\d ',),
    "IMPORT": (f' IMPORT "{FAR}" ',),
    "LINK": (" LINK Excel.Sheet.8 x ",),
    "EMBED": (" EMBED Package ",),
    "HYPERLINK field": (' HYPERLINK "javascript:x" ',),
    "AUTOTEXT": (" AUTOTEXT x ",),
    "MACROBUTTON": (" MACROBUTTON x y ",),
    "GOTOBUTTON": (" GOTOBUTTON x y ",),
    "DATABASE": (" DATABASE \\d x ",),
    "MERGEFIELD": (" MERGEFIELD x ",),
    "RD": (f' RD "{FAR}" ',),
    "ASK": (" ASK x ",),
    "FILLIN": (" FILLIN x ",),
    "SET": (" SET x y ",),
    "QUOTE": (" QUOTE 65 ",),
    "formula": (" = 1 + 1 ",),
    "DATE": (" DATE \\@ x ",),
    "FILENAME": (" FILENAME \\p ",),
    "USERNAME": (" USERNAME ",),
    "split in two": (" DDE", "AUTO x "),
    "split in letters": tuple(" INCLUDETEXT x "),
    "hidden behind PAGE": (" PAGE", "S "),
    "empty": ("",),
}
SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/>'
NESTED = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    + field(" DDEAUTO x ").removeprefix("<w:p>").removesuffix("</w:p>")
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
ELEMENTS = {
    "nested in PAGE": NESTED,
    "simple field": '<w:p><w:fldSimple w:instr=" DDEAUTO x "/></w:p>',
    "deleted field": "<w:p><w:del><w:r><w:delInstrText> DDEAUTO x </w:delInstrText></w:r></w:del>"
    "</w:p>",
    "without a beginning": "<w:p><w:r><w:instrText> DDEAUTO x </w:instrText></w:r></w:p>",
    "without an end": '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    "<w:r><w:instrText> DDEAUTO x </w:instrText></w:r></w:p>",
    "begun over paragraphs": field(" DDE").replace(
        SEPARATE, f"</w:p><w:p><w:r><w:instrText>AUTO x</w:instrText></w:r>{SEPARATE}", 1
    ),
    "altChunk": "<w:altChunk/>",
    "object": "<w:p><w:r><w:object/></w:r></w:p>",
    "control": "<w:p><w:r><w:control/></w:r></w:p>",
    "subdocument": "<w:p><w:subDoc/></w:p>",
    "data binding": "<w:sdt><w:sdtPr><w:dataBinding w:xpath='/a' w:storeItemID='x'/></w:sdtPr>"
    "<w:sdtContent><w:p/></w:sdtContent></w:sdt>",
}  # fmt: skip


def _embedded(kind: str, part: str, content_type: str, base: bytes) -> bytes:
    data = with_relationship(base, kind, part, external=False)
    types = open_package(data).parts["[Content_Types].xml"].decode()
    line = f'<Override PartName="/word/{part}" ContentType="{content_type}"/></Types>'
    return with_parts(
        data,
        {f"word/{part}": b"<a/>", "[Content_Types].xml": types.replace("</Types>", line)},
    )


def _main_type(base: bytes, kind: str) -> bytes:
    types = open_package(base).parts["[Content_Types].xml"].decode()
    old = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert old in types
    return with_parts(base, {"[Content_Types].xml": types.replace(old, kind)})


def _inputs(base: bytes) -> Iterator[tuple[str, bytes]]:
    for name, (kind, target) in OUTSIDE.items():
        yield f"15 {name}", with_relationship(base, kind, target, external=True)
    settings = "word/_rels/settings.xml.rels"
    yield "15 attached template of the settings", with_parts(base, {settings: (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/attachedTemplate" Target="{FAR}" TargetMode="External"/></Relationships>'
    )})  # fmt: skip
    for name, embedded in INSIDE.items():
        yield f"16 {name}", _embedded(*embedded, base)
    ms = "application/vnd.ms-word"
    yield "16 macro-enabled document", _main_type(base, f"{ms}.document.macroEnabled.main+xml")
    yield (
        "16 macro-enabled template",
        _main_type(base, f"{ms}.template.macroEnabledTemplate.main+xml"),
    )
    for name, instruction in FIELDS.items():
        yield f"17 {name}", with_body(base, field(*instruction))
    for name, body in ELEMENTS.items():
        yield f"17 {name}", with_body(base, body)


INPUTS = dict(_inputs(read_template()))


@cache
def _documents() -> dict[str, bytes]:
    return dict(_inputs(document()))


@cache
def _verdicts(door: str) -> dict[str, Verdict]:
    return verdicts(door, INPUTS if "template" in door else _documents())


@pytest.mark.parametrize("name", INPUTS)
@pytest.mark.parametrize("door", ["template", "docgen make --template"])
def test_such_a_template_is_refused(door: str, name: str) -> None:
    verdict = _verdicts(door)[name]
    refused(verdict)
    assert verdict.code in {"template/active-content", "package/not-word", ""}


@pytest.mark.parametrize("name", INPUTS)
@pytest.mark.parametrize("door", ["check", "fix"])
def test_such_a_document_is_judged_or_refused(door: str, name: str) -> None:
    """A document to check may hold anything: it is read, nothing in it is run or fetched."""
    # mending judges the document again and again
    answered(_verdicts(door)[name], seconds=10 if door == "fix" else 2)


@pytest.mark.parametrize("name", INPUTS)
def test_what_is_printed_reaches_nowhere(name: str) -> None:
    """The copy that LibreOffice opens has neither outside targets nor code nor active fields."""
    from docgen.convert.safe import safe_copy
    from docgen.errors import DocgenError

    try:
        copy, _ = safe_copy(_documents()[name])
    except DocgenError:
        return
    package = open_package(copy)
    for part in ["", *package.parts]:
        if part.endswith(".rels"):
            continue
        for relationship in package.relationships(part):
            inside = not relationship.external or relationship.target.startswith(("http", "mailto"))
            assert inside, relationship
            assert not relationship.external or relationship.type.endswith("/hyperlink"), (
                relationship
            )
    told = b"".join(data for part, data in package.parts.items() if part.endswith(".xml"))
    for word in (b"DDEAUTO", b"INCLUDEPICTURE", b"INCLUDETEXT", b"altChunk"):
        assert word not in told, word


ALLOWED = {
    "PAGE": with_body(read_template(), field(" PAGE ")),
    "NUMPAGES": with_body(read_template(), field(" NUM", "PAGES \\* MERGEFORMAT ")),
    "REF": with_body(read_template(), field(" REF _a \\h ")),
    **{
        target: with_relationship(read_template(), "hyperlink", target, external=True)
        for target in ("https://a.example/", "mailto:a@a.example")
    },
}


def test_what_the_author_may_use_still_works() -> None:
    found = verdicts("template", ALLOWED)
    assert {name: verdict.outcome for name, verdict in found.items()} == dict.fromkeys(
        ALLOWED, "answered"
    )
