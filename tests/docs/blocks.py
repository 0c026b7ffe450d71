"""The code blocks of a page, and a desk where they are run in order, each as its reader would.

What a block is for is told by its language and by ``<!-- test: … -->`` lines above it:

=======================  ==========================================================================
``yaml`` with a title    saved under that name; loaded as a plan, a blueprint, or read
``yaml``                 a fragment: ``merge into NAME`` says what it completes before it is loaded
``sh``                   each ``docgen …`` line is run, ``curl …`` asks a server of our own
``python``               run, with the names of the page's earlier blocks
``jinja``                each line a paragraph of a Word template, saved under the block's title
``json``                 must be JSON
``text``                 what the block before printed (``output``); ``…`` stands for anything
=======================  ==========================================================================

``exit N``: the command's exit code; ``wrong``: docgen refuses this file, ``gives CODE``: with a
problem of this code; ``output``: what was
printed; ``with PATH as NAME``: a file of the repository under that name; ``parse``: a command that
the parser takes, not run; ``not run: REASON``: counted and limited.
"""

from __future__ import annotations

import contextlib
import glob
import io
import json
import re
import shlex
import shutil
import textwrap
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest
from docx import Document

import docgen
from docgen.cli import main
from docgen.cli.parser import build_parser
from docgen.reading import read
from docgen.template_check import check_template
from tests.reference import ROOT

__all__ = ["ADDRESS", "Block", "Desk", "blocks_of", "merged"]

ADDRESS: Final = "http://127.0.0.1:8030"
"""Where the pages say that a server listens; the tests put their own in its place."""

