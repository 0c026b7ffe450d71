"""Reads the parts of a package into a view: each part parsed once, each style resolved once."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from docgen.check.view.blocks import Blocks
from docgen.check.view.markup import P
from docgen.check.view.model import Paragraph, Section, Story, View
from docgen.check.view.names import W, flag
from docgen.check.view.numbering import Numbering
from docgen.check.view.sections import link_parts, read_section
from docgen.check.view.styles import StyleSheet, style_sheet
from docgen.package import Package

__all__ = ["read_view"]


def _story(
    package: Package, part: str, sheet: StyleSheet, numbering: Numbering, width: float
) -> tuple[Story, Blocks]:
    story = Story(part, package.xml(part))
    reader = Blocks(story, sheet, numbering, [])
    if story.root.tag in (W + "footnotes", W + "endnotes"):
        for note in story.root:
            if note.get(W + "type") in (None, "normal"):
                reader.blocks(note, width)
    else:
        reader.blocks(story.root, width)
    story.paragraphs.sort(key=lambda p: p.number)
    return story, reader


def _as_seen(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """In the order of their numbers; a head in text boxes stands above the line it is tied to."""
    ordered = sorted(paragraphs, key=lambda p: p.number)
    first = next((p for p in ordered if p.box is None and not p.blank), None)
    if first is None:
        return ordered
    above = [p for p in ordered if p.box is not None and p.box.host is first]
    if not above:
        return ordered
    rest = [p for p in ordered if p.box is None or p.box.host is not first]
    at = rest.index(first)
    return [*rest[:at], *above, *rest[at:]]


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
    reader = Blocks(story, sheet, Numbering(lists, themes), sections)
    if body is not None:
        for child in body:  # the column's width changes with the section
            reader.blocks([child], sections[min(reader.section, len(sections) - 1)].text_width)  # type: ignore[arg-type]
    story.paragraphs = _as_seen(story.paragraphs)
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
    paragraphs = {node: at for at, node in enumerate(root.iter(P), 1)}
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
