"""Compile a Word template once, fill it any number of times."""

from docgen.render.template import CompiledTemplate, compile_template

__all__ = ["CompiledTemplate", "compile_template"]
