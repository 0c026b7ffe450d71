"""Right documents for the checker's tests, made of plain WordprocessingML.

Independent of templates and renderer: a judge that was only shown our own papers would know them
by their look. A test takes one, spoils one thing, and asks what the judge says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import escape

from docgen.package import write_package

__all__ = ["Box", "P", "Paper", "R", "Section", "T", "letter", "plan", "regulation"]

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@dataclass
class R:
    """A run that differs from its paragraph."""

    text: str
    bold: bool | None = None
    italic: bool | None = None
    size: float | None = None
    font: str | None = None
    color: str | None = None
    extra: str = ""


@dataclass
class P:
    """A paragraph; ``line`` draws a rule of so many points centred under it."""

    text: str | list[R]
    key: str = ""
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: str = "both"
    first: float = 36.0
    left: float = 0.0
    before: float = 6.0
    after: float = 0.0
    spacing: float = 1.0
    font: str = "Times New Roman"
    color: str = ""
    line: float = 0.0
    dashed: bool = False
    extra: str = ""  # more of w:pPr
    raw: str = ""  # more of w:p
    box: Box | None = None
    page_break: bool = False
    section: Section | None = None

    @property
    def plain(self) -> str:
        return self.text if isinstance(self.text, str) else "".join(r.text for r in self.text)

    def _run(self, run: R) -> str:
        bold = self.bold if run.bold is None else run.bold
        italic = self.italic if run.italic is None else run.italic
        font = run.font or self.font
        color = run.color or self.color
        size = round((run.size or self.size) * 2)
        properties = (
            f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
            + "<w:b/>" * bold
            + "<w:i/>" * italic
            + (f'<w:color w:val="{color}"/>' if color else "")
            + f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
            + run.extra
        )
        text = escape(run.text).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
        text = text.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
        return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'

    def xml(self) -> str:
        runs = self.text if isinstance(self.text, list) else [R(self.text)]
        first = round(self.first * 20)
        indent = f'w:firstLine="{first}"' if first >= 0 else f'w:hanging="{-first}"'
        settings = (
            "<w:pageBreakBefore/>" * self.page_break
            + self.extra
            + f'<w:spacing w:before="{round(self.before * 20)}" w:after="{round(self.after * 20)}" '
            f'w:line="{round(self.spacing * 240)}" w:lineRule="auto"/>'
            f'<w:ind w:left="{round(self.left * 20)}" {indent}/>'
            f'<w:jc w:val="{self.align}"/>' + (self.section.xml() if self.section else "")
        )
        body = "".join(self._run(run) for run in runs if run.text)
        drawn = rule(self.line, dashed=self.dashed) if self.line else ""
        drawn += boxed(self.box) if self.box else ""
        return f"<w:p><w:pPr>{settings}</w:pPr>{body}{drawn}{self.raw}</w:p>"


def rule(points: float, *, dashed: bool = False) -> str:
    """A run with a line of so many points, centred in its column."""
    wide = round(points * 12700)
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" '
        'distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>215900</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{wide}" cy="0"/><wp:wrapNone/><wp:docPr id="1" name="Line"/>'
        "<wp:cNvGraphicFramePr/><a:graphic><a:graphicData "
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill>'
        f'<a:srgbClr val="000000"/></a:solidFill>{dash}</a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "<mc:Fallback/></mc:AlternateContent></w:r>"
    )


def boxed(box: Box) -> str:
    """A run with a text box."""
    width, height, paragraph, outlined = box.width, box.height, box.inside, box.outlined
    wide, high = round(width * 36000), round(height * 36000)
    outline = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" '
        f'distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        '<wp:docPr id="2" name="Mark"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" '
        f'cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"{outline if outlined else '<a:ln><a:noFill/></a:ln>'}</wps:spPr><wps:txbx><w:txbxContent>"
        f"{paragraph.xml()}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>"
        "</a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>"
    )


@dataclass
class Box:
    """A text box of so many millimetres."""

    width: float
    height: float
    inside: P
    outlined: bool = True


@dataclass
class T:
    """A table of cells, each a list of paragraphs."""

    rows: list[list[list[P]]]
    widths: list[float]
    bordered: bool = False

    def xml(self) -> str:
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        kind = (
            'w:val="single" w:sz="4" w:space="0" w:color="000000"'
            if self.bordered
            else 'w:val="nil"'
        )
        borders = "".join(f"<w:{side} {kind}/>" for side in sides)
        grid = "".join(f'<w:gridCol w:w="{round(w * 20)}"/>' for w in self.widths)
        rows = ""
        for row in self.rows:
            cells = ""
            for width, cell in zip(self.widths, row, strict=True):
                inner = "".join(p.xml() for p in cell)
                sized = f'<w:tcW w:w="{round(width * 20)}" w:type="dxa"/>'
                cells += f"<w:tc><w:tcPr>{sized}</w:tcPr>{inner}</w:tc>"
            rows += f"<w:tr>{cells}</w:tr>"
        total = round(sum(self.widths) * 20)
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:tblBorders>{borders}'
            f'</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"{rows}</w:tbl>"
        )


@dataclass
class Section:
    """Page of a section, in millimetres."""

    width: float = 210
    height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 20
    title_page: bool = True
    start: int | None = None
    numbered: bool = True
    where: str = "header"
    format: str = ""

    def xml(self) -> str:
        def twips(value: float) -> int:
            return round(value * 1440 / 25.4)

        orient = ' w:orient="landscape"' if self.width > self.height else ""
        number = "".join(
            f' w:{name}="{setting}"'
            for name, setting in (("fmt", self.format), ("start", self.start))
            if setting
        )
        return (
            "<w:sectPr>"
            + f'<w:{self.where}Reference w:type="default" r:id="rNumber"/>' * self.numbered
            + f'<w:pgSz w:w="{twips(self.width)}" w:h="{twips(self.height)}"{orient}/>'
            f'<w:pgMar w:top="{twips(self.top)}" w:right="{twips(self.right)}" '
            f'w:bottom="{twips(self.bottom)}" w:left="{twips(self.left)}" w:header="567" '
            'w:footer="567" w:gutter="0"/>'
            + (f"<w:pgNumType{number}/>" if number else "")
            + "<w:titlePg/>" * self.title_page
            + "</w:sectPr>"
        )


@dataclass
class Paper:
    """A document whose parts can be looked up by key and spoilt."""

    body: list[P | T]
    last: Section = field(default_factory=Section)
    number: P = field(default_factory=lambda: P("", "so-trang", align="center", first=0, before=0))
    footer: list[P] = field(default_factory=list)
    defaults: str = ""

    def paragraphs(self) -> Iterator[P]:
        for item in self.body:
            cells = [[item]] if isinstance(item, P) else [c for row in item.rows for c in row]
            for cell in cells:
                for paragraph in cell:
                    yield paragraph
                    if paragraph.box is not None:
                        yield paragraph.box.inside
        yield self.number
        yield from self.footer

    def all(self, key: str) -> list[P]:
        found = [p for p in self.paragraphs() if p.key == key]
        assert found, f"the paper has no {key}"
        return found

    def __getitem__(self, key: str) -> P:
        return self.all(key)[0]

    def remove(self, key: str) -> None:
        """Takes a component out, wherever it stands."""
        assert self.all(key)
        for item in list(self.body):
            if isinstance(item, T):
                for row in item.rows:
                    for cell in row:
                        cell[:] = [p for p in cell if p.key != key] or [P("")]
            elif item.key == key:
                self.body.remove(item)
        self.footer = [p for p in self.footer if p.key != key]

    def after(self, key: str, *new: P | T) -> None:
        """Puts paragraphs of the body after the last one of a key."""
        at = max(i for i, item in enumerate(self.body) if isinstance(item, P) and item.key == key)
        self.body[at + 1 : at + 1] = new

    def data(self) -> bytes:
        where = self.last.where
        page = (
            '<w:fldSimple w:instr=" PAGE "><w:r><w:rPr>'
            f'<w:rFonts w:ascii="{self.number.font}" w:hAnsi="{self.number.font}"/>'
            + "<w:b/>" * self.number.bold
            + "<w:i/>" * self.number.italic
            + f'<w:sz w:val="{round(self.number.size * 2)}"/></w:rPr><w:t>2</w:t></w:r>'
            + "</w:fldSimple>"
        )
        numbered = replace(self.number, raw=page)
        sect = self.last.xml()
        if self.footer:
            sect = sect.replace(
                "<w:pgSz", '<w:footerReference w:type="first" r:id="rFoot"/><w:pgSz', 1
            )
        body = "".join(item.xml() for item in self.body)
        tag = "hdr" if where == "header" else "ftr"
        relations = [
            ("rStyles", "styles", "styles.xml"),
            ("rNumber", where, "header1.xml"),
            *([("rFoot", "footer", "foot.xml")] if self.footer else []),
        ]
        lines = "".join(
            f'<Relationship Id="{i}" Type="{OFFICE}/{t}" Target="{target}"/>'
            for i, t, target in relations
        )
        overrides = {
            "document.xml": "document.main",
            "styles.xml": "styles",
            "header1.xml": where,
            **({"foot.xml": "footer"} if self.footer else {}),
        }
        types = "".join(
            f'<Override PartName="/word/{name}" ContentType="{WORD}.{kind}+xml"/>'
            for name, kind in overrides.items()
        )
        relation = "http://schemas.openxmlformats.org/package/2006/relationships"
        parts = {
            "[Content_Types].xml": (
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels" '
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f"{types}</Types>"
            ),
            "_rels/.rels": (
                f'<Relationships xmlns="{relation}"><Relationship Id="rId1" '
                f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
            ),
            "word/document.xml": f"<w:document {NS}><w:body>{body}{sect}</w:body></w:document>",
            "word/_rels/document.xml.rels": (
                f'<Relationships xmlns="{relation}">{lines}</Relationships>'
            ),
            "word/styles.xml": (
                f"<w:styles {NS}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts "
                'w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" '
                'w:cs="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>'
                "</w:rPrDefault></w:docDefaults>"
                '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
                '<w:name w:val="Normal"/></w:style>'
                f"{self.defaults}</w:styles>"
            ),
            "word/header1.xml": f"<w:{tag} {NS}>{numbered.xml()}</w:{tag}>",
        }
        if self.footer:
            inner = "".join(p.xml() for p in self.footer)
            parts["word/foot.xml"] = f"<w:ftr {NS}>{inner}</w:ftr>"
        return write_package({name: text.encode() for name, text in parts.items()})


def _head(left: list[P], right: list[P]) -> T:
    return T([[left, right]], [170, 283.5])


def _centred(text: str, key: str, size: float, **more: object) -> P:
    return P(text, key, size, align="center", first=0, before=0, **more)  # type: ignore[arg-type]


def _state(date: str) -> list[P]:
    return [
        _centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "quoc-hieu", 12, bold=True),
        _centred("Độc lập - Tự do - Hạnh phúc", "tieu-ngu", 13, bold=True, line=159),
        _centred(date, "dia-danh-ngay", 13, italic=True),
    ]


def _recipients(*lines: str) -> list[P]:
    found = [
        P("Nơi nhận:", "noi-nhan", 12, bold=True, italic=True, align="left", first=0, before=0)
    ]
    listed = [P(x, "danh-sach-noi-nhan", 11, align="left", first=0, before=0) for x in lines]
    return found + listed


def _signed(lines: list[tuple[str, str]], name: str) -> list[P]:
    found = [_centred(text, key, 14, bold=True) for key, text in lines]
    found += [_centred("", "", 14) for _ in range(4)]
    return [*found, _centred(name, "ho-ten", 14, bold=True)]


def _text(text: str | list[R], key: str = "noi-dung", **more: object) -> P:
    return P(text, key, **more)  # type: ignore[arg-type]


def _section(text: str) -> P:
    return P(text, "muc-la-ma", bold=True)


def _head_clause(text: str) -> P:
    return P(text, "tieu-de-khoan", bold=True)


def plan() -> Paper:
    """A commune's plan with sections, clauses, points, a table, two appendices and marks."""
    left = [
        _centred("ỦY BAN NHÂN DÂN", "co-quan", 12, bold=True),
        _centred("XÃ SUỐI NGỌC", "co-quan", 12, bold=True, line=45),
        _centred("Số: 05/KH-UBND", "so-ky-hieu", 13),
        P(
            "",
            align="center",
            first=0,
            box=Box(20, 8, _centred("KHẨN", "khan", 13, bold=True)),
        ),
    ]
    circulation = P(
        "",
        align="center",
        first=0,
        box=Box(70, 9, _centred("LƯU HÀNH NỘI BỘ", "luu-hanh", 13, bold=True)),
    )
    figures = [
        ["TT", "Nội dung", "Số hộ", "Kinh phí (đồng)"],
        ["1", "Hỗ trợ bồn chứa nước", "2", "3.000.000"],
        ["2", "Hỗ trợ ti vi", "2", "8.000.000"],
        ["", "Tổng cộng", "4", "11.000.000"],
    ]

    def cell(text: str) -> list[P]:
        return [P(text, "bang", 13, align="left", first=0, before=0)]

    return Paper(
        [
            circulation,
            _head(left, _state("Suối Ngọc, ngày 05 tháng 01 năm 2026")),
            _centred("KẾ HOẠCH", "ten-loai", 14, bold=True),
            _centred("Giảm nghèo bền vững năm 2026", "trich-yeu", 14, bold=True, line=80),
            P(
                "Căn cứ Luật Tổ chức chính quyền địa phương;",
                "can-cu",
                italic=True,
            ),
            P(
                "Căn cứ Kế hoạch số 190/KH-UBND ngày 24 tháng 11 năm 2025 của Ủy ban nhân dân "
                "tỉnh Lâm Sơn về giảm nghèo bền vững năm 2026.",
                "can-cu",
                italic=True,
            ),
            _text(
                "Ủy ban nhân dân xã Suối Ngọc ban hành Kế hoạch giảm nghèo bền vững năm 2026, cụ "
                "thể như sau:",
                "mo-dau",
            ),
            _section("I. MỤC ĐÍCH, YÊU CẦU"),
            _head_clause("1. Mục đích"),
            _text(
                "Giúp các hộ nghèo trên địa bàn thoát nghèo bền vững, nâng cao thu nhập và tiếp "
                "cận đầy đủ các dịch vụ xã hội cơ bản."
            ),
            _head_clause("2. Yêu cầu"),
            _text("Huy động nguồn lực trong Nhân dân, bảo đảm công khai, đúng đối tượng."),
            _section("II. NỘI DUNG"),
            P("1. Nhu cầu đăng ký là 04 nhu cầu, chi tiết tại Phụ lục I.", "khoan"),
            P("2. Tổng kinh phí thực hiện là 11 triệu đồng, gồm các khoản sau:", "khoan"),
            P("a) Hỗ trợ nước sinh hoạt cho các hộ đã đăng ký;", "diem"),
            P("b) Hỗ trợ ti vi cho các hộ đã đăng ký.", "diem"),
            _text("- Danh mục các việc phải làm và thời hạn ở Phụ lục II.", "gach"),
            _section("III. TỔ CHỨC THỰC HIỆN"),
            P("1. Trạm Y tế xã khám, chữa bệnh cho người nghèo theo quy định.", "khoan"),
            P("2. Các trường học thực hiện chính sách miễn, giảm học phí.", "khoan"),
            _text(
                "Trên đây là Kế hoạch giảm nghèo bền vững năm 2026 của xã Suối Ngọc./.", "ket-thuc"
            ),
            T(
                [
                    [
                        [
                            *_recipients(
                                "- Ủy ban nhân dân tỉnh;",
                                "- Các cơ quan liên quan;",
                                "- Lưu: VT, VHXH.",
                            ),
                            P("NTB.(15)", "ky-hieu-soan-thao", 11, align="left", first=0, before=0),
                        ],
                        _signed(
                            [
                                ("quyen-han", "TM. ỦY BAN NHÂN DÂN"),
                                ("quyen-han", "KT. CHỦ TỊCH"),
                                ("chu-vu", "PHÓ CHỦ TỊCH"),
                            ],
                            "Nguyễn Văn A",
                        ),
                    ]
                ],
                [230, 223.5],
            ),
            P("", first=0, before=0, section=Section()),
            _centred("Phụ lục I", "phu-luc", 14, bold=True),
            _centred("NHU CẦU VÀ KINH PHÍ", "tieu-de-phu-luc", 14, bold=True),
            _centred(
                "(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân "
                "xã Suối Ngọc)",
                "kem-theo",
                14,
                italic=True,
                line=60,
            ),
            P("", first=0, before=0),
            T([[cell(text) for text in row] for row in figures], [30, 200, 80, 140], bordered=True),
            P("", first=0, before=0, section=Section(start=1)),
            _centred("Phụ lục II", "phu-luc", 14, bold=True),
            _centred("DANH MỤC NHIỆM VỤ", "tieu-de-phu-luc", 14, bold=True),
            _centred(
                "(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân "
                "xã Suối Ngọc)",
                "kem-theo",
                14,
                italic=True,
                line=60,
            ),
            P("", first=0, before=0),
            _text("Rà soát nhu cầu của các hộ trước ngày 31/3/2026./.", "phu-luc-loi"),
        ],
        Section(start=1),
    )


