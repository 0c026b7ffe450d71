"""The printed numbers of lists as a reader counts them, for documents that mix their levels.

A number begins anew under anything larger (điểm đ khoản 6 Mục II Phần I Phụ lục I). Bullets have
no number: two of them that each hold khoản 1. and 2. print 1. 2. 1. 2. in a row. ``Survey`` asks
for this where a document has what can go wrong: numbers in bullets, different levels side by side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from docgen.schemas.blocks import Bullets, Clauses, Item, ItemList, Pluses
from docgen.schemas.levels import CLAUSE, CLAUSES_SOURCE, LEVELS, TOP, Level, inside
from docgen.schemas.rich import Formatted
from docgen.schemas.sections import (
    BudgetSection,
    ContentSection,
    Division,
    GoalsSection,
    ImplementationSection,
    PurposeSection,
    ScheduleSection,
    Section,
)
from docgen.vietnamese import POINT_LETTERS, point_letter

__all__ = ["Fault", "Path", "sequence_faults"]

Path = tuple[str | int, ...]
Fault = tuple[Path, str, str]
"""Where, the code, the sentence."""

_KHOAN = LEVELS[Clauses]
_NEVER_WRONG = frozenset({"dieu", "khoan_con"})  # one counts on throughout, the other says 1.1.


def sequence_faults(document: Any) -> Iterator[Fault]:
    """Each list whose first number is not the one that a reader expects."""
    reader = _Reader()
    yield from reader.body(document.text_body, ("noi_dung",), Counter(), prefixed=False)
    yield from reader.sections(document.sections, ("cac_muc",))
    yield from reader.body(document.closing, ("ket_thuc",), Counter(), prefixed=False)


class _Reader:
    def __init__(self) -> None:
        self._last: dict[int, int] = {}  # rank → the number read last, under what stands above
        self._anything = False  # after a line that may be a heading of its own

    def sections(self, entries: list[Any], path: Path) -> Iterator[Fault]:
        for index, entry in enumerate(entries):
            self._last.clear()
            self._anything = False
            numbers = Counter[str]()
            for field in _PARTS[type(entry)]:
                part = getattr(entry, field)
                here = (*path, index, str(type(entry).model_fields[field].alias))
                if field == "assignments":
                    for at, given in enumerate(part):
                        yield from self._head(numbers, (*here, at))
                        yield from self.body(given.body, (*here, at, "noi_dung"), Counter())
                elif part and inside(entry, field, TOP) == CLAUSE:
                    yield from self._head(numbers, here)
                    yield from self.body(part, here, Counter())
                elif field == "sections":
                    yield from self.sections(part, here)
                else:
                    prefixed = not isinstance(entry, Division)
                    yield from self.body(part, here, numbers, prefixed=prefixed)

    def body(
        self, blocks: list[Any], path: Path, numbers: Counter[str], *, prefixed: bool = True
    ) -> Iterator[Fault]:
        """The blocks of one parent, whose lists of a level are numbered on in ``numbers``.

        ``prefixed``: khoản con begin with a number of what is above, and are not read as khoản.
        """
        for index, block in enumerate(blocks):
            if isinstance(block, Formatted):
                text = block.formatted.strip()
                self._anything |= text.startswith("**") and text.endswith("**")
            elif isinstance(block, ItemList):
                level = LEVELS.get(type(block))
                key = level.key if level else _DASHES[type(block)]
                place = (*path, index, key)
                yield from self._list(block.items, level, place, numbers, prefixed=prefixed)

    def _list(
        self,
        items: list[Any],
        level: Level | None,
        path: Path,
        numbers: Counter[str],
        *,
        prefixed: bool,
    ) -> Iterator[Fault]:
        key = level.key if level else ""
        if key == "khoan_con" and not prefixed:
            level = _KHOAN
        below = key in ("khoan", "khoan_con") or (prefixed and key != "dieu")
        own = any(isinstance(item, Item) and item.marker is not None for item in items)
        for index, item in enumerate(items):
            if level is not None:
                numbers[key] += 1
                number, wanted = numbers[key], self._read(level, numbers[key])
                free = own or self._anything or level.key in _NEVER_WRONG
                if index == 0 and number != wanted and not free:
                    yield path, "item/sequence", _mixed(level, number, wanted)
                self._anything = False
            if isinstance(item, Item):
                place = (*path, index, "noi_dung")
                yield from self.body(item.body, place, Counter(), prefixed=below)

    def _head(self, numbers: Counter[str], path: Path) -> Iterator[Fault]:
        """A head that is printed as a khoản."""
        numbers["khoan"] += 1
        number, wanted = numbers["khoan"], self._read(_KHOAN, numbers["khoan"])
        if number == 1 != wanted and not self._anything:
            yield path, "item/sequence", _mixed(_KHOAN, number, wanted)
        self._anything = False

    def _read(self, level: Level, number: int) -> int:
        """The number that a reader expects where ``number`` stands."""
        last = self._last
        wanted = last.get(level.rank, 0) + 1
        for rank in [rank for rank in last if rank > level.rank]:
            del last[rank]
        last[level.rank] = number
        return wanted


_DASHES: dict[type, str] = {Bullets: "gach", Pluses: "cong"}
# The parts of a section that hold blocks, in printed order.
_PARTS: dict[type, tuple[str, ...]] = {
    Section: ("body",),
    ContentSection: ("body",),
    BudgetSection: ("body",),
    ScheduleSection: ("body",),
    PurposeSection: ("purpose", "requirements"),
    GoalsSection: ("body", "general", "specific"),
    ImplementationSection: ("opening", "assignments", "closing"),
    Division: ("body", "sections"),
}


def _mixed(level: Level, number: int, wanted: int) -> str:
    return (
        f"Dãy {level.word} này in từ {_marker(level, number)} mà đọc theo thứ tự phải là "
        f"{_marker(level, wanted)} vì nối vào dãy {level.word} khác ({CLAUSES_SOURCE}): gộp hai "
        "dãy, đổi một dãy thành gach, hoặc đặt mỗi dãy dưới một cấp lớn hơn."
    )


def _marker(level: Level, number: int) -> str:
    if level.key != "diem":
        return f"{number}."
    return f"{point_letter(number)})" if number <= len(POINT_LETTERS) else f"điểm thứ {number}"
