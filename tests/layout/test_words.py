"""Nothing that an author wrote is lost or printed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen.layout import lay_out
from docgen.schemas import Plan
from docgen.schemas.base import Model
from docgen.schemas.markup import plain
from docgen.schemas.rich import Formatted, pieces_of, words_of
from tests.layout.samples import context, plan
from tests.support.levels import blocks, readable

WORDS = ["cây", "xanh", "thôn", "trồng", "chăm", "sóc", "bón", "tưới", "hộ", "đường"]
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
marked = sentences.map(lambda text: {"dinh_dang": f"**{text}** và *{text}*"})
texts = sentences | marked


def _items(key: str, inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    body = st.lists(inner, min_size=1, max_size=3)
    alone = st.fixed_dictionaries({"tieu_de": texts}, optional={"noi_dung": body})
    run_in = st.builds(
        lambda head, text, rest: {"tieu_de": head, "viet_lien": "có", "noi_dung": [text, *rest]},
        sentences,
        texts,
        st.lists(inner, max_size=2),
    )
    bare = st.builds(lambda text, rest: {"noi_dung": [text, *rest]}, texts, st.lists(inner))
    titled = alone | run_in
    return st.lists(titled if key == "dieu" else texts | titled | bare, min_size=1, max_size=3)


_notes = sentences.map(lambda text: {"luu_y": text})
_tables = st.builds(
    lambda row: {"bang": {"cot": [{"ten": "A"}, {"ten": "B"}], "hang": [row, row]}},
    st.lists(texts, min_size=2, max_size=2),
)
_blocks = blocks(texts | _notes | _tables, _items)


@st.composite
def _bodies(draw: st.DrawFn) -> list[Any]:
    body = draw(st.lists(_blocks, min_size=1, max_size=4))
    assume(readable(body))
    return body


bodies = _bodies()


def all_words(value: Any) -> Iterator[str]:
    """Every text below a model, in declared order, as words."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Formatted):
        yield words_of(value)
        for piece in pieces_of(value):
            if piece.footnote:
                yield plain(piece.footnote)
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from all_words(getattr(value, name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from all_words(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from all_words(item)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _drawn(fragment: str) -> list[str]:
    """The words that the runs print, each run read as a reader of XML reads it."""
    names = 'xmlns:w="w" xmlns:r="r"'
    root = etree.fromstring(f"<x {names}>{fragment}</x>")
    paragraphs = root.findall(".//{w}p") or [root]
    return _words(" ".join("".join(one.itertext()) for one in paragraphs))


@given(bodies)
@settings(max_examples=60)
def test_every_word_of_the_model_is_printed_once(body: list[Any]) -> None:
    model = plan(cac_muc=[{"tieu_de": "Nội dung", "noi_dung": body}])
    blocks = lay_out(model)["blocks"]
    printed = [word for block in blocks for word in _words(block["text"])]
    said = [word for text in all_words(model.sections[0]) for word in _words(text)]
    # labels and numbers of ours; the kind of a column, which is no text
    ours = {"lưu", "ý", "điều", "i", "chu", *"abcdđeghiklmnopqrstuvxy"}
    assert [w for w in printed if w not in ours and not w.isdigit()] == [
        w for w in said if w not in ours and not w.isdigit()
    ]


@given(bodies)
@settings(max_examples=60)
def test_runs_print_what_the_text_says(body: list[Any]) -> None:
    for block in context(cac_muc=[{"tieu_de": "Nội dung", "noi_dung": body}])["blocks"]:
        if block["kind"] != "rule":
            assert _drawn(block["runs"]) == _words(block["text"])


@given(bodies)
@settings(max_examples=30)
def test_the_end_mark_is_printed_at_most_once(body: list[Any]) -> None:
    blocks = context(cac_muc=[{"tieu_de": "Nội dung", "noi_dung": body}])["blocks"]
    ends = [block for block in blocks if block["text"].endswith("./.")]
    assert len(ends) == 1 or (not ends and blocks[-2]["kind"] == "table")


def test_the_same_plan_gives_the_same_context() -> None:
    first = plan()
    again = Plan.model_validate(first.model_dump(mode="json", by_alias=True))
    assert lay_out(first) == lay_out(again)


def test_the_end_mark_stands_on_the_line_after_a_raised_figure() -> None:
    last = plan(cac_muc=[{"tieu_de": "Nội dung", "noi_dung": [{"dinh_dang": "Trồng 100 m^2^."}]}])
    runs = next(b["runs"] for b in lay_out(last)["blocks"] if b["kind"] == "paragraph_end")
    raised = re.findall(r'<w:r>(?:(?!</w:r>).)*"superscript".*?</w:r>', runs)
    assert [re.sub("<[^>]+>", "", one) for one in raised] == ["2"]
    assert re.sub("<[^>]+>", "", runs) == "Trồng 100 m2./."
