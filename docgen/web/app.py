"""The ASGI application: routes, what is shared by them, and its beginning and end."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import AsyncIterator

import anyio
import anyio.to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route, Router

from docgen.convert import Office
from docgen.errors import DocgenError
from docgen.web import api, batch_api, pages
from docgen.web.addresses import UnderPath, methods_told, without_slash
from docgen.web.guard import Guard
from docgen.web.line import Line
from docgen.web.problems import HttpError, answer_to, problem_response
from docgen.web.settings import Settings
from docgen.web.work import Desk

__all__ = ["create_app"]

log: logging.Logger = logging.getLogger("docgen.web")


def create_app(settings: Settings | None = None) -> Starlette:
    """An application of its own; run it under any ASGI server."""
    chosen = settings or Settings()

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        with Office(workers=chosen.offices) as office:
            app.state.desk = Desk(chosen, office)
            app.state.line = Line(chosen.offices)
            app.state.threads = anyio.CapacityLimiter(chosen.threads)
            app.state.batches = anyio.CapacityLimiter(chosen.batches)
            app.state.ready, app.state.lacks = False, ""
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(_warm, app, office)
                yield
                app.state.ready = False
                tasks.cancel_scope.cancel()

    app = Starlette(
        routes=[
            Route("/health", _health),
            Route("/ready", _ready),
            Mount("/api/v1", Router([*api.ROUTES, *batch_api.ROUTES], redirect_slashes=False)),
            *pages.ROUTES,
        ],
        middleware=[
            *([Middleware(UnderPath, root_path=chosen.root_path)] if chosen.root_path else []),
            Middleware(Guard, settings=chosen),
        ],
        exception_handlers={
            DocgenError: _on_problem,
            HttpError: _on_http_problem,
            HTTPException: _on_http_exception,
        },
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False  # Starlette's own names a scheme and a host
    app.state.settings = chosen
    return app


async def _warm(app: Starlette, office: Office) -> None:
    """Start LibreOffice before the first visitor needs it; without it the rest still works."""
    try:
        await anyio.to_thread.run_sync(office.warm, abandon_on_cancel=True)
    except DocgenError as error:
        app.state.lacks = error.problems[0].message
        log.warning("%s", error.problems[0].message)
    app.state.ready = True


async def _health(request: Request) -> Response:
    """Alive."""
    return Response("ok\n", media_type="text/plain")


async def _ready(request: Request) -> Response:
    """Ready for visitors; says what this machine can't do."""
    if not request.app.state.ready:
        return problem_response(503, "Máy chủ đang khởi động.", headers={"Retry-After": "2"})
    lacks = request.app.state.lacks
    return Response(f"ok\n{lacks}\n" if lacks else "ok\n", media_type="text/plain; charset=utf-8")


async def _on_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, DocgenError)
    return answer_to(error)


async def _on_http_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, HttpError)
    return problem_response(error.status, error.detail, headers=error.headers)


_SENTENCES = {
    404: "Không có trang này: xem /api/v1/openapi.json để biết các địa chỉ có.",
    405: "Địa chỉ này không nhận cách gọi ấy: xem /api/v1/openapi.json.",
}


async def _on_http_exception(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404 and (elsewhere := without_slash(request)):
        return elsewhere
    if error.status_code == 405 and (told := methods_told(request, error)):
        return told
    detail = _SENTENCES.get(error.status_code, error.detail)
    return problem_response(error.status_code, detail, headers=error.headers)
