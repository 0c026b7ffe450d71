"""Figures: totals in tables, totals in the text, and the text against the tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
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
_TOTAL_HEAD: Final = re.compile(r"^(tong cong|tong so|tong|cong)\b")
_MARK: Final = re.compile(r"[IVXA-Z]+\.?")
_HEAD: Final = 50  # cells in words: a column with more of them is none of figures
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


def _label(row: list[Cell]) -> str:
    return next((fold(c.text) for c in row if c.text and figure(c.text) is None), "")


@dataclass(slots=True)
class _Sum:
    """Figures added up, those of rows marked I, A … apart: groups may carry sums of their own."""

    count: int = 0
    total: Decimal = Decimal(0)
    groups: int = 0
    of_groups: Decimal = Decimal(0)

    def add(self, mark: str, value: Decimal) -> None:
        self.count += 1
        self.total += value
        if _MARK.fullmatch(mark):
            self.groups += 1
            self.of_groups += value

    def is_(self, said: Decimal) -> bool:
        """Whether all, or else the groups or what is in them, come to what is said."""
        if self.total == said:
            return True
        return bool(self.groups) and said in (self.of_groups, self.total - self.of_groups)


@dataclass(slots=True)
class _Column:
    """What stands in one column above the row that is read."""

    head: list[str] = field(default_factory=list)
    whole: _Sum = field(default_factory=_Sum)
    group: _Sum = field(default_factory=_Sum)  # since the last total
    above: str = ""  # what the last total is called

    def read(self, row: list[Cell], cell: Cell, label: str) -> None:
        value = figure(cell.text)
        if value is None:
            if len(self.head) < _HEAD:
                self.head.append(fold(cell.text))
        elif _TOTAL.match(label):
            self.above, self.group = label, _Sum()
        elif cell.row:
            mark = row[0].text.strip()
            self.whole.add(mark, value)
            self.group.add(mark, value)

    def parts(self, said: Decimal, label: str, *, last: bool) -> _Sum:
        """Totals called alike (cộng nhóm A, cộng nhóm B) are each of the rows since the last; the
        last of a table may be so, or the whole table's."""
        alike = self.group.count and self.above.split()[:1] == label.split()[:1]
        return self.group if alike and (not last or self.group.total == said) else self.whole


def _totals(table: Table) -> Iterator[tuple[Cell, Decimal, _Sum, str]]:
    """Each total with what it sums and the head of its column, in one walk down the table."""
    columns: defaultdict[int, _Column] = defaultdict(_Column)
    for at, row in enumerate(table.rows):
        label = _label(row)
        last = at == len(table.rows) - 1
        for cell in row if at > 1 and _TOTAL.match(label) else ():
            said = figure(cell.text)
            column = columns[cell.column]
            head = " ".join(column.head)
            if said is None or cell.span > 1 or _SKIP.search(head):
                continue
            parts = column.parts(said, label, last=last)
            if parts.count > 1:
                yield cell, said, parts, head
        for cell in row:
            if not cell.merged and cell.span == 1:
                columns[cell.column].read(row, cell, label)


@judge("so-lieu/table-total")
def table_total(document: Document, rule: Rule) -> Iterator[Fault]:
    for table, _ in _tables(document):
        for cell, said, parts, _ in _totals(table):
            if not parts.is_(said):
                yield Fault(
                    "Dòng tổng của bảng không bằng tổng các số hạng.",
                    format_number(parts.total),
                    format_number(said),
                    cell.paragraphs[0],
                )
        yield from _across(table)


def _across(table: Table) -> Iterator[Fault]:
    """A column of totals: only where most rows show that it is one."""
    found: dict[int, tuple[list[bool], list[tuple[Cell, Decimal, Decimal]]]] = {
        cell.column: ([], [])
        for row in table.rows[:2]
        for cell in row
        if _TOTAL_HEAD.match(fold(cell.text))
    }
    for row in table.rows[1:] if found else ():
        numbers = {c.column: (c, v) for c in row if c.column and (v := figure(c.text)) is not None}
        whole = sum((value for _, value in numbers.values()), Decimal(0))
        for column, (cell, own) in numbers.items():
            if column not in found or len(numbers) < 3:
                continue
            right, wrong = found[column]
            if whole - own == own:
                right.append(True)
            else:
                wrong.append((cell, own, whole - own))
    for right, wrong in found.values():
        for cell, own, total in wrong if len(right) > len(wrong) else ():
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
        if _LIMIT.search(text, max(0, match.start() - 20), match.start()):
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
        if "tổng" not in block.piece.canonical:
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
