"""The two commands of a fresh machine: what they ask for, and what they say where they can't."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.reference import ROOT

TOOLS = (
    "cat",
    "cksum",
    "dirname",
    "env",
    "head",
    "id",
    "ls",
    "mkdir",
    "mktemp",
    "rm",
    "sh",
    "tail",
)


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A checkout's scripts beside a ``bin`` with a few tools: no Python, no apt, no make."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "bin").mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found, tool
        (tmp_path / "bin" / tool).symlink_to(found)
    return tmp_path


def _run(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [folder / "bin" / "sh", f"scripts/{script}"],
        cwd=folder,
        env={"PATH": str(folder / "bin"), "HOME": str(folder), "LC_ALL": "C"},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        stdin=subprocess.DEVNULL,
    )


def _python(folder: Path, body: str) -> None:
    path = folder / "bin" / "python3"
    path.write_text(f"#!{folder}/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.mark.parametrize("script", ["plan.sh", "test.sh"])
def test_without_python_one_sentence_says_what_to_install(bare: Path, script: str) -> None:
    done = _run(script, bare)
    assert done.returncode == 2
    (sentence,) = done.stderr.splitlines()
    assert "Python 3.11" in sentence
    assert "python3-venv" in sentence


def test_an_old_python_is_no_python(bare: Path) -> None:
    _python(bare, "exit 1")
    done = _run("plan.sh", bare)
    assert done.returncode == 2
    assert "Python 3.11" in done.stderr


def test_without_venv_one_sentence_says_what_to_install(bare: Path) -> None:
    """Debian's Python comes without ensurepip, which makes the environment's pip."""
    _python(bare, 'case "$2" in *ensurepip*) exit 1;; *print*) echo python3.11-venv;; esac')
    done = _run("plan.sh", bare)
    assert done.returncode == 2
    (sentence,) = done.stderr.splitlines()
    assert "python3-venv" in sentence
    assert not (bare / ".venv").exists()


def test_ci_calls_the_same_command() -> None:
    run = ROOT / ".ci" / "run"
    assert os.access(run, os.X_OK)
    assert "exec sh scripts/test.sh" in run.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_the_readme_begins_with_the_two_commands(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    first = re.search(r"```sh\n(.*?)```", text, re.DOTALL)
    assert first
    commands = [line.partition("#")[0].strip() for line in first[1].splitlines()]
    assert commands == ["sh scripts/plan.sh", "sh scripts/test.sh"]


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_the_readme_links_to_what_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


# --- What a release refuses, before it builds anything ---


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A repository of one commit with what the script looks at first."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    for name in ("CHANGELOG.md", "pyproject.toml", ".gitignore"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "docgen").mkdir()
    (tmp_path / "docgen" / "__init__.py").write_text('__version__ = "9.8.7"\n', encoding="utf-8")
    _git(tmp_path, "init", "-q")
    _commit(tmp_path)
    return tmp_path


def _git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=docgen", "-c", "user.email=docgen@example.invalid")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def _commit(folder: Path) -> None:
    _git(folder, "add", "-A")
    _git(folder, "commit", "-q", "--allow-empty", "-m", "all")


def _refused_release(folder: Path) -> str:
    done = subprocess.run(
        ["sh", "scripts/release.sh"],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder)},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 2, done
    assert not (folder / "dist").exists()
    assert not (folder / ".venv").exists()
    (sentence,) = done.stderr.splitlines()
    return sentence


def test_a_release_needs_a_tree_without_changes(release: Path) -> None:
    (release / "strange").touch()
    assert "chưa commit" in _refused_release(release)


def test_a_release_needs_its_entry_in_the_changelog(release: Path) -> None:
    assert "[9.8.7]" in _refused_release(release)


def test_a_version_is_released_once(release: Path) -> None:
    with (release / "CHANGELOG.md").open("a", encoding="utf-8") as file:
        file.write("\n## [9.8.7] - 2030-01-01\n")
    _git(release, "tag", "v9.8.7")
    _commit(release)
    assert "đã được gắn thẻ" in _refused_release(release)
