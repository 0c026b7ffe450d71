"""The generated parts and the data that explains them: nothing missing, nothing stale."""

from __future__ import annotations

import ast
import doctest
import re
from importlib import import_module
from pathlib import Path

import pytest
from docx import Document

import docgen
import docgen.vietnamese
from docgen.language import FILTERS
from docgen.loading import load_source
from docgen.reading import parse
from docgen.schemas import Plan
from docgen.schemas.jsonschema import type_names
from docgen.standard import load
from docgen.template_check import check_template
from docs.site_build import api, codes, english, errors, fields, glossary, names
from docs.site_build.pages import LANGUAGES, pages
from docs.site_build.parts import PARTS
from tests.docs.blocks import blocks_of, merged
from tests.reference import ROOT, require_reference

# --- Error codes ---


def test_every_code_is_explained_and_no_explanation_is_stale() -> None:
    raised, explained = set(errors.raised()), set(errors.explained())
    assert sorted(raised - explained) == [], "add these to docs/site_build/errors.toml"
    assert sorted(explained - raised) == [], "nothing raises these any more"


def test_explanations_speak_both_languages() -> None:
    for code, told in errors.explained().items():
        assert told.keys() >= {"vi", "en"}, code
        for language in LANGUAGES:
            assert told[language].endswith("."), code
        assert told["vi"] != told["en"], code


def test_every_family_has_a_title() -> None:
    found = {code.partition("/")[0] for code in errors.raised()}
    assert found == set(errors.families())


def test_the_sentence_shown_is_one_that_the_code_says() -> None:
    """A sentence without an example of its own is of a kind that stands beside its code."""
    spoken: dict[str, list[str]] = {}
    for use in codes.uses():
        spoken.setdefault(use.code, []).append(use.said)
    unproven = []
    for code, told in errors.explained().items():
        if "said" not in told or "wrong" in told:
            continue
        if not any(said and _like(said, told["said"]) for said in spoken[code]):
            assert not all(spoken[code]), (code, spoken[code])
            unproven.append(code)
    assert len(unproven) < 25, unproven  # sentences made elsewhere, such as by a parser


def _like(pattern: str, said: str) -> bool:
    parts = re.split(r"…|\{\w+\}", pattern)
    return re.fullmatch(".*".join(map(re.escape, parts)), said, re.DOTALL) is not None


def test_the_sentence_shown_is_what_its_example_is_told() -> None:
    right = blocks_of(pages("vi")["reference/errors.md"])[0].text
    examples = {code: told for code, told in errors.explained().items() if "wrong" in told}
    assert len(examples) > 60
    for code, told in examples.items():
        text = merged(right, told["wrong"] + "\n")
        with pytest.raises(docgen.InputError) as caught:
            docgen.render(load_source(parse(text, "ke_hoach.yaml")))
        said = [problem.message for problem in caught.value.problems if problem.code == code]
        assert told["said"] in said, code


def test_codes_of_tables_are_those_of_the_modules() -> None:
    for module, listed in codes.ELSEWHERE.items():
        tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
        texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
        assert [code for code in listed if code.partition("/")[2] not in texts] == []
    from docgen.vietnamese import text

    kinds = {f"text/{code}" for code, _, _ in text._REFUSED}
    assert kinds <= set(codes.ELSEWHERE["docgen/vietnamese/text.py"])


