"""The three pages: files that ship, read once, served as they are."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import cache
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from docgen.web.caching import tag_of, tagged
from docgen.web.problems import HttpError

__all__ = ["PAGES", "ROUTES"]

PAGES = {"/soan": "soan.html", "/kiem-tra": "kiem-tra.html", "/hang-loat": "hang-loat.html"}
_KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@cache
def _files() -> dict[str, tuple[bytes, str, str]]:
    """Every file by its name: content, media type, tag. A name not in here does not exist."""
    found = {}
    for path in sorted((Path(__file__).parent / "static").iterdir()):
        if path.suffix in _KINDS:
            data = path.read_bytes()
            found[path.name] = (data, _KINDS[path.suffix], tag_of(data))
    return found


def _send(request: Request, name: str) -> Response:
    file = _files().get(name)
    if file is None:
        raise HttpError(404, "Không có tệp này.")
    return tagged(request, *file)


def _page(name: str) -> Callable[[Request], Coroutine[Any, Any, Response]]:
    async def page(request: Request) -> Response:
        return _send(request, name)

    return page


async def _static(request: Request) -> Response:
    return _send(request, request.path_params["name"])


async def _home(request: Request) -> Response:
    return RedirectResponse("soan")


ROUTES = [
    Route("/", _home),
    *(Route(path, _page(name)) for path, name in PAGES.items()),
    Route("/static/{name}", _static),
]
