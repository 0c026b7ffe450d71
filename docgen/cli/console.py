"""What is printed: Vietnamese where the terminal can show it, bare letters where it can't."""

from __future__ import annotations

import codecs
import os
import sys
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from docgen.errors import Problem

__all__ = ["abandon_streams", "bare", "flush", "prepare_streams", "say", "say_error", "say_json"]
__all__ += ["read_stdin", "say_line", "say_reports", "tones_apart", "visible"]


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
    | {"→": "->", "·": "-", "█": "#", "░": "."}
)
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def tones_apart(text: str) -> str:
    """Each tone after its letter, as the Vietnamese code page of Windows (1258) has them.

    >>> [f"{ord(c):04x}" for c in tones_apart("ế")]
    ['00ea', '0301']
    """
    out: list[str] = []
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tones = "".join(c for c in marks if c in _TONES)
        rest = "".join(c for c in marks if c not in _TONES)
        out += [unicodedata.normalize("NFC", rest), tones]
    return "".join(out)


def visible(text: str) -> str:
    """One line with control characters shown as escapes, so that no value forges a message.

    >>> visible("a\\x1b[31mb\\nc")
    'a\\\\x1b[31mb\\\\nc'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        c.encode("unicode_escape").decode() if unicodedata.category(c) in _UNSEEN else c
        for c in text
    )


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def _poorer_letters(encoding: str, error: UnicodeError) -> tuple[str, int]:
    """What to write for letters that an encoding lacks (``error`` names no code page)."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    return "".join(_poorer(letter, encoding) for letter in letters), error.end


def _poorer(letter: str, encoding: str) -> str:
    apart = tones_apart(letter)
    try:
        apart.encode(encoding)
    except UnicodeError:
        return bare(letter)
    return apart


def prepare_streams() -> None:
    """Let both streams take any text: what their encoding lacks loses its diacritics."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            name = f"docgen.{stream.encoding}"
            codecs.register_error(name, partial(_poorer_letters, stream.encoding))
            stream.reconfigure(errors=name)


def flush() -> None:
    """Write out what was said; raise where it can't be."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a program may be started without any
            stream.flush()


def abandon_streams() -> None:
    """Drop what can't be written: the interpreter would complain of it at its end, in English."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def read_stdin() -> bytes:
    """What was piped in, whole; nothing where there is no standard input."""
    return b"" if sys.stdin is None else sys.stdin.buffer.read()


def say(text: str) -> None:
    """Print a result for a person; the words that judge have their colour on a terminal."""
    lines = [visible(line) for line in text.split("\n")]
    print("\n".join(_painted(lines, sys.stdout)))


def say_line(text: str) -> None:
    """Print a sentence of success, on one line whatever the names in it hold."""
    print(visible(text))


def say_reports(reports: str, unread: Sequence[Problem]) -> None:
    """Print the JSON of reports, with a problem for each file that could not be read."""
    import json

    answer = json.loads(reports)
    if unread:
        answer["problems"] = [problem.as_dict() for problem in unread]
    say_json(json.dumps(answer, ensure_ascii=False, indent=2))


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
    if sys.stderr is None:  # print would take standard output
        return
    with suppress(OSError):  # nobody hears it, and nobody is left to be told so
        print(*_painted([visible(text)], sys.stderr), file=sys.stderr)


# --- Colour -----------------------------------------------------------------------------------

_RED, _GREEN, _YELLOW, _BLUE = 31, 32, 33, 36
_COLOURS = {
    "CHƯA ĐẠT": _RED,
    "CHƯA DÙNG ĐƯỢC": _RED,
    "LỖI": _RED,
    "CẢNH BÁO": _YELLOW,
    "LƯU Ý": _BLUE,
    "ĐẠT": _GREEN,
    "DÙNG ĐƯỢC": _GREEN,
}


def coloured(stream: TextIO) -> bool:
    """Whether colours are wanted and understood: on a terminal, and https://no-color.org."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    if sys.platform == "win32" and not any(
        name in os.environ for name in ("WT_SESSION", "TERM", "ANSICON", "ConEmuANSI")
    ):
        return False  # the old console prints the codes themselves
    return bool(getattr(stream, "isatty", bool)())


def _painted(lines: list[str], stream: TextIO) -> list[str]:
    if not coloured(stream):
        return lines
    import re

    word = re.compile(rf"^(\s*|.*?: )({'|'.join(_COLOURS)})(?=  | \(|$)")
    return [
        word.sub(lambda m: f"{m[1]}\x1b[1;{_COLOURS[m[2]]}m{m[2]}\x1b[0m", line) for line in lines
    ]
