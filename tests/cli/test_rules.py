"""``docgen rules`` is read by people: its words are those of a report."""

from __future__ import annotations

import re

import pytest

from docgen.cli import main
from docgen.standard import load


def test_the_listing_speaks_vietnamese_with_the_words_of_a_report(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["rules"]) == 0
    listed = capsys.readouterr().out
    levels = re.findall(r"^\S+/\S+  \[([^]]*)\]", listed, re.MULTILINE)
    assert len(levels) == len(load().rules)
    assert set(levels) == {"lỗi", "cảnh báo", "lưu ý"}
