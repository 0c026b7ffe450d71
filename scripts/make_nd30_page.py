"""Writes docs/nd30.md out of the standard's own data: run it after a rule or a sentence changes.

python scripts/make_nd30_page.py            # writes the page
python scripts/make_nd30_page.py --check    # exit 1 if the page is not current
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from docgen.standard import load
from docgen.standard.model import LEVELS, Rule, Standard

PAGE = Path(__file__).resolve().parent.parent / "docs" / "nd30.md"
FIXES = {"safe": "có", "unsafe": "đụng đến câu chữ", "none": "không"}


def page(standard: Standard) -> str:
    """The whole page, in Markdown."""
    return "\n".join((*_head(standard), *_sentences(standard), *_rules(standard)))


def _head(standard: Standard) -> Iterator[str]:
    judged, unjudgeable, total = standard.coverage()
    yield f"# {standard.citation}: câu nào, quy tắc nào"
    yield ""
    yield "Trang này do `scripts/make_nd30_page.py` viết ra từ dữ liệu trong `docgen/standard/`;"
    yield "đừng sửa tay."
    yield ""
    yield f"- Phụ lục I Phần I có {total} câu: {judged} câu có quy tắc xét, {unjudgeable} câu không"
    yield "  chương trình nào xét được (lý do ghi ở từng câu)."
    yield f"- {len(standard.rules)} quy tắc, hiệu lực từ {standard.since}."
    counts = (
        f"{sum(rule.level == one for rule in standard.rules)} {name.lower()}"
        for one, name in LEVELS.items()
    )
    yield f"- Mức cao nhất của một phát hiện: {', '.join(counts)}."
    yield ""


def _sentences(standard: Standard) -> Iterator[str]:
    yield "## Phụ lục I Phần I, từng câu"
    yield ""
    yield "| Câu | Điều khoản | Nội dung | Quy tắc, hoặc lý do |"
    yield "| ---: | --- | --- | --- |"
    for number, one in enumerate(standard.sentences, 1):
        place = one.clause.removesuffix(" Phần I Phụ lục I")
        judge = ", ".join(f"`{rule}`" for rule in one.rules) or f"*{one.reason}*"
        yield f"| {number} | {place} | {one.content} | {judge} |"
    yield ""


def _rules(standard: Standard) -> Iterator[str]:
    yield "## Mọi quy tắc"
    yield ""
    yield "| Quy tắc | Đòi hỏi | Điều khoản | Mức | Tự sửa |"
    yield "| --- | --- | --- | --- | --- |"
    for rule in standard.rules:
        yield _rule(rule)
    yield ""


def _rule(rule: Rule) -> str:
    cells = (f"`{rule.id}`", rule.demand, rule.clause, LEVELS[rule.level].lower(), FIXES[rule.fix])
    return f"| {' | '.join(cells)} |"


def main(arguments: list[str]) -> int:
    text = page(load())
    if "--check" in arguments:
        return 0 if PAGE.is_file() and PAGE.read_text("utf-8") == text else 1
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
