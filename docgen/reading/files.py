"""The door: a path or bytes in, a Source out, or every problem at once."""

from __future__ import annotations

import os
from pathlib import Path as FilePath
from typing import Literal

from docgen.errors import InputError, Problem
from docgen.reading.decode import MAX_BYTES, decode
from docgen.reading.source import Source

__all__ = ["FORMATS", "parse", "read"]

FORMATS: dict[str, Literal["yaml", "json"]] = {".yaml": "yaml", ".yml": "yaml", ".json": "json"}


def parse(data: bytes | str, name: str, format: Literal["yaml", "json"] = "yaml") -> Source:
    """Read a text that is already at hand; ``name`` is what problems call it.

    >>> parse('{"so": 12.50}', "a.json", "json").tree
    {'so': Decimal('12.50')}
    """
    if format == "json":
        from docgen.reading.json_tree import build

        return build(decode(data, name, printable=False), name)
    from docgen.reading.yaml_tree import build as build_yaml

    return build_yaml(decode(data, name), name)


def read(path: str | os.PathLike[str]) -> Source:
    """Read a ``.yaml``, ``.yml`` or ``.json`` file; raise InputError with every problem."""
    file = FilePath(path)
    name = os.fspath(path)

    def refuse(code: str, message: str) -> InputError:
        return InputError(Problem(f"reading/{code}", message, source=name))

    try:
        if file.is_dir():
            raise refuse("folder", "Đây là một thư mục; hãy chỉ đúng tệp .yaml trong thư mục.")
        kind = FORMATS.get(file.suffix.lower())
        if kind is None:
            raise refuse(
                "suffix",
                f"Không đọc được loại tệp “{file.suffix or 'không có đuôi'}”; "
                "hãy dùng tệp .yaml, .yml hoặc .json.",
            )
        if not file.exists():
            raise refuse("missing", "Không tìm thấy tệp; hãy kiểm tra lại tên và thư mục.")
        if not file.is_file():
            raise refuse("not-a-file", "Đây không phải là một tệp thông thường.")
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as fault:
        raise refuse(
            "unreadable",
            f"Không mở được tệp ({fault.strerror or type(fault).__name__}); "
            "hãy kiểm tra quyền đọc và xem tệp có đang bị khóa không.",
        ) from fault
    except ValueError as fault:
        if isinstance(fault, InputError):
            raise
        raise refuse("missing", "Tên tệp không hợp lệ.") from fault
    return parse(data, name, kind)
