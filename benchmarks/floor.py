"""What a document costs at the least with pydantic: its models filled, with nothing judged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic_core import SchemaValidator

from docgen import Plan

__all__ = ["bare", "plain"]

# what a schema says beside the schemas it holds
_NOT_SCHEMAS = {"cls", "config", "default", "default_factory", "discriminator", "metadata", "ref"}


def plain(plan: dict[str, Any]) -> dict[str, Any]:
    """``plan`` as pydantic itself would want it, a list wherever the schema has one."""
    whole = Plan.model_validate(plan)
    return whole.model_dump(mode="json", by_alias=True, exclude_unset=True)


def bare() -> Callable[[dict[str, Any]], object]:
    """The schema of plans without a function of docgen's: types and keys are all it looks at."""
    return SchemaValidator(_without_functions(Plan.__pydantic_core_schema__)).validate_python


def _without_functions(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_without_functions(one) for one in schema]
    if isinstance(schema, tuple):
        return tuple(_without_functions(one) for one in schema)
    if not isinstance(schema, dict):
        return schema
    kind = str(schema.get("type"))
    if not kind.startswith("function-"):
        return {
            key: value if key in _NOT_SCHEMAS else _without_functions(value)
            for key, value in schema.items()
        }
    inner = _without_functions(schema.get("schema", {"type": "any"}))
    if "ref" in schema and inner["type"] != "definition-ref":
        inner["ref"] = schema["ref"]
    return inner
