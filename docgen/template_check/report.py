"""What was seen of a template, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from docgen.check import Report
from docgen.check import to_json as checked_as_json
from docgen.standard.model import LEVELS

__all__ = ["Remark", "TemplateReport", "to_json", "to_text"]

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing about a template: ``part`` is where it stands in the file."""

    code: str
    level: Level
    message: str
    part: str = ""

    def __str__(self) -> str:
        return f"{LEVELS[self.level]}  {self.message}" + (f"  ({self.part})" if self.part else "")


@dataclass(frozen=True, slots=True)
class TemplateReport:
    """All remarks on a template, the data it speaks of, and the standard's word on a trial."""

    file: str
    remarks: tuple[Remark, ...]
    names: tuple[str, ...]
    trial: Report | None  # None: nothing could be made with it

    @property
    def ok(self) -> bool:
        """It can be used, and what it makes has no finding of level error."""
        errors = any(remark.level == "error" for remark in self.remarks)
        return not errors and self.trial is not None and self.trial.ok

    def __str__(self) -> str:
        return to_text([self])


def to_text(reports: Sequence[TemplateReport]) -> str:
    """A reading for a clerk: whether it can be used, what to mend, how its document stands."""
    return "\n\n".join("\n".join(_lines(report)) for report in reports) + "\n"


def _lines(report: TemplateReport) -> list[str]:
    usable = report.trial is not None and not any(r.level == "error" for r in report.remarks)
    lines = [f"{report.file or '(không tên)'}: {'DÙNG ĐƯỢC' if usable else 'CHƯA DÙNG ĐƯỢC'}"]
    lines.append(f"  Dữ liệu mà mẫu dùng: {', '.join(report.names) or 'không có'}.")
    lines += [f"  {remark}" for remark in sorted(report.remarks, key=lambda r: r.level)]
    if report.trial is None:
        lines.append(
            "  Chưa điền thử được nên chưa xét thể thức: sửa các lỗi trên rồi kiểm tra lại."
        )
        return lines
    lines.append("  Thể thức của văn bản điền thử bằng dữ liệu mẫu:")
    shown = Report("văn bản điền thử", report.trial.standard, report.trial.findings)
    lines += [f"    {line}" for line in str(shown).rstrip("\n").splitlines()]
    return lines


def to_json(reports: Sequence[TemplateReport]) -> str:
    """One object for all templates, as other programs read it."""
    return (
        json.dumps({"templates": list(map(_entry, reports))}, ensure_ascii=False, indent=2) + "\n"
    )


def _entry(report: TemplateReport) -> dict[str, Any]:
    fields = ("code", "level", "message", "part")
    trial = json.loads(checked_as_json([report.trial]))["files"][0] if report.trial else None
    return {
        "file": report.file,
        "ok": report.ok,
        "names": list(report.names),
        "remarks": [{name: getattr(one, name) for name in fields} for one in report.remarks],
        "trial": None if trial is None else {"ok": trial["ok"], "findings": trial["findings"]},
    }
