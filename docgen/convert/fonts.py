"""Fonts: the right one or a sentence, never another in silence."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache

from docgen.errors import InputError, Problem

__all__ = ["fonts_of", "require_embedded", "require_times", "substituted"]

TIMES = "Times New Roman"
# Fonts of the same widths with Vietnamese letters: a line breaks where it would break in Word.
TWINS: dict[str, tuple[str, ...]] = {
    TIMES: ("Liberation Serif", "Tinos"),
    "Arial": ("Liberation Sans", "Arimo"),
    "Courier New": ("Liberation Mono", "Cousine"),
    "Calibri": ("Carlito",),
    "Cambria": ("Caladea",),
}
SIGNS = frozenset({"opensymbol", "symbol", "wingdings"})  # bullets, check marks
_NAME = re.compile(rb"/FontName\s*/(?:[A-Z]{6}\+)?([^\s/<>\[\]()]{1,120})")
_FILE = re.compile(rb"/FontFile[23]?\s")
_FACE = re.compile(r"(?:[-,](?:Bold|Italic|Oblique|Regular|Roman){0,3}|PS|MT){1,9}$", re.IGNORECASE)


@cache
def require_times() -> None:
    """Raise InputError where neither Times New Roman nor a twin with Vietnamese letters stands.

    Where there is no fontconfig to ask, the finished PDF is asked instead.
    """
    program = shutil.which("fc-list")
    if program is None:
        return
    faces: set[str] = set()
    for family in (TIMES, *TWINS[TIMES]):
        done = subprocess.run(
            [program, f":family={family}:lang=vi", "style"],
            check=False,
            capture_output=True,
            text=True,
            timeout=60,
        )
        faces = {line.partition("=")[2].split(",")[0] for line in done.stdout.splitlines()}
        if {"Regular", "Bold", "Italic", "Bold Italic"} <= faces:
            return
    part = "đủ bốn kiểu chữ (thường, đậm, nghiêng, đậm nghiêng)" if faces else "chữ Việt"
    raise InputError(
        Problem(
            "convert/font",
            f"Máy này chưa có phông Times New Roman hay Liberation Serif với {part} nên không in "
            "đúng thể thức được: hãy cài gói fonts-liberation2 (sudo apt-get install "
            "fonts-liberation2) hoặc phông Times New Roman rồi chạy lại.",
        )
    )


def plain_name(name: str) -> str:
    """A font's family as names compare: no blanks, no face.

    >>> plain_name("LiberationSerif-BoldItalic"), plain_name("TimesNewRomanPS-BoldMT")
    ('liberationserif', 'timesnewroman')
    """
    return _FACE.sub("", name).replace(" ", "").lower()


def fonts_of(pdf: bytes) -> set[str]:
    """The families that a PDF of LibreOffice is set in."""
    names = (name.decode("latin-1") for name in _NAME.findall(pdf))
    return {plain_name(re.sub(r"#([0-9A-Fa-f]{2})", _character, name)) for name in names}


def _character(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def substituted(pdf: bytes, asked: Iterable[str]) -> set[str]:
    """The families in the PDF that are neither what was asked for nor its twins."""
    right = set(SIGNS)
    for family in asked:
        right |= {plain_name(name) for name in (family, *TWINS.get(family, ()))}
    return fonts_of(pdf) - right


def require_embedded(pdf: bytes) -> None:
    """Raise InputError where a font is named but not inside the file."""
    if len(_FILE.findall(pdf)) < len(_NAME.findall(pdf)):
        raise InputError(
            Problem(
                "convert/not-embedded",
                "Giấy phép của một phông chữ không cho nhúng vào PDF: hãy dùng Times New Roman "
                "hoặc Liberation Serif.",
            )
        )
