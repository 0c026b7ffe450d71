"""``docgen check``: judge any .docx, annotate it, or mend what is safe."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from docgen.cli.console import say, say_error, say_json
from docgen.errors import InputError, PackageError, Problem
from docgen.output import write_whole

__all__ = ["check"]


def check(options: argparse.Namespace) -> int:
    """Print the reports; 1 when a file has a finding of level error, 2 when one can't be read."""
    _refuse_wrong_options(options)
    if options.fix:
        return _fix(Path(options.files[0]), Path(options.output))
    from docgen.check import check as judge
    from docgen.check import to_json, to_sarif, to_text

    reports, unread = [], []
    for name in options.files:
        try:
            with _naming(name):
                reports.append(judge(_read(name), name=name))
        except InputError as error:
            unread += [str(problem) for problem in error.problems]
    if options.annotate and reports:
        from docgen.check import annotate

        write_whole(options.annotate, annotate(_read(options.files[0]), reports[0]))
    if reports or options.format != "text":
        if options.format == "text":
            say(to_text(reports))
        else:
            say_json({"json": to_json, "sarif": to_sarif}[options.format](reports))
    for sentence in unread:
        say_error(sentence)
    if unread:
        return 2
    return 0 if all(report.ok for report in reports) else 1


def _refuse_wrong_options(options: argparse.Namespace) -> None:
    problems = []
    if options.fix and not options.output:
        problems.append("--fix cần -o TEP.docx: tệp gốc không bao giờ bị ghi đè.")
    if options.output and not options.fix:
        problems.append("-o chỉ dùng cùng --fix.")
    if (options.fix or options.annotate) and len(options.files) > 1:
        problems.append("--fix và --annotate chỉ nhận một tệp mỗi lần.")
    if options.fix and options.annotate:
        problems.append("--fix và --annotate không dùng cùng nhau: sửa trước, rồi chú thích.")
    if options.fix and options.output and _same(options.files[0], options.output):
        problems.append("-o phải là tệp khác tệp gốc.")
    if problems:
        raise InputError(Problem("command/options", sentence) for sentence in problems)


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
    return Path(one).resolve() == Path(other).resolve()


def _read(name: str) -> bytes:
    path = Path(name)
    try:
        return path.read_bytes()
    except OSError:
        sentence = (
            "Đây là một thư mục, không phải tệp .docx."
            if path.is_dir()
            else "Không đọc được tệp: kiểm tra tên tệp và quyền đọc."
        )
        raise PackageError(Problem("file/unreadable", sentence, source=name)) from None


def _fix(source: Path, target: Path) -> int:
    from docgen.check import fix

    with _naming(str(source)):
        data, account = fix(_read(str(source)))
    write_whole(target, data)
    say(str(account))
    print(f"Đã ghi: {target}", file=sys.stderr)
    return 1 if any(finding.level == "error" for finding in account.left) else 0
