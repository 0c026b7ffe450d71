"""What only docxtpl can render: pictures and subdocuments made for one of its own templates."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from docgen.package import open_package, write_package
from docgen.render.environment import environment
from docgen.render.finish import close_last_section

__all__ = ["render_by_docxtpl"]


def render_by_docxtpl(template: Any, context: Mapping[str, Any]) -> bytes:
    """Render by the ``DocxTemplate`` that the picture or subdocument was made with."""
    # docxtpl renders core properties by this environment too: they are text, not markup.
    template.render(dict(context), jinja_env=environment(trusted=True, direct=False))
    target = BytesIO()
    template.save(target)
    package = open_package(target.getvalue())
    main = package.main_part
    package.parts[main] = close_last_section(package.parts[main].decode()).encode()
    return write_package(package.parts)
