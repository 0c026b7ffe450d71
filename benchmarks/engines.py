"""The engines that are compared: each makes bytes of a list of inputs and says how long each took.

Those of another language, or that take the name of another package, live in a process of their own
that stays; they time themselves, so that talking to them is not counted.

Time is processor time, all threads of the process together: on a machine with neighbours the clock
on the wall counts their work too, and more of it the longer a document takes.
"""

from __future__ import annotations

import base64
import io
import json
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from time import process_time
from typing import Any, Protocol

from benchmarks import words

__all__ = ["CACHE", "Engine", "Here", "available"]

CACHE = Path(__file__).parent.parent / ".cache" / "bench"
PEERS = Path(__file__).parent / "peers"

Input = dict[str, Any]


class Engine(Protocol):
    """One row of the table."""

    name: str
    takes_plan: bool  # else the finished texts

    def run(self, inputs: list[Input]) -> tuple[list[float], bytes]:
        """Seconds for each input, and the last document."""


class Here:
    """An engine in this process."""

    def __init__(self, name: str, make: Callable[[Input], bytes], *, takes_plan: bool = False):
        self.name, self.make, self.takes_plan = name, make, takes_plan

    def run(self, inputs: list[Input]) -> tuple[list[float], bytes]:
        seconds, document = [], b""
        for one in inputs:
            start = process_time()
            document = self.make(one)
            seconds.append(process_time() - start)
        return seconds, document


class Elsewhere:
    """An engine in a process of its own: a line of JSON in, a line of JSON out."""

    takes_plan = False

    def __init__(self, name: str, *command: str) -> None:
        self.name, self.command = name, command

    @cache  # noqa: B019 - as many as there are engines
    def child(self) -> subprocess.Popen[str]:
        """The process, started when first asked."""
        return subprocess.Popen(
            self.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(self, inputs: list[Input]) -> tuple[list[float], bytes]:
        child = self.child()
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdin.write(json.dumps(inputs) + "\n")
        child.stdin.flush()
        line = child.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name}: {child.stderr.read()[-500:]}")
        answer = json.loads(line)
        return answer["seconds"], base64.b64decode(answer["document"])


def docgen_engines() -> list[Engine]:
    """docgen from a mapping to bytes, its work and parts of it."""
    from docgen import Plan, render

    engines: list[Engine] = [
        Here("docgen", lambda plan: render(Plan.model_validate(plan)), takes_plan=True)
    ]
    try:
        render(Plan.model_validate(_seed()), compressor="isal")
    except Exception as error:  # whatever is wrong, it is told and left out
        skipped("docgen, isal", error)
    else:
        engines.append(
            Here(
                "docgen, isal",
                lambda plan: render(Plan.model_validate(plan), compressor="isal"),
                takes_plan=True,
            )
        )
    return engines


def _seed() -> Input:
    from benchmarks.workload import seed

    return seed()


def docxtpl_engines() -> list[Engine]:
    """docxtpl as its manual shows, and with what its users do to speed it up."""
    from docxtpl import DocxTemplate
    from jinja2 import Environment

    def shown(path: Path) -> Callable[[Input], bytes]:
        def make(content: Input) -> bytes:
            template = DocxTemplate(path)
            template.render(content, autoescape=True)
            file = io.BytesIO()
            template.save(file)
            return file.getvalue()

        return make

    slim, usual = saved(words.Docxtpl(), slim=True), saved(words.Docxtpl(), slim=False)
    stock = CACHE / "docxtpl-stock.docx"
    stock.write_bytes(words.on_stock(words.Docxtpl()))
    kept = DocxTemplate(io.BytesIO(slim.read_bytes()))
    environment = Environment(autoescape=True)

    def sped(content: Input) -> bytes:  # one object, one environment, the file in memory
        kept.render(content, jinja_env=environment)
        file = io.BytesIO()
        kept.save(file)
        return file.getvalue()

    return [
        Here("docxtpl", shown(slim)),
        Here("docxtpl, set by hand", shown(usual)),
        Here("docxtpl, by hand, stock file", shown(stock)),
        Here("docxtpl, sped up", sped),
    ]


