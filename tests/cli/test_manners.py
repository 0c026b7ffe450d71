"""How docgen speaks: to people on terminals of all kinds, to programs, and when told to stop."""

from __future__ import annotations

import json
import os
import re
import select
import signal
import subprocess
import sys
import time
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.reference import ROOT
from tests.support.cli import docgen, docgen_here, open_terminal
from tests.support.examples import EXAMPLES, TAN_KHAI, rendered
from tests.support.plans import RIGHT

BLUEPRINT = EXAMPLES / "giam_ngheo" / "blueprint.yaml"
ROWS = EXAMPLES / "giam_ngheo" / "rows.xlsx"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def _environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TERM")}
    return {**kept, "PYTHONPATH": str(ROOT), "TERM": "xterm", **(more or {})}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A right plan, and a document made of the seed."""
    (tmp_path / "ke_hoach.yaml").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "cu.docx").write_bytes(rendered(TAN_KHAI))
    return tmp_path


def _on_terminal(*words: str, cwd: Path, env: Mapping[str, str] | None = None) -> tuple[int, str]:
    """The exit code and all that a terminal shows."""
    ours, theirs = open_terminal()
    process = subprocess.Popen(
        [sys.executable, "-m", "docgen", *words],
        cwd=cwd,
        env=_environment(env),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    seen = b""
    while select.select([ours], [], [], 60)[0]:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        seen += piece
    os.close(ours)
    return process.wait(timeout=60), seen.decode().replace("\r\n", "\n")


# --- On a terminal and elsewhere ---


def test_colours_stand_on_a_terminal(desk: Path) -> None:
    code, shown = _on_terminal("check", "cu.docx", cwd=desk)
    assert code == 0
    assert "\x1b[1;32mĐẠT\x1b[0m (" in shown
    assert "\x1b[1;33mCẢNH BÁO\x1b[0m  " in shown
    assert COLOUR.sub("", shown).rstrip("\n") == docgen("check", "cu.docx", cwd=desk).out.rstrip(
        "\n"
    )


@pytest.mark.parametrize(
    "env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=["NO_COLOR", "a dumb terminal"]
)
def test_no_colours_where_none_are_wanted(env: dict[str, str], desk: Path) -> None:
    code, shown = _on_terminal("check", "cu.docx", cwd=desk, env=env)
    assert code == 0
    assert "\x1b" not in shown


def test_no_colours_and_no_progress_in_a_pipe(desk: Path) -> None:
    done = docgen("check", "cu.docx", cwd=desk, env={"TERM": "xterm"})
    assert "\x1b" not in done.out + done.err
    done = docgen("batch", BLUEPRINT, ROWS, "-o", "out", cwd=desk, env={"TERM": "xterm"})
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Đã xong: ")


def test_progress_stands_on_a_terminal_and_is_wiped(desk: Path) -> None:
    code, shown = _on_terminal("batch", str(BLUEPRINT), str(ROWS), "-o", "out", cwd=desk)
    assert code == 0
    assert "█" in shown
    assert shown.rpartition("\r\x1b[K")[2].startswith("Đã xong: ")
    code, shown = _on_terminal(
        "batch", str(BLUEPRINT), str(ROWS), "-o", "out.zip", "--quiet", cwd=desk
    )
    assert (code, shown) == (0, "")


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp1258", "utf-16"])
@pytest.mark.parametrize("words", [["--help"], ["rules"], ["check", "cu.docx"], ["make", "x.yaml"]])
def test_any_encoding_shows_something_readable(words: list[str], encoding: str, desk: Path) -> None:
    done = docgen_here(*words, cwd=desk, encoding=encoding)
    right = docgen_here(*words, cwd=desk)
    assert done.code == right.code
    assert "Traceback" not in done.err
    bare = [re.sub(r"[^a-z]", "", _bare(text).lower()) for text in (done.out, right.out)]
    assert bare[0] == bare[1]


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in apart if not unicodedata.combining(c))


def test_the_code_page_of_vietnamese_windows_loses_no_letter(desk: Path) -> None:
    """Code page 1258 has each tone as a letter of its own, after its vowel."""
    done = docgen_here("rules", cwd=desk, encoding="cp1258")
    right = docgen_here("rules", cwd=desk).out.replace("→", "->").replace("ð", "?")
    assert unicodedata.normalize("NFC", done.out) == right


def test_no_document_forges_what_a_terminal_shows(desk: Path) -> None:
    """U+009B begins a control sequence on some terminals, and XML lets it pass."""
    from docgen.package import open_package, write_package

    package = open_package(desk / "cu.docx")
    part = package.main_part
    forged = package.parts[part].replace(
        "Mặt trận tổ quốc".encode(), "Mặt trận tổ quốc\x9b31m".encode()
    )
    assert forged != package.parts[part]
    (desk / "gia.docx").write_bytes(write_package({**package.parts, part: forged}))
    done = docgen_here("check", "gia.docx", cwd=desk)
    assert "\x9b" not in done.out + done.err


# --- For programs ---


def test_make_answers_a_program(desk: Path) -> None:
    done = docgen_here("make", "ke_hoach.yaml", "--json", cwd=desk)
    assert (done.code, done.err) == (0, "")
    answer = json.loads(done.out)
    assert answer["ok"] is True
    assert answer["files"] == ["ke_hoach.docx"]
    checked = json.loads(docgen_here("check", "ke_hoach.docx", "--json", cwd=desk).out)
    assert answer["standard"] == checked["standard"]
    assert answer["findings"] == checked["files"][0]["findings"]


def test_make_tells_a_program_each_problem(desk: Path) -> None:
    (desk / "sai.yaml").write_text(RIGHT.replace("trich_yeu:", "trich_yue:"), encoding="utf-8")
    done = docgen_here("make", "sai.yaml", "--json", cwd=desk)
    assert done.code == 2
    answer = json.loads(done.out)
    assert answer["ok"] is False
    (first, *_) = answer["problems"]
    assert first["source"] == "sai.yaml"
    assert first["line"] > 0
    assert first["message"] in done.err
    assert not (desk / "sai.docx").exists()


def test_batch_and_rows_answer_a_program(desk: Path) -> None:
    done = docgen_here("rows", BLUEPRINT, "-o", "trong.xlsx", "--json", cwd=desk)
    assert json.loads(done.out) == {"ok": True, "files": ["trong.xlsx"]}
    done = docgen_here("batch", BLUEPRINT, ROWS, "-o", "out", "--dry-run", "--json", cwd=desk)
    dry = json.loads(done.out)
    assert dry["ok"] is True
    assert not (desk / "out").exists()
    done = docgen_here("batch", BLUEPRINT, ROWS, "-o", "out", "--json", cwd=desk)
    answer = json.loads(done.out)
    assert answer == {
        **dry,
        "output": "out",
        "made": dry["rows"],
        "kept": 0,
        "failed": 0,
        "faulty": 0,
        "left": [],
    }
    empty = docgen_here("batch", BLUEPRINT, "trong.xlsx", "-o", "khac", "--json", cwd=desk)
    assert empty.code == 2
    answer = json.loads(empty.out)
    assert answer["ok"] is False
    assert [one["code"] for one in answer["problems"]] == ["rows/empty"]


def test_json_is_format_json(desk: Path) -> None:
    for words in (["check", "cu.docx"], ["template", "check", "cu.docx"], ["rules"]):
        one, other = (
            docgen_here(*words, "--json", cwd=desk),
            docgen_here(*words, "--format", "json", cwd=desk),
        )
        assert one == other
        assert json.loads(one.out)


def test_a_file_that_cannot_be_read_stands_in_the_answer(desk: Path) -> None:
    done = docgen_here("check", "cu.docx", "khong_co.docx", "--json", cwd=desk)
    assert done.code == 2
    answer = json.loads(done.out)
    assert [one["file"] for one in answer["files"]] == ["cu.docx"]
    assert [one["source"] for one in answer["problems"]] == ["khong_co.docx"]


def test_fix_answers_a_program(desk: Path) -> None:
    done = docgen_here("check", "cu.docx", "--fix", "-o", "moi.docx", "--json", cwd=desk)
    assert done.code == 0, done.err
    answer = json.loads(done.out)
    assert answer["file"] == "moi.docx"
    assert isinstance(answer["fixed"], list)


# --- Quiet, and standard input ---


@pytest.mark.parametrize(
    "words",
    [
        ["make", "ke_hoach.yaml", "-q"],
        ["make", str(TAN_KHAI), "-o", "a.docx", "--quiet"],
        ["check", "cu.docx", "--quiet"],
        ["check", "cu.docx", "--fix", "-o", "b.docx", "--quiet"],
        ["rows", str(BLUEPRINT), "-o", "trong.xlsx", "--quiet"],
        ["batch", str(BLUEPRINT), str(ROWS), "-o", "out", "--dry-run", "--quiet"],
    ],
    ids=" ".join,
)
def test_quiet_says_nothing_where_all_is_well(words: list[str], desk: Path) -> None:
    done = docgen_here(*words, cwd=desk)
    assert (done.code, done.out, done.err) == (0, "", "")


def test_quiet_still_says_what_is_wrong(desk: Path) -> None:
    data = (desk / "cu.docx").read_bytes()
    from docgen.package import open_package, write_package

    package = open_package(data)
    part = package.main_part
    spoilt = package.parts[part].replace("Độc lập - Tự do".encode(), "Độc lập - Tự do!".encode())
    (desk / "sai.docx").write_bytes(write_package({**package.parts, part: spoilt}))
    done = docgen_here("check", "cu.docx", "sai.docx", "--quiet", cwd=desk)
    assert done.code == 1
    assert done.out.startswith("sai.docx: CHƯA ĐẠT")
    assert "cu.docx" not in done.out
    assert "CẢNH BÁO" not in done.out


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_a_plan_comes_by_standard_input(form: str, desk: Path) -> None:
    import docgen as library

    plan = library.load(desk / "ke_hoach.yaml")
    told = RIGHT if form == "yaml" else json.dumps(plan.model_dump(mode="json", by_alias=True))
    done = _piped(["make", "-", "-o", "a.docx"], told.encode(), desk)
    assert done.returncode == 0, done.stderr
    assert (desk / "a.docx").read_bytes() == library.render(plan)


def test_standard_input_needs_a_name_for_the_result(desk: Path) -> None:
    done = _piped(["make", "-"], RIGHT.encode(), desk)
    assert done.returncode == 2
    assert "-o" in done.stderr.decode()


def test_a_problem_of_standard_input_names_it(desk: Path) -> None:
    done = _piped(["make", "-", "-o", "a.docx"], b"loai: ke_hoach\n", desk)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("đầu vào chuẩn, dòng 1")


def test_a_document_comes_by_standard_input(desk: Path) -> None:
    done = _piped(["check", "-", "--json"], (desk / "cu.docx").read_bytes(), desk)
    assert done.returncode == 0, done.stderr
    (found,) = json.loads(done.stdout)["files"]
    named = json.loads(docgen_here("check", "cu.docx", "--json", cwd=desk).out)["files"][0]
    assert found == {**named, "file": "-"}


def _piped(words: list[str], data: bytes, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "docgen", *words],
        cwd=cwd,
        env=_environment(),
        input=data,
        check=False,
        capture_output=True,
        timeout=120,
    )


# --- Told to stop ---


@pytest.mark.parametrize("words", [["rules"], ["--help"], ["schema"], ["check", "cu.docx"]])
def test_a_closed_pipe_is_quiet(words: list[str], desk: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "docgen", *words],
        cwd=desk,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    process.stdout.close()  # as head does when it has seen enough
    assert process.stderr
    with process.stderr as err:
        assert err.read() == b""
    assert process.wait(timeout=60) == 141


def test_ctrl_c_is_one_sentence(desk: Path) -> None:
    os.mkfifo(desk / "cho.docx")  # nobody writes to it: docgen waits
    process = subprocess.Popen(
        [sys.executable, "-m", "docgen", "check", "cho.docx"],
        cwd=desk,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert err.decode().strip() == "Đã dừng theo yêu cầu; không có tệp dở dang."


# --- A fault of docgen itself ---

BROKEN = """
import docgen.reading.files
def broken(*words, **options):
    raise RuntimeError("Nguyễn Thị Thật, 0123456789")
