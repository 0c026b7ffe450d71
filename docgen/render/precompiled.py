"""A compiled template as a file: starting cold then needs neither docxtpl nor Jinja's compiler.

``python -m docgen.render TEMPLATE.docx`` writes it beside the template.
"""

from __future__ import annotations

import json
import warnings
from base64 import b64decode, b64encode
from functools import lru_cache
from typing import Any

from docgen.package import Member
from docgen.render.compiling import compile_template
from docgen.render.program import Program
from docgen.render.template import CompiledTemplate

__all__ = ["dump_template", "load_template"]


def _jinja() -> str:
    import jinja2

    # Asking the installed packages' metadata would cost more than reading the template.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return str(getattr(jinja2, "__version__", ""))


def dump_template(template: bytes) -> bytes:
    """What ``load_template`` reads; only of a template held to the small language."""
    compiled = compile_template(template)
    content = {
        # Jinja promises nothing about code that another version of it generated.
        "jinja": _jinja(),
        "main_part": compiled.main_part,
        "footnotes_part": compiled.footnotes_part,
        "core": compiled.core,
        "fixes_tables": compiled.fixes_tables,
        "closes": compiled.closes,
        "static": [[b64encode(piece).decode() for piece in member] for member in compiled.static],
        "programs": [
            {"part": program.part, "source": program.source, "code": program.generate()}
            for program in compiled.programs
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=0).encode()


@lru_cache(maxsize=4)
def load_template(dumped: bytes, template: bytes) -> CompiledTemplate:
    """The template that was dumped; compiled anew where another Jinja is installed."""
    content: dict[str, Any] = json.loads(dumped)
    if content.pop("jinja") != _jinja():
        return compile_template(template)
    static = [Member(*map(b64decode, pieces)) for pieces in content.pop("static")]
    programs = [Program(**program, trusted=False) for program in content.pop("programs")]
    origin = load_template, (dumped, template)
    return CompiledTemplate(origin=origin, static=static, programs=programs, **content)
