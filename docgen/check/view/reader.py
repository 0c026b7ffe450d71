"""Reads the parts of a package into a view: each part parsed once, each style resolved once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from docgen.check.view.drawings import Drawing, read_drawing, read_picture
from docgen.check.view.formatting import Properties, paragraph_properties, run_properties
from docgen.check.view.model import Box, Cell, Line, Paragraph, Run, RunFormat, Section, Story, View
from docgen.check.view.names import MC, W, attribute, flag, number
from docgen.check.view.numbering import Numbering
from docgen.check.view.sections import link_parts, read_section
from docgen.check.view.styles import Condition, StyleSheet, style_sheet
from docgen.check.view.tables import Grid, read_grid
from docgen.metrics import text_width
from docgen.package import Package

__all__ = ["read_view"]

_KNOWN: Final = frozenset(
    ("wps", "wpg", "wpc", "wpi", "w14", "w15", "w16", "wp14", "w16se", "w16cid", "w16cex", "a14")
)
_PASS: Final = frozenset(
    W + name
    for name in ("ins", "moveTo", "smartTag", "customXml", "hyperlink", "bdo", "dir", "sdtContent")
)
_SHORTEST: Final = 12.0  # points: underlined blanks no longer than this rule off nothing
_DROP: Final = frozenset(W + name for name in ("del", "moveFrom"))
_TYPED: Final = re.compile(r"^\s*([_\-–—―─━=‗¯])[_\-–—―─━=‗¯\s]{2,}$")
_TEXT: Final = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "",
}
# Names are long: they are put together once.
_P, _R, _TBL = W + "p", W + "r", W + "tbl"
_BR: Final = W + "br"
_CHAR: Final = W + "char"
_DRAWING: Final = W + "drawing"
_ENDNOTE_REFERENCE: Final = W + "endnoteReference"
_FLD_CHAR: Final = W + "fldChar"
_FLD_CHAR_TYPE: Final = W + "fldCharType"
_FLD_SIMPLE: Final = W + "fldSimple"
_FOOTNOTE_REFERENCE: Final = W + "footnoteReference"
_INS: Final = W + "ins"
_INSTR: Final = W + "instr"
_INSTR_TEXT: Final = W + "instrText"
_MC_ALTERNATE_CONTENT: Final = MC + "AlternateContent"
_MOVE_TO: Final = W + "moveTo"
_OBJECT: Final = W + "object"
_PICT: Final = W + "pict"
_P_PR: Final = W + "pPr"
_P_PR_CHANGE: Final = W + "pPrChange"
_R_PR: Final = W + "rPr"
_R_PR_CHANGE: Final = W + "rPrChange"
_SDT: Final = W + "sdt"
_SDT_CONTENT: Final = W + "sdtContent"
_SECT_PR: Final = W + "sectPr"
_SYM: Final = W + "sym"
_T: Final = W + "t"
_KIND: Final = W + "type"


def _branch(node: etree._Element) -> etree._Element | None:
    """The branch of ``mc:AlternateContent`` that a current Word shows."""
    for choice in node.iterfind(MC + "Choice"):
        if set((choice.get("Requires") or "").split()) <= _KNOWN:
            return choice
    return node.find(MC + "Fallback")


class _Reader:
    """Walks one part. Field codes may span paragraphs, so their state lives here."""

    def __init__(
        self, story: Story, sheet: StyleSheet, numbering: Numbering, sections: list[Section]
    ) -> None:
        self.story = story
        self.sheet = sheet
        self.numbering = numbering
        self.sections = sections
        self.section = 0
        self.tracked = False
        self._fields: list[list[str]] = []  # [instruction, "code" or "result"]
        self._order = list(story.root.iter(_P))
        self._numbers = {node: at for at, node in enumerate(self._order, 1)}
        self._break = False

    # --- blocks

    def blocks(  # noqa: PLR0917 - the place of what is inside, handed down as it is
        self,
        parent: etree._Element,
        width: float,
        cell: Cell | None = None,
        box: Box | None = None,
        style: tuple[str, Condition] = ("", ()),
        depth: int = 0,
    ) -> None:
        for child in parent:
            tag = child.tag
            if tag == _P:
                self.paragraph(child, width, cell, box, style)
            elif tag == _TBL:
                self.table(child, width, box, depth)
            elif tag == _SDT:
                content = child.find(_SDT_CONTENT)
                if content is not None:
                    self.blocks(content, width, cell, box, style, depth)
            elif tag in _PASS:
                self.blocks(child, width, cell, box, style, depth)
            elif tag == _MC_ALTERNATE_CONTENT:
                branch = _branch(child)
                if branch is not None:
                    self.blocks(branch, width, cell, box, style, depth)
            elif tag in _DROP:
                self.tracked = True

    def table(self, node: etree._Element, width: float, box: Box | None, depth: int) -> None:
        grid: Grid = read_grid(node, self.sheet, width, depth)
        self.story.tables.append(grid.table)
        self.tracked = self.tracked or grid.tracked
        for content, cell, condition in grid.cells:
            inner = max(0.0, cell.width - grid.padding)
            self.blocks(content, inner, cell, box, (grid.style, condition), depth + 1)
        for cell, side in grid.ruled:
            if cell.paragraphs:
                at = cell.paragraphs[-1 if side == "bottom" else 0]
                at.lines.append(Line("cell", cell.width, centered=True))

    def paragraph(
        self,
        node: etree._Element,
        width: float,
        cell: Cell | None,
        box: Box | None,
        style: tuple[str, Condition],
    ) -> None:
        settings = node.find(_P_PR)
        direct = paragraph_properties(settings)
        name = self.sheet.paragraph_style(direct.get("style"))
        form = self.sheet.plain_paragraph(direct, table_style=style[0], condition=style[1])
        mark = None if settings is None else settings.find(_R_PR)
        paragraph = Paragraph(
            node=node,
            part=self.story.part,
            number=self._numbers[node],
            format=form or self.sheet.paragraph({}),
            style=name,
            cell=cell,
            box=box,
            frame=direct.get("frame", ""),
            width=width,
            section=self.section,
        )
        if form is None:
            merged, listed = self.sheet.paragraph_settings(
                direct, table_style=style[0], condition=style[1]
            )
            self._number(paragraph, merged, direct, mark, listed)
            paragraph.format = self.sheet.paragraph(merged)
        paragraph.page_break = self._break or paragraph.format.page_break_before
        self._break = False
        self.story.paragraphs.append(paragraph)
        if cell is not None:
            cell.paragraphs.append(paragraph)
        self.inline(node, paragraph, (name, *style))
        paragraph.text = "".join([run.text for run in paragraph.runs])
        self._lines(paragraph)
        if settings is not None:
            if mark is not None and run_properties(mark, self.sheet.themes).get("mark_deleted"):
                self.tracked = True
            if settings.find(_P_PR_CHANGE) is not None:
                self.tracked = True
            if settings.find(_SECT_PR) is not None and cell is None and box is None:
                self.section += 1
                following = self.sections[self.section : self.section + 1]
                self._break = bool(following) and following[0].starts_page

    def _number(
        self,
        paragraph: Paragraph,
        merged: Properties,
        direct: Properties,
        mark: etree._Element | None,
        listed: bool,
    ) -> None:
        num = merged.get("num")
        if num is None or num == "0":
            return
        at = merged.get("level", 0)
        if not listed:
            for index, level in self.numbering.levels(num).items():
                if level.style == paragraph.style:
                    at = index
        advanced = self.numbering.advance(num, at)
        if advanced is None:
            return
        marker, level = advanced
        if listed:
            merged.update(level.indent)
            merged.update({k: direct[k] for k in ("left", "first", "right") if k in direct})
        else:
            chain = self.sheet.chain(paragraph.style)[1]
            merged.update({k: v for k, v in level.indent.items() if k not in chain | direct})
        paragraph.marker = marker
        own = {**run_properties(mark, self.sheet.themes), **level.run}
        paragraph.marker_format = self.sheet.run(own, paragraph_style=paragraph.style)

    def _lines(self, paragraph: Paragraph) -> None:
        form = paragraph.format
        if form.borders & {"bottom", "top", "between"} and not form.borders & {"left", "right"}:
            length = paragraph.width - form.left - form.right
            paragraph.lines.append(Line("border", max(0.0, length), start=form.left))
        typed = _TYPED.match(paragraph.text)
        if typed and paragraph.runs:
            length = sum(measure(run.text.strip(), run.format) for run in paragraph.runs)
            solid = typed[1] in "_―─━‗—"
            centered = form.align == "center"
            paragraph.lines.append(Line("typed", length, solid, centered=centered))
        elif paragraph.text.isspace():  # blanks underlined are a line to the eye
            under = [run for run in paragraph.runs if run.format.underline != "none"]
            length = sum(_blank_width(run) for run in under)
            if length > _SHORTEST:
                solid = all(run.format.underline == "single" for run in under)
                centered = form.align == "center"
                paragraph.lines.append(Line("typed", length, solid, centered=centered))

    # --- characters

    def inline(
        self, parent: etree._Element, paragraph: Paragraph, style: tuple[str, str, Condition]
    ) -> None:
        for child in parent:
            tag = child.tag
            if tag == _R:
                self.run(child, paragraph, style)
            elif tag in _PASS:
                if tag in (_INS, _MOVE_TO):
                    self.tracked = True
                self.inline(child, paragraph, style)
            elif tag == _SDT:
                content = child.find(_SDT_CONTENT)
                if content is not None:
                    self.inline(content, paragraph, style)
            elif tag == _FLD_SIMPLE:
                self._fields.append([child.get(_INSTR, ""), "result"])
                paragraph.fields.append(self._fields[-1][0].strip())
                self.inline(child, paragraph, style)
                self._fields.pop()
            elif tag == _MC_ALTERNATE_CONTENT:
                branch = _branch(child)
                if branch is not None:
                    self.inline(branch, paragraph, style)
            elif tag in _DROP:
                self.tracked = True
            elif isinstance(tag, str) and tag.endswith(("}oMath", "}oMathPara")):
                text = "".join(map(str, child.itertext()))
                self._add(paragraph, text, self.sheet.run({}, paragraph_style=style[0]), None)

    def run(
        self, node: etree._Element, paragraph: Paragraph, style: tuple[str, str, Condition]
    ) -> None:
        settings = node.find(_R_PR)
        direct = run_properties(settings, self.sheet.themes)
        form = self.sheet.run(
            direct, paragraph_style=style[0], table_style=style[1], condition=style[2]
        )
        self._content(node, node, paragraph, form)

    def _content(  # noqa: PLR0912 - one branch for each element
        self, parent: etree._Element, run: etree._Element, paragraph: Paragraph, form: RunFormat
    ) -> None:
        pieces: list[str] = []
        note = False
        for child in parent:
            tag = child.tag
            if tag == _T:
                pieces.append(child.text or "")
            elif tag in _TEXT:
                pieces.append(_TEXT[tag])
            elif tag == _BR:
                if child.get(_KIND) in ("page", "column"):
                    paragraph.page_break = paragraph.page_break or not paragraph.text
                    self._break = True
                else:
                    pieces.append("\n")
            elif tag == _SYM:
                code = child.get(_CHAR, "")
                pieces.append(_symbol(code))
            elif tag == _FLD_CHAR:
                self._add(paragraph, "".join(pieces), form, run)
                pieces = []
                self._field(child, paragraph)
            elif tag == _INSTR_TEXT:
                if self._fields:
                    self._fields[-1][0] += child.text or ""
            elif tag in (_FOOTNOTE_REFERENCE, _ENDNOTE_REFERENCE):
                note = True
                paragraph.notes.append(int(number(attribute(child, "id")) or 0))
            elif tag == _DRAWING:
                self._drawn(read_drawing(child), paragraph)
            elif tag in (_PICT, _OBJECT):
                self._drawn(read_picture(child), paragraph)
            elif tag == _MC_ALTERNATE_CONTENT:
                branch = _branch(child)
                if branch is not None:
                    self._content(branch, run, paragraph, form)
            elif tag == _R_PR and child.find(_R_PR_CHANGE) is not None:
                self.tracked = True
        self._add(paragraph, "".join(pieces), form, run, note=note)

    def _field(self, node: etree._Element, paragraph: Paragraph) -> None:
        kind = node.get(_FLD_CHAR_TYPE)
        if kind == "begin":
            self._fields.append(["", "code"])
        elif kind == "separate" and self._fields:
            self._fields[-1][1] = "result"
        elif kind == "end" and self._fields:
            paragraph.fields.append(self._fields.pop()[0].strip())

    def _add(
        self,
        paragraph: Paragraph,
        text: str,
        form: RunFormat,
        node: etree._Element | None,
        *,
        note: bool = False,
    ) -> None:
        if (not text and not note) or form.hidden:
            return
        if any(state == "code" for _, state in self._fields):
            return
        instruction = self._fields[-1][0].strip() if self._fields else ""
        shown = text.upper() if form.caps else text
        paragraph.runs.append(Run(shown, form, node, instruction, note))

    def _drawn(self, drawing: Drawing, paragraph: Paragraph) -> None:
        paragraph.lines.extend(drawing.lines)
        paragraph.pictures += drawing.pictures
        fields, self._fields = self._fields, []
        for content, box in drawing.boxes:
            box.host = paragraph
            self.blocks(content, box.width - 14.4, None, box)
        self._fields = fields


def _blank_width(run: Run) -> float:
    """Width of blanks; a tab goes, roughly, to the next of Word's own stops."""
    tabs = run.text.count("\t")
    return measure(run.text.replace("\t", "").replace("\n", ""), run.format) + 36.0 * tabs


