"""The addresses of blueprints, and of batches from rows."""

from __future__ import annotations

from typing import Any

from docgen.web.examples import BLUEPRINT_FILES, BLUEPRINTS
from docgen.web.openapi.examples import COLUMN, EXAMPLE_PLAN, ROW
from docgen.web.openapi.operations import BINARY, XLSX, get, json_content, path_parameter, post

__all__ = ["batch_paths"]


_BLUEPRINT: dict[str, Any] = {
    "example": {"enum": list(BLUEPRINTS), "description": "Một kế hoạch mẫu kèm theo docgen."},
    "blueprint": {"type": "string", "description": "Hoặc: kế hoạch mẫu, dạng YAML."},
    "profiles": {"type": "string", "description": "Tệp hồ sơ mà kế hoạch mẫu gọi."},
}
_ROWS: dict[str, Any] = {
    "rows": {"type": "array", "description": "Các dòng dữ liệu."},
    "sheet": {
        "type": "string",
        "contentEncoding": "base64",
        "description": "Hoặc: bảng tính .xlsx, .xls, .ods, .csv, .jsonl.",
    },
    "sheet_name": {"type": "string", "description": "Tên tệp ấy: đuôi cho biết dạng."},
    "check": {"enum": ["all", "sample", "none"], "default": "all"},
    "keep_going": {"type": "boolean", "description": "Làm những dòng đúng, bỏ dòng sai."},
}
_EITHER_BLUEPRINT = {"anyOf": [{"required": ["example"]}, {"required": ["blueprint"]}]}
_EITHER_ROWS = {"oneOf": [{"required": ["rows"]}, {"required": ["sheet"]}]}


def _body(
    properties: dict[str, Any], example: Any = None, *ruled: dict[str, Any]
) -> dict[str, Any]:
    schema = {"type": "object", "properties": {**_BLUEPRINT, **properties}}
    content = {"schema": schema | {"allOf": [_EITHER_BLUEPRINT, *ruled]}}
    if example is not None:
        content["example"] = example
    return {"required": True, "content": {"application/json": content}}


def batch_paths() -> dict[str, Any]:
    """Address → method → operation."""
    one = {"example": "giam_ngheo", "rows": [ROW], "check": "sample", "keep_going": True}
    order = _body(_ROWS, one, _EITHER_ROWS)
    sheet = _body({}, {"example": "giam_ngheo"})
    filled_in = _body(
        {"row": {"type": "object", "description": "Tên cột: giá trị."}},
        {"example": "giam_ngheo", "row": ROW},
        {"required": ["row"]},
    )
    events = 'event: progress\ndata: {"made": 12, "failed": 0, "rows": 3321}\n\n'
    archive = {
        "application/zip": BINARY,
        "text/event-stream": {"schema": {"type": "string"}, "example": events},
    }
    blueprints = [{"name": "giam_ngheo", "title": "…"}]
    return {
        "/blueprints": {"get": get("Các kế hoạch mẫu", json_content(blueprints, "array"))},
        "/blueprints/{name}/{file}": {
            "get": get(
                "Tệp của một kế hoạch mẫu",
                {"application/yaml": {"schema": {"type": "object"}}},
                "404",
                parameters=[
                    path_parameter("name", "giam_ngheo", BLUEPRINTS),
                    path_parameter("file", "blueprint.yaml", BLUEPRINT_FILES),
                ],
            )
        },
        "/columns": {
            "post": post(
                "Các cột và bảng con mà một kế hoạch mẫu hỏi",
                sheet,
                "Để làm thành biểu mẫu",
                json_content({"columns": [COLUMN], "tables": []}),
            )
        },
        "/fill": {
            "post": post(
                "Điền kế hoạch mẫu cho một đơn vị: thành kế hoạch để sửa tiếp",
                filled_in,
                "Kế hoạch; 422 thì path của mỗi chỗ sai là tên cột",
                json_content({"document": EXAMPLE_PLAN}),
            )
        },
        "/rows": {"post": post("Bảng tính trống để điền", sheet, "Tệp .xlsx", {XLSX: BINARY})},
        "/batch/check": {
            "post": post(
                "Xem mọi dòng, chưa làm gì",
                order,
                "Số dòng và mọi lỗi theo ô",
                json_content({"rows": 1, "problems": []}),
            )
        },
        "/batch/marked": {
            "post": post(
                "Bảng tính có đánh dấu lỗi",
                _body(_ROWS, None, {"required": ["sheet"]}),
                "Tệp .xlsx",
                {XLSX: BINARY},
            )
        },
        "/batch": {
            "post": post(
                "Mỗi dòng một văn bản; Accept: text/event-stream thì kể tiến độ",
                order,
                "Tệp .zip, hoặc các sự kiện survey, progress, row, file (base64), done, failed",
                archive,
            )
        },
    }
