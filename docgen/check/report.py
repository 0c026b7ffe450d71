"""What a check found, and the forms in which it is given: text, JSON, SARIF 2.1.0."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from docgen.standard.model import LEVELS, Fix, Level, Standard

if TYPE_CHECKING:
    from docgen.check.pieces import Piece

__all__ = ["Finding", "Report", "Where", "to_json", "to_sarif", "to_text"]

FIXES: Final[dict[Fix, str]] = {
    "safe": "sửa tự động được (chỉ hình thức)",
    "unsafe": "người soạn tự sửa (đụng đến câu chữ)",
    "none": "người soạn tự sửa",
}

_PLACES: Final = (
    ("document", "thân văn bản"),
    ("header", "lề trên của trang"),
    ("footer", "lề dưới của trang"),
    ("footnotes", "chú thích cuối trang"),
    ("endnotes", "chú thích cuối văn bản"),
)


@dataclass(frozen=True, slots=True)
class Where:
    """A place: the part, the paragraph (all ``w:p`` of the part, from 1), the words."""

    part: str
    paragraph: int | None = None
    words: str = ""

    def __str__(self) -> str:
        name = self.part.rpartition("/")[2]
        place = next((said for begun, said in _PLACES if name.startswith(begun)), self.part)
        if self.paragraph is not None:
            place += f", đoạn {self.paragraph}"
        return f"{place}: “{self.words}”" if self.words else place


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as the standard says."""

    rule: str
    clause: str
    level: Level
    message: str
    expected: str
    actual: str
    where: Where
    fix: Fix = "none"
    failed: bool = False  # the rule itself broke; nothing was judged
    target: Piece | None = field(default=None, repr=False, compare=False)

    def __reduce__(self) -> tuple[type[Finding], tuple[object, ...]]:
        """To another process goes what was found, not the tree it was found in."""
        told = (self.rule, self.clause, self.level, self.message, self.expected, self.actual)
        return Finding, (*told, self.where, self.fix, self.failed)

    def __str__(self) -> str:
        lines = [f"{LEVELS[self.level]}  {self.message}  [{self.rule}]", f"    Ở {self.where}"]
        if self.expected:
            lines.append(f"    Phải là: {self.expected}")
        if self.actual:
            lines.append(f"    Đang là: {self.actual}")
        lines.append(f"    Căn cứ: {self.clause}; {FIXES[self.fix]}")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Report:
    """All findings on one file, in the order of the rules and of the page."""

    file: str
    standard: str
    findings: tuple[Finding, ...] = ()
    tracked: bool = False  # the file holds tracked changes: judged as if accepted

    @property
    def ok(self) -> bool:
        """No finding of level error."""
        return not any(finding.level == "error" for finding in self.findings)

    def __str__(self) -> str:
        return to_text([self])


def to_text(reports: Iterable[Report]) -> str:
    """For a terminal: one block per file, the gravest first."""
    blocks: list[str] = []
    order = list(LEVELS)
    for report in reports:
        name = report.file or "(không tên)"
        count = Counter(finding.level for finding in report.findings)
        told = ", ".join(
            f"{count[level]} {LEVELS[level].lower()}" for level in order if count[level]
        )
        lines = [f"{name}: {'ĐẠT' if report.ok else 'CHƯA ĐẠT'} ({told or 'không có nhận xét'})"]
        if report.tracked:
            lines.append("  Tệp có thay đổi đang theo dõi; kiểm tra như đã chấp nhận mọi thay đổi.")
        ranked = sorted(report.findings, key=lambda f: order.index(f.level))
        lines += ["  " + str(finding).replace("\n", "\n  ") for finding in ranked]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _entry(finding: Finding) -> dict[str, object]:
    where: dict[str, object] = {"part": finding.where.part}
    if finding.where.paragraph is not None:
        where["paragraph"] = finding.where.paragraph
    if finding.where.words:
        where["words"] = finding.where.words
    return {
        "rule": finding.rule,
        "clause": finding.clause,
        "level": finding.level,
        "message": finding.message,
        "expected": finding.expected,
        "actual": finding.actual,
        "where": where,
        "fix": finding.fix,
    }


def to_json(reports: Sequence[Report]) -> str:
    """One object for all files, as other programs read it."""
    body = {
        "standard": reports[0].standard if reports else "",
        "files": [
            {
                "file": report.file,
                "ok": report.ok,
                **({"tracked_changes": True} if report.tracked else {}),
                "findings": [_entry(finding) for finding in report.findings],
            }
            for report in reports
        ],
    }
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def to_sarif(reports: Sequence[Report], standard: Standard | None = None) -> str:
    """SARIF 2.1.0, for viewers of static analysis."""
    from docgen.standard import load

    rules = (standard or load()).rules
    index = {rule.id: at for at, rule in enumerate(rules)}
    results = [_result(report, finding, index) for report in reports for finding in report.findings]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "docgen",
                        "language": "vi-VN",
                        "rules": [
                            {
                                "id": rule.id,
                                "shortDescription": {"text": rule.title},
                                "fullDescription": {"text": rule.demand},
                                "help": {"text": rule.clause},
                                "defaultConfiguration": {"level": rule.level},
                            }
                            for rule in rules
                        ],
                    }
                },
                "artifacts": [{"location": {"uri": _uri(report.file)}} for report in reports],
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _uri(file: str) -> str:
    from urllib.parse import quote

    return quote(file.replace("\\", "/")) or "stdin.docx"


def _result(report: Report, finding: Finding, index: dict[str, int]) -> dict[str, object]:
    told = finding.message
    if finding.expected or finding.actual:
        told += f" Phải là: {finding.expected}. Đang là: {finding.actual}."
    logical = finding.where.part
    if finding.where.paragraph is not None:
        logical += f"#p{finding.where.paragraph}"
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "level": finding.level,
        "message": {"text": f"{told} ({finding.clause})"},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": {"uri": _uri(report.file)}},
                "logicalLocations": [{"fullyQualifiedName": logical, "kind": "element"}],
            }
        ],
        "properties": {"fix": finding.fix, "clause": finding.clause},
    }
    if finding.rule in index:
        result["ruleIndex"] = index[finding.rule]
    return result
