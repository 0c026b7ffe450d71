"""Blocks of parts that come again from document to document, laid out once."""

from __future__ import annotations

from typing import Any, NamedTuple, Protocol

from docgen.layout.document import Block

__all__ = ["Memory"]


class Parts(Protocol):
    """The parts that are the same objects in many documents."""

    def holds(self, part: object) -> bool:
        """Whether ``part`` is one of them."""


class Kept(NamedTuple):
    """What one part became in one place."""

    part: Any  # kept alive, so that no other part gets its identity
    blocks: list[Block]
    last: tuple[int, Any] | None  # the last text, for the mark that ends the document


class Memory:
    """The blocks of ``shared`` parts. They stand in many documents: nobody changes one."""

    def __init__(self, shared: Parts) -> None:
        self.shared = shared
        self.forget()

    def forget(self) -> None:
        """Begin anew."""
        self.written: dict[Any, Kept] = {}

    def keep(self, key: Any, part: Any, blocks: list[Block], last: tuple[int, Any] | None) -> None:
        """Remember what ``part`` became."""
        self.written[key] = Kept(part, blocks, last)
