"""How a rule's function is found and run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from docgen.check.components import Document
from docgen.check.pieces import Piece, whole
from docgen.check.report import Finding, Where
from docgen.check.texts import shorten
from docgen.check.view import Paragraph
from docgen.standard.model import Fix, Level, Rule

__all__ = ["JUDGES", "Fault", "Judge", "judge", "run"]

_GRAVITY: Final[tuple[Level, ...]] = ("note", "warning", "error")


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule's function sees; the runner adds what the standard says of the rule.

    ``level`` and ``fix`` lower what the rule allows where the reading is less certain.
    """

    message: str
    expected: str = ""
    actual: str = ""
    at: Piece | Paragraph | None = None
    level: Level | None = None
    fix: Fix | None = None
    words: str = ""
    part: str = ""


Judge = Callable[[Document, Rule], Iterable[Fault]]
JUDGES: Final[dict[str, Judge]] = {}


def judge(*rules: str) -> Callable[[Judge], Judge]:
    """Registers a function as what judges these rules.

    A name given twice is a slip of the programmer: two functions would hide one another.
    """

    def register(function: Judge) -> Judge:
        for rule in rules:
            if rule in JUDGES:
                raise ValueError(f"two functions judge {rule}")
            JUDGES[rule] = function
        return function

    return register


def _finding(document: Document, rule: Rule, fault: Fault) -> Finding:
    at = fault.at
    piece = whole(at) if isinstance(at, Paragraph) else at
    part = fault.part or document.view.main.part
    where = Where(part, None, fault.words)
    if piece is not None:
        paragraph = piece.paragraph
        where = Where(paragraph.part, paragraph.number, fault.words or shorten(piece.full))
    level = rule.level
    if fault.level is not None:
        level = min(level, fault.level, key=_GRAVITY.index)
    fix = fault.fix or rule.fix
    if level == "note" and fix == "safe":
        fix = "none"  # it may be a custom of the place: its author keeps it or not
    return Finding(
        rule.id,
        rule.clause,
        level,
        fault.message,
        fault.expected,
        fault.actual,
        where,
        fix,
        target=piece,
    )


def run(document: Document, rules: Iterable[Rule]) -> Iterator[Finding]:
    """Every rule on one document; a rule that breaks is itself a finding.

    A document that the standard does not speak of, or without words, is judged no further.
    """
    for rule in rules:
        function = JUDGES.get(rule.id)
        if function is None:
            continue
        try:
            found = [_finding(document, rule, fault) for fault in function(document, rule)]
            yield from found
            if found and rule.component == "van-ban":
                return
        except Exception as error:  # one broken rule must not hide the others
            yield Finding(
                rule.id,
                rule.clause,
                "warning" if rule.level == "error" else rule.level,
                f"Không kiểm tra được quy tắc “{rule.title}” trên văn bản này.",
                rule.demand,
                f"{type(error).__name__} trong quy tắc",
                Where(document.view.main.part),
                "none",
                failed=True,
            )
