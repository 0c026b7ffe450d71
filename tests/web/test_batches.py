"""Batches over HTTP and on their page: every fault by its cell, progress, cancel, the .zip."""

from __future__ import annotations

import base64
import http.client
import json
import os
import time
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from docgen.batch import Blueprint
from docgen.batch.rows import read_rows
from docgen.batch.rows.model import Row
from docgen.loading import load_source
from docgen.reading import parse
from docgen.rendering import render
from docgen.web.documents import source_of, to_yaml
from docgen.web.single import filled
from tests.support.examples import EXAMPLES
from tests.web.conftest import Server
from tests.web.test_pages import _axe, _download

FOLDER = EXAMPLES / "giam_ngheo"
SHEET = FOLDER / "rows.xlsx"
BLUEPRINT = """\
du_lieu:
  khoa: ma
  cot:
    - {ten: ma, tieu_de: Mã xã, so_chu_so: 5}
    - {ten: don_vi, tieu_de: Đơn vị, kieu: don_vi}
    - {ten: so_cay, tieu_de: Số cây, kieu: so}
co_quan: {ten: "{{ don_vi.uy_ban }}"}
ky_hieu: KH-UBND
dia_danh: "{{ don_vi.dia_danh }}"
ngay_ban_hanh: 6/2026
trich_yeu: Trồng cây năm 2026
cac_muc:
  - muc: muc_tieu
    tong_quat: "Trồng {{ so_cay | so }} cây trên địa bàn {{ don_vi.loai }}."
nguoi_ky: {quyen_han: TM. ỦY BAN NHÂN DÂN, chuc_vu: CHỦ TỊCH}
noi_nhan: [{luu: VT}]
"""


def _rows(count: int) -> list[dict[str, Any]]:
    return [
        {"ma": f"{n:05}", "don_vi": f"Xã Mẫu {n}", "so_cay": n * 10} for n in range(1, count + 1)
    ]


def _csv(count: int, wrong: int = 0) -> bytes:
    lines = ["Mã xã,Đơn vị,Số cây"]
    lines += [
        f"{row['ma']},{row['don_vi']},{'nhiều' if n == wrong else row['so_cay']}"
        for n, row in enumerate(_rows(count), 1)
    ]
    return "\n".join(lines).encode()


def _order(sheet: bytes, name: str = "bang.csv", **more: Any) -> dict[str, Any]:
    text = base64.b64encode(sheet).decode()
    return {"blueprint": BLUEPRINT, "sheet": text, "sheet_name": name, "check": "none", **more}


def _events(server: Server, order: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=90)
    headers = {"Content-Type": "application/json", "Accept": "text/event-stream"}
    connection.request("POST", "/api/v1/batch", json.dumps(order), headers)
    response = connection.getresponse()
    assert response.getheader("content-type", "").startswith("text/event-stream")
    name = ""
    try:
        while line := response.readline():
            if line.startswith(b"event: "):
                name = line[7:].decode().strip()
            elif line.startswith(b"data: "):
                yield name, json.loads(line[6:])
    finally:
        connection.close()


def test_rows_in_json_give_a_zip_of_their_documents(server: Server) -> None:
    rows = _rows(3)
    order = {"blueprint": BLUEPRINT, "rows": rows, "check": "all"}
    answer = server.api("batch", order)
    assert answer.status == 200, answer.body
    blueprint = Blueprint.parse(BLUEPRINT, "a.yaml")
    with zipfile.ZipFile(BytesIO(answer.body)) as archive:
        documents = [name for name in archive.namelist() if name.endswith(".docx")]
        assert len(documents) == 3
        for name, row in zip(sorted(documents), rows, strict=True):
            assert archive.read(name) == render(blueprint.fill(row))


def test_a_sheet_with_faults_is_told_cell_by_cell_and_gives_nothing(server: Server) -> None:
    order = _order(_csv(5, wrong=3))
    seen = server.api("batch/check", order).json
    assert seen["rows"] == 5
    (problem,) = seen["problems"]
    assert (problem["line"], problem["title"], problem["value"]) == (4, "Số cây", "nhiều")
    answer = server.api("batch", order)
    assert answer.status == 422
    assert answer.json["problems"][0]["message"] == problem["message"]


def test_a_workbook_comes_back_with_its_faults_marked(server: Server) -> None:
    sheet = server.api("rows", {"example": "giam_ngheo"})
    assert sheet.body.startswith(b"PK")
    order = {"example": "giam_ngheo", "sheet": base64.b64encode(SHEET.read_bytes()).decode()}
    assert server.api("batch/check", order).json["problems"] == []
    empty = {"example": "giam_ngheo", "sheet": base64.b64encode(sheet.body).decode()}
    assert server.api("batch/check", empty).json["problems"]
    marked = server.api("batch/marked", empty)
    assert marked.status == 200, marked.body
    assert marked.body.startswith(b"PK")


