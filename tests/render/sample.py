"""A context made by hand, with every component and kind of block, in plainly made-up words."""

from __future__ import annotations

from typing import get_args

from docgen.layout.document import Block, Document, Fragment, Kind, Section
from docgen.layout.lines import rule
from docgen.layout.runs import text_run

__all__ = ["every_kind", "run", "sample"]


def run(text: str, *, bold: bool = False) -> Fragment:
    mark = "<w:rPr><w:b/><w:bCs/></w:rPr>" if bold else ""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Fragment(f'<w:r>{mark}<w:t xml:space="preserve">{escaped}</w:t></w:r>')


def frame(text: str, width: int) -> Fragment:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="8" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return Fragment(
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        f'<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:trHeight w:val="454" w:hRule="exact"/></w:trPr><w:tc><w:tcPr>'
        f'<w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{run(text, bold=True)}</w:p></w:tc></w:tr>'
        "</w:tbl>"
    )


def grid(rows: list[list[str]], widths: list[int]) -> Fragment:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = ""
    for number, cells in enumerate(rows):
        head = "<w:cantSplit/><w:tblHeader/>" if number == 0 else "<w:cantSplit/>"
        style = "TableHead" if number == 0 else "TableText"
        inner = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(cell)}</w:p></w:tc>'
            for cell, width in zip(cells, widths, strict=True)
        )
        body += f"<w:tr><w:trPr>{head}</w:trPr>{inner}</w:tr>"
    return Fragment(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="DataTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>'
    )


def block(kind: Kind, text: str = "", runs: Fragment | None = None) -> Block:
    return {"kind": kind, "text": text, "runs": run(text) if runs is None else runs}


LONG = (
    "nội dung thực hiện R&D theo hướng dẫn của cơ quan cấp trên và tình hình thực tế tại địa phương"
)


def _main(size: int) -> list[Block]:
    out = [
        block("basis", f"Căn cứ Luật Tổ chức chính quyền địa phương, {LONG};"),
        block("basis", "Căn cứ Nghị định số 00/2000/NĐ-CP của Chính phủ."),
        block("paragraph", f"Ủy ban nhân dân xã Mẫu ban hành Kế hoạch {LONG}, cụ thể như sau:"),
        block("section", "I. MỤC ĐÍCH, YÊU CẦU"),
        block("clause_head", "1. Mục đích"),
        block("bullet", f"- Bảo đảm {LONG} < 5 % & hơn nữa."),
        block("clause_head", "2. Yêu cầu"),
        block("paragraph", f"Việc thực hiện phải kịp thời, {LONG}."),
        block("section", "II. NỘI DUNG"),
    ]
    for number in range(1, size + 1):
        head = run(f"{number}. Việc thứ {number}: ", bold=True)
        out += [
            block("clause", f"{number}. Việc thứ {number}", Fragment(head + run(f"{LONG}."))),
            block("point", f"a) {LONG};"),
            block("point", f"b) {LONG}."),
            block("subclause_head", f"{number}.1. Giải pháp"),
            block("subclause", f"{number}.1.1. {LONG}."),
            block("plus", f"+ {LONG}."),
        ]
    out += [
        block("section", "III. TỔ CHỨC THỰC HIỆN"),
        block("paragraph_end", f"Trên đây là Kế hoạch {LONG}./."),
        block("signature"),
    ]
    return out


def _appendix(label: str, section: Section) -> list[Block]:
    wide = section.endswith("landscape")
    widths = [700, 6000, 3000, 4170] if wide else [700, 4000, 2000, 2654]
    rows = [["TT", "Nội dung", "Số lượng", "Kinh phí (đồng)"]]
    rows += [[str(n), f"Hạng mục thứ {n}", f"{n:02}", f"{n}.500.000"] for n in range(1, 11)]
    return [
        block("appendix_label", label),
        block("appendix_title", "NHU CẦU VÀ KINH PHÍ"),
        block(
            "appendix_reference", "(Kèm theo Kế hoạch số      /KH-UBND của Ủy ban nhân dân xã Mẫu)"
        ),
        block("rule", runs=rule(90, 40)),
        block("caption", "Bảng 1. Tổng hợp"),
        block("unit", "Đơn vị tính: đồng"),
        block("table", runs=grid(rows, widths)),
        block("note", "Ghi chú: số liệu giả định."),
    ]


