"""From pydantic's errors to Vietnamese sentences, each with its path in the author's own keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from docgen.errors import Problem, format_path
from docgen.schemas.base import Model
from docgen.schemas.places import Place, place_of
from docgen.schemas.text import QUICK_FAULTS
from docgen.schemas.unknown import is_sentence, unknown, unquoted
from docgen.suggest import folded, nearest

__all__ = ["problems_of", "walk"]

Path = tuple[str | int, ...]
MOST = 500
"""Problems that are told: each costs a search for the nearest right key, and nobody reads more."""


def problems_of(
    error: ValidationError, data: Any, model: type[BaseModel]
) -> tuple[list[tuple[Path, Problem]], set[Path]]:
    """Every problem of a ``model`` with its path, in the order of the input.

    Besides, the paths of keys that are there under a wrong name or in a wrong place: their
    absence is the same fault, and is told once.
    """
    found: list[tuple[Path, Problem]] = []
    meant: set[Path] = set()
    told = [one for one in error.errors(include_url=False) if one["type"] not in QUICK_FAULTS]
    for detail in told[:MOST]:
        absent = detail["type"] == "missing"
        path = walk(detail["loc"], data, absent=absent)
        faults = detail.get("ctx", {}).get("faults")
        if faults:
            for inner, code, message in faults:
                full = walk((*detail["loc"], *inner), data, absent=True)
                found.append((full, Problem(code, message, path=format_path(full))))
            continue
        if detail["type"] == "extra_forbidden":
            parent, key = _at(data, path[:-1]), str(detail["loc"][-1])
            code, message, key_meant = unknown(key, parent, place_of(model, detail["loc"][:-1]))
            if key_meant is not None:
                meant.add((*path[:-1], key_meant))
        else:
            location = detail["loc"][:-1] if absent else detail["loc"]
            code, message = _sentence(detail, path, place_of(model, location))
        found.append((path, Problem(code, message, path=format_path(path))))
    return [one for one in found if one[1].code != "key/missing" or one[0] not in meant], meant


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def walk(location: Iterable[str | int], data: Any, *, absent: bool = False) -> Path:
    """The part of ``location`` that stands in ``data``: tags of variants are left out.

    ``absent``: the last step names a key that is not there.

    >>> walk(("cac_muc", 0, "muc_tieu", "tong"), {"cac_muc": [{"tong": "1"}]})
    ('cac_muc', 0, 'tong')
    >>> walk((0, "cap", "so"), [{"cap": "phan", "so": "1"}])
    (0, 'so')
    """
    steps = list(location)
    path: list[str | int] = []
    current = data
    for number, step in enumerate(steps):
        last = number == len(steps) - 1
        if isinstance(current, Mapping) and isinstance(step, str):
            key = step if step in current else _other_name(step, current)
            if key is not None and not last and _is_tag(current, key, steps[number + 1], absent):
                continue
            if key is not None:
                path.append(key)
                current = current[key]
            elif absent and last:
                path.append(step)
        elif isinstance(current, list | tuple) and isinstance(step, int) and step < len(current):
            path.append(step)
            current = current[step]
    return tuple(path)


def _is_tag(current: Mapping[Any, Any], key: str, after: str | int, absent: bool) -> bool:
    """Whether a step that could be a key is the tag of a variant that bears a key's name."""
    value = current[key]
    leads_on = isinstance(value, Mapping) if isinstance(after, str) else isinstance(value, list)
    if leads_on or isinstance(after, int):
        return False
    return absent or after in current or _other_name(after, current) is not None


def _other_name(alias: str, present: Mapping[Any, Any]) -> str | None:
    """The English name under which the author wrote a field, where he did."""
    return next((name for name in _names().get(alias, ()) if name in present), None)


