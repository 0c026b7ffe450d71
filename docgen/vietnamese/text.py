"""Text that may enter a document: NFC, trimmed, and nothing in it that a reader can't see.

Judged once, at the door. An author's placement of tone marks (``hòa``, ``hoà``) is never
touched: both are right, and the decree itself uses both.
"""

from __future__ import annotations

import re
from typing import Self
from unicodedata import is_normalized, normalize

from docgen.vietnamese.legacy import SUSPECT, looks_legacy

__all__ = ["TextFault", "character_name", "clean_text"]


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
        "text/line-break",
        "\n\r\u2028\u2029",
        "dấu xuống dòng, mà chỗ này chỉ nhận một đoạn; hãy bỏ dấu xuống dòng hoặc tách thành nhiều "
        "đoạn",
    ),
    ("text/tab", "\t", "dấu tab; hãy thay bằng dấu cách"),
    ("text/control-character", "\x00-\x1f\x7f-\x9f", "ký tự điều khiển; hãy xóa"),
    ("text/surrogate", "\ud800-\udfff", "nửa ký tự bị hỏng khi chuyển mã; hãy gõ lại chữ này"),
    (
        "text/bidi-control",
        "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
        "ký tự ẩn đảo chiều chữ; hãy xóa",
    ),
    (
        "text/byte-order-mark",
        "\ufeff",
        "dấu đầu tệp (BOM) không nhìn thấy được; hãy xóa",
    ),
    (
        "text/zero-width",
        "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f"
        "\u3164\ufe00-\ufe0d\uffa0\ufff9-\ufffb\U000e0100-\U000e01ef",
        "ký tự không nhìn thấy được; hãy xóa",
    ),
    ("text/tag-character", "\U000e0000-\U000e00ff", "ký tự thẻ ẩn; hãy xóa"),
    (
        "text/noncharacter",
        "\ufdd0-\ufdef\ufffe\uffff"
        + "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)),
        "mã không phải là ký tự; hãy xóa",
    ),
    (
        "text/replacement-character",
        "\ufffd",
        "dấu thay cho một chữ đã mất khi chuyển mã; hãy gõ lại chữ này",
    ),
    (
        "text/private-use",
        "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd",
        "ký hiệu riêng của một phông chữ (như dấu đầu dòng của Word); hãy thay bằng chữ thường",
    ),
    (
        "text/look-alike",
        "\u00d0\u00f0\u0189\u0256\uff01-\uff5e\U0001d400-\U0001d7ff",
        "ký tự chỉ giống chữ thường dùng (Ð khác Đ); hãy gõ lại bằng bộ gõ tiếng Việt",
    ),
)  # fmt: skip

# Letters of other alphabets that look like Latin ones: at fault only inside a Latin word, where
# nobody would write them on purpose (Greek α, β, Ω and a whole Russian word may stand).
_FOREIGN = "\u0400-\u04ffΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
_FOREIGN_MESSAGE = "chữ cái nước ngoài giống chữ Việt, lẫn trong từ “{word}”; hãy gõ lại từ này"

_SUSPICIOUS = re.compile(
    f"[{''.join(characters for _, characters, _ in _REFUSED)}{_FOREIGN}{SUSPECT}]"
)
_KINDS = tuple(
    (code, re.compile(f"[{characters}]"), reason) for code, characters, reason in _REFUSED
)
_FOREIGN_LETTER = re.compile(f"[{_FOREIGN}]")
_LATIN_LETTER = re.compile("[A-Za-zÀ-ɏḀ-ỿ]")
_BEYOND_LATIN_1 = re.compile("[\u0100-\U0010ffff]")
_NEWLINE = re.compile("\r\n?")
_TRIM = " \t\r\n\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))


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
    if text.isascii():
        if text.isprintable() and "?" not in text:
            return text
    elif not is_normalized("NFC", text):
        text = normalize("NFC", text)
    if line_breaks and "\r" in text:
        text = _NEWLINE.sub("\n", text)
    if _SUSPICIOUS.search(text) is not None or _BEYOND_LATIN_1.search(text) is None:
        _judge(raw, line_breaks)
    return text


def character_name(character: str) -> str:
    """How a message names a character that can't be shown.

    >>> character_name("\\u202e")
    'U+202E'
    """
    return f"U+{ord(character):04X}"


def _judge(raw: str, line_breaks: bool) -> None:
    """Say what is wrong with a text that holds a suspicious character, if anything is."""
    cause = looks_legacy(raw)
    if cause is not None:
        found = re.search(f"[{SUSPECT}\x80-\xff]", raw)
        place = found.start() if found else 0
        raise TextFault("text/legacy-encoding", f"Văn bản có vẻ là {cause}.", place + 1, raw[place])
    start = len(raw) - len(raw.lstrip(_TRIM))
    end = len(raw.rstrip(_TRIM))
    for match in _SUSPICIOUS.finditer(raw, start, end):
        character = match[0]
        if line_breaks and character in "\r\n":
            continue
        for code, pattern, reason in _KINDS:
            if pattern.match(character):
                raise _fault(code, reason, match.start(), character)
        if _FOREIGN_LETTER.match(character):
            word = _word_around(raw, match.start())
            if _LATIN_LETTER.search(word):
                reason = _FOREIGN_MESSAGE.format(word=word)
                raise _fault("text/look-alike", reason, match.start(), character)


def _fault(code: str, reason: str, index: int, character: str) -> TextFault:
    message = f"Ký tự thứ {index + 1} ({character_name(character)}) là {reason}."
    return TextFault(code, message, index + 1, character)


def _word_around(text: str, index: int, reach: int = 40) -> str:
    """The word at ``index``, looking at most ``reach`` letters either way (linear time)."""
    start = index
    while start > max(0, index - reach) and text[start - 1].isalpha():
        start -= 1
    end = index
    while end < min(len(text), index + reach) and text[end].isalpha():
        end += 1
    return text[start:end]
