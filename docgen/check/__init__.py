"""The judge: any .docx against the standard, clause by clause.

It imports no schema, layout or template: it knows only what is on the page.
"""

from __future__ import annotations

from os import PathLike, fspath
from typing import TYPE_CHECKING

from docgen.check.report import Finding, Report, Where, to_json, to_sarif, to_text

if TYPE_CHECKING:
    from docgen.check.mend import Mended

__all__ = ["Finding", "Report", "Where", "annotate", "check", "fix"]
__all__ += ["to_json", "to_sarif", "to_text"]

Source = bytes | PathLike[str] | str


def check(source: Source, *, standard: str = "nd30-2020", name: str = "") -> Report:
    """Judges a .docx given as bytes or as a path; raises PackageError for a file that is none.

    ``report.ok`` says that nothing of level error was found.
    """
    from docgen.check.components import find_components
    from docgen.check.rules import run
    from docgen.check.view import read_view
    from docgen.package import open_package
    from docgen.standard import load

    rules = load(standard)
    view = read_view(open_package(source))
    document = find_components(view, rules)
    file = name or ("" if isinstance(source, bytes) else fspath(source))
    return Report(file, rules.name, tuple(run(document, rules.rules)), view.tracked)


def annotate(source: Source, report: Report) -> bytes:
    """The same document with a Word comment at each finding."""
    from docgen.check.comments import annotate as write

    return write(source, report)


def fix(source: Source) -> tuple[bytes, Mended]:
    """Mends what is form only; returns the document and what was done and left.

    Raises PackageError for a file that is signed, protected or holds tracked changes.
    """
    from docgen.check.mend import mend

    return mend(source)
