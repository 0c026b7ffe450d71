"""For every rule: a right paper, and the one thing that is spoilt so that this rule must fire."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from docgen.standard import load
from docgen.standard.model import Rule
from tests.check.builder import Box, P, Paper, R, Section, T, letter, plan, regulation

__all__ = ["SPOILS", "Spoil"]

Spoil = tuple[Callable[[], Paper], Callable[[Paper], None]]
Change = Callable[[Paper], None]

SPOILS: dict[str, Spoil] = {}
LETTER = {"chu-quan", "trich-yeu-cong-van", "kinh-gui", "dia-chi"}
REGULATION = {"tham-quyen", "lenh", "dieu", "phan-chuong", "tieu-de-phan-chuong", "muc"}
REGULATION |= {"tieu-de-muc"}


def _base(component: str) -> Callable[[], Paper]:
    if component in LETTER:
        return letter
    return regulation if component in REGULATION else plan


def spoil(*rules: str, base: Callable[[], Paper] | None = None) -> Callable[[Change], Change]:
    """Registers a change as what makes these rules fire."""

    def register(change: Change) -> Change:
        for rule in rules:
            SPOILS[rule] = (base or _base(rule.partition("/")[0]), change)
        return change

    return register


def said(key: str, text: str, *, at: int = 0) -> Change:
    """The paragraph of a component says something else."""

    def change(paper: Paper) -> None:
        paper.all(key)[at].text = text

    return change


def swap(key: str, old: str, new: str, *, at: int = 0) -> Change:
    """Words of a component are replaced."""

    def change(paper: Paper) -> None:
        paragraph = paper.all(key)[at]
        assert old in paragraph.plain
        paragraph.text = paragraph.plain.replace(old, new)

    return change


def gone(key: str) -> Change:
    return lambda paper: paper.remove(key)


def put(*rules: str, change: Change, base: Callable[[], Paper] | None = None) -> None:
    spoil(*rules, base=base)(change)


# --- looks: what the standard asks of size, weight, slant, case, alignment, indent


def _look(rule: Rule) -> Change | None:
    key = rule.component

    def change(paper: Paper) -> None:
        for paragraph in paper.all(key):
            if rule.property == "size":
                paragraph.size = 18
            elif rule.property == "bold":
                paragraph.bold = not rule.pick
            elif rule.property == "italic":
                paragraph.italic = not rule.pick
            elif rule.property == "align":
                paragraph.align = "right"
            elif rule.property == "indent":
                paragraph.first = 0
            elif rule.pick == "upper":
                paragraph.text = paragraph.plain.capitalize()
            else:
                paragraph.text = paragraph.plain.upper()

    known = {"size", "bold", "italic", "align", "indent", "case"}
    return change if rule.property in known else None


for _rule in load().rules:
    _change = _look(_rule)
    if _change is not None:
        SPOILS[_rule.id] = (_base(_rule.component), _change)


# --- page


def page(**settings: float) -> Change:
    def change(paper: Paper) -> None:
        for name, value in settings.items():
            setattr(paper.last, name, value)

    return change


put("trang/paper", change=page(width=215.9, height=279.4))
put("trang/orientation", change=page(width=297, height=210))
put("trang/margin-top", change=page(top=40))
put("trang/margin-bottom", change=page(bottom=10))
put("trang/margin-left", change=page(left=25))
put("trang/margin-right", change=page(right=25))


@spoil("phong-chu/name")
def _font(paper: Paper) -> None:
    paper["noi-dung"].font = "Arial"


@spoil("phong-chu/color")
def _colour(paper: Paper) -> None:
    paper["noi-dung"].color = "FF0000"


def _sections(paper: Paper) -> list[Section]:
    return [p.section for p in paper.paragraphs() if p.section] + [paper.last]


@spoil("so-trang/present")
def _no_number(paper: Paper) -> None:
    for section in _sections(paper):
        section.numbered = False


@spoil("so-trang/first-page")
def _first_page(paper: Paper) -> None:
    _sections(paper)[0].title_page = False


@spoil("so-trang/start")
def _start(paper: Paper) -> None:
    _sections(paper)[0].start = 5


@spoil("so-trang/numeral")
def _roman(paper: Paper) -> None:
    _sections(paper)[0].format = "lowerRoman"


@spoil("so-trang/position")
def _foot(paper: Paper) -> None:
    for section in _sections(paper):
        section.where = "footer"


# --- head of the page

put("quoc-hieu/present", change=gone("quoc-hieu"))
put("quoc-hieu/text", change=said("quoc-hieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM"))
put("tieu-ngu/present", change=gone("tieu-ngu"))
put("tieu-ngu/text", change=said("tieu-ngu", "Độc Lập - Tự Do - Hạnh Phúc"))
put("tieu-ngu/dash", change=said("tieu-ngu", "Độc lập – Tự do – Hạnh phúc"))


def _head(paper: Paper) -> T:
    return next(item for item in paper.body if isinstance(item, T))


@spoil("quoc-hieu/position", "co-quan/position")
def _mirrored(paper: Paper) -> None:
    table = _head(paper)
    table.rows[0].reverse()
    table.widths.reverse()


@spoil("quoc-hieu/one-line")
def _narrow(paper: Paper) -> None:
    _head(paper).widths = [270, 183.5]


@spoil("quoc-hieu/line-spacing")
def _apart(paper: Paper) -> None:
    paper["tieu-ngu"].before = 12


@spoil("quoc-hieu/size-pair")
def _pair(paper: Paper) -> None:
    paper["tieu-ngu"].size = 14


def _lines(key: str, base: Callable[[], Paper]) -> None:
    def host(paper: Paper) -> P:
        return next(p for p in paper.all(key) if p.line)

    def none(paper: Paper) -> None:
        host(paper).line = 0

    def long(paper: Paper) -> None:
        host(paper).line *= 2.4

    def typed(paper: Paper) -> None:
        paragraph = host(paper)
        paragraph.line = 0
        paragraph.text = [R(paragraph.plain, extra='<w:u w:val="single"/>')]

    for name, change in (("line", none), ("line-length", long), ("line-drawn", typed)):
        put(f"{key}/{name}", change=change, base=base)


_lines("tieu-ngu", plan)
_lines("co-quan", letter)
_lines("trich-yeu", plan)


@spoil("kem-theo/line")
def _no_reference_line(paper: Paper) -> None:
    paper["kem-theo"].line = 0


put("chu-quan/place", change=said("chu-quan", "UBND"))


@spoil("chu-quan/ubnd", base=plan)
def _over_council(paper: Paper) -> None:
    cell = _head(paper).rows[0][0]
    cell.insert(0, P("UBND TỈNH LÂM SƠN", "chu-quan", 12, align="center", first=0, before=0))


put("co-quan/present", change=gone("co-quan"))
put("co-quan/full-name", change=said("co-quan", "UBND XÃ SUỐI NGỌC"))


@spoil("co-quan/line-spacing", base=letter)
def _issuer_apart(paper: Paper) -> None:
    paper["co-quan"].before = 12


# --- number and date

put("so-ky-hieu/present", change=gone("so-ky-hieu"))
put("so-ky-hieu/numeral", change=said("so-ky-hieu", "Số: XV/KH-UBND"))
put("so-ky-hieu/blank", change=said("so-ky-hieu", "Số:       /KH-UBND"))
put("so-ky-hieu/label", change=said("so-ky-hieu", "Số 05/KH-UBND"))
put("so-ky-hieu/padding", change=said("so-ky-hieu", "Số: 5/KH-UBND"))
put("so-ky-hieu/extra-zero", change=said("so-ky-hieu", "Số: 0159/KH-UBND"))
put("so-ky-hieu/separator", change=said("so-ky-hieu", "Số: 05/KH – UBND"))
put("so-ky-hieu/symbol", change=said("so-ky-hieu", "Số: 05/UBND"))
put("so-ky-hieu/symbol-case", change=said("so-ky-hieu", "Số: 05/KH-Ubnd"))
put("so-ky-hieu/type", change=said("so-ky-hieu", "Số: 05/QĐ-UBND"))
put("so-ky-hieu/issuer", change=said("so-ky-hieu", "Số: 05/KH-SYT"))


@spoil("so-ky-hieu/position")
def _number_first(paper: Paper) -> None:
    cell = _head(paper).rows[0][0]
    cell.insert(0, cell.pop(next(i for i, p in enumerate(cell) if p.key == "so-ky-hieu")))


put("dia-danh-ngay/present", change=gone("dia-danh-ngay"))
put("dia-danh-ngay/full", change=said("dia-danh-ngay", "Suối Ngọc, 05/01/2026"))
put("dia-danh-ngay/numeral", change=said("dia-danh-ngay", "Suối Ngọc, ngày năm tháng 01 năm 2026"))
put("dia-danh-ngay/padding", change=said("dia-danh-ngay", "Suối Ngọc, ngày 5 tháng 01 năm 2026"))
put(
    "dia-danh-ngay/extra-zero", change=said("dia-danh-ngay", "Suối Ngọc, ngày 05 tháng 04 năm 2026")
)
put("dia-danh-ngay/day-exists", change=said("dia-danh-ngay", "Suối Ngọc, ngày 31 tháng 6 năm 2026"))
put("dia-danh-ngay/blank", change=said("dia-danh-ngay", "Suối Ngọc, ngày      tháng 6 năm 2026"))
put("dia-danh-ngay/comma", change=said("dia-danh-ngay", "Suối Ngọc ngày 05 tháng 01 năm 2026"))
put(
    "dia-danh-ngay/place-case", change=said("dia-danh-ngay", "suối Ngọc, ngày 05 tháng 01 năm 2026")
)
put("dia-danh-ngay/place", change=said("dia-danh-ngay", "Đồng Xa, ngày 05 tháng 01 năm 2026"))


@spoil("dia-danh-ngay/place-full")
def _numbered_place(paper: Paper) -> None:
    paper.all("co-quan")[1].text = "PHƯỜNG 1"
    paper["dia-danh-ngay"].text = "1, ngày 05 tháng 01 năm 2026"


@spoil("dia-danh-ngay/same-line")
def _two_rows(paper: Paper) -> None:
    table = _head(paper)
    left, right = table.rows[0]
    number = [p for p in left if p.key == "so-ky-hieu"]
    table.rows[0][0] = [p for p in left if p not in number]
    table.rows.append([number, [P("", first=0)]])
    del right[len(right) :]


# --- title

put("ten-loai/present", change=gone("ten-loai"))
put("ten-loai/known", change=said("ten-loai", "KẾ SÁCH"))
put("trich-yeu/present", change=gone("trich-yeu"))
put("trich-yeu/ending", change=said("trich-yeu", "Giảm nghèo bền vững năm 2026."))
put("trich-yeu-cong-van/present", change=gone("trich-yeu-cong-van"))
put("trich-yeu-cong-van/text", change=said("trich-yeu-cong-van", "Về việc tiêm chủng năm 2026"))


@spoil("trich-yeu-cong-van/spacing")
def _glued(paper: Paper) -> None:
    paper["trich-yeu-cong-van"].before = 0


@spoil("trich-yeu-cong-van/only", base=plan)
def _letter_subject(paper: Paper) -> None:
    _head(paper).rows[0][0].append(
        P("V/v giảm nghèo", "trich-yeu-cong-van", 12, align="center", first=0)
    )


# --- căn cứ

put("tham-quyen/present", change=gone("tham-quyen"))
put("lenh/text", change=said("lenh", "Quyết định"))
put("can-cu/own-line", change=swap("can-cu", "phương;", "phương; Căn cứ Luật Lưu trữ;"))
put("can-cu/semicolon", change=swap("can-cu", "phương;", "phương,"))
put("can-cu/period", change=swap("can-cu", "năm 2026.", "năm 2026", at=1))
put("can-cu/full-citation", change=swap("can-cu", " ngày 24 tháng 11 năm 2025", "", at=1))
put("can-cu/law", change=swap("can-cu", "phương;", "phương số 72/2025/QH15;"))


@spoil("can-cu/position")
def _late_basis(paper: Paper) -> None:
    paper.after("tieu-de-khoan", P("Căn cứ Luật Lưu trữ;", italic=True))


# --- text


@spoil("noi-dung/uniform-size")
def _mixed(paper: Paper) -> None:
    paper["khoan"].size = 13


@spoil("noi-dung/spacing")
def _tight(paper: Paper) -> None:
    paper["noi-dung"].before = 0


@spoil("noi-dung/line-spacing")
def _double(paper: Paper) -> None:
    paper["noi-dung"].spacing = 2


put("ket-thuc/text", change=swap("ket-thuc", "./.", "."))
put("ket-thuc/once", change=swap("noi-dung", "cơ bản.", "cơ bản./."))
put("noi-dung/blank", change=swap("noi-dung", "cơ bản.", "cơ bản ........"))

CITED = "Thực hiện Quyết định số 27/QĐ-UBND ngày 20/4/2025 của Ủy ban nhân dân tỉnh về văn thư."
put(
    "vien-dan/first",
    change=said("noi-dung", "Thực hiện Quyết định số 27/QĐ-UBND ngày 20/4/2025."),
)


@spoil("vien-dan/later")
def _again(paper: Paper) -> None:
    paper["noi-dung"].text = CITED
    paper.all("noi-dung")[1].text = CITED


put("vien-dan/law", change=said("noi-dung", "Thực hiện Luật Lưu trữ số 33/2024/QH15 trên địa bàn."))
put("vien-dan/type", change=said("noi-dung", CITED.replace("27/QĐ", "27/KH")))

# --- structure

put("phan-chuong/own-line", change=said("phan-chuong", "Chương I. QUY ĐỊNH CHUNG"))
put("phan-chuong/numeral", change=said("phan-chuong", "Chương 1"))
put("phan-chuong/sequence", change=said("phan-chuong", "Chương III", at=1))
put("tieu-de-phan-chuong/present", change=gone("tieu-de-phan-chuong"))
put("muc/own-line", change=said("muc", "Mục 1. VĂN BẢN ĐI"))
put("muc/numeral", change=said("muc", "Mục I"))
put("muc/sequence", change=said("muc", "Mục 3", at=1))
put("tieu-de-muc/present", change=gone("tieu-de-muc"))
put("muc-la-ma/sequence", change=said("muc-la-ma", "IV. TỔ CHỨC THỰC HIỆN", at=2))
put("muc-la-ma/present", change=said("muc-la-ma", "II.", at=1))
put("muc-la-ma/ending", change=said("muc-la-ma", "II. NỘI DUNG:", at=1))
put("dieu/format", change=said("dieu", "Điều 1: Phạm vi điều chỉnh"))
put("dieu/sequence", change=said("dieu", "Điều 4. Tiếp nhận văn bản", at=2))


@spoil("dieu/title")
def _untitled(paper: Paper) -> None:
    paper["dieu"].text = [R("Điều 1.", bold=True), R(" Quyết định này có hiệu lực.", bold=False)]


put("khoan/format", change=swap("khoan", "1. ", "1) "))
put("khoan/sequence", change=swap("khoan", "2. ", "3. ", at=1))


@spoil("tieu-de-khoan/own-line")
def _run_in(paper: Paper) -> None:
    paper["tieu-de-khoan"].text = [R("1. Mục đích:"), R(" Giúp các hộ nghèo.", bold=False)]


put("diem/format", change=swap("diem", "a) ", "a. "))
put("diem/letter", change=swap("diem", "b) ", "w) ", at=1))
put("diem/sequence", change=swap("diem", "b) ", "d) ", at=1))


@spoil("bo-cuc/order")
def _inside_out(paper: Paper) -> None:
    paper.after("mo-dau", P("a) Phạm vi thực hiện là toàn xã.", "diem"))
    paper["muc-la-ma"].text = "1. Mục đích, yêu cầu"


# --- signature

put("quyen-han/abbreviation", change=said("quyen-han", "T/M ỦY BAN NHÂN DÂN"))
put("quyen-han/tm-collective", change=said("quyen-han", "TM. CHỦ TỊCH"))
put("quyen-han/head-position", change=said("quyen-han", "KT. ỦY BAN NHÂN DÂN", at=1))
put("quyen-han/issuer", change=said("quyen-han", "TM. HỘI ĐỒNG NHÂN DÂN"))
put("quyen-han/kt-deputy", change=said("chu-vu", "CHỦ TỊCH"))
put("chu-vu/own", change=gone("chu-vu"))
put("ho-ten/blank", change=gone("ho-ten"))
put("ho-ten/academic-title", change=said("ho-ten", "TS. Nguyễn Văn A"))


@spoil("quyen-han/ubnd-tm")
def _alone(paper: Paper) -> None:
    paper.remove("quyen-han")


@spoil("chu-vu/present")
def _unsigned(paper: Paper) -> None:
    for key in ("quyen-han", "chu-vu", "ho-ten"):
        paper.remove(key)


@spoil("chu-ky/room")
def _crowded(paper: Paper) -> None:
    cell = next(
        c
        for item in paper.body
        if isinstance(item, T)
        for row in item.rows
        for c in row
        if any(p.key == "ho-ten" for p in c)
    )
    cell[:] = [p for p in cell if p.key]


# --- recipients

put("kinh-gui/present", change=gone("kinh-gui"))
put("kinh-gui/text", change=said("kinh-gui", "Kính gửi"))
put("kinh-gui/list", change=swap("kinh-gui", "tỉnh;", "tỉnh", at=1))


@spoil("kinh-gui/only", base=plan)
def _addressed_plan(paper: Paper) -> None:
    paper.after("trich-yeu", P("Kính gửi: Các thôn", "kinh-gui", align="center", first=0))


@spoil("kinh-gui/one-line")
def _one_below(paper: Paper) -> None:
    one = paper.all("kinh-gui")[2]
    paper.body.remove(one)


@spoil("kinh-gui/dash-align")
def _ragged(paper: Paper) -> None:
    paper.all("kinh-gui")[2].left += 20


put("noi-nhan/text", change=said("noi-nhan", "Nơi nhận"))
put("noi-nhan/own-line", change=said("noi-nhan", "Nơi nhận: Các thôn;"))


@spoil("noi-nhan/present")
def _nobody(paper: Paper) -> None:
    for key in ("noi-nhan", "danh-sach-noi-nhan", "ky-hieu-soan-thao"):
        paper.remove(key)


@spoil("noi-nhan/position")
def _swapped(paper: Paper) -> None:
    for item in paper.body:
        if isinstance(item, T) and any(p.key == "noi-nhan" for c in item.rows[0] for p in c):
            item.rows[0].reverse()


put("danh-sach-noi-nhan/own-line", change=said("danh-sach-noi-nhan", "- Đảng ủy; - Hội đồng;"))
put("danh-sach-noi-nhan/dash", change=said("danh-sach-noi-nhan", "Ủy ban nhân dân tỉnh;"))
put("danh-sach-noi-nhan/semicolon", change=said("danh-sach-noi-nhan", "- Ủy ban nhân dân tỉnh"))
put("danh-sach-noi-nhan/archive", change=said("danh-sach-noi-nhan", "- Các thôn.", at=2))
put("danh-sach-noi-nhan/archive-format", change=said("danh-sach-noi-nhan", "- Lưu VT", at=2))
put("danh-sach-noi-nhan/as-above", change=said("danh-sach-noi-nhan", "- Như trên;"))

# --- appendices

put("phu-luc/mention", change=swap("khoan", ", chi tiết tại Phụ lục I", ""))
put("phu-luc/number", change=said("phu-luc", "Phụ lục", at=1))
put("phu-luc/numeral", change=said("phu-luc", "Phụ lục 2", at=1))
put("phu-luc/sequence", change=said("phu-luc", "Phụ lục III", at=1))
put("phu-luc/own-line", change=said("phu-luc", "Phụ lục I. NHU CẦU"))
put("phu-luc/ending", change=swap("phu-luc-loi", "./.", "."))
put("phu-luc/missing", change=swap("gach", "Phụ lục II", "Phụ lục V"))
put("kem-theo/present", change=gone("kem-theo"))
put(
    "kem-theo/format",
    change=said("kem-theo", "(Kèm theo Kế hoạch của Ủy ban nhân dân xã Suối Ngọc)"),
)
put("kem-theo/match", change=swap("kem-theo", "05/KH", "06/KH"))


@spoil("phu-luc/page-number")
def _going_on(paper: Paper) -> None:
    paper.last.start = None


@spoil("phu-luc/new-page")
def _same_page(paper: Paper) -> None:
    for paragraph in paper.paragraphs():
        paragraph.section = None


# --- marks


def _mark(key: str, text: str) -> Change:
    def change(paper: Paper) -> None:
        paper[key].text = text

    return change


def _box(paper: Paper, key: str) -> Box:
    return next(p.box for p in paper.paragraphs() if p.box and p.box.inside.key == key)


def _secret(text: str, column: int) -> Change:
    def change(paper: Paper) -> None:
        inside = P(text, "mat", 13, bold=True, align="center", first=0, before=0)
        cell = _head(paper).rows[0][column]
        cell.append(P("", first=0, align="center", box=Box(25, 8, inside)))

    return change


put("khan/text", change=_mark("khan", "THẬT KHẨN"))
put("luu-hanh/text", change=_mark("luu-hanh", "LƯU HÀNH TRONG XÃ"))
put("mat/text", change=_secret("RẤT MẬT", 0))
put("mat/position", change=_secret("TỐI MẬT", 1))


@spoil("khan/position")
def _right_mark(paper: Paper) -> None:
    left, right = _head(paper).rows[0]
    right.append(left.pop())


@spoil("khan/frame", "luu-hanh/frame")
def _unframed(paper: Paper) -> None:
    for key in ("khan", "luu-hanh"):
        _box(paper, key).outlined = False


@spoil("khan/frame-size")
def _big_frame(paper: Paper) -> None:
    _box(paper, "khan").width = 45


put("ky-hieu-soan-thao/format", change=said("ky-hieu-soan-thao", "ntb 15"))


@spoil("dia-chi/position")
def _high_address(paper: Paper) -> None:
    _head(paper).rows[0][0].append(
        P("Điện thoại: 02600000000", "", 11, align="center", first=0, before=0)
    )


@spoil("dia-chi/line")
def _no_line(paper: Paper) -> None:
    paper["dia-chi"].extra = ""


# --- capitals

put("viet-hoa/sentence", change=swap("noi-dung", "Giúp", "giúp"))


def _wrote(text: str) -> Change:
    return said("noi-dung", text)


put("viet-hoa/unit-number", change=_wrote("Thực hiện tại phường 1 và các xã trên địa bàn tỉnh."))
put("viet-hoa/special-place", change=_wrote("Học tập kinh nghiệm của thành phố Hồ Chí Minh."))
put("viet-hoa/region", change=_wrote("Trao đổi với các tỉnh vùng Tây nguyên trong năm."))
put("viet-hoa/organ", change=_wrote("Báo cáo với Ủy ban Nhân dân tỉnh trước ngày 30 hằng tháng."))
put("viet-hoa/special-organ", change=_wrote("Báo cáo về văn phòng trung ương Đảng trong năm."))
put("viet-hoa/people-state", change=_wrote("Huy động nguồn lực trong nhân dân để giúp hộ nghèo."))
put("viet-hoa/honour", change=_wrote("Đề nghị tặng huân chương lao động cho tập thể xuất sắc."))
put("viet-hoa/holiday", change=_wrote("Tổ chức kỷ niệm ngày quốc khánh trên địa bàn xã."))
put("viet-hoa/law", change=_wrote("Phổ biến bộ luật hình sự cho người dân trên địa bàn."))
put(
    "viet-hoa/citation",
    change=_wrote("Thực hiện theo khoản 1 điều 24 Nghị định này của Chính phủ."),
)
put("viet-hoa/tet", change=_wrote("Tặng quà hộ nghèo dịp tết nguyên đán trên địa bàn xã."))
put("viet-hoa/history", change=_wrote("Kỷ niệm cách mạng tháng tám trên địa bàn toàn xã."))

# --- presumed


@spoil("ky-tu/nfc")
def _decomposed(paper: Paper) -> None:
    paper["noi-dung"].text = unicodedata.normalize("NFD", paper["noi-dung"].plain)


put("ky-tu/legacy", change=said("noi-dung", "KÕ ho¹ch gi¶m nghÌo cña x·"))
put("ky-tu/lookalike", change=swap("noi-dung", "đủ", "ðủ"))
put("ky-tu/invisible", change=swap("noi-dung", "hộ", "h\u200bộ"))
put("ngay/exists", change=_wrote("Hoàn thành trước ngày 31/6/2026 trên địa bàn toàn xã."))
put(
    "don-vi/abolished",
    change=_wrote("Báo cáo Ủy ban nhân dân huyện Hồng Lĩnh trước ngày 30/6/2026."),
)
put("so-lieu/prose-table", change=swap("khoan", "11 triệu", "12 triệu", at=1))


@spoil("so-lieu/table-total")
def _wrong_total(paper: Paper) -> None:
    cell = next(p for p in paper.all("bang") if p.plain == "11.000.000")
    cell.text = "12.000.000"


@spoil("so-lieu/prose-sum")
def _wrong_sum(paper: Paper) -> None:
    paper["diem"].text = "a) Hỗ trợ nước sinh hoạt: 03 triệu đồng;"
    paper.all("diem")[1].text = "b) Hỗ trợ ti vi: 09 triệu đồng."


# --- what is no document of the decree's, or none at all


@spoil("van-ban/words")
def _wordless(paper: Paper) -> None:
    paper.body[:] = [P("")]


@spoil("van-ban/scope")
def _party(paper: Paper) -> None:
    paper["quoc-hieu"].text = "ĐẢNG CỘNG SẢN VIỆT NAM"
    paper.remove("tieu-ngu")
