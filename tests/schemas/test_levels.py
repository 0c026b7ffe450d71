"""Which level may stand in which: what the schema takes, the checker finds in order."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from plans import plan

from docgen import check, render
from docgen.errors import InputError
from docgen.schemas import Plan
from docgen.schemas.shared import Shared

LEVELS = ("dieu", "khoan", "khoan_con", "diem", "gach", "cong")
RANKS = {"dieu": 1, "khoan": 2, "khoan_con": 3, "diem": 4}


def item(words: str, *inner: Any) -> dict[str, Any]:
    return {"tieu_de": words, "noi_dung": ["Ở các thôn.", *inner]}


def nested(*levels: str) -> dict[str, Any]:
    """Each list in the first of two items of the one before it."""
    block: dict[str, Any] = {levels[-1]: [item("Việc một"), item("Việc hai")]}
    for level in reversed(levels[:-1]):
        block = {level: [item("Việc ba", block), item("Việc bốn")]}
    return block


def judged(body: Any) -> Plan | list[tuple[str, str, str]]:
    try:
        return Plan.model_validate(plan(cac_muc=[{"tieu_de": "Nội dung", "noi_dung": body}]))
    except InputError as error:
        return [(one.code, one.path, one.message) for one in error.problems]


def in_order(levels: tuple[str, ...]) -> bool:
    """Bullets carry no numbers; of the others each is lower than all above it."""
    ranks = [(RANKS[level], level) for level in levels if level in RANKS]
    return all(
        one < other or (one == other and level == "khoan_con")
        for at, (one, level) in enumerate(ranks)
        for other, _ in ranks[at + 1 :]
    )


@pytest.mark.parametrize("levels", [*product(LEVELS, repeat=2), *product(LEVELS, repeat=3)])
def test_what_is_taken_is_in_order(levels: tuple[str, ...]) -> None:
    found = judged([nested(*levels)])
    if not in_order(levels):
        assert isinstance(found, list)
        assert {code for code, _, _ in found} == {"item/level"}
        return
    assert isinstance(found, Plan), found
    report = check(render(found))
    assert not [one for one in report.findings if one.level == "error"], str(report)


def test_the_place_and_what_to_write() -> None:
    found = judged(
        ["Câu.", {"khoan": [item("Việc", {"gach": ["Một", item("Hai", {"khoan": "Ba"})]})]}]
    )
    ((code, path, message),) = found
    assert code == "item/level"
    assert path == "cac_muc[0].noi_dung[1].khoan[0].noi_dung[1].gach[1].noi_dung[1].khoan"
    assert "Đổi khoan thành khoan_con, diem hoặc gach" in message


@pytest.mark.parametrize(
    ("section", "path"),
    [
        (
            {"muc": "muc_dich_yeu_cau", "muc_dich": {"khoan": "Một."}, "yeu_cau": "Hai."},
            "muc_dich.khoan",
        ),
        ({"muc": "muc_tieu", "tong_quat": "Một.", "cu_the": {"khoan": "Hai."}}, "cu_the.khoan"),
        (
            {
                "muc": "to_chuc_thuc_hien",
                "phan_cong": [{"don_vi": "Văn phòng", "noi_dung": ["Một.", {"khoan": "Hai."}]}],
            },
            "phan_cong[0].noi_dung[1].khoan",
        ),
    ],
)
def test_what_stands_under_numbered_heads_is_no_khoan(section: Any, path: str) -> None:
    with pytest.raises(InputError) as caught:
        Plan.model_validate(plan(cac_muc=[section]))
    assert [one.path for one in caught.value.problems] == [f"cac_muc[0].{path}"]


def test_a_part_that_stands_under_no_head_may_be_khoan() -> None:
    for section in (
        {"muc": "muc_dich_yeu_cau", "muc_dich": {"khoan": ["Một.", "Hai."]}},
        {"muc": "muc_tieu", "cu_the": {"khoan": ["Một.", "Hai."]}},
    ):
        made = Plan.model_validate(plan(cac_muc=[section]))
        assert not [one for one in check(render(made)).findings if one.level == "error"]


def test_letters_run_out_in_an_appendix_too() -> None:
    data = plan(
        phu_luc=[{"noi_dung": ["Các việc:", {"diem": [f"Việc {one}." for one in range(24)]}]}],
        ket_thuc="Kèm theo Phụ lục.",
    )
    with pytest.raises(InputError) as caught:
        Plan.model_validate(data)
    (problem,) = caught.value.problems
    assert (problem.code, problem.path) == ("points/too-many", "phu_luc[0].noi_dung[1].diem[23]")


@pytest.mark.parametrize(
    "article", ["Giao Văn phòng.", {"dinh_dang": "Giao **Văn phòng**."}, {"noi_dung": "Giao."}]
)
def test_an_article_has_a_title(article: Any) -> None:
    ((code, path, _),) = judged([{"dieu": [item("Phạm vi"), article]}])
    assert (code, path) == ("item/article-title", "cac_muc[0].noi_dung[0].dieu[1]")


def test_a_part_known_before_is_judged_where_it_stands_now() -> None:
    shared = Shared(lambda tree: "gach" in tree)
    part = {"gach": [item("Một", {"khoan": ["Hai."]})]}
    alone = plan(cac_muc=[{"muc": "noi_dung", "noi_dung": ["Câu.", part]}])
    given = [{"don_vi": "Văn phòng", "noi_dung": ["Câu.", part]}]
    below = plan(cac_muc=[{"muc": "to_chuc_thuc_hien", "phan_cong": given}])
    for _ in range(2):
        document, found = shared.check(Plan, alone)
        assert document is not None
        assert not found
        document, found = shared.check(Plan, below)
        assert document is None
        assert [problem.code for _, problem in found] == ["item/level"]


KHOAN = {"khoan": ["Một.", "Hai."]}
DIEM = {"diem": ["Một.", "Hai."]}


@pytest.mark.parametrize(
    ("body", "path", "words"),
    [
        pytest.param(
            [{"gach": [item("Một", KHOAN), item("Hai", KHOAN)]}],
            "[0].gach[1].noi_dung[1].khoan",
            "in từ 1. mà đọc theo thứ tự phải là 3.",
            id="khoản in two bullets",
        ),
        pytest.param(
            [{"gach": [item("Một", DIEM)]}, DIEM],
            "[1].diem",
            "in từ a) mà đọc theo thứ tự phải là c)",
            id="điểm in a bullet and after it",
        ),
        pytest.param(
            [{"khoan": ["Một.", item("Hai", DIEM)]}, DIEM], "[1].diem", "c)", id="below and beside"
        ),
        pytest.param(
            [DIEM, {"khoan": "Một."}, {"dinh_dang": "Câu *nghiêng*."}, DIEM],
            "[3].diem",
            "in từ c) mà đọc theo thứ tự phải là a)",
            id="a larger level between",
        ),
        pytest.param(
            [{"dieu": [item("Phạm vi", KHOAN)]}, KHOAN], "[1].khoan", "3.", id="after an article"
        ),
        pytest.param(
            [{"dieu": [item("Phạm vi", {"khoan_con": ["Một.", "Hai."]}, KHOAN)]}],
            "[0].dieu[0].noi_dung[2].khoan",
            "3.",
            id="khoản con that print as khoản",
        ),
        pytest.param(
            [{"gach": [item("Một", {"diem": [f"Việc {one}." for one in range(23)]})]}, DIEM],
            "[1].diem",
            "phải là điểm thứ 24",
            id="no letter is left",
        ),
    ],
)
def test_a_row_of_numbers_that_runs_into_another_is_refused(
    body: list[Any], path: str, words: str
) -> None:
    ((code, where, message),) = judged(body)
    assert (code, where) == ("item/sequence", f"cac_muc[0].noi_dung{path}")
    assert words in message


@pytest.mark.parametrize(
    ("sections", "closing", "path"),
    [
        (
            [
                {
                    "muc": "to_chuc_thuc_hien",
                    "mo_dau": {"gach": [item("Một", KHOAN)]},
                    "phan_cong": [{"don_vi": "Văn phòng", "nhiem_vu": "Chủ trì."}],
                }
            ],
            None,
            "cac_muc[0].phan_cong[0]",
        ),
        ([{"muc": "muc_tieu", "noi_dung": KHOAN}], KHOAN, "ket_thuc.khoan"),
        (
            [
                {
                    "cap": "phan",
                    "tieu_de": "Một",
                    "noi_dung": {"gach": [item("Một", DIEM), item("Hai", DIEM)]},
                }
            ],
            None,
            "cac_muc[0].noi_dung.gach[1].noi_dung[1].diem",
        ),
    ],
    ids=["a head that is a khoản", "the end goes on after the last section", "in a division"],
)
def test_rows_are_counted_through_the_parts_of_a_plan(
    sections: Any, closing: Any, path: str
) -> None:
    with pytest.raises(InputError) as caught:
        Plan.model_validate(plan(cac_muc=sections, ket_thuc=closing))
    assert [(one.code, one.path) for one in caught.value.problems] == [("item/sequence", path)]


@pytest.mark.parametrize(
    "body",
    [
        [{"khoan": [item("Một", DIEM), item("Hai", DIEM)]}],
        [{"gach": [item("Một", KHOAN), item("Hai", DIEM)]}],
        [{"gach": [item("Một", DIEM)]}, {"khoan": "Một."}, DIEM],
        [KHOAN, "Câu giữa.", KHOAN],
        [{"gach": [item("Một", KHOAN)]}, {"dinh_dang": "**Nhóm hai**"}, KHOAN],
        [{"gach": [item("Một", KHOAN), item("Hai", {"khoan": [{"so": "3.", "noi_dung": "Ba."}]})]}],
    ],
    ids=[
        "in two khoản",
        "different",
        "a larger between",
        "one row in two lists",
        "a heading",
        "own numbers",
    ],
)
def test_rows_that_a_reader_can_tell_apart_are_right(body: list[Any]) -> None:
    found = judged(body)
    assert isinstance(found, Plan), found
    assert not [one for one in check(render(found)).findings if one.level == "error"]


def test_a_known_part_is_read_with_what_stands_around_it() -> None:
    shared = Shared(lambda tree: "diem" in tree)
    data = plan(
        cac_muc=[{"tieu_de": "Nội dung", "noi_dung": [{"gach": [item("Một", DIEM)]}, DIEM]}]
    )
    for _ in range(2):
        document, found = shared.check(Plan, data)
        assert document is None
        assert [problem.code for _, problem in found] == ["item/sequence"]
