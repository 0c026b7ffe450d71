"""Hostile Word files, made from right ones by changing one thing."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from docgen.package import open_package, write_package
from docgen.templates import read_template

__all__ = ["MAIN", "PLACES", "R", "W", "document", "field", "placed", "raw_zip", "run", "with_body"]
__all__ += ["with_parts", "with_relationship", "with_text_part"]

MAIN = "word/document.xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@cache
def document() -> bytes:
    """A right document, small."""
    from docgen.loading import load_source
    from docgen.reading import parse
    from docgen.rendering import render
    from tests.support.plans import RIGHT

    return render(load_source(parse(RIGHT, "right.yaml")))


def with_parts(base: bytes, parts: Mapping[str, bytes | str]) -> bytes:
    """The file with some parts replaced or added."""
    made = dict(open_package(base).parts)
    for name, content in parts.items():
        made[name] = content.encode() if isinstance(content, str) else content
    return write_package(made)


def with_text_part(base: bytes, name: str, old: str, new: str) -> bytes:
    """The file with the first ``old`` of a part made ``new``."""
    text = open_package(base).parts[name].decode()
    assert old in text, f"{name} has no {old}"
    return with_parts(base, {name: text.replace(old, new, 1)})


def run(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<w:r><w:t xml:space="preserve">{escaped}</w:t></w:r>'


def with_body(base: bytes, body: str) -> bytes:
    """The file with another body; its last section stays."""
    text = open_package(base).parts[MAIN].decode()
    start, end = text.index("<w:body>") + len("<w:body>"), text.rindex("<w:sectPr")
    return with_parts(base, {MAIN: text[:start] + body + text[end:]})


def with_relationship(base: bytes, kind: str, target: str, *, external: bool) -> bytes:
    """The file with one more relationship of its main part; ``kind`` alone or a whole type."""
    mode = ' TargetMode="External"' if external else ""
    whole = kind if ":" in kind else f"{R}/{kind}"
    line = f'<Relationship Id="rIdX" Type="{whole}" Target="{target}"{mode}/></Relationships>'
    return with_text_part(base, "word/_rels/document.xml.rels", "</Relationships>", line)


def field(*instruction: str) -> str:
    """A field whose instruction is split over runs."""
    pieces = "".join(
        f"<w:r><w:instrText xml:space='preserve'>{piece}</w:instrText></w:r>"
        for piece in instruction
    )
    return (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{pieces}'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def raw_zip(members: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of members as they are named, twice the same if need be."""
    target = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w", method) as archive:
        warnings.simplefilter("ignore")  # a name twice is what is wanted
        for name, data in members:
            archive.writestr(name, data)
    return target.getvalue()


# --- Where a tag can stand in a template ----------------------------------------------------------


def _split(tag: str) -> str:
    return "".join(run(piece) for piece in re.findall(r".{1,3}", tag, re.DOTALL))


def _into_part(name: str) -> Callable[[str], bytes]:
    """A paragraph of its own after the part's first."""

    def place(tag: str) -> bytes:
        return with_text_part(read_template(), name, "</w:p>", f"</w:p><w:p>{run(tag)}</w:p>")

    return place


def _attribute(tag: str) -> bytes:
    escaped = tag.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    body = f'<w:p><w:bookmarkStart w:id="1" w:name="{escaped}"/><w:bookmarkEnd w:id="1"/></w:p>'
    return with_body(read_template(), body)


def _core(tag: str) -> bytes:
    text = open_package(read_template()).parts["docProps/core.xml"].decode()
    escaped = tag.replace("&", "&amp;").replace("<", "&lt;")
    return with_parts(
        read_template(), {"docProps/core.xml": text.replace("</dc:title>", escaped + "</dc:title>")}
    )


PLACES: dict[str, Callable[[str], bytes]] = {
    "body": lambda tag: with_body(read_template(), f"<w:p>{run(tag)}</w:p>"),
    "split over runs": lambda tag: with_body(read_template(), f"<w:p>{_split(tag)}</w:p>"),
    "header": _into_part("word/header_page.xml"),
    "footer": _into_part("word/footer_first.xml"),
    "footnote": _into_part("word/footnotes.xml"),
    "core properties": _core,
    "attribute": _attribute,
}


def placed(tags: Mapping[str, str]) -> dict[str, bytes]:
    """Each tag in each place, named ``tag @ place``."""
    return {
        f"{name} @ {place}": put(tag) for name, tag in tags.items() for place, put in PLACES.items()
    }
