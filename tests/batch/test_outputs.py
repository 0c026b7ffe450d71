"""Folders, archives and stores: whole files, never over another, the same wherever they go."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from docgen.batch import run
from docgen.batch.journal import Entry, Journal
from docgen.batch.manifest import CSV, FILES, JSONL, read_manifest
from docgen.batch.outcome import Made, Outcome
from docgen.batch.outputs.archive import Archive
from docgen.errors import InputError, OutputError
from tests.support.batches import SampleBlueprint, rows


@pytest.fixture(autouse=True)
def rows_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "read_rows", lambda source, _blueprint: iter(source))


def batch(
    count: int, into: Path | str, special: dict[str, Any] | None = None, **options: Any
) -> list[Outcome]:
    blueprint: Any = SampleBlueprint()
    options = {"workers": 0, "check": "none", **options}
    return list(run.batch(blueprint, rows(count, **(special or {})), into, **options))


def codes(outcomes: list[Outcome]) -> list[str]:
    return [problem.code for outcome in outcomes for problem in outcome.errors]


def test_a_folder_holds_documents_and_manifest_and_nothing_else(tmp_path: Path) -> None:
    outcomes = batch(3, tmp_path / "a" / "b")
    assert [outcome.path for outcome in outcomes] == sorted((tmp_path / "a" / "b").glob("*.docx"))
    names = {path.name for path in (tmp_path / "a" / "b").iterdir()}
    assert names == {"x00001.docx", "x00002.docx", "x00003.docx", *FILES}
    assert [record["key"] for record in read_manifest(tmp_path / "a/b" / CSV)] == [
        "x00001",
        "x00002",
        "x00003",
    ]


def test_files_have_the_rights_that_new_files_have(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        batch(1, tmp_path / "out")
    finally:
        os.umask(before)
    assert (tmp_path / "out" / "x00001.docx").stat().st_mode & 0o777 == 0o640


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    mine = tmp_path / "x00002.docx"
    mine.write_bytes(b"cua toi")
    assert codes(batch(3, tmp_path)) == ["output/exists"]
    assert mine.read_bytes() == b"cua toi"
    assert not batch(3, tmp_path, overwrite=True)[1].errors
    assert mine.read_bytes()[:2] == b"PK"


def test_a_link_is_replaced_not_followed(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    out.mkdir()
    elsewhere.write_bytes(b"khac")
    (out / "x00001.docx").symlink_to(elsewhere)
    assert codes(batch(1, out)) == ["output/exists"]
    batch(1, out, overwrite=True)
    assert elsewhere.read_bytes() == b"khac"
    assert not (out / "x00001.docx").is_symlink()


def test_a_folder_behind_a_link_is_that_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (outcome,) = batch(1, tmp_path / "link")
    assert outcome.path == tmp_path / "real" / "x00001.docx"


def test_hostile_names_stay_inside(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    names = ["../../x", "CON", "a/b", "", "a" * 300, "a b", "a-b", "/etc/passwd"]
    given = [replace_name(row, name) for row, name in zip(rows(len(names)), names, strict=True)]
    outcomes = list(run.batch(SampleBlueprint(), given, out, workers=0, check="none"))  # type: ignore[arg-type]
    paths = [Path(str(outcome.path)) for outcome in outcomes]
    assert all(path.resolve().parent == out and path.exists() for path in paths)
    assert len(set(paths)) == len(names)
    assert {path.name for path in paths} >= {"a-b.docx", "a-b-x00006.docx", "a-b-x00007.docx"}
    assert sorted(tmp_path.iterdir()) == [out]


def replace_name(row: Any, name: str) -> Any:
    from dataclasses import replace

    return replace(row, values={**row.values, "ten": name or " "})


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_a_place_that_is_used_needs_a_word(tmp_path: Path, name: str) -> None:
    place = tmp_path / name
    batch(2, place)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(InputError, match="--resume"):
        batch(2, place)
    assert {path: path.read_bytes() for path in before} == before
    assert [outcome.kept for outcome in batch(2, place, resume=True)] == [True, True]
    assert [outcome.kept for outcome in batch(2, place, overwrite=True)] == [False, False]


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_a_mended_row_is_made_and_the_others_kept(tmp_path: Path, name: str) -> None:
    outcomes = batch(30, tmp_path / name, {"n9": "sai"})
    assert codes(outcomes) == ["demo/wrong"]
    again = batch(30, tmp_path / name, resume=True)
    assert not codes(again)
    # an archive keeps its rows in their order: what follows the mended row is written anew
    assert [outcome.row for outcome in again if not outcome.kept] == (
        [9] if name == "out" else list(range(9, 31))
    )
    batch(30, tmp_path / f"whole-{name}")
    assert same(tmp_path / name, tmp_path / f"whole-{name}")


def same(one: Path, other: Path) -> bool:
    if one.is_file():
        return one.read_bytes() == other.read_bytes()
    mine, its = (
        {p.name: p.read_bytes() for p in f.iterdir() if p.name != "timings.csv"}
        for f in (one, other)
    )
    return mine == its


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_a_changed_row_or_blueprint_is_made_anew(tmp_path: Path, name: str) -> None:
    batch(5, tmp_path / name)
    blueprint: Any = SampleBlueprint(digest="khac")
    options: Any = {"workers": 0, "check": "none", "resume": True}
    assert not any(o.kept for o in run.batch(blueprint, rows(5), tmp_path / name, **options))
    assert all(o.kept for o in run.batch(blueprint, rows(5), tmp_path / name, **options))
    assert not any(o.kept for o in batch(5, tmp_path / name, resume=True))


def test_a_document_that_was_spoilt_is_made_again(tmp_path: Path) -> None:
    batch(5, tmp_path / "out")
    path = tmp_path / "out" / "x00003.docx"
    data = path.read_bytes()
    path.write_bytes(data[:-1] + b"!")
    outcomes = batch(5, tmp_path / "out", resume=True)
    assert codes(outcomes) == ["output/exists"]  # somebody may have worked on it
    path.unlink()
    outcomes = batch(5, tmp_path / "out", resume=True)
    assert [outcome.row for outcome in outcomes if not outcome.kept] == [3]
    assert path.read_bytes() == data


def test_checked_as_it_is_made(tmp_path: Path) -> None:
    checked = {
        how: [o.findings is not None for o in batch(42, tmp_path / how, check=how)]
        for how in ("all", "sample", "none")
    }
    assert checked["all"] == [True] * 42
    assert [n for n, was in enumerate(checked["sample"]) if was] == [*range(20), 20, 40]
    assert checked["none"] == [False] * 42
    first = next(iter(read_manifest(tmp_path / "all" / JSONL)))
    assert first["errors"] == 0
    assert first["standard"] == "nd30-2020"


def test_an_archive_holds_what_a_folder_holds(tmp_path: Path) -> None:
    batch(60, tmp_path / "out")
    batch(60, tmp_path / "out.zip", workers=2)
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [*(f"x{n:05}.docx" for n in range(1, 61)), JSONL, CSV]
        for name in archive.namelist():
            assert archive.read(name) == (tmp_path / "out" / name).read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {
        *("out", "out.zip"),
        *(f"out.{name}" for name in FILES),
    }


def test_a_foreign_archive_is_not_touched(tmp_path: Path) -> None:
    place = tmp_path / "out.zip"
    with zipfile.ZipFile(place, "w") as archive:
        archive.writestr("a", "b")
    before = place.read_bytes()
    for options in ({}, {"resume": True}):
        with pytest.raises((InputError, OutputError)):
            batch(2, place, **options)
    assert place.read_bytes() == before


def archive_of(place: Path, made: list[Made], start: int = 0) -> None:
    """An archive of ready documents, the first at ``start``."""
    archive = Archive(place)
    journal = archive.open(resume=False, overwrite=False)
    archive._end = start
    with journal.together():
        for position, one in enumerate(made):
            journal.add(position, Entry(one, "", "a b c d", *archive.accept(one)))
    manifest = archive.work / JSONL
    manifest.write_text("{}\n")
    archive.finish(journal, [manifest])


def tiny(number: int) -> Made:
    data = b"%d" % number
    return Made(number, str(number), f"{number}.docx", size=len(data), data=data)


def test_an_archive_of_more_members_than_the_old_form_counts(tmp_path: Path) -> None:
    archive_of(tmp_path / "many.zip", [tiny(number) for number in range(70_000)])
    with zipfile.ZipFile(tmp_path / "many.zip") as archive:
        assert len(archive.namelist()) == 70_001
        assert archive.read("69999.docx") == b"69999"
    if shutil.which("unzip"):
        subprocess.run(["unzip", "-tqq", tmp_path / "many.zip"], check=True)


@pytest.mark.parametrize("start", [0xFFFFFFFF - 30, 0xFFFFFFFF, 5 << 30])
def test_an_archive_larger_than_the_old_form_reaches(tmp_path: Path, start: int) -> None:
    """A hole stands for what takes 4 GiB, so that the test takes no room."""
    archive_of(tmp_path / "large.zip", [tiny(1), tiny(2)], start)
    with zipfile.ZipFile(tmp_path / "large.zip") as archive:
        assert (tmp_path / "large.zip").stat().st_size > 0xFFFFFFFF
        assert archive.testzip() is None
        assert [archive.read(f"{n}.docx") for n in (1, 2)] == [b"1", b"2"]
        assert archive.infolist()[0].header_offset == start


def test_a_broken_record_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 8192)
    journal = Journal(path)
    assert journal.before("a.docx") is None
    journal.close()
