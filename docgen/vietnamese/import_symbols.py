"""Print ``symbols.py`` anew from the CLDR data that Babel carries.

Run it when CLDR changes: ``python -m docgen.vietnamese.import_symbols``. Nothing imports this
module at run time, so Babel stays out of the path of a document.
"""

from __future__ import annotations

import re
from pathlib import Path

NAMES = {"DECIMAL": "decimal", "GROUP": "group", "MINUS": "minusSign", "PERCENT": "percentSign"}


def symbols() -> dict[str, str]:
    """The symbols of ``vi`` by our names, straight from Babel."""
    from babel import Locale

    known = Locale("vi").number_symbols["latn"]
    return {ours: str(known[theirs]) for ours, theirs in NAMES.items()}


def rewritten(source: str) -> str:
    """``source`` (the text of symbols.py) with every value as Babel has it."""
    for name, value in symbols().items():
        source = re.sub(rf'(?m)^{name} = ".*"$', f'{name} = "{value}"', source)
    return source


if __name__ == "__main__":
    print(rewritten(Path(__file__).with_name("symbols.py").read_text("utf-8")), end="")
