"""The reference of the plan file and of a blueprint's data, read from the models themselves."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from docgen.batch.columns import DataBlock, ProfileBlock
from docgen.schemas import Plan
from docgen.vietnamese import AdministrativeUnit
from docs.site_build.english import say
from docs.site_build.markdown import code, table

__all__ = ["blueprint", "models_below", "plan", "unit_forms"]

_WORDS = {
    "vi": {
        "heads": ("Khóa", "Là gì", "Giá trị", "Ví dụ"),
        "required": "**bắt buộc**",
        "list": "danh sách",
        "choice": "một trong",
    },
    "en": {
        "heads": ("Key", "What it is", "Value", "Example"),
        "required": "**required**",
        "list": "list of",
        "choice": "one of",
    },
}
# What a simple value is called; a name of pydantic's annotated types by the alias in the schemas.
_SIMPLE = {
    "vi": {"str": "chữ", "int": "số", "bool": "có/không", "Decimal": "số", "PartialDate": "ngày"},
    "en": {"str": "text", "int": "number", "bool": "có/không", "Decimal": "number"}
    | {"PartialDate": "date"},
}


def plan(language: str) -> str:
    """Every group of keys that a plan may hold, the plan itself first."""
    return "\n".join(_groups(Plan, language, "##"))


def blueprint(language: str) -> str:
    """The keys of ``du_lieu`` and ``ho_so``."""
    return "\n".join(
        line for root in (DataBlock, ProfileBlock) for line in _groups(root, language, "###")
    )


def unit_forms(language: str) -> str:
    """What a column of kind ``don_vi`` gives, shown on one unit."""
    unit = AdministrativeUnit.parse("Xã An Bình")
    heads = {"vi": ("Cách viết", "In ra"), "en": ("Written", "Printed")}[language]
    return table(
        heads, ((code(f"{{{{ don_vi.{key} }}}}"), str(form)) for key, form in unit.forms().items())
    )


def _groups(root: type[BaseModel], language: str, level: str) -> Iterator[str]:
    for model in models_below(root):
        if not model.model_fields:
            continue
        title, rest = _title(model, language)
        yield f"{level} {title} {{ #{anchor(model)} }}"
        yield ""
        if rest:
            yield from (rest, "")
        yield table(_WORDS[language]["heads"], _rows(model, language))
        yield ""


def anchor(model: type[BaseModel]) -> str:
    """Where the group of a model stands on its page."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", model.__name__).lower()


def _title(model: type[BaseModel], language: str) -> tuple[str, str]:
    """What a group is called, and the whole sentence where that says more."""
    told = say((model.__doc__ or model.__name__).split("\n")[0].replace("``", "`"), language)
    title = re.split(r"[:;(,.]", told)[0].strip()
    return title, told if told.rstrip(".") != title else ""


def _rows(model: type[BaseModel], language: str) -> Iterator[tuple[str, ...]]:
    words = _WORDS[language]
    hints = typing.get_type_hints(model, include_extras=True)
    for name, field in model.model_fields.items():
        title, told = (say(text or "", language) for text in (field.title, field.description))
        value = _value(hints[name], language)
        if field.is_required():
            value += f"; {words['required']}"
        yield (
            f"{code(field.alias or name)}<br>*{name}*",
            f"**{title}.** {told}" if told else f"**{title}.**",
            value,
            ", ".join(code(_shown(one)) for one in field.examples or ()),
        )


def _shown(example: Any) -> str:
    if isinstance(example, list):
        return "[" + ", ".join(map(str, example)) + "]"
    return str(example)


def models_below(root: type[BaseModel]) -> list[type[BaseModel]]:
    """The model and all that stand below it, in the order in which they are met."""
    found = [root]
    for model in found:  # grows while it is walked
        for hint in typing.get_type_hints(model, include_extras=True).values():
            found += [one for one in dict.fromkeys(_models(hint)) if one not in found]
    return found


def _models(hint: Any) -> Iterator[type[BaseModel]]:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
    for argument in typing.get_args(hint):
        if not isinstance(argument, FieldInfo | str):
            yield from _models(argument)


def _value(hint: Any, language: str) -> str:
    """What may stand after the key, in a few words with links."""
    words = _WORDS[language]
    origin = typing.get_origin(hint)
    if origin is typing.Annotated:
        return _value(typing.get_args(hint)[0], language)
    if origin is typing.Literal:
        return f"{words['choice']} " + ", ".join(code(one) for one in typing.get_args(hint))
    if origin in (typing.Union, types.UnionType):
        parts = [_value(one, language) for one in typing.get_args(hint) if one is not type(None)]
        return " / ".join(dict.fromkeys(parts))
    if origin in (list, dict):
        kind = words["list"] if origin is list else code("khóa: giá trị")
        return f"{kind} ({_value(typing.get_args(hint)[-1], language)})"
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return f"[{_title(hint, language)[0]}](#{anchor(hint)})"
    return _SIMPLE[language].get(getattr(hint, "__name__", ""), "")
