"""The examples on paper, measured in millimetres and points after LibreOffice has set them.

The ranges are the decree's (Mục II, Phần I, Phụ lục I); each test names its clause.
"""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tests.support.office import to_pdf
from tests.support.paper import MM, Line, Page, read_pages
from tests.support.seed import BODY, HEAD

HAIR = 0.3  # mm: what rounding in twips, in the PDF and in our reading may add up to
NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


@pytest.fixture
def pages(example: bytes) -> tuple[Page, ...]:
    """The pages of each example in turn."""
    return read_pages(to_pdf(example))


@pytest.fixture
def seed_pages(tan_khai: bytes) -> tuple[Page, ...]:
    """The pages of the seed plan."""
    return read_pages(to_pdf(tan_khai))


def _number(page: Page) -> Line | None:
    """The page number: digits alone in the top margin."""
    lines = [line for line in page.lines if line.baseline < 20]
    assert len(lines) <= 1, f"page {page.number}: more than a number in the top margin"
    if not lines:
        return None
    assert lines[0].text.isdigit(), f"page {page.number}: {lines[0].text!r} in the top margin"
    return lines[0]


def _body(page: Page) -> list[Line]:
    """All lines but the number, and the address under its full-width line (khoản 5 Mục III)."""
    feet = [rule.y for rule in page.rules if rule.length > 150 and rule.y > page.height - 60]
    foot = min(feet, default=page.height) if page.number == 1 else page.height
    return [line for line in page.lines if line is not _number(page) and line.baseline < foot]


def _begins_appendix(page: Page) -> bool:
    body = [line for line in page.lines if line.baseline >= 20]
    return bool(body) and re.fullmatch(r"(?i)phụ lục( [ivxlc\d]+)?", body[0].text) is not None


def _page_of(pages: tuple[Page, ...], start: str) -> Page:
    return next(page for page in pages if any(s.text.startswith(start) for s in page.segments))


# --- The page (khoản 1 to 3 Mục I) ---


def test_paper_is_a4(pages: tuple[Page, ...]) -> None:
    for page in pages:
        assert sorted((page.width, page.height)) == pytest.approx([210, 297], abs=0.2)
    assert pages[0].width < pages[0].height


def test_text_keeps_within_the_margins(pages: tuple[Page, ...]) -> None:
    """20–25 above and below, 30–35 left, 15–20 right; on a landscape page the paper is turned."""
    for page in pages:
        for line in _body(page):
            assert line.left >= 30 - HAIR, (page.number, line.text)
            assert line.right <= page.width - 15 + HAIR, (page.number, line.text)
            assert 20 < line.baseline < page.height - 20, (page.number, line.text)


def test_margins_are_no_wider_than_allowed(seed_pages: tuple[Page, ...]) -> None:
    page = seed_pages[1]  # a page full of text
    body = _body(page)
    assert min(line.left for line in body) <= 35 + HAIR
    assert max(line.right for line in body) >= page.width - 20 - HAIR
    top = min(line.baseline for line in body)
    assert top <= 25 + 14 * 1.5 * MM + HAIR


def test_every_letter_is_times_new_romans_twin(pages: tuple[Page, ...]) -> None:
    fonts = {word.font for page in pages for line in page.lines for word in line.words}
    assert {font.partition("-")[0] for font in fonts} == {"LiberationSerif"}


def test_sizes_are_those_the_decree_knows(pages: tuple[Page, ...]) -> None:
    """11 is Nơi nhận and the address; a footnote, of which it is silent, is no smaller than 10."""
    for page in pages:
        for line in page.lines:
            if line.text.isdigit() and line is not _number(page):
                continue  # the raised mark of a footnote, on a baseline of its own
            assert 10 - 0.1 <= line.size <= 14 + 0.1, line.text


# --- Page numbers (khoản 7 Mục I) ---


