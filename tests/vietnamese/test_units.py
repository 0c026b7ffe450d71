"""Administrative units: kinds by era, and the forms of a name by the decree's clauses."""

from __future__ import annotations

import datetime

import pytest

from docgen.vietnamese import UNIT_KINDS, AdministrativeUnit
from docgen.vietnamese.units import FORM_KEYS

BEFORE, AFTER = datetime.date(2025, 6, 30), datetime.date(2025, 7, 1)


def test_each_era_has_its_kinds() -> None:
    def kinds(day: datetime.date, level: str) -> set[str]:
        return {kind.name for kind in UNIT_KINDS.values() if level in kind.levels_on(day)}

    assert kinds(BEFORE, "tỉnh") == kinds(AFTER, "tỉnh") == {"tỉnh", "thành phố"}
    assert kinds(BEFORE, "huyện") == {"huyện", "quận", "thị xã", "thành phố"}
    assert kinds(AFTER, "huyện") == set()
    assert kinds(BEFORE, "xã") == {"xã", "phường", "thị trấn"}
    assert kinds(AFTER, "xã") == {"xã", "phường", "đặc khu"}


def test_forms_of_a_plain_name() -> None:
    unit = AdministrativeUnit("thị trấn", "Tân Khai")
    assert unit.issuer_lines == ("ỦY BAN NHÂN DÂN", "THỊ TRẤN TÂN KHAI")
    assert unit.forms() == {
        "loai": "thị trấn",
        "loai_hoa_dau": "Thị trấn",
        "loai_hoa": "THỊ TRẤN",
        "loai_tat": "TT.",
        "ten": "Tân Khai",
        "ten_hoa": "TÂN KHAI",
        "ten_day_du": "thị trấn Tân Khai",
        "ten_dau_cau": "Thị trấn Tân Khai",
        "ten_day_du_hoa": "THỊ TRẤN TÂN KHAI",
        "ten_tat": "TT. Tân Khai",
        "dia_danh": "Tân Khai",
        "uy_ban": "Ủy ban nhân dân thị trấn Tân Khai",
        "ubnd": "UBND thị trấn Tân Khai",
        "ubnd_tat": "UBND TT. Tân Khai",
        "ubnd_hoa": "UBND THỊ TRẤN TÂN KHAI",
        "uy_ban_loai": "Ủy ban nhân dân thị trấn",
        "ubnd_loai": "UBND thị trấn",
        "hoi_dong": "Hội đồng nhân dân thị trấn Tân Khai",
        "hdnd": "HĐND thị trấn Tân Khai",
    }


@pytest.mark.parametrize(
    ("unit", "full", "place"),
    [
        (AdministrativeUnit("phường", "1"), "Phường 1", None),
        (AdministrativeUnit("quận", "3"), "Quận 3", None),
        (AdministrativeUnit("phường", "2 Bảo Lộc"), "Phường 2 Bảo Lộc", None),
        (AdministrativeUnit("phường", "Điện Biên Phủ", named=True), "Phường Điện Biên Phủ", None),
        (AdministrativeUnit("xã", "Nguyễn Huệ", named=True), "Xã Nguyễn Huệ", None),
        (AdministrativeUnit("xã", "Nguyễn Huệ"), "xã Nguyễn Huệ", "Nguyễn Huệ"),
        (AdministrativeUnit("thành phố", "Hồ Chí Minh"), "Thành phố Hồ Chí Minh", None),
        (AdministrativeUnit("thành phố", "Thái Nguyên"), "thành phố Thái Nguyên", "Thái Nguyên"),
        (AdministrativeUnit("đặc khu", "Phú Quốc"), "đặc khu Phú Quốc", "Phú Quốc"),
    ],
)  # fmt: skip
def test_number_person_and_event_raise_the_kind(
    unit: AdministrativeUnit, full: str, place: str | None
) -> None:
    assert unit.full_name == full
    assert unit.committee_short == f"UBND {full}"
    assert unit.place_name == (place or full)
    assert unit.committee_of_kind_short == f"UBND {unit.kind}"


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Xã Tân Khai", "xã", "Tân Khai"),
        ("thị xã Quảng Trị", "thị xã", "Quảng Trị"),
        ("THỊ TRẤN Tân Khai", "thị trấn", "Tân Khai"),
        ("TT. Tân Khai", "thị trấn", "Tân Khai"),
        ("TP.Huế", "thành phố", "Huế"),
        ("P. 1", "phường", "1"),
        ("Phường 14", "phường", "14"),
        ("Xã Đăk H'Bông", "xã", "Đăk H'Bông"),
        ("xã  Xã Tắc", "xã", "Xã Tắc"),
        ("Xa\u0303 Tân Khai", "xã", "Tân Khai"),
    ],
)
def test_parse(text: str, kind: str, name: str) -> None:
    assert AdministrativeUnit.parse(text) == AdministrativeUnit(kind, name)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Tân Khai", "Không rõ loại"),
        ("xã", "Không rõ loại"),
        ("xãTân Khai", "Không rõ loại"),
        ("xã tân khai", "viết hoa chữ cái đầu"),
        ("XÃ TÂN KHAI", "toàn chữ hoa"),
        ("xã Tân\u200bKhai", "không nhìn thấy"),
        ("xã" + " " * 30_000, "Không rõ loại"),
    ],
)
def test_what_is_no_unit_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        AdministrativeUnit.parse(text)


def test_an_unknown_kind_gets_the_nearest() -> None:
    with pytest.raises(ValueError, match="Có phải là “thị trấn”"):
        AdministrativeUnit("thi trấn", "Tân Khai")


def test_every_form_has_a_key() -> None:
    forms = {
        name for name, value in vars(AdministrativeUnit).items() if isinstance(value, property)
    }
    not_texts = {"numbered", "capital_kind", "issuer_lines"}
    assert set(FORM_KEYS.values()) == forms - not_texts | {"kind", "name"}


def test_every_commune_of_the_country_is_read_and_kept() -> None:
    divisions = pytest.importorskip("vietnam_provinces")
    names = [unit.name for unit in divisions.Ward.iter_all()]
    assert len(names) > 3_300
    for name in names:
        unit = AdministrativeUnit.parse(name)
        assert unit.sentence_start == " ".join(name.split())
        assert UNIT_KINDS[unit.kind].levels_on(AFTER)
