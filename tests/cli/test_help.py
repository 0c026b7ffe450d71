"""Every ``--help`` has examples, and each runs as it stands, in a shell, where its files are."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from docgen.cli.arguments import Parser
from docgen.cli.parser import build_parser
from docgen.templates import read_template
from tests.reference import ROOT
from tests.support.examples import EXAMPLES, TAN_KHAI, rendered
from tests.support.office import require_office


def _all(parser: Parser) -> list[Parser]:
    return [parser, *(one for inner in parser.commands().values() for one in _all(inner))]


def _examples(parser: Parser) -> list[str]:
    _, _, told = (parser.epilog or "").partition("Ví dụ:\n")
    return [line.strip() for line in told.split("\n\n")[0].splitlines()]


COMMANDS = [pytest.param(parser, id=parser.prog) for parser in _all(build_parser())]
EXAMPLES_TOLD = list(dict.fromkeys(line for one in _all(build_parser()) for line in _examples(one)))


@pytest.mark.parametrize("parser", COMMANDS)
def test_help_has_examples_of_this_command(parser: Parser) -> None:
    lines = _examples(parser)
    assert lines
    assert all(parser.prog in line for line in lines)


@pytest.mark.parametrize("parser", COMMANDS)
def test_help_is_vietnamese_and_says_every_option(parser: Parser) -> None:
    told = parser.format_help()
    for english in ("usage", "options:", "positional", "show this", "default"):
        assert english not in told
    for action, _ in parser.arguments():
        assert action.help, action
        assert all(name in told for name in action.option_strings)


def test_the_first_help_says_the_exit_codes() -> None:
    told = build_parser().format_help()
    for code in ("0", "1", "2", "70", "130", "141"):
        assert f" {code} " in told.replace("\n", " ")
    assert "NO_COLOR" in told


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the files of which the examples speak, and ``docgen`` in the path."""
    folder = tmp_path
    shutil.copy(TAN_KHAI, folder / "ke_hoach.yaml")
    (folder / "ke_hoach.docx").write_bytes(rendered(TAN_KHAI))
    (folder / "mau.docx").write_bytes(read_template())
    shutil.copy(EXAMPLES / "giam_ngheo" / "blueprint.yaml", folder / "mau.yaml")
    for name in ("rows.xlsx", "ho_so.yaml"):
        shutil.copy(EXAMPLES / "giam_ngheo" / name, folder)
    (folder / "rows.xlsx").rename(folder / "so_lieu.xlsx")
    (folder / "bin").mkdir()
    command = folder / "bin" / "docgen"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m docgen "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return folder


def _in_shell(line: str, desk: Path, shell: str = "sh") -> subprocess.Popen[str]:
    path = f"{desk / 'bin'}:{os.environ['PATH']}"
    return subprocess.Popen(
        [shell, "-c", line],
        cwd=desk,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PATH": path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@pytest.mark.parametrize("line", [one for one in EXAMPLES_TOLD if " serve" not in one])
def test_an_example_runs_as_it_stands(line: str, desk: Path) -> None:
    if ".pdf" in line:
        require_office()
    shell = next((name for name in ("bash", "zsh") if f"completion {name}" in line), "sh")
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    process = _in_shell(line, desk, shell)
    out, err = process.communicate(timeout=120)
    # *.docx takes in the template too, which is no document yet
    assert process.returncode in ({0, 1} if "docgen check *" in line else {0}), err
    assert "Traceback" not in out + err


@pytest.mark.parametrize("line", [one for one in EXAMPLES_TOLD if " serve" in one])
def test_an_example_of_serving_says_where_and_stops_when_told(line: str, desk: Path) -> None:
    pytest.importorskip("uvicorn")
    process = _in_shell(f"exec {line}", desk)
    assert process.stderr
    first = process.stderr.readline()
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, rest = process.communicate(timeout=60)
    if "cổng đang có chương trình khác dùng" in first:
        pytest.skip("another server holds the port of this example")
    assert "http://127.0.0.1:" in first, first + rest
    assert (process.returncode, rest) == (0, "")