def test_no_code_is_made_in_a_way_that_the_walk_cannot_follow() -> None:
    """A family put before a name: by a door whose calls are read, or by a module that is listed."""
    listed = {*codes.ELSEWHERE, *codes.FAMILIES.values(), "docgen/schemas/text.py"}
    lost = []
    for path in sorted((ROOT / "docgen").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        made = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
        families = {m[1] for one in made if (m := codes._DOOR.match(codes._spelled(one)))}
        followed = {family for family, _ in codes._doors(tree).values()}
        known = {code.partition("/")[0] for code in errors.raised()}
        if (families & known) - followed and name not in listed:
            lost.append(name)
    assert lost == []


def test_a_code_that_is_raised_in_the_library_is_in_the_catalogue() -> None:
    with pytest.raises(docgen.InputError) as caught:
        Plan.model_validate({"trich_yeu": "Kế\x07 hoạch", "ngay_ban_hanh": "31/6/2026"})
    found = {problem.code for problem in caught.value.problems}
    assert {"text/control-character", "date/unreadable", "key/missing"} <= found
    assert found <= set(errors.raised())


# --- Names of templates, rules, the library ---


def test_every_name_and_kind_of_a_template_is_explained_once() -> None:
    said = names.meanings()
    assert [name for name, _ in names.names()] == list(said["names"])
    assert names.kinds() == list(said["kinds"])


def test_every_name_works_as_the_list_writes_it(tmp_path: Path) -> None:
    """One template that uses them all, each as a reader would copy it."""
    lines: list[str] = []
    loop = ""
    for name, written in names.names():
        if loop and not name.startswith(f"{loop}."):
            lines.append("{%p endfor %}")
            loop = ""
        parts = re.findall(r"\{[{%].*?[%}]\}", written)
        lines += parts
        if parts[0].startswith("{%p for") and len(parts) == 1:
            loop = parts[0].split()[2]
        elif parts[0].startswith("{%p "):
            lines.append("{%p endfor %}" if "for" in parts[0] else "{%p endif %}")
    template = Document()
    for line in lines:
        template.add_paragraph(line)
    template.save(tmp_path / "mau.docx")
    report = check_template(tmp_path / "mau.docx")
    assert [str(remark) for remark in report.remarks] == []
    assert len(report.names) > len(names.names())  # the lists and their entries


def test_every_rule_has_its_place() -> None:
    text = PARTS["rules"]("vi")
    for rule in load().rules:
        assert f"`{rule.id}`{{ #{rule.id.replace('/', '-')} }}" in text


def test_the_library_page_lists_the_public_door() -> None:
    listed = {name.removeprefix("docgen.") for name in api.LISTED}
    assert set(docgen.__all__) - {"__version__"} <= listed
    for name in listed - set(docgen.__all__):
        assert name.removeprefix("vietnamese.") in docgen.vietnamese.__all__


def test_every_key_of_a_plan_is_in_the_reference() -> None:
    text = PARTS["plan-fields"]("vi")
    for model in fields.models_below(Plan):
        for name, field in model.model_fields.items():
            assert f"| `{field.alias}`<br>*{name}* |" in text, (model, name)


def test_every_part_stands_on_a_page_and_every_filter_in_its_part() -> None:
    for language in LANGUAGES:
        folder = ROOT / "docs" / "site" / language
        used = {
            name
            for path in folder.rglob("*.md")
            for name in re.findall(r"<!-- part: ([\w-]+) -->", path.read_text(encoding="utf-8"))
        }
        assert used == set(PARTS)
        assert all(f"| `{name}` |" in PARTS["filters"](language) for name in FILTERS)


@pytest.mark.parametrize("name", ["doctests", "markdown", "pages"])
def test_the_examples_of_the_builder_are_true(name: str) -> None:
    module = import_module(f"docs.site_build.{name}")
    found = doctest.testmod(module)
    assert found.attempted > 0
    assert found.failed == 0


# --- English ---

MOST_UNTRANSLATED = 0.05


def test_what_the_code_says_is_translated_and_nothing_else() -> None:
    """A new sentence may wait a little for its English; a few lost ones may wait to be dropped."""
    for part in PARTS.values():
        part("en")
    told = set(english.sentences())
    missing, stale = english.ASKED - told, told - english.ASKED
    most = MOST_UNTRANSLATED * len(english.ASKED)
    assert len(missing) <= most, sorted(missing)
    assert len(stale) <= most, sorted(stale)


# --- Glossary ---


def _titles() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for model in fields.models_below(Plan):
        for name, field in model.model_fields.items():
            found.setdefault(f"{field.alias} {name}", set()).add(field.title or "")
    return found


def test_terms_with_a_key_are_called_as_the_schema_calls_them() -> None:
    titles = _titles()
    for term in glossary.terms():
        if "key" in term and "name" in term:
            known = titles.get(f"{term['key']} {term['name']}")
            assert known, f"{term['term']}: no field {term['key']} ({term['name']})"
            assert term["term"] in known, (term["term"], known)


def test_terms_are_fixed_once() -> None:
    for part in ("term", "english"):
        said = [term[part].casefold() for term in glossary.terms()]
        assert len(said) == len(set(said)), part
    assert len(glossary.terms()) > 40


def test_english_names_of_the_decree_are_its_own() -> None:
    decree = require_reference("nd30/phu-luc-VI.md").read_text(encoding="utf-8")
    named = [term for term in glossary.terms() if "phu_luc_vi" in term]
    assert len(named) > 5
    for term in named:
        assert term["phu_luc_vi"] in decree, term["term"]


def test_clauses_of_terms_are_clauses_that_rules_cite() -> None:
    cited = {rule.clause for rule in load().rules} | {one.clause for one in load().sentences}
    for term in glossary.terms():
        clause = term.get("clause")
        if clause and clause.endswith("Phụ lục I"):
            assert any(clause in one for one in cited), term["term"]


def test_document_types_are_those_that_load() -> None:
    text = PARTS["document-types"]("vi")
    assert all(f"| `{name}` |" in text for name in type_names())


def test_pages_are_complete_in_both_languages() -> None:
    for language in LANGUAGES:
        for place, text in pages(language).items():
            assert text.startswith("# "), place
            assert len(text) > 200, place
