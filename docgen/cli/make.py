"""``docgen make``: one plan file to one document, proven before it is handed over."""

from __future__ import annotations

import argparse
from pathlib import Path

from docgen.cli.console import say, say_error
from docgen.errors import InputError, Problem
from docgen.loading import load
from docgen.output import write_whole
from docgen.rendering import render

__all__ = ["make"]

SUFFIXES = (".docx", ".pdf", ".png")


def make(options: argparse.Namespace) -> int:
    """Load, render, check, write; 1 when the document has a finding of level error."""
    source = Path(options.plan)
    target = Path(options.output) if options.output else source.with_suffix(".docx")
    if target.suffix.lower() not in SUFFIXES:
        raise InputError(
            Problem(
                "output/suffix",
                "Tệp kết quả phải có đuôi .docx, .pdf hoặc .png, không phải "
                f"“{target.suffix}”: sửa lại -o.",
                source=str(target),
            )
        )
    document = load(source)
    data = render(document, template=options.template, trusted=options.trusted)
    for path, content in _forms(target, data):
        write_whole(path, content)
        say(f"Đã làm xong: {path}")
    return 0 if options.no_check else _prove(target, data)


def _forms(target: Path, docx: bytes) -> list[tuple[Path, bytes]]:
    """The files to write: a .docx as it is; a PDF; a picture of each page."""
    suffix = target.suffix.lower()
    if suffix == ".docx":
        return [(target, docx)]
    from docgen.convert import to_pdf, to_png

    if suffix == ".pdf":
        return [(target, to_pdf(docx))]
    pages = to_png(docx, dpi=150)
    if len(pages) == 1:
        return [(target, pages[0])]
    width = len(str(len(pages)))
    return [
        (target.with_name(f"{target.stem}-{number:0{width}}{target.suffix}"), page)
        for number, page in enumerate(pages, 1)
    ]


def _prove(target: Path, data: bytes) -> int:
    from docgen.check import check

    report = check(data)
    for finding in report.findings:
        if finding.level != "note":
            for line in f"{target}: {finding}".splitlines():
                say_error(line)
    return 0 if report.ok else 1
