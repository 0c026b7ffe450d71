"""An Office file in memory: its parts, their types, their relationships."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from docgen.package.faults import refuse
from docgen.package.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["CONTENT_TYPES", "Package", "Relationship"]

CONTENT_TYPES = "[Content_Types].xml"
TYPES_NS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONS_NS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
OFFICE_DOCUMENT = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
)
STRICT_OFFICE_DOCUMENT = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"


class Relationship(NamedTuple):
    """One line of a ``.rels`` part; ``target`` is a part's name, or what is written if external."""

    id: str
    type: str
    target: str
    external: bool


@dataclass(slots=True)
class Package:
    """The parts of an Office file, in the order they stand in it."""

    parts: dict[str, bytes]
    source: str = ""
    _types: tuple[dict[str, str], dict[str, str]] | None = field(default=None, repr=False)

    def xml(self, name: str) -> _Element:
        """A fresh tree of the part each time: who changes it changes nobody else's."""
        try:
            data = self.parts[name]
        except KeyError:
            refuse("missing-part", "Tệp thiếu phần này.", part=name, source=self.source)
        return parse_xml(data, name)

    def content_type(self, name: str) -> str:
        """What ``[Content_Types].xml`` says the part is; empty if it says nothing."""
        if self._types is None:
            defaults: dict[str, str] = {}
            overrides: dict[str, str] = {}
            for item in self.xml(CONTENT_TYPES):
                kind = item.get("ContentType", "")
                if item.tag == f"{TYPES_NS}Default":
                    defaults[item.get("Extension", "").lower()] = kind
                elif item.tag == f"{TYPES_NS}Override":
                    overrides[item.get("PartName", "").lstrip("/").lower()] = kind
            self._types = defaults, overrides
        defaults, overrides = self._types
        key = name.lower()
        return overrides.get(key) or defaults.get(key.rpartition(".")[2], "")

    def relationships(self, name: str = "") -> tuple[Relationship, ...]:
        """The relationships of a part, or of the package itself; a target that climbs out of the
        package is refused."""
        folder, _, base = name.rpartition("/")
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if rels not in self.parts:
            return ()
        found = []
        for item in self.xml(rels).iter(f"{RELATIONS_NS}Relationship"):
            external = item.get("TargetMode") == "External"
            target = item.get("Target", "")
            if not external:
                target = self._resolve(folder, target, rels)
            found.append(Relationship(item.get("Id", ""), item.get("Type", ""), target, external))
        return tuple(found)

    def _resolve(self, folder: str, target: str, rels: str) -> str:
        path = unquote(target).partition("#")[0]
        joined = path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)
        resolved = posixpath.normpath(joined) if joined else ""
        if resolved.startswith("..") or "\\" in resolved:
            refuse(
                "relationship",
                f"Liên kết “{target[:80]}” trỏ ra ngoài tệp; tệp không an toàn.",
                part=rels,
                source=self.source,
            )
        return resolved

    @property
    def main_part(self) -> str:
        """The name of the Word document's main part, usually ``word/document.xml``."""
        main = ""
        for relationship in self.relationships():
            if relationship.type == STRICT_OFFICE_DOCUMENT:
                refuse(
                    "strict",
                    "Tệp lưu theo dạng Strict Open XML. "
                    "Hãy mở bằng Word và lưu lại theo dạng “Word Document (*.docx)”.",
                    source=self.source,
                )
            if relationship.type == OFFICE_DOCUMENT and relationship.target in self.parts:
                kind = self.content_type(relationship.target)
                if "wordprocessingml" in kind or "ms-word" in kind:
                    main = relationship.target
                    break
        if not main:
            refuse(
                "not-word",
                "Tệp không phải văn bản Word (.docx). Hãy mở bằng Word và lưu lại dạng .docx.",
                source=self.source,
            )
        return main
