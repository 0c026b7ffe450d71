"""What a run has done so far, on disk: a kill at any moment leaves it whole.

SQLite, because it gives at once what a batch needs and a text file does not: a record that is
there wholly or not at all, a lock against a second run, and look-ups in constant memory at any
number of rows. It lives only while a run is unfinished; what stays is the manifest.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

from docgen.batch.names import with_mark
from docgen.batch.outcome import Findings, Known, Made
from docgen.batch.rows.model import CellProblem
from docgen.errors import OutputError, Problem

__all__ = ["Entry", "Journal"]

_COLUMNS = (
    "name TEXT, row INTEGER, key TEXT, input TEXT, sha256 TEXT, size INTEGER, findings TEXT, "
    "seconds REAL, errors TEXT, lasting INTEGER, stamp TEXT, at INTEGER, crc INTEGER"
)
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS told (fact TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS made (position INTEGER PRIMARY KEY, {_COLUMNS});
CREATE TABLE IF NOT EXISTS before ({_COLUMNS}, PRIMARY KEY (name)) WITHOUT ROWID;
CREATE TEMP TABLE names (name TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_FIELDS = "name, row, key, input, sha256, size, findings, seconds, errors, lasting, stamp, at, crc"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row as it is remembered. ``stamp`` tells the engine, blueprint and template; ``input``
    the row's own values; ``at`` and ``crc`` where its member stands in an archive."""

    made: Made
    input: str
    stamp: str
    at: int = 0
    crc: int = 0

    @property
    def known(self) -> Known:
        """What tells whether the file is still the one that was made."""
        made = self.made
        return Known(made.sha256, made.size, made.findings, made.seconds)


class Journal:
    """The record of one run, in ``path``; opening it twice at a time is refused."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._base = self._open()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise self._unwritable(error) from None
            # A machine that lost power may leave a broken record: what files hold tells the same.
            path.unlink()
            self._base = self._open()

    def _open(self) -> sqlite3.Connection:
        base = sqlite3.connect(self._path, timeout=0.2, isolation_level=None)
        try:
            base.execute("PRAGMA locking_mode = EXCLUSIVE")
            base.execute("PRAGMA journal_mode = TRUNCATE")
            # The record must outlive a killed process, whose writes the system keeps; after a
            # loss of power each file is held against its SHA-256 anyway.
            base.execute("PRAGMA synchronous = OFF")
            base.execute("PRAGMA temp_store = FILE")
            base.execute("BEGIN EXCLUSIVE")
            for statement in filter(str.strip, _SCHEMA.split(";")):
                base.execute(statement)
            base.execute("COMMIT")
        except BaseException:
            base.close()
            raise
        return base

    def _unwritable(self, error: sqlite3.Error) -> OutputError:
        if "locked" in str(error):
            sentence = "Một lần chạy khác đang ghi vào đây: chờ nó xong hoặc dừng nó trước."
        else:
            sentence = (
                f"Không ghi được sổ theo dõi ({error}): kiểm tra chỗ trống trên đĩa, "
                "rồi chạy lại với --resume."
            )
        return OutputError(Problem("output/journal", sentence, source=str(self._path.parent)))

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that is recorded inside is recorded, or none of it."""
        try:
            self._base.execute("BEGIN")
            yield
            self._base.execute("COMMIT")
        except sqlite3.Error as error:
            self._roll_back()
            raise self._unwritable(error) from None
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        if self._base.in_transaction:
            self._base.execute("ROLLBACK")

    def begin(self) -> None:
        """A new run: what was made until now was made before."""
        with self.together():
            self._base.execute(
                f"INSERT OR REPLACE INTO before ({_FIELDS}) "
                f"SELECT {_FIELDS} FROM made WHERE name IS NOT NULL"
            )
            self._base.execute("DELETE FROM made")

    def forget(self) -> None:
        """Start anew: nothing was made before."""
        with self.together():
            self._base.execute("DELETE FROM made")
            self._base.execute("DELETE FROM before")

    def remember(self, entries: Iterable[Entry]) -> None:
        """What a finished run has told of its files, by its manifest."""
        marks = ", ".join("?" * 13)
        with self.together():
            self._base.executemany(
                f"INSERT OR IGNORE INTO before ({_FIELDS}) VALUES ({marks})",
                (_record(entry) for entry in entries if entry.made.name),
            )

    def tell(self, fact: str, value: str) -> None:
        """Keep a fact of the run."""
        with self.together():
            self._base.execute("INSERT OR REPLACE INTO told VALUES (?, ?)", (fact, value))

    def told(self, fact: str) -> str | None:
        """A fact that was kept."""
        found = self._base.execute("SELECT value FROM told WHERE fact = ?", (fact,)).fetchone()
        return found[0] if found else None

    def name(self, wanted: str, key: str, number: int) -> str:
        """``wanted``, or with the row's key where a row before it has that name: a key stays when
        rows are sorted. With its number, too, where even so two read alike."""
        name = wanted
        while not self._base.execute("INSERT OR IGNORE INTO names VALUES (?)", (name,)).rowcount:
            name = with_mark(name, key if name == wanted else str(number))
        return name

    def before(self, name: str) -> Entry | None:
        """What an earlier run recorded under that name."""
        found = self._base.execute(f"SELECT {_FIELDS} FROM before WHERE name = ?", (name,))
        record = found.fetchone()
        return _entry(record) if record else None

    def add(self, position: int, entry: Entry) -> None:
        """Record a row; inside ``together``."""
        marks = ", ".join("?" * 14)
        self._base.execute(
            f"INSERT OR REPLACE INTO made (position, {_FIELDS}) VALUES ({marks})",
            (position, *_record(entry)),
        )

    def entries(self) -> Iterator[Entry]:
        """All rows of this run, in their order."""
        for record in self._base.execute(f"SELECT {_FIELDS} FROM made ORDER BY position"):
            yield _entry(record)

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()


def _record(entry: Entry) -> tuple[object, ...]:
    made = entry.made
    findings = made.findings and json.dumps(astuple(made.findings))
    errors = json.dumps([astuple(problem) for problem in made.errors]) if made.errors else None
    return (
        made.name,
        made.row,
        made.key,
        entry.input,
        made.sha256,
        made.size,
        findings,
        made.seconds,
        errors,
        made.lasting,
        entry.stamp,
        entry.at,
        entry.crc,
    )


def _entry(record: tuple[object, ...]) -> Entry:
    name, row, key, given, sha256, size, findings, seconds, errors, lasting, stamp, at, crc = record
    counted = None
    if findings:
        wrong, warned, noted, rules = json.loads(str(findings))
        counted = Findings(wrong, warned, noted, tuple(rules))
    made = Made(
        row=_int(row),
        key=str(key),
        name=None if name is None else str(name),
        sha256=str(sha256),
        size=_int(size),
        findings=counted,
        seconds=float(str(seconds)),
        errors=tuple(_problem(said) for said in json.loads(str(errors or "[]"))),
        lasting=bool(lasting),
    )
    return Entry(made, str(given), str(stamp), _int(at), _int(crc))


def _problem(said: list[Any]) -> Problem:
    return Problem(*said) if len(said) == _PLAIN else CellProblem(*said)


_PLAIN = len(fields(Problem))


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0
