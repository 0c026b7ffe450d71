"""What may stand where: from a location that pydantic names to the models that belong there.

For the sentences of faults alone; nothing here is asked about a right document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, Tag
from pydantic.fields import FieldInfo

from docgen.schemas.rich import Formatted

__all__ = ["Place", "aliases", "place_of"]

Model = type[BaseModel]
Choice = tuple[str | None, Any]
"""What may stand at a place, and the tag that tells it from the others, if it has one."""


@dataclass(frozen=True, slots=True)
class Place:
    """The model at a place, the others that might have stood there, and those around it."""

    model: Model | None
    others: tuple[tuple[str, Model], ...] = ()
    around: tuple[Model, ...] = ()  # from the nearest outwards

    def field(self, key: str) -> FieldInfo | None:
        """The field of that key, Vietnamese or English."""
        return None if self.model is None else _field(self.model, key)

    @property
    def keys(self) -> list[str]:
        """The keys that may be written here."""
        return [] if self.model is None else aliases(self.model)

    @property
    def required(self) -> set[str]:
        """The keys that may not lack."""
        fields = () if self.model is None else _fields(self.model).values()
        return {field.alias or "" for field in fields if field.is_required()}

    @property
    def is_section(self) -> bool:
        """Whether sections stand here."""
        return any(tag == "cap" for tag, _ in self.others) or "cap" in self.keys

    def others_with(self, key: str) -> list[str]:
        """The tags of the other variants that have the key."""
        return [tag for tag, model in self.others if _field(model, key)]

    def inside(self, key: str) -> list[str]:
        """The keys here whose groups have ``key`` inside."""
        if self.model is None:
            return []
        return [
            field.alias or name
            for name, field in _fields(self.model).items()
            if any(_field(model, key) for model in _models(field.annotation))
        ]

    def is_outside(self, key: str) -> bool:
        """Whether a group around this one has the key."""
        return any(_field(model, key) for model in self.around)


def place_of(root: Model, location: Iterable[str | int]) -> Place:
    """The place that a location in a document of ``root`` leads to.

    >>> from docgen.schemas import Plan
    >>> place_of(Plan, ("cac_muc", 0, "kinh_phi", "nguon", 1)).keys
    ['ten', 'so_tien']
    >>> place_of(Plan, ("noi_nhan", 0, "noi")).others_with("luu")
    ['luu']
    """
    here: list[Choice] = [(None, root)]
    around: list[Model] = []
    others: list[Choice] = []
    before: str | int = ""
    for step in location:
        last, before = before, step
        if step in ("=quick", "=full", "[key]"):
            continue
        chosen = [one for tag, one in here if tag == step]
        if chosen:
            others, here = here, [choice for one in chosen for choice in _choices(one)]
            continue
        if step == "dinh_dang" and last == "=full" and (None, Formatted) in here:
            here = [(None, Formatted)]  # RichRule's tag, which no annotation tells
            continue
        if isinstance(step, str):
            around += [one for _, one in here if _is_model(one) and _field(one, step)]
        here, others = [choice for _, one in here for choice in _below(one, step)], []
    models = [one for _, one in here if _is_model(one)]
    model = models[0] if len(models) == 1 else None
    variants = tuple((tag, one) for tag, one in others if tag and _is_model(one) and one != model)
    return Place(model, variants, tuple(reversed(around)))


def aliases(model: Model) -> list[str]:
    """The keys of a model, as an author writes them.

    >>> from docgen.schemas.issuer import Archive
    >>> aliases(Archive)
    ['luu']
    """
    return [field.alias or name for name, field in _fields(model).items()]


def _is_model(value: Any) -> bool:
    return isinstance(value, type) and issubclass(value, BaseModel)


def _fields(model: Model) -> dict[str, FieldInfo]:
    if not model.__pydantic_fields_complete__:
        model.model_rebuild()  # its annotations may still be names of models told later
    return model.model_fields


def _field(model: Model, key: str) -> FieldInfo | None:
    for name, field in _fields(model).items():
        if key in (field.alias, name):
            return field
    return None


def _choices(annotation: Any, tag: str | None = None) -> Iterator[Choice]:
    """The models, lists and mappings of an annotation, each with its tag."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        own = next((one.tag for one in parts[1:] if isinstance(one, Tag)), None)
        if own is None:
            yield from _choices(parts[0], tag)
        else:  # what is inside has tags of its own, told after this one
            yield own, parts[0]
    elif origin in (Union, UnionType):
        for part in parts:
            if part is not NoneType:
                yield from _choices(part, tag)
    else:
        yield tag, annotation


def _below(holder: Any, step: str | int) -> Iterator[Choice]:
    if _is_model(holder):
        field = _field(holder, str(step))
        if field is not None:
            yield from _choices(field.annotation)
    elif _origin(holder) in (list, dict):
        yield from _choices(get_args(holder)[-1])


def _models(annotation: Any) -> Iterator[Model]:
    """Every model that may stand in a field, in lists and variants."""
    for _, one in _choices(annotation):
        if _is_model(one):
            yield one
        elif _origin(one) in (list, dict):
            yield from _models(get_args(one)[-1])
        elif _origin(one) in (Annotated, Union, UnionType):  # a variant of several kinds
            yield from _models(one)


def _origin(annotation: Any) -> Any:  # what it may be is known to no type checker
    return get_origin(annotation)
