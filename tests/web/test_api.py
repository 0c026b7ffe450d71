"""The HTTP API: what it makes, how it refuses, what it never does."""

from __future__ import annotations

import base64
import concurrent.futures
import gzip
import json
import re
import socket
import time
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pdfplumber
import pytest
from docx import Document

import docgen
from docgen.convert import Office
from docgen.schemas.jsonschema import type_names
from docgen.web.api import at_office
from docgen.web.documents import split_yaml, to_yaml
from docgen.web.drafts import draft_of
from docgen.web.line import Line
from docgen.web.openapi import describe
from docgen.web.openapi.examples import EXAMPLE_PLAN
from docgen.web.problems import HttpError
from docgen.web.settings import Settings
from docgen.web.work import Desk
from tests.support.examples import BOTH, TAN_KHAI, rendered
from tests.support.office import require_office
from tests.web.conftest import Server, run_scene, start_server, stop_server

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


# --- What it makes ---


@pytest.mark.parametrize("name", sorted(BOTH))
def test_a_plan_file_gives_the_same_bytes_as_the_library(server: Server, name: str) -> None:
    answer = server.api("render", BOTH[name].read_bytes(), kind="application/yaml")
    assert answer.status == 200
    assert answer.headers["content-type"] == DOCX
    assert answer.body == rendered(BOTH[name])


def test_json_gives_the_same_bytes_as_the_library(server: Server) -> None:
    answer = server.api("render", EXAMPLE_PLAN)
    assert answer.body == docgen.render(docgen.Plan.model_validate(EXAMPLE_PLAN))


def test_the_name_of_a_download_keeps_its_diacritics(server: Server) -> None:
    hostile = EXAMPLE_PLAN | {"trich_yeu": 'Trồng "cây"/../\\ <script>'}
    for plan, name in (
        (EXAMPLE_PLAN, "K%E1%BA%BF%20ho%E1%BA%A1ch%20Tr%E1%BB%93ng%20c%C3%A2y"),
        (hostile, "Tr%E1%BB%93ng%20c%C3%A2y%20script"),
    ):
        found = server.api("render", plan).headers["content-disposition"]
        assert found.startswith("attachment; filename=\"van-ban.docx\"; filename*=UTF-8''")
        assert name in found
        assert re.fullmatch(r"[\x20-\x7e]+", found)


def test_a_pdf_is_made_of_a_plan_and_of_a_word_file(server: Server, tan_khai: bytes) -> None:
    require_office()
    for answer in (
        server.api("pdf", EXAMPLE_PLAN),
        server.api("pdf?name=a.docx", tan_khai, kind=DOCX),
    ):
        assert answer.status == 200, answer.body
        with pdfplumber.open(BytesIO(answer.body)) as pdf:
            assert "KẾ HOẠCH" in pdf.pages[0].extract_text()


def test_a_report_is_that_of_the_command_line(server: Server, tan_khai: bytes) -> None:
    answer = server.api("check?name=k.docx", tan_khai, kind=DOCX)
    from docgen.check import check, to_json

    assert answer.json == json.loads(to_json([check(tan_khai, name="k.docx")]))


def test_a_report_with_pages_shows_where_each_finding_stands(
    server: Server, tan_khai: bytes
) -> None:
    require_office()
    (file,) = server.api("check?pages=true", tan_khai, kind=DOCX).json["files"]
    assert len(file["pages"]) >= 4
    assert all(page["png"] for page in file["pages"])
    placed = [finding for finding in file["findings"] if "place" in finding]
    assert placed
    for finding in placed:
        for left, top, width, height in finding["place"]["boxes"]:
            assert 0 <= left < left + width <= 1
            assert 0 <= top < top + height <= 1


def test_pages_that_are_not_drawn_are_told(tan_khai: bytes) -> None:
    require_office()
    with Office() as office:
        desk = Desk(Settings(pages=2), office)
        (file,) = desk.looked_at(tan_khai, "a.docx", 48)["files"]
    assert len(file["pages"]) == 2
    assert file["more_pages"] >= 2


