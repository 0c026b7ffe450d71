"""The pieces of an operation: what it takes, what it answers, how it refuses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

__all__ = ["BINARY", "DOCX", "REFUSALS", "XLSX", "get", "json_content", "path_parameter", "post"]

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BINARY = {"schema": {"type": "string", "format": "binary"}}
REFUSALS = {
    "400": "Yêu cầu chưa đúng.",
    "403": "Yêu cầu đến từ trang khác, hoặc tên máy chủ không được nhận.",
    "408": "Phần gửi lên đến quá chậm.",
    "409": "Cùng phiên soạn ấy đã gửi yêu cầu mới hơn.",
    "413": "Phần gửi lên lớn quá mức.",
    "415": "Loại nội dung không nhận.",
    "422": "Nội dung chưa đúng: problems kể mọi chỗ, mỗi chỗ một câu.",
    "429": "Một máy gửi quá nhiều yêu cầu cùng lúc.",
    "500": "docgen có lỗi.",
    "501": "Máy chủ thiếu LibreOffice hoặc phông chữ.",
    "503": "Máy chủ đang bận, hoặc văn bản làm quá lâu.",
}


def _answers(description: str, content: dict[str, Any], *refusals: str) -> dict[str, Any]:
    answers: dict[str, Any] = {"200": {"description": description, "content": content}}
    for status in refusals:
        answers[status] = {"$ref": f"#/components/responses/p{status}"}
    return answers


def post(
    summary: str, body: dict[str, Any], description: str, content: dict[str, Any], *more: str
) -> dict[str, Any]:
    """One that takes a body; every such one may be refused in the same ways, some in ``more``."""
    refusals = ("400", "403", "408", "413", "415", "422", "429", "500", *more, "503")
    return {
        "summary": summary,
        "requestBody": body,
        "responses": _answers(description, content, *refusals),
    }


def get(summary: str, content: dict[str, Any], *refusals: str, **more: Any) -> dict[str, Any]:
    """One that takes no body."""
    return {"summary": summary, **more, "responses": _answers(summary, content, *refusals)}


def json_content(example: Any, kind: str = "object") -> dict[str, Any]:
    """A body of JSON, as it may look."""
    return {"application/json": {"schema": {"type": kind}, "example": example}}


def path_parameter(name: str, example: str, known: Iterable[str]) -> dict[str, Any]:
    """What stands in the address itself: one of those known."""
    return {
        "name": name,
        "in": "path",
        "required": True,
        "schema": {"type": "string", "enum": list(known)},
        "example": example,
    }
