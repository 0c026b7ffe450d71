"""What a standard is made of: rules, and the views of them that builders and checkers read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, NamedTuple, TypeAlias

__all__ = ["LEVELS", "Authority", "Component", "DocumentType", "FixedName", "Mark", "Page"]
__all__ += ["Range", "Rule", "Sentence", "Standard", "Subject"]

Level = Literal["error", "warning", "note"]
Fix = Literal["safe", "unsafe", "none"]
LEVELS: Final[dict[Level, str]] = {"error": "LỖI", "warning": "CẢNH BÁO", "note": "LƯU Ý"}
"""What a level is called wherever a person reads it, the gravest first."""
Value: TypeAlias = str | float | bool | tuple[float, ...]

# How far a measured value may lie outside a range before it is outside: Word keeps whole
# twentieths of a point and half points, a drawn line is placed by hand.
TOLERANCE = {"mm": 0.15, "pt": 0.05, "line": 0.02, "ratio": 0.08}


class Range(NamedTuple):
    """From ``low`` to ``high``; ``pick`` is the value a builder takes.

    >>> 13.5 in Range(13, 14, 14, "pt"), 12 in Range(13, 14, 14, "pt")
    (True, False)
    """

    low: float
    high: float
    pick: float
    unit: str = ""

    def __contains__(self, value: object) -> bool:
        slack = TOLERANCE.get(self.unit, 0.0)
        return isinstance(value, int | float) and self.low - slack <= value <= self.high + slack


class Subject(NamedTuple):
    """A component of a document: its key, its Vietnamese name, its cell in the position map."""

    key: str
    title: str
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One demand that can be judged on its own.

    ``id`` (``quoc-hieu/size``: component, property) never changes. ``clause`` is the official
    citation, smallest part first. ``demand`` says in our own words what must be. ``level`` is the
    gravest that a finding of this rule may have; where the reading is less certain a check may
    report less, never more. ``relative`` names the component whose value must be equalled.
    ``since`` and ``until`` (ISO days) narrow the standard's own period, where a rule's differs.
    """

    id: str
    clause: str
    title: str
    demand: str
    level: Level = "error"
    fix: Fix = "none"
    low: float | None = None
    high: float | None = None
    pick: Value | None = None
    unit: str = ""
    allowed: tuple[Value, ...] = ()
    relative: str = ""
    since: str = ""
    until: str = ""

    @property
    def component(self) -> str:
        """The component that the rule governs: the id before its slash."""
        return self.id.partition("/")[0]

    @property
    def range(self) -> Range | None:
        """The range, if this rule has one; a single value is a range of one."""
        if self.low is None or self.high is None or not isinstance(self.pick, int | float):
            return None
        return Range(self.low, self.high, self.pick, self.unit)

    def accepts(self, value: Value) -> bool:
        """Whether a value is within the range, or among those allowed.

        >>> rule = Rule("a/size", "khoản 1 Mục I", "", "", low=12, high=13, pick=13, unit="pt")
        >>> rule.accepts(12.5), rule.accepts(14)
        (True, False)
        """
        if value in self.allowed:
            return True
        if not isinstance(value, int | float):
            return False
        span, slack = self.range, TOLERANCE.get(self.unit, 0.0)
        if span is not None and not self.allowed:
            return value in span
        return any(isinstance(one, float) and abs(value - one) <= slack for one in self.allowed)

    def in_force(self, day: str) -> bool:
        """Whether the rule holds on an ISO day, within its standard's period."""
        return (not self.since or self.since <= day) and (not self.until or day <= self.until)

    # Last in the class: from here on the name no longer means the built-in decorator.
    @property
    def property(self) -> str:
        """What of the component it governs: the id after its slash."""
        return self.id.partition("/")[2]


class Component(NamedTuple):
    """How a component looks, gathered from its rules; ``None`` where nothing is demanded.

    Sizes and spacing in points, indents in millimetres, line spacing in lines, the ruled line
    as a share of the text above it.
    """

    name: str
    title: str
    cell: str = ""
    size: Range | None = None
    bold: bool | None = None
    italic: bool | None = None
    case: str | None = None
    align: str | None = None
    indent: float | None = None
    indents: tuple[float, ...] = ()
    spacing: Range | None = None
    line_spacing: Range | None = None
    line: Range | None = None
    texts: tuple[str, ...] = ()


class Page(NamedTuple):
    """Paper, margins (millimetres) and what holds for all text."""

    width: float
    height: float
    top: Range
    bottom: Range
    left: Range
    right: Range
    font: str
    colour: str
    language: str


class DocumentType(NamedTuple):
    """A type of administrative document (or of copy).

    ``addressed`` is ``always``, ``upwards`` (only to a higher body) or ``never``: whether a
    ``Kính gửi`` stands above the text. ``summary``: whether its form has a trích yếu; ``dated``:
    whether it has địa danh and a date at its head.
    """

    key: str
    title: str
    abbreviation: str | None
    form: str | None
    addressed: str = "never"
    summary: bool = True
    dated: bool = True


