"""``docgen check``: judge any .docx, annotate it, or mend what is safe."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.cli.console import read_stdin, say, say_error, say_json, say_reports
from docgen.cli.missing import told
from docgen.cli.writing import STANDARD_OUTPUT, refuse_screen, write
from docgen.errors import InputError, PackageError, Problem

if TYPE_CHECKING:
    from docgen.check import Report

__all__ = ["check"]


def check(options: argparse.Namespace) -> int:
    """Print the reports; 1 when a file has a finding of level error, 2 when one can't be read."""
    _refuse_wrong_options(options)
    if options.fix:
        return _fix(options)
    from docgen.check import annotate
    from docgen.check import check as judge

    reports: list[Report] = []
    unread: list[Problem] = []
    for name in options.files:
        try:
            with _naming(name):
                data = _read(name)
                reports.append(judge(data, name=name))
                if options.annotate:
                    write(options.annotate, annotate(data, reports[0]))
        except InputError as error:
            unread += error.problems
    _print(options, reports, unread)
    for problem in unread:
        say_error(told(problem, options))
    if unread:
        return 2
    return 0 if all(report.ok for report in reports) else 1


def _print(options: argparse.Namespace, reports: list[Report], unread: list[Problem]) -> None:
    from docgen.check import to_json, to_sarif, to_text

    if options.quiet:
        reports = [
            replace(report, findings=tuple(f for f in report.findings if f.level == "error"))
            for report in reports
            if not report.ok
        ]
    if options.format == "sarif":
        say_json(to_sarif(reports))
    elif options.format == "json":
        say_reports(to_json(reports), unread)
    elif reports and options.annotate == STANDARD_OUTPUT:
        _say_aside(to_text(reports))
    elif reports:
        say(to_text(reports))


def _say_aside(text: str) -> None:
    """What is for a person while a document goes onto standard output."""
    for line in text.splitlines():
        say_error(line)


def _refuse_wrong_options(options: argparse.Namespace) -> None:
    problems = []
    if options.fix and not options.output:
        problems.append("--fix cần -o TEP.docx: tệp gốc không bao giờ bị ghi đè.")
    if options.output and not options.fix:
        problems.append("-o chỉ dùng cùng --fix.")
    if (options.fix or options.annotate) and len(options.files) > 1:
        problems.append("--fix và --annotate chỉ nhận một tệp mỗi lần.")
    if options.fix and options.format == "sarif":
        problems.append("--fix không in dạng sarif: chọn text hoặc json.")
    if options.fix and options.annotate:
        problems.append("--fix và --annotate không dùng cùng nhau: sửa trước, rồi chú thích.")
    to_stdout = STANDARD_OUTPUT in (options.output, options.annotate)
    if to_stdout and options.format != "text":
        problems.append("Báo cáo và văn bản không cùng ra đầu ra chuẩn: ghi văn bản vào tệp.")
    problems += [
        f"Tệp cần ghi ({name}) phải là tệp khác tệp gốc."
        for name in (options.output if options.fix else None, options.annotate)
        if name and _same(options.files[0], name)
    ]
    if problems:
        raise InputError(Problem("command/options", sentence) for sentence in problems)
    if to_stdout:
        refuse_screen()


@contextmanager
def _naming(name: str) -> Iterator[None]:
    """Faults of a file say which file."""
    try:
        yield
    except PackageError as error:
        raise PackageError(
            replace(problem, source=problem.source or name) for problem in error.problems
        ) from None


def _same(one: str, other: str) -> bool:
    return other != STANDARD_OUTPUT and os.path.realpath(one) == os.path.realpath(other)


def _read(name: str) -> bytes:
    if name == "-":
        return read_stdin()
    try:
        return Path(name).read_bytes()
    except OSError:
        sentence = "Không tìm thấy tệp: kiểm tra lại tên và thư mục."
        if os.path.isdir(name):
            sentence = "Đây là một thư mục, không phải tệp .docx."
        elif os.path.exists(name):
            sentence = "Không đọc được tệp: kiểm tra quyền đọc."
        raise PackageError(Problem("file/unreadable", sentence, source=name)) from None


def _fix(options: argparse.Namespace) -> int:
    from docgen.check import fix, to_json
    from docgen.check.report import Report

    (name,), target = options.files, Path(options.output)
    with _naming(name):
        data, account = fix(_read(name))
    write(options.output, data)
    if options.format == "json":
        left = json.loads(to_json([Report(str(target), "", account.left)]))["files"][0]
        done = json.loads(to_json([Report(name, "", account.done)]))["files"][0]
        answer = {**left, "fixed": done["findings"]}
        say_json(json.dumps(answer, ensure_ascii=False, indent=2))
    elif options.output == STANDARD_OUTPUT and not options.quiet:
        _say_aside(str(account))
    elif not options.quiet:
        say(str(account))
        say_error(f"Đã ghi: {target}")
    return 1 if any(finding.level == "error" for finding in account.left) else 0
