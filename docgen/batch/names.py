"""File names that every system takes, in one folder, whatever a row says."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["safe_name", "with_number"]

LONGEST = 100  # bytes of the stem: room for a row's number, 120 in all
# Windows keeps these names for devices, with any suffix.
_DEVICE = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")


def safe_name(text: str, suffix: str = ".docx") -> str:
    """The text as a name of ``a-z 0-9 -``, never empty, never a device, never a path.

    >>> safe_name("07456 Xã Đồng Tâm")
    '07456-xa-dong-tam.docx'
    >>> safe_name("../../CON"), safe_name("aux"), safe_name("…")
    ('con-.docx', 'aux-.docx', 'van-ban.docx')
    """
    text = text.removesuffix(suffix).translate(_BARRED)
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if c.isascii())
    stem = re.sub("[^a-z0-9]+", "-", plain)[:LONGEST].strip("-") or "van-ban"
    return f"{stem}-{suffix}" if _DEVICE.fullmatch(stem) else f"{stem}{suffix}"


_BARRED = str.maketrans({"đ": "d", "Đ": "d"})


def with_number(name: str, number: int) -> str:
    """The name with the row's number, for a row that reads like one before it.

    >>> with_number("xa-dong-tam.docx", 17)
    'xa-dong-tam-17.docx'
    """
    stem, dot, suffix = name.rpartition(".")
    return f"{stem.rstrip('-')}-{number}{dot}{suffix}"
