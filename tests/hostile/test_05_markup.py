"""Threats 4, 5, 18 and 23: values that look like markup or formulas, all over one document."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest

import docgen
from docgen.check import check
from docgen.package import open_package, parse_xml
from tests.hostile.full import FULL, texts, with_text
from tests.hostile.test_04_texts import KEPT, _text
from tests.hostile.test_18_rows_and_runs import BLUEPRINT, FORMULAS, HEADS, row, run
from tests.reference import reference_dir
from tests.support.cli import docgen as command

CORE = "docProps/core.xml"
DC = "{http://purl.org/dc/elements/1.1/}"


ONE_LINE = {"so", "ky_hieu", "dia_danh"}  # what has to stay on one line has its own tests


def _everywhere(text: str) -> dict[str, object]:
    """The plan with the text in every field that takes it."""
    plan = FULL
    for path, _ in texts():
        if path[0] not in ONE_LINE:
            plan = _merged(plan, with_text(path, text), path)
    return plan


def _merged(plan: object, trial: object, path: tuple[str | int, ...]) -> dict[str, object]:
    step, *rest = path
    made = dict(plan) if isinstance(plan, dict) else list(plan)  # type: ignore[call-overload]
    made[step] = _merged(made[step], trial[step], tuple(rest)) if rest else trial[step]  # type: ignore[index]
    return made  # type: ignore[no-any-return]


@pytest.mark.parametrize("text", list(KEPT.values())[::3], ids=list(KEPT)[::3])
def test_5_it_may_stand_in_every_field_at_once(text: str) -> None:
    """Valid by the schemas, kept as often as it was given, in the properties too."""
    data = docgen.render(docgen.Plan.model_validate(_everywhere(text)))
    said = _text(data).casefold()
    given = sum(1 for _ in texts())
    kept = re.sub(r"\s+", " ", text).casefold()
    assert said.count(kept) >= given * 3 // 4
    root = parse_xml(open_package(data).parts[CORE], CORE)
    subject = root.findtext(f"{DC}subject") or ""
    assert re.sub(r"\s+", " ", text) in subject
    assert text in (root.findtext(f"{DC}title") or "")
    assert not any(finding.failed for finding in check(data).findings)
    if reference_dir() is not None:
        from tests.support.xsd import schema_faults

        assert schema_faults(data) == []


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    (tmp_path / "mau.yaml").write_text(BLUEPRINT, encoding="utf-8")
    with open(tmp_path / "rows.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADS)
        for number, text in enumerate(FORMULAS, 1):
            writer.writerow([f"x{number}", text.strip("\t\r"), "rất nhiều"])
    return tmp_path


def test_18_the_sheet_that_is_sent_back_computes_nothing(sheet: Path) -> None:
    done = command(
        "batch", "mau.yaml", "rows.csv", "-o", "out", "--keep-going", "--errors", "loi.xlsx",
        cwd=sheet,
    )  # fmt: skip
    assert done.code in {1, 2}, done.err
    with zipfile.ZipFile(sheet / "loi.xlsx") as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    sheets = [text for name, text in parts.items() if name.startswith("xl/worksheets/sheet")]
    assert sheets
    for text in sheets:
        assert "<f>" not in text
        assert "<f " not in text
        assert "hyperlink" not in text
    told = "".join(parts.values())
    for formula in ("=1+1", "@SUM(A1)", "+1"):
        assert formula in told


def test_18_a_sheet_sent_back_reads_as_it_was_written(sheet: Path) -> None:
    from python_calamine import CalamineWorkbook

    command(
        "batch", "mau.yaml", "rows.csv", "-o", "out", "--keep-going", "--errors", "loi.xlsx",
        cwd=sheet,
    )  # fmt: skip
    book = CalamineWorkbook.from_filelike(io.BytesIO((sheet / "loi.xlsx").read_bytes()))
    cells = {str(cell) for row_ in book.get_sheet_by_index(0).to_python() for cell in row_}
    assert {text.strip("\t\r") for text in FORMULAS} <= cells


def test_23_three_thousand_rows_and_one_that_is_hostile(tmp_path: Path) -> None:
    (tmp_path / "mau.yaml").write_text(BLUEPRINT, encoding="utf-8")
    rows = [row(number) for number in range(1, 3_001)]
    rows[1_499] = row(1_500, "Kế\x07 hoạch {{ 7*7 }}</w:t>")
    outcomes = run(tmp_path / "mau.yaml", rows, tmp_path / "out.zip", check="none")
    assert [(one.row, bool(one.path)) for one in outcomes if one.errors] == [(1_500, False)]
    with zipfile.ZipFile(tmp_path / "out.zip") as made:
        assert sum(name.endswith(".docx") for name in made.namelist()) == 2_999
