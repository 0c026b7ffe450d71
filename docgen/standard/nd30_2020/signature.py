"""Mục II, khoản 7 and 8, and Điều 13: who signs, in whose name, and how it is printed."""

from __future__ import annotations

from docgen.standard.model import Authority, Rule, Subject
from docgen.standard.phrases import look

__all__ = ["ACADEMIC_TITLES", "AUTHORITIES", "RULES", "SUBJECTS"]

QUYEN_HAN = Subject("quyen-han", "quyền hạn của người ký", "7a")
CHU_VU = Subject("chu-vu", "chức vụ của người ký", "7a")
CHU_KY = Subject("chu-ky", "chữ ký", "7c")
HO_TEN = Subject("ho-ten", "họ tên người ký", "7b")
SUBJECTS = (QUYEN_HAN, CHU_VU, CHU_KY, HO_TEN)

_QUYEN_HAN = "điểm b khoản 7 Mục II Phần I Phụ lục I"
_CHU_VU = "điểm c khoản 7 Mục II Phần I Phụ lục I"
_DANG = "điểm đ khoản 7 Mục II Phần I Phụ lục I"

AUTHORITIES = (
    Authority("thay-mat", "TM.", "ký thay mặt tập thể", "collective", _QUYEN_HAN),
    Authority("quyen", "Q.", "được giao quyền cấp trưởng", "head", _QUYEN_HAN),
    Authority("ky-thay", "KT.", "ký thay người đứng đầu", "head", _QUYEN_HAN),
    Authority("thua-lenh", "TL.", "ký thừa lệnh", "head", _QUYEN_HAN),
    Authority("thua-uy-quyen", "TUQ.", "ký thừa ủy quyền", "head", _QUYEN_HAN),
)

# Học hàm, học vị and titles of honour that may stand before a name, as they are abbreviated.
ACADEMIC_TITLES = (
    "GS.TSKH.",
    "GS.TS.",
    "PGS.TSKH.",
    "PGS.TS.",
    "GS.",
    "PGS.",
    "TSKH.",
    "TS.",
    "ThS.",
    "BS.CKII.",
    "BS.CKI.",
    "BSCKII.",
    "BSCKI.",
    "BS.",
    "DS.",
    "KS.",
    "CN.",
    "KTS.",
    "LS.",
    "NGND.",
    "NGƯT.",
    "NSND.",
    "NSƯT.",
    "TTND.",
    "TTƯT.",
    "Giáo sư",
    "Phó Giáo sư",
    "Tiến sĩ",
    "Thạc sĩ",
    "Bác sĩ",
    "Kỹ sư",
    "Cử nhân",
    "Nhà giáo Nhân dân",
    "Nhà giáo Ưu tú",
    "Thầy thuốc Nhân dân",
    "Thầy thuốc Ưu tú",
    "Anh hùng Lao động",
)

RULES = (
    Rule(
        "quyen-han/abbreviation",
        _QUYEN_HAN,
        "Chữ viết tắt quyền hạn",
        "Quyền hạn ghi bằng TM., Q., KT., TL. hoặc TUQ., có dấu chấm, rồi đến tên hay chức vụ.",
        fix="unsafe",
        allowed=("TM.", "Q.", "KT.", "TL.", "TUQ."),
    ),
    Rule(
        "quyen-han/tm-collective",
        _QUYEN_HAN,
        "Sau “TM.” là tên tập thể",
        "Sau “TM.” là tên tập thể lãnh đạo hoặc tên cơ quan, không phải chức vụ.",
    ),
    Rule(
        "quyen-han/head-position",
        _QUYEN_HAN,
        "Sau “Q.”, “KT.”, “TL.”, “TUQ.” là chức vụ",
        "Sau “Q.”, “KT.”, “TL.”, “TUQ.” là chức vụ của người đứng đầu, không phải tên cơ quan.",
    ),
    # 8 of 31 real plans leave TM. out, and the head may also act alone: a warning.
    Rule(
        "quyen-han/ubnd-tm",
        _QUYEN_HAN,
        "Ủy ban nhân dân ký thay mặt",
        "Văn bản của Ủy ban nhân dân, cơ quan làm việc theo chế độ tập thể, ký “TM. ỦY BAN NHÂN "
        "DÂN”.",
        level="warning",
    ),
    Rule(
        "quyen-han/issuer",
        _QUYEN_HAN,
        "“TM.” của cơ quan ban hành",
        "Tập thể ghi sau “TM.” là cơ quan ban hành văn bản.",
        level="warning",
    ),
    Rule(
        "quyen-han/kt-deputy",
        "khoản 1 Điều 13 Nghị định 30/2020/NĐ-CP",
        "Người ký thay là cấp phó",
        "Dưới “KT.” và chức vụ cấp trưởng là chức vụ cấp phó của người ký.",
        level="warning",
    ),
    *look(
        QUYEN_HAN,
        _DANG,
        case="upper",
        size=(13, 14, 14),
        bold=True,
        italic=False,
        align="center",
    ),
    Rule(
        "chu-vu/present",
        _CHU_VU,
        "Có chức vụ người ký",
        "Cuối văn bản có chức vụ hoặc chức danh của người ký.",
    ),
    Rule(
        "chu-vu/own",
        _CHU_VU,
        "Chức vụ của chính người ký",
        "Dưới dòng “TM.”, “KT.”, “TL.” hoặc “TUQ.” có chức vụ của chính người ký.",
    ),
    *look(
        CHU_VU,
        _DANG,
        case="upper",
        size=(13, 14, 14),
        bold=True,
        italic=False,
        align="center",
    ),
    Rule(
        "chu-ky/room",
        _DANG,
        "Chỗ cho chữ ký",
        "Giữa chức vụ và họ tên người ký có chỗ cho chữ ký và dấu.",
        level="warning",
    ),
    Rule(
        "ho-ten/blank",
        _CHU_VU,
        "Họ tên người ký còn trống",
        "Văn bản đã ban hành có họ và tên người ký; bản thảo có thể để trống.",
        level="note",
    ),
    # Armed forces, schools, hospitals and science bodies may follow their own ministry's rule.
    Rule(
        "ho-ten/academic-title",
        _CHU_VU,
        "Không ghi học hàm, học vị",
        "Trước họ tên người ký không ghi học hàm, học vị, danh hiệu danh dự (trừ nơi cơ quan quản "
        "lý ngành cho phép).",
    ),
    *look(
        HO_TEN,
        _DANG,
        case="normal",
        size=(13, 14, 14),
        bold=True,
        italic=False,
        align="center",
    ),
)
