"""Files: encodings, wrong kinds, JSON."""

from __future__ import annotations

import contextlib
import os
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import InputError
from docgen.reading import parse, read

TEXT = "trich_yeu: Kế hoạch giảm nghèo bền vững trên địa bàn thị trấn\n"
# The same words in an old encoding, typed from its table.
TCVN3 = b"K\xd5 ho\xb9ch gi\xb6m ngh\xcco b\xd2n v\xf7ng tr\xaan \xae\xdaa b\xb5n th\xde tr\xcan\n"


def refused(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read(path)
    (problem,) = caught.value.problems
    assert problem.source == os.fspath(path)
    return f"{problem.code}: {problem.message}"


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        pytest.param(TEXT.encode("utf-16"), "UTF-16", id="UTF-16 with its mark"),
        pytest.param(TEXT.encode("utf-16-le"), "UTF-16", id="UTF-16 without a mark"),
        pytest.param(TCVN3, "TCVN3", id="TCVN3"),
        pytest.param(b"ten: b\xeac c\xf3 \xf0\xfd\xf5\xf2c \xe2\xec\n", "Windows-1258", id="1258"),
        pytest.param(b"ten: \xf1\xf6\xf4\xefc thu\xf8 t\xf9 c\xe0\n", "VNI", id="VNI"),
        pytest.param(b"PK\x03\x04\x00\x01", "tệp nén", id="a .docx renamed"),
        pytest.param(TEXT.encode() * 9 + b"a: \xff\n", "bị hỏng", id="one bad byte"),
    ],
)
def test_what_is_not_utf8_gets_its_likely_cause(data: bytes, cause: str, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(data)
    message = refused(file)
    assert message.startswith("reading/encoding")
    assert cause in message


def test_the_bad_byte_is_told_by_its_line() -> None:
    with pytest.raises(InputError) as caught:
        parse(TEXT.encode() * 9 + b"a: \xff\n", "a.yaml")
    assert caught.value.problems[0].line == 10


@pytest.mark.parametrize("name", ["ke_hoach.yaml", "ke_hoach.YML", "ke_hoach.json"])
def test_each_suffix_is_read(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text('{"so": "1"}', encoding="utf-8")
    assert read(file).tree == {"so": "1"}


def test_what_is_no_file_of_ours(tmp_path: Path) -> None:
    assert refused(tmp_path).startswith("reading/folder")
    assert refused(tmp_path / "a.yaml").startswith("reading/missing")
    assert refused(tmp_path / "a.docx").startswith("reading/suffix")
    assert refused(tmp_path / "a").startswith("reading/suffix")
    assert refused(Path("a\0.yaml")).startswith("reading/missing")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(tmp_path / "a.yaml")
    assert refused(tmp_path / "a.yaml").startswith("reading/not-a-file")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: b")

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)  # the superuser may read anything
    assert refused(file).startswith("reading/unreadable")


def test_json_numbers_are_exact_and_null_is_absent() -> None:
    tree = parse('{"a": 4500000, "b": 0.10, "c": true, "d": null, "e": "0125"}', "a", "json").tree
    assert tree == {"a": 4500000, "b": Decimal("0.10"), "c": True, "e": "0125"}


@pytest.mark.parametrize(
    ("text", "code", "path"),
    [
        pytest.param('{"a": 1,}', "syntax", "", id="a comma too many"),
        pytest.param('{"a": NaN}', "number", "a", id="not a number"),
        pytest.param('{"a": [-Infinity]}', "number", "a[0]", id="infinity"),
        pytest.param('{"a": 1e400}', "number", "a", id="a huge exponent"),
        pytest.param('{"a": ' + "9" * 5000 + "}", "number", "a", id="a huge integer"),
        pytest.param('{"x": [{"a": 1, "a": 2}]}', "duplicate-key", "x[0]", id="a key twice"),
        pytest.param('{"a": [null]}', "empty-item", "a[0]", id="null in a list"),
        pytest.param("null", "empty", "", id="null alone"),
        pytest.param("[" * 60 + "]" * 60, "depth", "", id="sixty levels"),
        pytest.param("[" * 200_000, "depth", "", id="two hundred thousand levels"),
        pytest.param('{"a": "\x01"}', "syntax", "", id="a control character"),
    ],
)
def test_json_faults(text: str, code: str, path: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(text, "a.json", "json")
    assert [(one.code, one.path) for one in caught.value.problems] == [(f"reading/{code}", path)]


@given(st.text(alphabet='{}[]",:0123456789.eE+-truefalsn \\u', max_size=60))
def test_any_json_text_gives_a_tree_or_an_input_error(text: str) -> None:
    with contextlib.suppress(InputError):
        assert parse(text, "a.json", "json").tree is not None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"a": }', "chỗ này phải là một giá trị"),
        ("{a: 1}", "chỗ này phải là tên khóa trong dấu ngoặc kép"),
        ('{"a": 1 "b": 2}', "thiếu dấu phẩy, hoặc thiếu dấu ngoặc đóng"),
        ('{"a" 1}', "thiếu dấu hai chấm sau tên khóa"),
        ('{"a": 1} {', "còn nội dung thừa"),
        ('{"a": "x\ny"}', "chuỗi không được xuống dòng"),
        ('{"a": "\\q"}', "sau dấu \\ là ký hiệu không có trong JSON"),
        ('{"a": "x', "chưa có dấu ngoặc kép đóng"),
        ('{"a": "\\u12"}', "sau dấu \\ là ký hiệu không có trong JSON"),
    ],
)
def test_wrong_json_is_told_in_vietnamese(text: str, told: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(text, "a.json", "json")
    (problem,) = caught.value.problems
    assert told in problem.message
    assert not any(word in problem.message for word in ("Expecting", "Invalid", "Unterminated"))
