"""One part of a template as a compiled program."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any, NoReturn

from jinja2 import Environment, Template, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.exceptions import TemplateError as JinjaError
from jinja2.utils import missing

from docgen.errors import Problem, TemplateError
from docgen.language import FILTERS, judge_template
from docgen.language.faults import RefusalError
from docgen.language.syntax import syntax_sentence
from docgen.render.environment import environment
from docgen.render.finish import has_drawings, number_drawings, number_pieces
from docgen.render.generator import ESCAPE, NeedsDocxtpl, escape_value

__all__ = ["Program", "load_code"]

# What generated code does with its context beyond looking names up.
_MORE = re.compile(r"\bcontext\b(?!\.resolve_or_missing\b|, missing=)")
_MARKUP = re.compile(r"<[^<>]*>")
_NAME = re.compile(r"'([^']*)'(?: is undefined)?$|has no element (\d+)$")


def load_code(env: Environment, code: str) -> Template:
    """The template whose code Jinja has generated."""
    namespace = {"environment": env, "__file__": "<template>", ESCAPE: escape_value}
    exec(code, namespace)  # Jinja's own way of loading what it compiled
    return Template._from_namespace(env, namespace, env.globals)


def _paragraphs(source: str) -> str:
    """The source with a paragraph on each line, so that a line number tells the place."""
    return re.sub(r"(?=<w:p[ >])", "\n", source)


def _place(lined: str, number: int | None) -> str:
    """Where in the template, for people; Jinja does not number every kind of tag."""
    lines = lined.split("\n")
    text = _MARKUP.sub("", lines[min(number, len(lines)) - 1])[:80] if number else ""
    return f"ở đoạn “{text}” của mẫu" if text else "trong mẫu"


class _Names:
    """All of a context that most generated code asks for; Jinja's own takes longer to make."""

    __slots__ = ("_names",)

    def __init__(self, names: dict[str, Any]) -> None:
        self._names = names

    def resolve_or_missing(self, name: str) -> Any:
        return self._names.get(name, missing)


class Program:
    """A patched part, ready to be rendered with any context.

    ``code`` is what ``generate`` gave before; without it the source is judged and compiled, and
    fails here if at all.
    """

    def __init__(self, part: str, source: str, *, trusted: bool, code: str = "") -> None:
        self.part = part
        self.source = source
        self.trusted = trusted
        if not code:
            if not trusted:
                self._judge()
            code = self.generate()
        self._direct: Template | None = load_code(environment(trusted=trusted, direct=True), code)
        self._names_only: bool = _MORE.search(code) is None
        self._draws: bool = has_drawings(source)

    def generate(self) -> str:
        """The Python code that renders this part from plain dictionaries."""
        return self._compile(environment(trusted=self.trusted, direct=True))

    def _judge(self) -> None:
        """Only the small language, or a problem for each tag that asks for more."""
        lined = _paragraphs(self.source)
        problems = [
            Problem(
                fault.code.replace("language/", "template/"),
                f"Thẻ không dùng được {_place(lined, fault.line)}: {fault.message}",
                path=self.part,
            )
            for fault in judge_template(lined, filters=FILTERS).faults
        ]
        if problems:
            raise TemplateError(problems)

    def _parse(self) -> nodes.Template:
        env = environment(trusted=self.trusted, direct=False)
        try:
            return env.parse(self.source)
        except TemplateSyntaxError as error:
            fault = error
        lined = _paragraphs(self.source)
        try:
            env.parse(lined)
        except TemplateSyntaxError as error:
            fault = error
        why = syntax_sentence(fault.message)
        message = f"Thẻ viết sai {_place(lined, fault.lineno)}: {why}"
        raise TemplateError(Problem("template/syntax", message, path=self.part)) from None

    def _compile(self, env: Environment) -> str:
        try:
            return env.compile(self._parse(), raw=True)
        except JinjaError as error:
            message = f"Mẫu dùng bộ lọc hoặc thẻ không có: {syntax_sentence(error.message)}"
            raise TemplateError(Problem("template/syntax", message, path=self.part)) from None

    @cached_property
    def _stock(self) -> Template:
        env = environment(trusted=self.trusted, direct=False)
        return load_code(env, self._compile(env))

    def _new_context(self, template: Template, context: Mapping[str, Any]) -> Any:
        if self._names_only:
            return _Names({**template.globals, **context})
        return template.new_context(dict(context))

    def _pieces(self, direct: Template, context: Mapping[str, Any], numbered: bool) -> list[str]:
        pieces = list(direct.root_render_func(self._new_context(direct, context)))
        if not numbered:
            return pieces
        if self._draws:
            return [number_drawings("".join(pieces))]
        number_pieces(pieces)
        return pieces

    def render(self, context: Mapping[str, Any], *, numbered: bool = False) -> list[str]:
        """The part's text in pieces, with the context's values; ``numbered``: and its drawings."""
        direct = self._direct
        if direct is not None:
            try:
                return self._pieces(direct, context, numbered)
            except NeedsDocxtpl:
                raise
            # Whatever it was, stock code says what it means: another kind of object, or an error.
            except Exception:
                pass
        try:
            stock = self._stock
            text = "".join(stock.root_render_func(stock.new_context(dict(context))))
        except UndefinedError as error:
            self._undefined(error)
        except SecurityError:
            message = "Mẫu đòi một việc không được phép."
            raise TemplateError(Problem("template/forbidden", message, path=self.part)) from None
        except RefusalError as error:
            problem = Problem("template/filter", error.fault.message, path=self.part)
            raise TemplateError(problem) from None
        except (TypeError, ArithmeticError) as error:
            message = "Mẫu so sánh hoặc tính toán những dữ liệu khác loại, như chữ với số."
            raise TemplateError(Problem("template/filter", message, path=self.part)) from error
        # Not an error, so this template reads objects: trying both ways again would be waste.
        self._direct = None
        return [number_drawings(text) if numbered else text]

    def _undefined(self, error: UndefinedError) -> NoReturn:
        found = _NAME.search(error.message or "")
        name = (found[1] or f"[{found[2]}]") if found else str(error.message)
        message = f"Mẫu dùng “{name}”, nhưng dữ liệu không có."
        raise TemplateError(Problem("template/undefined", message, path=self.part)) from None
