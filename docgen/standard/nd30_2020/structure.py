"""Mục II, khoản 6, điểm c, d, đ: parts, chapters, sections, articles, clauses, points."""

from __future__ import annotations

from docgen.standard.model import Level, Rule, Subject
from docgen.standard.phrases import indent, look

__all__ = ["NUMBERING", "POINT_LETTERS", "RULES", "SUBJECTS", "TITLED_LEVELS"]

PHAN_CHUONG = Subject("phan-chuong", "từ “Phần”, “Chương” và số thứ tự", "6")
TIEU_DE_PHAN_CHUONG = Subject("tieu-de-phan-chuong", "tiêu đề của phần, chương", "6")
MUC = Subject("muc", "từ “Mục”, “Tiểu mục” và số thứ tự", "6")
TIEU_DE_MUC = Subject("tieu-de-muc", "tiêu đề của mục, tiểu mục", "6")
MUC_LA_MA = Subject("muc-la-ma", "số thứ tự La Mã và tiêu đề của mục", "6")
DIEU = Subject("dieu", "điều", "6")
KHOAN = Subject("khoan", "khoản", "6")
TIEU_DE_KHOAN = Subject("tieu-de-khoan", "số thứ tự và tiêu đề của khoản", "6")
DIEM = Subject("diem", "điểm", "6")
BO_CUC = Subject("bo-cuc", "bố cục nội dung", "6")
SUBJECTS = (
    PHAN_CHUONG,
    TIEU_DE_PHAN_CHUONG,
    MUC,
    TIEU_DE_MUC,
    MUC_LA_MA,
    DIEU,
    KHOAN,
    TIEU_DE_KHOAN,
    DIEM,
    BO_CUC,
)

_LEVELS = {
    "phan-chuong": "phần, chương",
    "muc": "mục, tiểu mục",
    "muc-la-ma": "mục",
    "dieu": "điều",
    "khoan": "khoản",
    "diem": "điểm",
}

# The letters of points, as the decree letters itself: no ă, â, ê, ô, ơ, ư, no f, j, w, z.
POINT_LETTERS = tuple("abcdđeghiklmnopqrstuvxy")
NUMBERING = {
    "phan": "roman",
    "chuong": "roman",
    "muc-la-ma": "roman",
    "muc": "decimal",
    "tieu-muc": "decimal",
    "dieu": "decimal",
    "khoan": "decimal",
    "diem": "letter",
}
TITLED_LEVELS = ("phan", "chuong", "muc", "tieu-muc", "dieu")

_BO_CUC = "điểm c khoản 6 Mục II Phần I Phụ lục I"
_TIEU_DE = "điểm d khoản 6 Mục II Phần I Phụ lục I"
_CACH = "điểm đ khoản 6 Mục II Phần I Phụ lục I"
_NOI_DUNG = "điểm e khoản 6 Mục II Phần I Phụ lục I"
_BANG = "Mục V Phần I Phụ lục I"


def _numeral(of: Subject, clause: str, kind: str) -> Rule:
    name = "La Mã" if kind == "roman" else "Ả Rập"
    return Rule(
        f"{of.key}/numeral",
        clause,
        f"Chữ số đánh số {_LEVELS[of.key]}",
        f"Số thứ tự của {_LEVELS[of.key]} dùng chữ số {name}.",
        fix="unsafe",
        pick=kind,
        allowed=(kind,),
    )


def _sequence(of: Subject, clause: str, level: Level = "error") -> Rule:
    return Rule(
        f"{of.key}/sequence",
        clause,
        f"Thứ tự của {_LEVELS[of.key]}",
        f"Số thứ tự của {_LEVELS[of.key]} liên tục, không nhảy, không lặp.",
        level=level,
        fix="unsafe",
    )


def _own_line(of: Subject, clause: str) -> Rule:
    return Rule(
        f"{of.key}/own-line",
        clause,
        f"Dòng riêng của {of.title}",
        f"{of.title[:1].upper()}{of.title[1:]} đứng trên một dòng riêng.",
        fix="unsafe",
    )


def _present(of: Subject, what: str) -> Rule:
    return Rule(
        f"{of.key}/present",
        _TIEU_DE,
        f"Có {of.title}",
        f"Mỗi {what} phải có tiêu đề.",
    )


