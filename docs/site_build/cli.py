"""The command line reference, read from the argument parser itself."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from docgen.cli.arguments import Parser
from docgen.cli.parser import build_parser
from docs.site_build.english import say
from docs.site_build.markdown import code, table

__all__ = ["commands"]

_WORDS = {
    "vi": {"option": "Tham số", "told": "Ý nghĩa", "choices": "chọn", "required": "bắt buộc"},
    "en": {"option": "Argument", "told": "Meaning", "choices": "one of", "required": "required"},
}


def commands(language: str) -> str:
    """What holds for all; then every command: what it does, how it is called, its arguments."""
    parser = build_parser()
    return "\n".join((*_endings(parser, language), *_of(parser, language)))


def _endings(parser: Parser, language: str) -> Iterator[str]:
    """What holds for every command: exit codes, variables of the environment."""
    for line in (parser.epilog or "").rpartition("\n\n")[2].splitlines():
        yield from (say(line, language), "")


def _of(parser: Parser, language: str) -> Iterator[str]:
    below = parser.commands()
    if not below:
        yield f"### {code(parser.prog)}"
        yield ""
        yield say(parser.description or "", language)
        yield ""
        yield code(" ".join(parser.format_usage().partition(": ")[2].split()))
        yield ""
        yield table([_WORDS[language][key] for key in ("option", "told")], _rows(parser, language))
        yield ""
        if lines := list(_examples(parser)):
            yield from ("<!-- test: parse -->", "```sh", *lines, "```", "")
    for one in below.values():
        yield from _of(one, language)


def _rows(parser: Parser, language: str) -> Iterator[tuple[str, str]]:
    words = _WORDS[language]
    for action, _ in parser.arguments():
        if action.help == argparse.SUPPRESS:
            continue
        value = action.metavar or (action.dest.upper() if action.nargs != 0 else "")
        shown = ", ".join(
            code(f"{option} {value}".rstrip() if action.nargs != 0 else option)
            for option in action.option_strings
        ) or code(value if isinstance(value, str) else " ".join(value))
        told = say(action.help or "", language)
        if action.choices and action.option_strings:
            told += f" ({words['choices']} {', '.join(map(code, action.choices))})"
        if action.option_strings and action.required:
            told += f" ({words['required']})"
        yield shown, told


def _examples(parser: Parser) -> Iterator[str]:
    for line in (parser.epilog or "").splitlines():
        if line.strip().startswith("docgen "):
            yield line.strip()
