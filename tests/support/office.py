"""LibreOffice as a second reader: .docx to PDF, to .docx again, to pictures.

Each content is converted once in a run, whichever worker asks first; each process has a profile
of its own, since two LibreOffices can't share one.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.cache import locked, once, run_folder

__all__ = ["require_office", "round_trip", "to_pdf", "to_pdfs", "to_pngs"]

TIME_LIMIT = 120  # seconds for one start of LibreOffice, on a machine busy with other workers
_FILTERS = {"pdf": "pdf", "docx": "docx:MS Word 2007 XML"}


def require_office() -> None:
    """Skip the test, saying why, where LibreOffice is not installed."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice Writer is not installed")


def _convert(sources: Sequence[Path], suffix: str, into: Path) -> None:
    profile = run_folder() / f"profile-{os.getpid()}"
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", _FILTERS[suffix], "--outdir", str(into), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=TIME_LIMIT)


def _results(contents: Sequence[bytes], suffix: str) -> list[Path]:
    """The converted files, in order; those missing are made by one start of LibreOffice."""
    require_office()
    folder = run_folder() / "office"
    keys = [hashlib.sha256(content).hexdigest()[:32] for content in contents]
    made = folder / suffix
    with locked(folder / f"{suffix}-{hashlib.sha256(''.join(keys).encode()).hexdigest()}.lock"):
        missing = {k: c for k, c in zip(keys, contents, strict=True) if not _at(made, k, suffix)}
        if missing:
            sources = run_folder() / f"sources-{os.getpid()}"
            target = run_folder() / f"results-{os.getpid()}"
            for path in (sources, target, made):
                path.mkdir(parents=True, exist_ok=True)
            for key, content in missing.items():
                (sources / f"{key}.docx").write_bytes(content)
            _convert([sources / f"{key}.docx" for key in missing], suffix, target)
            for key in missing:
                result = target / f"{key}.{suffix}"
                assert result.exists(), f"LibreOffice gave no .{suffix}: it can't open the file"
                result.replace(made / result.name)
    return [made / f"{key}.{suffix}" for key in keys]


def _at(folder: Path, key: str, suffix: str) -> bool:
    return (folder / f"{key}.{suffix}").exists()


def to_pdf(content: bytes) -> Path:
    """The PDF that LibreOffice makes of a .docx."""
    return _results([content], "pdf")[0]


def to_pdfs(contents: Sequence[bytes]) -> list[Path]:
    """Several at one start of LibreOffice: a start costs more than a page."""
    return _results(contents, "pdf")


def round_trip(content: bytes) -> bytes:
    """The .docx that LibreOffice writes after reading ``content``."""
    return _results([content], "docx")[0].read_bytes()


def to_pngs(content: bytes, *, dpi: int = 70) -> list[Path]:
    """Pictures of the pages, in order."""
    if shutil.which("pdftoppm") is None:
        pytest.skip("poppler-utils (pdftoppm) is not installed")
    pdf = to_pdf(content)

    def make(partial: Path) -> None:
        partial.mkdir(exist_ok=True)
        command = ["pdftoppm", "-png", "-r", str(dpi), str(pdf), str(partial / "page")]
        subprocess.run(command, check=True, capture_output=True, timeout=TIME_LIMIT)

    return sorted(once(pdf.with_suffix(f".{dpi}.pages"), make).glob("*.png"))
