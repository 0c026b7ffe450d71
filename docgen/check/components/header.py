"""Cells 1 to 4 of the map: Quốc hiệu, issuer, number, date; the V/v of an official letter."""

from __future__ import annotations

import re
from typing import Final

from docgen.check.components.model import Document
from docgen.check.pieces import Piece, in_reading_order
from docgen.check.texts import dotted, fold, is_upper, letters, similar
from docgen.check.view import Paragraph

__all__ = ["BODY", "NUMBER", "NUMBERED", "assign", "find_header"]

NATIONAL: Final = "Cộng hòa xã hội chủ nghĩa Việt Nam"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
NUMBER: Final = re.compile(r"^\s*S[ốôóoỐÔÓO]\s*(?:[:：.]|\b)\s*[^,;]{0,60}$", re.IGNORECASE)
_DATE: Final = re.compile(r"ng[àa]y\b.{0,40}th[áa]ng\b.{0,40}n[ăa]m", re.IGNORECASE)
_SHORT_DATE: Final = re.compile(
    r"^[^,()]{2,60},\s*(?:ng[àa]y\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}$"
)
# What a digital signature prints over the page: a number, a day and an hour, not the head's.
_SIGNED: Final = re.compile(r"\d\s*:\s*\d|giờ\s*:\s*phút", re.IGNORECASE)
# What a text begins with, and no head holds.
BODY: Final = re.compile(
    r"^\s*(?:Căn cứ|Thực hiện|Xét|Theo đề nghị|Kính gửi|Điều \d|[IVX]+\.|\d+\.|Nơi nhận)\b"
)
NUMBERED: Final = re.compile(r"^\s*(?:Điều \d|[IVX]+\.|\d+\.|Nơi nhận|Căn cứ)")
_BARE: Final = re.compile(r"^\S{2,3}\s*:?\s*(?:\d*\s*$|\d{1,5}\s*[-–]\s*[A-ZĐ])")  # 15, 15-KH
_SUBJECT: Final = re.compile(r"V\s*/\s*v\b|Về việc\b", re.IGNORECASE)
_ABOUT: Final = re.compile(r"\s*V\s*/\s*v\b", re.IGNORECASE)
# How far down a first page's head can reach, in paragraphs that hold text.
_REACH: Final = 40

# Words with which the name of an issuing body begins when another stands above it.
_BODIES: Final = re.compile(
    r"^(SỞ|PHÒNG|TRƯỜNG|CỤC|CHI CỤC|TỔNG CỤC|VỤ|BAN|TRUNG TÂM|VĂN PHÒNG|BỆNH VIỆN|TRẠM|HỌC VIỆN|"
    r"VIỆN|"
    r"BẢO HIỂM|CÔNG TY|CÔNG AN|THANH TRA|KHO BẠC|HẠT|ĐỘI|HỘI|QUỸ|TỔ|CHI NHÁNH|TẬP ĐOÀN|TÊN CƠ QUAN|"
    r"ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG|ĐẢNG ỦY|BỘ CHỈ HUY|ĐẠI HỌC)\b"
)
_OFFICE: Final = re.compile(
    r"(CHỦ TỊCH|TỔNG THƯ KÝ|BỘ TRƯỞNG|TỔNG THANH TRA|CHÁNH ÁN|VIỆN TRƯỞNG|TỔNG KIỂM TOÁN)"
)
_COUNCIL: Final = re.compile(r"^(ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|UBND|HĐND)\b")
_AREA: Final = re.compile(r"^(TỈNH|THÀNH PHỐ|TP|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\b")


def _texted(document: Document) -> list[Paragraph]:
    found = [p for p in document.view.paragraphs if not p.blank]
    return found[:_REACH]


def find_header(document: Document) -> None:
    """Cells 1 to 4, and the V/v of an official letter."""
    top = _texted(document)
    pieces = list(in_reading_order(top))
    national = _national(pieces)
    motto = next((p for p in pieces if _is_motto(p.text)), None)
    date = _date(document, pieces)
    anchor = next(iter(national), None) or motto
    # A document issued with a decision begins with its tên loại and has no header at all.
    if anchor is None and date is None:
        document.annexed = any(
            fold(p.text).startswith(("(kem theo", "(ban hanh kem theo")) for p in pieces[:12]
        )
    if document.annexed:
        return
    end = _header_end(
        document, top, [*national, *([motto] if motto else []), *([date] if date else [])]
    )
    inside = [p for p in pieces if p.paragraph.number <= end]
    number = next((p for p in inside if _is_number(p)), None)
    if number is None and not document.annexed:
        number = next((p for p in pieces[:14] if _is_number(p)), None)
    assign(document, "quoc-hieu", national)
    assign(document, "tieu-ngu", [motto] if motto else [])
    assign(document, "dia-danh-ngay", [date] if date else [])
    assign(document, "so-ky-hieu", [number] if number else [])
    taken = [*national, motto, date, number]
    column = _left_column(document, inside, anchor, taken)
    _left(document, column, number)
    known = {p.paragraph.number for group in document.pieces.values() for p in group}
    if known:
        last = max([end, *known]) if anchor is not None or date is not None else end
        paragraphs = document.view.paragraphs
        # By place, not by number: a head in boxes stands above the line that it is tied to.
        end = next((at for at, p in enumerate(paragraphs, 1) if p.number == last), 0)
        document.header = paragraphs[:end]


def assign(document: Document, key: str, pieces: list[Piece]) -> None:
    """Put pieces under a component's key, if there are any."""
    if pieces:
        document.pieces[key] = pieces


