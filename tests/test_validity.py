"""Four other programs read our .docx and find nothing wrong: two schemas, an office, a library."""

from __future__ import annotations

import io

import docx

from tests.support.office import round_trip
from tests.support.sdk import sdk_errors
from tests.support.words import flat, paragraphs
from tests.support.xsd import schema_faults


def test_it_is_valid_by_the_ecma_schemas(example: bytes) -> None:
    assert schema_faults(example) == []


def test_it_is_valid_by_the_open_xml_sdk(example: bytes) -> None:
    assert sdk_errors(example) == []


def test_libreoffice_reads_it_and_loses_no_text(example: bytes) -> None:
    assert flat(round_trip(example)) == flat(example)


def test_python_docx_opens_it(example: bytes) -> None:
    document = docx.Document(io.BytesIO(example))
    texts = [p.text.strip() for p in document.paragraphs if p.text.strip()]
    assert len(texts) > 10
    assert set(" ".join(texts).split()) <= set(" ".join(paragraphs(example)).split())


# The eyes themselves: each must see a fault that it is there to see.


def _made_by_python_docx() -> bytes:
    stream = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Kế hoạch")
    document.save(stream)
    return stream.getvalue()


def test_the_schema_eye_sees_python_docx_own_fault() -> None:
    """Its default document leaves out what the schema requires of ``w:zoom``."""
    faults = schema_faults(_made_by_python_docx())
    assert len(faults) == 1
    assert "zoom" in faults[0]


def test_the_sdk_eye_sees_a_misplaced_element() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Kế hoạch")
    properties = paragraph._p.get_or_add_pPr()
    paragraph._p.remove(properties)
    paragraph._p.append(properties)  # w:pPr after the run
    stream = io.BytesIO()
    document.save(stream)
    assert any("pPr" in error for error in sdk_errors(stream.getvalue()))
