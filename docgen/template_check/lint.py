"""The looking itself: every remark that can be made, not only the first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from os import PathLike, fspath
from typing import Any

from docgen.check import Report, check
from docgen.errors import DocgenError, TemplateError
from docgen.language import FILTERS, judge_template
from docgen.language.text import dotted
from docgen.package import Package, open_package
from docgen.render.active_content import refuse_active_content
from docgen.render.cells import refuse_hollow_cells
from docgen.render.program import Program
from docgen.render.source import (
    has_tags,
    patched,
    refuse_runaway_tags,
    refuse_unrendered_tags,
    rendered_parts,
)
from docgen.rendering import render
from docgen.template_check.names import INPUT, Path, unknown_name
from docgen.template_check.report import Remark, TemplateReport
from docgen.template_check.sample import samples

__all__ = ["check_template"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What docxtpl takes away whole around a tag, and what people call it.
_WHOLE = {"p": ("p", "đoạn"), "tr": ("tr", "dòng bảng"), "tc": ("tc", "ô bảng")}
_WHOLE_TAG = re.compile(r"\{[{%](p|tr|tc) [^{}]{0,2000}[}%]\}")
# Components of a document by layout's name and the input's; one of them has to be printed.
_COMPONENTS = {
    "tên cơ quan, số, ký hiệu": ("header", "co_quan"),
    "tên loại và trích yếu": ("title", "trich_yeu"),
    "lời văn": ("blocks", "cac_muc"),
    "chữ ký": ("signature", "nguoi_ky"),
    "nơi nhận": ("recipients", "noi_nhan"),
}


def check_template(source: bytes | PathLike[str] | str, *, name: str = "") -> TemplateReport:
    """Look at a template that may come from anyone; raises PackageError for what is no .docx.

    >>> from docgen.templates import read_template
    >>> check_template(read_template()).ok
    True
    """
    package = open_package(source)
    file = name or ("" if isinstance(source, bytes) else fspath(source))
    parts = rendered_parts(package)
    remarks = [
        *_told(refuse_active_content, package),
        *_told(refuse_unrendered_tags, package, parts),
    ]
    paths: set[Path] = set()
    if runaway := list(_told(refuse_runaway_tags, package, parts)):
        remarks += runaway
    else:
        for part in parts:
            found, used = _of_part(package, part)
            remarks += found
            paths |= used
        remarks += _lost_text(package, parts)
        remarks += _unprinted(paths)
    usable = not any(remark.level == "error" for remark in remarks)
    trial, wrong = _trial(source) if usable else (None, [])
    names = tuple(sorted({dotted(path) for path in paths}))
    return TemplateReport(file, tuple(dict.fromkeys([*remarks, *wrong])), names, trial)


def _told(refuse: Callable[..., None], *arguments: Any) -> Iterator[Remark]:
    """What a function that refuses says, as remarks."""
    try:
        refuse(*arguments)
    except DocgenError as error:
        for problem in error.problems:
            yield Remark(problem.code, "error", problem.message, problem.path)


def _of_part(package: Package, part: str) -> tuple[list[Remark], set[Path]]:
    try:
        source = patched(package, part)
    except TemplateError as error:
        return [Remark(p.code, "error", p.message, part) for p in error.problems], set()
    if not has_tags(source):
        return [], set()
    remarks = [*_told(refuse_hollow_cells, source, part), *_told(_compile, part, source)]
    verdict = judge_template(source, filters=FILTERS)
    remarks += [
        Remark("template/unknown-name", "error", sentence, part)
        for path in sorted(verdict.paths, key=str)
        if (sentence := unknown_name(path)) is not None
    ]
    return remarks, set(verdict.paths)


def _compile(part: str, source: str) -> None:
    Program(part, source, trusted=False)


def _lost_text(package: Package, parts: list[str]) -> Iterator[Remark]:
    """Words beside a tag that takes its whole paragraph, row or cell away with it."""
    for part in parts:
        for element in package.xml(part).iter(*(W + tag for tag, _ in _WHOLE.values())):
            text = "".join(node.text or "" for node in element.iter(f"{W}t"))
            kind = str(element.tag).rpartition("}")[2]
            for found in _WHOLE_TAG.finditer(text):
                tag, what = _WHOLE[found[1]]
                rest = _WHOLE_TAG.sub("", text).strip()
                if tag == kind and rest:
                    yield Remark(
                        "template/lost-text",
                        "warning",
                        f"Chữ “{rest[:60]}” ở cùng {what} với thẻ “{found[0][:60]}” sẽ mất khi "
                        f"điền: thẻ ấy phải đứng một mình trong {what} của nó.",
                        part,
                    )
                    break


def _unprinted(paths: set[Path]) -> Iterator[Remark]:
    """Components that the template never prints: the author would type them in vain."""
    roots = {path[0] for path in paths}
    inputs = {path[1] for path in paths if path[0] == INPUT and len(path) > 1}
    for what, (root, key) in _COMPONENTS.items():
        if root not in roots and key not in inputs and (INPUT,) not in paths:
            yield Remark(
                "template/unprinted",
                "warning",
                f"Mẫu không in {what}: thêm {root} hoặc {INPUT}.{key} nếu văn bản cần có.",
            )


def _trial(source: bytes | PathLike[str] | str) -> tuple[Report | None, list[Remark]]:
    """Documents made with it from made-up data, the fullest of them judged by the standard."""
    remarks: list[Remark] = []
    report: Report | None = None
    for what, plan in samples().items():
        try:
            data = render(plan, template=source)
        except DocgenError as error:
            remarks += [
                Remark(
                    problem.code, "error", f"Khi điền thử {what}: {problem.message}", problem.path
                )
                for problem in error.problems
            ]
        else:
            report = check(data)
    return (None if remarks else report), remarks
