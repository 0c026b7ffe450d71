"""What the frame of a document alone tells: type, number and symbol, place, subject, parties.

Each check yields faults as (path by Vietnamese keys, code, sentence). It is asked about a document
and, where a part has a fault of its own, about raw input, whose values may be anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from docgen.schemas.parties import LONGEST, issuer_faults, signing_faults
from docgen.schemas.sequence import Fault
from docgen.standard import load
from docgen.standard.model import DocumentType
from docgen.suggest import folded, nearest

__all__ = ["FRAME_FIELDS", "frame_faults", "raw_frame_faults", "unknown_type"]

FRAME_FIELDS: Final = {
    "type_name": "loai",
    "issuer": "co_quan",
    "code_number": "so",
    "code_notation": "ky_hieu",
    "place": "dia_danh",
    "subject": "trich_yeu",
    "addressees": "kinh_gui",
    "annexed_to": "kem_theo",
    "signer": "nguoi_ky",
    "recipients": "noi_nhan",
}
"""The parts of the frame, by attribute and by key."""


def raw_frame_faults(data: Mapping[str, Any], type_name: str) -> Iterator[Fault]:
    """The faults of the frame in input whose parts have faults of their own."""
    raw = {name: data.get(key, data.get(name)) for name, key in FRAME_FIELDS.items()}
    given = raw["type_name"]
    yield from frame_faults(raw, given if isinstance(given, str) else type_name)


def frame_faults(frame: Mapping[str, Any], type_name: str) -> Iterator[Fault]:
    """Faults that the frame alone tells."""
    kind = _types().get(type_name)
    if kind is None:
        yield ("loai",), "type/unknown", unknown_type(type_name)
    number, notation = frame["code_number"], frame["code_notation"]
    place, subject = frame["place"], frame["subject"]
    if isinstance(notation, str):
        yield from _quoted("ky_hieu", notation) or _symbol(kind, notation)
    if isinstance(number, str) and not number.isdigit() and len(number) <= LONGEST:
        yield from _quoted("so", number) or _number(number)
    yield from issuer_faults(frame["issuer"])
    if isinstance(place, str) and len(place) <= LONGEST:
        yield from _quoted("dia_danh", place) or _place(place)
    if kind is not None:
        lines = [subject] if isinstance(subject, str) else subject
        if isinstance(lines, list) and lines and all(isinstance(line, str) for line in lines):
            yield from _subject(kind, lines)
    if type_name == "to_trinh" and not frame["addressees"]:
        yield (
            ("kinh_gui",),
            "recipients/addressee",
            "Thiếu nơi gửi: thêm kinh_gui với tên cơ quan giải quyết; Tờ trình luôn có dòng Kính "
            "gửi (điểm b khoản 9 Mục II Phần I Phụ lục I).",
        )
    if frame["annexed_to"] is None:
        yield from signing_faults(frame)


@cache
def _types() -> dict[str, DocumentType]:
    """The types that share the form of named documents."""
    return {
        kind.key.replace("-", "_"): kind for kind in load().document_types if kind.form == "Mẫu 1.4"
    }


def unknown_type(name: str) -> str:
    """What is wrong with a type that docgen does not write, and which it writes.

    >>> unknown_type("ke_hoac")
    'Không có loại văn bản ke_hoac: có phải ke_hoach?'
    >>> unknown_type("quyet_dinh")[:52]
    'docgen chưa soạn Quyết định; soạn được: chi_thi, quy'
    """
    types = _types()
    known = {kind.key.replace("-", "_"): kind for kind in load().document_types}
    other = known.get(folded(name))
    if other is not None and folded(name) not in types:
        return f"docgen chưa soạn {other.title}; soạn được: {', '.join(types)}."
    hint = nearest(name, types)
    return f"Không có loại văn bản {name}" + (
        f": có phải {hint}?" if hint else f"; chọn một trong {', '.join(types)}."
    )


_QUOTES: Final = "\"'“”„‘’«»"


def _quoted(key: str, value: str) -> tuple[Fault, ...]:
    """A value in quotes that belong to no YAML or were typed twice: they would be printed."""
    if value[:1] not in _QUOTES or value[-1:] not in _QUOTES or not value[1:-1].strip():
        return ()
    alone = value[1:-1].strip()
    sentence = f"Bỏ dấu {value[0]} và {value[-1]}, sẽ in ra nguyên văn: {key}: {alone}."
    return (((key,), "text/quoted", sentence),)


def _symbol(kind: DocumentType | None, notation: str) -> Iterator[Fault]:
    number, slash, rest = notation.partition("/")
    if slash and rest and not number.strip(" ._…").strip("0123456789"):
        yield (
            ("ky_hieu",),
            "symbol/number",
            f"Ở đây chỉ ghi ký hiệu, không ghi số: ky_hieu: {rest.strip()}; số ghi ở so, dấu gạch "
            "chéo docgen tự in (khoản 3 Mục II Phần I Phụ lục I).",
        )
        notation = rest.strip()
    first, dash, rest = notation.partition("-")
    if kind is None or not kind.abbreviation:
        return
    if first != kind.abbreviation and first.upper() == kind.abbreviation.upper():
        right = f"{kind.abbreviation}{dash}{rest.upper() if rest.islower() else rest}"
        yield (
            ("ky_hieu",),
            "symbol/type",
            f"Ký hiệu viết {right}, không viết {notation} (điểm c khoản 3 Mục II Phần I Phụ lục I; "
            "Mục I Phụ lục III).",
        )
    elif first != kind.abbreviation:
        yield (
            ("ky_hieu",),
            "symbol/type",
            f"Ký hiệu {notation} không phải của {kind.title}: "
            f"bắt đầu bằng {kind.abbreviation}-, như {kind.abbreviation}-UBND "
            "(Mục I Phụ lục III).",
        )


_NUMBER_WORD: Final = re.compile(r"\A\s{0,9}(?:số|so)\b\s{0,9}:?\s{0,9}", re.IGNORECASE)

_ARABIC: Final = re.compile(r"\d+[A-Za-z]?|[\s._…]*", re.ASCII)


def _number(number: str) -> Iterator[Fault]:
    """A number that is not figures alone: with its symbol, or with the word that is printed."""
    alone = _NUMBER_WORD.sub("", number, count=1).split("/", maxsplit=1)[0].strip() or "…"
    if "/" in number:  # it would be printed 12/KH-UBND/KH-UBND
        yield (
            ("so",),
            "symbol/number",
            f"Ở đây chỉ ghi số, không ghi ký hiệu: so: {alone}; docgen tự in ký hiệu ghi ở ky_hieu "
            "sau dấu gạch chéo (khoản 3 Mục II Phần I Phụ lục I).",
        )
    elif _NUMBER_WORD.match(number):
        yield (
            ("so",),
            "text/lead",
            f"Chỉ ghi số: so: {alone}; chữ “Số:” docgen tự in.",
        )
    elif not _ARABIC.fullmatch(number):
        yield (
            ("so",),
            "symbol/number",
            "Số văn bản ghi bằng chữ số Ả Rập như 15, 05, 15a; chưa có số thì bỏ dòng so, docgen "
            "chừa chỗ cho văn thư (khoản 3 Mục II Phần I Phụ lục I).",
        )


_PLACE_DATE: Final = re.compile(r"\s*[,;.:]*\s*(?:ngày\b.*)?\Z", re.DOTALL)


def _place(place: str) -> Iterator[Fault]:
    """A place with the comma or the day that are printed after it."""
    if not place.rstrip().endswith((",", ";", ".", ":")) and "ngày" not in place:
        return
    found = _PLACE_DATE.search(place)
    if found is not None and found[0].strip():
        alone = place[: found.start()].strip() or "…"
        yield (
            ("dia_danh",),
            "text/lead",
            f"Chỉ ghi địa danh: dia_danh: {alone}; dấu phẩy và ngày, tháng, năm docgen tự in theo "
            "ngay_ban_hanh (khoản 4 Mục II Phần I Phụ lục I).",
        )


_OF_WORDS: Final = (" hóa", " hoá", " viên")
"""What makes another word of a type's name: Kế hoạch hóa, Báo cáo viên."""


