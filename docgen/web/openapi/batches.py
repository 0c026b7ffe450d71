"""The addresses of blueprints, and of batches from rows."""

from __future__ import annotations

from typing import Any

from docgen.web.openapi.examples import COLUMN, EXAMPLE_PLAN, ROW
from docgen.web.openapi.operations import BINARY, XLSX, get, json_content, path_parameter, post

__all__ = ["batch_paths"]


def batch_paths() -> dict[str, Any]:
    """Address → method → operation."""
    order = {
        "example": "giam_ngheo",
        "rows": [],
        "check": "sample",
        "keep_going": True,
    }
    schema = {
        "type": "object",
        "properties": {
            "example": {"type": "string", "description": "Tên một kế hoạch mẫu kèm theo docgen."},
            "blueprint": {"type": "string", "description": "Hoặc: kế hoạch mẫu, dạng YAML."},
            "profiles": {"type": "string", "description": "Tệp hồ sơ mà kế hoạch mẫu gọi."},
            "rows": {"type": "array", "description": "Các dòng dữ liệu."},
            "sheet": {
                "type": "string",
                "contentEncoding": "base64",
                "description": "Hoặc: bảng tính .xlsx, .csv, .jsonl.",
            },
            "sheet_name": {"type": "string"},
            "check": {"enum": ["all", "sample", "none"]},
            "keep_going": {"type": "boolean", "description": "Làm những dòng đúng, bỏ dòng sai."},
        },
    }
    body = {"required": True, "content": {"application/json": {"schema": schema}}}
    example = {
        "required": True,
        "content": {"application/json": {"schema": schema, "example": order}},
    }
    sheet = {"required": True, "content": json_content({"example": "giam_ngheo"})}
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
                {"application/yaml": {"schema": {"type": "string"}}},
                "404",
                parameters=[
                    path_parameter("name", "giam_ngheo"),
                    path_parameter("file", "blueprint.yaml"),
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
                {
                    "required": True,
                    "content": json_content({"example": "giam_ngheo", "row": ROW}),
                },
                "Kế hoạch; 422 thì path của mỗi chỗ sai là tên cột",
                json_content({"document": EXAMPLE_PLAN}),
            )
        },
        "/rows": {"post": post("Bảng tính trống để điền", sheet, "Tệp .xlsx", {XLSX: BINARY})},
        "/batch/check": {
            "post": post(
                "Xem mọi dòng, chưa làm gì",
                example,
                "Số dòng và mọi lỗi theo ô",
                json_content({"rows": 0, "problems": []}),
            )
        },
        "/batch/marked": {
            "post": post("Bảng tính có đánh dấu lỗi", body, "Tệp .xlsx", {XLSX: BINARY})
        },
        "/batch": {
            "post": post(
                "Mỗi dòng một văn bản; Accept: text/event-stream thì kể tiến độ",
                body,
                "Tệp .zip, hoặc các sự kiện survey, progress, row, file (base64), done, failed",
                archive,
            )
        },
    }
