"""The block that closes the main text: who signs, who receives (khoản 7, 9 Mục II Phần I)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from docgen.layout.breaking import break_lines
from docgen.layout.document import SIGNATURE_COLUMN_MM, Fragment, RecipientLine, Signature
from docgen.layout.runs import on_lines, text_run, to_runs
from docgen.layout.sizes import pick_of
from docgen.metrics import POINTS_PER_MM
from docgen.schemas.issuer import Archive, Recipient, Signer
from docgen.vietnamese import upper

__all__ = ["addressee_lines", "drafter_mark", "recipient_lines", "signature_of"]

_COLUMN = SIGNATURE_COLUMN_MM * POINTS_PER_MM - 0.5  # less what Word's rounding takes
_TYPED = " .;,/"  # of ./., too
_DASHES = "-–—•*+"
_ARCHIVE = re.compile(r"lưu\b\s*:?\s*", re.IGNORECASE)
# A list of more lines leaves the page of its signature half empty, or has no room on it.
_MOST_LINES = 30
_LINES_BESIDE = 15  # about as high as a signature with its room
_LETTERS = 38  # on a line of the list


def signature_of(
    signer: Signer | None, recipients: Sequence[RecipientLine] = (), *, across: bool = False
) -> Signature:
    """Lines of capacity in capitals, the name as typed; without a signer none are printed."""
    beside = _beside(recipients)
    if signer is None:
        typed, other, name = [], "", ""
    else:
        typed = [*signer.authority, signer.position]
        other, name = signer.other_position or "", signer.full_name or ""
    return {
        "capacity": [upper(line) for line in typed],
        "capacity_runs": [_centred(line) for line in typed],
        "other_position": upper(other),
        "other_position_runs": _centred(other),
        "name": name,
        "beside": beside,
        "across": across,
    }


@lru_cache(maxsize=256)  # an office has few positions
def _centred(typed: str) -> Fragment:
    """The runs of a line of capacity or position, which breaks well where it is too long."""
    text, size = upper(typed), pick_of("quyen-han")
    lines, _ = break_lines(text, _COLUMN, size, bold=True, units=True, typed=typed)
    return text_run(text) if len(lines) == 1 else to_runs(on_lines(lines))


def _beside(recipients: Sequence[RecipientLine]) -> int:
    """How many of a long list stand beside the signature; 0 where all do."""
    if len(recipients) < _LINES_BESIDE:  # nearly always
        return 0
    heights = [1 + len(line["text"]) // _LETTERS for line in recipients]
    if sum(heights) <= _MOST_LINES:
        return 0
    return next(at for at, high in enumerate(accumulate(heights), 1) if high >= _LINES_BESIDE)


def recipient_lines(entries: Sequence[str | Recipient | Archive]) -> list[RecipientLine]:
    """The lines under ``Nơi nhận:``, each closed by ``;``, the last by ``.``.

    >>> [line["text"] for line in recipient_lines(["Các thôn", Archive(archive=["VT", "KT"])])]
    ['- Các thôn;', '- Lưu: VT, KT.']
    """
    lines: list[RecipientLine] = []
    for entry in entries:
        if isinstance(entry, str):
            lines.append({"kind": "item", "text": f"- {_bare(entry)}"})
        elif isinstance(entry, Archive):
            places = [_ARCHIVE.sub("", _bare(place), count=1) for place in entry.archive]
            lines.append({"kind": "item", "text": f"- Lưu: {_bare(', '.join(places))}"})
        else:
            note = f" ({entry.note.strip('()')})" if entry.note else ""
            colon = ":" if entry.members else ""
            name = _bare(entry.organ_name).removesuffix(":")
            lines.append({"kind": "item", "text": f"- {name}{note}{colon}"})
            lines += [{"kind": "sub", "text": f"+ {_bare(one)}"} for one in entry.members]
    for at, line in enumerate(lines, start=1):
        if not line["text"].endswith(":"):
            line["text"] += "." if at == len(lines) else ";"
    return lines


def addressee_lines(entries: Sequence[str]) -> list[str]:
    """Who ``Kính gửi`` addresses: one stands bare, several are a list (điểm d khoản 9 Mục II).

    >>> addressee_lines(["Sở Nội vụ", "Sở Tài chính"])
    ['- Sở Nội vụ;', '- Sở Tài chính.']
    """
    if len(entries) < 2:
        return [_bare(entry) for entry in entries]
    last = len(entries) - 1
    return [f"- {_bare(one)}{'.' if at == last else ';'}" for at, one in enumerate(entries)]


def drafter_mark(drafter: str | None, copies: int | None) -> str:
    """Cell 12: who drafted and how many copies are issued.

    >>> drafter_mark("PL", 300), drafter_mark("PL", None), drafter_mark(None, None)
    ('PL.(300)', 'PL.', '')
    """
    count = "" if copies is None else f"({copies})"
    if not drafter:
        return count
    return f"{upper(drafter).rstrip('.')}.{count}"


def _bare(text: str) -> str:
    """The entry without the dash and the mark at its end that its author may have typed."""
    return text.lstrip(_DASHES).lstrip().rstrip(_TYPED)
