"""Mend, look again, prove. A change that brings a new finding is taken back."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass
from os import PathLike, fspath
from typing import Final, TypeAlias

from lxml import etree

from docgen.check.components import Document, find_components
from docgen.check.mend.changes import apply
from docgen.check.report import Finding
from docgen.check.rules import run
from docgen.check.view import View, read_view
from docgen.check.view.names import W
from docgen.errors import OutputError, PackageError, Problem
from docgen.package import Package, open_package, serialize, write_package
from docgen.standard import load

__all__ = ["Mended", "mend"]

_PASSES: Final = 4  # a size mended may show a line too long, and so on; then it is at rest
_MOST_TRIALS: Final = 40  # of one pass
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


def _judge(package: Package) -> tuple[Document, list[Finding]]:
    standard = load()
    document = find_components(read_view(package), standard)
    return document, list(run(document, standard.rules))


Place: TypeAlias = tuple[str, str, int | None]


def _place(finding: Finding) -> Place:
    return finding.rule, finding.where.part, finding.where.paragraph


def _places(findings: Iterable[Finding]) -> Counter[Place]:
    return Counter(map(_place, findings))


def _applied(
    package: Package, document: Document, findings: Iterable[Finding]
) -> tuple[Package, list[Finding]]:
    """The package with what could be mended; each margin is set once for all its findings."""
    done = [finding for finding in findings if apply(document, finding)]
    parts = dict(package.parts)
    touched = {finding.where.part for finding in done}
    for story in document.view.stories:
        if story.part in touched:
            parts[story.part] = serialize(story.root)
    return Package(parts, package.source), done


def _without_new(
    package: Package, document: Document, findings: list[Finding]
) -> tuple[Package, Document, list[Finding], list[Finding]]:
    """All at once if that brings no new finding, else rule by rule, and half by half of those.

    Each trial judges the whole document again, so their number is bounded: a document in which
    thousands of places want mending, each to another's harm, is mended as far as that goes.
    """
    known = _places(findings)
    trial, done = _applied(package, document, findings)
    judged, after = _judge(trial)
    if not _places(after) - known:
        return trial, judged, after, done
    kept: list[Finding] = []
    current, seen = _judge(package)
    groups = deque(_by_rule(f for f in seen if f.fix == "safe"))
    for _ in range(_MOST_TRIALS):
        if not groups:
            break
        group = groups.popleft()
        wanted = [f for f in seen if f.fix == "safe" and _place(f) in group]
        trial, done = _applied(package, current, wanted)
        if not done:
            continue
        judged, after = _judge(trial)
        if not _places(after) - _places(seen):
            package, current, seen = trial, judged, after
            kept += done
            continue
        current, seen = _judge(package)  # the trial changed its trees
        if len(group) > 1:
            places = sorted(group, key=lambda place: (place[1], place[2] or 0))
            half = len(places) // 2
            groups += [frozenset(places[:half]), frozenset(places[half:])]
    return package, current, seen, kept


def _by_rule(findings: Iterable[Finding]) -> list[frozenset[Place]]:
    groups: dict[str, set[Place]] = {}
    for finding in findings:
        groups.setdefault(finding.rule, set()).add(_place(finding))
    return [frozenset(group) for group in groups.values()]


def mend(source: bytes | PathLike[str] | str) -> tuple[bytes, Mended]:
    """The document with what is form only set right, and what was done and left.

    Raises PackageError for a file that is signed, protected or holds tracked changes; a file
    without anything to mend comes back byte for byte.
    """
    before = open_package(source)
    name = "" if isinstance(source, bytes) else fspath(source)
    document, findings = _judge(before)
    _refuse(document.view, name)
    package = before
    done: list[Finding] = []
    for _ in range(_PASSES):
        package, document, findings, now = _without_new(package, document, findings)
        if not now:
            break
        done += now
    if not done:
        data = source if isinstance(source, bytes) else _bytes(source)
        return data, Mended((), tuple(findings))
    _prove(before, package, done)
    left = set(map(_place, findings))
    mended = {_place(finding): finding for finding in done if _place(finding) not in left}
    return write_package(package.parts), Mended(tuple(mended.values()), tuple(findings))


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