def test_the_stream_tells_progress_failed_rows_and_brings_the_file(server: Server) -> None:
    parts, rows, last = [], [], {}
    for name, data in _events(server, _order(_csv(40, wrong=7), keep_going=True)):
        if name == "file":
            parts.append(base64.b64decode(data["data"]))
        elif name == "row":
            rows.append(data)
        elif name == "progress":
            last = data
        else:
            assert name in ("survey", "done")
    assert last == {"made": 39, "failed": 1, "faulty": 0, "rows": 40}
    assert [row["key"] for row in rows] == ["00007"]
    with zipfile.ZipFile(BytesIO(b"".join(parts))) as archive:
        assert archive.testzip() is None
        assert sum(name.endswith(".docx") for name in archive.namelist()) == 39


def _left_behind() -> list[str]:
    import tempfile

    return [name for name in os.listdir(tempfile.gettempdir()) if name.startswith("docgen-batch-")]


def test_whoever_leaves_ends_the_work_and_nothing_is_left(server: Server) -> None:
    events = _events(server, _order(_csv(1_500), check="all"))
    assert next(events)[0] == "survey"
    assert _left_behind()
    events.close()  # type: ignore[attr-defined]
    for _ in range(100):
        if not _left_behind():
            break
        time.sleep(0.1)
    assert not _left_behind()
    assert server.api("batch", _order(_csv(1))).status == 200


def test_whoever_leaves_an_archive_ends_the_work(server: Server) -> None:
    order = json.dumps(_order(_csv(1_500), check="all"))
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=90)
    connection.request("POST", "/api/v1/batch", order, {"Content-Type": "application/json"})
    for _ in range(100):
        if _left_behind():
            break
        time.sleep(0.1)
    assert _left_behind()
    connection.close()
    start = time.monotonic()
    while _left_behind() and time.monotonic() - start < 60:
        time.sleep(0.1)
    assert not _left_behind()
    assert server.api("batch", _order(_csv(1))).status == 200


def test_more_rows_than_allowed_are_a_sentence(server: Server) -> None:
    answer = server.api("batch/check", _order(_csv(5_001)))
    assert answer.status == 422
    assert "5000" in answer.json["detail"]


@pytest.mark.parametrize(
    "order",
    [
        {},
        {"example": "../tan_khai"},
        {"blueprint": "co_quan: ["},
        {"blueprint": BLUEPRINT, "rows": "x"},
        {"blueprint": BLUEPRINT, "rows": []},
        {"blueprint": BLUEPRINT, "sheet": "*"},
        {"blueprint": BLUEPRINT, "sheet": ""},
        {"blueprint": BLUEPRINT, "rows": _rows(1), "check": "some"},
    ],
)
def test_a_wrong_order_is_a_sentence(server: Server, order: dict[str, Any]) -> None:
    answer = server.api("batch", order)
    assert answer.status == 422, answer.body
    assert answer.json["problems"][0]["message"]


@pytest.mark.parametrize("name", ["bang.csv", "bang.txt"])
def test_a_file_of_one_table_is_told_where_the_blueprint_asks_for_more(
    server: Server, name: str
) -> None:
    """Files beside it, which the reader would ask for, can't be sent."""
    order = {"example": "giam_ngheo", "sheet": base64.b64encode(_csv(1)).decode()}
    (problem,) = server.api("batch/check", order | {"sheet_name": name}).json["problems"]
    assert "mỗi bảng một trang (.xlsx)" in problem["message"]
    assert server.api("batch", order | {"sheet_name": name}).status == 422


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (b'{"example": "giam_ngheo",\n "rows": [],}', (2, 13)),
        (b"", (1, 1)),
        (b'{"rows": "\xff"}', None),
        (b'{"rows": ' + b"[" * 100_000, None),
        (b'{"rows": [{"ma": ' + b"9" * 5_000 + b"}]}", None),
    ],
    ids=["comma", "empty", "encoding", "depth", "number"],
)
def test_wrong_json_is_told_where_it_is_wrong(
    server: Server, body: bytes, place: tuple[int, int] | None
) -> None:
    answer = server.api("batch/check", body)
    assert answer.status == 422
    (problem,) = answer.json["problems"]
    assert problem["code"] == "body/json"
    assert place is None or place == (problem["line"], problem["column"])


def test_a_file_of_another_kind_is_told_as_such(server: Server) -> None:
    answer = server.api("batch/check", _order(b"%PDF-1.7", name="../../bang.pdf"))
    (problem,) = answer.json["problems"]
    assert "“.pdf”" in problem["message"]


# --- One row, by hand ---


