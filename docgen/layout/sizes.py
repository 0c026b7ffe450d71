"""Sizes and widths that layout measures with, read from the standard once."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from docgen.metrics import POINTS_PER_MM
from docgen.standard import load

__all__ = ["Sizes", "landscape_width", "page_width", "pick_of", "size_choices"]


class Sizes(NamedTuple):
    """Sizes in points of the texts of the header; ``..._own`` is None where the style has it."""

    national: float
    motto: float
    issuer: float
    number: float
    place_date: float
    national_own: float | None = None
    motto_own: float | None = None
    issuer_own: float | None = None
    place_date_own: float | None = None


@cache
def page_width() -> float:
    """Width of the text on an upright page, in points."""
    page = load().page
    return (page.width - page.left.pick - page.right.pick) * POINTS_PER_MM


@cache
def landscape_width() -> float:
    """Width of the text on a page laid across, in points; the margins keep their sides."""
    page = load().page
    return (page.height - page.left.pick - page.right.pick) * POINTS_PER_MM


@cache
def pick_of(component: str) -> float:
    """The size in points that the standard picks for a component."""
    size = load().component(component).size
    assert size is not None, component
    return size.pick


@cache
def size_choices() -> tuple[Sizes, ...]:
    """The standard's picks, then the smallest sizes it allows where those differ."""
    keys = ("quoc-hieu", "tieu-ngu", "co-quan", "so-ky-hieu", "dia-danh-ngay")
    spans = [load().component(key).size for key in keys]
    assert all(spans), keys
    picks = tuple(span.pick for span in spans if span)
    lows = tuple(span.low for span in spans if span)
    chosen = Sizes(*picks)
    if picks == lows:
        return (chosen,)
    own = [None if low == pick else low for low, pick in zip(lows, picks, strict=True)]
    smallest = Sizes(*lows)._replace(
        national_own=own[0], motto_own=own[1], issuer_own=own[2], place_date_own=own[4]
    )
    return (chosen, smallest)
