"""From a part as Word wrote it to a source that Jinja reads, through docxtpl's own patching."""

from __future__ import annotations

import re

from docgen.errors import Problem, TemplateError
from docgen.package import Package, decode_xml, parse_xml
from docgen.render.footnotes import FOOTNOTES

__all__ = ["has_tags", "patched", "refuse_runaway_tags", "refuse_unrendered_tags"]
__all__ += ["rendered_parts", "text_of"]

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

_TAG = re.compile(r"\{[{%#]")
_OPENING = re.compile(r"\{[{%#]|\{_[{%]|[}%]_\}")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_LONGEST_TAG = 5_000  # characters
_MOST_TAGS = 3_000  # of a part; a long form has a few hundred
_MARKUP = re.compile(r"<[^<>]*>")
# Word's record of editing sessions: random, and in the way of joining what it split.
_RSID = re.compile(r' w:rsid[A-Za-z]*="[0-9A-Fa-f]*"')
# What patching leaves round a run tag: runs without anything in them.
_EMPTY_RUN = re.compile(
    r"<w:r(?: [^>]*)?>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>|<w:rPr/>)?"
    r'<w:t(?: xml:space="preserve")?(?:></w:t>|/>)</w:r>',
    re.DOTALL,
)
_ESCAPED = (("{_{", "{{'{{'}}"), ("}_}", "{{'}}'}}"), ("{_%", "{{'{%'}}"), ("%_}", "{{'%}'}}"))


def has_tags(xml: str) -> bool:
    """Whether there is a tag, whole or split over runs.

    >>> has_tags("<w:t>{</w:t><w:t>{ ten }}</w:t>"), has_tags("<w:t>{1}</w:t>")
    (True, False)
    """
    return bool(_TAG.search(xml)) or bool(_TAG.search(_MARKUP.sub("", xml)))


def rendered_parts(package: Package) -> list[str]:
    """The parts that docxtpl renders: the main one, its headers and footers, the footnotes."""
    main = package.main_part
    found = [main]
    for relationship in package.relationships(main):
        if relationship.external or relationship.target not in package.parts:
            continue
        kind = relationship.type.removeprefix(RELATIONS)
        if kind in {"header", "footer"} or package.content_type(relationship.target) == FOOTNOTES:
            found.append(relationship.target)
    return list(dict.fromkeys(found))


def text_of(package: Package, name: str) -> str:
    """The part without its markup: a tag that stands in several runs is whole here."""
    return _MARKUP.sub("", decode_xml(package.parts[name], name))


def refuse_unrendered_tags(package: Package, rendered: list[str]) -> None:
    """A tag in a comment, an endnote or a property would be printed as it stands."""
    problems = []
    for name in package.parts:
        if name in rendered or not name.endswith(".xml") or name.startswith("customXml/"):
            continue
        text = text_of(package, name)
        found = _TAG.search(text)
        if found:
            shown = text[found.start() : found.start() + 60]
            problems.append(
                Problem(
                    "template/tag-place",
                    f"Thẻ “{shown}” nằm ở chỗ không được điền; hãy chuyển vào thân văn bản, "
                    "đầu trang, chân trang hoặc chú thích cuối trang.",
                    path=name,
                )
            )
    if problems:
        raise TemplateError(problems)


def refuse_runaway_tags(package: Package, names: list[str]) -> None:
    """A tag without an end, or thousands of them: patching and parsing would take too long.

    docxtpl looks from each opening to the end of the part, so a hundred kilobytes of braces would
    keep it busy for minutes.
    """
    problems = []
    for name in names:
        text = text_of(package, name)
        at = count = 0
        while (found := _OPENING.search(text, at)) is not None:
            closing = _CLOSING.get(found[0])
            at, count = found.end(), count + 1
            if closing is not None:
                end = text.find(closing, at, at + _LONGEST_TAG)
                if end < 0:
                    shown = text[found.start() : found.start() + 60]
                    message = f"Thẻ “{shown}” không có dấu đóng “{closing}”; hãy thêm vào hoặc bỏ."
                    problems.append(Problem("template/unclosed", message, path=name))
                    break
                at = end + len(closing)
            if count > _MOST_TAGS:
                message = f"Phần này có hơn {_MOST_TAGS} thẻ; hãy dùng vòng lặp hoặc chia nhỏ mẫu."
                problems.append(Problem("template/too-many-tags", message, path=name))
                break
    if problems:
        raise TemplateError(problems)


def patched(package: Package, name: str) -> str:
    """The part in Jinja's language: split tags joined, paragraph, row and run tags bare."""
    from docxtpl import DocxTemplate
    from lxml import etree

    root = parse_xml(package.parts[name], name)
    xml = _RSID.sub("", etree.tostring(root, encoding="unicode"))
    if not has_tags(xml):
        return xml
    xml = DocxTemplate.patch_xml(None, xml)
    xml = _EMPTY_RUN.sub("", xml)
    # docxtpl turns these into braces after rendering, in the values too; a value is only text.
    for written, meant in _ESCAPED:
        xml = xml.replace(written, meant)
    return xml
