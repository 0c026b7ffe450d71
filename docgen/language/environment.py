"""The one place where Jinja's parser is set up. It only parses: nothing here ever runs a template.

Importing Jinja costs more than reading a plan, so it happens when the first ``{{`` is met.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from docgen.language.faults import Fault, RefusalError
from docgen.language.syntax import syntax_sentence

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

__all__ = ["MAX_LENGTH", "parse_template"]

MAX_LENGTH = 100_000
"""Characters of one text of a plan; a template's parts are measured by the package's limits."""


@lru_cache(maxsize=1)
def _environment() -> Environment:
    import jinja2

    bare = jinja2.Environment(keep_trailing_newline=True, cache_size=0)
    for stock in (bare.globals, bare.filters, bare.tests):
        stock.clear()
    return bare


def parse_template(text: str) -> nodes.Template:
    """Return Jinja's syntax tree of ``text``; raise RefusalError where it has none."""
    from jinja2 import TemplateSyntaxError
    from jinja2.parser import Parser

    try:
        return Parser(_environment(), text).parse()
    except TemplateSyntaxError as error:
        raise RefusalError(
            Fault("language/syntax", syntax_sentence(error.message), error.lineno)
        ) from None
    except RecursionError:
        raise RefusalError(Fault("language/depth", "Biểu thức lồng nhau quá nhiều cấp.")) from None
    except (ValueError, OverflowError):  # a number of thousands of digits
        raise RefusalError(Fault("language/number", "Con số trong biểu thức quá dài.")) from None
