"""The HTTP API, ``/api/v1``: bodies in, documents and reports out; problems as RFC 9457."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import quote

import anyio
import anyio.to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from docgen.errors import InputError, Problem
from docgen.web.bodies import Kinds, choice, hold_to, whole_number
from docgen.web.caching import tagged, tagged_json
from docgen.web.documents import read_body, split_yaml, to_yaml
from docgen.web.examples import PLANS, read_example
from docgen.web.line import CrowdedError, SupersededError, Turn
from docgen.web.openapi import describe
from docgen.web.problems import HttpError
from docgen.web.work import Asked, Desk

__all__ = ["DOCX", "ROUTES", "attachment", "body_of", "desk_of", "in_thread"]

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
YAML = "application/yaml; charset=utf-8"
TEXTS = ("application/json", "application/yaml", "text/yaml", "application/x-yaml")
LEAST_DPI, USUAL_DPI, MOST_DPI = 48, 96, 192
_PREVIEW: Kinds = {"document": dict, "known": list, "seen": list, "editor": str, "dpi": object}
T = TypeVar("T")


def attachment(data: bytes, kind: str, name: str) -> Response:
    """A file to keep, under a name with diacritics (RFC 5987, RFC 6266)."""
    suffix = name.rpartition(".")[2]
    disposition = f"attachment; filename=\"van-ban.{suffix}\"; filename*=UTF-8''{quote(name)}"
    return Response(data, media_type=kind, headers={"Content-Disposition": disposition})


def desk_of(request: Request) -> Desk:
    """Where this application's work is done."""
    desk: Desk = request.app.state.desk
    return desk


async def in_thread(request: Request, work: Callable[..., T], *arguments: Any) -> T:
    """Run ``work`` in one of the threads; whoever has left is not worked for."""
    state = request.app.state
    try:
        with anyio.fail_after(state.settings.work_seconds):
            async with state.threads:
                if await request.is_disconnected():
                    raise HttpError(400, "Người gửi đã rời đi.")
                return await anyio.to_thread.run_sync(
                    work, *arguments, abandon_on_cancel=True, limiter=anyio.CapacityLimiter(1)
                )
    except TimeoutError:
        raise _too_slow() from None


async def at_office(
    request: Request, work: Callable[[Turn], T], *, patience: float | None = None, editor: str = ""
) -> T:
    """As in_thread, for what LibreOffice does: it stands in the one line before it."""
    state = request.app.state
    settings = state.settings
    try:
        with anyio.fail_after(settings.work_seconds):
            async with state.line.turn(
                patience=patience or settings.office_wait, editor=editor
            ) as turn:
                if await request.is_disconnected():
                    raise HttpError(400, "Người gửi đã rời đi.")
                return await anyio.to_thread.run_sync(
                    work, turn, abandon_on_cancel=True, limiter=anyio.CapacityLimiter(1)
                )
    except SupersededError:
        raise HttpError(
            409, "Đã có yêu cầu mới hơn của cùng một người soạn nên bản này không được vẽ."
        ) from None
    except CrowdedError as crowd:
        raise HttpError(
            503,
            f"Máy chủ đang vẽ trang cho nhiều người: chờ {crowd.seconds} giây rồi thử lại.",
            Retry_After=str(crowd.seconds),
        ) from None
    except TimeoutError:
        raise _too_slow() from None


def _too_slow() -> HttpError:
    return HttpError(503, "Máy chủ làm chưa kịp: chờ vài giây rồi thử lại.", Retry_After="5")


async def body_of(request: Request) -> bytes:
    """What was sent, whole."""
    try:
        return await request.body()
    except ClientDisconnect:
        raise HttpError(400, "Người gửi đã rời đi.") from None


