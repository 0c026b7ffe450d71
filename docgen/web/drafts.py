"""A document half written, as something that can be printed: for the picture of its page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from docgen.errors import InputError, Problem
from docgen.loading import load_source
from docgen.reading import Source
from docgen.schemas import NamedDocument
from docgen.standard import load as load_standard
from docgen.web.documents import FIGURES, NAME, source_of

__all__ = ["draft_of", "steps_of"]

_BLANKS: dict[str, Any] = {
    "co_quan": {"ten": "Tên cơ quan ban hành"},
    "ten": "…",
    "dia_danh": "Địa danh",
    "trich_yeu": "Trích yếu của kế hoạch",
    "cac_muc": [{"tieu_de": "Tên mục", "noi_dung": "…"}],
    "nguoi_ky": {"chuc_vu": "CHỨC VỤ"},
    "chuc_vu": "CHỨC VỤ",
    "noi_nhan": [{"luu": "VT"}],
    "luu": "VT",
}
_ROUNDS = 12


def draft_of(tree: Mapping[str, Any]) -> NamedDocument | None:
    """The document with its blanks filled by what should stand there, faulty parts left out.

    For the eye alone while someone still types: None where nothing can be shown.
    """
    try:
        source = source_of(tree)
    except InputError:
        source = source_of({key: value for key, value in tree.items() if key != FIGURES})
    assert isinstance(source.tree, dict)
    draft = _copy(source.tree)
    for _ in range(_ROUNDS):
        try:
            return load_source(Source(NAME, draft))
        except InputError as error:
            before = _copy(draft)
            for problem in error.problems:
                _mend(draft, problem)
            if draft == before:
                return None
    return None


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(item) for key, item in value.items()}
    return [_copy(item) for item in value] if isinstance(value, list) else value


def _blank(name: str, type_name: object) -> Any:
    """What is shown in a place that is still empty."""
    if name == "ngay_ban_hanh":
        return str(date.today().year)
    if name == "ky_hieu":
        kinds = {
            kind.key.replace("-", "_"): kind.abbreviation for kind in load_standard().document_types
        }
        return f"{kinds.get(str(type_name), 'KH')}-…"
    return _copy(_BLANKS.get(name, "…"))


def _mend(draft: dict[str, Any], problem: Problem) -> None:
    path = steps_of(problem.path)
    if not path:
        if problem.code == "plan/no-text":
            draft["noi_dung"] = "…"
        return
    parent: Any = draft
    for step in path[:-1]:
        try:
            parent = parent[step]
        except (KeyError, IndexError, TypeError):
            return
    last = path[-1]
    if isinstance(parent, dict) and isinstance(last, str):
        _mend_value(parent, last, problem.code, draft.get("loai", "ke_hoach"))
    elif isinstance(parent, list) and isinstance(last, int) and last < len(parent):
        _mend_item(parent, last, problem.code)


def _mend_value(parent: dict[str, Any], name: str, code: str, type_name: object) -> None:
    value, blank = parent.get(name), _blank(name, type_name)
    if code == "recipients/archive" and isinstance(value, list):
        value.append({"luu": "VT"})
    elif code == "key/unknown" or value == blank:  # the blank did not help
        parent.pop(name, None)
    else:
        parent[name] = blank


def _mend_item(parent: list[Any], at: int, code: str) -> None:
    value = parent[at]
    if code == "section/empty" and isinstance(value, dict) and "tieu_de" in value:
        value["noi_dung"] = "…"  # its title is seen
    elif value == "…":
        parent.pop(at)
    else:
        parent[at] = "…"


def steps_of(path: str) -> tuple[str | int, ...]:
    """A printed path as steps.

    >>> steps_of('cac_muc[0].bang["Số hộ"]')
    ('cac_muc', 0, 'bang', 'Số hộ')
    """
    steps: list[str | int] = []
    for piece in path.replace("]", "").replace("[", "\0").replace(".", "\0").split("\0"):
        if piece.isdigit():
            steps.append(int(piece))
        elif piece:
            steps.append(piece.strip('"'))
    return tuple(steps)
