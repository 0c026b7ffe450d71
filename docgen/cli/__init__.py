"""The command line: each command a module of this folder, loaded when it runs.

Exit codes: 0 all well; 1 the work was done and found fault; 2 the input or the command was
wrong and nothing was written.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from docgen.cli.console import prepare_streams, say_error
from docgen.errors import DocgenError

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    prepare_streams()
    # our own process: asking every installed package for plugins of pydantic takes 20 ms
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from docgen.cli.parser import build_parser

    options = build_parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except DocgenError as error:
        for problem in error.problems:
            say_error(str(problem))
        return 2
    except KeyboardInterrupt:
        say_error("Đã dừng theo yêu cầu; không có tệp dở dang.")
        return 2
    except BrokenPipeError:
        # whoever reads our output has seen enough
        return 0
    return code
