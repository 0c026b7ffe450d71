"""The command line: each command a module of this folder, loaded when it runs.

Exit codes: 0 all well; 1 the work was done and found fault; 2 the input, the command or the place
to write was wrong and nothing was written; 70 docgen itself broke; 130 stopped by Ctrl+C; 141
whoever read the output had closed it.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from docgen.cli.console import abandon_streams, flush, prepare_streams, say_error, say_json
from docgen.errors import DocgenError

__all__ = ["main"]

WRONG = 2
BUG = 70  # EX_SOFTWARE of sysexits.h
INTERRUPTED = 130  # as shells have it: 128 and the number of the signal
CLOSED = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    try:
        code = _run(arguments)
        flush()
    except KeyboardInterrupt:
        say_error("Đã dừng theo yêu cầu; không có tệp dở dang.")
        code = INTERRUPTED
    except BrokenPipeError:
        code = CLOSED
    except OSError as error:
        code = _refused(error, arguments)
    except Exception as error:
        code = _bug(error, arguments)
    abandon_streams()
    return code


def _run(arguments: Sequence[str] | None) -> int:
    prepare_streams()
    # our own process: asking every installed package for plugins of pydantic takes 20 ms
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from docgen.cli.parser import build_parser

    words = sys.argv[1:] if arguments is None else arguments
    try:
        options = build_parser(words[0] if words else None).parse_args(words)
    except SystemExit as stop:  # help was asked for, or the command is wrong
        return int(stop.code or 0)
    try:
        code: int = options.run(options)
    except DocgenError as error:
        return _wrong(error, options)
    return code


def _wrong(error: DocgenError, options: argparse.Namespace) -> int:
    from docgen.cli.missing import told

    if getattr(options, "json", False) or getattr(options, "format", "") == "json":
        import json

        problems = [problem.as_dict() for problem in error.problems]
        say_json(json.dumps({"ok": False, "problems": problems}, ensure_ascii=False, indent=2))
    for problem in error.problems:
        say_error(told(problem, options))
    return WRONG


def _refused(error: OSError, arguments: Sequence[str] | None) -> int:
    from docgen.cli.faults import refused_by_system

    sentence = refused_by_system(error)
    if sentence is None:
        return _bug(error, arguments)
    say_error(sentence)
    return WRONG


def _bug(error: Exception, arguments: Sequence[str] | None) -> int:
    from docgen.cli.faults import tell_bug

    return tell_bug(error, sys.argv[1:] if arguments is None else arguments)