def _kind(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def _tree(request: Request) -> dict[str, Any]:
    """The mapping in a body of JSON or YAML."""
    kind = _kind(request)
    if kind not in TEXTS:
        raise HttpError(
            415, "Gửi kế hoạch dạng application/json hoặc application/yaml (Content-Type)."
        )
    return read_body(await body_of(request), kind)


async def _docx(request: Request) -> bytes:
    """The .docx that is the body; its own bytes say what it is, whatever it is called."""
    if _kind(request) in TEXTS or _kind(request).startswith(("multipart/", "text/")):
        raise HttpError(415, f"Gửi chính tệp .docx làm phần thân, Content-Type: {DOCX}.")
    return await body_of(request)


def _dpi(given: Any) -> int:
    return whole_number(USUAL_DPI if given is None else given, "dpi", LEAST_DPI, MOST_DPI)


def _name(request: Request) -> str:
    name = request.query_params.get("name", "")[:200]
    return "".join(c for c in name if c.isprintable() and c not in "/\\")


# --- Documents ------------------------------------------------------------------------------------


async def _render(request: Request) -> Response:
    tree = await _tree(request)
    name, data = await in_thread(request, desk_of(request).docx, tree)
    return attachment(data, DOCX, name)


async def _pdf(request: Request) -> Response:
    desk = desk_of(request)
    if _kind(request) in TEXTS:
        tree = await _tree(request)
        name, data = await at_office(request, lambda _: desk.pdf(tree))
    else:
        docx = await _docx(request)
        data = await at_office(request, lambda _: desk.print(docx))
        name = (_name(request).removesuffix(".docx") or "van-ban") + ".pdf"
    return attachment(data, PDF, name)


async def _validate(request: Request) -> Response:
    tree = await _tree(request)
    return JSONResponse(await in_thread(request, desk_of(request).validated, tree))


async def _preview(request: Request) -> Response:
    body = await _tree(request)
    hold_to(body, _PREVIEW)
    document, seen = body.get("document"), body.get("seen")
    if document is None:
        raise InputError(Problem("body/preview", "Thiếu document: kế hoạch cần xem trước."))
    asked = Asked(
        known=[str(name) for name in (body.get("known") or [])[:500]],
        seen=None if seen is None else [whole_number(n, "seen", 0, 99_999) for n in seen[:500]],
        dpi=_dpi(body.get("dpi")),
    )
    desk = desk_of(request)
    editor = (body.get("editor") or "")[:64]
    client = request.client.host if request.client else ""
    shown = await at_office(
        request,
        lambda turn: desk.preview(document, asked, turn.go_on),
        patience=desk.settings.preview_wait,
        editor=editor and f"{client} {editor}",
    )
    return JSONResponse(shown)


async def _check(request: Request) -> Response:
    docx, desk, name = await _docx(request), desk_of(request), _name(request)
    query = request.query_params
    dpi = _dpi(query.get("dpi"))
    if choice(query.get("pages", "false"), "pages", ("true", "false")) == "true":
        return JSONResponse(await at_office(request, lambda _: desk.looked_at(docx, name, dpi)))
    return JSONResponse(await in_thread(request, desk.report, docx, name))


async def _annotate(request: Request) -> Response:
    from docgen.check import annotate, check

    docx = await _docx(request)
    data = await in_thread(request, lambda: annotate(docx, check(docx)))
    return attachment(data, DOCX, _derived(request, "có lời bình"))


async def _fix(request: Request) -> Response:
    """The mended file; for who takes JSON also what was done and what was left, and why."""
    docx, name = await _docx(request), _derived(request, "đã sửa")
    data, account = await in_thread(request, desk_of(request).mended, docx)
    if "application/json" not in request.headers.get("accept", ""):
        return attachment(data, DOCX, name)
    return JSONResponse({"file": name, "docx": b64encode(data).decode(), **account})


def _derived(request: Request, what: str) -> str:
    return f"{_name(request).removesuffix('.docx') or 'Văn bản'} ({what}).docx"


# --- Reference ------------------------------------------------------------------------------------


async def _schema(request: Request) -> Response:
    from docgen.schemas.jsonschema import json_schema

    return tagged_json(request, json_schema(request.path_params["type_name"]))


async def _types(request: Request) -> Response:
    from docgen.schemas.jsonschema import type_names
    from docgen.standard import load

    known = type_names()
    kinds = {kind.key.replace("-", "_"): kind.title for kind in load().document_types}
    return tagged_json(request, [{"type": name, "title": kinds[name]} for name in known])


async def _rules(request: Request) -> Response:
    from docgen.standard import load

    standard = load()
    fields = ("id", "clause", "title", "demand", "level", "fix")
    rules = [{name: getattr(rule, name) for name in fields} for rule in standard.rules]
    return tagged_json(request, {"standard": standard.name, "rules": rules})


async def _money(request: Request) -> Response:
    from docgen.vietnamese import format_money, parse_number, spell_money

    try:
        amount = parse_number(request.query_params.get("amount", "")[:40])
        return JSONResponse({"text": format_money(amount), "words": spell_money(amount)})
    except ValueError as error:
        raise InputError(Problem("number/unreadable", str(error), path="amount")) from None


async def _communes(request: Request) -> Response:
    from docgen.web.communes import communes_like

    return JSONResponse(communes_like(request.query_params.get("name", "")[:100]))


async def _examples(request: Request) -> Response:
    return tagged_json(request, [{"name": n, "title": title} for n, title in PLANS.items()])


async def _example(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in PLANS:
        raise HttpError(404, "Không có ví dụ này: xem /api/v1/examples.")
    return tagged(request, read_example(name).encode(), YAML)


# --- YAML -----------------------------------------------------------------------------------------


async def _from_yaml(request: Request) -> Response:
    """A plan file as the tree that the form edits."""
    body = await body_of(request)
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""  # the reader says what the encoding is
    if not text:
        read_body(body, "application/yaml")
    return JSONResponse(await in_thread(request, split_yaml, text), headers={})


async def _to_yaml(request: Request) -> Response:
    tree = await _tree(request)
    return attachment(to_yaml(tree).encode(), YAML, "ke_hoach.yaml")


async def _openapi(request: Request) -> Response:
    return tagged_json(request, describe(desk_of(request).settings.root_path))


ROUTES = [
    Route("/render", _render, methods=["POST"]),
    Route("/pdf", _pdf, methods=["POST"]),
    Route("/validate", _validate, methods=["POST"]),
    Route("/preview", _preview, methods=["POST"]),
    Route("/check", _check, methods=["POST"]),
    Route("/check/annotated", _annotate, methods=["POST"]),
    Route("/check/fixed", _fix, methods=["POST"]),
    Route("/tree", _from_yaml, methods=["POST"]),
    Route("/yaml", _to_yaml, methods=["POST"]),
    Route("/schema/{type_name}", _schema),
    Route("/types", _types),
    Route("/rules", _rules),
    Route("/money", _money),
    Route("/communes", _communes),
    Route("/examples", _examples),
    Route("/examples/{name}", _example),
    Route("/openapi.json", _openapi),
]
