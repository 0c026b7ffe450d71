"""The container of .xls, where what a file says of itself is no truth."""

from __future__ import annotations

import struct
import tracemalloc

import pytest

from docgen.batch.rows.compound import MAGIC, BrokenFileError, streams_of

SECTOR = 512


def compound(*sectors: bytes, tables: int, positions: list[int], more: int = 0xFFFFFFFE) -> bytes:
    """A file with a header that says what it is told to say, and its sectors."""
    head = MAGIC + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    head = head.ljust(44, b"\0")
    head += struct.pack("<IIIIIIII", tables, 0, 0, 4096, 0xFFFFFFFE, 0, more, 0)
    head += struct.pack("<109I", *positions, *[0xFFFFFFFF] * (109 - len(positions)))
    return head + b"".join(one.ljust(SECTOR, b"\0") for one in sectors)


@pytest.mark.parametrize("more", [0, 5, 2**31])
def test_a_table_that_goes_on_beyond_the_file_is_a_broken_file(more: int) -> None:
    with pytest.raises(BrokenFileError):
        streams_of(compound(b"", tables=200, positions=[0] * 109, more=more), ("Workbook",))


def test_a_ring_is_seen_after_as_many_sectors_as_the_file_has() -> None:
    """A table may speak of far more sectors than there are, and each step costs one."""
    ring = struct.pack("<128I", *[0] * 128)  # after every sector comes the first
    data = compound(*[ring] * 100, tables=100, positions=[0] * 100)
    tracemalloc.start()
    with pytest.raises(BrokenFileError, match="ring"):
        streams_of(data, ("Workbook",))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1_000_000
