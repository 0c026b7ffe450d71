"""Where a line's first character stands, whatever the character is."""

from __future__ import annotations

import pytest

from docgen.check import check
from tests.hostile.files import document, run, with_text_part

MAIN = "word/document.xml"
OLD = "Trồng 1.000 cây xanh"
RAISED = (
    '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t xml:space="preserve">1</w:t></w:r>'
)
NOTE = '<w:r><w:footnoteReference w:id="9"/></w:r>'


def _indents(runs: str) -> list[str | None]:
    """The indents found wrong in a paragraph of these runs, formatted as the text is."""
    text = f"</w:t></w:r>{runs}<w:r><w:t>{OLD}"
    spoilt = with_text_part(document(), MAIN, OLD, text)
    return [f.actual for f in check(spoilt).findings if f.rule == "noi-dung/indent"]


def test_the_text_itself_is_right() -> None:
    assert _indents("") == []


@pytest.mark.parametrize("first", [RAISED, NOTE], ids=["raised", "note"])
def test_a_blank_after_a_raised_character_is_no_indent(first: str) -> None:
    assert _indents(first + run("    ")) == []


@pytest.mark.parametrize("blanks", ["    ", "\u00a0\u00a0\u00a0\u00a0", "  \u00a0 "])
def test_blanks_that_a_line_begins_with_are(blanks: str) -> None:
    assert len(_indents(run(blanks))) == 1
