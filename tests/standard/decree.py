"""Reads the decree's own text (Markdown), so that tests can hold our data against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_PART = re.compile(r"^\*\*(Phần [IVX]+)\*\*$")
_SECTION = re.compile(r"^## ([IVX]+)\. ")
_CLAUSE = re.compile(r"^(\d+)\. ")
_POINT = re.compile(r"^- ([a-zđ])\) ")
# A sentence ends with a full stop (a closing quotation mark may follow) before a capital letter.
_END = re.compile(r"(?<=[.”])\s+(?=[A-ZĐÔỨ])")
_ABBREVIATIONS = ("TM.”", "Q.”", "KT.”", "TL.”")


def paragraphs(text: str) -> Iterator[tuple[str, str]]:
    """The paragraphs of Phụ lục I, each with its citation, smallest part first."""
    part = section = clause = point = ""
    for raw in text.split("| Ô số |", 1)[0].splitlines():
        line = " ".join(raw.split())
        if match := _PART.match(line):
            part, section, clause, point = match[1], "", "", ""
        elif part and (match := _SECTION.match(line)):
            section, clause, point = f"Mục {match[1]}", "", ""
        elif section and line:
            if match := _CLAUSE.match(line):
                clause, point = f"khoản {match[1]}", ""
            elif match := _POINT.match(line):
                point = f"điểm {match[1]}"
            place = " ".join(filter(None, (point, clause, section, part, "Phụ lục I")))
            yield place, line


def sentences(text: str) -> Iterator[tuple[str, str]]:
    """Every sentence of Phụ lục I with its citation; bare headings of a clause are left out."""
    for place, paragraph in paragraphs(text):
        body = re.sub(r"^(\d+\. |- [a-zđ]\) )", "", paragraph)
        for sentence in _END.split(body):
            if sentence[-1] in ".:;”" or "“" in sentence:
                yield place, sentence


def clauses(folder: Path) -> set[str]:
    """Every citation that Phụ lục I and the decree's articles have."""
    found = {place for place, _ in paragraphs((folder / "phu-luc-I.md").read_text("utf-8"))}
    article = clause = ""
    for raw in (folder / "nghi-dinh-30-2020.md").read_text("utf-8").splitlines():
        line = " ".join(raw.split())
        if match := re.match(r"^### (Điều \d+)\. ", line):
            article, clause = match[1], ""
        elif match := _CLAUSE.match(line):
            clause = f"khoản {match[1]}"
        if article:
            decree = "Nghị định 30/2020/NĐ-CP"
            found.add(" ".join(filter(None, (clause, article, decree))))
            found.add(f"{article} {decree}")
    return found
