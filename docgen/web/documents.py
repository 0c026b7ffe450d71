"""From a request's body to a document, and back to a file: YAML or JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from docgen.errors import InputError, Problem
from docgen.reading import Source, parse

__all__ = ["FIGURES", "NAME", "read_body", "source_of", "split_yaml", "to_yaml"]

FIGURES = "so_lieu"
MOST_KEYS = 1_000
NAME = ""  # what was sent has no file's name


def read_body(body: bytes, media_type: str) -> dict[str, Any]:
    """The mapping that a body says; raises InputError with its places."""
    kind: Literal["yaml", "json"] = "yaml" if "yaml" in media_type else "json"
    tree = parse(body, NAME, kind).tree
    if not isinstance(tree, dict):
        raise InputError(Problem("body/mapping", "Phần gửi lên phải là các cặp khóa: giá trị."))
    _refuse_crowd(tree)
    return tree


def _refuse_crowd(tree: dict[str, Any]) -> None:
    """No plan has a group of so many keys; a form with a hundred thousand fields is an attack."""
    waiting: list[Any] = [tree]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if len(value) > MOST_KEYS:
                raise InputError(
                    Problem("body/keys", f"Một nhóm có hơn {MOST_KEYS} khóa: bớt hoặc chia ra.")
                )
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def source_of(tree: Mapping[str, Any]) -> Source:
    """A plan's tree, ready to load; figures may be given as YAML, where 4.500.000 is a number and
    "4.500.000" a text."""
    figures = tree.get(FIGURES)
    if not isinstance(figures, str):
        return Source(NAME, dict(tree))
    rest = {key: value for key, value in tree.items() if key != FIGURES}
    if not _says_something(figures):
        return Source(NAME, rest)
    try:
        parsed = parse(figures, NAME, "yaml").tree
    except InputError as error:
        raise InputError(
            Problem(p.code, p.message, FIGURES, line=p.line, column=p.column)
            for p in error.problems
        ) from None
    # figures first, as in a file: the order of keys is the order of the problems
    return Source(NAME, {FIGURES: parsed, **rest})


def _says_something(text: str) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines())


# --- YAML in and out ------------------------------------------------------------------------------


def split_yaml(text: str) -> dict[str, Any]:
    """A plan file as a tree whose figures are the text that its author wrote, notes and all."""
    source = parse(text, NAME, "yaml")
    if not isinstance(source.tree, dict):
        raise InputError(Problem("body/mapping", "Tệp phải là các cặp khóa: giá trị."))
    _refuse_crowd(source.tree)
    tree = dict(source.tree)
    if FIGURES in tree:
        tree[FIGURES] = _block(text, source)
    return tree


def _block(text: str, source: Source) -> str:
    """The lines below the key of the figures, at the left margin."""
    import textwrap

    lines = text.splitlines()
    assert isinstance(source.tree, dict)
    starts = sorted(place[0] for key in source.tree if (place := source.where_key((key,))))
    place = source.where_key((FIGURES,))
    assert place is not None
    end = next((line for line in starts if line > place[0]), len(lines) + 1)
    inside = lines[place[0] : end - 1]
    while inside and (not inside[-1].strip() or inside[-1].startswith("#")):
        inside.pop()  # what stands above the next key is that key's
    after = lines[place[0] - 1].split(":", 1)[1].strip()
    head = [after] if after and not after.startswith("#") else []
    return "\n".join([*head, textwrap.dedent("\n".join(inside))]).strip("\n") + "\n"


def to_yaml(tree: Mapping[str, Any]) -> str:
    """A plan file that reads back as ``tree``; texts that look like numbers are quoted.

    >>> print(to_yaml({"loai": "ke_hoach", "so": "05", "so_lieu": "# hộ\\ntong: 4\\n"}), end="")
    loai: ke_hoach
    so: '05'
    <BLANKLINE>
    so_lieu:
      # hộ
      tong: 4
    """
    import textwrap

    import yaml

    plain = _plain(tree)
    figures = plain.pop(FIGURES, None)
    parts: list[str] = []
    for key, value in plain.items():
        shown: str = yaml.safe_dump(
            {key: value}, allow_unicode=True, sort_keys=False, width=100, default_flow_style=False
        )
        parts.append(("\n" if isinstance(value, list | dict) and parts else "") + shown)
    if isinstance(figures, str):
        if _says_something(figures):
            block = "\nso_lieu:\n" + textwrap.indent(figures.strip("\n"), "  ") + "\n"
            texts = ("mo_dau", "noi_dung", "cac_muc")
            at = next((i for i, key in enumerate(plain) if key in texts), len(parts))
            parts.insert(at, block)
    elif figures:
        parts.append("\n" + yaml.safe_dump({FIGURES: figures}, allow_unicode=True, sort_keys=False))
    return "".join(parts)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, bool | int):
        return value
    return str(value).replace(".", ",") if type(value).__name__ == "Decimal" else str(value)