def test_annotated_and_fixed_files_are_word_files(server: Server, tan_khai: bytes) -> None:
    from docgen.check import annotate, check, fix

    annotated = server.api("check/annotated?name=a.docx", tan_khai, kind=DOCX)
    assert annotated.body == annotate(tan_khai, check(tan_khai))
    fixed = server.api("check/fixed?name=a.docx", tan_khai, kind=DOCX)
    assert fixed.body == fix(tan_khai)[0]


def test_a_mended_file_comes_with_what_was_done_and_what_was_left_and_why(server: Server) -> None:
    from docgen.check import fix

    document = Document()
    for text in ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc", "KẾ HOẠCH"):
        document.add_paragraph(text)
    stream = BytesIO()
    document.save(stream)
    told = server.api(
        "check/fixed?name=a.docx", stream.getvalue(), kind=DOCX, Accept="application/json"
    ).json
    data, account = fix(stream.getvalue())
    assert told["file"] == "a (đã sửa).docx"
    assert base64.b64decode(told["docx"]) == data
    assert [entry["rule"] for entry in told["done"]] == [f.rule for f in account.done]
    assert [entry["rule"] for entry in told["left"]] == [f.rule for f in account.left]
    assert told["done"]
    assert told["left"]
    for entry in told["left"]:
        assert entry["clause"]
        assert entry["why"].endswith(".")


def test_a_preview_shows_pages_once_and_what_is_found_on_them(server: Server) -> None:
    require_office()
    document = server.api("tree", TAN_KHAI.read_bytes(), kind="application/yaml").json
    shown = server.api("preview", {"document": document}).json
    assert shown["ok"]
    assert shown["findings"]
    names = [page["name"] for page in shown["pages"]]
    again = server.api("preview", {"document": document, "known": names[1:]}).json
    assert ["png" in page for page in again["pages"]] == [True] + [False] * (len(names) - 1)


def test_a_preview_of_a_half_written_plan_shows_its_page_and_every_fault(server: Server) -> None:
    require_office()
    document = {"trich_yeu": "Trồng cây", "so_ban": "nhiều", "khac": "x"}
    shown = server.api("preview", {"document": document}).json
    paths = {problem.get("path") for problem in shown["problems"]}
    assert {"co_quan", "ky_hieu", "so_ban", "khac", "cac_muc"} <= paths
    assert not shown["ok"]
    assert len(shown["pages"]) == 1
    assert shown["findings"] == []


@pytest.mark.parametrize("type_name", type_names())
def test_a_document_of_any_type_is_seen_while_it_is_empty(type_name: str) -> None:
    """The form of every type but the plan's showed no page until all was filled in."""
    assert draft_of({"loai": type_name}) is not None
    written = {key: value for key, value in EXAMPLE_PLAN.items() if key != "cac_muc"}
    for more in (
        {"noi_dung": ""},
        {"cac_muc": [{"tieu_de": "Đánh giá chung"}]},
        {"trich_yeu": "trồng cây."},
    ):
        assert draft_of(written | more | {"loai": type_name}) is not None, more


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"co_quan": "x"},
        {"co_quan": [1, 2], "cac_muc": "x", "noi_nhan": {"a": 1}},
        {"cac_muc": [{"muc": "noi_dung", "noi_dung": [{"khoan": [""]}]}, {"muc": "khong_co"}]},
        {"cac_muc": [{"muc": "kinh_phi", "tong": "4.5"}], "so_lieu": "a: [1\n b"},
        {"cac_muc": [{"tieu_de": "{{ khong_co }}"}], "phu_luc": [{"noi_dung": [{"bang": {}}]}]},
        {"ngay_ban_hanh": "31/2/2026", "nguoi_ky": {"ho_ten": "\u0007"}},
    ],
)
def test_no_half_written_plan_breaks_the_preview(server: Server, document: dict[str, Any]) -> None:
    answer = server.api("preview", {"document": document})
    assert answer.status == 200, answer.body
    assert answer.json["problems"]


