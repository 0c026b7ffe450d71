"""The text of a .docx, read straight from its XML: our own eyes, not the engine's."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

__all__ = ["flat", "normal", "paragraphs", "part", "part_names"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_SPACE = {f"{W}tab", f"{W}br", f"{W}cr"}


def part_names(data: bytes) -> list[str]:
    """Names of the package's members, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.namelist()


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    """One part, parsed."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def normal(text: str) -> str:
    """Runs of white space, no-break spaces too, as one space; ends trimmed."""
    return re.sub(r"\s+", " ", text).strip()


def _own_text(paragraph: etree._Element) -> str:
    """Text of one paragraph without that of paragraphs inside it (a text box)."""
    pieces: list[str] = []

    def walk(element: etree._Element) -> None:
        for child in element:
            if child.tag in {f"{W}p", MC_CHOICE, f"{W}pPr"}:
                continue
            if child.tag == f"{W}t":
                pieces.append(child.text or "")
            elif child.tag in _SPACE:
                pieces.append(" ")
            elif child.tag == f"{W}noBreakHyphen":
                pieces.append("-")
            else:
                walk(child)

    walk(paragraph)
    return "".join(pieces)


def paragraphs(data: bytes, name: str = "word/document.xml") -> list[str]:
    """Texts of all non-empty paragraphs in document order, tables and text boxes included."""
    texts = []
    for paragraph in part(data, name).iter(f"{W}p"):
        if any(ancestor.tag == MC_CHOICE for ancestor in paragraph.iterancestors()):
            continue  # the same content stands once more in the fallback
        text = normal(_own_text(paragraph))
        if text:
            texts.append(text)
    return texts


def flat(data: bytes) -> str:
    """The whole text of the body, one space between paragraphs."""
    return " ".join(paragraphs(data))
