"""``docgen template check``: look at a Word template before relying on it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from docgen.cli.console import say, say_error, say_reports
from docgen.cli.missing import told
from docgen.errors import InputError, Problem

if TYPE_CHECKING:
    from docgen.template_check import TemplateReport

__all__ = ["check"]


def check(options: argparse.Namespace) -> int:
    """Print what was seen; 1 when a template is not fit for use, 2 when one can't be read."""
    from docgen.template_check import check_template
    from docgen.template_check.report import to_json, to_text

    reports: list[TemplateReport] = []
    unread: list[Problem] = []
    for name in options.files:
        try:
            reports.append(check_template(name))
        except InputError as error:
            unread += error.problems
    shown = [report for report in reports if not (options.quiet and report.ok)]
    if options.format == "json":
        say_reports(to_json(shown), unread)
    elif shown:
        say(to_text(shown))
    for problem in unread:
        say_error(told(problem, options))
    if unread:
        return 2
    return 0 if all(report.ok for report in reports) else 1