def test_every_fault_is_told_without_a_document_being_made(server: Server) -> None:
    assert server.api("validate", EXAMPLE_PLAN).json == {"ok": True, "problems": []}
    told = server.api("validate", EXAMPLE_PLAN | {"ngay_ban_hanh": "31/2/2026", "la": "x"}).json
    assert not told["ok"]
    assert {"ngay_ban_hanh", "la"} == {problem["path"] for problem in told["problems"]}


def test_only_pages_that_are_looked_at_and_look_otherwise_are_drawn(server: Server) -> None:
    require_office()
    document = server.api("tree", TAN_KHAI.read_bytes(), kind="application/yaml").json

    def drawn(**asked: Any) -> list[bool]:
        nonlocal pages
        pages = server.api("preview", {"document": document, **asked}).json["pages"]
        return ["png" in page for page in pages]

    pages: list[dict[str, Any]] = []
    everything = drawn()
    assert all(everything)
    known = [page["name"] for page in pages]
    assert drawn(known=known) == [False] * len(known)
    assert drawn(seen=[1]) == [number == 1 for number in range(len(known))]
    document["dia_danh"] = "Tân Khải"  # italic, as little else is
    changed = drawn(known=known)
    assert changed[0]
    assert not all(changed)


@pytest.mark.parametrize("name", sorted(BOTH))
def test_a_plan_file_comes_back_from_the_form_as_it_was(name: str) -> None:
    """Through the tree that the page edits and back to YAML: the document is the same."""
    text = BOTH[name].read_text(encoding="utf-8")
    tree = split_yaml(text)
    assert isinstance(tree["so_lieu"], str)
    written = to_yaml(tree)
    assert split_yaml(written) == tree
    from docgen.loading import load_source
    from docgen.reading import parse

    assert load_source(parse(written, "a.yaml")) == docgen.load(BOTH[name])


def test_money_is_said_in_words(server: Server) -> None:
    found = server.api("money?amount=4.500.000").json
    assert found == {"text": "4.500.000 đồng", "words": "Bốn triệu năm trăm nghìn đồng"}
    assert server.api("money?amount=4.5").status == 422


def test_schema_rules_types_and_examples_are_there(server: Server) -> None:
    types = [entry["type"] for entry in server.api("types").json]
    assert "ke_hoach" in types
    for name in types:
        assert server.api(f"schema/{name}").json["properties"]["trich_yeu"]
    assert server.api("rules").json["rules"]
    for entry in server.api("examples").json:
        text = server.api(f"examples/{entry['name']}")
        assert server.api("render", text.body, kind="application/yaml").status == 200


# --- The description ---


def test_the_description_is_openapi_and_names_every_route(server: Server) -> None:
    validator = pytest.importorskip("openapi_spec_validator")
    described = server.api("openapi.json").json
    assert described == describe()
    validator.validate(described)
    from docgen.web import api, batch_api

    routes = {
        (route.path, method.lower())
        for route in [*api.ROUTES, *batch_api.ROUTES]
        for method in (route.methods or set()) - {"HEAD"}
        if route.path != "/openapi.json"
    }
    told = {(path, method) for path, item in described["paths"].items() for method in item}
    assert told == routes


def test_every_example_of_a_body_works(server: Server) -> None:
    for path, item in describe()["paths"].items():
        body = item.get("post", {}).get("requestBody", {}).get("content", {})
        for kind, media in body.items():
            if "example" in media:
                example = media["example"]
                answer = server.api(
                    path.lstrip("/"),
                    example if isinstance(example, dict) else example.encode(),
                    kind=kind,
                )
                assert answer.status == 200, (path, kind, answer.body)


def test_every_example_is_what_its_schema_says() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    for path, item in describe()["paths"].items():
        for operation in item.values():
            told = [operation.get("requestBody", {}), *operation["responses"].values()]
            for media in (m for one in told for m in one.get("content", {}).items()):
                kind, content = media
                if "json" in kind and "example" in content:
                    jsonschema.validate(content["example"], content["schema"])
            for parameter in operation.get("parameters", ()):
                if "example" in parameter:
                    jsonschema.validate(parameter["example"], parameter["schema"])
        assert path


# --- How it refuses ---


