"""The door of the checker stays a door, however often one goes through it."""

from __future__ import annotations

import docgen
from docgen import check as door


def test_what_was_called_once_can_be_called_again(tan_khai: bytes) -> None:
    """A module named as the function would take its place as soon as it is loaded."""
    for _ in range(2):
        from docgen.check import annotate, check, fix

        assert annotate(tan_khai, check(tan_khai))[:2] == b"PK"
        assert fix(tan_khai)[0][:2] == b"PK"
    assert door is docgen.check


def test_a_table_in_the_text_with_its_name_and_unit_is_right() -> None:
    """Its caption is no paragraph, and the numbers of sections go on below it."""
    from docgen.template_check.sample import samples

    for what, plan in samples().items():
        report = door(docgen.render(plan))
        assert report.ok, (what, str(report))
