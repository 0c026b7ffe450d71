"""The properties of a file, written from the document's: a template's are never executed."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.render.generator import escape_value

__all__ = ["APP", "CORE_NAME", "DECLARATION", "core_part"]

CORE_NAME = "docProps/core.xml"

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

APP = (
    f'{DECLARATION}<Properties xmlns="{OFFICE}/extended-properties">'
    "<Application>docgen</Application></Properties>"
)

_ROOT = (
    f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
_TEXTS = (
    ("title", "dc:title"),
    ("subject", "dc:subject"),
    ("creator", "dc:creator"),
    ("keywords", "cp:keywords"),
    ("category", "cp:category"),
)


def core_part(properties: Mapping[str, str]) -> str:
    """The part ``docProps/core.xml``; what is empty is left out.

    >>> "<dc:title>A &amp; B</dc:title>" in core_part({"title": "A & B", "created": ""})
    True
    """
    out = [_ROOT]
    for key, element in _TEXTS:
        value = properties.get(key)
        if value:
            out.append(f"<{element}>{escape_value(value)}</{element}>")
    out.append("<dc:language>vi-VN</dc:language>")
    created = properties.get("created")
    if created:
        stamp = escape_value(created)
        out += [
            f'<dcterms:{element} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{element}>'
            for element in ("created", "modified")
        ]
    out.append("</cp:coreProperties>")
    return "".join(out)
