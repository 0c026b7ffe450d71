"""The batch as its callers see it: from the library and from the command line."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import pytest

import docgen
from docgen.batch.manifest import read_manifest
from docgen.batch.spool import Spool
from docgen.cli import main
from docgen.errors import InputError

BLUEPRINT = """
du_lieu:
  khoa: ma
  ten_tep: "{{ ma }} {{ thon }}"
  cot:
    - {ten: ma, tieu_de: Mã, so_chu_so: 5}
    - {ten: thon, tieu_de: Thôn}
    - {ten: so_cay, tieu_de: Số cây, kieu: so}
co_quan: {ten: Ủy ban nhân dân xã Đồng Tâm}
so: 31
ky_hieu: KH-UBND
dia_danh: Đồng Tâm
ngay_ban_hanh: 24/6/2026
trich_yeu: "Trồng cây năm 2026 của {{ thon }}"
cac_muc:
  - {muc: muc_tieu, tong_quat: "Trồng {{ so_cay | so }} cây xanh."}
nguoi_ky: {quyen_han: TM. ỦY BAN NHÂN DÂN, chuc_vu: CHỦ TỊCH, ho_ten: Người Ký Mẫu}
noi_nhan: [Các thôn, {luu: VT}]
"""


def mapping(number: int, **change: Any) -> dict[str, Any]:
    return {"ma": f"{number:05}", "thon": f"Thôn {number}", "so_cay": 1000 + number, **change}


@pytest.fixture
def blueprint(tmp_path: Path) -> Path:
    path = tmp_path / "mau.yaml"
    path.write_text(BLUEPRINT, encoding="utf-8")
    return path


def sheet(path: Path, rows: list[dict[str, Any]]) -> Path:
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter=";")
        table.writerow(["Mã", "Thôn", "Số cây"])
        table.writerows([row.values() for row in rows])
    return path


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return sheet(tmp_path / "so_lieu.csv", [mapping(n) for n in range(1, 31)])


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    rows = [mapping(n) for n in range(1, 31)]
    rows[6]["so_cay"] = "rất nhiều"
    rows[20]["so_cay"] = ""
    return sheet(tmp_path / "so_lieu.csv", rows)


# --- the library ---


def test_a_document_for_each_mapping(blueprint: Path, tmp_path: Path) -> None:
    loaded = docgen.Blueprint.load(blueprint)
    outcomes = list(docgen.batch(loaded, map(mapping, range(1, 4)), into=tmp_path / "out"))
    assert [(outcome.row, outcome.key, outcome.errors) for outcome in outcomes] == [
        (1, "00001", ()),
        (2, "00002", ()),
        (3, "00003", ()),
    ]
    for outcome, number in zip(outcomes, range(1, 4), strict=True):
        path = Path(str(outcome.path))
        assert path.name == f"0000{number}-thon-{number}.docx"
        assert path.read_bytes() == docgen.render(loaded.fill(mapping(number)))
        assert outcome.findings is not None
        assert outcome.findings.errors == len(
            [f for f in docgen.check(path).findings if f.level == "error"]
        )


def test_each_bad_row_is_an_outcome(blueprint: Path, tmp_path: Path) -> None:
    rows = [mapping(1), mapping(2, so_cay="rất nhiều"), mapping(3)]
    outcomes = list(docgen.batch(blueprint, rows, tmp_path / "out", workers=0))
    assert [bool(outcome.errors) for outcome in outcomes] == [False, True, False]
    assert outcomes[1].path is None
    assert "rất nhiều" in str(outcomes[1].errors[0])
    assert len(list((tmp_path / "out").glob("*.docx"))) == 2


@pytest.mark.parametrize("once", [True, False])
def test_strict_looks_at_all_rows_first(blueprint: Path, tmp_path: Path, once: bool) -> None:
    rows: Any = [mapping(n, **({"so_cay": "x"} if n in {4, 8} else {})) for n in range(1, 10)]
    with pytest.raises(InputError) as raised:
        docgen.batch(blueprint, iter(rows) if once else rows, tmp_path / "out", strict=True)
    assert len(raised.value.problems) == 2
    assert not (tmp_path / "out").exists()
    fine: Any = map(mapping, range(1, 4))
    assert len(list(docgen.batch(blueprint, fine, tmp_path / "out", strict=True))) == 3


def test_without_keep_going_the_first_bad_row_ends_it(blueprint: Path, tmp_path: Path) -> None:
    rows = [mapping(1), mapping(2, so_cay="x"), mapping(3)]
    outcomes = docgen.batch(blueprint, rows, tmp_path / "out", keep_going=False)
    assert [next(outcomes).row, next(outcomes).row] == [1, 2]
    with pytest.raises(InputError):
        next(outcomes)
    rows[1] = mapping(2)
    again = list(docgen.batch(blueprint, rows, tmp_path / "out", resume=True))
    assert [outcome.kept for outcome in again] == [True, False, True]


def test_who_stops_listening_can_resume(blueprint: Path, tmp_path: Path) -> None:
    outcomes = docgen.batch(blueprint, map(mapping, range(1, 101)), tmp_path / "out")
    next(outcomes)
    outcomes.close()
    assert not (tmp_path / "out" / "manifest.jsonl").exists()
    again = docgen.batch(blueprint, map(mapping, range(1, 101)), tmp_path / "out", resume=True)
    assert len(list(again)) == 100
    assert not list((tmp_path / "out").glob(".*"))


def test_memory_does_not_grow_with_the_rows(blueprint: Path, tmp_path: Path) -> None:
    """Rows that fail cost next to nothing, so that many can be sent through."""

    def peak(count: int, place: str) -> int:
        rows = (mapping(n, so_cay="x") for n in range(count))
        tracemalloc.start()
        try:
            for _ in docgen.batch(loaded, rows, tmp_path / place, workers=0):
                pass
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    loaded = docgen.Blueprint.load(blueprint)
    peak(50, "warm")
    # of each row a hash of its key is kept, to tell a doubled one
    assert peak(4000, "many") < peak(400, "few") + 3600 * 150


def test_what_was_spooled_comes_back_as_it_was() -> None:
    import datetime
    from decimal import Decimal

    row = {
        "a": 1, "b": Decimal("0.10"), "c": datetime.date(2026, 1, 2), "d": None, "e": True,
        "f": datetime.datetime(2026, 1, 2, 3, 4), "g": [{"h": Decimal(2), "i": "ạ"}], "j": 1.5,
    }  # fmt: skip
    (back,) = Spool(iter([row]))
    assert back == row
    assert [type(value) for value in back.values()] == [type(value) for value in row.values()]


@pytest.mark.parametrize("options", [{"check": "some"}, {"into": "khong-co://x"}])
def test_what_is_wrong_from_the_start_is_said_at_once(
    blueprint: Path, tmp_path: Path, options: dict[str, Any]
) -> None:
    given: dict[str, Any] = {"into": tmp_path / "out", "workers": 0, **options}
    with pytest.raises(InputError):
        list(docgen.batch(blueprint, [mapping(1)], **given))


# --- the command line ---


def run(*arguments: object) -> int:
    return main(["batch", *map(str, arguments)])


def test_all_well(blueprint: Path, good: Path, tmp_path: Path, capsys: Any) -> None:
    assert run(blueprint, good, "-o", tmp_path / "out.zip", "--check", "none") == 0
    out, err = capsys.readouterr()
    assert "30 văn bản" in out
    assert err == ""  # no bar where nobody watches
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert len([name for name in archive.namelist() if name.endswith(".docx")]) == 30


def test_a_bad_row_leaves_nothing_written(
    blueprint: Path, bad: Path, tmp_path: Path, capsys: Any
) -> None:
    before = sorted(tmp_path.iterdir())
    assert run(blueprint, bad, "-o", tmp_path / "out") == 2
    assert sorted(tmp_path.iterdir()) == before
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("so_lieu.csv") == 2
    assert "--keep-going" in err


def test_keep_going_makes_the_right_ones(
    blueprint: Path, bad: Path, tmp_path: Path, capsys: Any
) -> None:
    assert run(blueprint, bad, "-o", tmp_path / "out", "--keep-going", "--check", "none") == 1
    assert len(list((tmp_path / "out").glob("*.docx"))) == 28
    out, err = capsys.readouterr()
    assert "28 văn bản, 2 dòng lỗi" in out
    assert err.count("so_lieu.csv") == 2  # each is told once
    failed = [r for r in read_manifest(tmp_path / "out" / "manifest.csv") if r["problems"]]
    assert [record["row"] for record in failed] == [8, 22]


def test_dry_run_only_looks(blueprint: Path, good: Path, tmp_path: Path, capsys: Any) -> None:
    before = sorted(tmp_path.iterdir())
    assert run(blueprint, good, "-o", tmp_path / "out", "--dry-run") == 0
    assert sorted(tmp_path.iterdir()) == before
    assert "30 dòng, không có lỗi" in capsys.readouterr().out


def test_dry_run_tells_what_is_wrong(blueprint: Path, bad: Path, tmp_path: Path) -> None:
    assert run(blueprint, bad, "-o", tmp_path / "out", "--dry-run", "--keep-going") == 2
    assert not (tmp_path / "out").exists()


def test_it_can_be_resumed(blueprint: Path, good: Path, tmp_path: Path, capsys: Any) -> None:
    command = (blueprint, good, "-o", tmp_path / "out", "--check", "none")
    assert run(*command) == 0
    assert run(*command) == 2
    assert "--resume" in capsys.readouterr().err
    assert run(*command, "--resume") == 0
    assert "30 đã có từ lần trước" in capsys.readouterr().out
    assert run(*command, "--overwrite") == 0


@pytest.mark.parametrize(
    "options",
    [["--workers", "-1"], ["--on", "ray://a:1"], ["-o", "khong-co://kho/x"]],
)
def test_wrong_options_are_told(
    blueprint: Path, good: Path, tmp_path: Path, capsys: Any, options: list[str]
) -> None:
    assert run(blueprint, good, "-o", tmp_path / "out", *options) == 2
    told = {"--workers": "--workers", "--on": "dask://", "-o": "địa chỉ"}
    assert told[options[0]] in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_sheet_without_rows_is_told(blueprint: Path, tmp_path: Path, capsys: Any) -> None:
    empty = sheet(tmp_path / "trong.csv", [])
    assert run(blueprint, empty, "-o", tmp_path / "out", "--keep-going") == 2
    assert "không có dòng dữ liệu nào" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_document_with_an_error_is_told(blueprint: Path, good: Path, tmp_path: Path) -> None:
    """A number without a year's rule is no matter here: the plan says a wrong thing on purpose."""
    text = blueprint.read_text(encoding="utf-8").replace("TM. ỦY BAN NHÂN DÂN", "TM. CHỦ TỊCH")
    blueprint.write_text(text, encoding="utf-8")
    code = run(blueprint, good, "-o", tmp_path / "out", "--quiet")
    found = [record["errors"] for record in read_manifest(tmp_path / "out" / "manifest.jsonl")]
    assert code == (1 if any(found) else 0)