def sample(
    *, size: int = 2, appendices: tuple[Section, ...] = ("appendix_portrait", "appendix_landscape")
) -> Document:
    """A plan of made-up content; ``size`` is how many items its second section has."""
    blocks = _main(size)
    before: Section = "main_portrait"
    for number, section in enumerate(appendices, 1):
        blocks.append(block(f"break_{before}"))  # type: ignore[arg-type]
        blocks += _appendix(f"Phụ lục {'I' * number}", section)
        before = section
    return {
        "header": {
            "columns": "narrow",
            "across": False,
            "parent": [],
            "parent_runs": [],
            "issuer": ["ỦY BAN NHÂN DÂN", "XÃ MẪU"],
            "issuer_runs": [run("ỦY BAN NHÂN DÂN"), run("XÃ MẪU")],
            "issuer_rule": rule(45, 1),
            "number": "Số:      /KH-UBND",
            "national_name": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "national_runs": run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            "motto": "Độc lập - Tự do - Hạnh phúc",
            "motto_runs": run("Độc lập - Tự do - Hạnh phúc"),
            "motto_rule": rule(168, 2),
            "place_date": "Mẫu, ngày      tháng 6 năm 2024",
            "place_date_runs": run("Mẫu, ngày      tháng 6 năm 2024"),
        },
        "marks": {
            "draft": "",
            "secrecy": False,
            "urgency": Fragment(""),
            "circulation": [],
            "address": [],
        },
        "title": {
            "name": "KẾ HOẠCH",
            "subject": ["Triển khai nội dung mẫu", "trên địa bàn xã Mẫu"],
            "rule": rule(70, 3),
            "reference": "",
            "reference_runs": Fragment(""),
        },
        "addressees": [],
        "blocks": blocks,
        "last_section": before,
        "signature": {
            "capacity": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
            "capacity_runs": [text_run("TM. ỦY BAN NHÂN DÂN"), text_run("CHỦ TỊCH")],
            "other_position": "",
            "other_position_runs": Fragment(""),
            "name": "Người Ký Mẫu",
            "beside": 0,
            "across": False,
        },
        "recipients": [
            {"kind": "item", "text": "- UBND cấp trên (để b/c);"},
            {"kind": "item", "text": "- Các đơn vị liên quan:"},
            {"kind": "sub", "text": "+ Đơn vị thứ nhất;"},
            {"kind": "item", "text": "- Lưu: VT, VX."},
        ],
        "drafter": "NVA.(30)",
        "footnotes": [],
        "properties": {
            "title": "Kế hoạch <mẫu> & thử",
            "subject": "Triển khai nội dung mẫu",
            "creator": "Ủy ban nhân dân xã Mẫu",
            "keywords": "kế hoạch",
            "category": "Kế hoạch",
            "created": "2024-06-24T00:00:00Z",
        },
    }


def every_kind() -> Document:
    """One block of each kind that the contract names, with every mark, note and component."""
    made = sample(appendices=())
    blocks: list[Block] = []
    for literal in get_args(Kind):
        for kind in get_args(literal) or (literal,):
            if kind == "table":
                blocks.append(block("table", runs=grid([["a", "b"], ["c", "d"]], [4000, 5000])))
            elif kind == "rule":
                blocks.append(block("rule", runs=rule(50, 77)))
            else:
                blocks.append(block(kind, f"{kind}: {LONG}"))
    reference = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    reference += '<w:footnoteReference w:id="1"/></w:r>'
    blocks.insert(2, block("paragraph", runs=Fragment(run("Chú thích") + reference)))
    blocks.append(block("paragraph", "Hết."))  # a break stands between two sections
    made["blocks"] = blocks
    made["footnotes"] = [{"id": 1, "runs": run("Nội dung chú thích.")}]
    made["addressees"] = ["- Nơi thứ nhất;", "- Nơi thứ hai."]
    made["marks"] = {
        "draft": "DỰ THẢO",
        "secrecy": True,
        "urgency": frame("THƯỢNG KHẨN", 2268),
        "circulation": [frame("LƯU HÀNH NỘI BỘ", 3000)],
        "address": ["Địa chỉ: số 0, đường Mẫu, xã Mẫu.", "Điện thoại: 000"],
    }
    made["signature"]["other_position"] = "PHÓ TRƯỞNG BAN"
    return made
