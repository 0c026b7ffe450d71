"""Pages told apart by what they are made of: never the same name for another picture."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import pytest

import docgen
from docgen.convert import Office
from docgen.convert.looks import looks_of, page_count
from docgen.schemas import Plan
from docgen.web.documents import split_yaml
from tests.support.examples import TAN_KHAI
from tests.support.office import require_office


@pytest.fixture(scope="module")
def versions() -> Iterator[list[bytes]]:
    """The example as it is typed: a letter, a new letter, a line more, a line less, a comma."""
    require_office()
    tree = split_yaml(TAN_KHAI.read_text(encoding="utf-8"))
    figures = docgen.load(TAN_KHAI)
    assert isinstance(figures, Plan)
    changes = [{}, {}, {"dia_danh": "Tân Khai Đ"}, {"trich_yeu": "Ngắn"}, {"dia_danh": "Tân Khái"}]
    from docgen.loading import load_source
    from docgen.web.documents import source_of

    with Office() as office:
        yield [
            office.to_pdf(docgen.render(load_source(source_of(tree | change))))
            for change in changes
        ]


def _points(pdf: bytes) -> list[bytes]:
    return [bytes(page.render(scale=1).buffer) for page in pypdfium2.PdfDocument(pdf)]


def test_the_same_name_is_the_same_picture(versions: list[bytes]) -> None:
    pictures: dict[str, bytes] = {}
    names = 0
    for pdf in versions:
        looks = looks_of(pdf)
        assert looks is not None
        points = _points(pdf)
        assert len(looks) == len(points)
        for name, picture in zip(looks, points, strict=True):
            assert pictures.setdefault(name, picture) == picture
            names += 1
    assert len(pictures) < names  # some pages were recognised


def test_pages_are_counted(versions: list[bytes]) -> None:
    for pdf in versions:
        assert page_count(pdf) == len(pypdfium2.PdfDocument(pdf))
    assert page_count(b"") == 0


def test_a_document_printed_twice_is_recognised_whole(versions: list[bytes]) -> None:
    assert looks_of(versions[0]) == looks_of(versions[1])


def test_a_change_on_one_page_leaves_the_others_their_names(versions: list[bytes]) -> None:
    first, changed = looks_of(versions[0]), looks_of(versions[4])
    assert first is not None
    assert changed is not None
    assert first[0] != changed[0]
    assert set(first) & set(changed)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda pdf: b"",
        lambda pdf: pdf[: len(pdf) // 2],
        lambda pdf: pdf.replace(b"/Contents", b"/Kontents"),
        lambda pdf: pdf.replace(b" 0 obj\n", b" 1 obj\n"),
        lambda pdf: pdf.replace(b"/FlateDecode", b"/FlateDecode ").replace(b"x\x9c", b"y\x9c"),
    ],
)
def test_a_file_laid_out_otherwise_is_not_guessed_at(versions: list[bytes], spoil: object) -> None:
    assert callable(spoil)
    assert looks_of(spoil(versions[0])) is None
