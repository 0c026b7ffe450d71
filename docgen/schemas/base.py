"""What every model shares: closed, read-only, known by English and by Vietnamese names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict

__all__ = ["Model", "keyed", "known_names"]


class Model(BaseModel):
    """Base of all models of the input.

    A field is declared once: English attribute, Vietnamese key (``alias``), Vietnamese title.
    Input may use either name; an unknown key is an error, never dropped.
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        populate_by_name=True,
        serialize_by_alias=True,
        use_attribute_docstrings=False,
        str_max_length=20_000,
    )


def known_names(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """Pairs of Vietnamese key and English attribute of a model's fields, in declared order."""
    for name, field in model.model_fields.items():
        yield field.alias or name, name


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
