"""The house keeps its shape: who may import whom, one door to each danger, one type of text."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import shutil
import subprocess
import sys
import tomllib
import typing
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from tests.reference import ROOT
from tests.support.source import Module, modules

# What a room may import besides itself and the errors, which all may.
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "suggest": set(),
    "metrics": set(),
    "vietnamese": {"suggest"},
    "standard": {"suggest"},
    "language": {"reading", "vietnamese", "suggest"},
    "reading": {"suggest"},
    "schemas": {"standard", "vietnamese", "suggest"},
    "package": set(),
    "output": set(),
    "layout": {"schemas", "standard", "metrics", "vietnamese", "suggest"},
    "templates": {"standard", "package", "layout"},
    "render": {"package", "language", "layout", "suggest"},
    "loading": {"reading", "language", "schemas", "vietnamese", "suggest"},
    "rendering": {"schemas", "layout", "render", "templates", "package", "reading", "check"},
    "check": {"package", "standard", "metrics", "vietnamese", "suggest"},
}
MEETING_PLACES = {"docgen", "__main__", "batch", "convert", "cli", "web"}  # where all may meet
MEETING_PLACES |= {"template_check"}

# A dangerous or a fickle thing, and the only rooms that may name it.
ONE_DOOR: dict[str, set[str]] = {
    "zipfile.": {"package"},
    "lxml.etree.fromstring": {"package"},
    "lxml.etree.XML": {"package"},
    "lxml.etree.XMLParser": {"package"},
    "lxml.etree.HTML": {"package"},
    "lxml.etree.parse": {"package"},
    "lxml.etree.iterparse": {"package"},
    "lxml.html.": set(),
    "xml.": set(),
    "docx.Document": set(),
    "docxtpl.DocxTemplate": {"render"},
    "jinja2.Environment": {"language", "render"},
    "jinja2.Template": {"render"},  # as a type: the test below sees that none is made
    "jinja2.sandbox.": {"language", "render"},
    "yaml.load": {"reading"},
    "yaml.safe_load": {"reading"},
    "pickle.": set(),
    "subprocess.": {"convert"},
    "lxml.etree.XMLPullParser": {"package"},
    "lxml.etree.XMLID": set(),
    "lxml.etree.HTMLParser": set(),
    "lxml.etree.fromstringlist": set(),
    "lxml.etree.XSLT": set(),
    "lxml.objectify.": set(),
    "lxml.sax.": set(),
    "pyexpat.": set(),
    "html.parser.": set(),
    "openpyxl.": set(),
    "tarfile.": set(),
    "zipimport.": set(),
    "gzip.": set(),
    "bz2.": set(),
    "lzma.": set(),
    "shutil.unpack_archive": set(),
    "jinja2.environment.": set(),
    "jinja2.nativetypes.": set(),
    "string.Template": set(),
    "string.Formatter": set(),
    "yaml.full_load": set(),
    "yaml.unsafe_load": set(),
    "yaml.load_all": set(),
    "marshal.": set(),
    "shelve.": set(),
    "ctypes.": {"convert"},
    "multiprocessing.shared_memory.": set(),
    "http.client.": set(),
    "ftplib.": set(),
    "smtplib.": set(),
    "requests.": set(),
    "httpx.": set(),
    "urllib3.": set(),
    "aiohttp.": set(),
    "os.popen": set(),
    "os.spawnv": set(),
    "os.execv": set(),
    "importlib.import_module": {"docgen", "cli", "standard"},  # modules of our own, by a table
    "__import__": set(),
    "eval": set(),
    "exec": {"render"},  # what Jinja compiles from a template that was judged
    "compile": {"language"},
    "os.system": set(),
    "socket.": set(),
    "urllib.request.": set(),
}
# What would make the same plan give other bytes on another day or machine.
FICKLE = {
    "datetime.datetime.now",
    "datetime.datetime.utcnow",
    "datetime.date.today",
    "datetime.datetime.today",
    "time.time",
    "time.strftime",
    "locale.",
    "random.",
    "secrets.",
    "uuid.",
    "os.environ.get",
    "os.getenv",
}
LONGEST = 500  # lines of a module that holds code
PURE = {"vietnamese", "standard", "metrics", "language", "schemas", "layout", "render", "templates"}


def _rooms_imported(module: Module) -> Iterator[tuple[int, str]]:
    for line, name in module.imports():
        if name.split(".")[0] == "docgen":
            first, _, rest = name.partition(".")
            room = rest.partition(".")[0]
            known = room in MAY_IMPORT or room in MEETING_PLACES
            yield line, room if known else first


def test_every_room_is_in_the_table() -> None:
    """A new room has a place in the pipeline before it has code."""
    rooms = {module.room for module in modules()}
    assert not rooms - set(MAY_IMPORT) - MEETING_PLACES


def _upstream(found: Iterable[Module]) -> list[str]:
    return [
        f"{module.place}:{line}: {module.room} may not import {room}"
        for module in found
        if module.room not in MEETING_PLACES
        for line, room in _rooms_imported(module)
        if room not in {module.room, "errors"} | MAY_IMPORT[module.room]
    ]


def test_rooms_import_only_upstream() -> None:
    wrong = _upstream(modules())
    assert not wrong, "\n".join(wrong)


def test_an_import_downstream_would_be_seen() -> None:
    assert _upstream([_planted("from docgen.render import compile_template", "check")])
    assert _upstream([_planted("def f():\n    import docgen.schemas.plan", "language")])
    assert not _upstream([_planted("from docgen.package import open_package", "check")])


def test_layers_hold_all_the_way_down() -> None:
    """import-linter sees chains of imports, which the table above does not."""
    program = Path(sys.executable).with_name("lint-imports")
    if not program.exists():
        pytest.skip("import-linter is not installed")
    done = subprocess.run([program], cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def _used(module: Module, what: str) -> set[int]:
    """Lines that name ``what``, or, where it ends in a dot, that import from that module."""
    if what.endswith("."):
        return {n for n, name in module.imports() if f"{name}.".startswith(what)}
    named = {n for n, name in module.names() if name == what}
    return named | {n for n, name in module.imports() if name == what}


def _other_doors(what: str, found: Iterable[Module]) -> list[str]:
    wrong = {
        f"{module.place}:{line}: {what} is used outside {sorted(ONE_DOOR[what]) or 'any room'}"
        for module in found
        if module.room not in ONE_DOOR[what]
        for line in _used(module, what)
    }
    return sorted(wrong)


@pytest.mark.parametrize("what", ONE_DOOR)
def test_there_is_one_door(what: str) -> None:
    """zip, XML, templates, YAML and programs are each opened in one place, where limits stand."""
    wrong = _other_doors(what, modules())
    assert not wrong, "\n".join(wrong)


def test_no_template_is_made_without_its_environment() -> None:
    made = [m.place for m in modules() for _, name in m.calls() if name == "jinja2.Template"]
    assert not made


def _planted(code: str, room: str = "schemas") -> Module:
    """A module that is not there, as if it were."""
    module = Module(ROOT / "docgen" / room / "planted.py")
    module.__dict__["text"] = code
    return module


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("import zipfile", "zipfile."),
        ("def f():\n    from zipfile import ZipFile as Z", "zipfile."),
        ("from lxml import etree\netree.fromstring(b'')", "lxml.etree.fromstring"),
        ("import lxml.etree as e\ne.XMLParser()", "lxml.etree.XMLParser"),
        ("from lxml.etree import parse as read\nread('a')", "lxml.etree.parse"),
        ("import lxml.etree\nread = lxml.etree.XML", "lxml.etree.XML"),
        ("from lxml import etree\nread = [etree.iterparse]", "lxml.etree.iterparse"),
        ("from xml.etree import ElementTree", "xml."),
        ("import xml.dom.minidom", "xml."),
        ("from docx import Document\nDocument()", "docx.Document"),
        ("from docxtpl import DocxTemplate", "docxtpl.DocxTemplate"),
        ("import jinja2\njinja2.Environment()", "jinja2.Environment"),
        ("from jinja2 import Template as T\nT('')", "jinja2.Template"),
        ("from jinja2.sandbox import SandboxedEnvironment", "jinja2.sandbox."),
        ("import yaml\nyaml.load('', yaml.Loader)", "yaml.load"),
        ("import pickle", "pickle."),
        ("import subprocess as s", "subprocess."),
        ("eval('1')", "eval"),
        ("run = exec", "exec"),
        ("__import__('zipfile')", "__import__"),
        ("from importlib import import_module\nimport_module('zipfile')",
         "importlib.import_module"),
        ("import urllib.request", "urllib.request."),
    ],
)  # fmt: skip
def test_a_second_door_would_be_seen(code: str, what: str) -> None:
    assert _other_doors(what, [_planted(code)])


def test_a_model_with_an_unbounded_text_would_be_seen() -> None:
    from docgen.schemas.text import Line

    for annotation in (str, str | None, list[str], dict[str, int], "list[dict[int, str]]"):
        held = eval(annotation) if isinstance(annotation, str) else annotation
        assert _bare_texts(held), annotation
    for annotation in (Line, Line | None, list[Line], int, typing.Literal["a"]):
        assert not _bare_texts(annotation), annotation


def test_no_module_takes_the_place_of_a_function() -> None:
    """Loading ``a/b.py`` sets ``a.b``: a function of that name in ``a/__init__.py`` is gone then.

    docgen's own door guards its names; other packages must not need to.
    """
    wrong = []
    for package in modules():
        if package.path.name != "__init__.py" or package.name == "docgen":
            continue
        inside = {
            module.path.stem for module in modules() if module.path.parent == package.path.parent
        }
        named = {node.name for node in package.tree.body if isinstance(node, ast.FunctionDef)}
        wrong += [f"{package.place}: {name}" for name in sorted(named & inside)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("what", sorted(FICKLE))
def test_pure_rooms_ask_neither_clock_nor_chance_nor_machine(what: str) -> None:
    wrong = [
        f"{module.place}:{line}: {what}"
        for module in modules()
        if module.room in PURE
        for line in _used(module, what)
    ]
    assert not wrong, "\n".join(sorted(set(wrong)))


def test_what_is_imported_is_declared() -> None:
    """A wheel installed elsewhere finds all it needs, and nothing is asked for in vain."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project.get("optional-dependencies", {})
    declared = {
        re.split(r"[<>=!~;\[ ]", line)[0].lower()
        for line in [
            *project["dependencies"],
            *(line for group in extras.values() for line in group),
        ]
    }
    distribution = {"docx": "python-docx", "yaml": "pyyaml", "pydantic_core": "pydantic"}
    distribution |= {"python_calamine": "python-calamine", "vietnam_provinces": "vietnam-provinces"}
    distribution |= {"markupsafe": "jinja2", "zlib_ng": "zlib-ng"}
    used: dict[str, str] = {}
    for module in modules():
        if "templates/" in module.place or "scripts/" in module.place:
            continue  # scripts that make the shipped data run in the checkout
        for line, name in module.imports():
            top = name.split(".")[0]
            if top not in sys.stdlib_module_names and top not in {"docgen", "__future__"}:
                used.setdefault(distribution.get(top, top).lower(), f"{module.place}:{line}")
    assert not set(used) - declared, {k: v for k, v in used.items() if k not in declared}


