"""Phụ lục I Phần I, sentence by sentence: the rules that judge it, or why no program can.

One module for each stretch of the decree; each clause lists its sentences in the decree's
order, in our words. Rules are written as ``component: property property; component: …``; a
sentence without rules gives its reason.
"""

from __future__ import annotations

from docgen.standard.model import Sentence
from docgen.standard.nd30_2020.coverage.body import BODY
from docgen.standard.nd30_2020.coverage.ending import ENDING
from docgen.standard.nd30_2020.coverage.head import HEAD
from docgen.standard.nd30_2020.coverage.others import OTHERS
from docgen.standard.nd30_2020.coverage.page import PAGE
from docgen.standard.nd30_2020.coverage.places import PLACES

__all__ = ["SENTENCES"]


def _ids(rules: str) -> tuple[str, ...]:
    ids: list[str] = []
    for group in filter(None, rules.split("; ")):
        component, _, properties = group.partition(": ")
        ids += [f"{component}/{one}" for one in properties.split()]
    return tuple(ids)


SENTENCES = tuple(
    Sentence(f"{clause} Phần I Phụ lục I", line[0], _ids(line[1]), "".join(line[2:]))
    for clause, lines in (*PAGE, *HEAD, *BODY, *ENDING, *OTHERS, *PLACES)
    for line in lines
)
