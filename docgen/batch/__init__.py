"""A plan for every row: blueprint, rows, workers, outputs, and a record that outlives a kill."""

from docgen.batch.blueprint import Blueprint
from docgen.batch.outcome import Findings, Outcome
from docgen.batch.run import batch

__all__ = ["Blueprint", "Findings", "Outcome", "batch"]
