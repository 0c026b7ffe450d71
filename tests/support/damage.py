"""Ways to spoil a file: bytes of any, members of a package, elements of its XML.

Every choice comes from the ``Random`` that is given, so a failure can be had again.
"""

from __future__ import annotations

import copy
from random import Random

from lxml import etree

from docgen.package import open_package, parse_xml, serialize, write_package

__all__ = ["cut", "flipped", "mutated_tree", "swapped_members", "with_mutated_part"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Values that readers of numbers, of names and of on/off stumble over.
VALUES = ("", "0", "-1", "1", "99999999999999999999", "4294967296", "1e9", "NaN", "true", "off")
VALUES += ("auto", "none", "Ｎ", "nil", "  ", "\u0662", "²", "12.5", "0x10", "left", "%")
TEXTS = ("", " ", "x" * 5000, "Số:", "Số: 1/KH-UBND", "./.", "Nơi nhận:", "(((((((", "1.1.1.1.1.1")
TEXTS += ("Căn cứ", "ngày 99 tháng 99 năm 9999", "a) b) c)", "IIIIII.", "{{ x }}", "\u0301", "KT. ")
TAGS = (
    "p",
    "r",
    "t",
    "tbl",
    "tr",
    "tc",
    "pPr",
    "rPr",
    "tcPr",
    "trPr",
    "sectPr",
    "sdt",
    "sdtContent",
)
TAGS += ("ins", "del", "hyperlink", "fldSimple", "fldChar", "instrText", "drawing", "pict", "numPr")
TAGS += (
    "tab",
    "br",
    "footnoteReference",
    "style",
    "basedOn",
    "sz",
    "jc",
    "ind",
    "spacing",
    "vMerge",
)


def flipped(data: bytes, random: Random, times: int = 1) -> bytes:
    """Some bytes changed."""
    spoilt = bytearray(data)
    for _ in range(times if spoilt else 0):
        spoilt[random.randrange(len(spoilt))] ^= 1 << random.randrange(8)
    return bytes(spoilt)


def cut(data: bytes, random: Random) -> bytes:
    """The end, the beginning or a piece of the middle gone."""
    start, end = sorted((random.randrange(len(data) + 1), random.randrange(len(data) + 1)))
    return random.choice((data[:start], data[end:], data[:start] + data[end:]))


def swapped_members(data: bytes, random: Random) -> bytes:
    """A package with a part gone, emptied, renamed, or holding what another should."""
    parts = dict(open_package(data).parts)
    names = sorted(parts)
    one, other = random.choice(names), random.choice(names)
    match random.randrange(4):
        case 0:
            del parts[one]
        case 1:
            parts[one] = b""
        case 2:
            parts[one] = parts[other]
        case _:
            parts[f"{one}x"] = parts.pop(one)
    return write_package(parts)


def with_mutated_part(data: bytes, random: Random, times: int = 1) -> bytes:
    """A package with the tree of one XML part changed."""
    parts = dict(open_package(data).parts)
    names = sorted(name for name in parts if name.endswith((".xml", ".rels")))
    # the text is where most of the reading is
    name = random.choice(["word/document.xml", *names])
    if name in parts:
        parts[name] = mutated_tree(parts[name], random, times)
    return write_package(parts)


def mutated_tree(data: bytes, random: Random, times: int = 1) -> bytes:
    """Well-formed XML with elements removed, doubled, moved, renamed, or said otherwise."""
    root = parse_xml(data, "spoilt.xml")
    for _ in range(times):
        elements = [element for element in root.iter(etree.Element) if element is not root]
        if not elements:
            break
        _mutate(random.choice(elements), random.choice(elements), random)
    return serialize(root)


def _mutate(one: etree._Element, other: etree._Element, random: Random) -> None:
    parent = one.getparent()
    assert parent is not None
    match random.randrange(8):
        case 0:
            parent.remove(one)
        case 1:
            parent.insert(random.randrange(len(parent) + 1), copy.deepcopy(one))
        case 2:  # into another, were it into itself a copy
            other.append(copy.deepcopy(one))
        case 3:
            one.tag = W + random.choice(TAGS)
        case 4 if one.attrib:
            one.set(random.choice(list(one.attrib)), random.choice(VALUES))
        case 5 if one.attrib:
            del one.attrib[random.choice(list(one.attrib))]
        case 6:
            one.text = random.choice(TEXTS)
        case _:
            wrapper = etree.Element(W + random.choice(TAGS))
            parent.replace(one, wrapper)
            wrapper.append(one)
