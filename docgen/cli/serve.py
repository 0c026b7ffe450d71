"""``docgen serve``: the pages and the HTTP API, on this machine alone unless asked otherwise."""

from __future__ import annotations

import argparse
import logging
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from docgen.errors import InputError, Problem

__all__ = ["serve"]

LAST_PORT = 65535
STOP_SECONDS = 20  # for what is under way when asked to stop


def serve(options: argparse.Namespace) -> int:
    """Serve until stopped."""
    try:
        import uvicorn

        from docgen.web import Settings, create_app
        from docgen.web.addresses import root_path_of
        from docgen.web.wire import BriskProtocol
    except ModuleNotFoundError as error:
        raise InputError(
            Problem(
                "command/web-missing",
                f"docgen serve cần thêm gói {error.name}: chạy pip install 'docgen-vn[web]' rồi "
                "thử lại.",
            )
        ) from None
    if not 0 <= options.port <= LAST_PORT:
        sentence = f"Cổng là một số từ 0 đến {LAST_PORT}, không phải {options.port}."
        raise InputError(Problem("command/port", sentence))
    settings = Settings()
    names = [*settings.hosts, *(options.host_name or []), *_name_of(options.host)]
    app = create_app(
        replace(
            settings,
            hosts=tuple(dict.fromkeys(names)),
            root_path=root_path_of(options.root_path or ""),
        )
    )
    config = uvicorn.Config(
        app,
        host=options.host,
        port=options.port,
        http=BriskProtocol,
        log_level="warning",
        access_log=False,  # who asked for what is nobody's business
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=STOP_SECONDS,
        h11_max_incomplete_event_size=64 * 1024,
    )
    server = uvicorn.Server(config)
    try:
        with _unheard("uvicorn.error"):  # our own sentence says it
            listening = config.bind_socket()
    except SystemExit:
        raise InputError(
            Problem(
                "command/port",
                f"Không mở được cổng {options.port} ở {options.host}: cổng đang có chương trình "
                "khác dùng, hoặc không được phép mở: chọn cổng khác bằng --port; hoặc địa chỉ ấy "
                "không phải của máy này: sửa --host.",
            )
        ) from None
    # IPPROTO_TCP, TCP_NODELAY: asyncio sets it on sockets of its own making alone, and without it
    # the second packet of an answer waits 40 ms for the first to be acknowledged
    listening.setsockopt(6, 1, 1)
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    print(f"docgen đang chạy tại http://{shown}:{port}/ (Ctrl+C để dừng)", file=sys.stderr)
    sys.stderr.flush()
    for number in (signal.SIGINT, signal.SIGTERM):
        # uvicorn stops gracefully, then raises what it was told again: that shall not kill us
        signal.signal(number, lambda *_: None)
    server.run([listening])
    return 0


@contextmanager
def _unheard(name: str) -> Iterator[None]:
    log = logging.getLogger(name)
    log.disabled = True
    try:
        yield
    finally:
        log.disabled = False


def _name_of(host: str) -> list[str]:
    """What a browser would call us by: any name where all addresses are listened on."""
    if host in ("0.0.0.0", "::", ""):
        return []
    return [f"[{host}]" if ":" in host else host.lower()]
