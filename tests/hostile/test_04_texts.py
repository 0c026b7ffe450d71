"""Threats 4 to 8: what a stranger types into a field is kept as typed, or refused by place."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

import pytest

import docgen
from docgen.errors import InputError, format_path
from docgen.package import open_package, parse_xml
from docgen.schemas.text import TextRule
from tests.hostile.full import FULL, Path, control, texts, with_text
from tests.hostile.judging import refused, vietnamese
from tests.hostile.runner import verdicts
from tests.support.plans import RIGHT

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLACES = dict(texts())
IDS = [format_path(path) for path in PLACES]

# 4: what other engines would run; 5: what others would take for markup. Kept, letter for letter.
KEPT = {
    "expression": "{{ 7*7 }}",
    "expression without spaces": "{{7*7}}",
    "statement": "{% for a in b %}x{% endfor %}",
    "comment": "{# ghi chú #}",
    "escaped expression": "{_{ 7*7 }_}",
    "escaped statement": "{_% if a %_}",
    "run tag": "{{r x }}",
    "paragraph tag": "{%p if x %}",
    "half a tag": "{{ x",
    "other languages": "${7*7} #{7*7} <%= 7*7 %> @(7*7)",
    "markup": "R&D <b>đậm</b>",
    "end of a run": "x</w:t></w:r></w:p><w:p>",
    "whole table": "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>",
    "CDATA": "]]><![CDATA[ x ]]>",
    "comment of XML": "<!-- x -->",
    "instruction": "<?xml version='1.0'?>",
    "entities": "&amp; &lt; &#60; &#x3c; &x; x",
    "quotes": "\"x\" 'y' `z` = \\",
    "doctype": "<!DOCTYPE a>",
    "formula": "=1+1",
    "path": "..\\..\\etc",
    "a mark that is none": "(*) 2*3^4~5 [x]",
    "percent": "100 % %s %(x)s {0} {x}",
}  # fmt: skip
# 6 and 7: refused by field, position and code point.
REFUSED = {
    **{f"control U+{n:04X}": f"Kế{chr(n)}hoạch" for n in (0, 1, 7, 8, 0xB, 0xC, 0x1B, 0x1F)},
    **{f"control U+{n:04X}": f"Kế{chr(n)}hoạch" for n in (0x7F, 0x80, 0x85, 0x9F)},
    "tab": "Kế\thoạch",
    "line feed": "Kế\nhoạch",
    "carriage return": "Kế\rhoạch",
    "line separator": "Kế\u2028hoạch",
    "paragraph separator": "Kế\u2029hoạch",
    "high surrogate": "Kế\ud800hoạch",
    "low surrogate": "Kế\udc00hoạch",
    "U+FFFE": "Kế\ufffehoạch",
    "U+FFFF": "Kế\uffffhoạch",
    "U+FDD0": "Kế\ufdd0hoạch",
    "U+1FFFE": "Kế\U0001fffehoạch",
    "right-to-left override": "Kế\u202ehoạch",
    "left-to-right override": "Kế\u202dhoạch",
    "isolate": "Kế\u2066hoạch",
    "right-to-left mark": "Kế\u200fhoạch",
    "zero-width space": "Kế\u200bhoạch",
    "zero-width joiner": "Kế\u200dhoạch",
    "word joiner": "Kế\u2060hoạch",
    "soft hyphen": "Kế\u00adhoạch",
    "byte order mark": "Kế\ufeffhoạch",
    "tag": "Kế\U000e0041hoạch",
    "variation selector": "Kế\ufe01hoạch",
    "Hangul filler": "Kế\u3164hoạch",
    "annotation anchor": "Kế\ufff9hoạch",
    "private use": "Kế\ue000hoạch",
    "replacement character": "Kế\ufffdhoạch",
    "Cyrillic letter in a word": "Kế hoạсh",
    "Greek letter in a word": "Kế hοạch",
    "Icelandic Ð for Đ": "Ðồng Tâm",
    "full-width letters": "Ｋế hoạch",
    "mathematical letters": "𝐊ế hoạch",
    # 8
    "TCVN3": "KÕ ho¹ch triÓn khai",
    "VNI": "Keá hoaïch trieån khai",
    "mojibake": "Káº¿ hoáº¡ch triá»ƒn khai",
    "mojibake of Windows": "Ủy ban".encode().decode("cp1252", "replace"),
    "lost to question marks": "K? ho?ch tri?n khai th?c hi?n",
}


# Fields of one line, which is all that they may refuse of what is kept elsewhere.
TOO_LONG = {"text/too-long", "header/number-too-long", "header/place-too-long"}


@cache
def _counts(data: bytes) -> Counter[str]:
    found: Counter[str] = Counter()
    for name, content in open_package(data).parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            found.update(
                str(e.tag) for e in parse_xml(content, name).iter(f"{W}p", f"{W}tbl", f"{W}tr")
            )
    return found


def _text(data: bytes) -> str:
    """All that is said in the parts that are printed; a drawing is met once."""
    pieces = []
    for name, content in open_package(data).parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            root = parse_xml(content, name)
            pieces += ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p")]
    return re.sub(r"\s+", " ", " ".join(pieces))


def _control(path: Path, text: str) -> Counter[str]:
    return _counts(docgen.render(docgen.Plan.model_validate(control(path, text))))


def test_every_text_of_the_models_is_tried() -> None:
    """A new field has to be given in ``full.py``, or these tests do not speak of it."""
    known: set[str] = set()

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            known.update(value)
            for item in value.values():
                walk(item)
        elif isinstance(value, list):
            for item in value:
                walk(item)

    walk(FULL)
    missing = {key for key in _text_keys() if key not in known}
    # keys that call other things, and the frame of a plan annexed to a decision
    assert missing <= {"ma", "nhan", "bo_qua", "ten_loai", "loai"}, missing


def _text_keys() -> set[str]:
    from tests.test_architecture import _fields

    return {
        str(field.alias)
        for _, field in _fields()
        if any(isinstance(rule, TextRule) for rule in field.metadata)
    }


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
@pytest.mark.parametrize("path", PLACES, ids=IDS)
def test_it_is_kept_as_typed(path: Path, text: str) -> None:
    if path[0] == "noi_nhan":  # a semicolon parts recipients, who have a line each
        text = text.replace(";", ",")
    try:
        data = docgen.render(docgen.Plan.model_validate(with_text(path, text)))
    except InputError as error:  # what has to stay on one line may be too long for it
        if {problem.code for problem in error.problems} <= TOO_LONG:
            return
        raise
    kept = re.sub(r"\s+", " ", text)
    assert kept.casefold() in _text(data).casefold()
    found, wanted = _counts(data), _control(path, text)
    if path[0] == "co_quan":  # broken into lines by its width, which the letters decide
        assert abs(found.pop(f"{W}p") - wanted.pop(f"{W}p")) <= 1
    assert found == wanted
    assert "49" not in _text(data)


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("path", PLACES, ids=IDS)
def test_it_is_refused_by_its_place(path: Path, text: str) -> None:
    with pytest.raises(InputError) as caught:
        docgen.Plan.model_validate(with_text(path, text))
    told = [p for p in caught.value.problems if p.code.startswith("text/")]
    assert told, caught.value
    place = format_path(path)
    assert any(place.startswith(problem.path) or problem.path == place for problem in told), told
    assert vietnamese(told[0].message)
    if told[0].code not in {"text/legacy-encoding", "text/look-alike"}:
        assert re.search(r"U\+[0-9A-F]{4,6}", told[0].message), told
        assert "Ký tự thứ" in told[0].message


@pytest.mark.parametrize("path", PLACES, ids=IDS)
def test_decomposed_letters_are_composed(path: Path) -> None:
    plan = docgen.Plan.model_validate(with_text(path, "Lo\u0302\u0323 tri\u0300nh"))
    text = _text(docgen.render(plan))
    assert "lộ trình" in text.casefold()
    assert not re.search("[\u0300-\u036f]", text)


def test_an_output_is_no_template() -> None:
    """Braces that someone typed are only text: the document can't be rendered once more."""
    data = docgen.render(docgen.Plan.model_validate(with_text(("ket_thuc",), "{{ 7*7 }}")))
    plan = docgen.Plan.model_validate(FULL)
    with pytest.raises(InputError):
        docgen.render(plan, template=data)


