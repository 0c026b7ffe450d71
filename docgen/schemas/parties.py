"""Who issues, who signs and who receives a document, where they are written otherwise than in NĐ30.

Asked about documents and raw input, as ``frame`` is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from docgen.schemas.sequence import Fault

__all__ = ["LONGEST", "issuer_faults", "signing_faults"]

LONGEST: Final = 300
"""Characters of raw input that are looked at: what is longer is told as such."""

_COUNCILS: Final = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}
_COUNCIL: Final = re.compile(rf"\b(?:{'|'.join(_COUNCILS)})\b", re.IGNORECASE)


def issuer_faults(issuer: Any) -> Iterator[Fault]:
    """The issuer's name with an abbreviation, which only the body above it may have."""
    if isinstance(issuer, dict):
        names = issuer.get("ten", issuer.get("organ_name"))
    else:
        names = getattr(issuer, "organ_name", None)
    for name in [names] if isinstance(names, str) else names or ():
        if isinstance(name, str) and len(name) <= LONGEST and _COUNCIL.search(name):
            full = _COUNCIL.sub(lambda found: _COUNCILS[found[0].upper()], name)
            yield (
                ("co_quan", "ten"),
                "issuer/short",
                f"Tên cơ quan ban hành ghi đầy đủ: {full} (khoản 2 Mục II Phần I Phụ lục I).",
            )


def signing_faults(frame: Mapping[str, Any]) -> Iterator[Fault]:
    """Who signs and who receives: missing, or written otherwise than the decree does."""
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
        if isinstance(signer, dict)
        else getattr(signer, attribute, None)
        for attribute, key in _SIGNER_FIELDS
    )
    lines = [authority] if isinstance(authority, str) else authority or ()
    for key, line in (*(("quyen_han", line) for line in lines), ("chuc_vu", position)):
        if not isinstance(line, str) or len(line) > LONGEST:
            continue
        if key == "quyen_han" and line.startswith(_RIGHT) and line.count(".") == 1:
            continue  # nearly always
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
    if isinstance(name, str) and " " in name and name.isupper() and len(name) <= LONGEST:
        yield (
            ("ho_ten",),
            "signer/name",
            f"Họ tên người ký in chữ thường: ghi {name.title()} "
            "(điểm đ khoản 7 Mục II Phần I Phụ lục I).",
        )


_RIGHT: Final = ("TM. ", "KT. ", "TL. ", "TUQ. ", "Q. ")
_SIGNER_FIELDS: Final = (
    ("authority", "quyen_han"),
    ("position", "chuc_vu"),
    ("full_name", "ho_ten"),
)
