"""The addresses of one document and of what is known: made, looked at, judged, read."""

from __future__ import annotations

from typing import Any

from docgen.schemas.jsonschema import type_names
from docgen.web.examples import PLANS
from docgen.web.openapi.examples import EXAMPLE_PLAN, EXAMPLE_YAML, MENDED, REPORT
from docgen.web.openapi.operations import BINARY, DOCX, get, json_content, path_parameter, post

__all__ = ["document_paths"]

_PLAN_YAML = {"schema": {"type": "object"}, "example": EXAMPLE_YAML}
_PLAN_KINDS: dict[str, Any] = {
    "application/json": {"schema": {"type": "object"}, "example": EXAMPLE_PLAN},
    "application/yaml": _PLAN_YAML,
}
_PLAN = {"required": True, "content": _PLAN_KINDS}
_WORD = {"required": True, "content": {DOCX: BINARY}}
_NAME = {
    "name": "name",
    "in": "query",
    "description": "Tên tệp, để gọi trong báo cáo.",
    "schema": {"type": "string"},
    "example": "ke_hoach.docx",
}
_PREVIEW = {
    "type": "object",
    "required": ["document"],
    "additionalProperties": False,
    "properties": {
        "document": {"type": "object", "description": "Kế hoạch, còn dở cũng được."},
        "known": {
            "type": "array",
            "items": {"type": "string"},
            "description": "name của những ảnh đã có: không gửi lại.",
        },
        "seen": {
            "type": "array",
            "items": {"type": "integer", "minimum": 0},
            "description": "Những trang đang nhìn, từ 0: chỉ vẽ các trang ấy. Thiếu: vẽ mọi trang.",
        },
        "editor": {
            "type": "string",
            "maxLength": 64,
            "description": "Tên tự đặt của một phiên soạn: yêu cầu mới thay yêu cầu cũ, "
            "yêu cầu cũ nhận 409.",
        },
        "dpi": {"type": "integer", "minimum": 48, "maximum": 192, "default": 96},
    },
}


def document_paths() -> dict[str, Any]:
    """Address → method → operation."""
    preview_body = {
        "required": True,
        "content": {
            "application/json": {
                "schema": _PREVIEW,
                "example": {"document": EXAMPLE_PLAN, "known": [], "seen": [0, 1], "dpi": 96},
            }
        },
    }
    pages = {"ok": True, "problems": [], "findings": [], "pages": [{"name": "3f…", "width": 794}]}
    check = post("Kiểm tra thể thức một tệp .docx", _WORD, "Báo cáo", json_content(REPORT))
    check["parameters"] = [
        _NAME,
        {
            "name": "pages",
            "in": "query",
            "description": "true: kèm ảnh từng trang và chỗ của mỗi nhận xét trên trang; "
            "more_pages: số trang sau đó không vẽ.",
            "schema": {"type": "string", "enum": ["true", "false"]},
        },
        {
            "name": "dpi",
            "in": "query",
            "schema": {"type": "integer", "minimum": 48, "maximum": 192, "default": 96},
        },
    ]
    pdf_body = {"required": True, "content": {**_PLAN_KINDS, DOCX: BINARY}}
    return {
        "/render": {"post": post("Làm văn bản Word", _PLAN, "Tệp .docx", {DOCX: BINARY})},
        "/pdf": {
            "post": post(
                "Làm PDF từ kế hoạch hoặc từ tệp .docx",
                pdf_body,
                "Tệp .pdf",
                {"application/pdf": BINARY},
                "501",
            )
        },
        "/preview": {
            "post": post(
                "Xem trước khi đang soạn: lỗi, ảnh trang, nhận xét",
                preview_body,
                "Những gì thấy được",
                json_content(pages),
                "409",
            )
        },
        "/validate": {
            "post": post(
                "Mọi chỗ sai của một kế hoạch, không làm văn bản",
                _PLAN,
                "Các chỗ sai",
                json_content({"ok": True, "problems": []}),
            )
        },
        "/check": {"post": check},
        "/check/annotated": {
            "post": post("Bản có lời bình ở mỗi chỗ sai", _WORD, "Tệp .docx", {DOCX: BINARY})
            | {"parameters": [_NAME]}
        },
        "/check/fixed": {
            "post": post(
                "Bản đã sửa những lỗi hình thức; Accept: application/json thì kèm done (đã sửa "
                "những gì) và left (để lại những gì, why vì sao)",
                _WORD,
                "Tệp .docx, hoặc JSON có tệp ở dạng base64",
                {DOCX: BINARY, **json_content(MENDED)},
            )
            | {"parameters": [_NAME]}
        },
        "/tree": {
            "post": post(
                "Tệp kế hoạch YAML thành JSON",
                {"required": True, "content": {"application/yaml": _PLAN_YAML}},
                "Kế hoạch, số liệu giữ dạng YAML",
                json_content(EXAMPLE_PLAN),
            )
        },
        "/yaml": {
            "post": post(
                "Kế hoạch thành tệp YAML",
                {"required": True, "content": json_content(EXAMPLE_PLAN)},
                "Tệp .yaml",
                {"application/yaml": _PLAN_YAML},
            )
        },
        "/schema/{type_name}": {
            "get": get(
                "JSON Schema của một loại văn bản",
                json_content({"type": "object"}),
                "422",
                "404",
                parameters=[path_parameter("type_name", "ke_hoach", type_names())],
            )
        },
        "/types": {
            "get": get(
                "Các loại văn bản",
                json_content([{"type": "ke_hoach", "title": "Kế hoạch"}], "array"),
            )
        },
        "/rules": {
            "get": get(
                "Mọi quy tắc, kèm điểm khoản", json_content({"standard": "nd30-2020", "rules": []})
            )
        },
        "/money": {
            "get": get(
                "Số tiền viết thành số và chữ",
                json_content({"text": "4.500.000 đồng", "words": "Bốn triệu năm trăm nghìn đồng"}),
                "422",
                parameters=[
                    {
                        "name": "amount",
                        "in": "query",
                        "required": True,
                        "schema": {"type": "string"},
                        "example": "4.500.000",
                    }
                ],
            )
        },
        "/communes": {
            "get": get(
                "Các xã, phường có tên bắt đầu như thế",
                json_content(
                    [{"name": "Xã Tân Khai", "place": "Tân Khai", "province": "…"}], "array"
                ),
                parameters=[_NAME | {"description": "Đầu tên.", "example": "tan kh"}],
            )
        },
        "/examples": {
            "get": get("Các ví dụ", json_content([{"name": "tan_khai", "title": "…"}], "array"))
        },
        "/examples/{name}": {
            "get": get(
                "Một ví dụ",
                {"application/yaml": _PLAN_YAML},
                "404",
                parameters=[path_parameter("name", "tan_khai", PLANS)],
            )
        },
    }