FILES = {
    "arithmetic": "{{ 7*7 }}",
    "class walk": "{{ ''.__class__ }}",
    "call": "{{ range(10) }}",
    "statement": "{% set a = 1 %}",
    "unknown name": "{{ config }}",
    "a control character": "Kế\x07 hoạch",
    "an escape": '"Kế\\x07 hoạch"',
    "a bidi escape": '"Kế\\u202E hoạch"',
    "half a pair": '"Kế\\uD800 hoạch"',
    "TCVN3": "KÕ ho¹ch triÓn khai",
}


@pytest.mark.parametrize("door", ["yaml", "docgen make .yaml"])
def test_a_file_that_says_it_is_refused_at_its_line(door: str) -> None:
    old = "Trồng 1.000 cây xanh."
    line = RIGHT[: RIGHT.index(old)].count("\n") + 1
    inputs = {
        name: RIGHT.replace(old, text).encode("utf-8", "surrogatepass")
        for name, text in FILES.items()
    }
    for name, verdict in verdicts(door, inputs).items():
        refused(verdict)
        assert f"dòng {line}" in verdict.told, (name, verdict)


def test_figures_are_put_in_and_never_evaluated() -> None:
    """A figure whose text looks like an expression of another is one, once."""
    text = (
        RIGHT.replace("Trồng 1.000 cây xanh.", '"{{ a }}"')
        + "so_lieu: {a: '{{ b }}', b: '{_{ 7 }_}'}\n"
    )
    from docgen.loading import load_source
    from docgen.reading import parse

    data = docgen.render(load_source(parse(text, "a.yaml")))
    assert "{_{ 7 }_}" in _text(data)
