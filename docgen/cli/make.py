"""``docgen make``: one plan file to one document, proven before it is handed over."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from docgen.cli.console import say_error, say_json, say_line
from docgen.cli.writing import STANDARD_OUTPUT, refuse_screen, write
from docgen.errors import InputError, Problem
from docgen.loading import load
from docgen.rendering import render

if TYPE_CHECKING:
    from docgen.check import Report
    from docgen.schemas import NamedDocument

__all__ = ["make"]

SUFFIXES = (".docx", ".pdf", ".png")


def make(options: argparse.Namespace) -> int:
    """Load, render, check, write; 1 when the document has a finding of level error."""
    _refuse_wrong_options(options)
    document = _read(options.plan)
    target = _target(options)
    data = render(document, template=options.template, trusted=options.trusted)
    written = _forms(target, data)
    for path, content in written:
        write(path, content)
        if not (options.quiet or options.json or options.output == STANDARD_OUTPUT):
            say_line(f"Đã làm xong: {path}")
    report = None if options.no_check else _judged(data)
    if options.json:
        _say_json([path for path, _ in written], report)
    elif report:
        _tell(target, report, least="error" if options.quiet else "warning")
    return 0 if report is None or report.ok else 1


def _refuse_wrong_options(options: argparse.Namespace) -> None:
    target = options.output and Path(options.output)
    problems = []
    if options.plan == "-" and not target:
        sentence = (
            "Đọc từ đầu vào chuẩn thì phải nói ghi ra đâu: thêm -o TEP.docx, hoặc -o - để ghi ra "
            "đầu ra chuẩn."
        )
        problems.append(Problem("command/options", sentence))
    if options.output == STANDARD_OUTPUT:
        if options.json:
            sentence = "--json in câu trả lời ra đầu ra chuẩn: ghi văn bản vào tệp, bỏ -o -."
            problems.append(Problem("command/options", sentence))
    elif target and target.is_dir():
        sentence = f"Đây là một thư mục: ghi thêm tên tệp, ví dụ -o {target / 'ke_hoach.docx'}."
        problems.append(Problem("output/suffix", sentence, source=str(target)))
    elif target and target.suffix.lower() not in SUFFIXES:
        problems.append(
            Problem(
                "output/suffix",
                "Tệp kết quả phải có đuôi .docx, .pdf hoặc .png, không phải "
                f"“{target.suffix or target.name}”: sửa lại -o.",
                source=str(target),
            )
        )
    if options.template and _same(_target(options), options.template):
        sentence = "Tệp kết quả trùng với mẫu, sẽ ghi đè mẫu: đặt -o là tên khác."
        problems.append(Problem("output/template", sentence, source=options.template))
    if problems:
        raise InputError(problems)
    if options.output == STANDARD_OUTPUT:
        refuse_screen()


def _target(options: argparse.Namespace) -> Path:
    return Path(options.output or f"{os.path.splitext(options.plan)[0]}.docx")


def _same(one: str | Path, other: str | Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def _read(name: str) -> NamedDocument:
    if name != "-":
        return load(name)
    from docgen.cli.console import read_stdin
    from docgen.loading import load_source
    from docgen.reading import parse

    data = read_stdin()
    form: Literal["yaml", "json"] = "json" if data.lstrip()[:1] == b"{" else "yaml"
    return load_source(parse(data, "đầu vào chuẩn", form))


def _forms(target: Path, docx: bytes) -> list[tuple[Path, bytes]]:
    """The files to write: a .docx as it is; a PDF; a picture of each page."""
    suffix = target.suffix.lower()
    if suffix == ".docx" or str(target) == STANDARD_OUTPUT:
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


def _judged(data: bytes) -> Report:
    from docgen.check import check

    return check(data)


def _tell(target: Path, report: Report, *, least: str) -> None:
    name = "đầu ra chuẩn" if str(target) == STANDARD_OUTPUT else str(target)
    for finding in report.findings:
        if finding.level in ("error", least):
            for line in f"{name}: {finding}".splitlines():
                say_error(line)


def _say_json(paths: list[Path], report: Report | None) -> None:
    import json

    from docgen.check import to_json

    answer: dict[str, object] = {
        "ok": report is None or report.ok,
        "files": [str(path) for path in paths],
    }
    if report:
        judged = json.loads(to_json([report]))
        answer |= {"standard": judged["standard"], "findings": judged["files"][0]["findings"]}
    say_json(json.dumps(answer, ensure_ascii=False, indent=2))
