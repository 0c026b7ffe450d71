"""The forms of a report, the comments of an annotated document, and files that are none."""

from __future__ import annotations

import io
import json
import pickle
import re
import zipfile

import docx
import pytest

from docgen.check import annotate, check, to_json, to_sarif, to_text
from docgen.check import rules as rules_room
from docgen.check.components import Document
from docgen.errors import PackageError
from docgen.standard import load
from docgen.standard.model import Rule
from tests.check.builder import Paper, plan
from tests.check.spoils import SPOILS
from tests.support.office import round_trip
from tests.support.xsd import schema_faults


def spoilt(*rules: str) -> bytes:
    paper: Paper = plan()
    for rule in rules:
        SPOILS[rule][1](paper)
    return paper.data()


SEVERAL = ("quoc-hieu/bold", "noi-dung/size", "khan/size", "so-trang/size", "viet-hoa/organ")


def test_json_is_as_the_interface_says() -> None:
    data = json.loads(to_json([check(spoilt("quoc-hieu/bold"), name="a.docx")]))
    assert data["standard"] == "nd30-2020"
    (file,) = data["files"]
    assert (file["file"], file["ok"]) == ("a.docx", False)
    (finding,) = file["findings"]
    assert set(finding) == {
        "rule",
        "clause",
        "level",
        "message",
        "expected",
        "actual",
        "where",
        "fix",
    }
    assert finding["rule"] == "quoc-hieu/bold"
    assert finding["clause"] == "điểm a khoản 1 Mục II Phần I Phụ lục I"
    assert finding["level"] == "error"
    assert finding["fix"] == "safe"
    assert finding["where"]["part"] == "word/document.xml"
    assert finding["where"]["paragraph"] >= 1


def test_the_paragraph_is_counted_over_the_whole_part() -> None:
    data = spoilt("quoc-hieu/bold")
    (finding,) = check(data).findings
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        text = package.read("word/document.xml").decode()
    paragraphs = re.split(r"<w:p>", text)
    assert finding.where.paragraph is not None
    assert "CỘNG HÒA" in paragraphs[finding.where.paragraph]


def test_sarif_names_rules_and_places() -> None:
    log = json.loads(to_sarif([check(spoilt(*SEVERAL), name="kế hoạch.docx")]))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert len(run["tool"]["driver"]["rules"]) == len(load().rules)
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert place == "k%E1%BA%BF%20ho%E1%BA%A1ch.docx"


def test_text_begins_with_the_gravest() -> None:
    told = to_text([check(spoilt(*SEVERAL), name="a.docx"), check(plan().data(), name="b.docx")])
    assert told.index("LỖI") < told.index("CẢNH BÁO")
    assert "b.docx: ĐẠT" in told


def test_an_annotated_document_has_a_comment_for_each_finding() -> None:
    data = spoilt(*SEVERAL)
    report = check(data)
    assert len(report.findings) > 4
    written = annotate(data, report)
    comments = list(docx.Document(io.BytesIO(written)).comments)
    assert len(comments) == len(report.findings)
    told = "\n".join(comment.text for comment in comments)
    assert all(finding.message in told for finding in report.findings)
    assert schema_faults(written) == []
    assert check(written).findings == report.findings


def test_comments_of_others_stay_and_ids_do_not_clash() -> None:
    data = spoilt("quoc-hieu/bold")
    once = annotate(data, check(data))
    twice = annotate(once, check(once))
    ids = [comment.comment_id for comment in docx.Document(io.BytesIO(twice)).comments]
    assert ids == [0, 1]


def test_libreoffice_keeps_the_comments() -> None:
    data = spoilt(*SEVERAL)
    report = check(data)
    again = round_trip(annotate(data, report))
    assert len(list(docx.Document(io.BytesIO(again)).comments)) == len(report.findings)


def test_a_rule_that_breaks_is_reported_and_hides_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(document: Document, rule: Rule) -> list[rules_room.Fault]:
        raise RuntimeError("boom")

    monkeypatch.setitem(rules_room.JUDGES, "trang/paper", broken)
    report = check(spoilt("quoc-hieu/bold"))
    failed, other = report.findings
    assert (failed.rule, failed.failed, failed.level) == ("trang/paper", True, "warning")
    assert other.rule == "quoc-hieu/bold"


def _zip(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in members.items():
            package.writestr(name.replace("__", "/"), data)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a document",
        bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600,
        _zip(a=b"b"),
        plan().data()[:-200],
    ],
    ids=["empty", "text", "doc", "zip", "truncated"],
)
def test_a_file_that_is_none_is_an_error_of_its_own(data: bytes) -> None:
    with pytest.raises(PackageError):
        check(data)


def test_a_doctype_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plan().data())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/document.xml":
                text = b'<!DOCTYPE a [<!ENTITY b "c">]>' + text
            new.writestr(name, text)
    with pytest.raises(PackageError):
        check(out.getvalue())


def test_a_path_that_is_not_there_is_an_error() -> None:
    with pytest.raises(PackageError):
        check("no-such-file.docx")


def test_a_report_comes_back_from_another_process() -> None:
    report = check(spoilt(*SEVERAL), name="a.docx")
    assert report.findings
    again = pickle.loads(pickle.dumps(report))
    assert again == report
    assert to_text([again]) == to_text([report])


def test_a_place_is_said_as_a_reader_names_it() -> None:
    """No name of a part inside the file: a clerk has never seen one."""
    text = to_text([check(spoilt("so-trang/size", "noi-dung/size"), name="a.docx")])
    assert "Ở lề trên của trang, đoạn 1: “" in text
    assert "Ở thân văn bản, đoạn " in text
    assert ".xml" not in text
