"""Errors as RFC 9457 problem details, with the same sentences as everywhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from starlette.responses import JSONResponse, Response

from docgen.errors import DocgenError, Problem

__all__ = ["HttpError", "answer_to", "problem_entry", "problem_response"]

_TITLES = {
    400: "Yêu cầu chưa đúng",
    403: "Không được phép",
    404: "Không có địa chỉ này",
    405: "Địa chỉ này không nhận cách gọi ấy",
    408: "Gửi quá chậm",
    409: "Đã có bản mới hơn",
    413: "Gửi quá lớn",
    415: "Loại tệp không nhận",
    422: "Nội dung chưa đúng",
    429: "Gửi quá nhiều yêu cầu cùng lúc",
    500: "docgen có lỗi",
    501: "Máy chủ này chưa làm được",
    503: "Máy chủ đang bận",
}
# what the machine lacks is not the asker's fault
_MACHINE = frozenset(
    {"convert/no-office", "convert/font", "convert/office-start", "convert/no-pdfium"}
)


class HttpError(Exception):
    """An answer other than the one asked for."""

    def __init__(self, status: int, detail: str, **headers: str) -> None:
        super().__init__(detail)
        self.status: int = status
        self.detail: str = detail
        self.headers: dict[str, str] = {
            name.replace("_", "-"): value for name, value in headers.items()
        }


def problem_entry(problem: Problem) -> dict[str, Any]:
    """One problem as JSON, without what it has not.

    >>> problem_entry(Problem("demo", "Thiếu trích yếu.", path="trich_yeu"))
    {'code': 'demo', 'message': 'Thiếu trích yếu.', 'path': 'trich_yeu'}
    """
    return {key: value for key, value in problem.as_dict().items() if key != "source"}


def problem_response(
    status: int,
    detail: str,
    problems: Iterable[Problem] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Problem details as application/problem+json."""
    listed = [problem_entry(problem) for problem in problems]
    body: dict[str, Any] = {
        "type": f"urn:docgen:problem:{listed[0]['code']}" if listed else "about:blank",
        "title": _TITLES.get(status, HTTPStatus(status).phrase),
        "status": status,
        "detail": detail,
    }
    if listed:
        body["problems"] = listed
    return JSONResponse(
        body, status, headers=dict(headers or {}), media_type="application/problem+json"
    )


def answer_to(error: DocgenError) -> Response:
    """What an error of docgen is over HTTP: 422 with every problem; 501 where the machine lacks
    a program; 503 where it took too long."""
    codes = {problem.code for problem in error.problems}
    status = 501 if codes & _MACHINE else 503 if "convert/timeout" in codes else 422
    detail = (
        error.problems[0].message
        if len(error.problems) == 1
        else f"Có {len(error.problems)} chỗ cần sửa."
    )
    return problem_response(status, detail, error.problems)
