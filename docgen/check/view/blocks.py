"""Paragraphs and tables of one part, in the order in which they are shown."""

from __future__ import annotations

from typing import Final

from lxml import etree

from docgen.check.view.characters import Characters
from docgen.check.view.formatting import Properties, paragraph_properties, run_properties
from docgen.check.view.lines import rule_off
from docgen.check.view.markup import ALTERNATE, DROP, PASS, P, shown_branch
from docgen.check.view.model import Box, Cell, Frame, Line, Paragraph, Section, Story
from docgen.check.view.names import W, leading
from docgen.check.view.numbering import Numbering
from docgen.check.view.styles import Condition, StyleSheet
from docgen.check.view.tables import Grid, read_grid

__all__ = ["Blocks"]

# Names are long: they are put together once.
_TBL: Final = W + "tbl"
_P_PR: Final = W + "pPr"
_P_PR_CHANGE: Final = W + "pPrChange"
_R_PR: Final = W + "rPr"
_SDT: Final = W + "sdt"
_SDT_CONTENT: Final = W + "sdtContent"
_SECT_PR: Final = W + "sectPr"


class Blocks:
    """Walks one part and fills its story."""

    def __init__(
        self, story: Story, sheet: StyleSheet, numbering: Numbering, sections: list[Section]
    ) -> None:
        self.story = story
        self.sheet = sheet
        self.numbering = numbering
        self.sections = sections
        self.section: int = 0
        self._characters = Characters(sheet, self._box)
        self._tracked = False
        self._order = list(story.root.iter(P))
        self._numbers = {node: at for at, node in enumerate(self._order, 1)}

    @property
    def tracked(self) -> bool:
        """Whether changes are recorded in what was read."""
        return self._tracked or self._characters.tracked

    def blocks(  # noqa: PLR0917 - the place of what is inside, handed down as it is
        self,
        parent: etree._Element,
        width: float,
        cell: Cell | None = None,
        box: Box | None = None,
        style: tuple[str, Condition] = ("", ()),
        depth: int = 0,
    ) -> None:
        """What a body, a cell or a text box holds."""
        for child in parent:
            tag = child.tag
            if tag == P:
                self.paragraph(child, width, cell, box, style)
            elif tag == _TBL:
                self.table(child, width, box, depth)
            elif tag == _SDT:
                content = child.find(_SDT_CONTENT)
                if content is not None:
                    self.blocks(content, width, cell, box, style, depth)
            elif tag in PASS:
                self.blocks(child, width, cell, box, style, depth)
            elif tag == ALTERNATE:
                branch = shown_branch(child)
                if branch is not None:
                    self.blocks(branch, width, cell, box, style, depth)
            elif tag in DROP:
                self._tracked = True

    def table(self, node: etree._Element, width: float, box: Box | None, depth: int) -> None:
        """One table, cell by cell."""
        grid: Grid = read_grid(node, self.sheet, width, depth)
        self.story.tables.append(grid.table)
        self._tracked = self._tracked or grid.tracked
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
        """One paragraph: its format and number, its characters, the lines it draws."""
        children = list(node)  # each is looked at twice
        settings = leading(children, _P_PR)
        direct = paragraph_properties(settings)
        name = self.sheet.paragraph_style(direct.get("style"))
        form = self.sheet.plain_paragraph(direct, table_style=style[0], condition=style[1])
        # a paragraph that says no more than its style has nothing of the rest
        more = settings is not None and (len(settings) > 1 or "style" not in direct)
        mark = settings.find(_R_PR) if settings is not None and more else None
        frame = self._frame(direct)
        paragraph = Paragraph(
            node=node,
            part=self.story.part,
            number=self._numbers[node],
            format=form or self.sheet.paragraph({}),
            style=name,
            cell=cell,
            box=box,
            frame=frame,
            width=width if frame is None or not frame.width else frame.width,
            section=self.section,
        )
        if form is None:
            merged, listed = self.sheet.paragraph_settings(
                direct, table_style=style[0], condition=style[1]
            )
            self._number(paragraph, merged, direct, mark, listed)
            paragraph.format = self.sheet.paragraph(merged)
        paragraph.page_break = self._characters.page_break or paragraph.format.page_break_before
        self._characters.page_break = False
        self.story.paragraphs.append(paragraph)
        if cell is not None:
            cell.paragraphs.append(paragraph)
        self._characters.inline(children, paragraph, (name, *style))
        paragraph.text = "".join([run.text for run in paragraph.runs])
        rule_off(paragraph)
        if settings is not None and more:
            if mark is not None and run_properties(mark, self.sheet.themes).get("mark_deleted"):
                self._tracked = True
            if settings.find(_P_PR_CHANGE) is not None:
                self._tracked = True
            if settings.find(_SECT_PR) is not None and cell is None and box is None:
                self.section += 1
                following = self.sections[self.section : self.section + 1]
                self._characters.page_break = bool(following) and following[0].starts_page

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

    def _frame(self, direct: Properties) -> Frame | None:
        said = direct.get("frame")
        if said is None:
            return None
        align, across, on_page, width = said
        if across is not None and on_page and self.sections:
            section = self.sections[min(self.section, len(self.sections) - 1)]
            across -= section.left * 72 / 25.4
        return Frame(align, across, width)

    def _box(self, content: etree._Element, box: Box) -> None:
        self.blocks(content, box.width - box.padding, None, box)
