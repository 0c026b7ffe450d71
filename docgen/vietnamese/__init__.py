"""Vietnamese as official texts write it: figures, words, dates, letters, names, clean text."""

from docgen.vietnamese.dates import PartialDate, format_date, format_date_line
from docgen.vietnamese.legacy import looks_legacy
from docgen.vietnamese.letters import (
    POINT_LETTERS,
    capitalize_first,
    lower,
    point_letter,
    point_number,
    roman,
    sort_key,
    upper,
)
from docgen.vietnamese.money import format_money, read_money_words, spell_money
from docgen.vietnamese.numbers import format_number, format_percent, parse_number
from docgen.vietnamese.text import UNCHANGED, TextFault, character_name, clean_text
from docgen.vietnamese.units import TWO_LEVELS_SINCE, UNIT_KINDS, AdministrativeUnit, UnitKind
from docgen.vietnamese.words import read_number_words, spell_number

__all__ = [
    "POINT_LETTERS",
    "TWO_LEVELS_SINCE",
    "UNCHANGED",
    "UNIT_KINDS",
    "AdministrativeUnit",
    "PartialDate",
    "TextFault",
    "UnitKind",
    "capitalize_first",
    "character_name",
    "clean_text",
    "format_date",
    "format_date_line",
    "format_money",
    "format_number",
    "format_percent",
    "looks_legacy",
    "lower",
    "parse_number",
    "point_letter",
    "point_number",
    "read_money_words",
    "read_number_words",
    "roman",
    "sort_key",
    "spell_money",
    "spell_number",
    "upper",
]
