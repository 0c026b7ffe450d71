"""``docgen completion``: a script for the Tab key, made from the commands themselves.

The script holds every word it offers, so a press of Tab starts no Python.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from docgen.cli.arguments import Parser
from docgen.cli.parser import build_parser

__all__ = ["completion"]


def completion(options: argparse.Namespace) -> int:
    """Print the script of a shell."""
    print(_SHELLS[options.shell](list(_commands(build_parser(), "docgen"))), end="")
    return 0


@dataclass(frozen=True, slots=True)
class _Value:
    """What may stand at a place: one of some words, or a file of a suffix; else anything."""

    words: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    many: bool = False


@dataclass(frozen=True, slots=True)
class _Option:
    names: tuple[str, ...]
    told: str
    value: _Value | None  # None: it takes none


@dataclass(frozen=True, slots=True)
class _Command:
    """A command by its whole name, what it takes, and the commands inside it."""

    name: str
    inner: dict[str, str] = field(default_factory=dict)
    options: tuple[_Option, ...] = ()
    places: tuple[_Value, ...] = ()  # of arguments without a dash


def _commands(parser: Parser, name: str) -> Iterator[_Command]:
    options, places = [], []
    for action, suffixes in parser.arguments():
        words = tuple(map(str, action.choices or _words(action)))
        value = _Value(words, suffixes, many=action.nargs == "+")
        if action.option_strings:
            takes = None if action.nargs == 0 else value
            options.append(_Option(tuple(action.option_strings), action.help or "", takes))
        else:
            places.append(value)
    yield _Command(name, parser.told_commands(), tuple(options), tuple(places))
    for word, inner in parser.commands().items():
        yield from _commands(inner, f"{name} {word}")


def _words(action: argparse.Action) -> tuple[str, ...]:
    if action.dest != "type_name":
        return ()
    from docgen.standard import load

    return load().named_types()


# --- bash -------------------------------------------------------------------------------------

_BASH = """\
# Phím Tab của docgen cho bash: eval "$(docgen completion bash)"
_docgen_files() {{ # tệp có một trong các đuôi, và thư mục
  local end name
  compopt -o filenames 2>/dev/null
  while IFS= read -r name; do COMPREPLY+=("$name"); done < <(
    compgen -d -- "$cur"
    for end in "$@"; do [ "$end" = / ] || compgen -f -X "!*$end" -- "$cur"; done
  )
}}
_docgen() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command=docgen
  local at word place=0 skip=
  if [ "$cur" = "=" ]; then cur=; elif [ "$before" = "=" ]; then
    before=${{COMP_WORDS[COMP_CWORD-2]}}
  fi
  COMPREPLY=()
  for ((at = 1; at < COMP_CWORD; at++)); do
    word=${{COMP_WORDS[at]}}
    if [ -n "$skip" ]; then [ "$word" = "=" ] || skip=; continue; fi
    case "$command $word" in
{inner}
      *' -'?*) case "$command:$word" in {valued}) skip=1 ;; esac ;;
      *) place=$((place + 1)) ;;
    esac
  done
  case "$command:$before" in
{values}
  esac
  case "$cur" in
  -*)
    case "$command" in
{options}
    esac
    return ;;
  esac
  case "$command:$place" in
{places}
  esac
}}
complete -F _docgen docgen
"""


def _bash(commands: list[_Command]) -> str:
    inner, valued, values, options, places = [], [], [], [], []
    for one in commands:
        inner += [
            f"      '{one.name} {word}') command='{one.name} {word}' place=0 ;;"
            for word in one.inner
        ]
        names = " ".join(name for option in one.options for name in option.names)
        options.append(f"    '{one.name}') {_offer(names)} ;;")
        for option in one.options:
            if option.value is not None:
                keys = "|".join(f"'{one.name}:{name}'" for name in option.names)
                valued.append(keys)
                values.append(f"  {keys}) {_bash_value(option.value)} return ;;")
        if one.inner:
            places.append(f"  '{one.name}:0') {_offer(' '.join(one.inner))} ;;")
        for number, place in enumerate(one.places):
            key = f"'{one.name}:'*" if place.many else f"'{one.name}:{number}'"
            places.append(f"  {key}) {_bash_value(place)} ;;")
    return _BASH.format(
        inner="\n".join(inner),
        valued="|".join(valued),
        values="\n".join(values),
        options="\n".join(options),
        places="\n".join(places),
    )


def _offer(words: str) -> str:
    return f"COMPREPLY=($(compgen -W '{words}' -- \"$cur\"))"


def _bash_value(value: _Value) -> str:
    if value.words:
        return f"{_offer(' '.join(value.words))};"
    return f"_docgen_files {' '.join(value.suffixes)};" if value.suffixes else ":;"


# --- zsh --------------------------------------------------------------------------------------


def _zsh(commands: list[_Command]) -> str:
    lines = [
        "#compdef docgen",
        '# Phím Tab của docgen cho zsh: eval "$(docgen completion zsh)"',
    ]
    for one in commands:
        lines.append(f"{_function(one.name)}() {{")
        specs = [spec for option in one.options for spec in _zsh_option(option)]
        if one.inner:
            specs += ["'1: :->command'", "'*:: :->rest'"]
            called = " ".join(specs)
            listed = " ".join(
                _quoted(f"{_zsh_plain(word)}:{told}") for word, told in one.inner.items()
            )
            lines += [
                "  local context state state_descr line; typeset -A opt_args",
                f"  _arguments -C {called}",
                "  case $state in",
                f"  command) local -a words_of=({listed}); _describe 'lệnh' words_of ;;",
                "  rest) case $line[1] in",
                *(f"    {word}) {_function(f'{one.name} {word}')} ;;" for word in one.inner),
                "    esac ;;",
                "  esac",
            ]
        else:
            for number, place in enumerate(one.places, 1):
                specs.append(_quoted(f"{'*' if place.many else number}: :{_zsh_value(place)}"))
            lines.append(f"  _arguments {' '.join(specs)}")
        lines.append("}")
    lines += [
        # a file in $fpath is the body of the function; under eval it is told to zsh
        'if [ "$funcstack[1]" = "_docgen" ]; then _docgen "$@"',
        "else",
        "  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }",
        "  compdef _docgen docgen",
        "fi",
    ]
    return "\n".join(lines) + "\n"


def _function(name: str) -> str:
    return "_" + name.replace(" ", "_")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _zsh_plain(text: str) -> str:
    for letter in "\\:[]":
        text = text.replace(letter, "\\" + letter)
    return text


def _zsh_option(option: _Option) -> Iterator[str]:
    others = " ".join(option.names)
    for name in option.names:
        value = "" if option.value is None else f": :{_zsh_value(option.value)}"
        yield _quoted(f"({others}){name}[{_zsh_plain(option.told)}]{value}")


def _zsh_value(value: _Value) -> str:
    if value.words:
        return f"({' '.join(value.words)})"
    ends = [end[1:] for end in value.suffixes if end != "/"]
    if ends:
        return f'_files -g "*.({"|".join(ends)})(-.)"'
    return "_files -/" if value.suffixes else " "


# --- fish -------------------------------------------------------------------------------------


def _fish(commands: list[_Command]) -> str:
    lines = ["# Phím Tab của docgen cho fish", "complete -c docgen -f"]
    for one in commands:
        here = _fish_condition(one, commands)
        lines += [
            f"complete -c docgen -n {_quoted(here)} -a {word} -d {_quoted(told)}"
            for word, told in one.inner.items()
        ]
        for option in one.options:
            names = " ".join(
                f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}"
                for name in option.names
            )
            value = "" if option.value is None else f" -x {_fish_value(option.value)}".rstrip()
            lines.append(
                f"complete -c docgen -n {_quoted(here)} {names}{value} -d {_quoted(option.told)}"
            )
        for place in one.places:
            if offered := _fish_value(place):
                lines.append(f"complete -c docgen -n {_quoted(here)} {offered}")
    return "\n".join(dict.fromkeys(lines)) + "\n"


def _fish_condition(command: _Command, commands: list[_Command]) -> str:
    _, *words = command.name.split()
    if not words:
        return "__fish_use_subcommand"
    seen = [f"__fish_seen_subcommand_from {word}" for word in words]
    unseen = [*command.inner]
    if len(words) == 1:  # ``docgen check`` is no ``docgen template check``
        inner = [one.name.split() for one in commands if one.name.endswith(f" {words[0]}")]
        unseen += [names[1] for names in inner if len(names) > len(words) + 1]
    if unseen:
        seen.append(f"not __fish_seen_subcommand_from {' '.join(unseen)}")
    return "; and ".join(seen)


def _fish_value(value: _Value) -> str:
    if value.words:
        return f"-a {_quoted(' '.join(value.words))}"
    if "/" in value.suffixes:
        return "-a '(__fish_complete_directories)'"
    ends = " ".join(value.suffixes)
    found = f"(__fish_complete_suffix {ends}; __fish_complete_directories)"
    return f"-k -a '{found}'" if ends else ""


_SHELLS: dict[str, Callable[[list[_Command]], str]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
