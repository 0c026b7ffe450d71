"""The one place where Jinja's parser is set up. It only parses: nothing here ever runs a template.

Importing Jinja costs more than reading a plan, so it happens when the first ``{{`` is met.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from docgen.language.faults import Fault, RefusalError

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

__all__ = ["MAX_LENGTH", "parse_template"]

MAX_LENGTH = 100_000
"""Characters of one text of a plan; a template's parts are measured by the package's limits."""

_EXPECTED = re.compile(r"expected token '([^']{1,60})', got '([^']{1,60})'")


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
            Fault("language/syntax", _sentence(error.message), error.lineno)
        ) from None
    except RecursionError:
        raise RefusalError(Fault("language/depth", "Biểu thức lồng nhau quá nhiều cấp.")) from None
    except (ValueError, OverflowError):  # a number of thousands of digits
        raise RefusalError(Fault("language/number", "Con số trong biểu thức quá dài.")) from None


def _sentence(message: str | None) -> str:
    """Say in Vietnamese what Jinja's parser stumbled over."""
    text = message or ""
    found = _EXPECTED.search(text)
    if found:
        return _expected(*found.groups())
    if "unexpected 'end of" in text or "Expected an expression" in text:
        return "Biểu thức trống hoặc viết dở; hãy ghi tên số liệu, ví dụ {{ tong_so_ho }}."
    if "unknown tag" in text or "end of template" in text.lower():
        return f"Thẻ “{{% … %}}” viết sai hoặc thiếu thẻ đóng ({text})."
    return f"Biểu thức viết sai ({text})."


def _expected(wanted: str, got: str) -> str:
    if got == "end of print statement":
        return f"Biểu thức viết dở, còn thiếu “{_shown(wanted)}”."
    if not wanted.startswith("end of print"):
        return f"Gặp “{_shown(got)}” ở chỗ phải là “{_shown(wanted)}”."
    if got == "=":
        return "Dấu “=” không dùng được ở đây; so sánh bằng viết “==”."
    return (
        f"Không hiểu được chỗ bắt đầu từ “{got}”; tên viết liền không dấu cách (dùng dấu _), "
        "bộ lọc đứng sau dấu “|”."
    )


def _shown(token: str) -> str:
    return {"name": "một cái tên", "end of statement block": "%}", "end of template": "hết"}.get(
        token, token
    )
