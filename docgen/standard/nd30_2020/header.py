"""Mục II, khoản 1 to 4: Quốc hiệu, Tiêu ngữ, the issuer, the number, place and date."""

from __future__ import annotations

from docgen.standard.model import Rule, Subject
from docgen.standard.phrases import look, ruled_line

__all__ = ["RULES", "SIZE_PAIRS", "SUBJECTS"]

QUOC_HIEU = Subject("quoc-hieu", "Quốc hiệu", "1")
TIEU_NGU = Subject("tieu-ngu", "Tiêu ngữ", "1")
CHU_QUAN = Subject("chu-quan", "tên cơ quan chủ quản trực tiếp", "2")
CO_QUAN = Subject("co-quan", "tên cơ quan ban hành", "2")
SO_KY_HIEU = Subject("so-ky-hieu", "số, ký hiệu", "3")
DIA_DANH_NGAY = Subject("dia-danh-ngay", "địa danh và thời gian ban hành", "4")
SUBJECTS = (QUOC_HIEU, TIEU_NGU, CHU_QUAN, CO_QUAN, SO_KY_HIEU, DIA_DANH_NGAY)

# Quốc hiệu and Tiêu ngữ in sizes that suit each other: the decree's ranges allow 12 with 14 and
# 13 with 13, offices write one of these two; the first is the decree's own (Mục V, last column).
SIZE_PAIRS = ((12.0, 13.0), (13.0, 14.0))

_QUOC_HIEU = "điểm a khoản 1 Mục II Phần I Phụ lục I"
_TIEU_NGU = "điểm b khoản 1 Mục II Phần I Phụ lục I"
_HAI_DONG = "điểm c khoản 1 Mục II Phần I Phụ lục I"
_TEN = "điểm a khoản 2 Mục II Phần I Phụ lục I"
_TEN_DANG = "điểm b khoản 2 Mục II Phần I Phụ lục I"
_SO = "điểm a khoản 3 Mục II Phần I Phụ lục I"
_KY_HIEU = "điểm b khoản 3 Mục II Phần I Phụ lục I"
_SO_DANG = "điểm c khoản 3 Mục II Phần I Phụ lục I"
_DIA_DANH = "điểm a khoản 4 Mục II Phần I Phụ lục I"
_NGAY = "điểm b khoản 4 Mục II Phần I Phụ lục I"
_NGAY_DANG = "điểm c khoản 4 Mục II Phần I Phụ lục I"


def _single(key: str, clause: str, what: str) -> Rule:
    return Rule(
        f"{key}/line-spacing",
        clause,
        f"Cách dòng giữa {what}",
        f"Giữa {what} là dòng đơn.",
        fix="safe",
        low=1.0,
        high=1.0,
        pick=1.0,
        unit="line",
    )


