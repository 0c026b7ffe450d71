"""The head of the first page: sizes, columns and line breaks from the measured texts.

Quốc hiệu and Tiêu ngữ never wrap, the number and the place-and-date line stand on one line each,
and the issuer's name breaks where a reader expects it: khoản 1 to 4 Mục II Phần I Phụ lục I.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from docgen.errors import InputError, Problem
from docgen.layout.breaking import break_lines, unit_spans
from docgen.layout.document import HEADER_COLUMNS_MM, Columns, Header
from docgen.layout.lines import part_of, rule
from docgen.layout.runs import text_run
from docgen.layout.sizes import Sizes, page_width, size_choices
from docgen.metrics import POINTS_PER_MM, text_width
from docgen.vietnamese import lower, upper

__all__ = ["MOTTO", "NATIONAL_NAME", "head_of_page", "issuer_lines"]

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

# Word's own rounding of widths; a line that fits by less is not sure to fit.
SLACK = 0.5
_ORDER: tuple[Columns, ...] = ("medium", "narrow", "wide")
# Bodies whose name is a line of its own over the unit's: 31 of 31 surveyed plans write it so.
_COUNCILS = ("ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN")


class _Fit(NamedTuple):
    columns: Columns
    sizes: Sizes
    parent: tuple[str, ...]
    issuer: tuple[str, ...]
    cost: float  # of bad breaks


def issuer_lines(
    names: Sequence[str], width: float, size: float, *, bold: bool
) -> tuple[tuple[str, ...], float]:
    """A body's name, in capitals, in lines of at most ``width`` points; and what its breaks cost.

    Lines that the author broke are kept; one name breaks after ``ỦY BAN NHÂN DÂN``.

    >>> issuer_lines(["Ủy ban nhân dân thị trấn Tân Khai"], 176, 12, bold=True)[0]
    ('ỦY BAN NHÂN DÂN', 'THỊ TRẤN TÂN KHAI')
    """
    out: list[str] = []
    cost = 0.0
    for line in _as_typed(names):
        parts, bad = break_lines(upper(line), width, size, bold=bold, units=True, typed=line)
        out += parts
        cost += bad
    return tuple(out), cost


def _as_typed(names: Sequence[str]) -> list[str]:
    """A body's name on the lines that its author or its council gives it."""
    return _council_first(names[0]) if len(names) == 1 else list(names)


def _council_first(name: str) -> list[str]:
    for council in _COUNCILS:
        if upper(name).startswith(f"{council} "):
            rest = name[len(council) :].strip()
            spans = unit_spans(lower(rest).split(" "))
            if spans and spans[0][0] == 0:
                return [name[: len(council)], rest]
    return [name]


def head_of_page(
    *,
    parent: Sequence[str],
    issuer: Sequence[str],
    number: str,
    place_date: str,
    first_rule: int = 1,
    across: bool = False,
) -> Header:
    """The header of these texts; ``first_rule`` numbers its two drawn lines.

    On a page laid ``across`` it has more room, and the lines of an upright one.

    >>> head = head_of_page(parent=[], issuer=["Ủy ban nhân dân xã Đồng Tâm"],
    ...     number="Số: 05/KH-UBND", place_date="Đồng Tâm, ngày 05 tháng 01 năm 2026")
    >>> head["columns"], head["issuer"]
    ('medium', ['ỦY BAN NHÂN DÂN', 'XÃ ĐỒNG TÂM'])
    """
    fit = _fit(tuple(parent), tuple(issuer), number, place_date)
    sizes = fit.sizes
    widths = [text_width(line, sizes.issuer, bold=True) for line in fit.issuer]
    return {
        "columns": fit.columns,
        "across": across,
        "parent": list(fit.parent),
        "parent_runs": [text_run(line, sizes.issuer_own) for line in fit.parent],
        "issuer": list(fit.issuer),
        "issuer_runs": [text_run(line, sizes.issuer_own) for line in fit.issuer],
        "issuer_rule": rule(round(part_of(widths, "co-quan"), 2), first_rule),
        "number": number,
        "national_name": NATIONAL_NAME,
        "national_runs": text_run(NATIONAL_NAME, sizes.national_own),
        "motto": MOTTO,
        "motto_runs": text_run(MOTTO, sizes.motto_own),
        "motto_rule": rule(round(text_width(MOTTO, sizes.motto, bold=True), 2), first_rule + 1),
        "place_date": place_date,
        "place_date_runs": text_run(place_date, sizes.place_date_own),
    }


@cache
def _room(columns: Columns, sizes: Sizes) -> tuple[float, float]:
    """Points for a line of the left column and of the right; none where Quốc hiệu has not room."""
    wide = HEADER_COLUMNS_MM[columns] * POINTS_PER_MM
    if text_width(NATIONAL_NAME, sizes.national, bold=True) > wide - SLACK:
        return 0.0, 0.0
    return page_width() - wide - SLACK, wide - SLACK


@lru_cache(maxsize=4096)
def _fit(parent: tuple[str, ...], issuer: tuple[str, ...], number: str, place_date: str) -> _Fit:
    """The best of all columns and sizes: first no bad break, then the fewest lines."""
    fits: list[tuple[tuple[float, int, int], _Fit]] = []
    fewest = len(_as_typed(parent)) + len(_as_typed(issuer))
    for sizes in size_choices():
        for order, columns in enumerate(_ORDER):
            left, right = _room(columns, sizes)
            if (
                text_width(place_date, sizes.place_date, italic=True) > right
                or text_width(number, sizes.number) > left
            ):
                continue
            above, bad_above = issuer_lines(parent, left, sizes.issuer, bold=False)
            below, bad_below = issuer_lines(issuer, left, sizes.issuer, bold=True)
            fit = _Fit(columns, sizes, above, below, bad_above + bad_below)
            rank = (fit.cost, len(above) + len(below), order)
            fits.append((rank, fit))
            if rank[0] == 0 and rank[1] == fewest:
                break  # none that comes after is better
        if fits and fits[0][1].cost == 0:
            break  # the standard's own sizes do; smaller ones are for what would break badly
    if not fits:
        raise InputError(_too_wide(number, place_date))
    return min(fits, key=lambda pair: pair[0])[1]


def _too_wide(number: str, place_date: str) -> list[Problem]:
    """Which of the two lines leaves no room for the other."""
    sizes = size_choices()[-1]
    room = page_width() - text_width(NATIONAL_NAME, sizes.national, bold=True) - 2 * SLACK
    if text_width(number, sizes.number) > room:
        return [
            Problem(
                "header/number-too-long",
                f"Dòng “{number}” dài quá một dòng bên trái Quốc hiệu: rút gọn ký hiệu "
                "(điểm c khoản 3 Mục II Phần I Phụ lục I).",
                path="ky_hieu",
            )
        ]
    return [
        Problem(
            "header/place-too-long",
            f"Dòng “{place_date}” dài quá một dòng bên phải số, ký hiệu: rút gọn địa danh "
            "(điểm c khoản 4 Mục II Phần I Phụ lục I).",
            path="dia_danh",
        )
    ]
