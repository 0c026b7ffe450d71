"""What only the whole document can tell: appendices and their mentions, totals and the prose.

Each check yields faults as (path by Vietnamese keys, code, sentence). The checks read words
only; they never change them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from docgen.schemas.base import Model
from docgen.schemas.rich import words_of
from docgen.schemas.survey import Fault, Known, Survey
from docgen.standard import load
from docgen.standard.model import DocumentType
from docgen.suggest import nearest
from docgen.vietnamese import format_money, parse_number

__all__ = ["Fault", "faults_of", "raw_frame_faults"]


def faults_of(
    document: Model, type_name: str, labels: Sequence[str], known: Known | None = None
) -> Iterator[Fault]:
    """Every fault of a document as a whole, in the order of its parts.

    ``labels`` are what its appendices are called, in order.
    """
    yield from frame_faults({name: getattr(document, name) for name in _FRAME_FIELDS}, type_name)
    if known is not None and not any(_faults_of_all(Survey(document, known), labels)):
        return
    yield from _faults_of_all(Survey(document), labels)


def _faults_of_all(survey: Survey, labels: Sequence[str]) -> Iterator[Fault]:
    yield from survey.list_faults
    yield from _appendices(labels, survey)
    yield from _totals_in_prose(survey)


_FRAME_FIELDS = {
    "type_name": "loai",
    "code_number": "so",
    "code_notation": "ky_hieu",
    "annexed_to": "kem_theo",
    "signer": "nguoi_ky",
    "recipients": "noi_nhan",
}


def raw_frame_faults(data: Mapping[str, Any], type_name: str) -> Iterator[Fault]:
    """The faults of the frame in input whose parts have faults of their own."""
    raw = {name: data.get(key, data.get(name)) for name, key in _FRAME_FIELDS.items()}
    given = raw["type_name"]
    yield from frame_faults(raw, given if isinstance(given, str) else type_name)


def frame_faults(frame: Mapping[str, Any], type_name: str) -> Iterator[Fault]:
    """Faults that the frame alone tells: type, symbol, signer, recipients."""
    if isinstance(frame["code_notation"], str):
        yield from _type_and_symbol(type_name, frame["code_notation"])
    number = frame["code_number"]
    if isinstance(number, str) and "/" in number:  # it would be printed 12/KH-UBND/KH-UBND
        alone = number.split("/", maxsplit=1)[0].strip() or "…"
        yield (
            ("so",),
            "symbol/number",
            f"Ở đây chỉ ghi số, không ghi ký hiệu: so: {alone}; docgen tự in ký hiệu ghi ở ky_hieu "
            "sau dấu gạch chéo (khoản 3 Mục II Phần I Phụ lục I).",
        )
    if frame["annexed_to"] is None:
        yield from _signature_and_recipients(frame)


@cache
def _types() -> dict[str, DocumentType]:
    """The types that share the form of named documents."""
    return {
        kind.key.replace("-", "_"): kind for kind in load().document_types if kind.form == "Mẫu 1.4"
    }


def _type_and_symbol(type_name: str, notation: str) -> Iterator[Fault]:
    types = _types()
    kind = types.get(type_name)
    if kind is None:
        hint = nearest(type_name, types)
        yield (
            ("loai",),
            "type/unknown",
            f"Không có loại văn bản {type_name}"
            + (f": có phải {hint}?" if hint else f"; chọn một trong {', '.join(types)}."),
        )
        return
    first = notation.split("-", maxsplit=1)[0]
    if kind.abbreviation and first.upper() != kind.abbreviation.upper():
        yield (
            ("ky_hieu",),
            "symbol/type",
            f"Ký hiệu {notation} không phải của {kind.title}: "
            f"bắt đầu bằng {kind.abbreviation}-, như {kind.abbreviation}-UBND "
            "(Mục I Phụ lục III).",
        )


def _signature_and_recipients(frame: Mapping[str, Any]) -> Iterator[Fault]:
    if frame["signer"] is None:
        yield (
            ("nguoi_ky",),
            "signer/missing",
            "Thiếu người ký: thêm nguoi_ky với chuc_vu, và quyen_han nếu có.",
        )
    if not frame["recipients"]:
        yield (
            ("noi_nhan",),
            "recipients/missing",
            "Thiếu nơi nhận: thêm noi_nhan, dòng cuối là luu: VT.",
        )


_MENTION = re.compile(r"[Pp]hụ lục(?:\s+(?:số\s+)?([IVXLC]{1,6}|\d{1,3})(?![\wÀ-ỹ]))?")
# "Phụ lục I, II và III", "Phụ lục 1 đến 3"
_AND_MORE = re.compile(
    r"\s*(,|;|và|đến|-|–)\s*(?:[Pp]hụ lục\s+)?(?:số\s+)?([IVXLC]{1,6}|\d{1,3})(?![\wÀ-ỹ])"
)
# "Phụ lục I Nghị định 30", "Phụ lục 2 ban hành kèm theo Quyết định": another document's own
_ELSEWHERE = re.compile(
    r"\s*(?:(?:được )?ban hành|kèm theo (?:Nghị|Quyết|Thông|Công|Kế hoạch số)|của |tại |thuộc |"
    r"Nghị định|Nghị quyết|Quyết định|Thông tư|Luật|Công văn|Kế hoạch số|Hướng dẫn)"
)


def _appendices(labels: Sequence[str], survey: Survey) -> Iterator[Fault]:
    known = {label.casefold() for label in labels}
    custom = any(not label.startswith("phụ lục") for label in known)
    mentioned: set[str] = set()
    spoken = False
    for place, text in survey.every_text() if custom else survey.texts_with("hụ lục"):
        lowered = text.casefold()
        spoken = spoken or "phụ lục" in lowered
        mentioned |= {label for label in known if _mentions(lowered, label)}
        for found in _MENTION.finditer(text):
            if not found[1]:
                continue
            if f"phụ lục {found[1]}".casefold() in known:
                mentioned |= _enumerated(text, found, labels)
                continue
            if not _ELSEWHERE.match(text, found.end()):
                yield (
                    survey.path(place),
                    "appendix/missing",
                    f"Lời văn nhắc “{found[0]}” nhưng văn bản không có phụ lục ấy"
                    + (f" (đang có: {', '.join(labels)})" if labels else "")
                    + ": thêm vào phu_luc, hoặc sửa lời văn.",
                )
    for index, label in enumerate(labels):
        alone = len(labels) == 1 and label == "Phụ lục" and spoken
        if label.casefold() not in mentioned and not alone:
            yield (
                ("phu_luc", index),
                "appendix/unmentioned",
                f"{label} chưa được nhắc trong lời văn: thêm chỉ dẫn như “(Kèm theo {label})” "
                "vào chỗ cần (điểm a khoản 1 Mục III Phần I Phụ lục I).",
            )


def _enumerated(text: str, first: re.Match[str], labels: Sequence[str]) -> set[str]:
    """The labels that a mention goes on to count up."""
    names = [label.casefold() for label in labels]
    last = names.index(f"phụ lục {first[1]}".casefold())
    found: set[str] = set()
    at = first.end()
    while more := _AND_MORE.match(text, at):
        name = f"phụ lục {more[2]}".casefold()
        if name not in names:
            break
        this = names.index(name)
        found.update(names[this if more[1] in {",", ";", "và"} else last : this + 1])
        last, at = this, more.end()
    return found


def _mentions(text: str, label: str) -> bool:
    at = text.find(label)
    while at >= 0:
        if not text[at + len(label) : at + len(label) + 1].isalnum():
            return True
        at = text.find(label, at + 1)
    return False


_MONEY = (
    r"(\d{1,3}(?:\.\d{3}){1,6}(?:,\d{1,3})?|\d{1,18}(?:,\d{1,3})?)\s+"
    r"((?:nghìn|ngàn|triệu|tỷ)\s+)?đồng"
)
_TOTAL = re.compile(
    rf"[Tt]ổng(?: số| cộng)?(?: kinh phí[^.;:\d]{{0,60}}?)?(?: là| dự kiến)?:?\s*{_MONEY}"
)
_SCALE = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9}


def _totals_in_prose(survey: Survey) -> Iterator[Fault]:
    """A total of money typed in the prose must be one that the document's own figures give."""
    computed = dict(_computed_totals(survey))
    for place, text, at in survey.hits("ổng") if computed else ():
        found = _TOTAL.match(text, at - 1) if at else None
        if found is None:
            continue
        scale = _SCALE[found[2].strip()] if found[2] else 1
        if parse_number(found[1]) * scale not in computed:
            sums = [f"{name} cộng được {format_money(total)}" for total, name in computed.items()]
            yield (
                survey.path(place),
                "total/prose",
                f"Lời văn ghi “{found[0]}” nhưng {'; '.join(sums)}: "
                "sửa lời văn hoặc sửa số liệu cho khớp.",
            )


def _computed_totals(survey: Survey) -> Iterator[tuple[int, str]]:
    for budget in survey.budgets:
        amounts = [source.amount for source in budget.sources]
        if budget.total is not None:
            yield budget.total, "mục kinh phí"
        elif amounts and None not in amounts:
            yield sum(amount or 0 for amount in amounts), "các nguồn kinh phí"
    for table in survey.tables:
        for leaf in table.leaves:
            if leaf.kind == "dong" and leaf.key in table.totals:
                name = f"bảng {words_of(table.caption)}" if table.caption else "bảng"
                yield int(table.totals[leaf.key]), f"{name}, cột {words_of(leaf.heading)}"
