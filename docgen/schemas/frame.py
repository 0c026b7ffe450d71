"""What the frame of a document alone tells: type, number and symbol, place, subject, signer.

Each check yields faults as (path by Vietnamese keys, code, sentence). It is asked about a document
and, where a part has a fault of its own, about raw input, whose values may be anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from docgen.schemas.sequence import Fault
from docgen.standard import load
from docgen.standard.model import DocumentType
from docgen.suggest import folded, nearest

__all__ = ["FRAME_FIELDS", "frame_faults", "raw_frame_faults", "unknown_type"]

FRAME_FIELDS: Final = {
    "type_name": "loai",
    "code_number": "so",
    "code_notation": "ky_hieu",
    "place": "dia_danh",
    "subject": "trich_yeu",
    "annexed_to": "kem_theo",
    "signer": "nguoi_ky",
    "recipients": "noi_nhan",
}
"""The parts of the frame, by attribute and by key."""


_LONGEST: Final = 300  # characters of raw input that are looked at: longer is told as such


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
    if isinstance(notation, str):
        yield from _symbol(kind, notation)
    if isinstance(number, str) and not number.isdigit() and len(number) <= _LONGEST:
        yield from _number(number)
    place, subject = frame["place"], frame["subject"]
    if isinstance(place, str) and len(place) <= _LONGEST:
        yield from _place(place)
    if kind is not None:
        first = subject[0] if isinstance(subject, list) and subject else subject
        if isinstance(first, str):
            yield from _subject(kind, first)
    if frame["annexed_to"] is None:
        yield from _signature_and_recipients(frame)


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
    first = notation.split("-", maxsplit=1)[0]
    if kind is not None and kind.abbreviation and first.upper() != kind.abbreviation.upper():
        yield (
            ("ky_hieu",),
            "symbol/type",
            f"Ký hiệu {notation} không phải của {kind.title}: "
            f"bắt đầu bằng {kind.abbreviation}-, như {kind.abbreviation}-UBND "
            "(Mục I Phụ lục III).",
        )


_NUMBER_WORD: Final = re.compile(r"\s*(?:số|so)\b\s*:?\s*", re.IGNORECASE)

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


def _subject(kind: DocumentType, subject: str) -> Iterator[Fault]:
    """A subject that begins with the type's name, which is printed above it."""
    size = len(kind.title)
    if subject[:size].casefold() != kind.title.casefold():
        return
    rest = subject[size:]
    if rest[:1] not in ("", " ", ":", ",") or rest.startswith(_OF_WORDS):
        return
    yield (
        ("trich_yeu",),
        "text/lead",
        f"Xóa chữ “{subject[:size]}” ở đầu: docgen tự in tên loại ở dòng trên trích yếu "
        "(khoản 5 Mục II Phần I Phụ lục I).",
    )


def _signature_and_recipients(frame: Mapping[str, Any]) -> Iterator[Fault]:
    signer = frame["signer"]
    if signer is None:
        yield (
            ("nguoi_ky",),
            "signer/missing",
            "Thiếu người ký: thêm nguoi_ky với chuc_vu, và quyen_han nếu có.",
        )
    else:
        for path, code, message in _signer(signer):
            yield ("nguoi_ky", *path), code, message
    if not frame["recipients"]:
        yield (
            ("noi_nhan",),
            "recipients/missing",
            "Thiếu nơi nhận: thêm noi_nhan, dòng cuối là luu: VT.",
        )


_CAPACITY: Final = re.compile(
    r"\s*(TUQ|TM|KT|TL|Q|T/M|K/T|T/L)(?:\s*[:,/]\s*|\s+)(\S.*)", re.IGNORECASE
)


_MORE: Final = re.compile(r"\S\s+((?:KT|TL|TUQ|Q)\.\s.*)", re.IGNORECASE)
_IN_POSITION: Final = re.compile(r"(?:TM|KT|TL|TUQ)\.", re.IGNORECASE)
_CAPACITIES: Final = "điểm b khoản 7 Mục II Phần I Phụ lục I"


def _signer(signer: Any) -> Iterator[Fault]:
    """Capacities in another form than the decree's (TM, T/M, two on a line); a name in capitals."""
    authority, position, name = (
        signer.get(key, signer.get(attribute))
        if isinstance(signer, Mapping)
        else getattr(signer, attribute, None)
        for attribute, key in _SIGNER_FIELDS
    )
    lines = [authority] if isinstance(authority, str) else authority or ()
    for key, line in (*(("quyen_han", line) for line in lines), ("chuc_vu", position)):
        if not isinstance(line, str) or len(line) > _LONGEST:
            continue
        if found := _CAPACITY.fullmatch(line):
            short = found[1].upper().replace("/", "")
            yield (
                (key,),
                "signer/capacity",
                f"Quyền hạn “{line}” viết tắt chưa đúng: ghi {short}. {found[2]}, có dấu chấm sau "
                f"{short} ({_CAPACITIES}).",
            )
        elif found := _MORE.search(line):
            first = line[: found.start(1)].rstrip()
            yield (
                (key,),
                "signer/capacity",
                f"Mỗi quyền hạn một dòng: quyen_han: [{first}, {found[1]}] ({_CAPACITIES}).",
            )
        elif key == "chuc_vu" and _IN_POSITION.match(line):
            yield (
                (key,),
                "signer/capacity",
                f"Dòng “{line}” là quyền hạn: ghi ở quyen_han; chuc_vu ghi chức vụ của chính người "
                "ký (điểm c khoản 7 Mục II Phần I Phụ lục I).",
            )
    if isinstance(name, str) and " " in name and name.isupper() and len(name) <= _LONGEST:
        yield (
            ("ho_ten",),
            "signer/name",
            f"Họ tên người ký in chữ thường: ghi {name.title()} "
            "(điểm đ khoản 7 Mục II Phần I Phụ lục I).",
        )


_SIGNER_FIELDS: Final = (
    ("authority", "quyen_han"),
    ("position", "chuc_vu"),
    ("full_name", "ho_ten"),
)
