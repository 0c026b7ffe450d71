"""Tags that would tear the markup: an ``if`` opened at one depth, closed at another.

Whatever the data, the text printed is a walk from tag to tag. If the elements that are open at each
tag of an ``if`` or a ``for`` are the same, every such walk is well-formed; else some data gives a
file that Word can't open, and nobody is told.
"""

from __future__ import annotations

import re

from docgen.errors import Problem, TemplateError

__all__ = ["refuse_torn_tags"]

_STATEMENT = r"\{%[-+]?\s{0,99}(?P<word>\w+)(?s:.*?)%\}"  # its end is near: refuse_runaway_tags
_TOKEN = re.compile(
    rf"{_STATEMENT}"
    r"|\{\{(?:[^{}]|\{(?!\{)|\}(?!\}))*\}\}"  # whatever is quoted in it is no element
    r"|<(?P<end>/)?(?P<name>[^\s<>/!?]+)(?P<rest>[^<>]*)>"
)
_INSIDE = re.compile(_STATEMENT)
_TEXT = re.compile(r"<[^<>]*>")
_OPENING = frozenset({"if", "for"})
_BETWEEN = frozenset({"elif", "else"})
_CLOSING = frozenset({"endif", "endfor"})


def refuse_torn_tags(source: str, part: str) -> None:
    """Raise a problem for each tag that stands deeper or less deep than the tag that it goes with.

    >>> refuse_torn_tags("<b><p><t>{% if a %}</t></p><p><t>{% endif %}</t></p></b>", "a.xml")
    >>> refuse_torn_tags("<b><p>{% if a %}</p>{% endif %}</b>", "a.xml")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    docgen.errors.TemplateError: a.xml: Thẻ “{% endif %}” không đứng ngang với thẻ “{% if a %}”...
    """
    problems: list[Problem] = []
    path: list[str] = []  # the elements that are open
    frames: list[tuple[str, tuple[str, ...]]] = []  # the opening tags, with what was open there
    for token in _TOKEN.finditer(source):
        word, name = token["word"], token["name"]
        if name is not None:
            _look_inside(token["rest"], part, problems)
            if token["end"]:
                if path and path[-1] == name:
                    path.pop()
            elif not token["rest"].endswith("/"):
                path.append(name)
        elif word in _OPENING:
            frames.append((token[0], tuple(path)))
        elif frames and word in _BETWEEN | _CLOSING:
            shown, there = frames[-1]
            if there != tuple(path):
                problems.append(_torn(token[0], shown, part))
                break  # what follows is counted from a wrong place
            if word in _CLOSING:
                frames.pop()
    if problems:
        raise TemplateError(problems)


def _look_inside(attributes: str, part: str, problems: list[Problem]) -> None:
    """A condition may stand in an attribute if it ends there."""
    open_tags: list[str] = []
    for token in _INSIDE.finditer(attributes):
        if token["word"] in _OPENING:
            open_tags.append(token[0])
        elif token["word"] in _BETWEEN | _CLOSING:
            if not open_tags:
                problems.append(_torn(token[0], "{% if … %}", part))
                return
            if token["word"] in _CLOSING:
                open_tags.pop()
    if open_tags:
        problems.append(_torn("{% end… %}", open_tags[-1], part))


def _torn(tag: str, opening: str, part: str) -> Problem:
    shown, partner = (_TEXT.sub("", one)[:60] for one in (tag, opening))
    return Problem(
        "template/torn",
        f"Thẻ “{shown}” không đứng ngang với thẻ “{partner}” của nó (một thẻ ở trong, một thẻ ở "
        "ngoài bảng, ô hay khung), Word sẽ báo tệp hỏng; hãy đặt cả hai cùng trong một đoạn, hoặc "
        "mỗi thẻ một đoạn riêng ({%p … %}) hay một dòng bảng riêng ({%tr … %}) ở cùng một chỗ.",
        path=part,
    )
