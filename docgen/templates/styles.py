"""The named styles of the shipped template, one for each kind of paragraph, figures by the decree.

A clerk sees the Vietnamese names in Word and restyles there; programs use the ids.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docgen.layout.document import (
    BOLD_KINDS,
    FOOTNOTE_STYLE,
    ITALIC_KINDS,
    TABLE_HEAD_STYLE,
    TABLE_SIZE,
    TABLE_TEXT_STYLE,
)
from docgen.standard import load
from docgen.templates.ml import declare, half_points, twips, twips_of_points

__all__ = ["STYLES", "STYLE_OF", "Look", "styles_part"]

Align = Literal["left", "center", "right", "both"]


@dataclass(frozen=True, slots=True)
class Look:
    """One paragraph style. Sizes and spacing in points, indents in millimetres."""

    id: str
    name: str
    component: str = ""  # whose size, bold and italic the standard gives
    size: float | None = None  # where the decree gives none
    bold: bool | None = None
    italic: bool | None = None
    align: Align = "both"
    first_line: bool = False
    left: float = 0
    hanging: float = 0
    before: float = 0
    after: float = 0
    lines: float = 1
    keep_next: bool = False
    outline: int | None = None
    border: bool = False  # a line over the paragraph, as wide as the text


_STANDARD = load()
_BODY = _STANDARD.component("noi-dung")
assert _BODY.spacing is not None
assert _BODY.line_spacing is not None
assert _BODY.size is not None
GAP = _BODY.spacing.pick
LINES = _BODY.line_spacing.pick
INDENT = _BODY.indent or 12.7
BODY_SIZE = _BODY.size.pick


def _text(id_: str, name: str, component: str = "noi-dung", **more: object) -> Look:
    """A paragraph of the main text: justified, its first line in (điểm e khoản 6 Mục II)."""
    base: dict[str, object] = {"first_line": True, "before": GAP, "lines": LINES}
    return Look(id_, name, component, **(base | more))  # type: ignore[arg-type]


def _head(id_: str, name: str, component: str, level: int, **more: object) -> Look:
    """A head alone on its line: kept with what follows, shown in Word's navigation pane."""
    return _text(id_, name, component, keep_next=True, outline=level, **more)


def _centred(id_: str, name: str, component: str, **more: object) -> Look:
    return Look(id_, name, component, align="center", **more)  # type: ignore[arg-type]


STYLES: tuple[Look, ...] = (
    # the head of the first page
    _centred("ParentBody", "Cơ quan chủ quản", "chu-quan"),
    _centred("IssuingBody", "Cơ quan ban hành", "co-quan"),
    _centred("NationalName", "Quốc hiệu", "quoc-hieu"),
    _centred("Motto", "Tiêu ngữ", "tieu-ngu"),
    _centred("DocumentNumber", "Số và ký hiệu", "so-ky-hieu", before=6),
    _centred("PlaceAndDate", "Địa danh và thời gian", "dia-danh-ngay", before=6),
    _centred("RuledLine", "Đường kẻ", size=4, component="", before=3),
    _centred("DraftMark", "Dự thảo", "", size=13, bold=True, before=6),
    Look("SecrecyRoom", "Chỗ đóng dấu chỉ độ mật", size=13, align="left"),
    _centred("TypeName", "Tên loại văn bản", "ten-loai", before=18, keep_next=True, outline=0),
    _centred("Subject", "Trích yếu", "trich-yeu", keep_next=True),
    _centred("AnnexReference", "Kèm theo", "kem-theo", keep_next=True),
    # Kính gửi: dashes stand under the colon (điểm d khoản 9 Mục II)
    _centred("Addressee", "Kính gửi", "kinh-gui", before=12),
    Look("AddresseeHead", "Kính gửi nhiều nơi", "kinh-gui", align="left", left=30, before=12),
    Look("AddresseeItem", "Nơi được kính gửi", "kinh-gui", align="left", left=51, hanging=3),
    # the main text
    _text("Basis", "Căn cứ", "can-cu"),
    _text("BodyParagraph", "Đoạn văn"),
    _head(
        "Division", "Phần và chương", "phan-chuong", 0, align="center", first_line=False, before=12
    ),
    _head(
        "DivisionTitle",
        "Tiêu đề phần và chương",
        "tieu-de-phan-chuong",
        0,
        align="center",
        first_line=False,
        before=0,
    ),
    _head("Letter", "Mục chữ A", "muc-la-ma", 0),
    _head("Section", "Mục I", "muc-la-ma", 1),
    _head("Article", "Điều", "dieu", 1),
    _head("ClauseHead", "Tiêu đề khoản 1", "tieu-de-khoan", 2),
    _text("Clause", "Khoản 1", "khoan"),
    _head("SubclauseHead", "Tiêu đề khoản 1.1", "", 3, size=BODY_SIZE),
    _text("Subclause", "Khoản 1.1", "khoan"),
    _head("PointHead", "Tiêu đề điểm a", "", 4, size=BODY_SIZE),
    _text("Point", "Điểm a", "diem"),
    _text("Bullet", "Gạch đầu dòng"),
    _text("Plus", "Dấu cộng đầu dòng"),
    _text("Note", "Ghi chú"),
    _centred("Caption", "Tên bảng", size=BODY_SIZE, component="", before=GAP, keep_next=True),
    Look("UnitOfMeasure", "Đơn vị tính", size=13, align="right", keep_next=True),
    _centred(
        TABLE_HEAD_STYLE, "Đầu bảng", size=TABLE_SIZE, component="", bold=True, before=2, after=2
    ),
    Look(TABLE_TEXT_STYLE, "Chữ trong bảng", size=TABLE_SIZE, align="left", before=2, after=2),
    Look("AfterTable", "Cách dòng sau bảng", size=1, align="left"),
    # the end of the text
    _centred("Capacity", "Quyền hạn và chức vụ", "quyen-han"),
    _centred("SigningRoom", "Chỗ ký và đóng dấu", size=BODY_SIZE, component=""),
    _centred("OtherPosition", "Chức vụ khác", "chu-vu"),
    _centred("SignerName", "Họ và tên người ký", "ho-ten"),
    Look("RecipientsHead", "Nơi nhận", "noi-nhan", align="left"),
    Look("Recipient", "Nơi nhận chi tiết", "danh-sach-noi-nhan", align="left"),
    Look("RecipientSub", "Nơi nhận chi tiết cấp dưới", "danh-sach-noi-nhan", align="left", left=4),
    Look("DrafterCode", "Ký hiệu người soạn thảo", "ky-hieu-soan-thao", align="right", before=6),
    # appendices
    _head(
        "AppendixLabel",
        "Phụ lục",
        "phu-luc",
        0,
        align="center",
        first_line=False,
        before=0,
        lines=1,
    ),
    _centred("AppendixTitle", "Tên phụ lục", "tieu-de-phu-luc", keep_next=True),
    # around the text
    _centred("PageNumber", "Số trang", "so-trang"),
    Look("Address", "Địa chỉ cơ quan", "dia-chi", align="left", border=True),
    Look("FootnoteText", "footnote text", size=10, align="both"),
)

