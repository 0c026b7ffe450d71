"""Lists in lists, as the levels of a text allow them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from hypothesis import strategies as st

__all__ = ["blocks"]

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
