"""From rows to bytes where many rows follow one blueprint: what they agree in is done once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen.batch.blueprint import Blueprint
from docgen.batch.rows.model import Row
from docgen.batch.trees import is_fixed
from docgen.layout.memory import Memory
from docgen.package import Compressor
from docgen.rendering import render
from docgen.schemas import NamedDocument
from docgen.schemas.document import Found
from docgen.schemas.shared import Shared

__all__ = ["Fold"]


class Fold:
    """A function from a row to its .docx, the same bytes as ``render(blueprint.fill(row))``.

    Parts of the blueprint in whose values rows agree are evaluated, checked and laid out for the
    first of them alone. Only what is the same by identity is taken from an earlier row.
    """

    def __init__(self, blueprint: Blueprint, *, compressor: Compressor = "zlib") -> None:
        self._shared = Shared(is_fixed)
        self._memory = Memory(self._shared)
        # another's blueprint need only fill
        ours = isinstance(blueprint, Blueprint)
        self._blueprint = blueprint.folded(self._checked) if ours else blueprint
        self._compressor: Compressor = compressor

    def __call__(self, row: Row | Mapping[str, Any]) -> bytes:
        """The document of a row; InputError as ``Blueprint.fill`` has it."""
        return self.render(self._blueprint.fill(row))

    def fill(self, row: Row | Mapping[str, Any]) -> NamedDocument:
        """The plan of a row. It shares parts with those of other rows: look, change nothing."""
        return self._blueprint.fill(row)

    def render(self, document: NamedDocument) -> bytes:
        """The file of a plan that ``fill`` gave."""
        return render(document, compressor=self._compressor, memory=self._memory)

    def _checked(
        self, model: type[NamedDocument], tree: Any
    ) -> tuple[NamedDocument | None, list[Found]]:
        if self._shared.is_full:
            self._shared.forget()
            self._memory.forget()
        return self._shared.check(model, tree)