def letter() -> Paper:
    """A department's official letter to two bodies, with its address at the foot of the page."""
    left = [
        _centred("UBND TỈNH LÂM SƠN", "chu-quan", 12),
        _centred("SỞ Y TẾ", "co-quan", 12, bold=True, line=24),
        _centred("Số: 15/SYT-NVY", "so-ky-hieu", 13),
        P(
            "V/v tiêm chủng năm 2026",
            "trich-yeu-cong-van",
            12,
            align="center",
            first=0,
            before=6,
        ),
    ]
    listed: dict[str, object] = {"align": "left", "first": 0, "before": 0, "left": 170}
    return Paper(
        [
            _head(left, _state("Lâm Sơn, ngày 12 tháng 3 năm 2026")),
            P("Kính gửi:", "kinh-gui", align="left", first=0, left=110),
            P("- Bệnh viện đa khoa tỉnh;", "kinh-gui", **listed),  # type: ignore[arg-type]
            P("- Các trạm y tế.", "kinh-gui", **listed),  # type: ignore[arg-type]
            _text(
                "Sở Y tế đề nghị các đơn vị tổ chức tiêm chủng cho trẻ em trên địa bàn tỉnh trong "
                "quý II năm 2026 và báo cáo kết quả trước ngày 30/6/2026."
            ),
            _text("Đề nghị các đơn vị thực hiện./.", "ket-thuc"),
            T(
                [
                    [
                        _recipients("- Như trên;", "- Giám đốc Sở;", "- Lưu: VT, NVY."),
                        _signed([("chu-vu", "GIÁM ĐỐC")], "Trần Thị B"),
                    ]
                ],
                [230, 223.5],
            ),
        ],
        footer=[
            P(
                "Địa chỉ: số 1 đường Lê Lợi. Điện thoại: 02600000000. Fax: 02600000001",
                "dia-chi",
                11,
                align="left",
                first=0,
                before=0,
                extra=(
                    '<w:pBdr><w:top w:val="single" w:sz="4" w:space="1" w:color="000000"/></w:pBdr>'
                ),
            )
        ],
    )


