"""What only the whole document can tell: appendices and their mentions, totals and the prose.

Each check yields faults as (path by Vietnamese keys, code, sentence). The checks read words
only; they never change them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from docgen.errors import format_path
from docgen.schemas.frame import FRAME_FIELDS, frame_faults
from docgen.schemas.rich import words_of
from docgen.schemas.sections import Division, Section
from docgen.schemas.sums import sum_faults
from docgen.schemas.survey import Fault, Known, Path, Survey
from docgen.schemas.typed import led

__all__ = ["faults_of"]


def faults_of(
    document: Any, type_name: str, labels: Sequence[str], known: Known | None = None
) -> Iterator[Fault]:
    """Every fault of a document as a whole, in the order of its parts.

    ``labels`` are what its appendices are called, in order.
    """
    yield from frame_faults({name: getattr(document, name) for name in FRAME_FIELDS}, type_name)
    if not (document.sections or document.text_body or document.closing):
        yield (
            (),
            "plan/no-text",
            "Văn bản chưa có nội dung: thêm noi_dung (lời văn) hoặc cac_muc (các mục I, II, III).",
        )
    yield from _section_heads(document.sections, ("cac_muc",))
    if known is not None and not any(_faults_of_all(Survey(document, known), labels)):
        return
    yield from _faults_of_all(Survey(document), labels)


def _section_heads(entries: Sequence[Any], path: Path) -> Iterator[Fault]:
    """Sections of a kind that print the same head twice, and heads with another level's word."""
    untitled: dict[str, int] = {}
    for index, entry in enumerate(entries):
        if isinstance(entry, Division):
            yield from _section_heads(entry.sections, (*path, index, "cac_muc"))
        elif entry.title is None:
            head = words_of(entry.heading)
            first = untitled.setdefault(head, index)
            if first != index:
                yield (
                    (*path, index),
                    "section/same-head",
                    f"Mục này in tiêu đề {head}, trùng với {format_path((*path, first))}: gộp hai "
                    "mục, hoặc ghi tieu_de cho mỗi mục.",
                )
        elif type(entry) is Section and not entry.body:
            yield (
                (*path, index),
                "section/empty",
                "Mục này chỉ có tiêu đề: ghi noi_dung, hoặc bỏ cả mục.",
            )
        elif sentence := led("division", words_of(entry.title)):
            yield (
                (*path, index, "tieu_de"),
                "text/lead",
                f"{sentence[:-1]}; nếu đây là phần, chương lớn hơn mục thì ghi cap: phan hoặc "
                "cap: chuong, các mục bên trong đặt ở cac_muc của nó.",
            )


def _faults_of_all(survey: Survey, labels: Sequence[str]) -> Iterator[Fault]:
    yield from survey.list_faults
    yield from _appendices(labels, survey)
    yield from sum_faults(survey)


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
