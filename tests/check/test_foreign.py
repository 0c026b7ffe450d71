"""Documents as other people and other programs make them: right ones stay right, faults are told
by their own rule, and what is mended is mended wherever it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pytest

from docgen.check import Report, check, fix
from docgen.check.mend import Mended
from docgen.package import open_package, write_package
from tests.check.builder import NS, Box, P, Paper, R, Section, T, boxed, letter, plan, regulation
from tests.check.builder import rule as ruled

COUNCIL = "ỦY BAN NHÂN DÂN"


def told(report: Report) -> list[str]:
    """The rules of what is more than a note."""
    return [finding.rule for finding in report.findings if finding.level != "note"]


def centred(text: str, size: float = 14, **more: object) -> P:
    return P(text, size=size, align="center", first=0, **more)  # type: ignore[arg-type]


def paper(title: str, symbol: str, subject: str, *body: P, to: tuple[str, ...] = ()) -> Paper:
    """A commune's document of any type: the head and the ending of the decree's forms."""
    made = regulation()
    made.body = [item for item in made.body if isinstance(item, T)]
    head, ending = made.body
    assert isinstance(head, T)
    assert isinstance(ending, T)
    made["so-ky-hieu"].text = f"Số: 27/{symbol}-UBND"
    lines = [centred(title, bold=True)]
    if subject:
        lines.append(P(subject, "trich-yeu", 14, True, align="center", first=0, before=0, line=80))
    made.body = [head, *lines, *body, ending]
    if to:
        ending.rows[0][0][1:] = [
            P(line, "danh-sach-noi-nhan", 11, align="left", first=0, before=0) for line in to
        ]
    return made


ADDRESSED = centred("Kính gửi: Bộ Nội vụ", before=12)
END = P("Trên đây là nội dung gửi các đơn vị liên quan để thực hiện./.")


@pytest.mark.parametrize(("title", "symbol"), [("BÁO CÁO", "BC"), ("TỜ TRÌNH", "TTr")])
def test_kinh_gui_under_a_subject_does_not_hide_the_subject(title: str, symbol: str) -> None:
    """Điểm d khoản 9 Mục II: cell 9a is below the title of a report."""
    made = paper(
        title,
        symbol,
        "Kết quả trồng cây năm 2026",
        ADDRESSED,
        END,
        to=("- Như trên;", "- Lưu: VT, NC."),
    )
    assert told(check(made.data())) == []
    made["trich-yeu"].bold = False
    assert told(check(made.data())) == ["trich-yeu/bold"]


def minutes() -> Paper:
    made = paper(
        "BIÊN BẢN",
        "BB",
        "Họp về công tác trồng cây năm 2026",
        P("Thời gian bắt đầu: 8 giờ 00 phút, ngày 20 tháng 3 năm 2026."),
        P("Địa điểm: Hội trường Ủy ban nhân dân tỉnh."),
        P("Cuộc họp kết thúc vào 11 giờ 00 phút, ngày 20 tháng 3 năm 2026./."),
    )
    made.remove("dia-danh-ngay")

    def signer(position: str, name: str) -> list[P]:
        return [
            centred(position, bold=True),
            *(centred("", before=0) for _ in range(4)),
            centred(name, bold=True),
        ]

    ending = made.body[-1]
    assert isinstance(ending, T)
    recipients = ending.rows[0][0]
    made.body[-1] = T([[signer("THƯ KÝ", "Lê Thị A"), signer("CHỦ TỌA", "Trần B")]], [230, 223])
    made.body += [P("", first=0, before=0), *recipients]
    return made


def test_minutes_have_no_date_in_their_head() -> None:
    """Mẫu 1.9: no địa danh and date; two signers; Nơi nhận under them."""
    assert told(check(minutes().data())) == []


def test_the_hour_of_a_meeting_is_no_date_of_the_document() -> None:
    findings = check(minutes().data()).findings
    assert not [f for f in findings if f.rule.startswith("dia-danh-ngay")]


@pytest.mark.parametrize(
    ("title", "symbol", "subject", "opening", "to"),
    [
        (
            "GIẤY GIỚI THIỆU",
            "GGT",
            "",
            "Ủy ban nhân dân tỉnh Lâm Sơn trân trọng giới thiệu:",
            "- Như trên;",
        ),
        (
            "CÔNG ĐIỆN",
            "CĐ",
            "Về việc ứng phó với bão số 5",
            "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÂM SƠN điện:",
            "- Như trên;",
        ),
        ("GIẤY NGHỈ PHÉP", "GNP", "", "Ủy ban nhân dân tỉnh cấp cho:", "- Bà Lê Thị A;"),
    ],
    ids=["1.8", "1.6", "1.10"],
)
def test_a_line_that_opens_the_text_is_no_subject(
    title: str, symbol: str, subject: str, opening: str, to: str
) -> None:
    """Mẫu 1.6, 1.8, 1.10: it is set apart, in the middle, upright; 1.8 and 1.10 have no subject."""
    made = paper(title, symbol, subject, centred(opening), END, to=(to, "- Lưu: VT, NC."))
    assert told(check(made.data())) == []


def test_what_is_issued_with_a_decision_may_have_a_head_of_its_own() -> None:
    """Mẫu 1.3: names and motto alone; the line is under “(Kèm theo …)”; nobody signs it."""
    made = regulation()
    for key in ("so-ky-hieu", "dia-danh-ngay", "can-cu", "lenh", "tham-quyen"):
        made.remove(key)
    made.body.pop()
    made["ten-loai"].text = "QUY CHẾ"
    made["trich-yeu"].line = 0
    made.after(
        "trich-yeu",
        centred(
            "(Kèm theo Quyết định số 27/QĐ-UBND ngày 20 tháng 4 năm 2026 của Ủy ban nhân dân "
            "tỉnh Lâm Sơn)",
            italic=True,
            before=0,
            line=90,
        ),
    )
    assert told(check(made.data())) == []


def test_an_appendix_may_be_a_file_of_its_own() -> None:
    """Mẫu 2.2: what names it, and the page it would begin on, are in another file."""
    made = plan()
    at = next(
        i for i, item in enumerate(made.body) if isinstance(item, P) and item.key == "phu-luc"
    )
    made.body = made.body[at:]
    del made.body[next(i for i, x in enumerate(made.body) if isinstance(x, P) and x.section) :]
    made["phu-luc"].text = "Phụ lục"
    made.last = Section()
    assert told(check(made.data())) == []


def test_a_decision_of_the_head_is_signed_by_the_head() -> None:
    """Mẫu 1.2, note 6: the line of authority says whose decision it is."""
    made = regulation()
    made.remove("quyen-han")
    assert told(check(made.data())) == ["quyen-han/ubnd-tm"]
    made["tham-quyen"].text = "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÂM SƠN"
    assert told(check(made.data())) == []


def test_who_asks_is_named_before_the_paper() -> None:
    made = regulation()
    made.all("can-cu")[
        -1
    ].text = (
        "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV ngày 10 tháng 4 năm 2026."
    )
    assert told(check(made.data())) == []
    made.all("can-cu")[-1].text = "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV."
    assert told(check(made.data())) == ["can-cu/full-citation"]


# --- heads without a table

STOPS = '<w:tabs><w:tab w:val="center" w:pos="1700"/><w:tab w:val="center" w:pos="6500"/></w:tabs>'


def line_at(points: float, start: float) -> str:
    """A drawn line that begins so far from the column's edge."""
    offset = f"<wp:posOffset>{round(start * 12700)}</wp:posOffset>"
    return ruled(points).replace("<wp:align>center</wp:align>", offset, 1)


