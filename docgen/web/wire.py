"""HTTP on the wire: whoever connects and then says nothing, or too slowly what, is hung up on."""

from __future__ import annotations

from asyncio import TimerHandle, Transport

from uvicorn.protocols.http.h11_impl import H11Protocol

from docgen.web.problems import problem_response

__all__ = ["HEAD_SECONDS", "BriskProtocol"]

HEAD_SECONDS = 5.0  # from the first byte, or from connecting, to the end of a request's head


class BriskProtocol(H11Protocol):
    """uvicorn's own, which would wait for ever for the rest of a request's head."""

    _late: TimerHandle | None = None

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """Someone has connected."""
        super().connection_made(transport)
        self._await_head()

    def data_received(self, data: bytes) -> None:
        """Part of a request, or all of it."""
        if self._late is None and not self._at_work:
            self._await_head()
        super().data_received(data)
        if self._at_work:
            self._stop_waiting()

    def send_400_response(self, msg: str) -> None:
        """What is no HTTP is told like every other fault; ``msg`` is uvicorn's, in English."""
        told = problem_response(
            400, "Không đọc được yêu cầu: phần đầu không đúng HTTP/1.1 hoặc quá dài."
        )
        headers = b"".join(b"%s: %s\r\n" % pair for pair in told.raw_headers)
        head = b"HTTP/1.1 400 Bad Request\r\n" + headers + b"connection: close\r\n\r\n"
        self.transport.write(head + bytes(told.body))
        self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Someone has left."""
        self._stop_waiting()
        super().connection_lost(exc)

    @property
    def _at_work(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _await_head(self) -> None:
        self._late = self.loop.call_later(HEAD_SECONDS, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None
