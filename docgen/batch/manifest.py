"""The manifest: what was made of each row, for people and for other systems.

``manifest.jsonl`` and ``manifest.csv`` say the same of the same rows in their order, and hold
nothing that another run on the same input would say differently: they are part of the result, to
the byte. How long each document took stands apart, in ``timings.csv``. Values of a row do not stand
in it: of a row that failed, only where and by which code.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from docgen.batch.journal import Entry
from docgen.batch.outcome import Findings, Made
from docgen.errors import InputError, Problem

__all__ = ["FILES", "as_record", "from_record", "read_entries", "read_manifest", "write_manifest"]

JSONL, CSV, TIMINGS = FILES = ("manifest.jsonl", "manifest.csv", "timings.csv")
# ``engine``, ``standard``, ``template``, ``blueprint``: the versions that made it. ``input``: a
# digest of the row's values, by which a later run sees that they have changed.
VERSIONS: Final = ("engine", "standard", "template", "blueprint")
COLUMNS: Final = (
    *("row", "key", "file", "sha256", "size", "errors", "warnings", "notes", "rules", "problems"),
    *(*VERSIONS, "input"),
)


def as_record(entry: Entry) -> dict[str, Any]:
    """One row as the manifest has it; ``None`` where there is nothing to say."""
    made = entry.made
    found = made.findings
    failed = bool(made.errors)
    return {
        "row": made.row,
        "key": made.key,
        "file": None if failed else made.name,
        "sha256": made.sha256 or None,
        "size": None if failed else made.size,
        "errors": found.errors if found else None,
        "warnings": found.warnings if found else None,
        "notes": found.notes if found else None,
        "rules": list(found.rules) if found else None,
        "problems": [_where(problem) for problem in made.errors],
        **dict(zip(VERSIONS, entry.stamp.split(" "), strict=True)),
        "input": entry.input or None,
    }


def _where(problem: Problem) -> str:
    return f"{problem.code} {problem.path}".rstrip()


def from_record(record: dict[str, Any], seconds: float = 0.0) -> Entry:
    """The entry of a document that a manifest tells of."""
    counts = (record["errors"], record["warnings"], record["notes"])
    findings = None if None in counts else Findings(*counts, tuple(record["rules"]))
    made = Made(
        row=record["row"],
        key=record["key"],
        name=record["file"],
        sha256=record["sha256"],
        size=record["size"],
        findings=findings,
        seconds=seconds,
    )
    return Entry(made, record["input"], " ".join(record[name] for name in VERSIONS))


def write_manifest(entries: Iterable[Entry], folder: Path) -> list[Path]:
    """Write the manifest's files into ``folder``, a row at a time."""
    paths = [folder / name for name in FILES]
    with (
        open(paths[0], "w", encoding="utf-8", newline="\n") as lines,
        # Excel takes a .csv for UTF-8 only by its byte order mark.
        open(paths[1], "w", encoding="utf-8-sig", newline="") as cells,
        open(paths[2], "w", encoding="utf-8-sig", newline="") as times,
    ):
        table = csv.writer(cells)
        table.writerow(COLUMNS)
        timings = csv.writer(times)
        timings.writerow(("row", "key", "file", "seconds"))
        for entry in entries:
            record = as_record(entry)
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")
            table.writerow([_cell(record[name]) for name in COLUMNS])
            seconds = f"{entry.made.seconds:.4f}"
            timings.writerow([*(_cell(record[name]) for name in ("row", "key", "file")), seconds])
    return paths


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        value = "; ".join(value)
    return shield(str(value))


# What a spreadsheet takes for a formula, also after blanks, and the marks that end a cell.
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


def shield(text: str) -> str:
    """The text as a cell that no spreadsheet computes; ``unshield`` gives it back.

    >>> shield("=1+1"), shield(" @x"), shield("Xã Đồng Tâm"), shield("'a")
    ("'=1+1", "' @x", 'Xã Đồng Tâm', "''a")
    """
    first = {text[:1], text.lstrip()[:1]} - {""}
    return f"'{text}" if first & _FORMULA or text.startswith("'") else text


def unshield(cell: str) -> str:
    """The text that a shielded cell holds.

    >>> [unshield(shield(text)) for text in ("=1", "'=1", "'", "", "\\t")]
    ['=1', "'=1", "'", '', '\\t']
    """
    return cell.removeprefix("'")


def read_manifest(path: str | os.PathLike[str]) -> Iterator[dict[str, Any]]:
    """The rows of a manifest, ``.jsonl`` or ``.csv``, each with the values it was written from."""
    if Path(path).suffix.lower() == ".csv":
        with open(path, encoding="utf-8-sig", newline="") as file:
            for cells in csv.DictReader(file):
                yield {name: _value(name, cells[name]) for name in COLUMNS}
        return
    with open(path, encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _value(name: str, cell: str) -> Any:
    text = unshield(cell)
    if name == "problems":
        return text.split("; ") if text else []
    if name in {"row", "size", "errors", "warnings", "notes"}:
        return int(text) if text else None
    if name == "rules":
        return text.split("; ") if text else None
    return text if text or name == "key" else None


def read_entries(folder: Path, prefix: str = "") -> Iterator[Entry]:
    """What the manifest in a folder tells of documents that were made; nothing if there is none."""
    path = folder / f"{prefix}{JSONL}"
    if not path.exists():
        return
    try:
        seconds = _seconds(folder / f"{prefix}{TIMINGS}")
        for record in read_manifest(path):
            if record["file"]:
                yield from_record(record, seconds.get(record["file"], 0.0))
    except (ValueError, KeyError, TypeError, OSError):
        sentence = (
            "Tệp này không phải danh mục mà docgen đã ghi, không theo nó để làm tiếp được: dời nó "
            "đi, hoặc dùng --overwrite để làm lại từ đầu."
        )
        raise InputError(Problem("output/manifest", sentence, source=str(path))) from None


def _seconds(path: Path) -> dict[str, float]:
    if not path.exists():
        return {}
    with open(path, encoding="utf-8-sig", newline="") as file:
        return {unshield(row["file"]): float(row["seconds"]) for row in csv.DictReader(file)}
