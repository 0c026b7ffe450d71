"""The Word templates that ship, and the script that builds them out of the standard."""

from __future__ import annotations

from pathlib import Path

__all__ = ["read_compiled", "read_template"]


def read_template(name: str = "van_ban_co_ten_loai") -> bytes:
    """A shipped template as it lies beside this module.

    >>> read_template()[:2]
    b'PK'
    """
    return Path(__file__).with_name(f"{name}.docx").read_bytes()


def read_compiled(name: str = "van_ban_co_ten_loai") -> bytes:
    """The same template in the form that rendering prepares, for a quick start.

    >>> read_compiled()[:1]
    b'{'
    """
    return Path(__file__).with_name(f"{name}.json").read_bytes()