def _subject(kind: DocumentType, lines: list[str]) -> Iterator[Fault]:
    """A subject that begins with the type's name, which is printed above it; its case, its end."""
    size, first, last = len(kind.title), lines[0], lines[-1]
    rest = first[size:]
    if (
        first[:size].casefold() == kind.title.casefold()
        and rest[:1] in ("", " ", ":", ",")
        and not rest.startswith(_OF_WORDS)
    ):
        yield (
            ("trich_yeu",),
            "text/lead",
            f"Xóa chữ “{first[:size]}” ở đầu: docgen tự in tên loại ở dòng trên trích yếu "
            "(khoản 5 Mục II Phần I Phụ lục I).",
        )
    elif first[:3].upper() == "V/V":
        yield (
            ("trich_yeu",),
            "subject/form",
            f"Bỏ “{first[:3]}” ở đầu: chỉ trích yếu của công văn mới ghi V/v "
            "(khoản 5 Mục II Phần I Phụ lục I).",
        )
    elif last[-1:] in _MARKS and (found := _END.search(last)):
        yield (
            ("trich_yeu",),
            "subject/form",
            f"Bỏ dấu “{found[1]}” ở cuối trích yếu: trích yếu không có dấu câu ở cuối.",
        )
    elif len(first) > _SHORT and all(map(str.isupper, lines)):
        yield (
            ("trich_yeu",),
            "subject/form",
            "Trích yếu viết bằng chữ in thường, chỉ viết hoa chữ đầu và tên riêng "
            "(khoản 5 Mục II Phần I Phụ lục I).",
        )


_MARKS: Final = frozenset(".;,:/")
_END: Final = re.compile(r"\w{3}\s?([.;,:/]{1,9})\Z")  # v.v. and TP. are words of their own
_SHORT: Final = 15  # characters of a subject that may be a name in capitals: VNeID, ASEAN
