"""What docs/design.md, the pictures and the pages say of the project is so."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from scripts.make_pictures import MOST, PICTURES, apart
from tests.reference import ROOT
from tests.support.office import require_office

DESIGN = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")


def test_each_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    wanted = [one for group in groups for one in group]
    names = {re.split(r"[\[><=~; ]", one)[0].casefold() for one in wanted}
    table = DESIGN.partition("## Dependencies")[2].partition("\nThe documentation:")[0]
    first = " ".join(re.findall(r"^\|([^|]*)\|", table, re.MULTILINE))
    told = set(re.findall(r"[\w-]+", first.casefold()))
    assert sorted(names - told) == []


def test_each_room_is_named() -> None:
    rooms = {path.stem for path in (ROOT / "docgen").iterdir() if path.stem[:1].isalpha()}
    rooms -= {"py"}  # py.typed
    assert sorted(room for room in rooms if not re.search(rf"[*`]{room}\b", DESIGN)) == []


@pytest.mark.parametrize("page", ["design.md", "CONTRIBUTING.md"])
def test_each_file_that_is_named_is_there(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w[\w/.]*(?:/|\.py|\.toml|\.sh))`", text))
    roots = [ROOT, ROOT / "docgen", ROOT / "docs" / "site_build", ROOT / "tests"]
    assert named
    assert sorted(one for one in named if not any((root / one).exists() for root in roots)) == []


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.stem)
def test_a_picture_shows_what_is_made_now(picture: Path) -> None:
    require_office()
    assert apart(picture, PICTURES[picture]) <= MOST, "run: python scripts/make_pictures.py"
