"""Tables: a grid that adds up, nested heads, merged cells, groups, totals, pages across."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from docgen.layout import lay_out
from docgen.layout.sizes import landscape_width, page_width
from docgen.layout.tables import Drawn, draw_table, prepare
from docgen.metrics import text_width
from docgen.schemas import GeneralDocument
from docgen.schemas.tables import Table
from tests.layout.samples import GIVEN, blocks_of, context

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {"w": W}
COLUMNS = [
    {"ten": "STT", "kieu": "stt"},
    {"ten": "Nội dung", "khoa": "ten"},
    {
        "ten": "Kinh phí",
        "cot_con": [
            {"ten": "Số lượng", "khoa": "luong", "kieu": "so"},
            {"ten": "Thành tiền", "khoa": "tien", "kieu": "dong"},
        ],
    },
]


def _draw(table: dict[str, Any], width: float = 467.7) -> tuple[etree._Element, Drawn]:
    drawn = draw_table(prepare(Table.model_validate(table)), width)
    return etree.fromstring(f'<w:body xmlns:w="{W}">{drawn.fragment}</w:body>')[0], drawn


def _texts(row: etree._Element) -> list[str]:
    return ["".join(cell.itertext()) for cell in row.iterfind("w:tc", NS)]


def _value(element: etree._Element, path: str, name: str = "val") -> str | None:
    found = element.find(path, NS)
    return None if found is None else found.get(f"{{{W}}}{name}")


def _assert_sound(table: etree._Element) -> None:
    """Every row fills the grid, widths add up, cells end in a paragraph, rows are whole."""
    grid = [int(column.get(f"{{{W}}}w")) for column in table.iterfind("w:tblGrid/w:gridCol", NS)]
    assert _value(table, "w:tblPr/w:tblW", "w") == str(sum(grid))
    assert _value(table, "w:tblPr/w:tblLayout", "type") == "fixed"
    for row in table.iterfind("w:tr", NS):
        at = 0
        assert row.find("w:trPr/w:cantSplit", NS) is not None
        for cell in row.iterfind("w:tc", NS):
            across = int(_value(cell, "w:tcPr/w:gridSpan") or 1)
            assert _value(cell, "w:tcPr/w:tcW", "w") == str(sum(grid[at : at + across]))
            assert cell[-1].tag == f"{{{W}}}p"
            at += across
        assert at == len(grid)


def test_heads_of_two_rows_are_merged_both_ways() -> None:
    table, _ = _draw({"cot": COLUMNS, "hang": [["", "Cây", 2, 3000]]})
    _assert_sound(table)
    first, second, body = table.iterfind("w:tr", NS)
    assert _texts(first) == ["STT", "Nội dung", "Kinh phí"]
    assert _texts(second) == ["", "", "Số lượng", "Thành tiền"]
    merges = [_value(cell, "w:tcPr/w:vMerge") for cell in first.iterfind("w:tc", NS)]
    assert merges == ["restart", "restart", None]
    assert _value(first[3], "w:tcPr/w:gridSpan") == "2"
    assert second.find("w:tc/w:tcPr/w:vMerge", NS) is not None
    headers = [row.find("w:trPr/w:tblHeader", NS) is not None for row in (first, second, body)]
    assert headers == [True, True, False]
    assert _texts(body) == ["1", "Cây", "2", "3.000"]


def test_groups_run_over_the_width_and_totals_under_the_label() -> None:
    table, drawn = _draw(
        {
            "cot": COLUMNS,
            "hang": [
                {"nhom": "A. Cấp xã"},
                {"ten": "Cây xanh", "luong": 2, "tien": "3.000.000"},
                {"ten": "Phân bón", "luong": 1, "tien": 8000000},
                {"o": ["", "Cộng", 3, 11000000], "dong_cong": "có"},
            ],
            "tong_cong": {},
        }
    )
    _assert_sound(table)
    rows = [_texts(row) for row in table.iterfind("w:tr", NS)][2:]
    assert rows == [
        ["A. Cấp xã"],
        ["1", "Cây xanh", "2", "3.000.000"],
        ["2", "Phân bón", "1", "8.000.000"],
        ["", "Cộng", "3", "11.000.000"],
        ["Tổng cộng", "3", "11.000.000"],
    ]
    assert "Tổng cộng\t3\t11.000.000" in drawn.text
    last = table.findall("w:tr", NS)[-1]
    assert len(last.findall(".//w:b", NS)) == 3
    assert [_value(cell, "w:p/w:pPr/w:jc") for cell in last.iterfind("w:tc", NS)] == [
        "center",
        "right",
        "right",
    ]


def test_merged_cells_and_several_paragraphs() -> None:
    table, _ = _draw(
        {
            "cot": [{"ten": "A"}, {"ten": "B"}, {"ten": "C"}],
            "hang": [
                [{"noi_dung": "gộp", "gop_doc": 2}, "một", ["đoạn 1", "đoạn 2"]],
                [{"noi_dung": "ngang", "gop_ngang": 2, "dam": "có", "can": "giua"}],
            ],
        }
    )
    _assert_sound(table)
    first, second = table.findall("w:tr", NS)[1:]
    assert len(first.findall("w:tc", NS)[2].findall("w:p", NS)) == 2
    assert _texts(second) == ["", "ngang"]
    assert second.find("w:tc/w:tcPr/w:vMerge", NS) is not None


def test_widths_that_the_author_gave_are_kept() -> None:
    columns = [{"ten": "A", "rong": 20}, {"ten": "B", "rong": 30}, {"ten": "C"}]
    table, _ = _draw({"cot": columns, "hang": [["a", "b", "c"]]}, page_width())
    grid = [int(column.get(f"{{{W}}}w")) for column in table.iterfind("w:tblGrid/w:gridCol", NS)]
    assert grid[:2] == [1134, 1701]
    assert sum(grid) == pytest.approx(page_width() * 20, abs=2)


def test_no_word_is_wider_than_its_column() -> None:
    columns = [{"ten": "Kinhphí"}, {"ten": "B"}]
    table, _ = _draw({"cot": columns, "hang": [["x", "rất dài " * 60]]})
    first = int(table.find("w:tblGrid/w:gridCol", NS).get(f"{{{W}}}w"))
    assert first > 20 * 50


cells = st.text(st.sampled_from("đưỡ ,.;<&>1"), max_size=30).map(str.strip)


@given(
    st.integers(1, 9).flatmap(
        lambda width: st.lists(
            st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=8
        )
    )
)
def test_any_table_is_sound(rows: list[list[str]]) -> None:
    columns = [{"ten": f"Cột {at}"} for at in range(len(rows[0]))]
    table, _ = _draw({"cot": columns, "hang": rows})
    _assert_sound(table)
    assert [_texts(row) for row in table.findall("w:tr", NS)[1:]] == rows


WIDE = {"cot": [{"ten": f"Cột {at}"} for at in range(12)], "hang": [["x"] * 12]}


def test_a_table_that_lies_across_has_pages_of_its_own() -> None:
    body = ["Trước.", {"bang": WIDE | {"trang_ngang": "có"}}, "Sau."]
    found = context(cac_muc=[{"tieu_de": "A", "noi_dung": body}])
    assert [block["kind"] for block in found["blocks"]] == [
        "section",
        "paragraph",
        "break_main_portrait",
        "table",
        "break_cont_landscape",
        "paragraph_end",
        "signature",
    ]
    assert found["last_section"] == "cont_portrait"
    assert f'w:w="{round(landscape_width() * 20)}"' in _near(found["blocks"][3]["runs"])


def _near(fragment: str) -> str:
    # column widths are whole twentieths: their sum may differ by a few from the page's
    total = int(fragment.split('<w:tblW w:w="')[1].split('"', maxsplit=1)[0])
    assert abs(total - landscape_width() * 20) < 12
    return fragment.replace(f'w:w="{total}"', f'w:w="{round(landscape_width() * 20)}"', 1)


def test_the_signature_stays_on_the_page_of_a_table_that_ends_the_text() -> None:
    body = ["Như sau:", {"bang": WIDE | {"trang_ngang": "có"}}]
    found = context(cac_muc=[{"tieu_de": "A", "noi_dung": body}])
    assert [block["kind"] for block in found["blocks"]][-2:] == ["table", "signature"]
    assert found["last_section"] == "cont_landscape"
    assert "<w:keepNext/>" in found["blocks"][-2]["runs"].rpartition("<w:tr>")[2]


_UNDER_CLAUSES = [
    {"tieu_de": "Một", "noi_dung": ["Lời."]},
    {"tieu_de": "Hai", "noi_dung": [{"bang": WIDE}]},
]


@pytest.mark.parametrize(
    "sections",
    [
        [{"tieu_de": "A", "noi_dung": [{"khoan": _UNDER_CLAUSES}]}],
        [{"tieu_de": "A", "noi_dung": "Lời."}, {"tieu_de": "B", "noi_dung": [{"bang": WIDE}]}],
    ],
    ids=["clause", "section"],
)
def test_a_head_over_the_table_that_ends_the_text_has_no_end(sections: list[Any]) -> None:
    """Nor has the text before it: the end would stand amid the document."""
    blocks = context(cac_muc=sections)["blocks"]
    assert [block["kind"] for block in blocks][-2:] == ["table", "signature"]
    assert not [block["text"] for block in blocks if "./." in block["text"]]


def test_heads_go_with_the_table_across_that_they_lead_on_to() -> None:
    """None stands alone at the foot of the upright page."""
    across = {"bang": WIDE | {"trang_ngang": "có"}}
    found = context(
        cac_muc=[
            {"tieu_de": "A", "noi_dung": ["Trước."]},
            {"tieu_de": "B", "noi_dung": [{"khoan": [{"tieu_de": "Một", "noi_dung": [across]}]}]},
        ],
        ket_thuc="Sau.",
    )["blocks"]
    assert [block["kind"] for block in found] == [
        "section",
        "paragraph",
        "break_main_portrait",
        "section",
        "clause_head",
        "table",
        "break_cont_landscape",
        "paragraph_end",
        "signature",
    ]


def test_the_head_of_the_page_knows_that_it_lies_across() -> None:
    across = {"bang": WIDE | {"trang_ngang": "có"}}
    report = {"loai": "bao_cao", "ky_hieu": "BC-UBND", "cac_muc": []}
    for body, expected in (([across, "Sau."], True), (["Trước.", across], False)):
        model = GeneralDocument.model_validate(GIVEN | report | {"noi_dung": body})
        header = lay_out(model)["header"]
        assert header is not None
        assert header["across"] is expected


def test_a_document_that_begins_with_heads_over_a_table_across_begins_across() -> None:
    """A page with a title and a head alone would be nearly empty (khoản 2 Mục I Phần I)."""
    table = {"bang": WIDE | {"trang_ngang": "có"}}
    found = context(cac_muc=[{"tieu_de": "A", "noi_dung": [table, "Sau."]}])
    kinds = [block["kind"] for block in found["blocks"]]
    assert kinds[:3] == ["section", "table", "break_main_landscape"]
    assert found["header"] is not None
    assert found["header"]["across"]


def test_heads_between_two_tables_across_stay_across() -> None:
    """No upright page holds nothing but a head."""
    across = {"bang": WIDE | {"trang_ngang": "có"}}
    sections = [
        {"tieu_de": "A", "noi_dung": ["Trước.", across]},
        {"tieu_de": "B", "noi_dung": [{"khoan": [{"tieu_de": "Một", "noi_dung": [across]}]}]},
        {"tieu_de": "C", "noi_dung": ["Sau"]},
    ]
    found = context(cac_muc=sections)["blocks"]
    assert [block["kind"] for block in found][2:] == [
        "break_main_portrait",
        "table",
        "section",
        "clause_head",
        "table",
        "break_cont_landscape",
        "section",
        "paragraph_end",
        "signature",
    ]
    assert found[-2]["text"] == "Sau./."


def test_heads_of_an_appendix_go_with_its_table_across() -> None:
    across = {"bang": WIDE | {"trang_ngang": "có"}}
    clauses = [{"khoan": [{"tieu_de": "Một", "noi_dung": [across]}]}]
    for appendix, kinds in (
        ({"tieu_de": "B"}, ["rule", "break_appendix_portrait", "clause_head", "table"]),
        ({"kem_theo": "không"}, ["appendix_label", "clause_head", "table"]),
    ):
        body = [{"tieu_de": "A", "noi_dung": ["Xem Phụ lục."]}]
        found = context(cac_muc=body, phu_luc=[appendix | {"noi_dung": clauses}])
        assert [block["kind"] for block in found["blocks"]][-len(kinds) :] == kinds
        assert found["last_section"].endswith("landscape")


def test_words_too_wide_for_an_upright_page_turn_it() -> None:
    table = {"cot": [{"ten": "Nghiêngngang" * 2} for _ in range(6)], "hang": [["x"] * 6]}
    kinds = [block["kind"] for block in blocks_of([{"bang": table}, "Hết."])]
    assert kinds[:2] == ["table", "break_main_landscape"]


def test_what_stands_about_a_table() -> None:
    table = WIDE | {"tieu_de": "Bảng 1", "don_vi_tinh": "đồng", "ghi_chu": "Số liệu tạm tính."}
    found = [(block["kind"], block["text"]) for block in blocks_of([{"bang": table}, "Hết."])]
    assert found[:2] == [("caption", "Bảng 1"), ("unit", "ĐVT: đồng")]
    assert found[3] == ("note", "Ghi chú: Số liệu tạm tính.")


def test_money_gets_its_dots_however_it_was_typed() -> None:
    columns = [{"ten": "Tiền", "khoa": "tien", "kieu": "dong"}, {"ten": "Năm", "kieu": "chu"}]
    rows: list[Any] = [
        ["3000000", "2026"],
        [3_000_000, "2026"],
        ["3.000.000", "2026"],
        [{"noi_dung": "3000000", "gop_ngang": 1}, "2026"],
        ["chưa có", "2026"],
        ["", "2026"],
    ]
    table, _ = _draw({"cot": columns, "hang": rows})
    assert [_texts(row) for row in table.iterfind("w:tr", NS)][1:] == [
        *[["3.000.000", "2026"]] * 4,
        ["chưa có", "2026"],
        ["", "2026"],
    ]


def _months(count: int, rows: int = 2) -> dict[str, Any]:
    """Plan and result of each month: a table that no page has room for at its usual size."""
    return {
        "cot": [
            {"ten": "STT", "kieu": "stt"},
            {"ten": "Thôn"},
            *({"ten": f"Tháng {month}", "kieu": "dong"} for month in range(1, count + 1)),
            {"ten": {"dinh_dang": "Ghi chú m^2^"}},
        ],
        "hang": [["", "Thôn Đông", *(["36.000.000"] * count), ""]] * rows,
        "trang_ngang": "có",
    }


@pytest.mark.parametrize(("months", "size"), [(7, None), (10, "22"), (12, "18"), (27, "16")])
def test_words_that_have_no_room_are_set_smaller_not_cut(months: int, size: str | None) -> None:
    table, _ = _draw(_months(months), landscape_width())
    _assert_sound(table)
    sizes = {run.find("w:rPr/w:sz", NS) is not None for run in table.iter(f"{{{W}}}r")}
    if size is None:
        assert sizes == {False}
        return
    assert sizes == {True}
    assert {element.get(f"{{{W}}}val") for element in table.iter(f"{{{W}}}sz", f"{{{W}}}szCs")} == {
        size
    }
    # the mark of an empty cell keeps its row no higher
    empty = [p for p in table.iter(f"{{{W}}}p") if p.find("w:r", NS) is None]
    assert empty
    assert all(p.find("w:pPr/w:rPr/w:sz", NS) is not None for p in empty)


def test_a_smaller_table_has_room_for_its_longest_words() -> None:
    table, _ = _draw(_months(10), landscape_width())
    grid = [
        int(column.get(f"{{{W}}}w")) / 20 for column in table.iterfind("w:tblGrid/w:gridCol", NS)
    ]
    needed = text_width("36.000.000", 11) + 2 * 85 / 20
    assert all(width >= needed for width in grid[2:-1])
    assert sum(grid) <= landscape_width() + 1


def test_widths_that_the_author_gave_make_no_letters_smaller() -> None:
    columns = [{"ten": f"Cột {at}", "rong": 40} for at in range(20)]
    table, _ = _draw({"cot": columns, "hang": [["1"] * 20]}, landscape_width())
    assert table.find(".//w:sz", NS) is None


@pytest.mark.parametrize(("joined", "kept"), [(3, 2), (6, 5), (7, 0)])
def test_the_rows_of_a_merged_cell_stay_on_one_page_unless_many(joined: int, kept: int) -> None:
    merged = {"noi_dung": "Phòng Kinh tế", "gop_doc": joined}
    table, _ = _draw(
        {
            "cot": [{"ten": "Việc"}, {"ten": "Đơn vị"}],
            "hang": [
                ["Họp", "Văn phòng"],
                ["Một", merged],
                *([["Hai"]] * (joined - 1)),
                ["Ba", ""],
            ],
        }
    )
    rows = table.findall("w:tr", NS)[1:]
    held = [row.find(".//w:keepNext", NS) is not None for row in rows]
    assert held == [False, *([True] * kept), *([False] * (joined - kept)), False]


@pytest.mark.parametrize("row", [["Hai", 2], ["Hai", {"noi_dung": 2, "dam": "có"}]])
def test_a_total_is_never_alone_on_a_page(row: list[Any]) -> None:
    columns = [{"ten": "Việc"}, {"ten": "Số", "khoa": "so", "kieu": "so"}]
    table, _ = _draw({"cot": columns, "hang": [["Một", 1], row], "tong_cong": {}})
    rows = table.findall("w:tr", NS)[1:]
    assert [row.find(".//w:keepNext", NS) is not None for row in rows] == [False, True, False]
    alone, _ = _draw({"cot": columns, "hang": [], "tong_cong": {}})
    assert len(alone.findall("w:tr", NS)) == 2


def test_a_note_under_a_table_is_never_alone_on_a_page() -> None:
    table = {"cot": [{"ten": "Việc"}], "hang": [["Một"], ["Hai"]], "ghi_chu": "Tạm tính."}
    drawn = blocks_of([{"bang": table}, "Hết."])[0]["runs"]
    assert ["<w:keepNext/>" in row for row in drawn.split("<w:tr>")[1:]] == [True, False, True]


def test_figures_over_a_sum_have_dots_as_the_sum_has() -> None:
    columns = [{"ten": "Thôn"}, {"ten": "Số hộ", "khoa": "ho", "kieu": "so"}]
    rows = [["Đông", "1825"], {"o": ["Đoài", "1175"], "dam": "có"}]
    summed, _ = _draw({"cot": columns, "hang": rows, "tong_cong": {}})
    assert [_texts(row)[1] for row in summed.iterfind("w:tr", NS)] == [
        "Số hộ",
        "1.825",
        "1.175",
        "3.000",
    ]
    # a number that nothing sums may be a year
    plain, _ = _draw({"cot": columns, "hang": [["Đông", "1945"]]})
    assert _texts(plain.findall("w:tr", NS)[1])[1] == "1945"
