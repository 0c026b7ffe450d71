"""How much one process takes on, and whom it answers."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

__all__ = ["Settings"]

MEBIBYTE = 1024 * 1024


def _processors() -> int:
    """One for each processor: a document is a processor's work, and more would only share it."""
    return min(8, max(2, os.cpu_count() or 1))


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and names; the defaults suit one office on one small machine."""

    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    """Names that a browser may call this server by: a page elsewhere can't pose as ours by a
    name of its own (DNS rebinding)."""

    root_path: str = ""
    """What stands before every address where another web server gives us one path of its own,
    such as /docgen; the description of the API says it."""

    document_bytes: int = 2 * MEBIBYTE  # a plan as YAML or JSON
    upload_bytes: int = 20 * MEBIBYTE  # a .docx, a spreadsheet
    body_seconds: float = 30  # until a request's body is here; until a piece of the answer is taken
    work_seconds: float = 60  # until a document's answer is ready
    batch_rows: int = 5_000
    batches: int = 2  # batches at once
    waiting: int = 128  # requests at work or in line; the next is told to come again (503)
    per_client: int = 64  # of one address (429)
    offices: int = field(default_factory=_processors)  # LibreOffice processes, 150 MB each
    preview_wait: float = 15  # the longest line for a preview; a newer one keeps the place in it
    office_wait: float = 30  # the longest line for a file that someone asked for
    threads: int = 4  # documents rendered or checked at once
    pages: int = 60  # pages shown as pictures
