"""Mục II, khoản 1 to 5: Quốc hiệu, issuer, number, place and day, title."""

from __future__ import annotations

from docgen.standard.nd30_2020.coverage.reasons import ALLOWED, REGISTER, WORLD, Clause

__all__ = ["HEAD"]

HEAD: tuple[Clause, ...] = (
    (
        "điểm a khoản 1 Mục II",
        (
            (
                "Lời, chữ và chỗ của Quốc hiệu.",
                "quoc-hieu: present text position case size bold italic",
            ),
        ),
    ),
    (
        "điểm b khoản 1 Mục II",
        (
            (
                "Lời, chữ, gạch nối và đường kẻ của Tiêu ngữ.",
                "tieu-ngu: present text dash case size bold italic align line line-length "
                "line-drawn; quoc-hieu: size-pair align",
            ),
        ),
    ),
    (
        "điểm c khoản 1 Mục II",
        (
            ("Ở ô số 1.", "quoc-hieu: position"),
            ("Hai dòng, cách nhau dòng đơn.", "quoc-hieu: one-line line-spacing"),
        ),
    ),
    (
        "điểm a khoản 2 Mục II",
        (
            ("Tên chính thức, đầy đủ của nơi ban hành.", "co-quan: present full-name"),
            ("Gồm tên cơ quan ban hành và tên cơ quan chủ quản nếu có.", "chu-quan: ubnd"),
            ("Tên chủ quản ở địa phương có thêm tên địa phương.", "chu-quan: place"),
            ("Tên chủ quản được viết tắt cụm từ thông dụng.", "co-quan: full-name"),
        ),
    ),
    (
        "điểm b khoản 2 Mục II",
        (
            (
                "Chữ của tên cơ quan ban hành, đường kẻ bên dưới.",
                "co-quan: case size bold italic align line line-length line-drawn",
            ),
            ("Chữ của tên cơ quan chủ quản.", "chu-quan: case size bold italic align"),
            ("Hai tên cách nhau dòng đơn.", "co-quan: line-spacing"),
            ("Tên dài được xuống dòng.", "", ALLOWED),
        ),
    ),
    ("điểm c khoản 2 Mục II", (("Ở ô số 2.", "co-quan: position"),)),
    (
        "điểm a khoản 3 Mục II",
        (
            ("Số là số thứ tự đăng ký trong năm.", "so-ky-hieu: present blank"),
            ("Số viết bằng chữ số Ả Rập.", "so-ky-hieu: numeral"),
            ("Tổ chức tư vấn có hệ thống số riêng.", "", REGISTER),
        ),
    ),
    (
        "điểm b khoản 3 Mục II",
        (
            (
                "Ký hiệu gồm chữ tắt tên loại và tên cơ quan.",
                "so-ky-hieu: symbol issuer type",
            ),
            ("Ký hiệu công văn gồm chữ tắt tên cơ quan và đơn vị soạn thảo.", "so-ky-hieu: symbol"),
            ("Chữ tắt do người đứng đầu quy định.", "", WORLD),
        ),
    ),
    (
        "điểm c khoản 3 Mục II",
        (
            ("Dưới tên cơ quan, canh giữa.", "so-ky-hieu: position align"),
            (
                "Từ “Số”, dấu hai chấm, số 0 phía trước.",
                "so-ky-hieu: label padding extra-zero size bold italic",
            ),
            ("Ký hiệu in hoa, cỡ 13, đứng.", "so-ky-hieu: symbol-case size italic"),
            ("Gạch chéo, gạch nối, không cách chữ.", "so-ky-hieu: separator"),
        ),
    ),
    ("điểm d khoản 3 Mục II", (("Ở ô số 3.", "so-ky-hieu: position"),)),
    (
        "điểm a khoản 4 Mục II",
        (
            ("Cơ quan trung ương ghi tên tỉnh nơi đóng trụ sở.", "", WORLD),
            ("Cơ quan địa phương ghi tên đơn vị hành chính của mình.", "dia-danh-ngay: place"),
            (
                "Đơn vị mang tên người, chữ số, sự kiện ghi tên đầy đủ.",
                "dia-danh-ngay: place-full",
            ),
            ("Quân đội, công an theo quy định riêng.", "", WORLD),
        ),
    ),
    (
        "điểm b khoản 4 Mục II",
        (
            ("Thời gian là ngày ban hành.", "dia-danh-ngay: day-exists blank"),
            (
                "Viết đầy đủ, chữ số Ả Rập, số 0 trước ngày dưới 10 và tháng 1, 2.",
                "dia-danh-ngay: full numeral padding extra-zero",
            ),
        ),
    ),
    (
        "điểm c khoản 4 Mục II",
        (
            (
                "Cùng dòng với số, ký hiệu; chữ, dấu phẩy, chỗ đứng.",
                "dia-danh-ngay: present same-line case size bold italic align comma place-case",
            ),
        ),
    ),
    (
        "điểm a khoản 5 Mục II",
        (
            ("Tên loại là tên của loại văn bản.", "ten-loai: present known"),
            ("Trích yếu là một câu ngắn hoặc cụm từ.", "trich-yeu: present ending"),
        ),
    ),
    (
        "điểm b khoản 5 Mục II",
        (
            (
                "Ở ô số 5a, giữa theo chiều ngang.",
                "ten-loai: align; trich-yeu: align; trich-yeu-cong-van: only",
            ),
            ("Chữ của tên loại.", "ten-loai: case size bold italic"),
            ("Chữ của trích yếu.", "trich-yeu: case size bold italic"),
            ("Đường kẻ dưới trích yếu.", "trich-yeu: line line-length line-drawn"),
            (
                "Trích yếu công văn: “V/v”, chữ, chỗ đứng, cách 6 pt.",
                "trich-yeu-cong-van: present text case size bold italic align spacing only",
            ),
        ),
    ),
)