def tabbed(*, motto_line: bool = True) -> Paper:
    """The letter with its head typed with tabs, both lines drawn from the same paragraph."""

    def pair(left: R, right: R | None, raw: str = "") -> P:
        runs = [R("\t"), left, *([R("\t"), right] if right else [])]
        return P(runs, align="left", first=0, before=0, extra=STOPS, raw=raw)

    made = letter()
    lines = line_at(24, 73) + (line_at(159, 245) if motto_line else "")
    made.body[:1] = [
        pair(
            R("UBND TỈNH LÂM SƠN", size=12),
            R("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, size=12),
        ),
        pair(
            R("SỞ Y TẾ", bold=True, size=12),
            R("Độc lập - Tự do - Hạnh phúc", bold=True, size=13),
            lines,
        ),
        pair(
            R("Số: 15/SYT-NVY", size=13),
            R("Lâm Sơn, ngày 12 tháng 3 năm 2026", italic=True, size=13),
        ),
        pair(R("V/v tiêm chủng năm 2026", size=12), None),
    ]
    made.body[3].before = 6  # type: ignore[union-attr]
    return made


def test_a_letters_subject_typed_under_a_tabbed_head_belongs_to_the_head() -> None:
    assert told(check(tabbed().data())) == []


def test_a_line_under_the_issuer_is_none_under_the_motto() -> None:
    assert told(check(tabbed(motto_line=False).data())) == ["tieu-ngu/line"]


def test_blanks_underlined_are_a_line() -> None:
    made = plan()
    made["tieu-ngu"].line = 0
    blank = R("\u00a0" * 49, size=13, extra='<w:u w:val="single"/>')
    head = next(item for item in made.body if isinstance(item, T))
    head.rows[0][1].insert(2, P([blank], align="center", first=0, before=0))
    assert told(check(made.data())) == []
    blank.extra = ""
    assert told(check(made.data())) == ["tieu-ngu/line"]


def in_boxes(paper_: Paper) -> Paper:
    """The head in two text boxes that hang in one paragraph."""
    head = paper_.body[0]
    assert isinstance(head, T)
    drawn = ""
    for width, cell in zip((60, 100), head.rows[0], strict=True):
        inside = "".join(p.xml() for p in cell)
        mark = P("@", "")
        box = boxed(Box(width, 40, mark, outlined=False))
        drawn += box.replace(mark.xml(), inside)
    paper_.body[0] = P("", first=0, before=0, raw=drawn)
    return paper_


def test_lines_in_a_text_box_are_counted_once() -> None:
    made = letter()
    made["tieu-ngu"].line = 0
    assert told(check(in_boxes(made).data())) == ["tieu-ngu/line"]


def test_a_fault_in_a_text_box_is_mended() -> None:
    made = letter()
    made["dia-danh-ngay"].text = "Lâm Sơn, ngày 9 tháng 3 năm 2026"
    assert _mended(in_boxes(made)) == ["dia-danh-ngay/padding"]


def test_number_and_subject_may_stand_in_a_second_table() -> None:
    made = letter()
    head = made.body[0]
    assert isinstance(head, T)
    left, right = head.rows[0]
    second = T([[left[2:], right[2:]]], head.widths)
    head.rows = [[left[:2], right[:2]]]
    made.body[1:1] = [P("", first=0, before=0, size=6), second]
    assert told(check(made.data())) == []


def test_a_decisions_title_may_stand_in_a_table() -> None:
    made = regulation()
    at = next(i for i, item in enumerate(made.body) if item is made["ten-loai"])
    title = [item for item in made.body[at : at + 3] if isinstance(item, P)]
    made.body[at : at + 3] = [T([[title]], [453.5])]
    assert told(check(made.data())) == []


def test_columns_that_word_fits_to_their_words_are_not_measured() -> None:
    """Google Docs and pandoc write tables without any width."""
    parts = dict(open_package(letter().data()).parts)
    name = "word/document.xml"
    for pattern in (rb"<w:tcPr><w:tcW [^>]*/></w:tcPr>", rb"<w:tblW [^>]*/>"):
        parts[name] = re.sub(pattern, b"", parts[name])
    parts[name] = re.sub(rb'<w:gridCol w:w="\d+"/>', b"<w:gridCol/>", parts[name])
    assert told(check(write_package(parts))) == []


def test_an_indent_in_characters_is_read_with_what_it_came_to() -> None:
    """WPS and Word write both; two characters of 14 points are 28, not 24."""
    parts = dict(open_package(letter().data()).parts)
    name = "word/document.xml"
    both = b'w:firstLine="560" w:firstLineChars="200"'
    parts[name] = parts[name].replace(b'w:firstLine="720"', both)
    assert told(check(write_package(parts))) == []


def test_a_tab_before_a_heading_has_no_weight() -> None:
    made = plan()
    heading = made["muc-la-ma"]
    heading.text, heading.first = [R("\t", bold=False), R(heading.plain)], 0
    assert told(check(made.data())) == []


# --- what typing does to words


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("dia-danh-ngay", ["Lâm Sơn, ng", "ày ", "9", " tháng", " 2 năm", " 2026"]),
        ("dia-danh-ngay", ["Lâm Sơn, ngày\u00a012 tháng\u00a003\u00a0năm\u00a02026"]),
        ("tieu-ngu", ["Độc lập", " ", "–", " Tự do ", "–", " Hạnh phúc"]),
        ("so-ky-hieu", ["Số: ", "5", "/", "SYT-NVY"]),
    ],
    ids=["date in runs", "date with firm spaces", "motto in runs", "number in runs"],
)
def test_what_is_split_over_runs_is_mended(key: str, words: list[str]) -> None:
    made = letter()
    made[key].text = [R(word) for word in words]
    assert {rule.partition("/")[0] for rule in _mended(made)} == {key}


