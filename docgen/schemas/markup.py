"""Marks inside a text: bold, italic, raised, lowered, footnotes.

Plain texts are never read for marks: ``(*)`` and ``2*3`` print as typed. An author asks for
marks by writing ``dinh_dang:`` before the text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

__all__ = ["MarkupError", "Piece", "parse", "plain"]

Vertical = Literal["", "superscript", "subscript"]

_SPECIAL = "\\*^~["
_ESCAPABLE = "\\*^~[]"
_SUMMARY = "**đậm**, *nghiêng*, ^chỉ số trên^, ~chỉ số dưới~, [^chú thích cuối trang]"


class MarkupError(ValueError):
    """A mark that is opened and not closed."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one form; or a footnote, whose text is ``footnote``."""

    text: str
    bold: bool = False
    italic: bool = False
    vertical: Vertical = ""
    footnote: tuple[Piece, ...] = ()


def parse(source: str) -> tuple[Piece, ...]:
    """Read the marks of ``source``; a backslash before a mark prints the character itself.

    Raises MarkupError, with a Vietnamese sentence, for a mark that is not closed.

    >>> [(piece.text, piece.bold) for piece in parse("Nộp **trước ngày 15/11** hằng năm")]
    [('Nộp ', False), ('trước ngày 15/11', True), (' hằng năm', False)]
    >>> parse("NH~4~")[1].vertical
    'subscript'
    >>> parse(r"(\\*)")[0].text
    '(*)'
    """
    pieces, end = _parse(source, 0, notes=True)
    if end != len(source):
        raise MarkupError("Thừa dấu ] trong chữ có định dạng: ghi \\] nếu muốn in dấu ấy.")
    return pieces


def _parse(source: str, start: int, *, notes: bool) -> tuple[tuple[Piece, ...], int]:
    """Pieces from ``start`` to the end, or to the ``]`` that closes a footnote."""
    pieces: list[Piece] = []
    state = Piece("")
    opened: list[str] = []
    buffer: list[str] = []
    at = start
    while at < len(source):
        character = source[at]
        if character == "\\" and at + 1 < len(source) and source[at + 1] in _ESCAPABLE:
            buffer.append(source[at + 1])
            at += 2
            continue
        if character == "]" and not notes:
            break
        mark = _mark(source, at) if character in _SPECIAL else ""
        if mark == "[^" and notes:
            _flush(pieces, buffer, state)
            note, at = _parse(source, at + 2, notes=False)
            if at >= len(source):
                raise MarkupError(f"Chú thích [^… chưa đóng bằng dấu ]. Các dấu: {_SUMMARY}.")
            if not plain(note).strip():
                raise MarkupError("Chú thích [^] còn trống: ghi nội dung vào giữa [^ và ].")
            pieces.append(Piece("", footnote=note))
            at += 1
            continue
        if mark and mark != "[^":
            _flush(pieces, buffer, state)
            if mark in opened:
                opened.remove(mark)
            else:
                opened.append(mark)
            state = _toggle(state, mark)
            at += len(mark)
            continue
        buffer.append(character)
        at += 1
    _flush(pieces, buffer, state)
    if opened:
        raise MarkupError(
            f"Dấu {opened[-1]} mở mà không đóng. Các dấu: {_SUMMARY}; "
            f"muốn in chính dấu ấy thì ghi \\{opened[-1][0]}."
        )
    return tuple(pieces), at


def _mark(source: str, at: int) -> str:
    pair = source[at : at + 2]
    if pair in ("**", "[^"):
        return pair
    return source[at] if source[at] in "*^~" else ""


def _toggle(state: Piece, mark: str) -> Piece:
    if mark == "**":
        return replace(state, bold=not state.bold)
    if mark == "*":
        return replace(state, italic=not state.italic)
    wanted: Vertical = "superscript" if mark == "^" else "subscript"
    return replace(state, vertical="" if state.vertical == wanted else wanted)


def _flush(pieces: list[Piece], buffer: list[str], state: Piece) -> None:
    if buffer:
        pieces.append(replace(state, text="".join(buffer)))
        buffer.clear()


def plain(pieces: tuple[Piece, ...]) -> str:
    """The words alone, without marks and footnotes.

    >>> plain(parse("CaCO~3~"))
    'CaCO3'
    """
    return "".join(piece.text for piece in pieces)
