"""Mục II, khoản 6: the text itself, from its bases to its points."""

from __future__ import annotations

from docgen.standard.nd30_2020.coverage.reasons import MEANING, Clause

__all__ = ["BODY"]

BODY: tuple[Clause, ...] = (
    (
        "điểm a khoản 6 Mục II",
        (
            ("Căn cứ là văn bản về thẩm quyền và về nội dung.", "", MEANING),
            ("Căn cứ ghi đủ các yếu tố của văn bản.", "can-cu: full-citation law"),
            (
                "Chữ, chỗ đứng, dấu câu của căn cứ.",
                "can-cu: position own-line semicolon period case size italic",
            ),
        ),
    ),
    (
        "điểm b khoản 6 Mục II",
        (("Viện dẫn lần đầu ghi đủ, lần sau ghi gọn.", "vien-dan: first later law type"),),
    ),
    (
        "điểm c khoản 6 Mục II",
        (("Bố cục từ lớn đến nhỏ.", "bo-cuc: order; muc-la-ma: sequence"),),
    ),
    (
        "điểm d khoản 6 Mục II",
        (
            (
                "Phần, chương, mục, tiểu mục, điều phải có tiêu đề.",
                "tieu-de-phan-chuong: present; tieu-de-muc: present; muc-la-ma: present; "
                "dieu: title",
            ),
            ("Tiêu đề là cụm từ chỉ nội dung chính.", "muc-la-ma: ending"),
        ),
    ),
    (
        "điểm đ khoản 6 Mục II",
        (
            (
                "Từ “Phần”, “Chương”: dòng riêng, giữa, chữ.",
                "phan-chuong: own-line case size bold italic align",
            ),
            ("Số của phần, chương là số La Mã.", "phan-chuong: numeral sequence"),
            (
                "Tiêu đề phần, chương.",
                "tieu-de-phan-chuong: case size bold italic align",
            ),
            (
                "Từ “Mục”, “Tiểu mục”: dòng riêng, giữa, chữ.",
                "muc: own-line case size bold italic align",
            ),
            ("Số của mục, tiểu mục là số Ả Rập.", "muc: numeral sequence"),
            ("Tiêu đề mục, tiểu mục.", "tieu-de-muc: case size bold italic align"),
            ("Điều in thường, lùi đầu dòng.", "dieu: case indent"),
            (
                "Số của điều, dấu chấm, cỡ bằng lời văn, đứng, đậm.",
                "dieu: format sequence size bold italic; noi-dung: uniform-size",
            ),
            (
                "Số của khoản, dấu chấm, cỡ bằng lời văn, đứng.",
                "khoan: format sequence case size bold italic",
            ),
            (
                "Khoản có tiêu đề: dòng riêng, đậm.",
                "tieu-de-khoan: own-line case size bold italic",
            ),
            (
                "Điểm theo bảng chữ cái tiếng Việt, ngoặc đơn.",
                "diem: format letter sequence case size bold italic",
            ),
        ),
    ),
    (
        "điểm e khoản 6 Mục II",
        (
            (
                "Chữ, canh dòng, lùi đầu dòng, khoảng cách đoạn và dòng của nội dung.",
                "noi-dung: case size italic bold align indent spacing line-spacing; "
                "can-cu: align indent; muc-la-ma: align indent; dieu: align; khoan: align indent; "
                "tieu-de-khoan: align indent; diem: align indent",
            ),
        ),
    ),
    ("điểm g khoản 6 Mục II", (("Ở ô số 6.", "can-cu: position"),)),
)