@pytest.fixture
def rows_that_talk(blueprint: Path, tmp_path: Path) -> list[str]:
    path = tmp_path / "mat.jsonl"
    secret = "Nguyễn Văn Bí Mật"
    lines = [json.dumps(mapping(n, thon=secret), ensure_ascii=False) for n in range(1, 4)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return [str(blueprint), str(path), secret]


def test_nothing_a_row_says_is_logged(
    rows_that_talk: list[str], tmp_path: Path, caplog: Any, capsys: Any
) -> None:
    blueprint, path, secret = rows_that_talk
    with caplog.at_level("DEBUG"):
        assert (
            run(blueprint, path, "-o", tmp_path / "out", "--workers", "0", "--check", "none") == 0
        )
    assert secret not in caplog.text
    assert secret not in "".join(capsys.readouterr())


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_ctrl_c_says_how_to_go_on(blueprint: Path, tmp_path: Path) -> None:
    path = sheet(tmp_path / "nhieu.csv", [mapping(n) for n in range(1, 400)])
    command = [sys.executable, "-m", "docgen", "batch", blueprint, path, "-o", tmp_path / "out"]
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    )
    while not list((tmp_path / "out").glob("*.docx")) and process.poll() is None:
        pass
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "--resume" in err.decode()
    assert "Traceback" not in err.decode()
    assert run(blueprint, path, "-o", tmp_path / "out", "--resume", "--check", "none") == 0
