"""Jinja's code generator, made to write what a person would write by hand for plain dictionaries.

Stock Jinja tries an attribute before a key, by a call, and escapes through ``Markup`` objects; both
cost more than all the rest of a render.
"""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from docgen.layout.document import Drawing, Fragment

__all__ = ["ESCAPE", "DirectGenerator", "NeedsDocxtpl", "escape_value"]

ESCAPE = "_docgen_escape"


class NeedsDocxtpl(Exception):  # noqa: N818 - a signal inside this package, never an error
    """A value can only be rendered by docxtpl itself, with the template object it belongs to."""

    def __init__(self, value: Any) -> None:
        super().__init__()
        self.value = value


def escape_value(value: Any) -> str:
    """A value as character data or attribute value; what has ``__html__`` is markup already.

    >>> escape_value('R&D "<b>"'), escape_value(5)
    ('R&amp;D &#34;&lt;b&gt;&#34;', '5')
    """
    kind = value.__class__
    if kind is Fragment:
        return value  # type: ignore[no-any-return]
    if kind is not str:
        if kind is Drawing:
            return value  # type: ignore[no-any-return]
        markup = getattr(value, "__html__", None)
        if markup is not None:
            # An image or a subdocument adds parts to the package: not a matter of text.
            if kind.__module__.startswith("docxtpl") and hasattr(value, "tpl"):
                raise NeedsDocxtpl(value)
            return Drawing(markup())  # whether it holds any is not known
        value = str(value)
    if "&" in value:
        value = value.replace("&", "&amp;")
    if "<" in value:
        value = value.replace("<", "&lt;")
    if ">" in value:
        value = value.replace(">", "&gt;")
    if '"' in value:
        value = value.replace('"', "&#34;")
    return value  # type: ignore[no-any-return]


class DirectGenerator(CodeGenerator):
    """``block.text`` becomes ``block["text"]``; printing calls ``escape_value``.

    Where that fails (an object, a missing key) the caller renders by stock code instead, which
    gives the right result or the right error.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._methods: set[int] = set()

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        self._methods.add(id(node.node))
        super().visit_Call(node, frame, forward_caller=forward_caller)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        owner = node.node
        loop = isinstance(owner, nodes.Name) and owner.name == "loop"
        if loop or id(node) in self._methods:
            super().visit_Getattr(node, frame)
            return
        self.visit(owner, frame)
        self.write(f"[{node.attr!r}]")

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(f"{ESCAPE}(")
