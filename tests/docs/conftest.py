"""One server for the pages that speak to one, started when the first of them asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.web.conftest import Server, start_server, stop_server


@pytest.fixture(scope="session")
def server() -> Iterator[Callable[[], str]]:
    """A function that gives the server's address."""
    started: list[Server] = []

    def address() -> str:
        if not started:
            pytest.importorskip("uvicorn", reason="the extra “web” is not installed")
            started.append(start_server())
        return started[0].url

    yield address
    for one in started:
        stop_server(one)
