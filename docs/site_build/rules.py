"""The page of rules, read from the standard's own data, with an anchor for each rule."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.standard import load
from docgen.standard.model import Rule
from docgen.vietnamese import capitalize_first
from docs.site_build.english import say
from docs.site_build.markdown import code, table

__all__ = ["anchor", "catalogue"]

_WORDS = {
    "vi": {
        "heads": ("Quy tắc", "Đòi hỏi", "Điểm, khoản", "Mức", "Tự sửa"),
        "error": "lỗi",
        "warning": "cảnh báo",
        "note": "lưu ý",
        "safe": "có",
        "unsafe": "không: đụng đến câu chữ",
        "none": "không",
        "count": "{rules} quy tắc của {title}: {error} ở mức lỗi, {warning} ở mức cảnh báo, "
        "{note} ở mức lưu ý. Phần I Phụ lục I có {total} câu: {judged} câu có quy tắc xét, "
        "{unjudged} câu không chương trình nào xét được ([từng câu](../project/nd30.md)).",
    },
    "en": {
        "heads": ("Rule", "What it demands", "Clause", "Level", "Mended"),
        "error": "error",
        "warning": "warning",
        "note": "note",
        "safe": "yes",
        "unsafe": "no: touches words",
        "none": "no",
        "count": "{rules} rules of {title}: {error} of level error, {warning} of level warning, "
        "{note} of level note. Part I of Appendix I has {total} sentences: {judged} are judged by "
        "rules, {unjudged} no program can judge ([sentence by sentence](../project/nd30.md)).",
    },
}


def catalogue(language: str) -> str:
    """The count, then a table for each component of a document."""
    return "\n".join(_lines(language))


def _lines(language: str) -> Iterator[str]:
    standard, words = load(), _WORDS[language]
    judged, unjudged, total = standard.coverage()
    levels = {
        level: sum(rule.level == level for rule in standard.rules)
        for level in ("error", "warning", "note")
    }
    yield str(words["count"]).format(
        rules=len(standard.rules),
        title=standard.citation,
        total=total,
        judged=judged,
        unjudged=unjudged,
        **levels,
    )
    yield ""
    for component in dict.fromkeys(rule.component for rule in standard.rules):
        title = standard.component(component).title
        yield f"## {capitalize_first(say(title, language))} {{ #{component} }}"
        yield ""
        ours = [rule for rule in standard.rules if rule.component == component]
        yield table(words["heads"], (_row(rule, language) for rule in ours))
        yield ""


def _row(rule: Rule, language: str) -> tuple[str, ...]:
    words = _WORDS[language]
    return (
        f"{code(rule.id)}{{ #{anchor(rule.id)} }}",
        rule.demand,
        rule.clause,
        str(words[rule.level]),
        str(words[rule.fix]),
    )


def anchor(rule: str) -> str:
    """Where a rule stands on the page."""
    return rule.replace("/", "-")
