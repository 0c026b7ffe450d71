"""Validate every XML part of a .docx against the ECMA-376 transitional and OPC schemas.

Markup compatibility (ECMA-376 part 3) is applied first, as a consumer that knows no extension
does: ``mc:AlternateContent`` gives its fallback, names that ``mc:Ignorable`` lists are dropped.
"""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

from lxml import etree

from tests.reference import require_reference

__all__ = ["schema_faults"]

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
XSD = "http://www.w3.org/2001/XMLSchema"


@cache
def _schema(folder: Path) -> etree.XMLSchema:
    """One schema over all files, so that a strict wildcard (a picture in a drawing) resolves."""
    driver = etree.Element(f"{{{XSD}}}schema", nsmap={"xsd": XSD})
    seen: set[str] = set()
    # The stubs first: they stand for what the ECMA files import by a remote address.
    for path in sorted(folder.glob("*.xsd"), key=lambda p: (not p.name.startswith("stub-"), p)):
        namespace = etree.parse(path).getroot().get("targetNamespace")
        if namespace is None or namespace in seen:
            continue
        seen.add(namespace)
        etree.SubElement(
            driver,
            f"{{{XSD}}}import",
            {"namespace": namespace, "schemaLocation": path.as_uri()},
        )
    return etree.XMLSchema(etree.fromstring(etree.tostring(driver)))


def _namespace(name: str) -> str:
    return etree.QName(name).namespace or ""


def _apply_markup_compatibility(root: etree._Element) -> list[str]:
    """Rewrite ``root`` in place; the faults are prefixes that nothing declares."""
    faults: list[str] = []
    ignorable: set[str] = set()
    for element in root.iter(etree.Element):
        for prefix in (element.attrib.pop(f"{{{MC}}}Ignorable", "") or "").split():
            if prefix in element.nsmap:
                ignorable.add(element.nsmap[prefix])
            else:  # Word calls such a file corrupt
                faults.append(f"mc:Ignorable names the prefix {prefix}, which is not declared")
    for alternate in list(root.iter(f"{{{MC}}}AlternateContent")):
        parent = alternate.getparent()
        assert parent is not None
        fallback = alternate.find(f"{{{MC}}}Fallback")
        for child in [] if fallback is None else list(fallback):
            alternate.addprevious(child)
        parent.remove(alternate)
    for element in list(root.iter(etree.Element)):
        for name in element.attrib:
            if _namespace(str(name)) in ignorable:
                del element.attrib[name]
        parent = element.getparent()
        if parent is not None and _namespace(str(element.tag)) in ignorable:
            parent.remove(element)
    return faults


def schema_faults(data: bytes) -> list[str]:
    """Every fault of every part, as ``part:line: message``; an empty list means valid."""
    schema = _schema(require_reference("ooxml-xsd"))
    faults: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if not name.endswith((".xml", ".rels")) or name.startswith("customXml/item"):
                continue  # pictures; a customXml item is its author's own vocabulary
            root = etree.fromstring(package.read(name))
            faults += [f"{name}: {fault}" for fault in _apply_markup_compatibility(root)]
            # Parsed again so that lines are those of what is validated, cleanly numbered.
            clean = etree.fromstring(etree.tostring(root))
            if not schema.validate(clean):
                faults += [f"{name}:{e.line}: {e.message}" for e in schema.error_log]
    return faults
