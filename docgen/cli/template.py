"""``docgen template check``: look at a Word template before relying on it."""

from __future__ import annotations

import argparse

from docgen.cli.console import say, say_error
from docgen.errors import InputError

__all__ = ["check"]


def check(options: argparse.Namespace) -> int:
    """Print what was seen; 1 when a template is not fit for use, 2 when one can't be read."""
    from docgen.template_check import check_template
    from docgen.template_check.report import to_json, to_text

    reports, unread = [], []
    for name in options.files:
        try:
            reports.append(check_template(name))
        except InputError as error:
            unread += [str(problem) for problem in error.problems]
    if reports or options.format == "json":
        say({"text": to_text, "json": to_json}[options.format](reports))
    for sentence in unread:
        say_error(sentence)
    if unread:
        return 2
    return 0 if all(report.ok for report in reports) else 1
