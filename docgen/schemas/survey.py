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
from docgen.schemas.blocks import Bullets, Pluses, Points
from docgen.schemas.levels import (
    HEADED,
    LEVELS,
    TOP,
    Level,
    crowded,
    inside,
    may_stand,
    nested,
)
from docgen.schemas.rich import Formatted, words_of
from docgen.schemas.sections import BudgetSection, GoalsSection, ImplementationSection
from docgen.schemas.sequence import Fault, Path, sequence_faults
from docgen.schemas.tables import Table
from docgen.vietnamese import POINT_LETTERS, PartialDate

__all__ = ["Fault", "Known", "Path", "Survey"]

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
        self.has_list_faults: bool = False  # a list runs out of letters, or stands in a lower one
        self.levels: set[Level] = set()  # of the lists in it
        self.mixes_levels: bool = False  # numbers in bullets, or different levels side by side
        self.parts: list[Survey] = []  # those known, of the prose
        self._document = document
        self._known = known
        self._hits: dict[str, list[tuple[str, int]]] = {}
        self._in_prose = True
        self._above = TOP
        self._bulleted = False
        prose = self.texts
        headed = type(document) in HEADED
        for name, key in _fields_of(type(document)):
            value = document.__dict__[name]
            if value:
                self._in_prose = key not in _NOT_PROSE
                self.texts = prose if self._in_prose else []
                if headed:
                    self._above = inside(document, name, TOP)
                self._walk([value])
                if key == "ket_thuc":  # it goes on after the last section, with no head between
                    self.mixes_levels |= _holds_lists(value)
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
            for text, within in part._remembered(word):
                yield -1, text, within

    def _remembered(self, word: str) -> list[tuple[str, int]]:
        """The hits of a part that comes again in other documents."""
        found = self._hits.get(word)
        if found is None:
            found = self._hits[word] = [(text, at) for _, text, at in self.hits(word)]
        return found

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
    def list_faults(self) -> list[Fault]:
        """Each list that runs out of letters, or stands where its level may not."""
        if self.has_list_faults:
            return self._places[1]
        return list(sequence_faults(self._document)) if self.mixes_levels else []

    @cached_property
    def _joined(self) -> str:
        return _BETWEEN.join(self.texts)

    def _walk(self, items: Iterable[Any]) -> None:
        texts = self.texts
        left, beside = len(POINT_LETTERS), None
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
                fields, special = _SHAPES.get(kind) or _shape_of(kind)
                if not special:
                    if fields:
                        self._model(item, fields)
                elif level := LEVELS.get(kind):
                    if kind is Points:
                        left -= len(item.points)
                    self.has_list_faults |= left < 0 or not may_stand(level, self._above)
                    self.mixes_levels |= self._bulleted or beside not in (None, level)
                    beside = level
                    self._list(item, fields, level)
                else:
                    self._special(item, fields, kind)

    def _model(self, item: Any, fields: _Fields, *, headed: bool = False) -> None:
        known, values = self._known, item.__dict__
        if known is not None and known.holds(item):
            self._take(known.survey(item))
            return
        above = self._above
        for name, _ in fields:
            value = values[name]
            if value:
                if value.__class__ is str:
                    self.texts.append(value)
                else:
                    if headed:
                        self._above = inside(item, name, above)
                    self._walk(value if value.__class__ is list else (value,))
        self._above = above

    def _list(self, item: Any, fields: _Fields, level: Level) -> None:
        self.levels.add(level)
        above, self._above = self._above, level.rank
        self._model(item, fields)
        self._above = above

    def _special(self, item: Any, fields: _Fields, kind: type) -> None:
        if kind is Bullets or kind is Pluses:
            bulleted, self._bulleted = self._bulleted, True
            self._model(item, fields)
            self._bulleted = bulleted
            return
        if kind is Table:
            self.tables.append(item)
        elif kind is BudgetSection:
            self.budgets.append(item)
        elif kind is GoalsSection:
            self.mixes_levels |= _holds_lists(item.body)
        elif kind is ImplementationSection:
            self.mixes_levels |= _holds_lists(item.opening) or _holds_lists(item.closing)
        self._model(item, fields, headed=kind in HEADED)

    def _take(self, part: Survey) -> None:
        if self._in_prose:
            self.parts.append(part)
        self.tables += part.tables
        self.budgets += part.budgets
        self.levels |= part.levels
        self.mixes_levels |= part.mixes_levels or (self._bulleted and bool(part.levels))
        self.has_list_faults |= part.has_list_faults or not all(
            may_stand(level, self._above) for level in part.levels
        )

    @cached_property
    def _places(self) -> tuple[list[Path], list[Fault]]:
        """The path of each text, and the faults of lists."""
        texts: list[Path] = []
        faults: list[Fault] = []

        def walk(value: Any, path: Path, above: int) -> None:
            prose = path[:1] == () or path[0] not in _NOT_PROSE
            if isinstance(value, str):
                texts.extend([path] * prose)
            elif isinstance(value, Formatted):
                texts.extend([(*path, "dinh_dang")] * prose)
            elif isinstance(value, list):
                faults.extend(_faults_of(value, path, above))
                for index, item in enumerate(value):
                    walk(item, (*path, index), above)
            elif isinstance(value, dict):
                for key, item in value.items():
                    walk(item, (*path, key), above)
            else:
                level = LEVELS.get(type(value))
                above = above if level is None else level.rank
                for name, key in _fields_of(type(value)):
                    item = value.__dict__[name]
                    if item:
                        walk(item, (*path, key), inside(value, name, above))

        walk(self._document, (), TOP)
        return texts, faults


def _holds_lists(blocks: list[Any]) -> bool:
    return any(block.__class__ in LEVELS for block in blocks)


def _faults_of(items: list[Any], path: Path, above: int) -> Iterator[Fault]:
    left = len(POINT_LETTERS)
    for index, item in enumerate(items):
        level = LEVELS.get(type(item))
        if level is None:
            continue
        if not may_stand(level, above):
            yield (*path, index, level.key), "item/level", nested(level, above)
        if isinstance(item, Points):
            count = len(item.points)
            if 0 <= left < count:
                yield (*path, index, level.key, left), "points/too-many", crowded()
            left -= count


_Fields = tuple[tuple[str, str], ...]
_SHAPES: dict[type, tuple[_Fields, bool]] = {}
_SPECIAL = frozenset(
    {*LEVELS, *HEADED, Bullets, Pluses, Table, BudgetSection, ImplementationSection}
)


def _shape_of(kind: type) -> tuple[_Fields, bool]:
    """The fields that can hold words, by name and key, and whether more is looked for in it."""
    fields = kind.model_fields if issubclass(kind, Model) else {}
    found: _Fields = tuple(
        (name, field.alias or name) for name, field in fields.items() if _wordy(field.annotation)
    )
    _SHAPES[kind] = found, kind in _SPECIAL
    return _SHAPES[kind]


def _fields_of(kind: type) -> _Fields:
    return (_SHAPES.get(kind) or _shape_of(kind))[0]


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
