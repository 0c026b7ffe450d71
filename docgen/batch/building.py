"""A blueprint's tree, compiled once with its conditions and repetitions.

Any value may be written as a mapping with one of these keys, and any item of a list with both:

- ``khi: biểu thức``: it stands only where the condition holds (``neu_khong``: what stands there
  otherwise);
- ``lap: danh_sach`` and ``la: ten``: it stands once for each item, which ``ten`` calls.

The rest of the mapping is the value itself; a value that is no mapping is written after ``cau``
(a text) or ``nhieu_muc`` (a list: its items stand in the list around). A list whose items all fail
to stand does not stand itself, nor does a mapping of which nothing is left.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from docgen.batch.nodes import Choice, Constant, Group, Items, Node, Text
from docgen.batch.trees import ABSENT, Path, Report
from docgen.errors import InputError, Problem
from docgen.language import Template, compile_expression, compile_text, has_marks
from docgen.language.figures import MARKUP_KEYS

__all__ = ["Builder"]

_WORDS = ("khi", "lap", "la", "neu_khong", "cau", "nhieu_muc")


class Builder:
    """Compiles a tree; every fault goes to ``report`` with its path."""

    def __init__(self, names: Collection[str], report: Report) -> None:
        self.names: frozenset[str] = frozenset(names)
        self.report = report

    def node(self, value: Any, path: Path, *, names: frozenset[str] | None = None) -> Node:
        """The node of a value."""
        return self._node(value, path, self.names if names is None else names, False, False)

    def _node(
        self, value: Any, path: Path, names: frozenset[str], markup: bool, item: bool
    ) -> Node:
        if isinstance(value, dict):
            if "khi" in value or "lap" in value:
                return self._choice(value, path, names, markup, item)
            for word in ("la", "neu_khong", "cau", "nhieu_muc"):
                if word in value:
                    message = f"“{word}” chỉ dùng cùng với khi hoặc lap."
                    self.report(Problem("blueprint/word", message), (*path, word))
            return self._group(value, path, names, markup)
        if isinstance(value, list):
            nodes = [
                self._node(one, (*path, index), names, markup, True)
                for index, one in enumerate(value)
            ]
            if all(isinstance(node, Constant) for node in nodes):
                return Constant(path, value)
            return Items(path, nodes)
        if isinstance(value, str) and has_marks(value):
            template = self._compile(compile_text, value, path, names | {"phu_luc"})
            return Constant(path, "") if template is None else Text(path, template, markup)
        return Constant(path, value)

    def _group(
        self, value: dict[str, Any], path: Path, names: frozenset[str], markup: bool
    ) -> Node:
        parts = [
            (key, self._node(one, (*path, key), names, markup or key in MARKUP_KEYS, False))
            for key, one in value.items()
        ]
        if all(isinstance(node, Constant) for _, node in parts):
            return Constant(path, value)
        return Group(path, parts)

    def _choice(
        self, value: dict[str, Any], path: Path, names: frozenset[str], markup: bool, item: bool
    ) -> Node:
        over = name = None
        inner = names
        if "lap" in value:
            over = self._expression(value["lap"], (*path, "lap"), names)
            name = self._loop_name(value, path, names, item)
            inner = names | {name}
        elif "la" in value:
            self._wrong("“la” chỉ dùng cùng với lap.", (*path, "la"))
        condition = otherwise = None
        if "khi" in value:
            condition = self._expression(value["khi"], (*path, "khi"), inner)
            if "neu_khong" in value:
                otherwise = self._node(
                    value["neu_khong"], (*path, "neu_khong"), inner, markup, False
                )
        elif "neu_khong" in value:
            self._wrong("“neu_khong” chỉ dùng cùng với khi.", (*path, "neu_khong"))
        rest = {key: one for key, one in value.items() if key not in _WORDS}
        bare = [word for word in ("cau", "nhieu_muc") if word in value]
        if (len(bare) + bool(rest)) != 1:
            self._wrong(
                "Cùng với khi, lap chỉ ghi một trong ba: cau (một câu), nhieu_muc (một danh sách), "
                "hoặc chính các khóa của mục."
                + (f" Ở đây có: {', '.join([*bare, *rest])}." if bare or rest else ""),
                path,
            )
            return Constant(path, ABSENT)
        if bare == ["nhieu_muc"] and not (item and isinstance(value["nhieu_muc"], list)):
            self._wrong(
                "nhieu_muc là một danh sách đặt trong danh sách khác.", (*path, "nhieu_muc")
            )
        if bare:
            word = bare[0]
            inside = self._node(value[word], (*path, word), inner, markup, False)
            if word == "nhieu_muc" and isinstance(inside, Constant):
                inside = Items(
                    inside.path,
                    [Constant((*inside.path, i), v) for i, v in enumerate(value["nhieu_muc"])],
                )
        else:
            inside = self._group(rest, path, inner, markup)
        return Choice(
            path,
            inside,
            condition=condition,
            otherwise=otherwise,
            over=over,
            name=name or "",
            spliced=bare == ["nhieu_muc"],
        )

    def _loop_name(
        self, value: dict[str, Any], path: Path, names: frozenset[str], item: bool
    ) -> str:
        if not item:
            self._wrong("lap chỉ dùng cho mục của một danh sách (sau dấu gạch).", (*path, "lap"))
        name = value.get("la")
        if not isinstance(name, str):
            self._wrong("lap cần “la: tên” để gọi từng mục, ví dụ la: kp.", (*path, "lap"))
            return "muc_dang_lap"
        if not (name.isidentifier() and name.isascii()) or name.startswith("_"):
            self._wrong(f"“{name}” không đặt làm tên được.", (*path, "la"))
        elif name in names or name == "phu_luc":
            self._wrong(f"Tên “{name}” đã có: đặt tên khác sau la.", (*path, "la"))
        return str(name)

    def _expression(self, value: Any, path: Path, names: frozenset[str]) -> Template | None:
        if isinstance(value, bool):
            value = "true" if value else "false"
        if not isinstance(value, str):
            self._wrong("Chỗ này phải là một biểu thức, ví dụ so_ho > 0.", path)
            return None
        text = value.strip()
        if text.startswith("{{") and text.endswith("}}"):
            text = text[2:-2]
        return self._compile(compile_expression, text, path, names)

    def _compile(
        self, compile_: Callable[..., Template], text: str, path: Path, names: frozenset[str]
    ) -> Template | None:
        try:
            return compile_(text, names=names)
        except InputError as error:
            for problem in error.problems:
                self.report(problem, path)
            return None

    def _wrong(self, message: str, path: Path) -> None:
        self.report(Problem("blueprint/word", message), path)
