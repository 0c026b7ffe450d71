"""Profiles of organisations: what differs by era and kind of unit, apart from the plan's text.

Before July 2025 a commune has ``Công chức VHXH`` and reports to a district; after it has phòng
and reports to the province; a thị trấn has khu phố, a xã has thôn or ấp. A profile holds such
titles, offices and signers once; the text calls them by ``ho_so``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from docgen.batch.building import Builder
from docgen.batch.columns import Column, ProfileBlock
from docgen.batch.nodes import Group, Node
from docgen.batch.trees import Path
from docgen.language import type_figure
from docgen.reading import Source
from docgen.suggest import nearest
from docgen.vietnamese import UNIT_KINDS, AdministrativeUnit, PartialDate, format_date

__all__ = ["Profile", "ProfileFault", "Profiles", "build_profiles", "typed_tree"]

Report = Callable[[str, str, Path], None]
_KEPT = ("khi", "lap", "la")
_CRITERIA = ("loai", "tu_ngay", "den_ngay")


class ProfileFault(ValueError):  # noqa: N818 (one among the faults of a row, not an error yet)
    """No profile fits a row; ``column`` is the column to mend."""

    def __init__(self, message: str, column: str) -> None:
        super().__init__(message)
        self.column = column


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile, and the rows it is for."""

    name: str
    node: Node
    kinds: frozenset[str]
    since: PartialDate | None
    until: PartialDate | None


@dataclass(frozen=True, slots=True)
class Profiles:
    """All profiles of a blueprint, and how a row chooses one."""

    profiles: dict[str, Profile]
    block: ProfileBlock

    def select(self, values: Mapping[str, Any]) -> Profile:
        """The profile of a row; ProfileFault where none or several fit."""
        block = self.block
        named = values.get(block.by_column) if block.by_column else None
        if named is not None:
            found = self.profiles.get(str(named))
            if found is None:
                hint = nearest(str(named), self.profiles)
                listed = ", ".join(self.profiles)
                raise ProfileFault(
                    f"Không có hồ sơ “{named}”"
                    + (f"; có phải “{hint}”?" if hint else f"; đang có: {listed}."),
                    block.by_column or "",
                )
            return found
        unit = values.get(block.by_unit) if block.by_unit else None
        day = values.get(block.by_date) if block.by_date else None
        fitting = [one for one in self.profiles.values() if _kind_fits(one, unit)]
        if not fitting:
            shown = unit.kind if isinstance(unit, AdministrativeUnit) else "trống"
            raise ProfileFault(f"Chưa có hồ sơ cho loại đơn vị {shown}.", block.by_unit or "")
        dated = [(one, _date_fits(one, day)) for one in fitting]
        unclear = [one for one, fits in dated if fits is None]
        if unclear:
            bound = unclear[0].since or unclear[0].until
            shown = format_date(bound, short=True) if bound else ""
            raise ProfileFault(
                f"Chưa rõ trước hay sau mốc {shown} để chọn hồ sơ: ghi rõ ngày, tháng hơn.",
                block.by_date or "",
            )
        found_all = [one for one, fits in dated if fits]
        if len(found_all) != 1:
            names = ", ".join(one.name for one in found_all)
            kind = unit.full_name if isinstance(unit, AdministrativeUnit) else "dòng này"
            raise ProfileFault(
                f"Có nhiều hồ sơ hợp với {kind}: {names}; hãy chỉ rõ một."
                if found_all
                else f"Không có hồ sơ nào cho {kind} vào thời điểm này: kiểm tra loại đơn vị và "
                "ngày ban hành (từ 01/7/2025 không còn thị trấn).",
                block.by_date or block.by_unit or "",
            )
        return found_all[0]


def _kind_fits(profile: Profile, unit: Any) -> bool:
    if not profile.kinds:
        return True
    return isinstance(unit, AdministrativeUnit) and unit.kind in profile.kinds


def _date_fits(profile: Profile, day: Any) -> bool | None:
    """Whether a date lies in the profile's time; None where it is too vague to tell."""
    if profile.since is None and profile.until is None:
        return True
    if not isinstance(day, PartialDate):
        return None
    first = PartialDate(day.year, day.month or 1, day.day or 1)
    last_month = day.month or 12
    last = PartialDate(day.year, last_month, day.day or _last_day(day.year, last_month))
    after = profile.since is None or first >= profile.since
    before = profile.until is None or last <= profile.until
    if after and before:
        return True
    starts = profile.since is not None and last < profile.since
    ended = profile.until is not None and first > profile.until
    return False if starts or ended else None


def _last_day(year: int, month: int) -> int:
    from calendar import monthrange

    return monthrange(year, month)[1]


