"""The contract of the command line: what it writes, where it speaks, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.reference import ROOT
from tests.support.cli import docgen
from tests.support.examples import EXAMPLES, TAN_KHAI, rendered
from tests.support.office import require_office
from tests.support.plans import RIGHT

POOR_TERMINAL = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"}


def test_make_writes_the_document_and_nothing_else(tmp_path: Path) -> None:
    done = docgen("make", TAN_KHAI, "-o", "ke_hoach.docx", cwd=tmp_path)
    assert done.code == 0, done.err
    assert [path.name for path in tmp_path.iterdir()] == ["ke_hoach.docx"]
    assert (tmp_path / "ke_hoach.docx").read_bytes() == rendered(TAN_KHAI)


def test_make_replaces_an_older_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "ke_hoach.docx"
    target.write_bytes(b"older")
    assert docgen("make", TAN_KHAI, "-o", target, cwd=tmp_path).code == 0
    assert target.read_bytes() == rendered(TAN_KHAI)


@pytest.mark.parametrize(("suffix", "magic"), [(".pdf", b"%PDF-"), (".png", b"\x89PNG")])
def test_make_converts_by_the_suffix(tmp_path: Path, suffix: str, magic: bytes) -> None:
    require_office()
    done = docgen("make", TAN_KHAI, "-o", f"ke_hoach{suffix}", cwd=tmp_path)
    assert done.code == 0, done.err
    written = sorted(tmp_path.iterdir())
    assert written
    assert all(path.read_bytes().startswith(magic) for path in written)


def test_a_plan_of_json_is_a_plan(tmp_path: Path) -> None:
    import docgen as library

    path = tmp_path / "ke_hoach.yaml"
    path.write_text(RIGHT, encoding="utf-8")
    plan = library.load(path)
    mapping = plan.model_dump(mode="json", by_alias=True)
    twin = tmp_path / "ke_hoach.json"
    twin.write_text(json.dumps(mapping, ensure_ascii=False), encoding="utf-8")
    assert library.load(twin) == plan
    assert library.render(library.load(twin)) == library.render(plan)


def test_schema_prints_json_schema_for_an_editor(tmp_path: Path) -> None:
    done = docgen("schema", cwd=tmp_path)
    assert done.code == 0, done.err
    assert done.err == ""
    schema = json.loads(done.out)
    subject = schema["properties"]["trich_yeu"]
    assert subject["title"] == "Trích yếu"
    assert subject["description"]
    assert subject["examples"]


def test_help_speaks_vietnamese(tmp_path: Path) -> None:
    done = docgen("--help", cwd=tmp_path)
    assert done.code == 0
    assert "kế hoạch" in done.out.lower() or "văn bản" in done.out.lower()
    for command in ("make", "schema"):
        assert command in done.out


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([], id="no command"),
        pytest.param(["viet"], id="a command that is none"),
        pytest.param(["make"], id="no plan"),
        pytest.param(["make", str(TAN_KHAI), "-o", "a.doc"], id="a suffix that is none"),
        pytest.param(["make", str(TAN_KHAI), "-o", "a.docx", "--mau"], id="an option that is none"),
        pytest.param(["schema", "thu_tinh"], id="a type that is none"),
    ],
)
def test_a_wrong_command_ends_2_and_writes_nothing(arguments: list[str], tmp_path: Path) -> None:
    done = docgen(*arguments, cwd=tmp_path)
    assert done.code == 2
    assert done.out == ""
    assert done.err.strip()
    assert "Traceback" not in done.err
    assert any(
        letter in done.err
        for letter in "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹáàãéèíìóòõúùý"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_poor_terminal_still_gets_the_file(tmp_path: Path) -> None:
    done = docgen("make", TAN_KHAI, "-o", "a.docx", cwd=tmp_path, env=POOR_TERMINAL)
    assert done.code == 0, done.err
    assert (tmp_path / "a.docx").read_bytes() == rendered(TAN_KHAI)


def test_a_poor_terminal_still_gets_the_error(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("loai: ke_hoach\n", encoding="utf-8")
    done = docgen("make", "a.yaml", "-o", "a.docx", cwd=tmp_path, env=POOR_TERMINAL)
    assert done.code == 2
    assert "a.yaml" in done.err
    assert "Traceback" not in done.err


def test_a_poor_terminal_still_gets_the_schema(tmp_path: Path) -> None:
    done = docgen("schema", cwd=tmp_path, env=POOR_TERMINAL)
    assert done.code == 0, done.err
    assert json.loads(done.out)["properties"]["trich_yeu"]["title"] == "Trích yếu"


def test_importing_docgen_is_cheap(tmp_path: Path) -> None:
    """Nothing heavy is loaded before it is used."""
    heavy = "pydantic,lxml,docx,docxtpl,jinja2,babel,yaml"
    first = f"""
import sys, docgen
loaded = [name for name in "{heavy}".split(",") if name in sys.modules]
sys.exit(",".join(loaded) or 0)
"""
    done = docgen(cwd=tmp_path, first=first)
    assert (done.code, done.err) == (0, "")


def test_library_example_runs(tmp_path: Path) -> None:
    """What an e-office developer copies from works as it stands."""
    import os
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, EXAMPLES / "library.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
