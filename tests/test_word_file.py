"""What Word reads in the .docx beyond what is printed: language, fonts, outline, properties."""

from __future__ import annotations

import re

from lxml import etree

from tests.support.words import W, part, part_names

NS = {
    "w": W.strip("{}"),
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
}
SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")


def _every_part(data: bytes) -> list[tuple[str, etree._Element]]:
    return [(name, part(data, name)) for name in part_names(data) if name.endswith(".xml")]


def _styled(data: bytes, expression: str) -> list[etree._Element]:
    return list(part(data, "word/styles.xml").iterfind(expression, NS))


def test_the_language_is_vietnamese(example: bytes) -> None:
    (language,) = _styled(example, "w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    assert language.get(f"{W}val") == "vi-VN"
    others = {
        lang.get(f"{W}{slot}")
        for _, root in _every_part(example)
        for lang in root.iterfind(".//w:lang", NS)
        for slot in ("val", "eastAsia")
    }
    assert others <= {"vi-VN", None}


def test_every_font_slot_is_times_new_roman(example: bytes) -> None:
    (default,) = _styled(example, "w:docDefaults/w:rPrDefault/w:rPr/w:rFonts")
    assert {default.get(f"{W}{slot}") for slot in SLOTS} == {"Times New Roman"}
    for name, root in _every_part(example):
        for fonts in root.iterfind(".//w:rFonts", NS):
            assert set(fonts.attrib.values()) <= {"Times New Roman", "default"}, name
            assert not any("Theme" in str(key) for key in fonts.attrib), name


def test_all_is_black_but_the_mark_of_urgency(example: bytes) -> None:
    """The mark is a stamp in bright red (điểm b khoản 2 Mục III)."""
    marks = {"KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"}
    for name, root in _every_part(example):
        for colour in root.iterfind(".//w:color", NS):
            if colour.get(f"{W}val") not in {"000000", "auto"}:
                run = colour.getparent().getparent()  # type: ignore[union-attr]
                assert colour.get(f"{W}val") == "FF0000", name
                assert "".join(run.itertext(f"{W}t")) in marks, name  # type: ignore[union-attr]


def test_both_sizes_are_said(example: bytes) -> None:
    """``w:sz`` without ``w:szCs`` leaves another size where Word takes the text for complex."""
    for name, root in _every_part(example):
        for size in root.iterfind(".//w:sz", NS):
            complex_size = size.getparent().find("w:szCs", NS)  # type: ignore[union-attr]
            assert complex_size is not None, name
            assert complex_size.get(f"{W}val") == size.get(f"{W}val"), name


def test_word_opens_it_in_its_own_mode(example: bytes) -> None:
    settings = part(example, "word/settings.xml")
    modes = {
        setting.get(f"{W}val")
        for setting in settings.iterfind("w:compat/w:compatSetting", NS)
        if setting.get(f"{W}name") == "compatibilityMode"
    }
    assert modes == {"15"}


def test_nothing_is_underlined_and_no_line_is_typed(example: bytes) -> None:
    body = part(example)
    assert body.find(".//w:u", NS) is None
    assert not re.search(r"_{3,}|-{4,}", "".join(body.itertext()))


def test_heads_are_in_the_navigation_pane(tan_khai: bytes) -> None:
    """Sections one level above clauses, by outline levels of their styles or their own."""
    levels = {
        style.get(f"{W}styleId"): style.find("w:pPr/w:outlineLvl", NS)
        for style in _styled(tan_khai, "w:style")
    }
    outline: dict[str, int] = {}
    for paragraph in part(tan_khai).iter(f"{W}p"):
        own = paragraph.find("w:pPr/w:outlineLvl", NS)
        style = paragraph.find("w:pPr/w:pStyle", NS)
        level = (
            own
            if own is not None
            else levels.get(style.get(f"{W}val"))
            if style is not None
            else None
        )
        if level is not None and int(level.get(f"{W}val")) < 9:
            outline["".join(paragraph.itertext(f"{W}t"))] = int(level.get(f"{W}val"))
    sections = [level for text, level in outline.items() if re.match(r"[IV]+\. ", text)]
    clauses = [level for text, level in outline.items() if re.match(r"\d+\. ", text)]
    assert len(sections) == 4
    assert len(set(sections)) == 1
    assert clauses
    assert min(clauses) > sections[0]


def test_tables_mark_their_header_rows_and_keep_rows_whole(example: bytes) -> None:
    for table in part(example).iter(f"{W}tbl"):
        borders = table.find("w:tblPr/w:tblBorders/w:insideH", NS)
        if borders is None or borders.get(f"{W}val") in {"nil", "none"}:
            continue  # it holds the head or the signature
        rows = table.findall("w:tr", NS)
        assert rows[0].find("w:trPr/w:tblHeader", NS) is not None
        assert all(row.find("w:trPr/w:cantSplit", NS) is not None for row in rows)


def test_tables_say_their_grid(example: bytes) -> None:
    """Fixed layout, and cells as wide as the grid says: Word and LibreOffice then agree."""
    for table in part(example).iter(f"{W}tbl"):
        grid = [int(c.get(f"{W}w", "0")) for c in table.findall("w:tblGrid/w:gridCol", NS)]
        width = table.find("w:tblPr/w:tblW", NS)
        assert grid
        assert width is not None
        assert width.get(f"{W}type") == "dxa"
        assert int(width.get(f"{W}w", "0")) == sum(grid)
        layout = table.find("w:tblPr/w:tblLayout", NS)
        assert layout is not None
        assert layout.get(f"{W}type") == "fixed"
        for cell in table.findall("w:tr/w:tc", NS):
            assert cell[-1].tag == f"{W}p", "a cell ends in a paragraph"


def test_core_properties_say_what_the_plan_is(tan_khai: bytes) -> None:
    core = part(tan_khai, "docProps/core.xml")
    said = {etree.QName(child).localname: child.text for child in core}
    assert "giảm nghèo bền vững" in (said["title"] or "") + (said.get("subject") or "")
    assert said["creator"]
    assert "ủy ban nhân dân" in said["creator"].lower()
    assert {"created", "modified"} <= set(said)


def test_no_library_left_its_name(example: bytes) -> None:
    for name, root in _every_part(example):
        text = etree.tostring(root, encoding="unicode").lower()
        assert not re.search(r"python-docx|docxtpl|generated by", text), name
    assert not [name for name in part_names(example) if "thumbnail" in name.lower()]


def test_no_tag_of_the_template_is_left(example: bytes) -> None:
    for name, root in _every_part(example):
        assert not re.search(r"\{\{|\}\}|\{%|%\}", etree.tostring(root, encoding="unicode")), name


def test_nothing_is_fetched_from_outside(example: bytes) -> None:
    for name in part_names(example):
        if name.endswith(".rels"):
            modes = [relation.get("TargetMode") for relation in part(example, name)]
            assert "External" not in modes, name


def test_ids_of_drawings_are_unique_and_in_order(example: bytes) -> None:
    drawing = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    ids = [int(item.get("id", "0")) for item in part(example).iter(drawing)]
    assert ids == sorted(set(ids))