_FENCE = re.compile(
    r"^(?P<indent> *)```(?P<info>[^\n`]*)\n(?P<text>.*?)^(?P=indent)```[ ]*$",
    re.MULTILINE | re.DOTALL,
)
_MARK = re.compile(r"<!-- test: ([^\n]*?) -->\n\Z")


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block."""

    kind: str
    title: str
    text: str
    marks: tuple[str, ...]
    line: int

    def told(self, mark: str) -> str | None:
        """What follows a mark; None without it."""
        for one in self.marks:
            if one == mark:
                return ""
            if one.startswith((f"{mark} ", f"{mark}: ")):
                return one[len(mark) :].lstrip(": ")
        return None


def blocks_of(markdown: str) -> list[Block]:
    """Every block of a page, in order."""
    found = []
    for fence in _FENCE.finditer(markdown):
        before, marks = markdown[: fence.start()].rstrip(" "), []
        while mark := _MARK.search(before):
            marks.append(mark[1])
            before = before[: mark.start()].rstrip(" ")
        kind, _, rest = fence["info"].strip().partition(" ")
        title = re.search(r'title="([^"]*)"', rest)
        found.append(
            Block(
                kind,
                title[1] if title else "",
                textwrap.dedent(fence["text"]),
                tuple(reversed(marks)),
                markdown.count("\n", 0, fence.start()) + 1,
            )
        )
    return found


@dataclass
class Desk:
    """A folder of its own, where one page's blocks are run."""

    folder: Path
    server: Callable[[], str]
    printed: str = ""
    names: dict[str, Any] = field(default_factory=dict)

    def run(self, block: Block) -> None:
        """Do what the block says; AssertionError where it is not so."""
        for mark in block.marks:
            if found := re.fullmatch(r"with (\S+) as (\S+)", mark):
                shutil.copy(ROOT / found[1], self.folder / found[2])
        if block.told("not run") is not None:
            return
        assert block.kind in _RUN, f"no way to run a block of {block.kind or 'no language'}"
        _RUN[block.kind](self, block)

    def yaml(self, block: Block) -> None:
        """A file, or a fragment of one."""
        target = block.title
        if base := block.told("merge into"):
            target = f"{block.line}.yaml"
            text = merged((self.folder / base).read_text(encoding="utf-8"), block.text)
        else:
            assert target, "a yaml block has a title, or says what it is merged into"
            text = block.text
        path = self.folder / target
        path.write_text(text, encoding="utf-8")
        if code := block.told("gives"):
            with pytest.raises(docgen.InputError) as caught:
                docgen.render(docgen.load(path))
            assert code in [problem.code for problem in caught.value.problems]
        elif block.told("wrong") is not None:
            with pytest.raises(docgen.InputError):
                docgen.load(path)
        else:
            _load(path)

    def sh(self, block: Block) -> None:
        """Commands, each as typed."""
        expected = int(block.told("exit") or 0)
        self.printed = ""
        for line in block.text.replace("\\\n", " ").splitlines():
            words = shlex.split(line, comments=True)
            if not words:
                continue
            target = None
            if ">" in words:
                words, target = words[: words.index(">")], words[words.index(">") + 1]
            words = [name for word in words for name in self._globbed(word)]
            if block.told("parse") is not None:
                words = words[: words.index("<")] if "<" in words else words
                build_parser().parse_args(words[1:])
                continue
            commands: dict[str, Callable[[list[str]], tuple[int, str]]] = {
                "docgen": _docgen,
                "curl": self._curl,
            }
            assert words[0] in commands, f"{words[0]} is no command that the tests run"
            code, printed = commands[words[0]](words[1:])
            assert code == expected, f"exit code {code}: {printed}"
            if target:
                (self.folder / target).write_text(printed, encoding="utf-8")
            else:
                self.printed += printed

    def _globbed(self, word: str) -> list[str]:
        return sorted(glob.glob(word, root_dir=self.folder)) or [word]

    def _curl(self, words: list[str]) -> tuple[int, str]:
        """The few options of curl that the pages use."""
        headers: dict[str, str] = {}
        data = target = None
        url = ""
        waiting = iter(words)
        for word in waiting:
            match word:
                case "-s" | "--fail-with-body" | "-f":
                    pass
                case "-H":
                    name, _, value = next(waiting).partition(": ")
                    headers[name] = value
                case "--data-binary":
                    data = (self.folder / next(waiting).removeprefix("@")).read_bytes()
                case "-o":
                    target = next(waiting)
                case _:
                    assert word.startswith(ADDRESS), f"curl: {word}"
                    url = self.server() + word.removeprefix(ADDRESS)
        request = urllib.request.Request(url, data, headers)
        code = 0
        try:
            body = urllib.request.urlopen(request, timeout=30).read()
        except urllib.error.HTTPError as error:
            body, code = error.read(), 22
        if target:
            (self.folder / target).write_bytes(body)
            return code, ""
        return code, body.decode()

    def python(self, block: Block) -> None:
        """Statements, in the names of the page."""
        text = block.text
        if ADDRESS in text:
            text = text.replace(ADDRESS, self.server())
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(text, f"block of line {block.line}", "exec"), self.names)
        self.printed = out.getvalue()

    def jinja(self, block: Block) -> None:
        """A Word template whose paragraphs are the block's lines."""
        document = Document()
        for line in block.text.splitlines():
            document.add_paragraph(line)
        path = self.folder / block.title
        document.save(path)
        report = check_template(path)
        wrong = [str(one) for one in report.remarks if one.level == "error"]
        assert (block.told("wrong") is not None) == bool(wrong), wrong

    def json(self, block: Block) -> None:
        """A value, or what was printed."""
        if block.told("output") is not None:
            self.text(block)
        else:
            json.loads(block.text)
            if block.title:
                (self.folder / block.title).write_text(block.text, encoding="utf-8")

    def text(self, block: Block) -> None:
        """What the block before printed."""
        assert block.told("output") is not None, "a text block is output, or says why it is not"
        shown = _spaced(block.text)
        pattern = ".*".join(map(re.escape, shown.split("…")))
        assert re.fullmatch(pattern, _spaced(self.printed), re.DOTALL), (
            f"printed:\n{self.printed}\nshown:\n{block.text}"
        )


_RUN: dict[str, Callable[[Desk, Block], None]] = {
    "yaml": Desk.yaml,
    "sh": Desk.sh,
    "python": Desk.python,
    "jinja": Desk.jinja,
    "json": Desk.json,
    "text": Desk.text,
}


def merged(whole: str, fragment: str) -> str:
    """A file whose groups give way to those of the same key, as text: YAML would type the rest."""
    groups = _groups(whole) | _groups(fragment)
    return "".join(groups.values())


def _groups(text: str) -> dict[str, str]:
    """Each top-level key with all that stands below it."""
    parts = re.split(r"^(?=[a-z_]+:)", text, flags=re.MULTILINE)
    return {part.partition(":")[0]: part for part in parts if part.strip()}


def _spaced(text: str) -> str:
    """Lines without the spaces at their ends."""
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def _docgen(words: list[str]) -> tuple[int, str]:
    """The command line, in this process; both channels in the order they were written."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
        try:
            code = main(words)
        except SystemExit as stop:
            code = int(stop.code or 0)
    stream.seek(0)
    return code, stream.read()


def _load(path: Path) -> None:
    tree = read(path).tree
    if isinstance(tree, dict) and "du_lieu" in tree:
        docgen.Blueprint.load(path)
    elif isinstance(tree, dict) and "trich_yeu" in tree:
        docgen.render(docgen.load(path), check=True)
