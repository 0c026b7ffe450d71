"""Rows that can be read only once, kept on disk so that they can be read twice."""

from __future__ import annotations

import datetime
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from docgen.batch.cells import plain_value

__all__ = ["Spool", "reread"]

_TAG = "\x00"  # no name of a column holds it
_READERS: dict[str, Callable[[str], Any]] = {
    "Decimal": Decimal,
    "datetime": datetime.datetime.fromisoformat,
    "date": datetime.date.fromisoformat,
    "time": datetime.time.fromisoformat,
}


def reread(rows: Any) -> Any:
    """The rows as a source that may be read again: itself, or a copy on disk."""
    return Spool(rows) if isinstance(rows, Iterator) else rows


class Spool:
    """A copy of mappings on disk; each iteration reads it from the start.

    >>> source = iter([{"so_ho": 2, "kinh_phi": Decimal("12.50")}])
    >>> spool = Spool(source)
    >>> list(spool) == list(spool) == [{"so_ho": 2, "kinh_phi": Decimal("12.50")}]
    True
    """

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self._file = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115
        for row in rows:
            text = json.dumps(_keys(row), default=_told, ensure_ascii=True)
            self._file.write(text + "\n")

    def __del__(self) -> None:
        self._file.close()

    def __iter__(self) -> Iterator[Any]:
        at = 0
        while True:
            self._file.seek(at)
            line = self._file.readline()
            at = self._file.tell()
            if not line:
                return
            yield json.loads(line, object_hook=_read)


def _keys(row: object) -> object:
    """What is no mapping is told by whoever reads the rows."""
    return {str(key): value for key, value in row.items()} if isinstance(row, Mapping) else row


def _told(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Iterable) and not isinstance(value, bytes):
        return list(value)
    for name in _READERS:  # a datetime is a date too: the first that fits
        if type(value).__name__ == name:
            return {_TAG: [name, str(value)]}
    plain = plain_value(value)
    return plain if plain is None or isinstance(plain, str | int | float) else str(value)


def _read(mapping: dict[str, Any]) -> Any:
    if mapping.keys() == {_TAG}:
        name, text = mapping[_TAG]
        return _READERS[name](text)
    return mapping