# The style of each kind of paragraph; the kinds are those of the contract with layout.
STYLE_OF = {
    "point": "Point",
    "bullet": "Bullet",
    "paragraph": "BodyParagraph",
    "clause": "Clause",
    "subclause": "Subclause",
    "plus": "Plus",
    "clause_head": "ClauseHead",
    "section": "Section",
    "subclause_head": "SubclauseHead",
    "point_head": "PointHead",
    "basis": "Basis",
    "note": "Note",
    "caption": "Caption",
    "unit": "UnitOfMeasure",
    "article": "Article",
    "letter": "Letter",
    "division": "Division",
    "division_title": "DivisionTitle",
    "rule": "RuledLine",
    "appendix_label": "AppendixLabel",
    "appendix_title": "AppendixTitle",
    "appendix_reference": "AnnexReference",
}


_KIND_OF = {style: kind for kind, style in STYLE_OF.items()}


def _run_properties(look: Look) -> str:
    component = _STANDARD.component(look.component) if look.component else None
    size, bold, italic = look.size, look.bold, look.italic
    if look.id in _KIND_OF:  # layout's runs say what differs from this
        bold, italic = _KIND_OF[look.id] in BOLD_KINDS, _KIND_OF[look.id] in ITALIC_KINDS
    if component is not None:
        size = component.size.pick if size is None and component.size else size
        bold = component.bold if bold is None else bold
        italic = component.italic if italic is None else italic
    marks = ""
    if bold:
        marks += "<w:b/><w:bCs/>"
    if italic:
        marks += "<w:i/><w:iCs/>"
    if size is not None:
        marks += f'<w:sz w:val="{half_points(size)}"/><w:szCs w:val="{half_points(size)}"/>'
    return f"<w:rPr>{marks}</w:rPr>" if marks else ""


def _indent(look: Look) -> str:
    if look.first_line:
        return f'<w:ind w:firstLine="{twips(INDENT)}"/>'
    hanging = f' w:hanging="{twips(look.hanging)}"' if look.hanging else ""
    return f'<w:ind w:left="{twips(look.left)}"{hanging}/>' if look.left else ""


def _paragraph_properties(look: Look) -> str:
    keep = "<w:keepNext/>" if look.keep_next else ""
    border = (
        '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
        if look.border
        else ""
    )
    outline = "" if look.outline is None else f'<w:outlineLvl w:val="{look.outline}"/>'
    return (
        f"<w:pPr>{keep}{border}"
        f'<w:spacing w:before="{twips_of_points(look.before)}" '
        f'w:after="{twips_of_points(look.after)}" w:line="{round(240 * look.lines)}" '
        f'w:lineRule="auto"/>{_indent(look)}<w:jc w:val="{look.align}"/>{outline}</w:pPr>'
    )


def _style(look: Look) -> str:
    custom = "" if look.id == "FootnoteText" else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{look.id}"><w:name w:val="{look.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:uiPriority w:val="1"/><w:qFormat/>'
        f"{_paragraph_properties(look)}{_run_properties(look)}</w:style>"
    )


def _defaults() -> str:
    page = _STANDARD.page
    fonts = " ".join(f'w:{slot}="{page.font}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    size = half_points(BODY_SIZE)
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>"
        f'<w:color w:val="000000"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val="{page.language}" w:eastAsia="{page.language}" w:bidi="ar-SA"/>'
        f"</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
        f'<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        f"</w:pPr></w:pPrDefault></w:docDefaults>"
    )


_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)

_BUILT_IN = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "<w:qFormat/></w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    "</w:style>"
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)

_TABLE = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="DataTable"><w:name w:val="Bảng số liệu"/>'
    '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/><w:qFormat/>'
    f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr></w:style>"
)

_FOOTNOTE_REFERENCE = (
    f'<w:style w:type="character" w:styleId="{FOOTNOTE_STYLE}">'
    '<w:name w:val="footnote reference"/><w:basedOn w:val="DefaultParagraphFont"/>'
    '<w:uiPriority w:val="99"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)


def styles_part() -> str:
    """The part ``word/styles.xml``."""
    own = "".join(map(_style, STYLES))
    return (
        f"<w:styles {declare('w')}>{_defaults()}{_BUILT_IN}{own}{_TABLE}{_FOOTNOTE_REFERENCE}"
        "</w:styles>"
    )