def test_a_blueprint_tells_what_it_asks_for(server: Server) -> None:
    asked = server.api("columns", {"example": "giam_ngheo"}).json
    by_name = {column["name"]: column for column in asked["columns"]}
    assert by_name["ma"]["title"] == "Mã đơn vị"
    assert by_name["ma"]["required"]
    assert not by_name["so"]["required"]
    assert by_name["khu_dan_cu"]["choices"]
    assert [table["name"] for table in asked["tables"]] == ["khu_pho", "nhu_cau"]


def test_a_row_filled_in_by_hand_is_the_plan_that_a_batch_makes(server: Server) -> None:
    blueprint = Blueprint.load(FOLDER / "blueprint.yaml")
    for row in read_rows(SHEET, blueprint):
        assert isinstance(row, Row)
        made = render(blueprint.fill(row))
        tree = filled(blueprint, row)
        assert render(load_source(source_of(tree))) == made
        assert render(load_source(parse(to_yaml(tree), "a.yaml"))) == made
    body = {"blueprint": BLUEPRINT, "row": _rows(1)[0]}
    plan = server.api("fill", body).json["document"]
    assert server.api("render", plan).body == render(
        Blueprint.parse(BLUEPRINT, "a.yaml").fill(_rows(1)[0])
    )


def test_a_faulty_row_is_told_by_its_columns(server: Server) -> None:
    row = {"ma": "1", "don_vi": "x", "khu_pho": [{"ten": "a", "so_ho": "nhiều"}]}
    answer = server.api("fill", {"example": "giam_ngheo", "row": row})
    assert answer.status == 422
    paths = {problem["path"] for problem in answer.json["problems"]}
    assert {"ma", "don_vi", "tinh", "khu_pho[0].so_ho"} <= paths
    assert server.api("fill", {"example": "giam_ngheo", "row": []}).status == 422


# --- The page ---


def test_a_province_uploads_its_sheet_and_takes_away_a_zip(page: Any) -> None:
    page.goto("/hang-loat")
    name, sheet = _download(page, "Tải bảng tính để điền")
    assert name == "Bảng tính để điền.xlsx"
    assert sheet.startswith(b"PK")
    page.set_input_files("#rows", str(SHEET))
    page.get_by_text("không có lỗi").wait_for()
    name, archive = _download(page, "Soạn tất cả")
    assert name == "van-ban.zip"
    count = len(zipfile.ZipFile(BytesIO(archive)).namelist())
    assert count >= 10
    page.get_by_text("Đã xong:").wait_for()
    assert not _axe(page)


def test_every_fault_of_a_sheet_is_on_the_page_with_its_cell(page: Any, tmp_path: Path) -> None:
    blueprint = tmp_path / "mau.yaml"
    blueprint.write_text(BLUEPRINT, encoding="utf-8")
    sheet = tmp_path / "bang.csv"
    sheet.write_bytes(_csv(12, wrong=4).replace(b"00009,", b"00008,"))
    page.goto("/hang-loat")
    page.get_by_label("Kế hoạch mẫu", exact=True).select_option("")
    page.set_input_files("#own-file", str(blueprint))
    page.set_input_files("#rows", str(sheet))
    page.get_by_text("12 dòng, 2 lỗi.").wait_for()
    assert page.locator("#faults tbody tr").count() == 2
    assert "nhiều" in page.locator("#faults").text_content()
    assert not _axe(page)
    name, marked = _download(page, "Tải bảng có đánh dấu lỗi")
    assert name == "Bảng có đánh dấu lỗi.xlsx"
    assert marked.startswith(b"PK")
    _, archive = _download(page, "Soạn những dòng đúng")
    documents = [n for n in zipfile.ZipFile(BytesIO(archive)).namelist() if n.endswith(".docx")]
    assert len(documents) == 10
    assert page.locator("#failed tbody tr").count() == 2


def test_a_run_is_stopped_by_its_button(page: Any, tmp_path: Path) -> None:
    blueprint = tmp_path / "mau.yaml"
    blueprint.write_text(BLUEPRINT, encoding="utf-8")
    sheet = tmp_path / "bang.csv"
    sheet.write_bytes(_csv(90))
    page.goto("/hang-loat")
    page.get_by_label("Kế hoạch mẫu", exact=True).select_option("")
    page.set_input_files("#own-file", str(blueprint))
    page.set_input_files("#rows", str(sheet))
    page.get_by_text("90 dòng, không có lỗi.").wait_for()
    page.get_by_role("button", name="Soạn tất cả").click()
    page.get_by_role("button", name="Dừng lại").click()
    page.get_by_text("Đã dừng; không có gì được giữ lại.").wait_for()
    assert page.get_by_role("button", name="Soạn tất cả").is_enabled()