def test_pages_are_numbered_from_the_second(pages: tuple[Page, ...]) -> None:
    """Centred in the top margin, 13–14; each appendix anew, its first page without a number."""
    expected = 0
    for page in pages:
        expected = 1 if page.number == 1 or _begins_appendix(page) else expected + 1
        number = _number(page)
        if expected == 1:
            assert number is None, f"page {page.number} shows a number"
            continue
        assert number is not None, f"page {page.number} shows no number"
        assert number.text == str(expected)
        assert 13 - 0.1 <= number.size <= 14 + 0.1
        body = [line for line in page.lines if line is not number]
        middle = (min(line.left for line in body) + max(line.right for line in body)) / 2
        # Centred over the text (its own edges may be ragged on a short page) or over the paper.
        assert min(abs(number.middle - middle), abs(number.middle - (page.width + 15) / 2)) < 3


# --- The head (khoản 1 to 5 Mục II) ---


def test_national_name_is_one_line(pages: tuple[Page, ...]) -> None:
    line = pages[0].find("CỘNG HÒA")
    assert line.text == NATIONAL_NAME
    assert line.bold
    assert not line.italic
    assert 12 - 0.1 <= line.size <= 13 + 0.1


def test_motto_has_a_drawn_line_of_its_own_length(pages: tuple[Page, ...]) -> None:
    """Bold, 13–14, under the middle of Quốc hiệu; the line as long as the text."""
    page = pages[0]
    name, motto = page.find("CỘNG HÒA"), page.find("Độc lập")
    assert motto.text == MOTTO
    assert motto.bold
    assert 13 - 0.1 <= motto.size <= 14 + 0.1
    assert motto.middle == pytest.approx(name.middle, abs=0.5)
    rule = page.rule_below(motto)
    assert rule.length == pytest.approx(motto.width, abs=1)
    assert rule.middle == pytest.approx(motto.middle, abs=0.5)


def _issuer(page: Page) -> list[Line]:
    """Segments left of Quốc hiệu, above the number."""
    number = page.find("Số:")
    edge = page.find("CỘNG HÒA").left
    return [s for s in page.segments if s.baseline < number.baseline - 1 and s.right < edge]


def test_issuer_has_a_drawn_line_a_third_to_a_half_as_long(pages: tuple[Page, ...]) -> None:
    page = pages[0]
    lines = _issuer(page)
    last = lines[-1]
    assert last.bold
    assert all(12 - 0.1 <= line.size <= 13 + 0.1 for line in lines)
    assert all(line.text == line.text.upper() for line in lines)
    for line in lines:
        assert line.middle == pytest.approx(last.middle, abs=0.5)
    rule = page.rule_below(last)
    assert 1 / 3 - 0.01 <= rule.length / max(x.width for x in lines) <= 1 / 2 + 0.01
    assert rule.middle == pytest.approx(last.middle, abs=0.5)


def test_quoc_hieu_and_issuer_begin_on_one_line(pages: tuple[Page, ...]) -> None:
    page = pages[0]
    assert _issuer(page)[0].baseline == pytest.approx(page.find("CỘNG HÒA").baseline, abs=HAIR)


def test_number_and_date_stand_on_one_baseline(pages: tuple[Page, ...]) -> None:
    page = pages[0]
    number = page.find("Số:")
    date = next(s for s in page.segments if re.search(r", ngày\b.*\btháng\b.*\bnăm \d{4}$", s.text))
    assert number.baseline == pytest.approx(date.baseline, abs=HAIR)
    assert number.size == pytest.approx(13, abs=0.1)
    assert not number.bold
    assert date.italic
    assert 13 - 0.1 <= date.size <= 14 + 0.1
    assert date.middle == pytest.approx(page.find("CỘNG HÒA").middle, abs=0.5)