def _mended(made: Paper) -> list[str]:
    """The rules mended; the file is then without findings and stays as it is."""
    report: Mended
    data, report = fix(made.data())
    assert told(check(data)) == []
    assert fix(data)[0] == data
    return sorted({finding.rule for finding in report.done})


def test_margins_beside_a_gutter_are_mended() -> None:
    made = plan()
    made.last = Section(left=18, top=15, start=1)
    parts = dict(open_package(made.data()).parts)
    name = "word/document.xml"
    at = parts[name].rindex(b'w:gutter="0"')
    parts[name] = parts[name][:at] + b'w:gutter="284"' + parts[name][at + 12 :]
    data, report = fix(write_package(parts))
    assert {f.rule for f in report.done} == {"trang/margin-left", "trang/margin-top"}
    assert told(check(data)) == []


def test_an_article_with_a_firm_space_is_well_formed() -> None:
    made = regulation()
    made["dieu"].text = "Điều\u00a01. Phạm vi điều chỉnh"
    assert told(check(made.data())) == []


def test_a_dash_between_number_and_symbol_is_told_as_that_alone() -> None:
    made = letter()
    made["so-ky-hieu"].text = "Số: 15-SYT-NVY"
    assert told(check(made.data())) == ["so-ky-hieu/separator"]


