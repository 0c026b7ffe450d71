"""A small right document to vary, and its blocks."""

from __future__ import annotations

from typing import Any

from docgen.layout import lay_out
from docgen.layout.document import Block, Document
from docgen.schemas import Plan

__all__ = ["GIVEN", "blocks_of", "context", "kinds_and_texts", "plan"]


GIVEN: dict[str, Any] = {
    "co_quan": {"ten": "Ủy ban nhân dân xã Đồng Tâm"},
    "ky_hieu": "KH-UBND",
    "dia_danh": "Đồng Tâm",
    "ngay_ban_hanh": "6/2026",
    "trich_yeu": "Trồng cây năm 2026",
    "cac_muc": [{"tieu_de": "Nội dung", "noi_dung": "Trồng 1.000 cây xanh"}],
    "nguoi_ky": {"quyen_han": "TM. ỦY BAN NHÂN DÂN", "chuc_vu": "CHỦ TỊCH"},
    "noi_nhan": ["Các thôn", {"luu": "VT"}],
}


def plan(**changes: Any) -> Plan:
    """A plan of one section, with what ``changes`` says in place of its parts."""
    return Plan.model_validate(GIVEN | changes)


def context(**changes: Any) -> Document:
    """What the templates receive for it."""
    return lay_out(plan(**changes))


def blocks_of(body: Any) -> list[Block]:
    """The blocks of one section's ``body``, its heading left out."""
    blocks = context(cac_muc=[{"tieu_de": "Nội dung", "noi_dung": body}])["blocks"]
    assert blocks[0]["text"] == "I. NỘI DUNG"
    return blocks[1 : [block["kind"] for block in blocks].index("signature")]


def kinds_and_texts(body: Any) -> list[tuple[str, str]]:
    """Kind and text of each block of ``body``."""
    return [(block["kind"], block["text"]) for block in blocks_of(body)]