def _sentence(detail: ErrorDetails, path: Path, place: Place) -> tuple[str, str]:
    kind = detail["type"]
    if "/" in kind:
        return kind, detail["msg"]
    make = _SENTENCES.get(kind)
    if make is None:
        return f"value/{kind}", "Giá trị không dùng được ở chỗ này: xem lại kiểu của khóa."
    return make(detail, path, place)


def _missing(detail: ErrorDetails, path: Path, place: Place) -> tuple[str, str]:
    key = str(detail["loc"][-1])
    if key == "cac_muc":
        return "plan/no-section", (
            "Kế hoạch chưa có mục nào: thêm cac_muc với ít nhất một mục (mục đích, nội dung, "
            "tổ chức thực hiện…)."
        )
    field = place.field(key)
    title = (field.title if field else None) or key
    return "key/missing", f"Thiếu {title}: thêm dòng “{key}: {_example(place, key)}”."


def _example(place: Place, key: str) -> str:
    field = place.field(key)
    example = field.examples[0] if field and field.examples else "…"
    return str(example if isinstance(example, str | int) else "…")


def _tag(detail: ErrorDetails, path: Path, place: Place) -> tuple[str, str]:
    value = detail["input"]
    expected = str(detail.get("ctx", {}).get("expected_tags", "")).replace("'", "")
    tags = [tag for tag in expected.split(", ") if tag not in ("doan", "khac", "chu", "cau", "cap")]
    if isinstance(value, Mapping):
        named = value.get("muc", value.get("kind"))
        if named is not None and "to_chuc_thuc_hien" in tags:
            named = _shown(named)
            hint = nearest(named, tags)
            return "section/unknown", (
                f"Không có mục {named}"
                + (f": có phải {hint}?" if hint else f"; dùng một trong {', '.join(tags)}.")
                + " Mục tự đặt thì bỏ dòng muc, chỉ ghi tieu_de."
            )
        keys = [str(key) for key in value]
        choices = _choices(path)
        if not keys:
            return "value/kind", (
                "Nhóm này trống: ghi nội dung sau dấu hai chấm của khóa "
                f"({', '.join(choices)}), hoặc bỏ cả mục."
            )
        for key in keys:
            if is_sentence(key) and folded(key) not in choices:
                return unquoted(key)
        hint = nearest(keys[0], choices) if keys else None
        return "key/unknown", (
            f"Không có khóa {', '.join(keys)} ở đây"
            + (f": có phải {hint}?" if hint else f"; dùng được: {', '.join(choices)}.")
        )
    if len(path) > 1 and path[-2] in ("cac_muc", "sections"):
        return "value/mapping", (
            f"Mỗi mục là một nhóm khóa: “- tieu_de: {_shown(value)}”, rồi noi_dung ở dòng dưới, "
            "thẳng với tieu_de."
        )
    return "value/kind", "Chỗ này phải là một câu hoặc một nhóm khóa."


_BLOCK_KEYS = ("khoan", "khoan_con", "diem", "gach", "cong", "dieu", "luu_y", "ghi_chu", "bang")


def _choices(path: Path) -> tuple[str, ...]:
    """The keys that tell the variants apart at this place."""
    if "noi_nhan" in path or "recipients" in path:
        return ("ten", "luu")
    if path and path[0] in ("mo_dau", "opening"):
        return ("can_cu", "thuc_hien", "dinh_dang")
    return (*_BLOCK_KEYS, "dinh_dang")


def _literal(detail: ErrorDetails, path: Path, place: Place) -> tuple[str, str]:
    expected = detail.get("ctx", {}).get("expected", "").replace("'", "").replace(" or ", ", ")
    shown = _shown(detail["input"])
    hint = nearest(shown, expected.split(", "))
    return "value/choice", (
        f"Giá trị “{shown}” không có trong danh sách"
        + (f": có phải {hint}?" if hint else f": chọn một trong {expected}.")
    )


def _shown(value: Any) -> str:
    """A value as its author knows it."""
    if isinstance(value, str | int):
        text = str(value)
        return text if len(text) <= _SHORT else text[:_SHORT] + "…"
    return "(một danh sách)" if isinstance(value, list | tuple) else "(một nhóm khóa)"


