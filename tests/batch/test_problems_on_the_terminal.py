"""A fault that many rows share is one sentence on the terminal; the list of faults has them all."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from docgen.batch.outcome import Findings
from docgen.batch.rows import CellProblem
from docgen.batch.worker import Job
from docgen.cli.batch_problems import told
from docgen.errors import Problem
from tests.batch.blueprints import ROW, SMALL
from tests.support.cli import Outcome, docgen_here


def _cell(row: int, message: str = "Ô này còn trống.", value: str = "") -> CellProblem:
    place = f"Dữ liệu!C{row}"
    return CellProblem("rows/x", message, place, "a.xlsx", row, 3, "Dữ liệu", "Số hộ", value)


def test_few_are_told_one_by_one() -> None:
    problems = [_cell(2), _cell(3), _cell(4, "Khác."), _cell(5)]
    assert list(told(problems)) == [str(one) for one in problems]


def test_many_are_told_where_the_first_stands() -> None:
    problems = [Problem("a", "Trước."), _cell(2), _cell(3, "Khác."), *map(_cell, range(4, 1_500))]
    assert list(told(problems)) == [
        "Trước.",
        "a.xlsx, Dữ liệu!C2, C4, C5 và 1.494 chỗ nữa, cột “Số hộ”: Ô này còn trống.",
        "a.xlsx, Dữ liệu!C3, cột “Số hộ”: Khác.",
    ]


def test_a_value_is_told_where_all_have_it() -> None:
    same = [_cell(row, value="x") for row in range(2, 8)]
    (sentence,) = told(same)
    assert "giá trị “x”" in sentence
    (sentence,) = told([*same, _cell(9, value="y")])
    assert "giá trị" not in sentence


def _run(folder: Path, *records: dict[str, object], more: tuple[str, ...] = ()) -> Outcome:
    (folder / "mau.yaml").write_text(SMALL, encoding="utf-8")
    lines = "".join(json.dumps(ROW | record) + "\n" for record in records)
    (folder / "a.jsonl").write_text(lines, encoding="utf-8")
    return docgen_here("batch", "mau.yaml", "a.jsonl", "-o", "out", *more, cwd=folder)


def test_what_an_earlier_run_left_and_this_one_does_not_make_is_told(tmp_path: Path) -> None:
    """A commune that has gone from the sheet, or fails now, must not be sent with the others."""
    assert _run(tmp_path, {"ma": "00001"}, {"ma": "00002"}, {"ma": "00003"}).code == 0
    wrong = {"ma": "00002", "so_cay": "ba"}
    done = _run(tmp_path, {"ma": "00001"}, wrong, more=("--resume", "--keep-going"))
    assert done.code == 1
    assert "còn 2 tệp .docx không phải của lần này" in done.err
    assert "(00002-xa-dong-mau.docx, 00003-xa-dong-mau.docx)" in done.err
    told = _run(tmp_path, {"ma": "00001"}, more=("--resume", "--json"))
    assert json.loads(told.out)["left"] == ["00002-xa-dong-mau.docx", "00003-xa-dong-mau.docx"]


def test_other_files_in_the_folder_are_nobodys_business(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "khac.docx").touch()
    done = _run(tmp_path, {"ma": "00001"})
    assert (done.code, done.err) == (0, "")


def test_a_dry_run_tells_what_only_the_laid_out_document_shows(tmp_path: Path) -> None:
    """A name too long for the line of place and date is right as data."""
    long = {"ma": "00002", "don_vi": "Xã " + "Mẫu " * 40}
    done = _run(tmp_path, {"ma": "00001"}, long, more=("--dry-run",))
    assert done.code == 2
    assert "a.jsonl, dòng 2: " in done.err
    assert "dài quá một dòng" in done.err
    assert not (tmp_path / "out").exists()


def test_a_document_that_the_checker_finds_wrong_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Findings(errors=1, rules=("demo/rule",))
    monkeypatch.setattr(sys.modules[Job.__module__], "_judge", lambda data: found)
    done = _run(tmp_path, {"ma": "00001"}, more=("--workers", "0"))
    assert done.code == 1
    assert "docgen check " in done.out
    assert "00001-xa-dong-mau.docx nói rõ" in done.out
