"""Threats 25, 26 and 9: nothing is fetched, nothing personal is logged, nothing is left behind."""

from __future__ import annotations

import json
import logging
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import docgen
from docgen.check import annotate, check, fix
from docgen.convert import Office
from docgen.errors import DocgenError, InputError
from docgen.output import scratch_folder, write_whole
from tests.hostile.files import document, field, with_body
from tests.hostile.judging import CANARY
from tests.reference import ROOT
from tests.support.cli import docgen as command
from tests.support.examples import TAN_KHAI
from tests.support.office import require_office
from tests.support.plans import RIGHT, spoil

# Runs before docgen: whoever opens a socket, looks up a name or starts a browser is told of.
OFFLINE = """
import socket, sys
def refuse(*a, **k):
    raise SystemExit("NETWORK " + repr(a)[:200])
def audit(event, args):
    if event in {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto",
                 "socket.gethostbyname", "urllib.Request", "webbrowser.open", "ftplib.connect"}:
        refuse(event, *args)
sys.addaudithook(audit)
"""


def test_the_hook_sees_the_network(tmp_path: Path) -> None:
    """The eye itself."""
    spy = OFFLINE + "\nsocket.create_connection(('127.0.0.1', 9))"
    done = command("rules", cwd=tmp_path, first=spy)
    assert "NETWORK" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("make", TAN_KHAI, "-o", "a.docx"),
        ("check", "right.docx", "--format", "sarif"),
        ("check", "right.docx", "--fix", "-o", "fixed.docx"),
        ("template", "check", ROOT / "docgen/templates/van_ban_co_ten_loai.docx"),
        ("rows", ROOT / "examples/giam_ngheo/blueprint.yaml", "-o", "rows.xlsx"),
        ("batch", ROOT / "examples/giam_ngheo/blueprint.yaml",
         ROOT / "examples/giam_ngheo/rows.xlsx", "-o", "out.zip", "--workers", "0"),
        ("rules",),
        ("schema",),
    ],
    ids=lambda arguments: " ".join(str(a) for a in arguments[:2]).replace(str(ROOT), ""),
)  # fmt: skip
def test_no_command_asks_the_network(tmp_path: Path, arguments: tuple[object, ...]) -> None:
    (tmp_path / "right.docx").write_bytes(document())
    done = command(*map(str, arguments), cwd=tmp_path, first=OFFLINE)
    assert "NETWORK" not in done.err, done.err
    assert done.code in {0, 1}, done.err


def test_printing_fetches_nothing(tmp_path: Path) -> None:
    """A document that asks for a picture and a text elsewhere is printed, and nobody is asked."""
    require_office()
    import socket
    import threading

    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.2)
    asked: list[object] = []
    done = threading.Event()

    def listen() -> None:
        while not done.is_set():
            try:
                asked.append(server.accept())
            except TimeoutError:
                continue
            except OSError:
                return

    thread = threading.Thread(target=listen)
    thread.start()
    far = f"http://127.0.0.1:{server.getsockname()[1]}/x"
    data = with_body(
        document(), field(f' INCLUDETEXT "{far}" ') + field(f' INCLUDEPICTURE "{far}" ')
    )
    try:
        with Office() as office:
            assert office.to_pdf(data, strict=False)[:4] == b"%PDF"
    finally:
        done.set()
        thread.join()
        server.close()
    assert not asked


def test_a_bad_file_harms_one_conversion_only() -> None:
    require_office()
    with Office() as office:
        with pytest.raises(DocgenError):
            office.to_pdf(document()[:900])
        assert office.to_pdf(document(), strict=False)[:4] == b"%PDF"


# --- 26 ---

FORGED = "x\r\nERROR: \x1b[31mgiả\x1b[0m \u202e " + CANARY


