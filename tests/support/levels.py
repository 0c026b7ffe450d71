"""Lists in lists, as the levels of a text allow them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from hypothesis import strategies as st

from docgen.errors import InputError
from docgen.schemas import Plan

__all__ = ["blocks", "readable"]

_RANKS = {"dieu": 1, "khoan": 2, "khoan_con": 3, "diem": 4}
_Blocks = st.SearchStrategy[Any]


def _may_stand(above: int) -> list[tuple[str, int]]:
    """The keys of lists that may stand in an item of rank ``above``, each with its items' rank."""
    ranked = [
        (key, rank)
        for key, rank in _RANKS.items()
        if rank > above or (key == "khoan_con" and rank == above)
    ]
    return [*ranked, ("gach", above), ("cong", above)]


def blocks(leaf: _Blocks, items: Callable[[str, _Blocks], _Blocks], depth: int = 3) -> _Blocks:
    """Leaves and lists, at most ``depth`` deep; ``items``: those of a key, with what they hold."""

    @cache
    def below(above: int, left: int) -> _Blocks:
        if not left:
            return leaf
        lists = [
            st.builds(lambda said, key=key: {key: said}, items(key, below(rank, left - 1)))
            for key, rank in _may_stand(above)
        ]
        return leaf | st.one_of(lists)

    return below(0, depth)


def readable(body: list[Any]) -> bool:
    """Whether no row of numbers runs into another: bullets that both hold 1. and 2., and such."""
    try:
        Plan.model_validate({"cac_muc": [{"tieu_de": "Nội dung", "noi_dung": body}]} | _FRAME)
    except InputError as error:
        return all(problem.code != "item/sequence" for problem in error.problems)
    return True


_FRAME = {
    "co_quan": {"ten": "Ủy ban nhân dân xã Đồng Tâm"},
    "ky_hieu": "KH-UBND",
    "dia_danh": "Đồng Tâm",
    "ngay_ban_hanh": "6/2026",
    "trich_yeu": "Trồng cây",
    "nguoi_ky": {"chuc_vu": "CHỦ TỊCH"},
    "noi_nhan": [{"luu": "VT"}],
}
