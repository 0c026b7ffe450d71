"""What will be seen, from what the author means: pure functions, no clock, no files.

>>> from docgen.layout import lay_out
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.layout.document import Document
    from docgen.layout.memory import Memory
    from docgen.schemas.document import NamedDocument

__all__ = ["lay_out"]


def lay_out(document: NamedDocument, memory: Memory | None = None) -> Document:
    """The context that every template receives, see ``docgen.layout.document``.

    ``memory``: what was laid out for earlier documents that share parts with this one.
    """
    # a template builder reads the contract without loading the models
    from docgen.layout.named import lay_out_named

    return lay_out_named(document, memory)
