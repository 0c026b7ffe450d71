"""Where a part of a document stands in its input, for the problems that only layout can see."""

from __future__ import annotations

from typing import Any

from docgen.schemas.base import Model

__all__ = ["path_of"]


def path_of(value: Any, wanted: Any) -> tuple[str | int, ...]:
    """The path of ``wanted``, that very object, below ``value``; empty where it is not.

    >>> from docgen.schemas.blocks import Points
    >>> points = Points(points=["một", "hai"])
    >>> path_of(points, points.points)
    ('diem',)
    """
    return _search(value, wanted, ()) or ()


def _search(value: Any, wanted: Any, path: tuple[str | int, ...]) -> tuple[str | int, ...] | None:
    if value is wanted:
        return path
    steps: list[tuple[str | int, Any]]
    if isinstance(value, Model):
        steps = [
            (field.alias or name, getattr(value, name))
            for name, field in type(value).model_fields.items()
        ]
    elif isinstance(value, list):
        steps = list(enumerate(value))
    else:
        return None
    for step, inner in steps:
        found = _search(inner, wanted, (*path, step))
        if found is not None:
            return found
    return None
