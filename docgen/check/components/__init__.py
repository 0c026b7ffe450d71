"""Finds components by what they are and where they stand, never by style names."""

from __future__ import annotations

from docgen.check.components.find import find_components
from docgen.check.components.model import TEXT, Appendix, Block, Document

__all__ = ["TEXT", "Appendix", "Block", "Document", "find_components"]
