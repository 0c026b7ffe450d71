"""Mục II khoản 3: number and symbol."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from docgen.check.components import Document
from docgen.check.rules.core import Fault, judge
from docgen.check.rules.heading import COUNCIL, issuer_name
from docgen.check.texts import dotted
from docgen.standard.model import Rule

__all__ = ["NumberLine", "number_line"]

_LINE: Final = re.compile(
    r"^(?P<label>S[ốôóoỐÔÓO]\s*[:：.]?)\s*(?P<number>[^/\\\s]*(?:\s+[^/\\\s]+)?)"
    r"(?P<slash>\s*[/\\]?\s*)(?P<symbol>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_DASH: Final = re.compile(r"(?<!\s)\s+[-‐‑‒–—―−_]\s*|[-‐‑‒–—―−_]\s*")
_JOINT: Final = re.compile(r"(?<!\s)\s+[./\\]\s*(?=\w)|[./\\]\s*(?=\w)")
_DASHED: Final = re.compile(r"^(\d{1,6})(\s*[-–—]\s*)([A-ZĐ].*)$", re.DOTALL)  # 15-KH-UBND


class NumberLine(NamedTuple):
    label: str
    number: str  # empty or dots: left for the registry
    slash: str
    symbol: str

    @property
    def joint(self) -> re.Pattern[str]:
        """What stands between the groups; a point may be a group's own where dashes do (QLG.1)."""
        return _DASH if _DASH.search(self.symbol) else _JOINT

    @property
    def groups(self) -> list[str]:
        return [g for g in self.joint.split(self.symbol) if g]

    @property
    def filled(self) -> bool:
        return any(c.isalnum() for c in self.number)

    @property
    def shaped(self) -> bool:
        """The symbol holds letters, not the dots of a form."""
        return (
            any(c.isalpha() for c in self.symbol)
            and "..." not in self.symbol
            and "…" not in self.symbol
        )


def number_line(document: Document) -> NumberLine | None:
    """The parts of the line of number and symbol, if the document has one."""
    piece = document.first("so-ky-hieu")
    found = _LINE.match(piece.text.strip()) if piece is not None else None
    if found is None:
        return None
    number, slash, symbol = found["number"].strip(), found["slash"], found["symbol"].strip()
    dashed = None if slash.strip() else _DASHED.match(number)
    if dashed is not None:
        number, slash, symbol = dashed[1], dashed[2], f"{dashed[3]} {symbol}".strip()
    return NumberLine(found["label"], number, slash, symbol)


@judge("so-ky-hieu/present")
def present(document: Document, rule: Rule) -> Iterator[Fault]:
    if not document.of("so-ky-hieu") and not document.annexed:
        yield Fault(
            "Không tìm thấy số, ký hiệu dưới tên cơ quan.",
            rule.demand,
            "không có",
            document.first("co-quan"),
        )


@judge("so-ky-hieu/numeral")
def numeral(document: Document, rule: Rule) -> Iterator[Fault]:
    line = number_line(document)
    if line is not None and line.filled and not re.match(r"^\d+[A-Za-z]?$", line.number):
        yield Fault(
            "Số văn bản không viết bằng chữ số Ả Rập.",
            "chữ số Ả Rập",
            line.number,
            document.first("so-ky-hieu"),
        )


@judge("so-ky-hieu/position")
def position(document: Document, rule: Rule) -> Iterator[Fault]:
    number, issuer = document.first("so-ky-hieu"), document.of("co-quan")
    if number is None or not issuer:
        return
    last = issuer[-1]
    mine, other = number.paragraph.cell, last.paragraph.cell
    beside = mine is not None and other is not None and mine.column != other.column
    if beside or number.paragraph.number < last.paragraph.number:
        yield Fault(
            "Số, ký hiệu không ở dưới tên cơ quan ban hành.",
            "dưới tên cơ quan ban hành",
            "chỗ khác",
            number,
        )


@judge("so-ky-hieu/blank")
def blank(document: Document, rule: Rule) -> Iterator[Fault]:
    line = number_line(document)
    if line is not None and not line.filled:
        yield Fault(
            "Số văn bản còn để trống.",
            "có số khi ban hành",
            "để trống",
            document.first("so-ky-hieu"),
        )


@judge("so-ky-hieu/label")
def label(document: Document, rule: Rule) -> Iterator[Fault]:
    line = number_line(document)
    if line is not None and line.label not in rule.allowed:
        yield Fault(
            "Từ “Số” trước số văn bản ghi sai.", "Số:", line.label, document.first("so-ky-hieu")
        )


@judge("so-ky-hieu/padding")
def padding(document: Document, rule: Rule) -> Iterator[Fault]:
    line = number_line(document)
    if line is not None and re.match(r"^[1-9]$", line.number):
        yield Fault(
            "Số văn bản nhỏ hơn 10 chưa ghi thêm số 0.",
            f"0{line.number}",
            line.number,
            document.first("so-ky-hieu"),
        )


