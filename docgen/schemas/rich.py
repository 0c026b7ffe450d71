"""A text that may be marked: plain as typed, or ``{dinh_dang: "… **đậm** …"}``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler, model_validator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from docgen.schemas.base import Model, keyed
from docgen.schemas.markup import MarkupError, Piece, parse, plain
from docgen.schemas.text import Line, Text, TextRule, quick_or
from docgen.schemas.typed import led

__all__ = ["Citation", "Formatted", "ItemHead", "ItemText", "RichLine", "RichText", "SectionTitle"]
__all__ += ["Unled", "pieces_of", "words_of"]

_parse = lru_cache(maxsize=1024)(parse)

MarkedText = Annotated[str, TextRule(20_000, marks=True)]


class Formatted(Model):
    """Chữ có định dạng."""

    formatted: MarkedText = Field(
        alias="dinh_dang",
        title="Chữ có định dạng",
        description=(
            "Chữ có dấu: **đậm**, *nghiêng*, ^chỉ số trên^, ~chỉ số dưới~, "
            "[^chú thích cuối trang]; dấu \\ đứng trước để in chính dấu ấy."
        ),
        examples=["Báo cáo **trước ngày 15/11** hằng năm."],
    )

    @model_validator(mode="after")
    def _marks_are_closed(self) -> Formatted:
        try:
            pieces = _parse(self.formatted)
        except MarkupError as fault:
            raise PydanticCustomError(
                "text/markup", "{sentence}", {"sentence": str(fault)}
            ) from None
        if not plain(pieces).strip():
            raise PydanticCustomError(
                "text/empty", "Chỗ này chỉ có dấu định dạng mà không có chữ: ghi nội dung vào."
            )
        return self


@dataclass(frozen=True, slots=True)
class RichRule:
    """A text of a rule, or marked text.

    Hundreds of places take one: its schema is written out, so that pydantic need not work it out
    at each, and a plain text costs one call.
    """

    rule: TextRule

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        marked = handler.generate_schema(Formatted)
        if self.rule.lead:
            marked = core_schema.no_info_after_validator_function(self._begins_well, marked)
        either = core_schema.tagged_union_schema(
            {"chu": self.rule.full_schema(), "dinh_dang": marked},
            discriminator=_which,
        )
        return quick_or(self.rule, either)

    def _begins_well(self, value: Formatted) -> Formatted:
        self.rule.judge_lead(words_of(value))
        return value


_which = keyed("chu", dinh_dang=("dinh_dang", "formatted"))

RichText = Annotated[Text | Formatted, RichRule(TextRule(20_000))]
RichLine = Annotated[Line | Formatted, RichRule(TextRule(1_000))]
ItemText = Annotated[Text | Formatted, RichRule(TextRule(20_000, lead="item"))]
ItemHead = Annotated[Line | Formatted, RichRule(TextRule(1_000, lead="item"))]
SectionTitle = Annotated[Line | Formatted, RichRule(TextRule(1_000, lead="head"))]
Citation = Annotated[Text | Formatted, RichRule(TextRule(20_000, lead="dash"))]


@dataclass(frozen=True, slots=True)
class Unled:
    """A text that does not begin with the word which docgen prints before it."""

    what: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.judge, handler(source))

    def judge(self, value: Any) -> Any:
        """The value, a text plain or marked, or the sentence that says what to delete."""
        sentence = led(self.what, words_of(value)) if value is not None else ""
        if sentence:
            raise PydanticCustomError("text/lead", "{sentence}", {"sentence": sentence})
        return value


def pieces_of(value: str | Formatted) -> tuple[Piece, ...]:
    """The pieces to print.

    >>> pieces_of("Kế hoạch")
    (Piece(text='Kế hoạch', bold=False, italic=False, vertical='', footnote=()),)
    """
    return (Piece(value),) if isinstance(value, str) else _parse(value.formatted)


def words_of(value: str | Formatted) -> str:
    """The words alone: what a reader would say aloud.

    >>> words_of(Formatted(formatted="Nộp **trước** ngày 15/11"))
    'Nộp trước ngày 15/11'
    """
    return value if isinstance(value, str) else plain(_parse(value.formatted))
