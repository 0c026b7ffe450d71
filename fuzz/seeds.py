"""What the fuzzer starts from: small right inputs, made here so that none is kept as a file."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

from docgen.package import Package, open_package, write_package
from docgen.templates import read_template

__all__ = ["PARTS", "SEEDS", "SHEETS", "document", "plan_text", "template_parts", "workbook"]
__all__ += ["write_seeds"]

ROOT = Path(__file__).resolve().parent.parent
# Parts that the checker and the compiler read; a fuzzed input's first byte picks one.
PARTS = (
    "word/document.xml",
    "word/styles.xml",
    "word/settings.xml",
    "word/header_page.xml",
    "word/footnotes.xml",
    "word/numbering.xml",
    "word/theme/theme1.xml",
    "[Content_Types].xml",
    "_rels/.rels",
    "word/_rels/document.xml.rels",
)
# The same of a workbook.
SHEETS = (
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/workbook.xml",
    "xl/styles.xml",
    "xl/_rels/workbook.xml.rels",
    "[Content_Types].xml",
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PLAN = """\
loai: ke_hoach
co_quan: {ten: Ủy ban nhân dân xã Đồng Tâm}
ky_hieu: KH-UBND
dia_danh: Đồng Tâm
ngay_ban_hanh: 6/2026
trich_yeu: Trồng cây năm 2026
so_lieu: {cay: 1.000, thon: [{ten: Thôn 1, ho: 2}, {ten: Thôn 2, ho: 3}]}
cac_muc:
  - muc: muc_tieu
    tong_quat: "Trồng {{ cay | so }} cây của {{ thon | tong('ho') | so_dem }} hộ."
  - tieu_de: Nội dung
    noi_dung:
      - dinh_dang: "Làm **đúng hạn**, *không* chậm[^Một chú thích.]."
      - khoan: [Một việc, {tieu_de: Hai, noi_dung: [diem: [a, b], gach: [c]]}]
      - bang: {cot: [{ten: TT, kieu: stt}, {ten: Tiền, khoa: t, kieu: dong}], hang: [{t: 5.000}]}
nguoi_ky: {quyen_han: TM. ỦY BAN NHÂN DÂN, chuc_vu: CHỦ TỊCH}
noi_nhan: [Các thôn, {luu: VT}]
"""


def plan_text() -> str:
    """A small plan file that uses most of the language."""
    return PLAN


def document() -> bytes:
    """The same plan as a Word file."""
    from docgen.loading import load_source
    from docgen.reading import parse
    from docgen.rendering import render

    return render(load_source(parse(PLAN, "a.yaml")))


def template_parts() -> Package:
    """The shipped template, opened."""
    return open_package(read_template())


def _packages() -> Iterator[bytes]:
    yield write_package({"[Content_Types].xml": b"<Types/>", "a.xml": b"<a/>"})
    yield document()
    yield read_template()


def _parts() -> Iterator[bytes]:
    package = open_package(document())
    for index, name in enumerate(PARTS):
        if name in package.parts and len(package.parts[name]) < 60_000:
            yield bytes([index]) + package.parts[name]
    body = (
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>"
        "<w:r><w:t>Số: 05/KH-UBND</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr>"
        "<w:gridSpan w:val='2'/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"
        "<w:sectPr><w:pgSz w:w='11906' w:h='16838'/></w:sectPr>"
    )
    yield f"\0<w:document xmlns:w='{W}'><w:body>{body}</w:body></w:document>".encode()


def _templates() -> Iterator[bytes]:
    for text in (
        "{{ title.name }} {{ van_ban.trich_yeu }}",
        "{%p for b in blocks %}{{ b.text }}{%p endfor %}",
        "{% if marks.draft == 'DỰ THẢO' and not header %}x{% elif header.number in ['a', 1] %}y"
        "{% else %}{{ drafter | mac_dinh('không') | chu_hoa }}{% endif %}",
        "{{r blocks[0].runs }} {{ loop.index }} {# ghi chú #} {_{ x }_}",
        "{{ x.__class__ }} {% set a = 1 %} {{ a() ~ 2 ** 9 }}",
    ):
        yield text.encode()


def _tables() -> Iterator[bytes]:
    yield 'ten,so_ho,ngay\nXã Một,5,24/6/2026\n"Xã, Hai",1.000,\n'.encode()
    yield "ten;so_ho;ngay\r\n=1+1;5;x\r\n".encode("utf-8-sig")


def workbook() -> bytes:
    """Two rows as a workbook."""
    from xlsxwriter import Workbook

    target = io.BytesIO()
    book = Workbook(target)
    sheet = book.add_worksheet("Xã")
    sheet.write_row(0, 0, ["ten", "so_ho", "ngay"])
    sheet.write_row(1, 0, ["Xã Một", 5, "24/6/2026"])
    sheet.write_row(2, 0, ["Xã Hai", 4.5])
    sheet.write_formula(2, 2, "=A1", value="x")
    sheet.merge_range("A4:B4", "gộp")
    sheet.set_row(4, None, None, {"hidden": True})
    book.close()
    return target.getvalue()


def _sheets() -> Iterator[bytes]:
    package = open_package(workbook())
    for index, name in enumerate(SHEETS):
        yield bytes([index]) + package.parts[name]


def _texts() -> Iterator[bytes]:
    for text in (
        "4.500.000", "12,5", "ngày 24 tháng 6 năm 2024", "mười một triệu linh hai", "KÕ ho¹ch",
        "**đậm** *nghiêng* ^2^ ~3~ [^chú thích]", "Tổng kinh phí: 4,5 triệu đồng (Phụ lục II)",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;",
    ):  # fmt: skip
        yield text.encode()


SEEDS: dict[str, Callable[[], Iterator[bytes]]] = {
    "package": _packages,
    "check": _parts,
    "template": _templates,
    "template_part": _parts,
    "yaml": lambda: iter([PLAN.encode()]),
    "json": lambda: iter(['{"so": 12.50, "a": [true, null, "ệ"]}'.encode()]),
    "csv": _tables,
    "xlsx": lambda: iter([workbook()]),
    "xlsx_part": _sheets,
    "text": _texts,
}


def write_seeds(target: str, folder: Path) -> None:
    """Fill the corpus folder of a target, keeping what earlier runs added."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(SEEDS[target]()):
        (folder / f"seed-{number}").write_bytes(data)
