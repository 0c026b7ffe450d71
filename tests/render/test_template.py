"""A compiled template: same bytes always, from any thread, process, hash seed or compressor."""

from __future__ import annotations

import io
import os
import pickle
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, RichText

from docgen.layout.document import Fragment
from docgen.package import Compressor, open_package
from docgen.render import compile_template
from docgen.templates import read_template
from tests.render.authored import saved
from tests.render.compare import texts
from tests.render.sample import every_kind, run, sample

ROOT = Path(__file__).parents[2]
HASH = """
import hashlib
from docgen.render import compile_template
from docgen.templates import read_template
from tests.render.sample import every_kind
print(hashlib.sha256(compile_template(read_template()).render(every_kind())).hexdigest())
"""


def test_same_context_same_bytes() -> None:
    template = compile_template(read_template())
    assert template.render(every_kind()) == template.render(every_kind())


@pytest.mark.parametrize("seed", ["1", "2"])
def test_same_bytes_under_another_hash_seed(seed: str) -> None:
    import hashlib

    here = hashlib.sha256(compile_template(read_template()).render(every_kind())).hexdigest()
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", HASH], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.strip() == here


def test_the_same_file_is_compiled_once() -> None:
    assert compile_template(read_template()) is compile_template(bytes(bytearray(read_template())))


def test_it_travels_to_another_process() -> None:
    template = compile_template(read_template())
    again = pickle.loads(pickle.dumps(template))
    assert again.render(sample()) == template.render(sample())
    assert len(pickle.dumps(template)) < 2 * len(read_template())


def test_threads_do_not_mix_documents() -> None:
    template = compile_template(read_template())
    contexts = [sample(size=size, appendices=()) for size in range(8)]
    for number, context in enumerate(contexts):
        context["marks"]["address"] = [f"Địa chỉ {number}"]
    alone = [template.render(context) for context in contexts]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(template.render, contexts * 20))
    assert together == alone * 20


@pytest.mark.parametrize("compressor", ["isal", "zlib-ng"])
def test_a_faster_compressor_gives_the_same_parts(compressor: Compressor) -> None:
    pytest.importorskip({"isal": "isal", "zlib-ng": "zlib_ng"}[compressor])
    template = compile_template(read_template())

    def parts(data: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert package.testzip() is None
            return {name: package.read(name) for name in package.namelist()}

    plain = parts(template.render(sample()))
    assert parts(template.render(sample(), compressor=compressor)) == plain
    assert next(iter(plain)) == "[Content_Types].xml"


def test_footnotes_stand_in_their_part() -> None:
    data = compile_template(read_template()).render(every_kind())
    assert texts(data, "word/footnotes.xml")[-1].strip() == "Nội dung chú thích."


def test_a_template_without_footnotes_gets_a_part_for_them() -> None:
    document = docx.Document()
    document.add_paragraph("{{r a }}")
    reference = Fragment('<w:r><w:footnoteReference w:id="1"/></w:r>')
    data = compile_template(saved(document), trusted=True).render(
        {"a": reference, "footnotes": [{"id": 1, "runs": run("Nội dung.")}]}
    )
    assert texts(data, "word/footnotes.xml")[-1].strip() == "Nội dung."
    assert "footnotes+xml" in open_package(data).content_type("word/footnotes.xml")
    assert (
        docx.Document(io.BytesIO(data)).part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
        is not None
    )


def test_properties_are_the_documents_own() -> None:
    core = docx.Document(io.BytesIO(compile_template(read_template()).render(sample())))
    properties = core.core_properties
    assert properties.title == "Kế hoạch <mẫu> & thử"
    assert properties.author == "Ủy ban nhân dân xã Mẫu"
    assert properties.created is not None
    assert properties.created.year == 2024


def test_pictures_go_through_docxtpl_unseen(tmp_path: Path) -> None:
    """A picture adds a part to the package: not a matter of text, so docxtpl itself renders."""
    from PIL import Image

    Image.new("RGB", (8, 8), "red").save(tmp_path / "a.png")
    document = docx.Document()
    document.add_paragraph("{{ anh }} của {{ ten }}")
    template = saved(document)
    engine = DocxTemplate(io.BytesIO(template))
    picture = InlineImage(engine, str(tmp_path / "a.png"), width=Mm(10))
    data = compile_template(template, trusted=True).render(
        {"anh": picture, "ten": "A & B", "properties": {"title": "C & D"}}
    )
    opened = docx.Document(io.BytesIO(data))
    assert len(opened.inline_shapes) == 1
    assert opened.paragraphs[0].text.endswith(" của A & B")
    assert opened.core_properties.title == "C & D"


def test_rich_text_needs_no_detour() -> None:
    document = docx.Document()
    document.add_paragraph("{{r chu }}")
    rich = RichText("đậm", bold=True)
    data = compile_template(saved(document), trusted=True).render({"chu": rich})
    (paragraph,) = docx.Document(io.BytesIO(data)).paragraphs
    assert [(run.text, run.bold) for run in paragraph.runs] == [("đậm", True)]


def test_objects_are_read_as_well_as_dictionaries() -> None:
    class Place:
        name = "Xã Mẫu"

    document = docx.Document()
    document.add_paragraph("{{ a.name }} {{ b.items }}")
    template = compile_template(saved(document), trusted=True)
    for _ in range(2):
        assert texts(template.render({"a": Place(), "b": {"items": 1}})) == ["Xã Mẫu 1"]
