"""The one parser and writer of XML parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from docgen.errors import PackageError, Problem
from docgen.package.faults import refuse

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["decode_xml", "iter_xml", "parse_xml", "refuse_doctype", "serialize"]

_DECLARED_ENCODING = re.compile(rb"^<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})")


def decode_xml(data: bytes, part: str) -> str:
    """The text of an XML part. OPC allows UTF-8 and UTF-16 alone (ECMA-376 part 2, 9.1.2.1): any
    other encoding would be a way round the search for a DOCTYPE."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        encoding = "utf-16"
    elif data[:2] in {b"<\0", b"\0<"}:
        encoding = "utf-16-le" if data[:1] == b"<" else "utf-16-be"
    else:
        encoding = "utf-8-sig"
        declared = _DECLARED_ENCODING.match(data.removeprefix(b"\xef\xbb\xbf"))
        if declared and declared[1].lower() not in {b"utf-8", b"us-ascii", b"ascii"}:
            refuse("encoding", "Phần này không mã hóa bằng UTF-8 hoặc UTF-16.", part=part)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:  # UTF-32 read as UTF-16 too
        refuse("encoding", "Phần này không phải UTF-8 hoặc UTF-16 hợp lệ.", part=part)
    return text


def refuse_doctype(data: bytes, part: str) -> None:
    """Refuse a part that may declare entities."""
    if "<!DOCTYPE" in decode_xml(data, part):
        refuse(
            "doctype",
            "Phần này có khai báo DOCTYPE, tệp Word thật không bao giờ có; tệp không an toàn.",
            part=part,
        )


def parse_xml(data: bytes, part: str) -> _Element:
    """The one XML parser: no DTD, no entity, no network, no recovery.

    >>> parse_xml(b"<a><b/></a>", "demo.xml").tag
    'a'
    """
    from lxml import etree

    refuse_doctype(data, part)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=False, huge_tree=False
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _broken(part, error) from None


def iter_xml(data: bytes, part: str, tags: Iterable[str]) -> Iterator[_Element]:
    """Each element of these tags as soon as it is whole, and no longer than it is looked at.

    For parts with a million elements, of which only a few at a time are in memory; read as
    ``parse_xml`` does.

    >>> [one.get("n") for one in iter_xml(b"<a><b n='1'/><c/><b n='2'/></a>", "demo.xml", ["b"])]
    ['1', '2']
    """
    from io import BytesIO

    from lxml import etree

    refuse_doctype(data, part)
    try:
        for _, element in etree.iterparse(
            BytesIO(data),
            events=("end",),
            tag=list(tags),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            recover=False,
            huge_tree=False,
        ):
            yield element
            element.clear()
            while (before := element.getprevious()) is not None:
                before.getparent().remove(before)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _broken(part, error) from None


def _broken(part: str, error: Exception) -> PackageError:
    line = getattr(error, "lineno", None)
    sentence = "Nội dung XML của phần này bị hỏng, không đọc được."
    return PackageError(Problem("package/xml", sentence, part, line=line))


def serialize(root: _Element) -> bytes:
    """The bytes of a part, as Word declares them.

    >>> serialize(parse_xml(b"<a/>", "demo.xml"))
    b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\\n<a/>"
    """
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
