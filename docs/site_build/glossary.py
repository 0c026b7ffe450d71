"""The glossary: each term once, with its key and English name; and the types of document."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from docgen.schemas.jsonschema import type_names
from docgen.standard import load
from docs.site_build.markdown import code, table

__all__ = ["document_types", "listing", "terms"]

DATA: Final = Path(__file__).with_name("glossary.toml")
_HEADS = {
    "vi": ("Thuật ngữ", "Khóa", "Tiếng Anh", "Là gì", "Điểm, khoản"),
    "en": ("Term", "Key", "English name", "What it is", "Clause"),
}
_TYPE_HEADS = {
    "vi": ("Loại văn bản", "`loai`", "Chữ viết tắt", "Mẫu"),
    "en": ("Type of document", "`loai`", "Abbreviation", "Form"),
}


@cache
def terms() -> tuple[dict[str, str], ...]:
    """Every term: ``term``, ``english``, ``vi``, ``en``; ``key``, ``name``, ``clause`` if any."""
    return tuple(tomllib.loads(DATA.read_text(encoding="utf-8"))["term"])


def listing(language: str) -> str:
    """The table of terms."""
    return table(_HEADS[language], _rows(language))


def _rows(language: str) -> Iterator[tuple[str, ...]]:
    for one in terms():
        key = "<br>".join(filter(None, (code(one.get("key", "")), _italic(one.get("name", "")))))
        english = one["english"] + (f" (*{one['phu_luc_vi']}*)" if "phu_luc_vi" in one else "")
        yield one["term"], key, english, _plain(one[language]), one.get("clause", "")


def _italic(text: str) -> str:
    return f"*{text}*" if text else ""


def _plain(text: str) -> str:
    return re.sub(r"\{\{|\}\}", lambda sign: code(sign[0]), text)


def document_types(language: str) -> str:
    """The types that a plan file can be of, with the abbreviations of Phụ lục III."""
    known = set(type_names())
    kinds = [kind for kind in load().document_types if kind.key.replace("-", "_") in known]
    return table(
        _TYPE_HEADS[language],
        (
            (kind.title, code(kind.key.replace("-", "_")), kind.abbreviation or "", kind.form or "")
            for kind in kinds
        ),
    )
