"""The manifest is read back as it was written, and no spreadsheet computes a cell of it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.batch.journal import Entry
from docgen.batch.manifest import (
    CSV,
    FILES,
    JSONL,
    read_entries,
    read_manifest,
    shield,
    unshield,
    write_manifest,
)
from docgen.batch.outcome import Findings, Made
from docgen.errors import InputError, Problem

STAMP = "docgen-1 nd30-2020 0123 4567"
KEYS = ["=cmd|' /C calc'!A0", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", " =1", "'=1", "00123", "Xã"]


def entries(keys: list[str]) -> list[Entry]:
    found = Findings(0, 2, 1, ("dia-danh/text", "so/text"))
    made = [
        Entry(Made(n, key, f"x{n}.docx", "ab" * 32, 9, found, 0.5), "c0ffee", STAMP)
        for n, key in enumerate(keys, 2)
    ]
    problem = Problem("demo/wrong", "Giá trị bí mật sai.", path="so_ho")
    return [*made, Entry(Made(99, "=1", "x99.docx", errors=(problem,)), "", STAMP)]


def test_reading_gives_what_was_written(tmp_path: Path) -> None:
    write_manifest(entries(KEYS), tmp_path)
    by_line, by_cell = (list(read_manifest(tmp_path / name)) for name in (JSONL, CSV))
    assert by_line == by_cell
    assert [record["key"] for record in by_line] == [*KEYS, "=1"]
    assert list(read_entries(tmp_path)) == entries(KEYS)[:-1]


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    write_manifest(entries(KEYS), tmp_path)
    for name in FILES[1:]:
        with open(tmp_path / name, encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert cells
        assert not [
            c for c in cells if c.lstrip(" \u00a0\u3000")[:1] in tuple("=+-@\t\r\n＝＋－＠")
        ]


def test_a_row_that_failed_is_told_without_its_values(tmp_path: Path) -> None:
    write_manifest(entries([]), tmp_path)
    (record,) = read_manifest(tmp_path / JSONL)
    assert (record["file"], record["sha256"]) == (None, None)
    assert record["problems"] == ["demo/wrong so_ho"]
    assert "bí mật" not in "".join((tmp_path / n).read_text(encoding="utf-8") for n in FILES)


@given(st.text())
def test_every_text_comes_back_from_its_cell(text: str) -> None:
    assert unshield(shield(text)) == text
    assert not shield(text).lstrip().startswith(tuple("=+-@＝"))


@pytest.mark.parametrize("text", ["{}\n", "không phải JSON\n", '{"row": 1, "file": "a"}\n', "[]\n"])
def test_another_file_of_that_name_is_not_followed(tmp_path: Path, text: str) -> None:
    (tmp_path / JSONL).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="danh mục"):
        list(read_entries(tmp_path))
