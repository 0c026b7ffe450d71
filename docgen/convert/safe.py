"""A copy of a .docx that LibreOffice may open: nothing in it is fetched, run or read from disk.

What a reader sees stays. What reaches out of the file goes: external pictures, templates and
frames, embedded programs and documents, fields that read other files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docgen.package import Package, open_package, serialize, write_package

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["fonts_asked", "safe_copy"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
CORE = "docProps/core.xml"
# Fields whose result LibreOffice may work out again; any other keeps the result in the file.
FIELDS = re.compile(
    r"\s*(PAGE|NUMPAGES|SECTIONPAGES|TOC|PAGEREF|REF|SEQ|HYPERLINK|DATE|TIME)\b"
    r"(?!.*(INCLUDE|LINK\s|DDE|file:|\\\\))|\s*$",
    re.IGNORECASE | re.DOTALL,
)
# Of what is external only links stay, which a person alone follows; and only where they lead to
# a page or a mailbox: a PDF hands on whatever its link says, scripts and programs too.
LINKS = ("http://", "https://", "mailto:")
DROPPED = frozenset(
    {"aFChunk", "attachedTemplate", "control", "frame", "oleObject", "package", "subDocument"}
    | {"vbaProject", "mailMergeSource", "mailMergeHeaderSource"}
)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ELEMENTS = tuple(f"{W}{name}" for name in ("altChunk", "subDoc", "control", "attachedTemplate"))
_STORY = re.compile(r"word/(document|header|footer|footnotes|endnotes|comments)\d*\.xml$")
_REACHES_OUT = re.compile(
    rb"instrText|delInstrText|fldSimple|altChunk|subDoc|control|attachedTemplate"
)
_FONT = re.compile(rb'w:(?:ascii|hAnsi|cs)="([^"]{1,80})"')


def safe_copy(docx: bytes, title: str | None = None) -> tuple[bytes, Package]:
    """The copy, and the package that was read; raises PackageError for what is no .docx."""
    package = open_package(docx)
    story = package.main_part
    parts = dict(package.parts)
    for name in package.parts:
        if name.endswith(".rels"):
            parts[name] = _without_reach(package, name)
        elif _may_reach_out(name, story) and _REACHES_OUT.search(parts[name]):
            parts[name] = _without_active(package, name)
    if title is not None and CORE in parts:
        parts[CORE] = _titled(package, title)
    return write_package(parts), package


def _may_reach_out(name: str, story: str) -> bool:
    return name in {story, "word/settings.xml"} or _STORY.match(name) is not None


def _without_reach(package: Package, name: str) -> bytes:
    root = package.xml(name)
    gone = [
        item
        for item in root.iter(_RELATIONSHIP)
        if (kind := item.get("Type", "").rpartition("/")[2]) in DROPPED
        or (item.get("TargetMode") == "External" and not _is_link(kind, item.get("Target", "")))
    ]
    if not gone:
        return package.parts[name]
    for item in gone:
        root.remove(item)
    return serialize(root)


def _is_link(kind: str, target: str) -> bool:
    return kind == "hyperlink" and target.lower().startswith(LINKS)


def _without_active(package: Package, name: str) -> bytes:
    root = package.xml(name)
    for item in list(root.iter(*_ELEMENTS)):
        parent = item.getparent()
        if parent is not None:
            parent.remove(item)
    for code in root.iter(f"{W}instrText", f"{W}delInstrText"):
        if not FIELDS.match(code.text or ""):
            code.text = ""
    for field in list(root.iter(f"{W}fldSimple")):
        if not FIELDS.match(field.get(f"{W}instr", "")):
            field.set(f"{W}instr", "")
    _blank_split_fields(root)
    return serialize(root)


def _blank_split_fields(root: _Element) -> None:
    """A field's code may be cut over runs; what is joined must be harmless too."""
    for codes in _joined_codes(root):
        if not FIELDS.match("".join(code.text or "" for code in codes)):
            for code in codes:
                code.text = ""


def _joined_codes(root: _Element) -> Iterator[list[_Element]]:
    codes: list[_Element] = []
    for item in root.iter(f"{W}instrText", f"{W}fldChar"):
        if item.tag == f"{W}instrText":
            codes.append(item)
        elif codes:
            yield codes
            codes = []
    if codes:
        yield codes


def _titled(package: Package, title: str) -> bytes:
    root = package.xml(CORE)
    found = root.find(DC_TITLE)
    if found is None:
        found = root.makeelement(DC_TITLE, {})
        root.append(found)
    found.text = title
    return serialize(root)


def fonts_asked(package: Package) -> set[str]:
    """The names of fonts that the document and its styles ask for."""
    return {
        name.decode(errors="replace")
        for part, data in package.parts.items()
        if part.startswith("word/") and part.endswith(".xml") and "fontTable" not in part
        for name in _FONT.findall(data)
    }
