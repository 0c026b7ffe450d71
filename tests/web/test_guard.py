"""What stands before every request, where a real client would take too long to show it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import anyio
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from docgen.web.guard import Guard
from docgen.web.settings import Settings
from tests.web.conftest import run_scene

QUICK = Settings(body_seconds=0.05)


def _app(answer: Any) -> Starlette:
    return Starlette(
        routes=[Route("/a", answer, methods=["GET", "POST"])],
        middleware=[Middleware(Guard, settings=QUICK)],
    )


def _scope(path: str, method: str = "POST") -> dict[str, Any]:
    return {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "http_version": "1.1",
        "scheme": "http",
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
        "headers": [(b"host", b"127.0.0.1")],
    }


def test_whoever_reads_no_answer_holds_no_place(caplog: pytest.LogCaptureFixture) -> None:
    ended: list[str] = []

    async def pieces() -> AsyncIterator[bytes]:
        try:
            while True:
                yield b"x"
        finally:
            ended.append("work")

    async def stream(request: Request) -> Response:
        return StreamingResponse(pieces())

    async def receive() -> dict[str, Any]:
        await anyio.sleep_forever()
        raise AssertionError

    async def send(message: Any) -> None:
        if message["type"] == "http.response.body":
            await anyio.sleep_forever()

    async def scene() -> None:
        await _app(stream)(_scope("/a", "GET"), receive, send)

    run_scene(scene)
    assert ended == ["work"]
    assert "answer not read" in caplog.text


def test_a_body_that_comes_too_slowly_is_408() -> None:
    async def read(request: Request) -> Response:
        return JSONResponse(len(await request.body()))

    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        await anyio.sleep(0.02)
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def send(message: Any) -> None:
        sent.append(message)

    async def scene() -> None:
        await _app(read)(_scope("/a"), receive, send)

    run_scene(scene)
    assert sent[0]["status"] == 408
    assert b"application/problem+json" in dict(sent[0]["headers"]).values()
