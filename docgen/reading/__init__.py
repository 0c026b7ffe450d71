"""YAML and JSON to a tree of texts, each with its line and column.

Nothing is resolved: YAML itself would make ``0125`` 85, ``4.500`` 4.5, ``7:30`` 450 and ``no``
false. What a text means is for the schema to say.
"""

from docgen.reading.files import parse, read
from docgen.reading.source import Path, Plain, Source, Tree, format_path

__all__ = ["Path", "Plain", "Source", "Tree", "format_path", "parse", "read"]
