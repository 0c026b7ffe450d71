"""The one door to zip and XML: nothing else in docgen opens a zip or parses markup."""

from docgen.package.model import CONTENT_TYPES, Package, Relationship
from docgen.package.opening import DOCX_LIMITS, MEBIBYTE, Limits, open_package
from docgen.package.writing import (
    ONCE_LEVEL,
    Compressor,
    Member,
    assemble,
    deflate,
    pack,
    write_package,
)
from docgen.package.xml import decode_xml, iter_xml, parse_xml, serialize

__all__ = [
    "CONTENT_TYPES",
    "DOCX_LIMITS",
    "MEBIBYTE",
    "ONCE_LEVEL",
    "Compressor",
    "Limits",
    "Member",
    "Package",
    "Relationship",
]
__all__ += [
    "assemble",
    "decode_xml",
    "deflate",
    "iter_xml",
    "open_package",
    "pack",
    "parse_xml",
    "serialize",
]
__all__ += ["write_package"]
