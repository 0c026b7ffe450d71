"""A wheel holds all it needs, and works in a fresh environment far from the checkout."""

from __future__ import annotations

import email
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.reference import ROOT
from tests.support.cache import once, run_folder
from tests.support.examples import TAN_KHAI, rendered


def _run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={"PATH": "/usr/bin:/bin", "HOME": str(cwd), "PYTHONNOUSERSITE": "1"},
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel() -> Path:
    """The wheel of this checkout, built once in a run, offline."""
    pytest.importorskip("hatchling", reason="hatchling, which builds the wheel, is not installed")

    def build(partial: Path) -> None:
        partial.mkdir(exist_ok=True)
        code = (
            "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
        )
        _run(sys.executable, "-c", code, partial, cwd=ROOT)

    (path,) = once(run_folder() / "wheel", build).glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Python of a fresh environment that holds the wheel.

    The libraries it stands on are lent by this run's environment: no network, the same versions.
    """
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, symlinks=True, with_pip=False)
    python = folder / "bin" / "python"
    site = next(folder.glob("lib/python*/site-packages"))
    # A .pth file inside a lent folder is not read: an editable docgen stays unseen.
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", python, "install"]
    _run(*pip, "-q", "--no-deps", "--no-index", "--ignore-installed", wheel, cwd=folder)
    return python


def test_the_wheel_holds_templates_data_and_types(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert "docgen/py.typed" in names
    assert any(name.startswith("docgen/templates/") and name.endswith(".docx") for name in names)
    tracked = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "docgen").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert tracked <= set(names)
    assert not [n for n in names if not n.startswith(("docgen/", "docgen_vn-"))], "strays"


def test_the_wheel_says_its_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [n for n in archive.namelist() if n.endswith(".dist-info/METADATA")]
        metadata = email.message_from_bytes(archive.read(name))
        licences = [n for n in archive.namelist() if "/licenses/" in n]
    assert metadata["License-Expression"] == "Apache-2.0"
    assert {name.rpartition("/")[2] for name in licences} == {"LICENSE", "NOTICE"}
    assert metadata["Requires-Python"] == ">=3.11"


def test_it_works_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    """The command, the library, and the same bytes as in the checkout."""
    where = _run(installed, "-c", "import docgen; print(docgen.__file__)", cwd=tmp_path).strip()
    assert Path(where).is_relative_to(installed.parent.parent)
    plan = tmp_path / "ke_hoach.yaml"
    plan.write_bytes(TAN_KHAI.read_bytes())
    _run(installed.with_name("docgen"), "make", plan, "-o", tmp_path / "a.docx", cwd=tmp_path)
    assert (tmp_path / "a.docx").read_bytes() == rendered(TAN_KHAI)


def test_the_floor_of_jinja_holds(wheel: Path) -> None:
    """Below 3.1.6 the sandbox can be left (CVE-2025-27516)."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [n for n in archive.namelist() if n.endswith(".dist-info/METADATA")]
        metadata = email.message_from_bytes(archive.read(name))
    requirements = metadata.get_all("Requires-Dist") or []
    assert any(line.replace(" ", "") == "jinja2>=3.1.6" for line in requirements)