def _symbol(code: str) -> str:
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    return {0xF0B7: "•", 0xF02D: "-", 0xF0A7: "▪"}.get(point, chr(point) if point < 0xD800 else "□")


def measure(text: str, form: RunFormat) -> float:
    """Width of a text in its format; raised characters are two thirds of their size."""
    size = form.size * (1.0 if form.vertical == "baseline" else 2 / 3)
    width = text_width(text, size, bold=form.bold, italic=form.italic)
    return width * form.scale / 100 + form.spacing * len(text)


def _story(
    package: Package, part: str, sheet: StyleSheet, numbering: Numbering, width: float
) -> tuple[Story, _Reader]:
    story = Story(part, package.xml(part))
    reader = _Reader(story, sheet, numbering, [])
    if story.root.tag in (W + "footnotes", W + "endnotes"):
        for note in story.root:
            if note.get(W + "type") in (None, "normal"):
                reader.blocks(note, width)
    else:
        reader.blocks(story.root, width)
    story.paragraphs.sort(key=lambda p: p.number)
    return story, reader


def _part(package: Package, name: str | None) -> tuple[str, bytes] | None:
    return None if name is None else (name, package.parts[name])


def _related(package: Package, part: str) -> Iterator[tuple[str, str, str]]:
    for found in package.relationships(part):
        if not found.external and found.target in package.parts:
            yield found.id, found.type.rpartition("/")[2], found.target


