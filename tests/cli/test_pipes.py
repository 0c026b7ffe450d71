"""“-” for a document: it comes by standard input and goes by standard output, alone on it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import docgen as library
from docgen.check import annotate, check, fix
from tests.cli.test_manners import _environment, _on_terminal
from tests.support.examples import TAN_KHAI, rendered
from tests.support.plans import RIGHT


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A right plan, and a document made of the seed."""
    (tmp_path / "ke_hoach.yaml").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "cu.docx").write_bytes(rendered(TAN_KHAI))
    return tmp_path


def _run(words: str, cwd: Path, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "docgen", *words.split()],
        cwd=cwd,
        env=_environment(),
        input=data,
        check=False,
        capture_output=True,
        timeout=120,
    )


def test_a_plan_goes_through_a_pipe(desk: Path) -> None:
    made = _run("make - -o -", desk, RIGHT.encode())
    assert made.returncode == 0, made.stderr
    assert made.stdout == library.render(library.load(desk / "ke_hoach.yaml"))
    assert _run("make ke_hoach.yaml -o - --quiet", desk).stdout == made.stdout
    assert not (desk / "-").exists()
    judged = _run("check -", desk, made.stdout)
    assert judged.returncode == 0
    assert "ĐẠT" in judged.stdout.decode()


def test_a_document_is_mended_and_annotated_in_a_pipe(desk: Path) -> None:
    data = (desk / "cu.docx").read_bytes()
    mended = _run("check - --fix -o -", desk, data)
    assert mended.stdout == fix(data)[0]
    assert "Đã sửa" in mended.stderr.decode()
    noted = _run("check cu.docx --annotate -", desk)
    assert noted.stdout == annotate(data, check(data, name="cu.docx"))
    assert noted.stderr.decode().startswith("cu.docx: ĐẠT")
    assert sorted(path.name for path in desk.iterdir()) == ["cu.docx", "ke_hoach.yaml"]


@pytest.mark.parametrize(
    "words",
    [
        "make ke_hoach.yaml -o - --json",
        "check cu.docx --fix -o - --json",
        "check cu.docx --annotate - --format sarif",
    ],
)
def test_a_report_and_a_document_share_no_channel(words: str, desk: Path) -> None:
    done = _run(words, desk)
    assert done.returncode == 2
    assert b"PK" not in done.stdout
    assert "đầu ra chuẩn" in done.stderr.decode()
    assert not (desk / "-").exists()


@pytest.mark.parametrize("words", ["make ke_hoach.yaml -o -", "check cu.docx --fix -o -"])
def test_no_document_goes_onto_a_screen(words: str, desk: Path) -> None:
    code, seen = _on_terminal(*words.split(), cwd=desk)
    assert code == 2
    assert "là màn hình" in seen
    assert "PK" not in seen


def test_a_faulty_plan_gives_the_next_program_nothing(desk: Path) -> None:
    done = _run("make - -o -", desk, b"loai: ke_hoach\n")
    assert (done.returncode, done.stdout) == (2, b"")


def test_a_folder_as_target_is_told_as_one(desk: Path) -> None:
    (desk / "ra").mkdir()
    done = _run("make ke_hoach.yaml -o ra", desk)
    assert done.returncode == 2
    assert "là một thư mục: ghi thêm tên tệp, ví dụ -o ra/ke_hoach.docx" in done.stderr.decode()
