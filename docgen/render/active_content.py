"""What a template may carry besides text: nothing that runs, nothing that is fetched.

Judged by relationship type and content type, never by a file's name (rows 15 to 17 of the threats
that the design lists: external relationships, embedded code and documents, active fields).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.errors import Problem, TemplateError
from docgen.package import Package, parse_xml

__all__ = ["refuse_active_content"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FIELDS = {"PAGE", "NUMPAGES", "REF"}
_LINKS = ("http://", "https://", "mailto:")
_KINDS = {
    "vbaProject": "macro",
    "wordVbaData": "macro",
    "keyMapCustomizations": "phím tắt gắn macro",
    "attachedToolbars": "thanh công cụ gắn macro",
    "attachedTemplate": "liên kết tới một mẫu khác",
    "aFChunk": "tài liệu nhúng (altChunk)",
    "oleObject": "đối tượng OLE",
    "package": "tệp nhúng",
    "control": "điều khiển ActiveX",
    "activeXControlBinary": "điều khiển ActiveX",
    "subDocument": "tài liệu con ở ngoài",
    "frame": "khung lấy từ ngoài",
    "externalLinkPath": "liên kết ra ngoài",
    "mailMergeSource": "nguồn trộn thư",
    "mailMergeHeaderSource": "nguồn trộn thư",
    "recipientData": "nguồn trộn thư",
}
_TYPES = (
    ("vbaproject", "macro"),
    ("vbadata", "macro"),
    ("macroenabled", "macro"),
    ("activex", "điều khiển ActiveX"),
    ("oleobject", "đối tượng OLE"),
    ("text/html", "trang web nhúng"),
    ("application/rtf", "tài liệu nhúng"),
    ("message/rfc822", "thư nhúng"),
    ("application/x-msdownload", "chương trình"),
)
_ELEMENTS = {
    f"{W}altChunk": "tài liệu nhúng (altChunk)",
    f"{W}object": "đối tượng nhúng",
    f"{W}control": "điều khiển ActiveX",
    f"{W}dataBinding": "ô nội dung gắn dữ liệu ẩn (dataBinding), Word sẽ ghi đè chữ đã điền",
    f"{W}subDoc": "tài liệu con ở ngoài",
    f"{W}attachedTemplate": "liên kết tới một mẫu khác",
    f"{W}mailMerge": "nguồn trộn thư",
}
_SWITCH = re.compile(r"\s*([A-Za-z]+|\S)")


def refuse_active_content(package: Package) -> None:
    """Raise one ``TemplateError`` that lists everything a template may not carry."""
    problems = [*_relationships(package), *_content_types(package), *_elements(package)]
    if problems:
        raise TemplateError(dict.fromkeys(problems))


def _problem(what: str, part: str, detail: str = "") -> Problem:
    shown = f" “{detail[:80]}”" if detail else ""
    return Problem("template/active-content", f"Mẫu có {what}{shown}; hãy bỏ đi.", path=part)


def _relationships(package: Package) -> Iterator[Problem]:
    owners = [""]
    owners += [name for name in package.parts if not name.endswith(".rels")]
    for owner in owners:
        for relationship in package.relationships(owner):
            kind = relationship.type.rpartition("/")[2]
            if kind in _KINDS:
                yield _problem(_KINDS[kind], owner, relationship.target)
            elif relationship.external and not (
                kind == "hyperlink" and relationship.target.lower().startswith(_LINKS)
            ):
                yield _problem("liên kết ra ngoài", owner, relationship.target)


def _content_types(package: Package) -> Iterator[Problem]:
    for name in package.parts:
        kind = package.content_type(name).lower()
        for sign, what in _TYPES:
            if sign in kind:
                yield _problem(what, name)
                break


def _elements(package: Package) -> Iterator[Problem]:
    for name, data in package.parts.items():
        if not package.content_type(name).endswith("+xml") or name.endswith(".rels"):
            continue
        root = parse_xml(data, name)
        for element in root.iter(*_ELEMENTS):
            yield _problem(_ELEMENTS[str(element.tag)], name)
        for instruction in _instructions(root):
            found = _SWITCH.match(instruction)
            if found is None or found[1].upper() not in _FIELDS:
                yield _problem("trường tự động", name, instruction.strip())


def _instructions(root: object) -> Iterator[str]:
    """The text of every field, put together again where Word or a hand has split it over runs.

    A field begins, may hold others in its instruction, separates and ends; text outside any
    field is an instruction that has lost its beginning, and is judged too.
    """
    open_fields: list[list[str]] = []
    stray: list[str] = []
    for element in root.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText", f"{W}delInstrText"):  # type: ignore[attr-defined]
        if element.tag == f"{W}fldSimple":
            yield element.get(f"{W}instr", "")
        elif element.tag != f"{W}fldChar":
            (open_fields[-1] if open_fields else stray).append(element.text or "")
        elif element.get(f"{W}fldCharType") == "begin":
            open_fields.append([])
        elif element.get(f"{W}fldCharType") == "end" and open_fields:
            yield "".join(open_fields.pop())
    yield from ("".join(parts) for parts in open_fields)
    if "".join(stray).strip():
        yield "".join(stray)