def regulation() -> Paper:
    """A decision that speaks in parts, chapters and articles."""
    left = [
        _centred("ỦY BAN NHÂN DÂN", "co-quan", 12, bold=True),
        _centred("TỈNH LÂM SƠN", "co-quan", 12, bold=True, line=40),
        _centred("Số: 27/QĐ-UBND", "so-ky-hieu", 13),
    ]

    def head(text: str, key: str) -> P:
        return P(text, key, bold=True, align="center", first=0)

    return Paper(
        [
            _head(left, _state("Lâm Sơn, ngày 20 tháng 4 năm 2026")),
            _centred("QUYẾT ĐỊNH", "ten-loai", 14, bold=True),
            _centred("Về quản lý văn bản của tỉnh", "trich-yeu", 14, bold=True, line=75),
            _centred("ỦY BAN NHÂN DÂN TỈNH LÂM SƠN", "tham-quyen", 14, bold=True),
            P("Căn cứ Luật Lưu trữ;", "can-cu", italic=True),
            P("Theo đề nghị của Giám đốc Sở Nội vụ.", "can-cu", italic=True),
            _centred("QUYẾT ĐỊNH:", "lenh", 14, bold=True),
            head("Chương I", "phan-chuong"),
            head("QUY ĐỊNH CHUNG", "tieu-de-phan-chuong"),
            P("Điều 1. Phạm vi điều chỉnh", "dieu", bold=True),
            _text("Quyết định này quy định việc quản lý văn bản đi và văn bản đến."),
            head("Chương II", "phan-chuong"),
            head("QUẢN LÝ VĂN BẢN", "tieu-de-phan-chuong"),
            head("Mục 1", "muc"),
            head("VĂN BẢN ĐI", "tieu-de-muc"),
            P("Điều 2. Đăng ký văn bản", "dieu", bold=True),
            P("1. Văn bản đi được đăng ký ngay trong ngày.", "khoan"),
            P("2. Sổ đăng ký gồm các nội dung sau:", "khoan"),
            P("a) Số và ngày của văn bản;", "diem"),
            P("b) Nơi nhận văn bản.", "diem"),
            head("Mục 2", "muc"),
            head("VĂN BẢN ĐẾN", "tieu-de-muc"),
            P("Điều 3. Tiếp nhận văn bản", "dieu", bold=True),
            _text("Các cơ quan thi hành Quyết định này từ ngày 01 tháng 5 năm 2026./.", "ket-thuc"),
            T(
                [
                    [
                        _recipients("- Như Điều 3;", "- Lưu: VT, NC."),
                        _signed(
                            [("quyen-han", "TM. ỦY BAN NHÂN DÂN"), ("chu-vu", "CHỦ TỊCH")],
                            "Lê Văn C",
                        ),
                    ]
                ],
                [230, 223.5],
            ),
        ]
    )
