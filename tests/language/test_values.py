"""Values: the kind of each, how kinds compare, what stands in a sentence; and figures."""

from __future__ import annotations

import datetime
from collections import OrderedDict
from decimal import Decimal
from enum import IntEnum
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest

from docgen.language.faults import RefusalError
from docgen.language.figures import evaluate_tree, type_figure
from docgen.language.values import (
    as_date,
    as_list,
    as_number,
    as_text,
    compare,
    describe,
    kind_of,
    same,
    text_of,
)
from docgen.reading import parse
from docgen.vietnamese import PartialDate


class _Level(IntEnum):
    ONE = 1


class _Word(str):
    """A text of another class, as the readers make them."""


class _Pair(NamedTuple):
    left: int
    right: int


DAY = PartialDate(2024, 6, 24)
KINDS: list[tuple[object, str]] = [
    (True, "bool"),
    (0, "number"),
    (_Level.ONE, "number"),
    (Decimal("1.5"), "number"),
    (Decimal("NaN"), "other"),
    (Decimal("Infinity"), "other"),
    (1.5, "other"),
    ("", "text"),
    (_Word("a"), "text"),
    ({}, "mapping"),
    (OrderedDict(), "mapping"),
    (MappingProxyType({}), "mapping"),
    ([], "list"),
    ((), "list"),
    (_Pair(1, 2), "list"),
    (DAY, "date"),
    (datetime.date(2024, 6, 24), "date"),
    (datetime.datetime(2024, 6, 24), "other"),
    (None, "other"),
    (b"a", "other"),
    ({1}, "other"),
]


@pytest.mark.parametrize(("value", "kind"), KINDS, ids=repr)
def test_a_value_has_its_kind(value: object, kind: str) -> None:
    assert kind_of(value) == kind


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (True, "đúng/sai"),
        (5, "số “5”"),
        (Decimal("1.50"), "số “1.50”"),
        ("a", "chữ “a”"),
        ("x" * 40, "chữ “" + "x" * 40 + "”"),
        ("x" * 41, "chữ “" + "x" * 40 + "…”"),
        (DAY, "ngày"),
        ([], "danh sách"),
        ({}, "nhóm số liệu"),
        (None, "kiểu không dùng được"),
    ],
)
def test_a_value_is_described(value: object, said: str) -> None:
    assert describe(value) == said


def _refused(function: Any, *arguments: object) -> str:
    with pytest.raises(RefusalError) as caught:
        function(*arguments)
    assert caught.value.fault.code in {"language/value", "language/compare"}
    return str(caught.value.fault.message)


def test_what_is_needed_is_given_back_or_refused() -> None:
    word, pair = _Word("a"), _Pair(1, 2)
    assert as_text(word) is word
    assert as_list(pair) is pair
    assert as_number(Decimal(2)) == 2
    assert as_date(DAY) is DAY
    assert as_date(datetime.date(2024, 6, 24)) == datetime.date(2024, 6, 24)
    assert as_date("24/6/2024") == DAY
    assert _refused(as_number, True) == "Cần một số nhưng ở đây là đúng/sai."
    assert _refused(as_number, "a1") == "Cần một số nhưng ở đây là chữ “a1”."
    assert _refused(as_number, "1a").startswith("Cần một số nhưng ở đây là chữ “1a”; trong so_lieu")
    assert _refused(as_text, None) == "Cần chữ nhưng ở đây là kiểu không dùng được."
    assert _refused(as_list, "ab") == "Cần một danh sách nhưng ở đây là chữ “ab”."
    assert _refused(as_date, datetime.datetime(2024, 6, 24)) == (
        "Cần một ngày nhưng ở đây là kiểu không dùng được."
    )


ORDERED = [("lt", 1), ("lteq", 1), ("gt", 0), ("gteq", 0)]
PAIRS: list[tuple[Any, Any]] = [
    (1, 2),
    (Decimal("1.5"), 2),
    (DAY, PartialDate(2024, 6, 25)),
    (datetime.date(2024, 1, 1), datetime.date(2024, 1, 2)),
]


@pytest.mark.parametrize(("small", "large"), PAIRS, ids=repr)
def test_numbers_and_days_are_ordered(small: Any, large: Any) -> None:
    for operation, wanted in ORDERED:
        assert compare(operation, small, large) is bool(wanted)
        assert compare(operation, large, small) is not bool(wanted)
        assert compare(operation, small, small) is (operation in {"lteq", "gteq"})
    assert compare("eq", small, small) is True
    assert compare("eq", small, large) is False
    assert compare("ne", small, large) is True
    assert compare("ne", small, small) is False


