"""docxtpl as the reference: the same template and context, part by part as canonical XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import jinja2
from docxtpl import DocxTemplate
from lxml import etree

__all__ = ["by_docxtpl", "canonical_parts", "texts"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# docgen writes the properties itself (another test says why).
OURS = {"docProps/core.xml", "docProps/app.xml"}


def by_docxtpl(template: bytes, context: Mapping[str, Any]) -> bytes:
    """What docxtpl makes of it, told to escape and to refuse unknown names."""
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    engine = DocxTemplate(io.BytesIO(template))
    engine.render(dict(context), jinja_env=environment)
    target = io.BytesIO()
    engine.save(target)
    return target.getvalue()


def canonical_parts(data: bytes) -> dict[str, bytes]:
    """Every part in canonical form.

    Left aside as saying nothing: ids of Word's editing sessions; runs without content, which
    docxtpl leaves before and after a run tag; the order of relationships and content types.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist() if name not in OURS}
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            parts[name] = _canonical(etree.fromstring(content), sort=not name.startswith("word/"))
    return parts


def _canonical(root: etree._Element, *, sort: bool) -> bytes:
    for run in list(root.iter(f"{W}r")):
        content = [child for child in run if child.tag != f"{W}rPr"]
        if content and all(child.tag == f"{W}t" and not child.text for child in content):
            run.getparent().remove(run)  # type: ignore[union-attr]
    for element in root.iter(etree.Element):
        for name in [str(name) for name in element.attrib]:
            if name.startswith(f"{W}rsid"):
                del element.attrib[name]
    if sort or root.tag.endswith("}Relationships"):
        root[:] = sorted(root, key=lambda child: sorted(map(str, child.attrib.values())))
    return etree.tostring(root, method="c14n", exclusive=True)


def texts(data: bytes, part: str = "word/document.xml") -> list[str]:
    """The text of each paragraph of a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read(part))
    return ["".join(p.itertext(f"{W}t")) for p in root.iter(f"{W}p")]
