"""One walk over a document for the checks that need the whole of it: its words, tables, budgets.

Documents are walked by the thousand and faults are few: where a text stands is worked out, by a
second walk in the same order, only for a fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal, Protocol, get_args, get_origin

from docgen.schemas.base import Model
from docgen.schemas.blocks import Points
from docgen.schemas.rich import Formatted, words_of
from docgen.schemas.sections import BudgetSection
from docgen.schemas.tables import Table
from docgen.vietnamese import POINT_LETTERS, PartialDate

__all__ = ["Known", "Path", "Survey"]

Path = tuple[str | int, ...]

# where words are not the main text: they neither mention appendices nor state totals
_NOT_PROSE = frozenset({"phu_luc", "trich_yeu", "kem_theo"})
_BETWEEN = "\0"  # no text holds it


class Known(Protocol):
    """Parts of documents whose words are known already."""

    def holds(self, part: object) -> bool:
        """Whether ``part`` is one of them."""

    def survey(self, part: Model) -> Survey:
        """The survey of one of them."""


class Survey:
    """What stands in a document, or in a part of one."""

    def __init__(self, document: Model, known: Known | None = None) -> None:
        self.texts: list[str] = []  # of the prose, in order
        self.tables: list[Table] = []
        self.budgets: list[BudgetSection] = []
        self.is_crowded: bool = False  # whether some list runs out of letters
        self.parts: list[Survey] = []  # those known, of the prose
        self._document = document
        self._known = known
        self._in_prose = True
        prose = self.texts
        for name, key in _fields_of(type(document)):
            value = document.__dict__[name]
            if value:
                self._in_prose = key not in _NOT_PROSE
                self.texts = prose if self._in_prose else []
                self._walk([value])
        self.texts = prose

    def hits(self, word: str) -> Iterator[tuple[int, str, int]]:
        """Where ``word`` stands: the number of the text, the text, and the place in it.

        The texts of known parts have no number of their own (-1).
        """
        joined, after = self._joined, len(word)
        number = start = 0
        at = joined.find(word)
        while at >= 0:
            number += joined.count(_BETWEEN, start, at)
            yield number, self.texts[number], at - joined.rfind(_BETWEEN, 0, at) - 1
            start = at
            at = joined.find(word, at + after)
        for part in self.parts:
            for _, text, inside in part.hits(word):
                yield -1, text, inside

    def texts_with(self, word: str) -> Iterator[tuple[int, str]]:
        """The texts that hold ``word``, each once, with its number or -1."""
        last = -2
        for number, text, _ in self.hits(word):
            if number != last or number < 0:
                yield number, text
            last = number

    def numbered(self) -> Iterator[tuple[int, str]]:
        """Every text with its number, or -1."""
        yield from enumerate(self.texts)
        for part in self.parts:
            for _, text in part.numbered():
                yield -1, text

    def path(self, number: int) -> Path:
        """Where the text of a number stands."""
        return self._places[0][number]

    @property
    def crowded(self) -> list[tuple[Path, int]]:
        """Each list of points that runs out of letters, and the number of its first without."""
        return self._places[1] if self.is_crowded else []

    @cached_property
    def _joined(self) -> str:
        return _BETWEEN.join(self.texts)

    def _walk(self, items: list[Any]) -> None:
        left = len(POINT_LETTERS)
        known, texts = self._known, self.texts
        for item in items:
            kind = item.__class__
            if kind is str:
                texts.append(item)
            elif kind is list:
                self._walk(item)
            elif kind is dict:
                self._walk(list(item.values()))
            elif kind is Formatted:
                texts.append(words_of(item))
            elif (fields := _FIELDS.get(kind) or _fields_of(kind)) is not _NONE:
                if kind is Points:
                    left -= len(item.points)
                    self.is_crowded |= left < 0
                elif kind is Table:
                    self.tables.append(item)
                elif kind is BudgetSection:
                    self.budgets.append(item)
                if known is not None and known.holds(item):
                    self._take(known.survey(item))
                    continue
                values = item.__dict__
                self._walk([value for name, _ in fields if (value := values[name])])

    def _take(self, part: Survey) -> None:
        if self._in_prose:
            self.parts.append(part)
        self.tables += part.tables
        self.budgets += part.budgets
        self.is_crowded |= part.is_crowded

    @cached_property
    def _places(self) -> tuple[list[Path], list[tuple[Path, int]]]:
        """The path of each text, and of each list of points that runs out of letters."""
        texts: list[Path] = []
        crowded: list[tuple[Path, int]] = []

        def walk(value: Any, path: Path) -> None:
            if isinstance(value, str):
                texts.append(path)
            elif isinstance(value, Formatted):
                texts.append((*path, "dinh_dang"))
            elif isinstance(value, list):
                left = len(POINT_LETTERS)
                for index, item in enumerate(value):
                    if isinstance(item, Points):
                        count = len(item.points)
                        if 0 <= left < count:
                            crowded.append(((*path, index, "diem"), left))
                        left -= count
                    walk(item, (*path, index))
            elif isinstance(value, dict):
                for key, item in value.items():
                    walk(item, (*path, key))
            else:
                for name, key in _fields_of(type(value)):
                    item = value.__dict__[name]
                    if item and not (path == () and key in _NOT_PROSE):
                        walk(item, (*path, key))

        walk(self._document, ())
        return texts, crowded


_NONE: tuple[tuple[str, str], ...] = ()
_FIELDS: dict[type, tuple[tuple[str, str], ...]] = {}


def _fields_of(kind: type) -> tuple[tuple[str, str], ...]:
    """The fields that can hold words, by name and key; none where it is no model."""
    found = _FIELDS.get(kind)
    if found is None:
        fields = kind.model_fields if issubclass(kind, Model) else {}
        found = _FIELDS[kind] = tuple(
            (name, field.alias or name)
            for name, field in fields.items()
            if _wordy(field.annotation)
        )
    return found


def _wordy(annotation: Any) -> bool:
    if get_origin(annotation) is Literal:
        return False
    parts = get_args(annotation)
    if get_origin(annotation) is Annotated:
        return _wordy(parts[0])
    if parts:
        return any(map(_wordy, parts))
    return not (isinstance(annotation, type) and issubclass(annotation, _WORDLESS))


_WORDLESS = (bool, int, Decimal, PartialDate, type(None))