docgen.reading.files.decode = broken
"""


def test_a_bug_says_what_to_report_and_nothing_of_the_document(desk: Path, tmp_path: Path) -> None:
    (desk / "Nguyen_Thi_That.yaml").write_text(RIGHT, encoding="utf-8")
    words = ("make", "Nguyen_Thi_That.yaml", "-o", "Nguyen.docx")
    done = docgen(*words, cwd=desk, first=BROKEN, env={"TMPDIR": str(tmp_path), "DOCGEN_DEBUG": ""})
    assert (done.code, done.out) == (70, "")
    import docgen as library

    for word in (library.__version__, sys.version.split()[0], "docgen make ….yaml -o ….docx"):
        assert word in done.err
    assert "Traceback" not in done.err
    assert "Thật" not in done.err
    assert "Nguyen" not in done.err
    (kept,) = tmp_path.glob("docgen-loi-*.txt")
    assert str(kept) in done.err
    assert "RuntimeError" in kept.read_text(encoding="utf-8")
    assert kept.stat().st_mode & 0o077 == 0
    assert not (desk / "Nguyen.docx").exists()


def test_a_bug_shows_its_traceback_to_who_asks(desk: Path) -> None:
    env = {"DOCGEN_DEBUG": "1"}
    done = docgen("make", "ke_hoach.yaml", cwd=desk, first=BROKEN, env=env)
    assert done.code == 70
    assert "RuntimeError: Nguyễn" in done.err
