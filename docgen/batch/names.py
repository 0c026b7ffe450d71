"""File names that every system takes, in one folder, whatever a row says."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["safe_name", "with_mark"]

WHOLE = 120  # bytes
LONGEST = 100  # of the stem: room for what tells rows apart that read alike
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
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    stem = re.sub("[^a-z0-9]+", "-", plain)[:LONGEST].strip("-") or "van-ban"
    return f"{stem}-{suffix}" if _DEVICE.fullmatch(stem) else f"{stem}{suffix}"


_BARRED = str.maketrans({"đ": "d", "Đ": "d"})


def with_mark(name: str, mark: str) -> str:
    """The name with what tells it apart from one before it that reads alike.

    >>> with_mark("xa-dong-tam.docx", "07456"), with_mark("xa.docx", "Mã 7/1")
    ('xa-dong-tam-07456.docx', 'xa-ma-7-1.docx')
    """
    stem, dot, suffix = name.rpartition(".")
    own = safe_name(mark, "")[: WHOLE - LONGEST - len(".docx") - 1].strip("-")
    room = WHOLE - len(f"-{own}.docx")
    return f"{stem[:room].rstrip('-')}-{own}{dot}{suffix}"
