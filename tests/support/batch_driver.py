"""A batch in a process of its own, for tests that kill it: options as JSON, an outcome a line."""

from __future__ import annotations

import json
import sys
from typing import Any

from docgen.batch import run
from docgen.errors import DocgenError
from tests.support.batches import SampleBlueprint, rows


def main(options: dict[str, Any]) -> int:
    """Run the batch that the options describe."""
    count, special = options.pop("count"), options.pop("special", {})
    blueprint: Any = SampleBlueprint(options.pop("folder", ""))
    run.read_rows = lambda source, _blueprint: iter(source)
    try:
        for outcome in run.batch(blueprint, rows(count, **special), **options):
            code = outcome.errors[0].code if outcome.errors else ""
            print(json.dumps([outcome.row, code, outcome.kept]), flush=True)
    except DocgenError as error:
        print(error, file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1])))
