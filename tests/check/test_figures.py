"""Sums are held against a text only where no reader could think otherwise."""

from __future__ import annotations

import pytest

from docgen.check import check
from docgen.check.rules.citing import citations
from tests.check.builder import P, Paper, T, plan


def fired(paper: Paper, rule: str) -> list[str]:
    return [f.actual for f in check(paper.data()).findings if f.rule == rule]


def table(*rows: list[str]) -> Paper:
    """The plan with these rows in the table of its first appendix."""
    paper = plan()
    at = next(i for i, x in enumerate(paper.body) if isinstance(x, T) and x.bordered)
    cells = [[[P(text, "bang", 13, align="left", first=0, before=0)] for text in r] for r in rows]
    paper.body[at] = T(cells, [450 / len(rows[0])] * len(rows[0]), bordered=True)
    return paper


HEAD = ["TT", "Nội dung", "Số hộ", "Kinh phí (đồng)"]


@pytest.mark.parametrize(
    "rows",
    [
        [
            HEAD,
            ["1", "A", "2", "5.000.000"],
            ["2", "B", "3", "6.000.000"],
            ["", "Cộng", "5", "11.000.000"],
        ],
        [
            HEAD,
            ["1", "A", "", "5.000.000"],
            ["2", "B", "3", "6.000.000"],
            ["", "Tổng", "", "11.000.000"],
        ],
        [
            HEAD,
            ["I", "Nhóm một", "5", "11.000.000"],
            ["1", "A", "2", "5.000.000"],
            ["2", "B", "3", "6.000.000"],
            ["", "Tổng cộng", "5", "11.000.000"],
        ],
        [
            HEAD,
            ["1", "A", "vài", "nhiều"],
            ["2", "B", "3", "-"],
            ["", "Tổng cộng", "5", "11.000.000"],
        ],
        [
            HEAD,
            ["1", "A", "2", "5.000.000"],
            ["2", "B", "3", "6.000.000"],
            ["", "Cộng nhóm một", "5", "11.000.000"],
            ["3", "C", "4", "1.000.000"],
            ["", "Cộng nhóm hai", "4", "1.000.000"],
            ["", "Tổng cộng", "9", "12.000.000"],
        ],
        [
            HEAD,
            ["1", "A", "2", "5.000.000"],
            ["", "Cộng", "2", "5.000.000"],
            ["2", "B", "3", "6.000.000"],
            ["3", "C", "4", "1.000.000"],
            ["", "Cộng", "7", "7.000.000"],
        ],
    ],
    ids=["adds up", "blank cells", "groups with sums", "words", "sums of groups", "no whole sum"],
)
def test_a_table_that_adds_up_or_cannot_be_added_is_left_alone(rows: list[list[str]]) -> None:
    assert fired(table(*rows), "so-lieu/table-total") == []


def test_a_column_of_totals_is_judged_where_the_other_rows_show_what_it_is() -> None:
    rows = [
        ["TT", "Thôn", "Nam", "Nữ", "Tổng"],
        ["1", "Một", "3", "4", "7"],
        ["2", "Hai", "5", "5", "10"],
        ["3", "Ba", "1", "1", "3"],
    ]
    assert fired(table(*rows), "so-lieu/table-total") == ["3"]


def test_a_wrong_sum_of_a_group_or_of_the_whole_is_told() -> None:
    rows = [
        HEAD,
        ["1", "A", "2", "5.000.000"],
        ["2", "B", "3", "6.000.000"],
        ["", "Cộng nhóm một", "6", "11.000.000"],
        ["3", "C", "4", "1.000.000"],
        ["4", "D", "4", "1.000.000"],
        ["", "Cộng nhóm hai", "8", "2.000.000"],
        ["", "Tổng cộng", "13", "13.000.001"],
    ]
    assert fired(table(*rows), "so-lieu/table-total") == ["6", "13.000.001"]


@pytest.mark.parametrize(
    ("lead", "items", "wrong"),
    [
        ("Tổng là 03 hộ, gồm:", ["- Thôn Một: 01 hộ;", "- Thôn Hai: 02 hộ."], False),
        ("Tổng là 04 hộ, gồm:", ["- Thôn Một: 01 hộ;", "- Thôn Hai: 02 hộ."], True),
        ("Tổng là 04 hộ, gồm:", ["- Thôn Một: 01 hộ;", "- Thôn Hai: một số hộ."], False),
        ("Tổng là 5 triệu đồng, gồm:", ["- A: 2.000.000 đồng;", "- B: 3 triệu đồng."], False),
        ("Tổng là 5 triệu đồng, gồm:", ["- A: 2 triệu đồng;", "- B: 2 triệu đồng."], True),
        ("Giúp 04 hộ như sau:", ["- A: không quá 4 triệu đồng/hộ;", "- B: vay vốn."], False),
    ],
)
def test_a_list_is_added_up_only_where_each_item_counts_the_same_thing(
    lead: str, items: list[str], wrong: bool
) -> None:
    paper = plan()
    paper["noi-dung"].text = lead
    paper.body[paper.body.index(paper["noi-dung"]) + 1 : 0] = []
    at = paper.body.index(paper["noi-dung"]) + 1
    paper.body[at:at] = [P(item) for item in items]
    assert bool(fired(paper, "so-lieu/prose-sum")) is wrong


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            "Kế hoạch số 190/KH-UBND ngày 24/6/2024 của UBND huyện về việc giảm nghèo",
            (True, True, True),
        ),
        ("Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư", (False, True, True)),
        ("Công văn số 15/SYT-NVY ngày 02 tháng 3 năm 2026", (True, False, False)),
    ],
)
def test_a_citation_says_what_it_has(text: str, whole: tuple[bool, bool, bool]) -> None:
    (one,) = citations(text)
    assert (one.dated, one.issuer, one.subject) == whole
