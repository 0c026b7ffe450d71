"""What every model shares: closed, read-only, known by English and by Vietnamese names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

__all__ = ["Model", "OneOrMany", "keyed", "nothing"]


class Model(BaseModel):
    """Base of all models of the input.

    A field is declared once: English attribute, Vietnamese key (``alias``), Vietnamese title.
    Input may use either name; an unknown key is an error, never dropped.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(
        extra="forbid",
        defer_build=True,  # built when first used: a cold start needs one model, not thirty
        frozen=True,
        populate_by_name=True,
        serialize_by_alias=True,
        str_max_length=20_000,
    )


def nothing() -> list[Any]:
    """What an absent list holds: pydantic looks into the signature of each factory, and takes
    ten times as long over that of ``list``.
    """
    return []


class OneOrMany:
    """A list that may be written as its only entry, without a dash."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_as_list, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        many = handler(schema)
        return {"anyOf": [many, many["items"]]} if "items" in many else many


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str | dict) else value


def keyed(default: str, **tags: tuple[str, ...]) -> Callable[[Any], str | None]:
    """A discriminator that tells a variant by a key of its own.

    ``default`` is the tag of plain text; ``tags`` maps a tag to the keys (Vietnamese and
    English) that only this variant has. Models already built are told by their fields.
    """
    by_key = {key: tag for tag, keys in tags.items() for key in keys}

    def discriminate(value: Any) -> str | None:
        if isinstance(value, dict):
            for key in value:
                tag = by_key.get(key)
                if tag is not None:
                    return tag
            return None
        if isinstance(value, BaseModel):
            for name in type(value).model_fields:
                tag = by_key.get(name)
                if tag is not None:
                    return tag
            return None
        return default

    return discriminate
