"""How a document is called elsewhere: ``Kế hoạch số 5/KH-UBND ngày … của …``, with its blanks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from docgen.layout.breaking import break_lines, unit_spans
from docgen.layout.sizes import pick_of
from docgen.metrics import text_width
from docgen.vietnamese import PartialDate, capitalize_first, format_date_line, lower, upper

__all__ = ["BLANK", "attached_lines", "attached_to", "number_line", "number_text"]
__all__ += ["organ_in_prose"]

BLANK = " " * 6
"""Room for a number that the văn thư or the issuing system writes."""


def number_text(number: str | None, notation: str) -> str:
    """Number and symbol; one digit takes a zero before it (điểm c khoản 3 Mục II Phần I).

    >>> number_text("5", "KH-UBND"), number_text(None, "KH-UBND")
    ('05/KH-UBND', '      /KH-UBND')
    """
    if number is None:
        return f"{BLANK}/{notation}"
    if len(number) == 1 and number.isdigit():
        number = f"0{number}"
    return f"{number}/{notation}"


def number_line(number: str | None, notation: str) -> str:
    """The number line of the header.

    >>> number_line("159", "KH-UBND")
    'Số: 159/KH-UBND'
    """
    text = number_text(number, notation)
    return f"Số:{text}" if number is None else f"Số: {text}"


def attached_to(
    type_name: str, number: str | None, notation: str, date: PartialDate, organ: str
) -> str:
    """The line that ties an appendix to its document (điểm c khoản 1 Mục III Phần I).

    >>> attached_to("Kế hoạch", "159", "KH-UBND", PartialDate(2026, 3, 5), "UBND xã Đồng Tâm")
    '(Kèm theo Kế hoạch số 159/KH-UBND ngày 05 tháng 3 năm 2026 của UBND xã Đồng Tâm)'
    """
    text = number_text(number, notation)
    gap = "" if number is None else " "
    return f"(Kèm theo {type_name} số{gap}{text} {format_date_line(date)} của {organ})"


def attached_lines(text: str, organ: str, width: float) -> tuple[str, ...]:
    """That line of ``organ`` whole, or with whose the document is on a second, or as it breaks.

    >>> attached_lines("(Kèm theo Kế hoạch của UBND xã Đồng Tâm)", "UBND xã Đồng Tâm", 180)
    ('(Kèm theo Kế hoạch', 'của UBND xã Đồng Tâm)')
    """
    size = pick_of("kem-theo")
    cut = len(text) - len(f" của {organ})")
    parts = (text[:cut], text[cut + 1 :])
    if text_width(text, size, italic=True) > width and all(
        text_width(part, size, italic=True) <= width for part in parts
    ):
        return parts
    return break_lines(text, width, size, italic=True)[0]


def organ_in_prose(lines: Sequence[str], place: str = "") -> str:
    """A body's name as prose writes it, from the lines of its header.

    ``place`` is the name in the date line: it holds the kind of a unit that takes a capital on
    it, being named by a number, a person or an event (điểm b khoản 1 Mục III Phụ lục II).

    >>> organ_in_prose(["ỦY BAN NHÂN DÂN", "THỊ TRẤN TÂN KHAI"])
    'Ủy ban nhân dân thị trấn Tân Khai'
    >>> organ_in_prose(["Ủy ban nhân dân", "Xã An Bình"], "An Bình")
    'Ủy ban nhân dân xã An Bình'
    >>> organ_in_prose(["Ủy ban nhân dân", "Phường 1"], "Phường 1")
    'Ủy ban nhân dân Phường 1'
    >>> organ_in_prose(["Sở Tài chính"])
    'Sở Tài chính'
    """
    return _in_prose(" ".join(lines), place)


@lru_cache(maxsize=256)  # a document says its name in several places
def _in_prose(name: str, place: str) -> str:
    in_capitals = name == upper(name)
    words = lower(name).split(" ")
    spans = unit_spans(words)
    if in_capitals and not spans:
        # which of its words are names cannot be told from capitals alone
        return name
    if not in_capitals:
        words = name.split(" ")
    for begin, start, end in spans:
        if in_capitals:
            words[start:end] = [_capitalised(word) for word in words[start:end]]
        kind = " ".join(words[begin:start])
        full = " ".join(words[begin:end])
        if begin and lower(full) == lower(place):
            words[begin] = _capitalised(words[begin])
        elif begin:
            words[begin:start] = lower(kind).split(" ")
    return capitalize_first(" ".join(words))


def _capitalised(word: str) -> str:
    return upper(word[:1]) + word[1:]
