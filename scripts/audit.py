"""What pip-audit found, as a person reads it: ``python audit.py REPORT.json FILE``.

Exit codes: 0 nothing known, 1 faults are known, 3 some version could not be looked up. pip-audit
itself ends with 1 in both of the latter.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

NONE, SOME, UNKNOWN = 0, 1, 3


def judge(report: str, name: str) -> tuple[int, list[str]]:
    """The exit code, and a line for each fault."""
    try:
        found = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return UNKNOWN, []
    lines = [
        f"{name}: {one['name']} {one['version']} có lỗ hổng {fault['id']}, "
        + (
            f"đã sửa ở bản {', '.join(fault['fix_versions'])}."
            if fault["fix_versions"]
            else "chưa có bản sửa."
        )
        for one in found
        for fault in one.get("vulns", [])
    ]
    if lines:
        return SOME, lines
    skipped = not found or any("skip_reason" in one for one in found)
    return (UNKNOWN if skipped else NONE), []


def main(report: str, name: str) -> int:
    """Judge the report in a file; a file that is not there was never written."""
    path = Path(report)
    code, lines = judge(path.read_text(encoding="utf-8") if path.exists() else "", name)
    for line in lines:
        print(line, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
