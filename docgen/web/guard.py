"""What stands before every request, as plain ASGI: headers, origin, size, number, time."""

from __future__ import annotations

import logging
from collections import Counter
from urllib.parse import urlsplit

import anyio
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from docgen.web.problems import HttpError, problem_response
from docgen.web.settings import MEBIBYTE, Settings

__all__ = ["Guard"]

log: logging.Logger = logging.getLogger("docgen.web")

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
        "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_PROBES = frozenset({"/health", "/ready"})  # asked by the address of the day; they tell nothing


class UnreadError(Exception):
    """Whoever asked does not read the answer, and would hold a place for ever."""


class Guard:
    """Refuses before work is done; answers a bug with 500 and says nothing of its inside."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._busy: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            try:
                with anyio.fail_after(self._settings.body_seconds):
                    await send(message)
            except TimeoutError:
                raise UnreadError from None

        client = scope["client"][0] if scope.get("client") else ""
        counted = False
        try:
            headers = Headers(scope=scope)
            if scope["path"] not in _PROBES:
                self._check_host(headers)
            if scope["method"] not in _SAFE:
                self._check_origin(scope, headers)
                self._check_number(client)
                self._busy[client] += 1
                counted = True
                receive = self._bounded(scope, headers, receive)
            await self._app(scope, receive, send_with_headers)
        except HttpError as problem:
            if started:
                raise
            response = problem_response(problem.status, problem.detail, headers=problem.headers)
            await response(scope, receive, send_with_headers)
        except UnreadError:
            log.warning("answer not read: %s %s", scope["method"], scope["path"][:200])
            return  # an answer without an end: the server hangs up
        except Exception:
            log.exception("request failed: %s %s", scope["method"], scope["path"][:200])
            if started:
                raise
            response = problem_response(
                500, "docgen gặp lỗi không lường trước; nhật ký của máy chủ ghi rõ chỗ hỏng."
            )
            await response(scope, receive, send_with_headers)
        finally:
            if counted:
                self._busy[client] -= 1
                if not self._busy[client]:
                    del self._busy[client]

    def _check_host(self, headers: Headers) -> None:
        host = headers.get("host", "")
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        if "*" not in self._settings.hosts and name.lower() not in self._settings.hosts:
            raise HttpError(
                403,
                "Máy chủ này không trả lời dưới tên ấy: thêm tên vào --host-name khi chạy "
                "docgen serve.",
            )

    def _check_origin(self, scope: Scope, headers: Headers) -> None:
        """A page of another site may not act through a visitor's browser (CSRF)."""
        origin = headers.get("origin")
        site = headers.get("sec-fetch-site", "same-origin")
        foreign = site not in ("same-origin", "none")
        if origin is not None and urlsplit(origin).netloc != headers.get("host"):
            foreign = True
        if foreign:
            raise HttpError(
                403,
                "Yêu cầu đến từ trang khác nên không được nhận. Nếu nó đến qua một máy chủ web "
                "đứng trước docgen, máy chủ ấy phải chuyển nguyên Host mà trình duyệt gửi.",
            )

    def _check_number(self, client: str) -> None:
        if self._busy[client] >= self._settings.per_client:
            raise HttpError(
                429,
                "Máy của bạn đang gửi quá nhiều yêu cầu cùng lúc: chờ vài giây rồi thử lại.",
                Retry_After="2",
            )
        if self._busy.total() >= self._settings.waiting:
            raise HttpError(503, "Máy chủ đang bận: chờ vài giây rồi thử lại.", Retry_After="5")

    def _bounded(self, scope: Scope, headers: Headers, receive: Receive) -> Receive:
        """A body no larger and no slower than allowed; too large is said before it is read."""
        limit = _limit(scope["path"], headers, self._settings)
        too_large = HttpError(
            413, f"Phần gửi lên lớn quá {limit / MEBIBYTE:g} MiB cho phép.", Connection="close"
        )
        if headers.get("content-encoding", "identity").lower() != "identity":
            raise HttpError(
                415, "Phần gửi lên không được nén: bỏ Content-Encoding.", Accept_Encoding="identity"
            )
        length = headers.get("content-length", "")
        if length.isdigit() and int(length) > limit:
            raise too_large
        taken, ended = 0, False
        until = anyio.current_time() + self._settings.body_seconds

        async def bounded() -> Message:
            nonlocal taken, ended
            if ended:
                return await receive()  # waits for the asker's leaving
            try:
                with anyio.fail_after(max(0.0, until - anyio.current_time())):
                    message = await receive()
            except TimeoutError:
                raise HttpError(408, "Phần gửi lên đến quá chậm.", Connection="close") from None
            taken += len(message.get("body", b""))
            if taken > limit:
                raise too_large
            ended = not message.get("more_body", False)
            return message

        return bounded


def _limit(path: str, headers: Headers, settings: Settings) -> int:
    """A document is text; what holds a file, or a sheet in its JSON, may be larger."""
    kind = headers.get("content-type", "")
    text = "json" in kind or "yaml" in kind
    sheet = path.startswith("/api/v1/batch")
    return settings.document_bytes if text and not sheet else settings.upload_bytes
