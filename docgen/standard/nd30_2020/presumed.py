from __future__ import annotations

from docgen.standard.model import Rule, Subject

SUBJECTS: tuple[Subject, ...] = ()
RULES: tuple[Rule, ...] = ()
ABOLISHED_UNITS: tuple[str, ...] = ()
