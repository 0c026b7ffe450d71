"""The names that a Word template may use, read from ``docgen/layout/document.py``.

What each means is said in ``names.toml``, once in either language; the tests hold the two together.
"""

from __future__ import annotations

import tomllib
import types
import typing
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from docgen.layout.document import Document, Fragment, Kind
from docs.site_build.markdown import code, table

__all__ = ["kinds", "listing", "meanings", "names"]

DATA: Final = Path(__file__).with_name("names.toml")
_HEADS = {
    "vi": (("Tên", "Cách viết trong mẫu", "Là gì"), ("Giá trị của `block.kind`", "Là gì")),
    "en": (
        ("Name", "How a template writes it", "What it is"),
        ("Value of `block.kind`", "What it is"),
    ),
}
INPUT = "van_ban"


@cache
def meanings() -> dict[str, dict[str, dict[str, str]]]:
    """What every name and every kind of block means."""
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def listing(language: str) -> str:
    """Both tables: names, and kinds of block."""
    said = meanings()
    name_heads, kind_heads = _HEADS[language]
    rows = [(code(name), code(written), said["names"][name][language]) for name, written in names()]
    kind_rows = [(code(kind), said["kinds"][kind][language]) for kind in kinds()]
    return f"{table(name_heads, rows)}\n\n{table(kind_heads, kind_rows)}"


def kinds() -> list[str]:
    """Every kind of block, in the order of their declaration."""
    return [one for part in typing.get_args(Kind) for one in typing.get_args(part) or (part,)]


def names() -> list[tuple[str, str]]:
    """Every name with the way a template writes it, in the order of their declaration."""
    return list(_below(Document, ""))


def _below(kind: Any, prefix: str) -> Iterator[tuple[str, str]]:
    for name, hint in typing.get_type_hints(kind).items():
        path = f"{prefix}{name}"
        inner = _plain(hint)
        if name == INPUT:
            yield f"{INPUT}.…", "{{ van_ban.dia_danh }}"
        elif typing.get_origin(inner) is list:
            item = _plain(typing.get_args(inner)[0])
            one = _ITEMS.get(path, "line")
            if typing.is_typeddict(item):
                yield path, f"{{%p for {one} in {path} %}}"
                yield from _below(item, f"{one}.")
            else:
                yield path, f"{{%p for {one} in {path} %}} {_written(item, path, one)}"
        elif typing.is_typeddict(inner):
            yield from _below(inner, f"{path}.")
        else:
            yield path, _written(inner, path, path)


# What a template calls the items of a list of records.
_ITEMS = {"blocks": "block", "recipients": "recipient", "footnotes": "footnote"}
_ITEMS |= {"addressees": "addressee"}
# Fragments that are whole tables stand alone in a paragraph; all others are runs within one.
_TABLES = {"marks.urgency", "marks.circulation"}


def _written(hint: Any, path: str, name: str) -> str:
    if hint is bool:
        return f"{{%p if {name} %}}"
    if hint is Fragment:
        return f"{{{{p {name} }}}}" if path in _TABLES else f"{{{{r {name} }}}}"
    return f"{{{{ {name} }}}}"


def _plain(hint: Any) -> Any:
    """The type without NotRequired and without None."""
    if typing.get_origin(hint) is typing.NotRequired:
        return _plain(typing.get_args(hint)[0])
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return next(one for one in typing.get_args(hint) if one is not type(None))
    return hint