def _national(pieces: list[Piece]) -> list[Piece]:
    for at, piece in enumerate(pieces):
        if similar(piece.text, NATIONAL):
            return [piece]
        if letters(piece.text).startswith("conghoaxahoi"):
            following = [p for p in pieces[at + 1 : at + 5] if "chunghia" in letters(p.text)]
            whole = [piece, *following[:1]]
            if similar(" ".join(p.text for p in whole), NATIONAL, 0.7):
                return whole
            if len(piece.text) < 60:
                return [piece]
    return []


def _is_motto(text: str) -> bool:
    return similar(text, MOTTO, 0.75)


def _is_number(piece: Piece) -> bool:
    text = piece.text
    if len(text) > 60 or not NUMBER.match(text):
        return False
    return "/" in text or dotted(text) or bool(_BARE.match(text))


def _date(document: Document, pieces: list[Piece]) -> Piece | None:
    for piece in pieces:
        text = piece.text
        if _SIGNED.search(text):
            continue
        if (is_upper(text) and document.standard.document_type(text.rstrip(" :."))) or (
            fold(text).startswith("kinh gui")
        ):
            return None  # past the head
        if len(text) > 120 or text.startswith("(") or BODY.match(text):
            continue
        if _DATE.search(text) or _SHORT_DATE.match(text):
            return piece
    return None


def _header_end(document: Document, top: list[Paragraph], known: list[Piece]) -> int:
    """Number of the last paragraph of the head."""
    if not known:
        return top[min(len(top), 8) - 1].number if top else 0
    end = max(p.paragraph.number for p in known)
    tables = {id(p.paragraph.cell.table) for p in known if p.paragraph.cell is not None}
    for paragraph in document.view.paragraphs:
        if paragraph.cell is not None and id(paragraph.cell.table) in tables:
            end = max(end, paragraph.number)
    if not tables:  # typed with tabs or spaces: a letter's V/v has the line under the number
        for paragraph in top:
            if paragraph.number == end + 1 and _ABOUT.match(paragraph.text):
                end = paragraph.number
    return end


def _left_column(
    document: Document, inside: list[Piece], anchor: Piece | None, taken: list[Piece | None]
) -> list[Piece]:
    """What stands in the left half: the other cells of the table, or the text before a tab."""
    skip = {id(p) for p in taken if p is not None}
    rest = [p for p in inside if id(p) not in skip]
    cell = None if anchor is None else anchor.paragraph.cell
    if cell is not None:
        for piece in inside:
            mine = piece.paragraph.cell
            if mine is not None and mine.table is cell.table:
                piece.side = "left" if mine.column < cell.column else "right"
        # A second table may hold number and date; its left column is the same column of the page.
        others = {id(t.paragraph.cell.table) for t in taken if t is not None and t.paragraph.cell}
        # The other column, wherever it stands: that it is on the wrong side is for a rule to say.
        return [
            p
            for p in rest
            if (mine := p.paragraph.cell) is not None
            and mine.column != cell.column
            and (mine.table is cell.table or (id(mine.table) in others and not mine.column))
        ]
    framed = anchor is not None and anchor.paragraph.frame is not None
    room = document.view.sections[0].text_width
    found: list[Piece] = []
    for piece in rest:
        frame = piece.paragraph.frame
        if framed and frame is not None and not frame.right(room):
            piece.side = "left"
            found.append(piece)
            continue
        partner = any(
            t is not None and t.paragraph is piece.paragraph and t.start > piece.start
            for t in taken
        )
        if document.standard.document_type(piece.text.rstrip(" :.")) is not None:
            continue
        if NUMBERED.match(piece.text):
            continue  # where no head is, a heading in capitals is no issuer
        # Alone on its line a name in capitals can only be the issuer's: dates and mottos are known.
        # What a V/v goes on with stands in its paragraph.
        above = found[-1] if found and found[-1].paragraph is piece.paragraph else piece
        if partner or is_upper(piece.text) or _SUBJECT.match(above.text):
            piece.side = "left"
            found.append(piece)
    for known in taken:
        if known is not None and known.start > 0:
            known.side = "right"
    return found


def _left(document: Document, column: list[Piece], number: Piece | None) -> None:
    standard = document.standard
    names: list[Piece] = []
    known = (*standard.urgency, *standard.secrecy, *standard.circulation)
    marks = {letters(text) for mark in known for text in mark.texts}
    where = number.paragraph.number if number else 10**9
    subject: list[Piece] = []
    for piece in column:
        if letters(piece.text) in marks or fold(piece.text).startswith("du thao"):
            continue
        below = piece.paragraph.number > where or (
            number is not None
            and piece.paragraph is number.paragraph
            and piece.start > number.start
        )
        if not below:
            names.append(piece)
        elif _SUBJECT.match(piece.text) or (subject and not is_upper(piece.text)):
            subject.append(piece)
    if not names and number is not None:  # typed under the number
        names = [p for p in column if is_upper(p.text) and letters(p.text) not in marks]
    assign(document, "trich-yeu-cong-van", subject)
    parent, issuer = _split_names(names)
    assign(document, "chu-quan", parent)
    assign(document, "co-quan", issuer)


def _split_names(names: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The line or lines of the parent body, and those of the issuer."""
    if len(names) < 2:
        return [], names
    texts = [n.text.upper() for n in names]
    if _COUNCIL.match(texts[0]) and all(_AREA.match(t) for t in texts[1:]):
        return [], names
    if _OFFICE.fullmatch(texts[0].strip()):
        return [], names  # issued by an office of the state (điểm a khoản 2), its name on two lines
    bold = [n.share("bold") > 0.5 for n in names]
    if not bold[0] and any(bold):
        cut = bold.index(True)
        return names[:cut], names[cut:]
    for cut in range(len(names) - 1, 0, -1):
        if _BODIES.match(texts[cut]):
            return names[:cut], names[cut:]
    return [], names
