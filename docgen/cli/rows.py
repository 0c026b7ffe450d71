"""``docgen rows``: the empty sheet to hand out."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path

from docgen.batch.blueprint import Blueprint
from docgen.batch.rows import write_rows
from docgen.cli.console import say_json, say_line
from docgen.errors import InputError, Problem

__all__ = ["rows"]


def rows(options: argparse.Namespace) -> int:
    """Write the sheet that the blueprint asks for; a sheet that may be filled in is kept."""
    target = Path(options.output)
    if target.suffix.lower() != ".xlsx":
        sentence = f"Tệp kết quả phải có đuôi .xlsx, không phải “{target.suffix}”: sửa lại -o."
        raise InputError(Problem("output/suffix", sentence, source=str(target)))
    if os.path.lexists(target) and not options.overwrite:
        sentence = "Tệp này đã có, có thể đã điền: chọn tên khác, hoặc thêm --overwrite để ghi đè."
        raise InputError(Problem("output/exists", sentence, source=str(target)))
    write_rows(Blueprint.load(options.blueprint), target, communes=options.communes)
    if options.json:
        say_json(json.dumps({"ok": True, "files": [str(target)]}, ensure_ascii=False, indent=2))
    elif not options.quiet:
        say_line(f"Đã làm xong: {target}")
    return 0
