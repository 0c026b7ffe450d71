"""Sums of money in the prose: against the document's own figures, and against their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.schemas.rich import words_of
from docgen.schemas.survey import Fault, Survey
from docgen.vietnamese import format_money, parse_number, read_number_words, spell_number

__all__ = ["sum_faults"]


def sum_faults(survey: Survey) -> Iterator[Fault]:
    """Each sum in the prose that contradicts the figures, or the words that spell it."""
    yield from _totals_in_prose(survey)
    yield from _sums_in_words(survey)


_MONEY = (
    r"(\d{1,3}(?:\.\d{3}){1,6}(?:,\d{1,3})?|\d{1,18}(?:,\d{1,3})?)\s+"
    r"((?:nghìn|ngàn|triệu|tỷ)\s+)?đồng"
)
_TOTAL = re.compile(
    rf"[Tt]ổng(?: số| cộng)?(?: kinh phí[^.;:\d]{{0,60}}?)?(?: là| dự kiến)?:?\s*{_MONEY}"
)
_SCALE = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9}


def _totals_in_prose(survey: Survey) -> Iterator[Fault]:
    """A total of money typed in the prose must be one that the document's own figures give."""
    computed = dict(_computed_totals(survey))
    for place, text, at in survey.hits("ổng") if computed else ():
        found = _TOTAL.match(text, at - 1) if at else None
        if found is None:
            continue
        scale = _SCALE[found[2].strip()] if found[2] else 1
        if parse_number(found[1]) * scale not in computed:
            sums = [f"{name} cộng được {format_money(total)}" for total, name in computed.items()]
            yield (
                survey.path(place),
                "total/prose",
                f"Lời văn ghi “{found[0]}” nhưng {'; '.join(sums)}: "
                "sửa lời văn hoặc sửa số liệu cho khớp.",
            )


def _computed_totals(survey: Survey) -> Iterator[tuple[int, str]]:
    for budget in survey.budgets:
        amounts = [source.amount for source in budget.sources]
        if budget.total is not None:
            yield budget.total, "mục kinh phí"
        elif amounts and None not in amounts:
            yield sum(amount or 0 for amount in amounts), "các nguồn kinh phí"
    for table in survey.tables:
        for leaf in table.leaves:
            if leaf.kind == "dong" and leaf.key in table.totals:
                name = f"bảng {words_of(table.caption)}" if table.caption else "bảng"
                yield int(table.totals[leaf.key]), f"{name}, cột {words_of(leaf.heading)}"


_IN_WORDS = re.compile(
    rf"(?<![\d.,]){_MONEY}(?:/\w{{1,10}})?\s{{0,3}}[(,;-]?\s{{0,3}}[Bb]ằng chữ\s?:?\s{{0,3}}"
    r"([^().;,\d]{3,300})"
)

_DONG = re.compile(r"\s{1,9}đồng\b")


def _sums_in_words(survey: Survey) -> Iterator[Fault]:
    """A sum whose words say another number; words that are no number are left to the reader."""
    for place, text, at in survey.hits("ằng chữ"):
        near = _IN_WORDS.finditer(text, max(0, at - 60))
        found = next((one for one in near if one.start(3) > at), None)
        if found is None:
            continue
        words = _DONG.split(found[3].strip(), maxsplit=1)[0]
        scale = _SCALE[found[2].strip()] if found[2] else 1
        typed = parse_number(found[1]) * scale
        if words.lower() == spell_number(int(typed)):
            continue  # nearly always
        try:
            said = read_number_words(words)
        except ValueError:
            continue
        if said != typed:
            yield (
                survey.path(place),
                "total/words",
                f"Số ghi {format_money(int(typed))} nhưng bằng chữ lại là {format_money(said)}: "
                "sửa một trong hai.",
            )
