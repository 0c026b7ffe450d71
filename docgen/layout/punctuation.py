"""Marks at the end of a text: ``;`` and ``.`` of lists, ``:`` of heads, ``./.`` of the document."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.layout.runs import Span

__all__ = ["END", "ended", "with_colon", "with_end", "with_mark"]

END = "./."
_CLOSING = " .;,"
_ENOUGH = ".,;:!?…/"


def ended(spans: Sequence[Span]) -> str:
    """The last character of the words; empty where there is none."""
    for span in reversed(spans):
        if span.text and not span.footnote:
            return span.text[-1]
    return ""


def with_mark(spans: list[Span], mark: str) -> list[Span]:
    """The text closed by ``mark`` in place of the ``.``, ``;`` or ``,`` that was typed.

    >>> with_mark([Span("Luật Đất đai.")], ";")[0].text
    'Luật Đất đai;'
    """
    out = list(spans)
    for at in range(len(out) - 1, -1, -1):
        if out[at].footnote:
            continue
        stripped = out[at].text.rstrip(_CLOSING)
        if stripped or at == 0:
            out[at] = out[at]._replace(text=stripped + mark)
            return out
        del out[at]
    return out


def with_end(spans: list[Span]) -> list[Span]:
    """The text closed by ``./.``, once.

    >>> with_end([Span("để giải quyết;")])[0].text, with_end([Span("xong./.")])[0].text
    ('để giải quyết./.', 'xong./.')
    """
    if "".join(span.text for span in spans).rstrip().endswith(END):
        return spans
    return with_mark(spans, END)


def with_colon(spans: list[Span]) -> list[Span]:
    """A head that leads on: closed by ``:`` unless it ends in a mark of its own.

    >>> with_colon([Span("Thời gian", True)])[0].text, with_colon([Span("Mục đích.")])[0].text
    ('Thời gian:', 'Mục đích.')
    """
    for at in range(len(spans) - 1, -1, -1):
        text = spans[at].text
        if not text or spans[at].footnote:
            continue
        if text[-1] in _ENOUGH:
            return spans
        out = list(spans)
        out[at] = Span(text.rstrip() + ":", *spans[at][1:])
        return out
    return spans
