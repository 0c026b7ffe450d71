"""The data that a template may speak of, read from where it is declared.

Layout's own names come from ``layout/document.py``, those under ``van_ban`` from the models of
the input: a field that is added there is known here.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from docgen.language.text import dotted
from docgen.layout.document import Document
from docgen.schemas import GeneralDocument, Plan
from docgen.suggest import nearest

__all__ = ["unknown_name"]

Path = tuple[str | int, ...]
INPUT = "van_ban"


def unknown_name(path: Path) -> str | None:
    """The sentence for data that is not there, with the nearest that is; None if it is.

    >>> unknown_name(("title", "subject", "*"))
    >>> unknown_name(("van_ban", "trich_yeu"))
    >>> unknown_name(("van_ban", "trich_yue"))
    'Không có van_ban.trich_yue; có phải là van_ban.trich_yeu?'
    >>> unknown_name(("ten_co_quan",)) # doctest: +ELLIPSIS
    'Không có ten_co_quan; ...'
    """
    here: list[Any] = [Document]
    for number, step in enumerate(path):
        if number == 1 and path[0] == INPUT:
            here = [Plan, GeneralDocument]
        below = list(_below(here, step))
        if not below:
            return _sentence(path[:number], step, here)
        here = below
    return None


def _sentence(above: Path, step: str | int, here: list[Any]) -> str:
    shown = dotted((*above, step))
    if isinstance(step, int) or step == "*":
        return f"{dotted(above)} không phải là danh sách nên không lặp hay đánh số được."
    choices = sorted({name for kind in here for name in _keys(kind)})
    if not above:
        choices = [name for name in choices if name != INPUT]
    near = nearest(str(step), choices)
    if near is None and not above:  # a key of the input without its beginning
        near = nearest(str(step), sorted({*_keys(Plan), *_keys(GeneralDocument)}))
        near = near and f"{INPUT}.{near}"
    elif near is not None:
        near = dotted((*above, near))
    if near is not None:
        return f"Không có {shown}; có phải là {near}?"
    if not choices:
        return f"Không có {shown}: {dotted(above)} là một câu, không có mục con."
    where = f"trong {dotted(above)}" if above else f"ở mẫu (ngoài các khóa của {INPUT})"
    return f"Không có {shown}; {where} dùng được: {', '.join(choices)}."


def _below(kinds: Iterable[Any], step: str | int) -> Iterable[Any]:
    for kind in kinds:
        origin = typing.get_origin(kind)
        if origin in (list, tuple):
            if isinstance(step, int) or step == "*":
                yield from _alternatives(typing.get_args(kind)[0])
        elif origin is dict:
            yield from _alternatives(typing.get_args(kind)[1])
        elif isinstance(step, str) and step in (keys := _keys(kind)):
            yield from _alternatives(keys[step])


def _keys(kind: Any) -> dict[str, Any]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return {
            str(field.alias): typing.get_type_hints(kind, include_extras=True)[name]
            for name, field in kind.model_fields.items()
        }
    if typing.is_typeddict(kind):
        return typing.get_type_hints(kind)
    return {}


def _alternatives(kind: Any) -> Iterable[Any]:
    """What a value of this type may be: unions opened, rules left aside."""
    origin = typing.get_origin(kind)
    if origin is typing.Annotated:
        yield from _alternatives(typing.get_args(kind)[0])
    elif origin in (typing.Union, types.UnionType):
        for one in typing.get_args(kind):
            if one is not type(None):
                yield from _alternatives(one)
    else:
        yield kind
