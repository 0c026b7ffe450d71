"""Addresses as whoever asks knows them: behind another web server, under a path, with TLS.

What is sent back is relative, so it holds under any scheme, name and path that stands before us.
"""

from __future__ import annotations

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["UnderPath", "methods_told", "root_path_of", "without_slash"]


class UnderPath:
    """Answers under a path as well, where the server before us leaves it in the address."""

    def __init__(self, app: ASGIApp, root_path: str) -> None:
        self._app = app
        self._root_path = root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, whose address is from here on as if nothing stood before us."""
        if scope["type"] == "http" and scope["path"].startswith(f"{self._root_path}/"):
            scope = {**scope, "path": scope["path"][len(self._root_path) :]}
        await self._app(scope, receive, send)


def root_path_of(typed: str) -> str:
    """The path that stands before every address, with a slash before and none behind it.

    >>> root_path_of("docgen/"), root_path_of("/")
    ('/docgen', '')
    """
    bare = typed.strip("/")
    return f"/{bare}" if bare else ""


def without_slash(request: Request) -> Response | None:
    """Where an address has one slash too many at its end: the same one without it."""
    *before, last, end = request.scope["path"].split("/")
    if not before or not last or end:
        return None
    query = request.scope["query_string"].decode("latin-1")
    return RedirectResponse(f"../{quote(last)}" + (f"?{query}" if query else ""))


def methods_told(request: Request, error: HTTPException) -> Response | None:
    """The methods of an address, for who asks (OPTIONS)."""
    if request.method != "OPTIONS" or not error.headers:
        return None
    allowed = sorted({*error.headers["Allow"].split(", "), "OPTIONS"})
    return Response(status_code=204, headers={"Allow": ", ".join(allowed)})
