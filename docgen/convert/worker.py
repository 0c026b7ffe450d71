"""The process that holds LibreOffice; run by its path, it needs nothing of docgen.

LibreOffice is used as a library through LibreOfficeKit, its own C interface (a table of functions
that only grows at its end). Frames on standard input and output: a length, a JSON header, then
bytes. Whoever started it kills it when a document takes too long.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import math
import os
import signal
import struct
import sys
import threading
import time
import zlib
from pathlib import Path
from typing import Any, BinaryIO

FRAME = struct.Struct(">II")  # length of the header, length of the bytes after it
NEW_NETWORK = 0x40000000  # CLONE_NEWNET: a network of its own, with nobody in it
PDF_OPTIONS = {
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
}
# Places in the tables of LibreOfficeKit.h, after the field that holds a table's size.
KIT_ERROR, KIT_LOAD = 2, 3
DOCUMENT_DESTROY, DOCUMENT_SAVE = 0, 1


def read_frame(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """The next frame, or None where the stream ends."""
    start = stream.read(FRAME.size)
    if len(start) < FRAME.size:
        return None
    head, body = FRAME.unpack(start)
    header, data = stream.read(head), stream.read(body)
    if len(header) < head or len(data) < body:
        return None
    return json.loads(header), data


def write_frame(channel: int, header: dict[str, Any], data: bytes = b"") -> None:
    """Write one frame to a file descriptor, to its last byte."""
    text = json.dumps(header).encode()
    rest = memoryview(FRAME.pack(len(text), len(data)) + text + data)
    while rest:
        rest = rest[os.write(channel, rest) :]


def shut_in() -> None:
    """No life after the parent; no network and no core files where the system allows it."""
    # not PR_SET_PDEATHSIG: that is the end of the parent's thread, which may come sooner
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).unshare(NEW_NETWORK)
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def end_with(parent: int) -> None:
    """Wait for the parent's end, even in the midst of a document."""
    while os.getppid() == parent:
        time.sleep(1)
    os.killpg(0, signal.SIGKILL)


class Kit:
    """LibreOffice as a library."""

    def __init__(self, program: Path, profile: Path) -> None:
        names = ["libsofficeapp.so", "libmergedlo.so", "libsofficeapp.dylib", "libmergedlo.dylib"]
        folders = [program, program.parent / "Frameworks"]
        found = [folder / name for folder in folders for name in names]
        # a merged build leaves a stub of some bytes under the first name
        library = next(p for p in found if p.exists() and p.stat().st_size > 1000)
        hook = ctypes.CDLL(str(library), mode=ctypes.RTLD_GLOBAL).libreofficekit_hook_2
        hook.restype, hook.argtypes = ctypes.c_void_p, [ctypes.c_char_p, ctypes.c_char_p]
        self._kit = hook(str(library.parent).encode(), profile.as_uri().encode())
        if not self._kit:
            raise OSError("LibreOffice does not start")

    @staticmethod
    def _call(thing: int, place: int, result: Any, *values: bytes | None) -> Any:
        table = ctypes.cast(thing, ctypes.POINTER(ctypes.c_void_p))[0]
        address = ctypes.cast(table, ctypes.POINTER(ctypes.c_void_p))[1 + place]
        kinds = [ctypes.c_char_p] * len(values)
        return ctypes.CFUNCTYPE(result, ctypes.c_void_p, *kinds)(address or 0)(thing, *values)

    def to_pdf(self, source: Path, target: Path) -> str:
        """Print ``source``; return what went wrong, or nothing."""
        load = b"Language=vi-VN,Batch=true"
        document = self._call(self._kit, KIT_LOAD, ctypes.c_void_p, source.as_uri().encode(), load)
        if not document:
            said = self._call(self._kit, KIT_ERROR, ctypes.c_char_p)
            return (said or b"").decode(errors="replace") or "unreadable"
        try:
            options = json.dumps(PDF_OPTIONS).encode()
            ok = self._call(
                document, DOCUMENT_SAVE, ctypes.c_int, target.as_uri().encode(), b"pdf", options
            )
        finally:
            self._call(document, DOCUMENT_DESTROY, None)
        return "" if ok and target.exists() else "not printed"


def png_of(width: int, height: int, channels: int, rows: bytes) -> bytes:
    """A PNG, compressed quickly: it lives as long as a page is looked at."""
    line = width * channels
    raw = b"".join(b"\0" + rows[y * line : y * line + line] for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0 if channels == 1 else 2, 0, 0, 0)
    out = [b"\x89PNG\r\n\x1a\n"]
    for name, data in ((b"IHDR", head), (b"IDAT", zlib.compress(raw, 3)), (b"IEND", b"")):
        out += [struct.pack(">I", len(data)), name, data]
        out.append(struct.pack(">I", zlib.crc32(name + data)))
    return b"".join(out)


