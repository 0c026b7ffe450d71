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
    wanted = fold(province)
    names: dict[str, tuple[str, Province]] = {}
    for one in Province.iter_all():
        # the list names a province bare, a city with its kind
        name = one.name if one.name.startswith("Thành phố ") else f"Tỉnh {one.name}"
        full = fold(name)
        bare = full.removeprefix("thành phố ").removeprefix("tỉnh ")
        for called in (bare, full, f"{one.code.value:02d}"):
            names[called] = (name, one)
    found = names.get(wanted)
    if found is None:
        near = nearest(wanted, names)
        hint = f"; có phải “{names[near][0]}”?" if near else "."
        message = f"Không có tỉnh, thành phố nào tên “{province}”{hint}"
        raise InputError(Problem("rows/unknown-province", message))
    name, listed = found
    wards = sorted(Ward.iter_by_province(listed.code), key=lambda ward: int(ward.code.value))
    return [Commune(f"{ward.code.value:05d}", ward.name, name) for ward in wards]
