"""One exception tree. Every fault is a list of problems that people can read and act on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["DocgenError", "FormError", "InputError", "OutputError", "PackageError", "Problem"]
__all__ += ["TemplateError", "format_path"]


def format_path(path: tuple[str | int, ...]) -> str:
    """Return a path as its author would say it; list indices count from 0 as in Python.

    >>> format_path(("to_chuc_thuc_hien", 3, "don_vi"))
    'to_chuc_thuc_hien[3].don_vi'
    >>> format_path(("bang", "Số hộ"))
    'bang["Số hộ"]'
    """
    out: list[str] = []
    for step in path:
        if isinstance(step, int):
            out.append(f"[{step}]")
        elif not step.isidentifier() or not step.isascii():
            out.append(f'["{step}"]')
        else:
            out.append(f".{step}" if out else step)
    return "".join(out)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where it is and what to do about it.

    ``code`` is a stable identifier (``text/control-character``); ``message`` one Vietnamese
    sentence for people; ``path`` the place in the input as its author sees it
    (``to_chuc_thuc_hien[3].don_vi``); ``line`` and ``column`` count from 1 in ``source``.

    >>> str(Problem("demo", "Thiếu trích yếu.", path="trich_yeu", source="a.yaml", line=3))
    'a.yaml, dòng 3, trich_yeu: Thiếu trích yếu.'
    """

    code: str
    message: str
    path: str = ""
    source: str = ""
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        place = [self.source] if self.source else []
        if self.line is not None:
            place.append(f"dòng {self.line}")
        if self.path:
            place.append(self.path)
        return f"{', '.join(place)}: {self.message}" if place else self.message

    def as_dict(self) -> dict[str, str | int]:
        """The problem for a program to read, without what it has not.

        >>> Problem("demo", "Thiếu trích yếu.", path="trich_yeu", line=3).as_dict()
        {'code': 'demo', 'message': 'Thiếu trích yếu.', 'path': 'trich_yeu', 'line': 3}
        """
        entry: dict[str, str | int] = {"code": self.code, "message": self.message}
        # the last three: of a cell
        for name in ("source", "path", "line", "column", "sheet", "title", "value"):
            if value := getattr(self, name, None):
                entry[name] = value
        return entry


class DocgenError(Exception):
    """Base of all errors raised on purpose; ``problems`` holds every fault found, in order."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (
            (problems,) if isinstance(problems, Problem) else tuple(problems)
        )
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[DocgenError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


class InputError(DocgenError, ValueError):
    """The input is wrong: a plan, a row, a figure, an option. Nothing was written."""


class TemplateError(InputError):
    """A template asks for something it may not, or does not exist."""


class PackageError(InputError):
    """A file is not a .docx that can be read safely."""


class FormError(DocgenError, ValueError):
    """The document that was made is not in the form that the standard demands."""


class OutputError(DocgenError, OSError):
    """The result could not be written where it was asked for."""
