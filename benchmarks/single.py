"""One document at a time: engines in turn, round by round, medians; and that all say the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import count
from statistics import median
from time import process_time
from typing import Any

from benchmarks.engines import Engine
from benchmarks.workload import content_of, variant
from docgen.package import open_package

__all__ = ["compare", "paragraphs", "same_texts", "timed"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def compare(
    engines: list[Engine], plan: dict[str, Any], rounds: int, each: int
) -> dict[str, tuple[float, int]]:
    """Median processor seconds and size of file for each engine.

    No input is given twice, not even to two engines of one make: what docgen remembers of the words
    of the last document would help the second.
    """
    numbers = count()
    seconds: dict[str, list[float]] = {engine.name: [] for engine in engines}
    size = {}
    for turn in range(rounds):
        contents = [content_of(variant(plan, next(numbers))) for _ in range(each)]
        for engine in engines:
            plans = [variant(plan, next(numbers)) for _ in range(each)]
            took, document = engine.run(plans if engine.takes_plan else contents)
            if turn or rounds == 1:  # the first round warms up
                seconds[engine.name] += took
            size[engine.name] = len(document)
    return {name: (median(took), size[name]) for name, took in seconds.items()}


def timed(steps: Mapping[str, Callable[[Any], Any]], inputs: Iterable[Any]) -> dict[str, float]:
    """Median processor seconds of each step; an input is seen by all the steps in turn."""
    seconds: dict[str, list[float]] = {name: [] for name in steps}
    for one in inputs:
        for name, step in steps.items():
            start = process_time()
            step(one)
            seconds[name].append(process_time() - start)
    return {name: median(took) for name, took in seconds.items()}


def paragraphs(document: bytes) -> list[str]:
    """The texts of the paragraphs that have any, sorted: an engine may lay tables out otherwise."""
    root = open_package(document).xml("word/document.xml")
    texts = []
    for paragraph in root.iter(f"{W}p"):
        pieces = (
            (node.text or "") if node.tag == f"{W}t" else " "
            for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab")
        )
        texts.append(re.sub(r"\s+", " ", "".join(pieces)).strip())
    return sorted(text for text in texts if text)


def same_texts(engines: list[Engine], plan: dict[str, Any]) -> list[str]:
    """What differs from docgen's paragraphs, a sentence for each engine that differs."""
    one = variant(plan, 0)
    content = content_of(one)
    documents = {e.name: e.run([one if e.takes_plan else content])[1] for e in engines}
    wanted = paragraphs(documents[engines[0].name])
    said = []
    for name, document in documents.items():
        found = paragraphs(document)
        if found != wanted:
            lost = [text for text in wanted if text not in found]
            new = [text for text in found if text not in wanted]
            said.append(f"{name}: lost {lost[:2]}, new {new[:2]}, {len(found)} of {len(wanted)}")
    return said
