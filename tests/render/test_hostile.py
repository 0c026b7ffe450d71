"""Templates of other people: held to the small language, and to text."""

from __future__ import annotations

import io
import re

import docx
import pytest

from docgen.errors import InputError, TemplateError
from docgen.package import open_package, write_package
from docgen.render import compile_template
from docgen.templates import read_template
from tests.render.authored import with_part
from tests.render.compare import texts
from tests.render.sample import sample

MAIN = "word/document.xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def small(*paragraphs: str) -> bytes:
    """The shipped template's package with a body of these paragraphs."""
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{p}</w:t></w:r></w:p>' for p in paragraphs)
    return with_body(body)


def with_body(body: str) -> bytes:
    def change(data: bytes) -> bytes:
        return re.sub(
            r"<w:body>.*(?=<w:sectPr)", lambda _: f"<w:body>{body}", data.decode(), flags=re.DOTALL
        ).encode()

    template = with_part(read_template(), MAIN, change)
    for part, root in (("word/header_first.xml", "hdr"), ("word/footer_first.xml", "ftr")):
        content = f'<w:{root} xmlns:w="{W}"><w:p/></w:{root}>'.encode()
        template = with_part(template, part, lambda _, content=content: content)
    return template


def with_relationship(kind: str, target: str, *, external: bool) -> bytes:
    mode = ' TargetMode="External"' if external else ""
    line = f'<Relationship Id="rIdX" Type="{R}/{kind}" Target="{target}"{mode}/></Relationships>'

    def change(data: bytes) -> bytes:
        return data.replace(b"</Relationships>", line.encode())

    return with_part(read_template(), "word/_rels/document.xml.rels", change)


def problem(template: bytes) -> tuple[str, str, str]:
    with pytest.raises(TemplateError) as caught:
        compile_template(template)
    first = caught.value.problems[0]
    return first.code, first.path, first.message


ESCAPES = {
    "class walk": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "attribute filter": "{{ ten|attr('__class__') }}",
    "item": "{{ ten['__class__'] }}",
    "globals": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "call": "{{ ten.format() }}",
    "stored format": "{{ '%s'|format(ten) }}",
    "namespace": "{{ namespace() }}",
    "lipsum": "{{ lipsum(n=100000) }}",
    "range": "{% for a in range(10**9) %}x{% endfor %}",
    "power": "{{ 9**(9**9) }}",
    "repeat": "{{ 'x'*10**10 }}",
    "center": "{{ ten|center(10**10) }}",
    "safe": "{{ ten|safe }}",
    "autoescape": "{% autoescape false %}{{ ten }}{% endautoescape %}",
    "set": "{% set a = 1 %}",
    "macro": "{% macro a() %}{% endmacro %}",
    "import": "{% import 'os' as os %}",
    "include": "{% include '/etc/passwd' %}",
    "inline if": "{{ 1 if ten else 2 }}",
    "self": "{{ self._TemplateReference__context }}",
}


@pytest.mark.parametrize("tag", ESCAPES.values(), ids=ESCAPES)
def test_the_small_language_is_all_there_is(tag: str) -> None:
    code, part, message = problem(small("trước", f"đoạn {tag}"))
    assert code.startswith("template/")
    assert part == MAIN
    assert ("đoạn" in message) or tag.startswith("{% autoescape")  # which Jinja does not number


@pytest.mark.parametrize(
    "part", ["word/header_page.xml", "word/footer_first.xml", "word/footnotes.xml"]
)
def test_every_rendered_part_is_judged(part: str) -> None:
    paragraph = b"<w:p><w:r><w:t>{{ a.__class__ }}</w:t></w:r></w:p>"
    template = with_part(
        read_template(), part, lambda data: re.sub(rb"</w:p>", b"</w:p>" + paragraph, data, count=1)
    )
    assert problem(template)[:2] == ("template/underscore", part)


def test_a_tag_split_over_runs_is_judged() -> None:
    runs = "".join(f"<w:r><w:t>{piece}</w:t></w:r>" for piece in ("{", "{ a.__cl", "ass__ }", "}"))
    assert problem(with_body(f"<w:p>{runs}</w:p>"))[0] == "template/underscore"


