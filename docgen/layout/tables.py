"""A table of the input as a ``w:tbl``: fixed widths, nested heads, merged cells, groups, totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, NamedTuple

from docgen.layout.columns import Claim, claim, fitting, needed_by, twips, widths_of
from docgen.layout.document import TABLE_HEAD_STYLE, TABLE_SIZE, TABLE_TEXT_STYLE, Fragment
from docgen.layout.runs import Notes, Span, plain_run, resized, spans_of, to_runs, words
from docgen.schemas.cells import NUMERIC, SUMMED, Cell, CellsRow, Column, GroupRow
from docgen.schemas.rich import Formatted, words_of
from docgen.schemas.tables import Table
from docgen.vietnamese import format_number, format_percent

__all__ = ["Drawn", "Prepared", "draw_table", "held", "prepare"]

_ALIGN = {"trai": "left", "giua": "center", "phai": "right", "deu": "both"}
_CENTRED = frozenset({"stt", "ngay"})
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES
)
_MARGINS = (
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
)
_TOGETHER = 6  # rows that one merged cell joins; more may be torn apart by a page's end
_STYLED = f'<w:pPr><w:pStyle w:val="{TABLE_TEXT_STYLE}"/>'  # of every row below the heads


class Drawn(NamedTuple):
    """The fragment, and the words in it, a line for each row."""

    fragment: Fragment
    text: str


class _Box(NamedTuple):
    """A cell to draw: where it begins, how far it reaches, what it says."""

    at: int
    across: int
    paragraphs: Sequence[str | list[Span]]
    align: str
    bold: bool = False  # of paragraphs that are plain texts
    merge: str = ""  # "restart" at the top of a merged cell, "continue" below
    style: str = TABLE_TEXT_STYLE


class _Plain(NamedTuple):
    """A row with one plain text in each column: most rows of most tables."""

    texts: list[str]
    bold: bool


_Row = _Plain | list[_Box]


class Prepared(NamedTuple):
    """A table's cells, ready to be measured and drawn."""

    head: list[list[_Box]]
    body: list[_Row]
    aligns: list[str]  # of each column
    claims: list[Claim]  # of each column on the table's width
    text: str  # the words, a line for each row
    joined: frozenset[int]  # rows of the body that stay on the page of the next
    summed: bool  # a total ends it, which is never alone on a page

    @property
    def least_width(self) -> float:
        """Points that it takes at least."""
        return needed_by(self.claims)


def prepare(table: Table) -> Prepared:
    """The cells of ``table``: heads, rows, total."""
    head = _head_rows(table.columns)
    aligns = [_ALIGN[_default_align(leaf)] for leaf in table.leaves]
    body = list(_body_rows(table, table.leaves, aligns))
    if table.total is not None:
        body.append(_total_row(table, table.leaves, aligns))
    values: list[list[str]] = [[words_of(leaf.heading)] for leaf in table.leaves]
    said = ["\t".join(filter(None, [_told(box.paragraphs[0]) for box in row])) for row in head]
    continued: list[int] = []
    for number, row in enumerate(body):
        if isinstance(row, _Plain):
            for column, text in zip(values, row.texts, strict=True):
                column.append(text)
            said.append("\t".join(filter(None, row.texts)))
            continue
        texts = []
        if any(box.merge == "continue" for box in row):
            continued.append(number)
        for at, across, paragraphs, *_ in row:
            if across == 1 and len(paragraphs) == 1:  # most cells
                text = _told(paragraphs[0])
                values[at].append(text)
            else:
                told = [_told(one) for one in paragraphs]
                text = " ".join(told)
                if across == 1:
                    values[at] += told
            if text:
                texts.append(text)
        said.append("\t".join(texts))
    claims = [claim(leaf, texts) for leaf, texts in zip(table.leaves, values, strict=True)]
    summed = table.total is not None
    return Prepared(head, body, aligns, claims, "\n".join(said), _joined(continued), summed)


def _joined(continued: Sequence[int]) -> frozenset[int]:
    """Rows over the ``continued`` ones, which a cell merged downwards joins with the next.

    The cell's words stand on one page, hence should its rows, but where they are many: moved as
    a whole they would leave a page empty.
    """
    found: list[int] = []
    run: list[int] = []
    for number in continued:
        if run and number != run[-1] + 1:
            found += run if len(run) < _TOGETHER else ()
            run = []
        run.append(number)
    found += run if len(run) < _TOGETHER else ()
    return frozenset(number - 1 for number in found)


def _told(paragraph: str | list[Span]) -> str:
    return paragraph if isinstance(paragraph, str) else words(paragraph)


