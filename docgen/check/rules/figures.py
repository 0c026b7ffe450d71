"""Figures: totals in tables, totals in the text, and the text against the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from docgen.check.components import Block, Document
from docgen.check.rules.core import Fault, judge
from docgen.check.texts import fold
from docgen.check.view import Cell, Table
from docgen.standard.model import Rule
from docgen.vietnamese import format_number, parse_number

__all__ = ["figure", "quantities"]

_CELL: Final = re.compile(r"^(-?\d[\d.,]*)\s*(?:đồng|%|hộ|người|triệu đồng)?$")
_TOTAL: Final = re.compile(r"^(tong cong|tong so|tong|cong)\b[\s:()\w+]{0,30}$")
_SKIP: Final = re.compile(
    r"\b(tt|stt|so thu tu|nam|ghi chu|ngay|thoi gian|don gia|dinh muc|ma|dien thoai|ty le)\b"
)
_AMOUNT: Final = re.compile(
    r"(?<![\d/.,\w])(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)\s+"
    r"((?:triệu|tỷ|nghìn)\s+đồng|đồng|[^\W\d_]+)(?!\s*/)",
    re.UNICODE,
)
_SCALE: Final = {"tỷ đồng": 10**9, "triệu đồng": 10**6, "nghìn đồng": 10**3, "đồng": 1}
# Words after which a figure is a limit or a rate and no share of a total.
_LIMIT: Final = re.compile(
    r"(quá|tối đa|tối thiểu|ít nhất|trên|dưới|mỗi|khoảng|từ|đến|ngày|tháng|năm|khoản|điểm|số|lục|"
    r"mục|thứ)\s*$",
    re.IGNORECASE,
)
_SUMS: Final = re.compile(r"tong|trong do|bao gom|gom|cu the|nhu sau|chia ra", re.IGNORECASE)
_MONEY: Final = re.compile(
    r"tổng\s+(?:số\s+|mức\s+)?(?:kinh phí|dự toán|vốn|"
    r"số tiền)[^.;:\d]{0,80}?[:\s](?P<figure>\d[\d.,]*)\s+(?P<unit>(?:triệu|tỷ|nghìn)?\s*đồng)",
    re.IGNORECASE,
)
_BELOW: Final = {"clause": 0, "subclause": 1, "point": 2, "paragraph": 2, "bullet": 3, "plus": 4}


def figure(text: str) -> Decimal | None:
    """The number in a cell, None for words, blanks and what is ambiguous."""
    found = _CELL.match(text.strip())
    if found is None:
        return None
    try:
        return Decimal(parse_number(found[1]))
    except ValueError:
        return None


def _tables(document: Document) -> Iterator[tuple[Table, Block]]:
    for blocks in (document.blocks, *(a.blocks for a in document.appendices)):
        for block in blocks:
            if block.table is not None and len(block.table.rows) > 2:
                yield block.table, block


def _columns(table: Table) -> dict[int, list[Cell]]:
    """Cells by the column they begin in, merged ones left out."""
    found: dict[int, list[Cell]] = {}
    for cell in table.cells():
        if not cell.merged and cell.span == 1:
            found.setdefault(cell.column, []).append(cell)
    return found


def _label(row: list[Cell]) -> str:
    return next((fold(c.text) for c in row if c.text and figure(c.text) is None), "")


def _totals(table: Table) -> Iterator[tuple[Cell, Decimal, list[tuple[str, Decimal]], str]]:
    """Each total with the cells it sums: (cell, said, [(first cell of its row, figure)], head)."""
    for at, row in enumerate(table.rows):
        own = _label(row)
        if at < 2 or not _TOTAL.match(own):
            continue
        for cell in row:
            said = figure(cell.text)
            column = _columns(table).get(cell.column, [])
            head = " ".join(fold(c.text) for c in column if c.row < at and figure(c.text) is None)
            if said is None or cell.span > 1 or _SKIP.search(head):
                continue
            parts: list[tuple[str, Decimal]] = []
            group: list[tuple[str, Decimal]] = []  # since the last total
            above = ""
            for other in column:
                value = figure(other.text)
                if other.row >= at or value is None:
                    continue
                line = table.rows[other.row]
                label = _label(line)
                if _TOTAL.match(label):
                    above, group = label, []
                elif other.row:
                    group.append((line[0].text.strip() if line else "", value))
                    parts.append(group[-1])
            # Totals called alike (cộng nhóm A, cộng nhóm B) are each of the rows since the last;
            # the last of a table may be so, or the whole table's.
            if group and above.split()[:1] == own.split()[:1]:
                last = at == len(table.rows) - 1
                if not last or sum(value for _, value in group) == said:
                    parts = group
            if len(parts) > 1:
                yield cell, said, parts, head


def _adds_up(said: Decimal, parts: list[tuple[str, Decimal]]) -> bool:
    if sum(value for _, value in parts) == said:
        return True
    # Rows of groups may carry sums of their own: then either the groups or the rest add up.
    groups = [value for mark, value in parts if re.fullmatch(r"[IVXA-Z]+\.?", mark)]
    rest = [value for mark, value in parts if not re.fullmatch(r"[IVXA-Z]+\.?", mark)]
    return bool(groups) and (sum(groups) == said or sum(rest) == said)


@judge("so-lieu/table-total")
def table_total(document: Document, rule: Rule) -> Iterator[Fault]:
    for table, _ in _tables(document):
        for cell, said, parts, _ in _totals(table):
            if not _adds_up(said, parts):
                total = sum(value for _, value in parts)
                yield Fault(
                    "Dòng tổng của bảng không bằng tổng các số hạng.",
                    format_number(total),
                    format_number(said),
                    cell.paragraphs[0],
                )
        yield from _across(table)


def _across(table: Table) -> Iterator[Fault]:
    """A column of totals: only where most rows show that it is one."""
    heads = [(c.column, fold(c.text)) for row in table.rows[:2] for c in row]
    for column, head in heads:
        if not re.match(r"^(tong cong|tong so|tong|cong)\b", head):
            continue
        right, wrong = 0, []
        for row in table.rows[1:]:
            numbers = [(c, figure(c.text)) for c in row if c.column > 0]
            own = next((v for c, v in numbers if c.column == column), None)
            rest = [v for c, v in numbers if v is not None and c.column != column]
            if own is None or len(rest) < 2:
                continue
            if sum(rest) == own:
                right += 1
            else:
                wrong.append((next(c for c, _ in numbers if c.column == column), own, sum(rest)))
        if right > len(wrong):
            for cell, own, total in wrong:
                yield Fault(
                    "Cột tổng của bảng không bằng tổng các cột.",
                    format_number(total),
                    format_number(own),
                    cell.paragraphs[0],
                )


def quantities(text: str) -> list[tuple[Decimal, str]]:
    """Figures with what they count; money in đồng; limits and rates left out.

    >>> quantities("giảm 02 hộ nghèo với 3,5 triệu đồng, không quá 4 triệu đồng/hộ")
    [(Decimal('2'), 'hộ'), (Decimal('3500000.0'), 'đồng')]
    """
    found = []
    for match in _AMOUNT.finditer(text):
        if _LIMIT.search(text[: match.start()]):
            continue
        unit = re.sub(r"\s+", " ", match[2].lower())
        value = Decimal(match[1].replace(".", "").replace(",", "."))
        if unit in _SCALE:
            value, unit = value * _SCALE[unit], "đồng"
        found.append((value, unit))
    return found


def _children(blocks: list[Block], at: int) -> list[str]:
    """Texts of the items under a lead that ends in a colon, each with what hangs under it."""
    following = blocks[at + 1 : at + 30]
    if not following or following[0].kind not in ("point", "bullet", "subclause", "plus"):
        return []
    kind = following[0].kind
    texts: list[str] = []
    for block in following:
        rank = _BELOW.get(block.kind, -1)
        if block.kind == kind:
            texts.append(block.text)
        elif rank > _BELOW[kind] and block.table is None:
            texts[-1] += " " + block.text
        else:
            break
    return texts


@judge("so-lieu/prose-sum")
def prose_sum(document: Document, rule: Rule) -> Iterator[Fault]:
    for blocks in (document.blocks, *(a.blocks for a in document.appendices)):
        for at, block in enumerate(blocks):
            text = block.text.rstrip()
            if block.table is not None or not text.endswith(":") or not _SUMS.search(fold(text)):
                continue
            items = _children(blocks, at)
            if len(items) < 2:
                continue
            whole = quantities(text)
            for said, unit in whole:
                if [u for _, u in whole].count(unit) > 1:
                    continue
                shares = [[v for v, u in quantities(item) if u == unit] for item in items]
                if all(len(share) == 1 for share in shares):
                    total = sum(share[0] for share in shares)
                    if total != said:
                        yield Fault(
                            f"Lời văn nêu {format_number(said)} {unit}, các phần dưới cộng lại là "
                            f"{format_number(total)} {unit}.",
                            f"{format_number(total)} {unit}",
                            f"{format_number(said)} {unit}",
                            block.piece,
                        )


def _unit(text: str) -> int:
    folded = fold(text)
    for words, scale in (
        ("ty dong", 10**9),
        ("trieu dong", 10**6),
        ("nghin dong", 10**3),
        ("1.000 dong", 10**3),
    ):
        if words in folded:
            return scale
    return 1


@judge("so-lieu/prose-table")
def prose_table(document: Document, rule: Rule) -> Iterator[Fault]:
    totals: set[Decimal] = set()
    for blocks in (document.blocks, *(a.blocks for a in document.appendices)):
        for at, block in enumerate(blocks):
            if block.table is None:
                continue
            near = " ".join(b.piece.text for b in blocks[max(0, at - 2) : at])
            for _, said, _, head in _totals(block.table):
                if re.search(r"kinh phi|thanh tien|so tien|du toan|muc ho tro", head):
                    scale = _unit(head) if "dong" in head else _unit(near)
                    totals.add(said * scale)
    if not totals:
        return
    for block in document.blocks:
        if block.table is not None:
            continue
        for match in _MONEY.finditer(block.piece.text):
            try:
                value = Decimal(parse_number(match["figure"].rstrip(".,"))) * _unit(match["unit"])
            except ValueError:
                continue
            if value not in totals:
                shown = ", ".join(f"{format_number(t)} đồng" for t in sorted(totals))
                yield Fault(
                    "Tổng kinh phí trong lời văn khác tổng trong bảng.",
                    shown,
                    f"{format_number(value)} đồng",
                    block.piece,
                    words=match[0],
                )
