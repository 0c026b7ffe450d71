"""Phụ lục I Phần I, sentence by sentence: the rules that judge it, or why no program can.

Each clause lists its sentences in the decree's order, in our words. Rules are written as
``component: property property; component: …``; a sentence without rules gives its reason.
"""

from __future__ import annotations

from docgen.standard.model import Sentence

__all__ = ["SENTENCES"]

_WORLD = "Phải biết tổ chức ngoài đời: trong tệp không có gì để đối chiếu."
_STAMP = "Con dấu và chữ ký đóng, ký sau khi in: trong tệp chưa có."
_SIGNING = "Chữ ký số nằm ngoài tệp Word: do hệ thống quản lý văn bản đặt khi phát hành."
_REGISTER = "Thuộc sổ đăng ký văn bản của cơ quan, không thuộc một văn bản."
_MEANING = "Phải hiểu nội dung mới xét được."
_DEFINITION = "Chỉ định nghĩa; điều phải có nằm ở các câu sau."
_ALLOWED = "Chỉ cho phép, không bắt buộc."
_POINTER = "Chỉ dẫn đến mục khác; xét theo mục ấy."

_Line = tuple[str, str] | tuple[str, str, str]

_SECTION_1: tuple[tuple[str, tuple[_Line, ...]], ...] = (
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
    ("khoản 5 Mục I", (("Cỡ chữ, kiểu chữ theo từng thành phần.", "", _POINTER),)),
    ("khoản 6 Mục I", (("Vị trí theo sơ đồ ở Mục IV.", "", _POINTER),)),
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

_SECTION_2: tuple[tuple[str, tuple[_Line, ...]], ...] = (
    (
        "điểm a khoản 1 Mục II",
        (
            (
                "Lời, chữ và chỗ của Quốc hiệu.",
                "quoc-hieu: present text position case size bold italic align",
            ),
        ),
    ),
    (
        "điểm b khoản 1 Mục II",
        (
            (
                "Lời, chữ, gạch nối và đường kẻ của Tiêu ngữ.",
                "tieu-ngu: present text dash case size bold italic align line line-length "
                "line-drawn; quoc-hieu: size-pair",
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
            ("Tên dài được xuống dòng.", "", _ALLOWED),
        ),
    ),
    ("điểm c khoản 2 Mục II", (("Ở ô số 2.", "co-quan: position"),)),
    (
        "điểm a khoản 3 Mục II",
        (
            ("Số là số thứ tự đăng ký trong năm.", "so-ky-hieu: present blank"),
            ("Số viết bằng chữ số Ả Rập.", "so-ky-hieu: numeral"),
            ("Tổ chức tư vấn có hệ thống số riêng.", "", _REGISTER),
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
            ("Chữ tắt do người đứng đầu quy định.", "", _WORLD),
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
            ("Cơ quan trung ương ghi tên tỉnh nơi đóng trụ sở.", "", _WORLD),
            ("Cơ quan địa phương ghi tên đơn vị hành chính của mình.", "dia-danh-ngay: place"),
            (
                "Đơn vị mang tên người, chữ số, sự kiện ghi tên đầy đủ.",
                "dia-danh-ngay: place-full",
            ),
            ("Quân đội, công an theo quy định riêng.", "", _WORLD),
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
    (
        "điểm a khoản 6 Mục II",
        (
            ("Căn cứ là văn bản về thẩm quyền và về nội dung.", "", _MEANING),
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
    ("điểm a khoản 7 Mục II", (("Chữ ký tay hoặc chữ ký số.", "", _STAMP),)),
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
            ("Chức danh trong tổ chức tư vấn.", "", _WORLD),
            ("Tổ chức tư vấn dùng con dấu ghi cả chức vụ.", "", _WORLD),
            ("Tổ chức tư vấn không dùng con dấu chỉ ghi chức danh.", "", _WORLD),
            ("Hội đồng, Ban Chỉ đạo Nhà nước ghi thêm chức vụ ở bộ.", "", _WORLD),
            ("Họ, tên đệm và tên người ký.", "ho-ten: blank"),
            ("Không ghi học hàm, học vị, danh hiệu.", "ho-ten: academic-title"),
            ("Lực lượng vũ trang, giáo dục, y tế, khoa học theo quy định ngành.", "", _WORLD),
        ),
    ),
    ("điểm d khoản 7 Mục II", (("Hình ảnh chữ ký số của người ký.", "", _SIGNING),)),
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
    ("điểm a khoản 8 Mục II", (("Hình ảnh chữ ký số của cơ quan.", "", _SIGNING),)),
    (
        "điểm b khoản 8 Mục II",
        (
            ("Chữ ký số trên văn bản kèm theo.", "", _SIGNING),
            ("Vị trí chữ ký số.", "", _SIGNING),
            ("Không hiển thị hình ảnh.", "", _SIGNING),
            ("Thông tin của chữ ký số.", "", _SIGNING),
        ),
    ),
    ("điểm c khoản 8 Mục II", (("Dấu ở ô số 8.", "", _STAMP),)),
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

_SECTION_3: tuple[tuple[str, tuple[_Line, ...]], ...] = (
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
            ("Phụ lục cùng tệp không ký số riêng.", "", _SIGNING),
            ("Phụ lục khác tệp ký số từng tệp.", "", _SIGNING),
            ("Vị trí chữ ký số.", "", _SIGNING),
            ("Không hiển thị hình ảnh.", "", _SIGNING),
            ("Thông tin của chữ ký số.", "", _SIGNING),
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
            ("Xác định và đóng dấu độ mật theo luật.", "", _WORLD),
            ("Con dấu khắc sẵn.", "mat: text"),
            ("Ở ô số 10a, dấu thu hồi ở ô số 11.", "mat: position"),
        ),
    ),
    (
        "điểm b khoản 2 Mục III",
        (
            ("Người soạn thảo đề xuất mức độ khẩn.", "", _MEANING),
            ("Ba mức: hỏa tốc, thượng khẩn, khẩn.", "khan: text"),
            (
                "Kích thước, lời và chữ của dấu.",
                "khan: frame frame-size case size bold italic align",
            ),
            ("Ở ô số 10b.", "khan: position"),
            ("Mực đỏ tươi.", "", _STAMP),
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

_SECTIONS_4_5: tuple[tuple[str, tuple[_Line, ...]], ...] = (
    ("khoản 1 Mục IV", (("Tên các ô của sơ đồ.", "", _POINTER),)),
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


def _ids(rules: str) -> tuple[str, ...]:
    ids: list[str] = []
    for group in filter(None, rules.split("; ")):
        component, _, properties = group.partition(": ")
        ids += [f"{component}/{one}" for one in properties.split()]
    return tuple(ids)


SENTENCES = tuple(
    Sentence(f"{clause} Phần I Phụ lục I", line[0], _ids(line[1]), "".join(line[2:]))
    for section in (_SECTION_1, _SECTION_2, _SECTION_3, _SECTIONS_4_5)
    for clause, lines in section
    for line in lines
)
