"""A wheel holds all it needs, and works in a fresh environment far from the checkout."""

from __future__ import annotations

import email
import gzip
import io
import re
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.reference import ROOT
from tests.support.examples import TAN_KHAI, rendered
from tests.support.installed import built, fresh_python, run


@pytest.fixture(scope="module")
def wheel() -> Path:
    """The wheel of this checkout."""
    return built("wheel")


@pytest.fixture(scope="module")
def installed() -> Path:
    """Python of a fresh environment that holds the wheel."""
    return fresh_python()


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


def test_the_sdist_holds_what_builds_and_tests_it(wheel: Path) -> None:
    """Whoever packages docgen for a distribution needs no more than this one file."""
    with tarfile.open(built("sdist")) as archive:
        names = {member.name.partition("/")[2] for member in archive.getmembers()}
    with zipfile.ZipFile(wheel) as archive:
        shipped = {n for n in archive.namelist() if ".dist-info/" not in n}
    examples = {n for n in shipped if n.startswith("docgen/web/examples/")}
    assert shipped - examples <= names
    assert {n.removeprefix("docgen/web/") for n in examples} <= names
    for name in ("pyproject.toml", "LICENSE", "NOTICE", "README.md", "CHANGELOG.md", "PKG-INFO"):
        assert name in names
    assert {"tests/conftest.py", "scripts/test.sh", "docs/design.md"} <= names
    wanted = ("docgen", "docs", "examples", "tests", "scripts", "benchmarks")
    strays = [n for n in names if "__pycache__" in n or n.endswith((".pyc", ".tmp"))]
    strays += [n for n in names if "/" in n and n.split("/")[0] not in wanted]
    assert not strays


def test_the_sdist_carries_no_clock() -> None:
    """The same sources give the same archive: its gzip and its members bear a fixed stamp."""
    data = built("sdist").read_bytes()
    with tarfile.open(fileobj=io.BytesIO(gzip.decompress(data))) as archive:
        stamps = {member.mtime for member in archive.getmembers()}
    assert len(stamps) == 1


def test_the_version_stands_in_one_place(wheel: Path) -> None:
    import docgen

    assert wheel.name.split("-")[1] == docgen.__version__
    assert f"## [{docgen.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    version = docgen.__version__.replace(".", r"\.")
    for place in ("pyproject.toml", "README.md", "README.vi.md", "Dockerfile"):
        assert not re.search(rf"\b{version}\b", (ROOT / place).read_text(encoding="utf-8")), place


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
    where = run(installed, "-c", "import docgen; print(docgen.__file__)", cwd=tmp_path).strip()
    assert Path(where).is_relative_to(installed.parent.parent)
    plan = tmp_path / "ke_hoach.yaml"
    plan.write_bytes(TAN_KHAI.read_bytes())
    run(installed.with_name("docgen"), "make", plan, "-o", tmp_path / "a.docx", cwd=tmp_path)
    assert (tmp_path / "a.docx").read_bytes() == rendered(TAN_KHAI)


def test_the_floor_of_jinja_holds(wheel: Path) -> None:
    """Below 3.1.6 the sandbox can be left (CVE-2025-27516)."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [n for n in archive.namelist() if n.endswith(".dist-info/METADATA")]
        metadata = email.message_from_bytes(archive.read(name))
    requirements = metadata.get_all("Requires-Dist") or []
    assert any(line.replace(" ", "") == "jinja2>=3.1.6" for line in requirements)
