"""Threats 13, 14, 18, 19, 20, 22 and 23: rows from anyone, and what a run leaves behind.

The rooms' own tests (``tests/batch``) go further into each; here the whole way is gone with inputs
of every family that the threats name.
"""

from __future__ import annotations

import csv
import io
import json
import re
import resource
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

import docgen
from docgen.errors import DocgenError
from tests.hostile.judging import CANARY, vietnamese
from tests.hostile.test_04_texts import KEPT, REFUSED, _text
from tests.support.cli import docgen as command

BLUEPRINT = """
du_lieu:
  khoa: ma
  ten_tep: "{{ thon }}"
  cot:
    - {ten: ma, tieu_de: Mã}
    - {ten: thon, tieu_de: Thôn}
    - {ten: so_cay, tieu_de: Số cây, kieu: so}
co_quan: {ten: Ủy ban nhân dân xã Đồng Tâm}
so: 31
ky_hieu: KH-UBND
dia_danh: Đồng Tâm
ngay_ban_hanh: 24/6/2026
trich_yeu: Trồng cây năm 2026
cac_muc:
  - {muc: muc_tieu, tong_quat: "Ở {{ thon }} trồng {{ so_cay | so }} cây xanh."}
nguoi_ky: {quyen_han: TM. ỦY BAN NHÂN DÂN, chuc_vu: CHỦ TỊCH, ho_ten: Người Ký Mẫu}
noi_nhan: [Các thôn, {luu: VT}]
"""
HEADS = ["Mã", "Thôn", "Số cây"]


@pytest.fixture
def blueprint(tmp_path: Path) -> Path:
    path = tmp_path / "mau.yaml"
    path.write_text(BLUEPRINT, encoding="utf-8")
    return path


def row(number: int, thon: str = "", **change: Any) -> dict[str, Any]:
    return {"ma": f"x{number}", "thon": thon or f"Thôn {number}", "so_cay": number} | change


def run(blueprint: Path, rows: Any, folder: Path, **options: Any) -> list[docgen.Outcome]:
    return list(docgen.batch(blueprint, rows, folder, workers=0, **options))


# --- 13: names ---

NAMES = [
    "../../x",
    "..",
    ".",
    "/etc/passwd",
    "a/b",
    "a\\b",
    "C:\\x",
    "CON",
    "con.docx",
    "AUX",
    "nul",
]
NAMES += [
    "LPT1",
    "COM9.txt",
    "…",
    "-",
    "---",
    "x" * 300,
    "đ" * 300,
    ".an",
    "-rf",
    "a b",
    "$(id)",
    "a;b",
]
NAMES += [
    "~root",
    "%2e%2e%2f",
    "x.docx",
    "manifest.csv",
    "x\u00a0y",
    "Xã Đồng Tâm",
    "xa dong tam",
    "🌳",
]


