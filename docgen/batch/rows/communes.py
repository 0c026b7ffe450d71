"""The communes of a province with their codes, from the package vietnam-provinces (an extra)."""

from __future__ import annotations

from typing import NamedTuple

from docgen.batch.cells import fold
from docgen.errors import InputError, Problem
from docgen.suggest import nearest

__all__ = ["Commune", "communes_of"]


class Commune(NamedTuple):
    """A commune by its five-digit code (Quyết định 19/2025/QĐ-TTg), its name and its province."""

    code: str
    name: str
    province: str


def communes_of(province: str) -> list[Commune]:
    """The communes of ``province``, in the order of their codes.

    The province is named with or without its kind (``Đồng Nai``, ``tỉnh Đồng Nai``) or by its code.
    """
    try:
        from vietnam_provinces import Province, Ward
    except ImportError:
        message = (
            "Chưa cài danh mục xã, phường: chạy pip install 'docgen-vn[communes]', hoặc bỏ lựa "
            "chọn --communes."
        )
        raise InputError(Problem("rows/no-communes", message)) from None
    wanted = _bare(province)
    names: dict[str, tuple[str, Province]] = {}
    for one in Province.iter_all():
        # older lists name a province bare, newer ones with its kind, as all do a city
        kinds = one.name.startswith(("Thành phố ", "Tỉnh "))
        named = (one.name if kinds else f"Tỉnh {one.name}"), one
        names[_bare(one.name)] = names[f"{one.code.value:02d}"] = named
    found = names.get(wanted)
    if found is None:
        near = nearest(wanted, names)
        hint = f"; có phải “{names[near][0]}”?" if near else "."
        message = f"Không có tỉnh, thành phố nào tên “{province}”{hint}"
        raise InputError(Problem("rows/unknown-province", message))
    name, listed = found
    wards = sorted(Ward.iter_by_province(listed.code), key=lambda ward: int(ward.code.value))
    return [Commune(f"{ward.code.value:05d}", ward.name, name) for ward in wards]


def _bare(province: str) -> str:
    return fold(province).removeprefix("thành phố ").removeprefix("tỉnh ")
