"""What a template is refused for, to the letter: its code, its part, its sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from docgen.errors import DocgenError, InputError, TemplateError
from docgen.package import Package, parse_xml
from docgen.render.active_content import _instructions, refuse_active_content
from docgen.render.cells import refuse_hollow_cells
from docgen.render.finish import close_last_section, fix_tables, number_drawings, resolve_breaks
from docgen.render.program import Program
from docgen.render.properties import core_part
from docgen.render.source import (
    has_tags,
    patched,
    refuse_runaway_tags,
    refuse_unrendered_tags,
    rendered_parts,
    text_of,
)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
Told = list[tuple[str, str, str]]


def told(function: Callable[..., Any], *arguments: Any) -> Told:
    """The problems of a call that must be refused."""
    with pytest.raises(DocgenError) as caught:
        function(*arguments)
    return [(one.code, one.path, one.message) for one in caught.value.problems]


def package(parts: dict[str, str], types: dict[str, str], **rels: list[str]) -> Package:
    """Parts with content types; ``rels`` of the package (``_``) or of ``word/document.xml``."""
    lines = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items()
    )
    made = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'content-types"><Default Extension="rels" ContentType="application/x"/>{lines}</Types>'
    } | parts
    for owner, entries in rels.items():
        name = "_rels/.rels" if owner == "package" else "word/_rels/document.xml.rels"
        made[name] = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + "".join(entries)
            + "</Relationships>"
        )
    return Package({name: text.encode() for name, text in made.items()})


def relationship(number: int, kind: str, target: str, mode: str = "") -> str:
    external = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="r{number}" Type="{R}/{kind}" Target="{target}"{external}/>'


MAIN = [relationship(1, "officeDocument", "word/document.xml")]


def body(content: str) -> str:
    return f'<w:document xmlns:w="{W}"><w:body>{content}</w:body></w:document>'


def whole(content: str = "", more: dict[str, tuple[str, str]] | None = None, *rels: str) -> Package:
    """A small document, with further parts (text and content type) and relationships."""
    extra = more or {}
    return package(
        {"word/document.xml": body(content)} | {name: text for name, (text, _) in extra.items()},
        {"word/document.xml": DOCUMENT} | {name: kind for name, (_, kind) in extra.items()},
        package=MAIN,
        document=list(rels),
    )


# --- Tags ---


def texts(*pieces: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{piece}</w:t></w:r></w:p>" for piece in pieces)


NAMES = ["word/document.xml"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        texts("không thẻ { } % #"),
        texts("{{ a }} {% if b %} {# c #}"),
        texts("{{ " + "a" * 4_994 + " }}"),
        texts("{", "{ a }", "}"),
        texts("{_{ a }_} {_% b %_}" * 50),
        texts("{{ a }}" * 3_000),
        texts("{# {{ #}"),
    ],
    ids=["empty", "no tag", "three kinds", "long", "split", "escaped", "many", "inside a comment"],
)
def test_tags_with_an_end_are_taken(content: str) -> None:
    refuse_runaway_tags(whole(content), NAMES)


UNCLOSED = "Thẻ “{}” không có dấu đóng “{}”; hãy thêm vào hoặc bỏ."
MANY = "Phần này có hơn 3000 thẻ; hãy dùng vòng lặp hoặc chia nhỏ mẫu."


@pytest.mark.parametrize(
    ("content", "code", "message"),
    [
        (texts("a {{ b"), "unclosed", UNCLOSED.format("{{ b", "}}")),
        (texts("{% b }}"), "unclosed", UNCLOSED.format("{% b }}", "%}")),
        (texts("{# b %}"), "unclosed", UNCLOSED.format("{# b %}", "#}")),
        (texts("{{ a }} {{ b"), "unclosed", UNCLOSED.format("{{ b", "}}")),
        (texts("{{ " + "a" * 99), "unclosed", UNCLOSED.format("{{ " + "a" * 57, "}}")),
        (texts("{{ " + "a" * 4_999 + "}}"), "unclosed", UNCLOSED.format("{{ " + "a" * 57, "}}")),
        (texts("{{ a }}" * 3_001), "too-many-tags", MANY),
        (texts("{_{" * 3_001), "too-many-tags", MANY),
        (texts("}_}" * 3_001), "too-many-tags", MANY),
        (texts("%_}" * 3_001), "too-many-tags", MANY),
    ],
)
def test_a_tag_without_an_end_is_told(content: str, code: str, message: str) -> None:
    assert told(refuse_runaway_tags, whole(content), NAMES) == [
        (f"template/{code}", "word/document.xml", message)
    ]


def test_every_part_with_a_runaway_tag_is_told() -> None:
    made = whole(texts("{{ a"), {"word/a.xml": (body(texts("{% b")), "application/x+xml")})
    found = told(refuse_runaway_tags, made, ["word/document.xml", "word/a.xml"])
    assert [path for _, path, _ in found] == ["word/document.xml", "word/a.xml"]


def test_a_tag_where_nothing_is_filled_is_told() -> None:
    made = whole(
        texts("{{ a }}"),
        {
            "word/comments.xml": (body(texts("x {", "% if a %} " + "y" * 99)), "application/x+xml"),
            "customXml/item1.xml": ("<a>{{ b }}</a>", "application/xml"),
            "word/media/a.bin": ("{{ c }}", "image/png"),
            "docProps/core.xml": ("<a>{# d #}</a>", "application/x+xml"),
        },
    )
    sentence = (
        "Thẻ “{}” nằm ở chỗ không được điền; hãy chuyển vào thân văn bản, "
        "đầu trang, chân trang hoặc chú thích cuối trang."
    )
    assert told(refuse_unrendered_tags, made, NAMES) == [
        ("template/tag-place", "word/comments.xml",
         sentence.format("{% if a %} " + "y" * 49)),
        ("template/tag-place", "docProps/core.xml", sentence.format("{# d #}")),
    ]  # fmt: skip


def test_rendered_are_the_main_part_its_headers_footers_and_footnotes() -> None:
    parts = {
        "word/h.xml": ("<a/>", "application/x+xml"),
        "word/f.xml": ("<a/>", "application/x+xml"),
        "word/notes.xml": ("<a/>", FOOTNOTES),
        "word/end.xml": ("<a/>", "application/y+xml"),
    }
    rels = [
        relationship(1, "endnotes", "end.xml"),
        relationship(2, "header", "h.xml"),
        relationship(3, "header", "h.xml"),
        relationship(4, "footer", "f.xml"),
        relationship(5, "footer", "gone.xml"),
        relationship(6, "header", "http://a.example/", "External"),
        relationship(7, "footnotes", "notes.xml"),
        relationship(8, "myheader", "end.xml"),
    ]
    found = rendered_parts(whole("", parts, *rels))
    assert found == ["word/document.xml", "word/h.xml", "word/f.xml", "word/notes.xml"]


def test_a_part_is_patched_for_jinja_alone() -> None:
    plain = whole('<w:p w:rsidR="00AA11" w:rsidRDefault="00BB22"><w:r/></w:p>')
    assert patched(plain, NAMES[0]) == body("<w:p><w:r/></w:p>")
    assert text_of(whole(texts("a", "b")), NAMES[0]) == "ab"
    tagged = whole(
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>x {</w:t></w:r><w:r><w:t>{ a }}</w:t></w:r>"
        "<w:r><w:rPr><w:b/></w:rPr><w:t></w:t></w:r></w:p>" + texts("{_{ b }_} {_% c %_}")
    )
    found = patched(tagged, NAMES[0])
    assert "x {{ a }}" in found
    assert "{{'{{'}} b {{'}}'}} {{'{%'}} c {{'%}'}}" in found
    assert "<w:t></w:t>" not in found
    assert found.startswith("<w:document xmlns:w=")


@pytest.mark.parametrize(
    ("xml", "found"),
    [("{{", True), ("{%", True), ("{#", True), ("<a>{</a><b>%", True), ("{ {", False), ("", False)],
)
def test_tags_are_seen(xml: str, found: bool) -> None:
    assert has_tags(xml) is found


# --- What runs, fetches, embeds ---


def active(*problems: tuple[str, str]) -> Told:
    return [
        ("template/active-content", part, f"Mẫu có {what}; hãy bỏ đi.") for part, what in problems
    ]


KINDS = {
    "vbaProject": "macro",
    "wordVbaData": "macro",
    "keyMapCustomizations": "phím tắt gắn macro",
    "attachedToolbars": "thanh công cụ gắn macro",
    "attachedTemplate": "liên kết tới một mẫu khác",
    "aFChunk": "tài liệu nhúng (altChunk)",
    "oleObject": "đối tượng OLE",
    "package": "tệp nhúng",
    "control": "điều khiển ActiveX",
    "activeXControlBinary": "điều khiển ActiveX",
    "subDocument": "tài liệu con ở ngoài",
    "frame": "khung lấy từ ngoài",
    "externalLinkPath": "liên kết ra ngoài",
    "mailMergeSource": "nguồn trộn thư",
    "mailMergeHeaderSource": "nguồn trộn thư",
    "recipientData": "nguồn trộn thư",
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mode", ["", "External"])
def test_a_relationship_that_acts_is_told(kind: str, mode: str) -> None:
    made = whole("", None, relationship(1, kind, "x/a.bin", mode))
    target = "x/a.bin" if mode else "word/x/a.bin"
    assert told(refuse_active_content, made) == active(
        ("word/document.xml", f"{KINDS[kind]} “{target}”")
    )


@pytest.mark.parametrize(
    ("kind", "target"),
    [("image", "http://a.example/b.png"), ("hyperlink", "javascript:a"), ("hyperlink", "file:///a"),
     ("hyperlink", "x http://a"), ("nobody", "mailto:a"), ("hyperlink", "")],
)  # fmt: skip
def test_a_target_outside_is_told(kind: str, target: str) -> None:
    shown = f" “{target}”" if target else ""
    made = whole("", None, relationship(1, kind, target, "External"))
    assert told(refuse_active_content, made) == active(
        ("word/document.xml", f"liên kết ra ngoài{shown}")
    )


def test_a_long_target_is_cut_and_the_same_is_told_once() -> None:
    target = "http://a.example/" + "b" * 99
    twice = [relationship(n, "image", target, "External") for n in (1, 2)]
    assert told(refuse_active_content, whole("", None, *twice)) == active(
        ("word/document.xml", f"liên kết ra ngoài “{target[:80]}”")
    )


def test_the_packages_own_relationships_are_looked_at() -> None:
    made = package(
        {"word/document.xml": body("")},
        {"word/document.xml": DOCUMENT},
        package=[*MAIN, relationship(2, "attachedTemplate", "a.dotm")],
    )
    assert told(refuse_active_content, made) == active(("", "liên kết tới một mẫu khác “a.dotm”"))


TYPES = {
    "application/vnd.ms-office.vbaProject": "macro",
    "application/vnd.ms-word.vbaData+xml": "macro",
    "application/vnd.ms-word.document.macroEnabled.12": "macro",
    "application/vnd.ms-office.activeX": "điều khiển ActiveX",
    "application/vnd.openxmlformats-officedocument.oleObject": "đối tượng OLE",
    "text/html": "trang web nhúng",
    "application/rtf": "tài liệu nhúng",
    "message/rfc822": "thư nhúng",
    "application/x-msdownload": "chương trình",
}


@pytest.mark.parametrize("kind", TYPES)
def test_a_part_that_acts_is_told_by_its_type(kind: str) -> None:
    made = whole("", {"word/a.bin": ("<a/>", kind)})
    assert told(refuse_active_content, made) == active(("word/a.bin", TYPES[kind]))


def test_every_part_that_acts_is_told() -> None:
    kinds = ("text/html", "application/rtf")
    made = whole("", {f"word/{n}.bin": ("<a/>", kind) for n, kind in enumerate(kinds)})
    assert told(refuse_active_content, made) == active(
        ("word/0.bin", "trang web nhúng"), ("word/1.bin", "tài liệu nhúng")
    )


ELEMENTS = {
    "altChunk": "tài liệu nhúng (altChunk)",
    "object": "đối tượng nhúng",
    "control": "điều khiển ActiveX",
    "dataBinding": "ô nội dung gắn dữ liệu ẩn (dataBinding), Word sẽ ghi đè chữ đã điền",
    "subDoc": "tài liệu con ở ngoài",
    "attachedTemplate": "liên kết tới một mẫu khác",
    "mailMerge": "nguồn trộn thư",
}


@pytest.mark.parametrize("name", ELEMENTS)
def test_an_element_that_acts_is_told(name: str) -> None:
    made = whole(f"<w:p><w:{name}/></w:p>")
    assert told(refuse_active_content, made) == active(("word/document.xml", ELEMENTS[name]))


def test_markup_that_no_reader_of_words_reads_is_no_element_of_words() -> None:
    refuse_active_content(whole("", {"word/a.png": (body("<w:object/>"), "image/png")}))
    refuse_active_content(whole("", {"word/a.xml": (body("<w:p/>"), "application/x+xml")}))


BEGIN, SEPARATE, END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)


def say(text: str, tag: str = "instrText") -> str:
    return f"<w:r><w:{tag}>{text}</w:{tag}></w:r>"


INSTRUCTIONS = {
    "whole": (BEGIN + say(" PAGE ") + SEPARATE + END, [" PAGE "]),
    "split": (BEGIN + say("PA") + say("GE") + END, ["PAGE"]),
    "empty": (BEGIN + END, [""]),
    "two": (BEGIN + say("A") + END + BEGIN + say("B") + END, ["A", "B"]),
    "nested": (BEGIN + say("A") + BEGIN + say("B") + END + say("C") + END, ["B", "AC"]),
    "simple": ('<w:fldSimple w:instr="PAGE"/>', ["PAGE"]),
    "simple without": ("<w:fldSimple/>", [""]),
    "deleted": (BEGIN + say("A", "delInstrText") + END, ["A"]),
    "stray": (say("A") + say("B"), ["AB"]),
    "stray blanks": (say(" "), []),
    "stray beside a field": (say("A") + BEGIN + say("B") + END + say("C"), ["B", "AC"]),
    "without an end": (BEGIN + say("A") + BEGIN + say("B"), ["A", "B"]),
    "split and without an end": (BEGIN + say("DD") + say("E"), ["DDE"]),
    "stray blanks in pieces": (say(" ") + say(" "), []),
    "an end alone": (END + say("A"), ["A"]),
    "no text": (BEGIN + "<w:r><w:instrText/></w:r>" + END, [""]),
}


@pytest.mark.parametrize("name", INSTRUCTIONS)
def test_a_fields_instruction_is_put_together(name: str) -> None:
    content, wanted = INSTRUCTIONS[name]
    root = parse_xml(body(f"<w:p>{content}</w:p>").encode(), "a.xml")
    assert list(_instructions(root)) == wanted


@pytest.mark.parametrize(
    ("instruction", "right"),
    [(" PAGE ", True), ("page", True), ("NUMPAGES \\* MERGEFORMAT", True), ("REF a \\h", True),
     ("", False), (" ", False), ("PAGES", False), ("=1", False), ("DDE x", False), ("1", False)],
)  # fmt: skip
def test_a_field_is_known_by_its_first_word(instruction: str, right: bool) -> None:
    made = whole(f"<w:p>{BEGIN}{say(instruction)}{END}</w:p>")
    if right:
        refuse_active_content(made)
    else:
        shown = f" “{instruction.strip()}”" if instruction.strip() else ""
        assert told(refuse_active_content, made) == active(
            ("word/document.xml", f"trường tự động{shown}")
        )


# --- Cells ---

HOLLOW = (
    "Ô bảng “{}” có thể không còn đoạn văn nào, Word sẽ báo tệp hỏng; hãy đặt điều kiện quanh cả "
    "dòng bảng ({{%tr … %}}) hoặc thêm một đoạn văn ngoài điều kiện."
)
P = "<w:p><w:t>x</w:t></w:p>"
CELLS = {
    "a paragraph": (P, True),
    "an empty paragraph": ("<w:p/>", True),
    "nothing": ("", False),
    "an if": ("{% if a %}" + P + "{% endif %}", False),
    "both branches": ("{% if a %}" + P + "{% else %}" + P + "{% endif %}", True),
    "one branch of two": ("{% if a %}" + P + "{% else %}{% endif %}", False),
    "the other branch of two": ("{% if a %}{% else %}" + P + "{% endif %}", False),
    "all of three": ("{% if a %}<w:p/>{% elif b %}<w:p/>{% else %}<w:p/>{% endif %}", True),
    "the first of three empty": (
        "{% if a %}{% elif b %}<w:p/>{% else %}<w:p/>{% endif %}", False),
    "the middle one empty": ("{% if a %}<w:p/>{% elif b %}{% else %}<w:p/>{% endif %}", False),
    "three without else": ("{% if a %}<w:p/>{% elif b %}<w:p/>{% endif %}", False),
    "a loop": ("{% for a in b %}" + P + "{% endfor %}", False),
    "a loop with else": ("{% for a in b %}<w:p/>{% else %}<w:p/>{% endfor %}", True),
    "after the if": ("{% if a %}" + P + "{% endif %}<w:p/>", True),
    "before the if": ("<w:p />{% if a %}" + P + "{% endif %}", True),
    "deep": ("{% if a %}{% if b %}<w:p/>{% else %}<w:p/>{% endif %}{% else %}<w:p/>{% endif %}",
             True),
    "deep and open": ("{% if a %}{% if b %}<w:p/>{% endif %}{% else %}<w:p/>{% endif %}", False),
    "trimmed": ("{%- if a -%}" + P + "{%- endif -%}", False),
    "an element of like name": ("<w:pPr/>", False),
}  # fmt: skip


@pytest.mark.parametrize("name", CELLS)
@pytest.mark.parametrize("opened", ["<w:tc>", '<w:tc w:id="1">'])
def test_a_cell_keeps_a_paragraph_whatever_the_data(name: str, opened: str) -> None:
    content, right = CELLS[name]
    source = f"<w:tr>{opened}{content}</w:tc></w:tr>"
    if right:
        refuse_hollow_cells(source, "a.xml")
        return
    (found,) = told(refuse_hollow_cells, source, "a.xml")
    shown = content.replace(P, "x").replace("<w:p/>", "").replace("<w:pPr/>", "")
    assert found == ("template/hollow-cell", "a.xml", HOLLOW.format(shown[:80]))


def test_every_hollow_cell_is_told_and_a_table_in_a_cell_is_no_paragraph() -> None:
    source = "<w:tc><w:tbl><w:tc></w:tc></w:tbl></w:tc><w:tc><w:p/></w:tc><w:tc></w:tc>"
    assert len(told(refuse_hollow_cells, source, "a.xml")) == 3
    refuse_hollow_cells("{% if a %}<w:tr><w:tc><w:p/></w:tc></w:tr>{% endif %}", "a.xml")
    refuse_hollow_cells("</w:tc>{% endif %}{% else %}", "a.xml")


# --- A part's program ---


def program(source: str, *, trusted: bool = False) -> Program:
    return Program("word/document.xml", source, trusted=trusted)


SYNTAX = [
    ("<w:p>a</w:p><w:p >đoạn {{ a b }}</w:p>", "template/syntax",
     "Thẻ không dùng được ở đoạn “đoạn {{ a b }}” của mẫu: Không hiểu được chỗ bắt đầu từ “b”; tên "
     "viết liền không dấu cách (dùng dấu _), bộ lọc đứng sau dấu “|”."),
    ("<w:p>một</w:p><w:p>{{ a() }}</w:p>", "template/construct",
     "Thẻ không dùng được ở đoạn “{{ a() }}” của mẫu: Không được dùng lời gọi hàm “(…)”; hãy dùng "
     "bộ lọc sau dấu “|”."),
    ("<w:p>" + "x" * 99 + "{{ a.__b }}</w:p>", "template/underscore",
     "Thẻ không dùng được ở đoạn “" + "x" * 80 + "” của mẫu: Tên “__b” không được bắt đầu bằng dấu "
     "gạch dưới."),
]  # fmt: skip


@pytest.mark.parametrize(("source", "code", "message"), SYNTAX)
def test_a_wrong_tag_is_told_by_its_paragraph(source: str, code: str, message: str) -> None:
    assert told(program, source) == [(code, "word/document.xml", message)]


def test_a_trusted_tag_is_told_too() -> None:
    with pytest.raises(TemplateError) as caught:
        program("<w:p>a</w:p><w:p>đoạn {% if %}</w:p>", trusted=True)
    (one,) = caught.value.problems
    assert (one.code, one.path) == ("template/syntax", "word/document.xml")
    assert one.message == (
        "Thẻ viết sai ở đoạn “đoạn {% if %}” của mẫu: Biểu thức trống hoặc viết dở; hãy ghi tên số "
        "liệu, ví dụ {{ tong_so_ho }}."
    )
    with pytest.raises(TemplateError) as caught:
        program("<w:p>{{ a | khong_co }}</w:p>", trusted=True)
    (one,) = caught.value.problems
    assert (one.code, one.path) == ("template/syntax", "word/document.xml")
    assert one.message == "Mẫu dùng bộ lọc hoặc thẻ không có: Không có bộ lọc “khong_co”."


CONTEXT = {"a": {"b": "x & y", "items": 1}, "n": 5, "ds": ["một", "hai"]}
RENDERED = {
    "{{ a.b }} {{ n | so_dem }}": "x &amp; y 05",
    "{{ a.items }}": "1",
    "{% for x in ds %}{{ loop.index }}{{ x }}{% endfor %}": "1một2hai",
    "{{ khong | mac_dinh('trống') }}": "trống",
    "{{ a.c | mac_dinh('<') }}": "&lt;",
}
FAILED = {
    "{{ khong }}": ("template/undefined", "Mẫu dùng “khong”, nhưng dữ liệu không có."),
    "{{ a.c }}": ("template/undefined", "Mẫu dùng “c”, nhưng dữ liệu không có."),
    "{{ a.c.d }}": ("template/undefined", "Mẫu dùng “c”, nhưng dữ liệu không có."),
    "{{ ds | so }}": ("template/filter", "Cần một số nhưng ở đây là danh sách."),
}


@pytest.mark.parametrize("source", RENDERED)
def test_a_program_writes(source: str) -> None:
    made = program(source)
    assert "".join(made.render(CONTEXT)) == RENDERED[source]
    assert "".join(made.render(CONTEXT)) == RENDERED[source]


@pytest.mark.parametrize("source", FAILED)
def test_a_program_that_cannot_is_told(source: str) -> None:
    made = program(source)
    for _ in range(2):
        code, message = FAILED[source]
        assert told(made.render, CONTEXT) == [(code, "word/document.xml", message)]


def test_a_program_reads_objects_by_stock_code() -> None:
    class Thing:
        b = "<b>"

    made = program("{{ a.b }}", trusted=True)
    assert "".join(made.render({"a": Thing()})) == "&lt;b&gt;"
    assert "".join(made.render({"a": {"b": "c"}})) == "c"


def test_a_program_made_from_its_code_is_the_same() -> None:
    made = program("{{ a.b }}")
    again = Program(made.part, made.source, trusted=False, code=made.generate())
    assert "".join(again.render(CONTEXT)) == "x &amp; y"


# --- After Jinja ---


def test_properties_are_written_whole() -> None:
    start = core_part({}).partition("<dc:language>")[0]
    assert parse_xml(core_part({}).encode(), "a.xml").tag.endswith("}coreProperties")
    assert core_part({
        "title": "A & B", "subject": "s", "creator": "c", "keywords": "k", "category": "g",
        "created": "2024-01-01T00:00:00Z", "other": "x",
    }) == start + (
        "<dc:title>A &amp; B</dc:title><dc:subject>s</dc:subject><dc:creator>c</dc:creator>"
        "<cp:keywords>k</cp:keywords><cp:category>g</cp:category><dc:language>vi-VN</dc:language>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2024-01-01T00:00:00Z</dcterms:created>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF">2024-01-01T00:00:00Z</dcterms:modified>'
        "</cp:coreProperties>"
    )  # fmt: skip


SECTION = "<w:p><w:pPr>{}<w:sectPr><w:x/></w:sectPr></w:pPr></w:p>"
LAST = "<w:sectPr><w:y/></w:sectPr></w:body>"


@pytest.mark.parametrize(
    ("xml", "closed"),
    [
        ("<w:p/>" + LAST, "<w:p/>" + LAST),
        (SECTION.format("") + "<w:p/>" + LAST, SECTION.format("") + "<w:p/>" + LAST),
        (
            "<w:p/>" + SECTION.format("<w:z/>") + LAST,
            "<w:p/><w:p><w:pPr><w:z/></w:pPr></w:p><w:sectPr><w:x/></w:sectPr></w:body>",
        ),
        ("không có gì", "không có gì"),
    ],
)
def test_a_break_at_the_very_end_is_the_last_page(xml: str, closed: str) -> None:
    assert close_last_section(xml.encode()).decode() == closed


def test_drawings_are_numbered_in_order() -> None:
    drawn = '<wp:docPr id="9" name="a"/>x<wp:docPr name="b"/>y<wp:docPr name="c" id="9"/>'
    assert number_drawings(drawn) == (
        '<wp:docPr id="1001" name="a"/>x<wp:docPr name="b"/>y<wp:docPr name="c" id="1003"/>'
    )
    assert number_drawings("không") == "không"


@pytest.mark.parametrize("sign", ["\n", "\t", "\a", "\f"])
def test_breaks_in_a_value_become_elements(sign: str) -> None:
    xml = f"<w:p><w:r><w:t>a{sign}b</w:t></w:r></w:p>".encode()
    found = resolve_breaks(xml).decode()
    assert sign not in found
    start = b"<?xml?>\n"
    assert resolve_breaks(start + xml, len(start)).decode() == "<?xml?>\n" + found
    wanted = {"\n": "<w:br/>", "\t": "<w:tab/>", "\a": "</w:p><w:p>", "\f": 'w:type="page"'}[sign]
    assert wanted in found
    assert resolve_breaks(start + b"<w:p>a</w:p>", len(start)) == start + b"<w:p>a</w:p>"


def test_a_broken_table_is_told_by_its_part() -> None:
    assert told(fix_tables, b"<w:tbl>", "word/a.xml")[0][:2] == ("package/xml", "word/a.xml")


def test_half_a_character_is_told() -> None:
    from docgen.render import compile_template
    from docgen.templates import read_template
    from tests.render.sample import sample

    context = sample() | {"drafter": "\ud800"}
    with pytest.raises(InputError) as caught:
        compile_template(read_template()).render(context)
    (one,) = caught.value.problems
    assert (one.code, one.path, one.message) == (
        "text/surrogate",
        "word/document.xml",
        "Dữ liệu có ký tự hỏng U+D800, không ghi được vào văn bản.",
    )


@pytest.mark.parametrize("trusted", [False, True])
@pytest.mark.parametrize(
    ("source", "code", "message"),
    [
        ("{{ a.b > 3 }}", "template/filter",
         "Mẫu so sánh hoặc tính toán những dữ liệu khác loại, như chữ với số."),
        ("{{ ds[9] }}", "template/undefined", "Mẫu dùng “[9]”, nhưng dữ liệu không có."),
    ],
)  # fmt: skip
def test_what_only_the_data_show_is_told_in_vietnamese(
    source: str, code: str, message: str, trusted: bool
) -> None:
    made = program(f"<w:p>{source}</w:p>", trusted=trusted)
    assert told(made.render, CONTEXT) == [(code, "word/document.xml", message)]