Told = ast.Module | ast.FunctionDef | ast.AsyncFunctionDef


def _documented(tree: ast.AST) -> Iterator[tuple[Told, str]]:
    """Public functions and methods with their names; not those inside a function."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            if node.name.startswith(("_", "visit_")):  # a visitor's methods are its base's
                continue
            marks = [ast.unparse(decorator) for decorator in node.decorator_list]
            if any(mark.startswith("judge(") for mark in marks):
                continue  # the rule that it names says what it demands
            overload = any("overload" in mark for mark in marks)
            setter = any(mark.endswith(".setter") for mark in marks)
            if isinstance(node, ast.ClassDef):
                yield from _documented(node)
            elif not overload and not setter:
                yield node, node.name
        elif isinstance(node, ast.If | ast.Try):
            yield from _documented(node)


def test_public_things_say_what_they_are() -> None:
    wrong = [
        f"{module.place}:{getattr(node, 'lineno', 1)}: {name} has no docstring"
        for module in modules()
        for node, name in [(module.tree, module.name), *_documented(module.tree)]
        if ast.get_docstring(node) is None and not _tells_itself(node)
    ]
    assert not wrong, "\n".join(wrong)


def _tells_itself(node: Told) -> bool:
    """A property of one line says it by its name."""
    if isinstance(node, ast.Module):
        return False
    return len(node.body) == 1 and any("property" in ast.unparse(d) for d in node.decorator_list)


def test_modules_can_be_read_in_one_sitting() -> None:
    """Code, not data: tables of widths and rules may be as long as their facts."""
    long = [
        f"{module.place}: {len(module.text.splitlines())} lines"
        for module in modules()
        if len(module.text.splitlines()) > LONGEST and module.room not in {"metrics", "standard"}
    ]
    assert not long, "\n".join(long)


# --- Models ---


def _models() -> list[type[BaseModel]]:
    package = importlib.import_module("docgen.schemas")
    found = [
        value
        for info in pkgutil.walk_packages(package.__path__, "docgen.schemas.")
        for value in vars(importlib.import_module(info.name)).values()
        if inspect.isclass(value) and issubclass(value, BaseModel) and value.__module__ == info.name
    ]
    assert found, "docgen.schemas holds no models"
    return found


def _bounds(rule: object) -> bool:
    return getattr(rule, "max_length", None) is not None


def _bare_texts(annotation: Any, guarded: bool = False) -> bool:
    """Whether a ``str`` stands anywhere in the annotation without a rule that bounds it."""
    if isinstance(annotation, typing.TypeAliasType) if sys.version_info >= (3, 12) else False:
        return _bare_texts(annotation.__value__, guarded)
    if annotation is str:
        return not guarded
    origin = typing.get_origin(annotation)
    if origin is typing.Literal:
        return False
    if origin is typing.Annotated:
        inner, *rules = typing.get_args(annotation)
        return _bare_texts(inner, guarded or any(map(_bounds, rules)))
    return any(_bare_texts(argument) for argument in typing.get_args(annotation))


def _fields() -> Iterator[tuple[str, FieldInfo]]:
    for model in _models():
        for name, field in model.model_fields.items():
            yield f"{model.__module__}: {model.__name__}.{name}", field


def test_every_text_of_a_model_is_bounded_and_clean() -> None:
    wrong = [
        f"{place} holds a bare str: use the text types"
        for place, field in _fields()
        if _bare_texts(field.annotation, any(map(_bounds, field.metadata)))
    ]
    assert not wrong, "\n".join(wrong)


def test_every_field_has_its_vietnamese_key_and_title() -> None:
    wrong = [
        f"{place}: key {field.alias!r}, title {field.title!r}"
        for place, field in _fields()
        if not re.fullmatch(r"[a-z][a-z0-9_]*", field.alias or "") or not field.title
    ]
    assert not wrong, "\n".join(wrong)


# --- What the repository says ---

# Written apart, so that this file does not find itself.
TOOLING = [
    r"/" + r"work/",
    r"\b(chat"
    + r"gpt|clau"
    + r"de|anth"
    + r"ropic|open"
    + r"ai|copi"
    + r"lot|language "
    + r"model)\b",
    r"\bAI[- ](assist" + r"ant|gener" + r"ated|ag" + r"ent)",
    r"\bsub-?ag" + r"ent",
    r"(deb\.deb" + r"ian|files\.pythonhos" + r"ted|registry\.npm" + r"js|pypi\.o" + r"rg/simple)",
    r"/ro" + r"ot/|/home/[a-z]",
]


def _tracked() -> list[str]:
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return [name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("pattern", TOOLING)
def test_the_repository_speaks_of_itself_alone(pattern: str) -> None:
    wrong = []
    for name in _tracked():
        try:
            text = (ROOT / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture, a .docx
        for number, line in enumerate(text.splitlines(), 1):
            if re.search(pattern, line, re.IGNORECASE):
                wrong.append(f"{name}:{number}: {line.strip()[:100]}")
    assert not wrong, "\n".join(wrong)


# Names that Windows keeps for devices, and letters that it refuses in a name.
WINDOWS_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def test_names_of_files_suit_every_system() -> None:
    names = _tracked()
    wrong = [
        name
        for name in names
        for part in name.split("/")
        if re.search(r'[<>:"\\|?*\x00-\x1f]|[. ]$', part) or WINDOWS_DEVICE.fullmatch(part)
    ]
    folded = [name.casefold() for name in names]
    wrong += [name for name in names if folded.count(name.casefold()) > 1]
    assert not wrong
