"""The smallest pieces of WordprocessingML that the builder is written in."""

from __future__ import annotations

__all__ = ["NAMESPACES", "declare", "half_points", "paragraph", "twips", "twips_of_points"]

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
MICROSOFT = "http://schemas.microsoft.com/office/word"

# Declared on the root of every part that can hold a drawn line, so that a fragment needs none.
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": f"{OFFICE}/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": f"{DRAWING}/wordprocessingDrawing",
    "a": f"{DRAWING}/main",
    "wps": f"{MICROSOFT}/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}


def declare(*prefixes: str) -> str:
    """Namespace declarations, of all prefixes if none is named.

    >>> declare("v")
    'xmlns:v="urn:schemas-microsoft-com:vml"'
    """
    return " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes or NAMESPACES)


def twips(millimetres: float) -> int:
    """Twentieths of a point, the unit of Word's page.

    >>> twips(210), twips(297)
    (11906, 16838)
    """
    return round(millimetres * 1440 / 25.4)


def twips_of_points(points: float) -> int:
    """
    >>> twips_of_points(6)
    120
    """
    return round(points * 20)


def half_points(points: float) -> int:
    """
    >>> half_points(13.5)
    27
    """
    return round(points * 2)


def paragraph(style: str, text: str = "", *, properties: str = "") -> str:
    """A paragraph of a named style with its text in one run, so that no tag is ever split.

    >>> paragraph("Point", "{{r block.runs }}")
    '<w:p><w:pPr><w:pStyle w:val="Point"/></w:pPr><w:r><w:t>{{r block.runs }}</w:t></w:r></w:p>'
    """
    space = ' xml:space="preserve"' if text.strip() != text else ""
    run = f"<w:r><w:t{space}>{text}</w:t></w:r>" if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{run}</w:p>'
