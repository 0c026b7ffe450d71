"""Where documents go: a folder, a .zip, or any store that fsspec opens."""

from __future__ import annotations

import os
import re
from pathlib import Path

from docgen.batch.outputs.base import LostOutputError, Output, Sink

__all__ = ["LostOutputError", "Output", "Sink", "open_output"]

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}://")


def open_output(into: str | os.PathLike[str]) -> Output:
    """The output that ``into`` names; nothing is touched yet.

    >>> type(open_output("out/")).__name__, type(open_output("out.zip")).__name__
    ('Folder', 'Archive')
    """
    place = os.fspath(into)
    if place.startswith("file://"):
        place = place.removeprefix("file://")
    if _URL.match(place):
        from docgen.batch.outputs.cloud import Cloud

        return Cloud(place)
    if place.lower().endswith(".zip"):
        from docgen.batch.outputs.archive import Archive

        return Archive(Path(place))
    from docgen.batch.outputs.folder import Folder

    return Folder(Path(place))
