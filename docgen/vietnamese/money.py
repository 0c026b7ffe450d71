"""Amounts of money: exact, in figures and in words. A đồng is never lost."""

from __future__ import annotations

from decimal import Decimal

from docgen.vietnamese.letters import capitalize_first
from docgen.vietnamese.numbers import exact_number, format_number
from docgen.vietnamese.words import read_number_words, spell_number

__all__ = ["CURRENCY", "Money", "exact_money", "format_money", "read_money_words", "spell_money"]

Money = int | Decimal

CURRENCY = "đồng"  # never ₫ or VND in an official text

_SCALES = ((1_000_000_000, "tỷ"), (1_000_000, "triệu"), (1_000, "nghìn"))


def exact_money(value: Money) -> Money:
    """``value`` if it can be money; a float is refused, since it may have lost a đồng already.

    >>> exact_money(4.5)
    Traceback (most recent call last):
    TypeError: Số tiền phải là số nguyên hoặc Decimal, không dùng số thực 4.5 (float) vì có thể \
làm mất đồng lẻ.
    """
    if isinstance(value, float):
        raise TypeError(
            f"Số tiền phải là số nguyên hoặc Decimal, không dùng số thực {value!r} (float) "
            "vì có thể làm mất đồng lẻ."
        )
    exact = exact_number(value)
    if isinstance(exact, Decimal) and exact == exact.to_integral_value():
        return int(exact)
    return exact


def format_money(value: Money, *, rounded: bool = False, pad: bool = False) -> str:
    """The amount with its currency; ``rounded`` picks the largest fitting unit, exactly.

    That unit is the largest of tỷ, triệu, nghìn, not above the amount, in which the amount has
    at most two decimals; when there is none, the exact form stands.

    >>> format_money(4500000), format_money(4500000, rounded=True)
    ('4.500.000 đồng', '4,5 triệu đồng')
    >>> format_money(12345000, rounded=True), format_money(3000000, rounded=True, pad=True)
    ('12.345 nghìn đồng', '03 triệu đồng')
    """
    amount = exact_money(value)
    if rounded and isinstance(amount, int):
        for scale, name in _SCALES:
            if abs(amount) >= scale and amount * 100 % scale == 0:
                if amount % scale == 0:
                    return f"{format_number(amount // scale, pad=pad)} {name} {CURRENCY}"
                hundredths = Decimal(amount * 100 // scale).scaleb(-2)
                return f"{format_number(hundredths)} {name} {CURRENCY}"
    return f"{format_number(amount, pad=pad)} {CURRENCY}"


def spell_money(value: Money) -> str:
    """The amount in words, as it stands in ``(Bằng chữ: …)``.

    >>> spell_money(11000000)
    'Mười một triệu đồng'
    """
    return f"{capitalize_first(spell_number(exact_money(value)))} {CURRENCY}"


def read_money_words(text: str) -> int:
    """The amount that words say; the currency must close them.

    >>> read_money_words("Mười một triệu đồng")
    11000000
    """
    words, _, currency = text.strip().rpartition(" ")
    if currency.lower() != CURRENCY:
        raise ValueError(f"Số tiền bằng chữ phải kết thúc bằng “{CURRENCY}”: “{text.strip()}”.")
    return read_number_words(words)
