"""Sections: the page, its headers and the way its pages are numbered."""

from __future__ import annotations

from typing import Final

from lxml import etree

from docgen.check.view.model import Section
from docgen.check.view.names import R, W, attribute, flag, number, points, value

__all__ = ["link_parts", "read_section"]

_MM: Final = 25.4 / 72


def read_section(node: etree._Element) -> Section:
    """One ``w:sectPr``."""
    section = Section(node)
    size = node.find(W + "pgSz")
    width, height = points(attribute(size, "w")), points(attribute(size, "h"))
    # Word's own defaults when nothing is said: Letter, an inch all round (17.6.13, 17.6.11).
    section.width = 215.9 if width is None else width * _MM
    section.height = 279.4 if height is None else height * _MM
    section.landscape = attribute(size, "orient") == "landscape" or section.width > section.height
    margins = node.find(W + "pgMar")
    for name in ("top", "bottom", "left", "right", "gutter"):
        measure = points(attribute(margins, name))
        if measure is not None:
            setattr(section, name, abs(measure) * _MM)
    distance = points(attribute(margins, "header"))
    if distance is not None:
        section.header_distance = distance * _MM
    title = node.find(W + "titlePg")
    section.title_page = title is not None and flag(title)
    section.starts_page = value(node.find(W + "type")) not in ("continuous", "nextColumn")
    numbers = node.find(W + "pgNumType")
    start = number(attribute(numbers, "start"))
    section.page_start = None if start is None else int(start)
    section.page_format = attribute(numbers, "fmt") or "decimal"
    columns = number(attribute(node.find(W + "cols"), "num"))
    section.columns = int(columns or 1)
    return section


def link_parts(sections: list[Section], by_id: dict[str, str]) -> None:
    """Headers and footers of each section; what one does not have it takes from the one before."""
    headers: dict[str, str] = {}
    footers: dict[str, str] = {}
    for section in sections:
        if section.node is not None:
            for kind, known in (("headerReference", headers), ("footerReference", footers)):
                for reference in section.node.iterfind(W + kind):
                    part = by_id.get(reference.get(R + "id", ""))
                    if part is not None:
                        known[reference.get(W + "type", "default")] = part
        section.headers, section.footers = dict(headers), dict(footers)
