"""What will be seen, from what the author means: pure functions, no clock, no files.

>>> from docgen.layout import lay_out
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.layout.document import Document
    from docgen.schemas.document import NamedDocument

__all__ = ["lay_out"]


def lay_out(document: NamedDocument) -> Document:
    """The context that every template receives, see ``docgen.layout.document``."""
    # a template builder reads the contract without loading the models
    from docgen.layout.named import lay_out_named

    return lay_out_named(document)
