"""What MkDocs calls while it builds: adds shared files, writes generated parts, joins languages."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from docs.site_build.pages import SHARED, expand  # noqa: E402 (found by the line above)

# What the theme's plugin for reading without a server would fetch from the internet.
_FETCHED = "https://unpkg.com/iframe-worker/shim"
# What the theme leaves without a name for those who hear the page.
_DIALOG = 'data-md-component="search" role="dialog"'

# Whoever searches looks for how to do a thing, then for what it is, least for how docgen is made.
_BOOST = {"guides": 2, "project": 0.2}


def on_files(files: Any, config: Any) -> Any:
    """Files that both languages have: style, pictures, the documents of the repository itself."""
    for name, path in SHARED.items():
        files.append(File.generated(config, name, abs_src_path=str(path)))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """The page as it is shown: its generated parts written out, marks for the tests taken away."""
    if (boost := _BOOST.get(page.file.src_uri.partition("/")[0])) is not None:
        page.meta["search"] = {"boost": boost}
    return expand(markdown, config.extra["language"], page.file.src_uri)


def on_post_page(output: str, page: Any, config: Any) -> str:
    """The links between languages lead from a page to the same page."""
    return _joined(output, page.url, config)


def on_post_template(output: str, template_name: str, config: Any) -> str:
    """The same for what is no page."""
    return _joined(output, "index.html", config)


def _joined(output: str, url: str, config: Any) -> str:
    up = "../" * url.count("/")
    here = config.extra["language"]
    root = {"vi": up if here == "vi" else f"{up}../", "en": f"{up}en/" if here == "vi" else up}
    target = "index.html" if url in ("", ".") else url
    for language, prefix in root.items():
        output = output.replace(f"https://{language}.invalid/", prefix + target)
    for found, better in ((_FETCHED, f"{up}assets/worker.js"), (_DIALOG, _named(here))):
        output = output.replace(found, better)
    return output


def _named(language: str) -> str:
    name = "Tìm kiếm" if language == "vi" else "Search"
    return f'{_DIALOG} aria-label="{name}"'
