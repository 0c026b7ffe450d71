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
# Tags are long: they are put together once, and told by a dictionary.
_RUN: Final = {
    W + name: name
    for name in (
        *("rFonts", "sz", "szCs", "u", "color", "vertAlign", "spacing", "w", "rStyle"),
        *("del", "moveFrom"),
    )
}
_PARAGRAPH: Final = {
    W + name: name
    for name in (
        *("pStyle", "jc", "ind", "spacing", "numPr", "keepNext", "pageBreakBefore"),
        *("contextualSpacing", "outlineLvl", "pBdr", "tabs", "framePr"),
    )
}
_SLOTS: Final = {
    "ascii": (W + "ascii", W + "asciiTheme"),
    "high": (W + "hAnsi", W + "hAnsiTheme"),
    "east": (W + "eastAsia", W + "eastAsiaTheme"),
    "complex": (W + "cs", W + "cstheme"),
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
        toggle = _FLAGS.get(tag)
        if toggle is not None:
            found[toggle] = flag(child)
            continue
        kind = _RUN.get(tag)
        if kind is None:
            continue
        if kind == "rFonts":
            for slot, (plain, theme) in _SLOTS.items():
                named = child.get(theme)
                font = themes.get(named) if named else None
                font = font or child.get(plain)
                if font:
                    found[slot] = font
            if child.get(W + "hint"):
                found["hint"] = child.get(W + "hint")
        elif kind == "sz":
            size = points(value(child), 2)
            if size is not None:
                found["size"] = size
        elif kind == "szCs":
            size = points(value(child), 2)
            if size is not None:
                found["complex_size"] = size
        elif kind == "u":
            found["underline"] = value(child) or "single"
        elif kind == "color":
            dark = child.get(W + "themeColor") in _DARK and not (
                child.get(W + "themeTint") or child.get(W + "themeShade")
            )
            shown = (value(child) or "auto").lower()
            found["color"] = "000000" if dark or shown == "auto" else shown
        elif kind == "vertAlign":
            found["vertical"] = value(child) or "baseline"
        elif kind == "spacing":
            found["spacing"] = points(value(child)) or 0.0
        elif kind == "w":
            found["scale"] = number((value(child) or "100").rstrip("%")) or 100.0
        elif kind == "rStyle":
            found["style"] = value(child)
        else:  # del, moveFrom
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
        if chars:  # beside it stands what it came to with the paragraph's own font when saved
            found[key] = 0.0 if key.removesuffix("_chars") in found else chars / 100


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
        kind = _PARAGRAPH.get(child.tag)
        if kind is None:
            continue
        if kind == "pStyle":
            found["style"] = value(child)
        elif kind == "jc":
            found["align"] = _ALIGN.get(value(child) or "left", "left")
        elif kind == "ind":
            _indents(child, found)
        elif kind == "spacing":
            _spacing(child, found)
        elif kind == "numPr":
            level = child.find(W + "ilvl")
            which = child.find(W + "numId")
            if which is not None:
                found["num"] = value(which)
            if level is not None:
                found["level"] = int(number(value(level)) or 0)
        elif kind == "keepNext":
            found["keep_next"] = flag(child)
        elif kind == "pageBreakBefore":
            found["page_break_before"] = flag(child)
        elif kind == "contextualSpacing":
            found["contextual"] = flag(child)
        elif kind == "outlineLvl":
            level_value = number(value(child))
            found["outline"] = None if level_value is None else int(level_value)
        elif kind == "pBdr":
            found["borders"] = frozenset(
                etree.QName(side).localname
                for side in child
                if value(side) not in (None, "nil", "none")
            )
        elif kind == "tabs":
            found["tabs"] = tuple(
                (points(attribute(tab, "pos")) or 0.0, value(tab) or "left") for tab in child
            )
        else:  # framePr
            across = points(child.get(W + "x"))
            whole = points(child.get(W + "w"))
            on_page = child.get(W + "hAnchor", "page") == "page"
            found["frame"] = (child.get(W + "xAlign") or "left", across, on_page, whole)
    return found
