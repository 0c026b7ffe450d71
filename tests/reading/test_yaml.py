"""YAML is read as typed: nothing is resolved, nothing is swallowed, and every fault has a line."""

from __future__ import annotations

import contextlib
import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import InputError
from docgen.reading import Plain, Source, parse


def problems(text: str | bytes) -> list[tuple[str, int | None]]:
    """Codes and lines of the problems of a text that must be refused."""
    with pytest.raises(InputError) as caught:
        parse(text, "a.yaml")
    return [(one.code.removeprefix("reading/"), one.line) for one in caught.value.problems]


@pytest.mark.parametrize(
    "typed",
    [
        "0125",
        "4.500",
        "7:30",
        "no",
        "1e3",
        "0x1F",
        "2024-06-24",
        "true",
        ".5",
        "1_000",
    ],
)
def test_a_scalar_stays_as_typed(typed: str) -> None:
    tree = parse(f"a: {typed}\nb: '{typed}'\n", "a.yaml").tree
    assert tree == {"a": typed, "b": typed}
    assert isinstance(tree, dict)
    assert isinstance(tree["a"], Plain)
    assert type(tree["b"]) is str


def test_block_texts_are_quoted_texts_and_may_hold_anything() -> None:
    tree = parse("a: |\n  {{ x }} # y: z\nb: >-\n  một\n  hai\n", "a.yaml").tree
    assert tree == {"a": "{{ x }} # y: z\n", "b": "một hai"}
    assert not any(Source.is_plain(value) for value in tree.values())  # type: ignore[union-attr]


def test_an_empty_value_is_left_out_but_keeps_its_place() -> None:
    source = parse("a:\nb:\n  c:\nd: x\n", "a.yaml")
    assert source.tree == {"b": {}, "d": "x"}
    assert source.where_key(("a",)) == (1, 1)


@pytest.mark.parametrize("nothing", ["null", "~", "Null", "NULL"])
def test_what_yaml_writes_for_nothing_is_nothing(nothing: str) -> None:
    """As an empty value, and as null of JSON; between quotes it is a word."""
    source = parse(f"a: {nothing}\nb: '{nothing}'\n", "a.yaml")
    assert source.tree == {"b": nothing}
    assert source.where_key(("a",)) == (1, 1)
    assert problems(f"a: [x, {nothing}]\n") == [("empty-item", 1)]


@pytest.mark.parametrize(
    ("text", "line", "path", "words"),
    [
        ("a: x\nb:\u00a0An Bình\nc: z\n", 2, "", "Sau “b:” là dấu cách không ngắt"),
        ("a:\n  - x\n  - luu:\u00a0VT\n", 3, "a[1]", "Sau “luu:” là dấu cách không ngắt"),
        ("a: x\nb： An Bình\nc: z\n", 2, "", "hãy viết “b: …”"),
        ("a:\n  b: x\n\u00a0\u00a0c: y\n", 3, "", "thụt đầu dòng bằng dấu cách không ngắt"),
        ('a: "x”\nb: y\n', 1, "", "đóng bằng dấu ” của Word"),
    ],
)
def test_what_word_puts_in_place_of_a_space_or_a_quote_is_told(
    text: str, line: int, path: str, words: str
) -> None:
    with pytest.raises(InputError) as caught:
        parse(text, "a.yaml")
    first = caught.value.problems[0]
    assert (first.line, first.path) == (line, path)
    assert words in first.message


def test_a_fault_in_a_list_is_told_at_its_own_entry() -> None:
    with pytest.raises(InputError) as caught:
        parse("a:\n  - x\n  - y # z\n  - *b\n  - &c d\n", "a.yaml")
    assert [one.path for one in caught.value.problems] == ["a[1]", "a[2]", "a[3]"]


def test_byte_order_mark_and_windows_line_ends_are_taken() -> None:
    source = parse("\ufeffa: 1\r\nb: hai\r\n".encode(), "a.yaml")
    assert source.tree == {"a": "1", "b": "hai"}
    assert source.where(("b",)) == (2, 4)


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        pytest.param((), (1, 1), (1, 1), id="root"),
        pytest.param(("noi_nhan",), (3, 3), (2, 1), id="list"),
        pytest.param(("noi_nhan", 1), (4, 5), (4, 5), id="item"),
        pytest.param(("noi_nhan", 1, "ten"), (4, 10), (4, 5), id="key inside an item"),
        pytest.param(("noi_nhan", 1, "ten", "x"), (4, 10), (4, 10), id="below a text"),
        pytest.param(("noi_nhan", 7), (3, 3), (3, 3), id="item that is not there"),
        pytest.param(("thieu",), (1, 1), (1, 1), id="key that is not there"),
    ],
)
def test_places(path: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]) -> None:
    source = parse("so: 1\nnoi_nhan:\n  - Như trên\n  - ten: Lưu\n", "a.yaml")
    assert source.where(path) == value
    assert source.where_key(path) == key


