"""``docgen schema``: JSON Schema of a document type, for editors."""

from __future__ import annotations

import argparse
import json

from docgen.cli.console import say_json
from docgen.schemas.jsonschema import json_schema

__all__ = ["schema"]


def schema(options: argparse.Namespace) -> int:
    """Print the schema."""
    say_json(json.dumps(json_schema(options.type_name), ensure_ascii=False, indent=2))
    return 0
