"""Names of WordprocessingML and small readers of its values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lxml import etree

__all__ = ["MC", "WP", "WPS", "XML_SPACE", "A", "R", "V", "W", "attribute", "flag", "leading"]
__all__ += ["number", "points", "value"]

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
V: Final = "{urn:schemas-microsoft-com:vml}"
OFFICE: Final = "{urn:schemas-microsoft-com:office:office}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

_VAL: Final = W + "val"
_OFF: Final = frozenset(("0", "false", "off", "none"))


def value(element: etree._Element | None) -> str | None:
    """The ``w:val`` of an element, None when there is no such element or attribute."""
    return None if element is None else element.get(_VAL)


def flag(element: etree._Element) -> bool:
    """An on-off property: present without a value means on."""
    return element.get(_VAL, "1") not in _OFF


def leading(children: Sequence[etree._Element], tag: str) -> etree._Element | None:
    """The first child of this tag. Properties nearly always stand first in what they belong to:
    one look spares the search.
    """
    if children and children[0].tag == tag:
        return children[0]
    return next((child for child in children if child.tag == tag), None)


def attribute(element: etree._Element | None, *names: str) -> str | None:
    """The first of several attributes in the w namespace: ``w:start`` and ``w:left`` are one."""
    if element is not None:
        for name in names:
            found = element.get(W + name)
            if found is not None:
                return found
    return None


def number(text: str | None) -> float | None:
    """A number as producers write it: ``240``, ``240.0``, none at all.

    >>> number("12.5"), number("auto"), number(None)
    (12.5, None, None)
    """
    if text is None:
        return None
    try:
        found = float(text)
    except ValueError:
        return None
    return found if -1e7 < found < 1e7 else None


_UNITS: Final = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0}


def points(text: str | None, per: float = 20.0) -> float | None:
    """A measure in points: a bare number counts in twips (or ``per`` to the point).

    >>> points("1134"), points("2cm"), points("auto")
    (56.7, 56.69291338582677, None)
    """
    if text is None:
        return None
    unit = _UNITS.get(text[-2:])
    if unit is not None:
        bare = number(text[:-2])
        return None if bare is None else bare * unit
    bare = number(text)
    return None if bare is None else bare / per
