"""Any .docx → what is effectively shown on its pages."""

from __future__ import annotations

from docgen.check.view.model import (
    Box,
    Cell,
    Line,
    Paragraph,
    ParagraphFormat,
    Run,
    RunFormat,
    Section,
    Story,
    Table,
    View,
)
from docgen.check.view.reader import read_view

__all__ = ["Box", "Cell", "Line", "Paragraph", "ParagraphFormat", "Run", "RunFormat"]
__all__ += ["Section", "Story", "Table", "View", "read_view"]