def _is_problem(server: Server, answer: Any, status: int) -> dict[str, Any]:
    assert answer.status == status, answer.body
    assert answer.headers["content-type"] == "application/problem+json"
    told: dict[str, Any] = answer.json
    assert told["status"] == status
    assert told["title"]
    assert re.search(r"[^\x00-\x7f]", told["detail"]), told["detail"]
    return told


def test_every_problem_is_told_with_its_place(server: Server) -> None:
    plan = EXAMPLE_PLAN | {"ngay_ban_hanh": "31/2/2026", "dia_danh": "", "la": "x"}
    told = _is_problem(server, server.api("render", plan), 422)
    assert {"ngay_ban_hanh", "dia_danh", "la"} <= {p["path"] for p in told["problems"]}
    for problem in told["problems"]:
        assert problem["code"]
        assert problem["message"]


def test_yaml_problems_name_the_line(server: Server) -> None:
    answer = server.api("render", b"loai: ke_hoach\nso: 1\nso: 2\n", kind="application/yaml")
    told = _is_problem(server, answer, 422)
    assert 3 in {problem.get("line") for problem in told["problems"]}


@pytest.mark.parametrize(
    ("path", "body", "kind", "status"),
    [
        ("render", b"{", "application/json", 422),
        ("render", b"[]", "application/json", 422),
        ("render", b"x=1", "application/x-www-form-urlencoded", 415),
        ("render", b"", "application/json", 422),
        ("check", b"not a Word file", DOCX, 422),
        ("check", b"{}", "application/json", 415),
        ("check", b"--x", "multipart/form-data; boundary=x", 415),
        ("preview", b"{}", "application/json", 422),
        ("tree", b"\xff\xfe\x00", "application/yaml", 422),
        ("schema/nothing", None, "", 422),
        ("examples/..%2f..%2fpyproject.toml", None, "", 404),
        ("examples/nothing", None, "", 404),
        ("nothing", None, "", 404),
        ("render", None, "", 405),
    ],
)
def test_a_wrong_request_is_a_sentence(
    server: Server, path: str, body: bytes | None, kind: str, status: int
) -> None:
    _is_problem(server, server.api(path, body, kind=kind), status)


@pytest.mark.parametrize(
    ("path", "body", "place", "words"),
    [
        ("preview", {"document": {}, "sean": [0]}, "sean", "có phải seen?"),
        ("preview", {"document": [], "known": "x"}, "known", "danh sách"),
        ("preview", {"document": {}, "dpi": 1000}, "dpi", "48 đến 192"),
        ("preview", {"document": {}, "dpi": True}, "dpi", "48 đến 192"),
        ("preview", {"document": {}, "dpi": 10**30}, "dpi", "48 đến 192"),
        ("preview", {"document": {}, "seen": [-1]}, "seen", "từ 0"),
        ("batch/check", {"example": "giam_ngheo", "keep-going": True}, "keep-going", "keep_going"),
        ("batch/check", {"example": "giam_ngheo", "keep_going": "có"}, "keep_going", "true hoặc"),
        ("batch/check", {"example": "giam_ngheo", "rows": {}}, "rows", "danh sách"),
        ("batch/check", {"example": "giam_ngheo", "sheet": "bảng"}, "sheet", "base64"),
        ("batch/check", {"example": "giam_ngheo", "sheet": 1}, "sheet", "chuỗi"),
        ("batch/check", {"example": "giam_ngheo", "sheet": "YQ==", "rows": []}, "rows", "một"),
        ("columns", {"example": "giamngheo"}, "example", "giam_ngheo"),
        ("fill", {"example": "giam_ngheo", "row": []}, "row", "khóa: giá trị"),
    ],
)
def test_a_request_that_asks_for_what_is_not_there_is_no_other_request(
    server: Server, path: str, body: dict[str, Any], place: str, words: str
) -> None:
    told = _is_problem(server, server.api(path, body), 422)
    (problem,) = [one for one in told["problems"] if one["path"] == place]
    assert words in problem["message"]


