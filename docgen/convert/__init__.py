"""A Word file printed: PDF and pictures of its pages, by LibreOffice without a window.

LibreOffice is loaded once as a library in a process of its own and kept: the first page costs a
second, each later document about a tenth of one. A file that crashes it or takes too long harms
itself alone.
"""

from __future__ import annotations

from docgen.convert.office import Office, Picture, Place, Printer, shared_office

__all__ = ["Office", "Picture", "Place", "Printer", "shared_office", "to_pdf", "to_png"]


def to_pdf(docx: bytes, *, title: str | None = None, timeout: float = 60) -> bytes:
    """The PDF of a .docx: fonts embedded, tagged for screen readers, with title and language.

    ``title``: what viewers show as the document's name; without it, what the .docx says.

    Raises InputError where LibreOffice or Times New Roman (or its metric twin Liberation Serif)
    is missing, where the file can't be printed, or where another font had to be taken.
    """
    return shared_office().to_pdf(docx, title=title, timeout=timeout)


def to_png(docx: bytes, *, dpi: int = 96, timeout: float = 60) -> list[bytes]:
    """A PNG of each page, in order."""
    office = shared_office()
    pdf = office.to_pdf(docx, timeout=timeout)
    return [picture.png for picture in office.pictures(pdf, dpi=dpi, timeout=timeout)]
