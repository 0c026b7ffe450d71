"""A key that may not stand where it stands: what its author most likely meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen.schemas.places import Place
from docgen.suggest import nearest

__all__ = ["is_sentence", "unknown", "unquoted"]


def unknown(key: str, parent: Any, place: Place) -> tuple[str, str, str | None]:
    """The code, the sentence, and the key here that was meant, where it is known.

    >>> from docgen.schemas import Plan
    >>> from docgen.schemas.places import place_of
    >>> unknown("trich_yue", {}, place_of(Plan, ()))
    ('key/unknown', 'Không có khóa trich_yue: có phải trich_yeu?', 'trich_yeu')
    >>> unknown("gach", {}, place_of(Plan, ("cac_muc", 0, "noi_dung")))[1][:28]
    'Khóa gach nằm trong noi_dung'
    """
    present = set(parent) if isinstance(parent, Mapping) else set()
    misplaced = None if " " in key else _misplaced(key, present, place)
    if misplaced is not None:
        return "key/unknown", *misplaced
    keys = [one for one in place.keys if one != key]
    hint = None if " " in key else nearest(key, keys)
    if hint:
        return "key/unknown", f"Không có khóa {key}: có phải {hint}?", hint
    if is_sentence(key):
        return *unquoted(key), None
    return "key/unknown", f"Không có khóa {key}; ở đây dùng được: {', '.join(keys)}.", None


def _misplaced(key: str, present: set[Any], place: Place) -> tuple[str, str | None] | None:
    """A key that the plan has, but not here."""
    variants = place.others_with(key)
    if len(variants) == 1 and place.is_section:
        line = "cap: …" if variants[0] == "cap" else f"muc: {variants[0]}"
        mend = "sửa dòng muc" if "muc" in present else "thêm dòng ấy"
        return f"Khóa {key} chỉ có trong mục ghi “{line}”: {mend}, hoặc bỏ {key}.", "tieu_de"
    if variants and not place.is_section:
        return (
            f"Khóa {key} không đứng chung với {', '.join(place.keys)}: tách thành “- {key}: …”, "
            "dấu gạch thẳng với các mục cùng cấp.",
            None,
        )
    inside = place.inside(key)
    if inside:
        lacking = [one for one in inside if one not in present and one in place.required]
        holder = (lacking or inside)[0]
        return (
            f"Khóa {key} nằm trong {' hoặc '.join(lacking or inside)}: thêm dòng “{holder}:” ở "
            "trên nếu chưa có, rồi thụt khóa này vào sâu hơn dòng ấy.",
            lacking[0] if len(lacking) == 1 else None,
        )
    if place.is_outside(key) and place.required <= present:
        return f"Khóa {key} là của nhóm bên ngoài: bớt thụt đầu dòng cho thẳng với nhóm ấy.", None
    return None


def is_sentence(key: str) -> bool:
    """Whether a key is no name but the beginning of a text with a colon.

    >>> is_sentence("Khu phố 1"), is_sentence("khoan")
    (True, False)
    """
    return " " in key or any(character.isupper() for character in key)


def unquoted(key: str) -> tuple[str, str]:
    """The code and the sentence of a text that was taken for a key and its value."""
    short = key if len(key) <= 40 else key[:40] + "…"
    return "key/sentence", (
        f"“{short}: …” bị đọc thành khóa và giá trị vì câu có dấu hai chấm: "
        "đặt cả câu trong dấu ngoặc kép."
    )
