"""The regulation as data: what a document must be, clause by clause, for builder and checker alike.

>>> from docgen.standard import load
>>> load().component("quoc-hieu").size.pick
12
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.standard.model import Standard

__all__ = ["DEFAULT", "load", "names"]

DEFAULT = "nd30-2020"
# Each standard is a package of plain data beside this module, with ``standard()`` in it.
_PACKAGES = {"nd30-2020": "docgen.standard.nd30_2020"}


def names() -> tuple[str, ...]:
    """The standards that can be loaded.

    >>> names()
    ('nd30-2020',)
    """
    return tuple(_PACKAGES)


def load(name: str = DEFAULT) -> Standard:
    """The standard of this name, read once.

    >>> load().title
    'Nghị định về công tác văn thư'
    """
    return _load(name)


@cache
def _load(name: str) -> Standard:
    from importlib import import_module

    if name not in _PACKAGES:
        from docgen.errors import InputError, Problem

        known = ", ".join(_PACKAGES)
        raise InputError(
            Problem("standard/unknown", f"Không có tiêu chuẩn “{name}”; đang có: {known}.")
        )
    standard: Standard = import_module(_PACKAGES[name]).standard()
    return standard
