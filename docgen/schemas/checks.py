"""What only the whole document can tell: appendices and their mentions, totals and the prose.

Each check yields faults as (path by Vietnamese keys, code, sentence). The checks read words
only; they never change them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from docgen.schemas.base import Model
from docgen.schemas.blocks import TableBlock
from docgen.schemas.rich import Formatted, words_of
from docgen.schemas.sections import BudgetSection
from docgen.standard import load
from docgen.suggest import nearest
from docgen.vietnamese import format_money, parse_number

if TYPE_CHECKING:
    from docgen.schemas.document import NamedDocument

__all__ = ["Fault", "faults_of", "raw_frame_faults"]

Fault = tuple[tuple[str | int, ...], str, str]


def faults_of(document: NamedDocument) -> Iterator[Fault]:
    """Every fault of the document as a whole, in the order of its parts."""
    yield from frame_faults(
        {name: getattr(document, name) for name in _FRAME_FIELDS}, document.type_name
    )
    texts = list(texts_with_paths(document))
    yield from _appendices(document, texts)
    yield from _totals_in_prose(document, texts)


_FRAME_FIELDS = {
    "type_name": "loai",
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
    if frame["annexed_to"] is None:
        yield from _signature_and_recipients(frame)


def texts_with_paths(
    value: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text below a model as words, with its path by Vietnamese keys."""
    if isinstance(value, Formatted):
        yield (*path, "dinh_dang"), words_of(value)
    elif isinstance(value, str):
        yield path, value
    elif isinstance(value, Model):
        for name, field in type(value).model_fields.items():
            yield from texts_with_paths(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts_with_paths(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from texts_with_paths(item, (*path, index))


def _type_and_symbol(type_name: str, notation: str) -> Iterator[Fault]:
    types = {
        kind.key.replace("-", "_"): kind for kind in load().document_types if kind.form == "Mẫu 1.4"
    }
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
# "Phụ lục I Nghị định 30", "Phụ lục 2 ban hành kèm theo Quyết định": another document's own
_ELSEWHERE = re.compile(
    r"\s*(?:(?:được )?ban hành|kèm theo (?:Nghị|Quyết|Thông|Công|Kế hoạch số)|của |tại |thuộc |"
    r"Nghị định|Nghị quyết|Quyết định|Thông tư|Luật|Công văn|Kế hoạch số|Hướng dẫn)"
)


def _appendices(
    document: NamedDocument, texts: list[tuple[tuple[str | int, ...], str]]
) -> Iterator[Fault]:
    labels = document.appendix_labels
    known = {label.casefold() for label in labels}
    mentioned: set[str] = set()
    for path, text in texts:
        if path[0] in ("phu_luc", "trich_yeu", "kem_theo"):
            continue
        lowered = text.casefold()
        mentioned |= {label for label in known if _mentions(lowered, label)}
        for found in _MENTION.finditer(text):
            label = f"phụ lục {found[1]}" if found[1] else "phụ lục"
            if not found[1] or label.casefold() in known:
                continue
            if not _ELSEWHERE.match(text, found.end()):
                yield (
                    path,
                    "appendix/missing",
                    f"Lời văn nhắc “{found[0]}” nhưng văn bản không có phụ lục ấy"
                    + (f" (đang có: {', '.join(labels)})" if labels else "")
                    + ": thêm vào phu_luc, hoặc sửa lời văn.",
                )
    any_mention = any("phụ lục" in text.casefold() for path, text in texts if path[0] != "phu_luc")
    for index, label in enumerate(labels):
        alone = len(labels) == 1 and label == "Phụ lục" and any_mention
        if label.casefold() not in mentioned and not alone:
            yield (
                ("phu_luc", index),
                "appendix/unmentioned",
                f"{label} chưa được nhắc trong lời văn: thêm chỉ dẫn như “(Kèm theo {label})” "
                "vào chỗ cần (điểm a khoản 1 Mục III Phần I Phụ lục I).",
            )


def _mentions(text: str, label: str) -> bool:
    at = text.find(label)
    while at >= 0:
        after = text[at + len(label) : at + len(label) + 1]
        if not after.isalnum():
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


def _totals_in_prose(
    document: NamedDocument, texts: list[tuple[tuple[str | int, ...], str]]
) -> Iterator[Fault]:
    """A total of money typed in the prose must be one that the document's own figures give."""
    computed = dict(_computed_totals(document))
    if not computed:
        return
    for path, text in texts:
        if path[0] in ("phu_luc", "trich_yeu"):
            continue
        for found in _TOTAL.finditer(text):
            scale = _SCALE[found[2].strip()] if found[2] else 1
            amount = parse_number(found[1]) * scale
            if amount not in computed:
                sums = [
                    f"{where} cộng được {format_money(sum_)}" for sum_, where in computed.items()
                ]
                yield (
                    path,
                    "total/prose",
                    f"Lời văn ghi “{found[0]}” nhưng {'; '.join(sums)}: "
                    "sửa lời văn hoặc sửa số liệu cho khớp.",
                )


def _computed_totals(value: Any) -> Iterator[tuple[int, str]]:
    if isinstance(value, BudgetSection):
        if value.total is not None:
            yield value.total, "mục kinh phí"
        elif value.sources and all(source.amount is not None for source in value.sources):
            yield sum(source.amount or 0 for source in value.sources), "các nguồn kinh phí"
    if isinstance(value, TableBlock):
        for leaf in value.table.leaves:
            if leaf.kind == "dong" and leaf.key in value.table.totals:
                caption = value.table.caption
                name = f"bảng {words_of(caption)}" if caption else "bảng"
                yield (
                    int(value.table.totals[leaf.key]),
                    f"{name}, cột {words_of(leaf.heading)}",
                )
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from _computed_totals(getattr(value, name))
    elif isinstance(value, list):
        for item in value:
            yield from _computed_totals(item)
