"""Mục I: paper, margins, font, page numbers."""

from __future__ import annotations

from docgen.standard.nd30_2020.coverage.reasons import POINTER, Clause

__all__ = ["PAGE"]

PAGE: tuple[Clause, ...] = (
    ("khoản 1 Mục I", (("Giấy khổ A4.", "trang: paper"),)),
    (
        "khoản 2 Mục I",
        (
            ("Trang giấy dọc.", "trang: orientation"),
            ("Trang có bảng, biểu được phép ngang.", "trang: orientation"),
        ),
    ),
    (
        "khoản 3 Mục I",
        (("Khoảng cách bốn lề.", "trang: margin-top margin-bottom margin-left margin-right"),),
    ),
    (
        "khoản 4 Mục I",
        (
            (
                "Times New Roman, Unicode, màu đen.",
                "phong-chu: name color; ky-tu: nfc legacy lookalike invisible",
            ),
        ),
    ),
    ("khoản 5 Mục I", (("Cỡ chữ, kiểu chữ theo từng thành phần.", "", POINTER),)),
    ("khoản 6 Mục I", (("Vị trí theo sơ đồ ở Mục IV.", "", POINTER),)),
    (
        "khoản 7 Mục I",
        (
            (
                "Số trang: từ 1, Ả Rập, cỡ 13 đến 14, đứng, giữa lề trên, trang đầu không hiện.",
                "so-trang: present first-page start numeral position size bold italic align",
            ),
        ),
    ),
)