def _too_short(detail: ErrorDetails, path: Path, place: Place) -> tuple[str, str]:
    if path and path[-1] in ("cac_muc", "sections"):
        return "plan/no-section", (
            "Kế hoạch chưa có mục nào: thêm ít nhất một mục vào cac_muc (mục đích, nội dung, "
            "tổ chức thực hiện…)."
        )
    return "list/empty", "Danh sách này trống: thêm ít nhất một mục, hoặc bỏ cả khóa."


def _too_long(detail: ErrorDetails, path: Path, place: Place) -> tuple[str, str]:
    limit = detail.get("ctx", {}).get("max_length", "")
    return "list/too-long", f"Danh sách dài quá {limit} mục: bớt hoặc tách ra."


def _group(detail: ErrorDetails, path: Path, place: Place) -> tuple[str, str]:
    """A text where keys belong: most likely the value of the first key that may not lack."""
    if isinstance(detail["input"], list | tuple):
        return "value/mapping", (
            "Chỗ này chỉ nhận một nhóm khóa: giá trị, không phải danh sách: giữ một nhóm, bỏ dấu "
            "gạch (-) ở đầu."
        )
    message = "Chỗ này phải là một nhóm khóa: giá trị, mỗi khóa một dòng thụt vào"
    key = next((one for one in place.keys if one in place.required), None)
    if key is None:
        return "value/mapping", f"{message}."
    typed = detail["input"]
    short = isinstance(typed, str) and len(typed) <= _SHORT and not _BREAKS.search(typed)
    if short and "ho_ten" in place.keys and not typed.isupper():  # a person, not a position
        return "value/mapping", (
            f"{message}, như “{key}: {_example(place, key)}” và “ho_ten: {typed}”."
        )
    return "value/mapping", f"{message}, như “{key}: {typed if short else _example(place, key)}”."


_BREAKS = re.compile(r": |\n| #")  # what would be no value as it stands
_SHORT = 80  # characters of a value that is said again


def _fixed(code: str, message: str) -> Callable[[ErrorDetails, Path, Place], tuple[str, str]]:
    return lambda detail, path, place: (code, message)


_SENTENCES: dict[str, Callable[[ErrorDetails, Path, Place], tuple[str, str]]] = {
    "missing": _missing,
    "union_tag_not_found": _tag,
    "union_tag_invalid": _tag,
    "literal_error": _literal,
    "too_short": _too_short,
    "too_long": _too_long,
    "list_type": _fixed(
        "value/list",
        "Chỗ này phải là một danh sách: mỗi mục một dòng, đầu dòng là dấu gạch (-).",
    ),
    "dict_type": _fixed("value/mapping", "Chỗ này phải là các cặp khóa: giá trị."),
    "model_type": _group,
    "model_attributes_type": _group,
    "greater_than_equal": _fixed("number/wrong", "Con số nhỏ quá mức cho phép ở chỗ này."),
    "less_than_equal": _fixed("number/wrong", "Con số lớn quá mức cho phép ở chỗ này."),
    "recursion_loop": _fixed("value/loop", "Dữ liệu tự chứa chính nó: bỏ chỗ lặp."),
}


@cache
def _models() -> tuple[type[BaseModel], ...]:
    found: list[type[BaseModel]] = []
    waiting: list[type[BaseModel]] = [Model]
    while waiting:
        model = waiting.pop(0)
        waiting.extend(model.__subclasses__())
        found.append(model)
    return tuple(found)


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Vietnamese key → the English names it has in the models."""
    found: dict[str, list[str]] = {}
    for model in _models():
        for name, field in model.model_fields.items():
            names = found.setdefault(field.alias or name, [])
            if name not in names:
                names.append(name)
    return {alias: tuple(names) for alias, names in found.items()}
