"""Every generated part by the name that pages call it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from docs.site_build import api, cli, errors, fields, glossary, http, language, names, rules

__all__ = ["PARTS"]

PARTS: Final[dict[str, Callable[[str], str]]] = {
    "api-documents": api.documents,
    "api-words": api.words,
    "api-errors": api.errors,
    "blueprint-fields": fields.blueprint,
    "codes": errors.catalogue,
    "commands": cli.commands,
    "filters": language.filters,
    "glossary": glossary.listing,
    "http": http.endpoints,
    "plan-fields": fields.plan,
    "rules": rules.catalogue,
    "unit-forms": fields.unit_forms,
    "template-names": names.listing,
    "document-types": glossary.document_types,
}
