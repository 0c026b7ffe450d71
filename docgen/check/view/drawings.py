"""Drawn things: ruled lines, text boxes and pictures, in DrawingML and in VML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from docgen.check.view.model import Box, Line
from docgen.check.view.names import OFFICE, WP, WPS, A, V, W, number, points

__all__ = ["Drawing", "read_drawing", "read_picture"]

_BOX: Final = W + "txbxContent"
_EMU: Final = 12700.0
_INSET: Final = 7.2  # points on either side where a box says nothing
_LINES: Final = frozenset(("line", "straightConnector1", "lineInv"))
_THIN: Final = 2.0  # a box lower than this is a line to the eye
_VML_LINES: Final = frozenset(("#_x0000_t32", "_x0000_t32", "#_x0000_t20", "_x0000_t20"))
_PIXEL: Final = re.compile(r"^-?[\d.]+(px)?$")


@dataclass(slots=True)
class Drawing:
    lines: list[Line] = field(default_factory=list)
    boxes: list[tuple[etree._Element, Box]] = field(default_factory=list)
    pictures: int = 0


def _emu(node: etree._Element | None, name: str) -> float:
    found = None if node is None else number(node.get(name))
    return 0.0 if found is None else found / _EMU


def _place(anchor: etree._Element) -> tuple[float | None, bool | None, float]:
    """Start against the text column, whether centred in it, and offset below the paragraph."""
    start: float | None = None
    centered: bool | None = None
    across = anchor.find(WP + "positionH")
    if across is not None:
        align = across.findtext(WP + "align")
        offset = number(across.findtext(WP + "posOffset"))
        if align is not None:
            centered = align.strip() == "center"
        elif offset is not None and across.get("relativeFrom") in ("column", "character"):
            start = offset / _EMU
    down = anchor.find(WP + "positionV")
    offset = None if down is None else number(down.findtext(WP + "posOffset"))
    return start, centered, (offset or 0.0) / _EMU


def _stroke(shape: etree._Element) -> tuple[bool, bool]:
    """Whether the shape's outline is drawn, and whether it is solid."""
    line = shape.find(f"{WPS}spPr/{A}ln")
    if line is None:
        reference = shape.find(f"{WPS}style/{A}lnRef")
        return reference is None or reference.get("idx") != "0", True
    if line.find(A + "noFill") is not None:
        return False, True
    dash = line.find(A + "prstDash")
    return True, dash is None or dash.get("val") == "solid"


def _padding(body: etree._Element | None) -> float:
    """Left and right inset of a text box together (DrawingML 21.1.2.1.1)."""
    sides = (None if body is None else number(body.get(name)) for name in ("lIns", "rIns"))
    return sum(_INSET if side is None else side / _EMU for side in sides)


def _own(node: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """Shapes of a drawing, without those drawn inside its text boxes: these are read there."""
    around = next(node.iterancestors(_BOX), None)
    for shape in node.iter(*tags):
        if next(shape.iterancestors(_BOX), None) is around:
            yield shape


def read_drawing(node: etree._Element) -> Drawing:
    """A ``w:drawing``."""
    found = Drawing()
    for holder in node:
        if not isinstance(holder.tag, str):
            continue
        extent = holder.find(WP + "extent")
        start, centered, offset = _place(holder)
        shapes = list(_own(holder, WPS + "wsp"))
        if not shapes:
            found.pictures += 1
        for shape in shapes:
            geometry = shape.find(f"{WPS}spPr/{A}prstGeom")
            preset = "" if geometry is None else geometry.get("prst", "")
            size = shape.find(f"{WPS}spPr/{A}xfrm/{A}ext")
            size = extent if size is None or len(shapes) == 1 else size
            width, height = _emu(size, "cx"), _emu(size, "cy")
            drawn, solid = _stroke(shape)
            content = shape.find(f"{WPS}txbx/{W}txbxContent")
            if content is not None:
                outlined = drawn and shape.find(f"{WPS}spPr/{A}ln") is not None
                padding = _padding(shape.find(WPS + "bodyPr"))
                found.boxes.append((content, Box(width, height, outlined, padding=padding)))
                continue
            ruled = drawn and preset in _LINES and height <= width / 20 + _THIN
            if ruled or (preset == "rect" and height <= _THIN < width):
                found.lines.append(Line("shape", width, solid, start, centered, offset, shape))
    return found


def _style(node: etree._Element) -> dict[str, str]:
    pairs = (item.split(":", 1) for item in node.get("style", "").split(";") if ":" in item)
    return {name.strip().lower(): setting.strip() for name, setting in pairs}


def _css(text: str | None) -> float | None:
    """A CSS measure: bare numbers and pixels count 0.75 pt."""
    if text is None:
        return None
    if _PIXEL.match(text):
        bare = number(text.removesuffix("px"))
        return None if bare is None else bare * 0.75
    return points(text)


def _pair(text: str | None) -> tuple[float, float]:
    first, _, second = (text or "").partition(",")
    return _css(first.strip()) or 0.0, _css(second.strip()) or 0.0


def read_picture(node: etree._Element) -> Drawing:
    """A ``w:pict`` or ``w:object``."""
    found = Drawing()
    for shape in _own(node, V + "line", V + "shape", V + "rect", V + "roundrect"):
        style = _style(shape)
        drawn = shape.get("stroked") not in ("f", "false") or shape.get(OFFICE + "hr") == "t"
        dash = shape.find(V + "stroke")
        solid = dash is None or dash.get("dashstyle") in (None, "solid")
        centered = True if style.get("mso-position-horizontal") == "center" else None
        # Word, too, looks at the margin only where no place is named
        start = None if centered else _css(style.get("margin-left"))
        offset = _css(style.get("margin-top")) or 0.0
        content = shape.find(f"{V}textbox/{W}txbxContent")
        width, height = _css(style.get("width")), _css(style.get("height")) or 0.0
        if content is not None:
            found.boxes.append((content, Box(width or 0.0, height, drawn)))
        elif shape.tag == V + "line":
            (left, top), (right, low) = _pair(shape.get("from")), _pair(shape.get("to"))
            length = abs(right - left)
            if drawn and abs(low - top) <= length / 20 + _THIN:
                at = None if centered else min(left, right) + (start or 0.0)
                found.lines.append(Line("shape", length, solid, at, centered, offset + top, shape))
        elif shape.find(V + "imagedata") is not None:
            found.pictures += 1
        elif (
            (shape.get("type") in _VML_LINES or height <= _THIN)
            and drawn
            and width
            and height <= width / 20 + _THIN
        ):
            found.lines.append(Line("shape", width, solid, start, centered, offset, shape))
    return found
