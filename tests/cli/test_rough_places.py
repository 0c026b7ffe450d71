"""Files that are missing, are folders, can't be read or written: a sentence, and nothing else.

Every command answers every rough place by exit code 2, in Vietnamese, without a traceback, and
leaves the folder as it was.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.cli.missing import nearest_file
from docgen.templates import read_template
from tests.reference import ROOT
from tests.support.cli import Outcome, docgen, docgen_here
from tests.support.examples import EXAMPLES, TAN_KHAI, rendered
from tests.support.plans import RIGHT

VIETNAMESE = set("ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹáàãéèíìóòõúùý")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """One right file of each kind, and rough ones."""
    (tmp_path / "ke_hoach.yaml").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "ke_hoach.docx").write_bytes(rendered(TAN_KHAI))
    (tmp_path / "mau.docx").write_bytes(read_template())
    shutil.copy(EXAMPLES / "giam_ngheo" / "blueprint.yaml", tmp_path / "mau.yaml")
    shutil.copy(EXAMPLES / "giam_ngheo" / "ho_so.yaml", tmp_path)
    shutil.copy(EXAMPLES / "giam_ngheo" / "rows.xlsx", tmp_path / "so_lieu.xlsx")
    for suffix in ("yaml", "json", "docx", "xlsx", "csv"):
        (tmp_path / f"rong.{suffix}").touch()
        (tmp_path / f"rac.{suffix}").write_bytes(bytes(range(256)) * 64)
        (tmp_path / f"thu_muc.{suffix}").mkdir()
        (tmp_path / f"gay.{suffix}").symlink_to("khong_co")
        (tmp_path / f"vong.{suffix}").symlink_to(f"vong.{suffix}")
    return tmp_path


def _files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def _refused(done: Outcome) -> None:
    assert done.code == 2, done
    assert done.out == ""
    assert "Traceback" not in done.err
    assert done.err.strip()
    for line in done.err.splitlines():
        assert VIETNAMESE & set(line.lower()), line


# Each command with a place for a rough input, and the kind of file that it wants there.
READING = {
    "make": ("make {} -o a.docx", "yaml"),
    "make json": ("make {} -o a.docx", "json"),
    "template": ("make ke_hoach.yaml -o a.docx --template {}", "docx"),
    "check": ("check {}", "docx"),
    "annotate": ("check {} --annotate a.docx", "docx"),
    "fix": ("check {} --fix -o a.docx", "docx"),
    "template check": ("template check {}", "docx"),
    "blueprint": ("batch {} so_lieu.xlsx -o out", "yaml"),
    "rows xlsx": ("batch mau.yaml {} -o out", "xlsx"),
    "rows csv": ("batch mau.yaml {} -o out.zip", "csv"),
    "row sheet": ("rows {} -o a.xlsx", "yaml"),
}


@pytest.mark.parametrize(
    "rough", ["khong_co", "rong", "rac", "thu_muc", "gay", "vong", "x" * 300, "khong/co/dau"]
)
@pytest.mark.parametrize("command", READING)
def test_a_rough_input_is_refused(command: str, rough: str, desk: Path) -> None:
    line, suffix = READING[command]
    before = _files(desk)
    if (command, rough) == ("template check", "rac"):
        pytest.skip("told as a report")
    done = docgen_here(*line.format(f"{rough}.{suffix}").split(), cwd=desk)
    _refused(done)
    assert _files(desk) == before


@pytest.mark.parametrize("command", READING)
def test_a_file_that_may_not_be_read_is_refused(command: str, desk: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    line, suffix = READING[command]
    (desk / f"rac.{suffix}").chmod(0)
    _refused(docgen_here(*line.format(f"rac.{suffix}").split(), cwd=desk))


WRITING = {
    "make": "make ke_hoach.yaml -o {}.docx",
    "annotate": "check ke_hoach.docx --annotate {}.docx",
    "fix": "check ke_hoach.docx --fix -o {}.docx",
    "rows": "rows mau.yaml -o {}.xlsx",
    "batch": "batch mau.yaml so_lieu.xlsx -o {}.zip --workers 0",
}


@pytest.mark.parametrize(
    "place", ["khong/co/a", "thu_muc", "ke_hoach.yaml/a", "/proc/a", "x" * 300]
)
@pytest.mark.parametrize("command", WRITING)
def test_a_rough_output_is_refused(command: str, place: str, desk: Path) -> None:
    if (command, place) == ("batch", "khong/co/a"):
        pytest.skip("a batch makes the folders that it needs")
    (desk / "thu_muc.zip").mkdir()
    before = _files(desk)
    done = docgen_here(*WRITING[command].format(place).split(), cwd=desk)
    assert done.code == 2, done
    assert "Traceback" not in done.err
    assert VIETNAMESE & set(done.err.lower())
    assert _files(desk) == before


@pytest.mark.parametrize("command", ["make", "annotate", "fix", "rows"])
def test_a_disk_without_room_keeps_what_was_there(command: str, desk: Path) -> None:
    """A limit on the size of files fails a write as a full disk does."""
    target = "a.xlsx" if command == "rows" else "a.docx"
    before = _files(desk)
    done = subprocess.run(
        [sys.executable, "-m", "docgen", *WRITING[command].format("a").split()],
        cwd=desk,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
    )
    assert done.returncode == 2, done
    assert "Traceback" not in done.stderr
    assert target in done.stderr
    assert _files(desk) == before


@pytest.mark.parametrize("words", ["rules", "schema", "check ke_hoach.docx --json", "--help"])
def test_a_full_disk_behind_standard_output_is_a_sentence(words: str, desk: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "docgen", *words.split()],
            cwd=desk,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert done.returncode == 2, done.stderr
    assert done.stderr == "Không làm tiếp được: đĩa đã đầy: dọn bớt hoặc chọn chỗ khác.\n"


@pytest.mark.parametrize("closed", ["<&-", ">&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("words", ["make ke_hoach.yaml -o a.docx", "check -", "make khong_co.yaml"])
def test_without_its_channels_it_still_works(words: str, closed: str, desk: Path) -> None:
    """As a service may start it: no input, no output, nobody who hears."""
    line = f'"{sys.executable}" -m docgen {words} < ke_hoach.docx {closed}'
    done = subprocess.run(
        ["sh", "-c", line],
        cwd=desk,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert "Traceback" not in done.stdout + done.stderr
    wrong = "khong_co" in words or (words == "check -" and "<" in closed)
    assert done.returncode == (2 if wrong else 0), done


# Names as they come from other systems.
NAMES = [
    pytest.param("kế hoạch năm 2026.yaml", id="Vietnamese, with spaces"),
    pytest.param("a\x1b[31mb.yaml", id="a code of terminals"),
    pytest.param("hai\ndòng.yaml", id="two lines"),
    pytest.param("-o.yaml", id="like an option"),
    pytest.param(os.fsdecode(b"lat\xe9n.yaml"), id="bytes that are no UTF-8"),
]


@pytest.mark.parametrize("name", NAMES)
def test_a_strange_name_is_a_name(name: str, desk: Path) -> None:
    (desk / name).write_text(RIGHT, encoding="utf-8")
    run = docgen if "\udce9" in name else docgen_here  # the channel has no such letter
    made = run("make", f"./{name}", cwd=desk)
    assert made.code == 0, made
    assert (desk / name).with_suffix(".docx").exists()
    assert made.out.count("\n") == 1
    assert "\x1b" not in made.out
    lost = run("make", f"./khong_co_{name}", cwd=desk)
    _refused(lost)
    assert lost.err.count("\n") == 1
    assert "\x1b" not in lost.err
    named = run("check", (desk / name).with_suffix(".docx"), "--json", cwd=desk)
    assert named.code == 0, named.err


@pytest.mark.parametrize(
    "words",
    [
        ["make", ""],
        ["make", "ke_hoach.yaml", "-o", ""],
        ["make", "ke_hoach.yaml", "--template", " "],
        ["check", "ke_hoach.docx", ""],
        ["check", "ke_hoach.docx", "--annotate", ""],
        ["check", "ke_hoach.docx", "--fix", "-o", ""],
        ["batch", "mau.yaml", "so_lieu.xlsx", "-o", ""],
        ["batch", "mau.yaml", "so_lieu.xlsx", "-o", "out", "--on="],
        ["rows", "mau.yaml", "-o", "a.xlsx", "--communes", ""],
        ["schema", ""],
        ["serve", "--host", ""],
        ["serve", "--host-name", ""],
    ],
    ids=" ".join,
)
def test_an_empty_argument_is_never_guessed(words: list[str], desk: Path) -> None:
    """A variable of the shell that is not set: not this folder, not every address."""
    before = _files(desk)
    done = docgen_here(*words, cwd=desk)
    _refused(done)
    assert "để trống" in done.err
    assert _files(desk) == before


@pytest.mark.parametrize("target", [[], ["-o", "ke_hoach.docx"], ["-o", "./ke_hoach.docx"]])
def test_a_template_beside_its_plan_is_not_written_over(target: list[str], desk: Path) -> None:
    """The clerk's own form, called as the plan is: the name that a document gets unasked."""
    form = read_template()
    (desk / "ke_hoach.docx").write_bytes(form)
    done = docgen_here("make", "ke_hoach.yaml", "--template", "ke_hoach.docx", *target, cwd=desk)
    _refused(done)
    assert "ghi đè mẫu" in done.err
    assert (desk / "ke_hoach.docx").read_bytes() == form


