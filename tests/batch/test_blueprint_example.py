"""The example: one plan, thirteen communes; of them Tân Khai's is the plan it was made from."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

import docgen
from docgen.batch.blueprint import Blueprint
from docgen.batch.rows import Row, check_rows, read_rows
from docgen.schemas import Plan
from tests.reference import ROOT

EXAMPLE = ROOT / "examples" / "giam_ngheo"


@pytest.fixture(scope="module")
def blueprint() -> Blueprint:
    return Blueprint.load(EXAMPLE / "blueprint.yaml")


@pytest.fixture(scope="module")
def rows(blueprint: Blueprint) -> dict[str, Row]:
    found = list(read_rows(EXAMPLE / "rows.xlsx", blueprint))
    assert all(isinstance(row, Row) for row in found)
    return {row.key: row for row in found if isinstance(row, Row)}


def test_row_of_tan_khai_gives_the_plan_of_tan_khai(
    blueprint: Blueprint, rows: dict[str, Row]
) -> None:
    plan = blueprint.fill(rows["90001"])
    assert isinstance(plan, Plan)
    assert plan == docgen.load(ROOT / "examples" / "tan_khai" / "ke_hoach.yaml")


def test_sheet_is_right_as_it_stands(blueprint: Blueprint, rows: dict[str, Row]) -> None:
    assert check_rows(EXAMPLE / "rows.xlsx", blueprint, fill=True) == []
    assert len(rows) >= 12
    assert len({blueprint.file_name(row) for row in rows.values()}) == len(rows)


def test_every_plan_passes_the_checker(blueprint: Blueprint, rows: dict[str, Row]) -> None:
    for key, row in rows.items():
        report = docgen.check(docgen.render(blueprint.fill(row)))
        assert report.ok, (key, report.findings)


def test_commune_with_nothing_to_support_has_no_appendix(
    blueprint: Blueprint, rows: dict[str, Row]
) -> None:
    plan = blueprint.fill(rows["90003"])
    assert plan.appendices == []
    text = plan.model_dump_json()
    assert "Phụ lục" not in text
    assert "Tổ vay vôn" not in text


def test_commune_with_many_has_them_all(blueprint: Blueprint, rows: dict[str, Row]) -> None:
    (table,) = blueprint.fill(rows["90012"]).appendices[0].body
    assert len(table.table.rows) == 20  # type: ignore[union-attr]


def test_eras_differ_by_their_profile_alone(blueprint: Blueprint, rows: dict[str, Row]) -> None:
    old = blueprint.fill(rows["90002"]).model_dump_json()
    new = blueprint.fill(rows["90006"]).model_dump_json()
    assert "Công chức Tư pháp xã" in old
    assert "huyện" in old
    assert "Văn phòng HĐND và UBND xã" in new
    assert "huyện" not in new
    assert "Công chức" not in new


def test_no_other_commune_speaks_of_thi_tran(blueprint: Blueprint, rows: dict[str, Row]) -> None:
    for row in rows.values():
        kind = row.values["don_vi"].kind  # type: ignore[attr-defined]
        text = blueprint.fill(row).model_dump_json().lower()
        assert ("thị trấn" in text) == (kind == "thị trấn"), row.key
        assert "tân khai" not in text or row.key == "90001"


def test_sheet_is_what_its_script_writes(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    script = runpy.run_path(str(ROOT / "scripts" / "make_giam_ngheo_rows.py"))
    blueprint = Blueprint.load(EXAMPLE / "blueprint.yaml")
    made = list(read_rows(script["records"](), blueprint))
    shipped = list(read_rows(EXAMPLE / "rows.xlsx", blueprint))
    assert [(row.key, row.values, row.children) for row in made if isinstance(row, Row)] == [
        (row.key, row.values, row.children) for row in shipped if isinstance(row, Row)
    ]
