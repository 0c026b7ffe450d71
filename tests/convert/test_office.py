"""PDF and pictures: what is printed, how a bad file is borne, what may not be reached."""

from __future__ import annotations

import os
import re
import signal
import struct
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest

import docgen
from docgen.convert import Office, fonts, process
from docgen.convert.process import Process
from docgen.convert.safe import safe_copy
from docgen.errors import InputError, PackageError
from docgen.package import open_package, write_package
from tests.support.cli import docgen as command
from tests.support.examples import TAN_KHAI
from tests.support.office import require_office


@pytest.fixture(scope="module")
def warm() -> Iterator[Office]:
    """One office for the module: a start costs a second."""
    require_office()
    with Office() as made:
        yield made


def _codes(raised: pytest.ExceptionInfo[InputError]) -> list[str]:
    return [problem.code for problem in raised.value.problems]


def _changed(docx: bytes, part: str, old: str, new: str) -> bytes:
    parts = dict(open_package(docx).parts)
    text = parts[part].decode()
    assert old in text
    parts[part] = text.replace(old, new, 1).encode()
    return write_package(parts)


# --- What is printed ---


def test_the_pdf_says_what_the_document_says(warm: Office, tan_khai: bytes) -> None:
    with pdfplumber.open(BytesIO(warm.to_pdf(tan_khai))) as pdf:
        text = pdf.pages[0].extract_text()
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "KẾ HOẠCH" in text


def test_title_language_and_tags_stand_in_the_pdf(warm: Office, tan_khai: bytes) -> None:
    pdf = warm.to_pdf(tan_khai, title="Kế hoạch số 1")
    with pdfplumber.open(BytesIO(pdf)) as read:
        assert read.metadata["Title"] == "Kế hoạch số 1"
    assert b"/Lang(vi-VN)" in pdf
    assert b"/StructTreeRoot" in pdf


def test_without_a_title_the_documents_own_stands(warm: Office, tan_khai: bytes) -> None:
    with pdfplumber.open(BytesIO(warm.to_pdf(tan_khai))) as read:
        assert read.metadata["Title"].startswith("Kế hoạch Thực hiện Giảm hộ nghèo")


def test_every_font_is_embedded_and_is_times_or_its_twin(warm: Office, example: bytes) -> None:
    pdf = warm.to_pdf(example)
    assert fonts.fonts_of(pdf) <= {"liberationserif", "tinos", "timesnewroman"}
    fonts.require_embedded(pdf)
    with pytest.raises(InputError, match="không cho nhúng"):
        fonts.require_embedded(pdf.replace(b"/FontFile2", b"/FontNone2"))


def test_pictures_have_the_size_of_the_paper_and_are_sent_once(
    warm: Office, tan_khai: bytes
) -> None:
    pdf = warm.to_pdf(tan_khai)
    pages = warm.pictures(pdf, dpi=96)
    for page in pages:
        assert page.png.startswith(b"\x89PNG")
        assert struct.unpack(">II", page.png[16:24]) == (page.width, page.height)
        assert abs(page.width - 210 / 25.4 * 96) <= 1
        assert abs(page.height - 297 / 25.4 * 96) <= 1
    again = warm.pictures(pdf, dpi=96, known=[pages[0].name])
    assert [page.name for page in again] == [page.name for page in pages]
    assert [bool(page.png) for page in again] == [False] + [True] * (len(pages) - 1)


def test_words_are_found_where_they_are_printed(warm: Office, tan_khai: bytes) -> None:
    pdf = warm.to_pdf(tan_khai)
    words = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    place, missing, twice, second = warm.places(pdf, [words, "không có chữ này", "TM. ", "TM. "])
    assert missing is None
    assert place is not None
    assert place.page == 0
    with pdfplumber.open(BytesIO(pdf)) as read:
        page = read.pages[0]
        found = page.search(re.escape(words))[0]
        left, top, width, height = place.boxes[0]
        assert left * page.width == pytest.approx(found["x0"], abs=2)
        assert (left + width) * page.width == pytest.approx(found["x1"], abs=2)
        middle = (top + height / 2) * page.height
        assert found["top"] < middle < found["bottom"]
    assert twice is not None
    assert second is None  # the same words again are looked for further on