def mailmerge_engine() -> Engine:
    """docx-mailmerge2: no loops over paragraphs, hence tables of one column."""
    from mailmerge import MailMerge

    path = saved(words.MailMerge(), slim=True)
    lists = {"hang": "hang_o0"}

    def flat(content: Input) -> Input:
        merged: Input = {}
        for key, value in content.items():
            if isinstance(value, list) and key != "cac_muc":
                rows = [{f"{key}_{name}": text for name, text in one.items()} for one in value]
                anchor = lists.get(key) or next(iter(rows[0]))
                merged[anchor] = rows
            elif key == "cac_muc":
                lines = [
                    line
                    for section in value
                    for line in ({"dam": section["tieu_de"], "chu": ""}, *section["doan"])
                ]
                merged["cac_muc_dam"] = [
                    {"cac_muc_dam": line["dam"], "cac_muc_chu": line["chu"]} for line in lines
                ]
            else:
                merged[key] = value
        return merged

    def make(content: Input) -> bytes:
        with MailMerge(path) as document:
            document.merge(**flat(content))
            file = io.BytesIO()
            document.write(file)
        return file.getvalue()

    return Here("docx-mailmerge2", make)


def saved(language: words.Language, *, slim: bool) -> Path:
    """The template in the cache, where engines of every language find it."""
    CACHE.mkdir(parents=True, exist_ok=True)
    path = CACHE / f"{type(language).__name__.lower()}-{'slim' if slim else 'usual'}.docx"
    path.write_bytes(words.template(language, slim=slim))
    return path


def rust_engine() -> Engine:
    """rust-docxtpl, which takes docxtpl's name: it gets an environment of its own."""
    place = CACHE / "rust"
    python = place / "bin" / "python"
    if not python.exists():
        fetch([sys.executable, "-m", "venv", str(place)])
    if not list(place.glob("lib/*/site-packages/rust_docxtpl*")):
        fetch([str(python), "-m", "pip", "install", "-q", "rust-docxtpl"])
    path = saved(words.Docxtpl(), slim=True)
    return Elsewhere("rust-docxtpl", str(python), str(PEERS / "rust.py"), str(path))


def node_engine(name: str, language: words.Language) -> Engine:
    """docxtemplater or Carbone, from npm."""
    if not (CACHE / "node_modules" / name).exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        (CACHE / "package.json").write_text('{"private": true}\n')
        packages = ["docxtemplater@3", "pizzip@3", "carbone@3"]
        options = ["--silent", "--no-audit", "--no-fund", "--prefix", str(CACHE)]
        fetch(["npm", "install", *options, *packages])
    path = saved(language, slim=True)
    return Elsewhere(name, "node", str(PEERS / f"{name}.cjs"), str(CACHE), str(path))


def fetch(command: list[str]) -> None:
    """Install a peer; raises what is wrong."""
    subprocess.run(command, check=True, capture_output=True, timeout=180)


def skipped(name: str, why: BaseException) -> None:
    """Say which engine is left out."""
    print(f"skipped: {name} ({type(why).__name__}: {str(why)[:150]})", file=sys.stderr)


def available(inputs: tuple[Input, Input], *, others: bool = True) -> list[Engine]:
    """Every engine that can be had here and makes a document of ``inputs`` (plan, texts)."""
    engines = docgen_engines() + docxtpl_engines()
    if others:
        for name, build in (
            ("docx-mailmerge2", mailmerge_engine),
            ("rust-docxtpl", rust_engine),
            ("docxtemplater", lambda: node_engine("docxtemplater", words.Docxtemplater())),
            ("carbone", lambda: node_engine("carbone", words.Carbone())),
        ):
            try:
                engine = build()
                engine.run([inputs[0] if engine.takes_plan else inputs[1]])
            except Exception as error:  # whatever is wrong, it is told and left out
                skipped(name, error)
            else:
                engines.append(engine)
    return engines
