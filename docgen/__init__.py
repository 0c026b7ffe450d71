"""Official Vietnamese administrative documents that obey Nghị định 30/2020/NĐ-CP.

The public door. Importing it costs next to nothing: each name loads its room when first used.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docgen.batch import Blueprint, Outcome, batch
    from docgen.check import Finding, Report, check
    from docgen.convert import to_pdf, to_png
    from docgen.errors import (
        DocgenError,
        FormError,
        InputError,
        OutputError,
        PackageError,
        Problem,
        TemplateError,
    )
    from docgen.loading import load
    from docgen.rendering import render
    from docgen.schemas import GeneralDocument, NamedDocument, Plan

__all__ = [
    "Blueprint",
    "DocgenError",
    "Finding",
    "FormError",
    "GeneralDocument",
    "InputError",
    "NamedDocument",
    "Outcome",
    "OutputError",
    "PackageError",
    "Plan",
    "Problem",
    "Report",
    "TemplateError",
    "__version__",
    "batch",
    "check",
    "load",
    "render",
    "to_pdf",
    "to_png",
]

__version__ = "0.1.0"

_ROOMS = {
    "docgen.batch": ("Blueprint", "Outcome", "batch"),
    "docgen.check": ("Finding", "Report", "check"),
    "docgen.convert": ("to_pdf", "to_png"),
    "docgen.errors": (
        "DocgenError",
        "FormError",
        "InputError",
        "OutputError",
        "PackageError",
        "Problem",
        "TemplateError",
    ),
    "docgen.loading": ("load",),
    "docgen.rendering": ("render",),
    "docgen.schemas": ("GeneralDocument", "NamedDocument", "Plan"),
}
_WHERE = {name: room for room, names in _ROOMS.items() for name in names}


if not TYPE_CHECKING:  # seen by a type checker it would make every name right

    def __getattr__(name: str) -> Any:
        room = _WHERE.get(name)
        if room is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(room), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted(__all__)


class _Door(ModuleType):
    """Some rooms bear the name of the one function that people come for (``docgen.render``).

    Importing such a room would put the room in the function's place: here the name stays the
    function's. ``from docgen.render import …`` reaches the room as ever.
    """

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in _WHERE and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Door
