"""What each kind of safe finding changes: form only, never the author's words."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from lxml import etree

from docgen.check.components import TEXT, Document
from docgen.check.mend.nodes import cut, properties, set_flag, set_font, set_value, slot
from docgen.check.mend.ruled import draw, resize
from docgen.check.pieces import Piece
from docgen.check.report import Finding
from docgen.check.rules.lines import below, measured
from docgen.check.view import Run
from docgen.check.view.names import XML_SPACE, W
from docgen.standard.model import Rule

__all__ = ["apply"]

Change = Callable[[Document, Finding, Rule], bool]

_ALIGN: Final = {"justify": "both", "center": "center", "left": "left"}
_ROOM: Final = 4.0  # points under a text for its ruled line
_SIDES: Final = ("top", "bottom", "left", "right")


def _runs(piece: Piece, others: Iterable[Piece] = ()) -> list[Run] | None:
    """The runs of a piece; None if one of them also holds text of another piece, unless that is
    one of ``others``, which want the same: two lines of a name with a break between them.
    """
    spans = [(piece.start, piece.end)]
    if "\n" in piece.paragraph.text:
        beside = (p for p in others if p.paragraph is piece.paragraph)
        spans += [(p.start, p.end) for p in beside if p.end <= piece.start or p.start >= piece.end]
    found: list[Run] = []
    at = 0
    for run in piece.paragraph.runs:
        low, high = at, at + len(run.text)
        at = high
        if high <= piece.start or low >= piece.end or not run.text.strip():
            continue
        inside = [any(start <= place < end for start, end in spans) for place in range(low, high)]
        outside = "".join(c for c, mine in zip(run.text, inside, strict=True) if not mine)
        if outside.strip() or run.node is None:
            return None
        found.append(run)
    return found


def _each_run(
    document: Document,
    finding: Finding,
    change: Callable[[etree._Element], None],
    *,
    notes: bool = True,
) -> bool:
    piece = _target(finding)
    same = document.of(finding.rule.partition("/")[0])
    runs = _runs(piece, same)
    if runs is None or not runs:
        return False
    for run in runs:
        if run.node is not None and (notes or run.format.vertical == "baseline"):
            change(properties(run.node))
    return True


def _target(finding: Finding) -> Piece:
    assert finding.target is not None
    return finding.target


def _common(document: Document) -> float:
    """The size that most of the text has, where the decree allows it; else the standard's pick."""
    span = document.standard.rule("noi-dung/size").range
    pick = float(span.pick) if span is not None else 14.0
    return next(iter(document.text_sizes), pick)


def _size(document: Document, finding: Finding, rule: Rule) -> bool:
    body = rule.component in TEXT or rule.property == "uniform-size"
    if body:
        size = _common(document)
    elif isinstance(rule.pick, int | float):
        size = float(rule.pick)
    else:
        return False
    half = str(round(size * 2))

    def change(node: etree._Element) -> None:
        set_value(node, "sz", half)
        set_value(node, "szCs", half)

    return _each_run(document, finding, change, notes=False)


def _cut(piece: Piece) -> None:
    """Cuts the run in which a piece ends, so that the piece can look otherwise than the rest."""
    at = 0
    runs = piece.paragraph.runs
    for index, run in enumerate(runs):
        low, at = at, at + len(run.text)
        if low < piece.end < at and run.simple and run.node is not None:
            keep = piece.end - low
            rest = replace(run, text=run.text[keep:], node=cut(run.node, keep))
            run.text = run.text[:keep]
            runs.insert(index + 1, rest)
            return


def _bold(document: Document, finding: Finding, rule: Rule) -> bool:
    if rule.component == "dieu":  # its number, where a text follows on the line
        _cut(_target(finding))
    return _each_run(document, finding, lambda node: set_flag(node, "b", bool(rule.pick)))


def _italic(document: Document, finding: Finding, rule: Rule) -> bool:
    return _each_run(document, finding, lambda node: set_flag(node, "i", bool(rule.pick)))


def _font(document: Document, finding: Finding, rule: Rule) -> bool:
    wanted = str(rule.pick)
    changed = False
    for run in _target(finding).paragraph.runs:
        form = run.format
        letters = any(c.isalnum() for c in run.text)
        if run.node is not None and letters and {form.ascii, form.high} != {wanted}:
            if form.legacy:
                continue  # its bytes are no Unicode: another font would show other letters
            set_font(properties(run.node), wanted)
            changed = True
    return changed


def _colour(document: Document, finding: Finding, rule: Rule) -> bool:
    changed = False
    for run in _target(finding).paragraph.runs:
        if run.node is not None and run.text.strip() and run.format.color not in rule.allowed:
            node = slot(properties(run.node), "color")
            node.attrib.clear()
            node.set(W + "val", str(rule.pick))
            changed = True
    return changed


