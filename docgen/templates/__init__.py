"""The Word templates that ship, and the script that builds them out of the standard."""

from __future__ import annotations

from pathlib import Path

__all__ = ["read_template"]


def read_template(name: str = "van_ban_co_ten_loai") -> bytes:
    """A shipped template as it lies beside this module.

    >>> read_template()[:2]
    b'PK'
    """
    return Path(__file__).with_name(f"{name}.docx").read_bytes()