def drawn(page: Any, dpi: int) -> tuple[int, int, int, bytes]:
    """A page's width, height, channels and points; gray where nothing on it is coloured."""
    bitmap = page.render(scale=dpi / 72, rev_byteorder=True)
    width, height, channels = bitmap.width, bitmap.height, bitmap.n_channels
    line, rows = width * channels, bytes(bitmap.buffer)
    if bitmap.stride != line:
        rows = b"".join(rows[y * bitmap.stride :][:line] for y in range(height))
    if channels == 3:
        red = rows[0::3]
        if red == rows[1::3] == rows[2::3]:  # black on white, as nearly every page is
            channels, rows = 1, red
    return width, height, channels, rows


def pictures(pdf: bytes, header: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Pictures of the first pages, each with the name of its looks.

    With ``names`` given, a page that is known, or not among those ``seen``, is not drawn.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    known, dpi, names = set(header["known"]), header["dpi"], header["names"]
    seen = range(len(document)) if header["seen"] is None else header["seen"]
    if len(names) != len(document):
        names, seen = [], range(len(document))
    pages, found = [], []
    for number in range(min(len(document), header["most"])):
        name = names[number] if names else ""
        width, height = (math.ceil(side * dpi / 72) for side in document.get_page_size(number))
        png = b""
        if not name or (number in seen and name not in known):
            width, height, channels, rows = drawn(document[number], dpi)
            name = name or hashlib.sha256(b"%d %d " % (width, height) + rows).hexdigest()[:20]
            if name not in known:
                png = png_of(width, height, channels, rows)
        pages.append({"name": name, "width": width, "height": height, "bytes": len(png)})
        found.append(png)
    return {"pages": pages, "count": len(document)}, b"".join(found)


def squeezed(text: str) -> tuple[str, list[int]]:
    """The text without blanks, and where each of its characters stood."""
    kept = [(c, i) for i, c in enumerate(text) if not c.isspace() and c not in "\xad\ufffe\u200b"]
    return "".join(c for c, _ in kept), [i for _, i in kept]


def places(pdf: bytes, header: dict[str, Any]) -> dict[str, Any]:
    """Where each of the texts is printed: page and boxes, as fractions of the page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for number in range(min(len(document), header["most"])):
        text = document[number].get_textpage()
        pages.append((document[number].get_size(), text, *squeezed(text.get_text_range())))
    found = []
    after: dict[str, tuple[int, int]] = {}  # the same words again: the next place
    for wanted in header["texts"]:
        needle = squeezed(wanted)[0]
        entry: dict[str, Any] | None = None
        first, offset = after.get(needle, (0, 0))
        for number in range(first, len(pages)) if needle else ():
            size, text, letters, at = pages[number]
            start = letters.find(needle, offset if number == first else 0)
            if start >= 0:
                end = start + len(needle)
                entry = {"page": number, "boxes": boxes(text, at[start], at[end - 1], size)}
                after[needle] = (number, end)
                break
        found.append(entry)
    return {"places": found}


def boxes(text: Any, first: int, last: int, size: tuple[float, float]) -> list[list[float]]:
    """Boxes around the characters from ``first`` to ``last``: left, top, width, height."""
    width, height = size
    found = []
    for number in range(text.count_rects(first, last - first + 1)):
        left, bottom, right, top = text.get_rect(number)
        box = (left / width, 1 - top / height, (right - left) / width, (top - bottom) / height)
        found.append([round(value, 5) for value in box])
    return found


def answer(kit: Kit, folder: Path, header: dict[str, Any], data: bytes) -> tuple[Any, bytes]:
    """Do what one frame asks."""
    if header["do"] == "pictures":
        return pictures(data, header)
    if header["do"] == "places":
        return places(data, header), b""
    source, target = folder / "document.docx", folder / "document.pdf"
    try:
        source.write_bytes(data)
        fault = kit.to_pdf(source, target)
        return ({"fault": fault}, b"") if fault else ({}, target.read_bytes())
    finally:
        source.unlink(missing_ok=True)
        target.unlink(missing_ok=True)


def main() -> None:
    """Answer frames until the stream ends."""
    program, folder = Path(sys.argv[1]), Path(sys.argv[2])
    channel = os.dup(1)
    os.dup2(2, 1)  # what LibreOffice prints is no frame
    shut_in()
    kit = Kit(program, folder / "profile")
    write_frame(channel, {"ready": True})
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        try:
            header, data = answer(kit, folder, *frame)
        except Exception as error:  # the asker shall hear of it; the next document may be well
            header, data = {"fault": f"{type(error).__name__}: {error}"[:500]}, b""
        write_frame(channel, header, data)
    os._exit(0)  # LibreOffice's own end as a library is not clean


if __name__ == "__main__":
    main()
