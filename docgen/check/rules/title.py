"""Mục II khoản 5: tên loại and trích yếu."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.check.components import Document
from docgen.check.rules.core import Fault, judge
from docgen.check.texts import dotted
from docgen.standard.model import Rule

__all__: list[str] = []


@judge("ten-loai/present")
def present(document: Document, rule: Rule) -> Iterator[Fault]:
    if not document.of("ten-loai") and not document.letter and not document.appended:
        yield Fault("Không tìm thấy tên loại văn bản.", rule.demand, "không có")


@judge("ten-loai/known")
def known(document: Document, rule: Rule) -> Iterator[Fault]:
    title = document.first("ten-loai")
    if title is not None and document.kind is None and title.text != "TÊN LOẠI VĂN BẢN":
        yield Fault(
            "Tên loại không có trong các loại văn bản hành chính của Nghị định.",
            "một trong các loại ở Điều 7",
            title.text,
            title,
        )


@judge("trich-yeu/present")
def subject_present(document: Document, rule: Rule) -> Iterator[Fault]:
    title = document.first("ten-loai")
    named = document.kind is None or document.kind.summary
    if title is not None and named and not document.of("trich-yeu"):
        yield Fault("Dưới tên loại không có trích yếu nội dung.", rule.demand, "không có", title)


@judge("trich-yeu/ending")
def subject_ending(document: Document, rule: Rule) -> Iterator[Fault]:
    pieces = document.of("trich-yeu")
    if pieces and pieces[-1].text.endswith((".", ";", ":", ",")) and not dotted(pieces[-1].text):
        yield Fault(
            "Cuối trích yếu có dấu câu.", "không có dấu cuối", pieces[-1].text[-1], pieces[-1]
        )


@judge("trich-yeu-cong-van/present")
def letter_subject(document: Document, rule: Rule) -> Iterator[Fault]:
    if document.letter and not document.of("trich-yeu-cong-van"):
        yield Fault(
            "Dưới số, ký hiệu của công văn không có trích yếu “V/v …”.",
            rule.demand,
            "không có",
            document.first("so-ky-hieu"),
        )


@judge("trich-yeu-cong-van/text")
def letter_text(document: Document, rule: Rule) -> Iterator[Fault]:
    piece = document.first("trich-yeu-cong-van")
    if piece is not None and not re.match(r"^V/v\b", piece.text):
        yield Fault("Trích yếu công văn không bắt đầu bằng “V/v”.", "V/v …", piece.text, piece)


@judge("trich-yeu-cong-van/spacing")
def letter_spacing(document: Document, rule: Rule) -> Iterator[Fault]:
    number, piece = document.first("so-ky-hieu"), document.first("trich-yeu-cong-van")
    span = rule.range
    if number is None or piece is None or span is None:
        return
    if number.paragraph is piece.paragraph:
        if "\n" in number.paragraph.text[number.end : piece.start]:
            yield Fault(
                "Trích yếu công văn cách số và ký hiệu 0 pt: dòng mới nhưng cùng một đoạn "
                "(Shift+Enter), nên không có khoảng cách đoạn.",
                "6 pt, trích yếu ở đoạn riêng",
                "0 pt",
                piece,
                "warning",
                "none",
            )
        return
    gap = max(number.paragraph.format.after, piece.paragraph.format.before)
    if gap not in span and piece.paragraph.number == number.paragraph.number + 1:
        shown = f"{gap:g} pt".replace(".", ",")
        # The decree's own form 1.5 prints it at no distance: never graver than a warning.
        told = f"Trích yếu công văn cách số và ký hiệu {shown}."
        yield Fault(told, "6 pt", shown, piece, "warning")


@judge("trich-yeu-cong-van/only")
def letter_only(document: Document, rule: Rule) -> Iterator[Fault]:
    piece = document.first("trich-yeu-cong-van")
    if piece is not None and document.of("ten-loai"):
        yield Fault(
            "Văn bản có tên loại mà trích yếu đặt dưới số và ký hiệu.",
            "trích yếu dưới tên loại",
            piece.text,
            piece,
        )
