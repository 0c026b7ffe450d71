"""Tables: where each cell stands, how wide it is, and which borders are its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

from lxml import etree

from docgen.check.view.model import Cell, Table
from docgen.check.view.names import W, attribute, number, points, value
from docgen.check.view.styles import Condition, StyleSheet

__all__ = ["Grid", "read_grid"]

_LOOK: Final = {  # bit of the old hexadecimal form (17.4.55)
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
_NONE: Final = (None, "nil", "none")
_PADDING: Final = 10.8  # left and right together when nothing is said
# Names are long: those looked for in every cell are put together once.
_TR: Final = W + "tr"
_TR_PR: Final = W + "trPr"
_DEL: Final = W + "del"
_GRID_BEFORE: Final = W + "gridBefore"
_TC: Final = W + "tc"
_TC_PR: Final = W + "tcPr"
_TC_W: Final = W + "tcW"
_GRID_SPAN: Final = W + "gridSpan"
_V_MERGE: Final = W + "vMerge"
_TC_BORDERS: Final = W + "tcBorders"
_HOLD_ROWS: Final = frozenset((W + "sdt", W + "ins", W + "customXml", W + "sdtContent"))
_HOLD_CELLS: Final = frozenset((W + "sdt", W + "customXml", W + "sdtContent"))


@dataclass(slots=True)
class Grid:
    table: Table
    style: str
    padding: float = _PADDING
    cells: list[tuple[etree._Element, Cell, Condition]] = field(default_factory=list)
    ruled: list[tuple[Cell, str]] = field(default_factory=list)
    tracked: bool = False


def _look(properties: etree._Element | None) -> dict[str, bool]:
    node = None if properties is None else properties.find(W + "tblLook")
    if node is None:
        return dict.fromkeys(_LOOK, False) | {"noVBand": True}
    try:
        bits = int(node.get(W + "val", "0"), 16)
    except ValueError:
        bits = 0
    found = {}
    for name, bit in _LOOK.items():
        said = node.get(W + name)
        found[name] = said in ("1", "true", "on") if said is not None else bool(bits & bit)
    return found


def _condition(look: dict[str, bool], row: int, rows: int, column: int, last: bool) -> Condition:
    first_row = look["firstRow"] and row == 0
    last_row = look["lastRow"] and row == rows - 1
    first_column = look["firstColumn"] and column == 0
    last_column = look["lastColumn"] and last
    parts = ["wholeTable"]
    if not look["noVBand"]:
        band = column - look["firstColumn"]
        parts.append("band1Vert" if band % 2 == 0 else "band2Vert")
    if not look["noHBand"]:
        band = row - look["firstRow"]
        parts.append("band1Horz" if band % 2 == 0 else "band2Horz")
    parts += ["firstCol"] * first_column + ["lastCol"] * last_column
    parts += ["firstRow"] * first_row + ["lastRow"] * last_row
    for part, holds in (
        ("neCell", first_row and last_column),
        ("nwCell", first_row and first_column),
        ("seCell", last_row and last_column),
        ("swCell", last_row and first_column),
    ):
        if holds:
            parts.append(part)
    return tuple(parts)


def _sides(node: etree._Element | None) -> dict[str, bool]:
    if node is None:
        return {}
    return {
        side.tag.rpartition("}")[2]: value(side) not in _NONE
        for side in node
        if isinstance(side.tag, str)
    }


def _style_borders(sheet: StyleSheet, name: str) -> dict[str, bool]:
    found: dict[str, bool] = {}
    seen: set[str] = set()
    at: str | None = name
    while at and at not in seen:
        seen.add(at)
        node = sheet.node(at)
        if node is None:
            break
        found = _sides(node.find(f"{W}tblPr/{W}tblBorders")) | found
        at = value(node.find(W + "basedOn"))
    return found


def _rows(node: etree._Element) -> list[etree._Element]:
    found = []
    for child in node:
        if child.tag == _TR:
            found.append(child)
        elif child.tag in _HOLD_ROWS:
            found += _rows(child)
    return found


def _cells(node: etree._Element) -> list[etree._Element]:
    found = []
    for child in node:
        if child.tag == _TC:
            found.append(child)
        elif child.tag in _HOLD_CELLS:
            found += _cells(child)
    return found


def _width(node: etree._Element | None, whole: float) -> float | None:
    kind = attribute(node, "type")
    text = attribute(node, "w")
    if text is not None and (text.endswith("%") or kind == "pct"):
        share = number(text.rstrip("%"))
        return None if share is None else whole * share / (100 if text.endswith("%") else 5000)
    found = points(text) if kind in ("dxa", None) else None
    return found or None


def _padding(properties: etree._Element | None) -> float:
    margins = None if properties is None else properties.find(W + "tblCellMar")
    if margins is None:
        return _PADDING
    total = 0.0
    for names in (("start", "left"), ("end", "right")):
        side = next((s for s in (margins.find(W + n) for n in names) if s is not None), None)
        measure = points(attribute(side, "w"))
        total += _PADDING / 2 if measure is None else measure
    return total


def read_grid(  # noqa: PLR0915 - one walk over rows and cells
    node: etree._Element, sheet: StyleSheet, width: float, depth: int
) -> Grid:
    """The grid of a ``w:tbl`` in a column of ``width`` points."""
    properties = node.find(W + "tblPr")
    named = None if properties is None else value(properties.find(W + "tblStyle"))
    style = named if named and sheet.node(named) is not None else sheet.default_table_style()
    own = None if properties is None else properties.find(W + "tblBorders")
    borders = _style_borders(sheet, style) | _sides(own)
    table = Table(
        node, bordered=bool(borders.get("insideH") or borders.get("insideV")), depth=depth
    )
    around = (("top",), ("bottom",), ("left", "start"), ("right", "end"))
    table.framed = all(any(borders.get(name) for name in side) for side in around)
    grid = Grid(table, style, _padding(properties))
    whole = _width(None if properties is None else properties.find(W + "tblW"), width) or width
    columns = [points(attribute(c, "w")) or 0.0 for c in node.iterfind(f"{W}tblGrid/{W}gridCol")]
    if not any(columns):
        columns = []
    edges = list(accumulate(columns, initial=0.0))  # left edge of each column, right of the last
    table.fitted = not columns
    table.width = sum(columns) or whole
    indent = points(attribute(None if properties is None else properties.find(W + "tblInd"), "w"))
    start = indent or 0.0
    if properties is not None and value(properties.find(W + "jc")) == "center":
        start = (width - table.width) / 2
    look = _look(properties)
    rows = _rows(node)
    ruled = 0
    for at, row in enumerate(rows):
        settings = row.find(_TR_PR)
        if settings is not None and settings.find(_DEL) is not None:
            grid.tracked = True
            continue
        before = None if settings is None else number(value(settings.find(_GRID_BEFORE)))
        column = int(before or 0)
        line: list[Cell] = []
        used = 0.0
        nodes = _cells(row)
        for index, cell_node in enumerate(nodes):
            cell_settings = cell_node.find(_TC_PR)
            span = 1
            measure = merge = None
            sides: dict[str, bool] = {}
            if cell_settings is not None:
                span = max(1, int(number(value(cell_settings.find(_GRID_SPAN))) or 1))
                measure = _width(cell_settings.find(_TC_W), whole)
                table.fitted = table.fitted and measure is None
                merge = cell_settings.find(_V_MERGE)
                sides = _sides(cell_settings.find(_TC_BORDERS))
            left, right = (min(index, len(columns)) for index in (column, column + span))
            gridded = edges[right] - edges[left]
            cell = Cell(
                table,
                len(table.rows),
                column,
                span,
                measure or gridded or whole / max(1, len(nodes)),
            )
            cell.merged = merge is not None and value(merge) != "restart"
            cell.start = start + (edges[left] if columns else used)
            used += cell.width
            cell.top, cell.bottom = sides.get("top", False), sides.get("bottom", False)
            if all(any(sides.get(name) for name in side) for side in around):
                table.framed = True
            ruled += any(sides.get(side) for side in ("left", "right", "start", "end"))
            if not table.bordered and not table.framed:
                grid.ruled += [(cell, side) for side in ("top", "bottom") if sides.get(side)]
            line.append(cell)
            last = index == len(nodes) - 1
            condition = _condition(look, at, len(rows), column, last)
            grid.cells.append((cell_node, cell, condition))
            column += span
        table.rows.append(line)
    if ruled > 1:  # borders drawn cell by cell still make a table with borders
        table.bordered = True
        grid.ruled = []
    return grid