@judge("so-ky-hieu/extra-zero")
def extra_zero(document: Document, rule: Rule) -> Iterator[Fault]:
    line = number_line(document)
    if line is not None and re.match(r"^0\d{2,}$|^00+\d$", line.number):
        bare = str(int(line.number))
        right = f"0{bare}" if len(bare) == 1 else bare
        yield Fault(
            "Số văn bản có số 0 thừa phía trước.", right, line.number, document.first("so-ky-hieu")
        )


@judge("so-ky-hieu/separator")
def separator(document: Document, rule: Rule) -> Iterator[Fault]:
    line = number_line(document)
    if line is None or not line.shaped:
        return
    piece = document.first("so-ky-hieu")
    slash = line.slash if line.filled else line.slash.lstrip()
    if slash != "/":
        yield Fault(
            "Giữa số và ký hiệu không phải dấu gạch chéo liền.", "/", slash or "không có", piece
        )
    wrong = [dash for dash in line.joint.findall(line.symbol) if dash != "-"]
    if wrong or re.search(r"\s", line.symbol):
        right = re.sub(r"\s+", "", line.joint.sub("-", line.symbol))
        yield Fault(
            "Giữa các nhóm chữ viết tắt không phải gạch nối liền, không cách chữ.",
            right,
            line.symbol,
            piece,
        )


@judge("so-ky-hieu/symbol")
def symbol(document: Document, rule: Rule) -> Iterator[Fault]:
    line = number_line(document)
    piece = document.first("so-ky-hieu")
    if (
        line is None
        or piece is None
        or dotted(line.symbol)
        or "..." in piece.text
        or "…" in piece.text
    ):
        return
    if len(line.groups) < 2:
        yield Fault(
            "Ký hiệu thiếu một nhóm chữ viết tắt.",
            "như 05/KH-UBND hoặc 15/SYT-NVY",
            line.symbol or "không có",
            piece,
        )


def _abbreviations(document: Document) -> dict[str, str]:
    types = (*document.standard.document_types, *document.standard.copy_types)
    return {t.abbreviation: t.title for t in types if t.abbreviation}


@judge("so-ky-hieu/symbol-case")
def symbol_case(document: Document, rule: Rule) -> Iterator[Fault]:
    line = number_line(document)
    if line is None or not line.shaped:
        return
    known = set(_abbreviations(document))
    for group in line.groups:
        # Names of bodies are abbreviated as their heads decide; BGDĐT and QLCLĐ are all capitals.
        if group in known or group == group.upper():
            continue
        right = next((k for k in known if k.upper() == group.upper()), group.upper())
        yield Fault(
            f"Nhóm chữ “{group}” trong ký hiệu không viết in hoa.",
            right,
            group,
            document.first("so-ky-hieu"),
        )


@judge("so-ky-hieu/type")
def kind(document: Document, rule: Rule) -> Iterator[Fault]:
    line = number_line(document)
    if line is None or not line.shaped or document.kind is None or not line.groups:
        return
    known = {k.upper(): title for k, title in _abbreviations(document).items()}
    first = line.groups[0].upper()
    piece = document.first("so-ky-hieu")
    wanted = document.kind.abbreviation
    if wanted is not None and first != wanted.upper():
        other = f" (là của {known[first]})" if first in known else ""
        yield Fault(
            f"Ký hiệu không hợp với tên loại {document.kind.title}{other}.",
            f"{wanted}-…",
            line.symbol,
            piece,
        )
    elif (
        wanted is None
        and first in known
        and len(line.groups) > 1
        and not _issuer_is(document, first)
    ):
        yield Fault(
            f"Ký hiệu công văn bắt đầu bằng chữ viết tắt của {known[first]}.",
            "chữ viết tắt tên cơ quan ban hành",
            line.symbol,
            piece,
        )


def _issuer_is(document: Document, group: str) -> bool:
    """Whether an abbreviation is also the initials of the issuer."""
    return "".join(word[:1] for word in issuer_name(document).split()) == group


@judge("so-ky-hieu/issuer")
def issuer(document: Document, rule: Rule) -> Iterator[Fault]:
    line = number_line(document)
    name = issuer_name(document)
    if line is None or not line.shaped or not name:
        return
    groups = {g.upper() for g in line.groups}
    found = COUNCIL.match(name)
    wanted = "" if not found else ("HĐND" if found[0].startswith("HỘI") else "UBND")
    piece = document.first("so-ky-hieu")
    if wanted and not any(wanted in group for group in groups):
        yield Fault("Ký hiệu không phải của cơ quan ghi ở đầu văn bản.", wanted, line.symbol, piece)
    elif not wanted:
        foreign = groups & {"UBND", "HĐND"}
        short = {"UBND": "ỦY BAN NHÂN DÂN", "HĐND": "HỘI ĐỒNG NHÂN DÂN"}
        for group in sorted(foreign):
            if short[group] not in name and group not in name:
                yield Fault(
                    f"Ký hiệu ghi {group} mà cơ quan ban hành là {document.text('co-quan')}.",
                    "chữ viết tắt của cơ quan ban hành",
                    line.symbol,
                    piece,
                )