# --- What was probably meant ---


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("make ke_haoch.yaml", "Có phải ke_hoach.yaml?"),
        ("make ke-hoach.yaml", "Có phải ke_hoach.yaml?"),
        ("check kehoach.docx", "Có phải ke_hoach.docx?"),
        ("template check mauu.docx", "Có phải mau.docx?"),
        ("batch mau.yml so_lieu.xlsx -o out", None),
        ("batch mauu.yaml so_lieu.xlsx -o out", "Có phải mau.yaml?"),
        ("batch mau.yaml solieu.xlsx -o out", "Có phải so_lieu.xlsx?"),
        ("make ke_hoach.yaml --template mauu.docx", "Có phải mau.docx?"),
        ("make hoan_toan_khac.yaml", None),
        ("mkae ke_hoach.yaml", "có phải make?"),
        ("ke_hoach.yaml", "có phải docgen make ke_hoach.yaml?"),
        ("make ke_hoach.yaml --outptu a.docx", "có phải --output?"),
        ("template chekc mau.docx", "có phải check?"),
        ("check ke_hoach.docx --format jsno", "có phải json?"),
        ("schema ke_hoch", "có phải ke_hoach?"),
        ("completion bahs", "có phải bash?"),
        ("make ke_hoach.yaml --json=1", "--json không nhận giá trị"),
        ("make ke_hoach.yaml thua", "Thừa “thua”."),
    ],
)
def test_what_is_mistyped_is_answered_with_what_was_meant(
    line: str, meant: str | None, desk: Path
) -> None:
    done = docgen_here(*line.split(), cwd=desk)
    assert done.code == 2
    if meant is None:
        assert "ó phải" not in done.err
    else:
        assert meant in done.err


def test_a_mistyped_folder_is_no_hindrance(desk: Path) -> None:
    (desk / "nam_2026").mkdir()
    (desk / "nam_2026" / "a.yaml").touch()
    assert nearest_file(desk / "nam_2062" / "a.yaml") == desk / "nam_2026" / "a.yaml"
    assert nearest_file(desk / "xyz" / "a.yaml") is None
