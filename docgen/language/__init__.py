"""The small language of texts, blueprints and templates: names, attributes, filters, comparisons.

Parsed by Jinja's parser, judged by one walk, evaluated by plain functions over plain data.
"""

from docgen.language.figures import evaluate_tree, type_figure
from docgen.language.filters import FILTERS, Filter
from docgen.language.judge import Verdict, judge_template
from docgen.language.text import Template, compile_expression, compile_text, has_marks
from docgen.language.values import text_of

__all__ = [
    "FILTERS",
    "Filter",
    "Template",
    "Verdict",
    "compile_expression",
    "compile_text",
    "evaluate_tree",
    "has_marks",
    "judge_template",
    "text_of",
    "type_figure",
]
