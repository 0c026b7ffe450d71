"""Framed words: urgency and circulation (khoản 2 Mục III Phần I Phụ lục I), as one-cell tables."""

from __future__ import annotations

from docgen.layout.columns import twips
from docgen.layout.document import TABLE_TEXT_STYLE, Fragment, Marks
from docgen.layout.runs import escape
from docgen.layout.sizes import pick_of
from docgen.metrics import POINTS_PER_MM, text_width
from docgen.schemas.document import NamedDocument
from docgen.standard import load
from docgen.vietnamese import upper

__all__ = ["framed", "marks_of"]

_HEIGHT = 8.0  # millimetres, as the stamps of urgency have it
_ROOM = 4.0  # millimetres on each side of a word that has no frame of its own
_RED = "FF0000"  # the ink of the stamp of urgency (điểm b khoản 2 Mục III)
_BLACK = "000000"


def framed(word: str, width: float, height: float, size: float, colour: str) -> Fragment:
    """``word`` centred in a single frame ``width`` by ``height`` millimetres."""
    across, down = twips(width * POINTS_PER_MM), twips(height * POINTS_PER_MM)
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="{colour}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    half = round(size * 2)
    return Fragment(
        f'<w:tbl><w:tblPr><w:tblW w:w="{across}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr>"
        f'<w:tblGrid><w:gridCol w:w="{across}"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/>'
        f'<w:trHeight w:val="{down}" w:hRule="exact"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{across}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{TABLE_TEXT_STYLE}"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        f'<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr>'
        f'<w:r><w:rPr><w:b/><w:bCs/><w:color w:val="{colour}"/><w:sz w:val="{half}"/>'
        f'<w:szCs w:val="{half}"/></w:rPr><w:t xml:space="preserve">{escape(word)}</w:t></w:r>'
        f"</w:p></w:tc></w:tr></w:tbl>"
    )


def marks_of(document: NamedDocument) -> Marks:
    """What stands about the header: draft, secrecy, urgency, circulation, address."""
    urgency = Fragment("")
    if document.urgency is not None:
        key = document.urgency.replace("_", "-")
        mark = next(mark for mark in load().urgency if mark.key == key)
        assert mark.frame is not None, key
        urgency = framed(mark.texts[0], *mark.frame, pick_of("khan"), _RED)
    return {
        "draft": "DỰ THẢO" if document.draft else "",
        "secrecy": document.secrecy_room,
        "urgency": urgency,
        "circulation": [_circulation(upper(one)) for one in document.circulation],
        "address": list(document.address),
    }


def _circulation(word: str) -> Fragment:
    size = pick_of("luu-hanh")
    width = text_width(word, size, bold=True) / POINTS_PER_MM + 2 * _ROOM
    return framed(word, width, _HEIGHT, size, _BLACK)