def numbered(*, bold: bool) -> bytes:
    """A decision whose articles Word numbers by itself, each a sentence set upright."""
    made = regulation()
    made["dieu"].text = "Phê duyệt danh sách các đơn vị tham gia thực hiện nhiệm vụ năm 2026."
    made["dieu"].bold = False
    made["dieu"].extra = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    for key in ("phan-chuong", "tieu-de-phan-chuong", "muc", "tieu-de-muc"):
        made.remove(key)
    parts = dict(open_package(made.data()).parts)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
    rels = "word/_rels/document.xml.rels"
    line = f'<Relationship Id="rN" Type="{kind}" Target="numbering.xml"/></Relationships>'
    parts[rels] = parts[rels].replace(b"</Relationships>", line.encode())
    parts["word/numbering.xml"] = (
        f'<w:numbering {NS}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>'
        '<w:lvlText w:val="Điều %1."/><w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr><w:rPr>'
        f'<w:b w:val="{int(bold)}"/></w:rPr></w:lvl></w:abstractNum><w:num w:numId="1">'
        '<w:abstractNumId w:val="0"/></w:num></w:numbering>'
    ).encode()
    return write_package(parts)


def test_the_weight_of_an_automatic_number_is_its_own() -> None:
    """Mẫu 1.2: the number is bold, the sentence beside it is not."""
    assert told(check(numbered(bold=True))) == []
    findings = [f for f in check(numbered(bold=False)).findings if f.level != "note"]
    assert [(f.rule, f.fix) for f in findings] == [("dieu/bold", "none")]


