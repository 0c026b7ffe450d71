"""The doors: each takes any bytes and answers, or refuses with an error of docgen's own.

Any other exception is a fault, and so is an answer that takes longer than the fuzzer's limit.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from docgen.errors import DocgenError
from docgen.package import Limits, Package, open_package, write_package
from fuzz.seeds import PARTS, SHEETS, document, plan_text, template_parts, workbook

__all__ = ["TARGETS"]


def package(data: bytes) -> None:
    """The door to zip and XML."""
    opened = open_package(data, Limits(total_bytes=1 << 20, member_bytes=1 << 18))
    for name in opened.parts:
        opened.content_type(name)
        opened.relationships(name)
    opened.xml(opened.main_part)


@cache
def _good() -> Package:
    return open_package(document())


def _with_part(base: Package, data: bytes, names: tuple[str, ...] = PARTS) -> bytes:
    name = names[data[0] % len(names)] if data else names[0]
    return write_package(base.parts | {name: data[1:]})


def check(data: bytes) -> None:
    """The checker, on a document with one part replaced."""
    from docgen.check import check as judge
    from docgen.check import to_json, to_sarif, to_text

    report = judge(_with_part(_good(), data))
    assert not any(finding.failed for finding in report.findings), report.findings
    for form in (to_json, to_sarif, to_text):
        form([report])


def template(data: bytes) -> None:
    """The template compiler, on the text of one paragraph."""
    from docgen.language import FILTERS, judge_template
    from docgen.render import compile_template

    text = data.decode("utf-8", "replace")
    judge_template(text, filters=FILTERS)
    shown = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    paragraph = f'<w:p><w:r><w:t xml:space="preserve">{shown}</w:t></w:r></w:p>'.encode()
    parts = dict(template_parts().parts)
    main = parts["word/document.xml"]
    at = main.index(b"<w:body>") + len(b"<w:body>")
    parts["word/document.xml"] = main[:at] + paragraph + main[main.rindex(b"<w:sectPr") :]
    compiled = compile_template.__wrapped__(write_package(parts))
    compiled.render({"title": {"name": "x"}, "header": None, "blocks": [], "drafter": ""})


def template_part(data: bytes) -> None:
    """The template compiler, on a template with one part replaced."""
    from docgen.render import compile_template

    compile_template.__wrapped__(_with_part(template_parts(), data))


def yaml(data: bytes) -> None:
    """A plan file, all the way to a document's model."""
    from docgen.loading import load_source
    from docgen.reading import parse

    load_source(parse(data, "a.yaml"))


def json(data: bytes) -> None:
    """The same as JSON."""
    from docgen.loading import load_source
    from docgen.reading import parse

    load_source(parse(data, "a.json", "json"))


ROWS = """
du_lieu:
  khoa: ten
  ten_tep: "{{ ten }}"
  cot:
    - {ten: ten, tieu_de: ten}
    - {ten: so_ho, tieu_de: so_ho, kieu: so}
    - {ten: ngay, tieu_de: ngay, bat_buoc: không}
"""


@cache
def _blueprint() -> Any:
    from docgen.batch.blueprint import Blueprint

    plan = "\n".join(line for line in plan_text().splitlines() if not line.startswith("so_lieu"))
    plan = re.sub(r'tong_quat: ".*"', "tong_quat: Trồng cây.", plan)
    path = Path(tempfile.mkdtemp()) / "mau.yaml"
    path.write_text(ROWS + plan, encoding="utf-8")
    return Blueprint.load(path)


def _rows(data: bytes, suffix: str) -> None:
    from docgen.batch.rows import read_rows

    with tempfile.NamedTemporaryFile(suffix=suffix) as file:
        file.write(data)
        file.flush()
        for _ in read_rows(file.name, _blueprint()):
            pass


def csv(data: bytes) -> None:
    """A table of rows as text."""
    _rows(data, ".csv")


def xlsx(data: bytes) -> None:
    """A workbook of rows."""
    _rows(data, ".xlsx")


@cache
def _book() -> Package:
    return open_package(workbook())


def xlsx_part(data: bytes) -> None:
    """A workbook of rows with one part replaced."""
    _rows(_with_part(_book(), data, SHEETS), ".xlsx")


def text(data: bytes) -> None:
    """Everything that reads a text of a person."""
    from docgen.schemas.markup import MarkupError, parse
    from docgen.vietnamese import (
        PartialDate,
        clean_text,
        looks_legacy,
        parse_number,
        read_number_words,
    )

    given = data.decode("utf-8", "surrogatepass") if _decodes(data) else data.decode("latin-1")
    for read in (clean_text, parse_number, PartialDate.parse, read_number_words):
        with suppress(ValueError):
            read(given)
    looks_legacy(given)
    with suppress(MarkupError):
        parse(given)


def _decodes(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _guarded(target: Callable[[bytes], None]) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        try:
            target(data)
        except DocgenError as error:
            if not all(problem.message for problem in error.problems):
                raise AssertionError("a refusal without a sentence") from error

    return run


TARGETS: dict[str, Callable[[bytes], None]] = {
    one.__name__: _guarded(one)
    for one in (package, check, template, template_part, yaml, json, csv, xlsx, xlsx_part, text)
}
