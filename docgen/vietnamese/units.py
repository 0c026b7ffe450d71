"""Administrative units: the kinds of both eras, and every form in which a name is written.

Clauses of Nghị định 30/2020/NĐ-CP. The prose of a plan says ``thị trấn`` dozens of times in
these forms; a document for another commune differs in nothing else, so all are derived here.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Literal, Self

from docgen.suggest import nearest
from docgen.vietnamese.letters import capitalize_first, upper
from docgen.vietnamese.text import clean_text

__all__ = ["FORM_KEYS", "TWO_LEVELS_SINCE", "UNIT_KINDS", "AdministrativeUnit", "Level", "UnitKind"]

Level = Literal["tỉnh", "huyện", "xã"]

# Nghị quyết 203/2025/QH15: the units of the district level ceased, and with them the thị trấn.
TWO_LEVELS_SINCE = datetime.date(2025, 7, 1)


@dataclass(frozen=True, slots=True)
class UnitKind:
    """A kind of unit and the levels of government at which it exists in each era."""

    name: str
    abbreviation: str
    before: tuple[Level, ...]  # Điều 2 Luật Tổ chức chính quyền địa phương 77/2015/QH13
    after: tuple[Level, ...]  # Điều 1 Luật Tổ chức chính quyền địa phương 72/2025/QH15

    def levels_on(self, day: datetime.date) -> tuple[Level, ...]:
        """The levels at which the kind exists on ``day``; none if it does not.

        >>> UNIT_KINDS["thị trấn"].levels_on(datetime.date(2024, 6, 24))
        ('xã',)
        >>> UNIT_KINDS["thị trấn"].levels_on(datetime.date(2025, 7, 1))
        ()
        """
        return self.after if day >= TWO_LEVELS_SINCE else self.before


UNIT_KINDS = {
    kind.name: kind
    for kind in (
        UnitKind("tỉnh", "T.", ("tỉnh",), ("tỉnh",)),
        UnitKind("thành phố", "TP.", ("tỉnh", "huyện"), ("tỉnh",)),
        UnitKind("huyện", "H.", ("huyện",), ()),
        UnitKind("quận", "Q.", ("huyện",), ()),
        UnitKind("thị xã", "TX.", ("huyện",), ()),
        UnitKind("xã", "X.", ("xã",), ("xã",)),
        UnitKind("phường", "P.", ("xã",), ("xã",)),
        UnitKind("thị trấn", "TT.", ("xã",), ()),
        UnitKind("đặc khu", "ĐK.", (), ("xã",)),
    )
}

# Điểm c khoản 1 Mục III Phụ lục II names these as special cases.
_CAPITAL_BY_LAW = {("thành phố", "Hồ Chí Minh")}

_BODY, _BODY_SHORT = "Ủy ban nhân dân", "UBND"
_COUNCIL, _COUNCIL_SHORT = "Hội đồng nhân dân", "HĐND"

# The forms under the names that a blueprint gives them.
FORM_KEYS = {
    "loai": "kind",
    "loai_hoa_dau": "kind_capitalized",
    "loai_hoa": "kind_capitals",
    "loai_tat": "kind_abbreviation",
    "ten": "name",
    "ten_hoa": "name_capitals",
    "ten_day_du": "full_name",
    "ten_dau_cau": "sentence_start",
    "ten_day_du_hoa": "capitals",
    "ten_tat": "abbreviated",
    "dia_danh": "place_name",
    "uy_ban": "committee",
    "ubnd": "committee_short",
    "ubnd_tat": "committee_abbreviated",
    "ubnd_hoa": "superior_line",
    "uy_ban_loai": "committee_of_kind",
    "ubnd_loai": "committee_of_kind_short",
    "hoi_dong": "council",
    "hdnd": "council_short",
}


@dataclass(frozen=True, slots=True)
class AdministrativeUnit:
    """A unit by its kind and its own name; ``named`` if a person or an event gave the name.

    Whether a name is a person's is a fact about the unit, so it is data and never guessed; that
    a name holds a number is seen.

    >>> AdministrativeUnit("thị trấn", "Tân Khai").capitals
    'THỊ TRẤN TÂN KHAI'
    >>> AdministrativeUnit("phường", "Điện Biên Phủ", named=True).full_name
    'Phường Điện Biên Phủ'
    """

    kind: str
    name: str
    named: bool = False

    def __post_init__(self) -> None:
        if self.kind not in UNIT_KINDS:
            near = nearest(self.kind, UNIT_KINDS)
            hint = f" Có phải là “{near}”?" if near else ""
            raise ValueError(
                f"“{self.kind}” không phải là loại đơn vị hành chính "
                f"({', '.join(UNIT_KINDS)}).{hint}"
            )
        name = " ".join(clean_text(self.name).split())
        if not name:
            raise ValueError(f"Thiếu tên riêng sau “{self.kind}”.")
        if not (name[0].isupper() or name[0].isdigit()):
            raise ValueError(
                f"Tên “{name}” phải viết hoa chữ cái đầu các âm tiết "
                "(điểm a khoản 1 Mục III Phụ lục II)."
            )
        if name.isupper() and sum(map(str.isalpha, name)) > 2:
            raise ValueError(
                f"Tên “{name}” viết toàn chữ hoa; hãy viết như trong câu, ví dụ “Tân Khai”."
            )
        object.__setattr__(self, "name", name)

    @classmethod
    def parse(cls, text: str, *, named: bool = False) -> Self:
        """The unit that ``text`` names, its kind written out or abbreviated.

        >>> AdministrativeUnit.parse("Xã Tân Khai")
        AdministrativeUnit(kind='xã', name='Tân Khai', named=False)
        >>> AdministrativeUnit.parse("TT. Tân Khai").full_name
        'thị trấn Tân Khai'
        """
        text = clean_text(text)
        match = _UNIT.fullmatch(text)
        if match is None:
            raise ValueError(
                f"Không rõ loại đơn vị hành chính trong “{text}”: ghi loại trước tên, "
                "ví dụ “xã Tân Khai”, “phường 1”."
            )
        written = match[1].lower()
        return cls(_ABBREVIATIONS.get(written, written), match[2], named)

    @property
    def numbered(self) -> bool:
        """Whether digits make up the name or part of it (``1``, ``2 Bảo Lộc``)."""
        return any(map(str.isdigit, self.name))

    @property
    def capital_kind(self) -> bool:
        """Whether the kind is capitalized with the name.

        Numbers, persons, events: điểm b khoản 1 Mục III Phụ lục II; Thành phố Hồ Chí Minh: điểm c.
        """
        return self.named or self.numbered or (self.kind, self.name) in _CAPITAL_BY_LAW

    @property
    def kind_capitalized(self) -> str:
        """``Thị trấn``: the kind alone where a sentence begins (Mục I Phụ lục II)."""
        return capitalize_first(self.kind)

    @property
    def kind_capitals(self) -> str:
        """``THỊ TRẤN``."""
        return upper(self.kind)

    @property
    def kind_abbreviation(self) -> str:
        """``TT.``: for narrow table cells; no clause of the decree, only usage."""
        return UNIT_KINDS[self.kind].abbreviation

    @property
    def name_capitals(self) -> str:
        """``TÂN KHAI``."""
        return upper(self.name)

    @property
    def full_name(self) -> str:
        """``thị trấn Tân Khai``, ``Phường 1``: điểm a, b khoản 1 Mục III Phụ lục II."""
        kind = self.kind_capitalized if self.capital_kind else self.kind
        return f"{kind} {self.name}"

    @property
    def sentence_start(self) -> str:
        """``Thị trấn Tân Khai``: the name where a sentence or a line begins."""
        return capitalize_first(self.full_name)

    @property
    def capitals(self) -> str:
        """``THỊ TRẤN TÂN KHAI``: điểm b khoản 2 Mục II Phần I Phụ lục I."""
        return upper(self.full_name)

    @property
    def abbreviated(self) -> str:
        """``TT. Tân Khai``."""
        return f"{self.kind_abbreviation} {self.name}"

    @property
    def place_name(self) -> str:
        """The địa danh of the place-and-date line: ``Tân Khai``, but ``Phường 1`` in full.

        Units named by a person, a number or an event: điểm a khoản 4 Mục II Phần I Phụ lục I.
        """
        return self.full_name if self.capital_kind else self.name

    @property
    def committee(self) -> str:
        """``Ủy ban nhân dân thị trấn Tân Khai``: điểm a khoản 1 Mục IV Phụ lục II."""
        return f"{_BODY} {self.full_name}"

    @property
    def committee_short(self) -> str:
        """``UBND thị trấn Tân Khai``."""
        return f"{_BODY_SHORT} {self.full_name}"

    @property
    def committee_abbreviated(self) -> str:
        """``UBND TT. Tân Khai``."""
        return f"{_BODY_SHORT} {self.abbreviated}"

    @property
    def committee_of_kind(self) -> str:
        """``Ủy ban nhân dân thị trấn``: by the kind alone, which stays a common noun."""
        return f"{_BODY} {self.kind}"

    @property
    def committee_of_kind_short(self) -> str:
        """``UBND thị trấn``."""
        return f"{_BODY_SHORT} {self.kind}"

    @property
    def council(self) -> str:
        """``Hội đồng nhân dân thị trấn Tân Khai``: điểm a khoản 1 Mục IV Phụ lục II."""
        return f"{_COUNCIL} {self.full_name}"

    @property
    def council_short(self) -> str:
        """``HĐND thị trấn Tân Khai``."""
        return f"{_COUNCIL_SHORT} {self.full_name}"

    @property
    def issuer_lines(self) -> tuple[str, str]:
        """The committee as the issuer, on two lines: điểm b khoản 2 Mục II Phần I Phụ lục I."""
        return upper(_BODY), self.capitals

    @property
    def superior_line(self) -> str:
        """``UBND TỈNH PHÚ THỌ``: above a subordinate's name, with the common words abbreviated.

        Điểm a, b khoản 2 Mục II Phần I Phụ lục I.
        """
        return f"{_BODY_SHORT} {self.capitals}"

    def forms(self) -> dict[str, str]:
        """Every form under its Vietnamese key (`FORM_KEYS`), for a blueprint's texts.

        >>> AdministrativeUnit("xã", "Cát Vân").forms()["ubnd_loai"]
        'UBND xã'
        """
        return {key: getattr(self, attribute) for key, attribute in FORM_KEYS.items()}


_ABBREVIATIONS = {kind.abbreviation.lower(): kind.name for kind in UNIT_KINDS.values()}
_UNIT = re.compile(
    "(?i)("
    + "|".join(
        # "thị xã" before "xã" costs nothing, and keeps the longest kind that fits.
        sorted(UNIT_KINDS, key=len, reverse=True)
        + [re.escape(abbreviation) for abbreviation in _ABBREVIATIONS]
    )
    + r")(?: |(?<=\.)) *([^ ].*)"
)
