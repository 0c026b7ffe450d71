"""Text is one type of its own: clean Unicode, trimmed, never empty, bounded.

Every text of every model is a ``TextRule``; a bare ``str`` in a model is a mistake that the
architecture tests catch. A text is checked here, once, and nowhere after.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from docgen.schemas.typed import FIRST, NOWHERE, SIGNS, WORD, Lead, markup_in, repeated
from docgen.vietnamese import TextFault, clean_text
from docgen.vietnamese.text import unchanged

__all__ = [
    "QUICK_FAULTS",
    "CellText",
    "Code",
    "Key",
    "Line",
    "Name",
    "Text",
    "TextFirst",
    "TextRule",
    "quick_or",
]

QUICK_FAULTS = frozenset(
    {"string_type", "string_pattern_mismatch", "string_too_long", "string_unicode"}
)
"""pydantic's own faults of a text: it only means that ``TextRule.validate`` must judge."""


@dataclass(frozen=True, slots=True)
class TextRule:
    """A text of at most ``max_length`` characters.

    ``numbers`` lets a whole number stand for its digits, for codes that look like numbers;
    ``blank`` allows the empty text (an empty cell of a table); ``lead`` says what docgen prints
    before it, which is not typed then; ``marks`` lets it hold marks of bold and italic; a
    ``key`` is printed nowhere, so nothing in it would be printed by mistake.
    """

    max_length: int
    numbers: bool = False
    blank: bool = False
    lead: Lead = ""
    marks: bool = False
    key: bool = False

    def validate(self, value: Any) -> str:
        """Return the clean text or raise the sentence that says what to mend.

        >>> TextRule(20).validate("  Ủy ban nhân dân ")
        'Ủy ban nhân dân'
        """
        if not isinstance(value, str):
            if not self.numbers or not isinstance(value, int) or isinstance(value, bool):
                raise PydanticCustomError(
                    "text/type", "Chỗ này phải là chữ, không phải {kind}.", {"kind": _kind(value)}
                )
            value = str(value)
        try:
            text = clean_text(value)
        except TextFault as fault:
            raise PydanticCustomError(
                f"text/{fault.code}", "{sentence}", {"sentence": str(fault)}
            ) from None
        if not text:
            if self.blank:
                return ""
            raise PydanticCustomError(
                "text/empty", "Chỗ này còn trống: ghi nội dung, hoặc bỏ cả dòng nếu không có."
            )
        if len(text) > self.max_length:
            raise PydanticCustomError(
                "text/too-long",
                "Dài {length} ký tự, quá {limit} ký tự cho phép: rút gọn hoặc tách ra.",
                {"length": len(text), "limit": self.max_length},
            )
        if SIGNS.search(text) is not None and not self.key:
            self._judge_signs(text)
        if self.lead:
            self.judge_lead(text)
        return text

    def _judge_signs(self, text: str) -> None:
        """Refuse the marks of other programs."""
        fault = markup_in(text, marks=self.marks)
        if fault is not None:
            raise PydanticCustomError(fault[0], "{sentence}", {"sentence": fault[1]})

    def judge_lead(self, text: str) -> None:
        """Refuse a beginning that docgen prints itself."""
        if sentence := repeated(self.lead, text):
            raise PydanticCustomError("text/lead", "{sentence}", {"sentence": sentence})

    def quick_schema(self) -> CoreSchema:
        """What pydantic judges without a call to Python: the texts that need no cleaning."""
        pattern = f"^{_pattern(self)}{'?' if self.blank else ''}$"
        return core_schema.str_schema(
            strict=True,
            max_length=self.max_length,
            pattern=pattern,
            regex_engine="rust-regex",
            metadata={"pydantic_js_functions": [lambda schema, handler: _NOTHING]},
        )

    def full_schema(self) -> CoreSchema:
        """The judgment of any value."""
        return core_schema.no_info_plain_validator_function(
            self.validate,
            serialization=_AS_TEXT,
            metadata={"pydantic_js_functions": [self._json_schema]},
        )

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return quick_or(self, self.full_schema())

    def _json_schema(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        found: JsonSchemaValue = {"type": ["string", "number"] if self.numbers else "string"}
        found["maxLength"] = self.max_length
        if not self.blank:
            found["minLength"] = 1
        return found


@dataclass(frozen=True, slots=True)
class TextFirst:
    """For a place that takes a text or something else: a plain text is known at once."""

    rule: TextRule

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return quick_or(self.rule, handler(source))


def quick_or(rule: TextRule, schema: CoreSchema) -> CoreSchema:
    """``schema``, which takes every text of ``rule``, with the quick way before it."""
    return core_schema.union_schema(
        [(rule.quick_schema(), "=quick"), (schema, "=full")],  # names that no key of a file has
        mode="left_to_right",
        metadata={"pydantic_js_functions": [_full]},
    )


@cache
def _pattern(rule: TextRule) -> str:
    """The texts that need no look: nothing in them that cleaning, or ``typed``, asks about."""
    nowhere = "" if rule.key else "<&#|" if rule.marks else NOWHERE
    return unchanged(nowhere, first=FIRST, word=WORD) if rule.lead else unchanged(nowhere)


def _full(schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
    """JSON Schema knows no quick way: what the other choice says."""
    either = [one for one in handler(schema)["anyOf"] if one != _NOTHING]
    return either[0] if len(either) == 1 else {"anyOf": either}


_NOTHING: JsonSchemaValue = {"not": {}}
_AS_TEXT = core_schema.to_string_ser_schema()


def _kind(value: Any) -> str:
    if value is None:
        return "trống"
    if isinstance(value, bool):
        return "có/không"
    if isinstance(value, dict):
        return "một nhóm khóa (câu có dấu hai chấm thì đặt trong dấu ngoặc kép)"
    if isinstance(value, list | tuple):
        return "một danh sách (có thể thừa một dấu gạch “-”)"
    return "số (đặt trong dấu ngoặc kép nếu muốn in đúng như đã ghi)"


Code = Annotated[str, TextRule(60, numbers=True)]
"""A short code: number, symbol, marker."""

Key = Annotated[str, TextRule(60, numbers=True, key=True)]
"""A name by which other parts of the file call a column or an appendix; nothing prints it."""

Name = Annotated[str, TextRule(300)]
"""The name of a body, a place, a person, a column."""

Line = Annotated[str, TextRule(1_000)]
"""A title, a head, a line of a list."""

Text = Annotated[str, TextRule(20_000)]
"""A paragraph."""

CellText = Annotated[str, TextRule(5_000, blank=True)]
"""The text of a table's cell, which may be empty."""
