"""From a plan file to a document: read, evaluate once, check, and say every problem at its line."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from docgen.errors import InputError, Problem
from docgen.language import evaluate_tree, has_marks
from docgen.reading import Source, read
from docgen.schemas import GeneralDocument, NamedDocument, Plan
from docgen.schemas.appendix import appendix_label
from docgen.schemas.document import check_input

__all__ = ["appendix_names", "document_model", "load", "load_source", "placed"]


def load(path: str | os.PathLike[str]) -> NamedDocument:
    """Read a .yaml, .yml or .json file into the document that its ``loai`` names.

    Raises InputError with every problem: its line, its key, and a Vietnamese sentence.
    """
    return load_source(read(path))


def load_source(source: Source) -> NamedDocument:
    """The document that a parsed file says.

    >>> from docgen.reading import parse
    >>> load_source(parse("loai: ke_hoach\\nso: 31\\n", "a.yaml"))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    docgen.errors.InputError: a.yaml, dòng 1, co_quan: Thiếu Cơ quan ban hành: ...
    """
    if isinstance(source.tree, dict) and "du_lieu" in source.tree:
        raise InputError(source.problem("plan/blueprint", _BLUEPRINT, ("du_lieu",)))
    labels = appendix_names(source.tree)
    tree, problems = evaluate_tree(source, extra={"phu_luc": labels} if labels else None)
    if not isinstance(source.tree, dict):
        raise InputError(problems)
    document, found = check_input(document_model(tree), tree)
    if problems:
        # what could not be evaluated stands in the tree as it was typed
        found = [(path, problem) for path, problem in found if not _pending(tree, path)]
    problems += [placed(source, path, problem) for path, problem in found]
    if document is None or problems:
        raise InputError(sorted(problems, key=lambda problem: problem.line or 0))
    return document


_BLUEPRINT = (
    "Đây là kế hoạch mẫu (có khối du_lieu), mỗi dòng số liệu làm ra một văn bản: dùng lệnh "
    "docgen batch với tệp này và bảng số liệu, hoặc xóa du_lieu nếu là kế hoạch của một đơn vị."
)


def placed(source: Source, path: tuple[str | int, ...], problem: Problem) -> Problem:
    """The problem with its file and line; a key that lacks its value is told at the key."""
    if path and problem.code == "key/missing" and source.names(path):
        return source.problem(problem.code, _BLANK.format(path[-1]), path, key=True)
    return source.problem(problem.code, problem.message, path)


_BLANK = (
    "Sau khóa {} chưa có gì: ghi nội dung sau dấu hai chấm; nếu nội dung ở các dòng dưới thì thụt "
    "các dòng ấy sâu hơn dòng này."
)


def document_model(tree: Mapping[str, Any]) -> type[NamedDocument]:
    """The model of a document type; a file that names none is a plan."""
    kind = tree.get("loai", tree.get("type_name", "ke_hoach"))
    return Plan if kind == "ke_hoach" else GeneralDocument


def appendix_names(tree: Any) -> dict[str, str]:
    """Labels of the appendices by their ``ma``, for texts that call them.

    >>> appendix_names({"phu_luc": [{"ma": "nhu_cau"}, {"ma": "kinh_phi"}]})
    {'nhu_cau': 'Phụ lục I', 'kinh_phi': 'Phụ lục II'}
    """
    entries = tree.get("phu_luc", tree.get("appendices")) if isinstance(tree, Mapping) else None
    if not isinstance(entries, list):
        return {}
    names: dict[str, str] = {}
    position = 0
    for entry in entries:
        if isinstance(entry, Mapping):
            key, marker, label = (
                _text(entry.get(vietnamese, entry.get(english)))
                for vietnamese, english in (("ma", "key"), ("so", "marker"), ("nhan", "label"))
            )
            position += not label
            if key:
                names[key] = appendix_label(position, len(entries), marker, label)
    return names


def _text(value: Any) -> str | None:
    return str(value) if isinstance(value, str | int) else None


def _pending(tree: Any, path: tuple[str | int, ...]) -> bool:
    value = tree
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return False
    return isinstance(value, str) and has_marks(value)
