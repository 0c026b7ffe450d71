"""What stays the same between versions is sent again only where it changed (RFC 9110, 13.1)."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

__all__ = ["tag_of", "tagged", "tagged_json"]


def tag_of(data: bytes) -> str:
    """A name for the content."""
    return f'"{hashlib.sha256(data).hexdigest()[:20]}"'


def tagged(request: Request, data: bytes, kind: str, tag: str | None = None) -> Response:
    """The content, or 304 to who has it already."""
    own = tag or tag_of(data)
    headers = {"ETag": own, "Cache-Control": "no-cache"}
    if _has(request.headers.get("if-none-match", ""), own):
        return Response(status_code=304, headers=headers)
    return Response(data, media_type=kind, headers=headers)


def tagged_json(request: Request, value: Any) -> Response:
    """The same for JSON."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return tagged(request, data, "application/json")


def _has(asked: str, tag: str) -> bool:
    """Compared weakly: a server before us that packs what we send marks our tag as weak."""
    told = [one.strip().removeprefix("W/") for one in asked.split(",")]
    return tag in told or told == ["*"]
