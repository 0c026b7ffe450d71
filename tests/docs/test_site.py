"""The site as it is built: whole, without warnings, without the internet."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from docs.site_build.pages import LANGUAGES, SHARED, pages
from tests.reference import ROOT
from tests.support.cache import once, run_folder

FETCHING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}


@pytest.fixture(scope="module")
def site() -> Path:
    """Both languages, built as scripts/docs.sh does: once in a run."""
    pytest.importorskip("mkdocs", reason="the group “docs” is not installed")
    return once(run_folder() / "site", _build)


def _build(folder: Path) -> None:
    built = [
        subprocess.Popen(
            [
                *(sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"),
                *("--config-file", f"docs/{config}", "--site-dir", str(place)),
            ],
            cwd=ROOT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        for config, place in (
            ("mkdocs.yml", folder),
            ("mkdocs.en.yml", folder.with_name("site-en")),
        )
    ]
    for process in built:
        said, _ = process.communicate(timeout=240)
        assert process.returncode == 0, said
    folder.with_name("site-en").rename(folder / "en")  # where the script puts it


class _Links(HTMLParser):
    """What a page fetches, where it leads, and what can be led to."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.led: list[str] = []
        self.ids: set[str] = set()
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if (value := given.get(FETCHING.get(tag, ""))) is not None:
            is_link = tag == "link" and given.get("rel") in (
                "canonical",
                "alternate",
                "next",
                "prev",
            )
            (self.led if is_link else self.fetched).append(value)
        if tag == "a" and (value := given.get("href")):
            self.led.append(value)
        if value := given.get("id"):
            self.ids.add(value)


def _pages(site: Path) -> list[Path]:
    return [page for page in sorted(site.rglob("*.html")) if page.name != "404.html"]


def test_every_page_is_built_in_both_languages(site: Path) -> None:
    for language in LANGUAGES:
        root = site if language == "vi" else site / "en"
        wanted = [*pages(language), *(name for name in SHARED if name.endswith(".md"))]
        assert [place for place in wanted if not (root / place).with_suffix(".html").exists()] == []


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        assert [one for one in _Links(page).fetched if urlsplit(one).netloc] == [], page
    for sheet in site.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//[^)\"']+", text) == [], sheet


def test_every_link_leads_somewhere(site: Path) -> None:
    """Anchors too; and from each page to the same page in the other language."""
    seen = {page.resolve(): _Links(page) for page in _pages(site)}
    lost = []
    for page, links in seen.items():
        for link in [*links.led, *links.fetched]:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            if not target.is_file():
                lost.append(f"{page.name}: {link}")
            elif parts.fragment and target in seen:
                ids = seen[target].ids
                if unquote(parts.fragment) not in ids and parts.fragment != "__codelineno":
                    lost.append(f"{page.name}: {link}")
    assert lost == []
    start = seen[(site / "guides" / "clerk.html").resolve()].led
    assert "../en/guides/clerk.html" in start
    back = seen[(site / "en" / "guides" / "clerk.html").resolve()].led
    assert "../../guides/clerk.html" in back


def test_the_search_knows_vietnamese(site: Path) -> None:
    text = (site / "search" / "search_index.js").read_text(encoding="utf-8")
    index = json.loads(text[text.index("{") :].rstrip().rstrip(";"))
    assert index["config"]["lang"] == ["vi"]
    found = [doc["location"] for doc in index["docs"] if "trich_yeu" in doc["text"]]
    assert any(place.startswith("reference/plan.html") for place in found)


def test_pages_say_their_language(site: Path) -> None:
    for language, page in (("vi", site / "start.html"), ("en", site / "en" / "start.html")):
        assert f'<html lang="{language}"' in page.read_text(encoding="utf-8")


def test_it_is_read_and_searched_from_a_folder(site: Path, chromium: Any) -> None:
    """By file:, as from a memory stick: nothing is asked of the network, and the search finds."""
    page = chromium.new_page()
    elsewhere: list[str] = []
    faults: list[str] = []
    page.on("request", lambda one: elsewhere.append(one.url) if one.url[:4] == "http" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((site / "guides" / "clerk.html").as_uri())
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").press_sequentially("nơi nhận")
    found = page.locator(".md-search-result__link").first
    found.wait_for(timeout=20_000)
    page.close()
    assert elsewhere == []
    assert faults == []