RULES = (
    # Phần, Chương
    _own_line(PHAN_CHUONG, _CACH),
    _numeral(PHAN_CHUONG, _CACH, "roman"),
    _sequence(PHAN_CHUONG, _CACH),
    *look(
        PHAN_CHUONG,
        _CACH,
        case="normal",
        size=(13, 14, 14),
        bold=True,
        italic=False,
        align="center",
    ),
    _present(TIEU_DE_PHAN_CHUONG, "phần, chương"),
    *look(
        TIEU_DE_PHAN_CHUONG,
        _CACH,
        case="upper",
        size=(13, 14, 14),
        bold=True,
        italic=False,
        align="center",
    ),
    # Mục, Tiểu mục
    _own_line(MUC, _CACH),
    _numeral(MUC, _CACH, "decimal"),
    _sequence(MUC, _CACH),
    *look(
        MUC,
        _CACH,
        case="normal",
        size=(13, 14, 14),
        bold=True,
        italic=False,
        align="center",
    ),
    _present(TIEU_DE_MUC, "mục, tiểu mục"),
    *look(
        TIEU_DE_MUC,
        _CACH,
        case="upper",
        size=(13, 14, 14),
        bold=True,
        italic=False,
        align="center",
    ),
    # "I. NHỮNG KẾT QUẢ": the sections of a document without chapters (Mục V, line 6 b)
    _sequence(MUC_LA_MA, _BO_CUC),
    Rule(
        "muc-la-ma/present",
        _TIEU_DE,
        "Có tiêu đề của mục",
        "Sau số thứ tự La Mã của mục có tiêu đề.",
    ),
    Rule(
        "muc-la-ma/ending",
        _TIEU_DE,
        "Tiêu đề của mục không có dấu cuối",
        "Tiêu đề của mục là cụm từ, cuối không có dấu chấm hay dấu hai chấm.",
        level="note",
    ),
    *look(MUC_LA_MA, _BANG, case="upper", size=(13, 14, 14), bold=True, italic=False),
    *look(MUC_LA_MA, _NOI_DUNG, align=("justify", "left")),
    indent(MUC_LA_MA, _NOI_DUNG),
    # Điều
    Rule(
        "dieu/format",
        _CACH,
        "Cách ghi số của điều",
        "Từ “Điều”, số thứ tự bằng chữ số Ả Rập, sau số có dấu chấm (.).",
        fix="unsafe",
    ),
    _sequence(DIEU, _CACH),
    # The decree's own forms 1.2 and 1.3 print articles of a decision without a title.
    Rule(
        "dieu/title",
        _TIEU_DE,
        "Tiêu đề của điều",
        "Điều có tiêu đề là cụm từ chỉ nội dung chính của điều.",
        level="note",
    ),
    *look(
        DIEU,
        _CACH,
        case="normal",
        size=(13, 14, 14),
        relative="noi-dung",
        bold=True,
        italic=False,
    ),
    *look(DIEU, _NOI_DUNG, align=("justify", "left")),
    indent(DIEU, _CACH),
    # Khoản
    Rule(
        "khoan/format",
        _CACH,
        "Cách ghi số của khoản",
        "Số thứ tự của khoản bằng chữ số Ả Rập, sau số có dấu chấm (.).",
        fix="unsafe",
    ),
    _sequence(KHOAN, _CACH),
    *look(
        KHOAN,
        _CACH,
        case="normal",
        size=(13, 14, 14),
        relative="noi-dung",
        bold=False,
        italic=False,
        levels={"bold": "note"},
    ),
    *look(KHOAN, _NOI_DUNG, align="justify"),
    indent(KHOAN, _NOI_DUNG),
    # Khoản with a title: a run-in head is what many offices write, so a note and no more.
    Rule(
        "tieu-de-khoan/own-line",
        _CACH,
        "Dòng riêng của tiêu đề khoản",
        "Khoản có tiêu đề thì số thứ tự và tiêu đề đứng trên một dòng riêng.",
        level="note",
    ),
    *look(
        TIEU_DE_KHOAN,
        _CACH,
        case="normal",
        size=(13, 14, 14),
        relative="noi-dung",
        bold=True,
        italic=False,
        # A short line after a number may be a text as well as a title.
        levels={"bold": "warning", "italic": "warning"},
    ),
    *look(TIEU_DE_KHOAN, _NOI_DUNG, align=("justify", "left")),
    indent(TIEU_DE_KHOAN, _NOI_DUNG),
    # Điểm
    Rule(
        "diem/format",
        _CACH,
        "Cách ghi chữ của điểm",
        "Chữ cái của điểm viết thường, sau có dấu đóng ngoặc đơn.",
        fix="unsafe",
    ),
    Rule(
        "diem/letter",
        _CACH,
        "Chữ cái của điểm",
        "Điểm dùng chữ cái tiếng Việt a, b, c, d, đ, e, g, h, i, k, l, m, n, o, p, q, r, s, t, u, "
        "v, x, y.",
        fix="unsafe",
        allowed=POINT_LETTERS,
    ),
    _sequence(DIEM, _CACH),
    *look(
        DIEM,
        _CACH,
        case="normal",
        size=(13, 14, 14),
        relative="noi-dung",
        bold=False,
        italic=False,
        levels={"bold": "note", "italic": "note"},
    ),
    *look(DIEM, _NOI_DUNG, align="justify"),
    indent(DIEM, _NOI_DUNG),
    Rule(
        "bo-cuc/order",
        _BO_CUC,
        "Trình tự từ lớn đến nhỏ",
        "Nội dung chia từ lớn đến nhỏ: phần, chương, mục, tiểu mục, điều, khoản, điểm.",
        level="warning",
    ),
)
