"""Which pages of a PDF look as before, told without drawing them.

Someone who types changes one page of five, and drawing a page costs thirty times as much as reading
what it is made of: its instructions, and the fonts and pictures that these name.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

__all__ = ["looks_of", "page_count"]

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_PAGES = re.compile(rb"<</Type/Pages\b.*?/Kids\[([^\]]*)\]", re.DOTALL)
_RESOURCES = re.compile(rb"/Resources (\d+) 0 R")
_CONTENTS = re.compile(rb"/Contents (\d+) 0 R")
# Where a page hangs in the document is no part of its looks.
_ELSEWHERE = re.compile(rb"/(?:Parent|Resources) \d+ 0 R|/StructParents \d+")
_NAMED = re.compile(rb"/([A-Za-z]+\d+)[ \n]?(\d+) 0 R")
_STREAM = b"\nstream\n"
MOST_INSTRUCTIONS = 8 * 1024 * 1024


def looks_of(pdf: bytes) -> list[str] | None:
    """A name for the looks of each page: equal names, equal pictures; the reverse need not hold.

    None where the file is not laid out as LibreOffice lays it out.
    """
    objects = _objects(pdf)
    try:
        return [_looks(objects[number], objects) for number in _pages(objects)] or None
    except (KeyError, RecursionError, TypeError, ValueError, zlib.error):
        return None


def page_count(pdf: bytes) -> int:
    """How many pages it has; 0 where that can't be told."""
    return len(_pages(_objects(pdf)))


def _objects(pdf: bytes) -> dict[int, bytes]:
    return {int(number): body for number, body in _OBJECT.findall(pdf)}


def _pages(objects: Mapping[int, bytes]) -> list[int]:
    """The objects of the pages, in order; none where there is not one flat list of them."""
    trees = [found[1] for body in objects.values() if (found := _PAGES.match(body))]
    return [int(number) for number in _REFERENCE.findall(trees[0])] if len(trees) == 1 else []


def _looks(page: bytes, objects: Mapping[int, bytes]) -> str:
    resources, contents = _RESOURCES.search(page), _CONTENTS.search(page)
    if resources is None or contents is None:
        raise ValueError("a page of another kind")
    instructions = _unpacked(objects[int(contents[1])])
    used = set(re.findall(rb"/([A-Za-z]+\d+)\b", instructions))
    digest = hashlib.sha256(instructions)
    seen: set[int] = set()
    _add(digest, _ELSEWHERE.sub(b"", _CONTENTS.sub(b"", page)), objects, seen)
    for name, number in sorted(set(_resources(objects[int(resources[1])], objects))):
        if name in used:
            digest.update(name)
            _add(digest, objects[number], objects, seen)
    return digest.hexdigest()[:20]


def _unpacked(body: bytes) -> bytes:
    head, _, stream = body.partition(_STREAM)
    if b"/FlateDecode" not in head:
        return stream
    return zlib.decompressobj().decompress(stream, MOST_INSTRUCTIONS)


def _resources(body: bytes, objects: Mapping[int, bytes]) -> list[tuple[bytes, int]]:
    """What a page may name: fonts, pictures, each by its object."""
    found = [(name, int(number)) for name, number in _NAMED.findall(body)]
    for _, number in re.findall(rb"/(Font|XObject|ExtGState|Pattern|Shading) (\d+) 0 R", body):
        inner = _NAMED.findall(objects[int(number)])
        found += [(name, int(at)) for name, at in inner]
    return found


def _add(digest: Hash, body: bytes, objects: Mapping[int, bytes], seen: set[int]) -> None:
    """An object and all that it leads to; numbers of objects shift and are no part of looks."""
    head, mark, stream = body.partition(_STREAM)
    digest.update(_REFERENCE.sub(b"R", head) + mark + stream)
    for found in _REFERENCE.findall(head):
        number = int(found)
        if number not in seen:
            seen.add(number)
            _add(digest, objects[number], objects, seen)