def build_profiles(
    block: ProfileBlock,
    tree: Any,
    root: Path,
    *,
    source: Source,
    columns: Mapping[str, Column],
    builder: Builder,
    report: Report,
) -> Profiles | None:
    """The profiles that ``tree`` holds, which stands at ``root``; faults go to ``report``."""
    if not isinstance(tree, dict) or not tree:
        report("profile/empty", "Chưa có hồ sơ nào: ghi tên hồ sơ rồi các khóa của nó.", root)
        return None
    owned: dict[str, dict[str, tuple[Any, Path]]] = {}
    for name, one in tree.items():
        if not isinstance(one, dict):
            report("profile/kind", "Mỗi hồ sơ là một nhóm khóa: giá trị.", (*root, name))
        else:
            owned[name] = {key: (value, (*root, name, key)) for key, value in one.items()}
    found: dict[str, Profile] = {}
    every: dict[str, str] = {}
    merged = {name: _merged(name, owned, report, root) for name in owned}
    for name, parts in merged.items():
        for key in parts:
            every.setdefault(key, name)
    for name, parts in merged.items():
        for key, owner in every.items():
            if key not in parts:
                report(
                    "profile/missing",
                    f"Hồ sơ “{name}” thiếu khóa “{key}” mà hồ sơ “{owner}” có.",
                    (*root, name),
                )
        criteria = owned[name].get("ap_dung", ({}, (*root, name)))
        kinds, since, until = _criteria(*criteria, report)
        node = Group(
            (*root, name),
            [
                (key, builder.node(typed_tree(value, path, source, report, flags=True), path))
                for key, (value, path) in parts.items()
            ],
        )
        found[name] = Profile(name, node, kinds, since, until)
    for key, kind in (
        ("theo_cot", ("chu", "lua_chon")),
        ("theo_don_vi", ("don_vi",)),
        ("theo_ngay", ("ngay",)),
    ):
        _check_column(key, kind, block, columns, report)
    return Profiles(found, block)


def _merged(
    name: str, owned: dict[str, dict[str, tuple[Any, Path]]], report: Report, root: Path
) -> dict[str, tuple[Any, Path]]:
    """A profile's keys with those of the profile it is like (``nhu``)."""
    chain = [name]
    parts: dict[str, tuple[Any, Path]] = {}
    while True:
        own = owned[chain[-1]]
        parts = {**own, **parts}
        if "nhu" not in own:
            break
        like, path = own["nhu"]
        if like not in owned or like in chain:
            hint = nearest(str(like), owned) if like not in owned else None
            report(
                "profile/like",
                f"nhu: {like} không phải tên một hồ sơ khác"
                + (f"; có phải “{hint}”?" if hint else "."),
                path,
            )
            break
        chain.append(str(like))
    return {key: value for key, value in parts.items() if key not in ("nhu", "ap_dung")}


def _criteria(
    value: Any, path: Path, report: Report
) -> tuple[frozenset[str], PartialDate | None, PartialDate | None]:
    if not isinstance(value, dict):
        report("profile/criteria", "ap_dung gồm các khóa loai, tu_ngay, den_ngay.", path)
        return frozenset(), None, None
    for key in value:
        if key not in _CRITERIA:
            hint = nearest(key, _CRITERIA)
            report(
                "profile/criteria",
                f"ap_dung không có khóa {key}"
                + (f": có phải {hint}?" if hint else f"; dùng {', '.join(_CRITERIA)}."),
                (*path, key),
            )
    kinds = value.get("loai", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    for kind in kinds:
        if kind not in UNIT_KINDS:
            report(
                "profile/kind-of-unit",
                f"“{kind}” không phải loại đơn vị hành chính ({', '.join(UNIT_KINDS)}).",
                (*path, "loai"),
            )
    dates: list[PartialDate | None] = []
    for key in ("tu_ngay", "den_ngay"):
        try:
            day = PartialDate.parse(str(value[key])) if key in value else None
            if day is not None and not day.complete:
                report("profile/date", "Mốc phải ghi đủ ngày, tháng, năm: 01/7/2025.", (*path, key))
                day = None
        except ValueError as fault:
            report("profile/date", str(fault), (*path, key))
            day = None
        dates.append(day)
    return frozenset(map(str, kinds)), dates[0], dates[1]


def _check_column(
    key: str,
    kinds: tuple[str, ...],
    block: ProfileBlock,
    columns: Mapping[str, Column],
    report: Report,
) -> None:
    attribute = {"theo_cot": "by_column", "theo_don_vi": "by_unit", "theo_ngay": "by_date"}[key]
    name = getattr(block, attribute)
    if name is None:
        return
    column = columns.get(name)
    if column is None or column.kind not in kinds:
        hint = nearest(name, columns) if column is None else None
        report(
            "profile/column",
            f"{key} phải là tên một cột kiểu {' hoặc '.join(kinds)}"
            + (f"; có phải “{hint}”?" if hint else f", không phải “{name}”."),
            ("ho_so", key),
        )


def typed_tree(value: Any, path: Path, source: Source, report: Report, *, flags: bool) -> Any:
    """A tree of figures with its unquoted numbers typed; ``flags``: có and không too."""
    if isinstance(value, dict):
        return {
            key: one if key in _KEPT else typed_tree(one, (*path, key), source, report, flags=flags)
            for key, one in value.items()
        }
    if isinstance(value, list):
        return [
            typed_tree(one, (*path, index), source, report, flags=flags)
            for index, one in enumerate(value)
        ]
    if not isinstance(value, str) or not source.is_plain(value):
        return value
    if flags and value in ("có", "không"):
        return value == "có"
    try:
        return type_figure(value)
    except ValueError as fault:
        message = f"{str(fault).rstrip('.')}; nếu đây không phải là số, hãy đặt trong ngoặc kép."
        report("language/number", message, path)
        return value
