"""Both READMEs are done as they are printed, in a folder like a fresh checkout; examples too."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import docgen
from docgen.cli import main
from docgen.schemas.jsonschema import type_names
from tests.docs.blocks import Block, Desk, blocks_of
from tests.reference import ROOT

READMES = ["README.md", "README.vi.md"]
SETUP = "sh scripts/"
OTHERS = sorted((ROOT / "examples" / "van_ban_khac").glob("*.yaml"))


def _blocks(name: str) -> list[Block]:
    return blocks_of((ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What a reader has after the first command of the README."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    assert main(["make", "examples/tan_khai/ke_hoach.yaml", "-o", "out/ke_hoach.docx", "-q"]) == 0
    return tmp_path


@pytest.mark.parametrize("name", READMES)
def test_every_command_and_every_snippet_runs_as_printed(name: str, checkout: Path) -> None:
    desk = Desk(checkout, lambda: "")
    for block in _blocks(name):
        if block.kind == "sh":
            desk.sh(Block("sh", "", "\n".join(_runnable(block.text)), (), block.line))
        elif block.kind == "python":
            desk.python(block)


def _runnable(text: str) -> list[str]:
    """Not what sets up, nor what serves until it is stopped, nor what prints where nothing can."""
    lines = [line for line in text.splitlines() if not line.startswith((SETUP, "docgen serve"))]
    if shutil.which("soffice") is None:
        lines = [line for line in lines if ".pdf" not in line.partition("#")[0]]
    return lines


@pytest.mark.parametrize("name", READMES)
def test_the_plan_that_is_begun_is_the_beginning_of_one(name: str, tmp_path: Path) -> None:
    """What it lacks is told; nothing that it says is wrong."""
    (begun,) = [block for block in _blocks(name) if block.kind == "yaml"]
    path = tmp_path / "ke_hoach.yaml"
    path.write_text(begun.text, encoding="utf-8")
    with pytest.raises(docgen.InputError) as caught:
        docgen.load(path)
    assert {one.path for one in caught.value.problems} == {"cac_muc", "nguoi_ky", "noi_nhan"}


@pytest.mark.parametrize("name", READMES)
def test_the_mistakes_shown_are_told_in_these_words(name: str, tmp_path: Path) -> None:
    (shown,) = [block.text for block in _blocks(name) if block.kind == ""]
    text = (ROOT / "examples" / "tan_khai" / "ke_hoach.yaml").read_text(encoding="utf-8")
    spoilt = text.replace("ngay_ban_hanh: 6/2024", "ngay_ban_hanh: 31/6/2024")
    spoilt = spoilt.replace("  - luu: VT\n", "")
    (tmp_path / "ke_hoach.yaml").write_text(spoilt, encoding="utf-8")
    with pytest.raises(docgen.InputError) as caught:
        docgen.load(tmp_path / "ke_hoach.yaml")
    said = [str(one).replace(f"{tmp_path}/", "") for one in caught.value.problems]
    assert said == shown.splitlines()


def test_both_readmes_say_the_same_commands() -> None:
    english, vietnamese = (
        [
            [re.sub(r"\s+#.*", "", line) for line in block.text.splitlines()]
            for block in _blocks(name)
            if block.kind in ("sh", "yaml", "")
        ]
        for name in READMES
    )
    assert english == vietnamese


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_an_example_of_another_type_is_right_in_every_way(path: Path) -> None:
    document = docgen.load(path)
    assert document.type_name == path.stem
    assert path.stem in type_names()
    report = docgen.check(docgen.render(document))
    assert [str(finding) for finding in report.findings] == []


def test_the_page_of_the_other_types_names_each_of_them() -> None:
    page = (ROOT / "examples" / "van_ban_khac" / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| \[(\S+)\]", page, re.MULTILINE) == [
        "thong_bao.yaml",
        "bao_cao.yaml",
        "to_trinh.yaml",
    ]
    assert len(OTHERS) == 3
