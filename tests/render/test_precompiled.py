"""A compiled template kept as a file is the same template, or is compiled anew."""

from __future__ import annotations

import json
import pickle
from base64 import b64decode

import jinja2
import pytest

from docgen.package import open_package
from docgen.render import compile_template
from docgen.render.compiling import _plain
from docgen.render.precompiled import dump_template, load_template
from docgen.render.source import patched, rendered_parts
from docgen.templates import read_template
from tests.render.sample import every_kind, sample


@pytest.fixture
def dumped() -> bytes:
    return dump_template(read_template())


def test_it_renders_the_same(dumped: bytes) -> None:
    template = read_template()
    loaded, compiled = load_template(dumped, template), compile_template(template)
    for context in (every_kind(), sample()):
        assert loaded.render(context) == compiled.render(context)
    for name in ("main_part", "footnotes_part", "core", "fixes_tables", "closes"):
        assert getattr(loaded, name) == getattr(compiled, name), name
    assert loaded.static == compiled.static
    assert load_template(dumped, template) is loaded
    assert pickle.loads(pickle.dumps(loaded)).render(sample()) == compiled.render(sample())


def test_it_says_what_it_holds(dumped: bytes) -> None:
    content = json.loads(dumped)
    assert content["jinja"] == jinja2.__version__
    assert content["main_part"] == "word/document.xml"
    compiled = compile_template(read_template())
    programs = {one.part: one for one in compiled.programs}
    assert {one["part"] for one in content["programs"]} == set(programs)
    for one in content["programs"]:
        assert one["source"] == programs[one["part"]].source
        assert one["code"] == programs[one["part"]].generate()
    assert [tuple(map(b64decode, one)) for one in content["static"]] == list(compiled.static)
    assert "Độc lập" in dumped.decode() or "\\u" not in dumped.decode()


def test_what_another_jinja_generated_is_not_run(dumped: bytes) -> None:
    content = json.loads(dumped) | {"jinja": "0.0"}
    for program in content["programs"]:
        program["code"] = "raise SystemExit('run')"
    template = read_template()
    old = json.dumps(content).encode()
    assert load_template(old, template) is compile_template(template)


def test_the_parts_that_no_data_changes_are_written_once() -> None:
    package = open_package(read_template())
    names = rendered_parts(package)
    sources = {name: patched(package, name) for name in names}
    plain = _plain(package, sources)
    assert next(iter(plain)) == "[Content_Types].xml"
    assert list(plain)[1:] == [name for name in package.parts if name != "[Content_Types].xml"]
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    for name, data in plain.items():
        if name in sources:
            assert data.decode() == head + sources[name]
        elif name == "docProps/app.xml":
            assert b"<Application>docgen</Application>" in data
        else:
            assert data == package.parts[name]
    del package.parts["docProps/app.xml"]
    assert "docProps/app.xml" not in _plain(package, sources)


def test_what_never_changes_is_never_rendered() -> None:
    compiled = compile_template(read_template())
    changing = {program.part for program in compiled.programs} | {"docProps/core.xml"}
    static = {member.name.decode() for member in compiled.static}
    parts = set(open_package(read_template()).parts)
    assert not static & changing
    assert static | changing == parts
    assert set(open_package(compiled.render(sample())).parts) == parts


def test_a_small_part_is_packed_again_only_when_it_says_something_else() -> None:
    compiled = compile_template(read_template())
    first = compiled._member("word/a.xml", b"<a/>", "zlib")
    assert compiled._member("word/a.xml", b"<a/>", "zlib") is first
    assert compiled._member("word/a.xml", b"<b/>", "zlib") is not first
    again = compiled._member("word/a.xml", b"<a/>", "zlib")
    assert again is not first
    assert again == first
    assert compiled._member("word/b.xml", b"<a/>", "zlib") is not again
    main = compiled.main_part
    one = compiled._member(main, b"<a/>", "zlib")
    assert compiled._member(main, b"<a/>", "zlib") is not one
    fast = pytest.importorskip("isal") and compiled._member("word/a.xml", b"<a/>" * 99, "isal")
    assert compiled._member("word/a.xml", b"<a/>" * 99, "zlib") is not fast
