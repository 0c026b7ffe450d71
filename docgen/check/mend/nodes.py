"""Setting one property of a paragraph or a run where the schema wants it."""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from lxml import etree

from docgen.check.view.names import XML_SPACE, W

__all__ = ["cut", "properties", "set_flag", "set_font", "set_value", "slot"]

_RUN: Final = (
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "eastAsianLayout",
    "specVanish",
    "oMath",
)
_PARAGRAPH: Final = (
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
    "pPrChange",
)
_ORDER: Final = {W + "rPr": _RUN, W + "pPr": _PARAGRAPH}
_SLOTS: Final = ("ascii", "hAnsi", "eastAsia", "cs")


def properties(node: etree._Element) -> etree._Element:
    """The ``w:pPr`` of a paragraph or the ``w:rPr`` of a run, made if it is not there."""
    name = W + ("pPr" if node.tag == W + "p" else "rPr")
    found = node.find(name)
    if found is None:
        found = etree.Element(name)
        node.insert(0, found)
    return found


def slot(parent: etree._Element, name: str) -> etree._Element:
    """The child of this name, made in its place in the schema's order if it is not there."""
    found = parent.find(W + name)
    if found is not None:
        return found
    order = _ORDER[str(parent.tag)]
    rank = order.index(name)
    at = 0
    for index, child in enumerate(parent):
        local = etree.QName(child).localname
        if local in order and order.index(local) < rank:
            at = index + 1
    made = etree.Element(W + name)
    parent.insert(at, made)
    return made


def set_value(parent: etree._Element, name: str, value: str) -> None:
    """``<w:name w:val="value"/>``."""
    slot(parent, name).set(W + "val", value)


def set_flag(parent: etree._Element, name: str, on: bool) -> None:
    """An on-off property and its twin for complex scripts."""
    for one in (name, name + "Cs"):
        node = slot(parent, one)
        if on:
            node.attrib.pop(W + "val", "")
        else:
            node.set(W + "val", "0")


def set_font(parent: etree._Element, font: str) -> None:
    """One font for every slot; a theme's name would win over it, so that goes."""
    node = slot(parent, "rFonts")
    for name in _SLOTS:
        node.set(W + name, font)
        node.attrib.pop(W + name + "Theme", "")
    node.attrib.pop(W + "cstheme", "")


def cut(run: etree._Element, keep: int) -> etree._Element:
    """Cuts a run of words alone after ``keep`` characters; returns the new run with the rest."""
    rest = deepcopy(run)
    rest.tail = run.tail
    run.tail = None
    run.addnext(rest)
    at = 0
    for mine, other in zip(run.findall(W + "t"), rest.findall(W + "t"), strict=True):
        text = mine.text or ""
        here = max(0, keep - at)
        mine.text, other.text = text[:here], text[here:]
        at += len(text)
        for node in (mine, other):
            node.set(XML_SPACE, "preserve")
            if not node.text:
                node.getparent().remove(node)  # type: ignore[union-attr]
    return rest
