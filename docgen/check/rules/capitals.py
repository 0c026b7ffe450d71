"""Phụ lục II: capital letters, where no reader could think otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from docgen.check.components import Document
from docgen.check.rules.core import Fault, judge
from docgen.check.texts import PLACEMENTS, canonical, is_upper
from docgen.standard import load
from docgen.standard.model import FixedName, Rule

__all__: list[str] = []

# Dots that end no sentence: abbreviations, numbers, dots of a blank.
# The stop comes first in the pattern, and what stands before it is looked back at: it is rare.
_SENTENCE: Final = re.compile(r"[.?!](?<=[^\W\d_]{2}[.?!])\s+([^\W\d_])(?=[^\W\d_])")
_SHORTENED: Final = re.compile(
    r"\b(TM|KT|TL|TUQ|TP|TX|TT|ThS|TS|GS|PGS|BS|KS|CN|Tr|St|No|vv|tr|Th|Q|P|PCT|NĐ|NQ|ĐT|Mr|Ms|tp)\.$",
    re.IGNORECASE,
)
# What stands before the first word of a sentence: nothing, a stop, or a marker.
_START: Final = re.compile(r"^$|[.!?:]\s*$|^[-+\d.a-zđ)]{1,5}\s*$")
_UNIT: Final = re.compile(r"(?<![^\W_])(phường|quận)\s+(\d{1,2})\b(?!\s*(?:phường|quận|xã|[/.]\d))")
_KINDS: Final = ("điều", "chương", "mục", "tiểu mục", "phần", "khoản", "điểm")
# Plain words first, and what stands before each looked back at: they are sought quickly so.
_KIND: Final = "|".join(
    rf"{word}(?<!\w{word})" for kind in _KINDS for word in (kind, kind.capitalize())
)
_CITED: Final = re.compile(
    rf"(?P<kind>{_KIND})\s+(?P<number>\d+|[IVX]+|[a-zđ])\b"
    r"(?=\s+(?:và\s+|của\s+)?"
    r"(?:[Kk]hoản|[Đđ]iều|[Mm]ục|[Cc]hương|[Pp]hần|Luật|Bộ luật|Nghị định|Thông tư|Nghị quyết|"
    r"Quyết định|Quy chế|Quy định))"
)
_CAPITAL: Final = frozenset(("điều", "chương", "mục", "tiểu mục", "phần"))


def _begins(block_text: str) -> bool:
    return block_text[:1].islower()


@judge("viet-hoa/sentence")
def sentence(document: Document, rule: Rule) -> Iterator[Fault]:
    for block in document.blocks:
        if block.table is not None or block.kind in ("order", "title"):
            continue
        text = block.text.strip()
        broken = False
        if _begins(text) and block.kind in ("paragraph", "section", "clause", "article"):
            words = text.split()[:3]
            # A foreign word or a unit of measure may begin with a small letter on purpose.
            if words and words[0].isalpha() and len(words[0]) > 1:
                broken = True
                yield Fault(
                    "Chữ đầu đoạn không viết hoa.",
                    text[:1].upper() + " ".join(words)[1:],
                    " ".join(words),
                    block.piece,
                    words=" ".join(words),
                )
        for match in _SENTENCE.finditer(text):
            if (
                broken
                or match[1].isupper()
                or _SHORTENED.search(text[max(0, match.start() - 8) : match.start() + 1])
                or "…" in match[0]
            ):
                continue
            shown = text[max(0, match.start() - 12) : match.end() + 12].strip()
            yield Fault(
                "Chữ đầu câu không viết hoa.", match[1].upper(), match[1], block.piece, words=shown
            )


@judge("viet-hoa/unit-number")
def unit_number(document: Document, rule: Rule) -> Iterator[Fault]:
    for piece in document.prose:
        if "phường" not in piece.text and "quận" not in piece.text:
            continue
        for match in _UNIT.finditer(piece.text):
            if re.match(r"\s*(phường|quận|đơn vị)", piece.text[match.end() :]):
                continue
            right = f"{match[1].capitalize()} {match[2]}"
            yield Fault(
                "Đơn vị hành chính đặt theo số chưa viết hoa.",
                right,
                match[0],
                piece,
                words=match[0],
            )


@cache
def _names(standard: str) -> dict[str, list[tuple[FixedName, str]]]:
    """Each rule's names, also as they are sought; longer names first."""
    found: dict[str, list[tuple[FixedName, str]]] = {}
    for name in sorted(load(standard).fixed_names, key=lambda n: len(n.right), reverse=True):
        found.setdefault(name.rule, []).append((name, canonical(name.right)))
    return found


