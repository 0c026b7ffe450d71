"""Mending touches form only, says what it did, and is at rest after one time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import docgen
from docgen.check import check, fix
from docgen.check.mend import trials
from docgen.check.view import View, read_view
from docgen.errors import PackageError
from docgen.package import Package, open_package, write_package
from docgen.standard import load
from tests.check.builder import P, Paper, R, T, letter, plan, regulation
from tests.check.spoils import SPOILS
from tests.support.xsd import schema_faults

SAFE = [rule.id for rule in load().rules if rule.fix == "safe"]


EXAMPLE = Path(__file__).parents[2] / "examples" / "tan_khai" / "ke_hoach.yaml"


def _places(data: bytes) -> Counter[tuple[str, int | None]]:
    return Counter((f.rule, f.where.paragraph) for f in check(data).findings)


@pytest.mark.parametrize("rule", SAFE)
def test_what_is_safe_is_mended_and_nothing_new_appears(rule: str) -> None:
    base, change = SPOILS[rule]
    paper = base()
    change(paper)
    data = paper.data()
    mended, report = fix(data)
    before, after = _places(data), _places(mended)
    assert not after - before, "mending brought new findings"
    found = [f for f in check(data).findings if f.rule == rule]
    if any(f.fix == "safe" for f in found):
        assert rule not in {f.rule for f in check(mended).findings if f.fix == "safe"}
        assert rule in {f.rule for f in report.done}
    else:  # a note, or what may be a title: left to people, and said to be
        assert {f.fix for f in found} == {"none"}
    again, second = fix(mended)
    assert again == mended
    assert second.done == ()


def test_a_right_document_comes_back_byte_for_byte() -> None:
    data = plan().data()
    assert fix(data)[0] == data


def test_words_pictures_and_other_parts_stay() -> None:
    paper = plan()
    for paragraph in paper.paragraphs():
        paragraph.font = "Arial"
        paragraph.size += 3
    data = paper.data()
    mended, _ = fix(data)
    old, new = open_package(data), open_package(mended)
    assert list(old.parts) == list(new.parts)
    assert {n for n in old.parts if old.parts[n] != new.parts[n]} <= {
        "word/document.xml",
        "word/header1.xml",
    }
    for name in ("word/document.xml", "word/header1.xml"):
        assert [*old.xml(name).itertext()] == [*new.xml(name).itertext()]
        assert len(list(old.xml(name).iter())) <= len(list(new.xml(name).iter()))


def test_a_landscape_page_stays_as_it_is() -> None:
    paper = plan()
    paper.last.width, paper.last.height, paper.last.top = 297, 210, 40
    assert b'w:orient="landscape"' in open_package(fix(paper.data())[0]).parts["word/document.xml"]


def test_the_mended_file_is_valid() -> None:
    paper = letter()
    paper["quoc-hieu"].bold = False
    paper["tieu-ngu"].line = 0
    paper["noi-dung"].align = "right"
    paper["noi-dung"].font = "Arial"
    assert schema_faults(fix(paper.data())[0]) == []


def _tracked(paper: Paper) -> bytes:
    paper[
        "noi-dung"
    ].raw = (
        '<w:ins w:id="7" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:t>!</w:t></w:r></w:ins>'
    )
    return paper.data()


def _protected(paper: Paper) -> bytes:
    return _with_settings(
        paper.data(), '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    )


def _with_settings(data: bytes, inner: str) -> bytes:
    parts = dict(open_package(data).parts)
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts["word/settings.xml"] = f'<w:settings xmlns:w="{name}">{inner}</w:settings>'.encode()
    rels = parts["word/_rels/document.xml.rels"].decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings"
    line = f'<Relationship Id="rSet" Type="{kind}" Target="settings.xml"/></Relationships>'
    parts["word/_rels/document.xml.rels"] = rels.replace("</Relationships>", line).encode()
    return write_package(parts)


def _signed(paper: Paper) -> bytes:
    parts = dict(open_package(paper.data()).parts)
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    line = f'<Relationship Id="rSig" Type="{kind}" Target="_xmlsignatures/origin.sigs"/>'
    rels = parts["_rels/.rels"].decode().replace("</Relationships>", f"{line}</Relationships>")
    parts["_rels/.rels"] = rels.encode()
    parts["_xmlsignatures/origin.sigs"] = b""
    return write_package(parts)


@pytest.mark.parametrize("make", [_tracked, _protected, _signed])
def test_what_must_not_be_touched_is_refused(make: Callable[[Paper], bytes]) -> None:
    paper = plan()
    paper["noi-dung"].size = 18
    with pytest.raises(PackageError) as caught:
        fix(make(paper))
    assert caught.value.problems[0].code.startswith("fix/")


def test_a_run_shared_with_other_text_is_left() -> None:
    """A head typed with a tab in one run: no property can be set for one half of it."""
    paper = plan()
    paper.body[1] = P(
        [R("ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=9)],
        align="left",
        first=0,
    )
    assert not any(isinstance(item, T) for item in paper.body[:2])
    _, report = fix(paper.data())
    assert "quoc-hieu/size" not in {f.rule for f in report.done}
    assert "quoc-hieu/size" in {f.rule for f in report.left}


ANCHOR = (
    '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" '
    'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>200000</wp:posOffset></wp:positionV>'
)


@pytest.mark.parametrize("anchored", [False, True])
def test_a_drawn_line_gets_its_length_in_every_form_it_is_kept_in(anchored: bool) -> None:
    made = docgen.render(docgen.load(EXAMPLE))
    package = open_package(made)
    text = package.parts[package.main_part].decode()
    lengths = re.findall(r'<wp:extent cx="(\d+)" cy="0"/>', text)
    assert len(lengths) >= 3
    spoilt = text
    for length in lengths[:3]:
        spoilt = spoilt.replace(f'cx="{length}"', f'cx="{int(length) * 3}"')
        points = int(length) / 12700
        spoilt = spoilt.replace(f"width:{points:.2f}pt", f"width:{3 * points:.2f}pt")
    if anchored:
        spoilt = re.sub(r"<wp:inline [^>]*>(.*?)</wp:inline>", rf"{ANCHOR}\1</wp:anchor>", spoilt)
        spoilt = spoilt.replace(
            '<wp:effectExtent l="0" t="0" r="0" b="0"/>',
            '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>',
        )
    data = write_package(dict(package.parts) | {package.main_part: spoilt.encode()})
    wrong = {f.rule for f in check(data).findings}
    assert {"tieu-ngu/line-length", "co-quan/line-length", "trich-yeu/line-length"} <= wrong
    mended, _ = fix(data)
    assert not {f.rule for f in check(mended).findings if "line-length" in f.rule}
    assert schema_faults(mended) == []
    after = open_package(mended).parts[package.main_part].decode()
    assert after.count(f'cx="{int(lengths[0]) * 3}"') == 0
    widths = re.findall(r"width:([\d.]+)pt;height", after)
    assert all(f"{int(length) * 3 / 12700:.2f}" not in widths for length in lengths[:3])


@pytest.mark.parametrize("style", ["margin-left:3pt;margin-top:2pt", "left:0", ""])
def test_a_line_of_an_old_word_is_mended_once_and_stays_where_it_was(style: str) -> None:
    package = open_package(docgen.render(docgen.load(EXAMPLE)))
    text = package.parts[package.main_part].decode()
    old = (
        f'<w:pict><v:line xmlns:v="urn:schemas-microsoft-com:vml" from="10pt,2pt" to="200pt,2pt" '
        f'style="position:absolute;{style}"/></w:pict>'
    )
    first = r"<mc:AlternateContent.*?</mc:AlternateContent>"
    text = re.sub(first, old, text, count=1, flags=re.DOTALL)
    mended, account = fix(write_package(dict(package.parts) | {package.main_part: text.encode()}))
    assert [f.rule for f in account.done] == ["co-quan/line-length"]
    assert "co-quan/line-length" not in {f.rule for f in check(mended).findings}
    after = open_package(mended).parts[package.main_part].decode()
    assert re.search(r'<v:line[^>]* from="0,2pt" to="[\d.]+pt,2pt"', after)
    assert fix(mended)[1].done == ()


def test_what_is_left_is_not_called_mended() -> None:
    for rule in SAFE:
        base, change = SPOILS[rule]
        paper = base()
        change(paper)
        _, report = fix(paper.data())
        done = [(f.rule, f.where.part, f.where.paragraph) for f in report.done]
        left = {(f.rule, f.where.part, f.where.paragraph) for f in report.left}
        assert len(done) == len(set(done)), rule
        assert not left & set(done), rule


def _many(count: int, wrong: int) -> Paper:
    """A plan with many lines of text, the first of them wrong in every form that can be mended."""
    paper = plan()
    at = paper.body.index(paper["noi-dung"]) + 1
    said = "Trồng cây phân tán trên địa bàn xã trong năm, đúng vụ, đúng loài, mỗi hộ"
    for number in range(count):
        line = P(f"{said} {number + 10} cây.")
        if number < wrong:
            line = P(line.plain, size=12, align="left", first=10, before=0, spacing=2, font="Arial")
        paper.body.insert(at, line)
    return paper


def test_a_line_that_outgrows_its_width_when_mended_is_mended_with_it() -> None:
    """Flush left and one line at 12 points, it is two at 14: to be justified only then."""
    data = _many(40, 20).data()
    assert "noi-dung/align" not in {f.rule for f in check(data).findings}
    mended, report = fix(data)
    assert report.left == ()
    assert check(mended).findings == ()


@pytest.mark.parametrize("paragraphs", [100, 1000])
def test_a_document_is_judged_as_often_however_many_mends_it_needs(
    paragraphs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To judge is what takes the time."""
    judged: list[None] = []

    def counted(package: Package) -> View:
        judged.append(None)
        return read_view(package)

    monkeypatch.setattr(trials, "read_view", counted)
    _, report = fix(_many(paragraphs, paragraphs // 2).data())
    assert len(report.done) >= paragraphs * 5 // 2
    assert report.left == ()
    assert len(judged) <= 12


def test_what_is_mended_does_not_wait_for_the_number_of_the_page_it_then_needs() -> None:
    """Letters set as large as they must be reach a second page, which lacks a number."""
    paper = letter()
    paper.last.numbered = False
    said = "Sở Y tế đề nghị các đơn vị tổ chức tiêm chủng an toàn, đúng lịch và đúng đối tượng"
    paper.after("noi-dung", *(P(f"{said} {at}.", size=8) for at in range(10, 24)))
    data = paper.data()
    assert not {f.rule for f in check(data).findings} - {"noi-dung/size"}
    mended, _ = fix(data)
    assert {f.rule for f in check(mended).findings} == {"so-trang/present"}


@pytest.mark.parametrize(
    ("name", "wrong"), [("size", 11), ("bold", False), ("italic", True)], ids=str
)
def test_two_lines_of_a_name_in_one_run_are_mended_together(name: str, wrong: object) -> None:
    """A break between them: both want the same, so the run can have it."""
    paper = plan()
    paper["co-quan"].text = "ỦY BAN NHÂN DÂN\nXÃ AN BÌNH"
    for more in paper.all("co-quan")[1:]:
        more.text = ""
    setattr(paper["co-quan"], name, wrong)
    data = paper.data()
    assert f"co-quan/{name}" in {f.rule for f in check(data).findings if f.fix == "safe"}
    mended, _ = fix(data)
    assert not [f for f in check(mended).findings if f.rule.startswith("co-quan/")]
    assert fix(mended)[0] == mended


RIGHT = [plan, letter, regulation]
CHANGES: list[tuple[str, tuple[object, ...]]] = [
    ("size", (10, 12, 13.5, 16)),
    ("bold", (False, True)),
    ("italic", (False, True)),
    ("align", ("left", "center", "right", "both")),
    ("first", (0.0, 10.0, 36.0)),
    ("before", (0.0, 3.0, 20.0)),
    ("after", (0.0, 6.0, 15.0)),
    ("spacing", (0.9, 1.15, 1.5, 2.0)),
    ("font", ("Arial", "Calibri")),
    ("color", ("FF0000",)),
    ("line", (0.0, 12.0, 300.0)),
]


def _said(data: bytes) -> list[str]:
    """Each paragraph letter for letter."""
    root = open_package(data).xml("word/document.xml")
    return [
        "".join(t.text or "" for t in p.iter(root.tag.replace("document", "t")))
        for p in root.iter(root.tag.replace("document", "p"))
    ]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_looks_wrong_is_mended_to_rest_and_its_words_stay(data: st.DataObject) -> None:
    """Looks alone were spoilt: nothing new appears, nothing that can be mended is left, a second
    time changes nothing, and every letter stands.
    """
    paper = data.draw(st.sampled_from(RIGHT))()
    paragraphs = list(paper.paragraphs())
    for _ in range(data.draw(st.integers(1, 8))):
        paragraph = data.draw(st.sampled_from(paragraphs))
        name, values = data.draw(st.sampled_from(CHANGES))
        setattr(paragraph, name, data.draw(st.sampled_from(values)))
    source = paper.data()
    mended, _ = fix(source)
    new = _places(mended) - _places(source)
    assert {rule for rule, _ in new} <= {"so-trang/present"}
    assert [f for f in check(mended).findings if f.fix == "safe"] == []
    assert fix(mended)[0] == mended
    assert _said(mended) == _said(source)
