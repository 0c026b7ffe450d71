"""From pydantic's errors to Vietnamese sentences, each with its path in the author's own keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from docgen.errors import Problem, format_path
from docgen.schemas.base import Model
from docgen.schemas.text import QUICK_FAULTS
from docgen.suggest import nearest

__all__ = ["problems_of", "walk"]

Path = tuple[str | int, ...]
MOST = 500
"""Problems that are told: each costs a search for the nearest right key, and nobody reads more."""


def problems_of(error: ValidationError, data: Any) -> list[tuple[Path, Problem]]:
    """Every problem with its path, in the order of the input."""
    found: list[tuple[Path, Problem]] = []
    told = [one for one in error.errors(include_url=False) if one["type"] not in QUICK_FAULTS]
    for detail in told[:MOST]:
        path = walk(detail["loc"], data, absent=detail["type"] == "missing")
        faults = detail.get("ctx", {}).get("faults")
        if faults:
            for inner, code, message in faults:
                full = walk((*detail["loc"], *inner), data, absent=True)
                found.append((full, Problem(code, message, path=format_path(full))))
            continue
        code, message = _sentence(detail, path, data)
        found.append((path, Problem(code, message, path=format_path(path))))
    return found


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


def _sentence(detail: ErrorDetails, path: Path, data: Any) -> tuple[str, str]:
    kind = detail["type"]
    if "/" in kind:
        return kind, detail["msg"]
    make = _SENTENCES.get(kind)
    if make is None:
        return f"value/{kind}", "Giá trị không dùng được ở chỗ này: xem lại kiểu của khóa."
    return make(detail, path, data)


def _missing(detail: ErrorDetails, path: Path, data: Any) -> tuple[str, str]:
    key = str(detail["loc"][-1])
    title, example = _title_of(key, path, data)
    if key == "cac_muc":
        return "plan/no-section", (
            "Kế hoạch chưa có mục nào: thêm cac_muc với ít nhất một mục (mục đích, nội dung, "
            "tổ chức thực hiện…)."
        )
    return "key/missing", f"Thiếu {title}: thêm dòng “{key}: {example}”."


def _unknown(detail: ErrorDetails, path: Path, data: Any) -> tuple[str, str]:
    key = str(detail["loc"][-1])
    if _is_sentence(key):
        return _unquoted(key)
    parent = data
    for step in path[:-1]:
        parent = parent[step]
    keys = _keys_of(parent if isinstance(parent, Mapping) else {}, key)
    hint = nearest(key, [one for one in keys if one != key])
    if hint:
        return "key/unknown", f"Không có khóa {key}: có phải {hint}?"
    return "key/unknown", f"Không có khóa {key}; ở đây dùng được: {', '.join(keys)}."


def _tag(detail: ErrorDetails, path: Path, data: Any) -> tuple[str, str]:
    value = detail["input"]
    expected = str(detail.get("ctx", {}).get("expected_tags", "")).replace("'", "")
    tags = [tag for tag in expected.split(", ") if tag not in ("doan", "khac", "chu", "cau", "cap")]
    if isinstance(value, Mapping):
        named = value.get("muc", value.get("kind"))
        if named is not None and "to_chuc_thuc_hien" in tags:
            hint = nearest(str(named), tags)
            return "section/unknown", (
                f"Không có mục {named}"
                + (f": có phải {hint}?" if hint else f"; dùng một trong {', '.join(tags)}.")
                + " Mục tự đặt thì bỏ dòng muc, chỉ ghi tieu_de."
            )
        keys = [str(key) for key in value]
        for key in keys:
            if _is_sentence(key):
                return _unquoted(key)
        choices = _choices(path)
        hint = nearest(keys[0], choices) if keys else None
        return "key/unknown", (
            f"Không có khóa {', '.join(keys)} ở đây"
            + (f": có phải {hint}?" if hint else f"; dùng được: {', '.join(choices)}.")
        )
    return "value/kind", "Chỗ này phải là một câu hoặc một nhóm khóa."


def _is_sentence(key: str) -> bool:
    return " " in key or any(character.isupper() for character in key)


def _unquoted(key: str) -> tuple[str, str]:
    short = key if len(key) <= 40 else key[:40] + "…"
    return "key/sentence", (
        f"“{short}: …” bị đọc thành khóa và giá trị vì câu có dấu hai chấm: "
        "đặt cả câu trong dấu nháy kép."
    )


_BLOCK_KEYS = ("khoan", "khoan_con", "diem", "gach", "cong", "dieu", "luu_y", "ghi_chu", "bang")


def _choices(path: Path) -> tuple[str, ...]:
    """The keys that tell the variants apart at this place."""
    if "noi_nhan" in path or "recipients" in path:
        return ("ten", "luu")
    if path and path[0] in ("mo_dau", "opening"):
        return ("can_cu", "thuc_hien", "dinh_dang")
    return (*_BLOCK_KEYS, "dinh_dang")


def _literal(detail: ErrorDetails, path: Path, data: Any) -> tuple[str, str]:
    expected = detail.get("ctx", {}).get("expected", "").replace("'", "").replace(" or ", ", ")
    hint = nearest(str(detail["input"]), expected.split(", "))
    return "value/choice", (
        f"Giá trị “{detail['input']}” không có trong danh sách"
        + (f": có phải {hint}?" if hint else f": chọn một trong {expected}.")
    )


def _too_short(detail: ErrorDetails, path: Path, data: Any) -> tuple[str, str]:
    if path and path[-1] in ("cac_muc", "sections"):
        return "plan/no-section", (
            "Kế hoạch chưa có mục nào: thêm ít nhất một mục vào cac_muc (mục đích, nội dung, "
            "tổ chức thực hiện…)."
        )
    return "list/empty", "Danh sách này trống: thêm ít nhất một mục, hoặc bỏ cả khóa."


def _too_long(detail: ErrorDetails, path: Path, data: Any) -> tuple[str, str]:
    limit = detail.get("ctx", {}).get("max_length", "")
    return "list/too-long", f"Danh sách dài quá {limit} mục: bớt hoặc tách ra."


def _fixed(code: str, message: str) -> Callable[[ErrorDetails, Path, Any], tuple[str, str]]:
    return lambda detail, path, data: (code, message)


_GROUP = _fixed(
    "value/mapping", "Chỗ này phải là một nhóm khóa: giá trị, mỗi khóa một dòng thụt vào."
)
_SENTENCES: dict[str, Callable[[ErrorDetails, Path, Any], tuple[str, str]]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
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
    "model_type": _GROUP,
    "model_attributes_type": _GROUP,
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


def _title_of(key: str, path: Path, data: Any) -> tuple[str, str]:
    """The title of a key that lacks, and an example: of the model that its neighbours belong to.

    Several models have a ``ky_hieu``; with as many neighbours known, the document's own is meant
    at the top and the smaller group below.
    """
    parent = data
    for step in path[:-1]:
        parent = parent[step]
    found = [
        (model, field)
        for model in _models()
        for name, field in model.model_fields.items()
        if key in (field.alias, name)
    ]
    if not found or not isinstance(parent, Mapping):
        return key, "…"

    def fit(one: tuple[type[BaseModel], FieldInfo]) -> tuple[int, int]:
        names = set(_pairs(one[0]))
        size = len(one[0].model_fields)
        return sum(1 for other in parent if other in names), size if len(path) == 1 else -size

    _, field = max(found, key=fit)
    example = field.examples[0] if field.examples else "…"
    return field.title or key, str(example if isinstance(example, str | int) else "…")


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


def _keys_of(parent: Mapping[Any, Any], wrong: str) -> list[str]:
    """The keys of the model that a mapping most likely means: the one that knows most of it."""

    def fit(model: type[BaseModel]) -> tuple[int, bool, int]:
        names = set(_pairs(model))
        known = sum(1 for key in parent if key in names)
        return known, nearest(wrong, names) is not None, -len(names)

    best = max((model for model in _models() if model.model_fields), key=fit)
    return [field.alias or name for name, field in best.model_fields.items()]


def _pairs(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield name
        if field.alias:
            yield field.alias