def _align(document: Document, finding: Finding, rule: Rule) -> bool:
    piece = _target(finding)
    if not piece.alone:
        return False
    set_value(properties(piece.paragraph.node), "jc", _ALIGN[str(rule.pick)])
    return True


def _indent(document: Document, finding: Finding, rule: Rule) -> bool:
    piece = _target(finding)
    form = piece.paragraph.format
    if form.first < 0 or piece.paragraph.marker or piece.raw[:1] in (" ", "\t", "\u00a0"):
        return False  # a list, or an indent made of spaces: the author's to rearrange
    firsts = document.text_indents
    ten = firsts[28] > firsts[36]  # 1 cm is 28.35 pt, 1.27 cm is 36
    node = slot(properties(piece.paragraph.node), "ind")
    for name in ("left", "start", "hanging", "firstLineChars", "leftChars", "startChars"):
        node.attrib.pop(W + name, "")
    node.set(W + "left", "0")
    node.set(W + "firstLine", "567" if ten else "720")
    return True


def _spacing_node(piece: Piece) -> etree._Element:
    return slot(properties(piece.paragraph.node), "spacing")


def _spacing(document: Document, finding: Finding, rule: Rule) -> bool:
    piece = _target(finding)
    if not isinstance(rule.pick, int | float):
        return False
    node = _spacing_node(piece)
    for name in ("beforeAutospacing", "beforeLines"):
        node.attrib.pop(W + name, "")
    node.set(W + "before", str(round(rule.pick * 20)))
    if piece.paragraph.format.contextual:
        set_value(properties(piece.paragraph.node), "contextualSpacing", "0")
    return True


def _line_spacing(document: Document, finding: Finding, rule: Rule) -> bool:
    node = _spacing_node(_target(finding))
    node.set(W + "line", "240")
    node.set(W + "lineRule", "auto")
    return True


def _single(document: Document, finding: Finding, rule: Rule) -> bool:
    """Two lines of the head at single spacing: nothing between them."""
    lower = _target(finding)
    above = document.of("quoc-hieu" if rule.component == "quoc-hieu" else "chu-quan")
    node = _spacing_node(lower)
    for name in ("beforeAutospacing", "beforeLines"):
        node.attrib.pop(W + name, "")
    node.set(W + "before", "0")
    node.set(W + "line", "240")
    node.set(W + "lineRule", "auto")
    if above and above[-1].paragraph.format.after:
        _spacing_node(above[-1]).set(W + "after", "0")
    return True


def _margin(document: Document, finding: Finding, rule: Rule) -> bool:
    side = rule.property.removeprefix("margin-")
    changed = False
    for section in document.view.sections:
        span, node = rule.range, None if section.node is None else section.node.find(W + "pgMar")
        if section.landscape or span is None or node is None:
            continue
        gutter = section.gutter if side == "left" else 0.0
        if getattr(section, side) + gutter not in span:
            node.set(W + side, str(round((span.pick - gutter) * 1440 / 25.4)))
            changed = True
    return changed


def _paper(document: Document, finding: Finding, rule: Rule) -> bool:
    changed = False
    for section in document.view.sections:
        node = None if section.node is None else section.node.find(W + "pgSz")
        if node is None:
            continue
        sides = ("16838", "11906") if section.landscape else ("11906", "16838")
        if abs(section.width - 210) > 0.5 and abs(section.width - 297) > 0.5:
            node.set(W + "w", sides[0])
            node.set(W + "h", sides[1])
            node.attrib.pop(W + "code", "")
            changed = True
    return changed


def _retype(piece: Piece, pattern: str, replacement: Callable[[re.Match[str]], str]) -> bool:
    """Replaces characters of a piece, over whichever runs they are split."""
    signs: list[tuple[etree._Element, int, str]] = []
    if not _runs(piece):
        return False
    end = 0
    for run in piece.paragraph.runs:
        start, end = end, end + len(run.text)
        if end <= piece.start or start >= piece.end or run.node is None:
            continue
        for text in run.node.iterfind(W + "t"):
            signs += [(text, at, sign) for at, sign in enumerate(text.text or "")]
    changed = False
    for match in reversed(list(re.finditer(pattern, "".join(sign for *_, sign in signs)))):
        new = replacement(match)
        if new == match[0]:
            continue
        for place, (text, at, _) in reversed(list(enumerate(signs[match.start() : match.end()]))):
            said = text.text or ""
            text.text = said[:at] + (new if place == 0 else "") + said[at + 1 :]
            if text.text != text.text.strip():
                text.set(XML_SPACE, "preserve")
        changed = True
    return changed


