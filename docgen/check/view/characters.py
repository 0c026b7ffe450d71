"""Characters of paragraphs as shown: runs, results of fields, drawn things, no deletions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final
from unicodedata import is_normalized, normalize

from lxml import etree

from docgen.check.view.drawings import Drawing, read_drawing, read_picture
from docgen.check.view.formatting import run_properties
from docgen.check.view.markup import ALTERNATE, DROP, PASS, R, shown_branch
from docgen.check.view.model import Box, Paragraph, Run, RunFormat
from docgen.check.view.names import W, attribute, leading, number
from docgen.check.view.styles import Condition, StyleSheet

__all__ = ["Characters"]

_TEXT: Final = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "",
}
# Names are long: they are put together once.
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
_MOVE_TO: Final = W + "moveTo"
_OBJECT: Final = W + "object"
_PICT: Final = W + "pict"
_R_PR: Final = W + "rPr"
_R_PR_CHANGE: Final = W + "rPrChange"
_SDT: Final = W + "sdt"
_SDT_CONTENT: Final = W + "sdtContent"
_SYM: Final = W + "sym"
_T: Final = W + "t"
_KIND: Final = W + "type"


class Characters:
    """Reads one part's characters. Field codes may span paragraphs, so their state lives here."""

    def __init__(self, sheet: StyleSheet, read_box: Callable[[etree._Element, Box], None]) -> None:
        self.sheet = sheet
        self.tracked: bool = False
        self.page_break: bool = False  # one was read: the next paragraph begins a page
        self._read_box = read_box
        self._fields: list[list[str]] = []  # [instruction, "code" or "result"]

    def inline(
        self,
        parent: Iterable[etree._Element],
        paragraph: Paragraph,
        style: tuple[str, str, Condition],
    ) -> None:
        """The runs of a paragraph, or of what stands round some of them."""
        for child in parent:
            tag = child.tag
            if tag == R:
                self.run(child, paragraph, style)
            elif tag in PASS:
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
            elif tag == ALTERNATE:
                branch = shown_branch(child)
                if branch is not None:
                    self.inline(branch, paragraph, style)
            elif tag in DROP:
                self.tracked = True
            elif isinstance(tag, str) and tag.endswith(("}oMath", "}oMathPara")):
                text = "".join(map(str, child.itertext()))
                self._add(paragraph, text, self.sheet.run({}, paragraph_style=style[0]), None)

    def run(
        self, node: etree._Element, paragraph: Paragraph, style: tuple[str, str, Condition]
    ) -> None:
        """One run, in its effective format."""
        children = list(node)  # each is looked at twice
        settings = leading(children, _R_PR)
        direct = run_properties(settings, self.sheet.themes)
        form = self.sheet.run(
            direct, paragraph_style=style[0], table_style=style[1], condition=style[2]
        )
        self._content(children, node, paragraph, form)

    def _content(  # noqa: PLR0912 - one branch for each element
        self,
        parent: Iterable[etree._Element],
        run: etree._Element,
        paragraph: Paragraph,
        form: RunFormat,
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
                    self.page_break = True
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
            elif tag == ALTERNATE:
                branch = shown_branch(child)
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
        if not shown.isascii() and not is_normalized("NFC", shown):
            # Read as what is seen, or no word of it would be known; a rule tells of it.
            paragraph.decomposed = True
            shown = normalize("NFC", shown)
        paragraph.runs.append(Run(shown, form, node, instruction, note))

    def _drawn(self, drawing: Drawing, paragraph: Paragraph) -> None:
        paragraph.lines.extend(drawing.lines)
        paragraph.pictures += drawing.pictures
        fields, self._fields = self._fields, []
        for content, box in drawing.boxes:
            box.host = paragraph
            self._read_box(content, box)
        self._fields = fields


def _symbol(code: str) -> str:
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    return {0xF0B7: "•", 0xF02D: "-", 0xF0A7: "▪"}.get(point, chr(point) if point < 0xD800 else "□")
