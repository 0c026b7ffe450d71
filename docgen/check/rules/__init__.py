"""One small function a rule, registered under the rule's id.

Adding a rule: an entry in the standard, a function here, a test that sees it fire.
"""

from __future__ import annotations

from docgen.check.rules import (
    appendix,
    basis,
    capitals,
    citations,
    date,
    figures,
    heading,
    lines,
    look,
    marks,
    number,
    page,
    presumed,
    recipients,
    scope,
    signature,
    structure,
    text,
    title,
)
from docgen.check.rules.core import JUDGES, Fault, judge, run
from docgen.standard import load

__all__ = ["JUDGES", "Fault", "judge", "run"]
__all__ += ["appendix", "basis", "capitals", "citations", "date", "figures", "heading", "lines"]
__all__ += ["look", "marks", "number", "page", "presumed", "recipients", "scope", "signature"]
__all__ += ["structure", "text", "title"]

for _register in (lines.register, look.register):
    _register(load().rules)
