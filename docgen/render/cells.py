"""Cells that the data could leave empty: Word calls a cell without a paragraph a corrupt file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.errors import Problem, TemplateError

__all__ = ["refuse_hollow_cells"]

_TOKEN = re.compile(
    r"<(?P<cell>w:tc)[ >]|(?P<end_cell></w:tc>)|<(?P<paragraph>w:p)[ />]"
    r"|\{%-?\s*(?P<word>if|elif|else|endif|for|endfor)\b"
)
_TEXT = re.compile(r"<[^<>]*>")


@dataclass(slots=True)
class _Frame:
    """A cell, an ``if`` or a ``for`` that is open."""

    start: int
    sure: bool = False  # a paragraph is printed in the branch at hand, whatever the data
    every: bool = True  # and was in every branch before it
    complete: bool = False  # there is an ``else``


def refuse_hollow_cells(source: str, part: str) -> None:
    """Raise a problem for each cell whose every paragraph hangs on a condition or a loop.

    >>> refuse_hollow_cells("<w:tc >{% if a %}<w:p/>{% else %}<w:p/>{% endif %}</w:tc>", "a.xml")
    >>> refuse_hollow_cells("<w:tc >{% if a %}<w:p/>{% endif %}</w:tc>",
    ...     "a.xml")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    docgen.errors.TemplateError: a.xml: Ô bảng ...
    """
    problems = []
    frames: list[_Frame] = [_Frame(0)]
    for token in _TOKEN.finditer(source):
        word = token["word"]
        if token["paragraph"]:
            frames[-1].sure = True
        elif token["cell"] or word in {"if", "for"}:
            frames.append(_Frame(token.start()))
        elif word in {"elif", "else"}:
            frame = frames[-1]
            frame.every &= frame.sure
            frame.sure = False
            frame.complete |= word == "else"
        elif len(frames) > 1:
            frame = frames.pop()
            if word:
                frames[-1].sure |= frame.every and frame.sure and frame.complete
            elif not frame.sure:
                shown = _TEXT.sub("", source[frame.start : token.start()])[:80]
                problems.append(
                    Problem(
                        "template/hollow-cell",
                        f"Ô bảng “{shown}” có thể không còn đoạn văn nào, Word sẽ báo tệp hỏng; "
                        "hãy đặt điều kiện quanh cả dòng bảng ({%tr … %}) "
                        "hoặc thêm một đoạn văn ngoài điều kiện.",
                        path=part,
                    )
                )
    if problems:
        raise TemplateError(problems)