def test_what_is_asked_at_once_is_answered_apart(tan_khai: bytes) -> None:
    require_office()
    titles = [f"Kế hoạch {number}" for number in range(8)]
    with Office(workers=2) as two, ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda title: two.to_pdf(tan_khai, title=title), titles))
    for title, pdf in zip(titles, made, strict=True):
        with pdfplumber.open(BytesIO(pdf)) as read:
            assert read.metadata["Title"] == title


# --- A bad file harms itself alone ---


def test_what_is_no_docx_never_reaches_libreoffice(warm: Office) -> None:
    with pytest.raises(PackageError):
        warm.to_pdf(b"%PDF-1.7 not a Word file")


def test_a_broken_document_is_a_sentence_and_the_next_is_printed(
    warm: Office, tan_khai: bytes
) -> None:
    parts = dict(open_package(tan_khai).parts)
    parts["word/document.xml"] = b'<?xml version="1.0"?><w:document xmlns:w="urn:none"><oops>'
    with pytest.raises(InputError) as raised:
        warm.to_pdf(write_package(parts))
    assert _codes(raised) == ["convert/broken"]
    assert "Word" in str(raised.value)
    assert warm.to_pdf(tan_khai).startswith(b"%PDF")


def test_past_the_limit_the_process_group_is_killed(tan_khai: bytes) -> None:
    require_office()
    with Office() as made:
        made.warm()
        worker = made._idle.queue[0]
        assert worker is not None
        pid = worker._process.pid
        folder = worker._folder
        os.kill(pid, signal.SIGSTOP)  # as a document that never ends would
        start = time.monotonic()
        with pytest.raises(InputError) as raised:
            made.to_pdf(tan_khai, timeout=0.5)
        assert _codes(raised) == ["convert/timeout"]
        assert time.monotonic() - start < 5
        with pytest.raises(ProcessLookupError):
            os.killpg(pid, 0)
        assert not folder.exists()
        assert made.to_pdf(tan_khai).startswith(b"%PDF")


def test_a_crash_in_the_midst_is_a_sentence(tan_khai: bytes) -> None:
    require_office()
    with Office() as made:
        made.warm()
        worker = made._idle.queue[0]
        assert worker is not None
        os.kill(worker._process.pid, signal.SIGSTOP)
        killer = threading.Timer(0.3, worker.kill)
        killer.start()
        with pytest.raises(InputError) as raised:
            made.to_pdf(tan_khai, timeout=20)
        killer.join()
        assert _codes(raised) == ["convert/broken"]
        assert made.to_pdf(tan_khai).startswith(b"%PDF")


def test_the_folder_is_the_owners_alone_and_goes_with_the_office(tan_khai: bytes) -> None:
    require_office()
    made = Office()
    made.to_pdf(tan_khai)
    worker = made._idle.queue[0]
    assert worker is not None
    assert worker._folder.stat().st_mode & 0o077 == 0
    assert not list(worker._folder.glob("document*"))
    made.close()
    assert not worker._folder.exists()
    assert not worker.alive