RULES = (
    # Quốc hiệu
    Rule("quoc-hieu/present", _QUOC_HIEU, "Có Quốc hiệu", "Trang đầu của văn bản có Quốc hiệu."),
    Rule(
        "quoc-hieu/text",
        _QUOC_HIEU,
        "Lời của Quốc hiệu",
        "Quốc hiệu ghi đúng “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”.",
        pick="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        allowed=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ),
    Rule(
        "quoc-hieu/position",
        _QUOC_HIEU,
        "Vị trí Quốc hiệu",
        "Quốc hiệu ở phía trên cùng, bên phải trang đầu tiên.",
    ),
    Rule(
        "quoc-hieu/one-line",
        _HAI_DONG,
        "Quốc hiệu trên một dòng",
        "Quốc hiệu nằm gọn trên một dòng, Tiêu ngữ trên dòng ngay dưới.",
        level="warning",
    ),
    *look(
        QUOC_HIEU,
        _QUOC_HIEU,
        case="upper",
        size=(12, 13, 12),
        bold=True,
        italic=False,
    ),
    *look(QUOC_HIEU, _TIEU_NGU, align="center"),  # each is in the middle of the other
    _single("quoc-hieu", _HAI_DONG, "Quốc hiệu và Tiêu ngữ"),
    Rule(
        "quoc-hieu/size-pair",
        _TIEU_NGU,
        "Cỡ chữ Quốc hiệu và Tiêu ngữ cân xứng",
        "Tiêu ngữ lớn hơn Quốc hiệu một cỡ: 12 với 13, hoặc 13 với 14.",
        level="note",
        pick=(12.0, 13.0),
        unit="pt",
        allowed=SIZE_PAIRS,
    ),
    # Tiêu ngữ
    Rule("tieu-ngu/present", _TIEU_NGU, "Có Tiêu ngữ", "Ngay dưới Quốc hiệu có Tiêu ngữ."),
    Rule(
        "tieu-ngu/text",
        _TIEU_NGU,
        "Lời của Tiêu ngữ",
        "Tiêu ngữ ghi đúng “Độc lập - Tự do - Hạnh phúc”, viết hoa chữ đầu mỗi cụm từ.",
        pick="Độc lập - Tự do - Hạnh phúc",
        allowed=("Độc lập - Tự do - Hạnh phúc",),
    ),
    Rule(
        "tieu-ngu/dash",
        _TIEU_NGU,
        "Gạch nối trong Tiêu ngữ",
        "Giữa các cụm từ của Tiêu ngữ là gạch nối (-), có cách chữ hai bên.",
        fix="safe",
        pick=" - ",
        allowed=(" - ",),
    ),
    *look(
        TIEU_NGU,
        _TIEU_NGU,
        case="normal",
        size=(13, 14, 13),
        bold=True,
        italic=False,
        align="center",
    ),
    *ruled_line(TIEU_NGU, _TIEU_NGU, "bằng", low=1.0, high=1.0, pick=1.0),
    # Chủ quản
    *look(
        CHU_QUAN,
        _TEN_DANG,
        case="upper",
        size=(12, 13, 12),
        bold=False,
        italic=False,
        align="center",
    ),
    Rule(
        "chu-quan/place",
        _TEN,
        "Tên địa phương của cơ quan chủ quản",
        "Tên cơ quan chủ quản ở địa phương có thêm tên tỉnh, xã hoặc đơn vị hành chính nơi "
        "cơ quan ban hành đóng trụ sở.",
        level="warning",
    ),
    # Custom of offices (31 of 31 plans read): a People's Committee has no line above its name.
    Rule(
        "chu-quan/ubnd",
        _TEN,
        "Dòng chủ quản của Ủy ban nhân dân",
        "Ủy ban nhân dân các cấp thường không ghi tên cơ quan chủ quản phía trên tên mình.",
        level="note",
    ),
    # Cơ quan ban hành
    Rule(
        "co-quan/present",
        _TEN,
        "Có tên cơ quan ban hành",
        "Phía trên, bên trái trang đầu có tên cơ quan, tổ chức ban hành văn bản.",
    ),
    Rule(
        "co-quan/full-name",
        _TEN,
        "Tên đầy đủ của cơ quan ban hành",
        "Tên cơ quan ban hành ghi đầy đủ, chính thức, không viết tắt (chỉ tên cơ quan chủ quản "
        "mới được viết tắt cụm từ thông dụng).",
    ),
    Rule(
        "co-quan/position",
        "điểm c khoản 2 Mục II Phần I Phụ lục I",
        "Vị trí tên cơ quan ban hành",
        "Tên cơ quan ban hành ở bên trái, ngang với Quốc hiệu, dưới tên cơ quan chủ quản nếu có.",
    ),
    *look(
        CO_QUAN,
        _TEN_DANG,
        case="upper",
        size=(12, 13, 12),
        bold=True,
        italic=False,
        align="center",
    ),
    _single("co-quan", _TEN_DANG, "tên cơ quan chủ quản và tên cơ quan ban hành"),
    *ruled_line(CO_QUAN, _TEN_DANG, "từ 1/3 đến 1/2", low=1 / 3, high=1 / 2, pick=0.42),
    # Số, ký hiệu
    Rule("so-ky-hieu/present", _SO, "Có số, ký hiệu", "Dưới tên cơ quan có số, ký hiệu văn bản."),
    Rule(
        "so-ky-hieu/numeral",
        _SO,
        "Chữ số của số văn bản",
        "Số văn bản viết bằng chữ số Ả Rập.",
    ),
    Rule(
        "so-ky-hieu/position",
        _SO_DANG,
        "Vị trí số, ký hiệu",
        "Số, ký hiệu đặt dưới tên cơ quan ban hành văn bản.",
        level="warning",
    ),
    # The number is given when the document is issued (Điều 15): a draft has none yet.
    Rule(
        "so-ky-hieu/blank",
        _SO,
        "Số văn bản còn trống",
        "Văn bản đã ban hành có số; bản thảo để trống chờ cấp số.",
        level="note",
    ),
    Rule(
        "so-ky-hieu/label",
        _SO_DANG,
        "Từ “Số”",
        "Trước số văn bản là từ “Số” viết thường, sau có dấu hai chấm (:).",
        pick="Số:",
        allowed=("Số:",),
    ),
    Rule(
        "so-ky-hieu/padding",
        _SO_DANG,
        "Số 0 trước số nhỏ hơn 10",
        "Số văn bản nhỏ hơn 10 ghi thêm số 0 phía trước.",
        fix="safe",
    ),
    Rule(
        "so-ky-hieu/extra-zero",
        _SO_DANG,
        "Thừa số 0 trước số văn bản",
        "Chỉ số nhỏ hơn 10 mới ghi thêm một số 0; số khác ghi như nó là.",
        level="note",
    ),
    Rule(
        "so-ky-hieu/separator",
        _SO_DANG,
        "Dấu trong số, ký hiệu",
        "Giữa số và ký hiệu là dấu gạch chéo (/), giữa các nhóm chữ viết tắt là gạch nối (-), "
        "không cách chữ.",
        fix="unsafe",
    ),
    Rule(
        "so-ky-hieu/symbol",
        _KY_HIEU,
        "Thành phần của ký hiệu",
        "Ký hiệu gồm chữ viết tắt tên loại và chữ viết tắt tên cơ quan ban hành; của công văn "
        "gồm chữ viết tắt tên cơ quan ban hành và tên đơn vị soạn thảo hoặc lĩnh vực.",
    ),
    Rule(
        "so-ky-hieu/symbol-case",
        _SO_DANG,
        "Chữ hoa trong ký hiệu",
        "Ký hiệu viết bằng chữ in hoa, trừ chữ viết tắt tên loại đã định (CTr, TTr, QyĐ, TrS).",
        fix="unsafe",
    ),
    Rule(
        "so-ky-hieu/type",
        "Mục I Phụ lục III",
        "Chữ viết tắt tên loại",
        "Chữ viết tắt tên loại trong ký hiệu đúng với tên loại của văn bản theo bảng chữ viết tắt.",
    ),
    Rule(
        "so-ky-hieu/issuer",
        _KY_HIEU,
        "Ký hiệu của cơ quan ban hành",
        "Chữ viết tắt tên cơ quan trong ký hiệu là của cơ quan ghi ở đầu văn bản.",
        level="warning",
    ),
    *look(SO_KY_HIEU, _SO_DANG, size=(13, 13, 13), bold=False, italic=False, align="center"),
    # Địa danh và ngày
    Rule(
        "dia-danh-ngay/present",
        _NGAY_DANG,
        "Có địa danh và thời gian",
        "Dưới Quốc hiệu và Tiêu ngữ có địa danh và thời gian ban hành văn bản.",
    ),
    Rule(
        "dia-danh-ngay/full",
        _NGAY,
        "Thời gian viết đầy đủ",
        "Thời gian ban hành viết đủ “ngày … tháng … năm …”.",
        fix="unsafe",
    ),
    Rule(
        "dia-danh-ngay/numeral",
        _NGAY,
        "Chữ số của ngày, tháng, năm",
        "Ngày, tháng, năm viết bằng chữ số Ả Rập.",
        fix="unsafe",
    ),
    Rule(
        "dia-danh-ngay/padding",
        _NGAY,
        "Số 0 trước ngày nhỏ hơn 10, tháng 1, 2",
        "Ngày nhỏ hơn 10 và tháng 1, 2 ghi thêm số 0 phía trước.",
        fix="safe",
    ),
    Rule(
        "dia-danh-ngay/extra-zero",
        _NGAY,
        "Thừa số 0 trước tháng",
        "Tháng 3 đến tháng 9 không ghi thêm số 0.",
        level="warning",
        fix="safe",
    ),
    Rule(
        "dia-danh-ngay/day-exists",
        _NGAY,
        "Ngày có thật",
        "Ngày ban hành là ngày có trong lịch.",
    ),
    Rule(
        "dia-danh-ngay/blank",
        _NGAY,
        "Thời gian còn trống",
        "Văn bản đã ban hành có đủ ngày, tháng, năm; bản thảo để trống chờ ban hành.",
        level="note",
    ),
    Rule(
        "dia-danh-ngay/comma",
        _NGAY_DANG,
        "Dấu phẩy sau địa danh",
        "Sau địa danh có dấu phẩy (,).",
        fix="unsafe",
    ),
    Rule(
        "dia-danh-ngay/place-case",
        _NGAY_DANG,
        "Chữ hoa của địa danh",
        "Các chữ cái đầu của địa danh viết hoa.",
        fix="unsafe",
    ),
    Rule(
        "dia-danh-ngay/place",
        _DIA_DANH,
        "Địa danh của nơi đóng trụ sở",
        "Địa danh là tên đơn vị hành chính nơi cơ quan ban hành đóng trụ sở.",
        level="warning",
    ),
    Rule(
        "dia-danh-ngay/place-full",
        _DIA_DANH,
        "Địa danh ghi đầy đủ",
        "Đơn vị hành chính đặt theo chữ số, tên người, sự kiện lịch sử ghi tên đầy đủ (Phường 1).",
        level="warning",
    ),
    Rule(
        "dia-danh-ngay/same-line",
        _NGAY_DANG,
        "Ngang dòng với số, ký hiệu",
        "Địa danh, thời gian ban hành cùng một dòng với số, ký hiệu văn bản.",
        level="warning",
    ),
    *look(
        DIA_DANH_NGAY,
        _NGAY_DANG,
        case="normal",
        size=(13, 14, 13),
        bold=False,
        italic=True,
        align="center",
    ),
)
