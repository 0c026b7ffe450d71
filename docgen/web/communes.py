"""Names of communes for whoever types one, from the package vietnam-provinces where it is."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import islice
from typing import Any

__all__ = ["communes_like"]

MOST = 12
KINDS = ("xã ", "phường ", "thị trấn ", "đặc khu ")


def communes_like(typed: str) -> list[dict[str, str]]:
    """Communes whose name begins as typed, with or without its kind, its marks or its case.

    >>> [found["name"] for found in communes_like("hoan kiem")]
    ['Phường Hoàn Kiếm']
    """
    wanted = _bare(typed)
    if len(wanted) < 2:
        return []
    found = (
        entry for *names, entry in _communes() if any(name.startswith(wanted) for name in names)
    )
    return list(islice(found, MOST))


@cache
def _communes() -> list[tuple[Any, ...]]:
    try:
        from vietnam_provinces import Province, Ward
    except ImportError:
        return []
    provinces = {province.code: province.name for province in Province.iter_all()}
    communes: list[Any] = sorted(Ward.iter_all(), key=lambda ward: int(ward.code.value))
    found: list[tuple[Any, ...]] = []
    for ward in communes:
        kind = next((kind for kind in KINDS if ward.name.lower().startswith(kind)), "")
        entry = {"name": ward.name, "place": ward.name[len(kind) :]}
        entry["province"] = provinces[ward.province_code]
        found.append((_bare(entry["place"]), _bare(ward.name), entry))
    return found


def _bare(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
