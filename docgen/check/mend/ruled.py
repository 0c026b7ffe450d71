"""Draws a ruled line under a paragraph, as Word's own tool makes it, or sets one's length."""

from __future__ import annotations

from typing import Final

from lxml import etree

from docgen.check.view.names import MC, WP, WPS, A, V, W

__all__ = ["draw", "resize"]

_NAMES: Final = {
    "mc": MC[1:-1],
    "wp": WP[1:-1],
    "a": A[1:-1],
    "wps": WPS[1:-1],
    "w": W[1:-1],
    "v": "urn:schemas-microsoft-com:vml",
}
_EMU: Final = 12700


def _child(
    parent: etree._Element, name: str, text: str = "", /, **attributes: str
) -> etree._Element:
    prefix, _, local = name.partition(":")
    node = etree.SubElement(parent, f"{{{_NAMES[prefix]}}}{local}", dict(attributes))
    if text:
        node.text = text
    return node


def draw(paragraph: etree._Element, length: float, below: float) -> None:
    """Adds a solid line of ``length`` points, centred, ``below`` points under the paragraph's
    top."""
    root = paragraph.getroottree().getroot()
    ids = [int(n.get("id", "0")) for n in root.iter(WP + "docPr") if n.get("id", "").isdigit()]
    wide = str(round(length * _EMU))
    run = etree.SubElement(paragraph, W + "r")
    alternate = etree.SubElement(run, MC + "AlternateContent", nsmap=_NAMES)
    choice = _child(alternate, "mc:Choice", Requires="wps")
    anchor = _child(
        _child(choice, "w:drawing"),
        "wp:anchor",
        distT="0",
        distB="0",
        distL="114300",
        distR="114300",
        simplePos="0",
        relativeHeight="251659264",
        behindDoc="0",
        locked="0",
        layoutInCell="1",
        allowOverlap="1",
    )
    _child(anchor, "wp:simplePos", x="0", y="0")
    across = _child(anchor, "wp:positionH", relativeFrom="column")
    _child(across, "wp:align", "center")
    down = _child(anchor, "wp:positionV", relativeFrom="paragraph")
    _child(down, "wp:posOffset", str(round(below * _EMU)))
    _child(anchor, "wp:extent", cx=wide, cy="0")
    _child(anchor, "wp:effectExtent", l="0", t="0", r="0", b="0")
    _child(anchor, "wp:wrapNone")
    _child(anchor, "wp:docPr", id=str(max(ids, default=0) + 1), name="Đường kẻ")
    _child(anchor, "wp:cNvGraphicFramePr")
    data = _child(_child(anchor, "a:graphic"), "a:graphicData", uri=_NAMES["wps"])
    shape = _child(data, "wps:wsp")
    _child(shape, "wps:cNvCnPr")
    look = _child(shape, "wps:spPr")
    place = _child(look, "a:xfrm")
    _child(place, "a:off", x="0", y="0")
    _child(place, "a:ext", cx=wide, cy="0")
    _child(_child(look, "a:prstGeom", prst="line"), "a:avLst")
    stroke = _child(look, "a:ln", w="9525")
    _child(_child(stroke, "a:solidFill"), "a:srgbClr", val="000000")
    _child(shape, "wps:bodyPr")
    fallback = _child(alternate, "mc:Fallback")
    style = (
        f"position:absolute;margin-left:0;margin-top:{below:.1f}pt;z-index:251659264;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:text"
    )
    _child(
        _child(fallback, "w:pict"),
        "v:line",
        style=style,
        to=f"{length:.1f}pt,0",
        strokecolor="black",
        strokeweight=".75pt",
        **{"from": "0,0"},
    )


def resize(shape: etree._Element, length: float) -> bool:
    """Makes a drawn line ``length`` points long and puts it in the middle of its column.

    A line among other shapes of one drawing is left: False.
    """
    holder = next(shape.iterancestors(W + "drawing", W + "pict", W + "object"), None)
    if holder is None:
        return False
    whole = next(holder.iterancestors(MC + "AlternateContent"), holder)
    drawings = [d for d in whole.iter(W + "drawing") if len(list(d.iter(WPS + "wsp"))) == 1]
    lines = [line for kind in ("line", "rect", "shape") for line in whole.iter(V + kind)]
    if len(list(whole.iter(WPS + "wsp"))) > len(drawings) or len(lines) > 1:
        return False
    for drawing in drawings:
        _resize_drawing(drawing, str(round(length * _EMU)))
    for line in lines:
        _resize_vml(line, length)
    return bool(drawings or lines)


def _resize_drawing(drawing: etree._Element, wide: str) -> None:
    for node in (*drawing.iter(WP + "extent"), *drawing.iter(A + "ext")):
        if node.get("cx") is not None:
            node.set("cx", wide)
    for across in drawing.iter(WP + "positionH"):
        across.set("relativeFrom", "column")
        for child in list(across):
            across.remove(child)
        _child(across, "wp:align", "center")


def _resize_vml(line: etree._Element, length: float) -> None:
    if line.tag == V + "line":
        height = line.get("from", "").partition(",")[2].strip() or "0"
        line.set("from", f"0,{height}")
        line.set("to", f"{length:.1f}pt,{height}")
    style = {
        name.strip(): value.strip()
        for name, _, value in (part.partition(":") for part in line.get("style", "").split(";"))
        if name.strip()
    }
    if line.tag != V + "line":
        style["width"] = f"{length:.1f}pt"
    if style.get("position") == "absolute":
        style["margin-left"] = "0"
        style["mso-position-horizontal"] = "center"
        style["mso-position-horizontal-relative"] = "text"
    line.set("style", ";".join(f"{name}:{value}" for name, value in style.items()))
