"""Trying changes out: what brings a new finding is taken back, and no more than that."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

from docgen.check.components import Document, find_components
from docgen.check.mend.changes import apply
from docgen.check.report import Finding
from docgen.check.rules import run
from docgen.check.view import read_view
from docgen.package import Package, serialize
from docgen.standard import load

__all__ = ["Place", "State", "judged", "place", "without_new"]

# What mends have brought is mended with them: letters set larger may show a line too long, and so
# on; then it is at rest.
_ROUNDS: Final = 4
_MOST_TRIALS: Final = 40
# Letters set larger may need a second page, whose number is then missing: that is no fault of the
# letters, and undoing them would hide it.
_OF_GROWTH: Final = frozenset(("so-trang/present",))

Place: TypeAlias = tuple[str, str, int | None]


@dataclass(frozen=True, slots=True)
class State:
    """A document as it stands between two changes."""

    package: Package
    document: Document
    findings: list[Finding]

    def safe(self, places: Collection[Place] | None = None) -> list[Finding]:
        """What can be mended, or of that what stands in some places."""
        found = [finding for finding in self.findings if finding.fix == "safe"]
        return found if places is None else [f for f in found if place(f) in places]


def judged(package: Package) -> State:
    """Reads and judges; its trees are nobody else's."""
    standard = load()
    document = find_components(read_view(package), standard)
    return State(package, document, list(run(document, standard.rules)))


def place(finding: Finding) -> Place:
    """What a finding is known by when the document is judged again."""
    return finding.rule, finding.where.part, finding.where.paragraph


def _new(known: Counter[Place], findings: Iterable[Finding]) -> list[Finding]:
    """The findings that were not known before."""
    left = known.copy()
    found = []
    for finding in findings:
        at = place(finding)
        if left[at] > 0:
            left[at] -= 1
        elif finding.rule not in _OF_GROWTH:
            found.append(finding)
    return found


def _applied(state: State, findings: Iterable[Finding]) -> tuple[Package, list[Finding]]:
    """The package with what could be mended; each margin is set once for all its findings."""
    done = [finding for finding in findings if apply(state.document, finding)]
    parts = dict(state.package.parts)
    touched = {finding.where.part for finding in done}
    for story in state.document.view.stories:
        if story.part in touched:
            parts[story.part] = serialize(story.root)
    return Package(parts, state.package.source), done


def _settled(
    state: State, findings: Iterable[Finding]
) -> tuple[State, list[Finding], list[Finding]]:
    """What came of mending these, what was mended, and the new findings that are left."""
    known = Counter(map(place, state.findings))
    package, done = _applied(state, findings)
    after, new = state, []
    for _ in range(_ROUNDS if done else 0):
        after = judged(package)
        new = _new(known, after.findings)
        following = [finding for finding in new if finding.fix == "safe"]
        if not new or len(following) < len(new):
            break
        package, more = _applied(after, following)
        if len(more) < len(following):
            break
        done += more
    return after, done, new


def without_new(state: State) -> tuple[State, list[Finding]]:
    """All at once if that brings no new finding; else first what stands where none came, then the
    rest rule by rule, and half by half of those.

    Each trial judges the whole document again, so their number is bounded: a document in which
    thousands of places want mending, each to another's harm, is mended as far as that goes.
    """
    kept: list[Finding] = []
    groups = deque([frozenset(map(place, state.safe()))])
    for _ in range(_MOST_TRIALS):
        if not groups:
            break
        group = groups.popleft()
        after, done, new = _settled(state, state.safe(group))
        if not done:
            continue
        if not new:
            state = after
            kept += done
            continue
        state = judged(state.package)  # the trial changed its trees
        groups += _parted(group, new)
    return state, kept


def _parted(group: frozenset[Place], new: list[Finding]) -> list[frozenset[Place]]:
    """A group that brought new findings, in smaller groups."""
    worse = {(finding.where.part, finding.where.paragraph) for finding in new}
    calm = frozenset(at for at in group if at[1:] not in worse)
    if calm and calm != group:
        return [calm, *_by_rule(group - calm)]
    rules = _by_rule(group)
    if len(rules) > 1:
        return rules
    places = sorted(group, key=lambda at: (at[1], at[2] or 0))
    half = len(places) // 2
    return [frozenset(places[:half]), frozenset(places[half:])] if half else []


def _by_rule(group: Iterable[Place]) -> list[frozenset[Place]]:
    found: dict[str, set[Place]] = {}
    for at in sorted(group, key=lambda at: at[0]):
        found.setdefault(at[0], set()).add(at)
    return [frozenset(places) for places in found.values()]