def test_an_error_is_one_line_with_its_signs_shown(tmp_path: Path) -> None:
    name = "a\x1b[31mb\nc.yaml"
    (tmp_path / name).write_text(spoil("ngay_ban_hanh: 6/2026", "ngay_ban_hanh: 13/2026"))
    done = command("make", name, "-o", "a.docx", cwd=tmp_path)
    assert done.code == 2
    assert "\x1b" not in done.err
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize("text", [json.dumps(FORGED), json.dumps("\u202e" + CANARY)])
def test_a_value_forges_no_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.yaml").write_text(spoil("Trồng 1.000 cây xanh.", text), encoding="utf-8")
    done = command("make", "a.yaml", "-o", "a.docx", cwd=tmp_path)
    assert done.code == 2
    assert "\x1b" not in done.err
    assert "\u202e" not in done.err
    assert not any(line.startswith("ERROR") for line in done.err.splitlines())
    assert CANARY not in done.err


def test_nothing_is_logged_of_what_a_document_says(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    from docgen.loading import load_source
    from docgen.reading import parse

    plan = load_source(parse(RIGHT.replace("Trồng 1.000 cây xanh.", CANARY), "a.yaml"))
    data = docgen.render(plan)
    annotate(data, check(data))
    fix(data)
    with pytest.raises(InputError):
        load_source(parse(RIGHT.replace("6/2026", "13/2026", 1), "a.yaml"))
    assert CANARY not in caplog.text


def _mode(path: str | Path) -> int:
    return stat.S_IMODE(Path(path).stat().st_mode)


@pytest.mark.parametrize(("mask", "after"), [(0o022, 0o644), (0o000, 0o666), (0o077, 0o600)])
def test_temporary_files_are_the_owners_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mask: int, after: int
) -> None:
    """Until it is whole, under whatever umask; then it has the rights that new files have."""
    seen: list[int] = []
    change = os.chmod

    def watch(path: Path, mode: int) -> None:
        seen.append(_mode(path))
        change(path, mode)

    monkeypatch.setattr("docgen.output.os.chmod", watch)
    old = os.umask(mask)
    try:
        write_whole(tmp_path / "a.docx", b"x" * 10)
    finally:
        assert os.umask(old) == mask
    assert seen == [0o600]
    assert _mode(tmp_path / "a.docx") == after
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


def test_what_workers_write_is_the_owners_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    replace = os.replace

    def watch(source: Path, target: Path) -> None:
        if Path(target).suffix == ".docx":
            seen.append(_mode(Path(source).parent))
        replace(source, target)

    monkeypatch.setattr(os, "replace", watch)
    example = ROOT / "examples" / "giam_ngheo"
    done = docgen.batch(
        example / "blueprint.yaml", example / "rows.xlsx", tmp_path / "out", workers=0
    )
    assert all(outcome.path for outcome in done)
    assert seen
    assert set(seen) == {0o700}


def _dead() -> int:
    """The number of a process that was."""
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_what_a_killed_process_left_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own kind alone, made on this machine, by a process that lives no more."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    mine = scratch_folder("batch")
    assert _mode(mine) == 0o700
    name = mine.name
    dead = name.replace(str(os.getpid()), str(_dead()))
    machine = name.split("-")[2]
    kept = [
        mine.name,
        dead.replace("batch", "office"),
        dead.replace(machine, "0" * 8),
        name.replace(str(os.getpid()), "1"),
        "docgen-batch-of-mine",
        "docgen-batch-notes.txt",
    ]
    for one in (*kept[1:], dead):
        (tmp_path / one).mkdir()
        (tmp_path / one / "bang.csv").write_text(CANARY)
    again = scratch_folder("batch")
    assert {path.name for path in tmp_path.iterdir()} == {*kept, again.name}


def test_a_killed_command_leaves_no_half_document(tmp_path: Path) -> None:
    kill = "import os\n_r = os.replace\nos.replace = lambda *a: os._exit(9)"
    done = command("make", TAN_KHAI, "-o", "a.docx", cwd=tmp_path, first=kill)
    assert done.code == 9
    assert not (tmp_path / "a.docx").exists()
    again = command("make", TAN_KHAI, "-o", "a.docx", cwd=tmp_path)
    assert again.code == 0
    left = [path.name for path in tmp_path.iterdir()]
    assert left == ["a.docx"], left
