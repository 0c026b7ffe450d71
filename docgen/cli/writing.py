"""Where a command puts a document: into a file, or for “-” onto standard output, for the next
program."""

from __future__ import annotations

import os
import sys

from docgen.errors import InputError, Problem
from docgen.output import write_whole

__all__ = ["STANDARD_OUTPUT", "refuse_screen", "write"]

STANDARD_OUTPUT = "-"


def write(name: str | os.PathLike[str], data: bytes) -> None:
    """Write a document, whole or not at all where it is a file."""
    if os.fspath(name) != STANDARD_OUTPUT:
        write_whole(name, data)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def refuse_screen() -> None:
    """Raise InputError where standard output can take no document: a screen, or none at all."""
    if sys.stdout is None or sys.stdout.isatty():
        sentence = (
            "Đầu ra chuẩn là màn hình, không nhận tệp Word: chuyển nó vào tệp hoặc lệnh khác, "
            "hoặc ghi tên tệp sau -o."
        )
        raise InputError(Problem("command/options", sentence))
