"""Compile a Word template once, fill it any number of times."""

from docgen.render.compiling import compile_template
from docgen.render.precompiled import dump_template, load_template
from docgen.render.template import CompiledTemplate

__all__ = ["CompiledTemplate", "compile_template", "dump_template", "load_template"]
