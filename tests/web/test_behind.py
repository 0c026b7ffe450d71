"""Behind a web server of one's own: its scheme, its name, a path that it gives us."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urljoin

import pytest

from docgen.web.openapi import describe
from docgen.web.openapi.examples import EXAMPLE_PLAN
from tests.support.office import require_office
from tests.web.conftest import Server, start_server, stop_server

PATH = "/van-ban"


def _front(server: Server) -> type[BaseHTTPRequestHandler]:
    """A web server that gives docgen one path, which it takes off, as nginx's proxy_pass does."""

    class Front(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if not self.path.startswith(f"{PATH}/"):
                self.send_error(404)
                return
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)) as inner:
                inner.request(self.command, self.path[len(PATH) :], body, dict(self.headers))
                answer = inner.getresponse()
                data = answer.read()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                self.send_header(name, value)
            self.end_headers()
            with suppress(ConnectionError):  # whoever asked has left
                self.wfile.write(data)

        do_POST = do_GET  # noqa: N815 (the name that http.server calls)

        def log_message(self, format: str, *_: Any) -> None:
            pass

    return Front


@pytest.fixture(scope="module")
def behind(server: Server) -> Iterator[str]:
    """The address of docgen behind another server."""
    front = ThreadingHTTPServer(("127.0.0.1", 0), _front(server))
    thread = threading.Thread(target=front.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{front.server_address[1]}{PATH}/"
    front.shutdown()
    thread.join()
    front.server_close()


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("/", "/soan"),
        ("/soan/", "/soan"),
        ("/api/v1/types/", "/api/v1/types"),
        ("/api/v1/communes/?name=t%C3%A2n%20k", "/api/v1/communes?name=t%C3%A2n%20k"),
        ("/api/v1/examples/tan_khai/", "/api/v1/examples/tan_khai"),
    ],
)
def test_a_redirect_says_neither_scheme_nor_host_nor_path(
    server: Server, asked: str, meant: str
) -> None:
    """TLS ends before us: an address that begins with http:// would lead out of it."""
    answer = server.ask(asked, Host="localhost")
    assert answer.status == 307
    location = answer.headers["location"]
    assert not location.startswith(("/", "http"))
    outside = f"https://vanban.example.vn{PATH}"
    assert urljoin(outside + asked, location) == outside + meant


def test_a_body_follows_its_redirect(server: Server) -> None:
    answer = server.api("validate/", EXAMPLE_PLAN)
    assert (answer.status, answer.headers["location"]) == (307, "../validate")


@pytest.mark.parametrize("path", ["//evil.example/", "/nothing//", "/api/v1//"])
def test_no_redirect_leads_elsewhere(server: Server, path: str) -> None:
    answer = server.ask(path)
    assert answer.status in (404, 307)
    assert urljoin(server.url + path, answer.headers.get("location", "")).startswith(server.url)


def test_the_pages_live_under_a_path(behind: str, chromium: Any) -> None:
    require_office()
    context = chromium.new_context(accept_downloads=True)
    page = context.new_page()
    astray: list[str] = []
    page.on(
        "request",
        lambda request: request.url.startswith((behind, "blob:")) or astray.append(request.url),
    )
    page.goto(behind)
    page.wait_for_function("() => document.getElementById('paper').dataset.shown")
    assert page.url == f"{behind}soan"
    with page.expect_download():
        page.get_by_role("button", name="Lưu tệp YAML").click()
    for name in ("Soạn hàng loạt", "Kiểm tra thể thức", "Soạn một kế hoạch"):
        page.get_by_role("link", name=name).click()
        assert page.get_by_role("heading", name=name).count() == 1
    page.get_by_role("link", name="Soạn hàng loạt").click()
    page.wait_for_function("() => document.querySelectorAll('#blueprint option').length > 1")
    context.close()
    assert not astray


def test_the_description_says_the_path_that_it_was_told() -> None:
    own = start_server("--root-path", "van-ban/", "--host-name", "localhost")
    try:
        described = own.api("openapi.json").json
        assert described["servers"] == [{"url": f"{PATH}/api/v1"}]
        assert described["paths"] == describe()["paths"]
        # whether the server before us takes the path off or leaves it
        for path in ("/api/v1/types", f"{PATH}/api/v1/types", f"{PATH}/soan"):
            assert own.ask(path).status == 200, path
        assert own.ask(f"{PATH}/health", Host="10.1.2.3").status == 200
        assert own.ask(f"{PATH}x/soan").status == 404
    finally:
        stop_server(own)


@pytest.mark.parametrize(
    ("path", "methods"),
    [("/api/v1/render", "OPTIONS, POST"), ("/api/v1/types", "GET, HEAD, OPTIONS")],
)
def test_an_address_tells_its_methods_but_opens_to_no_other_site(
    server: Server, path: str, methods: str
) -> None:
    asked = {"Origin": "http://evil.example", "Access_Control_Request_Method": "POST"}
    answer = server.ask(path, method="OPTIONS", **asked)
    assert (answer.status, answer.headers["allow"], answer.body) == (204, methods, b"")
    assert not any(name.startswith("access-control") for name in answer.headers)