def test_title_and_subject_are_centred_bold_over_a_drawn_line(pages: tuple[Page, ...]) -> None:
    """Tên loại and trích yếu; the line 1/3 to 1/2 as long as the text is wide."""
    page = pages[0]
    title = page.find("KẾ HOẠCH")
    below = [s for s in page.segments if s.baseline > title.baseline]
    subject = []
    for segment in below:
        if not segment.bold:
            break
        subject.append(segment)
    assert subject
    for line in [title, *subject]:
        assert line.bold
        assert 13 - 0.1 <= line.size <= 14 + 0.1
        assert line.middle == pytest.approx(title.middle, abs=0.5)
    rule = page.rule_below(subject[-1])
    assert 1 / 3 - 0.01 <= rule.length / max(x.width for x in subject) <= 1 / 2 + 0.01
    assert rule.middle == pytest.approx(subject[-1].middle, abs=0.5)


def test_subject_breaks_well(seed_pages: tuple[Page, ...]) -> None:
    """No line of the trích yếu is a lonely word."""
    page = seed_pages[0]
    first = page.find(HEAD[2][:20])
    lines = [s for s in page.segments if s.bold and s.baseline >= first.baseline][:2]
    assert " ".join(line.text for line in lines).startswith(HEAD[2])
    assert min(line.width for line in lines) > max(line.width for line in lines) / 2


# --- The body (khoản 6 Mục II) ---


def _paragraph_lines(pages: tuple[Page, ...]) -> list[tuple[str, list[Line]]]:
    """The printed lines of each paragraph of the seed's body, in order."""
    lines = [line for page in pages for line in page.lines if line is not _number(page)]
    start = next(i for i, line in enumerate(lines) if line.text.startswith(BODY[0][:20]))
    found = []
    for text in BODY:
        taken: list[Line] = []
        while " ".join(line.text for line in taken) != text:
            taken.append(lines[start + len(taken)])
            printed = " ".join(line.text for line in taken)
            # A long word may break after its hyphen.
            if printed.replace("- ", "-") == text.replace("- ", "-"):
                break
            assert len(printed) <= len(text) + 5, f"printed {printed!r}, not {text!r}"
        found.append((text, taken))
        start += len(taken)
    return found


def test_every_paragraph_begins_10_to_12_7_mm_in(seed_pages: tuple[Page, ...]) -> None:
    """Section heads, clauses, points, bullets and paragraphs alike (điểm e, khoản 6)."""
    paragraphs = _paragraph_lines(seed_pages)
    edge = min(line.left for _, lines in paragraphs for line in lines)
    assert 30 - HAIR <= edge <= 35 + HAIR
    for text, lines in paragraphs:
        assert 10 - HAIR <= lines[0].left - edge <= 12.7 + HAIR, text
        for line in lines[1:]:
            assert line.left == pytest.approx(edge, abs=HAIR), line.text


def test_body_is_justified(seed_pages: tuple[Page, ...]) -> None:
    paragraphs = _paragraph_lines(seed_pages)
    edge = max(line.right for _, lines in paragraphs for line in lines)
    assert seed_pages[0].width - 20 - HAIR <= edge <= seed_pages[0].width - 15 + HAIR
    for _, lines in paragraphs:
        for line in lines[:-1]:
            assert line.right == pytest.approx(edge, abs=1), line.text


def test_body_is_13_or_14_and_of_one_size(seed_pages: tuple[Page, ...]) -> None:
    sizes = {
        word.size for _, lines in _paragraph_lines(seed_pages) for x in lines for word in x.words
    }
    assert len(sizes) == 1
    assert 13 - 0.1 <= sizes.pop() <= 14 + 0.1


def test_lines_and_paragraphs_are_spaced(seed_pages: tuple[Page, ...]) -> None:
    """Lines single to 1.5; at least 6 pt more between paragraphs."""
    single = 1.149 * MM  # Times New Roman's line, in mm for each point of its size
    previous: Line | None = None
    for text, lines in _paragraph_lines(seed_pages):
        size = lines[0].size
        for above, below in pairwise(lines):
            if below.baseline > above.baseline:  # on one page
                assert single * size - HAIR <= below.baseline - above.baseline
                assert below.baseline - above.baseline <= 1.5 * single * size + HAIR
        if previous is not None and lines[0].baseline > previous.baseline:
            assert lines[0].baseline - previous.baseline >= single * size + 6 * MM - HAIR, text
        previous = lines[-1]


