"""What a row is once it is read: typed values, its child rows, and where it all stood."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from docgen.errors import Problem
from docgen.vietnamese import PartialDate

__all__ = [
    "CellProblem",
    "Place",
    "Row",
    "RowProblems",
    "letters_of",
    "number_of",
    "show",
    "show_day",
]


def letters_of(index: int) -> str:
    """The letters of the column at ``index`` (from 0), as a spreadsheet shows them.

    >>> letters_of(0), letters_of(25), letters_of(26), letters_of(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def number_of(letters: str) -> int:
    """The number (A is 1) of the column with these letters.

    >>> number_of("A"), number_of("AA"), number_of("xfd")
    (1, 27, 16384)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


@dataclass(frozen=True, slots=True)
class CellProblem(Problem):
    """A problem of one cell, with what a program needs to find it again.

    ``title`` is the column's head and ``value`` what the cell shows. ``line`` is its row and
    ``column`` its number (A is 1) where the source is a table.

    >>> print(CellProblem("rows/number", "Không phải là số.", "Dữ liệu!C14", "rows.xlsx",
    ...                   title="Số hộ", value="ba"))
    rows.xlsx, Dữ liệu!C14, cột “Số hộ”, giá trị “ba”: Không phải là số.
    """

    sheet: str = ""
    title: str = ""
    value: str = ""

    def __str__(self) -> str:
        place = [self.source] if self.source else []
        if self.path:
            place.append(self.path)
        elif self.line is not None:
            place.append(f"dòng {self.line}")
        if self.title:
            place.append(f"cột “{self.title}”")
        if self.value:
            place.append(f"giá trị “{self.value}”")
        return f"{', '.join(place)}: {self.message}" if place else self.message


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: file, sheet, row number, and the column number of each name.

    Rows that are no table (JSON, iterables) have no ``columns``; their cells are named by path.
    """

    source: str = ""
    sheet: str = ""
    row: int = 0
    columns: dict[str, int] = field(default_factory=dict)
    prefix: str = ""
    """The path of a child row inside its row, where rows are no table: ``khu_pho[0]``."""

    def __str__(self) -> str:
        where = f"{self.sheet}!{self.row}" if self.sheet else f"dòng {self.row}"
        return ", ".join(part for part in (self.source, where if self.row else "") if part)

    def problem(
        self, code: str, message: str, name: str = "", *, title: str = "", value: object = ""
    ) -> CellProblem:
        """A problem of the cell of the column ``name``, or of the whole row."""
        shown = show(value)
        number = self.columns.get(name)
        if number is not None or self.columns:
            letters = letters_of(number - 1) if number else ""
            sheet = f"{self.sheet}!" if self.sheet else ""
            path = f"{sheet}{letters}{self.row}"
        else:
            path = ".".join(part for part in (self.prefix, name) if part)
            if self.row:
                path = f"dòng {self.row}" + (f", {path}" if path else "")
        return CellProblem(
            code, message, path, self.source, self.row or None, number, self.sheet, title, shown
        )


def show(value: object) -> str:
    """A value as a message shows it: short, on one line, without hidden characters."""
    if value is None or value == "":
        return ""
    text = str(value)
    text = "".join(one if one.isprintable() else f"\\u{ord(one):04x}" for one in text[:61])
    return text if len(text) <= 60 else text[:60] + "…"


def show_day(value: datetime.date) -> str:
    """A day as offices write it; the time of day too, where a cell holds one.

    >>> show_day(datetime.date(2026, 1, 5)), show_day(datetime.datetime(2026, 1, 5, 7, 30))
    ('05/01/2026', '05/01/2026 07:30:00')
    """
    if value.year < 1000:  # no year of ours
        return value.isoformat()
    day = str(PartialDate(value.year, value.month, value.day))
    time = value.time() if isinstance(value, datetime.datetime) else None
    return f"{day} {time.isoformat(timespec='seconds')}" if time else day


@dataclass(frozen=True, slots=True)
class Row:
    """One document's data, every value typed by its column.

    ``number`` is the row in its file as its author counts (a sheet's row, a file's line);
    ``values`` has every declared column, None where it is left blank; ``children`` every declared
    child table.
    """

    number: int
    key: str
    values: dict[str, object]
    children: dict[str, list[dict[str, object]]] = field(default_factory=dict)
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class RowProblems:
    """A row that cannot be used, and all that is wrong with it."""

    number: int
    key: str
    problems: tuple[Problem, ...]
    place: Place = field(default_factory=Place)

    @classmethod
    def of(cls, place: Place, key: str, problems: Iterable[Problem]) -> RowProblems:
        """The outcome of the row at ``place``."""
        return cls(place.row, key, tuple(problems), place)
