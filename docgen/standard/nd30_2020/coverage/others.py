"""Mục III: what only some papers have."""

from __future__ import annotations

from docgen.standard.nd30_2020.coverage.reasons import MEANING, SIGNING, STAMP, WORLD, Clause

__all__ = ["OTHERS"]

OTHERS: tuple[Clause, ...] = (
    (
        "điểm a khoản 1 Mục III",
        (
            ("Văn bản phải chỉ dẫn về Phụ lục.", "phu-luc: mention missing"),
            ("Từ hai Phụ lục phải đánh số La Mã.", "phu-luc: number numeral sequence"),
        ),
    ),
    (
        "điểm b khoản 1 Mục III",
        (
            (
                "Chữ của “Phụ lục” và của tên Phụ lục.",
                "phu-luc: own-line case size bold italic align; "
                "tieu-de-phu-luc: case size bold italic align",
            ),
        ),
    ),
    (
        "điểm c khoản 1 Mục III",
        (
            ("Thông tin kèm theo gồm số, thời gian, cơ quan.", "kem-theo: present format match"),
            ("Chữ và chỗ của dòng kèm theo.", "kem-theo: case size bold italic align"),
            ("Văn bản giấy ghi đủ, văn bản điện tử để trống.", "kem-theo: format"),
        ),
    ),
    (
        "điểm d khoản 1 Mục III",
        (
            ("Phụ lục cùng tệp không ký số riêng.", "", SIGNING),
            ("Phụ lục khác tệp ký số từng tệp.", "", SIGNING),
            ("Vị trí chữ ký số.", "", SIGNING),
            ("Không hiển thị hình ảnh.", "", SIGNING),
            ("Thông tin của chữ ký số.", "", SIGNING),
        ),
    ),
    ("điểm đ khoản 1 Mục III", (("Số trang riêng cho từng Phụ lục.", "phu-luc: page-number"),)),
    (
        "điểm e khoản 1 Mục III",
        (("Mẫu phụ lục theo Phụ lục III.", "kem-theo: line; phu-luc: new-page ending"),),
    ),
    (
        "điểm a khoản 2 Mục III",
        (
            ("Xác định và đóng dấu độ mật theo luật.", "", WORLD),
            ("Con dấu khắc sẵn.", "mat: text"),
            ("Ở ô số 10a, dấu thu hồi ở ô số 11.", "mat: position"),
        ),
    ),
    (
        "điểm b khoản 2 Mục III",
        (
            ("Người soạn thảo đề xuất mức độ khẩn.", "", MEANING),
            ("Ba mức: hỏa tốc, thượng khẩn, khẩn.", "khan: text"),
            (
                "Kích thước, lời và chữ của dấu.",
                "khan: frame frame-size case size bold italic align",
            ),
            ("Ở ô số 10b.", "khan: position"),
            ("Mực đỏ tươi.", "", STAMP),
        ),
    ),
    (
        "điểm c khoản 2 Mục III",
        (
            ("Chỉ dẫn như XEM XONG TRẢ LẠI, LƯU HÀNH NỘI BỘ.", "luu-hanh: text"),
            ("Khung và chữ của chỉ dẫn.", "luu-hanh: frame case size bold italic align"),
        ),
    ),
    (
        "khoản 3 Mục III",
        (
            (
                "Ký hiệu người soạn thảo, số lượng bản.",
                "ky-hieu-soan-thao: format size bold italic",
            ),
        ),
    ),
    (
        "khoản 4 Mục III",
        (
            (
                "Địa chỉ cơ quan ở trang đầu, chữ, đường kẻ.",
                "dia-chi: position line case size bold italic",
            ),
        ),
    ),
)