def read_view(package: Package) -> View:
    """The view of a document. Raises PackageError when a part is not readable."""
    main = package.main_part
    related = list(_related(package, main))
    targets = {kind: target for _, kind, target in related}
    by_id = {identity: target for identity, _, target in related}

    def root(kind: str) -> etree._Element | None:
        return package.xml(targets[kind]) if kind in targets else None

    sheet = style_sheet(*(_part(package, targets.get(kind)) for kind in ("styles", "theme")))
    themes = sheet.themes
    lists = root("numbering")
    story = Story(main, package.xml(main))
    body = story.root.find(W + "body")
    sections = _sections(story.root, body, by_id)
    reader = _Reader(story, sheet, Numbering(lists, themes), sections)
    if body is not None:
        for child in body:  # the column's width changes with the section
            reader.blocks([child], sections[min(reader.section, len(sections) - 1)].text_width)  # type: ignore[arg-type]
    story.paragraphs.sort(key=lambda p: p.number)
    settings = root("settings")
    view = View(story, sections, {}, [], tracked=reader.tracked)
    widest = sections[0].text_width
    wanted = {part for s in sections for part in (*s.headers.values(), *s.footers.values())}
    for _, kind, target in related:
        if target in wanted:
            view.headers[target], other = _story(
                package, target, sheet, Numbering(lists, themes), widest
            )
            view.tracked = view.tracked or other.tracked
        elif kind in ("footnotes", "endnotes"):
            notes, other = _story(package, target, sheet, Numbering(lists, themes), widest)
            view.notes.append(notes)
            view.tracked = view.tracked or other.tracked
        elif kind == "comments":
            view.comments = True
    if settings is not None:
        even = settings.find(W + "evenAndOddHeaders")
        view.even_odd = even is not None and flag(even)
        guard = settings.find(W + "documentProtection")
        view.protected = guard is not None and guard.get(W + "enforcement") in ("1", "true", "on")
    view.signed = any("digital-signature" in r.type for r in package.relationships())
    return view


def _sections(
    root: etree._Element, body: etree._Element | None, by_id: dict[str, str]
) -> list[Section]:
    nodes = [] if body is None else list(body.iter(W + "sectPr"))
    found: list[Section] = []
    paragraphs = {node: at for at, node in enumerate(root.iter(_P), 1)}
    for node in nodes:
        holder = node.getparent()
        if holder is None or holder.tag not in (W + "pPr", W + "body"):
            continue
        owner = holder.getparent() if holder.tag == W + "pPr" else None
        section = read_section(node)
        section.paragraph = len(paragraphs) if owner is None else paragraphs.get(owner, 0)
        found.append(section)
    if not found or found[-1].node is None or found[-1].node.getparent() is not body:
        # The body may lack its own section properties; Word then takes its defaults.
        found.append(Section(node=None, paragraph=len(paragraphs)))
    link_parts(found, by_id)
    return found
