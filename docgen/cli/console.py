"""What is printed: Vietnamese where the terminal can show it, bare letters where it can't."""

from __future__ import annotations

import codecs
import sys
import unicodedata
from typing import TextIO

__all__ = ["bare", "prepare_streams", "say", "say_error", "say_json", "visible"]


def bare(text: str) -> str:
    """The text without diacritics, readable where only ASCII can be shown.

    >>> bare("Thiếu trích yếu: “Đường”")
    "Thieu trich yeu: 'Duong'"
    """
    plain = unicodedata.normalize("NFD", text.translate(_LOOKALIKES))
    return "".join(c if c.isascii() else "" if unicodedata.combining(c) else "?" for c in plain)


_LOOKALIKES = str.maketrans(
    # single quotes also for double ones: what is printed may be JSON
    {"đ": "d", "Đ": "D", "“": "'", "”": "'", "‘": "'", "’": "'", "…": "...", "–": "-", "—": "-"}
)


def visible(text: str) -> str:
    """One line with control characters shown as escapes, so that no value forges a message.

    >>> visible("a\\x1b[31mb\\nc")
    'a\\\\x1b[31mb\\\\nc'
    """
    return "".join(
        c.encode("unicode_escape").decode() if unicodedata.category(c) in _UNSEEN else c
        for c in text
    )


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def _bare_letters(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return bare(error.object[error.start : error.end]), error.end


def prepare_streams() -> None:
    """Let both streams take any text: what their encoding lacks loses its diacritics."""
    codecs.register_error("docgen.bare", _bare_letters)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="docgen.bare")


def say(text: str, stream: TextIO | None = None) -> None:
    """Print a result."""
    print(text, file=stream or sys.stdout)


def say_json(text: str) -> None:
    """Print JSON for a program to read: where a letter can't be shown its escape stands for it.

    Letters beyond ASCII stand only inside the strings of JSON, where ``\\u`` escapes may.
    """
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        units = text.encode("utf-16-be", "surrogatepass")
        codes = (int.from_bytes(units[at : at + 2]) for at in range(0, len(units), 2))
        text = "".join(chr(code) if code < 0x80 else f"\\u{code:04x}" for code in codes)
    print(text)


def say_error(text: str) -> None:
    """Print a sentence for a person, on standard error, on one line."""
    print(visible(text), file=sys.stderr)