def _underscored() -> Paper:
    """A line of underscores, too short for the motto: its length is typed."""
    made = plan()
    made["tieu-ngu"].line = 0
    head = next(item for item in made.body if isinstance(item, T))
    head.rows[0][1].insert(2, P("_" * 10, size=13, align="center", first=0, before=0))
    return made


def _dashed() -> Paper:
    made = plan()
    made["tieu-ngu"].dashed = True
    return made


def _two_lines() -> Paper:
    """Neither as long as the motto: which of them is its line is not known."""
    made = plan()
    made["tieu-ngu"].line = 60
    made["tieu-ngu"].raw = ruled(70)
    return made


def _upright() -> Paper:
    """Number and sentence of an article in one run with a tab: half of it can't be made bold."""
    made = regulation()
    made["dieu"].text = "Điều 1.\tPhê duyệt danh sách các đơn vị tham gia nhiệm vụ năm 2026."
    made["dieu"].bold = False
    return made


@pytest.mark.parametrize("italic", [False, True], ids=["upright", "slanted"])
def test_the_number_of_an_article_is_cut_from_its_sentence_to_be_bold(italic: bool) -> None:
    said = "Điều 1. Phê duyệt danh sách các đơn vị tham gia nhiệm vụ năm 2026."
    made = regulation()
    made["dieu"].text, made["dieu"].bold, made["dieu"].italic = said, False, italic
    mended, report = fix(made.data())
    slant = {"dieu/italic"} if italic else set()
    assert {f.rule for f in report.done} == {"dieu/bold"} | slant
    assert told(check(mended)) == []
    xml = open_package(mended).parts["word/document.xml"].decode()
    runs = re.findall(r"<w:r>.*?</w:r>", xml)
    first = next(at for at, run in enumerate(runs) if ">Điều 1.<" in run)
    assert "<w:b/>" in runs[first]
    assert "<w:b/>" not in runs[first + 1]
    assert f">{said[7:]}<" in runs[first + 1]
    assert fix(mended)[0] == mended


@pytest.mark.parametrize(
    ("rule", "spoil"),
    [
        ("tieu-ngu/line", lambda: tabbed(motto_line=False)),
        ("tieu-ngu/line-length", _underscored),
        ("dieu/bold", _upright),
        ("tieu-ngu/line", _dashed),
        ("tieu-ngu/line-length", _two_lines),
    ],
)
def test_what_cannot_be_mended_is_not_said_to_be(rule: str, spoil: Callable[[], Paper]) -> None:
    data = spoil().data()
    assert [(f.rule, f.fix) for f in check(data).findings if f.level != "note"] == [(rule, "none")]
    assert fix(data)[0] == data


# --- one fault, one finding


def test_a_font_of_an_old_code_is_told_once_and_left() -> None:
    made = letter()
    made["noi-dung"].font = ".VnTime"
    assert told(check(made.data())) == ["ky-tu/legacy"]
    assert fix(made.data())[0] == made.data()


def test_a_size_that_is_never_right_is_told_once() -> None:
    made = letter()
    made["noi-dung"].size = 12
    assert told(check(made.data())) == ["noi-dung/size"]


@pytest.mark.parametrize(
    ("key", "old", "new", "sentence"),
    [
        ("dieu", "Điều 3.", "Điều 4.", "“Điều 4.” sai thứ tự."),
        ("phan-chuong", "Chương II", "Chương IV", "“Chương IV” sai thứ tự."),
        ("khoan", "2.", "3.", "Khoản “3.” sai thứ tự."),
    ],
)
def test_a_sentence_names_a_level_once(key: str, old: str, new: str, sentence: str) -> None:
    made = regulation()
    one = next(p for p in made.all(key) if p.plain.startswith(old))
    one.text = one.plain.replace(old, new)
    assert sentence in [finding.message for finding in check(made.data()).findings]


