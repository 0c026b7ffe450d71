"""Write the compiled form of templates beside them: ``python -m docgen.render TEMPLATE.docx …``."""

from __future__ import annotations

import sys
from pathlib import Path

from docgen.render.precompiled import dump_template


def _main(names: list[str]) -> None:
    for name in names:
        path = Path(name)
        path.with_suffix(".json").write_bytes(dump_template(path.read_bytes()))


if __name__ == "__main__":
    _main(sys.argv[1:])
