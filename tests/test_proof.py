"""A document can be proven as it is made: a template that spoils the form is found out."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.shared import Mm

import docgen
from docgen.templates import read_template

PLAN = Path(__file__).parents[1] / "examples" / "xa_2025" / "ke_hoach.yaml"


def test_a_right_document_is_the_same_proven_or_not() -> None:
    plan = docgen.load(PLAN)
    assert docgen.render(plan, check=True) == docgen.render(plan)


def test_a_template_with_wrong_margins_is_found_out() -> None:
    template = docx.Document(io.BytesIO(read_template()))
    for section in template.sections:
        section.left_margin = Mm(10)
    spoilt = io.BytesIO()
    template.save(spoilt)
    plan = docgen.load(PLAN)
    docgen.render(plan, template=spoilt.getvalue(), trusted=True)
    with pytest.raises(docgen.FormError, match="khoản 3 Mục I Phần I Phụ lục I"):
        docgen.render(plan, template=spoilt.getvalue(), trusted=True, check=True)
