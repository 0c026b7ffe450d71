"""The decree's own forms and real offices' customs: nothing false is held against them."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.check import Report, check
from docgen.package import open_package, serialize, write_package
from tests.check.builder import P, Paper, R, letter, plan, regulation
from tests.reference import require_reference
from tests.support.office import round_trip

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _form(path: Path, title: str, following: str) -> bytes:
    """A form cut out of the decree's Phụ lục III as a document of its own, without its notes."""
    package = open_package(path)
    root = package.xml("word/document.xml")
    body = root[0]
    inside = False
    for child in list(body):
        text = "".join(child.itertext())
        begins = child.tag == W + "p" and title in text
        inside = (inside or begins) and following not in text
        notes = "Ghi chú:" in text
        if child.tag != W + "sectPr" and (not inside or begins or notes):
            body.remove(child)
    parts = dict(package.parts)
    parts["word/document.xml"] = serialize(root)
    return write_package(parts)


@pytest.mark.parametrize(
    ("title", "following"),
    [("Mẫu 1.4", "Mẫu 1.5"), ("Mẫu 1.5", "Mẫu 1.6")],
)
def test_the_decrees_own_forms_get_no_error(title: str, following: str) -> None:
    report = check(_form(require_reference("nd30/phu-luc-III.docx"), title, following))
    assert [f for f in report.findings if f.level == "error"] == []
    blanks = {f.rule for f in report.findings if f.rule.endswith("/blank")}
    assert {"so-ky-hieu/blank", "dia-danh-ngay/blank"} <= blanks


@pytest.mark.parametrize(
    ("title", "following"),
    [
        ("Mẫu 1.1 ", "Mẫu 1.2"),  # nghị quyết: a blank căn cứ goes on in dots on the next line
        ("Mẫu 1.2", "Mẫu 1.3"),  # quyết định: dots to the end of the line, flush left
        ("Mẫu 1.7", "Mẫu 1.8"),  # giấy mời
        ("Mẫu 1.8", "Mẫu 1.9"),  # giấy giới thiệu: no trích yếu, and “Như trên”
        ("Mẫu 1.10", "Mẫu 2.1"),  # giấy nghỉ phép: a position that fills its column
        ("Mẫu 2.1", "Mẫu 2.2"),  # an appendix in a file of its own
        ("Mẫu 2.2", "Mẫu 3.1"),  # the same under a digital signature's own lines
        ("Mẫu 3.1", "Mẫu 3.2"),
        ("Mẫu 3.2", "no form follows"),
    ],
)
def test_nothing_graver_than_a_note_is_held_against_other_forms(title: str, following: str) -> None:
    report = check(_form(require_reference("nd30/phu-luc-III.docx"), title, following))
    assert [f for f in report.findings if f.level != "note"] == []


def _levels(report: Report) -> set[str]:
    return {finding.level for finding in report.findings}


def test_blanks_of_a_draft_are_notes() -> None:
    paper = plan()
    paper["so-ky-hieu"].text = "Số:      /KH-UBND"
    paper["dia-danh-ngay"].text = "Suối Ngọc, ngày      tháng 6 năm 2026"
    for one in paper.all("kem-theo"):
        one.text = (
            "(Kèm theo Kế hoạch số      /KH-UBND ngày      tháng 6 năm 2026 của Ủy ban nhân dân "
            "xã Suối Ngọc)"
        )
    paper.remove("ho-ten")
    assert _levels(check(paper.data())) == {"note"}


def test_custom_below_the_decrees_levels_is_a_note_at_most() -> None:
    paper = plan()
    paper["tieu-de-khoan"].text = [R("1. Mục đích:"), R(" Giúp các hộ nghèo.", bold=False)]
    paper.after(
        "mo-dau",
        P("1.1. Chỉ tiêu của năm 2026 là hai hộ."),
        P("- Thôn Một: 01 hộ;", first=50),
        P("+ Hỗ trợ bồn nước.", first=60),
    )
    report = check(paper.data())
    assert _levels(report) <= {"note"}


@pytest.mark.parametrize("make", [plan, letter, regulation])
def test_what_libreoffice_saves_again_gets_no_new_error(make: object) -> None:
    paper: Paper = make()  # type: ignore[operator]
    report = check(round_trip(paper.data()))
    assert [f for f in report.findings if f.level != "note"] == []


@pytest.mark.parametrize(
    ("title", "following", "rules"),
    [
        ("Mẫu 1.3", "Mẫu 1.4", {"phong-chu/name"}),
        ("Mẫu 1.9", "Mẫu 1.10", {"phong-chu/name", "noi-dung/size"}),
    ],
)
def test_what_the_file_of_the_forms_itself_has_wrong_is_all_that_is_told(
    title: str, following: str, rules: set[str]
) -> None:
    """A line of each stands in Calibri, one of them at 11 points: the file's slip, not the form."""
    report = check(_form(require_reference("nd30/phu-luc-III.docx"), title, following))
    assert {f.rule for f in report.findings if f.level != "note"} == rules
    assert len([f for f in report.findings if f.level != "note"]) == len(rules)
