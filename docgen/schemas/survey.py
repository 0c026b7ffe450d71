"""One walk over a document for the checks that need the whole of it: its words, tables, budgets.

Documents are walked by the thousand and faults are few: where a text stands is worked out, by a
second walk in the same order, only for a fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
        """Where ``word`` stands: the place of its text, the text, and where in it.

        The texts of known parts have no place of their own (-1).
        """
        joined, after = self._joined, len(word)
        at = joined.find(word)
        while at >= 0:
            start = joined.rfind(_BETWEEN, 0, at) + 1
            end = joined.find(_BETWEEN, at)
            yield start, joined[start : None if end < 0 else end], at - start
            at = joined.find(word, at + after)
        for part in self.parts:
            for _, text, inside in part.hits(word):
                yield -1, text, inside

    def texts_with(self, word: str) -> Iterator[tuple[int, str]]:
        """The texts that hold ``word``, each once, with its place or -1."""
        last = -2
        for place, text, _ in self.hits(word):
            if place != last or place < 0:
                yield place, text
            last = place

    def every_text(self) -> Iterator[tuple[int, str]]:
        """Every text with its place, or -1."""
        place = 0
        for text in self.texts:
            yield place, text
            place += len(text) + 1
        for part in self.parts:
            for _, text in part.every_text():
                yield -1, text

    def path(self, place: int) -> Path:
        """The path to the text at a place."""
        return self._places[0][self._joined.count(_BETWEEN, 0, place)]

    @property
    def crowded(self) -> list[tuple[Path, int]]:
        """Each list of points that runs out of letters, and the number of its first without."""
        return self._places[1] if self.is_crowded else []

    @cached_property
    def _joined(self) -> str:
        return _BETWEEN.join(self.texts)

    def _walk(self, items: Iterable[Any]) -> None:
        left = len(POINT_LETTERS)
        texts = self.texts
        for item in items:
            kind = item.__class__
            if kind is str:
                texts.append(item)
            elif kind is list:
                self._walk(item)
            elif kind is dict:
                self._walk(item.values())
            elif kind is Formatted:
                texts.append(words_of(item))
            else:
                if kind is Points:
                    left -= len(item.points)
                    self.is_crowded |= left < 0
                self._model(item, kind)

    def _model(self, item: Any, kind: type) -> None:
        fields = _FIELDS.get(kind) or _fields_of(kind)
        if not fields:
            return
        if kind is Table:
            self.tables.append(item)
        elif kind is BudgetSection:
            self.budgets.append(item)
        known, values = self._known, item.__dict__
        if known is not None and known.holds(item):
            self._take(known.survey(item))
            return
        for name, _ in fields:
            value = values[name]
            if value:
                if value.__class__ is str:
                    self.texts.append(value)
                else:
                    self._walk(value if value.__class__ is list else (value,))

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
