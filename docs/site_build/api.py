"""What the library's reference lists: the public door, read from ``docgen.__all__``.

The pages themselves are made by mkdocstrings from the docstrings; here stands only what goes where.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Final

__all__ = ["LISTED", "documents", "errors", "words"]

_MEMBERS: Final[dict[str, tuple[str, ...]]] = {
    "docgen.Blueprint": ("load", "parse", "fill"),
    "docgen.Plan": ("model_validate",),
    "docgen.NamedDocument": ("appendix_labels",),
    "docgen.Report": ("ok",),
    "docgen.Problem": ("__str__",),
}
_DOCUMENTS = (
    "docgen.load",
    "docgen.render",
    "docgen.check",
    "docgen.to_pdf",
    "docgen.to_png",
    "docgen.batch",
    "docgen.Blueprint",
    "docgen.Outcome",
    "docgen.Plan",
    "docgen.GeneralDocument",
    "docgen.NamedDocument",
    "docgen.Report",
    "docgen.Finding",
)
_ERRORS = (
    "docgen.Problem",
    "docgen.DocgenError",
    "docgen.InputError",
    "docgen.TemplateError",
    "docgen.PackageError",
    "docgen.FormError",
    "docgen.OutputError",
)
_WORDS = (
    "docgen.vietnamese.format_number",
    "docgen.vietnamese.format_money",
    "docgen.vietnamese.format_percent",
    "docgen.vietnamese.format_date",
    "docgen.vietnamese.spell_number",
    "docgen.vietnamese.spell_money",
    "docgen.vietnamese.parse_number",
    "docgen.vietnamese.read_number_words",
    "docgen.vietnamese.PartialDate",
    "docgen.vietnamese.sort_key",
)
LISTED: Final = (*_DOCUMENTS, *_ERRORS, *_WORDS)
"""Every object that the page lists; the tests compare it with what the library offers."""


def documents(language: str) -> str:
    """Functions and classes for documents, templates and batches."""
    return _listed(_DOCUMENTS)


def errors(language: str) -> str:
    """The exception tree."""
    return _listed(_ERRORS)


def words(language: str) -> str:
    """Numbers, money, dates and names in Vietnamese."""
    return _listed(_WORDS)


def _listed(names: Iterable[str]) -> str:
    return "\n".join(_one(name) for name in names)


def _one(name: str) -> str:
    """An object, found where it is defined: some rooms bear the name of their one function."""
    door, _, attribute = name.rpartition(".")
    found = getattr(import_module(door), attribute)
    options = {"heading": name, "toc_label": attribute, "members": list(_MEMBERS.get(name, ()))}
    lines = "".join(f"      {key}: {value}\n" for key, value in options.items())
    return f"::: {found.__module__}.{found.__qualname__}\n    options:\n{lines}"
