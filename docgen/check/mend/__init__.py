"""Mends what is form only, and proves that the rest is as it was."""

from __future__ import annotations

from docgen.check.mend.mend import Mended, mend

__all__ = ["Mended", "mend"]
