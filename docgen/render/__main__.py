"""Write the compiled form of templates beside them: ``python -m docgen.render TEMPLATE.docx …``."""

from __future__ import annotations

import sys
from pathlib import Path

from docgen.render.precompiled import dump_template

if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = Path(name)
        path.with_suffix(".json").write_bytes(dump_template(path.read_bytes()))