def test_being_in_a_list_is_being_the_same_and_of_one_kind() -> None:
    assert compare("in", 1, [True, "1", 1]) is True
    assert compare("in", 1, [True, "1"]) is False
    assert compare("notin", 1, [True, "1"]) is True
    assert compare("notin", 1, (2, 1)) is False
    assert compare("in", "xã", "xã Một") is True
    assert compare("notin", "xã", "phường") is True
    assert _refused(compare, "in", 1, "1") == "Cần chữ nhưng ở đây là số “1”."
    assert _refused(compare, "in", 1, 1) == "Cần một danh sách nhưng ở đây là số “1”."
    assert _refused(same, 1, True).startswith("Không so sánh được số “1” với đúng/sai; hai bên")


@pytest.mark.parametrize(
    ("value", "said"),
    [("a", "a"), (_Word("a"), "a"), (1234567, "1.234.567"), (Decimal("12.5"), "12,5"), (0, "0")],
)
def test_a_value_stands_in_a_sentence(value: object, said: str) -> None:
    assert text_of(value) == said
    assert text_of(value).__class__ is str


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (True, "Đúng/sai không viết được vào câu; hãy dùng nó trong điều kiện."),
        (DAY, "Ngày phải ghi rõ cách viết: | ngay hoặc | ngay_ngan."),
        ([], "Danh sách không viết được vào câu; hãy dùng | noi(', '), | dem hoặc | tong('cột')."),
        ({}, "Đây là một nhóm số liệu; hãy ghi tên từng mục sau dấu chấm."),
        (None, "Giá trị này không viết được vào câu."),
    ],
)
def test_a_value_without_one_form_is_told(value: object, told: str) -> None:
    assert _refused(text_of, value) == told


# --- Figures ---


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("5", 5),
        ("1899", 1899),
        ("1900", "1900"),
        ("1999", "1999"),
        ("2024", "2024"),
        ("2099", "2099"),
        ("2100", 2100),
        ("2.024", 2024),
        ("20245", 20245),
        ("0", 0),
        ("0125", "0125"),
        ("00", "00"),
        ("-01", "-01"),
        ("0,5", Decimal("0.5")),
        ("-3", -3),
        ("+3", 3),
        ("12,50", Decimal("12.50")),
        ("12 hộ", "12 hộ"),
        ("5\n", "5\n"),
        ("xã 5", "xã 5"),
        ("", ""),
    ],
)
def test_a_figure_is_typed(written: str, typed: object) -> None:
    found = type_figure(written)
    assert found == typed
    assert type(found) is type(typed)


def _told(text: str, **options: Any) -> tuple[dict[str, Any], list[str]]:
    tree, problems = evaluate_tree(parse(text, "a.yaml"), **options)
    return tree, [f"{p.code}|{p.line}:{p.column}|{p.path}|{p.message}" for p in problems]


NO_NAME = "tên gồm chữ cái, chữ số và dấu _, bắt đầu bằng chữ cái."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- a\n- b", ["language/not-a-mapping|1:1||Tệp phải gồm các dòng “khóa: giá trị”, ví dụ "
                      "“trich_yeu: …”."]),
        ("so_lieu: 5\nx: a", ["language/figures|1:10|so_lieu|“so_lieu” phải gồm các dòng "
                              "“tên: giá trị”."]),
        ("so_lieu:\n  'a b': 5", ['language/name|2:3|so_lieu["a b"]|Không đặt tên số liệu là “a b” '
                                f"được; {NO_NAME}"]),
        ("so_lieu:\n  _a: 5", [f"language/name|2:3|so_lieu._a|Không đặt tên số liệu là “_a” được; "
                               f"{NO_NAME}"]),
        ("so_lieu:\n  Loop: 5", ["language/name|2:3|so_lieu.Loop|Không đặt tên số liệu là “Loop” "
                                 f"được; {NO_NAME}"]),
        ("so_lieu:\n  if: 5", [f"language/name|2:3|so_lieu.if|Không đặt tên số liệu là “if” được; "
                               f"{NO_NAME}"]),
        ("so_lieu:\n  co: 5", ["language/name|2:3|so_lieu.co|Tên “co” đã có sẵn; hãy đặt tên khác "
                               "cho số liệu này."]),
        ("so_lieu:\n  a: 4.5", ["language/number|2:6|so_lieu.a|Số 4.5 có thể hiểu hai cách: viết "
                                "4.500 nếu là bốn nghìn rưỡi, 4,5 nếu là bốn phẩy năm; nếu đây "
                                "không phải là số, hãy đặt trong dấu ngoặc kép."]),
        ("so_lieu:\n  a: '{{ b }}'\n  b: '{{ a }}'", [
            "language/cycle|2:6|so_lieu.a|Các số liệu cần lẫn nhau nên không tính được: a → b → a; "
            "hãy ghi thẳng một trong số đó."]),
        ("so_lieu:\n  a: '{{ a }}'", [
            "language/cycle|2:6|so_lieu.a|Các số liệu cần lẫn nhau nên không tính được: a → a; "
            "hãy ghi thẳng một trong số đó."]),
    ],
)  # fmt: skip
def test_a_wrong_figure_is_told_at_its_place(text: str, told: list[str]) -> None:
    found = _told(text, extra={"co": 1})[1]
    if "4.5\n" in f"{text}\n":  # the number's own sentence belongs to another room
        assert len(found) == 1
        assert found[0].startswith("language/number|2:6|so_lieu.a|")
        assert found[0].endswith("; nếu đây không phải là số, hãy đặt trong dấu ngoặc kép.")
        assert ".;" not in found[0]
    else:
        assert found == told


