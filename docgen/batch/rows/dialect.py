"""Sheets in the one way that all writers of .xlsx write them.

XML can say the same in many ways (quotes of either kind, blanks, references, comments, UTF-16, any
prefix), and the look through a sheet reads only the usual one. A sheet that says anything another
way is written anew, for the look and for calamine alike: what is looked through is what is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.errors import PackageError, Problem
from docgen.package import Package, serialize

__all__ = ["sheet_parts", "straighten"]

_NAMES = rb"(?:row|c|col|f|v)"  # what the look has to see
# One of these not written as `<x:c r="A1" s="2">`; or what could hide it.
_UNUSUAL = re.compile(
    rb"<(?=(?:[^\s<>/:!?]+:)?" + _NAMES + rb"[\s/>])"
    rb"(?!(?:\w{1,20}:)?" + _NAMES + rb'(?: [\w:.-]{1,40}="[^"<>&]{0,200}")*\s?/?>)'
    rb"|<!--|<!\[CDATA\["
)


def sheet_parts(package: Package) -> Iterator[str]:
    """Every part that could be read as a sheet, whoever points to it."""
    for name, data in package.parts.items():
        if b"sheetData" in data or b"\0" in data[:4]:
            yield name


def straighten(package: Package) -> bool:
    """Write unusual sheets anew; whether there was one. PackageError where that does not help."""
    changed = False
    for name in list(sheet_parts(package)):
        data = package.parts[name]
        if not _strange(data) or not data.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \r\n\t").startswith(b"<"):
            continue
        from lxml import etree

        root = package.xml(name)
        etree.strip_tags(root, etree.Comment, etree.PI)
        package.parts[name] = serialize(root)
        changed = True
        if _strange(package.parts[name]):
            message = "Trang tính này viết theo cách mà Excel không viết, không đọc chắc chắn được."
            raise PackageError(Problem("package/dialect", message, path=name))
    return changed


def _strange(data: bytes) -> bool:
    return b"\0" in data[:4] or _UNUSUAL.search(data) is not None
