"""``docgen make``: one plan file to one Word document, proven before it is handed over."""

from __future__ import annotations

import argparse
from pathlib import Path

from docgen.cli.console import say, say_error
from docgen.errors import InputError, Problem
from docgen.loading import load
from docgen.output import write_whole
from docgen.rendering import render

__all__ = ["make"]


def make(options: argparse.Namespace) -> int:
    """Load, render, check, write; 1 when the document has a finding of level error."""
    source = Path(options.plan)
    target = Path(options.output) if options.output else source.with_suffix(".docx")
    if target.suffix.lower() != ".docx":
        raise InputError(
            Problem(
                "output/suffix",
                f"Tệp kết quả phải có đuôi .docx, không phải “{target.suffix}”: sửa lại -o.",
                source=str(target),
            )
        )
    document = load(source)
    data = render(document, template=options.template, trusted=options.trusted)
    write_whole(target, data)
    say(f"Đã làm xong: {target}")
    return 0 if options.no_check else _prove(target, data)


def _prove(target: Path, data: bytes) -> int:
    from docgen.check import check

    report = check(data)
    for finding in report.findings:
        if finding.level != "note":
            for line in f"{target}: {finding}".splitlines():
                say_error(line)
    return 0 if report.ok else 1