def draw_table(prepared: Prepared, width: float, notes: Notes | None = None) -> Drawn:
    """The table set ``width`` points wide, in smaller letters where its words had no room."""
    claims, size = prepared.claims, TABLE_SIZE
    if prepared.least_width > width:
        size, claims = fitting(claims, width)
    columns = [twips(one) for one in widths_of(claims, width)]
    drawn = [_row(row, columns, notes, head=True) for row in prepared.head]
    openings = [
        _opening(wide, 1, align, "", TABLE_TEXT_STYLE, keep=False)[0]
        for wide, align in zip(columns, prepared.aligns, strict=True)
    ]
    drawn += [
        _plain_row(row, openings)
        if isinstance(row, _Plain)
        else _row(row, columns, notes, head=False, joined=number in prepared.joined)
        for number, row in enumerate(prepared.body)
    ]
    if prepared.summed and len(prepared.body) > 1:
        drawn[-2] = _kept(drawn[-2])
    if size != TABLE_SIZE:
        drawn = [resized(row, size) for row in drawn]
    grid = "".join([f'<w:gridCol w:w="{column}"/>' for column in columns])
    return Drawn(
        Fragment(
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:jc w:val="center"/>'
            f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
            f'<w:tblLayout w:type="fixed"/>{_MARGINS}<w:tblLook w:val="0020" w:firstRow="1" '
            f'w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(drawn)}</w:tbl>"
        ),
        prepared.text,
    )


def held(fragment: Fragment) -> Fragment:
    """A drawn table whose last row stays on one page with what follows."""
    before, row, last = fragment.rpartition("<w:tr>")
    return Fragment(before + row + _kept(last))


def _kept(row: str) -> str:
    """A drawn row that stays on one page with what follows."""
    if "<w:keepNext/>" in row:
        return row
    return row.replace(_STYLED, f"{_STYLED}<w:keepNext/>")


def _head_rows(columns: Sequence[Column]) -> list[list[_Box]]:
    if not any(column.columns for column in columns):
        return [[_head(column, at, 1, "") for at, column in enumerate(columns)]]
    depth = max(map(_depth, columns))
    rows: list[list[_Box]] = [[] for _ in range(depth)]

    def place(column: Column, level: int, at: int) -> int:
        across = sum(1 for _ in column.leaves())
        merge = "restart" if not column.columns and level < depth - 1 else ""
        rows[level].append(_head(column, at, across, merge))
        if merge:
            below = _Box(at, across, _NOTHING, "center", True, "continue", TABLE_HEAD_STYLE)
            for row in rows[level + 1 :]:
                row.append(below)
        inner = at
        for child in column.columns:
            inner = place(child, level + 1, inner)
        return at + across

    at = 0
    for column in columns:
        at = place(column, 0, at)
    for row in rows:
        row.sort(key=lambda box: box.at)
    return rows


def _head(column: Column, at: int, across: int, merge: str) -> _Box:
    heading = _paragraphs(column.heading, bold=True)
    return _Box(at, across, heading, "center", True, merge, TABLE_HEAD_STYLE)


def _depth(column: Column) -> int:
    return 1 + max(map(_depth, column.columns), default=0)


def _body_rows(table: Table, leaves: Sequence[Column], aligns: Sequence[str]) -> Iterator[_Row]:
    numbered = 0
    dotted = [
        leaf.kind == "dong" or (table.total is not None and _is_summed(table, leaf))
        for leaf in leaves
    ]
    covered: dict[int, tuple[int, int]] = {}  # column → (columns across, rows still to cover)
    for row, placed in zip(table.rows, table.grid, strict=True):
        if isinstance(placed, GroupRow):
            yield [_Box(0, len(leaves), _paragraphs(placed.group, bold=True), "left", True)]
            continue
        subtotal = isinstance(row, CellsRow) and row.subtotal
        numbered += 0 if subtotal else 1
        automatic = "" if subtotal else str(numbered)
        bold = isinstance(row, CellsRow) and (row.bold or row.subtotal)
        if not covered:
            texts = _texts(leaves, placed, automatic, dotted)
            if texts is not None:
                yield _Plain(texts, bold)
                continue
        boxes = [
            _Box(at, across, _NOTHING, "left", False, "continue")
            for at, (across, _) in covered.items()
        ]
        if covered:
            covered = {at: (across, left - 1) for at, (across, left) in covered.items() if left > 1}
        for at, cell in placed:
            if cell.__class__ is not Cell:
                said = _value(leaves[at], cell, automatic, bold, dotted=dotted[at])
                boxes.append(_Box(at, 1, said, aligns[at], bold))
                continue
            align = _ALIGN[cell.align] if cell.align else aligns[at]
            across, down = cell.column_span, cell.row_span
            heavy = bold or cell.bold
            said = _value(leaves[at], cell.value, automatic, heavy, dotted=dotted[at])
            boxes.append(_Box(at, across, said, align, heavy, "restart" if down > 1 else ""))
            if down > 1:
                covered[at] = (across, down - 1)
        if len(boxes) > len(placed):  # the cells covered from above among those of the row
            boxes.sort(key=lambda box: box.at)
        yield boxes


def _texts(
    leaves: Sequence[Column],
    placed: Sequence[tuple[int, Any]],
    automatic: str,
    dotted: Sequence[bool],
) -> list[str] | None:
    """The texts of a row, or None where a cell is more than a plain text or a figure."""
    texts = []
    for at, cell in placed:
        kind = cell.__class__
        if kind not in _PLAIN:
            return None
        texts.append(_said(leaves[at], cell, automatic, dotted[at]))
    return texts