def test_a_tag_in_an_attribute_is_judged() -> None:
    body = (
        '<w:p><w:bookmarkStart w:id="1" w:name="{{ a.__class__ }}"/><w:bookmarkEnd w:id="1"/></w:p>'
    )
    assert problem(with_body(body))[0] == "template/underscore"


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(small("{{ a.__b__ }}", "{{ x() }}"))
    assert len(caught.value.problems) == 2


@pytest.mark.parametrize("part", ["word/endnotes.xml", "docProps/core.xml"])
def test_a_tag_that_would_never_be_filled_is_refused(part: str) -> None:
    template = with_part(
        read_template(),
        part,
        lambda data: (
            re.sub(rb"</w:p>|</dc:title>", lambda m: b"{{ ten }}" + m[0], data, count=1)
            if b"dc:title" in data
            else data.replace(b"<w:r>", b"<w:r><w:t>{{ ten }}</w:t>", 1)
        ),
    )
    code, where, message = problem(template)
    assert (code, where) == ("template/tag-place", part)
    assert "{{ ten }}" in message


ACTIVE = {
    "attached template": ("attachedTemplate", "http://a.example/b.dotm", True),
    "remote image": ("image", "http://a.example/b.png", True),
    "UNC path": ("image", "\\\\a.example\\b.png", True),
    "script link": ("hyperlink", "javascript:alert(1)", True),
    "file link": ("hyperlink", "file:///etc/passwd", True),
    "frame": ("frame", "http://a.example/", True),
    "subdocument": ("subDocument", "other.docx", True),
    "ole object": ("oleObject", "embeddings/a.bin", False),
    "embedded file": ("package", "embeddings/a.xlsx", False),
    "alternative chunk": ("aFChunk", "a.html", False),
    "macro": ("vbaProject", "vbaProject.bin", False),
    "activex": ("control", "activeX/a.xml", False),
}


@pytest.mark.parametrize(("kind", "target", "external"), ACTIVE.values(), ids=ACTIVE)
def test_nothing_that_runs_or_is_fetched(kind: str, target: str, external: bool) -> None:
    template = with_relationship(kind, target, external=external)
    assert problem(template)[:2] == ("template/active-content", MAIN)


@pytest.mark.parametrize("target", ["https://a.example/", "mailto:a@a.example"])
def test_a_link_that_an_author_types_is_let_in(target: str) -> None:
    compile_template(with_relationship("hyperlink", target, external=True))


def test_a_macro_is_known_by_its_content_type() -> None:
    template = with_part(
        read_template(),
        "[Content_Types].xml",
        lambda data: data.replace(
            b"officedocument.wordprocessingml.document.main", b"ms-word.document.macroEnabled.main"
        ).replace(b"vnd.openxmlformats-ms", b"vnd.ms"),
    )
    assert problem(template)[0] == "template/active-content"


