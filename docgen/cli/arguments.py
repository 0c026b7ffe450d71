"""argparse that speaks Vietnamese, with suggestions for what is mistyped."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NoReturn

from docgen.cli import WRONG
from docgen.cli.console import say_error
from docgen.suggest import nearest

__all__ = ["Parser", "said"]

_EVERY_DAY = {".yaml": "make", ".yml": "make", ".json": "make", ".docx": "check"}


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Sentences are set to the width, examples stand as they are."""
        return "\n".join(
            line
            if line.startswith("  ") or len(line) <= width
            else argparse.HelpFormatter._fill_text(self, line, width, indent)
            for line in text.split("\n")
        )


def said(text: str) -> str:
    """The text of an argument; an empty one, as of a variable of the shell that is not set, would
    be the present folder or every address of the machine."""
    if not text.strip():
        raise argparse.ArgumentTypeError("empty")
    return text


class Parser(argparse.ArgumentParser):
    """A command. ``fill`` adds what it takes, once that is asked for: a start needs one of them."""

    def __init__(self, *, fill: Callable[[Parser], None] | None = None, **options: Any) -> None:
        super().__init__(formatter_class=_Formatter, add_help=False, allow_abbrev=False, **options)
        self._fill = fill
        self._suffixes: dict[str, tuple[str, ...]] = {}
        self._inputs: list[str] = []
        self._positionals.title = "Tham số"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="in phần giúp đỡ này")

    def filled(self) -> Parser:
        """This command with all that it takes."""
        if self._fill is not None:
            fill, self._fill = self._fill, None
            fill(self)
        return self

    def add_file(
        self, *names: str, suffixes: Iterable[str], read: bool = False, **options: Any
    ) -> None:
        """An argument that names a file of such a suffix (``/``: a folder); ``read``: that must
        be there."""
        action = self.add_argument(*names, type=said, **options)
        self._suffixes[action.dest] = tuple(suffixes)
        if read:
            self._inputs.append(action.dest)
            self.set_defaults(inputs=self._inputs)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As argparse does; but an option that nobody knows is told by the command it follows."""
        self.filled()
        space, rest = super().parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return space, rest

    def format_help(self) -> str:
        """The help, filled in first."""
        self.filled()
        return super().format_help()

    def _print_message(self, message: str, file: Any = None) -> None:
        """Print; argparse would hide that nobody reads."""
        print(message, end="", file=file or sys.stderr)

    def error(self, message: str) -> NoReturn:
        """Say in Vietnamese what is wrong with the command; exit 2."""
        say_error(f"{self._sentence(message)} Xem: {self.prog} --help")
        sys.exit(WRONG)

    def _sentence(self, message: str) -> str:
        for pattern, make in _SENTENCES:
            if found := re.search(pattern, message):
                return make(self, found)
        return f"Lệnh chưa đúng: {message}."

    def commands(self) -> dict[str, Parser]:
        """The commands inside this one."""
        found: dict[str, Parser] = {}
        for action in self.filled()._actions:
            if isinstance(action, argparse._SubParsersAction):
                found |= action.choices
        return found

    def told_commands(self) -> dict[str, str]:
        """The commands inside this one, each with the line that its list has of it."""
        return {
            choice.dest: choice.help or ""
            for action in self.filled()._actions
            if isinstance(action, argparse._SubParsersAction)
            for choice in action._choices_actions
        }

    def arguments(self) -> Iterator[tuple[argparse.Action, tuple[str, ...]]]:
        """What this command takes besides commands, each with the suffixes of its files."""
        for action in self.filled()._actions:
            if not isinstance(action, argparse._SubParsersAction):
                yield action, self._suffixes.get(action.dest, ())

    def option_names(self) -> list[str]:
        """Every option that this command knows."""
        return [name for action, _ in self.arguments() for name in action.option_strings]


def _unknown(parser: Parser, found: re.Match[str]) -> str:
    word = found[1].split()[0]
    if not word.startswith("-"):
        return f"Thừa “{word}”."
    hint = nearest(word.split("=")[0], parser.option_names())
    return f"Không có tùy chọn {word}" + (f": có phải {hint}?" if hint else ".")


def _choice(parser: Parser, found: re.Match[str]) -> str:
    choices = [choice.strip(" '") for choice in found[3].split(",")]
    hint = nearest(found[2], choices)
    where = "" if found[1] in ("lệnh", "command") else f" cho {found[1]}"
    if not where and (usual := _usual(found[2])):
        return f"Thiếu lệnh: có phải docgen {usual} {found[2]}?"
    return f"Không có “{found[2]}”{where}" + (
        f": có phải {hint}?" if hint else f"; chọn một trong {', '.join(choices)}."
    )


def _usual(word: str) -> str | None:
    """What one does most with such a file."""
    return next((_EVERY_DAY[end] for end in _EVERY_DAY if word.lower().endswith(end)), None)


_SENTENCES: list[tuple[str, Callable[[Parser, re.Match[str]], str]]] = [
    (r"unrecognized arguments: (.+)", _unknown),
    (
        r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.+)\)",
        _choice,
    ),
    (
        r"the following arguments are required: (.+)",
        lambda parser, found: f"Thiếu {found[1]}.",
    ),
    (
        r"argument (\S+): expected (?:one|at least one) argument",
        lambda parser, found: f"Tùy chọn {found[1]} cần một giá trị đi sau.",
    ),
    (
        r"argument (\S+): empty",
        lambda parser, found: f"{found[1]} để trống: ghi rõ, hoặc bỏ hẳn.",
    ),
    (
        r"argument (\S+): ignored explicit argument '(.*)'",
        lambda parser, found: f"Tùy chọn {found[1]} không nhận giá trị: bỏ “={found[2]}”.",
    ),
    (
        r"argument (\S+): invalid int value: '(.*)'",
        lambda parser, found: f"Tùy chọn {found[1]} cần một số nguyên, không phải “{found[2]}”.",
    ),
]
