"""Parts of documents that come again in the same words are checked once.

For a batch, whose rows differ in a few words. It keeps its documents to itself, and says itself
which trees never change (``fixed``); so a part is known by its identity, and nothing is guessed.
What only the whole document can tell is judged for each document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from docgen.errors import Problem
from docgen.schemas.appendix import Appendix
from docgen.schemas.base import Model
from docgen.schemas.blocks import Block
from docgen.schemas.document import D, check_input
from docgen.schemas.sections import Assignment, SectionEntry
from docgen.schemas.survey import Survey

__all__ = ["Shared"]

Path = tuple[str | int, ...]

_KINDS: dict[str, Any] = {
    "section": SectionEntry,
    "assignment": Assignment,
    "appendix": Appendix,
    "block": Block,
}
# Lists of parts, by the keys that hold them: those of a document, then those of a part.
_OF_DOCUMENT = {
    "cac_muc": "section",
    "sections": "section",
    "phu_luc": "appendix",
    "appendices": "appendix",
}
_BODIES = "noi_dung muc_dich yeu_cau tong_quat cu_the body purpose requirements general specific"
_OF_PART = {"phan_cong": "assignment", "assignments": "assignment"}
_OF_PART |= dict.fromkeys(_BODIES.split(), "block")


class Shared:
    """The parts known so far; ``fixed`` says of a mapping whether it never changes."""

    def __init__(self, fixed: Callable[[dict[str, Any]], bool], most: int = 2_000) -> None:
        self._fixed = fixed
        self._most = most
        self.forget()

    def forget(self) -> None:
        """Begin anew."""
        self._parts: dict[tuple[int, str], tuple[dict[str, Any], Model]] = {}
        self._known: dict[int, Model] = {}
        self._surveys: dict[int, Survey] = {}

    @property
    def is_full(self) -> bool:
        """Whether it is time to forget."""
        return len(self._parts) > self._most

    def holds(self, part: object) -> bool:
        """Whether ``part`` is one of those kept."""
        return self._known.get(id(part)) is part

    def survey(self, part: Model) -> Survey:
        """The words, tables and budgets of a part that is kept."""
        found = self._surveys.get(id(part))
        if found is None:
            found = self._surveys[id(part)] = Survey(part)
        return found

    def check(self, model: type[D], tree: Any) -> tuple[D | None, list[tuple[Path, Problem]]]:
        """As ``check_input``, with the same document and the same problems."""
        if isinstance(tree, dict):
            document, _ = check_input(model, self._with_parts(tree, _OF_DOCUMENT), self)
            if document is not None:
                return document, []
        return check_input(model, tree)

    def _with_parts(self, tree: Mapping[str, Any], keys: Mapping[str, str]) -> dict[str, Any]:
        out = dict(tree)
        for key, kind in keys.items():
            value = out.get(key)
            if isinstance(value, list):
                out[key] = [
                    self._part(one, kind) if isinstance(one, dict) else one for one in value
                ]
        return out

    def _part(self, tree: dict[str, Any], kind: str) -> Any:
        """The part that a fixed tree says; any other tree with what is fixed in it."""
        if not self._fixed(tree):
            return self._with_parts(tree, _OF_PART) if kind == "section" else tree
        key = id(tree), kind
        kept = self._parts.get(key)
        if kept is not None and kept[0] is tree:
            return kept[1]
        try:
            found = _adapter(kind).validate_python(self._with_parts(tree, _OF_PART))
        except ValidationError:
            return tree  # told when the whole is checked
        if not isinstance(found, Model):
            return tree
        self._known[id(found)] = found
        self._parts[key] = tree, found
        return found


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(_KINDS[kind])
