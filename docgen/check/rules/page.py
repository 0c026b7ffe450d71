"""Mục I: paper, margins, font, colour, page numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from docgen.check.components import Document
from docgen.check.rules.core import Fault, judge
from docgen.check.texts import shorten
from docgen.check.view import Paragraph, Run
from docgen.standard.model import Level, Rule

__all__ = ["appendix_sections", "estimated_pages"]

_TOLERANCE_MM: Final = 0.5  # what rounding by printers' paper lists does to A4
_SIDES: Final = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}


def _anchor(document: Document, section: int) -> Paragraph | None:
    found = document.sections.get(section)
    return found[0] if found else None


def _mm(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".").replace(".", ",") + " mm"


@judge("trang/paper")
def paper(document: Document, rule: Rule) -> Iterator[Fault]:
    for at, section in enumerate(document.view.sections):
        sizes = [size for size in rule.allowed if isinstance(size, tuple)]
        if not any(
            abs(section.width - w) <= _TOLERANCE_MM and abs(section.height - h) <= _TOLERANCE_MM
            for w, h in sizes
        ):
            shown = f"{_mm(section.width)} x {_mm(section.height)}"
            yield Fault(
                f"Khổ giấy là {shown}, không phải A4.",
                "210 mm x 297 mm",
                shown,
                _anchor(document, at),
            )


@judge("trang/orientation")
def orientation(document: Document, rule: Rule) -> Iterator[Fault]:
    tables = {p.section for p in document.view.paragraphs if p.cell and p.cell.table.bordered}
    drawn = {p.section for p in document.view.paragraphs if p.pictures}
    for at, section in enumerate(document.view.sections):
        if section.landscape and at not in tables | drawn:
            yield Fault(
                "Trang nằm ngang mà không có bảng, biểu.",
                "trang đứng",
                "trang ngang",
                _anchor(document, at),
            )


def _turned(document: Document, value: float) -> bool:
    """On a turned page Word turns the margins too: any side may have any side's measure."""
    sides = [document.standard.rule(f"trang/margin-{side}").range for side in _SIDES]
    return any(side is not None and value in side for side in sides)


@judge(*(f"trang/margin-{side}" for side in _SIDES))
def margin(document: Document, rule: Rule) -> Iterator[Fault]:
    side = rule.property.removeprefix("margin-")
    span = rule.range
    if span is None:
        return
    for at, section in enumerate(document.view.sections):
        value = getattr(section, side) + (section.gutter if side == "left" else 0.0)
        if value in span or (section.landscape and _turned(document, value)):
            continue
        yield Fault(
            f"Lề {_SIDES[side]} là {_mm(value)}.",
            f"{span.low:g} đến {span.high:g} mm",
            _mm(value),
            _anchor(document, at),
            "warning" if section.landscape else None,
            "none" if section.landscape else None,
        )


def _fonts(run: Run) -> set[str]:
    """Fonts of the letters and figures of a run, each by the slot that Word takes for it."""
    form = run.format
    if form.ascii == form.high == form.east:
        return {form.ascii} if any(map(str.isalnum, run.text)) else set()
    found = set()
    for character in run.text:
        if character.isalnum():
            if character.isascii():
                found.add(form.ascii)
            else:
                found.add(form.east if "\u2e80" <= character <= "\uffef" else form.high)
    return found


@judge("phong-chu/name")
def font(document: Document, rule: Rule) -> Iterator[Fault]:
    wanted = str(rule.pick)
    for story in document.view.stories:
        for paragraph in story.paragraphs:
            # A font of an old code is told by ky-tu/legacy: another font alone mends nothing.
            runs = [r for r in paragraph.runs if r.node is not None and not r.format.legacy]
            wrong = {
                name: shorten(run.text, 30)
                for run in runs
                for name in _fonts(run)
                if name.casefold() != wanted.casefold()
            }
            marker = paragraph.marker_format
            if (
                marker
                and any(c.isalnum() for c in paragraph.marker)
                and wanted.casefold() not in (marker.high.casefold(), marker.ascii.casefold())
            ):
                wrong.setdefault(marker.ascii, paragraph.marker)
            if wrong:
                shown = ", ".join(sorted(wrong))
                yield Fault(
                    f"Chữ dùng phông {shown}.",
                    wanted,
                    shown,
                    paragraph,
                    words=next(iter(wrong.values())),
                )


def _black(color: str) -> bool:
    """Black to the eye: LibreOffice writes 00000A for its automatic black."""
    try:
        return all(int(color[i : i + 2], 16) <= 0x10 for i in (0, 2, 4))
    except ValueError:
        return False