@pytest.mark.parametrize("query", ["pages=yes", "dpi=abc", "dpi=9999", "dpi=²"])
def test_a_question_that_is_not_understood_is_not_guessed(
    server: Server, tan_khai: bytes, query: str
) -> None:
    query = query.replace("²", "%C2%B2")
    _is_problem(server, server.api(f"check?{query}", tan_khai, kind=DOCX), 422)


def test_a_body_that_is_packed_is_told_as_such(server: Server) -> None:
    body = gzip.compress(json.dumps(EXAMPLE_PLAN).encode())
    answer = server.ask("/api/v1/render", body, Content_Encoding="gzip")
    told = _is_problem(server, answer, 415)
    assert "Content-Encoding" in told["detail"]


def test_a_body_too_large_is_refused_before_it_is_read(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as wire:
        wire.sendall(
            b"POST /api/v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: x/y\r\n"
            b"Content-Length: 104857600\r\n\r\n"
        )
        start = time.monotonic()
        assert wire.recv(1000).startswith(b"HTTP/1.1 413 ")
        assert time.monotonic() - start < 3


def test_a_body_that_grows_without_saying_its_size_is_cut(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as wire:
        wire.sendall(
            b"POST /api/v1/render HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            b"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        chunk = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
        try:
            for _ in range(100):
                wire.sendall(chunk)
        except OSError:
            pass  # it hung up, as it may
        assert b" 413 " in wire.recv(1000)


def test_100000_fields_are_an_answer_in_time(server: Server) -> None:
    plan = EXAMPLE_PLAN | {f"khoa_{number}": "x" for number in range(100_000)}
    start = time.monotonic()
    assert server.api("render", plan).status in (413, 422)
    assert time.monotonic() - start < 10


@pytest.mark.parametrize("header", ["Origin", "Sec_Fetch_Site", "Host"])
def test_another_sites_page_may_not_act_through_a_visitor(server: Server, header: str) -> None:
    foreign = {"Origin": "http://evil.example", "Sec_Fetch_Site": "cross-site"}
    foreign["Host"] = "evil.example"
    _is_problem(server, server.api("render", EXAMPLE_PLAN, **{header: foreign[header]}), 403)
    ours = {"Origin": server.url, "Sec_Fetch_Site": "same-origin", "Host": "localhost"}
    assert server.api("render", EXAMPLE_PLAN, **{header: ours[header]}).status == 200


def test_every_answer_is_shut_to_other_sites_and_scripts(server: Server) -> None:
    for path in ("/soan", "/kiem-tra", "/hang-loat", "/api/v1/types", "/nothing", "/health"):
        headers = server.ask(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in headers
        assert "server" not in headers
        assert "set-cookie" not in headers


def test_static_files_are_those_that_ship(server: Server) -> None:
    assert server.ask("/static/docgen.css").status == 200
    for name in ("..%2fapp.py", "%2e%2e/app.py", "nothing.js", "app.py"):
        assert server.ask(f"/static/{name}").status == 404


@pytest.mark.parametrize(
    "path",
    ["/static/docgen.css", "/soan", "/api/v1/schema/ke_hoach", "/api/v1/examples/tan_khai"]
    + [f"/api/v1/{name}" for name in ("types", "rules", "examples", "blueprints", "openapi.json")],
)
def test_what_has_not_changed_is_not_sent_again(server: Server, path: str) -> None:
    first = server.ask(path)
    assert first.headers["cache-control"] == "no-cache"
    tag = first.headers["etag"]
    # weak: as nginx marks what it has packed
    for asked in (tag, f"W/{tag}", f'"other", W/{tag}', "*"):
        again = server.ask(path, If_None_Match=asked)
        assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    assert server.ask(path, If_None_Match='"other"').body == first.body
    assert server.ask(path, method="HEAD").headers["content-length"] == str(len(first.body))


@pytest.mark.parametrize(
    "request_",
    [
        b"POST /api/v1/render HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n",
        b"GET /api/v1/types HTTP/1.1\r\n\r\n",  # no Host
        b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n",  # TLS where none is spoken
        b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 70_000,
    ],
    ids=["length", "host", "tls", "long"],
)
def test_what_is_no_http_is_a_sentence(server: Server, request_: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as wire:
        wire.sendall(request_)
        answer = b"".join(iter(lambda: wire.recv(10_000), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 ")
    assert b"application/problem+json" in head
    assert "HTTP/1.1" in json.loads(body)["detail"]


# --- Under load, at the end ---


def _previews(server: Server, editors: list[str]) -> list[Any]:
    document = split_yaml(TAN_KHAI.read_text(encoding="utf-8"))

    def ask(number: int) -> Any:
        asked = {"document": document | {"dia_danh": f"Tân Khai {number}"}}
        return server.api("preview", asked | {"editor": editors[number], "seen": [0]})

    with concurrent.futures.ThreadPoolExecutor(len(editors)) as threads:
        return list(threads.map(ask, range(len(editors))))


def test_of_one_editor_only_the_newest_page_is_printed(server: Server) -> None:
    require_office()
    answers = _previews(server, ["me"] * 12)
    statuses = [answer.status for answer in answers]
    assert set(statuses) == {200, 409}
    assert statuses.count(200) <= 4  # the newest, and what was done before it was asked
    for answer in answers:
        if answer.status == 409:
            _is_problem(server, answer, 409)


def test_a_line_too_long_is_503_with_the_seconds_to_wait() -> None:
    class Request:
        app = SimpleNamespace(state=SimpleNamespace(settings=Settings(), line=Line(1)))

        async def is_disconnected(self) -> bool:
            return False

    async def scene() -> None:
        request: Any = Request()
        async with request.app.state.line.turn(patience=1.0):
            with pytest.raises(HttpError) as raised:
                await at_office(request, lambda turn: None, patience=0.01)
        assert raised.value.status == 503
        assert int(raised.value.headers["Retry-After"]) >= 1
        assert await at_office(request, lambda turn: "done") == "done"

    run_scene(scene)


def _crowd(server: Server, users: int) -> list[int]:
    def ask(number: int) -> int:
        plan = EXAMPLE_PLAN | {"trich_yeu": f"Trồng cây số {number}"}
        return server.api("render", plan).status

    with concurrent.futures.ThreadPoolExecutor(users) as threads:
        return list(threads.map(ask, range(users * 4)))


def test_fifty_at_once_are_all_answered(server: Server) -> None:
    assert set(_crowd(server, 50)) == {200}


def test_more_of_one_machine_are_told_to_come_again(server: Server) -> None:
    statuses = _crowd(server, 120)
    assert set(statuses) <= {200, 429, 503}
    assert 429 in statuses
    assert statuses.count(200) >= 64
    assert server.api("render", EXAMPLE_PLAN).status == 200


def test_health_and_readiness(server: Server) -> None:
    assert server.ask("/health").body == b"ok\n"
    assert server.ask("/ready").status == 200


@pytest.mark.parametrize("path", ["/health", "/ready"])
def test_an_orchestrator_may_ask_by_any_address(server: Server, path: str) -> None:
    """A probe calls a pod by its address of today, which nobody can name beforehand."""
    assert server.ask(path, Host="10.1.2.3:8030").status == 200
    assert server.ask("/soan", Host="10.1.2.3:8030").status == 403


def test_asked_to_stop_it_finishes_what_is_under_way(tan_khai: bytes) -> None:
    require_office()
    own = start_server()
    with concurrent.futures.ThreadPoolExecutor(1) as threads:
        under_way = threads.submit(own.api, "check?pages=true", tan_khai, kind=DOCX)
        time.sleep(0.15)
        code = stop_server(own)
        assert under_way.result(30).status == 200
    assert code == 0


def test_a_taken_port_is_a_sentence(server: Server) -> None:
    from tests.support.cli import docgen as command

    done = command("serve", "--port", str(server.port), cwd=TAN_KHAI.parent)
    assert done.code == 2
    assert "--port" in done.err
    assert "Traceback" not in done.err
    done = command("serve", "--port", "0", "--host", "192.0.2.1", cwd=TAN_KHAI.parent)
    assert done.code == 2
    assert "không phải của máy này: sửa --host" in done.err
