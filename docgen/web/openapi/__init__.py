"""What the API is, as OpenAPI 3.1 with examples that work."""

from __future__ import annotations

from typing import Any

import docgen
from docgen.web.openapi.batches import batch_paths
from docgen.web.openapi.documents import document_paths
from docgen.web.openapi.operations import REFUSALS

__all__ = ["describe"]


def describe(root_path: str = "") -> dict[str, Any]:
    """The OpenAPI document; ``root_path`` stands before every address."""
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    responses = {
        f"p{status}": {"description": sentence, "content": problem}
        for status, sentence in {**REFUSALS, "404": "Không có."}.items()
    }
    entry = {
        "type": "object",
        "required": ["code", "message"],
        "properties": {
            "code": {"type": "string", "examples": ["text/empty"]},
            "message": {"type": "string"},
            "path": {"type": "string", "examples": ["to_chuc_thuc_hien[3].don_vi"]},
            "line": {"type": "integer"},
            "column": {"type": "integer"},
        },
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "docgen",
            "version": docgen.__version__,
            "summary": "Soạn và kiểm tra văn bản hành chính theo Nghị định 30/2020/NĐ-CP",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": f"{root_path}/api/v1"}],
        "paths": document_paths() | batch_paths(),
        "components": {
            "responses": responses,
            "schemas": {
                "Problem": {
                    "type": "object",
                    "description": "RFC 9457",
                    "required": ["type", "title", "status", "detail"],
                    "properties": {
                        "type": {"type": "string"},
                        "title": {"type": "string"},
                        "status": {"type": "integer"},
                        "detail": {"type": "string"},
                        "problems": {"type": "array", "items": entry},
                    },
                }
            },
        },
    }
