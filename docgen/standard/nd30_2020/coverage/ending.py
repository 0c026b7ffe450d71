"""Mục II, khoản 7 to 9: signature, seal, recipients."""

from __future__ import annotations

from docgen.standard.nd30_2020.coverage.reasons import SIGNING, STAMP, WORLD, Clause

__all__ = ["ENDING"]

ENDING: tuple[Clause, ...] = (
    ("điểm a khoản 7 Mục II", (("Chữ ký tay hoặc chữ ký số.", "", STAMP),)),
    (
        "điểm b khoản 7 Mục II",
        (
            ("Ghi quyền hạn như sau.", "quyen-han: abbreviation"),
            ("“TM.” trước tên tập thể.", "quyen-han: tm-collective ubnd-tm issuer"),
            ("“Q.” trước chức vụ người đứng đầu.", "quyen-han: head-position"),
            (
                "“KT.” trước chức vụ người đứng đầu.",
                "quyen-han: head-position kt-deputy",
            ),
            ("Cấp phó phụ trách ký như ký thay.", "quyen-han: kt-deputy"),
            ("“TL.” trước chức vụ người đứng đầu.", "quyen-han: head-position"),
            ("“TUQ.” trước chức vụ người đứng đầu.", "quyen-han: head-position"),
        ),
    ),
    (
        "điểm c khoản 7 Mục II",
        (
            ("Chức vụ lãnh đạo chính thức của người ký.", "chu-vu: present own"),
            ("Chức danh trong tổ chức tư vấn.", "", WORLD),
            ("Tổ chức tư vấn dùng con dấu ghi cả chức vụ.", "", WORLD),
            ("Tổ chức tư vấn không dùng con dấu chỉ ghi chức danh.", "", WORLD),
            ("Hội đồng, Ban Chỉ đạo Nhà nước ghi thêm chức vụ ở bộ.", "", WORLD),
            ("Họ, tên đệm và tên người ký.", "ho-ten: blank"),
            ("Không ghi học hàm, học vị, danh hiệu.", "ho-ten: academic-title"),
            ("Lực lượng vũ trang, giáo dục, y tế, khoa học theo quy định ngành.", "", WORLD),
        ),
    ),
    ("điểm d khoản 7 Mục II", (("Hình ảnh chữ ký số của người ký.", "", SIGNING),)),
    (
        "điểm đ khoản 7 Mục II",
        (
            (
                "Chữ và chỗ của quyền hạn, chức vụ.",
                "quyen-han: case size bold italic align; chu-vu: case size bold italic align",
            ),
            ("Chữ ký ở ô số 7c.", "chu-ky: room"),
            ("Chữ và chỗ của họ tên.", "ho-ten: case size bold italic align"),
        ),
    ),
    ("điểm a khoản 8 Mục II", (("Hình ảnh chữ ký số của cơ quan.", "", SIGNING),)),
    (
        "điểm b khoản 8 Mục II",
        (
            ("Chữ ký số trên văn bản kèm theo.", "", SIGNING),
            ("Vị trí chữ ký số.", "", SIGNING),
            ("Không hiển thị hình ảnh.", "", SIGNING),
            ("Thông tin của chữ ký số.", "", SIGNING),
        ),
    ),
    ("điểm c khoản 8 Mục II", (("Dấu ở ô số 8.", "", STAMP),)),
    ("điểm a khoản 9 Mục II", (("Các nơi nhận.", "noi-nhan: present"),)),
    (
        "điểm b khoản 9 Mục II",
        (
            ("Tờ trình, báo cáo, công văn có hai phần nơi nhận.", "kinh-gui: present"),
            ("Phần “Kính gửi”.", "kinh-gui: present"),
            ("Phần “Nơi nhận”, dòng “Như trên”.", "danh-sach-noi-nhan: as-above"),
        ),
    ),
    (
        "điểm c khoản 9 Mục II",
        (("Văn bản khác chỉ có “Nơi nhận”.", "kinh-gui: only"),),
    ),
    (
        "điểm d khoản 9 Mục II",
        (
            ("Ở ô số 9a, 9b.", "noi-nhan: position"),
            ("Chữ của “Kính gửi”, dấu hai chấm.", "kinh-gui: text case size bold italic"),
            (
                "Một nơi một dòng; nhiều nơi thì kể thành dòng.",
                "kinh-gui: one-line list dash-align",
            ),
            (
                "Từ “Nơi nhận”, danh sách, dòng “Lưu”.",
                "noi-nhan: text own-line position case size bold italic align; "
                "danh-sach-noi-nhan: own-line dash semicolon archive archive-format case size bold "
                "italic align",
            ),
        ),
    ),
)