@cache  # made when a text holds the word: few texts hold many of the names
def _pattern(right: str) -> re.Pattern[str]:
    """A name in any capitals."""
    text = re.escape(right).replace("\\ ", r"\s+")
    for other, one in (("Uỷ", "Ủy"), *PLACEMENTS):
        text = text.replace(one, f"(?:{one}|{other})")
    return re.compile(rf"(?<![^\W_]){text}(?![^\W_])", re.IGNORECASE)


def _same(found: str, right: str) -> bool:
    """Equal in capitals, both placements of tone marks being right."""
    mine = re.sub(r"\s+", " ", found)
    caps = [c.isupper() for c in mine if c.isalpha()]
    wanted = [c.isupper() for c in right if c.isalpha()]
    return caps == wanted


def _spared(name: FixedName, text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - 40) : match.end() + 20].lower()
    if any(phrase in around for phrase in name.unless):
        return True
    return bool(name.only) and not any(phrase in around for phrase in name.only)


@judge(
    *(
        f"viet-hoa/{key}"
        for key in (
            "special-place",
            "region",
            "organ",
            "special-organ",
            "people-state",
            "honour",
            "holiday",
            "law",
            "tet",
            "history",
        )
    )
)
def fixed(document: Document, rule: Rule) -> Iterator[Fault]:
    whole = document.canonical
    known = _names(document.standard.name).get(rule.id, ())
    names = [pair for pair in known if pair[1] in whole]
    for piece in document.prose if names else ():
        text = piece.text
        taken = bytearray(len(text))  # where a longer name stands, a shorter one in it does not
        for name, sought in names:
            if sought not in piece.canonical:
                continue
            for match in _pattern(name.right).finditer(text):
                inside = taken[match.start()]
                taken[match.start() : match.end()] = b"\1" * len(match[0])
                if (
                    inside
                    or is_upper(match[0])
                    or _same(match[0], name.right)
                    or _spared(name, text, match)
                ):
                    continue
                # A name that begins a sentence begins with a capital in any case.
                start = _START.search(text[max(0, match.start() - 8) : match.start()])
                if start and _same(match[0], name.right[:1].upper() + name.right[1:]):
                    continue
                yield Fault(
                    f"“{match[0]}” viết hoa chưa đúng.", name.right, match[0], piece, words=match[0]
                )


@judge("viet-hoa/citation")
def cited(document: Document, rule: Rule) -> Iterator[Fault]:
    for piece in document.prose:
        for match in _CITED.finditer(piece.text):
            kind = match["kind"]
            capital = kind.lower() in _CAPITAL
            begins = not piece.text[: match.start()].strip() or piece.text[
                : match.start()
            ].rstrip().endswith((".", ":"))
            if capital and kind[0].islower():
                yield Fault(
                    f"“{match[0]}” phải viết hoa.",
                    kind.capitalize() + match[0][len(kind) :],
                    match[0],
                    piece,
                    words=match[0],
                )
            elif not capital and kind[0].isupper() and not begins:
                yield Fault(
                    f"“{match[0]}” phải viết thường.",
                    kind.lower() + match[0][len(kind) :],
                    match[0],
                    piece,
                    words=match[0],
                )
