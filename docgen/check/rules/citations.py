"""Mục II khoản 6 điểm b: how other documents are cited in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.check.components import Document
from docgen.check.pieces import Piece
from docgen.check.rules.citing import Citation, abbreviation, citations
from docgen.check.rules.core import Fault, judge
from docgen.standard.model import Rule

__all__: list[str] = []

_STATUTE: Final = re.compile(
    r"\b(Luật|Bộ luật|Pháp lệnh)\s[^.;]{2,84}?\ssố\s{0,9}:?\s{0,9}\d{1,5}/\d{4}/"
    r"(?:QH|UBTVQH|PL-UBTVQH)\d{0,4}"
)


def _cited(document: Document) -> Iterator[tuple[Piece, Citation]]:
    for block in document.blocks:
        if block.table is None:
            for one in citations(block.piece.text):
                yield block.piece, one


@judge("vien-dan/first")
def first(document: Document, rule: Rule) -> Iterator[Fault]:
    seen: set[str] = set()
    bases = {id(p) for p in document.of("can-cu")}
    for piece, one in _cited(document):
        if one.key in seen:
            continue
        seen.add(one.key)
        if id(piece) in bases:
            continue  # judged as a căn cứ
        missing = [
            n
            for n, there in (("thời gian ban hành", one.dated), ("cơ quan ban hành", one.issuer))
            if not there
        ]
        if missing:
            yield Fault(
                f"Viện dẫn lần đầu {one.text} chưa đủ: thiếu {', '.join(missing)}.",
                rule.demand,
                f"thiếu {', '.join(missing)}",
                piece,
                words=one.text,
            )


@judge("vien-dan/later")
def later(document: Document, rule: Rule) -> Iterator[Fault]:
    seen: set[str] = set()
    for piece, one in _cited(document):
        if one.key in seen and one.dated and one.issuer:
            yield Fault(
                f"{one.text} đã viện dẫn ở trên, ở đây chỉ cần tên loại và số, ký hiệu.",
                one.text,
                "ghi đầy đủ lại",
                piece,
                words=one.text,
            )
        seen.add(one.key)


@judge("vien-dan/law")
def law(document: Document, rule: Rule) -> Iterator[Fault]:
    bases = {id(p) for p in document.of("can-cu")}
    for block in document.blocks:
        if block.table is not None or id(block.piece) in bases:
            continue
        text = block.piece.text
        if "/QH" not in text and "UBTVQH" not in text:
            continue
        for match in _STATUTE.finditer(text):
            yield Fault(
                f"{match[1]} viện dẫn có ghi số, ký hiệu.",
                f"{match[1]} và tên",
                match[0][:80],
                block.piece,
                words=match[0][:60],
            )


@judge("vien-dan/type")
def kind(document: Document, rule: Rule) -> Iterator[Fault]:
    types = (*document.standard.document_types, *document.standard.copy_types)
    known = {t.abbreviation: t.title for t in types if t.abbreviation}
    for piece, one in _cited(document):
        wanted = abbreviation(one.type, known)
        group = one.first_group.upper()
        shorts = {k.upper() for k in known} | {"NĐ", "TT", "TTLT"}
        if wanted and group in shorts and group not in {w.upper() for w in wanted}:
            yield Fault(
                f"Gọi là {one.type} mà ký hiệu là {one.symbol}.",
                f"{wanted[0]}-…",
                one.symbol,
                piece,
                words=one.text,
            )
