"""Build the shipped template out of the standard: ``python -m docgen.templates.build``."""

from __future__ import annotations

from pathlib import Path

from docgen.package import write_package
from docgen.templates.body import document_part
from docgen.templates.parts import parts
from docgen.templates.styles import styles_part

__all__ = ["TARGET", "build", "main"]

TARGET = Path(__file__).with_name("van_ban_co_ten_loai.docx")
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def build() -> bytes:
    """The template of any document with a named type (Mẫu 1.4 Phụ lục III)."""
    content = parts() | {"word/styles.xml": styles_part(), "word/document.xml": document_part()}
    return write_package({name: (DECLARATION + xml).encode() for name, xml in content.items()})


def main() -> None:
    """Write the template beside this module."""
    TARGET.write_bytes(build())
    print(f"{TARGET.name}; now its compiled form: python -m docgen.render {TARGET}")


if __name__ == "__main__":
    main()