class Mark(NamedTuple):
    """A mark of urgency, secrecy or circulation, the spellings of it, its frame in millimetres."""

    key: str
    texts: tuple[str, ...]
    frame: tuple[float, float] | None = None


class Authority(NamedTuple):
    """In whose name a signer signs; ``before`` says what the abbreviation stands before."""

    key: str
    abbreviation: str
    meaning: str
    before: str
    clause: str


class FixedName(NamedTuple):
    """A name whose capitals are fixed, and the rule that says so.

    Found however it is capitalised; not inside a phrase of ``unless``, and, where ``only`` is
    given, nowhere but inside one of these (both in lower case).
    """

    right: str
    rule: str
    unless: tuple[str, ...] = ()
    only: tuple[str, ...] = ()


class Sentence(NamedTuple):
    """A demand of the source, and what judges it: rule ids, or the reason why nothing can."""

    clause: str
    content: str
    rules: tuple[str, ...] = ()
    reason: str = ""


# Properties of rules that a component's view shows, and the attribute each becomes.
_VIEW = {"size": "size", "spacing": "spacing", "line-spacing": "line_spacing"}
_VIEW |= {"line-length": "line"}
_FLAGS = ("bold", "italic", "case", "align")


@dataclass(frozen=True, eq=False, repr=False)
class Standard:
    """A regulation as data: its rules in order, its period, its lists.

    ``cells`` is the position map; ``read_sentences`` gives the source, sentence by sentence, which
    only a report on coverage needs.
    """

    name: str
    title: str
    citation: str
    since: str
    until: str
    language: str
    rules: tuple[Rule, ...]
    subjects: tuple[Subject, ...]
    document_types: tuple[DocumentType, ...]
    copy_types: tuple[DocumentType, ...]
    urgency: tuple[Mark, ...]
    secrecy: tuple[Mark, ...]
    circulation: tuple[Mark, ...]
    authorities: tuple[Authority, ...]
    cells: dict[str, str]
    size_pairs: tuple[tuple[float, float], ...]
    point_letters: tuple[str, ...]
    numbering: dict[str, str]
    titled_levels: tuple[str, ...]
    fixed_names: tuple[FixedName, ...]
    academic_titles: tuple[str, ...]
    abolished_units: tuple[str, ...]
    basis_words: tuple[str, ...]  # with which a line among the bases begins
    read_sentences: Callable[[], tuple[Sentence, ...]]

    @cached_property
    def _by_id(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def components(self) -> dict[str, Component]:
        """Every component's view, by key, in the order of the decree."""
        return {subject.key: self._view(subject) for subject in self.subjects}

    @cached_property
    def page(self) -> Page:
        """Paper, margins, font and colour, gathered from their rules."""
        paper = self.rule("trang/paper").pick
        assert isinstance(paper, tuple)
        return Page(
            width=paper[0],
            height=paper[1],
            top=self._range("trang/margin-top"),
            bottom=self._range("trang/margin-bottom"),
            left=self._range("trang/margin-left"),
            right=self._range("trang/margin-right"),
            font=str(self.rule("phong-chu/name").pick),
            colour=str(self.rule("phong-chu/color").pick),
            language=self.language,
        )

    def rule(self, rule_id: str) -> Rule:
        """The rule of this id; ``KeyError`` for an id that does not exist."""
        return self._by_id[rule_id]

    def component(self, name: str) -> Component:
        """The view of a component; ``KeyError`` for a name that does not exist."""
        return self.components[name]

    def document_type(self, name: str) -> DocumentType | None:
        """The type of this key or title, however it is capitalised.

        >>> from docgen.standard import load
        >>> load().document_type("KẾ HOẠCH").abbreviation
        'KH'
        """
        wanted = name.casefold().strip()
        for one in self.document_types + self.copy_types:
            if wanted in (one.key, one.title.casefold()):
                return one
        return None

    def named_types(self) -> tuple[str, ...]:
        """The types of documents that bear a name (Mẫu 1.4), as the key ``loai`` writes them."""
        return tuple(
            kind.key.replace("-", "_") for kind in self.document_types if kind.form == "Mẫu 1.4"
        )

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The demands of the source, in its order."""
        return self.read_sentences()

    def coverage(self) -> tuple[int, int, int]:
        """How many demands of the source rules judge, how many nothing can, and all of them."""
        judged = sum(1 for one in self.sentences if one.rules)
        return judged, len(self.sentences) - judged, len(self.sentences)

    def _range(self, rule_id: str) -> Range:
        span = self.rule(rule_id).range
        assert span is not None, rule_id
        return span

    def _view(self, subject: Subject) -> Component:
        found: dict[str, object] = {}
        for rule in self.rules:
            if rule.component != subject.key:
                continue
            if rule.property in _VIEW:
                found[_VIEW[rule.property]] = rule.range
            elif rule.property in _FLAGS:
                found[rule.property] = rule.pick
            elif rule.property == "indent":
                found["indent"], found["indents"] = rule.pick, rule.allowed
            elif rule.property == "text":
                found["texts"] = tuple(text for text in rule.allowed if isinstance(text, str))
        return Component(subject.key, subject.title, subject.cell, **found)  # type: ignore[arg-type]
