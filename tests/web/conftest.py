"""A real server on loopback, and a real Chromium that visits it."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import anyio
import pytest

from tests.reference import ROOT


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Server:
    """One ``docgen serve``."""

    process: subprocess.Popen[str]
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self,
        path: str,
        body: bytes | str | dict[str, Any] | None = None,
        *,
        kind: str = "application/json",
        method: str | None = None,
        **headers: str,
    ) -> Answer:
        """One request; headers with underscores for dashes."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=90)
        data = json.dumps(body).encode() if isinstance(body, dict) else body
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if data is not None:
            sent.setdefault("Content-Type", kind)
        try:
            connection.request(method or ("GET" if body is None else "POST"), path, data, sent)
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, response.read())
        finally:
            connection.close()

    def api(self, path: str, body: Any = None, **more: Any) -> Answer:
        """One request of the API."""
        return self.ask(f"/api/v1/{path}", body, **more)


def run_scene(scene: Callable[[], Awaitable[None]], *, within: float = 10) -> None:
    """Run it in a thread of its own: in this one Playwright's loop may be running."""

    async def in_time() -> None:
        with anyio.fail_after(within):
            await scene()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(anyio.run, in_time).result()


def start_server(*options: str) -> Server:
    """A server of its own on a port that is free, when it is ready."""
    process = subprocess.Popen(
        [sys.executable, "-m", "docgen", "serve", "--port", "0", *options],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
    )
    assert process.stderr is not None
    line = process.stderr.readline()
    found = re.search(r":(\d+)/", line)
    assert found, line + process.stderr.read()
    server = Server(process, int(found[1]))
    for _ in range(300):
        try:
            if server.ask("/ready").status == 200:
                return server
        except OSError:
            pass
        time.sleep(0.1)
    raise AssertionError("the server is not ready")


def stop_server(server: Server) -> int:
    """Ask it to stop; its exit code."""
    server.process.send_signal(signal.SIGTERM)
    try:
        return server.process.wait(30)
    finally:
        assert server.process.stderr is not None
        server.process.stderr.close()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """One server for all tests of this process."""
    pytest.importorskip("uvicorn", reason="the extra “web” is not installed")
    started = start_server()
    yield started
    stop_server(started)


@pytest.fixture
def page(chromium: Any, server: Server, tmp_path: Path) -> Iterator[Any]:
    """A visitor: an empty browser; an error of a script or a request elsewhere fails the test."""
    context = chromium.new_context(
        accept_downloads=True, viewport={"width": 1366, "height": 900}, base_url=server.url
    )
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((server.url, "blob:", "data:"))
            else faults.append(f"a request to {request.url}")
        ),
    )
    opened.on(
        "console",
        lambda message: (
            faults.append(message.text)
            if message.type == "error" and "Content Security Policy" in message.text
            else None
        ),
    )
    yield opened
    context.close()
    assert not faults
