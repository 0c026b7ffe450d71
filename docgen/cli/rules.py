"""``docgen rules``: every rule with its clause, and how much of the decree they cover."""

from __future__ import annotations

import argparse
import json

from docgen.cli.console import say, say_json
from docgen.standard import load
from docgen.standard.model import LEVELS

__all__ = ["rules"]


def rules(options: argparse.Namespace) -> int:
    """Print the rules."""
    standard = load()
    judged, unjudged, total = standard.coverage()
    if options.format == "json":
        entries = [
            {
                "rule": rule.id,
                "clause": rule.clause,
                "title": rule.title,
                "demand": rule.demand,
                "level": rule.level,
                "fix": rule.fix,
            }
            for rule in standard.rules
        ]
        document = {
            "standard": standard.name,
            "coverage": {"judged": judged, "unjudged": unjudged, "total": total},
            "rules": entries,
        }
        say_json(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    for rule in standard.rules:
        level = LEVELS[rule.level].lower()
        say(f"{rule.id}  [{level}]  {rule.title}\n    {rule.demand}\n    {rule.clause}")
    say(
        f"\n{len(standard.rules)} quy tắc của {standard.title}. Phụ lục I Phần I có {total} câu: "
        f"{judged} câu có quy tắc, {unjudged} câu không chương trình nào xét được (docs/nd30.md)."
    )
    return 0
