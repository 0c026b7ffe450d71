"""The HTTP API of batches; ``/batch`` streams its progress to whoever asks for it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Generator
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import anyio
import anyio.to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from docgen.errors import InputError, Problem
from docgen.web.api import attachment, body_of, desk_of, in_thread
from docgen.web.batches import Order, read_order
from docgen.web.caching import tagged_json
from docgen.web.examples import BLUEPRINT_FILES, BLUEPRINTS, read_example
from docgen.web.problems import HttpError
from docgen.web.settings import Settings
from docgen.web.single import asked_by, filled

__all__ = ["ROUTES"]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"
EVENTS = "text/event-stream"
T = TypeVar("T")


async def _order(request: Request) -> Order:
    return await in_thread(request, read_order, await _mapping(request))


async def _mapping(request: Request) -> dict[str, Any]:
    if "json" not in request.headers.get("content-type", ""):
        raise HttpError(415, "Gửi đơn hàng loạt dạng application/json (Content-Type).")
    try:
        body: Any = json.loads(await body_of(request), parse_constant=str, parse_float=str)
    except json.JSONDecodeError as error:
        raise InputError(
            Problem(
                "body/json",
                f"Phần gửi lên không phải JSON đúng, từ dòng {error.lineno}, cột {error.colno}: "
                "xem dấu phẩy, dấu ngoặc ở ngay trước đó.",
                line=error.lineno,
                column=error.colno,
            )
        ) from None
    except (ValueError, RecursionError):  # not UTF-8, numbers or depth beyond all use
        raise InputError(Problem("body/json", "Phần gửi lên không phải JSON đúng.")) from None
    if not isinstance(body, dict):
        raise InputError(Problem("body/mapping", "Phần gửi lên phải là các cặp khóa: giá trị."))
    return body


async def _blueprints(request: Request) -> Response:
    return tagged_json(request, [{"name": n, "title": title} for n, title in BLUEPRINTS.items()])


async def _blueprint(request: Request) -> Response:
    name, file = request.path_params["name"], request.path_params["file"]
    if name not in BLUEPRINTS or file not in BLUEPRINT_FILES:
        raise HttpError(404, "Không có kế hoạch mẫu này: xem /api/v1/blueprints.")
    return attachment(read_example(name, file).encode(), "application/yaml; charset=utf-8", file)


async def _columns(request: Request) -> Response:
    order = await _order(request)
    return JSONResponse(asked_by(order.blueprint))


async def _fill(request: Request) -> Response:
    body = await _mapping(request)
    order = await in_thread(request, read_order, body)
    row = body.get("row")
    if row is None:
        raise InputError(Problem("fill/row", "Thiếu row: giá trị của từng cột.", path="row"))
    return JSONResponse({"document": await in_thread(request, filled, order.blueprint, row)})


async def _sheet(request: Request) -> Response:
    order = await _order(request)
    data = await in_thread(request, order.empty_sheet)
    return attachment(data, XLSX, "Bảng tính để điền.xlsx")


async def _survey(request: Request) -> Response:
    order = await _order(request)
    return JSONResponse(await in_thread(request, order.survey, desk_of(request).settings))


async def _marked(request: Request) -> Response:
    order = await _order(request)
    return attachment(await in_thread(request, order.marked), XLSX, "Bảng có đánh dấu lỗi.xlsx")


async def _batch(request: Request) -> Response:
    order = await _order(request)
    settings = desk_of(request).settings
    batches: anyio.CapacityLimiter = request.app.state.batches
    if batches.available_tokens < 1:
        raise HttpError(
            503, "Máy chủ đang soạn loạt khác: chờ vài phút rồi thử lại.", Retry_After="60"
        )
    if EVENTS in request.headers.get("accept", ""):
        events = _stream(order, settings, batches)
        return StreamingResponse(events, media_type=EVENTS, headers={"X-Accel-Buffering": "no"})
    async with batches, _closed_at_end(order.archiving(settings)) as steps:
        data = b""
        while (step := await anyio.to_thread.run_sync(_next, steps)) is not None:
            data = step
            if not step and await request.is_disconnected():
                raise HttpError(400, "Người gửi đã rời đi.")
    return attachment(data, ZIP, "van-ban.zip")


async def _stream(
    order: Order, settings: Settings, batches: anyio.CapacityLimiter
) -> AsyncIterator[str]:
    """Server-sent events; when the reader leaves, the work ends and its files go."""
    async with batches, _closed_at_end(order.events(settings)) as events:
        while (event := await anyio.to_thread.run_sync(_next, events)) is not None:
            name, data = event
            yield f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


@asynccontextmanager
async def _closed_at_end(
    work: Generator[T, None, None],
) -> AsyncIterator[Generator[T, None, None]]:
    """The work ends, and its files go, however the request does."""
    try:
        yield work
    finally:
        with anyio.CancelScope(shield=True):
            await anyio.to_thread.run_sync(work.close)


def _next(work: Generator[T, None, None]) -> T | None:
    return next(work, None)


ROUTES = [
    Route("/blueprints", _blueprints),
    Route("/blueprints/{name}/{file}", _blueprint),
    Route("/columns", _columns, methods=["POST"]),
    Route("/fill", _fill, methods=["POST"]),
    Route("/rows", _sheet, methods=["POST"]),
    Route("/batch/check", _survey, methods=["POST"]),
    Route("/batch/marked", _marked, methods=["POST"]),
    Route("/batch", _batch, methods=["POST"]),
]
