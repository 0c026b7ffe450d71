"""The HTTP API's addresses, read from its own OpenAPI description."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docgen.web.openapi import describe
from docs.site_build.english import say
from docs.site_build.markdown import code, table

__all__ = ["endpoints"]

_HEADS = {
    "vi": (("Địa chỉ", "Làm gì", "Nhận", "Trả"), ("Mã", "Khi nào")),
    "en": (("Address", "What it does", "Takes", "Gives"), ("Status", "When")),
}


def endpoints(language: str) -> str:
    """Every address with what it takes and gives; then the refusals."""
    described = describe()
    base = described["servers"][0]["url"]
    heads, refusals = _HEADS[language]
    rows = _rows(described["paths"], base, language)
    answers = (
        (code(name.removeprefix("p")), say(answer["description"], language))
        for name, answer in sorted(described["components"]["responses"].items())
    )
    return f"{table(heads, rows)}\n\n{table(refusals, answers)}"


def _rows(paths: dict[str, Any], base: str, language: str) -> Iterator[tuple[str, ...]]:
    for path, methods in paths.items():
        for method, told in methods.items():
            yield (
                code(f"{method.upper()} {base}{path}"),
                say(told["summary"], language),
                _kinds(told.get("requestBody", {})),
                _kinds(told["responses"]["200"]),
            )


_SHORT = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/pdf": ".pdf",
    "application/zip": ".zip",
    "application/json": "JSON",
    "application/yaml": "YAML",
}


def _kinds(body: dict[str, Any]) -> str:
    return ", ".join(_SHORT.get(kind, code(kind)) for kind in body.get("content", {}))
