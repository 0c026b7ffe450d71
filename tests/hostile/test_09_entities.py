"""Threats 9 and 10: entities that read files, ask the network, or swell. Any DOCTYPE is refused."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from docgen.templates import read_template
from tests.hostile.files import MAIN, W, document, with_parts
from tests.hostile.judging import CANARY, refused
from tests.hostile.runner import Verdict, verdicts

LAUGHS = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
SUBSETS = {
    "external entity": "<!DOCTYPE a [<!ENTITY x SYSTEM 'file://{canary}'>]>",
    "external by path": "<!DOCTYPE a [<!ENTITY x SYSTEM '{canary}'>]>",
    "external by network": "<!DOCTYPE a [<!ENTITY x SYSTEM 'http://127.0.0.1:9/x'>]>",
    "external DTD": "<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/x.dtd'>",
    "public DTD": "<!DOCTYPE a PUBLIC '-//W3C//DTD XHTML 1.0//EN' 'http://127.0.0.1:9/x.dtd'>",
    "parameter entity": "<!DOCTYPE a [<!ENTITY % x SYSTEM 'file://{canary}'> %x;]>",
    "UNC": "<!DOCTYPE a [<!ENTITY x SYSTEM '//127.0.0.1/share/x'>]>",
    "internal entity": "<!DOCTYPE a [<!ENTITY x 'y'>]>",
    "empty subset": "<!DOCTYPE a []>",
    "billion laughs": f"<!DOCTYPE a [<!ENTITY l0 'ha'>{LAUGHS}<!ENTITY x '&l9;'>]>",
    "quadratic blow-up": f"<!DOCTYPE a [<!ENTITY x '{'a' * 50_000}'>]>",
    "attribute default": "<!DOCTYPE a [<!ATTLIST a b CDATA 'y'>]>",
}
PARTS = {
    "document": MAIN,
    "styles": "word/styles.xml",
    "content types": "[Content_Types].xml",
    "relationships": "_rels/.rels",
    "properties": "docProps/core.xml",
    "a header": "word/header_page.xml",
    "an unknown part": "customXml/item1.xml",
    "a picture": "word/media/image1.svg",
    "a part without a suffix": "word/strange",
}
USES = {"quadratic blow-up": "&x;" * 20_000}
FAMILY = [("utf-8", name, part) for name in SUBSETS for part in PARTS]
FAMILY += [
    (code, "external entity", p) for code in ("utf-16", "utf-16-be", "utf-8-sig") for p in PARTS
]


def _spoilt(base: bytes, encoding: str, subset: str, part: str, canary: str) -> bytes:
    declared = SUBSETS[subset].replace("{canary}", canary)
    body = f"<w:body><w:p>{USES.get(subset, '&x;')}</w:p></w:body>"
    text = f"<w:document xmlns:w='{W}'>{body}</w:document>"
    head = "<?xml version='1.0'?>" if encoding == "utf-8" else ""
    return with_parts(base, {PARTS[part]: (head + declared + text).encode(encoding)})


@cache
def _canary() -> Path:
    from tests.support.cache import run_folder

    path = run_folder() / "canary.txt"
    path.write_text(CANARY)
    return path


def _inputs(base: bytes) -> dict[str, bytes]:
    return {" / ".join(case): _spoilt(base, *case, str(_canary())) for case in FAMILY}


@cache
def _verdicts(door: str) -> dict[str, Verdict]:
    return verdicts(door, _inputs(read_template() if "template" in door else document()))


@pytest.mark.parametrize("case", FAMILY, ids=" / ".join)
@pytest.mark.parametrize("door", ["check", "template", "printing", "fix"])
def test_a_doctype_is_refused(door: str, case: tuple[str, str, str]) -> None:
    verdict = _verdicts(door)[" / ".join(case)]
    refused(verdict)
    assert verdict.code in {"package/doctype", "package/xml", "package/encoding"}
    assert PARTS[case[2]] in {problem["path"] for problem in verdict.problems}


COMMANDS = ["docgen check", "docgen make --template"]


@cache
def _by_command(door: str) -> dict[str, Verdict]:
    base = read_template() if "template" in door else document()
    return verdicts(
        door,
        {name: _spoilt(base, "utf-8", name, "document", str(_canary())) for name in SUBSETS},
    )


@pytest.mark.parametrize("name", SUBSETS)
@pytest.mark.parametrize("door", COMMANDS)
def test_the_command_refuses_it_too(door: str, name: str) -> None:
    refused(_by_command(door)[name])


def test_a_lower_case_doctype_is_no_xml() -> None:
    data = with_parts(document(), {MAIN: "<!doctype a><a/>"})
    refused(verdicts("check", {"lower": data})["lower"])


OTHER_ENCODINGS = ["utf-7", "utf-32", "cp037", "iso-8859-1", "big5"]


@pytest.mark.parametrize("encoding", OTHER_ENCODINGS)
def test_another_encoding_is_no_way_round(encoding: str) -> None:
    head = f"<?xml version='1.0' encoding='{encoding}'?>"
    text = head + SUBSETS["external entity"].replace("{canary}", str(_canary())) + "<a>&x;</a>"
    data = with_parts(document(), {MAIN: text.encode(encoding)})
    refused(verdicts("check", {encoding: data})[encoding])