def _dash(document: Document, finding: Finding, rule: Rule) -> bool:
    return _retype(_target(finding), r"[ \u00a0]{0,9}[‐‑‒–—―−-]+[ \u00a0]{0,9}", lambda _: " - ")


def _pad(document: Document, finding: Finding, rule: Rule) -> bool:
    piece = _target(finding)
    if rule.component == "so-ky-hieu":
        return _retype(piece, r"(?<![\d/])(\d)(?=\s*/)", lambda m: f"0{m[1]}")
    changed = _retype(piece, r"(?<=ngày[ \u00a0])([1-9])(?=[ \u00a0]tháng)", lambda m: f"0{m[1]}")
    return (
        _retype(piece, r"(?<=tháng[ \u00a0])([12])(?=[ \u00a0]năm)", lambda m: f"0{m[1]}")
        or changed
    )


def _unpad(document: Document, finding: Finding, rule: Rule) -> bool:
    return _retype(_target(finding), r"(?<=tháng[ \u00a0])0([3-9])(?=[ \u00a0]năm)", lambda m: m[1])


def _depth(piece: Piece) -> float:
    """How far below the top of its paragraph a piece ends: its lines and those above it."""
    room = max(1.0, piece.paragraph.width)
    lines = piece.paragraph.text[: piece.start].count("\n") + max(1, math.ceil(piece.width / room))
    size = max(piece.sizes(), default=13.0)
    form = piece.paragraph.format
    line = size * 1.15 * form.line if form.line_rule == "auto" else form.line
    return lines * line


def _line(document: Document, finding: Finding, rule: Rule) -> bool:
    pieces = document.of(rule.component)
    if "nét liền" in finding.expected and "đứt" in finding.actual:
        return False
    piece = _target(finding)
    if not piece.alone or piece.paragraph.format.align != "center":
        return False
    share = document.standard.rule(f"{rule.component}/line-length").pick
    width = measured([p for p in pieces if p.paragraph.number <= piece.paragraph.number])
    if not isinstance(share, int | float) or width <= 0:
        return False
    if piece.paragraph.format.after < _ROOM:  # or the line would touch the text below
        _spacing_node(piece).set(W + "after", str(round(_ROOM * 20)))
    draw(piece.paragraph.node, width * share, _depth(piece) + 1.0)
    return True


def _length(document: Document, finding: Finding, rule: Rule) -> bool:
    """A drawn line of another length, or out of the middle: the only one under its text."""
    piece = _target(finding)
    shapes = [
        line for line in below(document, document.of(rule.component)) if line.node is not None
    ]
    if len(shapes) != 1 or not piece.alone or piece.paragraph.format.align != "center":
        return False
    width = measured(document.of(rule.component))
    if not isinstance(rule.pick, int | float) or width <= 0 or shapes[0].node is None:
        return False
    return resize(shapes[0].node, width * rule.pick)


def _over_address(document: Document, finding: Finding, rule: Rule) -> bool:
    """A line from edge to edge over the address: the border of its paragraph."""
    if "không có" not in finding.actual:
        return False
    borders = slot(properties(_target(finding).paragraph.node), "pBdr")
    top = borders.find(W + "top")
    if top is None:
        top = etree.Element(W + "top")
        borders.insert(0, top)
    for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "auto")):
        top.set(W + name, value)
    return True


_CHANGES: Final[dict[str, Change]] = {
    "line-length": _length,
    "dia-chi/line": _over_address,
    "size": _size,
    "bold": _bold,
    "italic": _italic,
    "align": _align,
    "indent": _indent,
    "noi-dung/uniform-size": _size,
    "noi-dung/spacing": _spacing,
    "trich-yeu-cong-van/spacing": _spacing,
    "noi-dung/line-spacing": _line_spacing,
    "quoc-hieu/line-spacing": _single,
    "co-quan/line-spacing": _single,
    "phong-chu/name": _font,
    "phong-chu/color": _colour,
    "tieu-ngu/dash": _dash,
    "so-ky-hieu/padding": _pad,
    "dia-danh-ngay/padding": _pad,
    "dia-danh-ngay/extra-zero": _unpad,
    "tieu-ngu/line": _line,
    "co-quan/line": _line,
    "trich-yeu/line": _line,
    "trang/paper": _paper,
    **{f"trang/margin-{side}": _margin for side in _SIDES},
}


def apply(document: Document, finding: Finding) -> bool:
    """Mends one finding in the trees of the document's view; False if it is left as it is."""
    if finding.fix != "safe":
        return False
    rule = document.standard.rule(finding.rule)
    change = _CHANGES.get(rule.id) or _CHANGES.get(rule.property)
    page = rule.component == "trang"
    if change is None or (finding.target is None and not page):
        return False
    return change(document, finding, rule)
