"""Threat 24: who visits the page or calls the API to hurt it; a server of its own on loopback."""

from __future__ import annotations

import concurrent.futures
import contextlib
import json
import os
import re
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from docgen.web.openapi.examples import EXAMPLE_PLAN
from tests.hostile.files import document, raw_zip, with_relationship
from tests.support.office import require_office
from tests.web.conftest import Answer, Server, start_server, stop_server

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MIB = 1 << 20
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the server takes for its temporary files."""
    return tmp_path_factory.mktemp("scratch")


@pytest.fixture(scope="module")
def target(scratch: Path) -> Iterator[Server]:
    """A server whose temporary folder is watched; when it has stopped, nothing is left there."""
    pytest.importorskip("uvicorn", reason="the extra “web” is not installed")
    before = os.environ.get("TMPDIR")
    os.environ["TMPDIR"] = str(scratch)
    try:
        server = start_server()
    finally:
        os.environ.pop("TMPDIR") if before is None else os.environ.update(TMPDIR=before)
    yield server
    assert stop_server(server) == 0
    assert list(scratch.iterdir()) == []


@pytest.fixture(autouse=True)
def unharmed(target: Server) -> Iterator[None]:
    """After every attack the next visitor is served."""
    yield
    start = time.monotonic()
    assert target.api("validate", EXAMPLE_PLAN).json["ok"]
    assert time.monotonic() - start < 5


def _refused(answer: Answer, *statuses: int) -> dict[str, Any]:
    assert answer.status in statuses, (answer.status, answer.body[:300])
    assert answer.headers["content-type"] == "application/problem+json"
    told: dict[str, Any] = answer.json
    return told


def _raw(server: Server, data: bytes, *, timeout: float = 10) -> bytes:
    with socket.create_connection(("127.0.0.1", server.port), timeout=timeout) as wire:
        with contextlib.suppress(OSError):  # it hangs up before it has read all, as it may
            wire.sendall(data)
        return wire.recv(65536)


def _documents(scratch: Path) -> list[str]:
    """What of a visitor's lies on the disk, beside LibreOffice's own settings."""
    words = "Trồng"
    found = []
    for path in scratch.rglob("*"):
        with contextlib.suppress(FileNotFoundError, IsADirectoryError):
            data = path.read_bytes()
            named = path.suffix in {".docx", ".pdf", ".xlsx", ".csv", ".zip"}
            if named or words.encode() in data or words.encode("utf-16-le") in data:
                found.append(str(path.relative_to(scratch)))
    return found


# --- Sizes and floods ---


@pytest.mark.parametrize("path", ["check", "pdf", "check/fixed", "preview", "batch", "tree"])
def test_a_hundred_mebibytes_are_refused_unread(target: Server, path: str) -> None:
    start = time.monotonic()
    answer = _raw(
        target,
        f"POST /api/v1/{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {DOCX}\r\n"
        f"Content-Length: {100 * MIB}\r\n\r\n".encode(),
    )
    assert b" 413 " in answer.partition(b"\r\n")[0]
    assert time.monotonic() - start < 3


def test_a_body_that_never_ends_is_cut(target: Server) -> None:
    head = b"POST /api/v1/tree HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert b" 413 " in _raw(target, head + (b"100000\r\n" + b" " * MIB + b"\r\n") * 24)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", json.dumps({f"k{n}": "x" for n in range(100_000)}).encode()),
        ("application/yaml", b"".join(b"k%d: x\n" % n for n in range(100_000))),
        ("application/x-www-form-urlencoded", b"&".join(b"k%d=x" % n for n in range(100_000))),
        (
            "multipart/form-data; boundary=b",
            b'--b\r\nContent-Disposition: form-data; name="k"\r\n\r\nx\r\n' * 20_000 + b"--b--",
        ),
        ("application/json", b'{"a":' * 50_000 + b"1" + b"}" * 50_000),
        ("application/json", b"[" * 1_000_000),
        ("application/yaml", b"a: &a [x,x]\n" + b"".join(
            b"k%d: &b%d [*a,*a,*a,*a,*a,*a,*a,*a]\n" % (n, n) for n in range(2_000))),
    ],
    ids=["keys", "yaml keys", "form", "parts", "deep groups", "deep lists", "aliases"],
)  # fmt: skip
def test_a_flood_of_fields_is_answered_in_time(target: Server, kind: str, body: bytes) -> None:
    for path in ("validate", "tree"):
        start = time.monotonic()
        answer = target.api(path, body, kind=kind)
        assert answer.status in (413, 415, 422), answer.body[:300]
        assert time.monotonic() - start < 8


# --- Files that are not what they say ---


def _hostile_files() -> dict[str, bytes]:
    right = document()
    return {
        "nothing": b"",
        "an empty zip": raw_zip([]),
        "a zip of something else": raw_zip([("a.txt", b"a")]),
        "a bomb": raw_zip([("word/document.xml", b" " * (200 * MIB))]),
        "cut short": right[: len(right) // 2],
        "a program": b"MZ" + bytes(2_000),
        "a page": b"<!doctype html><script>alert(1)</script>",
        "a PDF": b"%PDF-1.7\n" + bytes(500),
        "an old Word file": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2_000),
    }


HOSTILE = _hostile_files()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_no_word_file_is_a_sentence(target: Server, name: str) -> None:
    for path in ("check", "check?pages=true", "check/annotated", "check/fixed", "pdf"):
        start = time.monotonic()
        told = _refused(target.api(path, HOSTILE[name], kind=DOCX), 422)
        assert told["problems"][0]["message"]
        assert time.monotonic() - start < 5


@pytest.mark.parametrize("name", ["a bomb", "cut short", "an empty zip", "a program"])
def test_a_sheet_that_is_no_sheet_is_a_sentence(target: Server, name: str) -> None:
    from base64 import b64encode

    order = {"example": "giam_ngheo", "sheet": b64encode(HOSTILE[name]).decode()}
    for path in ("batch/check", "batch"):
        answer = target.api(path, order)
        problems = answer.json["problems"]
        assert problems[0]["message"]
        assert answer.status == (422 if path == "batch" else 200)


# --- Words that would be markup, headers, paths ---


def test_what_was_sent_is_never_a_page(target: Server) -> None:
    sent = EXAMPLE_PLAN | {SCRIPT: SCRIPT, "dia_danh": {"a": SCRIPT}}
    answers = [
        target.api("render", sent),
        target.api(f"examples/{SCRIPT.replace('/', '%2f')}"),
        target.api("money?amount=%3Cscript%3E"),
        target.api(f"check?name={SCRIPT.replace('/', '%2f')}", document(), kind=DOCX),
        target.api("tree", f'loai: "{SCRIPT}"'.encode(), kind="application/yaml"),
        target.ask("/%3Cscript%3Ealert(1)%3C/script%3E"),
    ]
    for answer in answers:
        assert "html" not in answer.headers["content-type"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "name",
    [
        "a%0d%0aSet-Cookie:%20x=1.docx",
        "a%22%3b%20x=%22.docx",
        "..%2f..%2fetc%2fpasswd",
        "%00%1b[2J",
    ],
)
def test_a_name_is_never_a_header_or_a_path(target: Server, name: str) -> None:
    answer = target.api(f"check/annotated?name={name}", document(), kind=DOCX)
    assert answer.status == 200
    assert "set-cookie" not in answer.headers
    disposition = answer.headers["content-disposition"]
    assert re.fullmatch(
        r"attachment; filename=\"van-ban\.docx\"; filename\*=UTF-8''[A-Za-z0-9%._~-]+", disposition
    )
    assert "%2F" not in disposition
    subject = EXAMPLE_PLAN | {"trich_yeu": 'x"; filename=evil.exe; y="'}
    found = target.api("render", subject).headers["content-disposition"]
    assert found.count("filename=") == 1
    assert "%3D" not in found.partition("UTF-8''")[0]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1.evil.example"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example"},
        {"Host": ""},
    ],
    ids=str,
)
def test_another_sites_page_gets_nothing_done(target: Server, headers: dict[str, str]) -> None:
    for path in ("render", "preview", "batch"):
        _refused(target.api(path, EXAMPLE_PLAN, **headers), 403)
    answer = target.api("types", method="OPTIONS", Origin="http://evil.example")
    assert "access-control-allow-origin" not in answer.headers


def test_no_visitor_brings_a_template(target: Server) -> None:
    plan = EXAMPLE_PLAN | {"template": "/etc/passwd", "mau": "evil.docx"}
    told = _refused(target.api("render", plan), 422)
    assert {"template", "mau"} <= {problem["path"] for problem in told["problems"]}
    for query in ("template=/etc/passwd", "trusted=true", "profile=/etc/passwd"):
        assert target.api(f"render?{query}", EXAMPLE_PLAN).status == 200  # asked for, not heeded


def test_a_blueprint_reads_no_file_of_the_machine(target: Server, tmp_path: Path) -> None:
    secret = tmp_path / "ho_so.yaml"
    secret.write_text("ho_so: {canary-24: {}}\n", encoding="utf-8")
    for path in (str(secret), "../../../../etc/passwd"):
        order = {"blueprint": f"ho_so: {{tep: {path}}}\n", "rows": [{}]}
        answer = target.api("batch", order)
        assert answer.status == 422
        assert b"canary-24" not in answer.body
        assert b"root:" not in answer.body


# --- What reaches out ---


def test_nothing_is_fetched_for_a_visitor(target: Server) -> None:
    require_office()
    with socket.create_server(("127.0.0.1", 0)) as canary:
        canary.settimeout(0.5)
        address = f"http://127.0.0.1:{canary.getsockname()[1]}/a.png"
        for kind in ("image", "attachedTemplate", "subDocument", "frame", "oleObject"):
            hostile = with_relationship(document(), kind, address, external=True)
            for path in ("check?pages=true", "pdf", "check/fixed"):
                assert target.api(path, hostile, kind=DOCX).status in (200, 422)
        link = EXAMPLE_PLAN | {"trich_yeu": f"Xem {address}"}
        assert target.api("preview", {"document": link}).status == 200
        with pytest.raises(TimeoutError):
            canary.accept()


# --- Who comes slowly, often, or leaves ---


def test_two_hundred_who_connect_and_say_half_a_word_hold_nobody_up(target: Server) -> None:
    wires = [socket.create_connection(("127.0.0.1", target.port), timeout=20) for _ in range(200)]
    try:
        for number, wire in enumerate(wires):
            if number % 2:
                wire.sendall(b"POST /api/v1/render HTTP/1.1\r\nHost: 127.0")
        start = time.monotonic()
        assert target.api("validate", EXAMPLE_PLAN).json["ok"]
        assert time.monotonic() - start < 3
        assert wires[0].recv(1) == b""  # hung up on, who said nothing
        assert wires[1].recv(1) == b""
        assert time.monotonic() - start < 18
    finally:
        for wire in wires:
            wire.close()


def test_two_hundred_at_once_are_answered_or_told_to_come_again(target: Server) -> None:
    def ask(number: int) -> Answer:
        return target.api("render", EXAMPLE_PLAN | {"trich_yeu": f"Trồng cây {number}"})

    with concurrent.futures.ThreadPoolExecutor(200) as threads:
        answers = list(threads.map(ask, range(200)))
    statuses = {answer.status for answer in answers}
    assert statuses <= {200, 429, 503}
    assert 200 in statuses
    for answer in answers:
        if answer.status != 200:
            _refused(answer, 429, 503)
            assert answer.headers["retry-after"]


def test_who_leaves_in_the_midst_leaves_no_work_and_no_file(target: Server, scratch: Path) -> None:
    require_office()
    body = json.dumps({"document": EXAMPLE_PLAN, "editor": "gone"}).encode()
    head = (
        f"POST /api/v1/preview HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    ).encode()
    for cut in (len(head), len(head) + len(body) // 2, len(head) + len(body)):
        for _ in range(10):
            with socket.create_connection(("127.0.0.1", target.port), timeout=10) as wire:
                wire.sendall((head + body)[:cut])
    start = time.monotonic()
    assert target.api("pdf", EXAMPLE_PLAN).status == 200
    assert time.monotonic() - start < 15
    assert _documents(scratch) == []


def _offices(pid: int) -> list[int]:
    """The processes that the server started and that hold LibreOffice."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += map(int, (task / "children").read_text().split())
    return [child for child in found if b"worker.py" in Path(f"/proc/{child}/cmdline").read_bytes()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are seen in /proc")
def test_libreoffice_killed_in_the_midst_harms_one_answer_at_most(
    target: Server, scratch: Path
) -> None:
    require_office()
    with concurrent.futures.ThreadPoolExecutor(4) as threads:
        asked = [threads.submit(target.api, "preview", {"document": EXAMPLE_PLAN}) for _ in "1234"]
        time.sleep(0.1)
        for child in _offices(target.process.pid):
            os.kill(child, signal.SIGKILL)
        answers = [future.result(60) for future in asked]
    for answer in answers:
        assert answer.status == 200
        assert answer.json["ok"]  # the faults and findings came all the same
        assert answer.json["pages"] or answer.json["no_pages"]
    assert target.api("preview", {"document": EXAMPLE_PLAN}).json["pages"]
    assert _documents(scratch) == []


def test_nothing_of_a_visitor_stays_on_the_disk(target: Server, scratch: Path) -> None:
    require_office()
    (scratch / "Trồng cây.txt").write_text("Trồng cây", encoding="utf-8")
    assert _documents(scratch) == ["Trồng cây.txt"]  # the eye itself
    (scratch / "Trồng cây.txt").unlink()
    order = {"example": "giam_ngheo", "rows": [{"ma": "00001"}], "keep_going": True}
    for path, body in (
        ("preview", {"document": EXAMPLE_PLAN}),
        ("pdf", EXAMPLE_PLAN),
        ("rows", {"example": "giam_ngheo"}),
        ("batch", order),
        ("batch/check", order),
    ):
        assert target.api(path, body).status in (200, 422)
    assert _documents(scratch) == []
