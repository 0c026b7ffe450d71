"""The model of a standard, on rules of its own: what each part gives, edge by edge."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen.standard import load
from docgen.standard.model import Range, Rule, Sentence, Standard, Subject


def _rule(rule_id: str, **fields: object) -> Rule:
    return Rule(rule_id, "khoản 1", "tên", "đòi hỏi", **fields)  # type: ignore[arg-type]


RULES = (
    _rule("a/size", low=13, high=14, pick=14, unit="pt"),
    _rule("b/size", low=8, high=8, pick=8, unit="pt"),
    _rule("a/spacing", low=0, high=6, pick=3, unit="pt"),
    _rule("a/line-spacing", low=1, high=1.5, pick=1.1, unit="line"),
    _rule("a/line-length", low=0.3, high=0.5, pick=0.4, unit="ratio"),
    _rule("a/bold", pick=True),
    _rule("a/italic", pick=False),
    _rule("a/case", pick="upper"),
    _rule("a/align", pick="center"),
    _rule("a/indent", pick=10.0, allowed=(10.0, 12.7), unit="mm"),
    _rule("a/text", pick="Một", allowed=("Một", 2.0, "Hai")),
    _rule("a/present", pick=True),
    _rule("ab/bold", pick=False),
    _rule("trang/paper", pick=(210.0, 297.0)),
    *(
        _rule(f"trang/margin-{side}", low=low, high=low + 5, pick=low, unit="mm")
        for side, low in (("top", 20), ("bottom", 21), ("left", 30), ("right", 15))
    ),
    _rule("phong-chu/name", pick="Times New Roman"),
    _rule("phong-chu/color", pick="000000"),
)


@pytest.fixture
def standard() -> Standard:
    """A standard of these rules, with nothing remembered."""
    subjects = (Subject("a", "Thành phần a", "5a"), Subject("b", "Thành phần b"))
    sentences = (Sentence("1", "một", ("a/size",)), Sentence("2", "hai", (), "vì thế"))
    return replace(
        load(), rules=RULES, subjects=subjects, language="vi-VN", read_sentences=lambda: sentences
    )


def test_a_component_is_gathered_from_its_rules_alone(standard: Standard) -> None:
    assert list(standard.components) == ["a", "b"]
    found = standard.component("a")
    assert found._asdict() == {
        "name": "a",
        "title": "Thành phần a",
        "cell": "5a",
        "size": Range(13, 14, 14, "pt"),
        "bold": True,
        "italic": False,
        "case": "upper",
        "align": "center",
        "indent": 10.0,
        "indents": (10.0, 12.7),
        "spacing": Range(0, 6, 3, "pt"),
        "line_spacing": Range(1, 1.5, 1.1, "line"),
        "line": Range(0.3, 0.5, 0.4, "ratio"),
        "texts": ("Một", "Hai"),
    }
    other = standard.component("b")
    assert (other.size, other.bold, other.texts, other.cell) == (Range(8, 8, 8, "pt"), None, (), "")
    with pytest.raises(KeyError):
        standard.component("ab")


def test_the_page_is_gathered_from_its_rules(standard: Standard) -> None:
    assert standard.page._asdict() == {
        "width": 210.0,
        "height": 297.0,
        "top": Range(20, 25, 20, "mm"),
        "bottom": Range(21, 26, 21, "mm"),
        "left": Range(30, 35, 30, "mm"),
        "right": Range(15, 20, 15, "mm"),
        "font": "Times New Roman",
        "colour": "000000",
        "language": "vi-VN",
    }
    bare = replace(standard, rules=tuple(r for r in RULES if r.id != "trang/margin-left"))
    with pytest.raises(KeyError):
        _ = bare.page
    shapeless = tuple(replace(r, low=None) if r.id == "trang/margin-left" else r for r in RULES)
    with pytest.raises(AssertionError, match="trang/margin-left"):
        _ = replace(standard, rules=shapeless).page


def test_rules_and_sentences_are_found(standard: Standard) -> None:
    assert standard.rule("a/size") is RULES[0]
    with pytest.raises(KeyError):
        standard.rule("a/colour")
    assert standard.coverage() == (1, 1, 2)
    assert standard.sentences[1].reason == "vì thế"


@pytest.mark.parametrize(
    ("unit", "inside", "outside"),
    [
        ("mm", [14.85, 20.15], [14.84, 20.16]),
        ("pt", [14.95, 20.05], [14.94, 20.06]),
        ("line", [14.98, 20.02], [14.97, 20.03]),
        ("ratio", [14.92, 20.08], [14.91, 20.09]),
        ("", [15, 20, 17.5], [14.99, 20.01]),
    ],
)
def test_a_range_forgives_what_its_unit_cannot_hold(
    unit: str, inside: list[float], outside: list[float]
) -> None:
    span = Range(15, 20, 15, unit)
    rule = _rule("a/size", low=15, high=20, pick=15, unit=unit)
    for value in inside:
        assert value in span
        assert rule.accepts(value)
    for value in outside:
        assert value not in span
        assert not rule.accepts(value)
    assert "15" not in span
    assert None not in span


def test_what_is_allowed_is_accepted_beside_or_instead_of_the_range() -> None:
    listed = _rule("a/indent", low=10, high=12.7, pick=10, allowed=(10.0, 12.7), unit="mm")
    assert [value for value in (9.8, 9.86, 10, 10.14, 10.2, 11, 12.56, 12.84, 12.9)
            if listed.accepts(value)] == [9.86, 10, 10.14, 12.56, 12.84]  # fmt: skip
    edge = _rule("a/indent", allowed=(0.0,), unit="mm")
    assert edge.accepts(0.15)
    assert edge.accepts(-0.15)
    bare = _rule("a/count", allowed=(1.0, "hai"))
    assert bare.accepts(1.0)
    assert bare.accepts("hai")
    assert not bare.accepts(1.01)
    assert not bare.accepts("ba")
    assert not bare.accepts((1.0,))
    assert not _rule("a/none").accepts(1.0)
    assert not _rule("a/size", low=1, high=2, pick=1).accepts("1")
    words = _rule("a/text", low=1, high=2, pick=1, allowed=("x",))
    assert not words.accepts(1.5)


@pytest.mark.parametrize(
    ("fields", "span"),
    [
        ({"low": 1, "high": 2, "pick": 2, "unit": "pt"}, Range(1, 2, 2, "pt")),
        ({"low": 1, "high": 2, "pick": 1.5}, Range(1, 2, 1.5, "")),
        ({"high": 2, "pick": 2}, None),
        ({"low": 1, "pick": 2}, None),
        ({"low": 1, "high": 2}, None),
        ({"low": 1, "high": 2, "pick": "x"}, None),
        ({"low": 0, "high": 0, "pick": 0}, Range(0, 0, 0, "")),
    ],
)
def test_a_rule_has_a_range_or_none(fields: dict[str, object], span: Range | None) -> None:
    assert _rule("a/size", **fields).range == span


def test_an_id_has_two_parts() -> None:
    rule = _rule("so-trang/italic/x")
    assert (rule.component, rule.property) == ("so-trang", "italic/x")


@pytest.mark.parametrize(
    ("since", "until", "day", "holds"),
    [
        ("", "", "2024-01-01", True),
        ("2024-01-02", "", "2024-01-01", False),
        ("2024-01-02", "", "2024-01-02", True),
        ("", "2024-01-02", "2024-01-02", True),
        ("", "2024-01-02", "2024-01-03", False),
        ("2024-01-02", "2024-01-03", "2024-01-04", False),
        ("2024-01-02", "2024-01-03", "2024-01-01", False),
        ("2024-01-02", "2024-01-03", "2024-01-03", True),
    ],
)
def test_a_rule_holds_in_its_time(since: str, until: str, day: str, holds: bool) -> None:
    assert _rule("a/size", since=since, until=until).in_force(day) is holds


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("ke-hoach", "ke-hoach"),
        (" Kế hoạch ", "ke-hoach"),
        ("KẾ HOẠCH", "ke-hoach"),
        ("BẢN SAO Y", "ban-sao-y"),
        ("KH", None),
        ("", None),
        ("không có", None),
    ],
)
def test_a_type_is_found_by_key_or_title(name: str, key: str | None) -> None:
    found = load().document_type(name)
    assert (found.key if found else None) == key


def test_named_types_are_those_of_their_form() -> None:
    named = load().named_types()
    assert "ke_hoach" in named
    assert all("-" not in name for name in named)
    forms = {kind.key.replace("-", "_"): kind.form for kind in load().document_types}
    assert {name for name, form in forms.items() if form == "Mẫu 1.4"} == set(named)
    assert 0 < len(named) < len(forms)
