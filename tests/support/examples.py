"""The examples that ship, rendered: each once in a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.reference import ROOT

__all__ = ["BOTH", "EXAMPLES", "TAN_KHAI", "XA_2025", "rendered"]

EXAMPLES = ROOT / "examples"
TAN_KHAI = EXAMPLES / "tan_khai" / "ke_hoach.yaml"
XA_2025 = EXAMPLES / "xa_2025" / "ke_hoach.yaml"
BOTH = {"tan_khai": TAN_KHAI, "xa_2025": XA_2025}


@cache
def rendered(path: Path) -> bytes:
    """The .docx of a plan file, by the library."""
    import docgen

    return docgen.render(docgen.load(path))
