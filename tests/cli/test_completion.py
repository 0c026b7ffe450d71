"""The Tab key in real shells: what a person types, and what the shell makes of it."""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.cli import docgen, open_terminal

SECONDS = 20.0  # for a busy machine; an answer takes some milliseconds

# What is typed, and what stands on the line after Tab.
TYPED = [
    pytest.param("docgen ma", "docgen make ", id="a command"),
    pytest.param("docgen template ch", "docgen template check ", id="a command inside a command"),
    pytest.param("docgen make --templ", "docgen make --template ", id="an option"),
    pytest.param(
        "docgen batch a.yaml b.xlsx --dry", "docgen batch a.yaml b.xlsx --dry-run ", id="later"
    ),
    pytest.param("docgen check --format sa", "docgen check --format sarif ", id="a choice"),
    pytest.param("docgen make k", "docgen make ke_hoach.yaml ", id="a file of the right suffix"),
    pytest.param("docgen check k", "docgen check ke_hoach.docx ", id="a file of another command"),
    pytest.param("docgen make -o k", "docgen make -o ke_hoach.docx ", id="a file of an option"),
    pytest.param("docgen check a.docx k", "docgen check a.docx ke_hoach.docx ", id="another file"),
    pytest.param("docgen make the", "docgen make thep/", id="a folder"),
    pytest.param("docgen schema thong_b", "docgen schema thong_bao ", id="a document type"),
    pytest.param("docgen completion z", "docgen completion zsh ", id="a shell"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the shells stand: files of many kinds, and the scripts."""
    folder = tmp_path_factory.mktemp("tab")
    for name in ("ke_hoach.yaml", "ke_hoach.docx", "ke_hoach.txt", "so_lieu.xlsx"):
        (folder / name).touch()
    (folder / "thep").mkdir()
    (folder / "scripts").mkdir()
    for shell in ("bash", "zsh", "fish"):
        done = docgen("completion", shell, cwd=folder)
        assert (done.code, done.err) == (0, "")
        (folder / "scripts" / shell).write_text(done.out, encoding="utf-8")
    return folder


class Terminal:
    """A shell that believes a person sits before it."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self.handle, end = open_terminal()
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env={
                "PATH": os.environ["PATH"],
                "TERM": "dumb",
                "HOME": str(folder),
                "LC_ALL": "C.UTF-8",
            },
            stdin=end,
            stdout=end,
            stderr=end,
            start_new_session=True,
        )
        os.close(end)
        self.seen = ""

    def type(self, text: str) -> None:
        os.write(self.handle, text.encode())

    def wait(self, told: Callable[[str], bool], what: str) -> None:
        end = time.monotonic() + SECONDS
        while not told(self.seen):
            left = end - time.monotonic()
            assert left > 0, f"{what} did not come: {self.seen[-600:]!r}"
            if select.select([self.handle], [], [], left)[0]:
                self.seen += os.read(self.handle, 65536).decode(errors="replace")

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.handle)


def _shell(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


@pytest.fixture(scope="module")
def bash(folder: Path) -> Iterator[Terminal]:
    """A bash that has read the script."""
    terminal = Terminal([_shell("bash"), "--norc", "--noprofile", "-i"], folder)
    terminal.type("bind 'set enable-bracketed-paste off'; PS1='@'; . scripts/bash; echo rea''dy\n")
    terminal.wait(lambda seen: "ready\r\n" in seen, "the shell")
    yield terminal
    terminal.close()


@pytest.fixture(scope="module")
def zsh(folder: Path) -> Iterator[Terminal]:
    """A zsh that has evaluated the script, without any setting of its user."""
    terminal = Terminal([_shell("zsh"), "-f", "-i"], folder)
    terminal.type("PS1='@'; unsetopt zle_bracketed_paste 2>/dev/null; unset zle_bracketed_paste\n")
    terminal.type('eval "$(cat scripts/zsh)"; echo rea""dy\n')
    terminal.wait(lambda seen: "ready\r\n" in seen, "the shell")
    yield terminal
    terminal.close()


def _after_tab(terminal: Terminal, typed: str, wanted: str) -> None:
    terminal.type("\x15")  # an empty line
    terminal.seen = ""
    terminal.type(f"{typed}\t")

    # a terminal also gets codes: bell, back, clear to the end
    def plain(seen: str) -> str:
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|[\x07\r]", "", seen)

    terminal.wait(lambda seen: wanted in plain(seen), repr(wanted))


@pytest.mark.parametrize(("typed", "wanted"), TYPED)
def test_bash_completes(typed: str, wanted: str, bash: Terminal) -> None:
    _after_tab(bash, typed, wanted)


@pytest.mark.parametrize(("typed", "wanted"), TYPED)
def test_zsh_completes(typed: str, wanted: str, zsh: Terminal) -> None:
    _after_tab(zsh, typed, wanted)


@pytest.mark.parametrize(("typed", "wanted"), TYPED)
def test_fish_completes(typed: str, wanted: str, folder: Path) -> None:
    """fish answers without a terminal: the words that it would offer."""
    done = subprocess.run(
        [_shell("fish"), "--no-config", "-c", f"source scripts/fish; complete -C '{typed}'"],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        stdin=subprocess.DEVNULL,
    )
    offered = [line.split("\t")[0] for line in done.stdout.splitlines()]
    assert offered[:1] == [wanted.rsplit(maxsplit=1)[-1]], done.stdout