def test_13_every_file_stands_in_the_folder_under_a_plain_name(
    blueprint: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    outcomes = run(blueprint, (row(n, name) for n, name in enumerate(NAMES, 1)), folder)
    made = [Path(str(outcome.path)) for outcome in outcomes if outcome.path]
    assert len(made) == len({path.name for path in made}) >= len(NAMES) - 3
    for path in made:
        assert path.resolve().parent == folder.resolve()
        assert re.fullmatch(r"[a-z0-9-]+\.docx", path.name), path.name
        assert len(path.name.encode()) <= 120
        assert not re.fullmatch(r"(con|prn|aux|nul|com\d|lpt\d)\.docx", path.name)
    assert {p.name for p in tmp_path.iterdir()} == {"mau.yaml", "out"}


def test_13_what_is_there_is_never_written_over(blueprint: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "thon-1.docx").write_bytes(b"another's")
    (outcome,) = run(blueprint, [row(1)], folder)
    assert outcome.errors
    assert vietnamese(outcome.errors[0].message)
    assert (folder / "thon-1.docx").read_bytes() == b"another's"


def test_13_a_link_is_not_followed_out(blueprint: Path, tmp_path: Path) -> None:
    folder, outside = tmp_path / "out", tmp_path / "outside.docx"
    folder.mkdir()
    outside.write_bytes(b"another's")
    (folder / "thon-1.docx").symlink_to(outside)
    run(blueprint, [row(1)], folder)
    assert outside.read_bytes() == b"another's"


# --- 14: half a file ---


def test_14_a_full_disk_leaves_no_half_document(blueprint: Path, tmp_path: Path) -> None:
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
    limit += "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)"
    (tmp_path / "plan.json").write_text(
        json.dumps(
            docgen.Blueprint.load(blueprint).fill(row(1)).model_dump(mode="json", by_alias=True)
        )
    )
    done = command("make", "plan.json", "-o", "a.docx", cwd=tmp_path, first=limit)
    assert done.code == 2
    assert "Traceback" not in done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mau.yaml", "plan.json"]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 4096


# --- 18: formulas ---

FORMULAS = ["=cmd|' /C calc'!A0", "=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "＝1+1", "\t=1", "\r=1"]


def test_18_no_cell_of_the_manifest_is_a_formula(blueprint: Path, tmp_path: Path) -> None:
    rows = [row(n, ma=text) for n, text in enumerate(FORMULAS, 1)]
    run(blueprint, rows, tmp_path / "out")
    text = (tmp_path / "out" / "manifest.csv").read_text(encoding="utf-8-sig")
    for cells in csv.reader(io.StringIO(text)):
        for cell in cells:
            assert not re.match(r"\s*[=+\-@＝＋－＠]", cell), cell
    from docgen.batch.manifest import read_manifest

    told = [entry["key"] for entry in read_manifest(tmp_path / "out" / "manifest.csv")]
    again = [entry["key"] for entry in read_manifest(tmp_path / "out" / "manifest.jsonl")]
    assert told == again
    assert set(told) >= {"=1+1", "+1", "@SUM(A1)"}


# --- 4 to 8 through the rows ---


def test_values_of_rows_are_text(blueprint: Path, tmp_path: Path) -> None:
    outcomes = run(blueprint, (row(n, t) for n, t in enumerate(KEPT.values(), 1)), tmp_path / "out")
    for text, outcome in zip(KEPT.values(), outcomes, strict=True):
        assert outcome.path, outcome.errors
        said = _text(Path(str(outcome.path)).read_bytes())
        assert re.sub(r"\s+", " ", f"Ở {text} trồng") in said
        assert "49" not in said


def test_values_that_cannot_be_printed_fail_alone(blueprint: Path, tmp_path: Path) -> None:
    rows = [row(n, t) for n, t in enumerate(REFUSED.values(), 1)]
    outcomes = run(blueprint, [*rows, row(999)], tmp_path / "out")
    for name, outcome in zip(REFUSED, outcomes, strict=False):
        assert outcome.path is None, name
        assert outcome.errors
        assert all(vietnamese(problem.message) for problem in outcome.errors), name
        assert any("thon" in str(p) or "Thôn" in str(p) for p in outcome.errors), outcome.errors
    assert outcomes[-1].path


# --- 19 and 20: files of rows ---


def workbook(*rows: list[Any]) -> bytes:
    book = Workbook()
    assert book.active is not None
    for cells in (HEADS, *rows):
        book.active.append(cells)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def spoilt(member: str, old: bytes, new: bytes) -> bytes:
    source, target = io.BytesIO(workbook(["x1", "Thôn 1", 5])), io.BytesIO()
    with zipfile.ZipFile(source) as old_book, zipfile.ZipFile(target, "w") as made:
        for name in old_book.namelist():
            data = old_book.read(name)
            if name == member:
                assert old in data, data[:500]
                data = data.replace(old, new, 1)
            made.writestr(name, data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _document() -> bytes:
    from tests.hostile.files import document

    return document()


SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = b"<!DOCTYPE a [<!ENTITY a 'ha'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
) + b"]>"  # fmt: skip
FAR = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
MERGE = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
WORKBOOKS = {
    "doctype": lambda: spoilt(SHEET, b"<worksheet", b"<!DOCTYPE a><worksheet"),
    "entity bomb": lambda: spoilt(SHEET, b"<worksheet", LAUGHS + b"<worksheet"),
    "external entity": lambda: spoilt(
        SHEET, b"<worksheet", b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><worksheet"
    ),
    "error value": lambda: workbook(["x1", "Thôn 1", "#REF!"]),
    "an uncalculated formula": lambda: workbook(["x1", "Thôn 1", "=1+1"]),
    "no number": lambda: workbook(["x1", "Thôn 1", "rất nhiều"]),
    "not a workbook": lambda: b"hello",
    "half": lambda: workbook(["x1", "Thôn 1", 5])[:900],
    "a bomb": lambda: spoilt(SHEET, b"</sheetData>", b" " * (600 << 20) + b"</sheetData>"),
    "a document": _document,
}
ODD = {
    "a far cell": lambda: spoilt(SHEET, b"</sheetData>", FAR),
    "a giant merge": lambda: spoilt(SHEET, b"</sheetData>", MERGE),
    "many sheets": lambda: workbook(["x1", "Thôn 1", 5]),
    "escaped character": lambda: workbook(["x1", "Thôn _x000D_ 1", 5]),
}
TABLES = {
    "rows.csv": {
        "TCVN3": b"M\xb7,Th\xabn,S\xe8 c\xa9y\nx1,a,5\n",
        "UTF-16 without its mark": "Mã,Thôn,Số cây\nx1,a,5\n".encode("utf-16-le"),
        "UTF-16 cut short": "Mã,Thôn,Số cây\nx1,a,5\n".encode("utf-16")[:-1],
        "ragged": "Mã,Thôn,Số cây\nx1,a\n".encode(),
        "too many cells": "Mã,Thôn,Số cây\nx1,a,5,6,7\n".encode(),
        "a quote without an end": 'Mã,Thôn,Số cây\nx1,"a,5\n'.encode(),
        "null": "Mã,Thôn,Số cây\nx1,a\0,5\n".encode(),
        "a column twice": "Mã,Thôn,Thôn,Số cây\nx1,a,b,5\n".encode(),
        "a column that is none": "Mã,Thôn,Số cây,Lạ\nx1,a,5,b\n".encode(),
        "a column missing": "Mã,Thôn\nx1,a\n".encode(),
        "empty": b"",
    },
    "rows.json": {
        "a key twice": b'[{"ma": "a", "ma": "b", "thon": "c", "so_cay": 5}]',
        "deep": b"[" * 100_000,
        "deep and closed": b"[" * 500 + b"]" * 500,
        "NaN": b'[{"ma": "a", "thon": "c", "so_cay": NaN}]',
        "a number of 10,000 digits": b'[{"ma": "a", "thon": "c", "so_cay": '
        + b"9" * 10_000
        + b"}]",
        "a huge exponent": b'[{"ma": "a", "thon": "c", "so_cay": 1e999999999}]',
        "a text": b'"abc"',
        "latin-1": '[{"ma": "\xe9"}]'.encode("latin-1"),
        "an unknown key": b'[{"ma": "a", "thon": "c", "so_cay": 5, "la": 1}]',
    },
    "rows.yaml": {
        "alias bomb": b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        "a tag": b"- !!python/object/apply:os.system ['id']\n",
        "merge key": b"- &a {ma: x}\n- {<<: *a}\n",
        "a key twice": b"- {ma: a, ma: b, thon: c, so_cay: 5}\n",
        "deep": b"[" * 5_000,
        "two documents": b"- {ma: a}\n---\n- {ma: b}\n",
    },
    "rows.jsonl": {"no JSON": b"{a\n", "a list": b"[1]\n", "empty": b"\n"},
}


def _cases() -> Iterator[tuple[str, str, Any]]:
    for name, make in WORKBOOKS.items():
        yield "rows.xlsx", name, make
    for file, cases in TABLES.items():
        for name, data in cases.items():
            yield file, name, lambda data=data: data


CASES = {f"{file}: {name}": (file, make) for file, name, make in _cases()}
LIMITED = "import resource; resource.setrlimit(resource.RLIMIT_AS, (1536 << 20, 1536 << 20))\n"
LIMITED += "import resource as r; r.setrlimit(r.RLIMIT_CPU, (12, 12))"


@pytest.mark.parametrize("case", CASES)
def test_19_20_a_hostile_file_of_rows_is_refused(
    blueprint: Path, tmp_path: Path, case: str
) -> None:
    file, make = CASES[case]
    (tmp_path / file).write_bytes(make())
    done = command("batch", "mau.yaml", file, "-o", "out", cwd=tmp_path, first=LIMITED)
    assert done.code == 2, done
    assert "Traceback" not in done.err
    assert vietnamese(done.err)
    assert "root:" not in done.err
    assert CANARY not in done.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("case", ODD)
def test_19_an_odd_workbook_is_read_or_refused_in_time(
    blueprint: Path, tmp_path: Path, case: str
) -> None:
    (tmp_path / "rows.xlsx").write_bytes(ODD[case]())
    done = command("batch", "mau.yaml", "rows.xlsx", "-o", "out", cwd=tmp_path, first=LIMITED)
    assert done.code in {0, 1, 2}, done
    assert "Traceback" not in done.err
    if done.code == 2:
        assert vietnamese(done.err)
        assert not (tmp_path / "out").exists()


# --- 22 and 23 ---


def test_22_a_text_of_100000_characters_is_refused_by_its_row(
    blueprint: Path, tmp_path: Path
) -> None:
    outcomes = run(blueprint, [row(1), row(2, "a b" * 33_334), row(3)], tmp_path / "out")
    assert [bool(outcome.errors) for outcome in outcomes] == [False, True, False]


def test_22_every_list_of_the_models_has_an_end() -> None:
    from typing import get_origin

    from tests.test_architecture import _fields

    endless = [
        place
        for place, field in _fields()
        if get_origin(field.annotation) is list
        and not any(getattr(rule, "max_length", None) for rule in field.metadata)
    ]
    # bounded by the file itself, of 4 MiB, and by what a table's columns allow
    assert len(endless) <= 12, endless


@pytest.mark.parametrize("count", [300])
def test_23_one_bad_row_harms_no_other(blueprint: Path, tmp_path: Path, count: int) -> None:
    rows = [row(n) for n in range(1, count + 1)]
    rows[count // 2] = row(count // 2 + 1, "Kế\x07 hoạch")
    outcomes = run(blueprint, rows, tmp_path / "out", check="none")
    wrong = [outcome for outcome in outcomes if outcome.errors]
    assert [outcome.row for outcome in wrong] == [count // 2 + 1]
    assert len(list((tmp_path / "out").glob("*.docx"))) == count - 1
    with pytest.raises(DocgenError):
        list(docgen.batch(blueprint, rows, tmp_path / "strict", workers=0, strict=True))
    assert not (tmp_path / "strict").exists()
