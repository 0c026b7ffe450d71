"""A blueprint and rows that need no file, and rows that misbehave on purpose."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.batch.rows import Place, Row
from docgen.errors import InputError, Problem
from docgen.schemas import NamedDocument, Plan

DIES, HANGS, WRONG, DIES_ONCE, SLOW = "chết", "treo", "sai", "chết một lần", "chậm"


def rows(count: int, **special: Any) -> Iterator[Row]:
    """``count`` rows; ``special`` says by a row's number (``n7="sai"``) what it does."""
    for number in range(1, count + 1):
        values = {"so": number, "lam": special.get(f"n{number}", "")}
        yield Row(number, f"x{number:05}", values, place=Place("mau.jsonl", row=number))


@dataclass(frozen=True)
class SampleBlueprint:
    """Fills a small plan, and does what a row asks."""

    folder: str = ""  # where a row that dies once leaves its mark
    digest: str = "0123456789abcdef"

    def file_name(self, row: Any) -> str:
        """The row's own name, or its key."""
        return str(row.values.get("ten") or row.key)

    def fill(self, row: Any) -> NamedDocument:
        """A plan that speaks of the row."""
        misbehave(row.values.get("lam"), Path(self.folder, row.key))
        return Plan.model_validate(small_plan(row.values.get("so", 0), row.key))


def misbehave(how: Any, mark: Path) -> None:
    """Die, hang or fail as a row asks."""
    if how == DIES or (how == DIES_ONCE and not mark.exists()):
        mark.touch()
        os._exit(9)
    if how == HANGS:
        while True:
            time.sleep(0.01)
    if how == SLOW:
        time.sleep(0.015)
    if how == WRONG:
        raise InputError(Problem("demo/wrong", "Dòng này cố ý sai.", path="lam"))
    if how == "hỏng":
        raise ZeroDivisionError("bí mật của dòng")


def small_plan(number: int, key: str) -> dict[str, Any]:
    """A plan of a few lines."""
    return {
        "co_quan": {"ten": "Ủy ban nhân dân xã Đồng Tâm"},
        "so": 31,
        "ky_hieu": "KH-UBND",
        "dia_danh": "Đồng Tâm",
        "ngay_ban_hanh": "24/6/2026",
        "trich_yeu": f"Trồng cây năm 2026 của thôn {key}",
        "cac_muc": [{"muc": "muc_tieu", "tong_quat": f"Trồng {number} cây xanh."}],
        "nguoi_ky": {
            "quyen_han": "TM. ỦY BAN NHÂN DÂN",
            "chuc_vu": "CHỦ TỊCH",
            "ho_ten": "Người Ký Mẫu",
        },
        "noi_nhan": ["Các thôn", {"luu": "VT"}],
    }
