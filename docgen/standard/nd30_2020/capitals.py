from __future__ import annotations

from docgen.standard.model import FixedName, Rule, Subject

SUBJECTS: tuple[Subject, ...] = ()
RULES: tuple[Rule, ...] = ()
FIXED_NAMES: tuple[FixedName, ...] = ()
