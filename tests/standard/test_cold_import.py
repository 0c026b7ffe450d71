"""The command line starts fast only if the standard loads fast."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# What every command has loaded before: the standard's own cost is measured, not Python's.
MEASURE = """
import functools, typing, docgen.errors
from time import process_time
start = process_time()
import docgen.standard
docgen.standard.load()
print((process_time() - start) * 1000)
"""


def test_the_standard_loads_within_8_milliseconds(tmp_path: Path) -> None:
    # Bytecode of this very run, whatever the environment says about writing it.
    environment = {"PYTHONPYCACHEPREFIX": str(tmp_path), "PATH": ""}

    def cold() -> float:
        command = [sys.executable, "-c", MEASURE]
        return float(subprocess.check_output(command, env=environment, text=True))

    cold()
    assert min(cold() for _ in range(7)) < 8
