"""The head of the first page fits for every commune of the country, the longest included."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from docgen.layout.document import HEADER_COLUMNS_MM
from docgen.layout.header import head_of_page
from docgen.metrics import POINTS_PER_MM, text_width
from docgen.standard import load
from tests.support.office import to_pdfs
from tests.support.paper import read_pages

KINDS = ("đặc khu", "phường", "xã")


@cache
def _communes() -> list[tuple[str, str]]:
    """Kind and name of all of them: (``xã``, ``Tân Khai``)."""
    provinces = pytest.importorskip("vietnam_provinces")
    found = []
    for ward in provinces.Ward.iter_all():
        whole = " ".join(ward.name.split())  # one name of the data has a doubled space
        kind = next(kind for kind in KINDS if whole.lower().startswith(f"{kind} "))
        found.append((kind, whole[len(kind) + 1 :]))
    return found


def _plan(kind: str, name: str) -> Any:
    import docgen

    return docgen.Plan.model_validate(
        {
            "co_quan": {"ten": f"Ủy ban nhân dân {kind} {name}"},
            "ky_hieu": "KH-UBND",
            "dia_danh": name,
            "ngay_ban_hanh": "2026",
            "trich_yeu": f"Giảm nghèo bền vững năm 2026 trên địa bàn {kind} {name}",
            "cac_muc": [{"muc": "muc_tieu", "tong_quat": "Giảm 02 hộ nghèo."}],
            "ket_thuc": "Trên đây là Kế hoạch của Ủy ban nhân dân",
            "nguoi_ky": {"quyen_han": "TM. ỦY BAN NHÂN DÂN", "chuc_vu": "CHỦ TỊCH"},
            "noi_nhan": [{"luu": "VT"}],
        }
    )


def _width(commune: tuple[str, str]) -> float:
    return text_width(" ".join(commune).upper(), 13, bold=True)


def test_there_are_3321_communes() -> None:
    assert len(_communes()) == 3_321


def test_the_longest_heads_fit_on_paper() -> None:
    """The widest names of each kind, and the widest places for the date line, as printed."""
    import docgen

    communes = _communes()
    chosen = {
        commune
        for kind in KINDS
        for commune in sorted((c for c in communes if c[0] == kind), key=_width)[-2:]
    }
    chosen.add(min(communes, key=_width))
    ordered = sorted(chosen)
    pdfs = to_pdfs([docgen.render(_plan(*commune)) for commune in ordered])
    for (kind, name), pdf in zip(ordered, pdfs, strict=True):
        page = read_pages(pdf)[0]
        national, number = page.find("CỘNG HÒA"), page.find("Số:")
        assert national.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", name
        issuer = [
            s for s in page.segments if s.baseline < number.baseline - 1 and s.right < national.left
        ]
        assert " ".join(line.text for line in issuer) == f"ỦY BAN NHÂN DÂN {kind} {name}".upper()
        assert all(line.left > 30 and line.right < national.left - 1 for line in issuer), name
        date = page.find(f"{name}, ngày")
        assert date.baseline == pytest.approx(number.baseline, abs=0.3), name
        assert date.left > number.right + 2, name
        assert date.text.endswith("năm 2026"), name
        rule = page.rule_below(issuer[-1])
        assert 1 / 3 - 0.01 <= rule.length / max(x.width for x in issuer) <= 1 / 2 + 0.01, name


def _own_size(runs: str, pick: float) -> float:
    """The size that a run carries, else its style's."""
    own = re.search(r'<w:sz w:val="(\d+)"/>', runs)
    return int(own[1]) / 2 if own else pick


def test_every_head_fits_by_measure() -> None:
    """All 3,321: whole lines, in their columns, the name of the unit unbroken where it can be."""
    standard = load()
    page = standard.page
    text = page.width - page.left.pick - page.right.pick
    picks = {
        key: standard.component(component).size.pick
        for key, component in {
            "national": "quoc-hieu",
            "place_date": "dia-danh-ngay",
            "issuer": "co-quan",
            "number": "so-ky-hieu",
        }.items()
    }
    wrong = []
    for kind, name in _communes():
        head = head_of_page(
            parent=[],
            issuer=[f"Ủy ban nhân dân {kind} {name}"],
            number="Số:          /KH-UBND",
            place_date=f"{name}, ngày      tháng      năm 2026",
        )
        right = HEADER_COLUMNS_MM[head["columns"]] * POINTS_PER_MM
        left = text * POINTS_PER_MM - right
        size = _own_size(head["issuer_runs"][0], picks["issuer"])
        date_size = _own_size(head["place_date_runs"], picks["place_date"])
        national = _own_size(head["national_runs"], picks["national"])
        checks = {
            "name": " ".join(head["issuer"]) == f"ỦY BAN NHÂN DÂN {kind} {name}".upper(),
            "first line": head["issuer"][0] == "ỦY BAN NHÂN DÂN",
            "at most three lines": len(head["issuer"]) <= 3,
            "no line begins with a dash": not any(x.startswith("-") for x in head["issuer"]),
            "issuer": all(text_width(x, size, bold=True) < left for x in head["issuer"]),
            "sizes": 12 <= size <= 13 and 13 <= date_size <= 14 and 12 <= national <= 13,
            "number": text_width(head["number"], picks["number"]) < left,
            "date": text_width(head["place_date"], date_size, italic=True) < right,
            "national": text_width(head["national_name"], national, bold=True) < right,
        }
        wrong += [f"{kind} {name}: {what}" for what, right_ in checks.items() if not right_]
    assert not wrong, "\n".join(wrong[:20])
