"""Ruled lines: drawn shapes of an exact length that stand in the text like a character.

The decree wants drawn lines (``đường kẻ ngang, nét liền``). A shape in line with the text keeps
its length whatever the paragraph's alignment, moves with the text and can be dragged in Word; it
is written as DrawingML, with VML beside it for readers that know no shapes in WordprocessingML.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from docgen.layout.document import Drawing
from docgen.standard import load

__all__ = ["NAMESPACES", "part_of", "rule"]

EMU_PER_POINT = 12_700
WEIGHT = 9_525  # 0.75 pt, Word's thin line

NAMESPACES = {
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
}

# What a program that reads the page aloud says for it; without it Word and PDF/UA tell a fault.
_SAID = "Đường kẻ ngang"

# Ids of drawings must differ within a document. A template's own drawings are numbered from 1 by
# Word; ours start where no hand-made template reaches.
_FIRST_ID = 9_000


def part_of(widths: Sequence[float], component: str) -> float:
    """Length in points of the rule under lines of these widths: the standard's share of the text.

    The text is as wide as its longest line. Where the line next above is shorter, a length that
    is right for both is taken if there is one.

    >>> round(part_of([100.0], "co-quan")), round(part_of([100.0, 80.0], "co-quan"))
    (42, 40)
    """
    share = load().component(component).line
    assert share is not None, component
    longest, last = max(widths), widths[-1]
    return max(share.low * longest, min(share.pick * longest, share.high * last))


@lru_cache(maxsize=1024)
def rule(length: float, number: int) -> Drawing:
    """A run with a drawn line ``length`` points long, the ``number``-th drawing of the document.

    >>> 'cx="1270000" cy="0"' in rule(100, 1)
    True
    """
    emu = round(length * EMU_PER_POINT)
    name = f"Đường kẻ {number}"
    declared = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("mc", "wp", "wps"))
    main = f'xmlns:a="{NAMESPACES["a"]}"'
    extent = f'cx="{emu}" cy="0"'
    return Drawing(
        f"<w:r><mc:AlternateContent {declared}>"
        f'<mc:Choice Requires="wps"><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{_FIRST_ID + number}" name="{name}" descr="{_SAID}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic {main}><a:graphicData uri="{NAMESPACES["wps"]}">'
        f"<wps:wsp><wps:cNvCnPr/><wps:spPr>"
        f'<a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{WEIGHT}" cap="flat"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        f'<a:prstDash val="solid"/><a:round/></a:ln>'
        f"</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict>"
        f'<v:rect xmlns:v="{NAMESPACES["v"]}" id="rule{number}" '
        f'style="width:{length:.2f}pt;height:.75pt" alt="{_SAID}" fillcolor="black" stroked="f"/>'
        f"</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
