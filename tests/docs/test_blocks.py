"""Every code block of the documentation is run, page by page, as a reader would run it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from docs.site_build.pages import LANGUAGES, pages
from tests.docs.blocks import Block, Desk, blocks_of

PAGES = [(language, place) for language in LANGUAGES for place in pages(language)]
MOST_NOT_RUN = 8
"""Blocks of one language that may go unrun: what installs, serves or needs another machine."""


def _blocks(language: str) -> list[Block]:
    return [block for text in pages(language).values() for block in blocks_of(text)]


@pytest.mark.parametrize(("language", "place"), PAGES, ids=map("/".join, PAGES))
def test_the_blocks_of_a_page_run(
    language: str,
    place: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    server: Callable[[], str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    desk = Desk(tmp_path, server)
    for block in blocks_of(pages(language)[place]):
        try:
            desk.run(block)
        except BaseException as fault:
            fault.add_note(f"docs/site/{language}/{place}, the block at line {block.line}")
            raise


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_run_says_why_and_is_little(language: str) -> None:
    reasons = [block.told("not run") for block in _blocks(language)]
    unrun = [reason for reason in reasons if reason is not None]
    assert all(unrun)
    assert len(unrun) <= MOST_NOT_RUN
    assert len(reasons) > 5 * len(unrun)


def test_every_fence_is_a_block() -> None:
    for language, place in PAGES:
        text = pages(language)[place]
        assert len(re.findall(r"^ *```", text, re.MULTILINE)) == 2 * len(blocks_of(text)), place


def test_both_languages_have_the_same_pages_and_the_same_blocks() -> None:
    vietnamese, english = (pages(language) for language in LANGUAGES)
    assert vietnamese.keys() == english.keys()
    for place, text in vietnamese.items():
        assert _said(text) == _said(english[place]), place
        heads = re.findall(r"^(#+) ", text, re.MULTILINE)
        assert heads == re.findall(r"^(#+) ", english[place], re.MULTILINE), place


def _said(markdown: str) -> list[tuple[str, str, str]]:
    """The blocks but for what a language explains: their comments."""
    return [
        (block.kind, block.title, re.sub(r"  # .*", "", block.text))
        for block in blocks_of(markdown)
    ]
