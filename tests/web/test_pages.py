"""The pages as a person uses them, in a real Chromium: by mouse, by keyboard, by screen reader."""

from __future__ import annotations

import time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

import docgen
from docgen.check import check, fix
from docgen.loading import load_source
from docgen.reading import parse
from tests.support.examples import EXAMPLES, TAN_KHAI
from tests.support.office import require_office

PHONE = {"width": 360, "height": 740}
OLD_MONITOR = {"width": 1024, "height": 768}
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _axe(page: Any) -> list[str]:
    """What axe-core holds against the page, by WCAG 2.2 A and AA and its best practices."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    found = axe.Axe().run(page).response["violations"]
    return [
        f"{fault['id']}: {fault['help']}: {[node['html'][:150] for node in fault['nodes'][:3]]}"
        for fault in found
    ]


def _shown(page: Any) -> int:
    return int(page.locator("#paper").get_attribute("data-shown") or 0)


def _wait_for_paper(page: Any, before: int) -> None:
    page.wait_for_function(
        "before => Number(document.getElementById('paper').dataset.shown || 0) > before",
        arg=before,
    )


def _open_form(page: Any) -> None:
    page.goto("/soan")
    _wait_for_paper(page, 0)


def _start_from(page: Any, name: str) -> None:
    before = _shown(page)
    page.get_by_role("button", name="Bắt đầu từ").click()
    page.get_by_role("menuitem", name=name).click()
    _wait_for_paper(page, before)


def _download(page: Any, button: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def _words(docx: bytes) -> str:
    document = Document(BytesIO(docx))
    cells = [p for t in document.tables for c in t._cells for p in c.paragraphs]
    return "\n".join(p.text for p in [*cells, *document.paragraphs])


# --- From an empty form to a file ---


def test_a_clerk_fills_an_empty_form_and_takes_away_a_right_document(page: Any) -> None:
    require_office()
    _open_form(page)
    assert "chưa điền" in page.locator("#status").text_content()

    def fill(label: str) -> Any:
        return page.get_by_label(label, exact=True)

    fill("Tên cơ quan ban hành 1").fill("Ủy ban nhân dân xã Đồng Tâm")
    fill("Ký hiệu văn bản").fill("KH-UBND")
    fill("Địa danh").fill("Đồng Tâm")
    fill("Ngày ban hành").fill("31/2/2026")
    fill("Trích yếu 1").fill("Trồng cây năm 2026")
    fill("Mục đích 1").fill("Tăng độ che phủ của rừng.")
    fill("Yêu cầu 1").fill("Cây sống sau một năm đạt 90%.")
    fill("Mục tiêu tổng quát 1").fill("Trồng 1.000 cây xanh.")
    fill("Mục tiêu cụ thể 1").fill("Mỗi thôn trồng 100 cây.")
    fill("Nội dung 1").fill("Phát động Tết trồng cây tại các thôn.")
    fill("Đơn vị 1").fill("Phòng Kinh tế")
    fill("Nhiệm vụ 1").fill("Chuẩn bị cây giống trước ngày 15/01/2026.")
    fill("Quyền hạn 1").fill("TM. ỦY BAN NHÂN DÂN")
    fill("Chức vụ").fill("CHỦ TỊCH")
    fill("Nơi nhận 1").fill("Các thôn")

    date = fill("Ngày ban hành")
    error = page.locator('[data-key="ngay_ban_hanh"] .error')
    page.wait_for_function(
        "() => document.querySelector('[data-key=\"ngay_ban_hanh\"] [aria-invalid=true]')"
    )
    assert "31/2/2026" in error.text_content() or "tháng 2" in error.text_content()
    assert date.get_attribute("aria-invalid") == "true"
    assert error.get_attribute("id") in date.get_attribute("aria-describedby").split()

    date.fill("02/02/2026")
    page.wait_for_function(
        "() => document.getElementById('status').textContent.startsWith('Đã đủ')"
    )
    assert error.is_hidden()
    assert date.get_attribute("aria-invalid") is None

    name, docx = _download(page, "Tải tệp Word")
    assert name == "Kế hoạch Trồng cây năm 2026.docx"
    words = _words(docx)
    for text in ("XÃ ĐỒNG TÂM", "Trồng cây năm 2026", "Chuẩn bị cây giống", "Các thôn"):
        assert text in words
    assert check(docx).ok, str(check(docx))

    name, pdf = _download(page, "Tải PDF")
    assert name == "Kế hoạch Trồng cây năm 2026.pdf"
    assert pdf.startswith(b"%PDF")


def test_a_double_click_takes_one_file(page: Any) -> None:
    _open_form(page)
    taken: list[str] = []
    page.on("download", lambda file: taken.append(file.suggested_filename))
    with page.expect_download():
        page.get_by_role("button", name="Lưu tệp YAML").dblclick()
    page.wait_for_timeout(700)
    assert taken == ["ke_hoach.yaml"]


def test_a_download_of_an_unfinished_plan_leads_to_what_is_missing(page: Any) -> None:
    _open_form(page)
    page.get_by_role("button", name="Tải tệp Word").click()
    page.wait_for_function("() => document.activeElement.closest('#form')")
    focused = page.evaluate("document.activeElement.closest('[data-key]').dataset.key")
    assert focused in ("co_quan", "ten")


def test_the_work_survives_a_reload(page: Any) -> None:
    _open_form(page)
    page.get_by_label("Địa danh").fill("Đồng Tâm")
    page.reload()
    _wait_for_paper(page, 0)
    assert page.get_by_label("Địa danh").input_value() == "Đồng Tâm"


# --- The seed plan in the form ---


def test_the_seed_plan_goes_through_the_form_unchanged(page: Any, tmp_path: Path) -> None:
    require_office()
    _open_form(page)
    _start_from(page, "Giảm hộ nghèo của thị trấn")
    _, docx = _download(page, "Tải tệp Word")
    assert docx == docgen.render(docgen.load(TAN_KHAI))
    _, text = _download(page, "Lưu tệp YAML")
    assert load_source(parse(text, "a.yaml")) == docgen.load(TAN_KHAI)
    _start_from(page, "Kế hoạch trống")
    saved = tmp_path / "ke_hoach.yaml"
    saved.write_bytes(text)
    before = _shown(page)
    page.set_input_files("#file", str(saved))
    _wait_for_paper(page, before)
    assert _download(page, "Tải tệp Word")[1] == docx


def test_findings_stand_in_the_margin_with_their_clause(page: Any) -> None:
    require_office()
    _open_form(page)
    _start_from(page, "Giảm hộ nghèo của thị trấn")
    note = page.locator(".notes li", has_text="Số văn bản còn để trống").first
    assert "điểm a khoản 3 Mục II Phần I Phụ lục I" in note.text_content()
    assert page.locator(".page img").first.get_attribute("alt").startswith("Trang 1 trên ")
    assert page.locator(".page .mark-box").count()


def test_the_paper_follows_the_typing_within_a_second(page: Any) -> None:
    """Half a second on an idle machine; the bound here leaves room for a busy one."""
    require_office()
    _open_form(page)
    _start_from(page, "Giảm hộ nghèo của thị trấn")
    times = []
    for number in range(5):
        before = _shown(page)
        picture = page.locator(".page img").first.get_attribute("src")
        start = time.monotonic()
        page.get_by_label("Địa danh").fill(f"Tân Khai {number}")
        _wait_for_paper(page, before)
        times.append(time.monotonic() - start)
        assert page.locator(".page img").first.get_attribute("src") != picture
    print("from the last key to the new page:", [round(t, 2) for t in sorted(times)])
    assert sorted(times)[2] < 1.5


def test_the_paper_turns_to_the_page_that_is_typed_on(page: Any) -> None:
    require_office()
    _open_form(page)
    _start_from(page, "Giảm hộ nghèo của thị trấn")
    scrolled = "document.querySelector('.view').scrollTop"
    assert page.evaluate(scrolled) == 0
    before = _shown(page)
    name = page.get_by_label("Nơi nhận 1", exact=True)
    name.fill(name.input_value()[::-1])  # the same letters: only their page looks otherwise
    _wait_for_paper(page, before)
    assert page.evaluate(scrolled) > 0
    changed = page.locator(".sheet[data-changed='1']").first
    assert changed.bounding_box()["y"] < page.viewport_size["height"]


def test_lists_grow_move_shrink_and_come_back_by_keyboard_alone(page: Any) -> None:
    _open_form(page)
    _start_from(page, "Giảm hộ nghèo của thị trấn")
    values = """() => [...document.querySelectorAll(
        '.list-noi_nhan > .rows > .row > textarea')].map(area => area.value)"""
    first, second, *rest = page.evaluate(values)
    page.get_by_label("Nơi nhận 1", exact=True).focus()
    page.keyboard.press("Alt+ArrowDown")
    assert page.evaluate(values)[:2] == [second, first]
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Control+Enter")
    page.keyboard.type("Công an xã")
    assert page.evaluate(values)[:2] == [first, "Công an xã"]
    page.keyboard.press("Tab")  # the row's menu
    page.keyboard.press("Enter")
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.textContent") == "Xóa"
    page.keyboard.press("Enter")
    assert page.evaluate(values) == [first, second, *rest]
    page.get_by_role("button", name="Hoàn tác").press("Enter")
    page.wait_for_function("() => document.getElementById('status').textContent == 'Đã hoàn tác.'")
    assert "Công an xã" in page.evaluate(values)
    page.get_by_role("button", name="Bắt đầu từ").press("Enter")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "Bắt đầu từ…"


def test_money_is_said_in_words_while_it_is_typed(page: Any) -> None:
    _open_form(page)
    page.get_by_role("button", name="Thêm mục", exact=False).click()
    page.get_by_role("menuitem", name="Kinh phí thực hiện").click()
    page.get_by_label("Tổng kinh phí (đồng)").fill("11.000.000")
    words = page.locator('[data-key="tong"] .words')
    page.wait_for_function(
        "() => document.querySelector('[data-key=\"tong\"] .words').textContent.includes('Mười')"
    )
    assert words.text_content() == "11.000.000 đồng (Mười một triệu đồng)"


def test_names_of_communes_are_completed(page: Any) -> None:
    pytest.importorskip("vietnam_provinces")
    _open_form(page)
    place = page.get_by_label("Địa danh")
    place.press_sequentially("tan kh")
    option = '[data-key="dia_danh"] datalist option[value="Tân Khai"]'
    page.locator(option).wait_for(state="attached")
    assert page.locator(option).get_attribute("label").startswith("Xã Tân Khai, ")
    page.get_by_label("Tên cơ quan ban hành 1").press_sequentially("hoàn ki")
    page.locator('datalist option[value="Ủy ban nhân dân phường Hoàn Kiếm"]').wait_for(
        state="attached"
    )
    assert not _axe(page)


def test_a_table_is_made_by_hand_and_summed(page: Any) -> None:
    require_office()
    _open_form(page)
    _start_from(page, "Giảm hộ nghèo của thị trấn")
    section = page.locator('.list-cac_muc > .rows > [data-key="2"]')
    section.get_by_role("button", name="Thêm đoạn, khoản, bảng").last.click()
    page.get_by_role("menuitem", name="Bảng").click()
    table = section.locator("fieldset.table")
    table.get_by_role("button", name="Thêm cột").click()
    table.get_by_label("Tên cột 3").fill("Kinh phí")
    table.get_by_label("Kiểu của cột 3").select_option("dong")
    table.get_by_label("Dòng tổng cộng").check()
    grid = table.locator(".grid")
    for row, (name, amount) in enumerate([("Thôn 1", "1.000.000"), ("Thôn 2", "2.500.000")], 1):
        if row > 1:
            table.get_by_role("button", name="Thêm hàng").click()
            page.get_by_role("menuitem", name="Hàng thường").click()
        grid.get_by_label(f"Hàng {row}, Nội dung").fill(name)
        grid.get_by_label(f"Hàng {row}, Kinh phí").fill(amount)
    _, docx = _download(page, "Tải tệp Word")
    assert "3.500.000" in _words(docx)
    amount = grid.get_by_label("Hàng 1, Kinh phí")
    amount.fill("1200000")
    amount.press("Tab")
    assert amount.input_value() == "1.200.000"


def test_other_types_of_document_have_their_form(page: Any) -> None:
    _open_form(page)
    before = _shown(page)
    page.get_by_label("Loại").select_option("thong_bao")
    _wait_for_paper(page, before)
    assert page.get_by_label("Nội dung 1").first.is_visible()


def test_what_is_typed_is_never_markup_of_the_page(page: Any) -> None:
    _open_form(page)
    before = _shown(page)
    text = "<img src=x onerror=\"document.title='hit'\"><b>đậm</b>"
    page.get_by_label("Trích yếu 1").fill(text)
    page.get_by_label("Ký hiệu văn bản").fill(text)
    _wait_for_paper(page, before)
    assert page.title() == "Soạn một kế hoạch – docgen"
    assert page.locator("#form b, #problems img").count() == 0


# --- A blueprint for one place ---

COLUMNS = {
    "Mã đơn vị": "90001",
    "Đơn vị": "Xã Mẫu Một",
    "Tỉnh, thành phố": "Tỉnh Bình Mẫu",
    "Cấp trên trực tiếp": "Tỉnh Bình Mẫu",
    "Số kế hoạch cấp trên": "88/KH-UBND",
    "Ngày kế hoạch cấp trên": "31/6/2026",
    "Năm kế hoạch": "2026",
    "Ngày ban hành": "7/2026",
}


def test_a_blueprint_is_filled_in_for_one_place_and_edited_on(page: Any) -> None:
    _open_form(page)
    page.get_by_role("button", name="Bắt đầu từ").click()
    page.get_by_role("menuitem", name="Kế hoạch giảm hộ nghèo").click()
    dialog = page.get_by_role("dialog", name="Kế hoạch giảm hộ nghèo")
    dialog.get_by_role("button", name="Làm thành kế hoạch").press("Enter")
    page.wait_for_function("() => document.activeElement.getAttribute('aria-invalid')")
    assert page.evaluate("document.activeElement.labels[0].textContent") == "Mã đơn vị"
    for label, value in COLUMNS.items():
        dialog.get_by_label(label, exact=True).fill(value)
    dialog.get_by_text("Không có ngày 31 tháng 6").wait_for()
    dialog.get_by_label("Ngày kế hoạch cấp trên").fill("05/6/2026")
    dialog.get_by_role("button", name="Thêm khu phố, thôn").press("Enter")
    page.keyboard.type("Thôn 1")
    dialog.get_by_label("Số hộ giảm nghèo").fill("2")
    dialog.get_by_role("button", name="Thêm nhu cầu").click()
    need = dialog.get_by_role("group", name="Nhu cầu 1")
    for label, value in {
        "Nhu cầu": "Ti vi",
        "Cách gọi trong câu": "ti vi",
        "Số lượng": "2",
    }.items():
        need.get_by_label(label, exact=True).fill(value)
    need.get_by_label("Kinh phí (đồng)").fill("8.000.000")
    need.get_by_text("Tám triệu đồng").wait_for()
    before = _shown(page)
    dialog.get_by_role("button", name="Làm thành kế hoạch").click()
    _wait_for_paper(page, before)
    assert dialog.count() == 0
    issuer = page.get_by_label("Tên cơ quan ban hành 1", exact=True)
    assert issuer.input_value() == "Ủy ban nhân dân xã Mẫu Một"
    assert "Đã đủ" in page.locator("#status").text_content()
    assert "8.000.000" in _words(_download(page, "Tải tệp Word")[1])


def test_a_blueprint_of_ones_own_asks_what_it_declares(page: Any, tmp_path: Path) -> None:
    for name in ("blueprint.yaml", "ho_so.yaml"):
        (tmp_path / name).write_bytes((EXAMPLES / "giam_ngheo" / name).read_bytes())
    _open_form(page)
    page.set_input_files("#own", [str(tmp_path / "ho_so.yaml"), str(tmp_path / "blueprint.yaml")])
    dialog = page.get_by_role("dialog", name="blueprint.yaml")
    dialog.get_by_label("Mã đơn vị").wait_for()
    page.keyboard.press("Escape")
    assert dialog.count() == 0


# --- A crowd, a server that is away ---


def test_while_the_server_is_busy_faults_are_told_and_the_last_page_stays(page: Any) -> None:
    require_office()
    _open_form(page)
    picture = page.locator(".page img").first.get_attribute("src")
    refusals = iter([503, 0])

    def refuse(route: Any) -> None:
        status = next(refusals, None)
        if status is None:
            route.continue_()
        elif status:
            route.fulfill(status=status, headers={"Retry-After": "1"}, json={"detail": "bận"})
        else:
            route.abort()

    page.route("**/api/v1/preview", refuse)
    page.get_by_label("Ngày ban hành").fill("31/2/2026")
    page.get_by_text("Máy chủ đang bận").wait_for()
    assert page.locator('[data-key="ngay_ban_hanh"] [aria-invalid=true]').count()
    assert page.locator("#paper").get_attribute("aria-busy") == "true"
    assert page.locator(".page img").first.get_attribute("src") == picture
    before = _shown(page)
    page.get_by_text("Không gọi được docgen").wait_for()
    _wait_for_paper(page, before)
    assert page.locator("#paper").get_attribute("aria-busy") is None


def test_two_tabs_keep_their_own_work(page: Any) -> None:
    _open_form(page)
    other = page.context.new_page()
    _open_form(other)
    page.get_by_label("Địa danh").fill("Đồng Tâm")
    other.get_by_label("Địa danh").fill("An Bình")
    for tab, place in ((page, "Đồng Tâm"), (other, "An Bình")):
        tab.reload()
        _wait_for_paper(tab, 0)
        assert tab.get_by_label("Địa danh").input_value() == place


# --- Checking any file ---


def _bad_file(folder: Path) -> Path:
    document = Document()
    document.add_paragraph("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    document.add_paragraph("Độc lập – Tự do – Hạnh phúc")
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Trồng cây năm 2026 <script>document.title = 'hit'</script>")
    path = folder / "kế hoạch <b>.docx"
    document.save(str(path))
    return path


def test_any_word_file_is_judged_on_the_picture_of_its_page(page: Any, tmp_path: Path) -> None:
    require_office()
    path = _bad_file(tmp_path)
    page.goto("/kiem-tra")
    page.set_input_files("#file", str(path))
    page.get_by_text("Chưa đạt").wait_for()
    expected = check(path.read_bytes()).findings
    assert page.locator(".notes li").count() == len(expected)
    assert page.locator(".page img").count() == 1
    assert page.locator(".mark-box").count()
    assert "kế hoạch <b>.docx" in page.locator("#count").text_content()
    note = page.locator(".notes summary").first
    note.focus()
    note.press("Enter")
    assert page.locator(".notes details[open]").count() == 1
    name, annotated = _download(page, "Tải bản có lời bình")
    assert name.endswith("(có lời bình).docx")
    assert annotated[:2] == b"PK"
    name, fixed = _download(page, "Tải bản đã sửa hình thức")
    assert name.endswith("(đã sửa).docx")
    mended, account = fix(path.read_bytes())
    assert fixed == mended
    title = f"Bản đã sửa: sửa {len(account.done)} chỗ, để lại {len(account.left)} chỗ"
    assert page.evaluate("document.activeElement.textContent") == title
    assert page.locator("#account li").count() == len(account.done) + len(account.left)
    assert not _axe(page)
    assert len(check(fixed).findings) < len(expected)
    assert page.title() == "Kiểm tra thể thức – docgen"


def test_a_file_that_is_no_word_file_is_a_sentence(page: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"%PDF-1.7")
    page.goto("/kiem-tra")
    page.set_input_files("#file", str(path))
    page.get_by_text("không phải .docx").wait_for()


# --- For everyone ---


@pytest.mark.parametrize("size", [PHONE, OLD_MONITOR], ids=["phone", "old monitor"])
def test_no_page_has_a_fault_that_axe_finds(page: Any, size: dict[str, int]) -> None:
    require_office()
    page.set_viewport_size(size)
    _open_form(page)
    assert not _axe(page)
    _start_from(page, "Giảm hộ nghèo của thị trấn")
    assert not _axe(page)
    if size == PHONE:
        page.get_by_role("button", name="Xem trang").click()
        assert page.locator(".page img").first.is_visible()
        assert not _axe(page)
        page.get_by_role("button", name="Soạn", exact=True).click()
    page.get_by_label("Ngày ban hành").fill("31/2/2026")
    page.get_by_label("Ký hiệu văn bản").fill("x y")
    page.wait_for_function("() => document.querySelectorAll('[aria-invalid=true]').length == 2")
    page.evaluate("document.querySelector('#problems-box').open = true")
    assert not _axe(page)
    page.get_by_role("button", name="Bắt đầu từ").click()
    assert not _axe(page)
    page.get_by_role("menuitem", name="Kế hoạch giảm hộ nghèo").click()
    page.get_by_role("button", name="Thêm khu phố, thôn").click()
    page.get_by_role("button", name="Làm thành kế hoạch").click()
    page.locator("dialog [aria-invalid=true]").first.wait_for()
    assert not _axe(page)


def test_the_checks_page_has_no_fault_that_axe_finds(page: Any, tmp_path: Path) -> None:
    require_office()
    page.goto("/kiem-tra")
    assert not _axe(page)
    page.set_input_files("#file", str(_bad_file(tmp_path)))
    page.get_by_text("Chưa đạt").wait_for()
    page.locator(".notes summary").first.click()
    assert not _axe(page)


def test_on_paper_stand_the_pages_alone(page: Any) -> None:
    _open_form(page)
    _start_from(page, "Giảm hộ nghèo của thị trấn")
    page.emulate_media(media="print")
    for name in ("#form", ".bar", ".top", "#status", ".foot"):
        assert not page.locator(name).first.is_visible(), name
    shown = page.locator("#paper img")
    assert shown.first.is_visible()
    view = page.evaluate("getComputedStyle(document.querySelector('.view')).overflow")
    assert view == "visible"  # else all but the first page would be cut off


def test_on_paper_each_finding_says_where_it_stands(page: Any, tmp_path: Path) -> None:
    """Closed on the screen, and beside the page where a long list went on over empty sheets."""
    require_office()
    page.goto("/kiem-tra")
    page.set_input_files("#file", str(_bad_file(tmp_path)))
    page.get_by_text("Chưa đạt").wait_for()
    opened, notes = page.locator(".notes details[open]"), page.locator(".notes details").count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert opened.count() == notes
    below = page.locator(".notes").first.bounding_box()["y"]
    picture = page.locator(".page").first.bounding_box()
    assert below >= picture["y"] + picture["height"]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert opened.count() == 0


@pytest.mark.parametrize("path", ["/soan", "/kiem-tra", "/hang-loat"])
@pytest.mark.parametrize("size", [{"width": 320, "height": 640}, OLD_MONITOR])
def test_no_page_is_wider_than_its_screen(page: Any, path: str, size: dict[str, int]) -> None:
    """WCAG 1.4.10: at 320 pixels nothing scrolls sideways but tables in their own box."""
    page.set_viewport_size(size)
    page.goto(path)
    if path == "/soan":
        _wait_for_paper(page, 0)
        _start_from(page, "Giảm hộ nghèo của thị trấn")
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0
