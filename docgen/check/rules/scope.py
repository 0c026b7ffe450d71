"""Điều 2 and Điều 8: whether the decree speaks of this document, and whether it says anything.

Where one of these is told nothing else is: a list of all that a scanned page or a paper of the
Party lacks helps nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from docgen.check.components import Document
from docgen.check.pieces import in_reading_order
from docgen.check.rules.core import Fault, judge
from docgen.check.texts import similar
from docgen.standard.model import Rule

__all__: list[str] = []

_TOP = 20  # pieces of text: the head of any paper is within them


@judge("van-ban/words")
def words(document: Document, rule: Rule) -> Iterator[Fault]:
    paragraphs = document.view.paragraphs
    if any(not paragraph.blank for paragraph in paragraphs):
        return
    pictures = sum(paragraph.pictures for paragraph in paragraphs)
    if pictures:
        told = "Văn bản chỉ có ảnh (bản quét), không có chữ nào để kiểm tra."
        yield Fault(told, "văn bản gõ bằng chữ", f"{pictures} ảnh, không có chữ")
    else:
        yield Fault("Văn bản trống, không có chữ nào.", "văn bản có nội dung", "không có chữ")


@judge("van-ban/scope")
def scope(document: Document, rule: Rule) -> Iterator[Fault]:
    if document.of("quoc-hieu"):
        return
    for piece in islice(in_reading_order(document.view.paragraphs), _TOP):
        if any(similar(piece.text, str(head), 0.95) for head in rule.allowed):
            yield Fault(
                f"Văn bản mang tiêu đề “{piece.text}” còn theo quy định của Đảng nên không "
                "kiểm tra được chỉ theo Nghị định này.",
                "văn bản của cơ quan, tổ chức nhà nước",
                piece.text,
                piece,
            )
            return
