"""Formatting as one level states it: the children of ``w:rPr`` and ``w:pPr`` as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from lxml import etree

from docgen.check.view.names import W, attribute, flag, number, points, value

__all__ = ["PARAGRAPH_DEFAULTS", "TOGGLES", "Properties", "paragraph_properties", "run_properties"]

Properties = dict[str, Any]

# Properties that switch over at each level of styles (ECMA-376 part 1, 17.7.3).
TOGGLES: Final = frozenset(("bold", "italic", "caps", "small_caps", "strike", "hidden"))

_FLAGS: Final = {
    W + "b": "bold",
    W + "i": "italic",
    W + "caps": "caps",
    W + "smallCaps": "small_caps",
    W + "strike": "strike",
    W + "vanish": "hidden",
    W + "rtl": "rtl",
    W + "cs": "cs",
}
_SLOTS: Final = {
    "ascii": ("ascii", "asciiTheme"),
    "high": ("hAnsi", "hAnsiTheme"),
    "east": ("eastAsia", "eastAsiaTheme"),
    "complex": ("cs", "cstheme"),
}
_DARK: Final = frozenset(("text1", "dark1", "tx1", "dk1"))

PARAGRAPH_DEFAULTS: Final[Properties] = {
    "align": "left",
    "left": 0.0,
    "right": 0.0,
    "first": 0.0,
    "before": 0.0,
    "after": 0.0,
    "line": 1.0,
    "line_rule": "auto",
}
_ALIGN: Final = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "both",
    "distribute": "both",
    "lowKashida": "both",
    "mediumKashida": "both",
    "highKashida": "both",
    "thaiDistribute": "both",
}


def run_properties(  # noqa: PLR0912 - one branch for each element
    node: etree._Element | None, themes: Mapping[str, str]
) -> Properties:
    """What one ``w:rPr`` says; theme fonts become names through ``themes``."""
    found: Properties = {}
    if node is None:
        return found
    for child in node:
        tag = child.tag
        if tag in _FLAGS:
            found[_FLAGS[tag]] = flag(child)
        elif tag == W + "rFonts":
            for slot, (plain, theme) in _SLOTS.items():
                named = child.get(W + theme)
                font = themes.get(named) if named else None
                font = font or child.get(W + plain)
                if font:
                    found[slot] = font
            if child.get(W + "hint"):
                found["hint"] = child.get(W + "hint")
        elif tag == W + "sz":
            size = points(value(child), 2)
            if size is not None:
                found["size"] = size
        elif tag == W + "szCs":
            size = points(value(child), 2)
            if size is not None:
                found["complex_size"] = size
        elif tag == W + "u":
            found["underline"] = value(child) or "single"
        elif tag == W + "color":
            dark = child.get(W + "themeColor") in _DARK and not (
                child.get(W + "themeTint") or child.get(W + "themeShade")
            )
            shown = (value(child) or "auto").lower()
            found["color"] = "000000" if dark or shown == "auto" else shown
        elif tag == W + "vertAlign":
            found["vertical"] = value(child) or "baseline"
        elif tag == W + "spacing":
            found["spacing"] = points(value(child)) or 0.0
        elif tag == W + "w":
            found["scale"] = number((value(child) or "100").rstrip("%")) or 100.0
        elif tag == W + "rStyle":
            found["style"] = value(child)
        elif tag in (W + "del", W + "moveFrom"):
            found["mark_deleted"] = True
    return found


def _indents(node: etree._Element, found: Properties) -> None:
    sides = (("left", ("start", "left")), ("right", ("end", "right")))
    for key, names in sides:
        measure = points(attribute(node, *names))
        if measure is not None:
            found[key] = measure
    hanging = points(node.get(W + "hanging"))
    first = points(node.get(W + "firstLine"))
    if hanging is not None:
        found["first"] = -hanging
    elif first is not None:
        found["first"] = first
    # Indents in hundredths of a character win when given (17.3.1.12): a character of 12 pt.
    characters: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("left_chars", ("startChars", "leftChars")),
        ("first_chars", ("firstLineChars",)),
    )
    for key, named in characters:
        chars = number(attribute(node, *named))
        if chars:
            found[key] = chars / 100


def _spacing(node: etree._Element, found: Properties) -> None:
    for key, name in (("before", "beforeAutospacing"), ("after", "afterAutospacing")):
        measure = points(node.get(W + key))
        if measure is not None:
            found[key] = measure
        lines = number(node.get(W + key + "Lines"))
        if lines:
            found[key] = lines / 100 * 12
        if node.get(W + name) in ("1", "true", "on"):
            found[key] = 14.0  # what Word gives a paragraph that comes from a web page
        elif node.get(W + name) is not None:
            found.setdefault(key, 0.0)
    rule = node.get(W + "lineRule")
    line = number(node.get(W + "line"))
    if line is not None:
        auto = rule in (None, "auto")
        found["line"] = line / 240 if auto else line / 20
        found["line_rule"] = "auto" if auto else rule


def paragraph_properties(  # noqa: PLR0912 - one branch for each element
    node: etree._Element | None,
) -> Properties:
    """What one ``w:pPr`` says."""
    found: Properties = {}
    if node is None:
        return found
    for child in node:
        tag = child.tag
        if tag == W + "pStyle":
            found["style"] = value(child)
        elif tag == W + "jc":
            found["align"] = _ALIGN.get(value(child) or "left", "left")
        elif tag == W + "ind":
            _indents(child, found)
        elif tag == W + "spacing":
            _spacing(child, found)
        elif tag == W + "numPr":
            level = child.find(W + "ilvl")
            which = child.find(W + "numId")
            if which is not None:
                found["num"] = value(which)
            if level is not None:
                found["level"] = int(number(value(level)) or 0)
        elif tag == W + "keepNext":
            found["keep_next"] = flag(child)
        elif tag == W + "pageBreakBefore":
            found["page_break_before"] = flag(child)
        elif tag == W + "contextualSpacing":
            found["contextual"] = flag(child)
        elif tag == W + "outlineLvl":
            level_value = number(value(child))
            found["outline"] = None if level_value is None else int(level_value)
        elif tag == W + "pBdr":
            found["borders"] = frozenset(
                etree.QName(side).localname
                for side in child
                if value(side) not in (None, "nil", "none")
            )
        elif tag == W + "tabs":
            found["tabs"] = tuple(
                (points(attribute(tab, "pos")) or 0.0, value(tab) or "left") for tab in child
            )
        elif tag == W + "framePr":
            found["frame"] = child.get(W + "xAlign") or "left"
    return found
