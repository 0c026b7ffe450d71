"""Mend, look again, prove. A change that brings a new finding is taken back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from os import PathLike, fspath
from typing import Final

from lxml import etree

from docgen.check.mend.trials import judged, place, without_new
from docgen.check.report import Finding
from docgen.check.view import View
from docgen.check.view.names import W
from docgen.errors import OutputError, PackageError, Problem
from docgen.package import Package, open_package, write_package

__all__ = ["Mended", "mend"]

_PASSES: Final = 4  # what could not be mended beside something else may be once that is mended
_TEXT_RULES: Final = frozenset(
    ("tieu-ngu/dash", "so-ky-hieu/padding", "dia-danh-ngay/padding", "dia-danh-ngay/extra-zero")
)
_COUNTED: Final = ("p", "tbl", "tr", "tc", "drawing", "pict", "object", "sectPr", "fldChar", "br")


@dataclass(frozen=True, slots=True)
class Mended:
    """What was done and what was left, each as the finding that asked for it."""

    done: tuple[Finding, ...]
    left: tuple[Finding, ...]

    def __str__(self) -> str:
        lines = [f"Đã sửa {len(self.done)} chỗ, còn {len(self.left)} chỗ để người soạn xem."]
        lines += [f"  Đã sửa: {f.message} ({f.where}) [{f.rule}]" for f in self.done]
        lines += [f"  Để lại: {f.message} ({f.where}) [{f.rule}]" for f in self.left]
        return "\n".join(lines)


def _refuse(view: View, source: str) -> None:
    for wrong, code, why in (
        (view.signed, "signed", "Tệp đã ký số: sửa là làm hỏng chữ ký. Hãy sửa bản chưa ký."),
        (view.protected, "protected", "Tệp đang khóa sửa. Hãy bỏ khóa trong Word rồi thử lại."),
        (
            view.tracked,
            "tracked",
            "Tệp có thay đổi đang theo dõi. Hãy chấp nhận hoặc từ chối hết trong Word rồi thử lại.",
        ),
    ):
        if wrong:
            raise PackageError(Problem(f"fix/{code}", why, source=source))


def mend(source: bytes | PathLike[str] | str) -> tuple[bytes, Mended]:
    """The document with what is form only set right, and what was done and left.

    Raises PackageError for a file that is signed, protected or holds tracked changes; a file
    without anything to mend comes back byte for byte.
    """
    before = open_package(source)
    name = "" if isinstance(source, bytes) else fspath(source)
    state = judged(before)
    _refuse(state.document.view, name)
    done: list[Finding] = []
    for _ in range(_PASSES):
        state, now = without_new(state)
        if not now:
            break
        done += now
    if not done:
        data = source if isinstance(source, bytes) else _bytes(source)
        return data, Mended((), tuple(state.findings))
    _prove(before, state.package, done)
    left = set(map(place, state.findings))
    mended = {place(finding): finding for finding in done if place(finding) not in left}
    parts = state.package.parts
    return write_package(parts), Mended(tuple(mended.values()), tuple(state.findings))


def _bytes(source: PathLike[str] | str) -> bytes:
    with open(source, "rb") as file:
        return file.read()


# --- the proof


def _texts(root: etree._Element) -> list[str]:
    """What each paragraph says itself, without what a text box in it says."""
    found: dict[etree._Element, list[str]] = {p: [] for p in root.iter(W + "p")}
    for text in root.iter(W + "t", W + "instrText", W + "delText"):
        own = next(text.iterancestors(W + "p"), None)
        if own is not None:
            found[own].append(text.text or "")
    return ["".join(texts) for texts in found.values()]


def _plain(text: str) -> str:
    """Without what may be mended in a text: zeros in front, dashes and the spaces round them."""
    bare = re.sub(r"[ \u00a0]{0,9}[‐‑‒–—―−-]+[ \u00a0]{0,9}", "-", text)
    return re.sub(r"(?<!\d)0(?=\d)", "", bare)


def _prove(before: Package, after: Package, done: list[Finding]) -> None:
    """Other parts byte for byte, text letter for letter, tables and pictures in place."""
    touched = {finding.where.part for finding in done}
    retyped = {(f.where.part, f.where.paragraph) for f in done if f.rule in _TEXT_RULES}
    drawn = sum(1 for f in done if f.rule.endswith("/line"))
    faults: list[str] = []
    if list(before.parts) != list(after.parts):
        faults.append("danh sách thành phần")
    for part, data in before.parts.items():
        if part not in touched:
            if after.parts.get(part) != data:
                faults.append(part)
            continue
        old, new = before.xml(part), after.xml(part)
        for at, (mine, other) in enumerate(zip(_texts(old), _texts(new), strict=False), 1):
            same = _plain(mine) == _plain(other) if (part, at) in retyped else mine == other
            if not same:
                faults.append(f"{part}, đoạn {at}")
        for name in _COUNTED:
            count = len(list(new.iter(W + name))) - len(list(old.iter(W + name)))
            if count and not (name in ("drawing", "pict") and 0 < count <= drawn):
                faults.append(f"{part}, số lượng w:{name}")
    if faults:
        raise OutputError(
            Problem(
                "fix/proof",
                f"Không chứng minh được phần còn lại giữ nguyên ({'; '.join(faults[:3])}); "
                "không sửa gì.",
            )
        )
