"""What an author may say: pydantic models of the input, closed and typed.

English attributes, Vietnamese keys and titles, each declared once in its model.
"""

from __future__ import annotations

from docgen.schemas.document import NamedDocument
from docgen.schemas.plan import GeneralDocument, Plan

__all__ = ["GeneralDocument", "NamedDocument", "Plan"]