def test_a_missing_kinh_gui_is_told_once() -> None:
    subject, to = "Về việc hỗ trợ cây giống năm 2026", ("- Như trên;", "- Lưu: VT, NC.")
    made = paper("TỜ TRÌNH", "TTr", subject, END, to=to)
    assert told(check(made.data())) == ["kinh-gui/present"]


# --- V/v typed after a soft break


@pytest.mark.parametrize("more", ["", "\ncho trẻ em"], ids=["one line", "two lines"])
def test_a_subject_after_a_soft_break_has_no_distance(more: str) -> None:
    made = letter()
    made["so-ky-hieu"].text = made["so-ky-hieu"].plain + "\nV/v tiêm chủng năm 2026" + more
    made.remove("trich-yeu-cong-van")
    findings = [f for f in check(made.data()).findings if f.level != "note"]
    assert [(f.rule, f.level, f.fix) for f in findings] == [
        ("trich-yeu-cong-van/spacing", "warning", "none")
    ]


@pytest.mark.parametrize("words", ["V/v tiêm chủng", "Về việc tiêm chủng"])
def test_a_subject_after_a_soft_break_in_a_head_typed_with_tabs_is_judged(words: str) -> None:
    made = tabbed()
    number = next(p for p in made.paragraphs() if "Số:" in p.plain)
    made.body = [
        p for p in made.body if not (isinstance(p, P) and p.plain.strip().startswith("V/v"))
    ]
    runs = number.text if isinstance(number.text, list) else [R(number.text)]
    number.text = [*runs, R("\n" + words, bold=True, size=16), R("\nnăm 2026", size=12)]
    found = {f.rule: f for f in check(made.data()).findings}
    assert {"trich-yeu-cong-van/size", "trich-yeu-cong-van/bold"} <= set(found)
    assert "trich-yeu-cong-van/present" not in found
    mended, _ = fix(made.data())
    left = {f.rule for f in check(mended).findings}
    assert "trich-yeu-cong-van/size" not in left
    assert "trich-yeu-cong-van/align" in left  # centring it would centre the number and day, too


# --- heads in frames


def framed(*, swapped: bool = False) -> Paper:
    """The letter with its head in two frames of Word's older kind, placed on the page."""
    made = letter()
    head = made.body[0]
    assert isinstance(head, T)
    left, right = (cell for cell in head.rows[0])
    for cell, at, width in ((left, 1700, 3400), (right, 5300, 5600)):
        place = 7000 - at if swapped else at
        for paragraph in cell:
            paragraph.extra = (
                f'<w:framePr w:w="{width}" w:hSpace="180" w:wrap="around" w:vAnchor="page" '
                f'w:hAnchor="page" w:x="{place}" w:y="1134"/>'
            )
    made.body[:1] = [*left, *right]
    return made


def test_a_head_in_frames_stands_where_they_are_put() -> None:
    assert told(check(framed().data())) == []


def test_a_head_in_boxes_tied_to_the_line_below_is_the_head() -> None:
    """LibreOffice keeps frames as text boxes of the first line under them, the title's."""
    made = plan()
    at = next(i for i, item in enumerate(made.body) if isinstance(item, T))
    head = made.body[at]
    assert isinstance(head, T)
    drawn = ""
    for cell, width in zip(head.rows[0], (64, 96), strict=True):
        lines = [p.line for p in cell if p.line]
        for paragraph in cell:
            paragraph.line = 0
        box = boxed(Box(width, 30, cell[0], outlined=False))
        box = box.replace(cell[0].xml(), "".join(p.xml() for p in cell))
        drawn += box.replace("<wps:bodyPr/>", '<wps:bodyPr lIns="0" rIns="0"/>')
        drawn += "".join(map(ruled, lines))
    made.body[: at + 1] = []
    made["ten-loai"].raw = drawn
    assert told(check(made.data())) == []
    made["trich-yeu"].bold = False
    assert told(check(made.data())) == ["trich-yeu/bold"]


