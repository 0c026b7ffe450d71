"""The style sheet: what a paragraph or a run looks like after inheritance.

Levels from far to near: document defaults, table style (with its conditional parts), paragraph
style, numbering, character style, direct formatting. Results are cached: a document has few
different combinations and many runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from lxml import etree

from docgen.check.view.formatting import (
    PARAGRAPH_DEFAULTS,
    TOGGLES,
    Properties,
    paragraph_properties,
    run_properties,
)
from docgen.check.view.model import ParagraphFormat, RunFormat
from docgen.check.view.names import A, W, value
from docgen.package import parse_xml

__all__ = ["Condition", "StyleSheet", "style_sheet", "theme_fonts"]

Condition = tuple[str, ...]  # parts of a table style that hold for a cell, far to near

_THEME_SLOTS: Final = {
    "latin": ("Ascii", "HAnsi"),
    "ea": ("EastAsia",),
    "cs": ("Bidi",),
}
_MOST_FORMATS: Final = 5_000  # that a sheet keeps: many documents may share it
_LONG: Final = 100  # characters of a name, stops of tabs
_LARGE: Final = 256 * 1024  # bytes: a sheet so large is read anew for each document
_RUN_FIELDS: Final = frozenset(RunFormat.__dataclass_fields__)
_PARAGRAPH_FIELDS: Final = frozenset(ParagraphFormat.__dataclass_fields__)


def theme_fonts(root: etree._Element | None) -> dict[str, str]:
    """Theme names such as ``minorHAnsi`` → the font they stand for."""
    found: dict[str, str] = {}
    if root is None:
        return found
    for kind, prefix in (("majorFont", "major"), ("minorFont", "minor")):
        for group in root.iter(A + kind):
            for slot, suffixes in _THEME_SLOTS.items():
                face = group.find(A + slot)
                font = face.get("typeface") if face is not None else None
                if font:
                    found.update({prefix + suffix: font for suffix in suffixes})
    return found


class _Style:
    __slots__ = ("conditional", "kind", "paragraph", "parent", "run")

    def __init__(self, node: etree._Element, themes: Mapping[str, str]) -> None:
        self.kind = node.get(W + "type", "paragraph")
        self.parent = value(node.find(W + "basedOn"))
        self.run = run_properties(node.find(W + "rPr"), themes)
        self.paragraph = paragraph_properties(node.find(W + "pPr"))
        self.conditional: dict[str, tuple[Properties, Properties]] = {}
        for part in node.findall(W + "tblStylePr"):
            self.conditional[part.get(W + "type", "")] = (
                run_properties(part.find(W + "rPr"), themes),
                paragraph_properties(part.find(W + "pPr")),
            )


class StyleSheet:
    """Resolves formats. ``root`` is ``w:styles``; None means a document without styles."""

    def __init__(self, root: etree._Element | None, themes: Mapping[str, str]) -> None:
        self.themes = themes
        self._nodes: dict[str, etree._Element] = {}
        self._styles: dict[str, _Style | None] = {}
        self._default: dict[str, str] = {}
        self._run_defaults: Properties = {}
        self._paragraph_defaults: Properties = {}
        self._chains: dict[str, tuple[Properties, Properties]] = {}
        self._runs: dict[object, RunFormat] = {}
        self._paragraphs: dict[object, ParagraphFormat] = {}
        self._plain: dict[object, ParagraphFormat | None] = {}
        if root is None:
            return
        for node in root.iterfind(W + "style"):
            name = node.get(W + "styleId", "")
            self._nodes[name] = node
            if node.get(W + "default") in ("1", "true", "on"):
                self._default[node.get(W + "type", "paragraph")] = name
        defaults = root.find(W + "docDefaults")
        if defaults is not None:
            self._run_defaults = run_properties(defaults.find(f"{W}rPrDefault/{W}rPr"), themes)
            self._paragraph_defaults = paragraph_properties(defaults.find(f"{W}pPrDefault/{W}pPr"))

    def node(self, name: str) -> etree._Element | None:
        """The ``w:style`` of an id, None for one that is not there."""
        return self._nodes.get(name)

    def paragraph_style(self, name: str | None) -> str:
        """The style that counts: an unknown or absent one means the default."""
        return name if name in self._nodes else self._default.get("paragraph", "")

    def default_table_style(self) -> str:
        """The style of a table that names none; empty if the sheet has no default."""
        return self._default.get("table", "")

    def _style(self, name: str) -> _Style | None:
        if name not in self._styles:
            node = self._nodes.get(name)
            self._styles[name] = None if node is None else _Style(node, self.themes)
        return self._styles[name]

    def chain(self, name: str) -> tuple[Properties, Properties]:
        """Run and paragraph properties of a style with all it is based on; loops are cut."""
        if name not in self._nodes:  # a document may name any number of styles that are not there
            return {}, {}
        if name not in self._chains:
            line: list[_Style] = []
            seen: set[str] = set()
            at: str | None = name
            while at and at not in seen:
                seen.add(at)
                style = self._style(at)
                if style is None:
                    break
                line.append(style)
                at = style.parent
            run: Properties = {}
            paragraph: Properties = {}
            for style in reversed(line):
                run.update(style.run)
                paragraph.update(style.paragraph)
            self._chains[name] = (run, paragraph)
        return self._chains[name]

    def _table(self, name: str, condition: Condition) -> tuple[Properties, Properties]:
        key = "\0".join((name, *condition))
        if key not in self._chains:
            run, paragraph = map(dict, self.chain(name))
            for part in condition:
                for props in self._conditional(name, part):
                    run.update(props[0])
                    paragraph.update(props[1])
            self._chains[key] = (run, paragraph)
        return self._chains[key]

    def _conditional(self, name: str, part: str) -> list[tuple[Properties, Properties]]:
        found: list[tuple[Properties, Properties]] = []
        seen: set[str] = set()
        at: str | None = name
        while at and at not in seen:
            seen.add(at)
            style = self._style(at)
            if style is None:
                break
            if part in style.conditional:
                found.insert(0, style.conditional[part])
            at = style.parent
        return found

    def run(
        self,
        direct: Properties,
        *,
        paragraph_style: str = "",
        table_style: str = "",
        condition: Condition = (),
        numbering: Properties | None = None,
    ) -> RunFormat:
        """The effective format of a run."""
        key = (
            paragraph_style,
            table_style,
            condition,
            tuple(direct.items()),
            tuple(numbering.items()) if numbering else None,
        )
        found = self._runs.get(key)
        if found is None:
            found = self._resolve_run(direct, paragraph_style, table_style, condition, numbering)
            if len(self._runs) > _MOST_FORMATS:
                self._runs.clear()
            if not _is_bulky(direct, paragraph_style, table_style):
                self._runs[key] = found
        return found

    def _resolve_run(
        self,
        direct: Properties,
        paragraph_style: str,
        table_style: str,
        condition: Condition,
        numbering: Properties | None,
    ) -> RunFormat:
        merged: Properties = dict(self._run_defaults)
        toggles = dict.fromkeys(TOGGLES, False)
        levels = [self._table(table_style, condition)[0]] if table_style else []
        levels.append(self.chain(paragraph_style)[0])
        character = direct.get("style")
        if character:
            levels.append(self.chain(character)[0])
        for level in levels:
            for name, setting in level.items():
                if name in TOGGLES:
                    toggles[name] ^= setting
                else:
                    merged[name] = setting
        for name in TOGGLES:
            # A default that is on stays on, whatever the styles toggle (17.7.3).
            merged[name] = bool(self._run_defaults.get(name)) or toggles[name]
        if numbering:
            merged.update(numbering)
        merged.update(direct)
        if (merged.get("cs") or merged.get("rtl")) and "complex_size" in merged:
            merged["size"] = merged["complex_size"]
        return RunFormat(**{k: v for k, v in merged.items() if k in _RUN_FIELDS})

    def paragraph_settings(
        self, direct: Properties, *, table_style: str = "", condition: Condition = ()
    ) -> tuple[Properties, bool]:
        """Merged settings before numbering, and whether numbering was set on the paragraph."""
        merged: Properties = {**PARAGRAPH_DEFAULTS, **self._paragraph_defaults}
        if table_style:
            merged.update(self._table(table_style, condition)[1])
        merged.update(self.chain(self.paragraph_style(direct.get("style")))[1])
        merged.update(direct)
        return merged, "num" in direct

    def plain_paragraph(
        self, direct: Properties, *, table_style: str = "", condition: Condition = ()
    ) -> ParagraphFormat | None:
        """The format of a paragraph without numbering, which few different ones have; else None."""
        key = table_style, condition, tuple(direct.items())
        if key in self._plain:
            return self._plain[key]
        merged, _ = self.paragraph_settings(direct, table_style=table_style, condition=condition)
        numbered = merged.get("num") not in (None, "0")
        found = None if numbered else self.paragraph(merged)
        if len(self._plain) > _MOST_FORMATS:
            self._plain.clear()
        if not _is_bulky(direct, table_style):
            self._plain[key] = found
        return found

    def paragraph(self, merged: Properties) -> ParagraphFormat:
        """The format object of merged settings; equal settings share one object."""
        if merged.get("left_chars"):
            merged["left"] = merged["left_chars"] * 12
        if merged.get("first_chars"):
            merged["first"] = merged["first_chars"] * 12
        kept = {k: v for k, v in merged.items() if k in _PARAGRAPH_FIELDS}
        key = tuple(kept.items())
        found = self._paragraphs.get(key)
        if found is None:
            found = ParagraphFormat(**kept)
            if len(self._paragraphs) > _MOST_FORMATS:
                self._paragraphs.clear()
            if not _is_bulky(kept):
                self._paragraphs[key] = found
        return found


def _is_bulky(settings: Properties, *names: str) -> bool:
    """Whether what a stranger wrote is too long to be kept for the documents to come."""
    return any(
        isinstance(one, str | tuple | frozenset) and len(one) > _LONG
        for one in (*names, *settings.values())
    )


NamedPart = tuple[str, bytes]


def style_sheet(styles: NamedPart | None, theme: NamedPart | None) -> StyleSheet:
    """The sheet of two parts, each with its name; documents of one template share one sheet.

    Raises PackageError when a part is no XML.
    """
    if sum(len(part[1]) for part in (styles, theme) if part is not None) > _LARGE:
        return _read(styles, theme)
    return _kept(styles, theme)


def _read(styles: NamedPart | None, theme: NamedPart | None) -> StyleSheet:
    roots = [None if one is None else parse_xml(one[1], one[0]) for one in (styles, theme)]
    return StyleSheet(roots[0], theme_fonts(roots[1]))


_kept = lru_cache(maxsize=8)(_read)
