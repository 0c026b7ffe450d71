"""A blueprint filled in for one place by hand: what it asks for, and the plan that comes of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from docgen.batch import Blueprint
from docgen.batch.columns import Column
from docgen.batch.rows.model import Row
from docgen.errors import InputError, Problem
from docgen.vietnamese import format_number

__all__ = ["asked_by", "filled"]

_ROW = re.compile(r"dòng 1(?:, |$)")  # the only row: no place that a person must be told


def asked_by(blueprint: Blueprint) -> dict[str, Any]:
    """The columns and the child tables that a blueprint declares, for a form."""
    return {
        "columns": _told(blueprint.columns),
        "tables": [
            {"name": table.name, "title": table.title, "most": table.high}
            | {"columns": _told(table.columns)}
            for table in blueprint.children
        ],
    }


def _told(columns: Sequence[Column]) -> list[dict[str, Any]]:
    return [
        {
            "name": column.name,
            "title": column.title,
            "kind": column.kind,
            "required": bool(column.required) and column.default is None,
            "default": column.default or "",
            "choices": column.choices,
            "note": column.note or "",
            "example": column.example or "",
        }
        for column in columns
    ]


def filled(blueprint: Blueprint, row: Row | Mapping[str, Any]) -> dict[str, Any]:
    """The plan of a row as a tree that the form edits; InputError with each fault by its column."""
    try:
        document = blueprint.fill(row)
    except InputError as error:
        raise InputError(
            Problem(one.code, one.message, path=_ROW.sub("", one.path, count=1))
            for one in error.problems
        ) from None
    dumped = document.model_dump(by_alias=True, exclude_unset=True, mode="json")
    tree: dict[str, Any] = _as_typed(dumped)
    return tree


def _as_typed(value: Any) -> Any:
    """Values as a clerk types them: 3.000.000, có, 6/2024."""
    if isinstance(value, Mapping):
        return {str(key): _as_typed(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_as_typed(item) for item in value]
    if isinstance(value, bool):
        return "có" if value else "không"
    return format_number(value) if isinstance(value, int) else value
