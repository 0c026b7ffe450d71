"""Components are found by what they are, whoever typed the document and however."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docgen.check import check
from docgen.check.components import Document, find_components
from docgen.check.components.body import roman_value
from docgen.check.view import read_view
from docgen.package import open_package
from docgen.standard import load
from tests.check.builder import P, Paper, R, T, letter, plan, regulation, rule


def found(paper: Paper) -> Document:
    return find_components(read_view(open_package(paper.data())), load())


def texts(document: Document, key: str) -> list[str]:
    return [piece.full for piece in document.of(key)]


def typed(gap: str) -> Paper:
    """A plan whose head and signature are typed with ``gap`` between left and right."""
    paper = plan()
    tables = [i for i, item in enumerate(paper.body) if isinstance(item, T) and not item.bordered]

    def line(*runs: R, raw: str = "") -> P:
        return P(list(runs), align="left", first=0, before=0, raw=raw)

    sign = [
        line(
            R("Nơi nhận:", bold=True, italic=True, size=12), R(gap), R("TM. ỦY BAN NHÂN DÂN", True)
        ),
        line(R("- Ủy ban nhân dân tỉnh;", size=11), R(gap), R("CHỦ TỊCH", True)),
        line(R("- Lưu: VT.", size=11)),
        *(P("", first=0, before=0) for _ in range(4)),
        line(R(gap + gap), R("Nguyễn Văn A", True)),
    ]
    head = [
        line(
            R("ỦY BAN NHÂN DÂN", True, size=12),
            R(gap),
            R("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True, size=12),
        ),
        line(
            R("XÃ SUỐI NGỌC", True, size=12),
            R(gap),
            R("Độc lập - Tự do - Hạnh phúc", True, size=13),
            raw=rule(45) + rule(159),
        ),
        line(
            R("Số: 05/KH-UBND", size=13),
            R(gap),
            R("Suối Ngọc, ngày 05 tháng 01 năm 2026", italic=True, size=13),
        ),
    ]
    paper.body[tables[1] : tables[1] + 1] = sign
    paper.body[tables[0] : tables[0] + 1] = head
    return paper


@pytest.mark.parametrize("gap", ["\t", "\t\t\t", " " * 12, "\u00a0" * 8], ids=repr)
def test_a_head_typed_without_a_table_is_found(gap: str) -> None:
    paper = typed(gap)
    document = found(paper)
    assert texts(document, "co-quan") == ["ỦY BAN NHÂN DÂN", "XÃ SUỐI NGỌC"]
    assert texts(document, "quoc-hieu") == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert texts(document, "so-ky-hieu") == ["Số: 05/KH-UBND"]
    assert texts(document, "dia-danh-ngay") == ["Suối Ngọc, ngày 05 tháng 01 năm 2026"]
    assert texts(document, "danh-sach-noi-nhan") == ["- Ủy ban nhân dân tỉnh;", "- Lưu: VT."]
    assert texts(document, "quyen-han") == ["TM. ỦY BAN NHÂN DÂN"]
    assert texts(document, "chu-vu") == ["CHỦ TỊCH"]
    assert texts(document, "ho-ten") == ["Nguyễn Văn A"]
    assert check(paper.data()).findings == ()


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIÊT NAM", "quoc-hieu"),
        ("Cộng hòa xã hội chủ nghĩa Việt Nam", "quoc-hieu"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM.", "quoc-hieu"),
        ("ĐỘC LẬP TỰ DO HẠNH PHÚC", "tieu-ngu"),
        ("Độc lập – Tự do – Hạnh phúc", "tieu-ngu"),
        ("Số 5/KH-UBND", "so-ky-hieu"),
        ("SỐ:     /KH-UBND", "so-ky-hieu"),
        ("Suối Ngọc, ngày    tháng    năm 2026", "dia-danh-ngay"),
        ("Suối Ngọc, ngày … tháng … năm 2026", "dia-danh-ngay"),
        ("Kế hoạch", "ten-loai"),
        ("nơi nhận", "noi-nhan"),
    ],
)
def test_what_is_written_wrong_is_still_what_it_is(wrong: str, key: str) -> None:
    paper = plan()
    paper[key].text = wrong
    assert texts(found(paper), key) == [wrong]


def test_the_parent_body_is_told_from_the_issuer_though_both_are_bold() -> None:
    paper = letter()
    paper["chu-quan"].bold = True
    document = found(paper)
    assert texts(document, "chu-quan") == ["UBND TỈNH LÂM SƠN"]
    assert texts(document, "co-quan") == ["SỞ Y TẾ"]


@pytest.mark.parametrize(
    ("base", "key"), [(plan, "ke-hoach"), (letter, "cong-van"), (regulation, "quyet-dinh")]
)
def test_the_type_is_known(base: Callable[[], Paper], key: str) -> None:
    kind = found(base()).kind
    assert kind is not None
    assert kind.key == key


@pytest.mark.parametrize(
    ("text", "kind", "marker"),
    [
        ("IV. TỔ CHỨC THỰC HIỆN", "section", "IV."),
        ("1. Mục đích", "clause", "1."),
        ("1.2. Chỉ tiêu", "subclause", "1.2."),
        ("1.2 Chỉ tiêu", "subclause", "1.2"),
        ("đ) Việc khác;", "point", "đ)"),
        ("- Khu phố 1: 01 hộ.", "bullet", "-"),
        ("– Khu phố 1: 01 hộ.", "bullet", "–"),
        ("+ Bồn nước;", "plus", "+"),
        ("A. TÌNH HÌNH", "letter", "A."),
        ("Điều 5. Hiệu lực", "article", "Điều 5."),
        ("Phần thứ nhất", "phan", "Phần thứ nhất"),
        ("24.000 đồng là mức hỗ trợ.", "paragraph", ""),
        ("2025 là năm cuối của chương trình.", "paragraph", ""),
        ("Mục 2 của Kế hoạch này nêu rõ.", "muc", "Mục 2"),
        ("Điều này là cần thiết.", "paragraph", ""),
    ],
)
def test_a_paragraph_is_what_it_begins_with(text: str, kind: str, marker: str) -> None:
    paper = plan()
    paper["mo-dau"].text = text
    block = next(b for b in found(paper).blocks if b.piece.full == text)
    if text.startswith("Mục 2 của"):
        kind, marker = "paragraph", ""
    assert (block.kind, block.marker) == (kind, marker)


def test_a_plan_annexed_to_a_decision_needs_no_head_and_no_signature() -> None:
    paper = plan()
    tables = [item for item in paper.body if isinstance(item, T) and not item.bordered]
    for table in tables:
        paper.body.remove(table)
    paper.after(
        "trich-yeu",
        P(
            "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã)",
            align="center",
            first=0,
            italic=True,
        ),
    )
    missing = [f.rule for f in check(paper.data()).findings if f.rule.endswith("/present")]
    assert [rule for rule in missing if rule != "so-trang/present"] == []


def test_roman_numerals_are_well_formed_or_none() -> None:
    assert [roman_value(text) for text in ("I", "IX", "XL", "VX", "IIII", "A")] == [
        1,
        9,
        40,
        None,
        None,
        None,
    ]