def test_quoc_hieu_in_a_frame_on_the_left_is_told() -> None:
    assert told(check(framed(swapped=True).data())) == ["quoc-hieu/position"]


def test_a_line_of_fifteen_hundredths_more_is_said_as_it_is() -> None:
    made = plan()
    made["tieu-ngu"].spacing = 1.15
    [finding] = check(made.data()).findings
    assert (finding.rule, finding.actual) == ("quoc-hieu/line-spacing", "1,15 dòng")


def test_a_name_in_small_letters_in_a_frame_is_the_issuers() -> None:
    made = framed()
    made["co-quan"].text = "Sở Y tế"
    assert "co-quan/case" in told(check(made.data()))


# --- slips of the hand


@pytest.mark.parametrize("symbol", ["KH.UBND", "KH/UBND", "KH . UBND"])
def test_another_mark_between_the_groups_of_a_symbol_is_told_as_that(symbol: str) -> None:
    made = plan()
    made["so-ky-hieu"].text = f"Số: 15/{symbol}"
    findings = [f for f in check(made.data()).findings if f.rule.startswith("so-ky-hieu/")]
    assert [(f.rule, f.expected) for f in findings] == [("so-ky-hieu/separator", "KH-UBND")]


def test_a_point_within_a_group_is_the_groups_own() -> None:
    made = letter()
    made["so-ky-hieu"].text = "Số: 15/SYT-NVY.1"
    assert told(check(made.data())) == []


def test_an_authority_without_a_space_is_one() -> None:
    made = plan()
    made["quyen-han"].text = made["quyen-han"].plain.replace("TM. ", "TM.")
    findings = [f for f in check(made.data()).findings if f.level != "note"]
    assert [(f.rule, f.level) for f in findings] == [("quyen-han/abbreviation", "warning")]


def test_who_is_given_the_heads_power_signs_by_that_position() -> None:
    """Điểm b khoản 7: “Q.” before the head's position, and nothing under it but the name."""
    made = letter()
    made["chu-vu"].text = "Q. GIÁM ĐỐC"
    assert told(check(made.data())) == []
    made["chu-vu"].text = "TL. GIÁM ĐỐC"
    assert told(check(made.data())) == ["chu-vu/own"]


def test_an_office_of_the_state_issues_in_its_own_name() -> None:
    """Điểm a khoản 2: its name takes two lines, both bold; the first is no parent body's."""
    made = plan()
    head = next(item for item in made.body if isinstance(item, T))
    column = next(cell for row in head.rows for cell in row if made["co-quan"] in cell)
    at = column.index(made["co-quan"])
    place = made["co-quan"]
    office = P("CHỦ TỊCH", "co-quan", place.size, bold=True, align="center", first=0, before=0)
    column.insert(at, office)
    assert not [rule for rule in told(check(made.data())) if rule.startswith("chu-quan/")]


@pytest.mark.parametrize("make", [plan, letter, regulation])
def test_a_document_typed_in_decomposed_characters_is_read_all_the_same(
    make: Callable[[], Paper],
) -> None:
    """As a Mac may save it: one thing is wrong with it, in each of its paragraphs."""
    made = make()
    for paragraph in made.paragraphs():
        runs = paragraph.text if isinstance(paragraph.text, list) else [R(paragraph.text)]
        for run in runs:
            run.text = unicodedata.normalize("NFD", run.text)
        if runs[0].text:
            paragraph.text = runs
    assert set(told(check(made.data()))) == {"ky-tu/nfc"}


def test_a_heading_is_no_issuer_where_the_head_is_missing() -> None:
    made = plan()
    made.body = [item for item in made.body if not isinstance(item, T)]
    made["muc-la-ma"].size = 13.5
    for key in ("ten-loai", "trich-yeu"):
        made.remove(key)
    rules = told(check(made.data()))
    assert "co-quan/present" in rules
    assert not [rule for rule in rules if rule.startswith(("co-quan/size", "co-quan/line"))]
