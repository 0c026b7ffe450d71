"""The JSON Schema says what the models say, so that an editor helps and never misleads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from plans import plan

from docgen.errors import InputError
from docgen.schemas.jsonschema import json_schema, type_names

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def validator() -> Any:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("name", ["tan_khai", "xa_2025"])
def test_an_editor_finds_no_fault_in_an_example(name: str, validator: Any) -> None:
    # an editor types the scalars the YAML way, so numbers must be welcome where codes are
    data = yaml.safe_load((EXAMPLES / name / "ke_hoach.yaml").read_text(encoding="utf-8"))
    assert [error.message for error in validator.iter_errors(data)] == []


@pytest.mark.parametrize(
    "wrong",
    [
        plan(trich_yue="x"),
        plan(dia_danh=None),
        plan(cac_muc=[]),
        plan(muc_do_khan="gap"),
        plan(cac_muc=[{"tieu_de": "A", "noi_dung": [{"khoann": ["x"]}]}]),
    ],
    ids=["unknown key", "missing key", "no sections", "wrong choice", "unknown block"],
)
def test_an_editor_finds_what_the_models_refuse(wrong: dict[str, Any], validator: Any) -> None:
    assert list(validator.iter_errors(wrong))


def test_every_key_has_a_title_and_is_vietnamese() -> None:
    schema = json_schema()
    for part in (schema, *schema["$defs"].values()):
        for key, field in part.get("properties", {}).items():
            assert field.get("title"), key
            assert key.isascii()


def test_the_schema_beside_the_examples_is_current() -> None:
    shipped = json.loads((EXAMPLES / "ke_hoach.schema.json").read_text(encoding="utf-8"))
    assert shipped == json_schema(), "run: docgen schema > examples/ke_hoach.schema.json"


def test_every_named_type_has_a_schema() -> None:
    assert "ke_hoach" in type_names()
    for name in type_names():
        assert json_schema(name)["properties"]["trich_yeu"]["title"] == "Trích yếu"
    with pytest.raises(InputError, match="ke_hoach"):
        json_schema("ke_hoachh")
