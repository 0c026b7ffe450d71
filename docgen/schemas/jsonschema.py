"""JSON Schema of a plan file, so that an editor completes it while a clerk types."""

from __future__ import annotations

from typing import Any

from docgen.errors import InputError, Problem
from docgen.schemas.document import NamedDocument
from docgen.schemas.frame import unknown_type
from docgen.schemas.plan import GeneralDocument, Plan
from docgen.standard import load

__all__ = ["json_schema", "type_names"]

_EXPRESSION = {
    "type": "string",
    "pattern": r"^\{\{.*\}\}$",
    "description": "Giá trị lấy từ so_lieu: {{ tên }}.",
}


def type_names() -> tuple[str, ...]:
    """The document types that have a schema, as ``loai`` writes them."""
    return load().named_types()


def json_schema(type_name: str = "ke_hoach") -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of files of a type, with Vietnamese keys.

    Raises InputError for a type that has none.

    >>> json_schema()["properties"]["trich_yeu"]["title"]
    'Trích yếu'
    """
    if type_name not in type_names():
        raise InputError(Problem("type/unknown", unknown_type(type_name)))
    model: type[NamedDocument] = Plan if type_name == "ke_hoach" else GeneralDocument
    schema = _any_of(model.model_json_schema(by_alias=True, mode="validation"))
    for part in (schema, *schema.get("$defs", {}).values()):
        if "description" in part:  # a reader of the schema is shown Vietnamese, not class names
            part["description"] = part["description"].split("\n\n")[0]
            part["title"] = part["description"].split("\n")[0].rstrip(".")
        for name, field in part.get("properties", {}).items():
            part["properties"][name] = _or_expression(field)
    if type_name != "ke_hoach":
        schema["properties"]["loai"] = {"const": type_name, "title": "Loại văn bản"}
        schema["required"] = sorted({*schema.get("required", []), "loai"})
    schema["properties"]["so_lieu"] = {
        "type": "object",
        "title": "Số liệu",
        "description": "Các con số nói một lần, lời văn gọi đến bằng {{ tên }}.",
        "additionalProperties": True,
    }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _any_of(part: Any) -> Any:
    """Variants are told apart by functions, which JSON Schema lacks: to it they may overlap."""
    if isinstance(part, dict):
        return {"anyOf" if key == "oneOf" else key: _any_of(value) for key, value in part.items()}
    return [_any_of(item) for item in part] if isinstance(part, list) else part


def _or_expression(field: dict[str, Any]) -> dict[str, Any]:
    """A list or a group may also be given by an expression over the figures."""
    kept: dict[str, Any] = {
        key: field[key] for key in ("title", "description", "examples") if key in field
    }
    if field.get("type") in ("array", "object"):
        rest = {key: value for key, value in field.items() if key not in kept}
        return {"anyOf": [rest, _EXPRESSION], **kept}
    return field
