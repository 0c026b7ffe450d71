"""A template from elsewhere, looked at before anyone relies on it.

What it says that docgen does not offer, what it holds that it may not, what it would lose, and how
a document made with it stands before the standard: all at once, as a clerk reads it.
"""

from docgen.template_check.lint import check_template
from docgen.template_check.report import Remark, TemplateReport

__all__ = ["Remark", "TemplateReport", "check_template"]
