"""The examples that ship, for whoever starts from one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from docgen.web.problems import HttpError

__all__ = ["BLUEPRINTS", "BLUEPRINT_FILES", "PLANS", "read_example"]

PLANS = {
    "tan_khai": "Giảm hộ nghèo của thị trấn Tân Khai, năm 2024",
    "xa_2025": "Số hóa hồ sơ của một xã từ tháng 7/2025 (giả định)",
}
BLUEPRINTS = {"giam_ngheo": "Kế hoạch giảm hộ nghèo cho nhiều xã, phường, thị trấn"}
BLUEPRINT_FILES = ("blueprint.yaml", "ho_so.yaml")
_HERE = Path(__file__).parent
# in an installed package they stand beside this module, in a checkout at its root
_FOLDERS = (_HERE / "examples", _HERE.parents[1] / "examples")


@cache
def read_example(name: str, file: str = "ke_hoach.yaml") -> str:
    """The text of an example's file; ``name`` comes from the lists here, never from a request."""
    for folder in _FOLDERS:
        path = folder / name / file
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise HttpError(404, "Bản cài này không kèm ví dụ ấy.")
