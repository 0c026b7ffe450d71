"""Figures, money, dates and yes/no, read as Vietnamese offices write them; never a float."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from docgen.vietnamese import PartialDate, parse_number

__all__ = ["Count", "Date", "Figure", "Flag", "Millimetres", "Money", "NumberRule"]
__all__ += ["thousands"]

_LARGEST = 10**18


def thousands(text: str) -> str:
    """What is doubtful in a whole number with a comma before three zeros: 45,000 may mean 45.

    >>> thousands("45,000")
    '“45,000” có thể hiểu hai cách: viết “45.000” nếu là hàng nghìn, “45” nếu là số nguyên.'
    >>> thousands("45.000"), thousands("4.500.000,00")
    ('', '')
    """
    whole, comma, zeros = text.strip().partition(",")
    if not comma or zeros != "000" or not whole.lstrip("+-−").isdigit():
        return ""
    return (
        f"“{text.strip()}” có thể hiểu hai cách: viết “{whole}.000” nếu là hàng nghìn, “{whole}” "
        "nếu là số nguyên."
    )


@dataclass(frozen=True, slots=True)
class NumberRule:
    """A number that is exact: an ``int`` or a ``Decimal``.

    Texts are read the Vietnamese way (``4.500.000``, ``12,5``). A ``float`` has already lost
    what was typed, so it is refused.
    """

    what: str
    whole: bool
    low: int = -_LARGEST
    high: int = _LARGEST

    def validate(self, value: Any) -> int | Decimal:
        """Return the number or raise the sentence that says what to mend.

        >>> NumberRule("Số tiền", whole=True, low=0).validate("4.500.000")
        4500000
        """
        number = self._read(value)
        if isinstance(number, Decimal):
            if not number.is_finite():
                raise self._fault("không phải là một số")
            if number == number.to_integral_value():
                number = int(number)
            elif self.whole:
                raise self._fault(f"có phần lẻ ({value}); chỉ ghi số nguyên")
        if number < self.low:
            below = "là số âm" if self.low == 0 and number < 0 else f"nhỏ hơn {self.low}"
            raise self._fault(f"{below} ({value}); ghi lại cho đúng")
        if number > self.high:
            raise self._fault(f"lớn quá mức ({value}); kiểm tra lại số chữ số")
        return number

    def _read(self, value: Any) -> int | Decimal:
        if isinstance(value, bool):
            raise self._fault("phải là số, không phải có/không")
        if isinstance(value, int | Decimal):
            return value
        if isinstance(value, float):
            raise self._fault(
                "là số thực dấu phẩy động nên không còn chính xác; dùng số nguyên, "
                "Decimal hoặc chữ như 4.500.000"
            )
        if isinstance(value, str):
            if self.whole and (doubtful := thousands(value)):
                raise PydanticCustomError("number/unreadable", "{sentence}", {"sentence": doubtful})
            try:
                return parse_number(value)
            except ValueError as fault:
                raise PydanticCustomError(
                    "number/unreadable", "{sentence}", {"sentence": str(fault)}
                ) from None
        raise self._fault("phải là một số")

    def _fault(self, sentence: str) -> PydanticCustomError:
        return PydanticCustomError(
            "number/wrong", "{what} {sentence}.", {"what": self.what, "sentence": sentence}
        )

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self.validate,
            serialization=core_schema.plain_serializer_function_ser_schema(
                _dump_number, when_used="json"
            ),
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        number: JsonSchemaValue = {"type": "integer" if self.whole else "number"}
        if self.low > -_LARGEST:
            number["minimum"] = self.low
        if self.high < _LARGEST:
            number["maximum"] = self.high
        return {"anyOf": [number, {"type": "string"}]}


def _dump_number(value: int | Decimal) -> int | str:
    # a JSON number would come back as a binary float elsewhere; the Vietnamese spelling is exact
    return value if isinstance(value, int) else str(value).replace(".", ",")


Money = Annotated[int, NumberRule("Số tiền (đồng)", whole=True, low=0)]
"""Whole đồng, not negative."""

Count = Annotated[int, NumberRule("Số lượng", whole=True, low=0)]

Figure = Annotated[int | Decimal, NumberRule("Con số", whole=False)]

Millimetres = Annotated[int | Decimal, NumberRule("Kích thước (mm)", whole=False, low=1, high=400)]


class _FlagRule:
    """Yes or no: ``true``/``false``, or the words ``có``/``không``."""

    _words: ClassVar[dict[str, bool]] = {
        "có": True,
        "co": True,
        "true": True,
        "không": False,
        "khong": False,
        "false": False,
    }

    def validate(self, value: Any) -> bool:
        if isinstance(value, bool):
            return value
        if isinstance(value, str):
            found = self._words.get(value.strip().lower())
            if found is not None:
                return found
        raise PydanticCustomError("flag/unreadable", "Chỗ này chỉ ghi có hoặc không.")

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.validate)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"type": "boolean"}, {"enum": ["có", "không"]}]}


Flag = Annotated[bool, _FlagRule()]


class _DateRule:
    """A date whose day, or day and month, may still be blank; only days that exist."""

    def validate(self, value: Any) -> PartialDate:
        if isinstance(value, PartialDate):
            return value
        if isinstance(value, date):
            return PartialDate(value.year, value.month, value.day)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str):
            try:
                return PartialDate.parse(value)
            except ValueError as fault:
                raise PydanticCustomError(
                    "date/unreadable", "{sentence}", {"sentence": str(fault)}
                ) from None
        raise PydanticCustomError(
            "date/unreadable", "Ghi ngày như 24/6/2024; chưa có ngày thì ghi 6/2024 hoặc 2024."
        )

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self.validate,
            serialization=core_schema.plain_serializer_function_ser_schema(
                _dump_date, when_used="json"
            ),
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": ["string", "number"]}


def _dump_date(value: PartialDate) -> str:
    parts = (value.day, value.month, value.year)
    return "/".join(str(part) for part in parts if part is not None)


Date = Annotated[PartialDate, _DateRule()]
