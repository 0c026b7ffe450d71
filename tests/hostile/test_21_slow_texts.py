"""Threat 21: no text is slow to read: 30,000 characters of anything, wherever text is read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

import pytest

from tests.hostile.files import document, run, with_text_part
from tests.hostile.full import FULL, texts, with_text
from tests.hostile.judging import answered, refused
from tests.hostile.runner import Verdict, verdicts
from tests.support.plans import RIGHT

LENGTH = 30_000
# What a run is of, and what stands before it and keeps a pattern hoping.
UNITS = [
    " ",
    "(",
    "[",
    "{",
    "{{",
    "}",
    "1",
    "1.",
    "a",
    "a ",
    "A",
    "I",
    "-",
    "- ",
    ".",
    ",",
    ";",
    "/",
]
UNITS += [
    "<w:p>",
    "<",
    "\\",
    "*",
    "[^",
    "?",
    "a?",
    "Ã",
    "Ế",
    "\t",
    "Phụ lục ",
    "tổng ",
    "1.000.000 ",
]
STARTS = [
    "",
    "Căn cứ ",
    "Luật ",
    "Nghị định số",
    "Nghị định liên tịch số ",
    "Số: ",
    "ngày ",
    "Lưu: VT, ",
]
STARTS += [
    "- Lưu: VT,",
    "KT. ",
    "Tổng kinh phí ",
    "Đơn vị",
    "QUYẾT ĐỊNH",
    "Kính gửi:",
    "1. ",
    "a) ",
    "I. ",
]
STARTS += ["Đồng Tâm, ngày ", "Phụ lục ", "Điều 1", "(Kèm theo ", "Nơi nhận:"]
PLACES = {"number": "Số: ", "date": "Đồng Tâm, ngày", "recipients": "Lưu: VT", "title": "Trồng cây"}


def _runs() -> Iterator[tuple[str, str]]:
    for start in STARTS:
        for unit in UNITS if not start else [" ", ".", "1", "a ", "/"]:
            yield f"{start!r} then {unit!r}", start + unit * (LENGTH // len(unit))


TEXTS = dict(_runs())


def _documents() -> Iterator[tuple[str, bytes]]:
    for name, text in TEXTS.items():
        paragraph = f"</w:p><w:p>{run(text)}</w:p>"
        yield f"body: {name}", with_text_part(document(), "word/document.xml", "</w:p>", paragraph)
    for place, words in PLACES.items():
        for name in ("'' then ' '", "'' then '1'", "'' then '.'", "'' then '- '", "'' then '/'"):
            data = with_text_part(document(), "word/document.xml", words, words + TEXTS[name])
            yield f"{place}: {name}", data


INPUTS = dict(_documents())


@cache
def _checked() -> dict[str, Verdict]:
    return verdicts("check", INPUTS)


@pytest.mark.parametrize("name", INPUTS)
def test_the_checker_answers_in_time(name: str) -> None:
    answered(_checked()[name])


FIELDS = [path for number, (path, _) in enumerate(texts()) if number % 3 == 0]


@cache
def _plans() -> dict[str, Verdict]:
    inputs = {
        f"{path} {name}": json.dumps(with_text(path, text[:19_000])).encode()
        for path in FIELDS
        for name, text in list(TEXTS.items())[::4]
    }
    return verdicts("mapping", inputs)


def test_every_field_answers_in_time() -> None:
    assert FULL
    for verdict in _plans().values():
        answered(verdict)


@cache
def _files() -> dict[str, Verdict]:
    old = "Trồng 1.000 cây xanh."
    shown = {name: text.replace("\t", " ") for name, text in TEXTS.items()}
    plain = {f"plain {name}": RIGHT.replace(old, text).encode() for name, text in shown.items()}
    quoted = {
        f"quoted {name}": RIGHT.replace(old, json.dumps(text, ensure_ascii=False)).encode()
        for name, text in shown.items()
    }
    marked = {
        f"marked {name}": RIGHT.replace(
            old, "'{{ " + text.replace("'", "")[:9_000] + " }}'"
        ).encode()
        for name, text in shown.items()
    }
    return verdicts("yaml", plain | quoted | marked)


def test_every_file_is_read_in_time() -> None:
    for name, verdict in _files().items():
        answered(verdict)
        assert name


HUGE = {"100,000 characters": "a b" * 33_334, "100,000 digits": "1" * 100_000}


@pytest.mark.parametrize("door", ["mapping"])
def test_22_a_text_of_100000_characters_is_refused(door: str) -> None:
    inputs = {
        f"{path} {name}": json.dumps(with_text(path, text)).encode()
        for path in FIELDS
        for name, text in HUGE.items()
    }
    for verdict in verdicts(door, inputs).values():
        refused(verdict)
        assert "text/too-long" in {problem["code"] for problem in verdict.problems}
