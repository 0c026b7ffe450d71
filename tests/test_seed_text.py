"""Every paragraph of the seed plan comes back in the document, in order, letter for letter."""

from __future__ import annotations

from tests.reference import require_reference
from tests.support.seed import BODY, HEAD, PARAGRAPHS, RECIPIENTS, SIGNER
from tests.support.words import normal, paragraphs

SOURCE = "seed/ke_hoach_tan_khai_2024.txt"


def test_the_list_of_paragraphs_is_the_source() -> None:
    """Letter for letter; only white space, which the PDF's lines made, is set aside."""
    source = require_reference(SOURCE).read_text(encoding="utf-8")
    assert "".join("".join(PARAGRAPHS).split()) == "".join(source.split())


def test_the_body_is_the_seeds_and_nothing_else(tan_khai: bytes) -> None:
    texts = paragraphs(tan_khai)
    first, last = texts.index(BODY[0]), texts.index("Nơi nhận:")
    assert texts[first:last] == list(BODY)


def test_the_head_stands_in_the_decrees_order(tan_khai: bytes) -> None:
    texts = paragraphs(tan_khai)
    head = texts[: texts.index(BODY[0])]
    cells = [
        "ỦY BAN NHÂN DÂN",
        "THỊ TRẤN TÂN KHAI",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: /KH-UBND",
        HEAD[0],
    ]
    # A table is read by rows or by columns: each cell stands once, before the title.
    assert sorted(head[: len(cells)]) == sorted(cells)
    assert normal(" ".join(head[len(cells) :])) == f"{HEAD[1]} {HEAD[2]}"


def test_recipients_and_signature_follow_the_body(tan_khai: bytes) -> None:
    texts = paragraphs(tan_khai)
    start = texts.index("Nơi nhận:")
    block = [*RECIPIENTS, "TM. ỦY BAN NHÂN DÂN", SIGNER]
    assert texts[start : start + len(block)] == block


def test_the_main_text_ends_once(tan_khai: bytes) -> None:
    assert [text[-3:] for text in paragraphs(tan_khai) if "./." in text] == ["./."]


def test_the_appendix_says_the_plans_own_figures(tan_khai: bytes) -> None:
    """Need, quantity, cost, source and total, as the prose has them; nothing invented."""
    texts = paragraphs(tan_khai)
    after = texts[texts.index(SIGNER) + 1 :]
    assert after[0].casefold() == "phụ lục 1"
    table = " ".join(after)
    for figure in ("Bồn chứa nước", "3.000.000", "8.000.000", "11.000.000"):
        assert figure in table, figure
    assert "ti vi" in table.lower() or "tivi" in table.lower()
    assert "xã hội hóa" in table.lower()
