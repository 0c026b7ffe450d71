"""Marks at the end of a text: ``;`` and ``.`` of lists, ``:`` of heads, ``./.`` of the document."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.layout.runs import Span

__all__ = ["END", "colon", "ended", "with_colon", "with_end", "with_mark"]

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
    >>> squared = [Span("m"), Span("2", vertical="superscript")]
    >>> [span.text for span in with_mark(squared, ";") if not span.vertical]
    ['m', ';']
    """
    out = list(spans)
    for at in range(len(out) - 1, -1, -1):
        if out[at].footnote:
            continue
        stripped = out[at].text.rstrip(_CLOSING)
        if stripped and out[at].vertical:  # a mark stands on the line, never raised beside a figure
            out[at] = out[at]._replace(text=stripped)
            out.insert(at + 1, out[at]._replace(text=mark, vertical=""))
            return out
        if stripped or at == 0:
            out[at] = Span(stripped + mark, *out[at][1:])
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


def colon(head: str) -> str:
    """As ``with_colon``, of a plain text.

    >>> colon("Thời gian"), colon("Mục đích.")
    ('Thời gian:', 'Mục đích.')
    """
    return head if head[-1] in _ENOUGH else f"{head.rstrip()}:"


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
        if spans[at].vertical:
            out.insert(at + 1, spans[at]._replace(text=":", vertical=""))
        else:
            out[at] = Span(text.rstrip() + ":", *spans[at][1:])
        return out
    return spans