# --- What may not be reached ---

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_a_document_reads_no_other_file(warm: Office, tan_khai: bytes, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("CANARY-IN-A-FILE")
    code = f'INCLUDETEXT "{secret.as_uri()}"'
    runs = "".join(  # cut over two runs, as Word itself may do
        [
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            f'<w:r><w:instrText xml:space="preserve">{code[:6]}</w:instrText></w:r>',
            f'<w:r><w:instrText xml:space="preserve">{code[6:]}</w:instrText></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>kept</w:t></w:r>',
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
        ]
    )
    docx = _changed(tan_khai, "word/document.xml", "<w:body>", "<w:body>" + runs)
    copy, _ = safe_copy(docx)
    assert b"INCLUDE" not in open_package(copy).parts["word/document.xml"]
    with pdfplumber.open(BytesIO(warm.to_pdf(docx))) as read:
        text = "".join(page.extract_text() for page in read.pages)
    assert "CANARY" not in text
    assert "kept" in text


@pytest.mark.parametrize("kind", ["image", "attachedTemplate", "frame", "oleObject"])
def test_what_is_outside_the_file_is_left_out(tan_khai: bytes, kind: str) -> None:
    rels = "word/_rels/document.xml.rels"
    entry = (
        '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/{kind}" Target="http://127.0.0.1:9/canary" TargetMode="External"/>'
    )
    docx = _changed(tan_khai, rels, "</Relationships>", entry + "</Relationships>")
    copy, _ = safe_copy(docx)
    assert b"canary" not in open_package(copy).parts[rels]


def test_page_numbers_and_links_stay(tan_khai: bytes) -> None:
    before, after = open_package(tan_khai), open_package(safe_copy(tan_khai)[0])
    headers = [name for name in before.parts if b"PAGE" in before.parts[name]]
    assert headers
    for name in headers:
        assert b"PAGE" in after.parts[name]


# --- What the machine lacks ---


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A machine whose PATH holds what the test puts there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    fonts.require_times.cache_clear()
    process.program_folder.cache_clear()
    yield tmp_path
    fonts.require_times.cache_clear()
    process.program_folder.cache_clear()


def test_without_libreoffice_a_sentence_says_how_to_get_it(bare: Path, tan_khai: bytes) -> None:
    with Office() as made, pytest.raises(InputError) as raised:
        made.to_pdf(tan_khai)
    assert _codes(raised) == ["convert/no-office"]
    assert "apt-get install libreoffice-writer" in str(raised.value)


@pytest.mark.parametrize(
    ("styles", "missing"), [((), "chữ Việt"), (("Regular", "Bold"), "đủ bốn kiểu chữ")]
)
def test_without_the_font_a_sentence_says_how_to_get_it(
    bare: Path, tan_khai: bytes, styles: tuple[str, ...], missing: str
) -> None:
    program = bare / "fc-list"
    lines = "".join(f"echo ':style={style}'\n" for style in styles)
    program.write_text(f"#!/bin/sh\n{lines}")
    program.chmod(0o755)
    with Office() as made, pytest.raises(InputError) as raised:
        made.to_pdf(tan_khai)
    assert _codes(raised) == ["convert/font"]
    assert missing in str(raised.value)
    assert "fonts-liberation2" in str(raised.value)


def test_a_font_taken_in_place_of_the_right_one_is_no_secret(warm: Office, tan_khai: bytes) -> None:
    parts = dict(open_package(tan_khai).parts)
    for name, data in parts.items():
        if name.startswith("word/"):
            parts[name] = data.replace(b"Times New Roman", b"A Font Nobody Has")
    docx = write_package(parts)
    with pytest.raises(InputError) as raised:
        warm.to_pdf(docx)
    assert _codes(raised) == ["convert/substituted"]
    assert "A Font Nobody Has" in str(raised.value)
    assert warm.to_pdf(docx, strict=False).startswith(b"%PDF")


def test_a_python_that_does_not_start_is_a_sentence_and_leaves_nothing(
    tan_khai: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    require_office()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for program in ("/nonexistent/python", "/bin/false"):
        monkeypatch.setattr("sys.executable", program)
        with Office() as made, pytest.raises(InputError) as raised:
            made.to_pdf(tan_khai)
        assert _codes(raised) == ["convert/office-start"]
        assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("when", ["starting", "printing"])
def test_ctrl_c_ends_the_process_and_leaves_nothing(
    tan_khai: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, when: str
) -> None:
    require_office()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    read = Process._read
    with Office() as made:
        if when == "printing":
            made.to_pdf(tan_khai)

        def interrupted(self: Process, limit: float) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(Process, "_read", interrupted)
        with pytest.raises(KeyboardInterrupt):
            made.to_pdf(tan_khai)
        assert not list(tmp_path.iterdir())
        monkeypatch.setattr(Process, "_read", read)
        # what was asked before is not taken for the answer to this
        assert made.to_pdf(tan_khai).startswith(b"%PDF")


def test_without_pdfium_pictures_are_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.convert.office.find_spec", lambda name: None)
    with Office() as made, pytest.raises(InputError, match=r"docgen-vn\[web\]"):
        made.pictures(b"%PDF")


# --- From the command line ---


def test_make_writes_a_pdf_and_pictures(tmp_path: Path) -> None:
    require_office()
    done = command("make", TAN_KHAI, "-o", "a.pdf", "--no-check", cwd=tmp_path)
    assert done.code == 0, done.err
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        count = len(pdf.pages)
    done = command("make", TAN_KHAI, "-o", "a.png", "--no-check", cwd=tmp_path)
    assert done.code == 0, done.err
    assert len(list(tmp_path.glob("a-*.png"))) == count


def test_the_public_door_has_both(tan_khai: bytes) -> None:
    require_office()
    assert docgen.to_pdf(tan_khai).startswith(b"%PDF")
    assert docgen.to_png(tan_khai, dpi=40)[0].startswith(b"\x89PNG")
