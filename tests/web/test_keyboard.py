"""By keyboard alone: after every change the keyboard stands where the work goes on."""

from __future__ import annotations

from typing import Any

from tests.web.test_pages import _open_form


def _held(page: Any) -> str:
    """What has the keyboard, by the name that a screen reader says."""
    told: str = page.evaluate(
        """() => {
            const held = document.activeElement;
            if (held === document.body) return "nothing";
            return held.getAttribute("aria-label") || held.labels?.[0]?.textContent || held.id;
        }"""
    )
    return told


def _press(page: Any, button: Any, *entry: str) -> str:
    button.focus()
    page.keyboard.press("Enter")
    for name in entry:
        page.get_by_role("menuitem", name=name).first.focus()
        page.keyboard.press("Enter")
    return _held(page)


def test_the_keyboard_stands_in_the_table_that_is_changed(page: Any) -> None:
    _open_form(page)
    section = page.locator('.list-cac_muc > .rows > [data-key="2"]')
    _press(page, section.get_by_role("button", name="Thêm đoạn, khoản, bảng").last, "Bảng")
    table = section.locator("fieldset.table")

    def button(name: str) -> Any:
        return table.get_by_role("button", name=name)

    assert _press(page, button("Thêm cột")) == "Tên cột 3"
    assert _press(page, button("Sửa cột 3"), "Xóa cột") == "Tên cột 2"
    assert _press(page, button("Thêm hàng"), "Hàng thường") == "Hàng 2, Nội dung"
    assert _press(page, button("Sửa hàng 2"), "Chuyển lên") == "Hàng 1, Nội dung"
    assert _press(page, button("Sửa hàng 1"), "Thêm hàng bên dưới") == "Hàng 2, Nội dung"
    for _ in range(3):
        left = _press(page, button("Sửa hàng 1"), "Xóa hàng")
    assert left == "Thêm hàng vào bảng"
    table.get_by_label("Dòng tổng cộng").focus()
    page.keyboard.press("Space")
    assert _held(page).startswith("Dòng tổng cộng")


def test_an_option_taken_away_leaves_the_keyboard_beside_its_place(page: Any) -> None:
    _open_form(page)
    more = page.get_by_role("button", name="Thêm phần tùy chọn").first
    assert _press(page, more, "Cơ quan chủ quản") == "Cơ quan chủ quản 1"
    assert _press(page, page.locator(".drop").first) == "Thêm phần tùy chọn"
    back = page.get_by_role("button", name="Hoàn tác")
    while back.is_enabled():
        held = _press(page, back)
    assert held == "redo"
