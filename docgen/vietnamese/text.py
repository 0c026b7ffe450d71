"""Text that may enter a document: NFC, trimmed, and nothing in it that a reader can't see.

Judged once, at the door. An author's placement of tone marks (``hòa``, ``hoà``) is never
touched: both are right, and the decree itself uses both.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Self
from unicodedata import normalize

from docgen.vietnamese.legacy import (
    BEYOND,
    BEYOND_LATIN_1,
    ORDINARY,
    VISIBLE_BEYOND_ASCII,
    looks_legacy,
)

__all__ = ["UNCHANGED", "TextFault", "character_name", "clean_text", "unchanged"]


class TextFault(ValueError):  # noqa: N818 (one among the faults of an input, not an error yet)
    """A text that can't enter a document: why, and the first character at fault.

    ``position`` counts characters from 1 in the text as it was given.
    """

    def __init__(self, code: str, message: str, position: int, character: str) -> None:
        super().__init__(message)
        self.code = code
        self.position = position
        self.character = character

    def __reduce__(self) -> tuple[type[Self], tuple[str, str, int, str]]:
        return type(self), (self.code, str(self), self.position, self.character)


# What is refused wherever it stands: (code, characters, what it is and what to do about it).
# XML 1.0 forbids control characters, surrogates, U+FFFE and U+FFFF; the others would print as
# nothing, or as something other than what the author saw. The first that matches gives the reason.
_REFUSED = (
    (
        "line-break",
        "\n\r\u2028\u2029",
        "dấu xuống dòng, mà chỗ này chỉ nhận một đoạn; hãy bỏ dấu xuống dòng hoặc tách thành nhiều "
        "đoạn",
    ),
    ("tab", "\t", "dấu tab; hãy thay bằng dấu cách"),
    ("control-character", "\x00-\x1f\x7f-\x9f", "ký tự điều khiển; hãy xóa"),
    ("surrogate", "\ud800-\udfff", "nửa ký tự bị hỏng khi chuyển mã; hãy gõ lại chữ này"),
    (
        "bidi-control",
        "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
        "ký tự ẩn đảo chiều chữ; hãy xóa",
    ),
    (
        "byte-order-mark",
        "\ufeff",
        "dấu đầu tệp (BOM) không nhìn thấy được; hãy xóa",
    ),
    (
        "zero-width",
        "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f"
        "\u3164\ufe00-\ufe0d\uffa0\ufff9-\ufffb\U000e0100-\U000e01ef",
        "ký tự không nhìn thấy được; hãy xóa",
    ),
    ("tag-character", "\U000e0000-\U000e00ff", "ký tự thẻ ẩn; hãy xóa"),
    (
        "noncharacter",
        "\ufdd0-\ufdef\ufffe\uffff"
        + "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)),
        "mã không phải là ký tự; hãy xóa",
    ),
    (
        "replacement-character",
        "\ufffd",
        "dấu thay cho một chữ đã mất khi chuyển mã; hãy gõ lại chữ này",
    ),
    (
        "private-use",
        "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd",
        "ký hiệu riêng của một phông chữ (như dấu đầu dòng của Word); hãy thay bằng chữ thường",
    ),
    (
        "look-alike",
        "ÐðƉɖ\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff",
        "“{character}”, chỉ trông giống “{meant}”; hãy gõ lại chữ này",
    ),
)  # fmt: skip

# Letters of other alphabets that look like Latin ones are at fault only beside a Latin letter,
# where nobody writes them on purpose (Greek α, β, Ω and a whole Russian word may stand).
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_FOREIGN = "\u0400-\u04ffΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
_FOREIGN_REASON = "chữ cái nước ngoài trông giống chữ Việt, lẫn trong từ; hãy gõ lại từ này"

# The letters that Unicode's compatibility forms don't lead back to the one meant.
_MEANT = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"}

_TRIM = " \t\r\n\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))


_QUESTION = "?"  # what letters become that are lost: a text of ASCII alone is looked at for it


def unchanged(without: str = "", *, first: str = "", word: str = "") -> str:
    """A pattern, for engines of regular expressions in any language: what it matches whole is a
    text that ``clean_text`` gives back as it is. Nearly every text of a finished plan is one.

    ``without``: characters that such a text has nowhere; ``first``: that it does not begin with;
    ``word``: that its first word does not hold. All but those of ``first`` are ASCII.
    """
    ascii_, visible = _classes(without)
    if not first and not word:
        return (
            rf"(?:[{ascii_}](?:[ {ascii_}]*[{ascii_}])?"
            rf"|[{visible}][ \u00a0{visible}]*[{BEYOND}]"
            rf"|(?:[{visible}][ \u00a0{visible}]*)?[{BEYOND}](?:[ \u00a0{visible}]*[{visible}])?)"
        )
    ascii_1, visible_1 = _classes(without + word + first)
    ascii_2, visible_2 = _classes(without + word)
    rest = rf"(?:[ \u00a0][ \u00a0{visible}]*[{visible}])?"
    return (
        rf"(?:[{ascii_1}][{ascii_2}]*(?: [ {ascii_}]*[{ascii_}])?"
        rf"|(?:[{visible_1}][{visible_2}]*)?[{BEYOND}][{visible_2}]*{rest}"
        rf"|[{visible_1}][{visible_2}]*[ \u00a0][ \u00a0{visible}]*[{BEYOND}]"
        rf"(?:[ \u00a0{visible}]*[{visible}])?)"
    )


def _classes(without: str) -> tuple[str, str]:
    """Inside of classes: visible ASCII but ``?``, and all that is visible, ``without`` some."""
    # a hyphen in it makes a range
    others = "".join(one for one in VISIBLE_BEYOND_ASCII if one == "-" or one not in without)
    return _ascii(without + _QUESTION), _ascii(without) + others


def _ascii(without: str) -> str:
    """The ranges of visible ASCII characters but those ``without``."""
    ranges, start = [], 0x21
    for stop in sorted({ord(one) for one in without if "!" <= one <= "~"} | {0x7F}):
        if stop > start:
            ranges.append(rf"\x{start:02x}-\x{stop - 1:02x}")
        start = stop + 1
    return "".join(ranges)


UNCHANGED = unchanged()
"""The pattern of every text that ``clean_text`` gives back as it is."""


@cache  # compiled when the first text asks for it: most runs never do
def _faults() -> re.Pattern[str]:
    return re.compile(
        f"[{''.join(characters for _, characters, _ in _REFUSED)}]"
        f"|(?<=[{_LATIN}])[{_FOREIGN}]|[{_FOREIGN}](?=[{_LATIN}])"
    )


def clean_text(raw: str, *, line_breaks: bool = False) -> str:
    """``raw`` in NFC and trimmed; refused with a `TextFault` when it holds what can't be printed.

    Spaces inside stay as they were typed. ``line_breaks`` keeps line breaks (as ``\\n``).

    >>> clean_text("  Ke\u0302\u0301 hoạch   hoà giải ")
    'Kế hoạch   hoà giải'
    >>> clean_text("Kế\\x07 hoạch")
    Traceback (most recent call last):
    docgen.vietnamese.text.TextFault: Ký tự thứ 3 (U+0007) là ký tự điều khiển; hãy xóa.
    """
    text = raw.strip(_TRIM)
    if ORDINARY.fullmatch(text) is not None:
        # Ordinary letters can still be TCVN3 or VNI if all are in Latin-1, or have become "?".
        if BEYOND_LATIN_1.search(text) is None and ("?" in text or not text.isascii()):
            _refuse_legacy(raw)
        return text
    _refuse_legacy(raw)
    _refuse_hidden(raw, line_breaks)
    if line_breaks:
        text = re.sub("\r\n?|[\u2028\u2029]", "\n", text)
    return normalize("NFC", text)


def character_name(character: str) -> str:
    """How a message names a character that can't be shown.

    >>> character_name("\\u202e")
    'U+202E'
    """
    return f"U+{ord(character):04X}"


def _refuse_legacy(raw: str) -> None:
    """Refuse a text in a legacy encoding, at its first character that shows it."""
    cause = looks_legacy(raw)
    if cause is not None:
        found = re.search("[\u0080-\u00ff]", raw) or re.search(r"\?", raw)
        place = found.start() if found else 0
        raise TextFault("legacy-encoding", f"Đây là {cause}.", place + 1, raw[place])


def _refuse_hidden(raw: str, line_breaks: bool) -> None:
    """Refuse a text at its first character that can't be printed as its author sees it."""
    start = len(raw) - len(raw.lstrip(_TRIM))
    for match in _faults().finditer(raw, start, len(raw.rstrip(_TRIM))):
        character = match[0]
        if line_breaks and character in "\r\n\u2028\u2029":
            continue
        code, reason = _reason(character)
        message = f"Ký tự thứ {match.start() + 1} ({character_name(character)}) là {reason}."
        raise TextFault(code, message, match.start() + 1, character)


def _reason(character: str) -> tuple[str, str]:
    """Code and clause for a refused character: the first kind that holds it."""
    for code, characters, reason in _REFUSED:
        if re.match(f"[{characters}]", character):
            meant = _MEANT.get(character) or normalize("NFKC", character)
            return code, reason.format(character=character, meant=meant)
    return "look-alike", _FOREIGN_REASON
