"""Nothing that was typed, opened or pasted is lost, whatever the server or the file does."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from docgen.check import fix
from tests.support.examples import EXAMPLES, TAN_KHAI
from tests.support.office import require_office
from tests.web.conftest import Server, start_server, stop_server
from tests.web.test_batches import BLUEPRINT, _csv
from tests.web.test_pages import (
    _bad_file,
    _download,
    _open_form,
    _shown,
    _start_from,
    _wait_for_paper,
)

PASTE = """(field, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const told = { clipboardData: data, bubbles: true, cancelable: true };
    field.focus();
    field.dispatchEvent(new ClipboardEvent("paste", told));
}"""
DROP = """([name, text]) => {
    const data = new DataTransfer();
    data.items.add(new File([text], name));
    const told = { dataTransfer: data, bubbles: true, cancelable: true };
    const over = new DragEvent("dragover", told);
    document.body.dispatchEvent(over);
    document.body.dispatchEvent(new DragEvent("drop", told));
    return over.defaultPrevented;
}"""


def _rows(page: Any, key: str) -> list[str]:
    rows: list[str] = page.evaluate(
        """key => [...document.querySelectorAll(`.list-${key} > .rows > .row > textarea`)]
            .map(area => area.value)""",
        key,
    )
    return rows


# --- Steps back and forth ---


def test_a_step_back_takes_one_field_and_can_be_taken_again(page: Any) -> None:
    """It took all that was typed since the last row was added, for good."""
    _open_form(page)
    place, symbol = page.get_by_label("Địa danh"), page.get_by_label("Ký hiệu văn bản")
    purpose = page.get_by_label("Mục đích 1")
    purpose.fill("Tăng độ che phủ.")
    place.fill("Đồng")
    place.fill("Đồng Tâm")
    symbol.fill("KH-UBND")
    back, forth = (page.get_by_role("button", name=name) for name in ("Hoàn tác", "Làm lại"))
    for values in (("Đồng Tâm", ""), ("", "")):
        back.click()
        page.wait_for_function("value => document.activeElement && value", arg="x")
        assert (place.input_value(), symbol.input_value()) == values
        assert purpose.input_value() == "Tăng độ che phủ."
    forth.click()
    forth.click()
    assert (place.input_value(), symbol.input_value()) == ("Đồng Tâm", "KH-UBND")
    assert forth.is_disabled()
    page.locator("h1").click()
    page.keyboard.press("Control+z")
    assert symbol.input_value() == ""
    page.keyboard.press("Control+y")
    assert symbol.input_value() == "KH-UBND"
    page.reload()
    _wait_for_paper(page, 0)
    assert page.get_by_label("Ký hiệu văn bản").input_value() == "KH-UBND"


# --- A server that is away ---


@pytest.mark.parametrize("gone", ["**/api/v1/schema/thong_bao", "**/api/v1/tree"])
def test_what_can_not_be_opened_takes_nothing_away(page: Any, gone: str) -> None:
    _open_form(page)
    page.get_by_label("Địa danh").fill("Đồng Tâm")
    page.route(gone, lambda route: route.abort())
    if "schema" in gone:
        page.get_by_label("Loại").select_option("thong_bao")
    else:
        page.get_by_role("button", name="Bắt đầu từ").click()
        page.get_by_role("menuitem", name="Giảm hộ nghèo của thị trấn").click()
    page.get_by_text("Không gọi được docgen").wait_for()
    assert page.get_by_label("Loại").input_value() == "ke_hoach"
    page.get_by_label("Ký hiệu văn bản").fill("KH-UBND")
    page.reload()
    _wait_for_paper(page, 0)
    assert page.get_by_label("Địa danh").input_value() == "Đồng Tâm"
    assert page.get_by_label("Ký hiệu văn bản").input_value() == "KH-UBND"


def test_what_failed_is_not_spoken_over_by_the_page_that_is_drawn(page: Any) -> None:
    require_office()
    _open_form(page)
    page.route("**/api/v1/render", lambda route: route.abort())
    before = _shown(page)
    page.get_by_label("Địa danh").fill("Đồng Tâm")  # its page is on its way
    page.get_by_role("button", name="Tải tệp Word").click()
    _wait_for_paper(page, before)
    assert page.locator("#status").text_content().startswith("Không gọi được docgen")
    page.get_by_label("Địa danh").fill("Đồng Tâm 2")
    page.wait_for_function("() => document.getElementById('status').textContent.includes('chỗ')")


def test_faults_stay_told_when_the_server_leaves(page: Any) -> None:
    _open_form(page)
    page.get_by_label("Ngày ban hành").fill("31/2/2026")
    page.locator('[data-key="ngay_ban_hanh"] [aria-invalid=true]').wait_for()
    page.route("**/api/v1/render", lambda route: route.abort())
    page.get_by_role("button", name="Tải tệp Word").click()
    page.get_by_text("Không gọi được docgen").wait_for()
    assert page.locator('[data-key="ngay_ban_hanh"] [aria-invalid=true]').count() == 1


def test_a_page_opened_while_docgen_restarts_waits_for_it(page: Any) -> None:
    refusals = iter([502, 0])

    def refuse(route: Any) -> None:
        status = next(refusals, None)
        if status is None:
            route.continue_()
        elif status:
            route.fulfill(status=status, body="<h1>Bad Gateway</h1>", content_type="text/html")
        else:
            route.abort()

    page.route("**/api/v1/types", refuse)
    page.goto("/soan")
    page.get_by_text("Máy chủ web không gọi được docgen").wait_for()
    _wait_for_paper(page, 0)
    assert page.get_by_label("Địa danh").is_visible()


def test_a_batch_that_breaks_off_is_told_in_vietnamese(chromium: Any, tmp_path: Path) -> None:
    own = start_server()
    context = chromium.new_context(base_url=own.url)
    page = context.new_page()
    page.goto("/hang-loat")
    page.wait_for_function("() => document.querySelectorAll('#blueprint option').length > 1")
    blueprint, sheet = tmp_path / "mau.yaml", tmp_path / "bang.csv"
    blueprint.write_text(BLUEPRINT, encoding="utf-8")
    sheet.write_bytes(_csv(3_000))
    page.get_by_label("Kế hoạch mẫu", exact=True).select_option("")
    page.set_input_files("#own-file", str(blueprint))
    page.set_input_files("#rows", str(sheet))
    page.get_by_text("3000 dòng, không có lỗi.").wait_for()
    page.get_by_role("button", name="Soạn tất cả").click()
    page.get_by_text("Đã soạn").wait_for()
    own.process.kill()
    page.get_by_text("Mất kết nối với máy chủ giữa chừng").wait_for()
    assert page.get_by_role("button", name="Soạn tất cả").is_enabled()
    context.close()
    stop_server(own)


# --- Files that hold what the form does not expect ---


def test_work_of_a_type_that_is_not_known_is_opened_and_told(page: Any) -> None:
    """The page could not be opened any more: what it kept made its beginning fail."""
    _open_form(page)
    kept = json.dumps({"loai": "khong_co", "dia_danh": "Đồng Tâm"})
    page.evaluate("text => sessionStorage.setItem('docgen.soan.1', text)", kept)
    page.reload()
    _wait_for_paper(page, 0)
    assert page.get_by_label("Địa danh").input_value() == "Đồng Tâm"
    kind = page.get_by_label("Loại")
    chosen = "select => select.selectedOptions[0].textContent"
    assert kind.evaluate(chosen) == "khong_co (không có loại này)"
    kind.select_option("ke_hoach")
    page.wait_for_function("() => !document.querySelector('#type .unknown')")
    assert kind.evaluate(chosen) == "Kế hoạch"


def test_a_sentence_where_a_group_belongs_stays_before_the_eyes(page: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "co_quan: UBND xã Đồng Tâm\n"
        "cac_muc:\n  - {muc: to_chuc_thuc_hien, phan_cong: [Phòng Kinh tế làm]}\n",
        encoding="utf-8",
    )
    _open_form(page)
    before = _shown(page)
    page.set_input_files("#file", str(path))
    _wait_for_paper(page, before)
    issuer = page.get_by_label("Cơ quan ban hành", exact=True)
    assert issuer.input_value() == "UBND xã Đồng Tâm"
    assert issuer.get_attribute("aria-invalid") == "true"
    assert "Phòng Kinh tế làm" in page.evaluate(
        "[...document.querySelectorAll('.list-phan_cong textarea')].map(area => area.value)"
    )
    saved = page.evaluate("sessionStorage.getItem('docgen.soan.1')")
    assert "UBND xã Đồng Tâm" in saved
    page.get_by_role("button", name="Bỏ câu này").first.click()
    assert page.get_by_label("Tên cơ quan ban hành").first.is_visible()


def test_a_key_that_the_form_does_not_know_is_seen_and_can_be_dropped(
    page: Any, tmp_path: Path
) -> None:
    """It was told of for ever, in a place that was not on the page."""
    path = tmp_path / "a.yaml"
    path.write_text("noi_nhann: Các thôn\nco_quan: {tenn: UBND xã Đồng Tâm}\n", encoding="utf-8")
    _open_form(page)
    before = _shown(page)
    page.set_input_files("#file", str(path))
    _wait_for_paper(page, before)
    for name, value in (("noi_nhann", "Các thôn"), ("tenn", "UBND xã Đồng Tâm")):
        field = page.get_by_label(name, exact=True)
        assert field.input_value() == value
        assert field.get_attribute("aria-invalid") == "true"
        page.get_by_role("button", name=f"Bỏ {name}").click()
        assert field.count() == 0
    assert "noi_nhann" not in page.evaluate("sessionStorage.getItem('docgen.soan.1')")


# --- What is pasted ---


def test_paragraphs_pasted_from_word_are_rows_without_their_markers(page: Any) -> None:
    """They became one paragraph, and its characters that nobody sees had to be found by eye."""
    _open_form(page)
    purpose = page.get_by_label("Mục đích 1")
    purpose.evaluate(PASTE, "Tăng độ che\u00ad phủ.\r\nGiữ\tđất\u200b.\r\n\r\n")
    areas = "[...document.querySelectorAll('[data-key=muc_dich] textarea')].map(area => area.value)"
    assert page.evaluate(areas) == ["Tăng độ che phủ.", "Giữ đất."]
    page.get_by_label("Nơi nhận 1", exact=True).evaluate(PASTE, "-\tCác thôn\r\n\uf0b7\tCông an xã")
    assert _rows(page, "noi_nhan")[:2] == ["Các thôn", "Công an xã"]
    place = page.get_by_label("Địa danh")
    place.evaluate(PASTE, "\ufeffĐồng\u200b Tâm")
    assert place.input_value() == "Đồng Tâm"
    title = page.get_by_label("Trích yếu 1", exact=True)
    title.evaluate(PASTE, "Trồng cây\r\nnăm 2026")
    assert page.get_by_label("Trích yếu 2", exact=True).count() == 0
    kept = json.loads(page.evaluate("sessionStorage.getItem('docgen.soan.1')"))
    assert kept["trich_yeu"] == "Trồng cây năm 2026"
    page.get_by_role("button", name="Hoàn tác").click()
    page.get_by_role("button", name="Hoàn tác").click()
    page.get_by_role("button", name="Hoàn tác").click()
    page.get_by_role("button", name="Hoàn tác").click()
    assert page.evaluate(areas) == [""]


def test_cells_pasted_from_excel_fill_the_table(page: Any) -> None:
    _open_form(page)
    section = page.locator('.list-cac_muc > .rows > [data-key="2"]')
    section.get_by_role("button", name="Thêm đoạn, khoản, bảng").last.click()
    page.get_by_role("menuitem", name="Bảng").click()
    table = section.locator("fieldset.table")
    cell = table.get_by_label("Hàng 1, Nội dung")
    cell.evaluate(PASTE, "Thôn 1\t1.000.000\nThôn 2\t2.500.000\n")
    cells = table.locator(".grid tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.querySelectorAll('input')].map(cell => cell.value))"
    )
    # the row and the column that were lacking came with them
    assert cells == [["Thôn 1", "1.000.000"], ["Thôn 2", "2.500.000"]]


# --- Files that are chosen again, dropped, written anew ---


def test_a_file_is_mended_as_it_was_judged_and_may_be_chosen_again(
    page: Any, tmp_path: Path
) -> None:
    path = _bad_file(tmp_path)
    judged = path.read_bytes()
    page.goto("/kiem-tra")
    page.set_input_files("#file", str(path))
    page.get_by_text("Chưa đạt").wait_for()
    # else the browser would not tell that the same file, mended in Word, was chosen again
    assert page.evaluate("document.getElementById('file').files.length") == 0
    shutil.copy(EXAMPLES / "giam_ngheo" / "rows.xlsx", path)  # Word writes it anew
    assert _download(page, "Tải bản đã sửa hình thức")[1] == fix(judged)[0]
    page.goto("/hang-loat")
    page.set_input_files("#rows", str(EXAMPLES / "giam_ngheo" / "rows.xlsx"))
    page.get_by_text("không có lỗi").wait_for()
    assert page.evaluate("document.getElementById('rows').files.length") == 0
    assert page.get_by_text("rows.xlsx").is_visible()


def test_a_file_dropped_on_a_page_is_opened_there(page: Any) -> None:
    """The browser left the page for the file."""
    _open_form(page)
    before = _shown(page)
    assert page.evaluate(DROP, ["a.yaml", TAN_KHAI.read_text(encoding="utf-8")])
    _wait_for_paper(page, before)
    assert page.get_by_label("Địa danh").input_value() == "Tân Khai"
    page.goto("/hang-loat")
    page.wait_for_function("() => document.querySelectorAll('#blueprint option').length > 1")
    assert page.evaluate(DROP, ["bang.csv", "a\n"])
    page.get_by_text("bang.csv").wait_for()


def test_what_a_web_server_before_docgen_refuses_is_told(page: Any, tmp_path: Path) -> None:
    page.route(
        "**/api/v1/check*",
        lambda route: route.fulfill(status=413, body="<h1>413</h1>", content_type="text/html"),
    )
    page.goto("/kiem-tra")
    page.set_input_files("#file", str(_bad_file(tmp_path)))
    page.get_by_text("Tệp lớn quá mức máy chủ web nhận.").wait_for()


# --- Browsers that can't ---


@pytest.mark.parametrize("name", ["soan", "hang-loat", "kiem-tra"])
def test_a_browser_that_can_not_run_a_page_says_so(
    chromium: Any, server: Server, name: str
) -> None:
    """It said “Đang mở…” for ever."""
    context = chromium.new_context(base_url=server.url)
    page = context.new_page()
    page.route(
        f"**/static/{name}.js",
        lambda route: route.fulfill(body="let too = new;", content_type="text/javascript"),
    )
    page.goto(f"/{name}")
    page.get_by_role("alert").get_by_text("Trình duyệt này đã cũ").wait_for()
    context.close()


@pytest.mark.parametrize("name", ["soan", "hang-loat", "kiem-tra"])
def test_without_javascript_a_page_says_so(server: Server, name: str) -> None:
    """Read as text: Playwright switches scripts off, yet has the browser hide what stands there."""
    text = server.ask(f"/{name}").body.decode()
    assert re.search(r"<main[^>]*>\s*<noscript><p [^>]*>Trang này cần JavaScript", text)


# --- What is seen ---


def test_a_button_that_does_nothing_yet_looks_so(page: Any) -> None:
    page.goto("/hang-loat")
    run = page.get_by_role("button", name="Soạn tất cả")
    assert run.is_disabled()
    look = "button => getComputedStyle(button).backgroundColor"
    page.goto("/soan")
    assert run.count() == 0
    ready = page.get_by_role("button", name="Tải tệp Word").evaluate(look)
    page.goto("/hang-loat")
    assert run.evaluate(look) != ready


def test_on_a_phone_each_field_has_the_whole_width(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    _open_form(page)
    _start_from(page, "Giảm hộ nghèo của thị trấn")
    assert page.get_by_label("Ngày ban hành").bounding_box()["width"] > 300
