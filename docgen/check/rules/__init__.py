"""One small function a rule, registered under the rule's id."""

from __future__ import annotations

from docgen.check.rules import look
from docgen.check.rules.core import JUDGES, Fault, judge, run
from docgen.standard import load

__all__ = ["JUDGES", "Fault", "judge", "run"]

look.register(load().rules)
