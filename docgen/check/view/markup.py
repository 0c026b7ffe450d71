"""Elements that stand round what is shown: which of them are looked through, which hide it."""

from __future__ import annotations

from typing import Final

from lxml import etree

from docgen.check.view.names import MC, W

__all__ = ["ALTERNATE", "DROP", "PASS", "P", "R", "shown_branch"]

_KNOWN: Final = frozenset(
    ("wps", "wpg", "wpc", "wpi", "w14", "w15", "w16", "wp14", "w16se", "w16cid", "w16cex", "a14")
)
P: Final = W + "p"
R: Final = W + "r"
ALTERNATE: Final = MC + "AlternateContent"
PASS: Final = frozenset(
    W + name
    for name in ("ins", "moveTo", "smartTag", "customXml", "hyperlink", "bdo", "dir", "sdtContent")
)
DROP: Final = frozenset(W + name for name in ("del", "moveFrom"))


def shown_branch(node: etree._Element) -> etree._Element | None:
    """The branch of ``mc:AlternateContent`` that a current Word shows."""
    for choice in node.iterfind(MC + "Choice"):
        if set((choice.get("Requires") or "").split()) <= _KNOWN:
            return choice
    return node.find(MC + "Fallback")
