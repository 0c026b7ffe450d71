"""Sections and divisions of a document: the known ones become heads, clauses, bullets, tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from docgen.layout.items import Items
from docgen.layout.numbering import Counter
from docgen.layout.punctuation import with_mark
from docgen.layout.runs import Span, capitals, spans_of
from docgen.layout.table_blocks import add_table
from docgen.schemas.blocks import Bullets, Clauses
from docgen.schemas.cells import Column
from docgen.schemas.sections import (
    Assignment,
    BudgetSection,
    ContentSection,
    Division,
    GoalsSection,
    ImplementationSection,
    Milestone,
    PurposeSection,
    ScheduleSection,
    Section,
)
from docgen.schemas.tables import Table
from docgen.vietnamese import format_money, upper

__all__ = ["add_sections"]

_WORDS = {"phan": "Phần", "chuong": "Chương", "muc": "Mục", "tieu_muc": "Tiểu mục"}
_MANNERS = {"giao": "Giao", "de_nghi": "Đề nghị"}


def add_sections(items: Items, entries: Iterable[Any]) -> None:
    """Every section in the author's order."""
    _Sections(items).add(entries, Counter())


class _Sections:
    def __init__(self, items: Items) -> None:
        self.items = items
        # Phần and Chương are numbered through the whole document, the levels below in each
        self.whole = Counter()

    def add(self, entries: Iterable[Any], counter: Counter) -> None:
        for entry in entries:
            if isinstance(entry, Division):
                self._division(entry, counter)
            else:
                marker = counter.next("muc", entry.marker)
                number = str(counter.count("muc"))
                self.items.remembered(entry, (marker, number), _section)

    def _division(self, division: Division, counter: Counter) -> None:
        flow = self.items.flow
        level = division.level
        if level == "chu":
            marker = counter.next("chu", division.marker)
            title = capitals(spans_of(division.title, bold=True))
            flow.add("letter", [Span(f"{marker} ", True), *title])
        else:
            whole = level in ("phan", "chuong")
            name = "muc_lon" if level == "muc" else level
            marker = (self.whole if whole else counter).next(name, division.marker)
            flow.add("division", [Span(f"{_WORDS[level]} {marker}", True)])
            flow.centred("division_title", division.title)
        inner = Counter()
        self.items.body(division.body, inner)
        self.add(division.sections, inner)


def _section(items: Items, entry: Any, marker: str, number: str) -> None:
    heading = entry.heading
    if isinstance(heading, str):
        items.flow.plain("section", f"{marker} {upper(heading)}")
    else:
        title = capitals(spans_of(heading, bold=True))
        items.flow.add("section", [Span(f"{marker} ", True), *title])
    _BODIES[type(entry)](items, entry, Counter(number))


def _free(items: Items, section: Section | ContentSection, counter: Counter) -> None:
    items.body(section.body, counter)


def _purpose(items: Items, section: PurposeSection, counter: Counter) -> None:
    _titled(
        items,
        (("Mục đích", section.purpose), ("Yêu cầu", section.requirements)),
        counter,
        numbered=section.numbered,
    )


def _goals(items: Items, section: GoalsSection, counter: Counter) -> None:
    items.body(section.body, counter)
    parts = (("Mục tiêu tổng quát", section.general), ("Mục tiêu cụ thể", section.specific))
    _titled(items, parts, counter, numbered=section.numbered)


def _titled(
    items: Items,
    parts: Iterable[tuple[str, Sequence[Any]]],
    counter: Counter,
    *,
    numbered: bool,
) -> None:
    """Each part under a numbered head; a single part needs none, its section's title names it."""
    for head, body in parts:
        if not body:
            continue
        if not numbered:
            items.body(body, counter)
            continue
        marker = counter.next("khoan")
        items.headed(Clauses, f"{marker} {head}", body, marker, counter.prefix)


def _budget(items: Items, section: BudgetSection, counter: Counter) -> None:
    items.body(section.body, counter)
    flow = items.flow
    sources = section.sources
    if section.total is not None:
        closing = ", trong đó:" if sources else "."
        money = format_money(section.total)
        flow.text("paragraph", f"Tổng kinh phí thực hiện: {money}{closing}")
    lines = [
        source.name if source.amount is None else f"{source.name}: {format_money(source.amount)}"
        for source in sources
    ]
    marks = [";"] * (len(lines) - 1) + ["."]
    spans = [with_mark([Span(line)], mark) for line, mark in zip(lines, marks, strict=False)]
    for line in spans:
        flow.add("bullet", [Span("- "), *line])


def _schedule(items: Items, section: ScheduleSection, counter: Counter) -> None:
    items.body(section.body, counter)
    if not section.milestones:
        return
    if section.as_table:
        add_table(items.flow, _schedule_table(section.milestones))
        return
    for milestone in section.milestones:
        task = spans_of(milestone.task)
        if milestone.assignee:
            task = [*with_mark(task, ""), Span(f" ({milestone.assignee} thực hiện).")]
        items.flow.add("bullet", [Span(f"- {milestone.when}: "), *task])


def _schedule_table(milestones: Sequence[Milestone]) -> Table:
    assigned = any(milestone.assignee for milestone in milestones)
    heads = [("TT", "stt"), ("Thời gian", "chu"), ("Nội dung công việc", "chu")]
    if assigned:
        heads.append(("Đơn vị thực hiện", "chu"))
    rows = [
        ["", milestone.when, milestone.task, *([milestone.assignee or ""] if assigned else [])]
        for milestone in milestones
    ]
    columns = [Column.model_validate({"heading": head, "kind": kind}) for head, kind in heads]
    return Table.model_validate({"columns": columns, "rows": rows})


def _implementation(items: Items, section: ImplementationSection, counter: Counter) -> None:
    items.body(section.opening, counter)
    for assignment in section.assignments:
        place = (counter.next("khoan"), counter.prefix)
        items.remembered(assignment, place, _assignment)
    items.body(section.closing, counter)


def _assignment(items: Items, assignment: Assignment, marker: str, prefix: str) -> None:
    """Who, then what: on the same line where it is one sentence, else a bullet a task."""
    head = f"{marker} {_assignees(assignment)}"
    tasks, body = assignment.tasks, assignment.body
    if assignment.run_in:
        items.run_in(Clauses, head, tasks[:1] or body, marker, prefix)
        if len(tasks) > 1:
            items.items(Bullets, tasks[1:], Counter())
    elif tasks:
        items.head(Clauses, head)
        items.items(Bullets, tasks, Counter())
    else:
        items.headed(Clauses, head, body, marker, prefix)


def _assignees(assignment: Assignment) -> str:
    names = ", ".join(assignment.assignees)
    word = _MANNERS.get(assignment.manner or "")
    if word is None or upper(names).startswith(f"{upper(word)} "):
        return names
    return f"{word} {names}"


_BODIES: dict[type, Callable[[Items, Any, Counter], None]] = {
    Section: _free,
    ContentSection: _free,
    PurposeSection: _purpose,
    GoalsSection: _goals,
    BudgetSection: _budget,
    ScheduleSection: _schedule,
    ImplementationSection: _implementation,
}