@judge("phong-chu/color")
def colour(document: Document, rule: Rule) -> Iterator[Fault]:
    urgent = {p.paragraph.number for p in (*document.of("khan"), *document.of("mat"))}
    for story in document.view.stories:
        for paragraph in story.paragraphs:
            if story is document.view.main and paragraph.number in urgent:
                continue  # its stamp is red
            for run in paragraph.runs:
                color = run.format.color
                if color in rule.allowed or _black(color):
                    continue
                if any(map(str.isalnum, run.text)):
                    link: Level | None = "warning" if "://" in run.text or "@" in run.text else None
                    yield Fault(
                        f"Chữ có màu {color.upper()}.",
                        "màu đen",
                        f"màu {color.upper()}",
                        paragraph,
                        link,
                        words=shorten(run.text, 40),
                    )
                    break


# --- page numbers


def appendix_sections(document: Document) -> set[int]:
    """Indexes of the sections in which an appendix begins or goes on."""
    if not document.appendices:
        return set()
    first = document.view.paragraphs[document.appendices[0].first].section
    return {p.section for p in document.view.paragraphs if p.section > first} | (
        {first} if first > 0 else set()
    )


def _height(paragraph: Paragraph) -> float:
    form = paragraph.format
    size = max([run.format.size for run in paragraph.runs], default=13.0)
    room = max(36.0, paragraph.width - form.left - form.right)
    length = len(paragraph.text) * size * 0.45 + max(0.0, form.first)
    line = size * 1.15 * form.line if form.line_rule == "auto" else form.line
    return max(1, math.ceil(length / room)) * line + max(form.before, form.after)


def estimated_pages(document: Document, only: int | None = None) -> float:
    """How many pages the text, or one section, takes, roughly; breaks count as whole pages."""
    view = document.view
    total = 0.0
    breaks = 0 if only is None else -1
    for paragraph in view.paragraphs if only is None else document.sections.get(only, ()):
        breaks += paragraph.page_break
        if paragraph.box is None:
            columns = len(paragraph.cell.table.rows[paragraph.cell.row]) if paragraph.cell else 1
            total += _height(paragraph) / max(1, columns)
    section = view.sections[only or 0]
    room = (section.height - section.top - section.bottom) * 72 / 25.4
    return max(0, breaks) + total / max(room, 200.0)


def _numbered(document: Document, part: str | None) -> bool:
    return part is not None and any(p.paragraph.part == part for p in document.page_numbers)


@judge("so-trang/present")
def number_present(document: Document, rule: Rule) -> Iterator[Fault]:
    pages = estimated_pages(document)
    if pages < 1.05:
        return
    level: Level | None = "warning" if pages < 1.5 else None
    if not document.page_numbers:
        yield Fault(
            "Văn bản nhiều trang mà không có số trang.", "có số trang", "không có", None, level
        )
        return
    for at, section in enumerate(document.view.sections):
        parts = (section.headers.get("default"), section.footers.get("default"))
        if at == 0 or estimated_pages(document, at) < 1.05:
            continue  # a section of one page may hide the only number it has
        if not any(_numbered(document, part) for part in parts):
            yield Fault(
                "Phần này của văn bản không có số trang.",
                "có số trang",
                "không có",
                _anchor(document, at),
                "warning",
            )


@judge("so-trang/first-page")
def number_hidden(document: Document, rule: Rule) -> Iterator[Fault]:
    first = document.view.sections[0]
    kind = "first" if first.title_page else "default"
    for part in (first.headers.get(kind), first.footers.get(kind)):
        if _numbered(document, part):
            yield Fault(
                "Trang thứ nhất hiển thị số trang.",
                "không hiển thị ở trang thứ nhất",
                "có hiển thị",
                next(p for p in document.page_numbers if p.paragraph.part == part),
            )


@judge("so-trang/start")
def number_start(document: Document, rule: Rule) -> Iterator[Fault]:
    appended = appendix_sections(document)
    if not document.page_numbers:
        return
    for at, section in enumerate(document.view.sections):
        start = section.page_start
        if start is None or at in appended:
            continue
        if at == 0 and start != rule.pick:
            yield Fault(
                f"Số trang bắt đầu từ {start}.", "bắt đầu từ 1", str(start), _anchor(document, at)
            )
        elif at > 0:
            yield Fault(
                f"Số trang giữa văn bản đánh lại từ {start}.",
                "đánh liên tục",
                f"đánh lại từ {start}",
                _anchor(document, at),
            )


@judge("so-trang/numeral")
def number_numeral(document: Document, rule: Rule) -> Iterator[Fault]:
    known = {"upperRoman": "La Mã", "lowerRoman": "La Mã", "upperLetter": "chữ cái"}
    for at, section in enumerate(document.view.sections):
        form = section.page_format
        if document.page_numbers and form not in (*rule.allowed, "numberInDash"):
            shown = known.get(form, form)
            yield Fault(
                f"Số trang viết bằng kiểu {shown}.", "chữ số Ả Rập", shown, _anchor(document, at)
            )


@judge("so-trang/position")
def number_position(document: Document, rule: Rule) -> Iterator[Fault]:
    footers = {part for s in document.view.sections for part in s.footers.values()}
    for piece in document.page_numbers:
        if piece.paragraph.part in footers:
            yield Fault("Số trang đặt ở lề dưới.", "phần lề trên", "phần lề dưới", piece)
