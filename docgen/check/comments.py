"""The same document with a Word comment at each finding, for a reader in Word or LibreOffice."""

from __future__ import annotations

from collections import defaultdict
from os import PathLike
from typing import Final

from lxml import etree

from docgen.check.report import FIXES, Finding, Report
from docgen.check.view.names import XML_SPACE, W
from docgen.package import Package, open_package, parse_xml, serialize, write_package
from docgen.standard.model import LEVELS

__all__ = ["annotate"]

_NS: Final = W[1:-1]
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_AUTHOR: Final = "docgen"
# A comment without a day would be dated by whoever opens it; a fixed one keeps the bytes the same.
_DATE: Final = "2020-03-05T00:00:00Z"


def annotate(source: bytes | PathLike[str] | str, report: Report) -> bytes:
    """``source`` with a comment for each finding of ``report``; its own comments stay.

    Findings in headers and footers, where Word allows no comment, stand at the first paragraph.
    """
    package = open_package(source)
    main = package.main_part
    root = package.xml(main)
    comments, name = _comments(package, main)
    taken = [int(c.get(W + "id", "0")) for c in comments if (c.get(W + "id") or "").isdigit()]
    next_id = max(taken, default=-1) + 1
    paragraphs = list(root.iter(W + "p"))
    by_place: dict[int, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        inside = finding.where.part == main and finding.where.paragraph
        by_place[(finding.where.paragraph or 1) if inside else 1].append(finding)
    for number, findings in by_place.items():
        paragraph = _host(paragraphs, number)
        if paragraph is None:
            continue
        for finding in findings:
            _mark(paragraph, next_id)
            comments.append(_comment(finding, next_id))
            next_id += 1
    parts = dict(package.parts)
    parts[main] = serialize(root)
    parts[name] = serialize(comments)
    if name not in package.parts:
        _register(parts, main, name)
    return write_package(parts)


def _host(paragraphs: list[etree._Element], number: int) -> etree._Element | None:
    """The paragraph itself, or the one outside a text box, where Word allows a comment."""
    if not 1 <= number <= len(paragraphs):
        return paragraphs[0] if paragraphs else None
    paragraph = paragraphs[number - 1]
    box = next((a for a in paragraph.iterancestors(W + "txbxContent")), None)
    while box is not None:
        outer = next((a for a in box.iterancestors(W + "p")), None)
        if outer is None:
            return None
        paragraph = outer
        box = next((a for a in paragraph.iterancestors(W + "txbxContent")), None)
    return paragraph


def _mark(paragraph: etree._Element, identity: int) -> None:
    """The comment's range round the paragraph's content, and its anchor."""
    at = 1 if len(paragraph) and paragraph[0].tag == W + "pPr" else 0
    value = {W + "id": str(identity)}
    paragraph.insert(at, etree.Element(W + "commentRangeStart", value))
    etree.SubElement(paragraph, W + "commentRangeEnd", value)
    run = etree.SubElement(paragraph, W + "r")
    etree.SubElement(run, W + "commentReference", value)


def _comment(finding: Finding, identity: int) -> etree._Element:
    node = etree.Element(
        W + "comment",
        {
            W + "id": str(identity),
            W + "author": _AUTHOR,
            W + "date": _DATE,
            W + "initials": "dg",
        },
    )
    lines = [f"{LEVELS[finding.level]}: {finding.message}"]
    if finding.where.words and finding.where.part.rpartition("/")[2] != "document.xml":
        lines.append(f"Ở {finding.where}")
    if finding.expected:
        lines.append(f"Phải là: {finding.expected}")
    if finding.actual:
        lines.append(f"Đang là: {finding.actual}")
    lines.append(f"{finding.clause} ({finding.rule}; {FIXES[finding.fix]})")
    for line in lines:
        run = etree.SubElement(etree.SubElement(node, W + "p"), W + "r")
        text = etree.SubElement(run, W + "t")
        text.text = _printable(line)
        text.set(XML_SPACE, "preserve")
    return node


def _printable(text: str) -> str:
    """Without what XML forbids: the words of a finding come from the file itself."""
    return "".join(c for c in text if c >= " " and not "\ud800" <= c <= "\udfff" and c < "\ufffe")


def _comments(package: Package, main: str) -> tuple[etree._Element, str]:
    for found in package.relationships(main):
        if found.type == _KIND and found.target in package.parts:
            return package.xml(found.target), found.target
    folder = main.rpartition("/")[0]
    name = f"{folder}/comments.xml" if folder else "comments.xml"
    number = 1
    while name in package.parts:
        name = f"{folder}/comments{number}.xml"
        number += 1
    return etree.Element(W + "comments", nsmap={"w": _NS}), name


def _register(parts: dict[str, bytes], main: str, name: str) -> None:
    """Names the new part in the relationships and in the content types."""
    folder, _, base = main.rpartition("/")
    rels = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
    if rels in parts:
        relations = parse_xml(parts[rels], rels)
    else:
        relations = parse_xml(b"<Relationships xmlns='%b'/>" % _RELATIONS.encode(), rels)
    used = {r.get("Id") for r in relations}
    identity = next(i for i in (f"rIdComments{n}" for n in range(1, 99)) if i not in used)
    etree.SubElement(
        relations,
        f"{{{_RELATIONS}}}Relationship",
        {"Id": identity, "Type": _KIND, "Target": name.rpartition("/")[2]},
    )
    parts[rels] = serialize(relations)
    types = parse_xml(parts["[Content_Types].xml"], "[Content_Types].xml")
    override = etree.SubElement(types, f"{{{_TYPES}}}Override")
    override.set("PartName", f"/{name}")
    override.set("ContentType", _CONTENT)
    parts["[Content_Types].xml"] = serialize(types)