def test_one_mistake_is_told_once_and_what_needs_it_is_left_alone() -> None:
    text = """\
so_lieu:
  a: "{{ tong_so }}"
  b: "{{ a }}"
  nhom: {c: "{{ b }}", d: 5}
  tot: 6
x: "{{ a }} và {{ tot }}"
y: "{{ nhom.c }}"
z: "{{ nhom.d }} {{ tot }}"
w: [{u: "{{ tot }}"}, "{{ b }}"]
"""
    tree, told = _told(text)
    assert [line.split("|")[:3] for line in told] == [["language/unknown-name", "2:6", "so_lieu.a"]]
    assert tree == {
        "x": "{{ a }} và {{ tot }}",
        "y": "{{ nhom.c }}",
        "z": "5 6",
        "w": [{"u": 6}, "{{ b }}"],
    }


def test_computed_figures_are_computed_in_the_order_of_their_needs() -> None:
    text = """\
so_lieu:
  tat_ca: "{{ nhom }}"
  hai: "{{ mot | ty_le(ba) }}"
  mot: "{{ ds | tong('so') }}"
  ba: 40
  ds: [{so: 1}, {so: "{{ nhom.x }}"}]
  nhom: {x: 9, y: "{{ ba }}"}
trong: "{{ hai | phan_tram }} {{ tat_ca.y }} {{ ds[1].so }}"
"""
    assert _told(text) == ({"trong": "25% 40 9"}, [])


def test_two_places_share_no_list() -> None:
    tree, told = _told("so_lieu: {a: [{b: 1}]}\nx: '{{ a }}'\ny: '{{ a }}'")
    assert told == []
    assert tree["x"] == tree["y"] == [{"b": 1}]
    assert tree["x"] is not tree["y"]
    assert tree["x"][0] is not tree["y"][0]


def test_marks_are_escaped_only_where_they_act() -> None:
    text = "so_lieu: {a: '5*3'}\nx: '{{ a }}'\ny: {dinh_dang: '*{{ a }}*'}\nz: {khac: ['{{ a }}']}"
    tree, told = _told(text)
    assert told == []
    assert tree == {"x": "5*3", "y": {"dinh_dang": "*5\\*3*"}, "z": {"khac": ["5*3"]}}
    inner, _ = _told("so_lieu: {a: '*'}\ndinh_dang: {b: ['{{ a }}']}")
    assert inner == {"dinh_dang": {"b": ["\\*"]}}
    other, _ = _told("so_lieu: {a: '*'}\nx: '{{ a }}'", markup_keys={"x"})
    assert other == {"x": "\\*"}


def test_what_is_declared_and_empty_is_absent_and_not_unknown() -> None:
    tree, told = _told("so_lieu:\n  a:\n  b: 1\nx: \"{{ a | mac_dinh('chưa') }}\"\ny: '{{ a }}'")
    assert tree["x"] == "chưa"
    assert [line.split("|")[0] for line in told] == ["language/absent"]


def test_too_many_problems_end_the_search() -> None:
    rows = "\n".join(f"  k{n}: 4.5" for n in range(510))
    _, told = _told(f"so_lieu:\n{rows}")
    assert len(told) == 501
    assert told[-1].endswith(
        "|Tệp có quá nhiều lỗi; hãy sửa các lỗi trên rồi chạy lại để xem tiếp."
    )


def test_more_rings_than_anyone_reads_end_too() -> None:
    rows = "\n".join(f"  a{n}: '{{{{ b{n} }}}}'\n  b{n}: '{{{{ a{n} }}}}'" for n in range(30))
    tree, told = _told(f"so_lieu:\n{rows}\nx: '{{{{ a1 }}}}'\ny: '{{{{ b29 }}}}'")
    assert len(told) == 20
    assert {line.split("|")[0] for line in told} == {"language/cycle"}
    assert tree == {"x": "{{ a1 }}", "y": "{{ b29 }}"}


def test_the_figures_may_stand_under_another_key() -> None:
    assert _told("hinh: {a: 5}\nx: '{{ a }}'", scope_key="hinh") == ({"x": 5}, [])
    _, told = _told("hinh:\n  _b: 5", scope_key="hinh")
    assert told[0].split("|")[2] == "hinh._b"