def field(*instruction: str) -> str:
    pieces = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in instruction)
    return (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{pieces}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


@pytest.mark.parametrize(
    "body",
    [
        field(' DDEAUTO c:\\\\a "b" '),
        field(" DDE", "AUTO a"),
        field(" INCLUDETEXT a"),
        field(" INCLUDE", "PICTURE ", "a"),
        field(" PA", "GES"),
        '<w:p><w:fldSimple w:instr=" INCLUDETEXT a "/></w:p>',
        "<w:p><w:r><w:instrText> DDE a</w:instrText></w:r></w:p>",
        field(" QUOTE ") + "<w:altChunk/>",
    ],
)
def test_active_fields_are_refused(body: str) -> None:
    assert problem(with_body(body))[0] == "template/active-content"


@pytest.mark.parametrize(
    "instruction", [(" PAGE ",), (" NUM", "PAGES \\* MERGEFORMAT"), ("REF a",)]
)
def test_fields_that_only_number_are_let_in(instruction: tuple[str, ...]) -> None:
    compile_template(with_body(field(*instruction)))


def test_a_value_is_never_a_template() -> None:
    """Typed braces are printed as typed; the output, used as a template, is refused."""
    typed = "{{ 7*7 }} {% for a in b %} {# c #} {_{ d }_} </w:t><w:p> & <b>"
    data = compile_template(small("{{ ten }}")).render({"ten": typed})
    assert texts(data) == [typed]
    assert problem(data)[0].startswith("template/")


def test_markup_in_a_value_changes_no_count() -> None:
    values = sample(appendices=())
    control = compile_template(read_template()).render(values)
    values["title"]["subject"] = ["</w:t></w:r></w:p><w:p>", "]]><!-- <w:tbl/>"]
    values["header"]["number"] = '"><w:p/>&amp;'  # type: ignore[index]
    hostile = compile_template(read_template()).render(values)
    first, second = (docx.Document(io.BytesIO(data)) for data in (control, hostile))
    assert len(first.paragraphs) == len(second.paragraphs)
    assert len(first.tables) == len(second.tables)
    assert "</w:t></w:r></w:p><w:p>" in texts(hostile)


def test_an_unknown_name_is_an_error_with_its_part() -> None:
    with pytest.raises(TemplateError, match="“khong_co”") as caught:
        compile_template(small("{{ khong_co }}")).render({})
    assert caught.value.problems[0].path == MAIN
    with pytest.raises(TemplateError, match="“b”"):
        compile_template(small("{{ a.b }}")).render({"a": {}})


def test_half_a_character_is_refused() -> None:
    with pytest.raises(InputError, match=r"U\+D800"):
        compile_template(small("{{ ten }}")).render({"ten": "\ud800"})


def test_filters_of_the_small_language_write_vietnamese() -> None:
    data = compile_template(small("{{ a | dong }}, {{ b | mac_dinh('không') }}")).render(
        {"a": 4_500_000}
    )
    assert texts(data) == ["4.500.000 đồng, không"]
    with pytest.raises(TemplateError) as caught:
        compile_template(small("{{ a | dong }}")).render({"a": "chữ"})
    assert caught.value.problems[0].code == "template/filter"


def cell(*paragraphs: str) -> str:
    inner = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="dxa"/></w:tblPr><w:tblGrid>'
        '<w:gridCol w:w="5000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="5000" w:type="dxa"/>'
        f"</w:tcPr>{inner}</w:tc></w:tr></w:tbl><w:p/>"
    )


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("{%p if a %}", "x", "{%p endif %}"),
        ("{%p for a in b %}", "x", "{%p endfor %}"),
        ("{%p if a %}", "x", "{%p elif b %}", "y", "{%p endif %}"),
        ("{%p if a %}", "x", "{%p else %}", "{%p if b %}", "y", "{%p endif %}", "{%p endif %}"),
    ],
)
def test_a_cell_that_may_lose_its_paragraphs_is_refused(
    paragraphs: tuple[str, ...],
) -> None:
    """docxtpl renders it, and Word then calls the file corrupt."""
    assert problem(with_body(cell(*paragraphs)))[0] == "template/hollow-cell"


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("{%p if a %}", "x", "{%p else %}", "y", "{%p endif %}"),
        ("Gồm:", "{%p for a in b %}", "x", "{%p endfor %}"),
        ("{% if a %}x{% endif %}",),
    ],
)
def test_a_cell_that_keeps_a_paragraph_is_let_in(paragraphs: tuple[str, ...]) -> None:
    compile_template(with_body(cell(*paragraphs)))


def test_a_trusted_template_may_do_more() -> None:
    template = small("{% set a = 2 %}{{ a * 3 }} {{ ten.upper() }}")
    assert problem(template)[0].startswith("template/")
    assert texts(compile_template(template, trusted=True).render({"ten": "x"})) == ["6 X"]


def test_a_broken_package_is_refused() -> None:
    with pytest.raises(InputError):
        compile_template(read_template()[:-50])
    parts = dict(open_package(read_template()).parts)
    parts[MAIN] = parts[MAIN].replace(b"?>", b"?><!DOCTYPE a>", 1)
    with pytest.raises(InputError, match="DOCTYPE"):
        compile_template(write_package(parts))
