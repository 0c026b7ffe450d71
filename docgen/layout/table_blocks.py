"""A table in the stream: its caption and unit over it, its note under it, a page across if wide."""

from __future__ import annotations

from docgen.layout.flow import Flow
from docgen.layout.sizes import page_width
from docgen.layout.tables import Prepared, draw_table, held, prepare
from docgen.schemas.tables import Table

__all__ = ["add_table", "lies_across"]


def lies_across(flow: Flow, table: Table) -> bool:
    """Whether the table asks for a page across, or its words leave no other way."""
    return table.landscape or _prepared(flow, table).least_width > page_width()


def add_table(flow: Flow, table: Table) -> None:
    """Every block of ``table``; one that lies across stands on pages of its own."""
    if lies_across(flow, table):
        flow.turn_across()
    if table.caption is not None:
        flow.centred("caption", table.caption, capital=False)
    if table.unit is not None:
        flow.text("unit", f"ĐVT: {table.unit}")
    drawn = draw_table(_prepared(flow, table), flow.width, flow.footnote)
    if table.note is None:
        flow.insert("table", drawn.text, drawn.fragment)
    else:
        flow.insert("table", drawn.text, held(drawn.fragment))
        flow.note("Ghi chú", table.note, of_table=True)
    flow.turn_back()


def _prepared(flow: Flow, table: Table) -> Prepared:
    found = flow.tables.get(id(table))
    if found is None:
        found = flow.tables[id(table)] = prepare(table)
    return found
