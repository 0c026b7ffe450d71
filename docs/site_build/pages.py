"""A page of the site: prose from ``docs/site``, and parts that are written out of the code.

A part stands where the prose says ``<!-- part: name -->``. Lines ``<!-- test: … -->`` speak to the
tests of the code blocks (tests/docs) and are not shown.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from docs.site_build.parts import PARTS

__all__ = ["LANGUAGES", "SHARED", "SITE", "expand", "pages"]

DOCS: Final = Path(__file__).resolve().parents[1]
SITE: Final = DOCS / "site"
LANGUAGES: Final = ("vi", "en")

_PROJECT = ("nd30.md", "design.md", "performance.md", "CONTRIBUTING.md")
SHARED: Final[dict[str, Path]] = {
    **{f"project/{name}": DOCS / name for name in _PROJECT},
    **{f"project/{name}": DOCS.parent / name for name in ("CHANGELOG.md", "SECURITY.md")},
    **{f"assets/{path.name}": path for path in sorted((SITE / "assets").iterdir())},
    "assets/tan_khai.png": DOCS / "pictures" / "tan_khai.png",
}
"""Files of both languages by their place in the site."""

_PART = re.compile(r"^<!-- part: (?P<name>[\w-]+) -->$", re.MULTILINE)
_TEST = re.compile(r"^ *<!-- test: .*? -->\n", re.MULTILINE)


@cache
def pages(language: str) -> dict[str, str]:
    """The prose of every page of a language by its place, generated parts written out."""
    folder = SITE / language
    return {
        path.relative_to(folder).as_posix(): parts_written(
            path.read_text(encoding="utf-8"), language
        )
        for path in sorted(folder.rglob("*.md"))
    }


def parts_written(markdown: str, language: str) -> str:
    """The page with its generated parts; KeyError names a part that nothing writes."""
    return _PART.sub(lambda found: PARTS[found["name"]](language), markdown)


def expand(markdown: str, language: str, place: str) -> str:
    """The page as MkDocs gets it.

    >>> expand("<!-- test: output -->\\n```text\\n1\\n```\\n", "en", "start.md")
    '```text\\n1\\n```\\n'
    """
    if place.startswith("project/"):
        return _project(markdown, place, language)
    return _TEST.sub("", parts_written(markdown, language))


def _project(markdown: str, place: str, language: str) -> str:
    """A document of the repository: on the Vietnamese site it says which language it is in."""
    markdown = markdown.replace("](docs/", "](")
    if language == "vi" and not place.endswith("nd30.md"):
        return markdown.replace(
            "\n", "\n\n*Trang này viết bằng tiếng Anh, cho người sửa docgen.*\n", 1
        )
    return markdown
