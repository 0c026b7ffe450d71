"""Footnotes: their number is the data's, so their elements are ours and a template styles them.

A tag could only stand inside one footnote's text; the element with its id comes from here.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from docgen.package import CONTENT_TYPES, open_package, serialize, write_package

__all__ = ["FOOTNOTES", "add_footnotes", "with_footnotes_part"]

FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_EMPTY = (
    f'<w:footnotes xmlns:w="{_W}">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r>'
    "</w:p></w:footnote></w:footnotes>"
)

_END = "</w:footnotes>"
_MARK = (
    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/><w:vertAlign w:val="superscript"/></w:rPr>'
    '<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
)


def add_footnotes(xml: str, footnotes: Iterable[Mapping[str, Any]]) -> str:
    """The part with the document's footnotes after those it has.

    >>> '<w:footnote w:id="1">' in add_footnotes("<w:footnotes></w:footnotes>",
    ...     [{"id": 1, "runs": "<w:r/>"}])
    True
    """
    start, end, tail = xml.rpartition(_END)
    added = "".join(
        f'<w:footnote w:id="{int(note["id"])}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        f"{_MARK}{note['runs']}</w:p></w:footnote>"
        for note in footnotes
    )
    return f"{start}{added}{end}{tail}"


@lru_cache(maxsize=32)
def with_footnotes_part(data: bytes) -> bytes:
    """The same template with an empty part for footnotes, which many editors leave out."""
    package = open_package(data)
    folder, _, base = package.main_part.rpartition("/")
    name = posixpath.join(folder, "footnotes.xml")
    relations = posixpath.join(folder, "_rels", f"{base}.rels")
    for part, element, attributes in (
        (CONTENT_TYPES, "Override", {"PartName": f"/{name}", "ContentType": FOOTNOTES}),
        (
            relations,
            "Relationship",
            {"Id": "rIdFootnotes0", "Type": _RELATION, "Target": "footnotes.xml"},
        ),
    ):
        root = package.xml(part)
        namespace = str(root.tag).partition("}")[0]
        root.append(root.makeelement(f"{namespace}}}{element}", attributes))
        package.parts[part] = serialize(root)
    package.parts[name] = _EMPTY.encode()
    return write_package(package.parts)
