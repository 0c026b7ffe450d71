"""What the library's reference lists: the public door, read from ``docgen.__all__``.

The pages themselves are made by mkdocstrings from the docstrings; here stands only what goes where.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from importlib import import_module
from typing import Final

from pydantic import BaseModel

from docs.site_build.markdown import code, table

__all__ = ["LISTED", "documents", "errors", "words"]

_HEADS = {"vi": ("Thuộc tính", "Kiểu"), "en": ("Attribute", "Type")}
_KEYS = {
    "vi": "Các thuộc tính: [Khóa của tệp kế hoạch](plan.md).",
    "en": "Attributes: [Keys of a plan file](plan.md).",
}
_MEMBERS: Final[dict[str, tuple[str, ...]]] = {
    "docgen.Blueprint": ("load", "parse", "fill"),
    "docgen.Plan": ("model_validate",),
    "docgen.Report": ("ok",),
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
    return _listed(_DOCUMENTS, language)


def errors(language: str) -> str:
    """The exception tree."""
    return _listed(_ERRORS, language)


def words(language: str) -> str:
    """Numbers, money, dates and names in Vietnamese."""
    return _listed(_WORDS, language)


def _listed(names: Iterable[str], language: str) -> str:
    return "\n".join(_one(name, language) for name in names)


def _one(name: str, language: str) -> str:
    """An object, found where it is defined: some rooms bear the name of their one function."""
    door, _, attribute = name.rpartition(".")
    found = getattr(import_module(door), attribute)
    options = {"heading": name, "toc_label": attribute, "members": list(_MEMBERS.get(name, ()))}
    lines = "".join(f"      {key}: {value}\n" for key, value in options.items())
    text = f"::: {found.__module__}.{found.__qualname__}\n    options:\n{lines}"
    if is_dataclass(found):
        rows = ((code(one.name), code(one.type)) for one in fields(found) if one.repr)
        return f"{text}\n{table(_HEADS[language], rows)}\n"
    if isinstance(found, type) and issubclass(found, BaseModel):
        return f"{text}\n{_KEYS[language]}\n"
    return text