_PLAIN = frozenset({str, int, Decimal})


def _said(leaf: Column, value: str | int | Decimal, automatic: str, dotted: bool) -> str:
    """A plain text or a figure as it is printed."""
    if not isinstance(value, str):
        return _figure(leaf, value)
    if not value:
        return automatic if leaf.kind == "stt" else ""
    return _dotted(value) if dotted else value


def _default_align(leaf: Column) -> str:
    if leaf.align:
        return leaf.align
    if leaf.kind in NUMERIC:
        return "phai"
    return "giua" if leaf.kind in _CENTRED else "trai"


_NOTHING: Final = ("",)


def _value(
    leaf: Column, value: Any, automatic: str, bold: bool, *, dotted: bool
) -> Sequence[str | list[Span]]:
    """The paragraphs of a cell of ``leaf``; ``automatic`` numbers its row."""
    if isinstance(value, list):
        return [one for text in value for one in _paragraphs(text, bold=bold)] or _NOTHING
    if isinstance(value, Formatted):
        return _paragraphs(value, bold=bold)
    return (_said(leaf, value, automatic, dotted),)


def _dotted(money: str) -> str:
    """Digits alone of money, or of a column that is summed, get their dots; all else stays.

    >>> _dotted("3000000"), _dotted("3.000.000"), _dotted("0500"), _dotted("Theo dự toán")
    ('3.000.000', '3.000.000', '0500', 'Theo dự toán')
    """
    plain = money.isascii() and money.isdigit() and money[0] != "0"
    return format_number(int(money)) if plain else money


def _paragraphs(text: str | Formatted, *, bold: bool) -> Sequence[str | list[Span]]:
    return (text,) if isinstance(text, str) else (spans_of(text, bold=bold),)


def _figure(leaf: Column, value: int | Decimal) -> str:
    return format_percent(value) if leaf.kind == "phan_tram" else format_number(value)


def _total_row(table: Table, leaves: Sequence[Column], aligns: Sequence[str]) -> list[_Box]:
    """The label over the columns before the first sum, then the sums, all bold."""
    total = table.total
    assert total is not None
    sums = [
        table.totals.get(leaf.key) if leaf.key and _is_summed(table, leaf) else None
        for leaf in leaves
    ]
    first = next((at for at, value in enumerate(sums) if value is not None), len(leaves))
    boxes = [_Box(0, first, (total.label,), "center", True)] if first else []
    for at in range(first, len(leaves)):
        value = sums[at]
        text = "" if value is None else _figure(leaves[at], value)
        boxes.append(_Box(at, 1, (text,), aligns[at], True))
    return boxes


def _is_summed(table: Table, leaf: Column) -> bool:
    chosen = table.total.columns if table.total else []
    return leaf.key in chosen if chosen else leaf.kind in SUMMED


def _row(
    boxes: Sequence[_Box],
    columns: Sequence[int],
    notes: Notes | None,
    *,
    head: bool,
    joined: bool = False,
) -> str:
    properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if head else "")
    # heads stay with the first row, the head of a group with the group's first row
    keep = head or joined or (len(boxes) == 1 and len(columns) > 1)
    cells = "".join([_cell(box, columns, notes, keep=keep) for box in boxes])
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def _plain_row(row: _Plain, openings: Sequence[str]) -> str:
    bold = row.bold
    cells = [
        f"{opening}{plain_run(text, bold, False)}</w:p></w:tc>"
        for opening, text in zip(openings, row.texts, strict=True)
    ]
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _cell(box: _Box, columns: Sequence[int], notes: Notes | None, *, keep: bool) -> str:
    at, across, paragraphs, align, bold, merge, style = box
    wide = columns[at] if across == 1 else sum(columns[at : at + across])
    frame, before = _opening(wide, across, align, merge, style, keep=keep)
    own = style == TABLE_HEAD_STYLE
    first = paragraphs[0]
    if isinstance(first, str) and len(paragraphs) == 1:  # most cells
        return f"{frame}{plain_run(first, bold, own)}</w:p></w:tc>"
    runs = [
        plain_run(one, bold, own) if isinstance(one, str) else to_runs(one, bold=own, notes=notes)
        for one in paragraphs
    ]
    return f"{frame}{before.join(runs)}</w:p></w:tc>"


@lru_cache(maxsize=4096)
def _opening(
    wide: int, across: int, align: str, merge: str, style: str, *, keep: bool
) -> tuple[str, str]:
    """How a cell begins, and what stands between two of its paragraphs."""
    properties = f'<w:tcW w:w="{wide}" w:type="dxa"/>'
    if across > 1:
        properties += f'<w:gridSpan w:val="{across}"/>'
    if merge:
        properties += "<w:vMerge/>" if merge == "continue" else '<w:vMerge w:val="restart"/>'
    paragraph = (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{"<w:keepNext/>" if keep else ""}'
        f'<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="{align}"/></w:pPr>'
    )
    cell = f'<w:tc><w:tcPr>{properties}<w:vAlign w:val="center"/></w:tcPr>{paragraph}'
    return cell, f"</w:p>{paragraph}"
