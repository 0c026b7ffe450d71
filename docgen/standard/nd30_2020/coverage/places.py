"""Mục IV and V: the plan of the page and the table of sizes."""

from __future__ import annotations

from docgen.standard.nd30_2020.coverage.reasons import POINTER, Clause

__all__ = ["PLACES"]

PLACES: tuple[Clause, ...] = (
    ("khoản 1 Mục IV", (("Tên các ô của sơ đồ.", "", POINTER),)),
    (
        "khoản 2 Mục IV",
        (
            (
                "Chỗ của từng ô trên trang.",
                "quoc-hieu: position; co-quan: position; so-ky-hieu: position; "
                "dia-danh-ngay: same-line; trich-yeu-cong-van: only; noi-nhan: position; "
                "mat: position; khan: position; dia-chi: position",
            ),
        ),
    ),
    (
        "Mục V",
        (
            ("1. Quốc hiệu và Tiêu ngữ.", "quoc-hieu: case size; tieu-ngu: case size line"),
            ("2. Tên cơ quan.", "chu-quan: case size; co-quan: case size line"),
            ("3. Số, ký hiệu.", "so-ky-hieu: size"),
            ("4. Địa danh và thời gian.", "dia-danh-ngay: case size italic"),
            (
                "5. Tên loại và trích yếu.",
                "ten-loai: case size; trich-yeu: case size line; trich-yeu-cong-van: case size",
            ),
            (
                "6. Nội dung.",
                "noi-dung: size; phan-chuong: size; tieu-de-phan-chuong: size; muc: size; "
                "tieu-de-muc: size; muc-la-ma: case size bold italic; dieu: size; khoan: size; "
                "tieu-de-khoan: size; diem: size",
            ),
            (
                "7. Quyền hạn, chức vụ, họ tên.",
                "quyen-han: case size; chu-vu: case size; ho-ten: case size",
            ),
            (
                "8. Kính gửi, Nơi nhận.",
                "kinh-gui: size; noi-nhan: size; danh-sach-noi-nhan: size",
            ),
            ("9. Phụ lục.", "phu-luc: case size; tieu-de-phu-luc: case size"),
            ("10. Dấu chỉ mức độ khẩn.", "khan: case size"),
            ("11. Ký hiệu người soạn thảo.", "ky-hieu-soan-thao: size"),
            ("12. Địa chỉ.", "dia-chi: case size"),
            ("13. Chỉ dẫn phạm vi lưu hành.", "luu-hanh: case size"),
            ("14. Số trang.", "so-trang: size"),
        ),
    ),
)
