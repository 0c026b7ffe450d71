"""Ruled lines: drawn shapes of an exact length that stand in the text like a character.

The decree wants drawn lines (``đường kẻ ngang, nét liền``). A shape in line with the text keeps
its length whatever the paragraph's alignment, moves with the text and can be dragged in Word; it
is written as DrawingML, with VML beside it for readers that know no shapes in WordprocessingML.
"""

from __future__ import annotations

from functools import lru_cache

from docgen.layout.document import Fragment

__all__ = ["NAMESPACES", "SHORT_RULE", "part_of", "rule"]

EMU_PER_POINT = 12_700
WEIGHT = 9_525  # 0.75 pt, Word's thin line

NAMESPACES = {
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
}

# Ids of drawings must differ within a document. A template's own drawings are numbered from 1 by
# Word; ours start where no hand-made template reaches.
_FIRST_ID = 9_000

SHORT_RULE = 0.4
"""A short rule's share of the text over it: between 1/3 and 1/2 (khoản 2 và 5 Mục II Phần I)."""


def part_of(width: float) -> float:
    """Length of the rule under a text of ``width`` points.

    >>> part_of(100)
    40.0
    """
    return width * SHORT_RULE


@lru_cache(maxsize=1024)
def rule(length: float, number: int) -> Fragment:
    """A run with a drawn line ``length`` points long, the ``number``-th drawing of the document.

    >>> 'cx="1270000" cy="0"' in rule(100, 1)
    True
    """
    emu = round(length * EMU_PER_POINT)
    name = f"Đường kẻ {number}"
    declared = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("mc", "wp", "wps"))
    main = f'xmlns:a="{NAMESPACES["a"]}"'
    extent = f'cx="{emu}" cy="0"'
    return Fragment(
        f"<w:r><mc:AlternateContent {declared}>"
        f'<mc:Choice Requires="wps"><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{_FIRST_ID + number}" name="{name}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic {main}><a:graphicData uri="{NAMESPACES["wps"]}">'
        f"<wps:wsp><wps:cNvCnPr/><wps:spPr>"
        f'<a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{WEIGHT}" cap="flat"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        f'<a:prstDash val="solid"/><a:round/></a:ln>'
        f"</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict>"
        f'<v:rect xmlns:v="{NAMESPACES["v"]}" id="rule{number}" '
        f'style="width:{length:.2f}pt;height:.75pt" fillcolor="black" stroked="f"/>'
        f"</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