FAULTS = [
    pytest.param("a: {{ x }}\n", [("braces", 1)], id="a value that begins with braces"),
    pytest.param("a: {{ x }} đồng\n", [("braces", 1)], id="braces and text after them"),
    pytest.param("a:\n  - {{ x }}\n", [("braces", 2)], id="an item that begins with braces"),
    pytest.param("a: {% if x %}\n", [("statement", 1)], id="a statement"),
    pytest.param("a: b # c\n", [("comment", 1)], id="a comment after a value"),
    pytest.param("a: #190/KH\n", [("comment", 1)], id="a value that begins with a hash"),
    pytest.param("a: b\n  c # d\n", [("comment", 2)], id="a comment after a folded value"),
    pytest.param("a: b: c\n", [("colon", 1)], id="a colon in a text"),
    pytest.param("- Khu phố 1: 01 hộ\n", [("colon", 1)], id="a colon that makes a bullet a key"),
    pytest.param("a: 1\nb: 2\na: 3\n", [("duplicate-key", 3)], id="a key twice"),
    pytest.param("a: 1\nb: {c: 1, c: 2}\n", [("duplicate-key", 2)], id="a key twice in braces"),
    pytest.param("a:\n\tb: 1\n", [("tab", 2)], id="a tab"),
    pytest.param('a: "b\nc: d\n', [("quote", 1)], id="a quote never closed"),
    pytest.param('a: "b\nc: "d"\ne: f\n', [("quote", 1)], id="a quote closed a line later"),
    pytest.param('a: "b" c\n', [("after-quote", 1)], id="text after a quote"),
    pytest.param('a: "b\\q"\n', [("escape", 1)], id="a backslash in quotes"),
    pytest.param("a: [b] c\n", [("bracket", 1)], id="text after a bracket"),
    pytest.param("a: [b\n", [("bracket", 1)], id="a bracket never closed"),
    pytest.param("a: x\nb:c\nd: e\n", [("colon-space", 2)], id="no space after a colon"),
    pytest.param("a: x\nnhư sau\nd: e\n", [("no-colon", 2)], id="a line that is no key"),
    pytest.param("a: x\n  b: y\n", [("indent", 2)], id="too deep"),
    pytest.param("a:\n  - b: 1\n   c: 2\n", [("indent", 3)], id="between two depths"),
    pytest.param("a:\n- b\n - c\n", [("bullet", 2)], id="a bullet folded into another"),
    pytest.param("a: %b\n", [("character", 1)], id="percent sign first"),
    pytest.param("a: @b\n", [("character", 1)], id="at sign first"),
    pytest.param("a: *b\n", [("alias", 1)], id="an alias"),
    pytest.param("a: &b c\n", [("anchor", 1)], id="an anchor"),
    pytest.param("a: !!python/name:os.system x\n", [("tag", 1)], id="a tag"),
    pytest.param("a: !b\n", [("tag", 1)], id="an exclamation mark first"),
    pytest.param("a: !!set {b}\n", [("tag", 1)], id="a tag on a mapping"),
    pytest.param("<<: b\n", [("merge-key", 1)], id="a merge key"),
    pytest.param("a:\n  - b\n  -\n", [("empty-item", 3)], id="an empty item"),
    pytest.param("? [a]\n: b\n", [("key", 1)], id="a key that is a list"),
    pytest.param("a: b\n---\nc: d\n", [("documents", 2)], id="two documents"),
    pytest.param("a: \x07b\n", [("character", 1)], id="a control character"),
    pytest.param("a: b\u2028c\n", [("character", 1)], id="a line separator"),
    pytest.param("a: b\ud800\n", [("character", 1)], id="a lone surrogate"),
    pytest.param("", [("empty", None)], id="an empty file"),
    pytest.param(" \n\n", [("empty", None)], id="blanks"),
    pytest.param("# ghi chú\n", [("empty", None)], id="a comment only"),
    pytest.param("a: " + "[" * 60, [("depth", 1)], id="sixty levels"),
    pytest.param("x" * (4 * 1024 * 1024 + 1), [("too-big", None)], id="more than four MiB"),
]