def test_bases_are_italic_and_heads_bold(seed_pages: tuple[Page, ...]) -> None:
    paragraphs = dict(_paragraph_lines(seed_pages))
    assert all(line.italic for line in paragraphs[BODY[0]])
    for text, lines in paragraphs.items():
        if re.match(r"[IVX]+\. ", text) or re.fullmatch(r"\d+\. [^:]*:", text):
            assert all(line.bold for line in lines), text
        elif re.match(r"- ", text):
            assert not any(word.bold for line in lines for word in line.words), text


def test_a_run_in_head_is_bold_and_its_text_is_not(seed_pages: tuple[Page, ...]) -> None:
    text = next(text for text in BODY if text.startswith("9. Các ban, ngành liên quan:"))
    words = [w for line in dict(_paragraph_lines(seed_pages))[text] for w in line.words]
    bold = " ".join(word.text for word in words if word.bold)
    assert bold == "9. Các ban, ngành liên quan:"


# --- The end (khoản 7 to 9 Mục II) ---


def _signature(page: Page) -> list[Line]:
    """Segments of the block's right half, from the height of Nơi nhận down."""
    top = page.find("Nơi nhận:").baseline - 8
    return [s for s in page.segments if s.baseline > top and s.middle > page.width / 2]


def test_signature_and_recipients_share_a_page_with_text(pages: tuple[Page, ...]) -> None:
    """Never split, never alone: the last line of the text stands above them."""
    page = _page_of(pages, "Nơi nhận:")
    head = page.find("Nơi nhận:")
    archive = next(s for s in page.segments if s.text.startswith("- Lưu:"))
    signature = _signature(page)
    assert any("CHỦ TỊCH" in line.text for line in signature)
    assert signature[0].baseline == pytest.approx(head.baseline, abs=2)
    above = [x for x in _body(page) if x.baseline < head.baseline - 3]
    assert above[-1].text.endswith("./.")
    assert head.bold
    assert head.italic
    assert head.size == pytest.approx(12, abs=0.1)
    assert archive.size == pytest.approx(11, abs=0.1)
    assert archive.text.endswith(".")


def test_authority_and_position_are_centred_and_bold(pages: tuple[Page, ...]) -> None:
    capitals = [s for s in _signature(_page_of(pages, "Nơi nhận:")) if s.text.isupper()]
    assert len(capitals) >= 2
    for line in capitals:
        assert line.bold
        assert 13 - 0.1 <= line.size <= 14 + 0.1
        assert line.middle == pytest.approx(capitals[0].middle, abs=0.5)


def test_there_is_room_to_sign_and_stamp(pages: tuple[Page, ...]) -> None:
    """Between the position and the name, or the foot of the page where the name is blank."""
    page = _page_of(pages, "Nơi nhận:")
    signature = _signature(page)
    last = max(line.baseline for line in signature if line.text.isupper())
    names = [line.baseline for line in signature if line.baseline > last]
    assert min(names, default=page.height - 20) - last >= 25


def test_an_appendix_begins_a_page(pages: tuple[Page, ...]) -> None:
    """Label and title centred and bold, the reference to the plan in italics (khoản 1 Mục III)."""
    starts = [page for page in pages if _begins_appendix(page)]
    assert starts
    for page in starts:
        label, title = [s for s in page.segments if s.baseline >= 20][:2]
        assert label.bold
        assert title.bold
        assert label.middle == pytest.approx(title.middle, abs=0.5)
        assert any(s.italic and s.text.startswith("(Kèm theo") for s in page.segments)
