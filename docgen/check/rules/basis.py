"""Mục II khoản 6 điểm a: căn cứ; and what a decision says around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.check.components import Document
from docgen.check.rules.citing import citations
from docgen.check.rules.core import Fault, judge
from docgen.check.texts import dotted, fold
from docgen.standard.model import Rule

__all__: list[str] = []

_STATUTE: Final = re.compile(r"\b(Luật|Bộ luật|Pháp lệnh|Hiến pháp)\b(?!\s+sư)")
_FIRST_WORDS: Final = re.compile(r"^\W*(Căn cứ|Theo đề nghị của|Xét đề nghị của)", re.IGNORECASE)
_NUMBERED_TYPE: Final = re.compile(
    r"^Căn cứ\s+(?:các\s+)?(Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Công văn|"
    r"Hướng dẫn|"
    r"Thông báo|Chương trình)\b"
)


@judge("tham-quyen/present")
def authority(document: Document, rule: Rule) -> Iterator[Fault]:
    kind = document.kind.key if document.kind else ""
    if (
        kind in ("nghi-quyet", "quyet-dinh")
        and not document.of("tham-quyen")
        and document.of("can-cu")
    ):
        yield Fault(
            "Trên phần căn cứ không có dòng thẩm quyền ban hành.",
            rule.demand,
            "không có",
            document.first("can-cu"),
        )


@judge("lenh/text")
def order(document: Document, rule: Rule) -> Iterator[Fault]:
    kind = document.kind.key if document.kind else ""
    if kind not in ("nghi-quyet", "quyet-dinh") or not document.of("can-cu"):
        return
    wanted = "QUYẾT NGHỊ:" if kind == "nghi-quyet" else "QUYẾT ĐỊNH:"
    piece = document.first("lenh")
    if piece is None or re.sub(r"\s+", " ", piece.text) != wanted:
        yield Fault(
            f"Sau căn cứ không có dòng “{wanted}”.",
            wanted,
            piece.text if piece else "không có",
            piece or document.of("can-cu")[-1],
        )


@judge("can-cu/position")
def position(document: Document, rule: Rule) -> Iterator[Fault]:
    bases = {id(p) for p in document.of("can-cu")}
    about = False
    for block in document.blocks:
        if block.kind == "section":
            about = "can cu" in fold(block.text) or "co so" in fold(block.text)
        text = block.text.strip()
        late = block.kind == "paragraph" and text.startswith("Căn cứ ") and text.endswith(";")
        if late and id(block.piece) not in bases and not about:
            yield Fault(
                "Căn cứ đặt sau phần nội dung.",
                "ngay dưới tên loại và trích yếu",
                "giữa nội dung",
                block.piece,
            )


@judge("can-cu/own-line")
def own_line(document: Document, rule: Rule) -> Iterator[Fault]:
    for piece in document.of("can-cu"):
        if re.search(r"[;.]\s*(Căn cứ|Theo đề nghị)\b", piece.text):
            yield Fault(
                "Nhiều căn cứ viết liền trong một đoạn.", "mỗi căn cứ một dòng", "viết liền", piece
            )


@judge("can-cu/semicolon")
def semicolon(document: Document, rule: Rule) -> Iterator[Fault]:
    for piece in document.of("can-cu")[:-1]:
        if not piece.text.endswith(";") and not dotted(piece.text):
            yield Fault(
                "Cuối căn cứ không có dấu chấm phẩy.", "dấu chấm phẩy (;)", piece.text[-1:], piece
            )


def _blank(text: str) -> bool:
    """A căn cứ of a form, “Căn cứ ….;”: nothing is written after its first words."""
    return not any(map(str.isalpha, _FIRST_WORDS.sub("", text)))


@judge("can-cu/period")
def period(document: Document, rule: Rule) -> Iterator[Fault]:
    pieces = document.of("can-cu")
    if not pieces or pieces[-1].text.endswith(".") or _blank(pieces[-1].text):
        return
    # The sentence that issues the document is often run on after the last căn cứ.
    glued = pieces[-1].text.endswith(":")
    yield Fault(
        "Căn cứ cuối cùng không kết thúc bằng dấu chấm.",
        "dấu chấm (.)",
        pieces[-1].text[-1:],
        pieces[-1],
        "note" if glued else None,
    )


@judge("can-cu/full-citation")
def full(document: Document, rule: Rule) -> Iterator[Fault]:
    for piece in document.of("can-cu"):
        if "…" in piece.text or "..." in piece.text:
            continue
        found = citations(piece.text)
        if not found and _NUMBERED_TYPE.match(piece.text):
            yield Fault(
                "Căn cứ không ghi số, ký hiệu của văn bản.", rule.demand, "thiếu số, ký hiệu", piece
            )
        for one in found[:1]:
            missing = [
                name
                for name, there in (
                    ("ngày tháng năm", one.dated),
                    ("cơ quan ban hành", one.issuer),
                    ("trích yếu", one.subject),
                )
                if not there
            ]
            # “Theo đề nghị của … tại Tờ trình …” names who asks; its paper only says where.
            asked = piece.text.startswith(("Theo đề nghị", "Xét đề nghị"))
            if asked:
                missing = [name for name in missing if name == "ngày tháng năm"]
            if missing:
                yield Fault(
                    f"Căn cứ {one.text} ghi chưa đủ: thiếu {', '.join(missing)}.",
                    rule.demand,
                    f"thiếu {', '.join(missing)}",
                    piece,
                )


@judge("can-cu/law")
def law(document: Document, rule: Rule) -> Iterator[Fault]:
    for piece in document.of("can-cu"):
        statute = _STATUTE.match(piece.text.removeprefix("Căn cứ ").strip())
        if statute and re.search(r"\bsố\s*\d+/\d{4}/(QH|UBTVQH|PL)", piece.text):
            yield Fault(
                f"{statute[1]} làm căn cứ có ghi số, ký hiệu.",
                f"chỉ ghi {statute[1]} và tên",
                piece.text[:80],
                piece,
            )
