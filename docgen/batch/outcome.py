"""What becomes of a row: what a worker is asked, what it answers, what the caller is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.errors import Problem

if TYPE_CHECKING:
    from docgen.batch.rows import Row

__all__ = ["Findings", "Known", "Made", "Outcome", "Task"]


@dataclass(frozen=True, slots=True)
class Findings:
    """How many findings of each level a check made, and of which rules (notes left out)."""

    errors: int = 0
    warnings: int = 0
    notes: int = 0
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier run left of a file: enough to tell whether it is still there, whole."""

    sha256: str
    size: int
    findings: Findings | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Task:
    """One row on its way to a worker."""

    row: Row
    name: str
    check: bool
    input: str = ""  # a digest of what the row says
    known: Known | None = None
    mine: bool = True  # ``known`` speaks of this very input: the file may stay as it is


@dataclass(frozen=True, slots=True)
class Made:
    """A worker's answer. ``data`` travels only where the parent writes."""

    row: int
    key: str
    name: str | None = None
    sha256: str = ""
    size: int = 0
    findings: Findings | None = None
    seconds: float = 0.0
    errors: tuple[Problem, ...] = ()
    kept: bool = False
    lasting: bool = True  # the same row will fail in the same way again
    fatal: bool = False  # the output itself is at fault: no other row would fare better
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row's result: a document at ``path``, or ``errors`` that say why there is none.

    ``row`` is the row's number in its source, ``key`` its first column. ``findings`` is None where
    the document was not checked. ``kept``: an earlier run had made it, and it was still whole.
    """

    row: int
    key: str
    path: Path | str | None
    errors: tuple[Problem, ...] = ()
    sha256: str = ""
    findings: Findings | None = None
    seconds: float = 0.0
    kept: bool = False

    @property
    def ok(self) -> bool:
        """A document was made, and no check found an error in it."""
        return not self.errors and not (self.findings and self.findings.errors)
