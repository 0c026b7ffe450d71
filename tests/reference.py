"""Where the reference material lies: the decree, the ECMA schemas, the seed plan.

It is not part of the checkout; tests that read it skip, with a message, where it is absent.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

__all__ = ["reference_dir", "require_reference"]

ROOT = Path(__file__).resolve().parent.parent


def reference_dir() -> Path | None:
    """The folder that DOCGEN_REFERENCE names, else ``../shared`` beside the checkout, if any."""
    named = os.environ.get("DOCGEN_REFERENCE")
    folder = Path(named) if named else ROOT.parent / "shared"
    return folder if folder.is_dir() else None


def require_reference(relative: str) -> Path:
    """The path of one file or folder of the reference material; the test skips without it."""
    folder = reference_dir()
    if folder is None:
        pytest.skip("no reference material: set DOCGEN_REFERENCE to its folder")
    path = folder / relative
    if not path.exists():
        pytest.skip(f"the reference material has no {relative}")
    return path