@pytest.mark.parametrize(("text", "expected"), FAULTS)
def test_a_fault_is_named_at_its_line(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert problems(text) == expected


@pytest.mark.parametrize(("text", "expected"), FAULTS)
def test_the_parser_in_python_finds_the_same(
    text: str, expected: list[tuple[str, int | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where PyYAML was built without libyaml."""
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert problems(text) == expected


def test_all_faults_of_a_file_are_told_at_once() -> None:
    text = "a: {{ x }}\nb: Ghi chú: hai\n  tiếp: nữa\nc: 1 # d\ne: @f\na: 2\ng: h\n"
    assert problems(text) == [
        ("braces", 1),
        ("colon", 2),
        ("comment", 4),
        ("character", 5),
        ("duplicate-key", 6),
    ]


def test_a_file_full_of_faults_is_not_told_without_end() -> None:
    assert len(problems("a: b # c\n" * 5000)) == 501


def test_a_duplicate_key_names_both_lines() -> None:
    with pytest.raises(InputError, match=r"dòng 3.*đã có ở dòng 1"):
        parse("so: 1\nb: 2\nso: 3\n", "a.yaml")


@pytest.mark.parametrize("comment", ["# một dòng riêng\na: b\n", 'a: "b" # sau ngoặc\n'])
def test_a_comment_that_swallows_nothing_is_welcome(comment: str) -> None:
    assert parse(comment, "a.yaml").tree == {"a": "b"}


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    assert {code for code, _ in problems("\n".join(lines))} == {"alias", "anchor"}


@pytest.mark.parametrize(
    "unit", ["{", "[", "}", "]", "- ", "? ", "a: ", " ", '"', "'", "#", "!", "&"]
)
@pytest.mark.parametrize("lead", ["", "a: "])
def test_long_runs_are_refused_quickly(lead: str, unit: str) -> None:
    text = lead + unit * (30_000 // len(unit)) + "x"
    parse("a: b", "warm.yaml")
    started = time.process_time()
    with contextlib.suppress(InputError):
        parse(text, "a.yaml")
    assert time.process_time() - started < 1


def test_a_plan_of_twenty_kilobytes_is_read_in_a_few_milliseconds() -> None:
    line = "Chủ trì, phối hợp với các ban, ngành và khu phố điều tra, quản lý danh sách hộ nghèo"
    text = "noi_dung:\n" + f"  - ten: {line}\n    y:\n      - {line}\n" * 90
    assert len(text.encode()) > 20_000
    best = min(_timed(text) for _ in range(7))
    assert best < 0.015  # a few ms when the machine is quiet


def _timed(text: str) -> float:
    started = time.process_time()
    parse(text, "a.yaml")
    return time.process_time() - started


@given(st.text(alphabet="ab:#-{}[]\"'|>&*!?%@`,. \n\t\\đ", max_size=80))
def test_any_text_gives_a_tree_or_an_input_error(text: str) -> None:
    with contextlib.suppress(InputError):
        assert parse(text, "a.yaml").tree is not None


@given(st.binary(max_size=60))
def test_any_bytes_give_a_tree_or_an_input_error(data: bytes) -> None:
    with contextlib.suppress(InputError):
        assert parse(data, "a.yaml").tree is not None


values = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=20)
    .filter(lambda text: not any(ord(one) & 0xFFFE == 0xFFFE for one in text))
    .map(lambda text: text.replace("\ufeff", "")),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abc"), inner),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["a", "b", "so_lieu"]), values, min_size=1))
def test_quoted_texts_come_back_letter_for_letter(tree: dict[str, object]) -> None:
    text = yaml.safe_dump(tree, default_style='"', allow_unicode=True, width=10**6)
    assert parse(text, "a.yaml").tree == tree


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        pytest.param("trích_yếu: x", 1, "viết không dấu: trich_yeu.", id="a key with diacritics"),
        pytest.param("Địa danh: x", 1, "viết không dấu: dia_danh.", id="a key as a title"),
        pytest.param(
            "a:\n  – Một\n  – Hai\n", 2, "“–” không phải dấu gạch nối", id="dashes of Word"
        ),
        pytest.param("a:\n  - Một\n  • Hai\n", 3, "“•” không phải dấu gạch nối", id="a bullet"),
        pytest.param("a:\n  - Một\n  -Hai\n", 3, "Thiếu dấu cách sau dấu gạch", id="a dash alone"),
        pytest.param("a:\n  -Một\n  -Hai\n", 2, "Thiếu dấu cách sau dấu gạch", id="two of them"),
        pytest.param(
            "a:\n  - muc: x\n    tong: 5\n    muc: y\n",
            4,
            "thêm dấu “-” ở dòng bắt đầu mục mới",
            id="an entry without its dash",
        ),
    ],
)
def test_what_clerks_mistype_is_told_as_they_would_mend_it(
    text: str, line: int, words: str
) -> None:
    with pytest.raises(InputError) as caught:
        parse(text, "a.yaml")
    (problem,) = caught.value.problems
    assert problem.line == line
    assert words in problem.message


def test_a_long_sentence_is_not_called_a_key() -> None:
    with pytest.raises(InputError) as caught:
        parse("a:\n  - Chuẩn bị các loại cây giống và phân bón: Phòng Kinh tế\n", "a.yaml")
    assert "viết không dấu" not in str(caught.value)


def test_a_dash_within_a_text_of_several_lines_is_a_dash() -> None:
    assert parse("a: Một\n  hai – ba + bốn\n  năm\n", "a.yaml").tree == {
        "a": "Một hai – ba + bốn năm"
    }


def test_a_fault_that_blanking_its_line_does_not_mend_is_told_once() -> None:
    with pytest.raises(InputError) as caught:
        parse("dia_danh:\u00a0An Bình\nco_quan: {ten: Ủy ban}\n", "ke_hoach.yaml")
    said = [(one.line, one.message) for one in caught.value.problems]
    assert len(said) == len(set(said))
    assert said[0][0] == 1
