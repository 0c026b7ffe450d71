"""Sheets in and out: rows from any table, the empty sheet to hand out, the faults to send back.

- ``read_rows(source, blueprint)`` yields ``Row`` or ``RowProblems``; what is wrong with the source
  as a whole (columns missing or doubled) raises InputError before the first.
- ``check_rows(source, blueprint)`` lists every problem of a whole source, those of the file first.
- ``write_rows(blueprint, path, communes=…)`` writes the empty sheet.
- ``write_errors(problems, source, path)`` writes a copy with the faulty cells marked.
"""

from docgen.batch.rows.faults import write_errors
from docgen.batch.rows.handout import write_rows
from docgen.batch.rows.model import CellProblem, Place, Row, RowProblems
from docgen.batch.rows.reading import check_rows, read_rows

__all__ = ["CellProblem", "Place", "Row", "RowProblems", "check_rows", "read_rows"]
__all__ += ["write_errors", "write_rows"]
