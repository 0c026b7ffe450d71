"""How an Office file is refused."""

from __future__ import annotations

from typing import NoReturn

from docgen.errors import PackageError, Problem

__all__ = ["refuse"]


def refuse(code: str, message: str, *, part: str = "", source: str = "") -> NoReturn:
    """Raise PackageError of ``package/code``."""
    raise PackageError(Problem(f"package/{code}", message, path=part, source=source))
